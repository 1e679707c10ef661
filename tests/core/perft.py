"""Counts legal orders on the small map, by kind, one and two orders deep.

Prints the table that `tests/data/perft/small.txt` keeps:

    python -m tests.core.perft > tests/data/perft/small.txt
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from game.core.apply import apply
from game.core.orders import Order
from game.core.sight import view
from game.core.state import RUSSIA, Ending, State
from tests.core.worlds import changed
from tests.plain.legal import legal_orders
from tests.siege import WIDTH, new_small

TABLE = Path(__file__).parents[1] / "data" / "perft" / "small.txt"
HEADER = """\
# Legal orders on the small map (tests/siege.py), by position and kind: how many there are, and how many
# there are after the last of the kind. A change here is a change of the rules:
# look at it, then make the table anew by
#     python -m tests.core.perft > tests/data/perft/small.txt
"""


def positions() -> dict[str, State]:
    """The first turn of either side, and the lines close to the walls."""
    start = new_small()
    close = changed(
        start,
        hex={
            0: 4 * WIDTH + 6,
            1: 4 * WIDTH + 10,
            2: 6 * WIDTH + 4,
            3: 3 * WIDTH + 8,
            4: 3 * WIDTH + 4,
            5: 4 * WIDTH + 12,
        },
        work={3 * WIDTH + 8: start.ground.work_names.index("trench")},
    )
    return {
        "start qing": start,
        "start russia": replace(start, phase=RUSSIA),
        "close qing": close,
        "close russia": replace(close, phase=RUSSIA),
    }


def rows() -> Iterator[str]:
    """Yield the table line by line."""
    for name, state in positions().items():
        by_kind: dict[str, list[Order]] = {}
        for order in legal_orders(view(state, state.phase)):
            by_kind.setdefault(type(order).__name__.lower(), []).append(order)
        for kind, orders in by_kind.items():
            yield f"{name} {kind} {len(orders)} then {_count(apply(state, orders[-1])[0])}"


def _count(state: State) -> int:
    if state.ending != Ending.NONE:
        return 0
    return len([*legal_orders(view(state, state.phase))])


if __name__ == "__main__":
    print(HEADER + "\n".join(rows()))
