"""A siege in play as a screen needs it: whose eyes, who is a person, what has been told. No pixels."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from game.ai.players import Player, player
from game.core.apply import apply, check
from game.core.calendar import day_of
from game.core.events import Event, PhaseBegan, SiegeEnded
from game.core.orders import Abandon, End, Lift, Order
from game.core.refusals import Refusal
from game.core.scenario import Scenario
from game.core.sight import view
from game.core.start import new_game
from game.core.state import QING, RUSSIA, Ending, State, World
from game.core.strength import army
from game.record.game import Game, Obstacle
from game.record.log import Log
from game.record.replay import replay
from game.ui.chronicle import Line, lines
from game.ui.screens.siege.choices import order_for
from game.ui.screens.siege.commands import UnitOrderKind, command_of
from game.ui.texts import N_, _

PERSON: Final = "player"
"""The policy of a side that a person commands."""
LONGEST_PHASE: Final = 400
"""Orders after which a computer player's phase is ended for it."""

OBSTACLES: Final[dict[Obstacle, str]] = {
    Obstacle.NOTHING_DONE: N_("Nothing has been ordered yet this phase."),
    Obstacle.DICE_FELL: N_("Dice fell: what they said cannot be unsaid."),
    Obstacle.ENEMY_SEEN: N_("An enemy came into sight: that cannot be unseen."),
}


