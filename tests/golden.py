"""Which games are kept as golden logs."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Golden:
    """One game that must come out the same, order for order, until somebody blesses a change."""

    path: str
    scenario: str
    seed: int
    qing: str
    russia: str
    turns: int | None = None


GOLDEN = (
    Golden("tests/data/logs/normal-held.log", "albazin_1686", 2, "normal", "normal"),
    Golden("tests/data/logs/normal-stormed.log", "albazin_1686", 13, "normal", "normal"),
    Golden("tests/data/logs/random.log", "albazin_1686", 5, "random", "random", 8),
    Golden("tests/data/logs/pass.log", "albazin_1686", 9, "pass", "pass"),
)
SAMPLES = (
    Golden("maps/albazin_1685/sample.log", "albazin_1685", 1685, "normal", "normal"),
    Golden("maps/albazin_1686/sample.log", "albazin_1686", 1686, "normal", "normal"),
)
"""What `albazin screenshot` shows."""
