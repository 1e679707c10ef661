"""A game in play: the state, its log, and what can be taken back."""

from __future__ import annotations

import enum
from dataclasses import dataclass

from game.core.apply import apply, rolls
from game.core.dice import Dice, Lane
from game.core.events import Events
from game.core.orders import End, Order
from game.core.scenario import Scenario
from game.core.sight import view
from game.core.start import new_game
from game.core.state import NOWHERE, State, View
from game.record.log import Header, Log
from game.record.recorder import Recorder, begin
from game.record.replay import replay


class Obstacle(enum.Enum):
    """Why the last order cannot be taken back. The words for players live with the screen."""

    NOTHING_DONE = enum.auto()
    DICE_FELL = enum.auto()
    ENEMY_SEEN = enum.auto()


@dataclass(frozen=True, slots=True)
class _Step:
    """An order that might be taken back: the state before it, and where the log stood."""

    before: State
    order: Order
    mark: int


class Game:
    """One siege from its first order to its last.

    Attributes:
        scenario: what is played.
        state: the world now.
        events: what the last order brought about; empty after `undo`.
    """

    def __init__(self, state: State, recorder: Recorder) -> None:
        """Go on from *state*; see `new` and `from_log`."""
        self.scenario: Scenario = state.scenario
        self.state: State = state
        self.events: Events = ()
        self._recorder = recorder
        self._steps: list[_Step] = []
        self._undone: list[Order] = []
        self._barrier = Obstacle.NOTHING_DONE

    @classmethod
    def new(cls, scenario: Scenario, seed: int, qing: str, russia: str) -> Game:
        """Begin a siege.

        Args:
            scenario: parsed and checked.
            seed: 0 to `log.MAX_SEED`; with the orders it is the whole game.
            qing: policy of the besiegers, `player` for a person.
            russia: policy of the garrison.
        """
        return cls(new_game(scenario, seed), begin(scenario, seed, qing, russia))

    @classmethod
    def from_log(cls, log: Log, scenario: Scenario) -> Game:
        """Take up a saved game where it stands.

        Raises:
            LogError: if the rules do not confirm the log.
        """
        return cls(replay(log, scenario).final, Recorder.of(log))

    @property
    def header(self) -> Header:
        """What the game was begun with."""
        return self._recorder.header

    @property
    def view(self) -> View:
        """What the side to order knows."""
        return view(self.state, self.state.phase)

    @property
    def thought(self) -> int:
        """The number with which a computer player thinks about its next order."""
        dice = Dice(self.state.seed, self.state.turn)
        return dice.word(Lane.THINK, self.state.phase, self._recorder.in_phase(self.state))

    def do(self, order: Order) -> Events:
        """Carry out and write down *order*; return what happened.

        Raises:
            IllegalOrder: if the rules refuse it; nothing has changed then.
        """
        events = self._do(order)
        self._undone.clear()
        return events

    def undo(self) -> Order | None:
        """Take the last order back and return it; None if `why_no_undo` has a reason."""
        if self.why_no_undo():
            return None
        step = self._steps.pop()
        self.state, self.events = step.before, ()
        self._recorder.rewind(step.mark)
        self._undone.append(step.order)
        return step.order

    def why_no_undo(self) -> Obstacle | None:
        """Return why the last order cannot be taken back, or None if it can."""
        if not self._steps:
            return self._barrier
        return Obstacle.ENEMY_SEEN if _reveals(self._steps[-1].before, self.state) else None

    def redo(self) -> Events | None:
        """Give the order that was taken back last again; None if there is none."""
        if not self._undone:
            return None
        return self._do(self._undone.pop())

    @property
    def can_redo(self) -> bool:
        """Whether an order was taken back and none given since."""
        return bool(self._undone)

    def comment(self, text: str) -> None:
        """Write a remark into the log."""
        self._recorder.comment(text)

    def log(self) -> Log:
        """Return the log so far; saved, it is the game."""
        return self._recorder.log(self.state)

    def _do(self, order: Order) -> Events:
        before, mark = self.state, self._recorder.mark()
        self.state, self.events = apply(before, order)
        self._recorder.order(before, order, self.state)
        if rolls(order):
            self._steps.clear()
            self._barrier = Obstacle.NOTHING_DONE if isinstance(order, End) else Obstacle.DICE_FELL
        else:
            self._steps.append(_Step(before, order, mark))
        return self.events


def _reveals(before: State, after: State) -> bool:
    """Say whether an order showed something of the enemy: a unit, that one is gone, works begun."""
    known, learnt = view(before, before.phase), view(after, before.phase)
    appeared = (known.hex == NOWHERE) & (learnt.hex != NOWHERE)
    gone = known.ghost != learnt.ghost
    begun = (known.plan == 0) & (learnt.plan != 0)
    return bool(((appeared | gone) & (known.side != before.phase)).any() or begun.any())
