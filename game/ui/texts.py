"""The words of the screen in the player's language: English in the code, others from catalogues."""

from __future__ import annotations

import gettext
from typing import Final

from game.data import data_root

LANGUAGES: Final = {"en": "English", "ru": "Русский", "zh": "中文"}
"""Languages by code, each named by itself."""

_DOMAIN: Final = "albazin"


class _Voice:
    """The catalogue in use."""

    def __init__(self) -> None:
        """Speak English."""
        self.lang = "en"
        self.catalogue: gettext.NullTranslations = gettext.NullTranslations()


_voice = _Voice()


def speak(lang: str) -> None:
    """Use *lang* from now on; a language without a catalogue speaks English."""
    _voice.lang = lang if lang in LANGUAGES else "en"
    folder = data_root() / "assets" / "locale"
    _voice.catalogue = gettext.translation(_DOMAIN, folder, [_voice.lang], fallback=True)


def language() -> str:
    """Return the code of the language in use."""
    return _voice.lang


def _(text: str) -> str:
    """Return *text* in the language in use."""
    return _voice.catalogue.gettext(text)


def ngettext(one: str, many: str, count: int) -> str:
    """Return the form of a text that goes with *count*, with the count in it where it says "{n}"."""
    return _voice.catalogue.ngettext(one, many, count).replace("{n}", number(count))


def N_(text: str) -> str:  # noqa: N802 # the name that gettext's tools look for
    """Mark *text* of a table for the catalogues; it is translated where it is used."""
    return text


def pgettext(context: str, text: str) -> str:
    """Return *text* in the language in use, where one English word has several meanings."""
    return _voice.catalogue.pgettext(context, text)


def NP_(context: str, text: str) -> str:  # noqa: N802 # the name that gettext's tools look for
    """Mark *text* of a table, with its context."""
    return text


def number(value: int) -> str:
    """Return a count with a thin space between thousands, as the period printed it."""
    return f"{value:,}".replace(",", "\u2009" if abs(value) >= 10_000 else "")


def own_words(texts: dict[str, str], fallback: str = "") -> str:
    """Return a scenario's text in the language in use, else in English, else in any, else *fallback*."""
    return texts.get(_voice.lang) or texts.get("en") or next(iter(texts.values()), fallback)
