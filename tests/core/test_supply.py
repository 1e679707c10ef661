"""Rations, hunger, cold, desertion."""

from __future__ import annotations

import numpy as np
import pytest

from game.core.dice import Dice
from game.core.events import GrainGone
from game.core.orders import End, Scale, Strength
from game.core.start import new_game
from game.core.state import NOWHERE, QING, RUSSIA, Cause, Ending, Tally, thaw
from game.core.strength import army
from game.core.supply import hunger_pm, rations_a_day, supply_day, terms_tempt, underfed_pm
from game.core.tasks import Task
from game.files.scenarios import load_scenario
from tests.core.worlds import changed, everybody, new_1686, night, played


def mean_lost(state, spell=None, days=200):
    """The mean loss of both sides in a day, (2, 2, causes)."""
    lost = np.zeros_like(state.lost, np.float64)
    for seed in range(days):
        draft = thaw(state)
        supply_day(draft, Dice(seed, 1), spell or night())
        lost += draft.lost
    return lost / days


def sheltered_1686():
    """The siege with camps for the winter, as in the record."""
    state = new_1686()
    camp = next(i for i, w in enumerate(state.rules.works.values(), start=1) if w.shelters)
    free = np.flatnonzero(state.work == 0)[:6].tolist()
    return changed(state, work=dict.fromkeys(free, camp))


def test_a_fed_army_knows_no_hunger():
    state = everybody(new_1686(), QING, 2000)
    assert hunger_pm(state) == 0
    draft = thaw(state)
    supply_day(draft, Dice(1, 1), night(cold_pm=1000))
    assert not draft.lost[:, :, [Cause.HUNGER, Cause.COLD]].any()


