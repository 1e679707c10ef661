"""The race is fair: peers get the same hexes and give the same answers; its JSON is alone on stdout."""

from __future__ import annotations

import json

import numpy as np
import pytest

from game.core.assault import assaults
from game.core.errors import AlbazinError
from game.core.fields import FAR, OUT_OF_REACH, field, fields, path, ranges
from game.sim import bench, peers, race, race_dice, race_hexes, race_siege
from game.sim.race import Peer, Work, measured

KEYS = {"id", "work", "ours_us", "peer", "peer_us", "ratio", "target", "limit_us"}


@pytest.fixture(scope="module")
def ground():
    return peers.make_ground(31, 22)


def expected(ground, start):
    return field(ground.grid, ground.entry, int(start))


def on_cells(ground, axial):
    """Read an axial array by cell."""
    return np.array([axial[place] for place in ground.places])


def test_the_ground_is_rough_and_the_same_each_time(ground):
    again = peers.make_ground(31, 22)
    assert np.array_equal(ground.entry, again.entry)
    assert np.array_equal(ground.starts, again.starts)
    assert set(ground.entry.tolist()) == set(range(9))
    assert 0.04 < (ground.entry == 0).mean() < 0.14
    assert ground.entry[ground.starts].all()


def test_the_plain_heap_answers_the_same(ground):
    for start in ground.starts[:5].tolist():
        cost = expected(ground, start)
        assert peers.heap_field(ground, start) == {int(c): int(cost[c]) for c in np.flatnonzero(cost < FAR)}
        reach = ranges(ground.grid, ground.entry, [start], 8)[0]
        near = np.flatnonzero(reach != OUT_OF_REACH)
        assert peers.heap_field(ground, start, 8) == {int(c): int(reach[c]) for c in near}


def test_tcod_answers_the_same(ground):
    tcod = pytest.importorskip("tcod.path")
    ask = peers.tcod_field(ground, tcod)
    starts = ground.starts[:4].tolist()
    assert np.array_equal(np.minimum(on_cells(ground, ask(starts[0])), FAR), expected(ground, starts[0]))
    several = np.minimum(on_cells(ground, ask(*starts)), FAR)
    assert np.array_equal(several, field(ground.grid, ground.entry, starts))


def test_tcod_cropped_sees_all_that_is_in_reach(ground):
    tcod = pytest.importorskip("tcod.path")
    start = int(ground.starts[3])
    part = peers.tcod_field(ground, tcod)(start, radius=8)
    reach = ranges(ground.grid, ground.entry, [start], 8)[0]
    assert np.array_equal(np.sort(part[part <= 8]), np.sort(reach[reach != OUT_OF_REACH]))


def test_tcod_finds_a_path_of_the_same_cost(ground):
    tcod = pytest.importorskip("tcod.path")
    start, goal = ground.starts[:2].tolist()
    cost = expected(ground, start)
    cell_at = {place: cell for cell, place in enumerate(ground.places)}
    theirs = [cell_at[tuple(place)] for place in peers.tcod_path(ground, tcod)(start, goal)]
    ours = path(ground.grid, ground.entry, cost, start, goal)
    assert (theirs[0], theirs[-1]) == (start, goal)
    assert ground.entry[theirs[1:]].sum() == cost[goal]
    assert ground.entry[list(ours)].sum() == cost[goal]


def test_scikit_image_answers_the_same(ground):
    graph = pytest.importorskip("skimage.graph")
    start = int(ground.starts[2])
    costs = on_cells(ground, peers.skimage_field(ground, graph)(start)) - ground.entry[start]
    costs[start] = 0
    assert np.array_equal(np.where(np.isinf(costs), FAR, costs), expected(ground, start))


def test_scipy_answers_the_same(ground):
    sparse, csgraph = pytest.importorskip("scipy.sparse"), pytest.importorskip("scipy.sparse.csgraph")
    starts = ground.starts[:5]
    costs = peers.scipy_field(ground, sparse, csgraph)(starts)
    assert np.array_equal(np.where(np.isinf(costs), FAR, costs), fields(ground.grid, ground.entry, starts))


def test_numba_answers_the_same(ground):
    numba = pytest.importorskip("numba")
    start = int(ground.starts[1])
    costs = peers.numba_field(ground, numba)(start, FAR)[ground.grid.layout.flat]
    assert np.array_equal(np.minimum(costs, FAR), expected(ground, start))


def test_a_missing_library_is_left_out():
    assert peers.library("a_library_that_nobody_has") is None
    assert peers.library("math").sqrt(4) == 2


def test_the_best_round_counts(monkeypatch):
    seconds = {"ours": iter([9.0, 4.0, 2.0, 1.0, 5.0]), "theirs": iter([9.0, 6.0, 8.0, 3.0, 7.0])}
    monkeypatch.setattr(race, "_time", lambda task, count: count * next(seconds[task()]))
    monkeypatch.setattr(race, "_RACE", 0.0)
    (row,) = measured(Work("a", "b", lambda: "ours", [Peer("c", lambda: "theirs", 2, parts=10)]))
    assert (row["ours_us"], row["peer_us"]) == (1e6, 3e7)
    assert (row["ratio"], row["target"]) == (30, 2)


