"""Cuts the Chinese face down to the characters that the game says.

    apt-get install fonts-lxgw-wenkai
    python assets/fonts/make.py

writes WenKai.ttf, the regular weight of LXGW WenKai with the characters of the Chinese catalogue, of the maps
and of the code, so that it must run again when any of these says something new; a test tells. It needs
fonttools. The licence (COPYRIGHT-lxgw-wenkai.txt) reserves the name of the whole face for the whole face: the
cut is called Albazin Kai. The same texts give the same bytes.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from fontTools.subset import Options, Subsetter  # type: ignore[import-untyped] # ships no types
from fontTools.ttLib import TTFont  # type: ignore[import-untyped] # ships no types

HERE: Final = Path(__file__).resolve().parent
ROOT: Final = HERE.parents[1]
SOURCE: Final = Path("/usr/share/fonts/truetype/lxgw-wenkai/LXGWWenKai-Regular.ttf")
"""Where Debian's package puts the whole face."""
PUNCTUATION: Final = "、。，：；（）《》“”·—…！？\u3000"
SIGNS: Final = "≈"
"""Signs that the game shows in every language, and none of its other faces has."""
NAMES: Final = {1: "Albazin Kai", 3: "Albazin Kai 1.250", 4: "Albazin Kai", 6: "AlbazinKai"}
"""Family, unique, full and PostScript name, by their numbers in the name table."""
KEPT_NAMES: Final = (0, 2, 5, 7, 13, 14)
"""Copyright, style, version, trademark, licence and its address."""


def sources() -> Iterator[Path]:
    """Yield the files that say something in Chinese."""
    yield ROOT / "assets/locale/zh/LC_MESSAGES/albazin.po"
    yield from sorted((ROOT / "game").rglob("*.py"))
    for ending in ("toml", "tmx"):
        yield from sorted((ROOT / "maps").rglob(f"*.{ending}"))


def characters() -> str:
    """Return the characters that the cut holds, each once, in order."""
    said = {character for path in sources() for character in path.read_text(encoding="utf-8")}
    return "".join(sorted({*PUNCTUATION, *SIGNS, *filter(is_chinese, said)}))


def is_chinese(character: str) -> bool:
    """Return whether a character is a Chinese one; the figure 〇 counts as one."""
    return character == "〇" or unicodedata.name(character, "").startswith("CJK UNIFIED")


def cut(face: TTFont, kept: str) -> None:
    """Drop from a face all glyphs but those of *kept*, its hints, and what sets type from top to bottom."""
    options = Options(hinting=False, layout_features=[], name_IDs=list(KEPT_NAMES + tuple(NAMES)))
    options.drop_tables += ["BASE", "GDEF", "GSUB", "gasp", "vhea", "vmtx"]
    subsetter = Subsetter(options)
    subsetter.populate(text=kept)
    subsetter.subset(face)


def rename(face: TTFont) -> None:
    """Give a face its own name."""
    table = face["name"]
    table.names = [entry for entry in table.names if entry.platformID == 3 and entry.langID == 0x409]
    for number, name in NAMES.items():
        table.setName(name, number, 3, 1, 0x409)


def main() -> None:
    """Write the face beside this file."""
    kept = characters()
    face = TTFont(SOURCE, recalcTimestamp=False)
    cut(face, kept)
    rename(face)
    target = HERE / "WenKai.ttf"
    face.save(target)
    print(f"{target.name}: {len(kept)} characters, {target.stat().st_size // 1000} kB")


if __name__ == "__main__":
    main()
