"""Every error the game raises on purpose.

The text of each says what is wrong, where, what was expected and what to do. Whoever
catches `AlbazinError` may show it as it stands; anything else is a fault of ours.
"""

from __future__ import annotations


class AlbazinError(Exception):
    """Base of all deliberate errors; its text is made to be shown to a person."""


class OrderError(AlbazinError):
    """An order that cannot be carried out."""


class IllegalOrder(OrderError):  # noqa: N818 - reads as what it is at every raise and except
    """A sound order that the rules refuse in this world."""


class MapError(AlbazinError):
    """A map, or a place on it, that cannot be."""


class ScenarioError(AlbazinError):
    """A scenario, a mod or a table of rules that contradicts itself or lacks something."""


class LogError(AlbazinError):
    """A log or a save that cannot be read, or that the rules do not confirm."""
