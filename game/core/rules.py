"""The numbers of the game, as `maps/rules.toml` gives them.

Units of measure are in the names: `_pm` per mille, `_ppm` per million, `_m` metres, `_mm` millimetres,
`_g` grams, `_milli` thousandths of a logit or of a natural logarithm. Everything is an integer.
"""

from __future__ import annotations

from dataclasses import dataclass

RULES_VERSION = 1
"""Raised whenever code changes what an order does; part of the rules digest of every log."""

MOVE_CLASSES = ("foot", "horse", "guns", "boat")
SIDES = ("qing", "russia")


@dataclass(frozen=True, slots=True)
class Entry:
    """Movement points to enter a hex, by class; 0 where it cannot be entered."""

    foot: int
    horse: int
    guns: int
    boat: int = 0


@dataclass(frozen=True, slots=True)
class Terrain:
    """A kind of ground.

    Attributes:
        cover_shot_pm: share of shots it stops.
        cover_close_pm: share of close combat it stops; negative where it exposes.
        height: steps above the river; guns and eyes look over lower hexes.
        water: True where boats swim and, once it is ice, everyone walks.
        conceal: hexes from which men in it are seen, 0 for no limit. Its height is then that of trees:
            it hides what is behind, and lifts nobody's eyes.
    """

    entry: Entry
    cover_shot_pm: int = 0
    cover_close_pm: int = 0
    height: int = 0
    water: bool = False
    conceal: int = 0


@dataclass(frozen=True, slots=True)
class Labour:
    """How a work is dug.

    Attributes:
        need: the whole work of one hex, in thousandths of a man-day times `rate`: millimetres for lines.
        rate: what one labourer adds in a day, beyond musket range of a hostile wall.
        rate_near: the same within musket range.
        foot: True if soldiers may dig it too, at a quarter of the rate.
    """

    need: int
    rate: int
    rate_near: int
    foot: bool = True


@dataclass(frozen=True, slots=True)
class Work:
    """A kind of work of men, above the terrain.

    Attributes:
        entry: replaces the terrain's where given.
        wall: True for the trace of a fort: held by its side, crossed by enemies only in a storm.
        gate: True for a wall hex that its own side walks through.
        closes: True if a finished hex of it closes a ring.
        approach: True if a storming column that starts from it comes under cover.
        platform: True if guns on it, firing at a front from close by, cover a storm of it.
        labour: None where it cannot be dug.
        conceal: hexes from which men in it are seen, 0 for no limit.
    """

    cover_shot_pm: int = 0
    cover_close_pm: int = 0
    height: int = 0
    entry: Entry | None = None
    wall: bool = False
    gate: bool = False
    closes: bool = False
    approach: bool = False
    platform: bool = False
    labour: Labour | None = None
    conceal: int = 0


@dataclass(frozen=True, slots=True)
class Gun:
    """A kind of ordnance.

    Attributes:
        near, middle, far: last hex of full effect, of full effect on men and half on walls, of a quarter.
        men_pm, wall_pm: effect against a hongyi's.
        powder_g: of the side's store for one round; 0 where rounds are counted instead.
    """

    near: int
    middle: int
    far: int
    men_pm: int = 1000
    wall_pm: int = 1000
    powder_g: int = 0


@dataclass(frozen=True, slots=True)
class UnitKind:
    """A kind of unit.

    Attributes:
        moves: movement points a turn, at any length of turn.
        weapon: "musket", "bow" or "" for none.
        gun: key of the guns table, or "".
        soldier: counted in the order of battle, in rations and in points.
        dig_pm: share of a labourer's work.
        zone: True if it has a zone of control.
        storms, sallies: may it.
        shield_pm: shots stopped by what it carries, at two hexes or more.
    """

    side: str
    move_class: str
    moves: int
    weapon: str = ""
    gun: str = ""
    soldier: bool = True
    dig_pm: int = 0
    zone: bool = True
    storms: bool = False
    sallies: bool = False
    leader: bool = False
    shield_pm: int = 0

    @property
    def boat(self) -> bool:
        """Whether it swims."""
        return self.move_class == "boat"


@dataclass(frozen=True, slots=True)
class Movement:
    """March, stacking, zones."""

    stack_units: int
    stack_men: int
    quiet_distance: int
    upstream_factor: int
    fatigue_a_march: int


