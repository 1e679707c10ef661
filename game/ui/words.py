"""Names of things and reasons of refusals, as a player reads them."""

from __future__ import annotations

import math
from typing import Final

from game.core.orders import Reason, Refusal, Task
from game.core.state import Cause, Ending, World
from game.ui.texts import N_, _, number, own_words

SIDES: Final = (N_("Qing"), N_("Russians"))

KINDS: Final[dict[str, str]] = {
    "banner_foot": N_("banner foot"),
    "ula_foot": N_("foot of Ula and Ninguta"),
    "horse": N_("banner horse"),
    "shield": N_("rattan shields"),
    "archers": N_("Dagur and Solon archers"),
    "battery_shenwei": N_("shenwei battery"),
    "battery_hongyi": N_("hongyi battery"),
    "battery_light": N_("light battery"),
    "labour": N_("labour gang"),
    "flotilla": N_("boat flotilla"),
    "qing_leader": N_("commander"),
    "cossacks": N_("Cossacks"),
    "servicemen": N_("town servicemen"),
    "hunters": N_("hunters"),
    "peasants": N_("armed peasants"),
    "gun_crew": N_("gun crew"),
    "russian_leader": N_("commander"),
}

GROUND: Final[dict[str, str]] = {
    "river": N_("river"),
    "shallows": N_("shallows"),
    "island": N_("island"),
    "meadow": N_("meadow"),
    "field": N_("field"),
    "taiga": N_("taiga"),
    "hill": N_("hill"),
    "bluff": N_("bluff"),
    "village": N_("village"),
    "road": N_("road"),
    "stream": N_("stream"),
    "marsh": N_("marsh"),
    "monastery": N_("monastery"),
}

WORKS: Final[dict[str, str]] = {
    "palisade": N_("palisade"),
    "tower": N_("tower"),
    "rampart": N_("rampart"),
    "bastion": N_("bastion"),
    "gate": N_("gate"),
    "postern": N_("river postern"),
    "breach": N_("breach"),
    "ditch": N_("ditch"),
    "old_bank": N_("old bank"),
    "inner_work": N_("inner work"),
    "well": N_("well"),
    "church": N_("church"),
    "grain_store": N_("grain store"),
    "powder_store": N_("powder store"),
    "landing": N_("landing"),
    "camp": N_("camp"),
    "trench": N_("trench"),
    "battery": N_("gun platform"),
    "siege_wall": N_("siege wall"),
}

TASKS: Final[dict[Task, str]] = {
    Task.NONE: N_("no orders"),
    Task.MARCH: N_("on the march"),
    Task.BOMBARD: N_("bombarding"),
    Task.STORM: N_("ready to storm"),
    Task.DIG: N_("digging"),
    Task.REPAIR: N_("mending the walls"),
    Task.REST: N_("resting"),
}

CAUSES: Final[dict[Cause, str]] = {
    Cause.SHOT: N_("shot and shell"),
    Cause.STORM: N_("storm and sally"),
    Cause.SICK: N_("scurvy and fever"),
    Cause.HUNGER: N_("hunger and cold"),
    Cause.DESERTED: N_("deserted"),
    Cause.CAPTURED: N_("captured"),
    Cause.DEPARTED: N_("marched off"),
}

ENDINGS: Final[dict[Ending, str]] = {
    Ending.NONE: N_("The siege goes on"),
    Ending.STORMED: N_("Albazin is stormed"),
    Ending.SURRENDERED: N_("Albazin surrenders"),
    Ending.EVACUATED: N_("The garrison leaves on terms"),
    Ending.STARVED: N_("Nobody is left to hold Albazin"),
    Ending.LIFTED: N_("The siege is lifted"),
    Ending.HELD: N_("Albazin has held out"),
    Ending.ABANDONED: N_("Albazin is abandoned"),
}

SUMMANDS: Final[dict[str, str]] = {
    "wall": N_("the wall"),
    "approaches": N_("trenches before it"),
    "inner work": N_("inner work"),
    "breach": N_("breach"),
    "numbers": N_("men who reach it"),
    "range": N_("range"),
    "cover": N_("cover"),
    "shields": N_("shields"),
}

BEARINGS: Final = (
    N_("north"),
    N_("north-east"),
    N_("east"),
    N_("south-east"),
    N_("south"),
    N_("south-west"),
    N_("west"),
    N_("north-west"),
)
NORTH_LEFT_OF_UP: Final = 45
"""Degrees by which true north lies to the left of the map's upper edge."""

