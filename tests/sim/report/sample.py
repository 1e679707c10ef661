"""Findings with the numbers of a real fit, or near to them, for pictures and pages to be tried on."""

from __future__ import annotations

from game.sim.figures import NEVER
from game.sim.report.findings import (
    Attempt,
    Balance,
    Band,
    Correlation,
    Curve,
    DerivedRow,
    Digest,
    DirectionRow,
    EndRow,
    Findings,
    Fit,
    LevelRow,
    Mark,
    Move,
    ParameterRow,
    Plan,
    Prior,
    RecordRow,
    SelfTest,
    Sensitivity,
    Share,
    SiegeFindings,
    StormDay,
    Variant,
    View,
)

ANDRADE = "Wikipedia, after Andrade"


def record(name, kind, label, band, value, asked, source, hexes, one, typical) -> RecordRow:
    """Views are (median, p05, p95, share[, percentile])."""
    views = [View(*hexes, holds=True), View(*one), View(*typical)]
    return RecordRow(name, label, kind, Band(*band), value, source, asked, *views)


def shape(start: float, knots: dict[int, float], days: tuple[int, ...]) -> tuple[float, ...]:
    """Values between knots, straight."""
    points = sorted({0: start, **knots}.items())
    found = []
    for day in days:
        after = next((n for n, (at, _) in enumerate(points) if at >= day), len(points) - 1)
        (a, low), (b, high) = points[max(after - 1, 0)], points[after]
        found.append(round(low if a == b else low + (high - low) * (min(day, b) - a) / (b - a), 1))
    return tuple(found)


DAYS = tuple(range(0, 153, 4))

RUSSIANS = Curve(
    "Russians alive",
    "men",
    "russia",
    DAYS,
    shape(800, {20: 640, 50: 400, 80: 190, 111: 83, 146: 14, 152: 12}, DAYS),
    shape(800, {20: 690, 50: 530, 80: 300, 111: 104, 146: 21, 152: 18}, DAYS),
    shape(800, {20: 708, 50: 575, 80: 340, 111: 120, 146: 27, 152: 23}, DAYS),
    shape(800, {20: 730, 50: 610, 80: 380, 111: 137, 146: 34, 152: 30}, DAYS),
    shape(800, {20: 765, 50: 660, 80: 440, 111: 167, 146: 48, 152: 44}, DAYS),
    shape(800, {20: 715, 50: 566, 80: 331, 111: 117, 146: 29, 152: 26}, DAYS),
    (
        Mark("no more than 150 early in November", Band(106, 116), Band(80, 150)),
        Mark("24 when the messenger comes", Band(146, 146), Band(24, 24)),
    ),
)
QING = Curve(
    "Qing with the colours",
    "men",
    "qing",
    DAYS,
    shape(2980, {5: 2860, 6: 2500, 50: 1640, 111: 1112, 152: 560}, DAYS),
    shape(2980, {5: 2890, 6: 2640, 50: 1850, 111: 1310, 152: 690}, DAYS),
    shape(2980, {5: 2900, 6: 2700, 50: 1940, 111: 1410, 152: 790}, DAYS),
    shape(2980, {5: 2910, 6: 2750, 50: 2030, 111: 1500, 152: 880}, DAYS),
    shape(2980, {5: 2930, 6: 2840, 50: 2210, 111: 1635, 152: 1040}, DAYS),
    shape(2980, {5: 2905, 6: 2722, 50: 1930, 111: 1380, 152: 872}, DAYS),
    (Mark("less than half of 3,000", Band(106, 116), Band(1000, 1500)),),
)
RING = Curve(
    "The ring",
    "per mille closed",
    "works",
    DAYS,
    shape(0, {5: 0, 25: 340, 60: 720, 152: 780}, DAYS),
    shape(0, {5: 0, 19: 345, 49: 1000}, DAYS),
    shape(0, {5: 0, 17: 350, 45: 1000}, DAYS),
    shape(0, {5: 0, 16: 355, 42: 1000}, DAYS),
    shape(0, {5: 0, 14: 360, 37: 1000}, DAYS),
    shape(0, {9: 0, 21: 350, 40: 1000}, DAYS),
    (
        Mark("cut off from the river", Band(15, 25), Band(350, 350)),
        Mark("end of August", Band(40, 48), Band(1000, 1000)),
    ),
)

