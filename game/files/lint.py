"""Finds what is sound as a file but cannot be played."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable
from itertools import pairwise
from typing import Final

import numpy as np

from game.core.hexgrid import Bool
from game.core.rules import SIDES
from game.core.scenario import DEPLOYMENT, Muster
from game.core.tables.ground import Entry
from game.files.draft import Draft
from game.files.fault import HaltedError, did_you_mean
from game.files.lint_course import lint_course
from game.files.lint_texts import lint_texts
from game.files.lint_times import lint_times

AREAS: Final = ("ring", "inside", "bank_above", "bank_below")
"""Areas without which the rules cannot run."""

_ID: Final = re.compile(r"[A-Za-z0-9_-]{1,60}")


def lint(draft: Draft) -> None:
    """Write down in the reports of *draft* all that cannot be played."""
    try:
        for check in _ALWAYS:
            check(draft)
        if all(len(draft.ground.areas.get(name, ())) for name in AREAS):
            for check in _ON_THE_GROUND:
                check(draft)
    except HaltedError:
        return  # enough faults for one reading


def _id(draft: Draft) -> None:
    name = draft.folder.resolve().name
    if not _ID.fullmatch(name):
        draft.table_report.add(0, "the folder's name must be letters, digits, _ and -", found=name)


def _areas(draft: Draft) -> None:
    for name in AREAS:
        if not len(draft.ground.areas.get(name, ())):
            advice = did_you_mean(name, draft.ground.areas) or "draw it on the layer areas"
            draft.map_report.add(draft.sheet.lines.get("areas", 0), f"there is no area {name}", advice=advice)
    for name, cells in draft.ground.areas.items():
        if not len(cells):
            draft.map_report.add(draft.areas[name], f"the area {name} covers no hex", layer="areas")


def _fort(draft: Draft) -> None:
    """The inside must be walled off from the rest of the map."""
    ground = draft.ground
    line = draft.areas["inside"]
    for cell in np.flatnonzero(ground.inside & ground.wall)[:1].tolist():
        draft.map_report.add(
            line, "the area inside holds a wall", cell=ground.grid.col_row(cell), layer="areas"
        )
    leak = _flood(draft, ground.inside, ~ground.wall) & ~ground.inside
    next_to_it = leak & ground.grid.near(ground.inside, 1)
    for cell in np.flatnonzero(next_to_it)[:3].tolist():
        place = ground.grid.col_row(cell)
        draft.map_report.add(
            line,
            "the fort has a hole",
            cell=place,
            layer="works",
            advice="close the wall, or make the hex part of the area inside",
        )


def _ring(draft: Draft) -> None:
    ground, grid = draft.ground, draft.ground.grid
    ring = ground.areas["ring"].tolist()
    line = draft.areas["ring"]
    for cell in ring:
        if ground.water[cell] or ground.fort[cell]:
            draft.map_report.add(line, "the ring must lie on land outside the fort", cell=grid.col_row(cell))
    for here, there in pairwise(ring):
        if grid.distance(here, there) != 1:
            draft.map_report.add(line, "the ring has a gap after this hex", cell=grid.col_row(here))
    for end, bank in ((ring[:1], "bank_above"), (ring[-1:], "bank_below")):
        if not np.isin(end, ground.areas[bank]).all():
            draft.map_report.add(
                line,
                f"the ring must reach from bank_above to bank_below, here {bank}",
                cell=grid.col_row(end[0]),
            )


def _sides(draft: Draft) -> None:
    for side in SIDES:
        kinds = [draft.rules.units[muster.kind] for muster in draft.musters if not muster.arrives]
        if not any(kind.side == side and kind.soldier for kind in kinds):
            line = draft.sheet.lines.get("units", 0)
            draft.map_report.add(line, f"there are no soldiers of {side} at the start")


def _standing(draft: Draft) -> None:
    """Every unit must stand where its kind can enter, and no besieger in the fort."""
    for muster, mark in draft.units:
        place = (muster.col, muster.row)
        cell = draft.ground.grid.cell(*place)
        kind = draft.rules.units[muster.kind]
        if not getattr(_entry(draft, cell), kind.move_class):
            what = f"{muster.name} cannot enter {draft.sheet.kinds['terrain'][cell]}"
            draft.map_report.add(mark.line, what, layer="units", cell=place, advice="move it")
        if kind.side == "qing" and draft.ground.fort[cell]:
            draft.map_report.add(
                mark.line, f"{muster.name} stands in the enemy's fort", layer="units", cell=place
            )


def _stacks(draft: Draft) -> None:
    limits = draft.rules.movement
    stacks: defaultdict[tuple[int, int], list[tuple[Muster, int]]] = defaultdict(list)
    for muster, mark in draft.units:
        kind = draft.rules.units[muster.kind]
        if not kind.leader and kind.move_class != "boat":
            stacks[muster.col, muster.row].append((muster, mark.line))
    for place, stack in stacks.items():
        men = sum(muster.men for muster, _ in stack)
        if len(stack) > limits.stack_units or men > limits.stack_men:
            draft.map_report.add(
                stack[-1][1],
                "too many in one hex",
                found=f"{len(stack)} units, {men} men",
                expected=f"at most {limits.stack_units} and {limits.stack_men}",
                layer="units",
                cell=place,
            )


def _paths(draft: Draft) -> None:
    """Some besieger must be able to reach the fort, by land or by boat."""
    ground = draft.ground
    boats = any(draft.rules.units[muster.kind].move_class == "boat" for muster in draft.musters)
    entries = [_entry(draft, cell) for cell in range(ground.grid.n)]
    passable = np.array([bool(entry.foot or (boats and entry.boat)) for entry in entries])
    camps = np.zeros(ground.grid.n, np.bool_)
    for muster in draft.musters:
        if draft.rules.units[muster.kind].side == "qing":
            camps[ground.grid.cell(muster.col, muster.row)] = True
    goal = ground.grid.near(ground.wall, 1)
    if ground.wall.any() and camps.any() and not (_flood(draft, camps, passable & ~ground.wall) & goal).any():
        draft.map_report.add(draft.sheet.lines["terrain"], "no path leads from the besiegers to the fort")
    if not ground.wall.any():
        draft.map_report.add(draft.sheet.lines["works"], "there is no fort: no work is a wall")


def _deployment(draft: Draft) -> None:
    """Both sides set up before the first turn or none, and who is there from the first stands in his area."""
    areas = [draft.ground.areas.get(name) for name in DEPLOYMENT]
    missing = [name for name in DEPLOYMENT if name not in draft.ground.areas]
    if len(missing) == 1:
        draft.map_report.add(
            draft.sheet.lines["areas"], f"there is no area {missing[0]} beside the other side's"
        )
    for muster, mark in draft.units:
        place = (muster.col, muster.row)
        area = areas[SIDES.index(draft.rules.units[muster.kind].side)]
        if area is not None and not muster.arrives and draft.ground.grid.cell(*place) not in area:
            what = f"{muster.name} stands outside the area where its side may set up"
            draft.map_report.add(mark.line, what, layer="units", cell=place)


def _names(draft: Draft) -> None:
    first: dict[str, int] = {}
    for muster, mark in draft.units:
        if muster.name in first:
            draft.map_report.add(mark.line, "two units have the same name", found=muster.name, layer="units")
        elif muster.name not in draft.table.names:
            advice = did_you_mean(muster.name, draft.table.names) or "add it to [names] in scenario.toml"
            draft.map_report.add(
                mark.line, "the unit has no name in scenario.toml", found=muster.name, advice=advice
            )
        first.setdefault(muster.name, mark.line)
    for name in draft.table.names:
        if name not in first:
            advice = did_you_mean(name, first)
            draft.table_report.add(
                draft.lines.at(("names", name)), f"no unit has the name {name}", advice=advice
            )


def _stores(draft: Draft) -> None:
    for side in draft.table.stores:
        if side not in SIDES:
            line, advice = draft.lines.at(("stores", side)), did_you_mean(side, SIDES)
            draft.table_report.add(line, "no such side", found=side, advice=advice)


def _entry(draft: Draft, cell: int) -> Entry:
    """Return what it costs to enter a hex: a work's own costs replace the terrain's."""
    work = draft.rules.works.get(draft.sheet.kinds["works"][cell])
    terrain = draft.rules.terrain[draft.sheet.kinds["terrain"][cell]]
    return work.entry if work is not None and work.entry is not None else terrain.entry


def _flood(draft: Draft, start: Bool, passable: Bool) -> Bool:
    """Return the cells that can be reached from *start* over *passable* ones; all (n,)."""
    reached = start.copy()
    while True:
        wider = start | (draft.ground.grid.near(reached, 1) & passable)
        if (wider == reached).all():
            return reached
        reached = wider


_ALWAYS: Final[tuple[Callable[[Draft], None], ...]] = (
    *(_id, _areas, _sides, _names, _stores),
    *(lint_texts, lint_times, lint_course),
)
_ON_THE_GROUND: Final[tuple[Callable[[Draft], None], ...]] = (
    *(_standing, _stacks, _deployment),
    *(_fort, _ring, _paths),
)
"""Checks that need the fort and the areas."""
