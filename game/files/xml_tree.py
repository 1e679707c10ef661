"""XML with line numbers and bounds: no DOCTYPE, no entities, no odd encodings, no control characters."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from typing import Any, Final
from xml.parsers import expat

from game.files.fault import HaltedError, Report

MAX_DEPTH: Final = 16
MAX_ELEMENTS: Final = 50_000

_ENCODINGS: Final = (None, "UTF-8", "UTF-16", "US-ASCII")
_CONTROL: Final = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ufeff\ufffe\uffff]"
)


class Node(ET.Element):
    """An element that knows its line."""

    line: int = 0


def nodes(parent: Node, tag: str | None = None) -> list[Node]:
    """Return the children of *parent*, or those of one *tag*, in a list of their own."""
    return [child for child in parent if isinstance(child, Node) and tag in (None, child.tag)]


class _Builder:
    """Takes what the parser finds, and stops it at the first thing that is too much."""

    def __init__(self, report: Report) -> None:
        self.report = report
        self.tree = ET.TreeBuilder(element_factory=Node)
        self.parser = expat.ParserCreate()
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self.start
        self.parser.EndElementHandler = self.end
        self.parser.CharacterDataHandler = self.text
        self.parser.XmlDeclHandler = self.declaration
        self.parser.StartDoctypeDeclHandler = self.doctype
        self.depth = 0
        self.elements = 0

    @property
    def line(self) -> int:
        return self.parser.CurrentLineNumber

    def declaration(self, _version: str, encoding: str | None, _standalone: int) -> None:
        if encoding is not None and encoding.upper() not in _ENCODINGS:
            self.report.halt(1, "a map in this encoding is not read", found=encoding, expected="UTF-8")

    def doctype(self, *_: object) -> None:
        self.report.halt(self.line, "a map holds no DOCTYPE and no entities", advice="delete them")

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        self.depth += 1
        self.elements += 1
        if self.depth > MAX_DEPTH:
            self.report.halt(self.line, "elements are nested too deep", expected=f"at most {MAX_DEPTH}")
        if self.elements > MAX_ELEMENTS:
            self.report.halt(self.line, "too many elements", expected=f"at most {MAX_ELEMENTS}")
        for value in attributes.values():
            self.refuse_control(value)
        node: Any = self.tree.start(tag, attributes)
        node.line = self.line

    def end(self, tag: str) -> None:
        self.depth -= 1
        self.tree.end(tag)

    def text(self, data: str) -> None:
        self.refuse_control(data)
        self.tree.data(data)

    def refuse_control(self, value: str) -> None:
        if found := _CONTROL.search(value):
            self.report.halt(self.line, "a control character in the text", found=found.group())


def parse(data: bytes, report: Report) -> Node:
    """Return the root element of an XML document.

    Raises:
        HaltedError: at the first thing that is not well-formed or not allowed; it is in *report*.
    """
    builder = _Builder(report)
    try:
        builder.parser.Parse(data, True)
        root: Any = builder.tree.close()
    except HaltedError:
        raise
    except expat.ExpatError as error:
        report.halt(error.lineno, f"not well-formed XML: {expat.errors.messages[error.code]}")
    except (LookupError, ValueError) as error:
        report.halt(builder.line, f"not readable as XML: {error}")
    node: Node = root
    return node
