"""The log of a game: plain text, one order a line, made to be read, diffed and mailed.

*Format*, a promise::

    albazin-log 2 scenario ID rules DIGEST map DIGEST seed N
    qing POLICY
    russia POLICY
    # a comment: not covered by any check word
    t1 Q bombard 3 31,19 x20 = CHECK
    t1 Q end = CHECK
    t1 R end = CHECK
    end KIND = CHECK

Lines end with a line feed, the last one too. CHECK is 8 hex digits of BLAKE2b over the check word before (for
the first: the three lines of the header), the text of the line before ` = `, and the digest of the state
after the order; so the first line that was changed is known by its own word. KIND is an ending of the rules
in small letters, or `open` for a game that goes on: a save is such a log.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final, NoReturn

from game.core.errors import LogError
from game.core.state import QING, RUSSIA, Ending, State
from game.record.notation import confirm

FORMAT: Final = 2
OPEN: Final = "open"
KINDS: Final = (OPEN, *(ending.name.lower() for ending in Ending if ending != Ending.NONE))
"""How the last line may say that a game stands."""
MAX_BYTES: Final = 8 << 20
MAX_LINE: Final = 1000
"""Characters."""
MAX_SEED: Final = 2**63 - 1

_FIRST_LINE: Final = 4
"""Number of the line after the header."""
SIDES: Final = "QR"
"""The letter of each side."""
_DIGEST: Final = "[0-9a-f]{16}"
_CHECK: Final = "[0-9a-f]{8}"
_POLICY: Final = "[a-z][a-z0-9_]{0,31}"
_NAME: Final = r"\w[\w.-]{0,99}"
_HEADER: Final = re.compile(
    rf"albazin-log (?P<format>[0-9]{{1,4}}) scenario (?P<scenario>{_NAME})"
    rf" rules (?P<rules>{_DIGEST}) map (?P<map>{_DIGEST}) seed (?P<seed>0|[1-9][0-9]{{0,18}})"
)
_ORDER: Final = re.compile(rf"t(0|[1-9][0-9]{{0,5}}) ([QR]) (.+) = ({_CHECK})")
_END: Final = re.compile(rf"end ([a-z]+) = ({_CHECK})")
_CONTROL: Final = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]")


@dataclass(frozen=True, slots=True)
class Header:
    """What a game was begun with; cannot be made but so that a log can hold it.

    Attributes:
        rules, map: digests of the rules and of the parsed scenario.
        seed: 0 to MAX_SEED.
        qing, russia: policies, `player` for a person.
    """

    scenario: str
    rules: str
    map: str
    seed: int
    qing: str
    russia: str

    def __post_init__(self) -> None:
        """Refuse what would not be read back.

        Raises:
            LogError: if a name, a digest or the seed has not the form of the log.
        """
        for pattern, value, what in (
            (
                _NAME,
                self.scenario,
                "scenario: a name of letters, digits, '_', '-' and '.', no spaces; rename its folder",
            ),
            (_DIGEST, self.rules, "rules: 16 hex digits"),
            (_DIGEST, self.map, "map: 16 hex digits"),
            (_POLICY, self.qing, "qing: a policy"),
            (_POLICY, self.russia, "russia: a policy"),
        ):
            if not re.fullmatch(pattern, value):
                _refuse(f"{value[:80]!r} cannot stand in a log as {what}")
        if not 0 <= self.seed <= MAX_SEED:
            _refuse(f"seed {self.seed}: seeds run from 0 to {MAX_SEED}")

    @property
    def lines(self) -> tuple[str, str, str]:
        """The header as it stands in the log."""
        digests = f"rules {self.rules} map {self.map}"
        first = f"albazin-log {FORMAT} scenario {self.scenario} {digests} seed {self.seed}"
        return first, f"qing {self.qing}", f"russia {self.russia}"


@dataclass(frozen=True, slots=True)
class Comment:
    """A line for people; `text` with its `#`."""

    text: str


@dataclass(frozen=True, slots=True)
class Entry:
    """An order as it stands in the log.

    Attributes:
        side: QING or RUSSIA.
        words: see `notation`.
        check: the check word.
    """

    turn: int
    side: int
    words: str
    check: str

    @property
    def covered(self) -> str:
        """The part of the line that the check word covers."""
        return f"t{self.turn} {SIDES[self.side]} {self.words}"

    @property
    def ends_turn(self) -> bool:
        """Whether a new turn begins after it: in turn 0 the Qing deploy last."""
        last = QING if self.turn == 0 else RUSSIA
        return self.side == last and self.words == "end"

    @property
    def text(self) -> str:
        """The whole line."""
        return f"{self.covered} = {self.check}"

    def checked(self, before: str, after: State) -> Entry:
        """Return the entry with its check word.

        Args:
            before: the check word before.
            after: the state after the order.
        """
        return replace(self, check=check_word(before, self.covered, after.digest()))


Line = Comment | Entry


@dataclass(frozen=True, slots=True)
class Log:
    """A game so far, as it lies on disk.

    Attributes:
        kind: one of KINDS.
        check: the last check word.
    """

    header: Header
    lines: tuple[Line, ...]
    kind: str
    check: str

    @property
    def text(self) -> str:
        """The log as a file holds it."""
        last = f"{end_line(self.kind)} = {self.check}"
        return "\n".join((*self.header.lines, *(line.text for line in self.lines), last, ""))

    @property
    def entries(self) -> Iterator[tuple[int, Entry]]:
        """The orders, each with the number of its line."""
        for number, line in enumerate(self.lines, _FIRST_LINE):
            if isinstance(line, Entry):
                yield number, line

    @property
    def last_line(self) -> int:
        """Number of the line that begins with `end`."""
        return _FIRST_LINE + len(self.lines)

    @property
    def turn(self) -> int:
        """The turn in which the game stands."""
        last = next((line for line in reversed(self.lines) if isinstance(line, Entry)), None)
        if last is None:
            return 1
        return last.turn + (last.ends_turn and self.kind == OPEN)


def check_word(*parts: str) -> str:
    """Return the check word over some texts: the word before, what it covers, the digest of a state."""
    return hashlib.blake2b("\n".join(parts).encode(), digest_size=4).hexdigest()


def first_word(header: Header) -> str:
    """Return the check word that stands before the first order."""
    return check_word(*header.lines)


def end_line(kind: str) -> str:
    """Return what the last check word covers of its own line."""
    return f"end {kind}"


def comment(text: str) -> Comment:
    """Return *text* as one line that the reader takes, cut where it is too long."""
    return Comment(f"# {_CONTROL.sub(' ', text)}"[:MAX_LINE])


def read_log(path: Path) -> Log:
    """Read a log or save.

    Raises:
        LogError: if the file cannot be read or is no whole log; the text names file and line.
    """
    try:
        return parse(_text_of(path))
    except LogError as error:
        msg = f"{path}: {error}"
        raise LogError(msg) from None


def _text_of(path: Path) -> str:
    try:
        if not path.is_file():
            _refuse("no such file")
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
        if len(data) > MAX_BYTES:
            _refuse(f"larger than {MAX_BYTES >> 20} MiB; no log of a game is")
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        _refuse(f"byte {error.start} is not UTF-8; this is not a log, or it is damaged")
    except (OSError, ValueError) as error:
        _refuse(f"cannot be read: {error}")


def parse(text: str) -> Log:
    """Return the log that *text* holds; `parse(text).text == text`.

    Raises:
        LogError: if it is not exactly a log; the text names the line.
    """
    lines = text.split("\n")
    header = _header(lines)
    if lines[-1]:
        _refuse("the last line is not whole: the file was cut off; take another save", len(lines))
    end = _END.fullmatch(lines[-2])
    if len(lines) < _FIRST_LINE + 1 or not end or end[1] not in KINDS:
        _refuse("expected 'end KIND = CHECK': the file was cut off, or something was added", len(lines) - 1)
    body = tuple(_body(lines[_FIRST_LINE - 1 : -2]))
    return Log(header, body, end[1], end[2])


def _header(lines: list[str]) -> Header:
    match = _HEADER.fullmatch(lines[0])
    if not match:
        _refuse("this is not a log of Albazin: expected 'albazin-log 2 scenario ... seed N'", 1)
    if match["format"] != str(FORMAT):
        _refuse(f"format {match['format']}; this version reads format {FORMAT}", 1)
    sides = [_policy(lines, number, side) for number, side in ((2, "qing"), (3, "russia"))]
    return Header(match["scenario"], match["rules"], match["map"], int(match["seed"]), sides[0], sides[1])


def _policy(lines: list[str], number: int, side: str) -> str:
    match = re.fullmatch(f"{side} ({_POLICY})", lines[number - 1]) if len(lines) >= number else None
    if not match:
        _refuse(f"expected '{side} POLICY'", number)
    return match[1]


def _body(lines: list[str]) -> Iterator[Line]:
    for number, text in enumerate(lines, _FIRST_LINE):
        if len(text) > MAX_LINE or _CONTROL.search(text):
            _refuse(f"longer than {MAX_LINE} characters, or with characters that do not print", number)
        if text.startswith("#"):
            yield Comment(text)
        else:
            yield _entry(text, number)


def _entry(text: str, number: int) -> Entry:
    match = _ORDER.fullmatch(text)
    if not match:
        _refuse(
            f"{text[:80]!r} is neither an order ('t1 Q march 14 36,13 = CHECK') nor a comment ('# ...')",
            number,
        )
    confirm(match[3], number)
    return Entry(int(match[1]), SIDES.index(match[2]), match[3], match[4])


def _refuse(what: str, line: int = 0) -> NoReturn:
    raise LogError(f"line {line}: {what}" if line else what)
