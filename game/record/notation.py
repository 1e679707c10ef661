"""Orders as words, one order a line.

*Format*, a promise to everyone who keeps a log: `VERB`, then the unit, the kind of work, the hex as
`col,row`, the rounds as `xN`, as far as the verb needs them, with one space between.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final, NoReturn

from game.core.errors import LogError
from game.core.ground import Ground
from game.core.hexgrid import Cell
from game.core.orders import (
    Abandon,
    Bombard,
    Dig,
    End,
    Fire,
    Hold,
    Lift,
    March,
    Order,
    Repair,
    Rest,
    Sally,
    Storm,
    UnitId,
)

_NUMBER: Final = r"(?:0|[1-9][0-9]{0,8})"
_WORDS: Final = re.compile(
    rf"(?P<verb>[a-z]+)(?: (?P<unit>{_NUMBER}))?(?: (?P<work>[a-z][a-z0-9_]*))?"
    rf"(?: (?P<col>{_NUMBER}),(?P<row>{_NUMBER}))?(?: x(?P<rounds>{_NUMBER}))?"
)
_OF_SIDE: Final[dict[str, Callable[[], Order]]] = {"lift": Lift, "abandon": Abandon, "end": End}
_OF_UNIT: Final[dict[str, Callable[[UnitId], Order]]] = {"repair": Repair, "rest": Rest, "hold": Hold}
_TO_PLACE: Final[dict[str, Callable[[UnitId, Cell], Order]]] = {
    "march": March,
    "fire": Fire,
    "storm": Storm,
    "sally": Sally,
}
_PARTS: Final[dict[str, tuple[str, ...]]] = {
    **dict.fromkeys(_TO_PLACE, ("unit", "col", "row")),
    "bombard": ("unit", "col", "row", "rounds"),
    "dig": ("unit", "work", "col", "row"),
    **dict.fromkeys(_OF_UNIT, ("unit",)),
    **dict.fromkeys(_OF_SIDE, ()),
}
"""What stands after each verb, in the order in which it stands there."""


def written(order: Order, ground: Ground) -> str:
    """Return the words of an order that the rules of *ground* may allow."""
    verb = type(order).__name__.lower()
    match order:
        case End() | Lift() | Abandon():
            return verb
        case Repair() | Rest() | Hold():
            return f"{verb} {order.unit}"
        case March():
            return f"{verb} {order.unit} {_hex(order.to, ground)}"
        case Fire() | Storm() | Sally():
            return f"{verb} {order.unit} {_hex(order.at, ground)}"
        case Bombard():
            return f"{verb} {order.unit} {_hex(order.at, ground)} x{order.rounds}"
        case Dig():
            return f"{verb} {order.unit} {ground.work_names[order.work]} {_hex(order.to, ground)}"


def _hex(cell: Cell, ground: Ground) -> str:
    col, row = ground.grid.col_row(cell)
    return f"{col},{row}"


def parts(words: str, line: int) -> dict[str, str]:
    """Return the parts of an order's words by name, `verb` among them; no map is needed.

    Args:
        words: of one order, without turn and side.
        line: where they stand, for the message.

    Raises:
        LogError: if they are not an order in exactly the form in which it is written.
    """
    match = _WORDS.fullmatch(words)
    found = {name: text for name, text in match.groupdict().items() if text is not None} if match else {}
    verb = found.get("verb", words.partition(" ")[0])
    if verb not in _PARTS:
        _refuse(line, f"{verb[:40]!r} is no order; the orders are {', '.join(_PARTS)}")
    if tuple(found) != ("verb", *_PARTS[verb]):
        _refuse(line, f"{words[:80]!r} is not written as an order; expected {_form(verb)!r}")
    return found


def _form(verb: str) -> str:
    """Return how an order is written, with names in place of numbers."""
    text = " ".join((verb, *_PARTS[verb])).upper()
    return text.replace(verb.upper(), verb, 1).replace("COL ROW", "COL,ROW").replace("ROUNDS", "xROUNDS")


def read(words: str, ground: Ground, line: int) -> Order:
    """Return the order that *words* mean on a map.

    Raises:
        LogError: if they make no sense there; the text names the line.
    """
    found = parts(words, line)
    verb = found["verb"]
    if verb in _OF_SIDE:
        return _OF_SIDE[verb]()
    unit = UnitId(int(found["unit"]))
    if verb in _OF_UNIT:
        return _OF_UNIT[verb](unit)
    place = _cell(found, ground, line)
    if verb in _TO_PLACE:
        return _TO_PLACE[verb](unit, place)
    if verb == "dig":
        return Dig(unit, _work(found["work"], ground, line), place)
    return Bombard(unit, place, int(found["rounds"]))


def _cell(found: dict[str, str], ground: Ground, line: int) -> Cell:
    col, row, grid = int(found["col"]), int(found["row"]), ground.grid
    if not grid.holds(col, row):
        _refuse(line, f"hex {col},{row} is off the map of {grid.width} x {grid.height} hexes")
    return grid.cell(col, row)


def _work(name: str, ground: Ground, line: int) -> int:
    if name not in ground.work_names[1:]:
        _refuse(
            line, f"there is no work {name[:40]!r} in the rules; known are {', '.join(ground.work_names[1:])}"
        )
    return ground.work_names.index(name)


def _refuse(line: int, what: str) -> NoReturn:
    msg = f"line {line}: {what}"
    raise LogError(msg)
