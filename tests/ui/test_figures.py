"""What the bar at the top, the card of a unit and the sheet of a hex say."""

from __future__ import annotations

from dataclasses import replace

import pytest

from game.core.ghosts import remember
from game.core.scenario import Span
from game.core.sight import view
from game.core.start import new_game
from game.core.state import QING, RUSSIA, Ravage, State, Tally, freeze, thaw
from game.core.tasks import Task
from game.core.weather import Weather
from game.ui.counters.signs import SIGNS
from game.ui.screens.siege import topbar
from game.ui.screens.siege.hover import hex_facts
from game.ui.screens.siege.topbar import figures, hours_words, sky_words, warmth_words, weather_sign
from game.ui.screens.siege.unit_card import bars, days_to_scurvy
from game.ui.texts import speak
from game.ui.words import task_words, unit_name
from tests.siege import new_small, small_scenario
from tests.ui.ripe import unit_named


@pytest.fixture(autouse=True)
def english() -> None:
    speak("en")


def with_tally(**values: int) -> State:
    draft = thaw(new_small())
    for name, value in values.items():
        draft.tally[Tally[name]] = value
    return freeze(draft)


def shown(state: State, side: int) -> dict[str, str]:
    return {figure.label: figure.value for figure in figures(view(state, side), side)}


def test_the_sky_has_a_sign_and_a_word() -> None:
    for sky in Weather:
        state = with_tally(WEATHER=sky)
        assert weather_sign(state) in SIGNS
        assert sky_words(state).endswith(".")
    assert "rain" in warmth_words(with_tally(WEATHER=Weather.RAIN))
    assert "ice" in warmth_words(with_tally(FROZEN_DAY=0))


def test_short_turns_have_hours_and_one_of_four_is_night() -> None:
    scenario = replace(small_scenario(), schedule=(Span(8, 6), Span(4, 48)))
    state = new_game(scenario, 1)
    said = [hours_words(replace(state, turn=turn)) for turn in range(1, 10)]
    assert said[:4] == [", 0–6 h", ", 6–12 h", ", 12–18 h", ", 18–24 h, night"]
    assert said[8] == ""
    assert hours_words(replace(state, turn=0)) == ""
    assert weather_sign(replace(state, turn=4)) == "moon"
    assert "Night" in sky_words(replace(state, turn=4))


def test_each_side_reads_its_own_stores() -> None:
    state = new_small()
    assert {"rounds", "rations"} <= set(shown(state, QING))
    assert {"powder", "grain"} <= set(shown(state, RUSSIA))
    assert "powder" not in shown(state, QING)
    assert shown(state, RUSSIA)["Qing"].startswith("≈")


def test_rations_last_or_are_enough() -> None:
    drawn = thaw(with_tally(RATIONS=10_000))
    drawn.task[drawn.flag("boat")] = Task.NONE
    assert shown(freeze(drawn), QING)["rations"].endswith(" d")
    fed = thaw(drawn)
    fed.fit[(fed.side == QING) & fed.flag("soldier")] = 1
    fed.task[fed.flag("boat")] = Task.CONVOY
    assert shown(freeze(fed), QING)["rations"] == "enough"


def test_water_and_ring_say_when_they_are_shut(monkeypatch: pytest.MonkeyPatch) -> None:
    state = new_small()
    assert shown(state, RUSSIA)["water"] == "open"
    figures.cache_clear()
    monkeypatch.setattr(topbar, "water_cut", lambda _world: True)
    monkeypatch.setattr(topbar, "closed", lambda _world: True)
    assert (shown(state, RUSSIA)["water"], shown(state, RUSSIA)["ring"]) == ("cut", "closed")
    figures.cache_clear()


def test_enemies_that_went_out_of_sight_are_still_reckoned_with() -> None:
    draft = thaw(new_small())
    remember(draft)
    seen = [u for u in range(len(draft.hex)) if draft.side[u] == QING and draft.ghost[u] >= 0]
    before = shown(freeze(draft), RUSSIA)["Qing"]
    gone = thaw(draft)
    gone.hidden[seen] = 1
    assert before != "≈0"
    assert shown(freeze(gone), RUSSIA)["Qing"] == before


def test_a_unit_knows_its_days_until_scurvy() -> None:
    draft = thaw(new_small())
    half = draft.rules.health.scurvy_half_day
    draft.stale[0], draft.stale[1] = 1_000, 100 * half + 50
    state = freeze(draft)
    assert days_to_scurvy(state, 0) == half - 10
    assert days_to_scurvy(state, 1) == 0
    words = [bar.words for bar in bars(state, 0)]
    assert f"in {half - 10} days" in words
    assert "in the unit" in [bar.words for bar in bars(state, 1)]
    assert not any(bar.label == "Scurvy" for bar in bars(state, unit_named("sabsu")))


def test_a_hex_tells_of_fire_ruin_and_miners() -> None:
    draft = thaw(new_small())
    draft.blaze[50], draft.ravage[50], draft.mine[51] = 6, Ravage.BURNT, 12_000
    state = freeze(draft)
    assert {"It burns for 6 hours yet.", "Burnt"} <= set(hex_facts(state, 50))
    assert "A mine comes under it: 12 metres." in hex_facts(state, 51)


def test_a_party_bears_the_name_of_its_unit() -> None:
    draft = thaw(new_small())
    row = len(small_scenario().musters)
    draft.parent[row], draft.kind[row] = 0, draft.kind[0]
    assert unit_name(freeze(draft), row) == f"{unit_name(draft, 0)}, party"


def test_standing_orders_say_where_and_how() -> None:
    draft = thaw(new_small())
    draft.task[0], draft.level[0] = Task.PICKET, 2
    draft.task[1], draft.aim[1], draft.level[1] = Task.FISH, 150, 40
    state = freeze(draft)
    assert task_words(state, 0) == "on picket: strong"
    assert task_words(state, 1).startswith("fishing: ")
