"""Muskets and bows by order, and the daily sniping."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from game.core.apply import apply, check
from game.core.calendar import Spell
from game.core.dice import Dice
from game.core.events import Fired
from game.core.fire import snipe_spell, volley
from game.core.fixed import ONE16
from game.core.hexgrid import Cell
from game.core.orders import Fire, UnitId
from game.core.refusals import Reason
from game.core.scenario import Span
from game.core.state import QING, RUSSIA, Cause, Tally, thaw
from game.core.tasks import Task
from game.core.weather import Weather
from tests.core.worlds import changed, new_1686
from tests.siege import WIDTH, new_small

FOOT, BOWS, RATTAN, DON = 0, 2, 3, 8


def at(col, row):
    return Cell(row * WIDTH + col)


def facing(distance, shooter=FOOT, target=DON, men=120):
    """A shooter and a target on open meadow under a clear sky."""
    places = {shooter: at(1, 3), target: at(1 + distance, 3)}
    sky = {Tally.WEATHER: Weather.CLEAR}
    state = changed(new_small(), fit={target: men}, hex=places, tally=sky)
    return replace(state, phase=int(state.side[shooter])), Fire(UnitId(shooter), at(1 + distance, 3))


@pytest.mark.parametrize(("distance", "pm"), [(1, 1000), (2, 600), (3, 300)])
def test_muskets_by_distance(distance, pm):
    state, order = facing(distance)
    rules = state.rules.fire
    mean = volley(state, order).mean_q16 / ONE16
    assert mean == pytest.approx(rules.frontage * rules.rounds * rules.kill_ppm / 1e6 * pm / 1000, rel=0.01)


def test_far_targets_must_be_massed():
    state, order = facing(4)
    assert check(state, order).reason == Reason.OUT_OF_RANGE
    massed, order = facing(4, men=150)
    assert check(massed, order) is None
    beyond, order = facing(6, men=300)
    assert check(beyond, order).reason == Reason.OUT_OF_RANGE


def test_forty_men_of_a_hex_fire_and_no_more():
    many, order = facing(1)
    few = changed(many, fit={FOOT: 10}, sick={FOOT: 0})
    assert volley(many, order).men == 40
    assert volley(few, order).men == 10
    assert volley(few, order).mean_q16 == pytest.approx(volley(many, order).mean_q16 / 4, rel=0.01)


def test_cover_and_shields_stop_shot():
    open_field, order = facing(2)
    trench = open_field.ground.work_names.index("trench")
    covered = changed(open_field, work={order.at: trench})
    assert volley(covered, order).mean_q16 == pytest.approx(
        volley(open_field, order).mean_q16 * 0.4, rel=0.01
    )
    state, order = facing(2, shooter=DON, target=RATTAN)
    foot, same = facing(2, shooter=DON, target=FOOT)
    assert volley(state, order).mean_q16 == pytest.approx(volley(foot, same).mean_q16 * 0.7, rel=0.01)
    near, order = facing(1, shooter=DON, target=RATTAN)
    assert dict(volley(near, order).summands)["shields"] == 0


def test_men_who_dug_themselves_in_are_harder_to_hit():
    state, order = facing(1)
    dug = changed(state, entrenched={DON: 2})
    stopped = 2 * state.rules.digging.dug_in_pm
    assert dict(volley(dug, order).summands)["cover"] == -stopped
    kept = (1000 - stopped) / 1000
    assert volley(dug, order).mean_q16 == pytest.approx(volley(state, order).mean_q16 * kept, rel=0.01)


def wet(state):
    return changed(state, tally={Tally.WEATHER: Weather.RAIN})


@pytest.mark.parametrize(("shooter", "misfire"), [(FOOT, 500), (DON, 425), (BOWS, 0)])
def test_rain_puts_out_matches_wets_flints_and_spares_bows(shooter, misfire):
    state, order = facing(2, shooter=shooter, target=FOOT if shooter == DON else DON)
    dry, rain = volley(state, order), volley(wet(state), order)
    assert dict(rain.summands)["rain"] == -misfire
    assert rain.mean_q16 == pytest.approx(dry.mean_q16 * (1 - misfire / 1000), rel=0.01)
    snow = changed(state, tally={Tally.WEATHER: Weather.SNOW})
    assert volley(snow, order) == dry


def test_flint_locks_fire_faster():
    state, order = facing(1, shooter=DON, target=FOOT)
    assert dict(volley(state, order).summands)["flint locks"] == 90, "three in ten, a third faster"
    back, order = facing(1)
    assert dict(volley(back, order).summands)["flint locks"] == 0


def by_night(state):
    """The fourth quarter of the day."""
    return replace(state, scenario=replace(state.scenario, schedule=(Span(48, 6),)), turn=4)


def test_in_the_dark_four_shots_in_ten_are_left():
    state, order = facing(1)
    dark = volley(by_night(state), order)
    assert dark.mean_q16 == pytest.approx(volley(state, order).mean_q16 * 0.4, rel=0.01)
    assert dict(dark.summands)["night"] == -600


def test_the_summands_make_the_expectation():
    state, order = facing(2, shooter=DON, target=RATTAN)
    state = wet(changed(state, entrenched={RATTAN: 1}))
    shot = volley(state, order)
    rules = state.rules.fire
    mean = shot.men * rules.rounds * rules.kill_ppm / 1e6
    for _, change in shot.summands:
        mean *= 1 + change / 1000
    assert shot.mean_q16 / ONE16 == pytest.approx(mean, rel=0.01)


def test_who_is_told_off_for_a_sally_holds_his_fire():
    state, order = facing(1, shooter=DON, target=FOOT)
    ready = changed(state, task={DON: Task.SALLY})
    assert check(ready, order).reason == Reason.ALREADY_ACTED


def test_bows_do_little_against_a_parapet():
    state, order = facing(1, shooter=BOWS)
    rampart = changed(state, work={order.at: state.ground.work_names.index("rampart")})
    rules = state.rules.fire
    kept = (1000 - 850) / 1000 * rules.parapet_bow_pm / 1000
    assert volley(rampart, order).mean_q16 == pytest.approx(volley(state, order).mean_q16 * kept, rel=0.02)


def test_the_mean_of_many_volleys_is_the_one_foreseen():
    state, order = facing(1, men=200)
    dead = [apply(replace(state, seed=seed), order)[1][0].dead for seed in range(3000)]
    expected = volley(state, order).mean_q16 / ONE16
    assert abs(np.mean(dead) - expected) < 4 * np.std(dead) / np.sqrt(3000)


def test_a_volley_is_fired_once_and_written_down():
    state, order = facing(1, men=200)
    after, (fired,) = apply(state, order)
    assert fired == Fired(FOOT, order.at, volley(state, order).mean_q16, fired.dead)
    assert after.lost[RUSSIA, 0, Cause.SHOT] == fired.dead == state.fit[DON] - after.fit[DON]
    assert check(after, order).reason == Reason.ALREADY_ACTED
    assert after.rolled[FOOT] == 1


def test_russian_volleys_cost_powder_and_end_with_it():
    state, order = facing(1, shooter=DON, target=FOOT)
    need = 40 * state.rules.fire.rounds * state.rules.fire.round_g
    after, _ = apply(state, order)
    assert state.tally[Tally.POWDER_G] - after.tally[Tally.POWDER_G] == need
    bare = changed(state, tally={Tally.POWDER_G: need - 1})
    assert check(bare, order).reason == Reason.NO_POWDER
    assert check(changed(state, tally={Tally.POWDER_G: need}), order) is None


# Sniping -------------------------------------------------------------------------------------


DAY = Spell(day=0, hour=0, hours=24, closes=True, night=False, cold_pm=0)


def sniped(state, days=300, spell=DAY):
    """Mean dead of a spell: besiegers, garrison."""
    dead = np.zeros(2)
    for seed in range(days):
        draft = thaw(state)
        snipe_spell(draft, Dice(seed, 1), spell)
        dead += (draft.lost - state.lost).sum(axis=(1, 2))
    return dead / days


def near_the_walls():
    state = changed(new_1686(), tally={Tally.WEATHER: Weather.CLEAR})
    near = np.flatnonzero((state.ground.wall_distance == 7) & ~state.ground.water)
    units = np.flatnonzero((state.side == QING) & ~state.flag("boat") & ~state.flag("leader"))
    return changed(state, hex=dict(zip(units.tolist(), near[: len(units)].tolist(), strict=True)))


def test_besiegers_fall_by_the_number_of_defenders():
    state = near_the_walls()
    qing, russia = sniped(state)
    assert qing == pytest.approx(800 * state.rules.fire.guard_ppm / 1e6, rel=0.12)
    assert 0 < russia < 0.3
    half = changed(
        state, fit={u: int(state.fit[u]) // 2 for u in np.flatnonzero(state.side == RUSSIA).tolist()}
    )
    assert sniped(half)[0] == pytest.approx(qing / 2, rel=0.2)


def test_behind_a_closed_ring_and_without_powder_little_is_shot():
    state = near_the_walls()
    full = sniped(state)[0]
    assert sniped(changed(state, tally={Tally.CLOSED_DAY: 40}))[0] == pytest.approx(full / 5, rel=0.25)
    assert sniped(changed(state, tally={Tally.POWDER_G: 0}))[0] == pytest.approx(full / 10, rel=0.35)


def test_rain_and_night_thin_it_and_a_part_of_a_day_has_its_part():
    state = near_the_walls()
    full = sniped(state)[0]
    assert sniped(wet(state))[0] == pytest.approx(full * 0.57, rel=0.2)
    assert sniped(state, spell=replace(DAY, night=True))[0] == pytest.approx(full * 0.4, rel=0.2)
    assert sniped(state, spell=replace(DAY, hours=6, closes=False))[0] == pytest.approx(full / 4, rel=0.25)


def test_out_of_reach_nobody_is_shot_and_no_powder_spent():
    state = new_1686()
    far = np.flatnonzero(state.ground.wall_distance > state.rules.fire.guard_reach)[0]
    away = changed(state, hex=dict.fromkeys(np.flatnonzero(state.side == QING).tolist(), int(far)))
    draft = thaw(away)
    assert snipe_spell(draft, Dice(1, 1), DAY) == ()
    assert draft.tally[Tally.POWDER_G] == away.tally[Tally.POWDER_G]


def test_powder_is_spent_to_the_last_grain_and_no_further():
    draft = thaw(changed(near_the_walls(), tally={Tally.POWDER_G: 100}))
    snipe_spell(draft, Dice(1, 1), DAY)
    assert draft.tally[Tally.POWDER_G] == 0
