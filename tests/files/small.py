"""A small sound scenario as text, for tests that break it: 14 x 12 hexes, a fort beside a river."""

from __future__ import annotations

import shutil
from pathlib import Path

from game.data import data_root

WIDTH, HEIGHT = 14, 12
RIVER_FROM = 10
WALLS = {(6, 4), (7, 4), (5, 5), (7, 5), (6, 6), (7, 6)}
INSIDE = (6, 5)
RING = (
    (2, 9),
    (2, 8),
    (2, 7),
    (2, 6),
    (2, 5),
    (3, 4),
    (3, 3),
    (4, 2),
    (5, 2),
    (6, 2),
    (7, 2),
    (8, 2),
    (9, 2),
)
RING_DOWN = ((9, 3), (10, 4), (10, 5), (11, 6), (11, 7), (11, 8), (11, 9))
TILES = {"river": 1, "meadow": 13, "rampart": 55}


def write_small(folder: Path) -> Path:
    """Write the scenario into *folder*, which is made, and return the folder."""
    folder.mkdir()
    shipped = data_root() / "maps" / "albazin_1686"
    for name in ("terrain.tsx", "works.tsx", "terrain.png", "works.png"):
        shutil.copy(shipped / name, folder / name)
    (folder / "map.tmx").write_text(map_text(), encoding="utf-8")
    (folder / "scenario.toml").write_text(TABLE, encoding="utf-8")
    return folder


def map_text() -> str:
    """Return the map as Tiled writes it."""
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<map version="1.8" orientation="hexagonal" renderorder="right-down" width="{WIDTH}" height="{HEIGHT}" \
tilewidth="48" tileheight="56" infinite="0" hexsidelength="28" staggeraxis="y" staggerindex="odd">
 <tileset firstgid="1" source="terrain.tsx"/>
 <tileset firstgid="53" source="works.tsx"/>
{_layer("terrain", _terrain)}
{_layer("works", _works)}
 <objectgroup id="3" name="areas">
  <object id="1" type="ring" x="{_x(2, 9)}" y="{_y(9)}">
   <polyline points="{_points((*RING, *RING_DOWN))}"/>
  </object>
  <object id="2" type="inside" x="{_x(*INSIDE)}" y="{_y(INSIDE[1])}">
   <point/>
  </object>
  <object id="3" type="bank_above" x="0" y="{9 * 42 + 20}" width="{_x(3, 9)}" height="16"/>
  <object id="4" type="bank_below" x="{_x(9, 9)}" y="{9 * 42 + 20}" width="300" height="16"/>
 </objectgroup>
 <objectgroup id="4" name="places">
  <object id="5" name="fort" type="place" x="{_x(6, 5)}" y="{_y(5)}">
   <properties>
    <property name="en" value="Fort"/>
    <property name="ru" value="Форт"/>
    <property name="zh" value="城"/>
   </properties>
   <point/>
  </object>
 </objectgroup>
 <objectgroup id="5" name="decor">
  <object id="6" type="house" x="100" y="100">
   <properties>
    <property name="size" type="float" value="0.8"/>
    <property name="turn" type="float" value="90"/>
   </properties>
   <point/>
  </object>
 </objectgroup>
 <objectgroup id="6" name="strokes">
  <object id="7" name="way" type="road" x="24" y="28">
   <polyline points="0,0 96,84"/>
  </object>
 </objectgroup>
 <objectgroup id="7" name="units">
{_unit(8, "army", "banner_foot", (1, 1), 200)}
{_unit(9, "garrison", "cossacks", (6, 5), 60)}
 </objectgroup>
</map>
"""


TABLE = """start = "1686-07-17"
schedule = [{ turns = 3, hours = 48 }]

[stores.russia]
grain = 1000

[climate]
freeze_day = 111
freeze_spread = 4
temperature = [[0, 185], [29, 155]]

[messenger]
first_day = 4
last_day = 6

[texts.title]
en = "Small"
ru = "Малая"
zh = "小"
[texts.summary]
en = "A small siege"
ru = "Малая осада"
zh = "小圍"

[names.army]
en = "Army"
ru = "Войско"
zh = "軍"
[names.garrison]
en = "Garrison"
ru = "Гарнизон"
zh = "守軍"
"""


EVENT = """[[events]]
id = "fleet"
day = 1
hour = 9
effect = "talks"
source = "a letter"
[events.texts]
en = "A fleet"
ru = "Суда"
zh = "船"

"""


def add_host(folder: Path, arrives: int) -> None:
    """Add 77 men of the besiegers at hex (1, 8), who come on a turn, 0 for the start."""
    unit = _unit(92, "host", "banner_foot", (1, 8), 77).replace(*arriving(77, arrives))
    edit(folder, "map.tmx", " </objectgroup>\n</map>", f"{unit}\n </objectgroup>\n</map>")
    edit(folder, "scenario.toml", "[names.army]", '[names.host]\nen = "H"\nru = "Х"\nzh = "H"\n[names.army]')


def arriving(men: int, turn: int) -> tuple[str, str]:
    """Return an edit of the map that lets the unit of so many men arrive on a turn."""
    strength = f'<property name="men" type="int" value="{men}"/>'
    return strength, f'<property name="arrives" type="int" value="{turn}"/>{strength}'


def area(number: int, kind: str, first: tuple[int, int], last: tuple[int, int]) -> str:
    """Return the object of an area that covers the hexes between two corners."""
    x, y = _x(*first) - 24, _y(first[1]) - 8
    width, height = _x(*last) + 24 - x, _y(last[1]) + 8 - y
    return f'<object id="{number}" type="{kind}" x="{x}" y="{y}" width="{width}" height="{height}"/>'


def edit(folder: Path, name: str, old: str, new: str) -> None:
    """Replace the first *old*, which must be there, by *new* in a file of the scenario."""
    text = (folder / name).read_text(encoding="utf-8")
    assert old in text, f"{old!r} is not in {name}"
    (folder / name).write_text(text.replace(old, new, 1), encoding="utf-8")


def _terrain(_col: int, row: int) -> int:
    return TILES["river"] if row >= RIVER_FROM else TILES["meadow"]


def _works(col: int, row: int) -> int:
    return TILES["rampart"] if (col, row) in WALLS else 0


def _layer(name: str, tile: object) -> str:
    assert callable(tile)
    rows = [",".join(str(tile(col, row)) for col in range(WIDTH)) for row in range(HEIGHT)]
    cells = ",\n".join(rows)
    return f""" <layer id="1" name="{name}" width="{WIDTH}" height="{HEIGHT}">
  <data encoding="csv">
{cells}
</data>
 </layer>"""


def _unit(number: int, name: str, kind: str, place: tuple[int, int], men: int) -> str:
    return f"""  <object id="{number}" name="{name}" type="{kind}" x="{_x(*place)}" y="{_y(place[1])}">
   <properties>
    <property name="men" type="int" value="{men}"/>
   </properties>
   <point/>
  </object>"""


def _x(col: int, row: int) -> int:
    return col * 48 + row % 2 * 24 + 24


def _y(row: int) -> int:
    return row * 42 + 28


def _points(cells: tuple[tuple[int, int], ...]) -> str:
    x0, y0 = _x(*cells[0]), _y(cells[0][1])
    return " ".join(f"{_x(col, row) - x0},{_y(row) - y0}" for col, row in cells)
