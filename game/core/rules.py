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
        forage: man-days of fresh food that a whole party finds in an outing.
        once: True if its forage does not grow again; evergreen: True if there is some in winter.
        conceal: hexes from which men in it are seen, 0 for no limit. Its height is then that of trees:
            it hides what is behind, and lifts nobody's eyes.
        crop: True if what stands on it can be reaped; a bare field gives no cover.
        bare_entry: replaces the entry once it is reaped or burnt.
        burns: hours that it burns; 0 where nothing catches fire.
        sickly_pm: chance to fall sick of men who live there, against good ground.
    """

    entry: Entry
    cover_shot_pm: int = 0
    cover_close_pm: int = 0
    height: int = 0
    water: bool = False
    conceal: int = 0
    crop: bool = False
    bare_entry: Entry | None = None
    burns: int = 0
    forage: int = 0
    once: bool = False
    evergreen: bool = False
    sickly_pm: int = 1000


@dataclass(frozen=True, slots=True)
class Labour:
    """How a work is dug.

    Attributes:
        need: the whole work of one hex, in thousandths of a man-day times `rate`: millimetres for lines.
        rate: what one labourer adds in a day, beyond musket range of a hostile wall.
        rate_near: the same within musket range.
        foot: True if soldiers may dig it too, at a quarter of the rate.
        near: hexes of a hostile wall that count as near; 0 for `digging.near`.
        crew: most men who find room to dig at one end of it; 0 for any number.
        length: hexes that one order may ask for; 0 for any number.
        creeps: True if it must begin beyond musket range or at the end of another of its kind.
        gun_pm: what each gun of the garrison takes off the rate.
        sides: who digs it.
        inside: True if it is dug within the fort, False if outside.
        bank: True if it must lie beside water.
    """

    need: int
    rate: int
    rate_near: int
    foot: bool = True
    near: int = 0
    crew: int = 0
    length: int = 0
    creeps: bool = False
    gun_pm: int = 0
    sides: tuple[str, ...] = ("qing",)
    inside: bool = False
    bank: bool = False


@dataclass(frozen=True, slots=True)
class Work:
    """A kind of work of men, above the terrain.

    Attributes:
        entry: replaces the terrain's where given.
        wall: True for the trace of a fort: held by its side, crossed by enemies only in a storm.
        gate: True for a wall hex that its own side walks through.
        closes: True if a finished hex of it closes a ring.
        blocks: True if a finished hex of it closes a ring while men hold it.
        approach: True if a storming column that starts from it comes under cover.
        platform: True if guns on it, firing at a front from close by, cover a storm of it.
        labour: None where it cannot be dug.
        conceal: hexes from which men in it are seen, 0 for no limit.
        material: "wood", "earth", or "" for that of the walls beside it; of walls only.
        burns: hours that it burns; 0 if it never catches fire.
        overlooks: True if guns on it see over a wall.
        shelters: men whom it keeps warm in winter.
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
    material: str = ""
    burns: int = 0
    overlooks: bool = False
    shelters: int = 0
    blocks: bool = False


