"""Rules of which single numbers are columns: one for each of many sieges."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import fields, is_dataclass, replace
from typing import Any, Final, TypeVar

import numpy as np

from game.core.errors import AlbazinError
from game.core.hexgrid import I64
from game.core.laws.numbers import Number
from game.core.rules import Rules

Table = TypeVar("Table")
FOLLOWS: Final[Mapping[str, tuple[tuple[str, int], ...]]] = {
    "bombard.disperse_q8": (("storm.disperse_q8", 1000),),
    "works.siege_wall.labour.rate": (("works.siege_wall.labour.rate_near", 1000),),
    "sally.kill_pm": (("sally.kill_failed_pm", 300), ("digging.contest_qing_ppm", 350_000)),
}
"""Places whose numbers are those of another, times so many thousandths: the model was fitted so."""


def with_columns(rules: Rules, columns: Mapping[str, Number]) -> Rules:
    """Return rules with other numbers, or columns of numbers, in some places and in those that follow them.

    Args:
        rules: of one game.
        columns: a number or (n,) numbers by place, such as "health.scurvy_ppm".

    Raises:
        AlbazinError: if there is no whole number in such a place.
    """
    for place, column in followed(columns).items():
        rules = _put(rules, place, place.split("."), column)
    return rules


def followed(columns: Mapping[str, Number]) -> dict[str, Number]:
    """Return numbers by place, with those of the places that follow them."""
    every = dict(columns)
    for place, column in columns.items():
        every |= {follower: column * pm // 1000 for follower, pm in FOLLOWS.get(place, ())}
    return every


def number_at(rules: Rules, place: str) -> int:
    """Return the number in a place of the rules.

    Raises:
        AlbazinError: if there is none.
    """
    here: Any = rules
    for name in place.split("."):
        here = _step(here, name, place)
    if not isinstance(here, int):
        raise _no_number(place)
    return here


def _put(here: Any, place: str, path: Sequence[str], column: I64) -> Any:  # noqa: ANN401 # tables of tables
    name, *rest = path
    value = _step(here, name, place)
    if not rest and not isinstance(value, int | np.ndarray):
        raise _no_number(place)
    value = _put(value, place, rest, column) if rest else column
    return {**here, name: value} if isinstance(here, dict) else replace(here, **{name: value})


def _step(here: Any, name: str, place: str) -> Any:  # noqa: ANN401 # as above
    inner = getattr(here, name, None) if is_dataclass(here) else None
    found = here.get(name) if isinstance(here, dict) else inner
    if found is None:
        msg = f"{place}: the rules have no {name!r} there; a place reads like health.scurvy_ppm"
        raise AlbazinError(msg)
    return found


def _no_number(place: str) -> AlbazinError:
    return AlbazinError(f"{place}: no whole number stands there in the rules; name one, as health.scurvy_ppm")


def rows_of(table: Table, of: I64) -> Table:
    """Return a table of the rules for some of the sieges: of its columns, their rows."""
    made: Any = table
    numbers = {field.name: getattr(made, field.name) for field in fields(made)}
    rows = {name: number[of] for name, number in numbers.items() if isinstance(number, np.ndarray)}
    some: Table = replace(made, **rows)
    return some