@dataclass(frozen=True, slots=True)
class Fire:
    """Small arms.

    Attributes:
        musket_pm, bow_pm: weight by range, hex 1 first.
        massed_men: a target of at least so many men can be hit at the last two ranges.
        kill_ppm: dead a round fired at a man in the open at one hex.
        parapet_bow_pm: what a bow keeps against a target with a parapet.
        frontage: men of one hex who can fire at once.
        rounds: by an order, each man.
        guard_ppm: besiegers shot a day by each fit defender while works are open.
        guard_closed_pm: what of it is left once the ring is closed.
        guard_bare_pm: what of it is left without powder: bows and stones.
        guard_reach: hexes from a wall at which men are shot at.
        back_men: besiegers who shoot back from the works as well as a defender does.
    """

    musket_pm: tuple[int, ...]
    bow_pm: tuple[int, ...]
    massed_men: int
    kill_ppm: int
    parapet_bow_pm: int
    parapet_cover_pm: int
    frontage: int
    rounds: int
    round_g: int
    guard_rounds: int
    guard_ppm: int
    guard_closed_pm: int
    guard_bare_pm: int
    guard_reach: int
    back_men: int


@dataclass(frozen=True, slots=True)
class Bombard:
    """Guns.

    Attributes:
        levels: rounds a gun a day that can be ordered.
        kill_ppm: men killed a round in a wooden fort, of men_reference men within.
        earth_pm: what is left of that behind earth.
        target_pm: share of a round's effect at a fort that stays on the hexes aimed at.
        wall_mille, wall_beside_mille: thousandths of a point of integrity a round, on earth.
        guns_ppm: enemy guns silenced a round, by gun within the target.
        close_reach: hexes within which guns fire fast and hinder repair.
    """

    levels: tuple[int, ...]
    stock_rounds: int
    kill_ppm: int
    men_reference: int
    earth_pm: int
    earth_reference: int
    target_pm: int
    wall_mille: int
    wall_beside_mille: int
    guns_ppm: int
    close_reach: int
    fast_level: int
    fast_wall_pm: int
    burst_ppm: int
    crew_a_gun: int
    disperse_q8: int


@dataclass(frozen=True, slots=True)
class Storm:
    """The resolver's numbers; see `game.core.storm`.

    Attributes:
        dead_a_defender_pm: Qing dead a defender in a whole storm.
        break_pm: share of a column lost at which it breaks.
        phases_pm: share of the defenders' fire in each phase.
        common_pm: share of the variance that all columns have in common.
        alarm_share_pm: of the fit garrison that runs to alarms; feint_share_pm of those to a lesser one.
        gun_men_milli: what a gun counts against columns, in thousandths of a defender.
        gun_defenders: fewest defenders of a front that can serve them.
        approach_*: for columns that start from a trench or sap before the wall.
        support_*: for batteries that fire at the front from platforms close to it.
        base_milli, breach_milli, arrivals_milli: the entry logit.
        refuge_*: the last men hold an inner work much harder than their number says.
    """

    columns: int
    columns_a_hex: int
    front: int
    reach: int
    column_men: int
    hex_men: int
    flank_men: int
    alarm_reach: int
    alarm_share_pm: int
    feint_share_pm: int
    dead_a_defender_pm: int
    break_pm: int
    phases_pm: tuple[int, ...]
    disperse_q8: int
    break_disperse_q8: int
    common_pm: int
    contagion_pm: int
    gun_men_milli: int
    gun_defenders: int
    approach_fire_pm: int
    approach_milli: int
    approach_columns: int
    support_batteries: int
    support_fire_pm: int
    support_milli: int
    base_milli: int
    breach_milli: int
    arrivals_milli: int
    arrivals_a_defender: int
    refuge_milli: int
    refuge_from: int
    refuge_full: int
    melee_ppm: int
    repulsed_top_pm: int
    repulsed_inside_pm: int
    tail_cap_pm: int
    earlier_pm: int
    cohesion_weight_pm: int
    cohesion_repulsed: int
    cohesion_broken: int
    powder_rounds: int
    stormed_dead_pm: int


