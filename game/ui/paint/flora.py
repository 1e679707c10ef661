"""Where trees, hills, grass and reeds stand."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

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
        rng = np.random.default_rng(3)
        self._stamps = {name: self._bank(rng, *plan) for name, plan in _STAMPS.items()}
        sizes = rng.uniform(1.0, 1.4, 16)
        self._stamps["hill"] = [self._stamp(rng, hill, size, _HILL_BOX) for size in sizes]

    def _bank(self, rng: np.random.Generator, draw: _Draw, count: int, size: float, box: Box) -> list[Stamp]:
        return [self._stamp(rng, draw, size, box) for _ in range(count)]

    def _stamp(self, rng: np.random.Generator, draw: _Draw, size: float, box: Box) -> Stamp:
        season = self._sheet.season
        return carve(lambda pen: draw(pen, season), box, size * self._sheet.frame.scale, rng)

    def plant(self, kind: str, x: float, y: float) -> None:
        """Let one plant (or hill) of a kind stand at a spot."""
        bank = self._stamps[kind]
        self._sheet.stand(x, y, bank[self._sheet.rng.integers(len(bank))])

    def grove(self, x: float, y: float, count: int, leafy: float) -> None:
        """A handful of trees round a spot, `leafy` of them birches."""
        rng = self._sheet.rng
        for right, down in rng.normal(0, 1, (count, 2)) * (13, 8):
            at = x + right, y + down
            if self._sheet.ground(*at) != Ground.WATER and self._inside(*at):
                conifer = "larch" if rng.random() < 0.6 else "spruce"
                self.plant("birch" if rng.random() < leafy else conifer, *at)

    def scatter(self) -> None:
        """Cover the whole sheet."""
        self._scatter_plants()
        self._scatter_hills()

    def _scatter_plants(self) -> None:
        """One try for a plant on each knot of a loose net."""
        left, top, right, bottom = self._sheet.design.neat
        across, down = 48 * 0.33, 27.7 * 0.47
        for row, y in enumerate(np.arange(top + 10, bottom, down)):
            knots = np.arange(left + (row % 2) * across / 2, right, across)
            jitter = self._sheet.rng.normal(0, 1, (len(knots), 2)) * (2.1, 1.8)
            for x, (aside, below) in zip(knots, jitter, strict=True):
                self._try(x + aside, y + below)

    def _try(self, x: float, y: float) -> None:
        sheet = self._sheet
        ground = sheet.ground(x, y - 3)
        if ground in (Ground.WATER, Ground.HILL, Ground.FIELD) or not self._inside(x, y):
            return
        chance = sheet.rng.random()
        if ground == Ground.TAIGA:
            if chance > 0.09:
                self.plant(self._tree(x, y), x, y)
        elif ground == Ground.MARSH:
            if chance < 0.42:
                self.plant("reed", x, y)
        elif ground == Ground.SAND:
            if chance < 0.16:
                self.plant("pebbles", x, y)
        else:
            self._meadow(x, y, chance)

    def _tree(self, x: float, y: float) -> str:
        """Kind of tree of a wood: drifts of larch and birch among the spruces, loosely mixed."""
        sheet = self._sheet
        drift = 0.7 * sheet.noise.value("low", x / 2 + 9, y / 2 + 5) + sheet.rng.normal(0, 0.7)
        if sheet.fields.sample(sheet.fields.wet, x, y) > 0.12:
            return "birch" if drift < 0.6 else "larch"
        return "larch" if drift > 0.35 else "birch" if drift < -1.35 else "spruce"

    def _meadow(self, x: float, y: float, chance: float) -> None:
        sheet = self._sheet
        wood = sheet.fields.sample(sheet.fields.wood, x, y)
        clump = max(0.0, sheet.noise.value("mid2", x / 2, y / 2))
        if wood > 0.08 and chance < 0.75 * wood:
            self.plant(("spruce", "spruce", "larch", "birch")[sheet.rng.integers(4)], x, y)
        elif 8 < -sheet.shore(x, y) < 34 and chance < 0.06:
            self.plant(("birch", "reed", "bushes", "bushes")[sheet.rng.integers(4)], x, y)
        elif chance < 0.11 + 0.10 * clump:
            self.plant("tuft", x, y)
        elif chance < 0.1175:
            self.plant("birch", x, y)
        elif chance > 0.9965 and not sheet.winter:
            self.plant("bushes", x, y)

    def _scatter_hills(self) -> None:
        """Hills in loose rows, a tenth left out, each with trees at its foot."""
        sheet, rng = self._sheet, self._sheet.rng
        left, top, right, bottom = sheet.design.neat
        for row, y in enumerate(np.arange(top + 34, bottom, 27.7 * 1.42)):
            for x in np.arange(left + 20 + (row % 2) * 44.6, right - 20, 48 * 1.85):
                at = x + rng.normal(0, 7.7), y + rng.normal(0, 5.5)
                if rng.random() > 0.08 and self._hilly(*at) and left + 40 < at[0] < right - 40:
                    self.plant("hill", *at)
                    self._trees_at_foot(*at)

    def _hilly(self, x: float, y: float) -> bool:
        grounds = {self._sheet.ground(x, y - 8), self._sheet.ground(x, y - 24)}
        return grounds == {Ground.HILL} and self._inside(x, y)

    def _trees_at_foot(self, x: float, y: float) -> None:
        rng = self._sheet.rng
        for right, down in zip(rng.uniform(-48, 48, 7), rng.uniform(1, 17, 7), strict=True):
            if self._inside(x + right, y + down):
                self.plant("spruce" if rng.random() < 0.7 else "larch", x + right, y + down)

    def _inside(self, x: float, y: float) -> bool:
        left, top, right, bottom = self._sheet.design.neat
        within = left + 4 < x < right - 4 and top + 16 < y < bottom - 3
        return within and self._sheet.occupied.free(x, y)
