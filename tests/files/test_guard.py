"""Every broken or hostile map is refused by name, and nothing outside its folder is opened."""

from __future__ import annotations

import base64
import gzip
import os
import struct
import sys
import tracemalloc
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from game.files.checks import check
from game.files.fault import Fault
from tests.files.small import HEIGHT, WIDTH, edit

CELLS = WIDTH * HEIGHT
POINT = '<object id="{id}" type="house" x="1" y="1"><point/></object>'


def faults_after(folder: Path, old: str, new: str, name: str = "map.tmx") -> list[Fault]:
    """Return what the check says when *old* is replaced."""
    edit(folder, name, old, new)
    return check(folder)


def repacked(folder: Path, data: bytes, compression: str = "") -> list[Fault]:
    """Return what the check says when the cells of the first layer are packed as base64."""
    text = (folder / "map.tmx").read_text()
    start, end = text.index('<data encoding="csv">'), text.index("</data>")
    packed = f'<data encoding="base64" {compression}>{base64.b64encode(data).decode()}'
    (folder / "map.tmx").write_text(text[:start] + packed + text[end:])
    return check(folder)


def test_the_small_map_is_sound(small: Path) -> None:
    assert check(small) == []


EDITS = {
    "doctype": ("<map ", '<!DOCTYPE map [<!ENTITY a "b">]><map ', "no DOCTYPE"),
    "encoding": ('encoding="UTF-8"', 'encoding="ISO-8859-1"', "this encoding is not read"),
    "not xml": ("</map>", "", "not well-formed XML"),
    "wrong root": ("<map ", "<mapp ", "not well-formed XML"),
    "orientation": ('"hexagonal"', '"orthogonal"', "orientation is wrong (found 'orthogonal'"),
    "stagger axis": ('staggeraxis="y"', 'staggeraxis="x"', "staggeraxis is wrong"),
    "stagger index": ('staggerindex="odd"', 'staggerindex="even"', "staggerindex is wrong"),
    "infinite": ('infinite="0"', 'infinite="1"', "switch off Map > Map Properties > Infinite"),
    "width not a number": (f'width="{WIDTH}"', 'width="x"', "width is wrong (found 'x'; expected 8 to 256)"),
    "width too small": (f'width="{WIDTH}"', 'width="7"', "width is wrong"),
    "height too large": (f'height="{HEIGHT}"', 'height="257"', "height is wrong"),
    "tile width": ('tilewidth="48"', 'tilewidth="0"', "tilewidth is wrong"),
    "side missing": ('hexsidelength="28"', "", "hexsidelength is wrong"),
    "deep": ("<point/>", "<point>" * 20 + "</point>" * 20, "nested too deep"),
    "control character": ('name="way"', 'name="w&#x202e;ay"', "a control character"),
    "layer name": ('name="works"', 'name="worcs"', "did you mean works?"),
    "layer twice": ('name="works"', 'name="terrain"', "two layers have the same name"),
    "layer size": (f'name="works" width="{WIDTH}"', 'name="works" width="9"', "another size than the map"),
    "group": (
        ' <objectgroup id="3"',
        ' <group id="9"/><objectgroup id="3"',
        "layers inside groups are not read",
    ),
    "cells missing": ("1,1,1,1", "1,1,1", f"wrong number of cells (found {CELLS - 1}; expected {CELLS})"),
    "cell no number": ("13,13,13", "13,x,13", "not a tile number (found 'x'"),
    "cell negative": ("13,13,13", "13,-1,13", "not a tile number"),
    "cell too large": ("13,13,13", "13,9999999999,13", "not a tile number"),
    "no such tile": ("13,13,13", "13,400,13", "hex 1,0: there is no such tile (found 400"),
    "mirrored": ("13,13,13", f"13,{13 | 1 << 31},13", "hex 1,0: the tile is mirrored or turned"),
    "xml cells": ('<data encoding="csv">', "<data><tile/>", "cells as XML are not read"),
    "unknown packing": ('encoding="csv"', 'encoding="base64" compression="zstd"', "valid base64"),
    "chunks": ('<data encoding="csv">', '<data encoding="csv"><chunk/>', "the map is infinite"),
    "tileset outside": ('"terrain.tsx"', '"../terrain.tsx"', "the tileset"),
    "tileset absolute": ('"terrain.tsx"', '"/etc/terrain.tsx"', "not a relative path"),
    "tileset backslash": ('"terrain.tsx"', '"a\\terrain.tsx"', "not a relative path"),
    "tileset missing": ('"terrain.tsx"', '"tarrain.tsx"', "is not there"),
    "tileset kind": ('"terrain.tsx"', '"terrain.png"', "not a tileset of Tiled"),
    "tilesets overlap": ('firstgid="53"', 'firstgid="50"', "two tilesets share tile numbers"),
    "tileset firstgid": ('firstgid="53"', "", "the tileset has no firstgid"),
    "same id": ('id="7" name="way"', 'id="6" name="way"', "two objects have the same id"),
    "nan": ('x="100"', 'x="nan"', "x has the wrong form (found 'nan'; expected a number)"),
    "infinity": ('x="100"', 'x="1e999"', "x has the wrong form"),
    "points": ("0,0 96,84", "0,0 96", "not a list of points"),
    "points nan": ("0,0 96,84", "0,0 nan,1", "not a list of points"),
    "rotation": ('x="100"', 'x="100" rotation="5"', "the object is turned"),
    "template": ('x="100"', 'x="100" template="t.tx"', "Detach it in Tiled"),
    "tile object": ('x="100"', 'x="100" gid="1"', "an object that is a tile is not read"),
    "ellipse": ("<point/>", "<ellipse/>", "only points, polygons and polylines"),
    "no class": ('type="house"', "", "the object has no class"),
    "property type": ('type="float" value="0.8"', 'type="class" value="0.8"', "of a type that is not read"),
    "property value": ('value="0.8"', 'value="big"', "the property size is wrong"),
    "property bounds": ('value="0.8"', 'value="800"', "the property size is wrong (found 800.0"),
    "property twice": ('name="size"', 'name="turn"', "the property turn is given twice"),
    "property unknown": ('name="size"', 'name="sise"', "did you mean size?"),
    "property missing": ('<property name="ru" value="Форт"/>', "", "the property ru is missing"),
    "unit kind": ('"banner_foot"', '"baner_foot"', "did you mean banner_foot?"),
    "unit off the map": (
        'name="army" type="banner_foot" x="96"',
        'name="army" type="banner_foot" x="-96"',
        "off the map",
    ),
}


