"""Orders as words, one order a line.

*Format*, a promise to everyone who keeps a log: `VERB`, then the unit, a second unit, the kind of work, the
hex as `col,row`, a number as `xN`, a choice as a word, as far as the verb needs them and in the order of its
fields in `core.orders`, with one space between.
"""

from __future__ import annotations

import enum
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, fields
from typing import Any, Final, NoReturn, get_args, get_type_hints

from game.core.errors import LogError
from game.core.ground import Ground
from game.core.hexgrid import Cell
from game.core.orders import Order, SideOrder, UnitId, UnitOrder

_NUMBER: Final = "(?:0|[1-9][0-9]{0,8})"


@dataclass(frozen=True, slots=True)
class _Form:
    """How the value of a field stands in a line.

    Attributes:
        pattern: of its text, without groups.
        shown: stands for it in a message.
        write: makes the text.
        read: makes the value; raises LogError where the map has no such thing.
    """

    pattern: str
    shown: str
    write: Callable[[Any, Ground], str]
    read: Callable[[str, Ground], Any]


def _hex_text(cell: Cell, ground: Ground) -> str:
    col, row = ground.grid.col_row(cell)
    return f"{col},{row}"


def _hex(text: str, ground: Ground) -> Cell:
    col, row = map(int, text.split(","))
    if not ground.grid.holds(col, row):
        msg = f"hex {text} is off the map of {ground.grid.width} x {ground.grid.height} hexes"
        raise LogError(msg)
    return ground.grid.cell(col, row)


def _work(name: str, ground: Ground) -> int:
    if name not in ground.work_names[1:]:
        msg = f"there is no work {name[:40]!r} in the rules; known are {', '.join(ground.work_names[1:])}"
        raise LogError(msg)
    return ground.work_names.index(name)


def _choice(kind: type[enum.IntEnum]) -> _Form:
    names = [member.name.lower() for member in kind]
    return _Form(
        f"(?:{'|'.join(names)})",
        "|".join(names),
        lambda value, _ground: kind(value).name.lower(),
        lambda text, _ground: kind[text.upper()],
    )


_UNIT: Final = _Form(_NUMBER, "UNIT", lambda unit, _: str(unit), lambda text, _: UnitId(int(text)))
_CELL: Final = _Form(f"{_NUMBER},{_NUMBER}", "COL,ROW", _hex_text, _hex)
_WORK: Final = _Form("[a-z][a-z0-9_]*", "WORK", lambda work, ground: ground.work_names[work], _work)
_COUNT: Final = _Form(f"x{_NUMBER}", "xN", lambda count, _: f"x{count}", lambda text, _: int(text[1:]))
_FORMS: Final[dict[str, _Form]] = {
    "unit": _UNIT,
    "onto": _UNIT,
    "into": _UNIT,
    "work": _WORK,
    "to": _CELL,
    "at": _CELL,
    "rounds": _COUNT,
    "men": _COUNT,
}
"""By the name of the field; every other field is a choice."""


@dataclass(frozen=True, slots=True)
class _Verb:
    """How one kind of order is written."""

    kind: Callable[..., Order]
    forms: dict[str, _Form]
    pattern: re.Pattern[str]

    def write(self, verb: str, order: Order, ground: Ground) -> str:
        """Return the words of an order of this kind."""
        values = (form.write(getattr(order, name), ground) for name, form in self.forms.items())
        return " ".join((verb, *values))

    def read(self, words: str, ground: Ground) -> Order:
        """Return the order that words of the right form mean."""
        texts = words.split(" ")[1:]
        values = (form.read(text, ground) for form, text in zip(self.forms.values(), texts, strict=True))
        return self.kind(*values)


def _verb(kind: type[Order]) -> _Verb:
    hints = get_type_hints(kind)
    forms = {field.name: _FORMS.get(field.name) or _choice(hints[field.name]) for field in fields(kind)}
    pattern = " ".join((kind.__name__.lower(), *(form.pattern for form in forms.values())))
    return _Verb(kind, forms, re.compile(pattern))


def _kinds() -> Iterable[type[Order]]:
    return (*get_args(UnitOrder), *get_args(SideOrder))


_VERBS: Final = {kind.__name__.lower(): _verb(kind) for kind in _kinds()}


def written(order: Order, ground: Ground) -> str:
    """Return the words of an order that the rules of *ground* may allow."""
    verb = type(order).__name__.lower()
    return _VERBS[verb].write(verb, order, ground)


def confirm(words: str, line: int) -> None:
    """See that an order is written as one; no map is needed.

    Args:
        words: of one order, without turn and side.
        line: where they stand, for the message.

    Raises:
        LogError: if they are not an order in exactly the form in which it is written.
    """
    verb = words.partition(" ")[0]
    if verb not in _VERBS:
        _refuse(line, f"{verb[:40]!r} is no order; the orders are {', '.join(_VERBS)}")
    if not _VERBS[verb].pattern.fullmatch(words):
        form = " ".join((verb, *(form.shown for form in _VERBS[verb].forms.values())))
        _refuse(line, f"{words[:80]!r} is not written as an order; expected {form!r}")


def read(words: str, ground: Ground, line: int) -> Order:
    """Return the order that *words* mean on a map.

    Raises:
        LogError: if they make no sense there; the text names the line.
    """
    confirm(words, line)
    try:
        return _VERBS[words.partition(" ")[0]].read(words, ground)
    except LogError as error:
        _refuse(line, str(error))


def _refuse(line: int, what: str) -> NoReturn:
    msg = f"line {line}: {what}"
    raise LogError(msg) from None
