"""Golden logs: whole games that must come out the same, order for order and word for word."""

from __future__ import annotations

from pathlib import Path

import pytest

from game.files.scenarios import load_scenario
from game.record.log import read_log
from game.record.replay import verify
from tests.golden import GOLDEN, SAMPLES, Golden, played

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.parametrize("golden", [*GOLDEN, *SAMPLES], ids=lambda g: g.path)
def test_a_golden_log_still_holds(golden: Golden) -> None:
    assert verify(read_log(ROOT / golden.path), load_scenario) is None


@pytest.mark.parametrize("golden", GOLDEN, ids=lambda g: Path(g.path).stem)
def test_the_players_still_play_it(golden: Golden) -> None:
    kept = (ROOT / golden.path).read_text("utf-8")
    assert played(golden).log.text == kept, "bless it if the change was meant"
