"""Events that the scenario dates: told on their day, some of them felt."""

from __future__ import annotations

from game.core.calendar import Spell
from game.core.events import Events, Told
from game.core.state import Tally, World


def dated_spell(draft: World, spell: Spell) -> Events:
    """Tell what the scenario dates into a spell, and let it work."""
    hours = range(spell.hour, spell.hour + spell.hours)
    due = [dated for dated in draft.scenario.dated if dated.day == spell.day and dated.hour in hours]
    for dated in due:
        _work(draft, dated.effect, spell.day)
    return tuple(Told(spell.day, dated.id) for dated in due)


def _work(draft: World, effect: str, day: int) -> None:
    """The envoys come to the capital; or the fort hears of relief, and hopes for a while."""
    if effect == "talks":
        draft.tally[Tally.TALKS_DAY] = day
    elif effect == "relief_hint":
        hoped = int(draft.tally[Tally.NEWS_UNTIL])
        draft.tally[Tally.NEWS_UNTIL] = max(hoped, day + draft.rules.will.hint_days)
