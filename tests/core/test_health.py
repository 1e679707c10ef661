"""Sickness, scurvy, rations and desertion by the day."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.core.dice import Dice
from game.core.events import GrainGone
from game.core.fixed import ONE16
from game.core.health import health_day
from game.core.state import NOWHERE, QING, RUSSIA, Cause, Tally, thaw
from game.core.strength import army, fighters, scurvy_q16
from game.core.supply import hunger_pm, rations_a_day, supply_day
from tests.core.worlds import changed, new_1686, units_of
from tests.siege import new_small


def crowd(state, side, fit, sick, immune):
    """All soldiers of a side in one unit, the others of that side empty."""
    mine = np.flatnonzero((state.side == side) & state.flag("soldier")).tolist()
    nobody = dict.fromkeys(mine, 0)
    return changed(
        state,
        fit={**nobody, mine[0]: fit},
        sick={**nobody, mine[0]: sick},
        immune={**nobody, mine[0]: immune},
    )


@given(st.integers(0, 2**60), st.integers(0, 140), st.integers(0, 1000))
def test_nobody_comes_or_goes_unwritten(seed, day, cold):
    draft = thaw(changed(new_small(), sick=20, immune=10, stale=4000))
    before, lost = draft.men.copy(), draft.lost.copy()
    health_day(draft, Dice(seed, 1), day, cold)
    assert (before.sum() - draft.men.sum()) == (draft.lost - lost).sum()
    assert (draft.lost - lost).sum() == (draft.lost - lost)[:, :, Cause.SICK].sum()
    assert min(draft.fit.min(), draft.sick.min(), draft.immune.min()) >= 0


def average_day(state, side, days=300):
    """The mean change of fit, sick and immune of a side in a day, and of its dead."""
    moved = np.zeros(4)
    mine = state.side == side
    for seed in range(days):
        draft = thaw(state)
        health_day(draft, Dice(seed, 1), 0, 0)
        moved[:3] += [(getattr(draft, n) - getattr(state, n))[mine].sum() for n in ("fit", "sick", "immune")]
        moved[3] += (draft.lost - state.lost)[side].sum()
    return moved / days


def test_an_infection_moves_by_its_formula():
    """New cases: R0 / 14 days x fit x sick / men, and the seed from water and lice."""
    state = crowd(new_1686(), RUSSIA, 500, 200, 100)
    health, men = state.rules.health, 800
    rate = health.contagion_pm / 1000 / health.infectious_days * 200 / men + health.seed_pm / 1000 / men
    crowding = (army(state, RUSSIA) / int(state.mustered[RUSSIA, 0])) ** (health.crowd_pm / 1000)
    fresh = 500 * (1 - np.exp(-rate * crowding))
    out = 200 * (1 - np.exp(-1 / health.infectious_days))
    dead = out * health.fatality_pm / 1000
    waned = 100 * (1 - np.exp(-1 / health.immunity_days))
    fit, sick, immune, lost = average_day(state, RUSSIA)
    assert fit == pytest.approx(waned - fresh, abs=1.6)
    assert sick == pytest.approx(fresh - out, abs=1.8)
    assert immune == pytest.approx(out - dead - waned, abs=1.0)
    assert lost == pytest.approx(dead, abs=0.6)


def test_a_well_army_stays_almost_well():
    state = crowd(new_1686(), RUSSIA, 800, 0, 0)
    fit, _, _, _ = average_day(state, RUSSIA, 200)
    assert -0.5 < fit < 0


def test_without_the_river_the_fort_sickens_faster():
    state = crowd(new_1686(), RUSSIA, 500, 200, 100)
    cut = changed(state, tally={Tally.CUT_DAY: 0})
    assert average_day(cut, RUSSIA, 100)[1] > average_day(state, RUSSIA, 100)[1] + 5


def test_leaders_do_not_sicken():
    state = changed(new_small(), sick=0, stale=9000)
    leaders = np.flatnonzero(state.flag("leader"))
    draft = thaw(state)
    for day in range(30):
        health_day(draft, Dice(1, 1), day, 1000)
    assert (draft.men[leaders] == state.men[leaders]).all()


# Fresh food ---------------------------------------------------------------------------


def clock(state, days):
    draft = thaw(state)
    for day in range(days):
        health_day(draft, Dice(1, 1), day, 0)
    return int(draft.stale[draft.side == RUSSIA].max())


def test_the_scurvy_clock_runs_faster_the_closer_the_ring():
    state, health = new_1686(), new_1686().rules.health
    open_gates = clock(state, 10)
    cut = clock(changed(state, tally={Tally.CUT_DAY: 0}), 10)
    closed = clock(changed(state, tally={Tally.CUT_DAY: 0, Tally.CLOSED_DAY: 0}), 10)
    assert (open_gates, cut, closed) == (
        10 * (100 - (health.fresh_open_pm + health.fresh_open_relief_pm) // 10),
        10 * (100 - health.fresh_cut_pm // 10),
        1000,
    )
    assert not thaw(state).stale[state.side == QING].any()


def test_half_have_scurvy_on_day_51():
    state = changed(new_small(), stale={8: 5100, 9: 0, 10: 20_000})
    share = scurvy_q16(state) / ONE16
    assert share[8] == pytest.approx(0.5, abs=0.01)
    assert share[9] < 0.01
    assert share[10] > 0.99


def test_men_with_scurvy_fight_as_a_third():
    state = changed(new_small(), stale={8: 20_000}, fit={8: 100}, sick={8: 50}, immune={8: 20})
    assert fighters(state)[8] == pytest.approx(120 * 0.3, abs=1)
    assert fighters(changed(state, stale=0))[8] == pytest.approx(120, abs=1)


def test_scurvy_kills_by_its_rate_and_more_in_deep_cold():
    state = changed(crowd(new_1686(), RUSSIA, 0, 0, 800), stale=20_000)
    rules, deaths = state.rules.health, []
    for cold in (0, 1000):
        dead = 0
        for seed in range(150):
            draft = thaw(state)
            health_day(draft, Dice(seed, 1), 0, cold)
            dead += int(draft.lost[RUSSIA, 0, Cause.SICK])
        deaths.append(dead / 150)
    assert deaths[0] == pytest.approx(800 * (1 - np.exp(-rules.scurvy_ppm / 1e6)), abs=1.6)
    assert deaths[1] == pytest.approx(1.5 * deaths[0], rel=0.07)


# Rations ---------------------------------------------------------------------------------


def test_three_convoys_feed_most_until_the_river_freezes():
    state = new_1686()
    assert rations_a_day(state) == 3 * 735
    assert hunger_pm(state) == 1000 - 2205 * 1000 // 3000
    frozen = changed(state, tally={Tally.FROZEN_DAY: 100})
    assert rations_a_day(frozen) == 600
    assert hunger_pm(frozen) == 800
    boats = units_of(state, "flotilla")
    assert rations_a_day(changed(state, hex=dict.fromkeys(boats[1:], NOWHERE))) == 735


def test_a_fed_army_knows_no_hunger():
    state = crowd(new_1686(), QING, 2000, 0, 0)
    assert hunger_pm(state) == 0
    draft = thaw(state)
    supply_day(draft, Dice(1, 1), 0, 1000)
    assert not draft.lost[:, :, Cause.HUNGER].any()


def mean_lost(state, cold, days=200):
    lost = np.zeros_like(state.lost, np.float64)
    for seed in range(days):
        draft = thaw(state)
        supply_day(draft, Dice(seed, 1), 0, cold)
        lost += draft.lost
    return lost / days


def test_hunger_and_desertion_take_their_daily_part():
    state, rules = new_1686(), new_1686().rules.supply
    mild, cold = mean_lost(state, 0), mean_lost(state, 1000)
    hunger = 3000 * rules.hunger_ppm / 1e6 * hunger_pm(state) / 1000
    assert mild[QING, 0, Cause.HUNGER] == pytest.approx(hunger, rel=0.08)
    assert cold[QING, 0, Cause.HUNGER] == pytest.approx(2 * hunger, rel=0.06)
    assert mild[QING, 0, Cause.DESERTED] == pytest.approx(3000 * rules.desertion_ppm / 1e6, rel=0.06)
    gangs = int(state.mustered[QING, 1]) - int(state.men[state.flag("leader") & (state.side == QING)].sum())
    assert mild[QING, 1, Cause.DESERTED] == pytest.approx(gangs * rules.desertion_ppm / 1e6, rel=0.06)
    assert not mild[QING, 1, Cause.HUNGER], "gangs and crews eat from their own boats"
    assert not mild[RUSSIA].any()


def test_the_garrison_eats_a_ration_a_man_and_starves_without():
    state = new_1686()
    draft = thaw(state)
    assert supply_day(draft, Dice(1, 1), 0, 0) == ()
    assert state.tally[Tally.GRAIN] - draft.tally[Tally.GRAIN] == army(state, RUSSIA)
    last = thaw(changed(state, tally={Tally.GRAIN: 500}))
    assert supply_day(last, Dice(1, 1), 4, 0) == (GrainGone(4),)
    assert last.tally[Tally.GRAIN] == 0
    starving = mean_lost(changed(state, tally={Tally.GRAIN: 0}), 0)
    assert starving[RUSSIA, 0, Cause.HUNGER] == pytest.approx(800 * 0.0198, rel=0.08)
