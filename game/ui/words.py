"""Names of things, as a player reads them."""

from __future__ import annotations

import math
from typing import Final

from game.core.orders import Manner, Part, Purpose, Reply, Scale, Strength, Terms
from game.core.scenario import Muster
from game.core.state import Cause, Ending, World
from game.core.tasks import Task
from game.core.weather import Weather
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
    "mortar_crew": N_("mortar crew"),
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
    "sap": N_("sap"),
    "breastwork": N_("breastwork"),
    "mound": N_("mound"),
}

TASKS: Final[dict[Task, str]] = {
    Task.NONE: N_("no orders"),
    Task.MARCH: N_("on the march"),
    Task.BOMBARD: N_("bombarding"),
    Task.STORM: N_("ready to storm"),
    Task.DIG: N_("digging"),
    Task.REPAIR: N_("mending the walls"),
    Task.REST: N_("resting"),
    Task.SALLY: N_("ready to sally"),
    Task.PICKET: N_("on picket"),
    Task.AMBUSH: N_("lying in ambush"),
    Task.BURN: N_("setting fires"),
    Task.DISMANTLE: N_("pulling down works"),
    Task.LADDERS: N_("making ladders"),
    Task.MINE: N_("driving a mine"),
    Task.LISTEN: N_("listening for miners"),
    Task.FORAGE: N_("foraging"),
    Task.FISH: N_("fishing"),
    Task.REAP: N_("reaping"),
    Task.CONVOY: N_("on convoy"),
    Task.GUARD: N_("guarding the river"),
    Task.TEND: N_("tending the sick"),
}

CAUSES: Final[dict[Cause, str]] = {
    Cause.SHOT: N_("shot and shell"),
    Cause.FIRE: N_("fire"),
    Cause.STORM: N_("storm"),
    Cause.SALLY: N_("sally"),
    Cause.SICK: N_("fever and flux"),
    Cause.SCURVY: N_("scurvy"),
    Cause.HUNGER: N_("hunger"),
    Cause.COLD: N_("cold"),
    Cause.DESERTED: N_("deserted"),
    Cause.CAPTURED: N_("captured"),
    Cause.DEPARTED: N_("marched off"),
}

WEATHERS: Final[dict[Weather, str]] = {
    Weather.CLEAR: N_("clear"),
    Weather.RAIN: N_("rain"),
    Weather.FOG: N_("fog"),
    Weather.SNOW: N_("snow"),
}

PURPOSES: Final[dict[Purpose, str]] = {
    Purpose.KILL: N_("kill diggers"),
    Purpose.BURN: N_("burn works"),
    Purpose.SPIKE: N_("spike guns"),
    Purpose.SEIZE: N_("take prisoners"),
}

STRENGTHS: Final[dict[Strength, str]] = {Strength.WEAK: N_("weak"), Strength.STRONG: N_("strong")}

PARTS: Final[dict[Part, str]] = {Part.QUARTER: N_("a quarter"), Part.HALF: N_("half")}

MANNERS: Final[dict[Manner, str]] = {
    Manner.CROWDED: N_("close together"),
    Manner.SPREAD: N_("spread out"),
}

SCALES: Final[dict[Scale, str]] = {
    Scale.FULL: N_("full"),
    Scale.THREE_QUARTERS: N_("three quarters"),
    Scale.HALF: N_("half"),
}

TERMS: Final[dict[Terms, str]] = {
    Terms.ARMS: N_("leave with arms"),
    Terms.DEPARTURE: N_("leave without arms"),
    Terms.SURRENDER: N_("surrender"),
    Terms.TRUCE: N_("truce for the dead"),
    Terms.EXCHANGE: N_("exchange prisoners"),
}

REPLIES: Final[dict[Reply, str]] = {Reply.YES: N_("Yes"), Reply.NO: N_("No")}

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
    "frontage": N_("men on the front"),
    "numbers": N_("men who reach it"),
    "height": N_("height of the wall"),
    "breach": N_("breach"),
    "approaches": N_("trenches before it"),
    "covering guns": N_("covering guns"),
    "ladders": N_("ladders"),
    "garrison guns": N_("garrison's guns"),
    "night": N_("night"),
    "leader": N_("leader"),
    "cohesion": N_("cohesion"),
    "fatigue": N_("fatigue"),
    "hunger": N_("hunger"),
    "work behind": N_("work behind it"),
    "inner work": N_("inner work"),
    "surprise": N_("surprise"),
    "ring": N_("the ring"),
    "pickets": N_("pickets"),
    "night and fog": N_("night and fog"),
    "habit": N_("expected"),
    "range": N_("range"),
    "flint locks": N_("flint locks"),
    "rain": N_("rain"),
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


def side_name(side: int) -> str:
    """Return the name of a side."""
    return _(SIDES[side])


def unit_name(world: World, unit: int) -> str:
    """Return a unit's own name, else that of its kind; a party bears that of the unit it left."""
    name = own_words(world.scenario.names.get(muster_of(world, unit).name, {})) or kind_name(world, unit)
    return name if int(world.parent[unit]) == unit else _("{unit}, party").format(unit=name)


def muster_of(world: World, unit: int) -> Muster:
    """Return the unit at the start that a unit is or has left."""
    return world.scenario.musters[int(world.parent[unit])]


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


_AT_A_PLACE: Final = (
    Task.MARCH,
    Task.STORM,
    Task.SALLY,
    Task.BURN,
    Task.DISMANTLE,
    Task.MINE,
    Task.FORAGE,
    Task.FISH,
    Task.REAP,
)
"""Tasks whose aim says where."""


def task_words(world: World, unit: int) -> str:
    """Return a unit's standing order with its object."""
    task, aim, level = Task(int(world.task[unit])), int(world.aim[unit]), int(world.level[unit])
    words = _(TASKS[task])
    if task == Task.DIG:
        work, place = work_name(world, level), place_name(world, aim)
        return _("digging {work}, {place}").format(work=work, place=place)
    if task == Task.BOMBARD:
        return _("{rounds} rounds a gun a day at {place}").format(rounds=level, place=place_name(world, aim))
    if task == Task.PICKET and level in STRENGTHS:
        return f"{words}: {_(STRENGTHS[Strength(level)])}"
    return f"{words}: {place_name(world, aim)}" if task in _AT_A_PLACE and aim >= 0 else words


def about(count: int, *, sure: bool) -> str:
    """Return a count as it is, or as an enemy guesses it: to the next five."""
    return (
        number(count)
        if sure
        else _("about {n}").format(n=number((count + 2) // 5 * 5))
        if count > 2
        else _("few")
    )
