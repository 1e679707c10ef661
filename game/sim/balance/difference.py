"""In how many of their orders two plans of a side differ."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import combinations
from typing import Final

from game.forecast.plans import Prepared, QingPlan, RussianPlan, on
from game.forecast.setting import Day, Setting


def difference(one: QingPlan | RussianPlan, other: QingPlan | RussianPlan, setting: Setting) -> float:
    """Return the share of decisions, over turns and kinds, in which two plans of a side differ, 0 to 1."""
    differs = [
        mine != yours
        for mine, yours in zip(_decisions(one, setting), _decisions(other, setting), strict=True)
    ]
    return sum(differs) / len(differs)


def least_difference(plans: Sequence[QingPlan | RussianPlan], setting: Setting) -> float:
    """Return the difference of those two plans of a side that are most alike; 1 for a single plan."""
    return min((difference(one, other, setting) for one, other in combinations(plans, 2)), default=1.0)


def _decisions(plan: QingPlan | RussianPlan, setting: Setting) -> Iterator[object]:
    """Go through what a plan decides, turn by turn and kind by kind."""
    for turn in (day for day in setting.days if day.opens):
        if isinstance(plan, QingPlan):
            yield from (decide(plan, turn) for decide in QING_DECISIONS.values())
        else:
            yield from (decide(plan, turn) for decide in RUSSIAN_DECISIONS.values())


# The Qing ------------------------------------------------------------------------------------------------


def _works(plan: QingPlan, turn: Day) -> object:
    return next((works for first, works in reversed(plan.works) if first <= turn.number), ())


def _storm(plan: QingPlan, turn: Day) -> object:
    """Return columns that go in any case, and what others wait for."""
    return dict(plan.storms).get(turn.number, 0), _waited_for(plan.prepared, turn)


def _waited_for(storm: Prepared | None, turn: Day) -> object:
    if storm is None or not storm.first_day <= turn.number <= storm.last_day:
        return None
    return storm.heads, storm.mound, storm.breach_pm, storm.columns, storm.front, storm.night


QING_DECISIONS: Final[Mapping[str, Callable[[QingPlan, Day], object]]] = {
    "rounds a gun": lambda plan, turn: on(plan.rates, turn.number, 0),
    "guns at the face": lambda plan, turn: turn.number >= plan.face_day,
    "works of the gangs": _works,
    "foot that digs": lambda plan, turn: plan.foot_pm if turn.number >= plan.foot_day else 0,
    "pickets": lambda plan, turn: plan.picket,
    "storm": _storm,
    "terms": lambda plan, turn: any(_falls(letter, turn) for letter in plan.letters),
}
"""What the Qing decide each turn, by kind."""


# The Russians --------------------------------------------------------------------------------------------


def _goes_out(plan: RussianPlan, turn: Day) -> bool:
    """Say whether a party goes out, or waits for works to come close."""
    return plan.against > 0 or any(_falls(sally, turn) for sally in plan.sallies)


RUSSIAN_DECISIONS: Final[Mapping[str, Callable[[RussianPlan, Day], object]]] = {
    "party": _goes_out,
    "its purpose": lambda plan, turn: plan.purpose if _goes_out(plan, turn) else None,
    "men who mend": lambda plan, turn: plan.mend,
    "work behind the front": lambda plan, turn: plan.retrench_men if turn.number >= plan.retrench_day else 0,
    "orderlies": lambda plan, turn: plan.tend,
    "parties for food": lambda plan, turn: plan.forage if turn.number <= plan.forage_until else 0,
    "reserve": lambda plan, turn: plan.reserve,
    "quarters": lambda plan, turn: plan.spread,
    "falling back": lambda plan, turn: plan.remnant if turn.number >= plan.withdrawal else 0,
}
"""What the Russians decide each turn, by kind."""


def _falls(number: int, turn: Day) -> bool:
    return turn.number <= number < turn.number + turn.days