def test_who_is_not_fed_goes_hungry():
    state = new_1686()
    assert hunger_pm(state) == -(-(3000 - rations_a_day(state)) * 1000 // 3000)
    frozen = changed(state, tally={Tally.FROZEN_DAY: 100})
    assert hunger_pm(frozen) == 800
    assert hunger_pm(everybody(state, QING, 0)) == 0
    assert underfed_pm(state, QING) == hunger_pm(state)
    assert underfed_pm(state, RUSSIA) == 0
    assert underfed_pm(changed(state, tally={Tally.GRAIN: 0}), RUSSIA) == 1000


def test_a_store_feeds_whom_the_boats_do_not_until_it_is_eaten():
    missing = 3000 - rations_a_day(new_1686())
    draft = thaw(changed(new_1686(), tally={Tally.RATIONS: 2 * missing}))
    for day, left in ((0, missing), (1, 0)):
        assert hunger_pm(draft) == 0
        supply_day(draft, Dice(1, 1), night(day))
        assert 0 <= draft.tally[Tally.RATIONS] - left <= 30
        assert not draft.lost[QING, :, Cause.HUNGER].any()
    draft.tally[Tally.RATIONS] = 0
    assert hunger_pm(draft) > 0


def test_nobody_starves_in_the_twelve_days_of_1685():
    state = new_game(load_scenario("albazin_1685"), 1)
    while state.ending == Ending.NONE:
        state = played(state, End())
    assert state.tally[Tally.RATIONS] > 0
    assert not state.lost[:, :, Cause.HUNGER].any()


def test_hunger_takes_its_daily_part_and_the_cold_as_many_again():
    state, rules = sheltered_1686(), new_1686().rules.supply
    hungry = 3000 * rules.hunger_ppm / 1e6 * hunger_pm(state) / 1000
    mild, cold = mean_lost(state), mean_lost(state, night(cold_pm=1000))
    assert mild[QING, 0, Cause.HUNGER] == pytest.approx(hungry, rel=0.08)
    assert mild[QING, 0, Cause.COLD] == 0
    assert cold[QING, 0, Cause.HUNGER] == pytest.approx(hungry, rel=0.08)
    assert cold[QING, 0, Cause.COLD] == pytest.approx(hungry, rel=0.08)
    assert not cold[QING, 1, [Cause.HUNGER, Cause.COLD]].any(), "gangs and crews eat from their own boats"
    assert not cold[RUSSIA, :, [Cause.HUNGER, Cause.COLD]].any()


def test_the_cold_is_harder_without_a_camp_and_on_strong_pickets():
    housed, bare = sheltered_1686(), new_1686()
    foot = np.flatnonzero((bare.side == QING) & bare.flag("soldier") & (bare.hex != NOWHERE)).tolist()
    picketed = changed(
        housed, task=dict.fromkeys(foot, Task.PICKET), level=dict.fromkeys(foot, Strength.STRONG)
    )
    deaths = [mean_lost(s, night(cold_pm=1000))[QING, 0, Cause.COLD] for s in (housed, bare, picketed)]
    assert deaths[1] / deaths[0] == pytest.approx(1.5, rel=0.1)
    assert deaths[2] / deaths[0] == pytest.approx(bare.rules.pickets.cold_pm / 1000, rel=0.1)


# Desertion --------------------------------------------------------------------------------


def test_besiegers_of_both_kinds_go_home():
    state, rules = new_1686(), new_1686().rules.supply
    mean = mean_lost(state)
    assert mean[QING, 0, Cause.DESERTED] == pytest.approx(3000 * rules.desertion_ppm / 1e6, rel=0.06)
    gangs = int(state.mustered[QING, 1]) - int(state.men[state.flag("leader") & (state.side == QING)].sum())
    assert mean[QING, 1, Cause.DESERTED] == pytest.approx(gangs * rules.desertion_ppm / 1e6, rel=0.06)
    assert not mean[RUSSIA].any()


def test_some_of_the_garrison_go_while_they_think_of_terms():
    state, rules = new_1686(), new_1686().rules
    offered = changed(state, tally={Tally.LETTERS_DAY: 4})
    assert not terms_tempt(state, 4)
    assert terms_tempt(offered, 4)
    assert terms_tempt(offered, 3 + rules.will.terms_days)
    assert not terms_tempt(offered, 4 + rules.will.terms_days)
    gone = mean_lost(offered, night(4), days=400)[RUSSIA, 0, Cause.DESERTED]
    assert gone == pytest.approx(800 * rules.supply.terms_desertion_ppm / 1e6, rel=0.2)


def test_a_deserter_talks():
    state = changed(new_1686(), tally={Tally.LETTERS_DAY: 0})
    told = [Tally.EST_TOLD_QING, Tally.EST_TOLD_RUSSIA]
    for seed in range(20):
        draft = thaw(state)
        supply_day(draft, Dice(seed, 1), night())
        gone = (draft.lost - state.lost)[:, :, Cause.DESERTED].sum(axis=1)
        assert draft.tally[told].tolist() == (gone > 0).tolist()


# Stores and smaller rations ----------------------------------------------------------------


def test_the_garrison_eats_a_ration_a_man_and_starves_without():
    state = new_1686()
    draft = thaw(state)
    assert supply_day(draft, Dice(1, 1), night()) == ()
    assert state.tally[Tally.GRAIN] - draft.tally[Tally.GRAIN] == army(state, RUSSIA)
    last = thaw(changed(state, tally={Tally.GRAIN: 500}))
    assert supply_day(last, Dice(1, 1), night(4)) == (GrainGone(4),)
    assert last.tally[Tally.GRAIN] == 0
    starving = mean_lost(changed(state, tally={Tally.GRAIN: 0}))
    assert starving[RUSSIA, 0, Cause.HUNGER] == pytest.approx(800 * 0.0198, rel=0.08)


@pytest.mark.parametrize(
    ("scale", "eaten"), [(Scale.FULL, 800), (Scale.THREE_QUARTERS, 600), (Scale.HALF, 400)]
)
def test_a_smaller_ration_stretches_the_grain(scale, eaten):
    state = changed(new_1686(), tally={Tally.RATION_RUSSIA: scale})
    draft = thaw(state)
    supply_day(draft, Dice(1, 1), night())
    assert state.tally[Tally.GRAIN] - draft.tally[Tally.GRAIN] == eaten


def test_a_smaller_ration_sends_men_home():
    state, rules = new_1686(), new_1686().rules.supply
    scant = changed(state, tally={Tally.RATION_QING: Scale.HALF, Tally.RATION_RUSSIA: Scale.HALF})
    mean = mean_lost(scant)
    qing, russia = (mean[side, 0, Cause.DESERTED] for side in (QING, RUSSIA))
    assert qing == pytest.approx(
        3000 * (rules.desertion_ppm + rules.scant_desertion_ppm[QING] / 2) / 1e6, rel=0.06
    )
    assert russia == pytest.approx(800 * rules.scant_desertion_ppm[RUSSIA] / 2e6, rel=0.3)


def after_a_day(state):
    """The rations in store after a day."""
    draft = thaw(state)
    supply_day(draft, Dice(1, 1), night())
    return int(draft.tally[Tally.RATIONS])


def test_full_rations_store_nothing_and_smaller_ones_do():
    state = everybody(new_1686(), QING, 2000)
    assert after_a_day(state) == 0
    assert after_a_day(everybody(state, QING, 3000)) == 0
    halved = changed(state, tally={Tally.RATION_QING: Scale.HALF})
    assert after_a_day(halved) == 1000
    brought = rations_a_day(state)
    assert after_a_day(everybody(halved, QING, 3000)) == brought - 1500


def test_stores_are_eaten_when_the_convoys_fail():
    winter = changed(everybody(new_1686(), QING, 2000), tally={Tally.FROZEN_DAY: 0, Tally.RATIONS: 5000})
    assert hunger_pm(winter) == 0
    assert after_a_day(winter) == 5000 - 1400
    nearly_out = changed(winter, tally={Tally.RATIONS: 400})
    assert hunger_pm(nearly_out) == 500
    assert after_a_day(nearly_out) == 0
