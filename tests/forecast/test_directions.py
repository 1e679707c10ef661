"""The model answers sensibly: a few hundred sieges under one thing changed, with the same dice."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from game.core.state import QING, RUSSIA, Cause, Ending
from game.forecast.forecast import Batch, play
from game.forecast.plans import Prepared, QingPlan, RussianPlan
from game.forecast.setting import setting_of
from game.forecast.sieges import GANGS, Sieges
from game.forecast.storms import engagement
from tests.forecast.model import FIRST, SAPS, SECOND, STARVED, STORMED, done, played, scenario, setting

COUNT = 300
IDLE = RussianPlan()
RING = QingPlan(works=((0, (("ring", 1000),)),))
SAPPING = QingPlan(works=(SAPS,))
DECEMBER, SOON = 137, 25


def at(day, measure, plan, rules=None, where=None):
    """Return what is measured at the end of a day, of each siege."""
    seen = list[np.ndarray]()

    def look(today, s):
        if today.number == day:
            seen.append(np.array(measure(s)))

    play(where or setting(), plan, Batch(COUNT, 8, rules=rules), look)
    return seen[0]


def rules_with(table, **numbers):
    rules = scenario(SECOND).rules
    return replace(rules, **{table: replace(getattr(rules, table), **numbers)})


def share(s, ending):
    return (s.ending == ending).mean()


def greater(more, less, errors=3):
    """By more than so many standard errors of the difference, siege by siege."""
    gain = more - less
    return gain.mean() > errors * gain.std() / len(gain) ** 0.5


# Walls, and what is before them -----------------------------------------------------------


def test_wood_falls_and_earth_holds():
    wood = play(setting(FIRST), done(FIRST), Batch(COUNT, 8))
    earth = play(replace(setting(FIRST), wooden=False), done(FIRST), Batch(COUNT, 8))
    assert share(wood, Ending.EVACUATED) > 0.9
    assert share(earth, Ending.EVACUATED) < 0.4
    assert greater(wood.gun_dead, 5 * earth.gun_dead)


def test_the_second_siege_is_mostly_held_by_a_remnant():
    s = play(setting(), done(), Batch(COUNT, 8))
    assert share(s, Ending.HELD) > 0.8
    assert np.median(s.men[RUSSIA]) < s.first[RUSSIA, 0] // 2


def test_more_guns_kill_more_and_open_the_wall():
    weak, strong = (QingPlan(rates=((0, rate),), face_day=0) for rate in (5, 20))
    few, many = (
        at(SOON, lambda s: (s.gun_dead, s.integrity), (plan, replace(IDLE, mend=0)))
        for plan in (weak, strong)
    )
    assert greater(many[0], few[0])
    assert greater(few[1], many[1])


def test_menders_mend():
    plan = QingPlan(rates=((0, 20),), face_day=0)
    torn, mended = (at(SOON, lambda s: s.integrity, (plan, replace(IDLE, mend=men))) for men in (0, 300))
    assert greater(mended, torn)


# Spades -----------------------------------------------------------------------------------


def test_more_besiegers_close_the_ring_earlier():
    here = scenario(SECOND)
    double = tuple(replace(m, men=2 * m.men) if m.kind == "labour" else m for m in here.musters)
    late = play(setting(), (RING, IDLE), Batch(COUNT, 8)).closed_day
    early = play(
        setting_of(replace(here, musters=double), setting().bridge), (RING, IDLE), Batch(COUNT, 8)
    ).closed_day
    assert greater(late, early + 1)


def test_strong_pickets_slow_digging():
    weak, strong = (at(5, lambda s: s.ring_mm, (replace(RING, picket=picket), IDLE)) for picket in (1, 2))
    assert greater(weak, 1.1 * strong)


def test_sallies_slow_saps():
    sapped = [
        at(SOON, lambda s: s.sap_mm + s.head_mm, (SAPPING, replace(IDLE, against=days))) for days in (0, 2)
    ]
    assert greater(*sapped)


def test_strong_pickets_keep_sallies_off():
    loose, tight = (
        played((replace(SAPPING, picket=picket), replace(IDLE, against=6)), COUNT).sallies_won
        for picket in (0, 2)
    )
    assert greater(loose, tight)


def test_guns_in_the_fort_slow_saps():
    here = scenario(SECOND)
    none = tuple(replace(m, guns=0) if here.rules.units[m.kind].side == "russia" else m for m in here.musters)
    silent = setting_of(replace(here, musters=none), setting().bridge)
    slow, quick = (at(5, lambda s: s.sap_mm, (SAPPING, IDLE), where=where) for where in (None, silent))
    assert greater(quick, slow)


# Storms -----------------------------------------------------------------------------------


def _taken(russia, how=None, qing=STORMED):
    """Whether the first storm of each siege got in; 0 where none went."""
    return played((replace(qing, prepared=how or qing.prepared), russia), COUNT).storm_taken


def test_a_retrenchment_lowers_the_chance_of_a_prepared_storm():
    digging = replace(IDLE, retrench_day=0, retrench_men=300)
    assert greater(_taken(IDLE), _taken(digging))


def test_ladders_and_more_columns_help_a_storm():
    qing = replace(STORMED, works=((0, (("sap", 500), ("mound", 1000))),))
    how = Prepared(10, 150, heads=1, columns=6)
    good = _taken(IDLE, how, qing)
    assert greater(good, _taken(IDLE, replace(how, ladders=False), qing))
    assert greater(good, _taken(IDLE, replace(how, columns=2), qing))


def test_a_feint_draws_off_defenders_and_a_reserve_keeps_some():
    s = Sieges(scenario(SECOND), scenario(SECOND).rules, 1)
    feint, plain, kept = (
        engagement(
            s, setting(), replace(IDLE, reserve=reserve), np.arange(1), Prepared(0, 0, feint=feint)
        ).defenders
        for feint, reserve in ((True, False), (False, False), (True, True))
    )
    assert feint < kept < plain


# Camps ------------------------------------------------------------------------------------


def test_without_scurvy_more_are_alive_in_december():
    none = rules_with("health", scurvy_ppm=0, fatality_scurvy_pm=0)
    some, all_of_them = (
        at(DECEMBER, lambda s: s.men[RUSSIA], (STARVED, IDLE), rules) for rules in (None, none)
    )
    assert greater(all_of_them, some + 50)


def test_orderlies_save_men():
    untended, tended = (
        played((STARVED, replace(IDLE, tend=men)), COUNT).lost[RUSSIA, Cause.SICK] for men in (0, 40)
    )
    assert greater(untended, tended)


def test_a_garrison_that_lives_spread_out_is_less_sick():
    close, spread = (
        played((STARVED, replace(IDLE, spread=wide)), COUNT).lost[RUSSIA, Cause.SICK]
        for wide in (False, True)
    )
    assert greater(close, spread)


def test_a_party_brings_greens_and_may_be_caught():
    fed, unfed = (
        at(
            60,
            lambda s: (s.stale, s.lost[RUSSIA, Cause.SALLY]),
            (QingPlan(), replace(IDLE, forage=n, forage_until=60)),
        )
        for n in (1, 0)
    )
    assert greater(unfed[0], fed[0])
    assert greater(fed[1], unfed[1])


def test_the_ring_cuts_off_greens():
    free, shut = (at(60, lambda s: s.stale, (plan, IDLE)) for plan in (QingPlan(), RING))
    assert greater(shut, free)


def test_winter_camps_and_weak_pickets_keep_besiegers_alive():
    """Under rules by which pickets make nobody sick: whom fever takes first does not freeze."""
    camps, even = QingPlan(works=((0, (("camp", 1000),)),)), rules_with("pickets", sick_pm=1000)
    cold, housed, awake = (
        played((plan, IDLE), COUNT, rules=even).lost[QING, Cause.HUNGER]
        for plan in (QingPlan(), camps, QingPlan(picket=2))
    )
    assert greater(cold, housed)
    assert greater(awake, cold)


def test_gangs_go_home():
    kept = rules_with("supply", desertion_ppm=0)
    gone, none = (
        played((RING, IDLE), COUNT, rules=rules).lost[GANGS, Cause.DESERTED] for rules in (None, kept)
    )
    assert greater(gone, none)
    assert not none.any()


# Minds ------------------------------------------------------------------------------------


def test_letters_bring_surrender_nearer():
    """Under rules by which men give up within weeks."""
    soft, guns = rules_with("will", surrender_milli=-4000), QingPlan(rates=((6, 35),))
    silent, asked = (
        played((replace(guns, letters=days), replace(IDLE, grants=True)), COUNT, rules=soft).end_day
        for days in ((), tuple(range(0, 60, 3)))
    )
    assert greater(silent, asked)


def test_a_council_that_is_heeded_goes_home_earlier():
    """Under rules by which so few are always left."""
    few = rules_with("will", lift_share_pm=2000)
    stays, goes = (played((QingPlan(lets_go=lets), IDLE), COUNT, rules=few) for lets in (False, True))
    assert share(goes, Ending.LIFTED) > 0.5
    assert greater(stays.end_day, goes.end_day)
    assert goes.end_day[goes.ending == Ending.LIFTED].min() > few.will.lift_from_day


def test_every_storm_costs_men():
    once, twice = (
        played((QingPlan(storms=storms), IDLE), COUNT).lost[QING, Cause.STORM]
        for storms in (((2, 5),), ((2, 5), (20, 5)))
    )
    assert greater(twice, once)
