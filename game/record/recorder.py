"""Writes a game down while it is played."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import takewhile

from game.core.orders import Order
from game.core.scenario import Scenario
from game.core.state import Ending, State
from game.record.log import OPEN, Entry, Header, Line, Log, check_word, comment, end_line, first_word
from game.record.notation import written


class Recorder:
    """A log that grows. It holds no state: the game shows it each one."""

    def __init__(self, header: Header) -> None:
        """Begin an empty log."""
        self.header = header
        self._lines: list[Line] = []

    @classmethod
    def of(cls, log: Log) -> Recorder:
        """Go on with a log that has been replayed."""
        recorder = cls(log.header)
        recorder._lines = list(log.lines)
        return recorder

    def order(self, before: State, order: Order, after: State) -> None:
        """Write down an order that was carried out."""
        entry = Entry(before.turn, before.phase, written(order, before.ground), check="")
        self._lines.append(entry.checked(self._last_word(), after))

    def comment(self, text: str) -> None:
        """Write down a remark."""
        self._lines.append(comment(text))

    def mark(self) -> int:
        """Return where the log stands, for `rewind`."""
        return len(self._lines)

    def rewind(self, mark: int) -> None:
        """Forget what was written since `mark` was asked."""
        del self._lines[mark:]

    def log(self, state: State) -> Log:
        """Return the log of a game that stands at *state*."""
        kind = OPEN if state.ending == Ending.NONE else state.ending.name.lower()
        word = check_word(self._last_word(), end_line(kind), state.digest())
        return Log(self.header, tuple(self._lines), kind, word)

    def in_phase(self, state: State) -> int:
        """Return how many orders the side to order has given in this phase."""
        here = (state.turn, state.phase)
        return sum(1 for _ in takewhile(lambda entry: (entry.turn, entry.side) == here, self._newest_first()))

    def _newest_first(self) -> Iterator[Entry]:
        return (line for line in reversed(self._lines) if isinstance(line, Entry))

    def _last_word(self) -> str:
        return next((entry.check for entry in self._newest_first()), first_word(self.header))


def begin(scenario: Scenario, seed: int, qing: str, russia: str) -> Recorder:
    """Return the recorder of a new game.

    Args:
        scenario: with its digests.
        seed: 0 to `log.MAX_SEED`.
        qing: policy of the besiegers, `player` for a person.
        russia: policy of the garrison.

    Raises:
        LogError: if one of them cannot stand in a log.
    """
    return Recorder(Header(scenario.id, scenario.rules_digest, scenario.digest, seed, qing, russia))