REFUSALS: Final[dict[Reason, str]] = {
    Reason.GAME_OVER: N_("The siege is over."),
    Reason.NO_SUCH_UNIT: N_("There is no such unit."),
    Reason.NO_SUCH_HEX: N_("That hex is off the map."),
    Reason.NOT_YOURS: N_("It is not yours to command now."),
    Reason.NO_MEN: N_("Nobody in it can stand."),
    Reason.ALREADY_ACTED: N_("It has fought this turn."),
    Reason.TOO_BROKEN: N_("Too shaken: cohesion {have}, {need} needed."),
    Reason.NO_MOVES_LEFT: N_("No moves left this turn."),
    Reason.ALREADY_THERE: N_("It stands there already."),
    Reason.CANNOT_ENTER: N_("It cannot enter such ground."),
    Reason.ENEMY_THERE: N_("The enemy stands there."),
    Reason.NO_ROOM: N_("No room: two units and {need} men a hex at most."),
    Reason.NO_WAY: N_("No way leads there."),
    Reason.FROZEN_IN: N_("The boats are frozen in."),
    Reason.NO_SMALL_ARMS: N_("It has neither muskets nor bows."),
    Reason.NO_GUNS: N_("It has no guns."),
    Reason.NO_SUCH_LEVEL: N_("At most {need} rounds a gun a day."),
    Reason.OUT_OF_RANGE: N_("Out of range: {have} hexes, {need} at most."),
    Reason.NOTHING_TO_HIT: N_("Nothing to hit there."),
    Reason.NO_POWDER: N_("The powder is spent."),
    Reason.NO_ROUNDS: N_("No rounds left."),
    Reason.CANNOT_STORM: N_("Such troops do not storm walls."),
    Reason.NO_WALL_THERE: N_("There is no wall there."),
    Reason.NOT_NEAR_WALL: N_("Too far from the wall: {have} hexes, {need} at most."),
    Reason.FRONT_FULL: N_("No room on that front for another column."),
    Reason.TOO_MANY_COLUMNS: N_("At most {need} columns storm one front."),
    Reason.CANNOT_SALLY: N_("Such troops do not sally."),
    Reason.NOT_INSIDE: N_("It must stand in the fort."),
    Reason.TOO_FEW_MEN: N_("Too few men: {have}, {need} needed."),
    Reason.CANNOT_DIG: N_("It carries no spades."),
    Reason.NO_SUCH_WORK: N_("Such a work cannot be dug."),
    Reason.LABOUR_ONLY: N_("Only labour gangs build that."),
    Reason.GROUND_TAKEN: N_("That ground cannot take the work."),
    Reason.NOTHING_TO_REPAIR: N_("Nothing needs mending."),
    Reason.WRONG_SIDE: N_("That order belongs to the other side."),
}

SHORT_REFUSALS: Final[dict[Reason, str]] = {
    Reason.NO_MEN: N_("no men"),
    Reason.ALREADY_ACTED: N_("has fought"),
    Reason.TOO_BROKEN: N_("too shaken"),
    Reason.NO_MOVES_LEFT: N_("no moves"),
    Reason.NO_WAY: N_("no way"),
    Reason.FROZEN_IN: N_("frozen in"),
    Reason.NO_SMALL_ARMS: N_("no muskets"),
    Reason.NO_GUNS: N_("no guns"),
    Reason.OUT_OF_RANGE: N_("too far"),
    Reason.NOTHING_TO_HIT: N_("no target"),
    Reason.NO_POWDER: N_("no powder"),
    Reason.NO_ROUNDS: N_("no rounds"),
    Reason.CANNOT_STORM: N_("not for them"),
    Reason.NOT_NEAR_WALL: N_("too far"),
    Reason.FRONT_FULL: N_("front full"),
    Reason.TOO_MANY_COLUMNS: N_("front full"),
    Reason.CANNOT_SALLY: N_("not for them"),
    Reason.NOT_INSIDE: N_("not inside"),
    Reason.TOO_FEW_MEN: N_("too few men"),
    Reason.CANNOT_DIG: N_("no spades"),
    Reason.LABOUR_ONLY: N_("gangs only"),
    Reason.GROUND_TAKEN: N_("no ground"),
    Reason.NOTHING_TO_REPAIR: N_("all sound"),
}
"""The same in two words, where a button has no room for a sentence."""


def short_refusal(refusal: Refusal) -> str:
    """Return why an order is refused, in two words where there are such."""
    short = SHORT_REFUSALS.get(refusal.reason)
    return _(short) if short else refusal_words(refusal)