@dataclass(frozen=True, slots=True)
class Gun:
    """A kind of ordnance.

    Attributes:
        near, middle, far: last hex of full effect, of full effect on men and half on walls, of a quarter.
        men_pm, wall_pm: effect against a hongyi's.
        powder_g: of the side's store for one round; 0 where rounds are counted instead.
        least: nearest hex it can hit.
        a_day: most rounds it fires in a day; 0 for any level.
        shells: of its own that it has beside powder at the start; 0 where shot is plenty.
        flat: False for a piece that a storm does not meet and that hinders no sap.
    """

    near: int
    middle: int
    far: int
    men_pm: int = 1000
    wall_pm: int = 1000
    powder_g: int = 0
    least: int = 1
    a_day: int = 0
    shells: int = 0
    flat: bool = True


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
        flint_pm: share of its muskets that have flint locks.
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
    flint_pm: int = 0

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
        flint_fire_pm: what a flint lock fires against a matchlock; in rain *_misfire_pm of the shots fail.
        night_pm: what is left of small arms' fire in the dark.
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
    flint_fire_pm: int
    match_misfire_pm: int
    flint_misfire_pm: int
    night_pm: int


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
        wood_mille: thousandths of a point of integrity a round, on timber; what stands beside is spared.
        boat_hit_pm: share of the rounds fired at a flotilla that hit a boat.
        boat_lost_pm: boats of a flotilla lost to a round that hits, with all aboard.
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
    wood_mille: int
    boat_hit_pm: int
    boat_lost_pm: int


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
        approach_*: for columns that start from sap heads before the wall; heads_pm of it by their number,
            and each loses head_lost_mm when the storm is thrown back.
        support_*: for a battery that overlooks the front from close by, a mound's; support_level_pm of it
            for support_batteries on the level.
        cover_*, height_*: per unit of close cover and step of height above what the others are fitted to.
        bare_milli: for columns that come to a whole wall without ladders, of ladder_man_days each.
        retrenched_*: for a work of so many hexes behind the front.
        dry_fire_pm: what is left of the defenders' fire without powder: bows, stones and boiling water.
        leader_steadies: cohesion of columns beside a leader.
        reserve_*: so many idle men within the walls let a feint draw off only a part.
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
    heads_pm: tuple[int, ...]
    head_lost_mm: int
    support_level_pm: int
    cover_reference_pm: int
    cover_milli: int
    height_reference_mille: int
    height_milli: int
    bare_milli: int
    ladder_man_days: int
    retrenched_milli: int
    retrenched_hexes: int
    night_fire_pm: int
    night_cohesion: int
    dry_fire_pm: int
    leader_steadies: int
    reserve_men: int
    reserve_feint_pm: int


@dataclass(frozen=True, slots=True)
class Sally:
    """A party that goes out at diggers and works.

    Attributes:
        reach: hexes out, by the way it goes.
        men_max, men_min: of a party; units: most in it; unit_min: fewest men one of them sends.
        success_pm: by surprise, at the best success_most_pm; ring_pm of it gone once the ring is whole.
        picket_pm: what a strong picket takes off, half of it given back where there is none.
        murk_pm, leader_pm: by night or in fog, and beside a leader.
        ambush_ppm: hazard of an ambush by each sally that is remembered; habit_keep_pm of them next day.
        kill_pm: besiegers killed by each man of a party that succeeds; kill_purpose_pm of it by `Purpose`.
        kill_failed_pm: by each man of one that is driven back.
        lost_*_pm: own dead.
        burn_mm: undone of a work that is guarded, sap_mm of a sap; burn_hexes of a stretch that is not.
        spike_men: men it takes to spike a gun where pickets are weak.
        prisoners_pm: chance that a success brings some, seize_pm if they went for them; at most prisoners.
    """

    reach: int
    men_max: int
    men_min: int
    success_pm: int
    ring_pm: int
    picket_pm: int
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
    units: int
    unit_min: int
    success_most_pm: int
    murk_pm: int
    leader_pm: int
    kill_purpose_pm: tuple[int, int, int, int]
    sap_mm: int
    spike_men: int
    prisoners_pm: int
    seize_pm: int
    prisoners: int


@dataclass(frozen=True, slots=True)
class Digging:
    """Siege work and repair.

    Attributes:
        repair_wood_pm: what of a night's repair timber allows.
        repair_led_pm: what a leader makes of it whose unit mends with him.
        raze_pm: how fast works are pulled down, against how they were dug.
        dug_in_pm: cover that men on a hex gain a day by themselves; dug_in_most: days of it.
        dug_in_cover_pm: cover that they cannot pass.
    """

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
    repair_wood_pm: int
    repair_led_pm: int
    raze_pm: int
    dug_in_pm: int
    dug_in_most: int
    dug_in_cover_pm: int


