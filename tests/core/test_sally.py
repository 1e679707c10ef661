"""Sallies: who may go, by which gate, what they may find, what they bring home."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from game.core.apply import apply, check
from game.core.dice import Dice
from game.core.events import Ambushed, Sallied, StayedIn
from game.core.fixed import ONE16
from game.core.hexgrid import Cell
from game.core.orders import End, Hold, Purpose, Sally, Strength, UnitId
from game.core.outing import party_for, steps_out
from game.core.refusals import Reason
from game.core.sally import fight_sallies, forget_day, outlook, venture
from game.core.sight import view
from game.core.state import NOWHERE, QING, RUSSIA, Cause, Tally, thaw
from game.core.tasks import Task
from game.core.weather import Weather
from tests.core.worlds import changed, played
from tests.siege import WIDTH, new_small

SHIKOU, BOWS, SPADES, GUNS, DON, POSAD, PLOUGHMEN, LEADER = 0, 2, 4, 5, 8, 9, 10, 12
GATE, GOAL = Cell(5 * WIDTH + 8), Cell(2 * WIDTH + 8)
FAR_OFF = Cell(8 * WIDTH)


def outing(purpose=Purpose.BURN, **values):
    """The garrison to order, a gang digging before the walls with nobody to guard it; the leader is away."""
    state = new_small()
    trench = state.ground.work_names.index("trench")
    line = {GOAL: trench, GOAL + 1: trench}
    away = dict.fromkeys((0, 1, 2, 3, 5, 7), FAR_OFF) | {LEADER: 0}
    state = changed(
        state,
        hex={**away, SPADES: GOAL},
        plan=line,
        done=dict.fromkeys(line, 30_000),
        fit={SPADES: 200},
        tally={Tally.WEATHER: Weather.CLEAR},
    )
    return replace(changed(state, **values), phase=RUSSIA), Sally(UnitId(DON), GOAL, purpose)


def guarded(strength=Strength.STRONG, men=150, **values):
    """The same with a picket beside the gang."""
    state, order = outing(**values)
    post = {"hex": {SHIKOU: GOAL + 1}, "fit": {SHIKOU: men}, "sick": {SHIKOU: 0}}
    return changed(state, **post, task={SHIKOU: Task.PICKET}, level={SHIKOU: strength}), order


def fought(state, *orders):
    """The state after a sally and what it reports."""
    after, events = fight_sallies(played(state, *orders))
    return after, next(event for event in events if isinstance(event, Sallied))


def outcomes(state, order, count=400):
    ready = played(state, order)
    return [(after, events[0]) for after, events in _fights(ready, count)]


def _fights(ready, count):
    return (fight_sallies(replace(ready, seed=seed)) for seed in range(count))


def people(state):
    """Men of either side, alive or written down as gone."""
    return [int(state.men[state.side == side].sum() + state.lost[side].sum()) for side in (QING, RUSSIA)]


def reason(state, order):
    refusal = check(state, order)
    return refusal.reason if refusal else None


# Who may go ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("values", "why"),
    [
        ({}, None),
        ({"acted": {DON: 1}}, Reason.ALREADY_ACTED),
        ({"cohesion": {DON: 300}}, Reason.TOO_BROKEN),
        ({"hex": {DON: 12}}, Reason.NOT_INSIDE),
        ({"fit": {DON: 19}, "sick": {DON: 9}}, Reason.TOO_FEW_MEN),
        ({"plan": 0, "done": 0}, Reason.NOTHING_TO_BURN),
    ],
)
def test_who_may_go(values, why):
    assert reason(*outing(**values)) == why


def test_leaders_and_besiegers_do_not_sally():
    state, order = outing()
    assert reason(state, replace(order, unit=UnitId(LEADER))) == Reason.CANNOT_SALLY
    assert reason(state, replace(order, unit=UnitId(SHIKOU))) == Reason.NOT_YOURS


@pytest.mark.parametrize("purpose", [Purpose.KILL, Purpose.SEIZE, Purpose.SPIKE])
def test_there_must_be_somebody_to_go_for(purpose):
    target = GUNS if purpose == Purpose.SPIKE else SPADES
    state, order = outing(purpose, hex={target: GOAL})
    assert reason(state, order) is None
    assert reason(changed(state, hex={target: FAR_OFF}), order) == Reason.NOTHING_TO_HIT
    inside = replace(order, at=Cell(7 * WIDTH + 8))
    assert reason(state, inside) == Reason.NOTHING_TO_HIT


def test_the_way_leads_through_the_gate_and_is_counted_along_it():
    state, _ = outing()
    behind = Cell(11 * WIDTH + 8)
    steps = steps_out(view(state, RUSSIA))[0]
    assert steps[GOAL] == 3
    assert steps[Cell(9 * WIDTH + 13)] > state.ground.grid.distances[GATE, 9 * WIDTH + 13]
    far = changed(state, hex={SPADES: 9 * WIDTH + 11})
    near = replace(far, scenario=shorter(far.scenario, int(steps[9 * WIDTH + 11]) - 1))
    target = Sally(UnitId(DON), Cell(9 * WIDTH + 11), Purpose.KILL)
    assert reason(far, target) is None
    assert reason(near, target) == Reason.OUT_OF_RANGE
    assert steps[behind] > 12, "nobody wades the river"


def shorter(scenario, reach):
    rules = replace(scenario.rules, sally=replace(scenario.rules.sally, reach=reach))
    return replace(scenario, rules=rules)


def test_besiegers_before_the_gate_bar_the_way():
    state, order = outing()
    before = [cell for cell in state.ground.grid.around[GATE] if not state.ground.fort[cell]]
    foes = dict(zip((0, 1), before, strict=True))
    assert reason(changed(state, hex=foes), order) == Reason.NO_WAY_OUT
    assert reason(changed(state, hex={0: before[0]}), order) is None


def test_one_party_a_gate():
    state, order = outing(Purpose.KILL, hex={GUNS: GOAL + 4})
    other = Sally(UnitId(POSAD), Cell(GOAL + 4), Purpose.KILL)
    assert reason(state, other) is None
    ready = played(state, order)
    assert reason(ready, other) == Reason.GATE_USED
    assert reason(ready, replace(other, at=GOAL)) is None, "but more may join"
    assert reason(ready, replace(order, at=other.at)) is None, "and the party may think again"
    second = state.ground.works.copy()
    second[7 * WIDTH + 10] = state.ground.work_names.index("gate")
    ground = replace(state.ground, works=second)
    two = replace(ready, scenario=replace(state.scenario, ground=ground))
    assert reason(two, other) is None


def test_a_party_goes_round_the_fort_not_through_it():
    state, _ = outing()
    west, east = (7 * WIDTH + col for col in (6, 10))
    second = state.ground.works.copy()
    second[[west, east]] = state.ground.work_names.index("gate")
    scenario = replace(state.scenario, ground=replace(state.ground, works=second))
    steps = steps_out(view(replace(state, scenario=scenario), RUSSIA))
    gates = np.flatnonzero(scenario.ground.gate).tolist()
    assert steps[gates.index(west), east + 1] > 5


# The party -----------------------------------------------------------------------------------


def test_all_who_name_the_hex_go_for_the_purpose_named_last():
    state, order = outing()
    ready = played(state, order, Sally(UnitId(POSAD), GOAL, Purpose.KILL))
    assert (ready.task[[DON, POSAD]] == Task.SALLY).all()
    assert not ready.moves[[DON, POSAD]].any()
    goers = party_for(ready, GOAL)
    assert goers.units == (DON, POSAD)
    assert goers.purpose == Purpose.KILL


def test_at_most_three_units_and_a_hundred_and_fifty_men_go():
    state, order = outing(fit={DON: 40, POSAD: 50, PLOUGHMEN: 55, 11: 60}, sick={DON: 0})
    three = played(state, order, *(replace(order, unit=UnitId(unit)) for unit in (POSAD, PLOUGHMEN)))
    assert party_for(three, GOAL).men == (40, 50, 55)
    fourth = changed(three, kind={11: int(three.kind[DON])})
    assert reason(fourth, replace(order, unit=UnitId(11))) == Reason.PARTY_FULL
    strong = changed(state, fit={DON: 120, POSAD: 120})
    assert party_for(played(strong, order, replace(order, unit=UnitId(POSAD))), GOAL).men == (75, 75)
    full = played(changed(state, fit={DON: 150}), order)
    assert reason(full, replace(order, unit=UnitId(POSAD))) == Reason.PARTY_FULL


def test_too_few_stay_in():
    state, order = outing(fit={DON: 59}, sick={DON: 0})
    after, (stayed,) = fight_sallies(played(state, order))
    assert stayed == StayedIn(DON, GOAL, 59)
    assert after.task[DON] == Task.NONE
    assert after.acted[DON] == 0
    assert after.tally[Tally.SALLIES] == 0


def test_whoever_finds_the_gate_barred_stays_in():
    state, order = outing()
    ready = played(state, order)
    before = [cell for cell in state.ground.grid.around[GATE] if not state.ground.fort[cell]]
    barred = changed(ready, hex=dict(zip((0, 1), before, strict=True)))
    assert isinstance(fight_sallies(barred)[1][0], StayedIn)


def test_the_order_may_be_taken_back_and_ends_with_the_sally():
    state, order = outing()
    assert fight_sallies(played(state, order, Hold(order.unit)))[1] == ()
    after, _ = fought(state, order)
    assert after.task[DON] == Task.NONE
    assert after.acted[DON] == 1
    assert reason(after, order) == Reason.ALREADY_ACTED


# What it may bring ---------------------------------------------------------------------------


def test_pickets_make_it_harder():
    bare, weak, strong = (
        venture(*made) for made in (outing(), guarded(Strength.WEAK), guarded(Strength.STRONG))
    )
    assert (bare.guard_pm, weak.guard_pm, strong.guard_pm) == (0, 500, 1000)
    assert bare.success_pm == pytest.approx(709 * 1.2, abs=2)
    assert weak.success_pm == pytest.approx(709, abs=2), "history kept weak pickets"
    assert strong.success_pm == pytest.approx(709 * 0.8, abs=2)
    assert bare.kills > weak.kills > strong.kills


def test_a_preview_knows_no_picket():
    seen = [venture(view(state, RUSSIA), order) for state, order in map(guarded, Strength)]
    assert seen[0] == seen[1]
    assert seen[0].guard_pm == 500


def test_pickets_cut_the_damage_of_sallies():
    """In expectation: fewer dead, less undone, more of the garrison lost."""
    harm = {}
    for name, made in (("none", outing()), ("strong", guarded())):
        state, order = made
        often = changed(state, tally={Tally.HABIT: 3 * ONE16})
        after = outcomes(often, order, 300)
        undone = np.mean([int(state.done.sum()) - int(world.done.sum()) for world, _ in after])
        harm[name] = [undone, *np.mean([[r.qing_dead, -r.russian_dead] for _, r in after], axis=0)]
    for none, strong in zip(harm["none"], harm["strong"], strict=True):
        assert none > strong + abs(strong) * 0.2


def test_the_ring_makes_it_harder():
    state, order = outing()
    ring = state.ground.areas["ring"].tolist()
    closed = changed(state, work=dict.fromkeys(ring, state.ground.work_names.index("siege_wall")))
    assert venture(closed, order).success_pm == pytest.approx(venture(state, order).success_pm * 0.4, abs=2)


@pytest.mark.parametrize(
    ("values", "name"),
    [
        ({"hex": {LEADER: 7 * WIDTH + 8}}, "leader"),
        ({"tally": {Tally.WEATHER: Weather.FOG}}, "night and fog"),
    ],
)
def test_what_helps(values, name):
    state, order = guarded()
    helped = venture(changed(state, **values), order)
    assert helped.success_pm == pytest.approx(venture(state, order).success_pm * 1.1, abs=2)
    assert dict(helped.summands)[name] > 0
    assert dict(venture(state, order).summands)[name] == 0


def test_no_sally_is_certain():
    state, order = outing(hex={LEADER: 7 * WIDTH + 8, SPADES: GOAL}, tally={Tally.WEATHER: Weather.FOG})
    assert venture(state, order).success_pm == state.rules.sally.success_most_pm


def test_the_summands_add_up():
    state, order = guarded(tally={Tally.HABIT: 3 * ONE16}, hex={LEADER: 7 * WIDTH + 8})
    plan = venture(state, order)
    whole = plan.success_pm * (1000 - plan.ambush_pm) // 1000
    assert sum(change for _, change in plan.summands) == pytest.approx(whole, abs=1)


def test_habit_breeds_ambushes_and_fades():
    state, order = guarded()
    often = changed(state, tally={Tally.HABIT: 4 * ONE16})
    assert venture(state, order).ambush_pm == 0
    assert venture(often, order).ambush_pm == pytest.approx(1000 * (1 - np.exp(-0.0873 * 4 * 2)), abs=3)
    weak, order = guarded(Strength.WEAK, tally={Tally.HABIT: 4 * ONE16})
    assert venture(weak, order).ambush_pm == pytest.approx(1000 * (1 - np.exp(-0.0873 * 4)), abs=3)
    draft = thaw(often)
    forget_day(draft)
    assert draft.tally[Tally.HABIT] == 4 * ONE16 * 95 // 100
    assert fought(state, order)[0].tally[Tally.HABIT] == ONE16


def test_the_event_is_the_preview():
    """The same formula: deciles of the preview are deciles of what happens."""
    state, order = guarded(Strength.WEAK, tally={Tally.HABIT: 2 * ONE16})
    plan = outlook(state, order, Dice(99, 0), 4000)
    reports = [report for _, report in outcomes(state, order, 2000)]
    for ended, pm in (("ambushed", plan.ambush_pm), ("succeeded", plan.success_pm)):
        assert np.mean([getattr(r, ended) for r in reports]) == pytest.approx(pm / 1000, abs=0.04)
    for name, foreseen in (("russian_dead", plan.russian_dead), ("qing_dead", plan.qing_dead)):
        dead = np.sort([getattr(r, name) for r in reports])
        for place, value in zip((100, 1000, 1900), foreseen, strict=True):
            assert np.abs(dead[place - 40 : place + 40] - value).min() <= 1, (name, place)


def test_it_kills_and_costs_what_was_said():
    state, order = outing()
    plan = venture(state, order)
    reports = [report for _, report in outcomes(state, order, 800)]
    won = [r for r in reports if r.succeeded]
    lost = [r for r in reports if not r.succeeded]
    assert np.mean([r.qing_dead for r in won]) == pytest.approx(plan.men * plan.kill_pm / 1000, rel=0.1)
    assert np.mean([r.russian_dead for r in won]) == pytest.approx(plan.men * 0.015, rel=0.2)
    assert np.mean([r.russian_dead for r in lost]) == pytest.approx(plan.men * 0.05, rel=0.2)


def test_an_ambush_is_bloody_and_harms_nobody_else():
    state, order = guarded(tally={Tally.HABIT: 90 * ONE16})
    reports = [report for _, report in outcomes(state, order, 150)]
    caught = [r for r in reports if r.ambushed]
    assert len(caught) > 135
    assert not any(r.qing_dead or r.burnt or r.succeeded for r in caught)
    assert np.mean([r.russian_dead for r in caught]) == pytest.approx(120 * 0.25, rel=0.1)


def test_men_in_ambush_beside_the_way_strike_first():
    state, order = outing()
    wood = Cell(3 * WIDTH + 8)
    ready = played(state, order)
    hidden = changed(
        ready,
        hex={BOWS: wood - 2},
        fit={BOWS: 120},
        task={BOWS: Task.AMBUSH},
        hidden={BOWS: 1},
    )
    assert venture(view(replace(hidden, phase=RUSSIA), RUSSIA), order) == venture(view(ready, RUSSIA), order)
    after, events = fight_sallies(hidden)
    blow, report = events[0], events[1]
    assert isinstance(blow, Ambushed)
    assert (blow.unit, blow.victim) == (BOWS, DON)
    assert report.ambushed
    assert not report.succeeded
    assert report.russian_dead >= blow.dead
    assert after.hidden[BOWS] == 0
    assert people(after) == people(hidden)
    clear = changed(hidden, hex={BOWS: FAR_OFF})
    assert not any(isinstance(event, Ambushed) for event in fight_sallies(clear)[1])


# What is done --------------------------------------------------------------------------------


def won_and_lost(state, order, count=60):
    seen = outcomes(state, order, count)
    return next(a for a, r in seen if r.succeeded), next(a for a, r in seen if not r.succeeded)


def test_an_unguarded_stretch_burns_whole():
    state, order = outing()
    won, lost = won_and_lost(state, order)
    assert not won.plan[[GOAL, GOAL + 1]].any()
    assert not won.done.any()
    assert (lost.done == state.done).all()


def test_of_a_guarded_work_some_metres_burn():
    state, order = guarded()
    won, _ = won_and_lost(state, order, 120)
    assert int(state.done.sum() - won.done.sum()) == state.rules.sally.burn_mm


def test_five_hexes_at_most_and_none_beside_a_picket():
    state, order = outing()
    trench = state.ground.work_names.index("trench")
    line = range(GOAL - 3, GOAL + 7)
    long = changed(
        state,
        plan=dict.fromkeys(line, trench),
        done=dict.fromkeys(line, 30_000),
    )
    won, _ = won_and_lost(long, order)
    assert (long.plan > 0).sum() - (won.plan > 0).sum() == 5
    kept = changed(long, hex={BOWS: GOAL + 3}, task={BOWS: Task.PICKET}, level={BOWS: Strength.WEAK})
    won, _ = won_and_lost(kept, order)
    assert won.done[GOAL + 2] == 30_000
    assert won.done[GOAL + 1] == 0


def test_a_sap_loses_eighty_metres_even_if_guarded():
    state, order = guarded(Strength.WEAK)
    sap = state.ground.work_names.index("sap")
    dug = changed(state, plan=0, done=0, work=dict.fromkeys(range(GOAL, GOAL + 3), sap))
    won, _ = won_and_lost(dug, order)
    assert (won.work == sap).sum() == 1
    assert not won.done.any(), "two whole hexes of it"


@pytest.mark.parametrize(
    ("purpose", "per_man"), [(Purpose.KILL, 1.5), (Purpose.BURN, 1), (Purpose.SEIZE, 0.5)]
)
def test_killing_takes_those_who_go_for_it(purpose, per_man):
    state, order = guarded(Strength.WEAK, purpose=purpose)
    base = state.rules.sally.kill_pm * per_man
    assert venture(state, order).kill_pm == pytest.approx(base, abs=2)
    won, _ = won_and_lost(state, order)
    assert (won.done == state.done).all() == (purpose != Purpose.BURN)


def test_guns_are_spiked_by_those_who_go_for_them():
    state, order = outing(Purpose.SPIKE, hex={GUNS: GOAL + 1}, guns={GUNS: 5})
    won, lost = won_and_lost(state, order)
    assert won.guns[GUNS] == 5 - 120 * 1500 // 1000 // state.rules.sally.spike_men
    assert lost.guns[GUNS] == 5
    strong, order = guarded(purpose=Purpose.SPIKE, hex={GUNS: GOAL + 1}, guns={GUNS: 5})
    won, _ = won_and_lost(strong, order)
    assert won.guns[GUNS] == 4
    few = changed(state, guns={GUNS: 1}, task={GUNS: Task.BOMBARD}, aim={GUNS: GATE})
    won, _ = won_and_lost(few, order)
    assert won.guns[GUNS] == 0
    assert won.task[GUNS] == Task.NONE


@pytest.mark.parametrize(("purpose", "pm"), [(Purpose.KILL, 350), (Purpose.SEIZE, 700)])
def test_prisoners_are_brought_in_and_talk(purpose, pm):
    state, order = outing(purpose)
    won = [(after, r) for after, r in outcomes(state, order, 500) if r.succeeded]
    brought = [r.captured for _, r in won]
    assert np.mean(np.array(brought) > 0) == pytest.approx(pm / 1000, abs=0.08)
    assert set(brought) == {0, 1, 2, 3}
    for after, report in won[:60]:
        assert after.tally[Tally.HELD_BY_RUSSIA] == report.captured
        assert after.lost[QING, :, Cause.CAPTURED].sum() == report.captured
        assert (after.tally[Tally.EST_TOLD_QING] > 0) == (report.captured > 0)


def test_boats_in_the_ice_burn_one_if_they_are_guarded_and_in_open_water_none():
    floes = {6: GOAL + 1, 11: GOAL - 1}
    iced = {"hex": floes, "plan": 0, "done": 0, "tally": {Tally.FROZEN_DAY: 0}}
    kinds = {"kind": {11: int(new_small().kind[6])}, "side": {11: QING}, "fit": {11: 80}}
    for (state, order), left in ((outing(**iced, **kinds), 0), (guarded(**iced, **kinds), 1)):
        won, lost = won_and_lost(state, order, 120)
        assert (won.hex[[6, 11]] != NOWHERE).sum() == left
        assert (lost.hex[[6, 11]] != NOWHERE).all()
        assert people(won) == people(state)
    afloat = changed(state, tally={Tally.FROZEN_DAY: -1})
    assert reason(afloat, order) == Reason.NOTHING_TO_BURN


def test_men_powder_and_the_ledger_agree():
    state, order = outing()
    for after, report in outcomes(state, order, 40):
        assert people(after) == people(state)
        assert after.lost[QING, :, Cause.SALLY].sum() == report.qing_dead
        assert after.lost[RUSSIA, :, Cause.SALLY].sum() == report.russian_dead
        spent = report.men * state.rules.sally.powder_rounds * state.rules.fire.round_g
        assert state.tally[Tally.POWDER_G] - after.tally[Tally.POWDER_G] == spent


def test_the_leader_who_goes_may_fall_and_leads_one_party_a_turn():
    state, order = outing(hex={LEADER: 7 * WIDTH + 8})
    ready = played(state, order)
    assert party_for(ready, GOAL).leader == LEADER
    fates = [after for after, _ in _fights(ready, 400)]
    fallen = [after for after in fates if after.hex[LEADER] == NOWHERE]
    assert 2 <= len(fallen) <= 26, "30 per mille"
    assert all(after.acted[LEADER] == 1 for after in fates if after.hex[LEADER] != NOWHERE)
    spent = changed(state, acted={LEADER: 1})
    assert party_for(played(spent, order), GOAL).leader == NOWHERE


def test_sallies_are_fought_when_the_russian_phase_ends():
    state, order = outing()
    ready, events = apply(state, order)
    assert not any(isinstance(event, Sallied) for event in events)
    _, events = apply(ready, End())
    assert any(isinstance(event, Sallied) for event in events)
