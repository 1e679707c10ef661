"""The fight for the water, while the ring nears the river."""

from __future__ import annotations

from game.core.blockade import walled_pm
from game.core.dice import Dice, Lane
from game.core.events import Event, RiverFought
from game.core.fixed import lognormal_table
from game.core.laws.numbers import chance_q30
from game.core.laws.spade import river_men, river_rate_q30
from game.core.losses import bury, lose_share
from game.core.state import QING, RUSSIA, Cause, Tally, World
from game.core.strength import army, army_fighters, soldiers


def river_fought(world: World) -> bool:
    """Return whether the garrison fights for its water: if strong enough, while the ring is a third done."""
    rules = world.rules.digging
    strong = army_fighters(world, RUSSIA) > rules.contest_garrison
    return strong and rules.contest_from_pm <= walled_pm(world) < rules.contest_to_pm


def fight_for_river(draft: World, dice: Dice, day: int) -> tuple[Event, ...]:
    """A day of the fight for the water: both bleed by a shock they share."""
    rules = draft.rules.digging
    draft.tally[Tally.CONTEST_DAYS] += 1
    shock = int(lognormal_table(draft.rules.bombard.disperse_q8)[dice.roll16(Lane.CONTEST, day)])
    men = river_men(rules, army_fighters(draft, RUSSIA))
    losses = []
    for side, ppm in ((QING, rules.contest_qing_ppm), (RUSSIA, rules.contest_russian_ppm)):
        chance = int(chance_q30(river_rate_q30(ppm, shock, men, army(draft, side))))
        event, mine = (day * 2 + side + 1) * 1024, soldiers(draft, side)
        losses.append(int(lose_share(draft, dice, Lane.CONTEST, event, mine, chance, Cause.STORM).sum()))
    bury(draft)
    return (RiverFought(day, *losses),)
