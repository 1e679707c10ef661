"""Computer players: legal, deterministic, blind to what is hidden, and not idle."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import numpy as np
import pytest

from game.ai.besieger import Besieger
from game.ai.columns import Plan, join
from game.ai.fronts import best_front, candidate_fronts, overlooking, platform_sites, trenches
from game.ai.mounds import raise_mound
from game.ai.players import POLICIES, Player, player
from game.ai.posts import mine
from game.ai.temper import INFANTRY, Temper
from game.ai.watch import exposed_gangs
from game.core.apply import apply, check
from game.core.assault import Assault, alarm
from game.core.blockade import gap, progress_pm
from game.core.dice import mix
from game.core.errors import AlbazinError
from game.core.hexgrid import Cell
from game.core.orders import Dig, End, March, Order, Sally, Slip, Storm, UnitId
from game.core.pickets import guard_pm
from game.core.scenario import Scenario
from game.core.sight import view
from game.core.start import new_game
from game.core.state import QING, RUSSIA, Ending, State, freeze, thaw
from game.core.tasks import Task
from game.core.works import sheltered
from game.files.scenarios import load_scenario
from tests.core.worlds import changed, new_1686, units_of
from tests.siege import small_scenario


@cache
def siege_1686() -> Scenario:
    return load_scenario("albazin_1686")


def watch(
    scenario: Scenario, seed: int, policies: tuple[str, str], turns: int, besieger: Player | None = None
) -> list[tuple[State, Order]]:
    """Play some turns; return every state with the order given in it."""
    state, seen = new_game(scenario, seed), list[tuple[State, Order]]()
    players = (besieger or player(policies[QING], QING), player(policies[RUSSIA], RUSSIA))
    while state.ending == Ending.NONE and state.turn <= turns:
        order = players[state.phase].choose(view(state, state.phase), mix(seed + len(seen)))
        assert check(state, order) is None, f"{policies[state.phase]} gave {order}"
        seen.append((state, order))
        state, _ = apply(state, order)
    return [*seen, (state, End())]


@cache
def a_siege() -> list[tuple[State, Order]]:
    return watch(siege_1686(), 5, ("normal", "normal"), 38)


@pytest.mark.parametrize("policy", [policy for policy in POLICIES if policy != "history"])
@pytest.mark.parametrize("side", [QING, RUSSIA])
def test_a_player_gives_legal_orders_and_ends_its_phases(policy: str, side: int) -> None:
    policies = ("pass", policy) if side else (policy, "pass")
    last = watch(small_scenario(), 3, policies, 12)[-1][0]
    assert last.ending != Ending.NONE or last.turn == 13


def test_an_unknown_policy_is_named_with_the_known_ones() -> None:
    with pytest.raises(AlbazinError, match=r"'clever'.*normal"):
        player("clever", QING)


@pytest.mark.parametrize("side", [QING, RUSSIA])
def test_the_same_view_and_thought_give_the_same_order_under_any_seed(side: int) -> None:
    states = [state for state, _ in a_siege() if state.phase == side][::40]
    for state in states:
        orders = {
            player("normal", side).choose(view(replace(state, seed=seed), side), 99) for seed in (0, 1, 2**40)
        }
        assert len(orders) == 1


def test_a_fresh_player_may_take_over_in_the_middle_of_a_phase() -> None:
    for state, _ in a_siege()[::50]:
        if state.ending == Ending.NONE:
            fresh = player("normal", state.phase)
            assert check(state, fresh.choose(view(state, state.phase), 5)) is None


def test_the_besieger_does_not_stand_about() -> None:
    states = {state.turn: state for state, _ in a_siege()}
    tenth, twentieth, thirtieth = (states[turn] for turn in (10, 20, 30))
    firing = (tenth.side == QING) & (tenth.task == Task.BOMBARD)
    spent = states[1].rounds.sum() - tenth.rounds.sum()
    assert firing.sum() >= 6 or spent > 3000, "no batteries at work by the tenth turn"
    assert progress_pm(twentieth) > 150, "hardly any ring by the twentieth turn"
    assert gap(thirtieth) < gap(twentieth)
    last = view(a_siege()[-1][0], QING)
    assert trenches(last).any(), "no sap in a whole siege"
    assert overlooking(view(twentieth, QING), best_front(view(twentieth, QING))), "no mound before the ring"
    assert sheltered(last, QING) > 0, "no winter camp in a whole siege"


def test_pickets_stand_beside_the_gangs_that_dig() -> None:
    ends = [(s, view(s, QING)) for s, order in a_siege() if isinstance(order, End) and s.phase == QING]
    watched = [
        guard_pm(seen, post) > 0 for s, seen in ends if 5 <= s.turn <= 20 for post in exposed_gangs(seen)
    ]
    assert sum(watched) >= 0.9 * len(watched) > 0


def test_nobody_who_could_dig_stands_idle_while_the_ring_is_open() -> None:
    ends = [s for s, order in a_siege() if isinstance(order, End) and s.phase == QING and 2 <= s.turn <= 24]
    gangs = [(s.side == QING) & (s.trait("dig_pm") == 1000) & (s.hex >= 0) for s in ends]
    idle = [int((s.task[digs] == Task.NONE).sum()) for s, digs in zip(ends, gangs, strict=True)]
    assert sum(idle) <= sum(int(digs.sum()) for digs in gangs) // 6


def test_a_mound_half_raised_is_taken_up_again() -> None:
    scenario = siege_1686()
    mound = scenario.ground.work_names.index("mound")
    fresh = view(replace(new_game(scenario, 1), turn=8), QING)
    front = best_front(fresh)
    foot, temper = mine(fresh, *INFANTRY), Temper()
    sites = np.flatnonzero(platform_sites(fresh, front) & (fresh.work == 0)).tolist()
    for site in sites[:: len(sites) // 4]:
        draft = thaw(replace(new_game(scenario, 1), turn=8))
        draft.plan[site], draft.done[site] = mound, 1_000
        beside = next(c for c in draft.ground.grid.around[site] if not draft.ground.water[c])
        draft.hex[foot[0]] = beside
        orders = raise_mound(view(freeze(draft), QING), front, foot[:1], temper)
        assert orders == [Dig(UnitId(foot[0]), mound, Cell(site))]


def test_the_garrison_lives_off_more_than_its_flour() -> None:
    tasks = {int(task) for state, _ in a_siege() for task in state.task[state.side == RUSSIA].tolist()}
    assert {Task.FORAGE, Task.FISH} & tasks, "nobody goes out for fresh food"
    assert Task.TEND in tasks, "nobody nurses the sick"
    assert any(isinstance(order, Slip) for _, order in a_siege()), "no messenger goes"


def test_the_besieger_keeps_rounds_for_the_storm() -> None:
    last = a_siege()[-1][0]
    guns = (last.side == QING) & (last.guns > 0)
    assert last.rounds[guns].sum() > 0


def test_the_garrison_has_men_within_reach_of_an_alarm_at_every_front() -> None:
    for state, order in a_siege()[::25]:
        if isinstance(order, End) and state.ending == Ending.NONE and state.phase == RUSSIA:
            for front in candidate_fronts(view(state, QING)):
                come = alarm(state, Assault(front, ()), {})
                assert sum(come.values()) > 0, f"nobody answers at {front} in turn {state.turn}"


def test_the_garrison_sallies_at_diggers_but_not_into_pickets() -> None:
    sallies = [(state, order) for state, order in a_siege() if isinstance(order, Sally)]
    assert sallies, "no sally in a whole siege"
    for state, order in sallies:
        near = state.ground.grid.distances[order.at] <= 2
        digging = near[state.hex] & (state.trait("dig_pm") == 1000) & (state.side == QING)
        assert digging.any() or (state.plan[np.flatnonzero(near)] > 0).any()


def test_guns_do_not_stop_under_the_muskets_but_on_the_way_to_a_platform() -> None:
    marches = [
        (state, order) for state, order in a_siege() if isinstance(order, March) and state.phase == QING
    ]
    heavy = [(s, o) for s, o in marches if s.guns[o.unit] > 0]
    assert heavy
    for state, order in heavy:
        cell = int(apply(state, order)[0].hex[order.unit])
        far = state.ground.wall_distance[cell] > state.rules.digging.near
        assert far or state.work[order.to] != state.ground.works[order.to], f"{order} stops at {cell}"


def test_a_column_is_set_only_at_walls_that_it_can_run_to() -> None:
    state = new_1686()
    corner, east, south = (int(state.ground.grid.cell(*place)) for place in ((35, 28), (35, 27), (34, 28)))
    near, far = (int(state.ground.grid.cell(*place)) for place in ((36, 28), (36, 26)))
    first, second = units_of(state, "banner_foot")[:2]
    seen = view(changed(state, hex={first: far, second: near}), QING)
    apart = seen.ground.grid.distances
    assert max(apart[far, corner], apart[near, south]) <= seen.rules.storm.reach, "but walls stand between"
    plan = Plan((corner, east, south), {first: far, second: near}, (), {}, odds=None)
    orders = join(seen, plan)
    assert {order.unit for order in orders} == {first, second}
    assert [check(seen, order) for order in orders] == [None, None]


def test_a_storm_is_joined_on_hexes_that_hang_together() -> None:
    rash = Besieger(Temper(storm_pm=-1, patient_until=0, care_pm=-1, steady=0, feint_columns=0))
    storms: dict[int, set[int]] = {}
    for state, order in watch(siege_1686(), 2, ("normal",) * 2, 8, rash):
        if isinstance(order, Storm):
            storms.setdefault(state.turn, set()).add(order.at)
    assert storms, "a rash besieger did not storm"
    grid = siege_1686().ground.grid
    for cells in storms.values():
        assert any(grid.distances[a, b] <= 1 for a in cells for b in cells if a != b) or len(cells) == 1
