"""Fire: what catches, what burns, what spreads, what puts it out, what it leaves."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from game.core.apply import apply, check
from game.core.blaze import blaze_spell, burn_boats, flammable
from game.core.calendar import Spell
from game.core.dice import Dice
from game.core.events import Breached, BurntDown, FireOut, FireSpread, Kindled
from game.core.faults import faults
from game.core.hexgrid import Cell
from game.core.kindling import kindle_spell, kindling
from game.core.orders import Burn, UnitId
from game.core.refusals import Reason
from game.core.state import NOWHERE, QING, RUSSIA, WHOLE, Cause, Ravage, Tally, freeze, thaw
from game.core.tasks import Task
from game.core.weather import Weather
from tests.core.spades import DON, SPADES, at, kind, mapped, wooden
from tests.core.worlds import changed, night
from tests.siege import new_small

SHIKOU, BOWS, GUNS, BOATS, SABSU = 0, 2, 5, 6, 7
WALL = at(6, 7)
"""West wall hex; nobody of the garrison stands beside it."""
CHURCH, STORE = at(8, 6), at(9, 7)


def spell(day=0, hours=6):
    return Spell(day, hour=6, hours=hours, closes=False, night=False, cold_pm=0)


def clear(state, **values):
    """Without rain, and without men who could put a fire out."""
    away = np.flatnonzero((state.side == RUSSIA) & (state.hex != NOWHERE)).tolist()
    dry = changed(state, tally={Tally.WEATHER: Weather.CLEAR}, hex=dict.fromkeys(away, at(9, 8)))
    return changed(dry, **values)


def burnt(state, spells, seed=1):
    draft, events = thaw(state), []
    for day in range(spells):
        events += blaze_spell(draft, Dice(seed, 1), spell(day))
    return draft, events


def lit(state, order, seeds=300, part=None):
    """How often an order sets fire in its first spell."""
    laid, _ = apply(state, order)
    return sum(
        any(e.lit for e in kindle_spell(thaw(replace(laid, seed=s)), Dice(s, 1), part or spell()))
        for s in range(seeds)
    )


# Wood and earth ----------------------------------------------------------------------


def test_earth_never_burns():
    state = new_small()
    assert not flammable(state)[state.ground.wall].any(), "not even its gate"
    fort = np.flatnonzero(state.ground.fort).tolist()
    burning = clear(state, blaze=dict.fromkeys(fort, 0) | {at(5, 7): 30})
    for seed in range(40):
        draft, _ = burnt(burning, 4, seed)
        assert not draft.blaze[fort].any()
    bows = changed(state, hex={BOWS: at(5, 7)})
    assert check(bows, Burn(UnitId(BOWS), Cell(WALL))).reason == Reason.NOTHING_TO_BURN


def test_no_work_of_earth_burns():
    works = new_small().rules.works
    assert not any(works[name].burns for name in ("rampart", "bastion", "trench", "sap", "ditch", "old_bank"))
    assert {name for name, work in works.items() if work.burns} == {
        *("palisade", "tower", "gate", "postern", "church", "grain_store"),
        *("landing", "camp", "battery", "siege_wall"),
    }


def test_walls_of_timber_burn_with_what_stands_behind_them():
    state = wooden()
    fuel = flammable(state)
    assert (fuel[state.ground.wall] > 0).all()
    assert (fuel[[CHURCH, STORE]] == 12).all()
    assert fuel[at(7, 7)] == 0, "the yard is bare"
    fallen = changed(state, integrity={WALL: 0})
    assert flammable(fallen)[WALL] == 0
    stone = mapped({CHURCH: "church"})
    assert flammable(stone)[CHURCH] == 0, "an earth fort keeps its church from arrows"


def test_a_fire_eats_forty_points_an_hour_and_goes_out():
    state = clear(wooden(), blaze={WALL: 12})
    for hours in (6, 12):
        draft, events = burnt(state, hours // 6)
        assert WHOLE - draft.integrity[WALL] == hours * 40_000
        assert (draft.blaze[WALL] == 0) == (FireOut(hours // 6 - 1, WALL) in events) == (hours == 12)
    assert draft.work[WALL] == kind(draft, "palisade"), "charred, not gone"


def test_a_long_spell_burns_no_longer_than_the_fuel():
    draft = thaw(clear(wooden(), blaze={WALL: 12}))
    blaze_spell(draft, Dice(1, 1), spell(hours=24))
    assert WHOLE - draft.integrity[WALL] == 12 * 40_000


def test_a_wall_burnt_through_is_a_breach():
    _, events = burnt(clear(wooden(), blaze={WALL: 12}, integrity={WALL: 100_000}), 2)
    assert [e for e in events if isinstance(e, Breached)] == [Breached(0, WALL)]


def test_fire_spreads_only_in_what_burns_and_only_to_the_next_hex():
    state, seen = clear(wooden(), blaze={WALL: 12}), set()
    for seed in range(200):
        _, events = burnt(state, 1, seed)
        seen |= {e.at for e in events if isinstance(e, FireSpread)}
    walls = {c for c in state.ground.grid.around[WALL] if state.ground.wall[c]}
    assert seen == walls


def test_a_fire_spreads_so_often():
    state, spread = clear(wooden(), blaze={WALL: 12}), 0
    for seed in range(500):
        _, events = burnt(state, 1, seed)
        spread += sum(isinstance(e, FireSpread) for e in events)
    assert spread / 1000 == pytest.approx(1 - np.exp(-0.15), abs=0.035), "six tenths a day, two neighbours"


def test_rain_puts_everything_out():
    state = changed(clear(wooden(), blaze={WALL: 12, CHURCH: 6}), tally={Tally.WEATHER: Weather.RAIN})
    draft, events = burnt(state, 1)
    assert not draft.blaze.any()
    assert events == [FireOut(0, CHURCH), FireOut(0, WALL)]
    assert draft.integrity[WALL] == WHOLE


def test_the_garrison_puts_fires_out_by_its_numbers():
    def out(men):
        near = clear(wooden(), blaze={WALL: 12})
        near = changed(near, hex={DON: at(7, 7)}, fit={DON: men}, sick={DON: 0})
        return sum(burnt(near, 1, s)[0].blaze[WALL] == 0 for s in range(300)) / 300

    assert out(0) == 0
    assert out(100) == pytest.approx(1 - np.exp(-0.5), abs=0.08)
    assert out(50) == pytest.approx(1 - np.exp(-0.25), abs=0.08)
    assert out(200) == pytest.approx(out(100), abs=0.001)


def test_besiegers_put_out_their_own_works_and_nobody_a_field():
    def out(state):
        return sum(burnt(state, 1, s)[0].blaze[at(4, 3)] == 0 for s in range(100))

    wall = kind(new_small(), "siege_wall")
    state = clear(new_small(), work={at(4, 3): wall}, blaze={at(4, 3): 12}, hex={SHIKOU: at(3, 3)})
    assert 20 <= out(state) <= 60
    assert out(changed(state, hex={SHIKOU: at(0, 3), SABSU: at(14, 2), BOWS: at(14, 2)})) == 0
    assert out(grown("field", blaze={at(4, 3): 12}, hex={SHIKOU: at(3, 3)})) == 0


def test_a_few_die_in_the_flames():
    state, dead = clear(wooden(), blaze={WALL: 12}), 0
    manned = changed(state, hex={DON: WALL}, fit={DON: 400}, sick={DON: 0})
    for seed in range(100):
        draft, _ = burnt(manned, 1, seed)
        dead += int(draft.lost[RUSSIA, 0, Cause.FIRE])
    assert dead / 100 == pytest.approx(1, abs=0.4), "one in a hundred a day"


# What is left ------------------------------------------------------------------------


def test_the_store_burns_with_half_of_the_flour():
    state = clear(wooden(), blaze={STORE: 6}, tally={Tally.GRAIN: 9_000})
    draft, events = burnt(state, 1)
    assert draft.tally[Tally.GRAIN] == 4_500
    assert draft.work[STORE] == 0
    assert BurntDown(0, STORE, kind(state, "grain_store")) in events
    church, _ = burnt(clear(wooden(), blaze={CHURCH: 6}), 1)
    assert church.tally[Tally.GRAIN] == 9_000
    assert church.work[CHURCH] == 0


def grown(terrain, **values):
    """The small map with one hex of other ground at (4, 3)."""
    state = new_small()
    land = state.ground.terrain.copy()
    land[at(4, 3)] = state.ground.terrain_names.index(terrain)
    ground = replace(state.ground, terrain=land)
    return clear(replace(state, scenario=replace(state.scenario, ground=ground)), **values)


@pytest.mark.parametrize(
    ("terrain", "hours"), [("village", 12), ("field", 6), ("monastery", 12), ("meadow", 0)]
)
def test_villages_and_crops_burn_once(terrain, hours):
    state, place = grown(terrain), at(4, 3)
    assert flammable(state)[place] == hours
    draft, events = burnt(changed(state, blaze={place: max(hours, 1)}), 2)
    assert draft.ravage[place] == Ravage.BURNT
    assert any(isinstance(e, BurntDown) and e.work == 0 for e in events)
    assert flammable(freeze(draft))[place] == 0


def test_reaped_fields_and_fields_in_winter_do_not_burn():
    assert flammable(grown("field", ravage={at(4, 3): Ravage.REAPED}))[at(4, 3)] == 0
    assert flammable(grown("field", tally={Tally.FROZEN_DAY: 1}))[at(4, 3)] == 0
    assert flammable(grown("village", tally={Tally.FROZEN_DAY: 1}))[at(4, 3)] == 12


@pytest.mark.parametrize("name", ["siege_wall", "battery", "camp"])
def test_wooden_works_burn_down_and_are_gone(name):
    state = clear(new_small(), work={at(4, 3): kind(new_small(), name)}, blaze={at(4, 3): 12})
    empty = changed(state, hex=dict.fromkeys((SHIKOU, BOWS, SPADES, GUNS, 3), at(14, 2)))
    draft, events = burnt(empty, 2)
    assert draft.work[at(4, 3)] == 0
    assert BurntDown(1, at(4, 3), kind(state, name)) in events
    assert not draft.ravage.any()


# Setting fire ------------------------------------------------------------------------


def before(wall=WALL, unit=SHIKOU, place=None, **values):
    """A party with brushwood before a timber wall."""
    spot = at(5, 7) if place is None else place
    return clear(wooden(), **{**values, "hex": {unit: spot} | values.get("hex", {})})


def test_brushwood_against_a_wall_catches_as_foreseen():
    order = Burn(UnitId(SHIKOU), Cell(WALL))
    plan = kindling(before(), order)
    assert (plan.hours, plan.guarded) == (12, False)
    assert plan.chance_pm == pytest.approx(1000 * (1 - np.exp(-1.5)), abs=2), "a turn of twelve hours"
    caught = lit(before(), order, part=spell(hours=12))
    assert caught / 300 == pytest.approx(plan.chance_pm / 1000, abs=0.07)


def test_men_on_the_wall_beat_it_out():
    manned = before(hex={DON: WALL})
    plan = kindling(manned, Burn(UnitId(SHIKOU), Cell(WALL)))
    assert plan.guarded
    assert plan.chance_pm == pytest.approx(1000 * (1 - np.exp(-0.375)), abs=2)


def test_a_small_party_carries_less():
    few = before(fit={SHIKOU: 30}, sick={SHIKOU: 0}, immune={SHIKOU: 0})
    chance = kindling(few, Burn(UnitId(SHIKOU), Cell(WALL))).chance_pm
    assert chance == pytest.approx(1000 * (1 - np.exp(-0.75)), abs=2)


def test_archers_reach_three_hexes_and_into_the_yard():
    state = before(unit=BOWS, place=at(5, 6))
    for target in (WALL, CHURCH):
        assert check(state, Burn(UnitId(BOWS), Cell(target))) is None
    arrows = kindling(state, Burn(UnitId(BOWS), Cell(CHURCH)))
    assert arrows.chance_pm == pytest.approx(1000 * (1 - np.exp(-0.75)), abs=2)
    assert check(changed(state, hex={SHIKOU: at(5, 6)}), Burn(UnitId(SHIKOU), Cell(CHURCH))) is not None
    far = check(changed(state, hex={BOWS: at(4, 6)}), Burn(UnitId(BOWS), Cell(CHURCH)))
    assert (far.reason, far.have, far.need) == (Reason.OUT_OF_RANGE, 4, 3)


@pytest.mark.parametrize(("weather", "chance"), [(Weather.RAIN, 0), (Weather.SNOW, 0.75), (Weather.FOG, 1.5)])
def test_wet_wood_does_not_catch(weather, chance):
    state = before(tally={Tally.WEATHER: weather})
    plan = kindling(state, Burn(UnitId(SHIKOU), Cell(WALL)))
    assert plan.chance_pm == pytest.approx(1000 * (1 - np.exp(-chance)), abs=2)


def test_the_order_stands_until_it_burns():
    state, _ = apply(before(), Burn(UnitId(SHIKOU), Cell(WALL)))
    assert (state.task[SHIKOU], state.aim[SHIKOU]) == (Task.BURN, WALL)
    for seed in range(30):
        draft = thaw(replace(state, seed=seed))
        (tried,) = kindle_spell(draft, Dice(seed, 1), spell())
        assert isinstance(tried, Kindled)
        assert tried.lit == (tried.roll_pm < tried.chance_pm) or tried.roll_pm == tried.chance_pm
        assert (draft.task[SHIKOU] == Task.NONE) == tried.lit == (draft.blaze[WALL] == 12)
    gone = thaw(changed(state, integrity={WALL: 0}))
    assert kindle_spell(gone, Dice(1, 1), spell()) == ()
    assert gone.task[SHIKOU] == Task.NONE


def test_the_garrison_burns_siege_works_and_no_walls_of_its_own():
    wall = kind(new_small(), "siege_wall")
    state = replace(before(unit=DON, place=at(5, 7), work={at(4, 7): wall}), phase=RUSSIA)
    assert check(state, Burn(UnitId(DON), at(4, 7))) is None
    assert check(state, Burn(UnitId(DON), Cell(WALL))).reason == Reason.NOTHING_TO_BURN
    mine = before(work={at(4, 7): wall})
    assert check(mine, Burn(UnitId(SHIKOU), at(4, 7))).reason == Reason.NOTHING_TO_BURN


def test_who_sets_no_fires():
    for unit in (GUNS, SABSU, BOATS):
        state = before(unit=unit)
        assert check(state, Burn(UnitId(unit), Cell(WALL))).reason == Reason.CANNOT_BURN
    assert check(before(unit=SPADES), Burn(UnitId(SPADES), Cell(WALL))) is None


# Boats -------------------------------------------------------------------------------


def iced(**values):
    """A flotilla in the ice, and Cossacks beside it."""
    state = clear(new_small(), tally={Tally.FROZEN_DAY: 0}, hex={BOATS: at(4, 10), DON: at(4, 9)})
    return replace(changed(state, **values), phase=RUSSIA)


def test_boats_in_the_ice_can_be_burnt_and_others_not():
    order = Burn(UnitId(DON), at(4, 10))
    assert check(iced(), order) is None
    assert check(iced(tally={Tally.FROZEN_DAY: -1}), order).reason == Reason.NOTHING_TO_BURN
    assert check(iced(hex={BOATS: at(9, 10)}), order).reason == Reason.NOTHING_TO_BURN


def test_a_flotilla_that_burns_loses_a_few_and_goes_home():
    state, dead = iced(aboard={SHIKOU: BOATS}, hex={SHIKOU: at(4, 10)}), 0
    crew = int(state.men[BOATS])
    for seed in range(100):
        draft = thaw(state)
        report = burn_boats(draft, Dice(seed, 1), 3, BOATS)
        assert (report.day, report.unit, report.at) == (3, BOATS, at(4, 10))
        assert draft.hex[BOATS] == NOWHERE
        assert draft.aboard[SHIKOU] == NOWHERE
        assert draft.lost[QING, 1, Cause.FIRE] == report.dead
        assert draft.lost[QING, 1, Cause.DEPARTED] == crew - report.dead
        assert not faults(freeze(draft))
        dead += report.dead
    assert dead / 100 == pytest.approx(0.05 * crew, rel=0.2)


def test_the_order_burns_them():
    laid, _ = apply(iced(), Burn(UnitId(DON), at(4, 10)))
    for seed in range(20):
        draft = thaw(laid)
        events = kindle_spell(draft, Dice(seed, 1), night())
        assert (draft.hex[BOATS] == NOWHERE) == events[0].lit == (len(events) == 2)
