"""Plays a log again by the rules, and names the first place where the two part."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from game.core.apply import apply, check
from game.core.errors import AlbazinError, LogError
from game.core.events import Events
from game.core.orders import Order
from game.core.scenario import Scenario
from game.core.start import new_game
from game.core.state import Ending, State
from game.record.log import OPEN, SIDES, Entry, Header, Log, check_word, end_line, first_word
from game.record.notation import read

SNAPSHOT_EVERY = 16
"""Orders between two states that a replay keeps; it keeps the start of every turn besides."""


@dataclass(frozen=True, slots=True)
class Difference:
    """The first place where a log and the rules part.

    Attributes:
        line: of the log, from 1.
        turn: None where no turn is meant.
        order: its number in the turn, from 1; 0 where no one order is meant.
        text: the line; "" where it says nothing.
        what: what differs, and what to do.
    """

    line: int
    turn: int | None
    order: int
    text: str
    what: str

    def __str__(self) -> str:
        """Return the difference in one line."""
        place = [f"line {self.line}"]
        place += [f"turn {self.turn}"] * (self.turn is not None)
        place += [f"order {self.order}"] * bool(self.order)
        return f"{', '.join(place)}: {f'{self.text!r}: ' if self.text else ''}{self.what}"


class DivergedError(LogError):
    """A log that the rules do not confirm."""

    def __init__(self, difference: Difference) -> None:
        """Say what differs."""
        super().__init__(str(difference))
        self.difference = difference


@dataclass(frozen=True, slots=True)
class Replay:
    """A log that the rules confirm, open to be walked through.

    Attributes:
        orders: all of them.
        starts: for each turn reached, how many orders were given before it.
        marks: counts of orders at which a state was kept, ascending.
        kept: those states.
        final: the state at the end.
    """

    log: Log
    orders: tuple[Order, ...]
    starts: tuple[int, ...]
    marks: tuple[int, ...]
    kept: tuple[State, ...]
    final: State

    def at(self, count: int) -> State:
        """Return the state after the first *count* orders."""
        nearest = bisect_right(self.marks, count) - 1
        state = self.kept[nearest]
        for order in self.orders[self.marks[nearest] : count]:
            state, _ = apply(state, order)
        return state

    def step(self, index: int) -> tuple[State, Events]:
        """Carry out order *index* again; return the state after it and what happened."""
        return apply(self.at(index), self.orders[index])

    def turn(self, number: int) -> State:
        """Return the state in which a turn began; the nearest that was reached."""
        which = number - self.kept[0].turn
        return self.at(self.starts[max(0, min(which, len(self.starts) - 1))])


def replay(log: Log, scenario: Scenario) -> Replay:
    """Play *log* again.

    Raises:
        DivergedError: a LogError, if the rules do not confirm it.
    """
    _confirm_versions(log.header, scenario)
    orders, starts, kept = list[Order](), [0], {0: new_game(scenario, log.header.seed)}
    final = kept[0]
    for order, state in _follow(log, final):
        orders.append(order)
        if state.turn > final.turn:
            starts.append(len(orders))
        if state.turn > final.turn or len(orders) % SNAPSHOT_EVERY == 0:
            kept[len(orders)] = state
        final = state
    return Replay(log, tuple(orders), tuple(starts), tuple(kept), tuple(kept.values()), final)


def verify(log: Log, load: Callable[[str], Scenario]) -> Difference | None:
    """Return the first difference between *log* and the rules, or None if they confirm it.

    Args:
        log: any, however it was changed.
        load: gives a scenario by its id, or raises an AlbazinError.
    """
    try:
        replay(log, _load(log.header, load))
    except DivergedError as diverged:
        return diverged.difference
    return None


def _load(header: Header, load: Callable[[str], Scenario]) -> Scenario:
    try:
        return load(header.scenario)
    except AlbazinError as error:
        what = f"scenario {header.scenario!r} cannot be loaded: {error}"
        raise DivergedError(Difference(1, None, 0, "", what)) from None


def _confirm_versions(header: Header, scenario: Scenario) -> None:
    """See that the log was written under these rules, on this map."""
    for what, theirs, ours, advice in (
        (
            "rules",
            header.rules,
            scenario.rules_digest,
            "replay it with the version of the game that wrote it",
        ),
        ("scenario", header.scenario, scenario.id, "load the one it was played on"),
        ("map", header.map, scenario.digest, "bring back the map and scenario.toml it was played on"),
    ):
        if theirs != ours:
            difference = f"{what} {theirs}, this game has {ours}: {advice}"
            raise DivergedError(Difference(1, None, 0, "", difference))


def _follow(log: Log, state: State) -> Iterator[tuple[Order, State]]:
    """Yield each order with the state after it."""
    word, turn, number = first_word(log.header), 0, 0
    for line, entry in log.entries:
        number = number + 1 if entry.turn == turn else 1
        turn = entry.turn
        order, state = _carry_out(state, entry, line, number)
        word = _confirm_word(entry, entry.checked(word, state).check, line, number)
        yield order, state
    _confirm_end(log, state, check_word(word, end_line(log.kind), state.digest()))


def _carry_out(state: State, entry: Entry, line: int, number: int) -> tuple[Order, State]:
    try:
        order = _legal(state, entry, line)
    except LogError as error:
        raise DivergedError(
            Difference(line, entry.turn, number, entry.text, str(error).removeprefix(f"line {line}: "))
        ) from None
    return order, apply(state, order)[0]


def _legal(state: State, entry: Entry, line: int) -> Order:
    """Return the order of an entry, if it may be given now."""
    order = read(entry.words, state.ground, line)
    if (entry.turn, entry.side) != (state.turn, state.phase):
        msg = f"it is turn {state.turn}, side {SIDES[state.phase]}: an order is missing or moved"
        raise LogError(msg)
    if refusal := check(state, order):
        words = refusal.reason.name.lower().replace("_", " ")
        msg = f"the rules refuse it: {words} (have {refusal.have}, need {refusal.need})"
        raise LogError(msg)
    return order


def _confirm_word(entry: Entry, word: str, line: int, number: int) -> str:
    """Return the check word if it is the one that stands in the log."""
    if entry.check != word:
        what = f"the rules give check word {word}: this order was changed, or " + _suspect(entry, number)
        raise DivergedError(Difference(line, entry.turn, number, entry.text, what))
    return word


def _suspect(entry: Entry, number: int) -> str:
    """Say what else than the order may have been changed, as everything before it holds."""
    first = (entry.turn, number) == (1, 1)
    return "the header was" if first else "one before it was lost"


def _confirm_end(log: Log, state: State, word: str) -> None:
    kind = OPEN if state.ending == Ending.NONE else state.ending.name.lower()
    if log.kind != kind:
        what = f"ends as {log.kind!r}, by the rules it is {kind!r}"
        raise DivergedError(Difference(log.last_line, state.turn, 0, "", what))
    if log.check != word:
        what = f"check word {log.check}, the rules give {word}: it was changed, or the last order was lost"
        raise DivergedError(Difference(log.last_line, state.turn, 0, "", what))