def test_a_race_takes_no_longer_than_it_may(monkeypatch):
    calls = []
    monkeypatch.setattr(race, "_time", lambda task, count: calls.append(count) or 10.0 * count)
    list(measured(Work("a", "b", lambda: None)))
    assert calls == [1] * (1 + race._FEWEST), "a trial, then the fewest rounds of one call"
    calls.clear()
    monkeypatch.setattr(race, "_time", lambda task, count: calls.append(count) or 2.5e-4 * count)
    list(measured(Work("a", "b", lambda: None)))
    assert calls == [1] + [16] * race._ROUNDS


def test_no_id_names_two_works():
    parts = (race_hexes.HEXES, race_dice.DICE, race_siege.SIEGE)
    assert len(bench._WORKS) == sum(len(part) for part in parts)


def test_the_storm_that_is_measured_is_as_great_as_may_be():
    state = race_siege._storming()
    (assault,) = assaults(state)
    assert len(assault.columns) == state.rules.storm.columns
    assert len(assault.front) <= state.rules.storm.front


@pytest.mark.parametrize("name", race_siege.SIEGE)
def test_a_siege_is_measured_part_by_part(name):
    work = race_siege.SIEGE[name]()
    work.ours()
    assert work.id == name
    assert work.limit_us > 0
    assert not work.peers


def test_a_floor_has_a_peer_and_a_ratio():
    found = bench.rows("rolls")
    assert [row["id"] for row in found] == ["rolls/python"]
    (row,) = found
    assert set(row) == KEYS
    assert row["ratio"] > 1
    assert row["peer_us"] > row["ours_us"] > 0
    assert (row["target"], row["limit_us"]) == (100, None)


def test_a_ceiling_has_a_limit_and_no_peer():
    (row,) = bench.rows("field-maze")
    assert set(row) == KEYS
    assert row["ours_us"] > 0
    assert row["limit_us"] > 0
    assert [row[key] for key in ("peer", "peer_us", "ratio", "target")] == [None] * 4


def test_each_work_is_known_by_the_beginning_of_its_id(monkeypatch):
    monkeypatch.setattr(bench, "_WORKS", {name: _quick(name) for name in ("ranges-64", "range-1", "path")})
    assert [row["id"] for row in bench.rows("range")] == ["ranges-64", "range-1"]
    assert len(bench.rows()) == 3


def _quick(name):
    return lambda: Work(name, "nothing", lambda: None, (), 1e9)


@pytest.fixture
def quick(monkeypatch):
    monkeypatch.setattr(bench, "_WORKS", {"nothing": _quick("nothing")})


@pytest.mark.usefixtures("quick")
def test_json_is_alone_on_stdout(capsys):
    assert bench.run("-") == 0
    out, err = capsys.readouterr()
    assert [row["id"] for row in json.loads(out)["rows"]] == ["nothing"]
    assert err == ""


@pytest.mark.usefixtures("quick")
def test_json_goes_to_a_file(tmp_path, capsys):
    assert bench.run(str(tmp_path / "bench.json")) == 0
    assert json.loads((tmp_path / "bench.json").read_text("utf-8"))["rows"]
    assert capsys.readouterr().out == ""
    with pytest.raises(AlbazinError, match="cannot be written"):
        bench.run(str(tmp_path / "bench.json" / "bench.json"))


@pytest.mark.usefixtures("quick")
def test_the_table_names_the_work(capsys):
    assert bench.run(None) == 0
    assert "nothing" in capsys.readouterr().out


def test_a_row_that_misses_says_by_how_much_and_why(monkeypatch, capsys):
    slow = Work("upkeep", "upkeep", lambda: None, (), 1e-9)
    beaten = Work("path", "a path", lambda: None, [Peer("nobody", lambda: None, 1e9)])
    monkeypatch.setattr(bench, "_WORKS", {"upkeep": lambda: slow, "path": lambda: beaten})
    bench.run(None)
    said = " ".join(capsys.readouterr().out.split())
    assert "over its limit; some thirty rules" in said
    assert "a path beside nobody: 100.0% short of its target" in said


def test_every_reason_belongs_to_a_work():
    assert {name.partition("/")[0] for name in bench._WHY} <= set(bench._WORKS)


def test_a_row_below_its_target_or_above_its_limit_does_not_hold():
    row = dict.fromkeys(KEYS)
    assert bench._holds(row | {"ratio": 2.0, "target": 2})
    assert bench._holds(row | {"ratio": 0.1})
    assert not bench._holds(row | {"ratio": 1.9, "target": 2})
    assert bench._holds(row | {"ours_us": 5.0, "limit_us": 5.0})
    assert not bench._holds(row | {"ours_us": 5.1, "limit_us": 5.0})
