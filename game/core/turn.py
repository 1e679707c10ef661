"""The end of a phase and the upkeep of a turn, day by day."""

from __future__ import annotations

from dataclasses import replace

from game.core.arrivals import arrive
from game.core.blaze import blaze_spell
from game.core.blockade import gap, progress_pm
from game.core.boats import boats_day
from game.core.bombard import bombard_spell
from game.core.calendar import Spell, day_of, spells_of
from game.core.couriers import couriers_day
from game.core.dated import dated_spell
from game.core.dice import Dice, Lane
from game.core.events import (
    Event,
    Events,
    PhaseBegan,
    RingClosed,
    RiverCut,
    RiverFroze,
    SiegeEnded,
    Wasted,
)
from game.core.fire import snipe_spell
from game.core.forage import forage_day
from game.core.health import health_day
from game.core.hexgrid import I64
from game.core.leaders import leaders_spell
from game.core.losses import bury, remove_all
from game.core.march import resume_marches
from game.core.mines import mine_spell
from game.core.quarters import quarters_day
from game.core.sally import fight_sallies, forget_day
from game.core.scenario import Messenger, Scenario
from game.core.state import QING, RUSSIA, Cause, Ending, State, Tally, World, freeze, thaw
from game.core.storm import fight_storms
from game.core.supply import supply_day
from game.core.talks import talks_day
from game.core.weather import turn_weather
from game.core.will import recover_day, shake, will_day
from game.core.works import dig_spell, repair_night

_COMBAT = (Cause.SHOT, Cause.STORM)
_LEAVING = {Ending.SURRENDERED: Cause.CAPTURED, Ending.ABANDONED: Cause.DEPARTED}


def end_phase(state: State) -> tuple[State, Events]:
    """Fight what stands ready and pass the orders on; after the Russians' phase the turn's days pass."""
    if state.turn == 0:
        return _deployed(state)
    if state.phase == QING:
        state, events = fight_storms(state)
        if state.ending != Ending.NONE:
            return state, (*events, _ended(state))
        return _begin(replace(state, phase=RUSSIA), events)
    state, events = fight_sallies(state)
    state, more = _upkeep(state)
    if state.ending != Ending.NONE:
        return state, (*events, *more)
    return _begin(replace(state, turn=state.turn + 1, phase=QING), (*events, *more))


def _deployed(state: State) -> tuple[State, Events]:
    """Before the first turn the garrison takes its places first."""
    if state.phase == RUSSIA:
        return _begin(replace(state, phase=QING), ())
    return _begin(replace(state, turn=1), ())


def end_by_order(state: State, ending: Ending) -> tuple[State, Events]:
    """End the siege by a commander's choice."""
    draft = thaw(state)
    _end(draft, ending, day_of(state.scenario, state.turn))
    return freeze(draft), (_ended(draft),)


def _begin(state: State, events: Events) -> tuple[State, Events]:
    """Give the side whose phase begins its moves, and let its long marches go on."""
    draft = thaw(state)
    events += arrive(draft) if draft.phase == QING else ()
    mine = draft.side == draft.phase
    draft.moves[mine] = draft.trait("moves")[mine]
    draft.acted[mine], draft.rolled[mine] = 0, 0
    state, marched = resume_marches(freeze(draft), draft.phase)
    return state, (*events, PhaseBegan(state.turn, state.phase), *marched)


def _upkeep(state: State) -> tuple[State, Events]:
    """Let the days of the turn pass on one draft."""
    draft, dice = thaw(state), Dice(state.seed, state.turn)
    before = draft.lost.copy()
    events: Events = ()
    for spell in spells_of(state.scenario, state.turn):
        events += _spell(draft, dice, spell)
        if draft.ending != Ending.NONE:
            break
    tomorrow = day_of(state.scenario, state.turn + 1)
    if draft.ending == Ending.NONE and state.turn >= state.scenario.turns:
        _end(draft, Ending.HELD, tomorrow)
    turn_weather(draft, dice)
    if draft.ending == Ending.NONE:
        return freeze(draft), (*events, *_wasted(draft, before, tomorrow))
    return freeze(draft), (*events, *_wasted(draft, before, int(draft.tally[Tally.END_DAY])), _ended(draft))


