"""Brings the catalogues up to the texts of the code, and compiles them.

    python assets/locale/make.py

reads game/**, keeps what translators have written, drops what no code says any more, and leaves new texts
empty, which the tests refuse: fill them in with any editor of .po files and run it again. It needs Babel.
The files hold no dates and no places of any machine: the same texts give the same bytes.
"""

from __future__ import annotations

import io
from pathlib import Path
from typing import Final

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

HERE: Final = Path(__file__).resolve().parent
ROOT: Final = HERE.parents[1]
LANGUAGES: Final = ("ru", "zh")
SPEC = tuple[int | tuple[int, str], ...] | None
KEYWORDS: Final[dict[str, SPEC]] = {
    "_": None,
    "N_": None,
    "ngettext": (1, 2),
    "pgettext": ((1, "c"), 2),
    "NP_": ((1, "c"), 2),
}
"""The functions of `game.ui.texts` and which of their arguments are texts."""
HEADERS: Final = ("Language", "Plural-Forms", "MIME-Version", "Content-Type", "Content-Transfer-Encoding")
"""What readers of a catalogue need; dates and names of people change without need."""


class _Plain(Catalog):
    """A catalogue with none but the HEADERS."""

    def _get_mime_headers(self) -> list[tuple[str, str]]:
        headers = dict(super()._get_mime_headers())
        return [(name, headers[name]) for name in HEADERS]

    def _set_mime_headers(self, headers: list[tuple[str, str]]) -> None:
        super()._set_mime_headers(headers)

    mime_headers = property(_get_mime_headers, _set_mime_headers)


def template() -> Catalog:
    """Return every text of the code, untranslated."""
    texts = _Plain()
    found = extract_from_dir(ROOT / "game", method_map=[("**.py", "python")], keywords=KEYWORDS)
    for name, line, text, comments, context in found:
        place = ("game/" + Path(name).as_posix(), line)
        texts.add(text, locations=[place], auto_comments=comments, context=context)
    return texts


def folder(lang: str) -> Path:
    """Return where the catalogue of a language lies."""
    return HERE / lang / "LC_MESSAGES"


def catalogue(lang: str) -> Catalog:
    """Return the catalogue of a language as it stands in its file; an empty one if there is no file."""
    path = folder(lang) / "albazin.po"
    text = path.read_bytes() if path.is_file() else b""
    return read_po(io.BytesIO(text), locale=lang)


def updated(old: Catalog, texts: Catalog) -> Catalog:
    """Return the texts of *texts* with their translations in *old*."""
    new = _Plain(locale=old.locale, header_comment=old.header_comment, fuzzy=False)
    for message in texts:
        if message.id:
            known = old.get(message.id, message.context)
            new.add(
                message.id,
                known.string if known else None,
                message.locations,
                user_comments=known.user_comments if known else (),
                context=message.context,
            )
    return new


def written(texts: Catalog) -> bytes:
    """Return a catalogue as the text of a .po file."""
    file = io.BytesIO()
    write_po(file, texts, sort_by_file=True, include_lineno=False, width=110)
    return file.getvalue()


def compiled(texts: Catalog) -> bytes:
    """Return a catalogue as the bytes of a .mo file."""
    plain = updated(texts, texts)
    file = io.BytesIO()
    write_mo(file, plain)
    return file.getvalue()


def empty(texts: Catalog) -> list[str]:
    """Return the texts that still want a translation."""
    return [str(message.id) for message in texts if message.id and not _whole(message.string)]


def _whole(string: str | tuple[str, ...] | list[str] | None) -> bool:
    return all(string) if isinstance(string, (tuple, list)) and string else bool(string)


def main() -> None:
    """Write the catalogues and say what is missing."""
    texts = template()
    for lang in LANGUAGES:
        new = updated(catalogue(lang), texts)
        folder(lang).mkdir(parents=True, exist_ok=True)
        (folder(lang) / "albazin.po").write_bytes(written(new))
        (folder(lang) / "albazin.mo").write_bytes(compiled(new))
        missing = empty(new)
        print(f"{lang}: {len(new)} texts, {len(missing)} empty", *missing, sep="\n    ")


if __name__ == "__main__":
    main()