@pytest.mark.parametrize(("old", "new", "message"), EDITS.values(), ids=EDITS.keys())
def test_edit_is_refused(small: Path, old: str, new: str, message: str) -> None:
    faults = faults_after(small, old, new)
    assert any(message in str(fault) for fault in faults), [str(fault) for fault in faults]


def test_a_fault_names_file_line_layer_and_hex(small: Path) -> None:
    (fault,) = faults_after(small, "13,13,13", "13,400,13")
    assert (fault.file, fault.layer, fault.cell) == (str(small / "map.tmx"), "terrain", (1, 0))
    assert "13,400,13" in (small / "map.tmx").read_text().splitlines()[fault.line - 1]


def test_all_faults_are_named_at_once(small: Path) -> None:
    edit(small, "map.tmx", '"banner_foot"', '"baner_foot"')
    edit(small, "map.tmx", 'name="size"', 'name="sise"')
    edit(small, "scenario.toml", "freeze_day", "freeze_dai")
    files = [Path(fault.file).name for fault in check(small)]
    assert files.count("map.tmx") == 2
    assert files.count("scenario.toml") == 2  # one key unknown, one missing


TILESETS = {
    "chain": ("<tileset ", '<tileset source="works.tsx" ', "must not name another tileset"),
    "no count": ('tilecount="52"', 'tilecount="99999"', "impossible numbers"),
    "tile twice": ('<tile id="1"', '<tile id="0"', "tiles numbered twice"),
    "picture size": ('width="192"', 'width="191"', "another size than the file says"),
    "picture outside": ('source="terrain.png"', 'source="../../x.png"', "the picture"),
    "picture missing": ('source="terrain.png"', 'source="x.png"', "the picture is not there"),
    "picture kind": ('source="terrain.png"', 'source="works.tsx"', "is not a PNG"),
    "embedded": ('source="terrain.png"', "", "pictures inside the file are not read"),
    "no class": ('type="meadow"', "", "the tile has no class"),
    "unknown class": ('type="meadow"', 'type="medow"', "did you mean meadow?"),
}


@pytest.mark.parametrize(("old", "new", "message"), TILESETS.values(), ids=TILESETS.keys())
def test_edit_of_a_tileset_is_refused(small: Path, old: str, new: str, message: str) -> None:
    if "class" in message or "meadow" in message:
        text = (small / "terrain.tsx").read_text().replace(old, new)
        (small / "terrain.tsx").write_text(text)
        faults = check(small)
    else:
        faults = faults_after(small, old, new, "terrain.tsx")
    assert any(message in str(fault) for fault in faults), [str(fault) for fault in faults]


def test_a_picture_larger_than_it_may_be_is_refused(small: Path) -> None:
    data = bytearray((small / "terrain.png").read_bytes())
    data[16:20] = struct.pack(">I", 5000)
    (small / "terrain.png").write_bytes(data)
    assert "at most 4096 a side" in str(check(small)[0])


PACKINGS: dict[str, Callable[[bytes], bytes]] = {"": bytes, "zlib": zlib.compress, "gzip": gzip.compress}


