"""Going aboard, sailing, and landing, under fire or not."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from game.core.apply import apply, check
from game.core.events import Embarked, Landed
from game.core.faults import faults
from game.core.fixed import ONE16
from game.core.landing import foresee_landing, lift, strand
from game.core.orders import Embark, Land, March, UnitId
from game.core.passage import zones
from game.core.refusals import Reason
from game.core.stacking import count_stacks
from game.core.state import NOWHERE, QING, RUSSIA, Cause, Tally, thaw
from game.core.tasks import Task
from tests.core.worlds import changed, new_1686, played, units_of

BOAT, FOOT = (UnitId(units_of(new_1686(), kind)[i]) for kind, i in (("flotilla", 0), ("shield", 1)))


def beached(unit=FOOT, **values):
    """A flotilla below the fort's eastern bank, and a unit on the bank beside it."""
    state, cell = new_1686(), new_1686().ground.grid.cell
    return changed(state, hex={BOAT: cell(43, 34), unit: cell(43, 33)}, **values)


def afloat(unit=FOOT, **values):
    """The same with the unit aboard and ready to land."""
    state = played(beached(unit), Embark(unit, BOAT))
    return changed(state, moves={unit: 8}, **values)


def test_men_go_aboard_sail_and_land():
    state = beached()
    on, events = apply(state, Embark(FOOT, BOAT))
    assert events == (Embarked(FOOT, BOAT),)
    assert (on.aboard[FOOT], on.hex[FOOT], on.moves[FOOT]) == (BOAT, on.hex[BOAT], 0)
    assert check(on, Land(FOOT, int(state.hex[FOOT]))).reason == Reason.NO_MOVES_LEFT
    to = state.ground.grid.cell(48, 34)
    sailed = played(on, March(BOAT, to))
    assert sailed.hex[FOOT] == sailed.hex[BOAT] == to
    ready = changed(sailed, moves={FOOT: 9})
    shore = next(c for c in state.ground.grid.around[to] if not state.ground.water[c])
    ashore, events = apply(ready, Land(FOOT, shore))
    assert events == (Landed(FOOT, shore, 0, 0),)
    assert (ashore.aboard[FOOT], ashore.hex[FOOT], ashore.moves[FOOT]) == (NOWHERE, shore, 0)
    assert faults(ashore) == []


def test_boats_that_take_men_fetch_no_rations_but_may_guard():
    for task, after in ((Task.CONVOY, Task.NONE), (Task.GUARD, Task.GUARD)):
        on = played(beached(task={BOAT: task}), Embark(FOOT, BOAT))
        assert on.task[BOAT] == after


def test_a_flotilla_lifts_three_hundred_men_by_its_crew_or_one_battery():
    state = beached()
    other, guns, light = units_of(state, "banner_foot")[0], *units_of(state, "battery_light")
    assert lift(state, BOAT) == 300
    thin = changed(state, fit={BOAT: 80}, sick={BOAT: 0})
    assert lift(thin, BOAT) == 150
    assert check(thin, Embark(FOOT, BOAT)).reason == Reason.NO_ROOM
    on = played(state, Embark(FOOT, BOAT))
    second = changed(on, hex={other: int(state.hex[FOOT])}, fit={other: 110}, sick={other: 0})
    refusal = check(second, Embark(UnitId(other), BOAT))
    assert (refusal.reason, refusal.have, refusal.need) == (Reason.NO_ROOM, 310, 300)
    assert check(changed(second, fit={other: 100}), Embark(UnitId(other), BOAT)) is None
    mixed = changed(on, hex={guns: int(state.hex[FOOT])}, fit={guns: 40})
    assert check(mixed, Embark(UnitId(guns), BOAT)).reason == Reason.NO_ROOM
    battery = played(beached(UnitId(guns)), Embark(UnitId(guns), BOAT))
    assert battery.aboard[guns] == BOAT
    two = changed(battery, hex={light: int(state.hex[FOOT])})
    assert check(two, Embark(UnitId(light), BOAT)).reason == Reason.NO_ROOM


@pytest.mark.parametrize(
    ("values", "onto", "reason"),
    [
        ({}, units_of(new_1686(), "banner_foot")[0], Reason.NOT_A_BOAT),
        ({"hex": {FOOT: new_1686().ground.grid.cell(43, 31)}}, BOAT, Reason.NOT_BESIDE),
        ({"moves": {FOOT: 0}}, BOAT, Reason.NO_MOVES_LEFT),
        ({"tally": {Tally.FROZEN_DAY: 0}}, BOAT, Reason.FROZEN_IN),
    ],
)
def test_who_may_not_embark(values, onto, reason):
    assert check(changed(beached(), **values), Embark(FOOT, UnitId(onto))).reason == reason


