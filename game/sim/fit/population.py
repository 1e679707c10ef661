"""A fit that has come so far: everything that it needs to go on."""

from __future__ import annotations

import math
from dataclasses import asdict, dataclass, field

import numpy as np

from game.core.errors import AlbazinError
from game.sim.fit.cube import F64, distinct


@dataclass(frozen=True, slots=True)
class Settings:
    """How a fit is made; with the simulator it decides every bit of the outcome.

    Attributes:
        particles: points that are kept.
        moves: that each point is offered at each temperature.
        final: times as many at the last.
        replicates: simulations of a point, over which its error kernel is averaged.
        power: to which that mean is raised: as if the record had come out so as often. 1 and 1 take history
            for one draw (posterior A); more ask for a history that is typical (posterior B): a choice of
            design and no evidence.
        seed: of all chance.
        chunk: points simulated at a time.

    Raises:
        AlbazinError: if a number makes no sense.
    """

    particles: int = 16_384
    moves: int = 6
    final: int = 5
    replicates: int = 1
    power: int = 1
    seed: int = 1686
    chunk: int = 2_048

    def __post_init__(self) -> None:
        least = {"particles": 2, "seed": 0}
        for name, value in asdict(self).items():
            low = least.get(name, 1)
            if value < low:
                msg = f"a fit cannot have {name} = {value}; at least {low}"
                raise AlbazinError(msg)


@dataclass(frozen=True, slots=True)
class Stage:
    """A temperature that a fit has passed.

    Attributes:
        temperature: T of the error kernel exp(-misfit / 2 T^2).
        moves: that each point was offered.
        acceptance: share of them that were taken.
        distinct: points that differed in the end.
        misfit: median in the end.
    """

    temperature: float
    moves: int
    acceptance: float
    distinct: int
    misfit: float


@dataclass(frozen=True, slots=True, eq=False)
class Population:
    """A fit that has come so far.

    Attributes:
        u: (n, d) points.
        misfit: (n,) theirs.
        coldness: 1 / T^2, from 0 at the prior to 1.
        moves: that each point was offered at this temperature.
        taken: how many of them were.
        stages: passed, without this one.
        sims: simulations so far.
        seconds: so far.
    """

    u: F64
    misfit: F64
    coldness: float = 0.0
    moves: int = 0
    taken: int = 0
    stages: tuple[Stage, ...] = ()
    sims: int = 0
    seconds: float = 0.0

    @property
    def temperature(self) -> float:
        """T, infinite at the prior."""
        return self.coldness**-0.5 if self.coldness else math.inf

    @property
    def stage(self) -> Stage:
        """This temperature so far."""
        return Stage(
            temperature=self.temperature,
            moves=self.moves,
            acceptance=self.taken / max(self.moves * len(self.u), 1),
            distinct=distinct(self.u),
            misfit=float(np.median(self.misfit)),
        )


@dataclass(frozen=True, slots=True)
class Posterior:
    """What a fit found: points of equal weight. Compare by value; how long it took does not count.

    Attributes:
        u: (n, d) of the unit cube.
        misfit: (n,) theirs, over all replicates.
        stages: temperatures passed, from the prior's, infinite, to 1.
        sims: simulations.
        seconds: of work, on all its days.
    """

    u: F64
    misfit: F64
    stages: tuple[Stage, ...]
    sims: int
    seconds: float = field(compare=False)

    @property
    def distinct(self) -> int:
        """How many of the points differ."""
        return self.stages[-1].distinct

    def __eq__(self, other: object) -> bool:
        return (
            isinstance(other, Posterior)
            and (self.stages, self.sims) == (other.stages, other.sims)
            and np.array_equal(self.u, other.u)
            and np.array_equal(self.misfit, other.misfit)
        )

    __hash__ = None  # type: ignore[assignment] # arrays have none