FIRST = SiegeFindings(
    "albazin_1685",
    "The siege of 1685",
    "22 June 1685",
    (
        record(
            "first_day_dead", "count", "Russians dead on the day of the bombardment, 26 June", (100, 150),
            100, 0.5, f"more than a hundred: {ANDRADE}; a hundred: Bakhrushin; the upper end is ours",
            (121, 88, 149, 0.87, 0.17), (101, 30, 237, 0.26, 0.49), (112, 47, 230, 0.36, 0.41),
        ),
        record(
            "surrender", "yes", "given up by the day after", (1, 1), None, 0.85,
            f"{ANDRADE}; terms on 26 June by the day-by-day chain from Qing texts: high",
            (1, 1, 1, 1.0), (1, 0, 1, 0.9), (1, 1, 1, 0.98),
        ),
    ),
    ends=(EndRow("given up", 1.0, 0.993, 1.0), EndRow("held", 0.0, 0.007, None)),
)  # fmt: skip

SECOND = SiegeFindings(
    "albazin_1686",
    "The siege of 1686",
    "17 July 1686",
    (
        record(
            "storm_fails", "yes", "the storm of 23 July is beaten off", (1, 1), None, 0.9,
            f"{ANDRADE}; Qing texts: high", (1, 1, 1, 0.983), (1, 0, 1, 0.94), (1, 1, 1, 0.97),
        ),
        record(
            "storm_loss", "count", "Qing dead in it", (100, 400), None, 0.5,
            f"heavy loss, no number: {ANDRADE}; the band is ours: weak",
            (172, 96, 281, 0.93), (121, 32, 299, 0.61), (146, 64, 305, 0.78),
        ),
        record(
            "sallies", "count", "sallies that succeed", (2, 6), None, 0.5,
            f"several: {ANDRADE}; the band is ours: weak",
            (4, 2, 6, 0.95), (4, 1, 6, 0.83), (4, 1, 6, 0.88),
        ),
        record(
            "ambush", "count", "sallies that run into an ambush", (1, 2), 1, 0.4,
            f"one: {ANDRADE}; an accident of one game, so that two games in five are enough",
            (1, 0, 2, 0.54, 0.81), (1, 0, 3, 0.44, 0.71), (1, 0, 3, 0.52, 0.69),
        ),
        record(
            "river_cut", "day", "day on which the fort is cut off from the river", (15, 25), None, 0.5,
            f"early August: {ANDRADE}; the days are ours",
            (21, 18, 24, 0.91), (18, 15, NEVER, 0.868), (18, 15, NEVER, 0.904),
        ),
        record(
            "river_days", "count", "days of fighting for the water", (3, 5), 4, 0.5,
            f"four days and nights: {ANDRADE}",
            (3, 2, 5, 0.58, 0.77), (3, 0, 4, 0.62, 0.79), (3, 0, 4, 0.68, 0.76),
        ),
        record(
            "ring_closed", "day", "day on which the ring is closed", (40, 48), None, 0.5,
            f"end of August: {ANDRADE}; the days are ours",
            (42, 38, 47, 0.802), (45, 36, NEVER, 0.503), (45, 38, NEVER, 0.653),
        ),
        record(
            "russians_november", "count", "Russians alive on 5 November", (80, 150), None, 0.5,
            f"no more than 150 early in November: {ANDRADE}; the lower end is ours",
            (117, 95, 142, 0.977), (127, 75, 192, 0.524), (120, 83, 167, 0.722),
        ),
        record(
            "qing_november", "count", "Qing soldiers alive on 5 November", (1000, 1500), None, 0.5,
            f"less than half of 3,000: {ANDRADE}; the lower end is ours",
            (1380, 1298, 1466, 0.995), (1500, 1156, 1814, 0.412), (1410, 1112, 1635, 0.621),
        ),
        record(
            "survivors", "count", "Russians alive when the messenger comes, if the fort holds", (14, 40),
            24, 0.5, f"24: {ANDRADE}; 66 with women and children: Nesterov",
            (29, 19, 39, 0.92, 0.22), (29, 13, 59, 0.505, 0.34), (27, 14, 48, 0.69, 0.37),
        ),
        record(
            "held", "yes", "not taken before the messenger", (1, 1), None, 0.75,
            f"{ANDRADE}, which gives another ending too: high",
            (1, 1, 1, 0.95), (1, 0, 1, 0.68), (1, 0, 1, 0.8),
        ),
        record(
            "combat_dead", "count", "Russians dead in the fighting", (90, 180), None, 0.5,
            "more than a hundred of 760: Nesterov; the band is ours: weak",
            (133, 101, 168, 0.96), (129, 55, 422, 0.521), (122, 58, 238, 0.601),
        ),
    ),
    (RUSSIANS, QING, RING),
    (
        EndRow("held to the messenger", 0.95, 0.682, 0.803),
        EndRow("surrendered", 0.021, 0.171, 0.131),
        EndRow("stormed", 0.018, 0.06, 0.031),
        EndRow("siege lifted", 0.0, 0.03, 0.011),
        EndRow("nobody left to hold it", 0.011, 0.057, 0.024),
    ),
)  # fmt: skip


