"""The end of a phase and the upkeep of a turn, day by day."""

from __future__ import annotations

from dataclasses import replace

from game.core.blockade import gap, progress_pm
from game.core.bombard import bombard_day
from game.core.calendar import cold_pm, day_of, days_of
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
from game.core.fire import snipe
from game.core.health import health_day
from game.core.hexgrid import I64
from game.core.losses import bury, remove_all
from game.core.march import resume_marches
from game.core.sally import forget_day
from game.core.scenario import Scenario
from game.core.state import QING, RUSSIA, Cause, Ending, State, Tally, World, freeze, thaw
from game.core.storm import fight_storms
from game.core.supply import supply_day
from game.core.will import recover_day, will_day
from game.core.works import dig_day, repair_night

_COMBAT = (Cause.SHOT, Cause.STORM)
_LEAVING = {Ending.SURRENDERED: Cause.CAPTURED, Ending.ABANDONED: Cause.DEPARTED}


def end_phase(state: State) -> tuple[State, Events]:
    """Fight what stands ready and pass the orders on; after the Russians' phase the turn's days pass."""
    if state.phase == QING:
        state, events = fight_storms(state)
        if state.ending != Ending.NONE:
            return state, (*events, _ended(state))
        return _begin(replace(state, phase=RUSSIA), events)
    state, events = _upkeep(state)
    if state.ending != Ending.NONE:
        return state, events
    return _begin(replace(state, turn=state.turn + 1, phase=QING), events)


def end_by_order(state: State, ending: Ending) -> tuple[State, Events]:
    """End the siege by a commander's choice."""
    draft = thaw(state)
    _end(draft, ending, day_of(state.scenario, state.turn))
    return freeze(draft), (_ended(draft),)


def _begin(state: State, events: Events) -> tuple[State, Events]:
    """Give the side whose phase begins its moves, and let its long marches go on."""
    draft = thaw(state)
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
    for day in days_of(state.scenario, state.turn):
        events += _day(draft, dice, day)
        if draft.ending != Ending.NONE:
            break
    tomorrow = day_of(state.scenario, state.turn + 1)
    if draft.ending == Ending.NONE and state.turn >= state.scenario.turns:
        _end(draft, Ending.HELD, tomorrow)
    if draft.ending == Ending.NONE:
        return freeze(draft), (*events, *_wasted(draft, before, tomorrow))
    return freeze(draft), (*events, *_wasted(draft, before, int(draft.tally[Tally.END_DAY])), _ended(draft))


def _day(draft: World, dice: Dice, day: int) -> tuple[Event, ...]:
    """One day: works and guns, hunger, sickness, resolve."""
    cold = cold_pm(draft.scenario.climate, day)
    before = int(draft.lost[RUSSIA, 0, _COMBAT].sum())
    events = _freeze_up(draft, dice, day)
    events += dig_day(draft, dice, day, cold)
    events += bombard_day(draft, dice, day)
    events += snipe(draft, dice, day)
    events += repair_night(draft, day)
    events += _ring(draft, day)
    events += supply_day(draft, dice, day, cold)
    health_day(draft, dice, day, cold)
    recover_day(draft)
    forget_day(draft)
    bury(draft)
    ending = will_day(draft, dice, day, int(draft.lost[RUSSIA, 0, _COMBAT].sum()) - before)
    if ending == Ending.NONE and day >= messenger_day(draft.scenario, dice.seed):
        ending = Ending.HELD
    if ending != Ending.NONE:
        _end(draft, ending, day)
    return events


def messenger_day(scenario: Scenario, seed: int) -> int:
    """Return the day on which the siege is called off; neither side knows it."""
    messenger = scenario.messenger
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
