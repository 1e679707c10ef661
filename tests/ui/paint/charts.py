"""Small charts to paint in tests."""

from __future__ import annotations

from hypothesis import strategies as st

from game.files.chart import Chart, Ornament, Place, Stroke

LETTERS = {
    "h": "hill",
    "t": "taiga",
    ".": "meadow",
    "f": "field",
    "s": "marsh",
    "v": "village",
    "r": "road",
    "b": "bluff",
    "~": "river",
    "=": "shallows",
    "i": "island",
    "K": "monastery",
    "c": "stream",
}
WORKS = {
    "_": "",
    "W": "rampart",
    "B": "bastion",
    "G": "gate",
    "p": "postern",
    "x": "breach",
    "P": "palisade",
    "T": "tower",
    "d": "ditch",
    "o": "old_bank",
    "C": "church",
    "w": "well",
    "g": "grain_store",
    "k": "powder_store",
    "I": "inner_work",
    "l": "landing",
    "a": "camp",
    "n": "trench",
    "S": "sap",
    "y": "battery",
    "q": "siege_wall",
    "e": "breastwork",
}

COUNTRY = [
    "hhhtttttttcttt",
    "hhtttttt.tcttt",
    "htt.....tcc.tt",
    "tt.fff...cs.tt",
    "t..ff..rrcss..",
    "....vvrr.c....",
    ".....v....c...",
    "bb.......bcbb.",
    "~~bbbbbbbb~~~b",
    "~~~~~~~~~~~~~~",
    "~~~==ii~~~~~~~",
    ".~~=iii~~~~~..",
]

FORT = [
    "______________",
    "_____qqqq_____",
    "____qqn__q____",
    "___q__n___q___",
    "___qBWGWB__q__",
    "__qW__C_W_____",
    "__y_W_wgW__q__",
    "___BWWpWB_aa__",
    "___________a__",
    "______l_______",
    "_____ee_______",
    "______________",
]


def chart(terrain=COUNTRY, works=FORT, **more) -> Chart:
    """A chart from rows of letters."""
    return Chart(
        "test",
        len(terrain[0]),
        len(terrain),
        tuple(LETTERS[letter] for row in terrain for letter in row),
        tuple(WORKS[letter] for row in works for letter in row),
        **more,
    )


def furnished() -> Chart:
    """A chart with everything that a map may bring."""
    return chart(
        ornaments=(
            Ornament("house", 4.2, 5.1, 30, 0.8, "yard smoke"),
            Ornament("copse", 8.0, 3.0, note="n=3"),
        ),
        places=(
            Place("town", 6, 5, {"en": "Albazin", "ru": "Албазин", "zh": "雅克薩"}),
            Place("river", 6, 9, {"en": "Amur", "ru": "Амур", "zh": "黑龍江"}),
        ),
        strokes=(
            Stroke("river", ((-1, 8.2), (7, 8.5), (15, 7.6), (15, 13), (-1, 13)), closed=True),
            Stroke("road", ((-1, 6), (5, 5.6), (9, 4), (15, 4))),
            Stroke("crop", ((3, 2.6), (5.4, 2.8), (5, 4.2), (3, 4)), closed=True, angle=20),
        ),
    )


@st.composite
def charts(draw: st.DrawFn) -> Chart:
    """Charts of a few hexes without any sense."""
    width, height = draw(st.integers(1, 7)), draw(st.integers(1, 6))
    cells = width * height
    terrain = draw(st.lists(st.sampled_from(sorted(LETTERS.values())), min_size=cells, max_size=cells))
    works = draw(st.lists(st.sampled_from(sorted(WORKS.values())), min_size=cells, max_size=cells))
    return Chart("any", width, height, tuple(terrain), tuple(works))
