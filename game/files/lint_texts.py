"""Finds words that are missing in a language."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from game.files.draft import Draft
from game.files.members import LANGUAGES

TEXTS: Final = ("title", "summary")
"""Texts without which a scenario cannot be offered."""

_COLOUR: Final = "colour"


def lint_texts(draft: Draft) -> None:
    """Write down which texts, names and events are not told in every language."""
    table, report = draft.table, draft.table_report
    for key in TEXTS:
        if key not in table.texts:
            report.add(draft.lines.at(("texts",)), f"the text {key} is missing")
    for key, words in table.texts.items():
        _languages(draft, ("texts", key), words)
    for key, words in table.names.items():
        _languages(draft, ("names", key), words, _COLOUR)
    for number, event in enumerate(table.events):
        _languages(draft, ("events", str(number), "texts"), event.texts)


def _languages(draft: Draft, path: tuple[str, ...], words: Iterable[str], *extra: str) -> None:
    line, name, known = draft.lines.at(path), ".".join(path), (*LANGUAGES, *extra)
    for language in LANGUAGES:
        if language not in words:
            draft.table_report.add(line, f"{name} has no text in {language}")
    for word in words:
        if word not in known:
            draft.table_report.add(line, f"{name}: no such language", found=word, expected=", ".join(known))
