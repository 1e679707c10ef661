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
    """A sally: its chance of success, the roll, and what came of it.

    Attributes:
        unit: one of the party.
        burnt: hexes of works undone, and flotillas burnt.
        purpose: `orders.Purpose`.
        spiked: guns; captured: besiegers brought in.
    """

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
    purpose: int = 1
    spiked: int = 0
    captured: int = 0


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


@dataclass(frozen=True, slots=True)
class Kindled:
    """A party tried to set fire to something: its chance, the roll, and whether it caught."""

    day: int
    unit: int
    at: int
    chance_pm: int
    roll_pm: int
    lit: bool


@dataclass(frozen=True, slots=True)
class FireSpread:
    """A fire came over from the next hex."""

    day: int
    at: int


@dataclass(frozen=True, slots=True)
class FireOut:
    """A fire was put out, by men or by rain."""

    day: int
    at: int


@dataclass(frozen=True, slots=True)
class BurntDown:
    """A fire took what it fed on: a village, standing crop, a house or a work (0 if none)."""

    day: int
    at: int
    work: int


@dataclass(frozen=True, slots=True)
class BoatsBurnt:
    """A flotilla burnt in the ice; its crew came ashore."""

    day: int
    unit: int
    at: int
    dead: int


@dataclass(frozen=True, slots=True)
class Razed:
    """A hex of a work was pulled down."""

    day: int
    unit: int
    work: int
    at: int


@dataclass(frozen=True, slots=True)
class MineHeard:
    """The garrison heard miners under a wall hex."""

    day: int
    at: int


@dataclass(frozen=True, slots=True)
class MineFired:
    """A mine came under its wall: the chance that it goes off, the roll, and what it did."""

    day: int
    at: int
    chance_pm: int
    roll_pm: int
    fired: bool
    dead: int


@dataclass(frozen=True, slots=True)
class MineBlown:
    """The garrison dug to a mine and blew it."""

    day: int
    at: int
    dead: int


@dataclass(frozen=True, slots=True)
class RiverOpened:
    """The garrison has its way to the water again."""

    day: int


@dataclass(frozen=True, slots=True)
class RingOpened:
    """The ring has a gap again."""

    day: int


@dataclass(frozen=True, slots=True)
class Foraged:
    """A party brought in fresh food or fish.

    Attributes:
        food: man-days of it.
        back: hundredths of days by which the unit's clock went back.
    """

    day: int
    unit: int
    at: int
    men: int
    food: int
    back: int


@dataclass(frozen=True, slots=True)
class Reaped:
    """A party brought in grain: rations; `bare` once nothing stands on the hex."""

    day: int
    unit: int
    at: int
    grain: int
    bare: bool


@dataclass(frozen=True, slots=True)
class PartyCaught:
    """Foragers ran into the enemy: the chance and the roll, per mille."""

    day: int
    unit: int
    at: int
    chance_pm: int
    roll_pm: int
    dead: int
    captured: int


@dataclass(frozen=True, slots=True)
class PartyBack:
    """A party has no more to do: nothing left to gather, no way, or too few men."""

    day: int
    unit: int
    at: int


@dataclass(frozen=True, slots=True)
class Embarked:
    """A unit went aboard a flotilla."""

    unit: int
    onto: int


@dataclass(frozen=True, slots=True)
class Landed:
    """A unit went ashore: expected dead under fire in 1/65536, and the dead."""

    unit: int
    at: int
    mean_q16: int
    dead: int


@dataclass(frozen=True, slots=True)
class BoatsLeft:
    """A flotilla left for its winter haven."""

    unit: int
    men: int


@dataclass(frozen=True, slots=True)
class BoatsFrozenIn:
    """So many flotillas are caught in the ice."""

    day: int
    flotillas: int


@dataclass(frozen=True, slots=True)
class ConvoyRaided:
    """A flotilla brought nothing that day: the chance of it and the roll, per mille, and rations lost."""

    day: int
    unit: int
    chance_pm: int
    roll_pm: int
    rations: int


@dataclass(frozen=True, slots=True)
class Slipped:
    """A messenger left the fort: his chance to get through, the roll against it, and men caught."""

    day: int
    chance_pm: int
    roll_pm: int
    captured: int


@dataclass(frozen=True, slots=True)
class ReliefCame:
    """Men came in with the messenger's answer."""

    day: int
    men: int