def _spell(draft: World, dice: Dice, spell: Spell) -> tuple[Event, ...]:
    """A day or a part of one: works, guns and fire; when the day closes, its reckoning."""
    before = int(draft.lost[RUSSIA, 0, _COMBAT].sum())
    events: Events = (*dated_spell(draft, spell), *_freeze_up(draft, dice, spell.day))
    for happen in (dig_spell, mine_spell, bombard_spell, blaze_spell, snipe_spell, leaders_spell):
        events += happen(draft, dice, spell)
    bury(draft)
    if not spell.closes:
        shake(draft, spell, int(draft.lost[RUSSIA, 0, _COMBAT].sum()) - before)
        return events
    return events + _close(draft, dice, spell, before)


def _close(draft: World, dice: Dice, spell: Spell, before: int) -> tuple[Event, ...]:
    """What a day ends with: repair, bread, sickness, will."""
    events = repair_night(draft, spell) + _ring(draft, spell.day)
    for happen in (forage_day, boats_day, couriers_day, supply_day, quarters_day, talks_day):
        events += happen(draft, dice, spell)
    health_day(draft, dice, spell)
    recover_day(draft)
    forget_day(draft)
    bury(draft)
    shake(draft, spell, int(draft.lost[RUSSIA, 0, _COMBAT].sum()) - before)
    ending = will_day(draft, dice, spell.day)
    if ending == Ending.NONE and _called_off(draft.scenario, dice.seed, spell.day):
        ending = Ending.HELD
    if ending != Ending.NONE:
        _end(draft, ending, spell.day)
    return events


def _called_off(scenario: Scenario, seed: int, day: int) -> bool:
    return scenario.messenger is not None and day >= messenger_day(scenario.messenger, seed)


def messenger_day(messenger: Messenger, seed: int) -> int:
    """Return the day on which the siege is called off; neither side knows it."""
    span = messenger.last_day - messenger.first_day + 1
    return messenger.first_day + (Dice(seed, 0).roll16(Lane.MESSENGER, 0) * span >> 16)


def freeze_day(scenario: Scenario, seed: int) -> int:
    """Return the day on which the river freezes."""
    climate = scenario.climate
    span = 2 * climate.freeze_spread + 1
    return climate.freeze_day - climate.freeze_spread + (Dice(seed, 0).roll16(Lane.FREEZE, 0) * span >> 16)


def _freeze_up(draft: World, dice: Dice, day: int) -> tuple[Event, ...]:
    if draft.tally[Tally.FROZEN_DAY] >= 0 or day < freeze_day(draft.scenario, dice.seed):
        return ()
    draft.tally[Tally.FROZEN_DAY] = day
    return (RiverFroze(day),)


def _ring(draft: World, day: int) -> tuple[Event, ...]:
    """Note the days on which the water is cut and the ring is whole."""
    tally, events = draft.tally, list[Event]()
    if tally[Tally.CUT_DAY] < 0 and progress_pm(draft) >= draft.rules.digging.contest_to_pm:
        tally[Tally.CUT_DAY] = day
        events.append(RiverCut(day))
    if tally[Tally.CLOSED_DAY] < 0 and gap(draft) == 0:
        tally[Tally.CLOSED_DAY] = day
        events.append(RingClosed(day))
    return tuple(events)


def _wasted(draft: World, before: I64, day: int) -> Events:
    gone = (draft.lost - before)[:, 0, [Cause.SICK, Cause.HUNGER, Cause.DESERTED]]
    return tuple(Wasted(day, side, *gone[side].tolist()) for side in (QING, RUSSIA))


def _end(draft: World, ending: Ending, day: int) -> None:
    draft.tally[Tally.ENDING], draft.tally[Tally.END_DAY] = ending, day
    if ending in _LEAVING:
        remove_all(draft, draft.side == RUSSIA, _LEAVING[ending])
        bury(draft)


def _ended(world: World) -> SiegeEnded:
    return SiegeEnded(int(world.tally[Tally.END_DAY]), int(world.ending))
