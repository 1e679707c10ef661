"""Men sent out of the fort for food and for news."""

from __future__ import annotations

from dataclasses import dataclass


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
