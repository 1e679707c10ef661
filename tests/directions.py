"""Does the world answer sensibly? The same commanders under one thing changed, many games an arm.

python -m tests.directions --games 100 [--only NAME] [--jobs 2]

Each direction claims that a figure is greater in its second arm. It holds if the difference of the means is
more than twice its standard error.
"""

from __future__ import annotations

import argparse
import multiprocessing
import sys
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from functools import cache, partial
from statistics import fmean, variance
from typing import Final

from game.ai.besieger import Besieger
from game.ai.defender import Defender
from game.ai.defender import Temper as DefenderTemper
from game.ai.historical_besieger import HistoricalBesieger
from game.ai.historical_defender import HistoricalDefender
from game.ai.players import Player
from game.ai.provisions import Foraging
from game.ai.temper import Temper
from game.core.blockade import gap
from game.core.calendar import HOURS, day_of
from game.core.course import NEVER, Course
from game.core.dice import Dice
from game.core.ground import Ground
from game.core.orders import Manner, Order, Quarter, Strength
from game.core.points import scores
from game.core.scenario import Scenario
from game.core.state import QING, RUSSIA, Cause, Ending, State, Tally, View
from game.core.strength import army
from game.files.scenarios import load_scenario
from game.record.game import Game
from game.sim.batch import play_phase
from tests.siege import small_scenario


@dataclass(frozen=True, slots=True)
class Arm:
    """One way things are: a scenario and two commanders, made anew for every game."""

    scenario: Callable[[], Scenario]
    qing: Callable[[], Player] = Besieger
    russia: Callable[[], Player] = Defender


@dataclass(frozen=True, slots=True)
class Direction:
    """A claim: *figure* is greater in *more* than in *less*.

    Attributes:
        until: day on which a game is cut off and looked at; None to its end.
        times: how many times greater it must be.
    """

    less: Arm
    more: Arm
    figure: Callable[[State], int]
    until: int | None = None
    times: int = 1


def played(arm: Arm, until: int | None, seed: int) -> State:
    """Return the state in which a game ends or is cut off."""
    scenario = arm.scenario()
    game, players = Game.new(scenario, seed, "player", "player"), (arm.qing(), arm.russia())
    while game.state.ending == Ending.NONE and (until is None or day_of(scenario, game.state.turn) < until):
        play_phase(game, players[game.state.phase])
    return game.state


def _figure(direction: str, arm: str, seed: int) -> int:
    claim = (DIRECTIONS | SMALL)[direction]
    return claim.figure(played(getattr(claim, arm), claim.until, seed))


def figures(direction: str, arm: str, games: int, jobs: int) -> list[int]:
    """Return the figure of every game of an arm; both arms have the same seeds."""
    ask, seeds = partial(_figure, direction, arm), range(1, games + 1)
    if jobs == 1:
        return [ask(seed) for seed in seeds]
    with ProcessPoolExecutor(jobs, multiprocessing.get_context("spawn")) as pool:
        return list(pool.map(ask, seeds))


@dataclass(frozen=True, slots=True)
class Found:
    """Both means, the first as many times as claimed, and the error of their difference."""

    less: float
    more: float
    error: float

    @property
    def holds(self) -> bool:
        """Whether the difference is beyond its error."""
        return self.more - self.less > 2 * self.error


def measure(direction: str, games: int, jobs: int = 1) -> Found:
    """Play both arms of a direction."""
    times = (DIRECTIONS | SMALL)[direction].times
    less, more = (figures(direction, arm, games, jobs) for arm in ("less", "more"))
    less = [times * figure for figure in less]
    return Found(fmean(less), fmean(more), ((variance(less) + variance(more)) / games) ** 0.5)


# What is changed ------------------------------------------------------------------------------------------


@cache
def shipped() -> Scenario:
    """The siege of 1686."""
    return load_scenario("albazin_1686")


def _with_rules(scenario: Scenario, **tables: object) -> Scenario:
    rules = replace(scenario.rules, **tables)
    old = scenario.ground
    return replace(scenario, rules=rules, ground=Ground(rules, old.grid, old.terrain, old.works, old.areas))


def _of_wood(scenario: Scenario) -> Scenario:
    works = scenario.rules.works
    wood = {name: replace(work, material="wood") if work.material else work for name, work in works.items()}
    return _with_rules(scenario, works=wood)


