"""What a report says in sentences: what the sources know, and what we took for granted."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

KNOWN: Final = (
    "In 1685 about 450 Russians in a wooden fort gave up within a day of the first bombardment, which"
    " killed more than a hundred of them.",
    "In 1686 about 800 Russians behind earth outlasted 3,000 Qing soldiers from July to December. One"
    " storm in July failed with heavy loss; the way to the river was fought for during four days; the"
    " ring was closed with August.",
    "Early in November no more than 150 Russians and less than half of the Qing were alive; when the "
    "messenger came there were 24, or 66 with women and children.",
    "One account lets the fort of 1686 fall by storm instead. The rules are fitted to the other, "
    "which most sources give.",
)
ASSUMED: Final = (
    "Bands are our reading: a source that says heavy, several or some gives no number, and such "
    "records are marked weak.",
    "Rounds a day, rations, the days of the ice, the width of a front, the length of the ring and "
    "hope of relief are judgements of ours and were not fitted. Flour was ample; fresh food was not.",
    "How many died of fever and how many of scurvy follows from the form of the rules; no source "
    "tells them apart.",
    "Days on which nobody says what was done are filled with what the week before and after suggests;"
    " each such day is named in course.toml.",
    "What the record cannot tell, and play can, is marked for play in rules.toml: saps, mines, "
    "orderlies, the work behind the wall, the wear of earth, and all points.",
    "The storm's frontage is not settled by the record: columns break at a share of their men, so "
    "that without a limit to the defenders' front they would lose but a third more.",
)
REASONS: Final[Mapping[str, str]] = {
    "storm_loss": "columns on the map are units of unlike strength; those of the model are of one size",
    "sallies_won": "parties on the map pick their target and meet whoever is there; those of the model meet "
    "the usual guard",
    "ambushes": "as the sallies",
    "prisoners": "as the sallies",
    "combat_dead": "the model's parties go out as long as there are men; on the map some find no way",
    "first_day_dead": "by chance: both are matched to the mean, and the day's luck is wide",
    "river_days": "the map counts finished hexes, the model metres",
    "river_cut": "the map counts finished hexes, the model metres",
    "ring_closed": "gangs on the map walk, meet and wait; the model's share out every man-day",
    "russians_alive": "units on the map have clocks of their own for fresh food; the model has one for all",
    "survivors": "units on the map have clocks of their own for fresh food; the model has one for all",
    "qing_alive": "what is left of the differences above",
}
"""Why a figure of the map and of the model differ, where they do."""
READING: Final = (
    "The fit is tried on sieges of the model whose numbers are known. Where its intervals cover less "
    "often than they promise, read every interval of this page as that much less sure."
)
