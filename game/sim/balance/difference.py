"""In how many of their orders two plans of a side differ."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import combinations
from typing import Any, Final

from game.forecast.plans import Prepared, QingPlan, RussianPlan, on
from game.forecast.setting import Day, Setting

QING_DECISIONS: Final[Mapping[str, Callable[[QingPlan, Day], Any]]] = {
    "rounds a gun": lambda plan, day: on(plan.rates, day.number),
    "guns at the face": lambda plan, day: day.number >= plan.face_day,
    "works of the gangs": lambda plan, day: next(
        (works for first, works in reversed(plan.works) if first <= day.number), ()
    ),
    "foot that digs": lambda plan, day: plan.foot_pm if day.number >= plan.foot_day else 0,
    "pickets": lambda plan, day: plan.picket,
    "storm": lambda plan, day: (dict(plan.storms).get(day.number, 0), _waited_for(plan.prepared, day)),
    "terms": lambda plan, day: any(_falls(letter, day) for letter in plan.letters),
}
"""What the Qing decide each turn."""
RUSSIAN_DECISIONS: Final[Mapping[str, Callable[[RussianPlan, Day], Any]]] = {
    "party": lambda plan, day: _goes_out(plan, day),
    "its purpose": lambda plan, day: plan.purpose if _goes_out(plan, day) else None,
    "men who mend": lambda plan, day: plan.mend,
    "work behind the front": lambda plan, day: plan.retrench_men if day.number >= plan.retrench_day else 0,
    "orderlies": lambda plan, day: plan.tend,
    "parties for food": lambda plan, day: plan.forage if day.number <= plan.forage_until else 0,
    "reserve": lambda plan, day: plan.reserve,
    "quarters": lambda plan, day: plan.spread,
    "falling back": lambda plan, day: plan.remnant if day.number >= plan.withdrawal else 0,
}
"""What the Russians decide each turn."""


def difference(one: QingPlan | RussianPlan, other: QingPlan | RussianPlan, setting: Setting) -> float:
    """Return the share of decisions, over turns and kinds, in which two plans of a side differ, 0 to 1."""
    pairs = [*zip(_decisions(one, setting), _decisions(other, setting), strict=True)]
    return sum(mine != yours for mine, yours in pairs) / len(pairs)


def least_difference(plans: Sequence[QingPlan | RussianPlan], setting: Setting) -> float:
    """Return the difference of those two plans of a side that are most alike; 1 for a single plan."""
    return min((difference(one, other, setting) for one, other in combinations(plans, 2)), default=1.0)


def _decisions(plan: QingPlan | RussianPlan, setting: Setting) -> Iterator[Any]:
    turns = [day for day in setting.days if day.opens]
    if isinstance(plan, QingPlan):
        return (decide(plan, turn) for turn in turns for decide in QING_DECISIONS.values())
    return (decide(plan, turn) for turn in turns for decide in RUSSIAN_DECISIONS.values())


def _waited_for(storm: Prepared | None, day: Day) -> tuple[object, ...] | None:
    """Return what a storm waits for on a day, None where none does."""
    if storm is None or not storm.first_day <= day.number <= storm.last_day:
        return None
    return storm.heads, storm.mound, storm.breach_pm, storm.columns, storm.front, storm.night


def _goes_out(plan: RussianPlan, day: Day) -> bool:
    """Say whether a party goes out this turn, or waits for works to come close."""
    return plan.against > 0 or any(_falls(sally, day) for sally in plan.sallies)


def _falls(number: int, turn: Day) -> bool:
    return turn.number <= number < turn.number + turn.days
