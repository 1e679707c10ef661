"""Keeping what was found in a world that no longer changes."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from functools import lru_cache, wraps
from typing import Concatenate, ParamSpec, TypeVar

import numpy as np

from game.core.state import World

Params = ParamSpec("Params")
Found = TypeVar("Found")

_ANSWERS = 32
"""Kept of each function."""


def kept(find: Callable[Concatenate[World, Params], Found]) -> Callable[Concatenate[World, Params], Found]:
    """Let a function answer once for each world that no longer changes; in a draft it looks anew each time.

    What is kept is shared, so arrays among it are made read-only. Arguments have to be hashable.
    """

    @lru_cache(maxsize=_ANSWERS)
    def keep(*asked: Hashable) -> Found:
        ask: Callable[..., Found] = find
        return _sealed(ask(*asked))

    @wraps(find)
    def answer(world: World, /, *args: Params.args, **kwargs: Params.kwargs) -> Found:
        return keep(world, *args) if settled(world) and not kwargs else find(world, *args, **kwargs)

    return answer


def _sealed(found: Found) -> Found:
    for part in found if isinstance(found, tuple) else (found,):
        if isinstance(part, np.ndarray):
            part.setflags(write=False)
    return found


def settled(world: World) -> bool:
    """Return whether a world no longer changes, but for what its sides remember: a State or a View."""
    return not world.hex.flags.writeable
