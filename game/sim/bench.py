"""`albazin bench`: what the game does most, beside the libraries that do it too."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from game.sim.output import write_json
from game.sim.race import measured
from game.sim.race_dice import DICE
from game.sim.race_hexes import BUDGET, HEXES
from game.sim.race_siege import SIEGE

_WORKS: Final = {**HEXES, **DICE, **SIEGE}
_WHY: Final = {
    "range-1/tcod": "the calls of NumPy on so small a window take as long as the search itself",
    "field-of-16/scipy": "scipy's search ends early between so many sources; ours passes over the whole map",
    "storm": "alarm, losses by column, panic and the way back are each some NumPy calls on ninety units",
    "preview": "2,048 futures of six columns in four phases are 63,000 rolls; the screen asks for 512",
    "upkeep": "some thirty rules for two days, each a few NumPy calls on ninety units",
    "siege": "half of it is upkeep, see there; the rest are views, checks and two computer players",
}
"""What keeps a row from its target on the machine it was tuned on."""


def run(json_target: str | None) -> int:
    """Measure all and show a table, or write the rows as JSON to a file or "-"; return 0.

    Raises:
        AlbazinError: if the file cannot be written.
    """
    found = rows()
    if json_target is None:
        _print_table(found)
        return 0
    write_json(json_target, {"rows": found})
    return 0


def rows(only: str | None = None) -> list[dict[str, Any]]:
    """Measure and return a row for each work and peer.

    Args:
        only: the beginning of the ids that are wanted.

    Returns:
        Rows of id, work, ours_us, peer, peer_us, ratio (peer / ours), target (a floor for
        it), limit_us (a ceiling for ours_us; then there is no peer).
    """
    works = [make for name, make in _WORKS.items() if name.startswith(only or "")]
    return [row for make in works for row in measured(make())]


def _print_table(found: Sequence[dict[str, Any]]) -> None:
    from rich.box import SIMPLE_HEAD
    from rich.console import Console
    from rich.table import Table

    table = Table(title=f"64 x 48 hexes, marches of {BUDGET} points", box=SIMPLE_HEAD, padding=(0, 1, 0, 0))
    for name in ("work", "us", "peer", "us", "faster", "target"):
        table.add_column(name, justify="left" if name in {"work", "peer"} else "right", no_wrap=True)
    for row in found:
        table.add_row(*_cells(row), style=None if _holds(row) else "red")
    console = Console()
    console.print(table)
    for row in found:
        if not _holds(row):
            console.print(_shortfall(row), style="red", highlight=False)


def _shortfall(row: dict[str, Any]) -> str:
    """Say by how much a row misses its target or limit, and why if that is known."""
    if row["limit_us"] is not None:
        miss = f"{row['work']}: {row['ours_us'] / row['limit_us'] - 1:.1%} over its limit"
    else:
        miss = (
            f"{row['work']} beside {row['peer']}: {1 - row['ratio'] / row['target']:.1%} short of its target"
        )
    return f"{miss}; {_WHY[row['id']]}" if row["id"] in _WHY else miss


def _cells(row: dict[str, Any]) -> tuple[str, ...]:
    ours = f"{row['ours_us']:.1f}"
    if row["peer"] is None:
        return row["work"], ours, "", "", "", f"<= {row['limit_us']:.0f} us"
    target = "" if row["target"] is None else f">= {row['target']:g}"
    return row["work"], ours, row["peer"], f"{row['peer_us']:.1f}", f"{row['ratio']:.1f}", target


def _holds(row: dict[str, Any]) -> bool:
    """Say whether a row keeps to its target or limit."""
    if row["limit_us"] is not None:
        return bool(row["ours_us"] <= row["limit_us"])
    return row["target"] is None or bool(row["ratio"] >= row["target"])
