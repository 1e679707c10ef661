"""What a player can tell a unit to do: the table of orders with their names, keys and icons."""

from __future__ import annotations

import enum
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from game.core import orders as o
from game.core.orders import UnitOrder
from game.core.rules import SIDES
from game.core.state import NOWHERE, QING, RUSSIA, World
from game.core.tables.arms import UnitKind
from game.ui.texts import N_

UnitOrderKind = type[UnitOrder]


class Group(enum.Enum):
    """What an order is about; the list of orders stands in these groups."""

    MOVE = N_("Move")
    FIGHT = N_("Fight")
    WORK = N_("Work")
    LIVE = N_("Live")


def _anyone(_kind: UnitKind) -> bool:
    return True


def _troops(kind: UnitKind) -> bool:
    return not kind.leader and not kind.boat


def _on_foot(kind: UnitKind) -> bool:
    return kind.move_class == "foot" and not kind.leader


def _ashore(kind: UnitKind) -> bool:
    return kind.move_class in {"foot", "horse"} and not kind.leader


def _watchers(kind: UnitKind) -> bool:
    return _ashore(kind) and kind.zone


def _pickets(kind: UnitKind) -> bool:
    return _on_foot(kind) and kind.zone


def _boats(kind: UnitKind) -> bool:
    return kind.boat


def _besiegers(kind: UnitKind) -> bool:
    return kind.side == SIDES[QING]


def _garrison(kind: UnitKind) -> bool:
    return kind.side == SIDES[RUSSIA]


def _passengers(kind: UnitKind) -> bool:
    return _besiegers(kind) and (kind.leader or kind.move_class in {"foot", "guns"})


def _diggers(kind: UnitKind) -> bool:
    return kind.dig_pm > 0


def _miners(kind: UnitKind) -> bool:
    return _besiegers(kind) and _diggers(kind)


@dataclass(frozen=True, slots=True)
class Command:
    """An order to a unit as a button.

    Attributes:
        kind: of the order.
        label, key, icon: how it is shown and called.
        group: where it stands in the list.
        has: whether troops of a kind could ever be given it.
        aimed: whether it wants a hex.
    """

    kind: UnitOrderKind
    label: str
    key: str
    icon: str
    group: Group
    has: Callable[[UnitKind], bool]
    aimed: bool = False


COMMANDS: Final = (
    Command(o.March, N_("March"), "m", "boots", Group.MOVE, _anyone, aimed=True),
    Command(o.Deploy, N_("Set up"), "m", "boots", Group.MOVE, _anyone, aimed=True),
    Command(o.Embark, N_("Embark"), "l", "boat", Group.MOVE, _passengers, aimed=True),
    Command(o.Land, N_("Land"), "l", "anchor", Group.MOVE, _passengers, aimed=True),
    Command(o.Fire, N_("Fire"), "f", "fire", Group.FIGHT, lambda k: bool(k.weapon), aimed=True),
    Command(o.Bombard, N_("Bombard"), "b", "gun", Group.FIGHT, lambda k: bool(k.gun), aimed=True),
    Command(o.Storm, N_("Storm"), "s", "ladder", Group.FIGHT, lambda k: k.storms, aimed=True),
    Command(o.Sally, N_("Sally"), "s", "sabres", Group.FIGHT, lambda k: k.sallies, aimed=True),
    Command(o.Picket, N_("Picket"), "k", "lantern", Group.FIGHT, _pickets),
    Command(o.Ambush, N_("Ambush"), "a", "eye", Group.FIGHT, _watchers),
    Command(o.Burn, N_("Burn"), "i", "flame", Group.FIGHT, _ashore, aimed=True),
    Command(o.Dig, N_("Dig"), "d", "shovel", Group.WORK, _diggers, aimed=True),
    Command(o.Repair, N_("Repair"), "p", "hammer", Group.WORK, _garrison),
    Command(o.Dismantle, N_("Pull down"), "w", "pick", Group.WORK, _diggers, aimed=True),
    Command(o.Ladders, N_("Ladders"), "y", "ladder", Group.WORK, lambda k: k.storms),
    Command(o.Mine, N_("Mine"), "u", "mine", Group.WORK, _miners, aimed=True),
    Command(o.Listen, N_("Listen"), "u", "ear", Group.WORK, _garrison),
    Command(o.Convoy, N_("Convoy"), "v", "sack", Group.WORK, _boats),
    Command(o.Guard, N_("Guard"), "k", "anchor", Group.WORK, _boats),
    Command(o.Haven, N_("Haven"), "w", "snow", Group.WORK, _boats),
    Command(o.Forage, N_("Forage"), "v", "basket", Group.LIVE, _troops, aimed=True),
    Command(o.Fish, N_("Fish"), "shift+f", "fish", Group.LIVE, _troops, aimed=True),
    Command(o.Reap, N_("Reap"), "shift+r", "sickle", Group.LIVE, _troops, aimed=True),
    Command(o.Tend, N_("Nurse"), "t", "cup", Group.LIVE, _on_foot),
    Command(o.Rally, N_("Rally"), "q", "flag", Group.LIVE, _anyone),
    Command(o.Rest, N_("Rest"), "r", "tent", Group.LIVE, _anyone),
    Command(o.Detach, N_("Detach"), "shift+j", "part", Group.LIVE, _on_foot),
    Command(o.Merge, N_("Join"), "j", "join", Group.LIVE, _on_foot),
    Command(o.Hold, N_("Hold"), "h", "halt", Group.LIVE, _anyone),
)
_BY_KIND: Final = {command.kind: command for command in COMMANDS}


def command_of(kind: UnitOrderKind) -> Command:
    """Return the button of an order."""
    return _BY_KIND[kind]


def commands_for(world: World, unit: int) -> list[Command]:
    """Return the orders that a unit could ever be given where it is, as they stand on the panel."""
    kind = world.unit_kind(unit)
    if world.turn == 0:
        return [command_of(o.Deploy)]
    hidden = {o.Deploy, o.Land if world.aboard[unit] == NOWHERE else o.Embark}
    return [command for command in COMMANDS if command.has(kind) and command.kind not in hidden]
