"""Nothing on any screen is cut off, and no two texts overlap: in both sizes, all languages, two scales."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from game.core.state import Ending
from game.record import saves
from game.ui.kit import faults
from game.ui.screens.report import ReportScreen
from game.ui.screens.siege.commands import Verb
from tests.siege import small_scenario
from tests.ui.play import Played, played

SIZES = ((1280, 720), (1920, 1080))
LANGS = ("en", "ru", "zh")
SCALES = (100, 150)
LOOKS = [(size, lang, scale) for size in SIZES for lang in LANGS for scale in SCALES]


def title(stage: Played) -> None:
    stage.house.title()


def options(stage: Played) -> None:
    stage.house.options()


def keys(stage: Played) -> None:
    stage.house.key_sheet()


def empty_saves(stage: Played) -> None:
    stage.house.saves(None)


def full_saves(stage: Played) -> None:
    screen = stage.siege()
    saves.save("before the storm", screen.session.game.log(), screen.note())
    (saves.saves_folder() / "torn.log").write_text("not a log at all\n", "utf-8")
    stage.house.saves(screen)


def menu(stage: Played) -> None:
    stage.house.menu(stage.siege())


def muster(stage: Played) -> None:
    stage.siege()


def chosen(stage: Played) -> None:
    stage.siege()
    stage.press("tab")


def russians(stage: Played) -> None:
    screen = stage.siege("pass", "player")
    stage.frames(5)
    screen.table.desk.choose(8)


def bombarding(stage: Played) -> None:
    screen = stage.siege()
    screen.table.desk.choose([muster.name for muster in small_scenario().musters].index("guns"))
    stage.press("b")


def digging(stage: Played) -> None:
    screen = stage.siege()
    screen.table.desk.choose([muster.name for muster in small_scenario().musters].index("spades"))
    stage.press("d", "right", "right", "up")


def storming(stage: Played) -> None:
    screen = stage.siege()
    unit = [muster.name for muster in small_scenario().musters].index("daimo")
    ground = small_scenario().ground
    wall = int(ground.walls[0])
    for _ in range(3):
        near = [c for c in ground.grid.within(wall, 2).tolist() if not ground.fort[c] and not ground.water[c]]
        screen.session.give((unit,), Verb.MARCH, near[0], 0)
        stage.press("e", "e")
        stage.frames(3)
    screen.table.desk.choose(unit)
    stage.press("s")
    assert screen.table.desk.verb is Verb.STORM


def sallying(stage: Played) -> None:
    screen = stage.siege("pass", "player")
    stage.frames(5)
    screen.table.desk.choose([muster.name for muster in small_scenario().musters].index("don"))
    stage.press("s")
    assert screen.table.desk.verb is Verb.SALLY


def curtain(stage: Played) -> None:
    stage.siege("player", "player")
    stage.press("e", "e")


def report(stage: Played) -> None:
    screen = stage.siege("random", "random")
    while screen.session.game.state.ending == Ending.NONE:
        screen.session.think()
    stage.stage.go(ReportScreen(stage.stage, screen.session))


SCREENS: tuple[Callable[[Played], None], ...] = (
    title,
    options,
    keys,
    empty_saves,
    full_saves,
    menu,
    muster,
    chosen,
    russians,
    bombarding,
    digging,
    storming,
    sallying,
    curtain,
    report,
)


@pytest.mark.parametrize(("size", "lang", "scale"), LOOKS)
def test_every_text_has_its_room(size: tuple[int, int], lang: str, scale: int) -> None:
    with played(size, lang, scale) as stage:
        found = {enter.__name__: _faults(stage, enter) for enter in SCREENS}
    assert not any(found.values()), "\n".join(f"{name}: {fault}" for name in found for fault in found[name])


def _faults(stage: Played, enter: Callable[[Played], None]) -> list[str]:
    enter(stage)
    stage.frames(3)
    return faults(stage.ui.boxes)
