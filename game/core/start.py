"""The first state of a game."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from game.core.blockade import gap
from game.core.hexgrid import I32, I64
from game.core.rules import SIDES
from game.core.scenario import Scenario
from game.core.state import NOWHERE, RUSSIA, WHOLE, Cause, State, Tally, freeze, kind_column


def new_game(scenario: Scenario, seed: int) -> State:
    """Return the first state: turn 1, the Qing to order.

    Args:
        scenario: parsed and checked.
        seed: any integer from 0 to 2**63 - 1; with the orders it is the whole game.
    """
    kinds = list(scenario.rules.units)
    musters = scenario.musters
    units, cells = len(musters), scenario.ground.grid.n
    kind = _column(kinds.index(m.kind) for m in musters)
    side = _column(SIDES.index(scenario.rules.units[m.kind].side) for m in musters)
    guns = _column(m.guns for m in musters)
    fit = _column(m.men for m in musters)
    sick = _first_sick(scenario, side, fit)
    zero, zeros = np.zeros(units, np.int32), np.zeros(cells, np.int32)
    state = State(
        scenario=scenario,
        turn=1,
        phase=0,
        kind=kind,
        side=side,
        hex=_column(scenario.ground.grid.cell(m.col, m.row) for m in musters),
        fit=fit - sick,
        sick=sick,
        immune=zero.copy(),
        guns=guns,
        rounds=guns * scenario.rules.bombard.stock_rounds * (side != RUSSIA),
        cohesion=zero + 1000,
        fatigue=zero.copy(),
        stale=zero.copy(),
        task=zero.copy(),
        aim=zero + NOWHERE,
        level=zero.copy(),
        moves=kind_column(scenario, "moves")[kind],
        acted=zero.copy(),
        rolled=zero.copy(),
        work=scenario.ground.works.copy(),
        integrity=np.where(scenario.ground.wall, WHOLE, 0).astype(np.int32),
        plan=zeros.copy(),
        done=zeros.copy(),
        lost=np.zeros((2, 2, len(Cause)), np.int64),
        mustered=_mustered(scenario, kind, side, fit),
        tally=_tally(scenario),
        seed=seed,
    )
    state.tally[Tally.FIRST_GAP] = gap(state)
    return freeze(state)


def _column(values: Iterable[int]) -> I32:
    return np.array([*values], np.int32)


def _first_sick(scenario: Scenario, side: I32, fit: I32) -> I32:
    sick = np.zeros_like(fit)
    for which, men in enumerate(scenario.rules.health.first_sick):
        mine = np.flatnonzero((side == which) & (fit > men))
        sick[mine[:1]] = men
    return sick


def _mustered(scenario: Scenario, kind: I32, side: I32, fit: I32) -> I64:
    soldier = kind_column(scenario, "soldier")[kind] == 1
    rows = [[fit[(side == s) & of].sum() for of in (soldier, ~soldier)] for s in (0, 1)]
    return np.array(rows, np.int64)


def _tally(scenario: Scenario) -> I64:
    tally = np.zeros(len(Tally), np.int64)
    for day in (Tally.END_DAY, Tally.CUT_DAY, Tally.CLOSED_DAY, Tally.FROZEN_DAY):
        tally[day] = -1
    tally[Tally.GRAIN] = scenario.stores["russia"].grain
    tally[Tally.POWDER_G] = scenario.stores["russia"].powder_g
    return tally