@dataclass(frozen=True, slots=True)
class Mines:
    """Galleries under a wall.

    Attributes:
        mm_a_day: driven in summer earth by a full crew.
        hex_mm: length of a hex.
        crew: labourers who find room at the face.
        reach: hexes from a sap head to the wall.
        heard_pm: chance a day that the garrison hears it, if men dig or listen near.
        ear_reach: hexes from which it can be heard.
        counter_pm: chance a day, once it is heard, that listeners dig to it and blow it.
        fires_pm: chance that it goes off when it has come under the wall.
        opens: points of integrity that it costs the wall.
        wall_dead_pm, crew_dead_pm: men killed on the wall hex, and among the miners if it is blown.
    """

    mm_a_day: int
    hex_mm: int
    crew: int
    reach: int
    heard_pm: int
    ear_reach: int
    counter_pm: int
    fires_pm: int
    opens: int
    wall_dead_pm: int
    crew_dead_pm: int


@dataclass(frozen=True, slots=True)
class Blaze:
    """Fire.

    Attributes:
        brush_pm: times a day that a full party with brushwood sets fire to a thing; arrow_pm: archers.
        party_men: of a full party.
        arrow_reach: hexes that fire arrows fly.
        guards: men beside a thing who guard it; guarded_pm: what of brush_pm is left then.
        snow_pm: what of both is left in snow.
        spread_pm: times a day that a fire spreads to each thing beside it.
        quench_pm: times a day that those to whom it belongs put it out, if there are quench_men near.
        quench_reach: hexes from which they come.
        wear: points of integrity that an hour of fire costs a wall.
        dead_pm: men in the hex killed by a day of fire.
        grain_pm: share of the flour that burns with the grain store.
        crew_dead_pm: men of a flotilla that burns in the ice.
    """

    brush_pm: int
    arrow_pm: int
    party_men: int
    arrow_reach: int
    guards: int
    guarded_pm: int
    snow_pm: int
    spread_pm: int
    quench_pm: int
    quench_men: int
    quench_reach: int
    wear: int
    dead_pm: int
    grain_pm: int
    crew_dead_pm: int


