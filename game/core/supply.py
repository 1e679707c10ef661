"""Rations, hunger, cold and desertion."""

from __future__ import annotations

import numpy as np

from game.core.boats import convoys
from game.core.calendar import Spell
from game.core.dice import Dice, Lane
from game.core.events import Event, GrainGone
from game.core.hearsay import tell
from game.core.hexgrid import I64, Bool
from game.core.laws import hunger
from game.core.losses import lose_share
from game.core.passage import frozen
from game.core.pickets import picket_cold
from game.core.quarters import ration_pm, scant_pm
from game.core.state import QING, RUSSIA, Cause, Tally, World
from game.core.strength import army, soldiers
from game.core.works import sheltered

_RUSSIAN = 1024
"""Rolls of the garrison begin so much after the besiegers' of the same day and lane."""
_COLD = 2048
"""And those of the cold so much after those of hunger."""


def rations_a_day(world: World) -> int:
    """Return rations that reach the besiegers in a day: by boat until the river freezes, then by sledge."""
    rules = world.rules.supply
    if frozen(world):
        return rules.frozen_rations
    return rules.convoy_rations * int(convoys(world).sum())


def eaten_a_day(world: World) -> int:
    """Return rations that the besieging soldiers eat in a day: what is handed out, as far as it goes."""
    asked = army(world, QING) * ration_pm(world, QING) // 1000
    return min(asked, rations_a_day(world) + int(world.tally[Tally.RATIONS]))


def hunger_pm(world: World) -> int:
    """Return the share of the besieging soldiers that no ration reaches."""
    return int(hunger.hunger_pm(army(world, QING), eaten_a_day(world)))


def underfed_pm(world: World, side: int) -> int:
    """Return the share of a whole ration that *side*'s soldiers go without."""
    if side == QING:
        return hunger_pm(world)
    return scant_pm(world, RUSSIA) if world.tally[Tally.GRAIN] > 0 else 1000


def supply_day(draft: World, dice: Dice, spell: Spell) -> tuple[Event, ...]:
    """Eat; hunger and cold kill, and men of both sides go home."""
    _besiegers_eat(draft, dice, spell)
    events = _garrison_eats(draft, dice, spell)
    _desert(draft, dice, spell, QING, draft.rules.supply.desertion_ppm)
    _desert(draft, dice, spell, RUSSIA, _tempted_ppm(draft, spell.day))
    return events


def _besiegers_eat(draft: World, dice: Dice, spell: Spell) -> None:
    """What a smaller ration leaves of a day's convoys is stored; boats bring no more than is asked for."""
    starving_ppm = int(hunger.starving_ppm(draft.rules.supply, hunger_pm(draft)))
    brought = min(rations_a_day(draft), army(draft, QING))
    draft.tally[Tally.RATIONS] += brought - eaten_a_day(draft)
    if starving_ppm:
        event, mine = spell.day * 65536, soldiers(draft, QING)
        freezing_ppm = hunger.freezing_ppm(starving_ppm, spell.cold_pm, _chilled_pm(draft))
        _lose(draft, dice, Lane.HUNGER, event, mine, starving_ppm, Cause.HUNGER)
        _lose(draft, dice, Lane.HUNGER, event + _COLD, mine, freezing_ppm, Cause.COLD)


def _chilled_pm(draft: World) -> I64:
    """Return (u,) what the cold does to the men of each unit, against those in a winter camp."""
    bare_pm = hunger.chilled_pm(draft.rules.supply, sheltered(draft, QING))
    return np.asarray(picket_cold(draft) * bare_pm // 1000, np.int64)


def _desert(draft: World, dice: Dice, spell: Spell, side: int, ppm: int) -> None:
    """Some go over to the other side and talk."""
    rules = draft.rules.supply
    ppm += rules.scant_desertion_ppm[side] * scant_pm(draft, side) // 1000
    where = (draft.side == side) & ~draft.flag("leader")
    event = spell.day * 65536 + (_RUSSIAN if side == RUSSIA else 0)
    tell(draft, dice, side, _lose(draft, dice, Lane.DESERTION, event, where, ppm, Cause.DESERTED))


def _tempted_ppm(draft: World, day: int) -> int:
    """Return Russians a day who prefer terms of their own."""
    return draft.rules.supply.terms_desertion_ppm if terms_tempt(draft, day) else 0


def terms_tempt(world: World, day: int) -> bool:
    """Return whether the garrison still thinks of a way out that the besiegers have offered."""
    offered = int(world.tally[Tally.LETTERS_DAY])
    return offered >= 0 and day - offered < world.rules.will.terms_days


def _garrison_eats(draft: World, dice: Dice, spell: Spell) -> tuple[Event, ...]:
    tally, rules = draft.tally, draft.rules.supply
    if tally[Tally.GRAIN] <= 0:
        event = spell.day * 65536 + _RUSSIAN
        _lose(draft, dice, Lane.HUNGER, event, soldiers(draft, RUSSIA), rules.starved_ppm, Cause.HUNGER)
        return ()
    eaten = army(draft, RUSSIA) * ration_pm(draft, RUSSIA) // 1000
    tally[Tally.GRAIN] = max(0, int(tally[Tally.GRAIN]) - eaten)
    return (GrainGone(spell.day),) if tally[Tally.GRAIN] == 0 else ()


def _lose(draft: World, dice: Dice, lane: Lane, event: int, where: Bool, ppm: I64 | int, cause: Cause) -> int:
    """Roll for everybody at so many a million; return how many are gone."""
    return int(lose_share(draft, dice, lane, event, where, hunger.gone_q30(ppm), cause).sum())
