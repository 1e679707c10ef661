"""The siege of 1686 as the siege-level model has it when the map takes nothing away."""

from __future__ import annotations

from dataclasses import replace

import pytest

from game.files.scenarios import load_scenario
from game.forecast.bridge import Bridge
from game.forecast.history import history
from game.forecast.plans import QingPlan, RussianPlan
from game.forecast.setting import Setting, setting_of


@pytest.fixture(scope="session")
def setting() -> Setting:
    return setting_of(load_scenario("albazin_1686"), Bridge())


@pytest.fixture(scope="session")
def brief(setting: Setting) -> Setting:
    """The same, over after six weeks."""
    return replace(setting, days=setting.days[:42])


@pytest.fixture(scope="session")
def as_it_was(setting: Setting) -> tuple[QingPlan, RussianPlan]:
    course = setting.scenario.course
    assert course
    return history(setting.scenario, course)
