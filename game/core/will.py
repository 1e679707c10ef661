"""Cohesion of units, resolve of a garrison, patience of a council."""

from __future__ import annotations

import numpy as np

from game.core.calendar import Spell
from game.core.citadel import withdrawn
from game.core.dice import Dice, Lane
from game.core.events import AssemblyAnswered, AssemblyBegs, CouncilAnswered, CouncilUrges, Events
from game.core.fixed import ONE30
from game.core.laws import resolve
from game.core.leaders import led
from game.core.passage import frozen
from game.core.state import NOWHERE, QING, RUSSIA, WHOLE, Ending, Tally, World
from game.core.strength import army, army_fighters, soldiers
from game.core.supply import hunger_pm, terms_tempt
from game.core.tasks import Task


def recover_day(draft: World) -> None:
    """Cohesion comes back to whoever did not fight, faster beside a leader; fatigue leaves those at rest."""
    rules = draft.rules.will
    gain = np.where(draft.acted == 0, rules.rest_a_day + led(draft) * rules.leader_a_day, 0)
    draft.cohesion[:] = np.minimum(1000, draft.cohesion + gain)
    resting = (draft.task == Task.REST) | (draft.task == Task.NONE)
    relief = np.where(resting, rules.fatigue_a_day, rules.fatigue_a_day // 4)
    draft.fatigue[:] = np.maximum(0, draft.fatigue - relief)


def shake(draft: World, spell: Spell, combat_dead: int) -> None:
    """Let a spell's blood sink in; as a day opens, the shock of the days before fades."""
    tally = draft.tally
    if spell.opens:
        tally[Tally.SHOCK] = int(tally[Tally.SHOCK]) * draft.rules.will.shock_keep_pm // 1000
    tally[Tally.SHOCK] += int(resolve.shock_q16(combat_dead, army(draft, RUSSIA) + combat_dead))


def will_day(draft: World, dice: Dice, day: int) -> tuple[Ending, Events]:
    """Return how the siege ends by the will of a side today, NONE if it goes on, and who speaks up.

    Neither the assembly nor the council repeats itself while it waits for an answer.
    """
    if army(draft, RUSSIA) < draft.rules.will.extinct_men:
        return Ending.STARVED, ()
    ending, events = _assembly(draft, dice, day)
    if ending != Ending.NONE:
        return ending, events
    ending, more = _council(draft, dice, day)
    return ending, (*events, *more)


def _assembly(draft: World, dice: Dice, day: int) -> tuple[Ending, Events]:
    """The garrison's men beg for terms; in the end they open the gates themselves."""
    tally = draft.tally
    if tally[Tally.BEGS] or not dice.chance_q30(Lane.WILL, day, surrender_chance_q30(draft, day)):
        return Ending.NONE, ()
    if tally[Tally.BEGGED] >= draft.rules.will.pleas:
        return Ending.SURRENDERED, ()
    tally[Tally.BEGS] = 1
    return Ending.NONE, (AssemblyBegs(day),)


def _council(draft: World, dice: Dice, day: int) -> tuple[Ending, Events]:
    """The besiegers' leaders urge going home; in the end the army goes."""
    tally, rules = draft.tally, draft.rules.will
    waits = tally[Tally.URGES] or not council_urges(draft, day)
    if waits or not dice.chance_q30(Lane.COUNCIL, day, rules.lift_pm * ONE30 // 1000):
        return Ending.NONE, ()
    if tally[Tally.URGED] >= rules.urgings:
        return Ending.LIFTED, ()
    tally[Tally.URGES] = 1
    return Ending.NONE, (CouncilUrges(day),)


def hear_assembly(draft: World, day: int, *, granted: bool) -> Events:
    """Answer the assembly; a refusal shakes everybody, and doubles the hazard for a while."""
    tally, rules = draft.tally, draft.rules.will
    tally[Tally.BEGS] = 0
    tally[Tally.BEGGED] += 1
    if not granted:
        tally[Tally.BEGGED_DAY] = day
        lower_cohesion(draft, RUSSIA, rules.refused_cohesion)
    return (AssemblyAnswered(day, granted),)


def hear_council(draft: World, day: int, *, heeded: bool) -> Events:
    """Answer the council; a refusal shakes the army."""
    tally = draft.tally
    tally[Tally.URGES] = 0
    tally[Tally.URGED] += 1
    if not heeded:
        lower_cohesion(draft, QING, draft.rules.will.unheeded_cohesion)
    return (CouncilAnswered(day, heeded),)


def lower_cohesion(draft: World, side: int, points: int) -> None:
    """Take cohesion from every unit of a side, or give it where *points* are negative."""
    mine = (draft.side == side) & (draft.hex != NOWHERE)
    draft.cohesion[:] = np.where(mine, np.clip(draft.cohesion - points, 0, 1000), draft.cohesion)


def surrender_chance_q30(world: World, day: int) -> int:
    """Return the hazard of a surrender on a day.

    Recent blood, a breach and a way out on offer feed it, hope of relief holds it down; slow death by
    sickness hardly moves it, which is why one rule gives both the two days of 1685 and the five months of
    1686.
    """
    rules, fear = world.rules.will, _fear_milli(world)
    if terms_tempt(world, day):
        fear += rules.terms_milli
    refused = int(world.tally[Tally.BEGGED_DAY])
    if refused >= 0 and day - refused < rules.refused_days:
        fear += rules.refused_milli
    hope = resolve.hope_milli(rules, frozen(world), bool(day < world.tally[Tally.NEWS_UNTIL]))
    return int(resolve.surrender_q30(rules, fear, hope))


def _fear_milli(world: World) -> int:
    """Blood, a breach in the walls that are held, and no flour."""
    breach = 0 if withdrawn(world) else 1000 - int(world.integrity[world.ground.walls].min()) * 1000 // WHOLE
    shock, starving = int(world.tally[Tally.SHOCK]), bool(world.tally[Tally.GRAIN] <= 0)
    return int(resolve.fear_milli(world.rules.will, shock, breach, starving))


def council_urges(world: World, day: int) -> bool:
    """Return whether the besiegers' council would lift the siege: few left, or weaker than the garrison."""
    rules = world.rules.will
    if day <= rules.lift_from_day:
        return False
    able = int(world.able[soldiers(world, QING)].sum())
    fit, first = resolve.fed(able, hunger_pm(world)), int(world.mustered[QING, 0])
    return bool(resolve.council_urges(rules, army(world, QING), first, fit, army_fighters(world, RUSSIA)))
