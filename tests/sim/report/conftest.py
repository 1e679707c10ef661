"""The pictures of the sample, drawn once for all tests: that takes a second."""

from __future__ import annotations

import pytest

from game.sim.report.pictures import Picture, draw
from tests.sim.report.sample import SAMPLE


@pytest.fixture(scope="session")
def pictures() -> tuple[Picture, ...]:
    return draw(SAMPLE)
