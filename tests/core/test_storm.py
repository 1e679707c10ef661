"""Storms on the map: who may join, who answers, what is met, and what is left."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from game.core.apply import apply, check
from game.core.assault import alarm, answering, assaults, columns_of, engagement, reserve_kept
from game.core.events import HeadLost, LeaderFell, SiegeEnded, Stormed
from game.core.faults import faults
from game.core.fields import FAR, field
from game.core.hexgrid import Cell
from game.core.orders import Bombard, End, Fire, March, Storm, UnitId
from game.core.passage import entry_costs
from game.core.refusals import Reason
from game.core.rules import MOVE_CLASSES
from game.core.state import NOWHERE, QING, RUSSIA, WHOLE, Cause, Ending, Tally
from game.core.strength import army
from game.core.tasks import Task
from tests.core.worlds import changed, new_1686, played, units_of

READY = 100_000
"""Ladders enough for a column, in thousandths of a man-day."""


def ready(columns=5, **values):
    """Columns of 1686 with their ladders before one stretch of wall; its hexes; the state."""
    state = new_1686()
    ground = state.ground
    ramparts = np.flatnonzero(ground.works == ground.work_names.index("rampart")).tolist()
    front = next(
        (a, b)
        for a in ramparts
        for b in ground.grid.around[a]
        if b in ramparts and b > a and len(outside(ground, a) | outside(ground, b)) >= 3
    )
    spots = sorted(c for w in front for c in outside(ground, w))
    units = [u for kind in ("banner_foot", "ula_foot", "shield") for u in units_of(state, kind)][:columns]
    places = {u: spots[i % len(spots)] for i, u in enumerate(units)}
    state = changed(state, **({"hex": places, "ladders": dict.fromkeys(units, READY)} | values))
    return state, front, units


def work(state, name):
    return state.ground.work_names.index(name)


def outside(ground, wall):
    return {c for c in ground.grid.around[wall] if not ground.fort[c] and not ground.water[c]}


def joined(state, front, units):
    return played(state, *(Storm(UnitId(u), Cell(front[i % len(front)])) for i, u in enumerate(units)))


# Joining ---------------------------------------------------------------------------------


def test_two_columns_a_hex():
    state, front, units = ready()
    two = joined(state, front[:1], units[:2])
    assert check(two, Storm(UnitId(units[2]), Cell(front[0]))).reason == Reason.FRONT_FULL
    assert check(two, Storm(UnitId(units[2]), Cell(front[1]))) is None


def test_six_columns_and_four_hexes_a_front():
    state, front, units = ready(6)
    ground, rules = state.ground, state.rules.storm
    chain = longest_chain(ground, front)
    aims = {u: chain[i // 2] for i, u in enumerate(units)}
    hexes = {u: next(iter(outside(ground, a)), int(state.hex[u])) for u, a in aims.items()}
    spare = units_of(state, "archers")[0]
    near_last = next(
        c for c in range(ground.grid.n) if ground.grid.distance(c, chain[3]) == 2 and not ground.fort[c]
    )
    full = changed(state, hex={**hexes, spare: near_last}, task=dict.fromkeys(units, Task.STORM), aim=aims)
    assert rules.columns == 6
    assert check(full, Storm(UnitId(spare), Cell(chain[3]))).reason == Reason.TOO_MANY_COLUMNS
    four = changed(
        full, aim=dict(zip(units[:4], chain[:4], strict=True)), task=dict.fromkeys(units[4:], Task.NONE)
    )
    near_fifth = next(
        c for c in range(ground.grid.n) if ground.grid.distance(c, chain[4]) == 2 and not ground.fort[c]
    )
    wide = changed(four, hex={spare: near_fifth})
    assert check(wide, Storm(UnitId(spare), Cell(chain[4]))).reason == Reason.FRONT_FULL


def longest_chain(ground, front):
    """Five wall hexes, each beside the one before."""
    chain = list(front)
    while len(chain) < 5:
        chain.append(next(c for c in ground.grid.around[chain[-1]] if ground.wall[c] and c not in chain))
    return chain


@pytest.mark.parametrize(
    ("values", "reason"),
    [
        ({"acted": 1}, Reason.ALREADY_ACTED),
        ({"cohesion": 449}, Reason.TOO_BROKEN),
        ({"cohesion": 450}, None),
        ({"hex": 0}, Reason.NOT_NEAR_WALL),
    ],
)
def test_who_may_join(values, reason):
    state, front, units = ready()
    state = changed(state, **{name: {units[0]: value} for name, value in values.items()})
    refusal = check(state, Storm(UnitId(units[0]), Cell(front[0])))
    assert (refusal.reason if refusal else None) == reason


def test_a_column_that_has_joined_fires_no_volley_and_may_march_away():
    state, front, units = ready()
    unit = UnitId(units[0])
    foe = changed(state, hex=dict.fromkeys(units_of(state, "cossacks")[:1], front[0]))
    assert check(foe, Fire(unit, Cell(front[0]))) is None
    in_line = joined(foe, front, units[:1])
    assert check(in_line, Fire(unit, Cell(front[0]))).reason == Reason.ALREADY_ACTED
    around = state.ground.grid.around[int(state.hex[unit])]
    away = next(c for c in around if not state.ground.fort[c] and c not in state.hex)
    assert played(in_line, March(unit, away)).task[unit] == Task.NONE


# The alarm ----------------------------------------------------------------------------------


def test_defenders_are_bounded_by_front_and_garrison():
    state, front, units = ready()
    (assault,) = assaults(joined(state, front, units[:4]))
    come, rules = alarm(state, assault, {}), state.rules.storm
    assert assault.front == tuple(sorted(front))
    assert sum(come.values()) <= rules.hex_men * 2 + 2 * rules.flank_men == 120
    assert all(0 < men <= state.able[u] for u, men in come.items())
    distance = state.ground.grid.distances[list(front)].min(axis=0)
    assert all(distance[state.hex[u]] <= rules.alarm_reach for u in come)
    left_out = [u for u in np.flatnonzero((state.side == RUSSIA) & state.flag("soldier")) if u not in come]
    assert min(distance[state.hex[left_out]]) >= max(distance[state.hex[list(come)]]) - 0, (
        "the nearest come first"
    )


def test_few_men_send_only_their_share():
    state, front, units = ready()
    men = np.flatnonzero((state.side == RUSSIA) & state.flag("soldier")).tolist()
    few = changed(state, fit={**dict.fromkeys(men, 0), men[0]: 50}, hex={men[0]: front[0]})
    (assault,) = assaults(joined(few, front, units[:4]))
    assert sum(alarm(few, assault, {}).values()) == 30


def test_a_unit_answers_one_alarm():
    state, front, units = ready()
    (assault,) = assaults(joined(state, front, units[:4]))
    first = alarm(state, assault, {})
    second = alarm(state, assault, first)
    assert not {*first} & {*second}


def test_men_beyond_the_front_neither_help_nor_suffer():
    state, front, units = ready()
    (assault,) = assaults(joined(state, front, units[:4]))
    all_who_run, manned = (sum(who(state, assault, {}).values()) for who in (answering, alarm))
    assert all_who_run > manned == 120
    fight = engagement(state, assault, {})
    assert (fight.defenders, fight.frontage, fight.manned) == (all_who_run, 120, 120)


def test_a_reserve_is_not_drawn_off_by_a_feint():
    state, front, units = ready()
    (assault,) = assaults(joined(state, front, units[:4]))
    feint = replace(assault, feint=True)
    soldiers = np.flatnonzero((state.side == RUSSIA) & state.flag("soldier")).tolist()
    men = np.flatnonzero((state.side == RUSSIA) & state.ground.inside[state.hex] & state.flag("soldier"))
    busy = changed(state, task=dict.fromkeys(soldiers, Task.REPAIR))
    idle = changed(busy, task=dict.fromkeys(men.tolist(), Task.NONE))
    assert (reserve_kept(busy), reserve_kept(idle)) == (False, True)
    drawn, kept = (sum(answering(s, feint, {}).values()) for s in (busy, idle))
    assert drawn == pytest.approx(0.45 * 0.6 * 800, abs=2)
    assert kept == pytest.approx(0.65 * drawn, abs=2)
    assert sum(answering(busy, assault, {}).values()) == sum(answering(idle, assault, {}).values())


# Columns ------------------------------------------------------------------------------------


def test_two_weak_units_of_a_kind_make_one_column():
    state, front, units = ready(4)
    weak = changed(state, fit=dict.fromkeys(units, 100), sick=0)
    banners = units[:3]
    aims = dict.fromkeys(map(int, banners), Cell(front[0]))
    assert columns_of(weak, aims) == ((banners[0], banners[1]), (banners[2],))
    assert columns_of(changed(weak, fit={banners[0]: 101}), aims) == ((banners[0],), (banners[1], banners[2]))
    assert columns_of(weak, aims | {banners[1]: Cell(front[1])}) == ((banners[0], banners[2]), (banners[1],))
    shield = units_of(state, "shield")[0]
    mixed = changed(weak, fit={shield: 50})
    assert len(columns_of(mixed, {banners[0]: Cell(front[0]), shield: Cell(front[0])})) == 2


def test_a_weak_unit_joins_where_there_is_no_room_for_a_column():
    state, front, units = ready(4)
    full = joined(changed(state, fit={units[0]: 90, units[2]: 90}, sick=0), front[:1], units[:2])
    assert check(full, Storm(UnitId(units[2]), Cell(front[0]))) is None
    assert check(full, Storm(UnitId(units[3]), Cell(front[0]))).reason == Reason.FRONT_FULL
    three = joined(full, front[:1], units[2:3])
    (assault,) = assaults(three)
    assert assault.columns == ((units[0], units[2]), (units[1],))
    fight = engagement(three, assault, {})
    assert fight.columns.tolist() == [180, 200]


def test_a_mixed_column_has_the_mean_temper_of_its_men():
    state, front, units = ready(2)
    pair = joined(
        changed(state, fit={units[0]: 50, units[1]: 150}, sick=0, cohesion={units[1]: 600}), front[:1], units
    )
    assert engagement(pair, assaults(pair)[0], {}).cohesion.tolist() == [700]


# What the front is like -----------------------------------------------------------------------


def met(state):
    """The numbers of the only storm."""
    return engagement(state, assaults(state)[0], {})


def test_sap_heads_help_from_where_columns_start():
    state, front, units = ready(4)
    bare, sap = joined(state, front, units), work(state, "sap")
    cells = sorted(set(bare.hex[units].tolist()))
    far = next(c for c in cells if state.ground.grid.distance(c, cells[0]) > 1)
    one, two = (changed(bare, work=dict.fromkeys(heads, sap)) for heads in (cells[:1], (cells[0], far)))
    assert [met(s).approach_pm for s in (bare, one, two)] == [0, 250, 1000]
    behind = next(
        c for c in state.ground.grid.around[cells[0]] if state.ground.wall_distance[c] == 2 and c not in cells
    )
    assert met(changed(one, work={behind: sap})).approach_pm == 250, "a long sap has one head"
    away = [c for c in range(state.ground.grid.n) if state.ground.wall_distance[c] == 9]
    assert met(changed(one, hex=dict.fromkeys(units, away[0]))).approach_pm == 0, "nobody starts from it"


def test_a_mound_covers_a_storm_and_platforms_half_as_well():
    state, front, units = ready(4)
    guns = units_of(state, "battery_hongyi")[:2]
    apart = state.ground.grid.distances[list(front)].min(axis=0)
    spot, further = (
        next(c for c in range(state.ground.grid.n) if apart[c] == d and not state.ground.fort[c])
        for d in (4, 6)
    )
    bare = joined(state, front, units)

    def gunned(kind, place=spot, batteries=guns, aim=front[0]):
        return changed(
            bare,
            hex=dict.fromkeys(batteries, place),
            work={place: work(state, kind)},
            task=dict.fromkeys(batteries, Task.BOMBARD),
            aim=dict.fromkeys(batteries, aim),
            level=dict.fromkeys(batteries, 20),
        )

    assert met(bare).support_pm == 0
    assert met(gunned("battery", batteries=guns[:1])).support_pm == 250
    assert met(gunned("battery")).support_pm == 500
    assert met(gunned("mound", batteries=guns[:1])).support_pm == 1000
    assert met(gunned("mound", place=further)).support_pm == 0, "too far"
    assert met(gunned("mound", aim=int(state.ground.areas["inside"][0]))).support_pm == 0, "elsewhere"


def test_a_breach_is_the_mean_over_the_front():
    state, front, units = ready()
    half = joined(changed(state, integrity={front[0]: 0, front[1]: WHOLE}), front, units[:4])
    assert met(half).breach_pm == 500


def test_who_has_no_ladders_meets_a_whole_wall():
    state, front, units = ready(4)
    storm = joined(state, front, units)
    assert met(storm).bare_pm == 0
    assert met(changed(storm, ladders=READY - 1)).bare_pm == 1000
    assert met(changed(storm, ladders={units[0]: 0})).bare_pm == 250
    at_first = {u: 0 for i, u in enumerate(units) if i % 2 == 0}
    assert met(changed(storm, ladders=at_first, integrity={front[0]: 0})).bare_pm == 0, "over a breach"
    assert met(changed(storm, ladders=at_first, integrity={front[0]: WHOLE // 2})).bare_pm == 250


def test_a_burnt_gate_is_a_way_in():
    state, _, units = ready(2)
    gate = next(c for c in state.ground.walls.tolist() if state.ground.gate[c] and outside(state.ground, c))
    spots = sorted(outside(state.ground, gate))
    moved = changed(state, hex={u: spots[i % len(spots)] for i, u in enumerate(units)}, ladders=0)
    whole, burnt = (joined(s, (gate,), units) for s in (moved, changed(moved, integrity={gate: 0})))
    assert (met(whole).bare_pm, met(whole).breach_pm) == (1000, 0)
    assert (met(burnt).bare_pm, met(burnt).breach_pm) == (0, 1000)


@pytest.mark.parametrize(
    ("kind", "cover", "height"),
    [("rampart", 600, 1), ("bastion", 650, 2), ("palisade", 400, 1), ("tower", 500, 2)],
)
def test_what_a_wall_is_made_of_counts(kind, cover, height):
    state, front, units = ready(4)
    storm = joined(state, front, units)
    ground = replace(storm.ground, works=np.where(storm.ground.wall, work(state, kind), storm.ground.works))
    rebuilt = replace(storm, scenario=replace(storm.scenario, ground=ground))
    assert (met(rebuilt).cover_pm, met(rebuilt).height_mille) == (cover, height * 1000)


def test_a_work_behind_the_wall():
    state, front, units = ready(4)
    storm, ground = joined(state, front, units), state.ground
    apart = ground.grid.distances[list(front)].min(axis=0)
    behind = [c for c in ground.areas["inside"].tolist() if apart[c] <= 1]
    inner = work(state, "inner_work")
    assert met(storm).retrenched_pm == 0
    assert met(changed(storm, work=dict.fromkeys(behind[:1], inner))).retrenched_pm == 500
    assert met(changed(storm, work=dict.fromkeys(behind[:2], inner))).retrenched_pm == 1000


def test_the_last_men_hold_the_inner_work():
    state, front, units = ready(4)
    storm, rules = joined(state, front, units), state.rules.storm
    soldiers = np.flatnonzero((state.side == RUSSIA) & state.flag("soldier")).tolist()

    def left(men):
        return changed(storm, fit={**dict.fromkeys(soldiers, 0), soldiers[0]: men}, sick=0)

    assert met(left(rules.refuge_full)).refuge_pm == met(left(50)).refuge_pm == 1000
    assert met(left((rules.refuge_full + rules.refuge_from) // 2)).refuge_pm == pytest.approx(500, abs=5)
    assert met(left(rules.refuge_from)).refuge_pm == 0
    inner = work(state, "inner_work")
    gone = left(50)
    assert met(changed(gone, work=np.where(gone.work == inner, 0, gone.work))).refuge_pm == 0


def test_a_leader_steadies_one_storm_a_turn():
    state, front, units = ready(4)
    storm = joined(state, front, units)
    leader = units_of(state, "qing_leader")[0]
    beside = changed(storm, hex={leader: int(storm.hex[units[0]])})
    assert met(storm).led.tolist() == [0, 0, 0, 0]
    assert met(beside).led[0] == 1
    assert met(changed(beside, acted={leader: 1})).led.tolist() == [0, 0, 0, 0]
    assert apply(beside, End())[0].acted[leader] == 1
    assert apply(storm, End())[0].acted[leader] == 0


# The fight ------------------------------------------------------------------------------------


def fought(seed=2, **values):
    state, front, units = ready(4, **values)
    return played(
        replace(state, seed=seed), *(Storm(UnitId(u), Cell(front[i % 2])) for i, u in enumerate(units))
    ), units


@pytest.mark.parametrize("seed", [0, 2, 3, 4, 5, 6])  # with 1 the fort falls
def test_the_day_after_a_storm(seed):
    before, units = fought(seed)
    after, (report, *_) = apply(before, End())
    assert isinstance(report, Stormed)
    assert faults(after) == []
    assert after.phase == RUSSIA
    lost = after.lost - before.lost
    assert (report.qing_dead, report.russian_dead) == (lost[QING].sum(), lost[RUSSIA].sum())
    assert lost.sum() == lost[:, :, Cause.STORM].sum()
    assert after.tally[Tally.STORMS] == 1
    alive = [u for u in units if after.hex[u] != NOWHERE]
    assert (after.task[alive] == Task.NONE).all()
    assert (after.acted[alive] == 1).all()
    assert (after.moves[alive] == 0).all()
    assert (after.ground.wall_distance[after.hex[alive]] > after.rules.digging.near).all(), (
        "back to the lines"
    )
    drops = {1000 - int(after.cohesion[u]) for u in alive}
    assert drops <= {after.rules.storm.cohesion_repulsed, after.rules.storm.cohesion_broken}
    assert after.tally[Tally.POWDER_G] < before.tally[Tally.POWDER_G]
    assert (after.ladders[units] == 0).all(), "ladders are spent"


def test_a_garrison_without_powder_fights_with_bows_and_stones():
    """They break fewer columns than muskets do, but some."""
    before, _ = fought()
    dry = changed(before, tally={Tally.POWDER_G: 0})
    stood = [0, 0]
    for seed in range(40):
        for i, state in enumerate((before, dry)):
            after, (report, *_) = apply(replace(state, seed=seed), End())
            stood[i] += report.standing
            assert after.tally[Tally.POWDER_G] >= 0
    assert 1.1 * stood[0] < stood[1] < 40 * 4


def test_a_repulse_costs_sap_heads_sixty_metres():
    before, units = fought()
    sap = work(before, "sap")
    head = int(before.hex[units[0]])
    around = before.ground.grid.around[head]
    tail = next(c for c in around if before.ground.wall_distance[c] > 1 and not before.work[c])
    after, events = apply(changed(before, work={head: sap, tail: sap}), End())
    assert HeadLost(head, 60_000) in events
    assert after.work[head] != sap
    left = 40_000 * int(after.work[tail] == sap) + int(after.done[[head, tail]].sum())
    assert left == 20_000


def test_the_broken_fall_back_over_ground_they_can_walk():
    before, units = fought()
    ground = before.ground
    foot = MOVE_CLASSES.index("foot")
    for seed in range(20):
        after, _ = apply(replace(before, seed=seed), End())
        for unit in (u for u in units if after.hex[u] != NOWHERE):
            start = int(before.hex[unit])
            ways = field(ground.grid, entry_costs(before, QING, foot, start), np.array([start]))
            assert ways[after.hex[unit]] < FAR
            assert not ground.water[after.hex[unit]]
        assert faults(after) == []


def test_who_is_shut_in_stays_where_he_is():
    """Russians on every hex about the columns: behind them would be room, but nobody flies."""
    before, units = fought()
    start = int(before.hex[units[0]])
    men = np.flatnonzero((before.side == RUSSIA) & before.flag("soldier")).tolist()
    around = [c for c in before.ground.grid.around[start] if not before.ground.fort[c]]
    away = [c for c in range(before.ground.grid.n) if before.ground.wall_distance[c] == 9]
    others = {u: away[0] for u in range(len(before.hex)) if before.hex[u] == start or before.hex[u] in around}
    here = {units[0]: start, units[1]: start}
    shut_in = changed(before, hex=others | dict(zip(men, around, strict=False)) | here)
    shut_in = changed(shut_in, task=dict.fromkeys(units[2:], Task.NONE))
    after, (report, *_) = apply(shut_in, End())
    assert report.columns == tuple(units[:2])
    assert after.hex[units[:2]].tolist() == [start, start]


def test_columns_that_break_shake_the_men_who_see_it():
    before, units = fought()
    spot, witness = int(before.hex[units[0]]), units_of(before, "archers")[0]
    weary = changed(before, cohesion=dict.fromkeys(units, 500), hex=dict.fromkeys((*units, witness), spot))
    rules, seen = before.rules.will, []
    for seed in range(10):
        after, _ = apply(replace(weary, seed=seed), End())
        broken = int((after.cohesion[units] < rules.broken).sum())
        assert after.cohesion[witness] == 1000 - broken * rules.panic_cohesion
        seen.append(broken)
    assert max(seen) > 0


def test_leaders_in_a_storm_may_be_hit_on_either_side():
    before, units = fought()
    sabsu, voevoda = units_of(before, "qing_leader")[0], units_of(before, "russian_leader")[0]
    (assault,) = assaults(before)
    close = changed(before, hex={sabsu: int(before.hex[units[0]]), voevoda: assault.front[0]})
    fell = {sabsu: 0, voevoda: 0}
    for seed in range(400):
        after, events = apply(replace(close, seed=seed), End())
        for event in (e for e in events if isinstance(e, LeaderFell)):
            fell[event.unit] += 1
            assert after.hex[event.unit] == NOWHERE
            assert faults(after) == []
    assert all(3 <= count <= 25 for count in fell.values()), "twelve of four hundred"


def test_a_leader_may_fall_where_a_whole_column_does():
    before, units = fought()
    voevoda, (assault,) = units_of(before, "russian_leader")[0], assaults(before)
    few = changed(before, fit=dict.fromkeys(units, 2), sick=0, hex={voevoda: assault.front[0]})
    few = changed(few, mustered={(side, 0): army(few, side) for side in (QING, RUSSIA)})
    for seed in range(300):
        after, events = apply(replace(few, seed=seed), End())
        if any(isinstance(event, LeaderFell) for event in events):
            assert faults(after) == []
            return
    pytest.fail("nobody fell")


def test_what_falls_is_taken_and_ends_the_siege():
    before, _ = fought(3, integrity=0)
    men = np.flatnonzero(before.side == RUSSIA).tolist()
    doomed = changed(before, fit={u: min(4, int(before.fit[u])) for u in men})
    doomed = changed(doomed, mustered={(RUSSIA, 0): army(doomed, RUSSIA)})
    ends = []
    for seed in range(10):
        after, events = apply(replace(doomed, seed=seed), End())
        ends.append(after.ending)
        if after.ending == Ending.STORMED:
            assert isinstance(events[-1], SiegeEnded)
            assert army(after, RUSSIA) == 0
            assert (after.hex[after.side == RUSSIA] == NOWHERE).all()
            assert faults(after) == []
            assert after.phase == QING
    assert Ending.STORMED in ends


def test_two_fronts_are_two_storms_the_lesser_first():
    state, front, units = ready(3)
    ground = state.ground
    far = next(
        c
        for c in ground.walls.tolist()
        if ground.grid.distance(c, front[0]) > 4 and outside(ground, c) and not ground.gate[c]
    )
    state = changed(state, hex={units[0]: min(outside(ground, far))})
    both = played(
        state, Storm(UnitId(units[0]), Cell(far)), *(Storm(UnitId(u), Cell(front[0])) for u in units[1:])
    )
    after, events = apply(both, End())
    reports = [e for e in events if isinstance(e, Stormed)]
    assert [r.columns for r in reports] == [(units[0],), tuple(units[1:])]
    assert after.tally[Tally.STORMS] == 1
    assert assaults(both)[0].feint
    assert not assaults(both)[1].feint
    alone = engagement(both, replace(assaults(both)[1]), {}).defenders
    drawn = engagement(both, assaults(both)[1], alarm(both, assaults(both)[0], {})).defenders
    assert drawn <= alone


def test_storms_after_the_talks_began_are_counted():
    before, _ = fought()
    days = before.rules.points.later_storm_days
    for turn, talks, counted in ((1, -1, (0, 0)), (35, 120, (1, 0)), (35, 123 - days, (1, 1))):
        after = apply(changed(replace(before, turn=turn), tally={Tally.TALKS_DAY: talks}), End())[0]
        assert (after.tally[Tally.LATE_STORMS], after.tally[Tally.LATER_STORMS]) == counted


def test_orders_of_guns_do_not_join_storms():
    state, front, units = ready()
    gun = units_of(state, "battery_hongyi")[0]
    assert check(state, Storm(UnitId(gun), Cell(front[0]))).reason == Reason.CANNOT_STORM
    assert not isinstance(check(state, Bombard(UnitId(units[0]), Cell(front[0]), 20)), type(None))
