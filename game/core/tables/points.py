"""What a siege is worth."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Points:
    """Tenths of a point; par by side is the median of the historical policy.

    Attributes:
        form: how they are reckoned, one of `points.FORMS`.
        late_storm, later_storm: for a storm once the envoys are in the capital, and later_storm_days after.
        free: for the garrison's share alive and free, in the short form.
        arms: for arms kept by terms, in the short form.
        given_up_pm: what survivors count for in the long form if the fort is given up.
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
    given_up_pm: int
