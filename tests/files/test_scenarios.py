"""Loading by name and path, the command, and the fingerprints."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from game.core.errors import ScenarioError
from game.core.scenario import Dated
from game.files.checks import check_command
from game.files.scenarios import list_scenarios, load_chart, load_scenario
from tests.files.small import EVENT, add_host, edit


def test_a_folder_its_map_and_its_table_are_the_same_scenario(small: Path) -> None:
    loaded = [load_scenario(path) for path in (small, str(small), small / "map.tmx", small / "scenario.toml")]
    assert len({scenario.digest for scenario in loaded}) == 1
    assert loaded[0].id == "small"


def test_areas_are_read_from_points_lines_and_outlines(small: Path) -> None:
    ground = load_scenario(small).ground
    cells = {name: [ground.grid.col_row(cell) for cell in area] for name, area in ground.areas.items()}
    assert cells["inside"] == [(6, 5)]
    assert cells["bank_above"] == [(0, 9), (1, 9), (2, 9)]
    assert cells["ring"][:3] == [(2, 9), (2, 8), (2, 7)]
    assert len(cells["ring"]) == len(set(cells["ring"])) == 20


def test_a_line_covers_the_hexes_between_its_corners(small: Path) -> None:
    text = (small / "map.tmx").read_text(encoding="utf-8")
    camp = '<object id="90" type="camp" x="24" y="28"><polyline points="0,0 144,0 144,84"/></object>'
    (small / "map.tmx").write_text(
        text.replace('<objectgroup id="3" name="areas">', f'<objectgroup id="3" name="areas">{camp}'),
        encoding="utf-8",
    )
    ground = load_scenario(small).ground
    cells = [ground.grid.col_row(cell) for cell in ground.areas["camp"]]
    assert cells[:4] == [(0, 0), (1, 0), (2, 0), (3, 0)]
    assert len(cells) == 6
    assert cells[-1] == (3, 2)


def test_the_chart_has_the_objects_of_the_map(small: Path) -> None:
    chart = load_chart(small)
    (house,) = chart.ornaments
    assert (house.kind, house.turn, house.size) == ("house", 90.0, 0.8)
    (way,) = chart.strokes
    assert (way.kind, way.points, way.closed) == ("road", ((0.0, 0.0), (2.0, 2.0)), False)
    (fort,) = chart.places
    assert (fort.col, fort.row, fort.names["zh"]) == (6, 5, "城")


def test_a_unit_may_arrive_on_a_later_turn(small: Path) -> None:
    add_host(small, arrives=3)
    late = load_scenario(small)
    assert [muster.arrives for muster in late.musters] == [0, 0, 3]
    edit(small, "map.tmx", 'name="arrives" type="int" value="3"', 'name="arrives" type="int" value="2"')
    assert load_scenario(small).digest != late.digest


def test_events_are_told_in_the_order_of_time_and_their_words_stand_apart(small: Path) -> None:
    second = EVENT.replace("fleet", "horse").replace('hour = 9\neffect = "talks"\n', "")
    edit(small, "scenario.toml", "[texts.title]", EVENT + second + "[texts.title]")
    scenario = load_scenario(small)
    assert scenario.dated == (Dated("horse", 1), Dated("fleet", 1, 9, "talks"))
    assert scenario.told["fleet"] == {"en": "A fleet", "ru": "Суда", "zh": "船", "source": "a letter"}


def test_a_siege_needs_no_messenger(small: Path) -> None:
    edit(small, "scenario.toml", "[messenger]\nfirst_day = 4\nlast_day = 6\n", "")
    assert load_scenario(small).messenger is None


def test_dry_and_clear_unless_told_otherwise(small: Path) -> None:
    climate = load_scenario(small).climate
    assert climate.rain_pm == climate.fog_pm == ((0, 0),)


def test_an_unknown_name_is_answered_with_a_near_one() -> None:
    with pytest.raises(ScenarioError, match=r"did you mean albazin_1686\?"):
        load_scenario("albazin_1687")


def test_a_broken_scenario_is_listed_with_its_faults_and_cannot_be_loaded(small: Path) -> None:
    edit(small, "map.tmx", '"banner_foot"', '"baner_foot"')
    listing = next(entry for entry in list_scenarios(small.parent) if entry.id == "small")
    assert len(listing.faults) == 1
    with pytest.raises(ScenarioError, match="did you mean banner_foot"):
        load_scenario(small)


def test_names_and_texts_leave_the_digest_alone_and_all_else_changes_it(small: Path) -> None:
    digest = load_scenario(small).digest
    edit(small, "scenario.toml", 'en = "Army"', 'en = "Host"')
    edit(small, "map.tmx", "<map ", "<!-- saved again --><map ")
    assert load_scenario(small).digest == digest
    for name, old, new in (
        ("map.tmx", "13,13,13", "13,17,13"),
        ("map.tmx", 'value="200"', 'value="199"'),
        ("scenario.toml", "grain = 1000", "grain = 1001"),
        ("scenario.toml", "[29, 155]", "[29, 156]"),
        ("scenario.toml", "freeze_spread = 4", "freeze_spread = 4\nfog_pm = [[0, 1]]"),
        ("scenario.toml", "[texts.title]", EVENT + "[texts.title]"),
        ("scenario.toml", "hour = 9", "hour = 10"),
        ("scenario.toml", "[messenger]\nfirst_day = 4\nlast_day = 6\n", ""),
    ):
        edit(small, name, old, new)
        changed = load_scenario(small).digest
        assert changed != digest
        digest = changed


def test_rules_have_a_digest_of_their_own(small: Path) -> None:
    before = load_scenario(small)
    (small / "rules.toml").write_text("[units.cossacks]\nmoves = 3\n")
    after = load_scenario(small)
    assert before.digest == after.digest
    assert before.rules_digest != after.rules_digest


def test_the_command_says_sound(small: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert check_command([str(small)]) == 0
    assert capsys.readouterr().out == "sound\n"


def test_the_command_prints_a_line_for_each_fault(small: Path, capsys: pytest.CaptureFixture[str]) -> None:
    edit(small, "map.tmx", '"banner_foot"', '"baner_foot"')
    assert check_command([str(small.parent)]) == 1
    line = capsys.readouterr().out.splitlines()[0]
    assert line.startswith(f"{small / 'map.tmx'}:")
    assert line.endswith("(found 'baner_foot'; did you mean banner_foot?)")


def test_the_command_prints_json(small: Path, capsys: pytest.CaptureFixture[str]) -> None:
    edit(small, "map.tmx", "13,13,13", "13,400,13")
    assert check_command([str(small)], as_json=True) == 1
    (fault,) = json.loads(capsys.readouterr().out)
    assert (fault["layer"], fault["cell"], fault["found"]) == ("terrain", [1, 0], "400")


def test_nothing_there_is_a_fault(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert check_command([str(tmp_path / "nowhere"), str(tmp_path)]) == 1
    assert "No such file" in capsys.readouterr().out
