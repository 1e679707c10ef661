"""A long run that shakes the rules: random orders on both sides, every invariant checked after every one.

python -m tests.soak --games 200 [--jobs 2]

Each game is then read back from its log: the check word of every order holds the digest of the state after
it, so the states are proved equal one by one.
"""

from __future__ import annotations

import argparse
import multiprocessing
import sys
from concurrent.futures import ProcessPoolExecutor
from itertools import product

from game.ai.players import player
from game.core.faults import faults
from game.core.state import QING, RUSSIA, Ending
from game.files.scenarios import load_scenario
from game.record.game import Game
from game.record.log import parse

SCENARIOS = ("albazin_1685", "albazin_1686")


def soak(scenario_id: str, seed: int) -> int:
    """Play one game of random orders and read it back; return how many were given.

    Raises:
        AssertionError: at the first state with a fault, naming seed, turn and order.
    """
    scenario = load_scenario(scenario_id)
    game, given = Game.new(scenario, seed, "random", "random"), 0
    players = (player("random", QING), player("random", RUSSIA))
    while game.state.ending == Ending.NONE:
        order = players[game.state.phase].choose(game.view, game.thought)
        game.do(order)
        given += 1
        if found := faults(game.state):
            msg = f"{scenario_id}, seed {seed}, turn {game.state.turn}, order {given} {order}: {found}"
            raise AssertionError(msg)
    again = Game.from_log(parse(game.log().text), scenario)
    if again.state.digest() != game.state.digest():
        msg = f"{scenario_id}, seed {seed}: another state after loading"
        raise AssertionError(msg)
    return given


def main() -> int:
    """Soak as many games as the command line asks for, the scenarios by turns."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--games", type=int, default=20)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--jobs", type=int, default=1)
    asked = parser.parse_args()
    seeds = range(asked.seed, asked.seed + -(-asked.games // len(SCENARIOS)))
    games = [*product(seeds, SCENARIOS)][: asked.games]
    with ProcessPoolExecutor(asked.jobs, multiprocessing.get_context("spawn")) as pool:
        orders = pool.map(soak, [scenario for _, scenario in games], [seed for seed, _ in games])
        for (seed, scenario), given in zip(games, orders, strict=True):
            print(f"{scenario}, seed {seed}: {given} orders, no fault", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
