"""The storm of a wall."""

from __future__ import annotations

from dataclasses import dataclass


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
