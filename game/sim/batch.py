"""Plays many games without a screen, each of them whole, on as many processes as there are."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Final, TypeVar

from game.ai.players import Player, player
from game.core.apply import check
from game.core.errors import IllegalOrder
from game.core.events import Events
from game.core.orders import End, Order
from game.core.points import margins, scores
from game.core.rules import SIDES
from game.core.scenario import Scenario
from game.core.state import QING, RUSSIA, Ending, State, Tally
from game.core.strength import army
from game.record.game import Game
from game.record.log import Log
from game.sim.workers import workers

R = TypeVar("R")
"""What playing a seed returns."""
LIMIT: Final = "limit"
"""How a game ended that was cut off after the turns asked for."""
_MOST_JOBS: Final = 61
"""Windows waits for no more processes than this."""
_PATIENCE: Final = 4096
"""Orders after which a player who does not end its phase is at fault."""


@dataclass(frozen=True, slots=True)
class Men:
    """One class of men of one side, from start to end.

    Attributes:
        lost: (causes,) men gone, by `state.Cause`.
        alive: fit, sick and immune.
    """

    start: int
    arrived: int
    alive: int
    lost: tuple[int, ...]

    @property
    def mustered(self) -> int:
        """Those of the start and all who came later."""
        return self.start + self.arrived


@dataclass(frozen=True, slots=True)
class Fate:
    """What became of one side; score and margin in tenths of a point."""

    soldiers: Men
    others: Men
    score: int
    margin: int


@dataclass(frozen=True, slots=True)
class Result:
    """One game.

    Attributes:
        turns: begun, the one in which it ended included.
        end: an ending of the rules in small letters, or LIMIT.
        day: on which it ended.
        fates: of the Qing and of the Russians.
        curve: (turn that begins, Russian and Qing soldiers alive): the start, then after each upkeep.
        log: the whole game.
    """

    seed: int
    turns: int
    end: str
    day: int
    fates: tuple[Fate, Fate]
    curve: tuple[tuple[int, int, int], ...]
    log: Log


def play(scenario: Scenario, seed: int, qing: str, russia: str, turns: int | None = None) -> Result:
    """Play one game between two policies.

    Args:
        scenario: parsed and checked.
        seed: of the game.
        qing: policy of the besiegers, see `game.ai.players`.
        russia: policy of the garrison.
        turns: stop after so many; None plays to the end.

    Raises:
        IllegalOrder: if a policy gives an order that the rules refuse, or never ends its phase.
    """
    game = Game.new(scenario, seed, qing, russia)
    players = (player(qing, QING), player(russia, RUSSIA))
    limit = scenario.turns if turns is None else turns
    curve = [_row(game.state)]
    while game.state.ending == Ending.NONE and game.state.turn <= limit:
        turn, mover = game.state.turn, game.state.phase
        play_phase(game, players[mover])
        if turn > 0 and mover == RUSSIA:
            curve.append(_row(game.state, turn + 1))
    return _result(game, tuple(curve))


def play_phase(game: Game, mover: Player, told: Callable[[Events], None] | None = None) -> None:
    """Let a player give orders until its phase, or the siege, is over.

    Args:
        game: goes on.
        mover: of the side whose phase it is.
        told: called with what each order brought about.

    Raises:
        IllegalOrder: see `play`.
    """
    for number in range(1, _PATIENCE + 1):
        order = mover.choose(game.view, game.thought)
        _confirm(game, order, number)
        if reason := mover.reason():
            game.comment(f"{SIDES[game.state.phase].title()}: {reason}")
        game.do(order)
        if told:
            told(game.events)
        if isinstance(order, End) or game.state.ending != Ending.NONE:
            return
    msg = f"{_whose(game)} gave {_PATIENCE} orders and did not end its phase"
    raise IllegalOrder(msg)


def jobs_for(games: int, asked: int) -> int:
    """Return how many processes play so many games: those asked for, 0 for one a core."""
    return min(games, asked or os.cpu_count() or 1, _MOST_JOBS)


def play_all(
    games: Callable[[int], R], seeds: Sequence[int], jobs: int, done: Callable[[R], None]
) -> list[R]:
    """Play a game for every seed and return the results in the order of the seeds.

    Args:
        games: plays one seed and can be sent to another process; see `games_of`.
        seeds: any.
        jobs: processes; with 1 all is played in this one.
        done: called with each result, in order.

    Raises:
        AlbazinError: if a process dies.
    """
    with workers(games, jobs) as share_out:
        return share_out(seeds, done)


def games_of(scenario: Scenario, qing: str, russia: str, turns: int | None = None) -> Callable[[int], Result]:
    """Return what plays a seed of one pairing, for `play_all`."""
    return partial(_play_seed, scenario, qing, russia, turns)


def _play_seed(scenario: Scenario, qing: str, russia: str, turns: int | None, seed: int) -> Result:
    return play(scenario, seed, qing, russia, turns)


def _confirm(game: Game, order: Order, number: int) -> None:
    if refusal := check(game.state, order):
        words = refusal.reason.name.lower().replace("_", " ")
        msg = (
            f"{_whose(game)} gave an illegal order, its {number}. of the phase: {order}: {words} ({refusal})"
        )
        raise IllegalOrder(msg)


def _whose(game: Game) -> str:
    header, state = game.header, game.state
    policy = header.qing if state.phase == QING else header.russia
    return f"seed {header.seed}, turn {state.turn}: policy {policy} of {SIDES[state.phase]}"


def _row(state: State, turn: int = 1) -> tuple[int, int, int]:
    return turn, army(state, RUSSIA), army(state, QING)


def _result(game: Game, curve: tuple[tuple[int, int, int], ...]) -> Result:
    state, over = game.state, game.state.ending != Ending.NONE
    return Result(
        seed=state.seed,
        turns=state.turn if over else state.turn - 1,
        end=state.ending.name.lower() if over else LIMIT,
        day=int(state.tally[Tally.END_DAY]),
        fates=(_fate(state, QING), _fate(state, RUSSIA)),
        curve=curve,
        log=game.log(),
    )


def _fate(state: State, side: int) -> Fate:
    soldiers, others = (_men(state, side, soldier) for soldier in (True, False))
    return Fate(soldiers, others, scores(state)[side], margins(state)[side])


def _men(state: State, side: int, soldier: bool) -> Men:
    of = (state.side == side) & (state.flag("soldier") == soldier)
    row = 0 if soldier else 1
    return Men(
        start=int(state.mustered[side, row] - state.arrived[side, row]),
        arrived=int(state.arrived[side, row]),
        alive=int(state.men[of].sum()),
        lost=tuple(state.lost[side, row].tolist()),
    )
