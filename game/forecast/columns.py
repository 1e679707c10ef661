"""Rules of which single numbers are columns: one for each of many sieges."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
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
        AlbazinError: if there is no such place.
    """
    for place, column in followed(columns).items():
        rules = _put(rules, tuple(place.split(".")), column)
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
        AlbazinError: if there is no such place.
    """
    here: Any = rules
    for name in place.split("."):
        here = _step(here, name, place)
    if not isinstance(here, int):
        msg = f"{place}: no whole number stands there in the rules"
        raise AlbazinError(msg)
    return here


def _step(here: Any, name: str, place: str) -> Any:  # noqa: ANN401 # tables of tables of numbers
    found = here.get(name) if isinstance(here, dict) else getattr(here, name, None)
    if found is None:
        msg = f"{place}: the rules have no {name!r}; a place reads like health.scurvy_ppm"
        raise AlbazinError(msg)
    return found


def _put(here: Any, path: tuple[str, ...], column: Number) -> Any:  # noqa: ANN401 # as above
    name, *rest = path
    inner = _step(here, name, ".".join(path))
    value = _put(inner, tuple(rest), column) if rest else column
    return {**here, name: value} if isinstance(here, dict) else replace(here, **{name: value})


def rows_of(table: Table, of: I64) -> Table:
    """Return a table of the rules for some of the sieges: of its columns, their rows."""
    several = {name: column[of] for name, column in _columns(table)}
    made: Any = table
    return replace(made, **several) if several else table  # type: ignore[no-any-return]


def _columns(table: object) -> Iterable[tuple[str, I64]]:
    assert is_dataclass(table)  # as all tables of the rules are
    for field in fields(table):
        if isinstance(column := getattr(table, field.name), np.ndarray):
            yield field.name, column
