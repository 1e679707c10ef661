"""A small siege for tests: sixteen by twelve hexes, a fort beside a river, a dozen units, twelve turns.

The rules are those of the game but for two distances, which would not fit on so small a map.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache

import numpy as np
from pydantic import TypeAdapter

from game.ai.random_orders import RandomOrders
from game.core.apply import apply
from game.core.dice import mix
from game.core.ground import Ground
from game.core.hexgrid import I32, Bool, Cell, Grid
from game.core.menu import KINDS, choice_of, fields_of
from game.core.orders import Order
from game.core.rules import Rules
from game.core.scenario import Climate, Dated, Messenger, Muster, Scenario, Span, Stores
from game.core.sight import view
from game.core.start import new_game
from game.core.state import Ending, State, View
from game.data import data_root
from game.files.digest import rules_digest, scenario_digest

WIDTH, HEIGHT = 16, 12
FORT = (8, 7)
"""Column and row of the middle of the fort: one hex of yard all round it, then the wall."""

_MUSTERS = (
    Muster("shikou", "banner_foot", 3, 6, 150),
    Muster("daimo", "banner_foot", 12, 4, 150),
    Muster("bows", "archers", 5, 2, 120),
    Muster("rattan", "shield", 7, 2, 100),
    Muster("spades", "labour", 3, 8, 200),
    Muster("guns", "battery_shenwei", 9, 2, 60, guns=4),
    Muster("boats", "flotilla", 0, 11, 80),
    Muster("sabsu", "qing_leader", 4, 1, 10),
    Muster("don", "cossacks", 8, 7, 120),
    Muster("posad", "servicemen", 8, 6, 120),
    Muster("ploughmen", "peasants", 7, 7, 60),
    Muster("cannon", "gun_crew", 9, 7, 40, guns=3),
    Muster("beiton", "russian_leader", 8, 7, 5),
)


@cache
def shipped_rules() -> Rules:
    """Return the rules of `maps/rules.toml`."""
    text = (data_root() / "maps" / "rules.toml").read_text("utf-8")
    return TypeAdapter(Rules).validate_python(tomllib.loads(text))


@cache
def small_scenario() -> Scenario:
    """Return the small siege; the same object every time, so that what is kept by scenario stays kept."""
    shipped = shipped_rules()
    digging = replace(shipped.digging, wall_distance=3)
    return scenario_with(
        replace(shipped, digging=digging, sight=replace(shipped.sight, day=4, high=1, fog=2, night=1))
    )


def scenario_with(rules: Rules) -> Scenario:
    """Return the small siege under other rules, with its digests."""
    bare = Scenario(
        id="small",
        rules=rules,
        ground=_ground(rules),
        musters=_MUSTERS,
        start="1686-07-18",
        schedule=(Span(4, 12), Span(4, 24), Span(4, 72)),
        stores={"qing": Stores(), "russia": Stores(grain=9_000, powder_g=200_000)},
        climate=Climate(((0, 150), (10, 0), (18, -200)), freeze_day=10, freeze_spread=2),
        messenger=Messenger(14, 40),
    )
    return replace(bare, digest=scenario_digest(bare), rules_digest=rules_digest(rules))


@cache
def staged_scenario() -> Scenario:
    """Return the small siege with all that can come before and in between: turn 0, arrivals, dated events."""
    bare = small_scenario()
    cells = np.arange(bare.ground.grid.n, dtype=np.int32)
    apart = bare.ground.wall_distance
    areas = {
        **bare.ground.areas,
        "deploy_qing": cells[(apart >= 3) & ~bare.ground.water],
        "deploy_russia": cells[bare.ground.fort],
    }
    late = (
        Muster("late", "banner_foot", 3, 2, 90, arrives=2),
        Muster("siege", "battery_hongyi", 12, 2, 50, 3, arrives=3),
    )
    dated = (Dated("letter", 0, 12), Dated("envoys", 2, effect="talks"), Dated("rumour", 3, 0, "relief_hint"))
    return replace(
        bare,
        ground=replace(bare.ground, areas=areas),
        musters=(*bare.musters, *late),
        dated=dated,
    )


def _ground(rules: Rules) -> Ground:
    grid = Grid(WIDTH, HEIGHT)
    middle = grid.cell(*FORT)
    apart = grid.distance(middle, np.arange(grid.n))
    terrain = np.full(grid.n, [*rules.terrain].index("meadow"), np.int32)
    terrain[: 2 * WIDTH] = [*rules.terrain].index("taiga")
    terrain[-2 * WIDTH :] = [*rules.terrain].index("river")
    terrain[[grid.cell(14, 4), grid.cell(14, 5)]] = [*rules.terrain].index("field")
    terrain[grid.cell(14, 7)] = [*rules.terrain].index("village")
    return Ground(rules, grid, terrain, _works(rules, grid, apart == 2), _areas(grid, apart))


def _works(rules: Rules, grid: Grid, wall: Bool) -> I32:
    """A rampart with a gate to the north."""
    kinds = ["", *rules.works]
    works = np.where(wall, kinds.index("rampart"), 0).astype(np.int32)
    works[grid.cell(FORT[0], FORT[1] - 2)] = kinds.index("gate")
    return works


def _areas(grid: Grid, apart: I32) -> dict[str, I32]:
    """The ring five hexes off, from the bank above over the north to the bank below."""
    land = grid.n - 2 * WIDTH
    ring = _walk(grid, (apart == 5) & (np.arange(grid.n) < land), grid.cell(4, 9))
    bank = np.arange(land - WIDTH, land)
    return {
        "inside": np.flatnonzero(apart <= 1).astype(np.int32),
        "ring": ring,
        "bank_above": bank[:5].astype(np.int32),
        "bank_below": bank[-4:].astype(np.int32),
    }


def _walk(grid: Grid, line: Bool, start: Cell) -> I32:
    """Return the cells of a line one hex wide, each beside the one before."""
    walked = [start]
    while ahead := [c for c in grid.around[walked[-1]] if line[c] and c not in walked]:
        walked.append(ahead[0])
    return np.array(walked, np.int32)


def new_small(seed: int = 1) -> State:
    """Return the first state of the small siege."""
    return new_game(small_scenario(), seed)


_PLAYER = RandomOrders()


def some_order(seen: View, thought: int) -> Order:
    """Return a legal order: wild but repeatable, and seldom one that decides the siege."""
    return _PLAYER.choose(seen, thought)


def wild_game(
    state: State, chooser: Callable[[View, int], Order] = some_order
) -> Iterator[tuple[State, Order]]:
    """Yield each state with the order given in it, from *state* until the siege ends."""
    step = 0
    while state.ending == Ending.NONE:
        order = chooser(view(state, state.phase), mix(state.seed * 1_000_003 + step))
        yield state, order
        state, _ = apply(state, order)
        step += 1


def every_order(unit: int, cell: int) -> tuple[Order, ...]:
    """Return one order of each kind, legal or not."""
    return tuple(_one(kind, unit, cell) for kind in KINDS)


def _one(kind: type[Order], unit: int, cell: int) -> Order:
    known = {"unit": unit, "onto": 0, "into": 1, "to": cell, "at": cell, "rounds": 20, "men": 20}
    known["work"] = small_scenario().ground.work_names.index("siege_wall")
    return kind(*(known[n] if n in known else next(iter(choice_of(kind, n))) for n in fields_of(kind)))
