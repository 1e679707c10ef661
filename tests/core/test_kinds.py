"""Everything that the rules know happens in some golden log."""

from __future__ import annotations

import pytest

from game.data import data_root
from tests.golden import GOLDEN
from tests.kinds import STATE, kinds, seen_at, seen_in, siege

LINES = (data_root() / "tests" / "data" / "kinds.txt").read_text("utf-8").splitlines()
TABLE = dict(line.split(": ") for line in LINES if not line.startswith("#"))


def test_the_table_names_every_kind():
    assert list(TABLE) == kinds(siege(GOLDEN[0].scenario).rules)


@pytest.mark.parametrize("kind", TABLE)
def test_every_kind_happens_where_the_table_says(kind: str):
    assert TABLE[kind], f"no golden log and no state reaches {kind}"
    assert seen_at(kind) if TABLE[kind] == STATE else kind in seen_in(data_root() / TABLE[kind])
