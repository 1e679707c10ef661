"""Storms on the map: who may join, who answers, what is left; and what was foreseen."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from game.core.apply import apply, check
from game.core.assault import alarm, assaults, engagement, entry_summands
from game.core.dice import Dice
from game.core.events import SiegeEnded, Stormed
from game.core.faults import faults
from game.core.fixed import ONE16
from game.core.hexgrid import Cell
from game.core.odds import foresee, preview
from game.core.orders import Bombard, End, Fire, March, Reason, Storm, Task, UnitId
from game.core.resolver import resolve
from game.core.sight import view
from game.core.state import NOWHERE, QING, RUSSIA, WHOLE, Cause, Ending, Tally
from game.core.strength import army
from tests.core.worlds import changed, new_1686, played, units_of


def ready(columns=5, **values):
    """Columns of 1686 before one stretch of wall; its hexes; the state."""
    state = new_1686()
    ground = state.ground
    inner = [c for c in ground.walls.tolist() if not ground.gate[c]]
    front = next(
        (a, b)
        for a in inner
        for b in ground.grid.around[a]
        if b in inner and b > a and len(outside(ground, a) | outside(ground, b)) >= 4
    )
    spots = sorted(c for w in front for c in outside(ground, w))
    units = [u for kind in ("banner_foot", "ula_foot", "shield") for u in units_of(state, kind)][:columns]
    places = {u: spots[i % len(spots)] for i, u in enumerate(units)}
    state = changed(state, hex=places, **values)
    return state, front, units


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
    away = next(c for c in state.ground.grid.around[int(state.hex[unit])] if not state.ground.fort[c])
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


def test_sap_heads_and_covering_guns_help():
    state, front, units = ready()
    trench, platform = (state.ground.work_names.index(n) for n in ("trench", "battery"))
    bare = joined(state, front, units[:4])
    dug = changed(bare, work=dict.fromkeys(state.hex[units[:4]].tolist(), trench))
    gun = units_of(state, "battery_hongyi")[:2]
    spot = next(
        c
        for c in range(state.ground.grid.n)
        if state.ground.grid.distances[list(front)][:, c].min() == 4 and not state.ground.fort[c]
    )
    gunned = changed(
        dug,
        hex=dict.fromkeys(gun, spot),
        work={spot: platform},
        task=dict.fromkeys(gun, Task.BOMBARD),
        aim=dict.fromkeys(gun, front[0]),
        level=dict.fromkeys(gun, 20),
    )
    fights = [engagement(s, assaults(s)[0], {}) for s in (bare, dug, gunned)]
    assert [f.fire_pm for f in fights] == [1000, 500, 400]
    base = fights[0].entry_milli
    assert [f.entry_milli - base for f in fights] == [0, 1400, 2600]
    assert dict(entry_summands(gunned, assaults(gunned)[0]))["covering guns"] == 1200


def test_a_breach_is_the_mean_over_the_front():
    state, front, units = ready()
    half = joined(changed(state, integrity={front[0]: 0, front[1]: WHOLE}), front, units[:4])
    assert engagement(half, assaults(half)[0], {}).breach_pm == 500


# The fight ------------------------------------------------------------------------------------


def fought(seed=1, **values):
    state, front, units = ready(4, **values)
    return played(
        replace(state, seed=seed), *(Storm(UnitId(u), Cell(front[i % 2])) for i, u in enumerate(units))
    ), units


@pytest.mark.parametrize("seed", range(6))
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
    late = replace(before, turn=35)
    assert apply(late, End())[0].tally[Tally.LATE_STORMS] == 1
    assert apply(before, End())[0].tally[Tally.LATE_STORMS] == 0


# Foreseen ---------------------------------------------------------------------------------------


def test_the_preview_foresees_what_the_resolver_does():
    state, front, units = ready(4)
    seen = view(joined(state, front, units[:3]), QING)
    odds = preview(seen, Storm(UnitId(units[3]), Cell(front[1])), Dice(99, 0))
    assert odds.columns == tuple(units)
    together = joined(state, front, units)
    fight = engagement(view(together, QING), assaults(together)[0], {})
    out = resolve(state.rules.storm, fight, Dice(99, 0), np.arange(512))
    assert odds.taken_pm == int(out.enter_q16.mean()) * 1000 // ONE16
    assert odds.defenders == fight.defenders
    assert odds.qing_dead[0] <= odds.qing_dead[1] <= odds.qing_dead[2]
    assert odds == foresee(view(together, QING), units[0], Dice(99, 0))


def test_the_preview_is_honest():
    """What many seeds bring lies where the preview said."""
    before, units = fought()
    odds = foresee(view(before, QING), units[0], Dice(5, 0))
    dead = []
    for seed in range(200):
        _, (report, *_) = apply(replace(before, seed=seed), End())
        dead.append(report.qing_dead)
    low, middle, high = odds.qing_dead
    assert abs(np.median(dead) - middle) < 0.15 * middle
    assert 0.8 < np.mean([low <= d <= high for d in dead]) < 0.99


def test_summands_add_up_to_the_chance():
    state, front, units = ready(4)
    odds = foresee(view(joined(state, front, units), QING), units[0], Dice(5, 0))
    names = [name for name, _ in odds.summands]
    assert names == ["wall", "approaches", "covering guns", "inner work", "breach", "numbers"]
    logit = sum(value for _, value in odds.summands) / 1000
    assert odds.taken_pm <= 1000 / (1 + np.exp(-logit)) + 60


def test_orders_of_guns_do_not_join_storms():
    state, front, units = ready()
    gun = units_of(state, "battery_hongyi")[0]
    assert check(state, Storm(UnitId(gun), Cell(front[0]))).reason == Reason.CANNOT_STORM
    assert not isinstance(check(state, Bombard(UnitId(units[0]), Cell(front[0]), 20)), type(None))
