"""Where trees, hills, grass and reeds stand."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from game.ui.paint.classes import Ground
from game.ui.paint.hills import hill
from game.ui.paint.pen import Pen
from game.ui.paint.season import Season
from game.ui.paint.sheet import Sheet
from game.ui.paint.stamp import Box, Stamp, carve
from game.ui.paint.trees import birch, bushes, larch, pebbles, reed, spruce, tuft

_Draw = Callable[[Pen, Season], None]

_STAMPS: dict[str, tuple[_Draw, int, float, Box]] = {
    "spruce": (spruce, 14, 0.8, (-20, -40, 20, 6)),
    "larch": (larch, 12, 0.8, (-16, -42, 16, 6)),
    "old_larch": (larch, 3, 1.25, (-16, -42, 16, 6)),
    "birch": (birch, 10, 0.8, (-16, -34, 16, 6)),
    "bushes": (bushes, 10, 1.0, (-28, -18, 28, 16)),
    "tuft": (tuft, 24, 1.0, (-9, -8, 12, 3)),
    "reed": (reed, 16, 1.0, (-12, -13, 12, 4)),
    "pebbles": (pebbles, 10, 1.0, (-26, -14, 26, 14)),
}
"""Name: figure, number of variants, size in units, room round the foot."""

_HILL_BOX: Box = (-56, -64, 56, 14)


class Flora:
    """The stamps of one season and the planting of a sheet with them."""

    def __init__(self, sheet: Sheet) -> None:
        self._sheet = sheet
        self._stamps = {name: self._bank(seed, *plan) for seed, (name, plan) in enumerate(_STAMPS.items())}
        sizes = np.random.default_rng(3).uniform(1.0, 1.4, 16)
        self._stamps["hill"] = [
            self._stamp((99, number), hill, size, _HILL_BOX) for number, size in enumerate(sizes)
        ]

    def _bank(self, seed: int, draw: _Draw, count: int, size: float, box: Box) -> list[Stamp]:
        return [self._stamp((seed, number), draw, size, box) for number in range(count)]

    def _stamp(self, seed: tuple[int, int], draw: _Draw, size: float, box: Box) -> Stamp:
        """One figure, with a hand of its own so that it has the same shape at every size."""
        season, rng = self._sheet.season, np.random.default_rng(seed)
        return carve(lambda pen: draw(pen, season), box, size * self._sheet.frame.scale, rng)

    def plant(self, kind: str, x: float, y: float, pick: float | None = None) -> None:
        """Let one plant (or hill) of a kind stand at a spot; `pick`, 0 to 1, chooses the variant."""
        bank = self._stamps[kind]
        pick = self._sheet.rng.random() if pick is None else pick
        self._sheet.stand(x, y, bank[int(pick * len(bank))])

    def grove(self, x: float, y: float, count: int, leafy: float) -> None:
        """A handful of trees round a spot, `leafy` of them birches."""
        spots = np.array((x, y)) + self._sheet.rng.normal(0, 1, (count, 2)) * (13, 8)
        for at, chance in zip(spots, self._sheet.rng.random((count, 3)), strict=True):
            if self._sheet.ground(*at) != Ground.WATER and self._inside(*at):
                conifer = "larch" if chance[0] < 0.6 else "spruce"
                self.plant("birch" if chance[1] < leafy else conifer, at[0], at[1], chance[2])

    def scatter(self) -> None:
        """Cover the whole sheet. Every spot has its own chances: a name more moves no tree elsewhere."""
        self._scatter_plants(np.random.default_rng(41))
        self._scatter_hills(np.random.default_rng(43))

    def _scatter_plants(self, rng: np.random.Generator) -> None:
        """One try for a plant on each knot of a loose net."""
        left, top, right, bottom = self._sheet.design.neat
        across, down = 48 * 0.33, 27.7 * 0.47
        for row, y in enumerate(np.arange(top + 10, bottom, down)):
            knots = np.arange(left + (row % 2) * across / 2, right, across)
            jitter = rng.normal(0, 1, (len(knots), 2)) * (2.1, 1.8)
            chances = rng.random((len(knots), 3))
            for x, (aside, below), chance in zip(knots, jitter, chances.tolist(), strict=True):
                self._try(x + aside, y + below, chance)

    def _try(self, x: float, y: float, chance: list[float]) -> None:
        """Plant what grows at a spot; three chances: whether, what, which variant."""
        sheet = self._sheet
        ground = sheet.ground(x, y - 3)
        if ground in (Ground.WATER, Ground.HILL, Ground.FIELD) or not self._inside(x, y):
            return
        whether, what, variant = chance
        if ground == Ground.TAIGA:
            kind = self._tree(x, y, what) if whether > 0.09 else ""
        elif ground == Ground.MARSH:
            kind = "reed" if whether < 0.42 else ""
        elif ground == Ground.SAND:
            kind = "pebbles" if whether < 0.16 else ""
        else:
            kind = self._meadow(x, y, whether, what)
        if kind:
            self.plant(kind, x, y, variant)

    def _tree(self, x: float, y: float, chance: float) -> str:
        """Kind of tree of a wood: drifts of larch and birch among the spruces, loosely mixed."""
        sheet = self._sheet
        drift = 0.7 * sheet.noise.value("low", x / 2 + 9, y / 2 + 5) + 2.4 * (chance - 0.5)
        if sheet.fields.sample(sheet.fields.wet, x, y) > 0.12:
            return "birch" if drift < 0.6 else "larch"
        return "larch" if drift > 0.35 else "birch" if drift < -1.35 else "spruce"

    def _meadow(self, x: float, y: float, chance: float, what: float) -> str:
        """What stands on open land: trees that stray from the wood, bushes by the water, tufts."""
        sheet = self._sheet
        wood = sheet.fields.sample(sheet.fields.wood, x, y)
        clump = max(0.0, sheet.noise.value("mid2", x / 2, y / 2))
        if wood > 0.08 and chance < 0.75 * wood:
            return ("spruce", "spruce", "larch", "birch")[int(what * 4)]
        if chance < 0.06 and 8 < -sheet.shore(x, y) < 34:
            return ("birch", "reed", "bushes", "bushes")[int(what * 4)]
        if chance < 0.11 + 0.10 * clump:
            return "tuft"
        if 0.40 < chance < 0.4075:
            return "birch"
        return "bushes" if chance > 0.9965 and not sheet.winter else ""

    def _scatter_hills(self, rng: np.random.Generator) -> None:
        """Hills in loose rows, a tenth left out, each with trees at its foot."""
        left, top, right, bottom = self._sheet.design.neat
        for row, y in enumerate(np.arange(top + 34, bottom, 27.7 * 1.42)):
            for x in np.arange(left + 20 + (row % 2) * 44.6, right - 20, 48 * 1.85):
                at = x + rng.normal(0, 7.7), y + rng.normal(0, 5.5)
                whether, variant = rng.random(2)
                feet = rng.random((7, 4))
                if whether > 0.08 and self._hilly(*at) and left + 40 < at[0] < right - 40:
                    self.plant("hill", *at, variant)
                    self._trees_at_foot(*at, feet)

    def _hilly(self, x: float, y: float) -> bool:
        grounds = {self._sheet.ground(x, y - 8), self._sheet.ground(x, y - 24)}
        return grounds == {Ground.HILL} and self._inside(x, y)

    def _trees_at_foot(self, x: float, y: float, chances: NDArray[np.float64]) -> None:
        for right, down, what, variant in chances.tolist():
            spot = x + 96 * (right - 0.5), y + 1 + 16 * down
            if self._inside(*spot):
                self.plant("spruce" if what < 0.7 else "larch", *spot, variant)

    def _inside(self, x: float, y: float) -> bool:
        left, top, right, bottom = self._sheet.design.neat
        within = left + 4 < x < right - 4 and top + 16 < y < bottom - 3
        return within and self._sheet.occupied.free(x, y)
