"""The end of a phase and the upkeep of a turn, day by day."""

from __future__ import annotations

from dataclasses import replace

from game.core.ambush import expose_day
from game.core.arrivals import arrive
from game.core.blaze import blaze_spell
from game.core.boats import boats_day, freeze_in
from game.core.bombard import bombard_spell
from game.core.calendar import Spell, day_of, spells_of
from game.core.couriers import couriers_day
from game.core.dated import dated_spell
from game.core.dice import Dice, Lane
from game.core.digging import dig_spell
from game.core.endings import end, ended
from game.core.entrenching import entrench_spell
from game.core.events import (
    Event,
    Events,
    PhaseBegan,
    RiverFroze,
    Wasted,
)
from game.core.fire import snipe_spell
from game.core.forage import forage_day
from game.core.health import health_day
from game.core.hexgrid import I64
from game.core.kindling import kindle_spell
from game.core.ladders import ladders_spell
from game.core.leaders import leaders_spell
from game.core.losses import bury
from game.core.march import resume_marches
from game.core.mines import mine_spell
from game.core.pickets import tire_day
from game.core.quarters import quarters_day
from game.core.razing import raze_spell
from game.core.repair import repair_night
from game.core.sally import fight_sallies, forget_day
from game.core.scenario import Messenger, Scenario
from game.core.state import QING, RUSSIA, Cause, Ending, State, Tally, World, freeze, thaw
from game.core.storm import fight_storms
from game.core.supply import supply_day
from game.core.talks import close_talks, truce_holds
from game.core.water import watch_day
from game.core.weather import turn_weather
from game.core.will import recover_day, shake, will_day

_COMBAT = (Cause.SHOT, Cause.STORM, Cause.SALLY)
_WAR = (
    dig_spell,
    raze_spell,
    ladders_spell,
    mine_spell,
    bombard_spell,
    kindle_spell,
    blaze_spell,
    snipe_spell,
    leaders_spell,
    entrench_spell,
)
_TRUCE = (ladders_spell, blaze_spell)
"""What goes on in a spell, and what of it while a truce holds."""


def end_phase(state: State) -> tuple[State, Events]:
    """Fight what stands ready and pass the orders on; after the Russians' phase the turn's days pass."""
    if state.turn == 0:
        return _deployed(state)
    state, unanswered = close_talks(state)
    if state.phase == QING:
        state, events = fight_storms(state)
        if state.ending != Ending.NONE:
            return state, (*unanswered, *events, ended(state))
        return _begin(replace(state, phase=RUSSIA), (*unanswered, *events))
    state, events = fight_sallies(state)
    state, more = _upkeep(state)
    if state.ending != Ending.NONE:
        return state, (*unanswered, *events, *more)
    return _begin(replace(state, turn=state.turn + 1, phase=QING), (*unanswered, *events, *more))


def _deployed(state: State) -> tuple[State, Events]:
    """Before the first turn the garrison takes its places first."""
    if state.phase == RUSSIA:
        return _begin(replace(state, phase=QING), ())
    return _begin(replace(state, turn=1), ())


def end_by_order(state: State, ending: Ending) -> tuple[State, Events]:
    """End the siege by a commander's choice."""
    draft = thaw(state)
    end(draft, ending, day_of(state.scenario, state.turn))
    return freeze(draft), (ended(draft),)


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
        end(draft, Ending.HELD, tomorrow)
    turn_weather(draft, dice)
    if draft.ending == Ending.NONE:
        return freeze(draft), (*events, *_wasted(draft, before, tomorrow))
    return freeze(draft), (*events, *_wasted(draft, before, int(draft.tally[Tally.END_DAY])), ended(draft))


def _spell(draft: World, dice: Dice, spell: Spell) -> tuple[Event, ...]:
    """A day or a part of one: works, guns and fire; when the day closes, its reckoning."""
    before = int(draft.lost[RUSSIA, 0, _COMBAT].sum())
    events: Events = (*dated_spell(draft, spell), *_freeze_up(draft, dice, spell.day))
    for happen in _TRUCE if truce_holds(draft, spell.day) else _WAR:
        events += happen(draft, dice, spell)
    bury(draft)
    if not spell.closes:
        shake(draft, spell, int(draft.lost[RUSSIA, 0, _COMBAT].sum()) - before)
        return events
    return events + _close(draft, dice, spell, before)


def _close(draft: World, dice: Dice, spell: Spell, before: int) -> tuple[Event, ...]:
    """What a day ends with: repair, bread, sickness, will."""
    events = repair_night(draft, spell) + watch_day(draft, spell.day)
    for happen in (forage_day, boats_day, couriers_day, supply_day, quarters_day):
        events += happen(draft, dice, spell)
    health_day(draft, dice, spell)
    recover_day(draft)
    tire_day(draft)
    expose_day(draft)
    forget_day(draft)
    bury(draft)
    shake(draft, spell, int(draft.lost[RUSSIA, 0, _COMBAT].sum()) - before)
    ending, spoken = will_day(draft, dice, spell.day)
    if ending == Ending.NONE and _called_off(draft.scenario, dice.seed, spell.day):
        ending = Ending.HELD
    if ending != Ending.NONE:
        end(draft, ending, spell.day)
    return (*events, *spoken)


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
    return (RiverFroze(day), *freeze_in(draft, day))


def _wasted(draft: World, before: I64, day: int) -> Events:
    gone = (draft.lost - before)[:, 0]
    sick = gone[:, [Cause.SICK, Cause.SCURVY]].sum(axis=1)
    starved = gone[:, [Cause.HUNGER, Cause.COLD]].sum(axis=1)
    deserted = gone[:, Cause.DESERTED]
    return tuple(
        Wasted(day, side, int(sick[side]), int(starved[side]), int(deserted[side])) for side in (QING, RUSSIA)
    )