@cache
def wooden() -> Scenario:
    """The same fort of wood."""
    return _of_wood(shipped())


@cache
def small_wooden() -> Scenario:
    """The small siege with a fort of wood."""
    return _of_wood(small_scenario())


@cache
def small_thin() -> Scenario:
    """The small siege with a tenth of the garrison."""
    return _scaled(small_scenario(), "russia", 100)


@cache
def small_few() -> Scenario:
    """The small siege with half of the besiegers."""
    return _scaled(small_scenario(), "qing", 533)


@cache
def unwalled() -> Scenario:
    """Nobody knows how to dig a siege wall."""
    works = shipped().rules.works
    return _with_rules(shipped(), works=works | {"siege_wall": replace(works["siege_wall"], labour=None)})


def _scaled(scenario: Scenario, side: str, per_mille: int) -> Scenario:
    units = scenario.rules.units
    musters = [
        replace(m, men=max(1, m.men * per_mille // 1000))
        if units[m.kind].side == side and not units[m.kind].leader
        else m
        for m in scenario.musters
    ]
    return replace(scenario, musters=tuple(musters))


@cache
def fewer_besiegers() -> Scenario:
    """Sixteen hundred Qing and gangs in proportion, in place of three thousand."""
    return _scaled(shipped(), "qing", 533)


@cache
def thin_garrison() -> Scenario:
    """Forty Russians in place of eight hundred."""
    return _scaled(shipped(), "russia", 50)


@cache
def no_talks() -> Scenario:
    """Nobody goes to Peking."""
    return replace(shipped(), dated=())


class SpreadOut(Defender):
    """Spreads the garrison over the fort and the posad."""

    def _provide(self, view: View, dice: Dice) -> list[Order]:
        return [Quarter(Manner.SPREAD), *super()._provide(view, dice)]


_TALKS: Final = 92
"""A day on which the envoys are in Peking and the river is open."""


class LateStormer(Besieger):
    """Storms at any odds, but not before the talks."""

    def _approach(self, view: View, dice: Dice) -> list[Order]:
        return super()._approach(view, dice) if day_of(view.scenario, view.turn) >= _TALKS else []


def patient() -> Besieger:
    """Never storms."""
    return Besieger(Temper(storm_pm=1001, early_pm=1001))


def hasty() -> Besieger:
    """Storms at once, at any odds."""
    return Besieger(Temper(storm_pm=-1, patient_until=0, care_pm=-1, steady=0))


def late() -> Besieger:
    """Storms after the talks have begun."""
    return LateStormer(Temper(storm_pm=-1, patient_until=0, care_pm=-1, steady=0))


class Careless(Besieger):
    """Lets nobody watch over the gangs."""

    def _guard(self, view: View, dice: Dice) -> list[Order]:
        return []

    def _watch(self, view: View, dice: Dice) -> list[Order]:
        return []


def watchful() -> Besieger:
    """Sets strong pickets."""
    return Besieger(Temper(picket=Strength.STRONG))


def homebound() -> Defender:
    """Sends nobody out for food."""
    return Defender(DefenderTemper(foraging=Foraging(parties=0)))


def hungry() -> Defender:
    """Sends out whom he can."""
    return Defender(DefenderTemper(foraging=Foraging(parties=6, men=60, risk_pm=120, days=3)))


# What was done, but for one thing ------------------------------------------------------------------------

_WAS: Final = shipped().course or Course()
_WEEK: Final = 7 * HOURS


def as_the_qing(**otherwise: object) -> Callable[[], Player]:
    """Do what the Qing did, but for what is given."""
    return partial(HistoricalBesieger, replace(_WAS.qing, **otherwise))


def as_the_russians(**otherwise: object) -> Callable[[], Player]:
    """Do what the Russians did, but for what is given."""
    return partial(HistoricalDefender, replace(_WAS.russia, **otherwise))


def _as_it_was(qing: Callable[[], Player] | None = None, russia: Callable[[], Player] | None = None) -> Arm:
    return Arm(shipped, qing or as_the_qing(), russia or as_the_russians())


_EVERY_WEEK: Final = tuple((6 * HOURS + week * _WEEK, 5) for week in range(20))
_EVERY_OTHER_DAY: Final = tuple(range(0, 140 * HOURS, 2 * HOURS))


# What is looked at ----------------------------------------------------------------------------------------


def garrison(state: State) -> int:
    """Return the Russians alive."""
    return army(state, RUSSIA)


def besiegers(state: State) -> int:
    """Return the Qing soldiers alive."""
    return army(state, QING)


def closed_on(state: State) -> int:
    """Return the day on which the ring closed; the last of the siege if it never did."""
    day = int(state.tally[Tally.CLOSED_DAY])
    return day if day >= 0 else day_of(state.scenario, state.scenario.turns + 1)


def _qing_dead(cause: Cause, state: State) -> int:
    return int(state.lost[QING, :, cause].sum())


def fevers(state: State) -> int:
    """Return the Russians dead of the camp sickness."""
    return int(state.lost[RUSSIA, 0, Cause.SICK])


def qing_points(state: State) -> int:
    """Return the points of the Qing, in tenths."""
    return scores(state)[QING]


DIRECTIONS: Final[dict[str, Direction]] = {
    "earth-beats-wood": Direction(Arm(wooden), Arm(shipped), garrison, until=30),
    "open-river-saves-lives": Direction(Arm(shipped, patient), Arm(unwalled, patient), garrison, until=111),
    "foraging-saves-lives": Direction(
        Arm(shipped, patient, homebound), Arm(shipped, patient, hungry), garrison, until=111
    ),
    "few-close-later": Direction(Arm(shipped, patient), Arm(fewer_besiegers, patient), closed_on),
    "pickets-cut-sallies": Direction(Arm(shipped), Arm(shipped, Careless), gap, until=40),
    "full-wall-costs-more": Direction(
        Arm(thin_garrison, hasty), Arm(shipped, hasty), partial(_qing_dead, Cause.STORM), until=6, times=2
    ),
    "crowding-spreads-fever": Direction(
        Arm(shipped, patient, SpreadOut), Arm(shipped, patient), fevers, until=90
    ),
    "late-storms-cost-points": Direction(Arm(shipped, late), Arm(no_talks, late), qing_points),
    "weekly-storms-cost-the-qing": Direction(
        _as_it_was(as_the_qing(storms=_EVERY_WEEK)), _as_it_was(), besiegers, until=111
    ),
    "guns-alone-leave-more-alive": Direction(
        _as_it_was(), _as_it_was(as_the_qing(ring=NEVER, storms=())), garrison, until=111
    ),
    "digging-at-once-closes-earlier": Direction(_as_it_was(as_the_qing(ring=0)), _as_it_was(), closed_on),
    "no-storms-save-besiegers": Direction(
        _as_it_was(), _as_it_was(as_the_qing(storms=())), besiegers, until=111
    ),
    "sallying-all-the-time-is-ruinous": Direction(
        _as_it_was(russia=as_the_russians(sallies=_EVERY_OTHER_DAY)), _as_it_was(), garrison, until=60
    ),
}


SMALL: Final[dict[str, Direction]] = {
    "small-earth-beats-wood": Direction(Arm(small_wooden), Arm(small_scenario), garrison, until=9),
    "small-full-wall-costs-more": Direction(
        Arm(small_thin, qing=hasty),
        Arm(small_scenario, qing=hasty),
        partial(_qing_dead, Cause.STORM),
        until=3,
    ),
    "small-few-wall-less": Direction(Arm(small_scenario), Arm(small_few), gap),
}
"""The same on a small map, for the tests."""


def main() -> int:
    """Measure and print every direction; return 1 if one does not hold."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--games", type=int, default=100)
    parser.add_argument("--only", choices=DIRECTIONS)
    parser.add_argument("--jobs", type=int, default=2)
    asked = parser.parse_args()
    failed = 0
    for name in [asked.only] if asked.only else DIRECTIONS:
        found = measure(name, asked.games, asked.jobs)
        verdict = "holds" if found.holds else "DOES NOT HOLD"
        failed += not found.holds
        print(f"{name}: {found.less:.1f} < {found.more:.1f} (+-{2 * found.error:.1f}) {verdict}", flush=True)
    return int(failed > 0)


if __name__ == "__main__":
    sys.exit(main())