LABELS = {row.id: row.label for row in (*FIRST.records, *SECOND.records)}


def parameter(place, unit, meaning, prior, shipped, one, typical, verdict, *moves) -> ParameterRow:
    low, high, scale, source = prior
    fits = (Fit(*one), Fit(*typical))
    known = {"identified": "identified by the record"}.get(verdict, verdict)
    prior = Prior(low, high, scale, source)
    return ParameterRow(
        place,
        unit,
        meaning,
        prior,
        shipped,
        *fits,
        known,
        tuple(Move(LABELS[name], rho) for name, rho in moves),
    )


DUANE = "5, 20, 60 rounds a gun a day by phase: Duane; 110 at most: Cattaneo"
OURS = "ours, wide on purpose"

PARAMETERS = (
    parameter(
        "bombard.shots", "shots a gun and day", "how fast the besiegers fire", (10, 60, "log", DUANE), 32.7,
        (33.1, 13.4, 54, 0.83, 0.013), (32.7, 17.5, 55.4, 0.71, 0.013), "partly",
        ("first_day_dead", 0.65), ("surrender", -0.48),
    ),
    parameter(
        "bombard.kill", "dead a shot", "a shot into a crowded wooden fort", (0.01, 0.2, "log", OURS), 0.118,
        (0.115, 0.0432, 0.182, 0.52, 0.011), (0.118, 0.054, 0.183, 0.44, 0.012), "identified",
        ("first_day_dead", 0.84), ("surrender", -0.66), ("combat_dead", 0.36),
    ),
    parameter(
        "bombard.earth_cover", "ratio", "the same behind earth", (0.005, 0.15, "log", OURS), 0.0181,
        (0.0241, 0.00647, 0.105, 0.9, 0.123), (0.0181, 0.00591, 0.0778, 0.82, 0.121), "partly",
        ("combat_dead", 0.69), ("russians_november", -0.23),
    ),
    parameter(
        "storm.toll", "dead a defender", "what a defended face costs the columns", (0.3, 3, "log", OURS),
        1.71, (1.24, 0.382, 2.68, 0.9, 0.052), (1.71, 0.629, 2.92, 0.73, 0.051), "partly",
        ("storm_loss", 0.67), ("qing_november", -0.2),
    ),
    parameter(
        "storm.break_share", "fraction", "loss at which a column breaks", (0.08, 0.35, "log", OURS), 0.171,
        (0.167, 0.0862, 0.328, 1.04, 0.031), (0.171, 0.0914, 0.319, 0.96, 0.033), "prior",
        ("storm_loss", 0.54),
    ),
    parameter(
        "siege_works.dig", "m a 100 men and day", "how fast the ring grows", (1.5, 12, "log", OURS), 5.8,
        (6.59, 5.47, 8.47, 0.24, 0.014), (6.78, 5.56, 9.46, 0.26, 0.012), "identified",
        ("ring_closed", -0.86), ("river_cut", -0.85), ("river_days", -0.78), ("russians_november", -0.68),
    ),
    parameter(
        "sally.success", "chance", "a sally that is not expected", (0.4, 0.95, "lin", OURS), 0.721,
        (0.7, 0.438, 0.929, 0.99, 0.022), (0.721, 0.474, 0.949, 0.92, 0.021), "prior", ("sallies", 0.47),
    ),
    parameter(
        "sally.ambush", "chance a sally", "that the next is waited for", (0.01, 0.25, "log", OURS), 0.0971,
        (0.0746, 0.0133, 0.214, 0.94, 0.032), (0.0971, 0.0274, 0.226, 0.71, 0.033), "partly",
        ("ambush", 0.61),
    ),
    parameter(
        "spirit.surrender", "log of the daily chance", "that a shaken garrison gives up",
        (-9, -3, "lin", OURS), -6.61,
        (-6.68, -8.7, -3.77, 0.9, 0.131), (-6.61, -8.39, -4.58, 0.7, 0.132), "partly",
        ("held", -0.51), ("survivors", 0.42),
    ),
    parameter(
        "health.scurvy_day", "days", "without fresh food until half are ill",
        (35, 110, "lin", "signs after 60 to 90 days: general medicine"), 51.1,
        (49.3, 36.6, 72.3, 0.55, 0.124), (51.1, 36.6, 69.2, 0.47, 0.122), "identified",
        ("russians_november", 0.75), ("survivors", 0.67),
    ),
    parameter(
        "health.scurvy_death", "share of the ill a day", "what scurvy kills", (0.005, 0.08, "log", OURS),
        0.0283, (0.0264, 0.0154, 0.0463, 0.41, 0.071), (0.0283, 0.0183, 0.0389, 0.3, 0.072), "identified",
        ("survivors", -0.72), ("russians_november", -0.7),
    ),
    parameter(
        "health.spread", "persons", "that one sick man infects",
        (1.2, 5, "log", "typhus and flux: general medicine"),
        2.94, (2.86, 1.32, 4.73, 0.92, 0.191), (2.94, 1.41, 4.99, 0.93, 0.192), "prior",
        ("qing_november", -0.38), ("ring_closed", 0.36),
    ),
    parameter(
        "health.fatality", "fraction", "of the sick who die",
        (0.08, 0.45, "lin", "a third, of typhus: general medicine"),
        0.354, (0.317, 0.107, 0.438, 0.96, 0.034), (0.354, 0.118, 0.443, 0.97, 0.035), "prior",
        ("russians_november", -0.47),
    ),
    parameter(
        "supply.desertion", "share a day", "of the Qing who walk away", (0.0002, 0.006, "log", OURS), 0.00311,
        (0.0027, 0.000385, 0.00531, 0.85, 0.002), (0.00311, 0.000498, 0.00565, 0.75, 0.003), "partly",
        ("qing_november", -0.56),
    ),
)  # fmt: skip

