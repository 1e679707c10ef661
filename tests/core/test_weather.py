"""The weather of a turn: drawn from the climate, known to both, a function of seed and turn."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from game.core.apply import apply
from game.core.calendar import is_night
from game.core.dice import Dice
from game.core.orders import End
from game.core.scenario import Climate, Span
from game.core.sight import view
from game.core.start import new_game
from game.core.state import QING, RUSSIA, Tally
from game.core.weather import Weather, drawn, murky, weather
from tests.core.worlds import changed
from tests.siege import new_small, small_scenario

WET = Climate(((0, 150), (50, -50)), 200, 1, rain_pm=((0, 300), (100, 300)), fog_pm=((0, 200), (100, 0)))


def scenario(climate=WET, hours=24):
    return replace(small_scenario(), climate=climate, schedule=(Span(400, hours),))


def share(kind, turns, climate=WET, hours=24):
    """How often a kind of weather comes over some turns and many seeds."""
    of = scenario(climate, hours)
    return np.mean([drawn(of, Dice(seed, 3), turn) == kind for seed in range(1000) for turn in turns])


def test_rain_and_fog_come_as_often_as_the_climate_says():
    assert share(Weather.RAIN, (1, 2)) == pytest.approx(0.3, abs=0.04)
    assert share(Weather.FOG, (1, 2)) == pytest.approx(0.2, abs=0.04)
    assert share(Weather.CLEAR, (1, 2)) == pytest.approx(0.5, abs=0.04)


def test_chances_run_on_straight_lines_between_knots():
    assert share(Weather.FOG, (51,)) == pytest.approx(0.1, abs=0.04)


def test_in_frost_it_snows():
    assert share(Weather.RAIN, (48, 49, 50)) == 0
    assert share(Weather.SNOW, (48, 49, 50)) == pytest.approx(0.3, abs=0.04)
    assert share(Weather.SNOW, (1, 2, 3)) == 0


def test_fog_has_lifted_by_noon():
    fog = replace(WET, rain_pm=((0, 0),), fog_pm=((0, 1000),))
    quarters = [drawn(scenario(fog, 6), Dice(1, 3), turn) for turn in (1, 2, 3, 4)]
    assert quarters == [Weather.FOG, Weather.FOG, Weather.CLEAR, Weather.CLEAR]
    assert drawn(scenario(fog, 48), Dice(1, 3), 5) == Weather.FOG


def test_the_first_turn_has_weather_too():
    of = scenario(replace(WET, rain_pm=((0, 1000),)))
    assert weather(new_game(of, 1)) == Weather.RAIN
    assert {weather(new_game(scenario(), seed)) for seed in range(40)} > {Weather.CLEAR, Weather.RAIN}


def test_upkeep_draws_the_next_turn_and_no_order_moves_it():
    state = replace(new_game(scenario(), 5), phase=RUSSIA)
    after, _ = apply(state, End())
    assert weather(after) == drawn(state.scenario, Dice(5, 1), 2)
    later, _ = apply(replace(changed(state, cohesion=400), phase=RUSSIA), End())
    assert weather(later) == weather(after)


def test_both_sides_know_it():
    state = changed(new_small(), tally={Tally.WEATHER: Weather.FOG})
    assert weather(view(state, QING)) == weather(view(state, RUSSIA)) == Weather.FOG


def test_night_and_fog_are_murky():
    state = replace(new_game(scenario(WET, 6), 1), turn=4)
    assert is_night(state.scenario, 4)
    assert murky(changed(state, tally={Tally.WEATHER: Weather.CLEAR}))
    noon = replace(state, turn=2)
    assert not murky(changed(noon, tally={Tally.WEATHER: Weather.RAIN}))
    assert murky(changed(noon, tally={Tally.WEATHER: Weather.FOG}))
