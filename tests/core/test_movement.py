"""Who can go where: against a march hex by hex, and what marches do."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.core.apply import apply, check
from game.core.events import Marched
from game.core.hexgrid import Cell
from game.core.march import resume_marches, way
from game.core.orders import End, March, UnitId
from game.core.passage import enemies, entry_costs, move_class, zones
from game.core.reach import OUT_OF_REACH, day_walk, long_field, open_cells, reach
from game.core.refusals import Reason
from game.core.sight import view
from game.core.stacking import stacks
from game.core.start import new_game
from game.core.state import NOWHERE, QING, RUSSIA, Tally, freeze, thaw
from game.core.tasks import Task
from tests.core.worlds import changed, new_1686, played, units_of, wild_states
from tests.plain import walls
from tests.siege import HEIGHT, WIDTH, new_small, scenario_with, small_scenario

SIZE = (WIDTH, HEIGHT)

wild = st.builds(
    lambda seed, place: wild_states(seed)[place % len(wild_states(seed))],
    st.integers(0, 5),
    st.integers(0, 11),
)


def at(col, row):
    return Cell(row * WIDTH + col)


def scattered(luck):
    """The small siege with its units thrown over the map, some walls and works, some cohesion lost."""
    state, chance = new_small(), np.random.default_rng(luck)
    ground, draft = state.ground, thaw(state)
    land = np.flatnonzero(~ground.water & ~ground.fort)
    spots = chance.choice(land, len(draft.hex), replace=False)
    moved = chance.random(len(draft.hex)) < 0.6
    moved &= ~draft.flag("boat")
    draft.hex[moved] = spots[moved]
    draft.cohesion[:] = chance.choice([100, 1000], len(draft.hex))
    draft.moves[:] = chance.integers(1, state.trait("moves") + 1)
    names = ground.work_names
    dug = chance.choice(land, 20)
    draft.work[dug] = chance.choice(
        [names.index("trench"), names.index("siege_wall"), names.index("ditch")], 20
    )
    return freeze(draft)


def plain_reach(world, unit):
    """The reach of a unit by the rules as a player reads them; boats left aside."""
    ground, side, moves = world.ground, int(world.side[unit]), int(world.moves[unit])
    foes = enemies(world, side)
    enemy_hexes = set(world.hex[foes].tolist())
    name, full = world.unit_kind(unit).move_class, world.unit_kind(unit).moves
    firm = [
        int(world.hex[u])
        for u in np.flatnonzero(foes)
        if world.unit_kind(u).zone and world.cohesion[u] >= 250
    ]
    zone = {
        c
        for h in firm
        for c in range(ground.grid.n)
        if ground.grid.distance(h, c) == 1 and ground.fort[h] == ground.fort[c]
    }
    alarmed = {c for c in range(ground.grid.n) if any(ground.grid.distance(h, c) <= 8 for h in enemy_hexes)}

    def cost(cell):
        work = ground.work_names[world.work[cell]]
        entry = world.rules.terrain[ground.terrain_names[ground.terrain[cell]]].entry
        entry = world.rules.works[work].entry or entry if work else entry
        points = 1 if ground.wall[cell] else getattr(entry, name)
        shut = cell in enemy_hexes or (side == QING and ground.fort[cell])
        return 0 if shut else min(points, full)

    fort = walls.Fort(*({*np.flatnonzero(mask).tolist()} for mask in (ground.fort, ground.wall, ground.gate)))

    def march(points, price):
        return walls.march(SIZE, int(world.hex[unit]), points, price, fort, zone.__contains__)

    spent = march(moves, cost)
    if int(world.hex[unit]) not in alarmed:
        for cell, double in march(2 * moves, lambda c: 0 if c in alarmed else cost(c)).items():
            spent[cell] = min(spent.get(cell, 99), (double + 1) // 2)
    return {cell: points for cell, points in spent.items() if _room(world, unit, cell)}


def _room(world, unit, cell):
    if cell == world.hex[unit]:
        return False
    counted = [u for u in range(len(world.hex)) if not (world.unit_kind(u).leader or world.unit_kind(u).boat)]
    if unit not in counted:
        return True
    there = [u for u in counted if world.hex[u] == cell and world.men[u]]
    return len(there) < 2 and sum(int(world.men[u]) for u in [*there, unit]) <= 400


@given(st.integers(0, 2**32))
@settings(max_examples=60)
def test_reach_equals_the_plain_march(luck):
    state = scattered(luck)
    seen = view(state, QING if luck % 2 else RUSSIA)
    side = seen.me
    for unit in np.flatnonzero((seen.side == side) & ~seen.flag("boat") & (seen.able > 0)).tolist():
        here = reach(seen, unit)
        fast = {int(c): int(here[c]) for c in np.flatnonzero(here != OUT_OF_REACH)}
        assert fast == plain_reach(seen, unit), f"unit {unit}"


@given(st.integers(0, 2**32))
@settings(max_examples=40)
def test_a_way_steps_from_hex_to_hex_at_the_price_of_reach(luck):
    state = scattered(luck)
    side = QING if luck % 2 else RUSSIA
    seen = view(state, side)
    stop, ground = zones(seen, side), seen.ground
    for unit in np.flatnonzero((seen.side == side) & ~seen.flag("boat")).tolist():
        here = reach(seen, unit)
        for to in np.flatnonzero(here != OUT_OF_REACH).tolist():
            plan = way(seen, unit, to)
            steps = (int(seen.hex[unit]), *plan.cells)
            assert steps[-1] == to
            assert not plan.later
            for one, other in pairwise(steps):
                assert ground.grid.distance(one, other) == 1
                assert ground.fort[one] == ground.fort[other] or ground.gate[one] or ground.gate[other]
            assert not stop[list(steps[1:-1])].any(), "a march ends in the first zone"


@given(wild)
def test_open_cells_are_those_one_could_stand_on(state):
    for unit in np.flatnonzero(state.hex != NOWHERE).tolist():
        free = open_cells(thaw(state), unit)
        foes = state.hex[enemies(state, int(state.side[unit]))]
        assert not free[foes].any()
        assert (free[reach(state, unit) != OUT_OF_REACH]).all()
        assert not (state.side[unit] == QING and free[state.ground.fort].any())


# Walls ---------------------------------------------------------------------------


def test_the_garrison_goes_out_by_the_gate_alone():
    state = new_small()
    ground, don = state.ground, 8
    alone = changed(state, hex={u: at(0, 0) for u in range(6)})
    russia = replace(alone, phase=RUSSIA)
    steps = way(view(russia, RUSSIA), don, at(8, 3)).cells
    assert any(ground.gate[c] for c in steps)
    assert not any(ground.wall[c] and not ground.gate[c] for c in steps)


def test_a_man_on_the_wall_comes_down_inside():
    state = new_small()
    ground = state.ground
    wall = next(int(c) for c in ground.walls if not ground.gate[c])
    up = replace(changed(state, hex={8: wall}), phase=RUSSIA)
    there = np.flatnonzero(reach(up, 8) != OUT_OF_REACH)
    assert ground.fort[there].all()
    assert ground.inside[there].any()
    outside = next(c for c in ground.grid.around[wall] if not ground.fort[c])
    assert check(up, March(UnitId(8), outside)).reason in (Reason.NO_WAY, Reason.CANNOT_ENTER)


def test_besiegers_never_march_into_the_fort():
    state = new_small()
    for unit in np.flatnonzero(state.side == QING).tolist():
        assert (reach(state, unit)[state.ground.fort] == OUT_OF_REACH).all()
        assert (long_field(state, unit)[state.ground.fort] > 1000).all()
    gate = Cell(int(np.flatnonzero(state.ground.gate)[0]))
    assert check(state, March(UnitId(0), gate)) is not None


def test_no_zone_reaches_across_a_wall():
    state = new_small()
    ground = state.ground
    wall = next(int(c) for c in ground.walls)
    manned = changed(state, hex={8: wall})
    held = zones(manned, QING)
    assert held[[c for c in ground.grid.around[wall] if ground.fort[c]]].all()
    assert not held[[c for c in ground.grid.around[wall] if not ground.fort[c]]].any()


def test_broken_and_sick_units_hold_no_zone():
    spot = at(3, 3)
    state = changed(new_small(), hex={8: spot})
    around = list(state.ground.grid.around[spot])
    assert zones(state, QING)[around].all()
    assert not zones(changed(state, cohesion={8: 249}), QING)[around].any()
    assert not zones(changed(state, fit={8: 0}, sick={8: 120}), QING)[around].any()


# Room, ice, boats ------------------------------------------------------------------


def test_two_units_and_400_men_a_hex():
    state = new_small()
    full = changed(state, hex={0: at(3, 2), 1: at(3, 2), 2: at(3, 1)})
    assert check(full, March(UnitId(2), at(3, 2))).reason == Reason.NO_ROOM
    heavy = changed(state, hex={0: at(3, 2), 2: at(3, 1)}, fit={0: 300})
    assert check(heavy, March(UnitId(2), at(3, 2))).reason == Reason.NO_ROOM
    assert check(changed(heavy, fit={0: 274}), March(UnitId(2), at(3, 2))) is None


def test_leaders_and_boats_take_no_room():
    full = changed(new_small(), hex={0: at(3, 2), 1: at(3, 2), 7: at(3, 1)})
    assert check(full, March(UnitId(7), at(3, 2))) is None
    count, men = stacks(changed(full, hex={7: at(3, 2)}))
    assert (count[at(3, 2)], men[at(3, 2)]) == (2, 300)


def test_foot_cross_the_river_on_ice_only_and_boats_stop():
    state, boats = new_small(), 6
    bank, river = at(0, 9), at(0, 10)
    state = changed(state, hex={0: bank})
    ice = changed(state, tally={Tally.FROZEN_DAY: 0})
    assert check(state, March(UnitId(0), river)).reason == Reason.CANNOT_ENTER
    assert check(ice, March(UnitId(0), river)) is None
    assert reach(state, boats)[at(5, 11)] != OUT_OF_REACH
    assert check(ice, March(UnitId(boats), at(5, 11))).reason == Reason.FROZEN_IN
    assert (reach(ice, boats) == OUT_OF_REACH).all()


def test_guns_wait_for_thick_ice():
    state = changed(new_small(), hex={5: at(0, 9)}, tally={Tally.FROZEN_DAY: 0})
    later = replace(state, turn=state.scenario.turns)
    thin = changed(later, tally={Tally.FROZEN_DAY: 5})
    assert reach(state, 5)[at(0, 10)] == OUT_OF_REACH
    assert reach(thin, 5)[at(0, 10)] == OUT_OF_REACH
    assert state.rules.ice.guns_after_days == 15
    assert reach(changed(later, moves={5: 3}), 5)[at(0, 10)] != OUT_OF_REACH


def test_boats_pay_double_against_the_stream():
    state = changed(new_small(), hex={6: at(8, 11)})
    here = reach(state, 6)
    assert here[at(11, 11)] * 2 == here[at(5, 11)]


# Marches -----------------------------------------------------------------------------


def test_marching_is_twice_as_far_where_no_enemy_is_near():
    state = new_1686()
    horse, grid = units_of(state, "horse")[0], state.ground.grid
    foes = np.flatnonzero(state.side == RUSSIA).tolist()
    meadow = state.ground.terrain == state.ground.terrain_names.index("meadow")
    open_land = grid.near(~meadow | (state.work != 0), 4)
    start = int(np.flatnonzero(~open_land)[0])
    ring = grid.distances[start] == 4
    away = changed(state, hex={horse: start, **dict.fromkeys(foes, NOWHERE)})
    beside = changed(away, hex={foes[0]: int(grid.within(start, 6)[0])})
    assert (reach(away, horse)[ring] == 2).all()
    assert (reach(beside, horse)[ring] == 4).sum() > 12


def test_a_long_march_goes_on_by_itself_and_arrives():
    state = changed(new_small(), hex=dict.fromkeys(range(8, 13), NOWHERE), fit=dict.fromkeys(range(8, 13), 0))
    start, goal = at(0, 3), at(15, 9)
    state = changed(state, hex={4: start}, moves={4: 3}, cohesion={0: 1000})
    state, events = apply(state, March(UnitId(4), goal))
    assert state.task[4] == Task.MARCH
    assert state.hex[4] not in (start, goal)
    assert isinstance(events[0], Marched)
    assert events[0].path[0] == start
    russia = played(state, End())
    later = replace(changed(russia, moves={4: 6}), phase=QING)
    for _ in range(6):
        later, _ = resume_marches(changed(later, moves={4: 6}), QING)
    assert later.hex[4] == goal
    assert later.task[4] == Task.NONE


def test_heavy_guns_get_through_the_forest_in_the_end():
    """A hex of taiga costs them more than a turn's moves: a whole turn must do."""
    state = changed(new_small(), hex={5: at(9, 2), 9: at(8, 5)})
    assert check(state, March(UnitId(5), at(9, 1))) is None
    after, _ = apply(state, March(UnitId(5), at(9, 1)))
    assert (after.hex[5], after.moves[5]) == (at(9, 1), 0)


