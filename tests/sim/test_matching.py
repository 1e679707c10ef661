"""The bridge between map and model: found again where it is known."""

from __future__ import annotations

from dataclasses import fields, replace

import numpy as np
import pytest

from game.forecast.bridge import Bridge
from game.forecast.forecast import Batch, play
from game.sim import matching
from game.sim.figures import trail
from game.sim.matching import MOMENTS, Sample, bridge_of, sample
from tests.forecast.model import FIRST, SECOND, done, scenario, setting

NOTHING = Sample(tuple(None for _ in MOMENTS), None, ())
START = Bridge(guard_of_works_pm=scenario(SECOND).rules.pickets.weak_guard_pm)
KNOWN = replace(
    START,
    guns_pm=1800,
    guard_pm=450,
    back_pm=700,
    ring_pm=700,
    river_pm=1400,
    fresh_pm=800,
    contagion_pm=(800, 1300, 900),
    party=140,
    front=3,
    column_pm=70,
    alarm_pm=900,
)


def measured(bridge: Bridge) -> Sample:
    """What games would tell, if they came out as sieges of the model by this bridge do."""
    sieges = play(setting(SECOND, bridge), done(), Batch(2048, 4711))
    moments = tuple(float(np.mean(moment.model(sieges))) for moment in MOMENTS)
    return Sample(moments, (bridge.front, bridge.column_pm, bridge.alarm_pm), (bridge.party,) * 3)


def test_a_known_bridge_is_found_again():
    """The garrison's contagion less near than all else: where most fall sick in any case, it moves little."""
    wanted = measured(KNOWN)
    found = bridge_of(scenario(SECOND), done(), [wanted] * 2)
    assert measured(found).moments == pytest.approx(wanted.moments, rel=0.05)
    assert found.contagion_pm == pytest.approx(KNOWN.contagion_pm, rel=0.2)
    for field in fields(Bridge):
        if field.name != "contagion_pm":
            known = getattr(KNOWN, field.name)
            assert getattr(found, field.name) == pytest.approx(known, rel=0.08), field.name


@pytest.fixture
def quick(monkeypatch):
    """Few sieges and one move, for what does not ask how near."""
    monkeypatch.setattr(matching, "_SIEGES", 64)
    monkeypatch.setattr(matching, "_ROUNDS", 1)


def test_what_nobody_measured_stays(quick):
    assert bridge_of(scenario(SECOND), done(), [NOTHING]) == START


@pytest.mark.parametrize("place", range(len(MOMENTS)))
def test_a_moment_moves_its_constant_alone(place, quick):
    moment = MOMENTS[place]
    moments = [None] * len(MOMENTS)
    sieges = play(setting(SECOND, START), done(), Batch(64, 1))
    moments[place] = 1.3 * float(np.mean(moment.model(sieges)))
    found = bridge_of(scenario(SECOND), done(), [replace(NOTHING, moments=tuple(moments))])
    was, became = (np.atleast_1d(getattr(bridge, moment.constant)).tolist() for bridge in (START, found))
    assert (became[moment.place] < was[moment.place]) == moment.falls
    assert became[moment.place] != was[moment.place]
    assert [*became[: moment.place], *became[moment.place + 1 :]] == [
        *was[: moment.place],
        *was[moment.place + 1 :],
    ]
    assert replace(found, **{moment.constant: getattr(START, moment.constant)}) == START


def test_a_constant_stays_within_its_range(quick):
    """However absurd what was measured is."""
    absurd = replace(NOTHING, moments=(1e9, *NOTHING.moments[1:]))
    assert bridge_of(scenario(SECOND), done(), [absurd]).guns_pm == 5000


def test_means_are_taken_over_the_games_that_have_the_moment(quick):
    """A game without a storm or a sally says nothing of them."""
    some = replace(NOTHING, storm=(3.0, 80.0, 900.0), parties=(100, 120))
    other = replace(NOTHING, storm=(2.0, 100.0, 700.0))
    found = bridge_of(scenario(SECOND), done(), [some, NOTHING, other])
    assert (found.column_pm, found.alarm_pm, found.party) == (90, 800, 110)


def test_a_game_on_hexes_tells_of_what_was_in_it():
    """The first siege has guns, and no sally, storm or ring."""
    found = sample(trail(scenario(FIRST), 1, "history"))
    by_name = {moment.constant: number for moment, number in zip(MOMENTS, found.moments, strict=True)}
    assert by_name["guns_pm"] > 0
    assert [by_name[name] for name in ("ring_pm", "river_pm", "fresh_pm")] == [None] * 3
    assert found.storm is None
    assert found.parties == ()
