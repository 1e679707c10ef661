"""Everything that can happen: facts for eyes and ears. Rules never read them, files never keep them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Marched:
    """A unit went along `path` (cells, its own first); `stopped` by an enemy it had not seen."""

    unit: int
    path: tuple[int, ...]
    stopped: bool = False


@dataclass(frozen=True, slots=True)
class OrderGiven:
    """A unit took up a standing task (`orders.Task`) at a cell."""

    unit: int
    task: int
    at: int


@dataclass(frozen=True, slots=True)
class Fired:
    """Small arms at a hex: expected dead in 1/65536, and the dead."""

    unit: int
    at: int
    mean_q16: int
    dead: int


@dataclass(frozen=True, slots=True)
class Bombarded:
    """A day's guns of one side: rounds, enemy dead, points of wall worn off (thousandths), guns silenced."""

    day: int
    side: int
    at: int
    rounds: int
    dead: int
    worn_mille: int
    silenced: int


@dataclass(frozen=True, slots=True)
class GunsBurst:
    """Guns lost to fast firing."""

    day: int
    unit: int
    guns: int


@dataclass(frozen=True, slots=True)
class Breached:
    """A wall hex fell to nothing."""

    day: int
    at: int


@dataclass(frozen=True, slots=True)
class Mended:
    """Points of integrity given back in a night, over all hexes."""

    day: int
    points: int


@dataclass(frozen=True, slots=True)
class Sniped:
    """A day's musketry from and at the walls."""

    day: int
    qing_dead: int
    russian_dead: int


@dataclass(frozen=True, slots=True)
class Stormed:
    """A storm of one front, whole.

    Attributes:
        columns: units that went.
        enter_pm: chance to get in once the columns stood under the wall.
        roll_pm: the roll against it; below is in.
    """

    front: tuple[int, ...]
    columns: tuple[int, ...]
    men: int
    defenders: int
    qing_dead: int
    russian_dead: int
    standing: int
    enter_pm: int
    roll_pm: int
    taken: bool


@dataclass(frozen=True, slots=True)
class Sallied:
    """A sally: its chance of success, the roll, and what came of it."""

    unit: int
    at: int
    men: int
    success_pm: int
    roll_pm: int
    ambushed: bool
    succeeded: bool
    russian_dead: int
    qing_dead: int
    burnt: int


@dataclass(frozen=True, slots=True)
class WorkDone:
    """A hex of a work was finished."""

    day: int
    unit: int
    work: int
    at: int


@dataclass(frozen=True, slots=True)
class RiverFought:
    """A day's fight for the water."""

    day: int
    qing_dead: int
    russian_dead: int


@dataclass(frozen=True, slots=True)
class RiverCut:
    """The garrison lost its way to the water."""

    day: int


@dataclass(frozen=True, slots=True)
class RingClosed:
    """The siege wall runs from bank to bank."""

    day: int


@dataclass(frozen=True, slots=True)
class RiverFroze:
    """The river became a road."""

    day: int


@dataclass(frozen=True, slots=True)
class Wasted:
    """What a turn cost a side without a fight: men dead of sickness, of hunger and cold, deserted."""

    day: int
    side: int
    sick: int
    hunger: int
    deserted: int


@dataclass(frozen=True, slots=True)
class GrainGone:
    """The garrison's flour is eaten."""

    day: int


@dataclass(frozen=True, slots=True)
class PhaseBegan:
    """A side may give orders."""

    turn: int
    side: int


@dataclass(frozen=True, slots=True)
class SiegeEnded:
    """The siege is over (`state.Ending`)."""

    day: int
    ending: int


@dataclass(frozen=True, slots=True)
class Deployed:
    """A unit took its place before the first turn."""

    unit: int
    at: int


@dataclass(frozen=True, slots=True)
class Arrived:
    """A unit came up."""

    unit: int
    at: int


@dataclass(frozen=True, slots=True)
class Told:
    """A dated event of the scenario, by its id."""

    day: int
    id: str


Event = (
    Marched
    | Deployed
    | Arrived
    | Told
    | OrderGiven
    | Fired
    | Bombarded
    | GunsBurst
    | Breached
    | Mended
    | Sniped
    | Stormed
    | Sallied
    | WorkDone
    | RiverFought
    | RiverCut
    | RingClosed
    | RiverFroze
    | Wasted
    | GrainGone
    | PhaseBegan
    | SiegeEnded
)
Events = tuple[Event, ...]
