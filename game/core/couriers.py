"""Messengers from the fort, and what they bring."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from game.core.calendar import Spell, day_of
from game.core.dice import Dice, Lane
from game.core.events import Event, Events, ReliefCame, ReliefTurnedBack, Slipped
from game.core.fixed import ONE16
from game.core.losses import lose_men
from game.core.orders import Slip
from game.core.pickets import caught_pm
from game.core.refusals import Reason, Refusal
from game.core.state import NOWHERE, RUSSIA, Cause, State, Tally, World, freeze, thaw
from game.core.strength import soldiers
from game.core.ways import ways_out

_GO, _ANSWER = range(2)
"""Numbers of the rolls: whether he gets through, and whether men come with the answer."""
_LOSS = 1 << 27
"""Number of the roll that chooses who goes, in the lane of losses."""


@dataclass(frozen=True, slots=True)
class Errand:
    """A messenger's way foreseen.

    Attributes:
        way: hexes he passes, from a gate to the edge of the map.
        chance_pm: to get through.
    """

    way: tuple[int, ...]
    chance_pm: int


def check_slip(world: World, order: Slip) -> Refusal | None:
    """Return why no messenger can go, or None."""
    rules = world.rules.couriers
    if world.phase != RUSSIA:
        return Refusal(Reason.WRONG_SIDE)
    out = day_of(world.scenario, world.turn) - int(world.tally[Tally.SLIPPED_DAY])
    if world.tally[Tally.SLIPPED_DAY] >= 0 and out < rules.out_days:
        return Refusal(Reason.MESSENGER_OUT, out, rules.out_days)
    sender = _sender(world)
    if sender is None:
        return Refusal(Reason.TOO_FEW_MEN, 0, rules.men)
    return Refusal(Reason.NO_WAY_OUT) if errand(world) is None else None


def errand(world: World) -> Errand | None:
    """Return the least dangerous way out and the chance on it, as far as is known; None if there is none."""
    small = world.rules.couriers.small_pm
    plans = [Errand(way, 1000 - caught_pm(world, RUSSIA, way) * small // 1000) for way in ways_out(world)]
    return max(plans, key=lambda plan: plan.chance_pm, default=None)


def slip(state: State, order: Slip) -> tuple[State, Events]:
    """Send a messenger; he gets through, with hope for some weeks and perhaps more, or he is caught.

    His way is chosen in the dark: what lies in wait unseen counts when he meets it.
    """
    dice, day = Dice(state.seed, state.turn), day_of(state.scenario, state.turn)
    plan = errand(state)
    chance = plan.chance_pm if plan else 0
    roll = dice.roll16(Lane.COURIER, _GO) * 1000 >> 16
    draft, through = thaw(state), roll < chance
    gone = _leave(draft, dice, Cause.DEPARTED if through else Cause.CAPTURED)
    draft.tally[Tally.SLIPPED_DAY] = day
    if through:
        _expect(draft, dice, day)
    else:
        draft.tally[Tally.HELD_BY_QING] += gone
    return freeze(draft), (Slipped(day, chance, roll, 0 if through else gone),)


def _leave(draft: World, dice: Dice, cause: Cause) -> int:
    """Take the men from the unit that sends them."""
    only = np.where(np.arange(len(draft.hex)) == _sender(draft), draft.able, 0).astype(np.int64)
    return lose_men(draft, dice, _LOSS, only, draft.rules.couriers.men, cause)


def _expect(draft: World, dice: Dice, day: int) -> None:
    """News gives hope; now and then it brings men."""
    rules, tally = draft.rules.couriers, draft.tally
    tally[Tally.NEWS_UNTIL] = max(int(tally[Tally.NEWS_UNTIL]), day + rules.news_days)
    coming = dice.roll16(Lane.COURIER, _ANSWER) * 1000 < rules.relief_pm * ONE16
    tally[Tally.RELIEF_DAY] = day + rules.out_days if coming else -1


def _sender(world: World) -> int | None:
    """Return the strongest unit in the fort that could spare the men, or None."""
    inside = (world.hex != NOWHERE) & world.ground.fort[world.hex]
    able = np.where(soldiers(world, RUSSIA) & inside, world.able, 0)
    unit = int(able.argmax())
    return unit if able[unit] > world.rules.couriers.men else None


def couriers_day(draft: World, dice: Dice, spell: Spell) -> tuple[Event, ...]:
    """Let in the men whom a messenger brings, if there is a way in on that day."""
    due = int(draft.tally[Tally.RELIEF_DAY])
    if due < 0 or spell.day < due:
        return ()
    draft.tally[Tally.RELIEF_DAY] = -1
    men = draft.rules.couriers.relief_men
    joined = _join(draft, men) if ways_out(draft) else 0
    return (ReliefCame(spell.day, joined) if joined else ReliefTurnedBack(spell.day, men),)


def _join(draft: World, men: int) -> int:
    """Spread men over the units in the fort, the weakest first, up to what they began with."""
    joined, inside = 0, soldiers(draft, RUSSIA) & (draft.hex != NOWHERE) & draft.ground.fort[draft.hex]
    units = np.flatnonzero(inside & (draft.guns == 0)).tolist()
    for unit in sorted(units, key=lambda u: (int(draft.men[u]), u)):
        full = draft.scenario.musters[int(draft.parent[unit])].men
        more = min(men - joined, max(0, full - int(draft.men[unit])))
        _add(draft, unit, more)
        joined += more
    draft.mustered[RUSSIA, 0] += joined
    draft.arrived[RUSSIA, 0] += joined
    return joined


def _add(draft: World, unit: int, more: int) -> None:
    """Fresh men bring down a unit's clock in proportion."""
    men = int(draft.men[unit])
    draft.stale[unit] = int(draft.stale[unit]) * men // max(1, men + more)
    draft.fit[unit] += more