@dataclass(frozen=True, slots=True)
class Sally:
    """A party that goes out at diggers and works."""

    reach: int
    men_max: int
    men_min: int
    success_pm: int
    ring_pm: int
    picket_pm: int
    picket_men: int
    ambush_ppm: int
    habit_keep_pm: int
    kill_pm: int
    kill_failed_pm: int
    lost_success_pm: int
    lost_failure_pm: int
    lost_ambush_pm: int
    burn_mm: int
    burn_hexes: int
    powder_rounds: int


@dataclass(frozen=True, slots=True)
class Digging:
    """Siege work and repair."""

    near: int
    frozen_pm: int
    contest_from_pm: int
    contest_to_pm: int
    contest_pm: int
    contest_men: int
    contest_russian_ppm: int
    contest_qing_ppm: int
    contest_garrison: int
    repair_hex: int
    repair_all: int
    repair_men: int
    repair_floor_pm: int
    repair_floor_men: int
    repair_close_pm: int
    wall_distance: int


@dataclass(frozen=True, slots=True)
class Health:
    """Sickness, scurvy and their clocks, a day.

    Attributes:
        first_sick: men already sick in the first unit of the Qing and of the Russians; an infection has
            to begin somewhere.
    """

    first_sick: tuple[int, int]

    infectious_days: int
    contagion_pm: int
    camp_pm: int
    crowd_pm: int
    fatality_pm: int
    fatality_scurvy_pm: int
    fatality_hunger_pm: int
    camp_fatality_pm: int
    immunity_days: int
    seed_pm: int
    cut_pm: int
    cold_pm: int
    scurvy_half_day: int
    scurvy_width_days: int
    scurvy_ppm: int
    scurvy_cold_pm: int
    scurvy_fights_pm: int
    fresh_open_pm: int
    fresh_cut_pm: int
    fresh_open_relief_pm: int


@dataclass(frozen=True, slots=True)
class Supply:
    """Rations."""

    convoy_rations: int
    convoys: int
    frozen_rations: int
    hunger_ppm: int
    desertion_ppm: int
    starved_ppm: int


@dataclass(frozen=True, slots=True)
class Will:
    """Cohesion, resolve, council."""

    rest_a_day: int
    leader_a_day: int
    fatigue_a_day: int
    steady: int
    shaken: int
    broken: int
    surrender_milli: int
    shock_milli: int
    breach_milli: int
    hope_milli: int
    hope_frozen_pm: int
    grain_out_milli: int
    shock_keep_pm: int
    lift_share_pm: int
    lift_pm: int
    lift_from_day: int
    extinct_men: int
    hint_days: int


@dataclass(frozen=True, slots=True)
class Points:
    """Tenths of a point; par by side is the median of the historical policy."""

    fall_early: int
    fall_early_day: int
    fall_frozen_pm: int
    fall_frozen_day: int
    fall_late_pm: int
    fall_late_day: int
    garrison_lost: int
    army_kept: int
    lifted: int
    late_storm: int
    late_storm_day: int
    hold: int
    hold_part: int
    survivors: int
    army_lost: int
    par_qing: int
    par_russia: int


@dataclass(frozen=True, slots=True)
class Sight:
    """Hexes, and how well the other side is known.

    Attributes:
        day: hexes seen by day; high more for eyes that stand high, but not in fog (fog) or at night (night).
        estimate: men to the nearest so many are counted from afar.
        ambush: hexes from which men in ambush are seen.
        told_pm: error of a deserter's or prisoner's word that is worth believing, either way.
        told_sure_pm: how often it is no worse; else it is up to twice as wrong.
    """

    day: int
    estimate: int
    high: int
    fog: int
    night: int
    ambush: int
    told_pm: int
    told_sure_pm: int


@dataclass(frozen=True, slots=True)
class Ice:
    """How the river freezes."""

    guns_after_days: int


@dataclass(frozen=True, slots=True)
class Rules:
    """All numbers of one game. Compare by value; hash by `game.files`' digest."""

    terrain: dict[str, Terrain]
    works: dict[str, Work]
    guns: dict[str, Gun]
    units: dict[str, UnitKind]
    movement: Movement
    fire: Fire
    bombard: Bombard
    storm: Storm
    sally: Sally
    digging: Digging
    health: Health
    supply: Supply
    will: Will
    points: Points
    sight: Sight
    ice: Ice
