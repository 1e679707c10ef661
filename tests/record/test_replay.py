from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.core.errors import LogError, ScenarioError
from game.core.scenario import Scenario
from game.core.sight import view
from game.core.state import Ending
from game.record.log import Log, parse
from game.record.notation import written
from game.record.replay import Difference, replay, verify
from tests.plain.legal import legal_orders
from tests.record.games import open_log, whole_log, wild
from tests.siege import new_small, small_scenario

LOGS = (whole_log(), open_log())


def load(name: str) -> Scenario:
    """Return the small siege, the only one there is."""
    if name != "small":
        msg = f"{name}: no scenario of this name"
        raise ScenarioError(msg)
    return small_scenario()


@pytest.mark.parametrize("log", LOGS)
def test_a_true_log_holds(log: Log):
    assert verify(log, load) is None


def test_a_replay_can_be_walked_through():
    game = wild(5)
    played = replay(game.log(), small_scenario())
    assert played.final.digest() == game.state.digest()
    assert played.at(0).digest() == new_small(5).digest()
    states = [played.at(i).digest() for i in range(len(played.orders) + 1)]
    assert states == [state.digest() for state in _one_by_one(5, len(played.orders))]
    assert [played.turn(turn).turn for turn in range(1, len(played.starts) + 1)] == [
        *range(1, len(played.starts) + 1)
    ]
    assert played.step(7)[0].digest() == states[8]


def _one_by_one(seed: int, orders: int):
    game = wild(seed, 0)
    yield game.state
    for order in replay(wild(seed).log(), small_scenario()).orders[:orders]:
        game.do(order)
        yield game.state


def test_comments_are_not_covered():
    text = LOGS[1].text
    assert "# Qing: close in\n" in text
    assert verify(parse(text.replace("# Qing: close in\n", "# who said so?\n# I did\n")), load) is None


def _found(text: str) -> Difference | str | None:
    """Return how a changed log is found out: by the reader or by the rules."""
    try:
        return verify(parse(text), load)
    except LogError as error:
        return str(error)


@pytest.mark.parametrize("log", LOGS)
def test_every_single_changed_digit_is_found_and_named(log: Log):
    text = log.text
    places = [m.start() for m in re.finditer("[0-9a-f]", text) if not _in_comment(text, m.start())]
    for place in places[:: max(1, len(places) // 60)]:
        old = text[place]
        new = "1" if old != "1" else "2"
        found = _found(text[:place] + new + text[place + 1 :])
        assert found is not None, text[place - 20 : place + 20]
        line = text.count("\n", 0, place) + 1
        assert f"line {line}" in str(found) or line <= len(log.header.lines)


@given(st.sampled_from(LOGS), st.data())
def test_every_single_changed_letter_is_found_and_named(log: Log, data: st.DataObject):
    text = log.text
    place = data.draw(st.integers(0, len(text) - 1).filter(lambda p: not _in_comment(text, p)))
    new = data.draw(st.characters(codec="ascii").filter(lambda c: c not in (text[place], "#")))
    assert _found(text[:place] + new + text[place + 1 :]) is not None


@settings(max_examples=30)
@given(st.sampled_from(LOGS), st.data())
def test_a_missing_doubled_or_exchanged_line_is_found(log: Log, data: st.DataObject):
    lines = log.text.splitlines(keepends=True)
    where = data.draw(
        st.integers(3, len(lines) - 3).filter(lambda i: lines[i][0] != "#" and lines[i] != lines[i + 1])
    )
    if lines[where + 1].startswith("#"):
        return
    changes = (
        [lines[where], lines[where], lines[where + 1]],
        [lines[where + 1]],
        [lines[where + 1], lines[where]],
    )
    for change in changes:
        assert _found("".join((*lines[:where], *change, *lines[where + 2 :]))) is not None


def _in_comment(text: str, place: int) -> bool:
    return text[text.rfind("\n", 0, place) + 1] == "#"


FIRST_OF_TWO = re.compile("(t2 Q .*) = .{8}\n")
"""The first order of the second turn."""


def test_a_refused_order_is_named_by_turn_order_and_reason():
    text = FIRST_OF_TWO.sub(r"\g<0>t2 Q rest 12 = 01234567\n", LOGS[0].text, count=1)
    difference = _found(text)
    assert isinstance(difference, Difference)
    assert (difference.turn, difference.order, difference.text) == (2, 2, "t2 Q rest 12 = 01234567")
    assert "not yours" in difference.what
    assert str(difference).startswith(f"line {difference.line}, turn 2, order 2: 't2 Q rest 12 = 01234567': ")


@pytest.mark.parametrize("log", LOGS)
def test_an_order_changed_into_another_that_the_rules_allow_is_named(log: Log):
    played, lines = replay(log, small_scenario()), log.text.splitlines()
    for number, (line, entry) in enumerate(log.entries):
        state = played.at(number)
        others = {written(order, state.ground) for order in legal_orders(view(state, state.phase))}
        for words in sorted(others - {entry.words})[:: max(1, len(others) // 4)]:
            changed = replace(entry, words=words).text
            found = _found("\n".join((*lines[: line - 1], changed, *lines[line:], "")))
            assert isinstance(found, Difference)
            assert (found.line, found.turn, found.text) == (line, entry.turn, changed)
            assert "this order was changed" in found.what


def test_a_lost_end_of_a_phase_is_named():
    line, end = next((line, entry) for line, entry in LOGS[0].entries if entry.words == "end")
    difference = _found(LOGS[0].text.replace(f"{end.text}\n", "", 1))
    assert isinstance(difference, Difference)
    assert (difference.line, difference.turn) == (line, 1)
    assert "it is turn 1, side Q: an order is missing or moved" in difference.what


def test_a_wrong_check_word_is_named_by_turn_and_order():
    difference = _found(FIRST_OF_TWO.sub(r"\1 = 01234567\n", LOGS[0].text, count=1))
    assert isinstance(difference, Difference)
    assert (difference.turn, difference.order) == (2, 1)
    assert "the rules give check word" in difference.what


def test_a_changed_seed_is_named_with_the_first_order():
    difference = _found(LOGS[0].text.replace("seed 5", "seed 6", 1))
    assert isinstance(difference, Difference)
    assert (difference.line, difference.turn, difference.order) == (4, 1, 1)
    assert "the header was" in difference.what


@pytest.mark.parametrize(
    ("change", "complaint"),
    [
        ({"rules_digest": "1" * 16}, "the version of the game that wrote it"),
        ({"digest": "2" * 16}, "bring back the map"),
        ({"id": "large"}, "load the one it was played on"),
    ],
)
def test_another_version_is_named_with_what_to_do(change: dict[str, str], complaint: str):
    difference = verify(LOGS[0], lambda _: replace(small_scenario(), **change))
    assert difference is not None
    assert (difference.line, difference.turn) == (1, None)
    assert complaint in difference.what


def test_an_unknown_scenario_is_named():
    difference = verify(replace(LOGS[0], header=replace(LOGS[0].header, scenario="smoll")), load)
    assert difference is not None
    assert "no scenario of this name" in difference.what


def test_a_game_that_goes_on_after_its_end_is_found():
    log = LOGS[0]
    assert replay(log, small_scenario()).final.ending != Ending.NONE
    longer = replace(log, lines=(*log.lines, replace(next(log.entries)[1], turn=12, side=1, words="end")))
    difference = verify(longer, load)
    assert difference is not None
    assert "game over" in difference.what


def test_another_ending_is_found():
    difference = verify(replace(LOGS[0], kind="lifted"), load)
    assert difference is not None
    assert "ends as 'lifted', by the rules it is 'held'" in difference.what
