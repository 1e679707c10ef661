"""How an army lives: room, rations, care of the sick; and what it costs."""

from __future__ import annotations

from typing import Final

import numpy as np

from game.core.calendar import Spell
from game.core.dice import Dice
from game.core.events import Event, Events, Quartered, RationSet
from game.core.hexgrid import Bool
from game.core.orders import Manner, Quarter, Ration, Scale, Tend
from game.core.refusals import Reason, Refusal
from game.core.standing import take_up
from game.core.state import NOWHERE, QING, RUSSIA, State, Tally, World, freeze, thaw
from game.core.tasks import Task

_MANNER: Final = {QING: Tally.QUARTER_QING, RUSSIA: Tally.QUARTER_RUSSIA}
_SCALE: Final = {QING: Tally.RATION_QING, RUSSIA: Tally.RATION_RUSSIA}


def manner_of(world: World, side: int) -> Manner:
    """Return how a side is quartered; the enemy of a View is thought to live as usual."""
    return Manner(int(world.tally[_MANNER[side]]))


def scale_of(world: World, side: int) -> Scale:
    """Return what a side hands out; the enemy of a View is thought to get all."""
    return Scale(int(world.tally[_SCALE[side]]))


def ration_pm(world: World, side: int) -> int:
    """Return what a man of *side* is to get, of a full ration."""
    return world.rules.supply.ration_pm[scale_of(world, side)]


def scant_pm(world: World, side: int) -> int:
    """Return what of a full ration the commander of *side* keeps back."""
    return 1000 - ration_pm(world, side)


def alarm_pm(world: World, side: int = RUSSIA) -> int:
    """Return how many of *side*'s men come in time to an alarm or a guard: fewer if they live far apart."""
    return world.rules.quarters.spread_alarm_pm if manner_of(world, side) == Manner.SPREAD else 1000


def on_duty(world: World) -> Bool:
    """Return (u,) units whose men take up arms at an alarm: orderlies stay with the sick."""
    duty: Bool = world.task != Task.TEND
    return duty


def spread_contagion_pm(world: World, side: int) -> int:
    """Return how fast an infection runs in *side*'s quarters, against crowded ones."""
    return world.rules.quarters.spread_contagion_pm if manner_of(world, side) == Manner.SPREAD else 1000


def tended_pm(world: World, side: int) -> int:
    """Return how many of *side*'s sick have orderlies enough, per mille."""
    mine = world.side == side
    orderlies = int(world.able[mine & (world.task == Task.TEND)].sum())
    sick = max(1, int(world.sick[mine].sum()))
    return min(1000, orderlies * world.rules.quarters.sick_an_orderly * 1000 // sick)


def check_quarter(world: World, order: Quarter) -> Refusal | None:
    """Return why nobody moves house, or None."""
    return Refusal(Reason.ALREADY_SO) if manner_of(world, world.phase) == order.manner else None


def quarter(state: State, order: Quarter) -> tuple[State, Events]:
    """Move house; it tires everybody."""
    draft = thaw(state)
    draft.tally[_MANNER[draft.phase]] = order.manner
    mine = (draft.side == draft.phase) & (draft.hex != NOWHERE)
    tired = np.minimum(1000, draft.fatigue + draft.rules.quarters.move_fatigue)
    draft.fatigue[:] = np.where(mine, tired, draft.fatigue)
    return freeze(draft), (Quartered(draft.phase, order.manner),)


def check_ration(world: World, order: Ration) -> Refusal | None:
    """Return why the ration stays, or None."""
    return Refusal(Reason.ALREADY_SO) if scale_of(world, world.phase) == order.scale else None


def ration(state: State, order: Ration) -> tuple[State, Events]:
    """Hand out more or less from today."""
    draft = thaw(state)
    draft.tally[_SCALE[draft.phase]] = order.scale
    return freeze(draft), (RationSet(draft.phase, order.scale),)


def check_tend(world: World, order: Tend) -> Refusal | None:
    """Return why men cannot nurse the sick, or None: the garrison's lie within the walls."""
    kind = world.unit_kind(order.unit)
    if kind.move_class != "foot" or kind.leader:
        return Refusal(Reason.FOOT_ONLY)
    if world.phase == RUSSIA and not world.ground.fort[world.hex[order.unit]]:
        return Refusal(Reason.NOT_INSIDE)
    return None


def tend(state: State, order: Tend) -> tuple[State, Events]:
    """Nurse the sick until told otherwise."""
    return take_up(state, order.unit, Task.TEND)


def quarters_day(draft: World, dice: Dice, spell: Spell) -> tuple[Event, ...]:
    """Let those grumble whose commander keeps back a part of their bread."""
    for side in (QING, RUSSIA):
        grumble = draft.rules.will.scant_cohesion * scant_pm(draft, side) // 1000
        mine = (draft.side == side) & (draft.hex != NOWHERE)
        draft.cohesion[:] = np.where(mine, np.maximum(0, draft.cohesion - grumble), draft.cohesion)
    return ()
