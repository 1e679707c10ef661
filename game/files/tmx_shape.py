"""What of Tiled's format a map of the game may hold; everything else is cut away or refused.

The reader behind the guard casts and sets every attribute it meets, so it must meet none that is not
in this table.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from game.files.fault import Report
from game.files.xml_tree import Node, nodes

TEXT: Final = re.compile(r"(?s).{0,100000}")
WORD: Final = re.compile(r"[^\n]{0,80}")
WHOLE: Final = re.compile(r"-?[0-9]{1,10}")
FLOAT_TEXT: Final = r"-?[0-9]{1,7}(?:\.[0-9]{1,17})?(?:[eE][+-]?0?[0-9])?"
NUMBER: Final = re.compile(FLOAT_TEXT)

_WORDS: Final = {TEXT: "text", WORD: "a short text", WHOLE: "a whole number", NUMBER: "a number"}
_NO_SHAPE: Final = "only points, polygons and polylines are read"


@dataclass(frozen=True)
class Shape:
    """One kind of element.

    Attributes:
        attributes: those that are kept, with the form of their values.
        required: those that must be there.
        children: elements that are kept.
        refused: elements that would change the meaning if they were cut away, with the reason.
    """

    attributes: Mapping[str, re.Pattern[str]]
    required: tuple[str, ...] = ()
    children: tuple[str, ...] = ()
    refused: Mapping[str, str] = field(default_factory=dict)


SHAPES: Final[Mapping[str, Shape]] = {
    "map": Shape(
        dict.fromkeys(("orientation", "staggeraxis", "staggerindex"), WORD)
        | dict.fromkeys(("width", "height", "tilewidth", "tileheight", "hexsidelength", "infinite"), WHOLE),
        ("orientation", "width", "height", "tilewidth", "tileheight", "hexsidelength"),
        ("tileset", "layer", "objectgroup"),
        {"group": "layers inside groups are not read: drag them out of the group"},
    ),
    "tileset": Shape(
        dict.fromkeys(("firstgid", "tilewidth", "tileheight", "tilecount", "columns"), WHOLE)
        | {"name": WORD, "spacing": WHOLE, "margin": WHOLE},
        ("firstgid", "tilewidth", "tileheight", "tilecount"),
        ("tile",),
    ),
    "tile": Shape({"id": WHOLE, "type": WORD}, ("id",)),
    "layer": Shape({"name": WORD, "width": WHOLE, "height": WHOLE}, ("name", "width", "height"), ("data",)),
    "data": Shape(
        {"encoding": WORD, "compression": WORD},
        refused={
            "chunk": "the map is infinite: switch off Map > Map Properties > Infinite",
            "tile": "cells as XML are not read: choose CSV in Map > Map Properties > Tile Layer Format",
        },
    ),
    "objectgroup": Shape({"name": WORD}, ("name",), ("object",)),
    "object": Shape(
        dict.fromkeys(("x", "y", "width", "height", "rotation"), NUMBER)
        | {"id": WHOLE, "name": WORD, "type": WORD},
        ("id", "x", "y"),
        ("properties", "point", "polygon", "polyline"),
        {"ellipse": _NO_SHAPE, "text": _NO_SHAPE, "capsule": _NO_SHAPE},
    ),
    "point": Shape({}),
    "polygon": Shape({"points": TEXT}, ("points",)),
    "polyline": Shape({"points": TEXT}, ("points",)),
    "properties": Shape({}, children=("property",)),
    "property": Shape({"name": WORD, "type": WORD, "value": TEXT}, ("name",)),
}


def prune(node: Node, report: Report) -> None:
    """Cut *node* down to its shape, and write down what has the wrong form."""
    shape = SHAPES[node.tag]
    _rename_class(node)
    for name in shape.required:
        if name not in node.attrib:
            report.add(node.line, f"<{node.tag}> has no {name}")
    for name in [*node.attrib]:
        _prune_attribute(node, name, shape, report)
    for child in nodes(node):
        if child.tag in shape.children:
            prune(child, report)
        else:
            _refuse(child, shape, report)
            node.remove(child)


def _rename_class(node: Node) -> None:
    """Tiled 1.9 wrote `class` where all others write `type`."""
    if node.tag in ("object", "tile") and "class" in node.attrib:
        node.attrib.setdefault("type", node.attrib.pop("class"))


def _prune_attribute(node: Node, name: str, shape: Shape, report: Report) -> None:
    form = shape.attributes.get(name)
    if form is None:
        del node.attrib[name]
    elif not form.fullmatch(node.attrib[name]):
        report.add(
            node.line,
            f"<{node.tag}> {name} has the wrong form",
            found=node.attrib.pop(name),
            expected=_WORDS[form],
        )


def _refuse(child: Node, shape: Shape, report: Report) -> None:
    if child.tag in shape.refused:
        report.add(child.line, shape.refused[child.tag])
