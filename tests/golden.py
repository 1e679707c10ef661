"""Which games are kept as golden logs."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from unittest.mock import patch

from game.ai.players import POLICIES
from game.files.scenarios import load_scenario
from game.sim.batch import Result, play
from tests.curious import Curious


@dataclass(frozen=True, slots=True)
class Golden:
    """One game that must come out the same, order for order, until somebody blesses a change."""

    path: str
    scenario: str
    seed: int
    qing: str
    russia: str
    turns: int | None = None


def played(golden: Golden) -> Result:
    """Play one; `curious`, and `parting` who gives up in the end, stand beside the policies of the game."""
    scenario = load_scenario(golden.scenario)
    with patch.dict(POLICIES, curious=Curious, parting=partial(Curious, leaves=True)):
        return play(scenario, golden.seed, golden.qing, golden.russia, golden.turns)


GOLDEN = (
    Golden("tests/data/logs/1686-normal.log", "albazin_1686", 1, "normal", "normal"),
    Golden("tests/data/logs/1686-stormed.log", "albazin_1686", 3, "normal", "normal"),
    Golden("tests/data/logs/1686-random.log", "albazin_1686", 5, "random", "random", 12),
    Golden("tests/data/logs/1686-lifted.log", "albazin_1686", 1, "random", "normal"),
    Golden("tests/data/logs/1686-pass.log", "albazin_1686", 9, "pass", "pass"),
    Golden("tests/data/logs/1686-curious.log", "albazin_1686", 3, "curious", "parting"),
    Golden("tests/data/logs/1685-normal.log", "albazin_1685", 1, "normal", "normal"),
    Golden("tests/data/logs/1685-random.log", "albazin_1685", 3, "random", "random"),
    Golden("tests/data/logs/1685-surrendered.log", "albazin_1685", 1, "normal", "pass"),
    Golden("tests/data/logs/1685-abandoned.log", "albazin_1685", 2, "pass", "random"),
    Golden("tests/data/logs/1685-curious.log", "albazin_1685", 2, "parting", "curious"),
)
SAMPLES = (
    Golden("maps/albazin_1685/sample.log", "albazin_1685", 1685, "normal", "normal"),
    Golden("maps/albazin_1686/sample.log", "albazin_1686", 4, "normal", "normal"),
)
"""What `albazin screenshot` shows."""
