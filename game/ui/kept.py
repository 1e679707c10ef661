"""Answers that are kept, with the types of the question."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import ParamSpec, TypeVar, cast

Asked = ParamSpec("Asked")
Answer = TypeVar("Answer")


def kept(most: int) -> Callable[[Callable[Asked, Answer]], Callable[Asked, Answer]]:
    """Keep up to *most* answers of a function, as `lru_cache` does; unlike it, take kinds of orders too.

    To a type checker a class of frozen values is not hashable, though it is.
    """

    def keep(function: Callable[Asked, Answer]) -> Callable[Asked, Answer]:
        return cast(Callable[Asked, Answer], lru_cache(maxsize=most)(function))

    return keep
