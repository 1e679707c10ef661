"""The balance of fitted rules: plans tried against each other on the siege that they are made for."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from game.data import data_root
from game.files.plans import PLANS_FILE, load_plans
from game.sim.balance.attempts import ATTEMPTS_FILE, load_attempts
from game.sim.balance.findings import balance_findings
from game.sim.balance.output import print_balance
from game.sim.balance.repertoire import Repertoire, repertoire
from game.sim.balance.study import GAMES, study
from game.sim.checking import Checked, pars
from game.sim.progress import Told
from game.sim.report.findings import Balance

PLANNED: Final = "albazin_1686"
"""The siege of the plans."""
_SEED: Final = 9


def balance_of(checked: Sequence[Checked], jobs: int, told: Told) -> Balance | None:
    """Try the plans against each other, print what comes of it, and return it; None without their siege."""
    siege = next((each for each in checked if each.source.scenario.id == PLANNED), None)
    if siege is None:
        return None
    plans = repertoire(load_plans(data_root() / "maps" / PLANS_FILE), siege.siege.plan)
    par = pars(siege)
    found = study(
        siege.siege.setting,
        plans,
        GAMES,
        _SEED,
        jobs,
        _counter(plans, told),
        (par["points.par_qing"], par["points.par_russia"]),
    )
    print_balance(found)
    attempts = load_attempts(data_root() / ATTEMPTS_FILE)
    return balance_findings(found, siege.source.scenario.texts["title"]["en"], attempts)


def _counter(plans: Repertoire, told: Told) -> Callable[[int], None]:
    whole, done = GAMES * len(plans.qing) * len(plans.russia), [0]

    def count(games: int) -> None:
        done[0] += games
        told("plans against plans", done[0] / whole)

    return count