@pytest.mark.parametrize("packing", PACKINGS)
def test_packed_cells_are_read(small: Path, packing: str) -> None:
    cells = struct.pack(f"<{CELLS}I", *[13] * CELLS)
    compression = f'compression="{packing}"' if packing else ""
    faults = repacked(small, PACKINGS[packing](cells), compression)
    assert [fault for fault in faults if fault.layer == "terrain"] == []


PACKED = {
    "cut off": (zlib.compress(bytes(CELLS * 4))[:-6], "zlib", "cut off"),
    "bomb": (zlib.compress(bytes(50_000_000)), "zlib", "more cells than the layer has room for"),
    "too few": (zlib.compress(bytes(CELLS * 4 - 4)), "zlib", "wrong number of bytes"),
    "not zlib": (b"xxxx", "zlib", "not valid zlib"),
    "unknown": (b"xxxx", "zstd", "packed this way are not read (found 'zstd'"),
}


@pytest.mark.parametrize(("data", "packing", "message"), PACKED.values(), ids=PACKED.keys())
def test_badly_packed_cells_are_refused(small: Path, data: bytes, packing: str, message: str) -> None:
    faults = repacked(small, data, f'compression="{packing}"')
    assert any(message in str(fault) for fault in faults), [str(fault) for fault in faults]


def test_a_bomb_is_unpacked_no_further_than_the_map(small: Path) -> None:
    data = zlib.compress(bytes(100_000_000))
    check(small)  # so that imports are not counted
    tracemalloc.start()
    repacked(small, data, 'compression="zlib"')
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 8_000_000


def test_utf_16_is_read(small: Path) -> None:
    text = (small / "map.tmx").read_text(encoding="utf-8").replace('encoding="UTF-8"', 'encoding="UTF-16"')
    (small / "map.tmx").write_bytes(text.encode("utf-16"))
    assert check(small) == []


def test_a_file_too_large_is_refused(small: Path) -> None:
    with (small / "map.tmx").open("ab") as file:
        file.write(b" " * (4 << 20))
    assert "larger than" in str(check(small)[0])


def test_too_many_elements_are_refused(small: Path) -> None:
    faults = faults_after(small, "</map>", "<a/>" * 50_000 + "</map>")
    assert "too many elements" in str(faults[0])


def test_too_many_objects_are_refused(small: Path) -> None:
    many = "".join(POINT.format(id=1000 + number) for number in range(5000))
    faults = faults_after(
        small, '<objectgroup id="5" name="decor">', f'<objectgroup id="5" name="decor">{many}'
    )
    assert "too many objects" in str(faults[0])


def test_an_empty_map_is_refused(small: Path) -> None:
    (small / "map.tmx").write_bytes(b"")
    assert "is empty" in str(check(small)[0])


def test_a_folder_in_place_of_the_map_is_refused(small: Path) -> None:
    (small / "map.tmx").unlink()
    (small / "map.tmx").mkdir()
    assert "not a regular file" in str(check(small)[0])


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
@pytest.mark.parametrize("name", ["map.tmx", "terrain.tsx", "terrain.png", "scenario.toml"])
def test_a_pipe_is_refused_and_not_waited_for(small: Path, name: str) -> None:
    (small / name).unlink()
    os.mkfifo(small / name)
    assert any("not a regular file" in str(fault) for fault in check(small))


@pytest.mark.parametrize("name", ["map.tmx", "terrain.tsx", "terrain.png", "scenario.toml"])
def test_a_link_that_leaves_the_folder_is_not_followed(small: Path, tmp_path: Path, name: str) -> None:
    outside = tmp_path / "outside"
    (small / name).rename(outside)
    (small / name).symlink_to(outside)
    with opened_files() as opened:
        faults = check(small)
    assert any("leaves the folder" in str(fault) for fault in faults)
    assert str(outside) not in opened


def test_a_link_inside_the_folder_is_followed(small: Path) -> None:
    (small / "terrain.png").rename(small / "other.png")
    (small / "terrain.png").symlink_to("other.png")
    assert check(small) == []


def test_decoration_is_ignored_whatever_it_holds(small: Path) -> None:
    layer = '<layer name="clouds"><data encoding="csv">x</data></layer>'
    image = '<imagelayer name="sky"/>'
    assert faults_after(small, "</map>", f"{layer}{image}</map>") == []


_opened: list[set[str]] = []


@contextmanager
def opened_files() -> Iterator[set[str]]:
    """Record the files that are opened in a with statement."""
    _opened.append(set())
    yield _opened[-1]
    _opened.pop()


def _record(event: str, arguments: tuple[object, ...]) -> None:
    if event == "open" and _opened:
        _opened[-1].add(str(arguments[0]))


sys.addaudithook(_record)
