"""Widgets answer to mouse, focus and shortcuts, and to nothing else."""

from __future__ import annotations

import pygame
import pytest

from game.ui.kit import Ui, faults
from tests.ui.kit.stage import Stage, click, move, play, press, texts, write

NAMES = ("March", "Fire", "Storm", "Dig")


def four_orders(ui: Ui) -> list[str]:
    """Draw four buttons in two columns and return those pressed."""
    places = {name: (20 + i % 2 * 200, 20 + i // 2 * 60, 180, 52) for i, name in enumerate(NAMES)}
    return [name for name, rect in places.items() if ui.button(rect, name, key=name[0].lower())]


def test_tab_walks_the_order_of_calls_and_enter_presses() -> None:
    stage = Stage()
    play(stage, four_orders)
    walked = []
    for _ in range(5):
        play(stage, four_orders, press(pygame.K_TAB))
        walked.append(stage.ui.focus)
    assert walked == [f"button:{name}" for name in (*NAMES, NAMES[0])]
    play(stage, four_orders, press(pygame.K_TAB, pygame.KMOD_SHIFT))
    assert play(stage, four_orders, press(pygame.K_RETURN)) == ["Dig"]
    assert play(stage, four_orders, press(pygame.K_SPACE)) == ["Dig"]


def test_arrows_follow_the_eye() -> None:
    stage = Stage()
    play(stage, four_orders)
    play(stage, four_orders, press(pygame.K_TAB))
    for key, reached in ((pygame.K_DOWN, "Storm"), (pygame.K_RIGHT, "Dig"), (pygame.K_UP, "Fire")):
        play(stage, four_orders, press(key))
        assert stage.ui.focus == f"button:{reached}"


def test_arrows_belong_to_the_map_until_the_ring_is_out() -> None:
    stage = Stage()
    play(stage, four_orders)
    arrow = press(pygame.K_DOWN)
    play(stage, four_orders, arrow)
    assert stage.left == [arrow]
    play(stage, four_orders, press(pygame.K_TAB))
    play(stage, four_orders, arrow)
    assert stage.left == []


def test_click_presses_once_and_shortcut_works() -> None:
    stage = Stage()
    assert play(stage, four_orders, *click(230, 30)) == ["Fire"]
    assert play(stage, four_orders) == []
    assert play(stage, four_orders, press(pygame.K_s)) == ["Storm"]
    assert stage.left == []


def test_a_press_that_leaves_the_button_is_no_click() -> None:
    stage = Stage()
    down, _up = click(230, 30)
    _down, up = click(30, 400)
    assert play(stage, four_orders, down) == []
    assert play(stage, four_orders, up) == []
    assert play(stage, four_orders, *click(230, 30)) == ["Fire"]


def test_shortcut_on_a_russian_keyboard_goes_by_place() -> None:
    stage = Stage()
    key_of_march = press(0x44C, scancode=16)
    assert play(stage, four_orders, key_of_march) == ["March"]


def test_the_map_gets_what_lies_beside_the_widgets() -> None:
    stage = Stage()
    beside, over = click(600, 470), click(230, 30)
    play(stage, four_orders, *beside)
    assert stage.left == list(beside)
    play(stage, four_orders, *over)
    assert stage.left == []


def test_disabled_button_says_why_and_does_nothing() -> None:
    stage = Stage()

    def screen(ui: Ui) -> list[str]:
        pressed = ui.button((20, 20, 240, 52), "Mine", key="n", enabled=False, why="needs sappers")
        return ["Mine"] if pressed else []

    assert play(stage, screen, *click(40, 40)) == []
    assert play(stage, screen, press(pygame.K_n)) == []
    assert "needs sappers" in texts(stage.ui)
    play(stage, screen, press(pygame.K_TAB))
    assert play(stage, screen, press(pygame.K_RETURN)) == []


def test_tooltip_comes_after_a_rest_and_tells_the_whole_reason() -> None:
    stage = Stage()
    why = "needs sappers beside the wall of the fort"

    def screen(ui: Ui) -> list[str]:
        ui.button((20, 20, 160, 52), "Mine", enabled=False, why=why)
        return []

    def said() -> str:
        return " ".join(texts(stage.ui))

    play(stage, screen, move(40, 40))
    assert why not in said()
    stage.now += 500
    play(stage, screen)
    assert why in said()
    play(stage, screen, move(500, 400))
    assert why not in said()


def test_asleep_widgets_answer_to_nothing() -> None:
    stage = Stage()

    def under_a_dialog(ui: Ui) -> list[str]:
        with ui.asleep():
            return four_orders(ui)

    assert play(stage, under_a_dialog, *click(230, 30)) == []
    assert play(stage, under_a_dialog, press(pygame.K_m)) == []
    play(stage, under_a_dialog, press(pygame.K_TAB))
    assert stage.ui.focus == ""


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
def test_places_are_units(scale: float) -> None:
    stage = Stage(scale)

    def screen(ui: Ui) -> list[str]:
        return ["x"] if ui.button((100, 50, 80, 40), "x") else []

    assert play(stage, screen, *click(round(140 * scale), round(70 * scale))) == ["x"]
    assert play(stage, screen, *click(round(190 * scale), round(70 * scale))) == []
    assert stage.ui.width == pytest.approx(640 / scale)


def test_checkbox_choice_and_slider_by_key_and_mouse() -> None:
    stage = Stage()
    kept = {"on": False, "speed": 0, "level": 50}

    def screen(ui: Ui) -> list[str]:
        kept["on"] = ui.checkbox((20, 20, 200, 30), "Grid", bool(kept["on"]))
        kept["speed"] = ui.choice((20, 60, 300, 32), "Speed", ("slow", "quick", "at once"), kept["speed"])
        kept["level"] = ui.slider((20, 100, 400, 30), "Guns", kept["level"], 0, 100, step=5)
        return []

    play(stage, screen, *click(30, 35))
    assert kept["on"]
    play(stage, screen, *click(300, 75))
    assert kept["speed"] == 1
    play(stage, screen, *click(185, 75))
    assert kept["speed"] == 0
    for _ in range(3):
        play(stage, screen, press(pygame.K_TAB))
    play(stage, screen, press(pygame.K_RIGHT))
    assert (stage.ui.focus, kept["level"]) == ("slider:Guns", 55)
    for _ in range(20):
        play(stage, screen, press(pygame.K_RIGHT))
    assert kept["level"] == 100
    play(stage, screen, *click(230, 115))
    assert kept["level"] == 0


class Note:
    """A screen with one field and one button whose shortcut is a letter."""

    def __init__(self, text: str = "") -> None:
        self.text = text
        self.saved = 0

    def __call__(self, ui: Ui) -> list[str]:
        self.text = ui.text_field("name", (20, 20, 300, 34), self.text, longest=8)
        self.saved += ui.button((20, 80, 120, 36), "Save", key="s")
        return []


def test_text_field_takes_text_events_and_edits() -> None:
    stage, note = Stage(), Note("ab")
    play(stage, note, *click(40, 30))
    play(stage, note, write("雅克"))
    assert note.text == "ab雅克"
    play(stage, note, press(pygame.K_LEFT), press(pygame.K_BACKSPACE), write("ж"))
    assert note.text == "abж克"
    play(stage, note, press(pygame.K_HOME), press(pygame.K_DELETE))
    assert note.text == "bж克"
    play(stage, note, write("123456789\n"))
    assert note.text == "12345bж克"


def test_letters_are_no_shortcuts_while_a_field_is_open() -> None:
    stage, note = Stage(), Note()
    play(stage, note, *click(40, 30))
    play(stage, note, press(pygame.K_s), write("s"))
    assert (note.text, note.saved) == ("s", 0)
    play(stage, note, *click(600, 470))
    play(stage, note, press(pygame.K_s), write("s"))
    assert (note.text, note.saved) == ("s", 1)


def test_composed_text_waits_for_the_input_method() -> None:
    stage, note = Stage(), Note("a")
    play(stage, note, *click(40, 30))
    play(stage, note, pygame.event.Event(pygame.TEXTEDITING, text="ya ke", start=0, length=5))
    play(stage, note, press(pygame.K_BACKSPACE))
    assert note.text == "a"
    play(stage, note, write("雅克"))
    play(stage, note, press(pygame.K_BACKSPACE))
    assert note.text == "a雅"


class Roll:
    """A screen with a list of a hundred rows."""

    def __init__(self) -> None:
        self.selected = -1
        self.chosen = False

    def __call__(self, ui: Ui) -> list[str]:
        rows = [f"row {i}" for i in range(100)]
        self.selected, self.chosen = ui.list((20, 20, 300, 260), rows, self.selected)
        return []


def test_list_by_keys_keeps_the_selection_in_sight() -> None:
    stage, roll = Stage(), Roll()
    play(stage, roll)
    play(stage, roll, press(pygame.K_TAB))
    for key, row in ((pygame.K_DOWN, 0), (pygame.K_END, 99), (pygame.K_PAGEUP, 90), (pygame.K_UP, 89)):
        play(stage, roll, press(key))
        play(stage, roll)
        assert roll.selected == row
        assert f"row {row}" in texts(stage.ui)
    play(stage, roll, press(pygame.K_RETURN))
    assert roll.chosen


def test_list_by_mouse() -> None:
    stage, roll = Stage(), Roll()
    wheel = pygame.event.Event(pygame.MOUSEWHEEL, x=0, y=-1, precise_x=0, precise_y=-1)
    play(stage, roll, *click(40, 20 + 26 * 3 + 5))
    assert (roll.selected, roll.chosen) == (3, False)
    play(stage, roll, *click(40, 20 + 26 * 3 + 5))
    assert (roll.selected, roll.chosen) == (3, True)
    play(stage, roll, wheel)
    assert "row 0" not in texts(stage.ui)
    assert "row 3" in texts(stage.ui)


def wheel(notches: int) -> pygame.event.Event:
    return pygame.event.Event(pygame.MOUSEWHEEL, y=notches)


def tower(ui: Ui) -> list[str]:
    """Six buttons, of which a third is in sight."""
    pressed = []
    with ui.scrolled((20, 20, 200, 80), 240, name="tower") as room:
        for place in range(6):
            cell = (room.x, room.y + 40 * place, room.width, 36)
            pressed += [str(place)] if ui.button(cell, f"floor {place}", key=str(place)) else []
    return pressed


def test_what_is_scrolled_follows_the_wheel_and_stops_at_its_ends() -> None:
    stage = Stage()
    play(stage, tower, move(60, 60))
    assert play(stage, tower, *click(60, 40)) == ["0"]
    for _ in range(9):
        play(stage, tower, wheel(-1))
    assert play(stage, tower, *click(60, 80)) == ["5"]
    for _ in range(9):
        play(stage, tower, wheel(1))
    assert play(stage, tower, *click(60, 40)) == ["0"]


def test_keys_work_where_a_widget_is_scrolled_out_of_sight_but_the_mouse_does_not() -> None:
    stage = Stage()
    assert play(stage, tower, press(pygame.K_5)) == ["5"]
    assert play(stage, tower, *click(60, 200)) == []
    assert "floor 5" not in texts(stage.ui)


def test_a_low_button_drops_its_key_rather_than_cut_its_name() -> None:
    stage = Stage()

    def screen(ui: Ui) -> list[str]:
        ui.button((20, 20, 160, 28), "Nurse", key="shift+t")
        ui.button((20, 60, 114, 28), "Bombardment", key="shift+b")
        return []

    play(stage, screen)
    assert texts(stage.ui) == ["Nurse", "Shift+T", "Bombardment"]
    assert faults(stage.ui.boxes) == []
