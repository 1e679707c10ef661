"""A long run that shakes the rules: random orders on both sides, every invariant checked after every one.

python -m tests.soak --games 20
"""

from __future__ import annotations

import argparse
import sys

from game.ai.players import player
from game.core.apply import apply
from game.core.dice import mix
from game.core.faults import faults
from game.core.sight import view
from game.core.start import new_game
from game.core.state import QING, RUSSIA, Ending
from game.files.scenarios import load_scenario


def soak(scenario_id: str, seed: int) -> int:
    """Play one game of random orders; return how many were given.

    Raises:
        AssertionError: at the first state with a fault, naming seed, turn and order.
    """
    state = new_game(load_scenario(scenario_id), seed)
    players, given = (player("random", QING), player("random", RUSSIA)), 0
    while state.ending == Ending.NONE:
        order = players[state.phase].choose(view(state, state.phase), mix(seed ^ mix(given)))
        state, _ = apply(state, order)
        given += 1
        if found := faults(state):
            msg = f"seed {seed}, turn {state.turn}, order {given} {order}: {found}"
            raise AssertionError(msg)
    return given


def main() -> int:
    """Soak as many games as the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--scenario", default="albazin_1686")
    parser.add_argument("--games", type=int, default=20)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    for seed in range(asked.seed, asked.seed + asked.games):
        print(f"seed {seed}: {soak(asked.scenario, seed)} orders, no fault", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
