"""Checks the cells and the objects of a map that has the right shape."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

import numpy as np

from game.files.fault import Report
from game.files.layer_data import BadDataError, gids, line_of
from game.files.tmx_shape import FLOAT_TEXT
from game.files.xml_tree import Node, nodes

MAX_OBJECTS: Final = 5000
MAX_TILES: Final = 4096

_FLIPS: Final = 28
"""Tiled keeps turned and mirrored tiles in the bits above."""
_SHOWN_CELLS: Final = 3
_POINTS: Final = re.compile(rf"{FLOAT_TEXT},{FLOAT_TEXT}(?: {FLOAT_TEXT},{FLOAT_TEXT})*")
_VALUES: Final = {
    "string": re.compile(r"(?s).*"),
    "int": re.compile(r"-?[0-9]{1,9}"),
    "float": re.compile(FLOAT_TEXT),
    "bool": re.compile("true|false"),
}


def check_cells(node: Node, report: Report) -> None:
    """Check tilesets and tile layers: so many cells, each with a tile that exists, none turned."""
    width, height = int(node.attrib["width"]), int(node.attrib["height"])
    ranges = _tile_numbers(node, report)
    for layer in nodes(node, "layer"):
        if (layer.get("width"), layer.get("height")) != (str(width), str(height)):
            report.add(layer.line, "the layer has another size than the map", layer=layer.attrib["name"])
            continue
        data = nodes(layer, "data")
        if len(data) != 1:
            report.add(layer.line, "the layer has no cells", layer=layer.attrib["name"])
        else:
            _check_layer(_Layer(layer.attrib["name"], data[0], width, width * height, report), ranges)


def check_objects(node: Node, report: Report) -> None:
    """Check objects: numbered once each, in bounds of count and place, properties of simple types."""
    seen: set[str] = set()
    for group, thing in _objects(node):
        layer, number = group.attrib["name"], thing.attrib["id"]
        if number in seen:
            report.add(thing.line, "two objects have the same id", found=number, layer=layer)
        seen.add(number)
        if len(seen) > MAX_OBJECTS:
            report.halt(thing.line, "too many objects", expected=f"at most {MAX_OBJECTS}")
        _check_figure(thing, layer, report)
        _check_properties(thing, layer, report)


def _objects(node: Node) -> Iterator[tuple[Node, Node]]:
    return ((group, thing) for group in nodes(node, "objectgroup") for thing in nodes(group, "object"))


def _tile_numbers(node: Node, report: Report) -> list[tuple[int, int]]:
    """Return first and last tile number of each tileset, ascending."""
    ranges = []
    for tileset in nodes(node, "tileset"):
        first, count = int(tileset.attrib["firstgid"]), int(tileset.attrib["tilecount"])
        if first < 1 or not 1 <= count <= MAX_TILES:
            report.halt(
                tileset.line, "a tileset with impossible numbers", found=f"{count} tiles from {first}"
            )
        ids = [int(tile.attrib["id"]) for tile in nodes(tileset, "tile")]
        if len(set(ids)) < len(ids) or not all(0 <= number < count for number in ids):
            report.halt(
                tileset.line, "tiles numbered twice or beyond the tileset", expected=f"0 to {count - 1}"
            )
        ranges.append((first, first + count - 1))
    ranges.sort()
    if any(last >= first for (_, last), (first, _) in pairwise(ranges)):
        report.halt(node.line, "two tilesets share tile numbers", advice="save the map in Tiled")
    return ranges


@dataclass(frozen=True)
class _Layer:
    """A tile layer under examination."""

    name: str
    data: Node
    width: int
    count: int
    report: Report

    def add(self, what: str, cell: int, found: object, expected: str = "", advice: str = "") -> None:
        """Write a fault down; *cell* is -1 for the layer as a whole."""
        breaks = (
            line_of(self.data.text or "", cell) if cell >= 0 and self.data.get("encoding") == "csv" else 0
        )
        self.report.add(
            self.data.line + breaks,
            what,
            found=found,
            expected=expected,
            advice=advice,
            layer=self.name,
            cell=(cell % self.width, cell // self.width) if cell >= 0 else None,
        )


def _check_layer(layer: _Layer, ranges: list[tuple[int, int]]) -> None:
    data = layer.data
    try:
        cells = gids(data.text or "", data.get("encoding"), data.get("compression"), layer.count)
    except BadDataError as error:
        layer.add(error.what, error.cell, error.found, error.expected)
        return
    turned = (cells >> _FLIPS) > 0
    known = cells == 0
    for first, last in ranges:
        known |= (cells >= first) & (cells <= last)
    wrong = {"the tile is mirrored or turned": turned, "there is no such tile": ~known & ~turned}
    for what, mask in wrong.items():
        for cell in np.flatnonzero(mask)[:_SHOWN_CELLS].tolist():
            layer.add(what, cell, int(cells[cell]), advice="paint it anew in Tiled")


def _check_figure(thing: Node, layer: str, report: Report) -> None:
    for figure in nodes(thing):
        points = figure.get("points")
        if points is not None and not _POINTS.fullmatch(points):
            report.add(figure.line, "not a list of points", found=points, expected="x,y x,y ...", layer=layer)
    if float(thing.get("rotation", "0")):
        report.add(thing.line, "the object is turned", advice="set its Rotation to 0", layer=layer)


def _check_properties(thing: Node, layer: str, report: Report) -> None:
    seen: set[str] = set()
    for entry in (entry for group in nodes(thing, "properties") for entry in nodes(group, "property")):
        name, form = entry.attrib["name"], entry.get("type", "string")
        if name in seen:
            report.add(entry.line, f"the property {name} is given twice", layer=layer)
        seen.add(name)
        if form not in _VALUES:
            report.add(
                entry.line, f"the property {name} is of a type that is not read", found=form, layer=layer
            )
        elif not _VALUES[form].fullmatch(entry.get("value") or ""):
            report.add(
                entry.line,
                f"the property {name} is wrong",
                found=entry.get("value"),
                expected=form,
                layer=layer,
            )
