"""Brings the catalogues up to the texts of the code, and compiles them.

    python assets/locale/make.py

reads game/, keeps what translators have written, drops what no code says any more, and leaves new texts
empty, which the tests refuse: fill them in with any editor of .po files and run it again. It needs Babel.
The files hold no dates and no places of any machine: the same texts give the same bytes.
"""

from __future__ import annotations

import ast
import io
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

HERE: Final = Path(__file__).resolve().parent
ROOT: Final = HERE.parents[1]
LANGUAGES: Final = ("ru", "zh")
TEXTS: Final = {"_": 1, "N_": 1, "ngettext": 2}
"""The functions of `game.ui.texts` that take texts, and how many."""
TEXTS_IN_CONTEXT: Final = ("pgettext", "NP_")
"""Those that take a context and a text."""
HEADERS: Final = ("Language", "Plural-Forms", "MIME-Version", "Content-Type", "Content-Transfer-Encoding")
"""What readers of a catalogue need; dates and names of people would change it without need."""

Text = str | tuple[str, ...]


class PlainCatalog(Catalog):
    """A catalogue with none but the HEADERS."""

    def _get_mime_headers(self) -> list[tuple[str, str]]:
        return [(name, value.strip()) for name, value in super()._get_mime_headers() if name in HEADERS]

    mime_headers = property(_get_mime_headers, Catalog._set_mime_headers)


class Reader(ast.NodeVisitor):
    """Collects the texts of a module, those inside f-strings too, which Babel's own reader may miss.

    Attributes:
        found: context or None, and text, in the order of the code.
    """

    def __init__(self) -> None:
        """Start with nothing."""
        self.found: list[tuple[str | None, Text]] = []

    def visit_Call(self, node: ast.Call) -> None:
        """Note the texts of a call, then go on inside it."""
        name = node.func.id if isinstance(node.func, ast.Name) else ""
        words = tuple(_strings(node.args))
        if name in TEXTS_IN_CONTEXT and len(words) == 2:
            self.found.append(words)
        elif words and len(words) == TEXTS.get(name):
            self.found.append((None, words if len(words) > 1 else words[0]))
        self.generic_visit(node)


def _strings(nodes: Iterable[ast.expr]) -> Iterator[str]:
    return (node.value for node in nodes if isinstance(node, ast.Constant) and isinstance(node.value, str))


def template() -> Catalog:
    """Return every text of the code, untranslated."""
    texts = PlainCatalog()
    for path in sorted((ROOT / "game").rglob("*.py")):
        reader = Reader()
        reader.visit(ast.parse(path.read_bytes()))
        for context, text in reader.found:
            texts.add(text, locations=[(path.relative_to(ROOT).as_posix(), 0)], context=context)
    return texts


def folder(lang: str) -> Path:
    """Return where the catalogue of a language lies."""
    return HERE / lang / "LC_MESSAGES"


def catalogue(lang: str) -> Catalog:
    """Return the catalogue of a language as its file has it; an empty one if there is none."""
    path = folder(lang) / "albazin.po"
    found = read_po(io.BytesIO(path.read_bytes() if path.is_file() else b""), locale=lang)
    return filled(found, found, lang)


def filled(texts: Catalog, words: Catalog, lang: str) -> Catalog:
    """Return *texts* with the translations that *words* has for them."""
    new = PlainCatalog(lang, header_comment=words.header_comment, fuzzy=False)
    for message in messages(texts):
        known = words.get(message.id, message.context)
        new.add(
            message.id,
            known.string if known else None,
            message.locations,
            known.flags if known else (),
            user_comments=known.user_comments if known else (),
            context=message.context,
        )
    return new


def messages(texts: Catalog) -> list[Message]:
    """Return all entries of a catalogue but its header."""
    return [message for message in texts if message.id]


def written(texts: Catalog) -> bytes:
    """Return a catalogue as the text of a .po file."""
    file = io.BytesIO()
    write_po(file, texts, sort_by_file=True, include_lineno=False, width=0)
    return file.getvalue()


def compiled(texts: Catalog) -> bytes:
    """Return a catalogue as the bytes of a .mo file."""
    file = io.BytesIO()
    write_mo(file, texts)
    return file.getvalue()


def wanting(texts: Catalog) -> list[str]:
    """Return the texts without a translation, or with an unsure one."""
    return [str(entry.id) for entry in messages(texts) if entry.fuzzy or not all(forms(entry))]


def forms(entry: Message) -> tuple[str, ...]:
    """Return the translation of an entry: one text, or one for each plural form."""
    words = entry.string or ""
    return (words,) if isinstance(words, str) else tuple(words)


def main() -> None:
    """Write the catalogues and say what they want."""
    texts = template()
    for lang in LANGUAGES:
        new = filled(texts, catalogue(lang), lang)
        folder(lang).mkdir(parents=True, exist_ok=True)
        (folder(lang) / "albazin.po").write_bytes(written(new))
        (folder(lang) / "albazin.mo").write_bytes(compiled(new))
        print(f"{lang}: {len(new)} texts, without a translation:", *(wanting(new) or ["none"]), sep="\n    ")


if __name__ == "__main__":
    main()
