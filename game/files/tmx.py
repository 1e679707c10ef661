"""Reads a vetted Tiled map with pytmx."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from game.files.chart import Point
from game.files.fault import Report
from game.files.marks import NO_CLASS, Mark, Sheet
from game.files.tmx_guard import OBJECT_LAYERS, TILE_LAYERS, vet
from game.files.xml_tree import Node, nodes

if TYPE_CHECKING:
    import pytmx

_DIGITS = 4
"""Places of the hex plane that are kept: finer than Tiled writes them."""


def read_map(path: Path, report: Report) -> Sheet:
    """Return what a map holds.

    Raises:
        HaltedError: if the map has faults; they are in *report*.
    """
    node = vet(path, report)
    return _sheet(_tiled_map(node, path), node, report)


def _tiled_map(node: Node, path: Path) -> pytmx.TiledMap:
    os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")  # pytmx imports pygame, which greets on stdout
    import pytmx  # noqa: PLC0415 - costs 50 ms, and only maps need it

    tiled = pytmx.TiledMap(allow_duplicate_names=True)
    tiled.filename = str(path)
    tiled.parse_xml(node)
    return tiled


def _sheet(tiled: pytmx.TiledMap, node: Node, report: Report) -> Sheet:
    layers = [*nodes(node, "layer"), *nodes(node, "objectgroup")]
    plane = _Plane(tiled)
    lines = {
        int(thing.get("id", "0")): thing.line for thing in node.iter("object") if isinstance(thing, Node)
    }
    return Sheet(
        file=report.file,
        width=int(tiled.width),
        height=int(tiled.height),
        kinds={name: _kinds(tiled, name) for name in TILE_LAYERS},
        lines={layer.attrib["name"]: layer.line for layer in layers},
        marks={name: _marks(tiled, name, plane, lines) for name in OBJECT_LAYERS},
    )


def _kinds(tiled: pytmx.TiledMap, name: str) -> tuple[str, ...]:
    """Return the class of the tile in each cell; "" for no tile."""
    classes = {gid: values.get("type") or NO_CLASS for gid, values in tiled.tile_properties.items()}
    classes[0] = ""
    return tuple(classes.get(gid, NO_CLASS) for row in tiled.get_layer_by_name(name).data for gid in row)


def _marks(tiled: pytmx.TiledMap, name: str, plane: _Plane, lines: dict[int, int]) -> tuple[Mark, ...]:
    group = next((layer for layer in tiled.objectgroups if layer.name == name), ())
    return tuple(_mark(thing, name, plane, lines[thing.id]) for thing in group)


def _mark(thing: pytmx.TiledObject, layer: str, plane: _Plane, line: int) -> Mark:
    corners = getattr(thing, "points", None)
    if corners is None:
        corners = thing.as_points if thing.width or thing.height else [(thing.x, thing.y)]
    points = tuple(plane.point(x, y) for x, y in corners)
    return Mark(
        layer=layer,
        line=line,
        kind=thing.type or "",
        name=thing.name or "",
        points=points,
        closed=len(points) > 1 and thing.closed,
        values={name: "" if value is None else value for name, value in thing.properties.items()},
    )


class _Plane:
    """Turns Tiled's pixels into the hex plane: x in hex widths, y in rows, (0, 0) the first hex's centre."""

    def __init__(self, tiled: pytmx.TiledMap) -> None:
        self.width = tiled.tilewidth
        self.middle = tiled.tileheight / 2
        side = int(tiled.hexsidelength)
        self.pitch = tiled.tileheight - (tiled.tileheight - side) // 2

    def point(self, x: float, y: float) -> Point:
        return round(x / self.width - 0.5, _DIGITS), round((y - self.middle) / self.pitch, _DIGITS)
