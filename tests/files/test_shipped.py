"""The sieges of 1685 and 1686 as they are shipped."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np
import pytest

from game.core.calendar import day_of, hour_of, is_night
from game.core.hexgrid import Bool
from game.core.rules import SIDES
from game.core.scenario import DEPLOYMENT, Scenario
from game.data import data_root
from game.files.chart import Chart
from game.files.members import LANGUAGES
from game.files.scenarios import list_scenarios, load_chart, load_scenario
from game.files.tiled_project import tiled_project


@dataclass(frozen=True)
class Record:
    """What a siege must have."""

    russians: int
    boatmen: int
    guns: tuple[int, int]
    walls: int
    ring: int
    turns: int
    ruins: bool


RECORDS = {
    "albazin_1685": Record(450, 520, (45, 3), walls=24, ring=44, turns=48, ruins=False),
    "albazin_1686": Record(800, 800, (40, 9), walls=28, ring=47, turns=38, ruins=True),
}


@pytest.fixture(scope="module", params=RECORDS)
def siege(request: pytest.FixtureRequest) -> Scenario:
    return load_scenario(request.param)


@pytest.fixture(scope="module")
def record(siege: Scenario) -> Record:
    return RECORDS[siege.id]


@pytest.fixture(scope="module")
def chart(siege: Scenario) -> Chart:
    return load_chart(siege.id)


@pytest.fixture(scope="module")
def first() -> Scenario:
    return load_scenario("albazin_1685")


@pytest.fixture(scope="module")
def second() -> Scenario:
    return load_scenario("albazin_1686")


def test_every_shipped_scenario_is_listed_and_sound() -> None:
    listings = list_scenarios()
    assert [listing.id for listing in listings] == [*RECORDS]
    assert [fault for listing in listings for fault in listing.faults] == []


def test_soldiers_are_those_of_the_record(siege: Scenario, record: Record) -> None:
    men: Counter[str] = Counter()
    for muster in siege.musters:
        kind = siege.rules.units[muster.kind]
        men[kind.side if kind.soldier else muster.kind] += muster.men
    assert [men[side] for side in SIDES] == [3000, record.russians]
    assert (men["labour"], men["flotilla"]) == (1200, record.boatmen)


def test_guns_are_those_of_the_record(siege: Scenario, record: Record) -> None:
    guns: Counter[str] = Counter()
    for muster in siege.musters:
        guns[siege.rules.units[muster.kind].side] += muster.guns
    assert tuple(guns[side] for side in SIDES) == record.guns


def test_besiegers_keep_their_distance_or_float(siege: Scenario) -> None:
    ground = siege.ground
    for muster in siege.musters:
        kind = siege.rules.units[muster.kind]
        cell = ground.grid.cell(muster.col, muster.row)
        if kind.side == "qing":
            assert ground.water[cell] if kind.move_class == "boat" else ground.wall_distance[cell] >= 9
        else:
            assert ground.fort[cell]


def test_fort_and_ring_have_their_sizes(siege: Scenario, record: Record) -> None:
    ground = siege.ground
    assert len(ground.walls) == record.walls
    assert int(ground.inside.sum()) == 25
    assert len(ground.areas["ring"]) == record.ring
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


def test_a_siege_wall_costs_the_same_whatever_the_ring(siege: Scenario, record: Record) -> None:
    labour = siege.rules.works["siege_wall"].labour
    assert labour is not None
    assert round(labour.need * record.ring / 1_000_000) == 2


def area_of(siege: Scenario, name: str) -> Bool:
    """Return (n,) True on the hexes of an area."""
    return np.isin(np.arange(siege.ground.grid.n), siege.ground.areas[name])


def test_the_sides_set_up_apart(siege: Scenario) -> None:
    ground = siege.ground
    qing, russia = (area_of(siege, name) for name in DEPLOYMENT)
    assert int(ground.wall_distance[qing].min()) == 9
    assert not (qing & russia).any()
    assert not ground.water[russia].any()
    bank = ground.works == ground.work_names.index("old_bank")
    assert (russia >= (ground.fort | bank)).all()


def test_the_old_bank_shuts_the_russians_in(siege: Scenario) -> None:
    ground = siege.ground
    russia = area_of(siege, "deploy_russia")
    edge = russia & ground.grid.near(~russia & ~ground.water, 1)
    near_bank = ground.grid.near(ground.works == ground.work_names.index("old_bank"), 1)
    assert (edge <= near_bank).all()


def test_turns_are_those_of_the_schedule(siege: Scenario, record: Record) -> None:
    assert siege.turns == record.turns


def test_the_second_siege_reaches_its_messenger(second: Scenario) -> None:
    assert second.messenger is not None
    assert day_of(second, second.turns + 1) >= second.messenger.last_day


def test_nobody_calls_the_first_siege_off_and_every_fourth_turn_is_night(first: Scenario) -> None:
    assert first.messenger is None
    assert [turn for turn in range(1, 13) if is_night(first, turn)] == [4, 8, 12]


def test_the_first_day_sees_horse_and_bows_and_the_rest_comes_by_the_24th(first: Scenario) -> None:
    arrivals: dict[str, set[int]] = {}
    for muster in first.musters:
        if first.rules.units[muster.kind].side == "qing":
            arrivals.setdefault(muster.kind, set()).add(hour_of(first, muster.arrives) // 24 + 20)
    guns = {kind: {24} for kind in ("battery_shenwei", "battery_hongyi", "battery_light")}
    foot = {kind: {22, 23} for kind in ("banner_foot", "labour")}
    boats = {"flotilla": {20, 22, 23}, "shield": {23}, "qing_leader": {20, 23}}
    assert arrivals == {"horse": {20}, "archers": {20}, **guns, **foot, **boats}


def test_three_hundred_muskets_are_not_enough_for_all(first: Scenario) -> None:
    weapons: Counter[str] = Counter()
    for muster in first.musters:
        kind = first.rules.units[muster.kind]
        weapons[kind.weapon] += muster.men * (kind.side == "russia")
    assert weapons["musket"] == 320


def test_events_claim_nothing_about_the_game(siege: Scenario) -> None:
    assert [event.id for event in siege.dated] == [*siege.told]
    for words in siege.told.values():
        assert words["en"].startswith("In the record")
        assert words["ru"].startswith(("По источникам", "По китайскому счёту"))
        assert words["zh"].startswith(("据史载", "据清方记载"))


def test_events_have_their_dates(first: Scenario, second: Scenario) -> None:
    dates = {
        event.id: str(date.fromisoformat(siege.start) + timedelta(event.day))
        for siege in (first, second)
        for event in siege.dated
    }
    assert dates["bombardment"] == "1685-06-26"
    assert dates["night_storm"] == "1686-07-23"
    assert dates["second_assault"] == "1686-09-11"
    assert dates["talks"] == "1686-10-15"
    assert dates["edict"] == "1686-11-12"
    assert [event.id for event in second.dated if event.effect == "talks"] == ["talks"]


def test_chart_and_ground_agree(siege: Scenario, chart: Chart) -> None:
    ground = siege.ground
    assert (chart.width, chart.height) == (ground.grid.width, ground.grid.height)
    assert chart.terrain == tuple(ground.terrain_names[kind] for kind in ground.terrain)
    assert chart.works == tuple(ground.work_names[kind] for kind in ground.works)


def test_chart_has_what_a_painter_draws(chart: Chart, record: Record) -> None:
    assert {place.id for place in chart.places} >= {"albazin", "amur", "posad"}
    assert all(set(place.names) == set(LANGUAGES) for place in chart.places)
    assert {stroke.kind for stroke in chart.strokes} >= {"road", "stream", "river", "crop", "bluff"}
    assert {ornament.kind for ornament in chart.ornaments} >= {"house", "haystack"}
    assert any(ornament.kind == "ruin" for ornament in chart.ornaments) == record.ruins
    assert all(stroke.closed for stroke in chart.strokes if stroke.kind == "crop")
    assert chart.titles["zh"] == f"雅克萨 {chart.id[-4:]}"


def test_outlines_surround_what_they_draw(chart: Chart) -> None:
    mound = next(stroke for stroke in chart.strokes if stroke.name == "mound")
    x = sum(point[0] for point in mound.points) / len(mound.points)
    y = sum(point[1] for point in mound.points) / len(mound.points)
    assert chart.terrain[round(y) * chart.width + round(x - round(y) % 2 / 2)] == "hill"


def test_project_file_has_the_classes_of_the_rules(second: Scenario) -> None:
    written = json.loads((data_root() / "maps" / "albazin.tiled-project").read_text(encoding="utf-8"))
    assert written == tiled_project(second.rules)
