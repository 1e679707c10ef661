"""Sieges of the model for tests: the scenarios of the game, what was done in them, and other plans."""

from __future__ import annotations

from functools import cache

import numpy as np

from game.core.orders import Purpose
from game.core.scenario import Scenario
from game.data import data_root
from game.files.scenarios import load_scenario
from game.forecast.bridge import Bridge
from game.forecast.forecast import Batch, play
from game.forecast.history import history
from game.forecast.plans import Plan, Prepared, QingPlan, RussianPlan
from game.forecast.setting import Setting, setting_of
from game.forecast.sieges import Sieges

_PLAIN = Bridge()
FIRST, SECOND = "albazin_1685", "albazin_1686"
SAPS = (0, (("sap", 500), ("head", 1000)))
"""Two saps from the first day on."""
STORMED = QingPlan(
    rates=((0, 20),),
    face_day=3,
    works=(SAPS, (60, (("ring", 500), ("mound", 1000)))),
    foot_day=2,
    foot_pm=100,
    prepared=Prepared(10, 150, mound=False),
)
"""Saps, a mound and storms when they are ripe."""
STARVED = QingPlan(works=((0, (("ring", 1000),)), (60, (("ring", 500), ("camp", 1000)))), picket=2)
"""A ring, and winter camps."""
BUSY = RussianPlan(
    sallies=(4,), against=9, retrench_day=3, retrench_men=80, tend=30, forage=2, forage_until=120
)
"""A garrison that does what it can."""
SPIKING = RussianPlan(against=6, purpose=Purpose.SPIKE, reserve=True, spread=True, withdrawal=40, remnant=400)


@cache
def scenario(name: str) -> Scenario:
    """Return a scenario of the game."""
    return load_scenario(data_root() / "maps" / name)


@cache
def setting(name: str = SECOND, bridge: Bridge = _PLAIN) -> Setting:
    """Return it as the model knows it."""
    return setting_of(scenario(name), bridge)


def done(name: str = SECOND) -> Plan:
    """Return what was done in it."""
    course = scenario(name).course
    assert course is not None
    return history(scenario(name), course)


def played(plan: Plan, count: int = 256, seed: int = 5, **batch) -> Sieges:
    """Play the second siege by other plans."""
    return play(setting(), plan, Batch(count, seed, **batch))


def column(*numbers: int) -> np.ndarray:
    """Return numbers of as many sieges."""
    return np.array(numbers, np.int64)
