"""The dice one number at a time, in whole Python integers."""

from __future__ import annotations

from collections.abc import Iterator

LIMIT = 1 << 64


def splitmix64(state: int) -> Iterator[int]:
    """Yield the outputs of Steele, Lea and Flood's generator, seeded with *state*."""
    while True:
        state = (state + 0x9E3779B97F4A7C15) % LIMIT
        z = state
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9 % LIMIT
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB % LIMIT
        yield z ^ (z >> 31)


def scramble(state: int) -> int:
    """Return the first output after *state*."""
    return next(splitmix64(state % LIMIT))


def stream(seed: int, turn: int, lane: int, event: int) -> Iterator[int]:
    """Yield the words of an event."""
    lane_key = scramble(scramble(scramble(seed) ^ turn) ^ lane)
    return splitmix64(scramble(event * 0x9E3779B97F4A7C15 + lane_key))


def rolls(seed: int, turn: int, lane: int, event: int) -> Iterator[int]:
    """Yield the 16-bit rolls of an event."""
    for word in stream(seed, turn, lane, event):
        for quarter in range(4):
            yield word >> 16 * quarter & 0xFFFF


def binomial(words: Iterator[int], men: int, p_q30: int) -> int:
    """Return how many of *men* meet a fate: two men a word, the lower half first."""
    halves = (half for word in words for half in (word & 0xFFFFFFFF, word >> 32))
    return sum(next(halves) < p_q30 * 4 for _ in range(men))