def refusal_words(refusal: Refusal) -> str:
    """Return why an order is refused, as one sentence."""
    return _(REFUSALS[refusal.reason]).format(have=number(refusal.have), need=number(refusal.need))


def side_name(side: int) -> str:
    """Return the name of a side."""
    return _(SIDES[side])


def unit_name(world: World, unit: int) -> str:
    """Return a unit's own name, else that of its kind."""
    muster = world.scenario.musters[unit]
    return own_words(world.scenario.names.get(muster.name, {})) or kind_name(world, unit)


def kind_name(world: World, unit: int) -> str:
    """Return what kind of troops a unit is."""
    kind = kind_key(world, unit)
    return _(KINDS[kind]) if kind in KINDS else kind.replace("_", " ")


def kind_key(world: World, unit: int) -> str:
    """Return the key of a unit's kind in the rules."""
    return tuple(world.rules.units)[int(world.kind[unit])]


def ground_name(world: World, cell: int) -> str:
    """Return the kind of ground of a hex."""
    key = world.ground.terrain_names[int(world.ground.terrain[cell])]
    return _(GROUND[key]) if key in GROUND else key.replace("_", " ")


def work_name(world: World, work: int) -> str:
    """Return the name of a kind of work by its index; "" for none."""
    key = world.ground.work_names[work]
    return _(WORKS[key]) if key in WORKS else key.replace("_", " ")


def place_name(world: World, cell: int) -> str:
    """Return where a hex lies: "the south-east rampart", "meadow to the west"."""
    bearing = _(BEARINGS[bearing_of(world, cell)])
    if world.ground.wall[cell]:
        return _("the {bearing} {work}").format(
            bearing=bearing, work=work_name(world, int(world.ground.works[cell]))
        )
    thing = work_name(world, int(world.work[cell])) or ground_name(world, cell)
    if world.ground.inside[cell]:
        return _("{thing} in the fort").format(thing=thing)
    return _("{thing} to the {bearing}").format(thing=thing, bearing=bearing)


def bearing_of(world: World, cell: int) -> int:
    """Return the eighth of the compass, 0 for north, in which a hex lies from the middle of the fort."""
    grid, walls = world.ground.grid, world.ground.walls
    x, y = _plane(grid.width, cell)
    around = [_plane(grid.width, int(wall)) for wall in walls] or [(x, y)]
    dx = x - sum(p[0] for p in around) / len(around)
    dy = y - sum(p[1] for p in around) / len(around)
    clockwise_from_up = math.degrees(math.atan2(dx, -dy))
    return round((clockwise_from_up + NORTH_LEFT_OF_UP) / 45) % 8


def _plane(width: int, cell: int) -> tuple[float, float]:
    """Return a hex's centre in hex widths."""
    row, col = divmod(cell, width)
    return col + row % 2 / 2, row * math.sqrt(3) / 2


def cohesion_word(world: World, unit: int) -> str:
    """Return steady, shaken, broken or routed."""
    will, value = world.rules.will, int(world.cohesion[unit])
    if value >= will.steady:
        return _("steady")
    if value >= will.shaken:
        return _("shaken")
    return _("broken") if value >= will.broken else _("routed")


def cohesion_level(world: World, unit: int) -> int:
    """Return cohesion in fourths, 0 to 4, for the diamonds on the counter."""
    return max(0, min(4, (int(world.cohesion[unit]) + 124) // 250))


def fatigue_word(value: int) -> str:
    """Return how tired men are."""
    return _("fresh") if value < 250 else _("tired") if value < 600 else _("worn out")


def task_words(world: World, unit: int) -> str:
    """Return a unit's standing order with its object."""
    task, aim = Task(int(world.task[unit])), int(world.aim[unit])
    words = _(TASKS[task])
    if task == Task.DIG:
        work = work_name(world, int(world.level[unit]))
        return _("digging {work}, {place}").format(work=work, place=place_name(world, aim))
    if task == Task.BOMBARD:
        level = int(world.level[unit])
        return _("{rounds} rounds a gun a day at {place}").format(rounds=level, place=place_name(world, aim))
    return f"{words}: {place_name(world, aim)}" if task in (Task.MARCH, Task.STORM) else words


def about(count: int, *, sure: bool) -> str:
    """Return a count as it is, or as an enemy guesses it: to the next five."""
    return (
        number(count)
        if sure
        else _("about {n}").format(n=number((count + 2) // 5 * 5))
        if count > 2
        else _("few")
    )
