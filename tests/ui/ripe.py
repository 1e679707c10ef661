"""A small siege in which every order can be given to somebody."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from game.core.scenario import Scenario
from game.core.start import new_game
from game.core.state import State, freeze, thaw
from game.core.tasks import Task
from tests.siege import small_scenario

WALL = (6, 7)
"""The wall hex to the left, as column and row."""
BEFORE = (5, 7)
FIELD, WOOD = (2, 4), (5, 1)


def unit_named(name: str) -> int:
    return [muster.name for muster in small_scenario().musters].index(name)


@cache
def ripe_scenario() -> Scenario:
    """The small siege with a field of standing crop."""
    bare = small_scenario()
    terrain = bare.ground.terrain.copy()
    terrain[bare.ground.grid.cell(*FIELD)] = [*bare.rules.terrain].index("field")
    return replace(bare, ground=replace(bare.ground, terrain=terrain))


@cache
def ripe(side: int, *, aboard: bool = False) -> State:
    """Return columns before the wall beside a sap, archers in the wood, and foot beside the boats.

    Args:
        side: to order.
        aboard: whether the commander is aboard, who can land then.
    """
    draft = thaw(replace(new_game(ripe_scenario(), 1), phase=side))
    for name, (col, row) in {"daimo": BEFORE, "shikou": BEFORE, "bows": WOOD, "rattan": FIELD}.items():
        draft.hex[unit_named(name)] = draft.ground.grid.cell(col, row)
    shaken, column = unit_named("daimo"), unit_named("shikou")
    draft.cohesion[shaken], draft.fit[shaken], draft.fit[column] = 700, 60, 60
    works = draft.ground.work_names
    draft.work[draft.ground.grid.cell(*BEFORE)] = works.index("sap")
    draft.work[draft.ground.grid.cell(WOOD[0], WOOD[1] + 1)] = works.index("trench")
    _to_the_bank(draft)
    if aboard:
        leader, boats = unit_named("sabsu"), unit_named("boats")
        draft.aboard[leader], draft.hex[leader] = boats, draft.hex[boats]
    return freeze(draft)


def _to_the_bank(draft: State) -> None:
    """Bring the boats to the bank, without orders, and the gang beside them."""
    ground, boats, spades = draft.ground, unit_named("boats"), unit_named("spades")
    away = ground.grid.distances[int(draft.hex[boats])].astype(int)
    shore = int((away + 1000 * ground.water).argmin())
    draft.hex[spades], draft.fit[spades] = shore, 100
    draft.hex[boats] = next(cell for cell in ground.grid.around[shore] if ground.water[cell])
    draft.task[boats] = Task.NONE