@dataclass(frozen=True, slots=True)
class Seats:
    """Who commands each side, PERSON or a policy, and the seed of the dice."""

    qing: str = PERSON
    russia: str = "normal"
    seed: int = 1


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the chronicle.

    Attributes:
        day: of the siege.
        order: number of the order that brought it about; taking that back takes the line too.
        reader: the side it was written for, None for a reader who sees all.
    """

    line: Line
    day: int
    order: int
    reader: int | None = None


class Session:
    """One game, the people and computer players in it, and its chronicle.

    Attributes:
        game: the record of it.
        people: sides that persons command.
        curves: day, Qing and Russian soldiers alive, once a turn.
    """

    def __init__(self, game: Game, people: frozenset[int] | None = None) -> None:
        """Seat the players that the header names; *people*, if given, are whose eyes the screen has."""
        self.game = game
        self._entries: list[Entry] = []
        policies = (game.header.qing, game.header.russia)
        seated = frozenset(side for side in (QING, RUSSIA) if policies[side] == PERSON)
        self.people = seated if people is None else people
        self._players: dict[int, Player] = {
            side: player(policies[side], side) for side in (QING, RUSSIA) if side not in seated
        }
        self._orders = 0
        self._phase_orders = 0
        self.curves: list[tuple[int, int, int]] = []

    @classmethod
    def begin(cls, scenario: Scenario, seats: Seats, people: frozenset[int] | None = None) -> Session:
        """Begin a siege."""
        session = cls(Game.new(scenario, seats.seed, seats.qing, seats.russia), people)
        session._open(session.game.state)
        return session

    @classmethod
    def resume(cls, log: Log, scenario: Scenario) -> Session:
        """Take up a saved siege, its chronicle told again.

        Raises:
            LogError: if the rules do not confirm the log.
        """
        record = replay(log, scenario)
        session = cls(Game.from_log(log, scenario))
        state = new_game(scenario, log.header.seed)
        session._open(state)
        for order in record.orders:
            state, events = apply(state, order)
            session._ordered(state, events)
        return session

    @property
    def eyes(self) -> int | None:
        """The side whose knowledge the screen shows; None where nobody plays and all is seen."""
        if not self.people:
            return None
        return next(iter(self.people)) if len(self.people) == 1 else self.game.state.phase

    @property
    def entries(self) -> list[Entry]:
        """The chronicle as its present reader has it, oldest first."""
        eyes = self.eyes
        return [entry for entry in self._entries if entry.reader == eyes]

    @property
    def world(self) -> World:
        """What the screen may show."""
        state, eyes = self.game.state, self.eyes
        return state if eyes is None else view(state, eyes)

    @property
    def hotseat(self) -> bool:
        """Whether two people share the screen."""
        return len(self.people) > 1

    @property
    def over(self) -> bool:
        """Whether the siege has ended."""
        return self.game.state.ending != Ending.NONE

    @property
    def waiting(self) -> bool:
        """Whether a person is to give orders."""
        return not self.over and self.game.state.phase in self.people

    @property
    def thinking(self) -> bool:
        """Whether a computer player is to give orders."""
        return not self.over and not self.waiting

    def give(self, units: Sequence[int], kind: UnitOrderKind, cell: int, choice: int) -> list[Refusal]:
        """Give one order to each of *units*, at *cell* or where it stands; return the refusals."""
        refused = []
        for unit in units:
            where = cell if command_of(kind).aimed else int(self.world.hex[unit])
            refusal = self.order(order_for(self.world, kind, unit, where, choice))
            if refusal is not None:
                refused.append(refusal)
        return refused

    def order(self, order: Order) -> Refusal | None:
        """Carry out a person's order, or return why not."""
        refusal = check(self.world, order)
        if refusal is None:
            self._do(order)
        return refusal

    def end_turn(self) -> list[Line]:
        """End a person's phase; return what it brought about."""
        return self._do(End())

    @property
    def may_give_up(self) -> bool:
        """Whether a person may lift the siege or abandon the fort now."""
        return self.waiting and check(self.world, self._farewell) is None

    def give_up(self) -> list[Line]:
        """Lift the siege or abandon the fort, as the side to order can."""
        return self._do(self._farewell)

    @property
    def _farewell(self) -> Order:
        return Lift() if self.game.state.phase == QING else Abandon()

    def think(self) -> list[Line]:
        """Let the computer player give one order; return what it brought about."""
        state = self.game.state
        mind = self._players[state.phase]
        order = mind.choose(view(state, state.phase), self.game.thought)
        if self._phase_orders >= LONGEST_PHASE:
            order = End()
        if reason := mind.reason():
            self.game.comment(reason)
        return self._do(order)

    def follow(self, orders: Iterable[Order], turn: int | None) -> None:
        """Give the orders of a log again, up to the beginning of *turn*."""
        for order in orders:
            if turn is not None and self.game.state.turn >= turn:
                return
            self._do(order)

    @property
    def note(self) -> str:
        """Return the line that a list of saves shows: how many soldiers are seen of each side."""
        world = self.world
        return f"{army(world, QING)} : {army(world, RUSSIA)}"

    def undo(self) -> str:
        """Take the last order back; return why not, or ""."""
        if why := self.why_no_undo():
            return why
        self.game.undo()
        self._orders -= 1
        self._entries = [entry for entry in self._entries if entry.order <= self._orders]
        return ""

    def redo(self) -> str:
        """Give the order taken back last again; return why not, or ""."""
        events = self.game.redo()
        if events is None:
            return _("Nothing was taken back.")
        self._ordered(self.game.state, events)
        return ""

    def why_no_undo(self) -> str:
        """Return why the last order cannot be taken back, or "" if it can."""
        obstacle = self.game.why_no_undo()
        return _(OBSTACLES[obstacle]) if obstacle else ""

    def _do(self, order: Order) -> list[Line]:
        events = self.game.do(order)
        return self._ordered(self.game.state, events)

    def _ordered(self, state: State, events: Sequence[Event]) -> list[Line]:
        """Count an order, and write down what it brought about."""
        self._orders += 1
        self._phase_orders += 1
        if any(isinstance(event, PhaseBegan | SiegeEnded) for event in events):
            self._phase_orders = 0
            self._note_curve(state)
        return self._told(state, events)

    def _open(self, state: State) -> None:
        """Write down how it begins."""
        self._note_curve(state)
        self._told(state, (PhaseBegan(state.turn, state.phase),))

    def _told(self, state: State, events: Sequence[Event]) -> list[Line]:
        """Write down what happened, for each reader as far as he may know it; return what this one reads."""
        today = day_of(state.scenario, state.turn)
        told: dict[int | None, list[Line]] = {}
        for reader in self.people or (None,):
            told[reader] = lines(state if reader is None else view(state, reader), events, reader)
            days = [today if line.day is None else line.day for line in told[reader]]
            self._entries += [
                Entry(line, day, self._orders, reader) for line, day in zip(told[reader], days, strict=True)
            ]
        return told[self.eyes]

    def _note_curve(self, state: State) -> None:
        """Remember how both armies stand, once a day."""
        day = day_of(state.scenario, state.turn)
        if not self.curves or self.curves[-1][0] != day:
            self.curves.append((day, army(state, QING), army(state, RUSSIA)))