def test_a_hidden_enemy_stops_a_march_before_him():
    rules = small_scenario().rules
    state = new_game(scenario_with(replace(rules, sight=replace(rules.sight, day=2))), 1)
    state = changed(state, hex={0: at(1, 3), 8: at(6, 3), **{u: at(15, 0) for u in (1, 2, 3, 5, 7)}})
    assert view(state, QING).hex[8] == NOWHERE
    order = March(UnitId(0), at(7, 3))
    assert check(state, order) is None
    after, (marched, *_) = apply(state, order)
    assert marched.stopped
    assert after.hex[0] == at(5, 3)
    assert after.moves[0] == 0
    assert after.task[0] == Task.NONE


def test_a_march_that_cannot_go_on_is_dropped():
    state = changed(new_small(), task={0: Task.MARCH}, aim={0: at(8, 7)})
    after, events = resume_marches(state, QING)
    assert events == ()
    assert after.task[0] == Task.NONE


def test_marching_tires_and_drops_the_old_task():
    state = changed(new_small(), task={0: Task.DIG}, aim={0: at(3, 3)}, level={0: 5})
    after, _ = apply(state, March(UnitId(0), at(3, 5)))
    assert after.fatigue[0] == state.rules.movement.fatigue_a_march
    assert (after.task[0], after.aim[0], after.level[0]) == (Task.NONE, NOWHERE, 0)


def test_a_days_walk_is_no_longer_than_a_turns_moves():
    state = new_small()
    walk = day_walk(thaw(state), 4)
    assert walk[state.hex[4]]
    within = state.ground.grid.distance(int(state.hex[4]), np.flatnonzero(walk)).max()
    assert within <= state.unit_kind(4).moves
    assert not walk[state.ground.fort | state.ground.water].any()


@pytest.mark.parametrize("side", [QING, RUSSIA])
def test_costs_of_entry_shut_the_enemys_hexes(side):
    state = new_small()
    unit = int(np.flatnonzero(state.side == side)[0])
    cost = entry_costs(state, side, move_class(state, unit), int(state.hex[unit]))
    assert not cost[state.hex[enemies(state, side)]].any()


def test_a_hex_of_sick_men_is_still_theirs():
    """They hold no zone, but nobody is put on top of them."""
    state = changed(new_small(), hex={8: at(3, 3)}, fit={8: 0}, sick={8: 120})
    assert not open_cells(thaw(state), 0)[at(3, 3)]
    assert check(state, March(UnitId(0), at(3, 3))).reason == Reason.ENEMY_THERE
