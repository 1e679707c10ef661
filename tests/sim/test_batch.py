from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from game.core.errors import AlbazinError, IllegalOrder
from game.core.orders import End, Hold, Order, Rest, UnitId
from game.core.state import View
from game.record.log import read_log
from game.record.replay import verify
from game.sim import batch
from game.sim.batch import games_of, play, play_all
from game.sim.simulate import Request, figures, simulate_command
from tests.siege import small_scenario, staged_scenario

SMALL = small_scenario()


def test_a_game_is_played_to_its_end():
    result = play(SMALL, 3, "random", "random")
    assert result.end in {"held", "stormed", "surrendered", "starved", "lifted"}
    assert verify(result.log, lambda _: SMALL) is None
    assert play(SMALL, 3, "random", "random") == result
    assert play(SMALL, 4, "random", "random").log.check != result.log.check


def test_men_are_conserved():
    for fate in play(SMALL, 3, "random", "random").fates:
        for men in (fate.soldiers, fate.others):
            assert men.start + men.arrived == men.alive + sum(men.lost)


def test_turns_cut_a_game_off():
    result = play(SMALL, 3, "pass", "pass", turns=5)
    assert (result.end, result.turns) == ("limit", 5)
    assert [turn for turn, _, _ in result.curve] == [1, 2, 3, 4, 5, 6]


class _Foolish:
    """Gives the orders it was made with, then the end of the phase."""

    def __init__(self, *orders: Order, forever: bool = False) -> None:
        self.orders = list(orders)
        self.forever = forever

    def choose(self, view: View, thought: int) -> Order:
        return self.orders[0] if self.forever else self.orders.pop(0) if self.orders else End()

    def reason(self) -> str:
        return "because\nI can"


def test_an_illegal_order_names_policy_turn_and_order(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(batch, "player", lambda policy, side: _Foolish(Rest(UnitId(0)), Rest(UnitId(12))))
    with pytest.raises(IllegalOrder) as error:
        play(SMALL, 3, "easy", "hard")
    for part in (
        "seed 3, turn 1",
        "policy easy of qing",
        "its 2. of the phase",
        "Rest(unit=12)",
        "not yours",
    ):
        assert part in str(error.value)


def test_a_player_who_never_ends_is_stopped(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(batch, "_PATIENCE", 20)
    monkeypatch.setattr(batch, "player", lambda policy, side: _Foolish(Hold(UnitId(0)), forever=True))
    with pytest.raises(IllegalOrder, match="gave 20 orders and did not end its phase"):
        play(SMALL, 3, "easy", "hard")


def test_reasons_are_written_into_the_log(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(
        batch, "player", lambda policy, side: _Foolish(Hold(UnitId(0)) if side == 0 else End())
    )
    assert "# Qing: because I can\nt1 Q hold 0 = " in play(SMALL, 3, "easy", "hard", turns=1).log.text


def test_an_unknown_policy_is_one_clear_error():
    with pytest.raises(AlbazinError, match="policy"):
        play(SMALL, 3, "genius", "pass")


def test_results_come_in_the_order_of_the_seeds():
    seen: list[int] = []
    results = play_all(
        games_of(SMALL, "random", "pass", 2), [9, 3, 5], 2, lambda result: seen.append(result.seed)
    )
    assert [result.seed for result in results] == seen == [9, 3, 5]


def _simulated(capsys: pytest.CaptureFixture[str], **changes: object) -> str:
    request = Request(games=2, seed=7, qing="random", russia="random", jobs=1, json="-")
    assert simulate_command(SMALL, replace(request, **changes)) == 0  # type: ignore[arg-type] # test cases
    return capsys.readouterr().out


def test_jobs_change_no_byte_but_the_seconds(capsys: pytest.CaptureFixture[str]):
    one, two = (_simulated(capsys, jobs=jobs).rpartition(', "seconds": ') for jobs in (1, 2))
    assert one[0] == two[0]
    assert one[1]


def test_the_json_is_the_promised_one(capsys: pytest.CaptureFixture[str]):
    value = json.loads(_simulated(capsys))
    assert [*value] == ["scenario", "rules", "games", "seconds"]
    assert (value["scenario"], value["rules"]) == ("small", SMALL.rules_digest)
    assert [game["seed"] for game in value["games"]] == [7, 8]
    for game in value["games"]:
        assert [*game] == ["seed", "turns", "end", "date", "qing", "russia", "curve", "digest"]
        for side in ("qing", "russia"):
            _check_side(game[side])
        assert game["curve"][0] == ["1686-07-18T00:00", 340, 580]
        assert [row[0] for row in game["curve"]] == sorted({row[0] for row in game["curve"]})
        assert game["curve"][-1][1:] == [game["russia"]["alive"], game["qing"]["alive"]]


def _check_side(side: dict[str, object]) -> None:
    assert [*side] == ["start", "arrived", "alive", "dead", "gone", "score", "margin", "others"]
    others = side["others"]
    assert isinstance(others, dict)
    for men in (side, others):
        dead, gone = men["dead"], men["gone"]
        assert isinstance(dead, dict)
        assert isinstance(gone, dict)
        assert [*dead] == ["shot", "storm", "sick", "hunger"]
        assert [*gone] == ["deserted", "captured", "departed"]
        assert men["start"] + men["arrived"] == men["alive"] + sum(dead.values()) + sum(gone.values())


def test_dates_follow_the_calendar():
    results = [play(SMALL, 7, "pass", "pass", turns) for turns in (3, 4, 6)]
    games = figures(SMALL, results, 0.0)["games"]
    assert [game["date"] for game in games] == ["1686-07-19", "1686-07-20", "1686-07-22"]
    assert games[0]["curve"][-1][0] == "1686-07-19T12:00"


def test_logs_are_written_and_nothing_else(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    folder = tmp_path / "deep" / "logs"
    games = json.loads(_simulated(capsys, logs=folder))["games"]
    assert sorted(path.name for path in folder.iterdir()) == ["small-7.log", "small-8.log"]
    assert [read_log(path).check for path in sorted(folder.iterdir())] == [game["digest"] for game in games]
    assert [*tmp_path.iterdir()] == [tmp_path / "deep"]


def test_json_goes_into_a_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    assert _simulated(capsys, json=str(tmp_path / "out.json")) == ""
    assert json.loads((tmp_path / "out.json").read_text("utf-8"))["scenario"] == "small"


def test_a_file_that_cannot_be_written_is_one_clear_error(tmp_path: Path):
    (tmp_path / "file").write_text("")
    with pytest.raises(AlbazinError, match="cannot be written"):
        simulate_command(SMALL, Request(1, 1, "pass", "pass", 1, turns=1, logs=tmp_path / "file"))


def test_the_table_names_games_and_ends(capsys: pytest.CaptureFixture[str]):
    shown = capsys.readouterr
    assert simulate_command(SMALL, Request(2, 7, "pass", "pass", 1)) == 0
    out, err = shown()
    assert "held 2" in out
    assert "1686-08-05" in out
    assert "median" in out
    assert err == ""


def test_the_table_counts_those_who_came_later(capsys: pytest.CaptureFixture[str]):
    staged = staged_scenario()
    men = play(staged, 7, "pass", "pass").fates[0].soldiers
    assert men.arrived > 0
    assert simulate_command(staged, Request(1, 7, "pass", "pass", 1)) == 0
    assert f"{men.alive} of {men.start + men.arrived}" in capsys.readouterr().out