_MOVES = [{move.figure: move.rho for move in row.moves} for row in PARAMETERS]
_RHO = tuple(
    tuple(moves.get(label, ((37 * n + 11 * m) % 13 - 6) / 50) for n, label in enumerate(LABELS.values()))
    for m, moves in enumerate(_MOVES)
)


def ends(held: float, fallen: float, lifted: float) -> tuple[Share, ...]:
    return (Share("held", held), Share("fallen", fallen), Share("lifted", lifted))


BALANCE = Balance(
    "The siege of 1686",
    (
        Plan("storm every week", "Ladders against the wall on every seventh day.", 0.0, 0.004, 0.0, 0.02),
        Plan("dig, no pickets", "All hands at the ring; nobody watches the gates.", 0.43, 0.44, 0.21, 0.66),
        Plan("dig, strong pickets", "Fewer hands dig; the gates are watched.", 0.57, 0.55, 0.33, 0.78),
        Plan("ring, then storm", "As in history, and a storm in late September.", 0.0, 0.006, 0.0, 0.05),
    ),
    (
        Plan("hold tight", "Everybody within the wall; nobody goes out.", 0.87, 0.84, 0.7, 0.96),
        Plan("as in history", "A sally a week, the messenger, the second wall.", 0.0, 0.02, 0.0, 0.11),
        Plan("burn the works", "Sallies at night against what is not guarded.", 0.13, 0.135, 0.04, 0.28),
        Plan("forage and disperse", "Parties for cress and game, whatever it costs.", 0.0, 0.005, 0.0, 0.03),
    ),
    ((-8.9, -10.4, -8.9, 10.3), (-0.4, -1.7, -4.8, -7.4), (-1.4, -0.1, 1.9, 8.1), (-1.6, -1.2, 0.8, 6.3)),
    ((0.45, 0.44, 0.54, 0.51), (0.22, 0.24, 0.31, 0.33), (0.23, 0.25, 0.29, 0.36), (0.42, 0.41, 0.47, 0.49)),
    -1.0,
    400,
    (
        (ends(0.2, 0.19, 0.61),) * 4,
        (ends(0.805, 0.165, 0.03),) * 4,
        (ends(0.79, 0.2, 0.01),) * 4,
        (ends(0.58, 0.38, 0.04),) * 4,
    ),
    (
        StormDay(30, 0.19, 0.002, 419),
        StormDay(46, 0.34, 0.001, 421),
        StormDay(60, 0.343, None, 421),
        StormDay(74, 0.45, None, 422),
        StormDay(81, 0.51, 0.005, 423),
        StormDay(88, 0.33, None, 421),
        StormDay(95, 0.192, None, 418),
        StormDay(111, 0.31, None, 402),
        StormDay(130, 0.48, None, 424),
    ),
    (
        Attempt("base rules", "four plans a side", "near a saddle: blockade against sitting still, −1.0"),
        Attempt("late storm", "a fifth Qing plan", "it beats every answer by 5.1 points: a solved game"),
        Attempt("inner work, talks", "a second wall; late storms cost points", "two plans a side"),
    ),
)  # fmt: skip

