"""The first state of a game."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from game.core.blockade import gap
from game.core.dice import Dice
from game.core.ghosts import remembered
from game.core.ground import Ground
from game.core.hexgrid import I32, I64
from game.core.rules import SIDES
from game.core.scenario import DEPLOYMENT, Scenario
from game.core.state import (
    CELL_COLUMNS,
    NOWHERE,
    QING,
    RUSSIA,
    UNIT_COLUMNS,
    WHOLE,
    Cause,
    State,
    Tally,
    freeze,
    kind_column,
)
from game.core.tasks import Task
from game.core.weather import drawn

_NOT_YET = (
    Tally.END_DAY,
    Tally.CUT_DAY,
    Tally.CLOSED_DAY,
    Tally.FROZEN_DAY,
    Tally.WITHDRAWN_DAY,
    Tally.FIRST_SHOT,
    Tally.OFFER_DAY_QING,
    Tally.OFFER_DAY_RUSSIA,
    Tally.TRUCE_UNTIL,
    Tally.TALKS_DAY,
    Tally.SLIPPED_DAY,
    Tally.NEWS_UNTIL,
    Tally.RELIEF_DAY,
    Tally.EST_DAY_QING,
    Tally.EST_DAY_RUSSIA,
    Tally.LETTERS_DAY,
    Tally.BEGGED_DAY,
)


def new_game(scenario: Scenario, seed: int) -> State:
    """Return the first state: the garrison deploys, or where the map has no areas for it, turn 1.

    Args:
        scenario: parsed and checked.
        seed: any integer from 0 to 2**63 - 1; with the orders it is the whole game.
    """
    deploying = all(area in scenario.ground.areas for area in DEPLOYMENT)
    state = State(
        scenario=scenario,
        seed=seed,
        turn=0 if deploying else 1,
        phase=RUSSIA if deploying else QING,
        **_with_spares(scenario, _units(scenario)),
        **_cells(scenario.ground),
        lost=np.zeros((2, 2, len(Cause)), np.int64),
        mustered=np.zeros((2, 2), np.int64),
        arrived=np.zeros((2, 2), np.int64),
        tally=_tally(scenario),
    )
    state.mustered[:] = _mustered(state)
    state.tally[Tally.FIRST_GAP] = gap(state)
    state.tally[Tally.WEATHER] = drawn(scenario, Dice(seed, 0), turn=1)
    return remembered(freeze(state))


def _units(scenario: Scenario) -> dict[str, I32]:
    """Return the columns of the units; who comes later has no men and no place yet."""
    rules, grid, musters = scenario.rules, scenario.ground.grid, scenario.musters
    kinds = list(rules.units)
    columns = {name: np.zeros(len(musters), np.int32) for name in UNIT_COLUMNS}
    columns["kind"] += _column(kinds.index(m.kind) for m in musters)
    columns["side"] += _column(SIDES.index(rules.units[m.kind].side) for m in musters)
    columns["due"] += _column(m.arrives if m.arrives > 1 else 0 for m in musters)
    here = columns["due"] == 0
    columns["hex"] += np.where(here, _column(grid.cell(m.col, m.row) for m in musters), NOWHERE)
    columns["guns"] += _column(m.guns for m in musters) * here
    columns["rounds"] += columns["guns"] * _column(rules.stock(rules.units[m.kind]) for m in musters)
    columns["sick"] += _first_sick(scenario, columns["side"], _column(m.men for m in musters) * here)
    columns["fit"] += _column(m.men for m in musters) * here - columns["sick"]
    columns["moves"] += kind_column(scenario, "moves")[columns["kind"]]
    columns["cohesion"] += 1000
    columns["parent"] += np.arange(len(musters), dtype=np.int32)
    for name in ("aim", "aboard", "ghost"):
        columns[name] += NOWHERE
    columns["task"] += _first_tasks(scenario)
    return columns


def _with_spares(scenario: Scenario, columns: dict[str, I32]) -> dict[str, I32]:
    """Add each side's places for parties, after all units: like its first unit, but without men or a hex."""
    parties, nowhere = scenario.rules.parties, dict.fromkeys(("hex", "aim", "aboard", "ghost"), NOWHERE)
    for side in (QING, RUSSIA):
        mine = np.flatnonzero(columns["side"] == side).tolist()
        row = nowhere | {"side": side, "kind": columns["kind"][mine[0]], "parent": mine[0]} if mine else {}
        spare = max(0, min(parties.spare, parties.units - len(mine))) if mine else 0
        for name, column in columns.items():
            columns[name] = np.append(column, np.full(spare, row.get(name, 0), np.int32))
    return columns


def _first_tasks(scenario: Scenario) -> I32:
    """Return the tasks of the start: the last flotillas in the list fetch rations, the others guard."""
    tasks = np.zeros(len(scenario.musters), np.int32)
    flotillas = [i for i, m in enumerate(scenario.musters) if scenario.rules.units[m.kind].boat]
    tasks[flotillas] = Task.GUARD
    tasks[flotillas[-scenario.rules.supply.convoys :]] = Task.CONVOY
    return tasks


def _cells(ground: Ground) -> dict[str, I32]:
    """Return the columns of the map."""
    columns = {name: np.zeros(ground.grid.n, np.int32) for name in CELL_COLUMNS}
    columns["work"] += ground.works
    columns["integrity"] += np.where(ground.wall, WHOLE, 0)
    columns["larder"] += 1000
    return columns


def _column(values: Iterable[int]) -> I32:
    return np.array([*values], np.int32)


def _first_sick(scenario: Scenario, side: I32, fit: I32) -> I32:
    sick = np.zeros_like(fit)
    for which, men in enumerate(scenario.rules.health.first_sick):
        mine = np.flatnonzero((side == which) & (fit > men))
        sick[mine[:1]] = men
    return sick


def _mustered(state: State) -> list[list[int]]:
    soldier = state.flag("soldier")
    return [[int(state.men[(state.side == s) & of].sum()) for of in (soldier, ~soldier)] for s in (0, 1)]


def _tally(scenario: Scenario) -> I64:
    tally = np.zeros(len(Tally), np.int64)
    for day in _NOT_YET:
        tally[day] = -1
    tally[Tally.GRAIN] = scenario.stores["russia"].grain
    tally[Tally.RATIONS] = scenario.stores["qing"].grain
    tally[Tally.POWDER_G] = scenario.stores["russia"].powder_g
    return tally