@dataclass(frozen=True, slots=True)
class Health:
    """Sickness, scurvy and their clocks, a day.

    Attributes:
        first_sick: men already sick in the first unit of the Qing and of the Russians; an infection has
            to begin somewhere.
        contagion_hunger_pm: how much faster an army infects itself that gets nothing to eat.
        outside_pm: chance to fall sick of a garrison man who lives outside the walls, against one within.
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
    contagion_hunger_pm: int
    outside_pm: int


@dataclass(frozen=True, slots=True)
class Supply:
    """Rations, and who goes home.

    Attributes:
        ration_pm: what a man gets by `orders.Scale`.
        scant_desertion_ppm: Qing and Russians who would go in a day if their commander kept back everything.
        terms_desertion_ppm: Russians who go in a day while they think of terms.
        bare_cold_pm: cold deaths of men without a winter camp, against those in one.
    """

    convoy_rations: int
    convoys: int
    frozen_rations: int
    hunger_ppm: int
    desertion_ppm: int
    starved_ppm: int
    ration_pm: tuple[int, int, int]
    scant_desertion_ppm: tuple[int, int]
    terms_desertion_ppm: int
    bare_cold_pm: int


@dataclass(frozen=True, slots=True)
class Will:
    """Cohesion, resolve, council.

    Attributes:
        terms_milli: of the surrender logarithm, for terms_days after the besiegers offered a way out.
        news_milli: off it while news of relief gives hope.
        refused_milli: on it for refused_days after a commander has refused the assembly: doubled.
        refused_cohesion: what that costs every unit of the garrison.
        pleas: times the assembly begs; the next roll that falls is a surrender without terms.
        unheeded_cohesion: what it costs every unit of the besiegers to refuse the council.
        urgings: times the council urges; the next time the army goes.
        scant_cohesion: what a unit would lose in a day if its commander kept back the whole ration.
    """

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
    terms_milli: int
    terms_days: int
    news_milli: int
    refused_milli: int
    refused_days: int
    refused_cohesion: int
    pleas: int
    unheeded_cohesion: int
    urgings: int
    scant_cohesion: int
    panic_reach: int
    panic_cohesion: int


@dataclass(frozen=True, slots=True)
class Quarters:
    """How armies live.

    Attributes:
        spread_contagion_pm: infection of an army that has spread out.
        spread_alarm_pm: of its men that come in time to an alarm or a guard.
        move_fatigue: of moving house.
        tend_contagion_pm, tend_fatality_pm: infection and deaths of the sick, with orderlies enough.
        sick_an_orderly: sick men that one can nurse.
    """

    spread_contagion_pm: int
    spread_alarm_pm: int
    move_fatigue: int
    tend_contagion_pm: int
    tend_fatality_pm: int
    sick_an_orderly: int


@dataclass(frozen=True, slots=True)
class Talks:
    """Offers and truces.

    Attributes:
        offer_days: between two offers of a side.
        answer_phases: that the other side has for its answer.
        truce_days: of a truce.
        truce_cohesion: what a truce gives to every unit.
        truce_fatality_pm: deaths of the sick on its days.
    """

    offer_days: int
    answer_phases: int
    truce_days: int
    truce_cohesion: int
    truce_fatality_pm: int


@dataclass(frozen=True, slots=True)
class Parties:
    """Units that divide and join.

    Attributes:
        least: men of a party, and of what stays.
        most: men of a unit that others have joined.
        units: of a side; spare: of them for parties.
    """

    least: int
    most: int
    units: int
    spare: int


@dataclass(frozen=True, slots=True)
class Points:
    """Tenths of a point; par by side is the median of the historical policy.

    Attributes:
        form: how they are reckoned, one of `points.FORMS`.
        late_storm, later_storm: for a storm once the envoys are in the capital, and later_storm_days after.
        free: for the garrison's share alive and free, in the short form.
        arms: for arms kept by terms, in the short form.
        unshot_pm: what the free count for if no shot has been fired, in the short form.
    """

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
    hold: int
    hold_part: int
    survivors: int
    army_lost: int
    par_qing: int
    par_russia: int
    form: str
    later_storm: int
    later_storm_days: int
    free: int
    arms: int
    unshot_pm: int


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
class Leaders:
    """Men who are followed.

    Attributes:
        reach: hexes within which one is felt.
        bombard_ppm: chance a day to be hit where guns fire at him; fight_pm: in a storm or sally beside him.
        fall_cohesion: what his death costs every unit of his side.
    """

    reach: int
    bombard_ppm: int
    fight_pm: int
    fall_cohesion: int


@dataclass(frozen=True, slots=True)
class Blockade:
    """What shuts the ring and the water.

    Attributes:
        hold_men: fit soldiers within hold_reach hexes of a trench that make it shut the ring.
        gate_water: hexes from the gate that is nearest to the river, within which water is drawn.
        bank_reach: hexes from water within which a work that shuts is a bank work.
        water_reach: hexes over which a bank work denies the water, and watches the ice.
        ice_distance: hexes from a wall that the line over the ice keeps at least.
        boat_reach: hexes about a guarding flotilla that it holds ...
        gun_bears: ... unless a gun of the garrison is so near to them ...
        battery_helps: ... and no battery of the besiegers in a bank work is so near.
    """

    hold_men: int
    hold_reach: int
    gate_water: int
    bank_reach: int
    water_reach: int
    ice_distance: int
    boat_reach: int
    gun_bears: int
    battery_helps: int


@dataclass(frozen=True, slots=True)
class Forage:
    """Parties that go for fresh food and grain.

    Attributes:
        parties: men that may be sent; the last is the whole party of the yields.
        reach: movement points to the hex.
        trip_days: an outing takes so long; yields and what the ground loses are an outing's.
        fresh_men: men whose clocks go back a day by one man's fresh food of a day.
        picket_pm: what is left of a yield where enemies watch the hex.
        spent_pm: of the hex's larder, an outing, for each of parties.
        regrow_pm: of the larder, a day.
        fish, fish_ice: man-days an outing of a whole party, at a bank hex, and through the ice.
        grain: rations that one hex of standing crop gives.
        reap_days: man-days of reaping one hex.
        crop_until_day: standing crop is gone after this day.
        lost_pm: of a party that is caught; half of them die.
        ground_reach: hexes from the wall within which the garrison picks its greens.
    """

    parties: tuple[int, ...]
    reach: int
    trip_days: int
    fresh_men: int
    picket_pm: int
    spent_pm: tuple[int, ...]
    regrow_pm: int
    fish: int
    fish_ice: int
    grain: int
    reap_days: int
    crop_until_day: int
    lost_pm: int
    ground_reach: int


@dataclass(frozen=True, slots=True)
class Boats:
    """Flotillas.

    Attributes:
        lift_men: a flotilla whose crew is crew_men carries; fewer in proportion to its crew.
        landing_rounds: that each defender within landing_reach hexes has for a landing.
        landing_pm: what men in boats suffer against men in the open; gun_men: muskets a gun counts for.
        landing_cohesion: lost by those who land under fire.
        raid_pm: chance a day of a raid on a convoy within reach; guard_pm: what each guarding flotilla
            leaves of it.
        raid_foot, raid_guns: hexes from its water within which foot of raid_men, and guns, are a danger.
        guard_fresh_pm: fresh food more or less for a garrison cut off from its water, by how many
            flotillas guard it against the usual number: two fewer, one fewer, as usual, one more.
    """

    lift_men: int
    crew_men: int
    landing_rounds: int
    landing_reach: int
    landing_pm: int
    gun_men: int
    landing_cohesion: int
    raid_pm: int
    guard_pm: int
    raid_foot: int
    raid_guns: int
    raid_men: int
    guard_fresh_pm: tuple[int, int, int, int]


@dataclass(frozen=True, slots=True)
class Couriers:
    """Messengers of the garrison.

    Attributes:
        men: that go.
        small_pm: what the risk of so few is against that of a party.
        out_days: until an answer can come, and the next may go.
        news_days: that hope of relief lasts.
        relief_pm: how often relief_men come with the answer.
    """

    men: int
    small_pm: int
    out_days: int
    news_days: int
    relief_pm: int
    relief_men: int


@dataclass(frozen=True, slots=True)
class Pickets:
    """Men told off to guard works and to stop whoever slips through.

    Attributes:
        weak_men, strong_men: that a hex takes; idle_men: so many who merely stand there, seeing who comes, do
            what a weak picket does.
        weak_guard_pm, strong_guard_pm: how well works beside them are guarded.
        weak_caught_pm, strong_caught_pm: of a party that comes into their zone.
        murk_pm: of that by night or in fog.
        dig_pm: what diggers under a strong picket get done.
        sick_pm, cold_pm: chance of strong pickets to fall sick and to die of cold, against other men.
        tire_a_day: fatigue of strong pickets.
    """

    weak_men: int
    strong_men: int
    idle_men: int
    weak_guard_pm: int
    strong_guard_pm: int
    weak_caught_pm: int
    strong_caught_pm: int
    murk_pm: int
    dig_pm: int
    sick_pm: int
    cold_pm: int
    tire_a_day: int


@dataclass(frozen=True, slots=True)
class Ambush:
    """The first blow of men who lie hidden.

    Attributes:
        men: most who can strike at once.
        kill_pm: dead by each musket in the open at one hex; bows by their weight there.
        blade_pm: of that by those who carry neither.
        captured_pm: chance that they take prisoners, at most captured.
        cohesion: that the victim loses.
    """

    men: int
    kill_pm: int
    blade_pm: int
    captured_pm: int
    captured: int
    cohesion: int


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
    mines: Mines
    blaze: Blaze

    def stock(self, kind: UnitKind) -> int:
        """Return rounds that each piece of such a unit has at the start, where they are counted; else 0."""
        if not kind.gun:
            return 0
        gun = self.guns[kind.gun]
        return gun.shells if gun.powder_g else self.bombard.stock_rounds
    leaders: Leaders
    blockade: Blockade
    forage: Forage
    boats: Boats
    couriers: Couriers
    quarters: Quarters
    talks: Talks
    parties: Parties
    pickets: Pickets
    ambush: Ambush
