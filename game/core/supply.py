"""Rations, hunger and desertion."""

from __future__ import annotations

from game.core.calendar import Spell
from game.core.dice import Dice, Lane
from game.core.events import Event, GrainGone
from game.core.fixed import ONE30, one_minus_exp_q30
from game.core.hexgrid import Bool
from game.core.losses import lose_share
from game.core.passage import frozen
from game.core.state import NOWHERE, QING, RUSSIA, Cause, Tally, World
from game.core.strength import army, soldiers


def rations_a_day(world: World) -> int:
    """Return rations that reach the besiegers in a day: by boat until the river freezes, then by sledge."""
    rules = world.rules.supply
    if frozen(world):
        return rules.frozen_rations
    boats = int((world.flag("boat") & (world.side == QING) & (world.hex != NOWHERE)).sum())
    return rules.convoy_rations * min(rules.convoys, boats)


def hunger_pm(world: World) -> int:
    """Return the share of the besieging soldiers that no ration reaches."""
    heads = army(world, QING)
    return max(0, 1000 - rations_a_day(world) * 1000 // max(1, heads))


def supply_day(draft: World, dice: Dice, spell: Spell) -> tuple[Event, ...]:
    """Eat; hunger and cold kill, and men of both kinds go home."""
    rules, tally = draft.rules.supply, draft.tally
    hunger, event = hunger_pm(draft), spell.day * 65536
    followers = (draft.side == QING) & ~draft.flag("leader")
    rate = rules.hunger_ppm * hunger // 1000 * (1000 + spell.cold_pm) // 1000
    _lose(draft, dice, Lane.HUNGER, event, soldiers(draft, QING), rate, Cause.HUNGER)
    _lose(draft, dice, Lane.DESERTION, event, followers, rules.desertion_ppm, Cause.DESERTED)
    if tally[Tally.GRAIN] <= 0:
        _lose(
            draft, dice, Lane.HUNGER, event + 1024, soldiers(draft, RUSSIA), rules.starved_ppm, Cause.HUNGER
        )
        return ()
    tally[Tally.GRAIN] = max(0, int(tally[Tally.GRAIN]) - army(draft, RUSSIA))
    return (GrainGone(spell.day),) if tally[Tally.GRAIN] == 0 else ()


def _lose(draft: World, dice: Dice, lane: Lane, event: int, where: Bool, ppm: int, cause: Cause) -> None:
    chance = int(one_minus_exp_q30(ppm * ONE30 // 1_000_000))
    lose_share(draft, dice, lane, event, where, chance, cause)
