"""What each object of a map says beside its class, its name and its place.

The checks and the property types of the Tiled project come from this one table.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from game.files.marks import Value

LANGUAGES: Final = ("en", "ru", "zh")


@dataclass(frozen=True, slots=True)
class Member:
    """One property of an object.

    Attributes:
        default: value where it is missing; gives the type.
        required: True if it must be there.
        low, high: bounds of numbers.
    """

    default: Value
    required: bool = False
    low: float = 0
    high: float = 0

    @property
    def form(self) -> str:
        """Name of the type in Tiled."""
        return {int: "int", float: "float", str: "string", bool: "bool"}[type(self.default)]


MEMBERS: Final[Mapping[str, Mapping[str, Member]]] = {
    "units": {
        "men": Member(0, required=True, low=1, high=5000),
        "guns": Member(0, low=0, high=50),
        "arrives": Member(0, low=0, high=9999),
    },
    "places": dict.fromkeys(LANGUAGES, Member("", required=True)),
    "areas": {},
    "decor": {
        "turn": Member(0.0, low=-360, high=360),
        "size": Member(1.0, low=0.05, high=20),
        "note": Member(""),
    },
    "strokes": {"angle": Member(0.0, low=-360, high=360)},
}
"""By layer, the properties of its objects."""
