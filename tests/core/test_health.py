"""Sickness and scurvy by the day, and what changes them."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.core.dice import Dice
from game.core.fixed import ONE16
from game.core.health import contagion_q30, exposure_pm, health_day
from game.core.orders import Manner, Scale, Strength
from game.core.state import NOWHERE, QING, RUSSIA, Cause, Tally, thaw
from game.core.strength import army, fighters, scurvy_q16
from game.core.tasks import Task
from tests.core.worlds import changed, everybody, new_1686, night, units_of
from tests.siege import new_small


def present(state):
    """The units that are on the map."""
    return np.flatnonzero(state.hex != NOWHERE).tolist()


@given(st.integers(0, 2**60), st.integers(0, 140), st.integers(0, 1000))
def test_nobody_comes_or_goes_unwritten(seed, day, cold):
    state = new_small()
    sick, immune = (dict.fromkeys(present(state), men) for men in (20, 10))
    draft = thaw(changed(state, sick=sick, immune=immune, stale=4000))
    before, lost = draft.men.copy(), draft.lost.copy()
    health_day(draft, Dice(seed, 1), night(day, cold))
    gone = draft.lost - lost
    assert before.sum() - draft.men.sum() == gone.sum()
    assert gone.sum() == gone[:, :, [Cause.SICK, Cause.SCURVY]].sum()
    assert gone[QING, :, Cause.SCURVY].sum() == 0
    assert min(draft.fit.min(), draft.sick.min(), draft.immune.min()) >= 0


def average_day(state, side, days=300, spell=None):
    """The mean change of fit, sick and immune of a side in a day, and of its dead of the infection."""
    moved = np.zeros(4)
    mine = state.side == side
    for seed in range(days):
        draft = thaw(state)
        health_day(draft, Dice(seed, 1), spell or night())
        moved[:3] += [(getattr(draft, n) - getattr(state, n))[mine].sum() for n in ("fit", "sick", "immune")]
        moved[3] += (draft.lost - state.lost)[side, :, Cause.SICK].sum()
    return moved / days


def test_an_infection_moves_by_its_formula():
    """New cases: R0 / 14 days x fit x sick / men, and the seed from water and lice."""
    state = everybody(new_1686(), RUSSIA, 500, 200, 100)
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
    state = everybody(new_1686(), RUSSIA, 800)
    fit, _, _, _ = average_day(state, RUSSIA, 200)
    assert -0.5 < fit < 0


def test_leaders_do_not_sicken():
    state = changed(new_small(), sick=0, stale=9000)
    leaders = np.flatnonzero(state.flag("leader"))
    draft = thaw(state)
    for day in range(30):
        health_day(draft, Dice(1, 1), night(day, 1000))
    assert (draft.men[leaders] == state.men[leaders]).all()


# What feeds an infection ----------------------------------------------------------------


def speed(state, side, cold=0):
    """How fast a side infects itself, against the state as it begins."""
    return contagion_q30(state, side, cold) / contagion_q30(new_1686(), side, 0)


def test_bad_water_cold_and_hunger_feed_it():
    state, rules = new_1686(), new_1686().rules
    assert speed(state, RUSSIA) == speed(state, QING) == 1
    assert speed(changed(state, tally={Tally.CUT_DAY: 0}), RUSSIA) == pytest.approx(1.3, abs=1e-6)
    assert speed(state, RUSSIA, cold=1000) == pytest.approx(1.3, abs=1e-6)
    halved = changed(state, tally={Tally.RATION_RUSSIA: Scale.HALF})
    assert speed(halved, RUSSIA) == pytest.approx(1 + rules.health.contagion_hunger_pm / 2000, abs=1e-6)
    assert speed(changed(state, tally={Tally.GRAIN: 0}), RUSSIA) == pytest.approx(1.5, abs=1e-6)


@pytest.mark.parametrize(("side", "tally"), [(QING, Tally.QUARTER_QING), (RUSSIA, Tally.QUARTER_RUSSIA)])
def test_whoever_spreads_out_stays_healthier(side, tally):
    spread = changed(new_1686(), tally={tally: Manner.SPREAD})
    assert speed(spread, side) == pytest.approx(0.65, abs=1e-6)
    assert speed(spread, 1 - side) == 1


def tended(men):
    """A fort with 100 sick, and so many orderlies."""
    state = everybody(new_1686(), RUSSIA, 500, 100, 0)
    orderlies = units_of(state, "peasants")[0]
    return changed(state, fit={orderlies: men}, task={orderlies: Task.TEND})


def test_orderlies_help_in_proportion_until_there_are_enough():
    none, some, enough, many = (contagion_q30(tended(men), RUSSIA, 0) for men in (0, 20, 50, 200))
    crowd = [(army(tended(men), RUSSIA) / 600) ** 0.3 for men in (0, 20, 50, 200)]
    assert some / none * crowd[0] / crowd[1] == pytest.approx(0.7, abs=0.003)
    assert enough / none * crowd[0] / crowd[2] == pytest.approx(0.5, abs=0.003)
    assert many / none * crowd[0] / crowd[3] == pytest.approx(0.5, abs=0.003)


def test_orderlies_save_two_thirds_of_those_who_would_die():
    state = everybody(new_1686(), RUSSIA, 0, 600, 0)
    orderlies = units_of(state, "peasants")[0]
    nursed = changed(state, fit={orderlies: 300}, task={orderlies: Task.TEND})
    bare, kept = (average_day(s, RUSSIA, 100)[3] for s in (state, nursed))
    assert kept / bare == pytest.approx(0.35, abs=0.04)


def test_the_underfed_die_sooner():
    state = everybody(new_1686(), RUSSIA, 0, 600, 0)
    halved = changed(state, tally={Tally.RATION_RUSSIA: Scale.HALF})
    fed, scant = (average_day(s, RUSSIA, 100)[3] for s in (state, halved))
    assert scant / fed == pytest.approx(1 + state.rules.health.fatality_hunger_pm / 2000, abs=0.06)


def test_a_truce_lets_the_sick_be_carried():
    state = everybody(new_1686(), RUSSIA, 0, 800, 0)
    truce = changed(state, tally={Tally.TRUCE_UNTIL: 3})
    deaths = [average_day(s, RUSSIA, 100, night(2))[3] for s in (state, truce)]
    assert deaths[1] / deaths[0] == pytest.approx(0.75, abs=0.04)
    assert average_day(truce, RUSSIA, 100, night(3))[3] == pytest.approx(deaths[0], rel=0.06)


def test_where_men_live():
    state = new_1686()
    grid, names = state.ground.grid, [*state.rules.terrain]
    foot, gang = units_of(state, "banner_foot")[0], units_of(state, "labour")[0]
    cossacks = units_of(state, "cossacks")[0]
    meadow = int(np.flatnonzero((state.ground.terrain == names.index("meadow")) & ~state.ground.fort)[0])
    marsh = int(np.flatnonzero(state.ground.terrain == names.index("marsh"))[0])
    within = int(np.flatnonzero(state.ground.inside)[0])
    assert grid.n > marsh
    places = changed(state, hex={foot: meadow, gang: marsh, cossacks: within})
    assert exposure_pm(places)[[foot, gang, cossacks]].tolist() == [1000, 1300, 1000]
    assert exposure_pm(changed(places, hex={cossacks: meadow}))[cossacks] == 850
    strong = changed(places, task={foot: Task.PICKET}, level={foot: Strength.STRONG})
    assert exposure_pm(strong)[foot] == state.rules.pickets.sick_pm


def test_a_marsh_makes_more_sick_than_a_meadow():
    state = everybody(new_1686(), QING, 2000, 400, 0)
    names, unit = [*state.rules.terrain], int(np.flatnonzero(state.fit == 2000)[0])
    marsh = int(np.flatnonzero(state.ground.terrain == names.index("marsh"))[0])
    fresh = [
        average_day(s, QING, 60)[1]
        for s in (changed(state, hex={unit: 0}), changed(state, hex={unit: marsh}))
    ]
    assert fresh[1] > fresh[0] + 10


# Scurvy ---------------------------------------------------------------------------------


def test_half_have_scurvy_on_day_52():
    state = changed(new_small(), stale={8: 5200, 9: 0, 10: 20_000})
    share = scurvy_q16(state) / ONE16
    assert share[8] == pytest.approx(0.5, abs=0.01)
    assert share[9] < 0.01
    assert share[10] > 0.99


def test_men_with_scurvy_fight_as_a_third():
    state = changed(new_small(), stale={8: 20_000}, fit={8: 100}, sick={8: 50}, immune={8: 20})
    assert fighters(state)[8] == pytest.approx(120 * 0.3, abs=1)
    assert fighters(changed(state, stale=0))[8] == pytest.approx(120, abs=1)


def test_scurvy_kills_by_its_rate_and_more_in_deep_cold():
    state = changed(everybody(new_1686(), RUSSIA, 0, 0, 800), stale=20_000)
    rules, deaths = state.rules.health, []
    for cold in (0, 1000):
        dead = 0
        for seed in range(150):
            draft = thaw(state)
            health_day(draft, Dice(seed, 1), night(0, cold))
            dead += int(draft.lost[RUSSIA, 0, Cause.SCURVY])
        deaths.append(dead / 150)
    assert deaths[0] == pytest.approx(800 * (1 - np.exp(-rules.scurvy_ppm / 1e6)), abs=1.6)
    assert deaths[1] == pytest.approx(1.5 * deaths[0], rel=0.07)
