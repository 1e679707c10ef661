"""The number of legal orders, pinned."""

from __future__ import annotations

from tests.core.perft import HEADER, TABLE, rows


def test_legal_orders_are_as_many_as_they_were():
    assert (HEADER + "\n".join(rows()) + "\n").splitlines() == TABLE.read_text("utf-8").splitlines()
