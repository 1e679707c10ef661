"""Turns the sheet of a map into what the rules and the painter need."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import pairwise

import numpy as np

from game.core.ground import Ground
from game.core.hexgrid import I32, Bool, Grid
from game.core.rules import Rules
from game.core.scenario import Muster
from game.files.chart import Chart, Ornament, Place, Point, Stroke
from game.files.fault import Report, did_you_mean
from game.files.marks import NO_CLASS, Mark, Sheet, cell_at
from game.files.members import LANGUAGES, MEMBERS, Member

_SHOWN_CELLS = 3
_WRONG_KINDS = {"": "the hex has no tile", NO_CLASS: "the tile has no class"}


def check_sheet(sheet: Sheet, rules: Rules, report: Report) -> None:
    """Write down kinds that the rules do not know, and objects that say too much or too little."""
    known = {"terrain": (*rules.terrain,), "works": ("", *rules.works)}
    for layer, kinds in known.items():
        _check_kinds(sheet, layer, kinds, report)
    for marks in sheet.marks.values():
        for mark in marks:
            _check_mark(mark, sheet, report)
    for mark in sheet.marks["units"]:
        if mark.kind not in rules.units:
            advice = did_you_mean(mark.kind, rules.units)
            report.add(mark.line, "no such kind of unit", found=mark.kind, advice=advice, layer="units")


def ground_of(sheet: Sheet, rules: Rules) -> Ground:
    """Return the ground of a sheet that has no faults."""
    grid = Grid(sheet.width, sheet.height)
    terrain = {kind: index for index, kind in enumerate(rules.terrain)}
    works = {kind: index for index, kind in enumerate(("", *rules.works))}
    return Ground(
        rules=rules,
        grid=grid,
        terrain=np.array([terrain[kind] for kind in sheet.kinds["terrain"]], np.int32),
        works=np.array([works[kind] for kind in sheet.kinds["works"]], np.int32),
        areas=areas_of(sheet, grid),
    )


def musters_of(sheet: Sheet) -> tuple[Muster, ...]:
    """Return the units of a sheet that has no faults, in the order of the map."""
    return tuple(_muster(mark, sheet) for mark in sheet.marks["units"])


def areas_of(sheet: Sheet, grid: Grid) -> Mapping[str, I32]:
    """Return the cells of each area, each once: several objects of one class are put together in order."""
    cells: dict[str, dict[int, None]] = {}
    for mark in sheet.marks["areas"]:
        cells.setdefault(mark.kind, {}).update(dict.fromkeys(_area(mark, grid)))
    return {name: np.array([*area], np.int32) for name, area in cells.items()}


def chart_of(sheet: Sheet, id_: str, titles: Mapping[str, str]) -> Chart:
    """Return the sheet as a painter sees it."""
    return Chart(
        id=id_,
        width=sheet.width,
        height=sheet.height,
        terrain=sheet.kinds["terrain"],
        works=sheet.kinds["works"],
        ornaments=tuple(_ornament(mark) for mark in sheet.marks["decor"]),
        places=tuple(_place(mark, sheet) for mark in sheet.marks["places"]),
        strokes=tuple(_stroke(mark) for mark in sheet.marks["strokes"]),
        titles=dict(titles),
    )


def _check_kinds(sheet: Sheet, layer: str, known: tuple[str, ...], report: Report) -> None:
    wrong = [cell for cell, kind in enumerate(sheet.kinds[layer]) if kind not in known]
    for cell in wrong[:_SHOWN_CELLS]:
        kind = sheet.kinds[layer][cell]
        report.add(
            sheet.lines[layer],
            _WRONG_KINDS.get(kind, "no such kind"),
            found=None if kind in _WRONG_KINDS else kind,
            advice=did_you_mean(kind, known),
            layer=layer,
            cell=(cell % sheet.width, cell // sheet.width),
        )


def _check_mark(mark: Mark, sheet: Sheet, report: Report) -> None:
    members = MEMBERS[mark.layer]
    if not mark.kind:
        report.add(mark.line, "the object has no class", advice="fill in its Class or Type", layer=mark.layer)
    if mark.layer in ("units", "places"):
        _check_point(mark, sheet, report)
    for name, value in mark.values.items():
        if name in members:
            _check_value(mark, name, value, members[name], report)
        else:
            advice = did_you_mean(name, members)
            report.add(mark.line, "no such property", found=name, advice=advice, layer=mark.layer)
    for name, member in members.items():
        if member.required and name not in mark.values:
            report.add(mark.line, f"the property {name} is missing", layer=mark.layer)


def _check_point(mark: Mark, sheet: Sheet, report: Report) -> None:
    if not mark.name:
        report.add(mark.line, "the object has no name", layer=mark.layer)
    if len(mark.points) > 1:
        report.add(mark.line, "not a point", advice="insert a point in Tiled", layer=mark.layer)
    elif cell_at(mark.points[0], sheet.width, sheet.height) < 0:
        report.add(mark.line, "the object lies off the map", found=mark.name, layer=mark.layer)


def _check_value(mark: Mark, name: str, value: object, member: Member, report: Report) -> None:
    if type(value) is not type(member.default) and not (isinstance(value, int) and member.form == "float"):
        report.add(
            mark.line, f"the property {name} is wrong", found=value, expected=member.form, layer=mark.layer
        )
    elif isinstance(value, int | float) and not member.low <= value <= member.high:
        bounds = f"{member.low} to {member.high}"
        report.add(mark.line, f"the property {name} is wrong", found=value, expected=bounds, layer=mark.layer)


def _cell(mark: Mark, sheet: Sheet) -> tuple[int, int]:
    row, col = divmod(cell_at(mark.points[0], sheet.width, sheet.height), sheet.width)
    return col, row


def _muster(mark: Mark, sheet: Sheet) -> Muster:
    col, row = _cell(mark, sheet)
    men, guns, arrives = (mark.whole(key) for key in ("men", "guns", "arrives"))
    return Muster(mark.name, mark.kind, col, row, men, guns, arrives)


def _place(mark: Mark, sheet: Sheet) -> Place:
    col, row = _cell(mark, sheet)
    return Place(mark.name, col, row, {language: mark.text(language) for language in LANGUAGES})


def _ornament(mark: Mark) -> Ornament:
    x, y = mark.points[0]
    return Ornament(mark.kind, x, y, mark.number("turn"), mark.number("size", 1.0), mark.text("note"))


def _stroke(mark: Mark) -> Stroke:
    return Stroke(mark.kind, mark.points, mark.closed, mark.number("angle"), mark.name)


def _area(mark: Mark, grid: Grid) -> Iterator[int]:
    """Yield the cells of one object: under a point, along a line, or with their centre in an outline."""
    if mark.closed:
        yield from np.flatnonzero(_within(mark.points, grid)).tolist()
        return
    stops = [cell_at(point, grid.width, grid.height) for point in mark.points]
    stops = [stop for stop in stops if stop >= 0]
    yield from stops[:1]
    for start, stop in pairwise(stops):
        yield from grid.line(start, stop)[1:]


def _within(corners: tuple[Point, ...], grid: Grid) -> Bool:
    """Return (n,) True for hexes whose centre lies in the outline, by the even-odd rule."""
    row, col = np.divmod(np.arange(grid.n), grid.width)
    x = col + row % 2 / 2
    inside = np.zeros(grid.n, np.bool_)
    for (x0, y0), (x1, y1) in zip(corners, (*corners[1:], corners[0]), strict=True):
        crosses = (y0 > row) != (y1 > row)
        with np.errstate(divide="ignore", invalid="ignore"):
            inside ^= crosses & (x < x0 + (row - y0) * (x1 - x0) / (y1 - y0 or 1.0))
    return inside
