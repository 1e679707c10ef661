"""Everything that can be said has words, in every language."""

from __future__ import annotations

import ast
import re
from dataclasses import fields, replace
from pathlib import Path
from typing import get_args

import numpy as np
import pytest

from game.core import events as ev
from game.core.menu import KINDS
from game.core.orders import Hold, Manner, Purpose, Scale, Terms
from game.core.refusals import Reason, Refusal
from game.core.sight import view
from game.core.state import QING, RUSSIA, Cause, Ending, State
from game.core.tasks import Task
from game.core.weather import Weather
from game.record.game import Obstacle
from game.ui import words
from game.ui.chronicle import FATE, TOLD, Line, lines, sentence
from game.ui.counters.signs import SIGNS
from game.ui.dates import chinese_number, date_of, julian, kangxi, long_date
from game.ui.gather import gathered
from game.ui.helps import HELPS, TENSIONS, help_words, weighing
from game.ui.keys import BINDINGS, Act
from game.ui.refusals import REFUSALS, SHORT_REFUSALS, refusal_words
from game.ui.screens.siege.session import OBSTACLES
from game.ui.texts import LANGUAGES, _, ngettext, number, speak
from tests.siege import new_small, shipped_rules, small_scenario

USUAL = {
    "path": (99, 100),
    "front": (100,),
    "columns": (0, 1),
    "at": 99,
    "onto": 6,
    "into": 1,
    "victim": 1,
    "successor": -1,
    "side": QING,
    "work": 1,
    "task": Task.REST,
    "terms": Terms.TRUCE,
    "purpose": Purpose.BURN,
    "scale": Scale.HALF,
    "manner": Manner.SPREAD,
    "ending": Ending.HELD,
    "id": "letter",
}
"""What stands in the fields of an event in these tests; 1 stands in all others."""


def some(kind: type[ev.Event], **values: object) -> ev.Event:
    """Return an event of a kind, with *values* in some of its fields."""
    usual = {field.name: USUAL.get(field.name, 1) for field in fields(kind)}
    return kind(**(usual | values))  # type: ignore[arg-type]


def told_state() -> State:
    """The small siege, with words for its dated event."""
    state = new_small()
    return replace(state, scenario=replace(state.scenario, told={"letter": {"en": "A letter comes."}}))


@pytest.fixture(autouse=True)
def english() -> None:
    speak("en")


def test_every_refusal_has_words_with_its_numbers() -> None:
    assert set(REFUSALS) == set(Reason) == set(SHORT_REFUSALS)
    for reason in Reason:
        said = refusal_words(Refusal(reason, 3, 7))
        assert said.endswith(".")
        assert "{" not in said
    assert "3" in refusal_words(Refusal(Reason.TOO_FEW_MEN, 3, 7))
    assert all(len(short) <= 14 for short in SHORT_REFUSALS.values())


def test_every_kind_of_thing_has_a_name() -> None:
    rules = shipped_rules()
    assert set(words.KINDS) == set(rules.units)
    assert set(words.WORKS) == set(rules.works)
    assert set(words.GROUND) == set(rules.terrain)
    assert set(words.TASKS) == set(Task)
    assert set(words.CAUSES) == set(Cause)
    assert set(words.ENDINGS) == set(Ending)
    assert set(words.WEATHERS) == set(Weather)
    assert set(words.TERMS) == set(Terms)
    assert set(OBSTACLES) == set(Obstacle)


def test_every_order_is_explained_once_for_tooltip_and_book() -> None:
    assert set(HELPS) == set(KINDS)
    for kind in KINDS:
        assert help_words(kind).endswith(".")
    weighed = [kind for tension in TENSIONS.values() for kind in tension.orders]
    assert set(weighed) <= set(KINDS)
    assert all(weighing(kind) for kind in weighed)
    assert weighing(Hold) == ""


def test_no_event_is_without_words() -> None:
    assert {kind.__name__ for kind in get_args(ev.Event)} == {kind.__name__ for kind in TOLD}


@pytest.mark.parametrize("kind", get_args(ev.Event), ids=lambda kind: kind.__name__)
def test_every_event_has_a_sentence(kind: type[ev.Event]) -> None:
    state = told_state()
    for lang in LANGUAGES:
        speak(lang)
        line = sentence(state, some(kind), None)
        assert isinstance(line, Line)
        assert line.text
        assert line.icon in SIGNS
        assert "{" not in line.text


