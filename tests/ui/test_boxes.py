"""Nothing on any screen is cut off, and no two texts overlap: in both sizes, all languages, two scales."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from game.core.orders import Detach, Forage, March, Offer, Picket, Sally, Storm, Terms
from game.core.state import Ending, Tally
from game.record import saves
from game.ui.kit import faults
from game.ui.screens.report import ReportScreen
from tests.siege import small_scenario, staged_scenario
from tests.ui.play import Played, played
from tests.ui.ripe import unit_named

SIZES = ((1280, 720), (1920, 1080))
LANGS = ("en", "ru", "zh")
SCALES = (100, 150)
LOOKS = [(size, lang, scale) for size in SIZES for lang in LANGS for scale in SCALES]


def title(stage: Played) -> None:
    stage.house.title()


def choose(stage: Played) -> None:
    stage.house.choose()


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
    screen.table.desk.choose(unit_named("guns"))
    stage.press("b")


def digging(stage: Played) -> None:
    screen = stage.siege()
    screen.table.desk.choose(unit_named("spades"))
    stage.press("d", "right", "right", "up")


def at_work(stage: Played) -> None:
    digging(stage)
    stage.press("return")


def storming(stage: Played) -> None:
    screen = stage.siege()
    unit = unit_named("daimo")
    ground = small_scenario().ground
    wall = int(ground.walls[0])
    for _ in range(3):
        near = [c for c in ground.grid.within(wall, 2).tolist() if not ground.fort[c] and not ground.water[c]]
        screen.session.give((unit,), March, near[0], 0)
        stage.press("e", "e")
        stage.frames(3)
    screen.table.desk.choose(unit)
    stage.press("s")
    assert screen.table.desk.verb is Storm


def sallying(stage: Played) -> None:
    screen = stage.siege("pass", "player")
    stage.frames(5)
    screen.table.desk.choose(unit_named("don"))
    stage.press("s")
    assert screen.table.desk.verb is Sally


def battery(stage: Played) -> None:
    stage.siege().table.desk.choose(unit_named("guns"))


def boats(stage: Played) -> None:
    stage.siege().table.desk.choose(unit_named("boats"))


def deploying(stage: Played) -> None:
    screen = stage.siege("player", "pass", scenario=staged_scenario())
    screen.table.desk.choose(0)
    assert screen.table.world.turn == 0


def choosing_a_picket(stage: Played) -> None:
    screen = stage.siege()
    screen.table.desk.choose(0)
    stage.press("k")
    assert screen.table.desk.verb is Picket


def foraging(stage: Played) -> None:
    screen = stage.siege()
    screen.table.desk.choose(0)
    stage.press("v")
    assert screen.table.desk.verb is Forage


def detaching(stage: Played) -> None:
    screen = stage.siege("pass", "player")
    stage.frames(5)
    screen.table.desk.choose(unit_named("don"))
    stage.press("shift+j")
    assert screen.table.desk.verb is Detach


def army_of_the_qing(stage: Played) -> None:
    screen = stage.siege()
    stage.press("o")
    assert screen.table.council


def army_that_is_asked(stage: Played) -> None:
    screen = stage.siege("player", "player")
    screen.session.order(Offer(Terms.ARMS))
    stage.press("e", "e", "return")
    assert screen.session.world.tally[Tally.OFFER]
    stage.press("o")
    assert screen.table.council


def asked(stage: Played) -> None:
    army_that_is_asked(stage)
    stage.press("o")


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
    choose,
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
    at_work,
    storming,
    sallying,
    battery,
    boats,
    deploying,
    choosing_a_picket,
    foraging,
    detaching,
    army_of_the_qing,
    army_that_is_asked,
    asked,
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
