"""Reads JSON texts of our own into plain dataclasses, and names what is amiss by its place."""

from __future__ import annotations

from typing import Final, TypeVar

import pydantic
from pydantic_core import ErrorDetails

from game.core.errors import AlbazinError

T = TypeVar("T")

_SHOWN: Final = 5
"""Faults named at once: a file of another kind has hundreds."""


def parse_json(kind: type[T], text: str, name: str) -> T:
    """Return *text* as a dataclass; keys that it does not know are passed over.

    Args:
        kind: a dataclass of texts, numbers, truths, tuples and other such dataclasses.
        text: JSON.
        name: of the file, for errors.

    Raises:
        AlbazinError: if it is no JSON, or anything is missing or of a wrong type.
    """
    try:
        return pydantic.TypeAdapter(kind).validate_json(text)
    except pydantic.ValidationError as error:
        faults = error.errors(include_url=False, include_input=False)
    more = [f"and {len(faults) - _SHOWN} more"] if len(faults) > _SHOWN else []
    raise AlbazinError("\n".join(f"{name}: {line}" for line in [*map(_line, faults[:_SHOWN]), *more]))


def _line(fault: ErrorDetails) -> str:
    place = ".".join(str(step) for step in fault["loc"])
    return f"{place}: {fault['msg']}" if place else fault["msg"]
