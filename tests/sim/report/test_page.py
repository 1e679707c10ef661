"""The page: everything that was found is on it, it is well made, and it needs nothing beside it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass, replace
from html.parser import HTMLParser
from typing import Any

import pytest

from game.sim.report.findings import Curve, Findings, RecordRow, View
from game.sim.report.numbers import day, number, percent, signed
from game.sim.report.page import claims, page
from game.sim.report.pictures import Picture
from tests.sim.report.sample import SAMPLE

VOID = {"meta", "img", "br", "hr", "link", "input"}
CHOICES = {"kind", "side", "scale", "verdict", "expected"}
"""Fields that hold one of a few words; the page says them in its own."""


class Checker(HTMLParser):
    """Keeps the open tags, the text, the addresses and the ids."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.text: list[str] = []
        self.addresses: list[str] = []
        self.ids: list[str] = []
        self.tags: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.addresses += [value or "" for name, value in attrs if name in {"src", "href"}]
        self.ids += [value or "" for name, value in attrs if name == "id"]
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if "style" not in self.open:
            self.text.append(data)


def checked(html: str) -> Checker:
    checker = Checker()
    checker.feed(html)
    checker.close()
    assert checker.open == []
    return checker


@pytest.fixture(scope="module")
def html(pictures: tuple[Picture, ...]) -> str:
    return page(SAMPLE, pictures)


@pytest.fixture(scope="module")
def bare() -> str:
    return page(SAMPLE, ())


# Well made -----------------------------------------------------------------------------------------------


def test_tags_are_balanced_and_ids_are_one_of_a_kind(html: str) -> None:
    found = checked(html)
    assert len(found.ids) == len(set(found.ids))
    assert {address[1:] for address in found.addresses if address.startswith("#")} <= set(found.ids)


def test_the_page_needs_nothing_beside_it(html: str) -> None:
    found = checked(html)
    assert all(address.startswith(("data:", "#")) for address in found.addresses)
    assert found.tags.isdisjoint({"script", "link", "iframe", "object"})
    assert set(re.findall(r"url\((.{5})", html)) == {"data:"}
    assert "@import" not in html


def test_each_picture_is_there_once(html: str, pictures: tuple[Picture, ...]) -> None:
    assert sum(address.startswith("data:image/png") for address in checked(html).addresses) == len(pictures)
    for picture in pictures:
        assert html.count(f'alt="{picture.alt}"') == 1


def test_a_table_has_a_caption(html: str) -> None:
    assert html.count("<table") == html.count("<caption>") > 10


def test_the_same_findings_give_the_same_page(html: str, pictures: tuple[Picture, ...]) -> None:
    assert page(SAMPLE, pictures) == html


def test_a_page_of_little_is_well_made_too() -> None:
    little = Findings("A mod", (), "", (), 0, 0, 0.0, ())
    assert "A mod" in " ".join(checked(page(little, ())).text)
    assert claims(little) == ()


# Everything is there -------------------------------------------------------------------------------------


def numbers_of(value: Any) -> Iterator[float]:
    """All numbers but those of curves, which a table samples, and of yes and no, which it gives as shares."""
    if isinstance(value, Curve):
        return
    if isinstance(value, RecordRow) and value.kind == "yes":
        yield from (view.share for view in (value.hexes, value.one, value.typical) if view)
    elif is_dataclass(value):
        for field in fields(value):
            yield from numbers_of(getattr(value, field.name))
    elif isinstance(value, tuple):
        for entry in value:
            yield from numbers_of(entry)
    elif isinstance(value, (int, float)) and not isinstance(value, bool):
        yield value


def test_every_number_is_on_the_page(bare: str) -> None:
    text = " ".join(checked(bare).text)
    found = {entry.rstrip(".,;:") for entry in re.findall(r"[+−]?[\d][\d.,]*(?:\xa0%)?|never", text)}
    for value in set(numbers_of(SAMPLE)):
        forms = {number(value), day(value), percent(value), signed(value, 1), signed(value, 2), str(value)}
        assert forms & found, value


def changed(value: Any, kind: type, name: str, change: Callable[[Any], Any]) -> Any:
    """The same findings, but for one field of one class, changed wherever it stands."""
    if isinstance(value, tuple):
        return tuple(changed(entry, kind, name, change) for entry in value)
    if not is_dataclass(value) or isinstance(value, type):
        return value
    new = {f.name: changed(getattr(value, f.name), kind, name, change) for f in fields(value)}
    if type(value) is kind:
        new[name] = leaves(new[name], change)
    return replace(value, **new)


def leaves(value: Any, change: Callable[[Any], Any]) -> Any:
    """A value or a nest of tuples with its texts, numbers and truths changed."""
    if isinstance(value, tuple):
        return tuple(leaves(entry, change) for entry in value)
    return change(value) if isinstance(value, (bool, str, int, float)) else value


def fields_of(value: Any) -> Iterator[tuple[type, str]]:
    """Each class and field of the findings that holds texts, numbers or truths."""
    if isinstance(value, tuple):
        for entry in value:
            yield from fields_of(entry)
    elif is_dataclass(value):
        for field in fields(value):
            held = getattr(value, field.name)
            yield from fields_of(held)
            if leaves(held, lambda _: None) != held:
                yield type(value), field.name


FIELDS = sorted(set(fields_of(SAMPLE)), key=lambda pair: (pair[0].__name__, pair[1]))


@pytest.mark.parametrize(("kind", "name"), FIELDS, ids=[f"{kind.__name__}.{name}" for kind, name in FIELDS])
def test_no_field_is_left_out(kind: type, name: str, bare: str) -> None:
    if name in CHOICES:
        return

    texts = []

    def other(value: Any) -> Any:
        if isinstance(value, bool):
            return not value
        if isinstance(value, str):
            texts.append(value)
            return f"{value} <i>&amp;"
        return value * 2 + 3

    html = page(changed(SAMPLE, kind, name, other), ())
    checked(html)
    assert html != bare, "the page does not show it"
    assert "<i>" not in html, "a text got onto the page as it was"
    assert ("&lt;i&gt;&amp;amp;" in html) == bool(texts)


@pytest.mark.parametrize("name", ["hexes", "one", "typical"])
def test_each_view_has_its_own_column(name: str, bare: str) -> None:
    siege = SAMPLE.sieges[1]
    row = replace(siege.records[1], **{name: View(7777, 6666, 8888, 0.333)})
    sieges = (replace(siege, records=(row,)),)
    text = " ".join(checked(page(replace(SAMPLE, sieges=sieges), ())).text)
    assert all(figure in text for figure in ("7,777", "6,666 – 8,888", "33\xa0%"))


# What it claims ------------------------------------------------------------------------------------------


def test_the_claims_count() -> None:
    assert [re.findall(r"−?\d[\d.]*\b", claim) for claim in claims(SAMPLE)] == [
        ["14", "14"],
        ["14", "4", "6", "4"],
        ["2", "4", "2", "4", "−1.0"],
    ]


def test_what_is_contradicted_is_said_first_and_marked() -> None:
    siege = SAMPLE.sieges[0]
    assert siege.records[0].hexes
    broken = replace(siege.records[0], hexes=replace(siege.records[0].hexes, holds=False))
    findings = replace(SAMPLE, sieges=(replace(siege, records=(broken, siege.records[1])),))
    assert "in 1 of 2 figures" in claims(findings)[0]
    assert f"contradicted: {broken.label}" in claims(findings)[0]
    assert page(findings, ()).count("◆ contradicted") == 1
