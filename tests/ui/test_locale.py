import re
import runpy
from collections.abc import Iterator
from string import Formatter

import pytest
from babel.messages.catalog import Catalog, Message

from game.data import data_root
from game.ui.kit.buttons import KEY_NAMES
from game.ui.screens.siege.commands import COMMANDS
from game.ui.texts import LANGUAGES, N_, _, ngettext, pgettext, speak
from tests.siege import shipped_rules

MAKE = runpy.run_path(str(data_root() / "assets" / "locale" / "make.py"))
TRANSLATED = [lang for lang in LANGUAGES if lang != "en"]
PLURALS = {"ru": 3, "zh": 1}
KEYS = re.compile(rf"\b({'|'.join(KEY_NAMES.values())}|Tab|Shift|Ctrl|Alt|Home|F\d+)\b")
ENDS = {".": ".。", ",": ",，", "!": "!！", "?": "?？"}

in_each_language = pytest.mark.parametrize("lang", TRANSLATED)


@pytest.fixture(autouse=True)
def in_english() -> Iterator[None]:
    yield
    speak("en")


def ids(entry: Message) -> tuple[str, ...]:
    return (entry.id,) if isinstance(entry.id, str) else tuple(entry.id)


def keys(texts: Catalog) -> set[tuple[str | None, tuple[str, ...]]]:
    return {(entry.context, ids(entry)) for entry in MAKE["messages"](texts)}


def pairs(lang: str) -> Iterator[tuple[str, str]]:
    """Yield each text with its translation; a plural with each of its forms."""
    for entry in MAKE["messages"](MAKE["catalogue"](lang)):
        for form in MAKE["forms"](entry):
            yield ids(entry)[-1], form


def fields(text: str) -> set[str]:
    return {field for _text, field, _spec, _as in Formatter().parse(text) if field is not None}


def test_every_language_offered_has_a_catalogue() -> None:
    assert tuple(TRANSLATED) == MAKE["LANGUAGES"]


def test_the_reader_finds_every_kind_of_text() -> None:
    found = keys(MAKE["template"]())
    assert (None, ("Quit",)) in found
    assert (None, ("{n} day", "{n} days")) in found
    assert ("month", ("May",)) in found
    assert ("short month", ("May",)) in found
    assert (None, ("They succeed.",)) in found  # inside an f-string


@in_each_language
def test_the_compiled_catalogue_is_fresh(lang: str) -> None:
    compiled = (MAKE["folder"](lang) / "albazin.mo").read_bytes()
    assert compiled == MAKE["compiled"](MAKE["catalogue"](lang)), "run assets/locale/make.py"


@in_each_language
def test_the_catalogue_has_the_texts_of_the_code_and_no_others(lang: str) -> None:
    there, wanted = keys(MAKE["catalogue"](lang)), keys(MAKE["template"]())
    assert wanted - there == set(), "run assets/locale/make.py"
    assert there - wanted == set(), "run assets/locale/make.py"


@in_each_language
def test_every_text_is_translated(lang: str) -> None:
    assert MAKE["wanting"](MAKE["catalogue"](lang)) == []


@in_each_language
def test_plurals_have_the_forms_of_the_language(lang: str) -> None:
    assert MAKE["catalogue"](lang).num_plurals == PLURALS[lang]
    entries = (MAKE["folder"](lang) / "albazin.po").read_text(encoding="utf-8").split("\n\n")
    plurals = [entry for entry in entries if "msgid_plural" in entry]
    assert plurals
    assert [entry for entry in plurals if entry.count("\nmsgstr[") != PLURALS[lang]] == []


@in_each_language
def test_placeholders_are_kept(lang: str) -> None:
    assert [(text, words) for text, words in pairs(lang) if fields(text) != fields(words)] == []


@in_each_language
def test_names_of_keys_are_kept(lang: str) -> None:
    named = [(text, words) for text, words in pairs(lang) if KEYS.search(text)]
    assert named
    assert [pair for pair in named if sorted(KEYS.findall(pair[0])) != sorted(KEYS.findall(pair[1]))] == []


@in_each_language
def test_sentences_end_as_in_english(lang: str) -> None:
    ended = [(text, words) for text, words in pairs(lang) if text[-1] in ENDS]
    assert ended
    assert [(text, words) for text, words in ended if words[-1] not in ENDS[text[-1]]] == []
    assert [words for _text, words in pairs(lang) if words != words.strip()] == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_orders_of_a_unit_have_different_names(lang: str) -> None:
    speak(lang)
    for kind in shipped_rules().units.values():
        labels = [_(command.label) for command in COMMANDS if command.has(kind)]
        assert len(set(labels)) == len(labels) > 5


def test_chinese_is_simplified() -> None:
    words = "".join(words for _text, words in pairs("zh"))
    odd = {c for c in words if "\u3400" <= c <= "\u9fff" and not c.encode("gb2312", "ignore")}
    assert odd == set()


def test_russian_counts() -> None:
    speak("ru")
    said = {n: ngettext("{n} day", "{n} days", n) for n in (0, 1, 2, 4, 5, 11, 12, 21, 22, 112)}
    assert said == {
        **{0: "0 дней", 1: "1 день", 2: "2 дня", 4: "4 дня", 5: "5 дней"},
        **{11: "11 дней", 12: "12 дней", 21: "21 день", 22: "22 дня", 112: "112 дней"},
    }


def test_the_same_word_in_two_contexts() -> None:
    speak("ru")
    assert pgettext("month", "March") == "марта"
    assert _(N_("March")) == "Марш"


@in_each_language
def test_the_catalogue_holds_no_dates_and_no_lines(lang: str) -> None:
    text = (MAKE["folder"](lang) / "albazin.po").read_text(encoding="utf-8")
    assert not re.search(r"-Date:|Generated-By|^#: .*:\d", text, re.MULTILINE)
    assert set(re.findall(r"^#: (\S+?)/", text, re.MULTILINE)) == {"game"}
