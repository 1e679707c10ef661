"""Words stay in their room, in every script, and tests can see where they stand."""

from __future__ import annotations

import pygame
import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.ui.fonts import ROLES, font
from game.ui.kit import Box, Series, faults
from game.ui.kit.bars import Part
from game.ui.kit.plots import nice_top
from game.ui.kit.wrapping import NO_LINE_START, shortened, wrap
from tests.ui.kit.stage import Stage, texts

LETTERS = st.text(alphabet="ab cdefgh іюля ШЪѢ 0123 雅克薩城，。", max_size=80)


@given(LETTERS, st.integers(24, 400), st.sampled_from(sorted(ROLES)), st.sampled_from(["en", "ru", "zh"]))
def test_wrapped_lines_fit_and_lose_nothing(text: str, width: int, role: str, lang: str) -> None:
    lines = wrap(text, role, 18, lang, width)
    face = font(role, 18, lang)
    assert all(face.width(line) <= width or len(line) == 1 for line in lines)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")


def test_chinese_wraps_between_characters_and_marks_do_not_lead() -> None:
    lines = wrap("雅克薩城，雅克薩城。" * 4, "text", 20, "zh", 90)
    assert len(lines) > 6
    assert not any(line[0] in NO_LINE_START for line in lines)


@given(LETTERS, st.integers(40, 200))
def test_shortened_fits(text: str, width: int) -> None:
    assert font("italic", 15).width(shortened(text, "italic", 15, "en", width)) <= width


def test_every_script_has_its_glyphs() -> None:
    for role in ROLES:
        assert font(role, 20).missing("Albazin 1686, РѢКА іюля, 雅克薩") == ""
        assert font(role, 20).missing("\ue000") == "\ue000"


def test_figures_are_never_old_style() -> None:
    text_face, serif = font("text", 40), font("label", 40)
    figure, same = text_face.render("1"), serif.render("1")
    assert pygame.image.tobytes(figure, "RGBA") == pygame.image.tobytes(same, "RGBA")


def test_spaces_are_narrow_in_every_language() -> None:
    for lang in ("en", "zh"):
        assert font("label", 20, lang).width("a b") - font("label", 20, lang).width("ab") < 8


def test_fonts_live_on_after_pygame_quits() -> None:
    font("title", 20).render("before")
    pygame.quit()
    assert font("title", 20).render("after").get_width() > 0


def test_a_label_shrinks_before_it_is_cut_and_the_cut_is_found() -> None:
    stage = Stage()
    with stage.frame() as ui:
        wide = ui.text_width("Bordered Blue Banner", size=24)
        ui.label((10, 10, wide * 0.8, 30), "Bordered Blue Banner", size=24)
    assert faults(ui.boxes) == []
    with stage.frame() as ui:
        ui.label((10, 10, 40, 30), "Bordered Blue Banner", size=24)
    assert len(faults(ui.boxes)) == 1


def test_faults_finds_overlap_but_not_what_a_sheet_hides() -> None:
    window = pygame.Rect(0, 0, 640, 480)
    one = Box("text:one", pygame.Rect(10, 10, 80, 20), window)
    two = Box("text:two", pygame.Rect(60, 15, 80, 20), window)
    sheet = Box("panel:", pygame.Rect(0, 0, 200, 200), window)
    assert len(faults([one, two])) == 1
    assert faults([one, sheet, two]) == []


@pytest.mark.parametrize("scale", [1.0, 1.25, 1.5, 2.0])
def test_a_full_panel_has_no_fault(scale: float) -> None:
    stage = Stage(scale)
    stage.surface = pygame.Surface((round(420 * scale), round(560 * scale)))
    with stage.frame() as ui:
        room = ui.panel((5, 5, 410, 550), "Assault on the east curtain")
        x, y, width = room.x, room.y, room.width
        y += ui.paragraph(
            (x, y, width, 90), "Musketeers, in the parallel before the east curtain of the fort."
        )
        y += ui.summands((x, y, width, 0), [("two hundred muskets", 420), ("ditch and palisade", -210)])
        ui.odds((x, y, width, 48), [("repulsed", 900), ("lodged", 60), ("taken", 40)])
        ui.button((x, y + 60, 180, 52), "Storm", key="s", icon="ladder", hot=True)
        ui.button((x, y + 120, 180, 34), "Log", key="ctrl+l")
        ui.button((x + 190, y + 60, 180, 52), "Mine", enabled=False, why="needs sappers beside the wall")
        ui.choice((x, y + 170, width, 32), "Speed", ("slow", "at once"), 0)
        ui.slider((x, y + 210, width, 30), "Guns", 100, 0, 100, unit="%")
    assert faults(ui.boxes) == []
    assert {"Storm", "S", "Ctrl+L", "repulsed 90%", "+42%", "−21%", "100%"} <= set(texts(ui))


@given(st.lists(st.tuples(st.sampled_from(["lodged", "held"]), st.integers(0, 1000)), min_size=1, max_size=4))
def test_odds_captions_never_run_into_each_other(parts: list[Part]) -> None:
    stage = Stage()
    with stage.frame() as ui:
        ui.odds((10, 10, 380, 70), parts)
    assert faults(ui.boxes) == []


@given(st.floats(0.01, 1e6))
def test_nice_top_holds_the_highest(highest: float) -> None:
    assert highest * (1 - 1e-6) <= nice_top(highest) <= highest * 2.6


def test_plot_is_drawn_and_recorded() -> None:
    stage = Stage()
    stage.surface.fill((239, 226, 194))
    with stage.frame() as ui:
        mine, past = Series("yours", (826, 700, 500)), Series("as it was", (826, 400, 66), "dashed")
        ui.plot((10, 10, 500, 300), (mine, past), title="Garrison", ticks=("Jul", "Aug"))
    assert faults(ui.boxes) == []
    assert {"Garrison", "yours", "as it was", "Jul", "1000", "0"} <= set(texts(ui))
    assert "plot:Garrison" in {box.name for box in ui.boxes}


def test_boxes_are_of_this_frame_only() -> None:
    stage = Stage()
    with stage.frame() as ui:
        ui.label((10, 10, 100, 30), "first")
        ui.button((10, 60, 100, 40), "Go")
    assert {box.name for box in ui.boxes} == {"text:first", "button:Go", "text:Go"}
    with stage.frame() as ui:
        ui.label((10, 10, 100, 30), "second")
    assert texts(ui) == ["second"]
