"""Guns: the figures of the calibration, stores, and what a fort does to shot."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from game.core.apply import apply, check
from game.core.bombard import bombard_spell, cannonade, garrison_guns, rounds_a_day, rounds_left
from game.core.calendar import Spell
from game.core.dice import Dice
from game.core.events import Bombarded, Breached
from game.core.fixed import ONE16
from game.core.hexgrid import Cell
from game.core.orders import Bombard, UnitId
from game.core.refusals import Reason
from game.core.repair import repair_night
from game.core.state import QING, RUSSIA, WHOLE, Cause, Tally, thaw
from game.core.tasks import Task
from game.core.walls import timber
from game.core.walls import wooden as all_of_wood
from tests.core.spades import DON, POSAD, mapped, wooden
from tests.core.worlds import changed, new_1686, night, units_of
from tests.siege import new_small

GUNS, CREW = 5, 11


def at_the_wall(**values):
    """All the guns of 1686 close to one wall hex and firing at it."""
    state = new_1686()
    ground, target = state.ground, int(state.ground.walls[3])
    batteries = [u for u in range(len(state.hex)) if state.unit_kind(u).gun and state.side[u] == QING]
    spot = next(int(c) for c in ground.grid.within(target, 5) if ground.wall_distance[c] == 5)
    firing = {
        "task": dict.fromkeys(batteries, Task.BOMBARD),
        "aim": dict.fromkeys(batteries, target),
        "level": dict.fromkeys(batteries, 35),
        "hex": dict.fromkeys(batteries, spot),
        "fit": dict.fromkeys(batteries, 75),
    }
    return changed(state, **{**firing, **values}), target, batteries


def only(state, kind):
    """The same with the guns of one kind alone."""
    others = [
        u for u in np.flatnonzero(state.task == Task.BOMBARD).tolist() if u not in units_of(state, kind)
    ]
    return changed(state, task=dict.fromkeys(others, Task.NONE))


def days(state, count, mending=None):
    """A draft after some days of fire, and what it saw."""
    draft, events = thaw(state), []
    for day in range(count):
        events += bombard_spell(draft, Dice(state.seed, 1), night(day))
        if mending:
            mending(draft, night(day))
    return draft, events


# Figures -------------------------------------------------------------------------


def test_eighteen_thousand_rounds_kill_about_forty_in_earth():
    dead = []
    for seed in range(4):
        state, _, batteries = at_the_wall()
        state = changed(replace(state, seed=seed), level=dict.fromkeys(batteries, 35), integrity=WHOLE)
        draft, events = days(state, 14)
        assert sum(e.rounds for e in events if hasattr(e, "rounds")) == 40 * 450
        assert not draft.rounds[batteries].any(), "the stock is gone in under a fortnight"
        dead.append(int(draft.lost[RUSSIA, :, Cause.SHOT].sum()))
    assert 25 <= np.mean(dead) <= 50


def test_six_or_seven_thousand_rounds_silence_seven_of_eight_guns():
    state, _, _ = at_the_wall()
    crews = units_of(state, "gun_crew")
    post = int(state.hex[crews[0]])
    left = []
    for seed in range(12):
        together = changed(
            replace(state, seed=seed),
            hex=dict.fromkeys(crews, post),
            aim=dict.fromkeys(np.flatnonzero(state.task == Task.BOMBARD).tolist(), post),
        )
        draft, _ = days(together, 5)
        fired = 40 * 450 - int(draft.rounds.sum())
        assert 6000 <= fired <= 7000
        left.append(int(draft.guns[crews].sum()))
    assert 0.5 <= np.mean(left) <= 2


def test_wear_of_a_round_of_the_heaviest():
    state, target, _ = at_the_wall()
    state = only(state, "battery_hongyi")
    draft, events = days(state, 1)
    rounds, rules = events[0].rounds, state.rules.bombard
    beside = [c for c in state.ground.grid.around[target] if state.ground.wall[c]]
    assert WHOLE - draft.integrity[target] == rounds * rules.wall_mille
    assert (WHOLE - draft.integrity[beside] == rounds * rules.wall_beside_mille).all()
    assert events[0].worn_mille == rounds * (rules.wall_mille + len(beside) * rules.wall_beside_mille)
    elsewhere = [c for c in state.ground.walls.tolist() if c != target and c not in beside]
    assert (draft.integrity[elsewhere] == WHOLE).all()


def test_few_rounds_of_light_guns_wear_by_their_part():
    """Shares of shares are floored at the end, not on the way."""
    state, target, _ = at_the_wall()
    light = units_of(state, "battery_light")
    far = next(
        int(c)
        for c in state.ground.grid.within(target, 12)
        if state.ground.grid.distance(target, int(c)) == 12
    )
    state = only(
        changed(state, hex=dict.fromkeys(light, far), level=dict.fromkeys(light, 5)), "battery_light"
    )
    draft, _ = days(state, 1)
    each = 25 * 300 * 250 * state.rules.bombard.wall_mille // 1_000_000
    assert each > 0
    assert WHOLE - draft.integrity[target] == 2 * each


def test_guns_alone_never_breach_what_is_mended_every_night():
    state, target, _ = at_the_wall()
    slow = changed(state, level=dict.fromkeys(range(len(state.hex)), 20))
    menders = np.flatnonzero((state.side == RUSSIA) & state.flag("soldier")).tolist()
    mended, _ = days(changed(slow, task=dict.fromkeys(menders, Task.REPAIR)), 25, repair_night)
    left_alone, _ = days(state, 25)
    assert mended.integrity[target] > 0.8 * WHOLE
    assert left_alone.integrity[target] < 0.2 * WHOLE


def test_a_breach_is_reported_once():
    state, target, _ = at_the_wall(integrity={})
    weak = changed(state, integrity={target: 100})
    _, events = days(weak, 3)
    assert [e.at for e in events if isinstance(e, Breached)] == [target]


# Laws ----------------------------------------------------------------------------


def test_stores_never_fall_below_nothing():
    state, _, batteries = at_the_wall(rounds={})
    scarce = changed(state, rounds=dict.fromkeys(batteries, 3))
    draft, events = days(scarce, 2)
    assert (draft.rounds[batteries] == 0).all()
    assert sum(e.rounds for e in events if hasattr(e, "rounds")) == 3 * len(batteries)


def test_powder_is_shared_by_the_crews_and_never_overdrawn():
    state = new_1686()
    crews, foe = units_of(state, "gun_crew"), units_of(state, "banner_foot")[0]
    place = next(
        int(c) for c in state.ground.grid.within(int(state.hex[crews[0]]), 7) if not state.ground.fort[c]
    )
    fire = {"task": Task.BOMBARD, "aim": place, "level": 20}
    ready = changed(
        state,
        hex={foe: place, crews[1]: int(state.hex[crews[0]])},
        tally={Tally.POWDER_G: 1700},
        **{name: dict.fromkeys(crews, value) for name, value in fire.items()},
    )
    draft, events = days(ready, 2)
    assert sum(e.rounds for e in events) == 3
    assert draft.tally[Tally.POWDER_G] == 200


def test_the_neighbours_of_the_target_bear_more_than_the_rest():
    state, target, _ = at_the_wall()
    foes = (state.side == RUSSIA) & state.flag("soldier")
    near = foes & (state.ground.grid.distances[target][state.hex] <= 1)
    assert near.any()
    fell = np.zeros(len(state.hex))
    for seed in range(40):
        draft, _ = days(replace(state, seed=seed), 1)
        fell += state.men - draft.men
    rate = [fell[w].sum() / state.men[w].sum() for w in (near, foes & ~near)]
    assert rate[0] > 2 * rate[1] > 0


def test_two_thirds_of_the_effect_fall_on_all_within():
    state, target, batteries = at_the_wall()
    plan = cannonade(state, Bombard(UnitId(batteries[0]), Cell(target), 35))
    men = int(state.men[(state.side == RUSSIA) & state.ground.fort[state.hex] & state.flag("soldier")].sum())
    rules = state.rules.bombard
    whole = plan.rounds * rules.kill_ppm / 1e6 * rules.earth_pm / 1000 * men / rules.earth_reference
    assert plan.dead_q16 / ONE16 == pytest.approx(whole, rel=0.02)


def test_the_preview_is_the_mean_of_the_event():
    state, target, _ = at_the_wall()
    state = only(state, "battery_hongyi")
    plans = [
        cannonade(state, Bombard(UnitId(u), Cell(target), 35)) for u in units_of(state, "battery_hongyi")
    ]
    expected = sum(p.dead_q16 for p in plans) / ONE16
    dead = [days(replace(state, seed=s), 1)[1][0].dead for s in range(400)]
    assert abs(np.mean(dead) - expected) < 4 * np.std(dead) / 20
    assert sum(p.rounds for p in plans) == days(state, 1)[1][0].rounds
    assert sum(p.worn_mille for p in plans) == days(state, 1)[1][0].worn_mille


def test_a_days_shock_is_shared_by_all_guns_of_a_side():
    """Two targets of one side swing together over the days."""
    one, other = [], []
    full, target, batteries = at_the_wall()
    walls = [int(c) for c in full.ground.walls if full.ground.grid.distance(target, int(c)) == 3][:1]
    split = changed(
        full,
        aim=dict.fromkeys(batteries[::2], walls[0]),
        fit=dict.fromkeys(np.flatnonzero((full.side == RUSSIA) & full.flag("soldier")).tolist(), 400),
        level=60,
    )
    for seed in range(150):
        _, events = days(replace(split, seed=seed), 1)
        by_target = {e.at: e.dead for e in events if hasattr(e, "dead")}
        one.append(by_target[target])
        other.append(by_target[walls[0]])
    assert np.corrcoef(one, other)[0, 1] > 0.1


# Orders --------------------------------------------------------------------------


def test_a_standing_order_fires_until_there_is_nothing_to_hit():
    state = new_small()
    don = changed(state, hex={8: state.ground.grid.cell(9, 4)})
    order = Bombard(UnitId(GUNS), Cell(int(don.hex[8])), 20)
    laid, _ = apply(don, order)
    assert (laid.task[GUNS], laid.aim[GUNS], laid.level[GUNS]) == (Task.BOMBARD, don.hex[8], 20)
    _, fired = days(laid, 1)
    assert fired[0].rounds == 4 * 20
    gone = changed(laid, hex={8: int(state.hex[8])})
    assert days(gone, 1)[1] == []


@pytest.mark.parametrize(
    ("men", "guns", "rounds"), [(60, 4, 80), (19, 4, 60), (9, 4, 20), (4, 4, 0), (60, 1, 20), (60, 0, 0)]
)
def test_five_men_serve_a_gun(men, guns, rounds):
    state = changed(new_small(), fit={GUNS: men}, guns={GUNS: guns})
    assert rounds_a_day(state, GUNS, 20) == rounds


def test_powder_of_the_side_or_rounds_of_the_battery():
    state = new_small()
    assert rounds_left(state, GUNS) == 4 * 450
    assert rounds_left(state, CREW) == 200_000 // 500
    empty = changed(state, rounds={GUNS: 0}, hex={GUNS: state.ground.grid.cell(8, 3)})
    wall = Cell(int(state.ground.walls[0]))
    assert check(empty, Bombard(UnitId(GUNS), wall, 20)).reason == Reason.NO_ROUNDS


def test_fast_fire_needs_a_close_target_and_bursts_guns():
    state, target, batteries = at_the_wall()
    gun = units_of(state, "battery_hongyi")[0]
    assert check(state, Bombard(UnitId(gun), Cell(target), 60)) is None
    far = changed(
        state,
        hex={
            gun: next(
                int(c)
                for c in range(state.ground.grid.n)
                if state.ground.grid.distance(target, c) == 6 and not state.ground.fort[c]
            )
        },
    )
    assert check(far, Bombard(UnitId(gun), Cell(target), 60)).reason == Reason.OUT_OF_RANGE
    fast = changed(state, level=dict.fromkeys(batteries, 60))
    burst = [int(days(replace(fast, seed=s), 7)[0].tally[Tally.GUNS_BURST]) for s in range(20)]
    assert 0 < np.mean(burst) < 6
    steady = [int(days(replace(state, seed=s), 7)[0].tally[Tally.GUNS_BURST]) for s in range(5)]
    assert not any(steady)


# Wood --------------------------------------------------------------------------------


def shelled(state, rounds=20, aim=None):
    """The battery of the small map before a wall hex, firing at it."""
    wall = int(state.ground.walls[0]) if aim is None else aim
    fire = {"task": Task.BOMBARD, "aim": wall, "level": rounds}
    return changed(
        state,
        hex={GUNS: state.ground.grid.cell(8, 2)},
        fit={GUNS: 60},
        tally={Tally.POWDER_G: 0},
        **{name: {GUNS: value} for name, value in fire.items()},
    )


def test_a_ball_goes_through_timber_and_harms_nothing_beside():
    rules = new_small().rules.bombard
    earth, wood = (rules.wall_mille, rules.wall_beside_mille), (rules.wood_mille, 0)
    for state, (worn, beside_worn) in ((new_small(), earth), (wooden(), wood)):
        target = int(state.ground.walls[0])
        draft, events = days(shelled(state), 1)
        beside = [c for c in state.ground.grid.around[target] if state.ground.wall[c]]
        rounds = events[0].rounds * state.rules.guns["shenwei"].wall_pm
        assert WHOLE - draft.integrity[target] == rounds * worn // 1000
        assert (WHOLE - draft.integrity[beside] == rounds * beside_worn // 1000).all()


def test_men_behind_timber_die_as_in_1685_and_behind_earth_as_in_1686():
    """0.111 dead a round for 450 men in wood; 0.026 of that, for 800, in earth."""
    for state, of_450 in ((wooden(), 0.1112), (new_small(), 0.1112 * 0.026 * 450 / 800)):
        men = int(state.men[(state.side == RUSSIA) & state.flag("soldier")].sum())
        plan = cannonade(shelled(state), Bombard(UnitId(GUNS), Cell(int(state.ground.walls[0])), 20))
        assert plan.dead_q16 / ONE16 == pytest.approx(plan.rounds * of_450 * men / 450, rel=0.03)


def test_a_gate_is_of_what_the_walls_beside_it_are():
    gate = new_small().ground.grid.cell(8, 5)
    assert timber(wooden().ground)[gate]
    assert not timber(new_small().ground).any()
    assert wooden().ground.wall.sum() == timber(wooden().ground).sum()
    half = mapped({int(new_small().ground.walls[0]): "palisade"})
    assert timber(half.ground).sum() == 2, "one and the gate beside it"
    assert not all_of_wood(half.ground)


def test_timber_is_mended_by_an_eighth_of_what_earth_takes():
    for state, mend in ((new_small(), 200_000), (wooden(), 25_000)):
        wall = int(state.ground.walls[3])
        draft = thaw(changed(state, integrity={wall: 0}, task=dict.fromkeys((DON, POSAD), Task.REPAIR)))
        repair_night(draft, night())
        assert draft.integrity[wall] == mend
        assert cannonade(shelled(state), Bombard(UnitId(GUNS), Cell(wall), 5)).repair_mille == mend


# Other targets -----------------------------------------------------------------------


def test_a_tenth_of_the_rounds_hits_a_boat_and_a_hit_costs_a_fiftieth_of_them():
    boats = 6
    river = new_small().ground.grid.cell(8, 10)
    state = replace(
        changed(
            new_small(),
            hex={boats: river, CREW: new_small().ground.grid.cell(8, 9), 0: river},
            aboard={0: boats},
            fit={CREW: 40, boats: 1000, 0: 500},
            sick=0,
            task={CREW: Task.BOMBARD},
            aim={CREW: river},
            level={CREW: 20},
        ),
        phase=RUSSIA,
    )
    each = 0.1 * 0.02 * 0.6
    plan = cannonade(state, Bombard(UnitId(CREW), river, 20))
    assert plan.rounds == 60
    assert plan.dead_q16 / ONE16 == pytest.approx(60 * each * 1500, rel=0.02)
    drowned = [days(replace(state, seed=s), 1)[1][0].dead for s in range(60)]
    assert np.mean(drowned) == pytest.approx(60 * each * 1500, rel=0.2)


def test_men_dug_in_are_hit_less():
    state = new_small()
    order = Bombard(UnitId(CREW), Cell(int(state.hex[0])), 20)
    near = replace(changed(state, hex={CREW: state.ground.grid.cell(6, 6)}), phase=RUSSIA)
    bare, dug = (cannonade(changed(near, entrenched={0: level}), order).dead_q16 for level in (0, 3))
    assert dug == pytest.approx(0.7 * bare, rel=0.01)


def test_the_first_shot_of_the_besiegers_is_noted():
    state = shelled(new_small())
    assert state.tally[Tally.FIRST_SHOT] == -1
    assert days(state, 1)[0].tally[Tally.FIRST_SHOT] == state.turn
    again = changed(replace(state, turn=5), tally={Tally.FIRST_SHOT: 3})
    assert days(again, 1)[0].tally[Tally.FIRST_SHOT] == 3
    silent = changed(state, rounds={GUNS: 0})
    assert days(silent, 1)[0].tally[Tally.FIRST_SHOT] == -1
    theirs = changed(silent, task={CREW: Task.BOMBARD}, aim={CREW: int(state.hex[GUNS])}, level={CREW: 5})
    assert days(changed(theirs, tally={Tally.POWDER_G: 50_000}), 1)[0].tally[Tally.FIRST_SHOT] == -1


def test_a_quarter_of_a_day_is_a_quarter_of_the_rounds_and_of_the_risk():
    state, _, batteries = at_the_wall()
    fast = changed(state, level=dict.fromkeys(batteries, 60))
    part = Spell(0, hour=6, hours=6, closes=False, night=False, cold_pm=0)
    rounds, burst = {}, {}
    for name, spell in (("day", night()), ("part", part)):
        drafts = [thaw(fast) for _ in range(80)]
        fired = [bombard_spell(draft, Dice(seed, 1), spell) for seed, draft in enumerate(drafts)]
        rounds[name] = sum(e.rounds for e in fired[0] if isinstance(e, Bombarded))
        burst[name] = sum(int(draft.tally[Tally.GUNS_BURST]) for draft in drafts)
    assert rounds["part"] == rounds["day"] // 4
    assert burst["day"] / 80 == pytest.approx(0.4, abs=0.22)
    assert burst["part"] < burst["day"] / 2


# The mortar --------------------------------------------------------------------------


def shelling(place=(8, 7), **values):
    """The gun crew of the small map with a mortar."""
    mortars = list(new_small().rules.units).index("mortar_crew")
    state = changed(
        new_small(),
        kind={CREW: mortars},
        guns={CREW: 1},
        rounds={CREW: 500},
        hex={CREW: new_small().ground.grid.cell(*place)},
    )
    return replace(changed(state, **values), phase=RUSSIA)


def test_a_mortar_reaches_far_and_nothing_near():
    far = Bombard(UnitId(CREW), new_small().ground.grid.cell(0, 4), 20)
    spotted = {CREW: new_small().ground.grid.cell(8, 7), 0: far.at, 8: new_small().ground.grid.cell(3, 4)}
    assert check(shelling(hex=spotted), far) is None
    near = Bombard(UnitId(CREW), new_small().ground.grid.cell(8, 4), 20)
    close = check(shelling(hex={CREW: new_small().ground.grid.cell(8, 7), 0: near.at}), near)
    assert (close.reason, close.have, close.need) == (Reason.TOO_NEAR, 3, 8)


def test_a_mortar_fires_twenty_shells_a_day_of_its_own_and_of_the_powder():
    order = Bombard(UnitId(CREW), new_small().ground.grid.cell(0, 4), 35)
    refused = check(shelling(hex={CREW: new_small().ground.grid.cell(8, 7), 0: order.at}), order)
    assert (refused.reason, refused.need) == (Reason.NO_SUCH_LEVEL, 20)
    assert rounds_left(shelling(), CREW) == 200_000 // 1_500
    assert rounds_left(shelling(rounds={CREW: 7}), CREW) == 7
    firing = shelling(
        hex={CREW: new_small().ground.grid.cell(8, 7), 0: order.at},
        task={CREW: Task.BOMBARD},
        aim={CREW: order.at},
        level={CREW: 20},
    )
    draft, events = days(firing, 2)
    assert sum(e.rounds for e in events) == 40
    assert draft.rounds[CREW] == 460
    assert draft.tally[Tally.POWDER_G] == 200_000 - 40 * 1_500


def test_storms_and_saps_do_not_count_the_mortar():
    assert garrison_guns(new_small()) == 3
    assert garrison_guns(shelling()) == 0


def test_the_stock_of_each_piece():
    rules = new_small().rules
    known = {"battery_light": 450, "gun_crew": 0, "mortar_crew": 500, "horse": 0}
    assert {name: rules.stock(rules.units[name]) for name in known} == known
