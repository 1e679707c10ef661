"""What is wrong with a file: where, what, and what to do about it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import Final, NoReturn, TypeVar

MAX_FAULTS: Final = 100
"""A file with more faults than this is not read further."""

T = TypeVar("T")

_SHOWN: Final = 40
_LONGEST: Final = 300


class HaltedError(Exception):
    """Nothing more can be checked; the faults found so far are in the report."""


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing to mend.

    Attributes:
        file: path as the user named it.
        line: from 1; 0 where the whole file is meant.
        what: the fault, without a full stop.
        found, expected: the value that stands there and the one that would do; "" if there is none.
        advice: what to do, or a name that may have been meant; "" if that is plain.
        layer: of the map; "" elsewhere.
        cell: column and row, if one hex is meant.
    """

    file: str
    line: int
    what: str
    found: str = ""
    expected: str = ""
    advice: str = ""
    layer: str = ""
    cell: tuple[int, int] | None = None

    @property
    def message(self) -> str:
        """The fault in words, without file and line."""
        place = [f"layer {self.layer}"] * bool(self.layer)
        if self.cell:
            place.append(f"hex {self.cell[0]},{self.cell[1]}")
        detail = [f"found {self.found}"] * bool(self.found)
        detail += [f"expected {self.expected}"] * bool(self.expected)
        detail += [self.advice] * bool(self.advice)
        start = ", ".join(place) + ": " if place else ""
        return start + self.what + (f" ({'; '.join(detail)})" if detail else "")

    def __str__(self) -> str:
        """Return `file:line: message`, as editors and terminals link it."""
        return f"{self.file}:{self.line}: {self.message}" if self.line else f"{self.file}: {self.message}"


@dataclass(frozen=True, slots=True)
class Report:
    """Where a check writes the faults of one file down; several files share one list."""

    file: str
    faults: list[Fault] = field(default_factory=list)

    def of(self, file: str) -> Report:
        """Return the report of another file, on the same list."""
        return Report(file, self.faults)

    def add(
        self,
        line: int,
        what: str,
        *,
        found: object = None,
        expected: str = "",
        advice: str = "",
        layer: str = "",
        cell: tuple[int, int] | None = None,
    ) -> None:
        """Write a fault down; *found* may be any value, however hostile.

        Raises:
            HaltedError: if there are too many.
        """
        if len(self.faults) >= MAX_FAULTS:
            raise HaltedError
        seen = "" if found is None else shown(found)
        self.faults.append(
            Fault(self.file, line, _harmless(what), seen, expected, _harmless(advice), layer, cell)
        )

    def halt(
        self, line: int, what: str, *, found: object = None, expected: str = "", advice: str = ""
    ) -> NoReturn:
        """Write a fault down and end the check.

        Raises:
            HaltedError: always.
        """
        self.add(line, what, found=found, expected=expected, advice=advice)
        raise HaltedError


def attempt(step: Callable[[], T]) -> T | None:
    """Return what *step* returns, or None if it halts; its faults are in its report."""
    try:
        return step()
    except HaltedError:
        return None


def _harmless(text: str) -> str:
    """Return *text* without what the keys of a hostile table may have brought into it."""
    return "".join(letter if letter.isprintable() else "?" for letter in text[:_LONGEST])


def shown(value: object) -> str:
    """Return *value* fit for one line of a message: short, and no character that moves the cursor."""
    text = repr(value[: _SHOWN + 1]) if isinstance(value, str) else str(value)
    return text if len(text) <= _SHOWN + 2 else text[:_SHOWN] + "..."


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """Return "did you mean X?" for the known name nearest to *word*, or ""."""
    near = get_close_matches(word[:_SHOWN], [*known], 1)
    return f"did you mean {near[0]}?" if near else ""