SAMPLE = Findings(
    title="The two sieges of Albazin",
    rules=(Digest("albazin_1685", "5b1e0c77a9d2"), Digest("albazin_1686", "9f4ad1837c60")),
    targets="c0ffee12ab90",
    seeds=(11, 31, 1_000_000),
    sims=3_932_160,
    games=672,
    seconds=2714.3,
    sieges=(FIRST, SECOND),
    known=(
        "On 26 June 1685 more than a hundred of about 450 Russians died, and the wooden fort was given up.",
        "In 1686 the storm of 23 July failed; the fort was cut off from the river early in August.",
        "Of about 800 Russians no more than 150 lived early in November; the Qing had lost half of 3,000.",
    ),
    assumed=(
        "The garrison of 1686 hoped more than that of 1685: a new rampart, an oath, Nerchinsk behind them.",
        "How scurvy and typhus share the dead follows from the form of the rules; no source has it.",
        "Boatmen and labourers eat, dig and die beside the soldiers, but are not counted among them.",
    ),
    variants=(
        Variant("Russians in the fort, 1686", 800, 826, "the roll, in three accounts", "two more dead"),
        Variant("survivors, 1687", 24, 66, "Nesterov, with families", "fresh food lasts nine days longer"),
    ),
    parameters=PARAMETERS,
    correlations=(
        Correlation("health.scurvy_death", "health.scurvy_day", 0.6),
        Correlation("bombard.kill", "bombard.shots", -0.603),
        Correlation("health.spread", "siege_works.dig", 0.63),
    ),
    sensitivity=Sensitivity(tuple(LABELS.values()), tuple(row.place for row in PARAMETERS), _RHO),
    directions=(
        DirectionRow(
            "earth holds where wood does not", "share that holds, per mille", "wooden fort of 1685",
            "earth fort of 1685", 0, 620, 31.4, "more", True, 400,
        ),
        DirectionRow(
            "a storm every week bleeds the besiegers", "Qing dead in the fighting", "as in history",
            "a storm every week", 357, 1414, 88.6, "more", True, 400,
        ),
        DirectionRow(
            "a sally every second day ruins the garrison", "Russians alive in December", "never a sally",
            "every second day", 28.4, 16.2, 3.7, "less", True, 401,
        ),
        DirectionRow(
            "a messenger who gets through raises hope", "share that holds, per mille", "no messenger",
            "a messenger", 801, 806, 28.3, "more", False, 402,
        ),
    ),
    levels=(
        LevelRow("Qing dead in the storm", 174, 156, -18, "columns break one by one and draw fire"),
        LevelRow("day the ring is closed", 41, 42, 1, "within a turn of two days"),
    ),
    derived=(
        DerivedRow("metres of ring in a hex", 96.4, "m", "the line of 2,000 m over the hexes that it takes"),
        DerivedRow("column toll", 0.9, "ratio", "loss of ten columns, at three states of the garrison"),
    ),
    balance=BALANCE,
    selftest=SelfTest(
        13, 25, 4096, Band(333, 981), 0.752, 0.411,
        "Read every interval of nine in ten as one of three in four; those printed here are widened by 1.4.",
    ),
)  # fmt: skip