@pytest.mark.parametrize("kind", get_args(ev.Event), ids=lambda kind: kind.__name__)
@pytest.mark.parametrize("eyes", [QING, RUSSIA])
def test_no_reader_is_too_ignorant_for_an_event(kind: type[ev.Event], eyes: int) -> None:
    seen = view(told_state(), eyes)
    flags = [field.name for field in fields(kind) if field.type == "bool"]
    for truth in (True, False):
        line = sentence(seen, some(kind, **dict.fromkeys(flags, truth)), eyes)
        assert line is None or line.text


def test_a_reader_hears_nothing_of_orders_he_cannot_see() -> None:
    state = new_small()
    seen = view(state, RUSSIA)
    hidden = int(np.flatnonzero(~seen.seen)[0])
    far = ev.Marched(0, (hidden, hidden))
    assert sentence(seen, ev.OrderGiven(0, Task.DIG, 50), RUSSIA) is None
    assert sentence(seen, far, RUSSIA) is None
    assert sentence(view(state, QING), far, QING) is not None
    assert sentence(seen, ev.Wasted(1, QING, 30, 20, 10), RUSSIA) is None
    assert sentence(view(state, QING), ev.Mended(1, 30), QING) is None


def test_the_enemys_dead_are_guessed_and_ones_own_counted() -> None:
    state = new_small()
    storm = ev.Stormed((100,), (0, 1), 300, 80, 40, 12, 1, 312, 444, False)
    told = {side: sentence(view(state, side), storm, side) for side in (QING, RUSSIA)}
    assert told[QING] is not None
    assert told[RUSSIA] is not None
    assert "40 Qing, about 10 Russians" in told[QING].text
    assert "about 40 Qing, 12 Russians" in told[RUSSIA].text
    assert told[QING].weight == FATE


def test_a_week_of_cannonade_is_one_line() -> None:
    daily = [ev.Bombarded(day, QING, 100, 40, 1, 900, 0) for day in range(7)]
    other = ev.Bombarded(3, QING, 101, 5, 0, 0, 0)
    (total, rest) = gathered([*daily, other])
    assert total == ev.Bombarded(0, QING, 100, 280, 7, 6300, 0)
    assert rest == other
    food = [ev.Foraged(day, 8, 99, 20, 10, 30) for day in range(3)]
    grain = [ev.Reaped(day, 8, 99, 50, day == 1) for day in range(2)]
    assert gathered([*food, *grain]) == [ev.Foraged(0, 8, 99, 20, 30, 90), ev.Reaped(0, 8, 99, 100, True)]
    assert len(lines(new_small(), [*daily, other, ev.Breached(3, 100), ev.Breached(4, 101)], None)) == 4


def test_no_key_does_two_things() -> None:
    keys = [key for binding in BINDINGS for key in binding.keys]
    assert len(keys) == len(set(keys))
    assert {binding.act for binding in BINDINGS} == set(Act)


def test_dates_stand_in_three_calendars() -> None:
    first = date_of(small_scenario(), 0)
    assert long_date(first) == "18 July 1686"
    assert julian(first) == "8 July, old style"
    assert kangxi(first) == "康熙二十五年"
    assert [chinese_number(n) for n in (1, 10, 14, 20, 38)] == ["一", "十", "十四", "二十", "三十八"]


def test_bearings_follow_true_north() -> None:
    state = new_small()
    middle = state.ground.grid.cell(8, 7)
    names = {place: words.bearing_of(state, middle + step) for place, step in (("right", 5), ("left", -5))}
    assert words.BEARINGS[names["right"]] == "south-east"
    assert words.BEARINGS[names["left"]] == "north-west"


def test_counts_bend_their_words() -> None:
    speak("ru")
    assert [ngettext("{n} day", "{n} days", n) for n in (1, 3, 25)] == ["1 день", "3 дня", "25 дней"]
    assert number(18_000) == "18\u2009000"


def test_nothing_on_the_screen_bypasses_the_catalogues() -> None:
    """A sentence in the drawing code that no `_` encloses would stay English for ever."""
    folder = Path(words.__file__).parent
    files = [folder / "loop.py", *(folder / "screens").rglob("*.py")]
    drawing = {"label", "paragraph", "button", "heading", "checkbox", "choice", "panel"}
    for file in files:
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "attr", "") in drawing:
                bare = [
                    a.value for a in node.args if isinstance(a, ast.Constant) and isinstance(a.value, str)
                ]
                bare = [text for text in bare[:1] if re.search("[A-Z][a-z]| ", text)]
                assert not bare, f"{file.name}: {bare}"


def test_a_language_nobody_speaks_is_english() -> None:
    speak("xx")
    assert _("March") == "March"
