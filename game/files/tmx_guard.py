"""Vets a Tiled map before the TMX reader sees it.

The reader trusts its input: it follows any path, unpacks any bomb and sets any attribute. So the guard
parses the file itself, checks all of it, puts the tilesets in the place of their paths, cuts away what
the game does not use, and hands on a tree in which the reader has nothing left to open or to trust.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final

from game.files.fault import HaltedError, Report, did_you_mean
from game.files.folder import UnreadableError, locate, read
from game.files.pictures import png_size
from game.files.tmx_contents import check_cells, check_objects
from game.files.tmx_shape import WHOLE, prune
from game.files.xml_tree import Node, nodes, parse

TILE_LAYERS: Final = ("terrain", "works")
OBJECT_LAYERS: Final = ("units", "places", "areas", "decor", "strokes")

_SIZES: Final = {
    "width": (8, 256),
    "height": (8, 256),
    "tilewidth": (8, 512),
    "tileheight": (8, 512),
    "hexsidelength": (0, 512),
}
_HEAD: Final = {
    "orientation": ("hexagonal", "make it hexagonal in Map > Map Properties"),
    "staggeraxis": ("y", "choose Stagger Axis Y in Map > Map Properties"),
    "staggerindex": ("odd", "choose Stagger Index Odd in Map > Map Properties"),
    "infinite": ("0", "switch off Map > Map Properties > Infinite"),
}
_REFERENCES: Final = {
    "template": "an object made from a template is not read: Detach it in Tiled",
    "gid": "an object that is a tile is not read: insert a point",
}


def vet(path: Path, report: Report) -> Node:
    """Return the root element of a map, fit for the TMX reader.

    Raises:
        HaltedError: if the map has faults; they are in *report*.
    """
    before = len(report.faults)
    root = path.parent.resolve()
    node = _parsed(root, path.name, root, report, "map")
    _check_head(node, report)
    _drop_decoration(node, report)
    _check_pictures(node, root, root, report)
    _inline_tilesets(node, root, report)
    _refuse_references(node, report)
    prune(node, report)
    _halt_if_more(report, before)  # what follows relies on the right shape
    check_cells(node, report)
    check_objects(node, report)
    _halt_if_more(report, before)
    return node


def _parsed(base: Path, name: str, root: Path, report: Report, tag: str) -> Node:
    try:
        data = read(locate(root, base, name))
    except UnreadableError as error:
        report.halt(0, f"the file {error}")
    node = parse(data, report)
    if node.tag != tag:
        report.halt(node.line, "not the right kind of file", found=f"<{node.tag[:40]}>", expected=f"<{tag}>")
    return node


def _check_head(node: Node, report: Report) -> None:
    node.attrib.setdefault("infinite", "0")
    before = len(report.faults)
    for name, (expected, advice) in _HEAD.items():
        found = node.get(name)
        if found != expected:
            report.add(node.line, f"the map's {name} is wrong", found=found, expected=expected, advice=advice)
    for name, (low, high) in _SIZES.items():
        found = node.get(name, "")
        if not (found.isascii() and found.isdigit() and len(found) < 5 and low <= int(found) <= high):
            report.add(node.line, f"the map's {name} is wrong", found=found, expected=f"{low} to {high}")
    _halt_if_more(report, before)


def _halt_if_more(report: Report, before: int) -> None:
    if len(report.faults) > before:
        raise HaltedError


def _drop_decoration(node: Node, report: Report) -> None:
    """Cut away layers that the game does not use; refuse names mistyped or used twice."""
    seen = set()
    for layer in [child for child in nodes(node) if child.tag in ("layer", "objectgroup")]:
        known = TILE_LAYERS if layer.tag == "layer" else OBJECT_LAYERS
        name = layer.get("name", "")
        if name not in known:
            node.remove(layer)
            if advice := did_you_mean(name, known):
                report.add(layer.line, "the game uses no layer of this name", found=name, advice=advice)
        elif name in seen:
            report.add(layer.line, "two layers have the same name", found=name)
        seen.add(name)
    for name in TILE_LAYERS:
        if name not in seen:
            report.add(node.line, f"there is no tile layer {name}", advice="add one in Tiled")


def _check_pictures(node: Node, base: Path, root: Path, report: Report) -> None:
    for image in [element for element in node.iter("image") if isinstance(element, Node)]:
        source = image.get("source")
        if source is None:
            report.add(image.line, "pictures inside the file are not read", advice="keep them beside it")
            continue
        try:
            width, height = png_size(locate(root, base, source))
        except UnreadableError as error:
            report.add(image.line, f"the picture {error}", found=source)
            continue
        declared = (image.get("width", str(width)), image.get("height", str(height)))
        if declared != (str(width), str(height)):
            report.add(
                image.line,
                "the picture has another size than the file says",
                found=f"{width} x {height}",
                expected=" x ".join(declared),
                advice="reload it in Tiled",
            )


def _inline_tilesets(node: Node, root: Path, report: Report) -> None:
    for place, child in enumerate(nodes(node)):
        if child.tag == "tileset" and child.get("source") is not None:
            node[place] = _tileset(child, root, report)


def _tileset(child: Node, root: Path, report: Report) -> Node:
    """Return the tileset that *child* names, checked and pruned under its own file's name."""
    source = child.get("source", "")
    if not source.endswith(".tsx"):
        report.halt(child.line, "not a tileset of Tiled", found=source, expected="a .tsx file")
    try:
        path = locate(root, root, source)
    except UnreadableError as error:
        report.halt(child.line, f"the tileset {error}", found=source)
    if not WHOLE.fullmatch(child.get("firstgid", "")):
        report.halt(child.line, "the tileset has no firstgid", found=child.get("firstgid"))
    there = report.of(str(Path(report.file).parent / source))
    tileset = _parsed(path.parent, path.name, root, there, "tileset")
    if tileset.get("source") is not None:
        there.halt(tileset.line, "a tileset file must not name another tileset")
    _check_pictures(tileset, path.parent, root, there)
    tileset.set("firstgid", child.attrib["firstgid"])
    prune(tileset, there)
    return tileset


def _refuse_references(node: Node, report: Report) -> None:
    for thing in node.iter("object"):
        assert isinstance(thing, Node)
        for name, reason in _REFERENCES.items():
            if name in thing.attrib:
                report.add(thing.line, reason)