def test_horse_and_boats_do_not_embark_but_leaders_do():
    for kind, refused in (("horse", True), ("qing_leader", False)):
        unit = UnitId(units_of(new_1686(), kind)[0])
        refusal = check(beached(unit), Embark(unit, BOAT))
        assert (refusal is not None and refusal.reason == Reason.CANNOT_EMBARK) is refused
    second = UnitId(units_of(new_1686(), "flotilla")[1])
    assert check(beached(second), Embark(second, BOAT)).reason == Reason.CANNOT_EMBARK


def test_aboard_one_obeys_nothing_but_to_land():
    state = afloat()
    assert check(state, March(FOOT, new_1686().ground.grid.cell(43, 33))).reason == Reason.ABOARD
    assert check(beached(), Land(FOOT, 0)).reason == Reason.NOT_ABOARD


def test_where_one_may_not_land():
    state, cell = afloat(), new_1686().ground.grid.cell
    shore, don = cell(43, 33), units_of(state, "cossacks")[0]
    assert check(state, Land(FOOT, shore)) is None
    assert check(state, Land(FOOT, cell(43, 32))).reason == Reason.NOT_BESIDE
    assert check(state, Land(FOOT, cell(44, 34))).reason == Reason.NO_DRY_GROUND
    assert check(changed(state, hex={don: shore}), Land(FOOT, shore)).reason == Reason.ENEMY_THERE
    crowd = dict.fromkeys(units_of(state, "banner_foot")[:2], shore)
    assert check(changed(state, hex=crowd), Land(FOOT, shore)).reason == Reason.NO_ROOM


def test_men_aboard_fill_no_hex_and_threaten_nobody():
    state = afloat()
    here = int(state.hex[BOAT])
    assert count_stacks(state)[0][here] == count_stacks(state)[1][here] == 0
    around = list(state.ground.grid.around[here])
    lone = changed(state, hex={BOAT: state.ground.grid.cell(60, 36)})
    assert not zones(lone, RUSSIA)[around].any()
    assert zones(changed(lone, aboard={FOOT: NOWHERE}), RUSSIA)[around].all()


def defended(men=60, distance=1):
    """A landing at a bank hex with one fifty of the garrison so near to it, and nobody else."""
    state, cell = afloat(), new_1686().ground.grid.cell
    shore, don = cell(43, 33), units_of(state, "cossacks")[0]
    theirs = dict.fromkeys(np.flatnonzero(state.side == RUSSIA).tolist(), cell(31, 25))
    posted = changed(
        state, hex=theirs | {don: shore - distance}, fit={don: men}, sick={don: 0}, immune={don: 0}
    )
    return posted, Land(FOOT, shore)


def test_landing_fire_by_range_and_number():
    """Forty muskets of one hex, fifteen rounds, twice as deadly as in the open."""
    rules = new_1686().rules
    whole = 40 * 15 * rules.fire.kill_ppm * 2 / 1_000_000
    for distance, weight in ((1, 1.0), (2, 0.6), (3, 0.3), (4, 0.0)):
        state, order = defended(distance=distance)
        assert foresee_landing(state, order).mean_q16 / ONE16 == pytest.approx(whole * weight, rel=0.03)
    few, order = defended(men=20)
    assert foresee_landing(few, order).mean_q16 / ONE16 == pytest.approx(whole / 2, rel=0.03)


def test_guns_that_bear_count_five_muskets_each():
    state, order = defended()
    crew = units_of(state, "gun_crew")[1]
    with_guns = changed(state, hex={crew: order.to - 64})
    plain, more = foresee_landing(state, order), foresee_landing(with_guns, order)
    assert (plain.guns, more.guns) == (0, int(state.guns[crew]))
    assert more.mean_q16 * plain.muskets == pytest.approx(
        plain.mean_q16 * (more.muskets + 5 * more.guns), rel=0.001
    )


def test_landing_under_fire_costs_men_heart_and_the_defenders_powder():
    state, order = defended()
    mean, dead = foresee_landing(state, order).mean_q16 / ONE16, []
    for seed in range(300):
        after, (event,) = apply(replace(state, seed=seed), order)
        assert after.able[FOOT] == state.able[FOOT] - event.dead
        assert after.lost[QING, 0, Cause.SHOT] == event.dead
        dead.append(event.dead)
    assert np.mean(dead) == pytest.approx(mean, rel=0.15)
    assert after.cohesion[FOOT] == state.cohesion[FOOT] - 100
    assert after.tally[Tally.POWDER_G] == state.tally[Tally.POWDER_G] - 40 * 15 * 12
    assert after.hex[FOOT] == order.to


def test_whose_boats_are_lost_swims_to_the_nearest_shore():
    state = afloat(fit={BOAT: 0}, sick={BOAT: 0})
    draft = thaw(state)
    strand(draft)
    assert draft.aboard[FOOT] == NOWHERE
    assert not draft.ground.water[draft.hex[FOOT]]
    assert draft.ground.grid.distance(int(draft.hex[FOOT]), int(state.hex[BOAT])) == 1
