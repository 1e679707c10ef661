import ast
import runpy
from collections.abc import Iterator
from pathlib import Path

import pytest

from game.data import data_root
from game.files.scenarios import list_scenarios, load_chart, load_scenario
from game.ui.dates import chinese_number
from game.ui.fonts import ROLES, font
from game.ui.paint.letters import old_spelling
from game.ui.texts import LANGUAGES, number

ROOT = data_root()
MOST_BYTES = 400_000
SILENT = "wrapping.py"  # its characters are where lines may break, not what is shown


def of_catalogues() -> Iterator[str]:
    make = runpy.run_path(str(ROOT / "assets" / "locale" / "make.py"))
    for lang in make["LANGUAGES"]:
        for entry in make["messages"](make["catalogue"](lang)):
            yield from make["forms"](entry)


def of_code() -> Iterator[str]:
    """Yield what the screen may show without a catalogue, English texts among it; docstrings are left out."""
    for path in sorted(set((ROOT / "game" / "ui").rglob("*.py")) - set((ROOT / "game").rglob(SILENT))):
        tree = ast.parse(path.read_bytes())
        said = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
        for node in ast.walk(tree):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in said:
                yield node.value


def of_scenario(folder: Path) -> Iterator[str]:
    scenario, chart = load_scenario(folder), load_chart(folder)
    said = (scenario.texts, scenario.told, scenario.names)
    for words in (*(words for texts in said for words in texts.values()), *(p.names for p in chart.places)):
        yield from words.values()
    for place in chart.places:
        yield old_spelling(place.names.get("ru", ""))


def of_dates() -> Iterator[str]:
    yield from map(chinese_number, range(1, 100))
    yield number(123_456)


SOURCES = {
    "catalogues": of_catalogues,
    "code": of_code,
    "dates": of_dates,
    **{
        found.id: lambda folder=found.folder: of_scenario(folder)
        for found in list_scenarios(ROOT / "no mods")
    },
}


@pytest.mark.parametrize("source", SOURCES)
@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_character_has_a_glyph(source: str, lang: str) -> None:
    texts = "".join(dict.fromkeys("".join(SOURCES[source]())))
    assert len(texts) > 10
    for role in ROLES:
        assert font(role, 20, lang).missing(texts) == "", f"{role}: run assets/fonts/make.py"


def test_a_character_without_a_glyph_is_told() -> None:
    assert font("title", 20, "zh").missing("Aя雅한") == "한"


def test_chinese_punctuation_comes_from_the_chinese_face() -> None:
    wide = font("text", 40, "zh").width("、。，：；（）《》！？")
    assert wide == pytest.approx(11 * 40, rel=0.05)


def test_the_cut_face_is_small_and_has_a_name_of_its_own() -> None:
    face = (ROOT / "assets" / "fonts" / "WenKai.ttf").read_bytes()
    assert len(face) < MOST_BYTES
    assert "Albazin Kai".encode("utf-16-be") in face
    assert "LXGW WenKai".encode("utf-16-be") not in face
