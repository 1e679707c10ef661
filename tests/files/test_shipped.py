"""The siege of 1686 as it is shipped."""

from __future__ import annotations

import json
from collections import Counter

import numpy as np
import pytest

from game.core.rules import SIDES
from game.core.scenario import Scenario
from game.data import data_root
from game.files.chart import Chart
from game.files.members import LANGUAGES
from game.files.scenarios import list_scenarios, load_chart, load_scenario
from game.files.tiled_project import tiled_project

SOLDIERS = {"qing": 3000, "russia": 800}
OTHERS = {"labour": 1200, "flotilla": 800}


@pytest.fixture(scope="module")
def siege() -> Scenario:
    return load_scenario("albazin_1686")


@pytest.fixture(scope="module")
def chart() -> Chart:
    return load_chart("albazin_1686")


def test_every_shipped_scenario_is_listed_and_sound() -> None:
    listings = list_scenarios()
    assert "albazin_1686" in [listing.id for listing in listings]
    assert [fault for listing in listings for fault in listing.faults] == []


def test_soldiers_are_those_of_the_record(siege: Scenario) -> None:
    men: Counter[str] = Counter()
    for muster in siege.musters:
        kind = siege.rules.units[muster.kind]
        men[kind.side if kind.soldier else muster.kind] += muster.men
    assert {side: men[side] for side in SIDES} == SOLDIERS
    assert {kind: men[kind] for kind in OTHERS} == OTHERS


def test_guns_are_those_of_the_record(siege: Scenario) -> None:
    guns: Counter[str] = Counter()
    for muster in siege.musters:
        guns[siege.rules.units[muster.kind].side] += muster.guns
    assert guns == {"qing": 40, "russia": 8}


def test_besiegers_keep_their_distance_or_float(siege: Scenario) -> None:
    ground = siege.ground
    for muster in siege.musters:
        kind = siege.rules.units[muster.kind]
        cell = ground.grid.cell(muster.col, muster.row)
        if kind.side == "qing":
            assert ground.water[cell] if kind.move_class == "boat" else ground.wall_distance[cell] >= 9
        else:
            assert ground.fort[cell]


def test_fort_and_ring_have_their_sizes(siege: Scenario) -> None:
    ground = siege.ground
    assert len(ground.walls) == 28
    assert int(ground.inside.sum()) == 25
    assert len(ground.areas["ring"]) == 47
    assert not ground.water[ground.areas["ring"]].any()
    assert int(ground.wall_distance[ground.areas["ring"]].min()) == 7


def test_ring_runs_downstream(siege: Scenario) -> None:
    ring = siege.ground.areas["ring"]
    assert ring[0] in siege.ground.areas["bank_above"]
    assert ring[-1] in siege.ground.areas["bank_below"]


def test_banks_are_land_beside_water_off_the_walls(siege: Scenario) -> None:
    ground = siege.ground
    for name in ("bank_above", "bank_below"):
        bank = ground.areas[name]
        assert not ground.water[bank].any()
        assert ground.grid.near(ground.water, 1)[bank].all()
        assert int(ground.wall_distance[bank].min()) >= 3


def test_deployment_keeps_the_hole_for_the_monastery(siege: Scenario) -> None:
    land = siege.ground.areas["qing_land"]
    assert len(land) == 95
    names = np.array(siege.ground.terrain_names)[siege.ground.terrain[land]]
    assert "monastery" not in names


def test_the_calendar_reaches_the_messenger(siege: Scenario) -> None:
    days = sum(span.turns * span.hours for span in siege.schedule) / 24
    assert siege.turns == 38
    assert days >= siege.messenger.last_day


def test_chart_and_ground_agree(siege: Scenario, chart: Chart) -> None:
    ground = siege.ground
    assert (chart.width, chart.height) == (ground.grid.width, ground.grid.height)
    assert chart.terrain == tuple(ground.terrain_names[kind] for kind in ground.terrain)
    assert chart.works == tuple(ground.work_names[kind] for kind in ground.works)


def test_chart_has_what_a_painter_draws(chart: Chart) -> None:
    assert {place.id for place in chart.places} >= {"albazin", "amur", "posad"}
    assert all(set(place.names) == set(LANGUAGES) for place in chart.places)
    assert {stroke.kind for stroke in chart.strokes} >= {"road", "stream", "river", "crop", "bluff"}
    assert {ornament.kind for ornament in chart.ornaments} >= {"house", "ruin", "haystack"}
    assert all(stroke.closed for stroke in chart.strokes if stroke.kind == "crop")
    assert chart.titles["zh"] == "雅克萨 1686"


def test_outlines_surround_what_they_draw(chart: Chart) -> None:
    mound = next(stroke for stroke in chart.strokes if stroke.name == "mound")
    x = sum(point[0] for point in mound.points) / len(mound.points)
    y = sum(point[1] for point in mound.points) / len(mound.points)
    assert chart.terrain[round(y) * chart.width + round(x - round(y) % 2 / 2)] == "hill"


def test_project_file_has_the_classes_of_the_rules(siege: Scenario) -> None:
    written = json.loads((data_root() / "maps" / "albazin.tiled-project").read_text(encoding="utf-8"))
    assert written == tiled_project(siege.rules)