@dataclass(frozen=True, slots=True)
class ReliefTurnedBack:
    """Men came with the messenger's answer and found no way in."""

    day: int
    men: int


@dataclass(frozen=True, slots=True)
class AssemblyBegs:
    """The garrison's assembly begs its commander to ask for terms."""

    day: int


@dataclass(frozen=True, slots=True)
class AssemblyAnswered:
    """The commander granted it, or refused."""

    day: int
    granted: bool


@dataclass(frozen=True, slots=True)
class CouncilUrges:
    """The besiegers' council urges lifting the siege."""

    day: int


@dataclass(frozen=True, slots=True)
class CouncilAnswered:
    """The commander heeded it, or refused."""

    day: int
    heeded: bool


@dataclass(frozen=True, slots=True)
class Offered:
    """A side offers terms (`orders.Terms`)."""

    day: int
    side: int
    terms: int


@dataclass(frozen=True, slots=True)
class OfferAnswered:
    """The other side took what *side* had offered, or refused it."""

    day: int
    side: int
    terms: int
    accepted: bool


@dataclass(frozen=True, slots=True)
class OfferLapsed:
    """Nobody answered what *side* had offered."""

    day: int
    side: int
    terms: int


@dataclass(frozen=True, slots=True)
class TruceBegan:
    """Guns and spades rest before the day `until`."""

    day: int
    until: int


@dataclass(frozen=True, slots=True)
class Exchanged:
    """So many prisoners of each side came home."""

    day: int
    men: int


@dataclass(frozen=True, slots=True)
class RationSet:
    """A side changed its ration (`orders.Scale`)."""

    side: int
    scale: int


@dataclass(frozen=True, slots=True)
class Quartered:
    """A side moved house (`orders.Manner`)."""

    side: int
    manner: int


@dataclass(frozen=True, slots=True)
class Detached:
    """A party of `men` left a unit and became one of its own."""

    unit: int
    party: int
    men: int
    at: int


@dataclass(frozen=True, slots=True)
class Merged:
    """A unit of `men`, sick included, joined another."""

    unit: int
    into: int
    men: int
    at: int


@dataclass(frozen=True, slots=True)
class LaddersReady:
    """A unit has made all the ladders it needs."""

    day: int
    unit: int


@dataclass(frozen=True, slots=True)
class Rallied:
    """A unit or leader gathered so many units, and each won so much cohesion."""

    unit: int
    units: int
    gain: int


@dataclass(frozen=True, slots=True)
class LeaderFell:
    """A leader was killed.

    Attributes:
        successor: who commands now, or -1 if no leader is left.
        commanded: whether the fallen one did.
    """

    unit: int
    at: int
    successor: int
    commanded: bool


@dataclass(frozen=True, slots=True)
class HeadLost:
    """A sap lost its end when the storm from it was thrown back: millimetres."""

    at: int
    lost_mm: int


@dataclass(frozen=True, slots=True)
class Withdrew:
    """The garrison gave up its walls, spiked so many guns on them and fell back to the inner work."""

    day: int
    guns: int


@dataclass(frozen=True, slots=True)
class StayedIn:
    """A sally did not go out: too few men were told off, or no way was left."""

    unit: int
    at: int
    men: int


@dataclass(frozen=True, slots=True)
class Ambushed:
    """Men who lay hidden struck at one that came by."""

    unit: int
    victim: int
    at: int
    dead: int
    captured: int


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
    | LaddersReady
    | Rallied
    | LeaderFell
    | HeadLost
    | Withdrew
    | Kindled
    | FireSpread
    | FireOut
    | BurntDown
    | BoatsBurnt
    | Razed
    | MineHeard
    | MineFired
    | MineBlown
    | RiverOpened
    | RingOpened
    | Foraged
    | Reaped
    | PartyCaught
    | PartyBack
    | Embarked
    | Landed
    | BoatsLeft
    | BoatsFrozenIn
    | ConvoyRaided
    | Slipped
    | ReliefCame
    | ReliefTurnedBack
    | AssemblyBegs
    | AssemblyAnswered
    | CouncilUrges
    | CouncilAnswered
    | Offered
    | OfferAnswered
    | OfferLapsed
    | TruceBegan
    | Exchanged
    | RationSet
    | Quartered
    | Detached
    | Merged
    | StayedIn
    | Ambushed
)
Events = tuple[Event, ...]
