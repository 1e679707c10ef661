"""Cohesion of units, resolve of a garrison, patience of a council."""

from __future__ import annotations

import numpy as np

from game.core.calendar import Spell
from game.core.dice import Dice, Lane
from game.core.fixed import ONE16, ONE30, exp_q16, one_minus_exp_q30
from game.core.orders import Task
from game.core.passage import frozen
from game.core.state import NOWHERE, QING, RUSSIA, WHOLE, Ending, Tally, World
from game.core.strength import army, army_fighters, soldiers
from game.core.supply import hunger_pm


def recover_day(draft: World) -> None:
    """Cohesion comes back to whoever did not fight, faster beside a leader; fatigue leaves those at rest."""
    rules = draft.rules.will
    led = np.isin(draft.hex, draft.hex[draft.flag("leader") & (draft.hex != NOWHERE)])
    gain = np.where(draft.acted == 0, rules.rest_a_day + led * rules.leader_a_day, 0)
    draft.cohesion[:] = np.minimum(1000, draft.cohesion + gain)
    resting = np.isin(draft.task, (Task.REST, Task.NONE))
    relief = np.where(resting, rules.fatigue_a_day, rules.fatigue_a_day // 4)
    draft.fatigue[:] = np.maximum(0, draft.fatigue - relief)


def shake(draft: World, spell: Spell, combat_dead: int) -> None:
    """Let a spell's blood sink in; as a day opens, the shock of the days before fades."""
    tally = draft.tally
    if spell.opens:
        tally[Tally.SHOCK] = int(tally[Tally.SHOCK]) * draft.rules.will.shock_keep_pm // 1000
    tally[Tally.SHOCK] += combat_dead * ONE16 // max(1, army(draft, RUSSIA) + combat_dead)


def will_day(draft: World, dice: Dice, day: int) -> Ending:
    """Return how the siege ends by the will of a side today, NONE if it goes on."""
    rules = draft.rules.will
    if army(draft, RUSSIA) < rules.extinct_men:
        return Ending.STARVED
    if dice.chance_q30(Lane.WILL, day, surrender_chance_q30(draft)):
        return Ending.SURRENDERED
    if council_urges(draft, day) and dice.chance_q30(Lane.COUNCIL, day, rules.lift_pm * ONE30 // 1000):
        return Ending.LIFTED
    return Ending.NONE


def surrender_chance_q30(world: World) -> int:
    """Return the hazard of a surrender today.

    Recent blood and a breach feed it, hope of relief holds it down; slow death by sickness hardly moves
    it, which is why one rule gives both the two days of 1685 and the five months of 1686.
    """
    rules, tally = world.rules.will, world.tally
    shock = min(ONE16 // 2, int(tally[Tally.SHOCK]))
    breach = 1000 - int(world.integrity[world.ground.walls].min()) * 1000 // WHOLE
    hope = rules.hope_milli * (rules.hope_frozen_pm if frozen(world) else 1000) // 1000
    fear = (rules.shock_milli * shock >> 16) + rules.breach_milli * breach // 1000
    logarithm = rules.surrender_milli + fear - hope
    if tally[Tally.GRAIN] <= 0:
        logarithm += rules.grain_out_milli
    rate_q16 = exp_q16(min(logarithm, 1000) * 256 // 1000)
    return one_minus_exp_q30(min(rate_q16 << 14, 3 * ONE30))


def council_urges(world: World, day: int) -> bool:
    """Return whether the besiegers' council would lift the siege: few left, or weaker than the garrison."""
    rules = world.rules.will
    if day <= rules.lift_from_day:
        return False
    few = army(world, QING) * 1000 < int(world.mustered[QING, 0]) * rules.lift_share_pm
    mine = soldiers(world, QING)
    fit = int(world.able[mine].sum()) * (1000 - hunger_pm(world) * 4 // 10) // 1000
    return few or fit * 10 < army_fighters(world, RUSSIA) * 11
