"""A whole turn by its parts, at the full order of battle: ceilings, for nobody else has such rules."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable
from functools import cache
from typing import Final

import numpy as np

from game.ai.fronts import approaches, best_front
from game.ai.players import player
from game.core.apply import apply
from game.core.dice import Dice
from game.core.menu import own_units
from game.core.odds import foresee
from game.core.orders import End, Rest
from game.core.scenario import Scenario
from game.core.sight import view
from game.core.state import QING, RUSSIA, State, freeze, thaw
from game.core.storm import fight_storms
from game.core.tasks import Task
from game.files.scenarios import load_scenario
from game.forecast import forecast
from game.forecast.bridge import Bridge
from game.forecast.history import history
from game.forecast.setting import setting_of
from game.record.game import Game
from game.record.log import Log
from game.record.recorder import Recorder
from game.record.replay import Replay, replay
from game.sim.batch import play, play_phase
from game.sim.race import Work

_SEED: Final = 2
"""Of the siege that is measured."""
_TURN: Final = 8
"""In the midst of digging and bombarding, with everybody still there."""


@cache
def _siege() -> Scenario:
    return load_scenario("albazin_1686")


@cache
def _log() -> Log:
    return play(_siege(), _SEED, "normal", "normal").log


@cache
def _replay() -> Replay:
    return replay(_log(), _siege())


def _state(phase: int) -> State:
    """Return the state in which a side's phase begins, in the midst of the siege."""
    given = [(entry.turn, entry.side) for _, entry in _log().entries]
    return _replay().at(given.index((_TURN, phase)))


def _fresh(state: State) -> State:
    """Return a copy that no cache knows."""
    return freeze(thaw(state))


def _upkeep() -> Work:
    """As in play, the side that ends its phase has its View already; upkeep works on a draft of its own."""
    state = _state(RUSSIA)
    return Work("upkeep", "upkeep of two days", lambda: apply(state, End()), (), 5_000)


def _order() -> Work:
    """As in play, the side that orders has its View already."""
    state = _state(QING)
    order = Rest(own_units(state)[0])
    return Work("apply", "an order carried out", lambda: apply(state, order), (), 300)


def _storming() -> State:
    """Return the midst of the siege, with the strongest columns that may go at one front set at it."""
    state, rules = _state(QING), _siege().rules.storm
    front, draft = best_front(view(state, QING)), thaw(state)
    columns = np.flatnonzero(draft.flag("storms") & (draft.able > 0))
    strongest = columns[np.argsort(-draft.able[columns], kind="stable")][: rules.columns]
    draft.task[strongest] = Task.STORM
    draft.aim[strongest] = np.repeat(front, rules.columns_a_hex)[: len(strongest)]
    draft.hex[strongest] = np.flatnonzero(approaches(view(state, QING), front))[0]
    return freeze(draft)


def _storm() -> Work:
    state = _storming()
    return Work("storm", "a storm fought", lambda: fight_storms(_fresh(state)), (), 2_000)


def _preview() -> Work:
    state = _storming()
    unit = int((state.task == Task.STORM).argmax())
    return Work(
        "preview",
        "preview of a storm, 2,048 futures",
        lambda: foresee(state, unit, Dice(1, 1), 2048),
        (),
        1_000,
    )


def _view() -> Work:
    state = _state(QING)
    return Work("view", "a View", lambda: view(_fresh(state), QING), (), 1_000)


def _thinking(side: int) -> Work:
    state, log = _state(side), _log()

    def think() -> None:
        play_phase(Game(_fresh(state), Recorder(log.header)), player("normal", side))

    name = ("Qing", "Russians")[side]
    return Work(f"normal-{name.lower()}", f"a phase of normal, {name}", think, (), 100_000)


def _verify() -> Work:
    return Work("verify", "a whole log verified", lambda: replay(_log(), _siege()), (), 1_000_000)


def _seek() -> Work:
    """The order that lies farthest behind a state that is kept."""
    marks = _replay().marks
    far = max(range(len(_replay().orders)), key=lambda count: count - marks[bisect_right(marks, count) - 1])
    return Work("seek", "seek to an order of a replay", lambda: _replay().at(far), (), 50_000)


def _whole() -> Work:
    return Work(
        "siege",
        "a siege as it was",
        lambda: play(_siege(), _SEED, "history", "history"),
        (),
        1_000_000,
    )


def _model() -> Work:
    """3,000 sieges a second and core."""
    siege = _siege()
    assert siege.course is not None  # the game's own sieges have one
    setting, plan = setting_of(siege, Bridge()), history(siege, siege.course)
    return Work(
        "model",
        "4,096 sieges of the siege-level model",
        lambda: forecast.play(setting, plan, forecast.Batch(4096, _SEED)),
        (),
        1_365_000,
    )


SIEGE: Final[dict[str, Callable[[], Work]]] = {
    "apply": _order,
    "storm": _storm,
    "preview": _preview,
    "view": _view,
    "upkeep": _upkeep,
    "normal-qing": lambda: _thinking(QING),
    "normal-russians": lambda: _thinking(RUSSIA),
    "verify": _verify,
    "seek": _seek,
    "siege": _whole,
    "model": _model,
}
"""Makers by id."""
