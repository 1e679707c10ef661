"""The mending of walls by night."""

from __future__ import annotations

import pytest

from game.core.apply import check
from game.core.events import Mended
from game.core.orders import Repair, UnitId
from game.core.refusals import Reason
from game.core.repair import repair_night, repair_pool
from game.core.state import WHOLE, thaw
from game.core.tasks import Task
from tests.core.spades import BEITON, DON, PLOUGHMEN, POSAD, at
from tests.core.worlds import changed, night
from tests.siege import new_small


def test_repair_mends_the_worst_first_within_its_pool():
    state = new_small()
    walls = state.ground.walls.tolist()
    battered = changed(state, integrity={walls[0]: 100_000, walls[1]: 500_000, walls[2]: 900_000})
    crews = changed(battered, task=dict.fromkeys((DON, POSAD, PLOUGHMEN), Task.REPAIR))
    draft = thaw(crews)
    pool = repair_pool(crews)
    (mended,) = repair_night(draft, night(3))
    assert mended == Mended(3, pool)
    assert draft.integrity[walls[0]] == 300_000, "two hundred points a hex"
    assert draft.integrity[walls[1]] == 500_000 + (pool - 200) * 1000
    assert draft.integrity[walls[2]] == 900_000


@pytest.mark.parametrize(("workers", "points"), [(400, 400), (200, 200), (60, 100), (900, 400)])
def test_the_pool_follows_the_workers_above_its_floor(workers, points):
    state = new_small()
    base = changed(state, fit={DON: workers, POSAD: 100}, task={DON: Task.REPAIR})
    assert repair_pool(base) == points


def test_few_men_mend_only_what_they_work_at():
    state = new_small()
    few = changed(state, fit=dict.fromkeys(range(8, 13), 10), task={DON: Task.REPAIR})
    assert repair_pool(few) == 10
    assert repair_pool(changed(few, task=Task.NONE)) == 0


def test_close_guns_hinder_repair():
    state = new_small()
    wall = int(state.ground.walls[0])
    tasks = {5: Task.BOMBARD, **dict.fromkeys((DON, POSAD), Task.REPAIR)}
    damaged = changed(state, integrity={wall: 0}, task=tasks, aim={5: wall}, level={5: 20})
    near = changed(damaged, hex={5: at(8, 3)})
    drafts = [thaw(s) for s in (changed(damaged, task={5: Task.NONE}), near)]
    for draft in drafts:
        repair_night(draft, night())
    assert [int(d.integrity[wall]) for d in drafts] == [200_000, 150_000]


def test_sound_walls_need_nothing_and_nothing_grows_beyond_whole():
    state = new_small()
    assert repair_night(thaw(state), night()) == ()
    nearly = thaw(changed(state, integrity={int(state.ground.walls[0]): WHOLE - 500}))
    assert repair_night(nearly, night()) == ()
    assert nearly.integrity.max() == WHOLE


def test_repair_is_the_garrisons_and_within():
    state = new_small()
    assert check(state, Repair(UnitId(0))).reason == Reason.WRONG_SIDE


def test_a_leader_who_takes_charge_makes_half_as_many_again_of_those_beside_him():
    state = changed(new_small(), fit={DON: 200, BEITON: 0, POSAD: 200}, sick=0)
    crew = changed(state, task={DON: Task.REPAIR}, fit={BEITON: 1})
    rest, led = repair_pool(crew), repair_pool(changed(crew, task={BEITON: Task.REPAIR}))
    assert (rest, led) == (200, 301)
    bigger = changed(crew, fit={DON: 340})
    assert repair_pool(bigger) == 340
    assert repair_pool(changed(bigger, task={BEITON: Task.REPAIR})) == 400
    away = changed(bigger, task={BEITON: Task.REPAIR}, hex={DON: at(9, 8), BEITON: at(7, 6)})
    assert repair_pool(away) == 341


def test_what_burns_is_not_mended():
    state, wall = new_small(), int(new_small().ground.walls[0])
    fire = thaw(changed(state, integrity={wall: 0}, blaze={wall: 3}))
    assert repair_night(fire, night()) == ()
