"""Where fitted numbers and pars go: the rules of the game, or those of a scenario of one's own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

from game.core.errors import ScenarioError
from game.data import data_root
from game.files.rewriting import override, ready, rewrite
from game.files.tables import RULES_FILE
from game.forecast.columns import followed
from game.sim.checking import Checked, pars
from game.sim.fitting import Source

_BASE: Final = "albazin_1686"
"""The siege whose pars stand in the rules of the game; others have their own."""


def ready_to_write(sources: Sequence[Source]) -> None:
    """Make sure that there are files to write into; ask this before a long fit.

    Raises:
        ScenarioError: if one belongs to an installed copy of the game, or one siege alone would change rules
            that answer for both.
    """
    if len(sources) == 1 and _shipped(sources[0]):
        msg = (
            f"{sources[0].scenario.id}: the rules of the game answer for both of its sieges, so a fit to "
            "this one alone is not written; leave out SCENARIO, or copy the folder and fit the copy"
        )
        raise ScenarioError(msg)
    for source in sources:
        ready(_own(source))


def write_fitted(checked: Sequence[Checked], numbers: Mapping[str, int]) -> tuple[Path, ...]:
    """Write what was fitted, and what sieges under it are worth; return the files.

    Args:
        checked: the sieges under the fitted numbers.
        numbers: by place, without followers.

    Raises:
        AlbazinError: if a file cannot be written, or holds something else in a place.
    """
    fitted = followed(numbers)
    if not all(_shipped(each.source) for each in checked):
        for each in checked:
            override(_own(each.source), {**fitted, **pars(each)})
        return tuple(_own(each.source) for each in checked)
    base = data_root() / "maps" / RULES_FILE
    rewrite(base, fitted)
    files = [base if each.source.scenario.id == _BASE else _own(each.source) for each in checked]
    for file, each in zip(files, checked, strict=True):
        rewrite(file, pars(each))
    return tuple(dict.fromkeys((base, *files)))


def _own(source: Source) -> Path:
    return source.folder / RULES_FILE


def _shipped(source: Source) -> bool:
    return source.folder.resolve().parent == (data_root() / "maps").resolve()
