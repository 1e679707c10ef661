"""Events as sentences: what happened, where, with the odds and the roll that decided it."""

from __future__ import annotations

import enum
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final, assert_never

from game.core import events as ev
from game.core.fixed import ONE16
from game.core.orders import Task
from game.core.state import QING, RUSSIA, Ending, View, World
from game.ui.gather import gathered
from game.ui.texts import _, ngettext, number
from game.ui.words import ENDINGS, TASKS, about, place_name, side_name, unit_name, work_name

Deed = (
    ev.Marched
    | ev.OrderGiven
    | ev.Fired
    | ev.Bombarded
    | ev.GunsBurst
    | ev.Stormed
    | ev.Sallied
    | ev.WorkDone
)
Turning = ev.RiverCut | ev.RingClosed | ev.RiverFroze | ev.GrainGone | ev.SiegeEnded
News = ev.Breached | ev.Mended | ev.Sniped | ev.RiverFought | ev.Wasted | ev.PhaseBegan | Turning

FATE: Final = 1000
"""Weight of what turns a siege whatever it costs."""


class Tone(enum.Enum):
    """What an event is to whoever reads of it."""

    PLAIN = enum.auto()
    GOOD = enum.auto()
    BAD = enum.auto()
    GRAVE = enum.auto()


@dataclass(frozen=True, slots=True)
class Line:
    """One sentence of the chronicle.

    Attributes:
        text: of the sentence, without a date.
        at: the hex it is about, or None.
        day: of the siege, or None where the event does not say.
        weight: how much it may have decided: the dead, or FATE.
    """

    text: str
    at: int | None = None
    tone: Tone = Tone.PLAIN
    day: int | None = None
    weight: int = 0


def lines(world: World, events: Iterable[ev.Event], eyes: int | None) -> list[Line]:
    """Return the sentences that a reader may see, in order.

    Args:
        world: after the events; a View hides what lies out of its sight.
        events: of one order.
        eyes: the side that reads, None for a reader who sees all.
    """
    told = (sentence(world, event, eyes) for event in gathered(events))
    return [line for line in told if line is not None]


def sentence(world: World, event: ev.Event, eyes: int | None) -> Line | None:
    """Return an event as a sentence, or None if it says nothing that *eyes* may know."""
    return _deed(world, event, eyes) if isinstance(event, Deed) else _news(world, event, eyes)


def _deed(world: World, event: Deed, eyes: int | None) -> Line | None:
    """Tell what a unit did."""
    match event:
        case ev.Marched():
            return _marched(world, event, eyes)
        case ev.OrderGiven():
            return _order_given(world, event, eyes)
        case ev.Fired():
            return _fired(world, event, eyes)
        case ev.Bombarded():
            return _bombarded(world, event, eyes)
        case ev.GunsBurst():
            return _guns_burst(world, event, eyes)
        case ev.Stormed():
            return _stormed(world, event, eyes)
        case ev.Sallied():
            return _sallied(world, event, eyes)
        case ev.WorkDone():
            return _work_done(world, event, eyes)
        case _:
            assert_never(event)


def _news(world: World, event: News, eyes: int | None) -> Line | None:
    """Tell what came over both sides."""
    match event:
        case ev.Breached():
            text = _("A breach gapes in {place}.").format(place=place_name(world, event.at))
            return _fate(text, _tone(eyes, QING), event.day, event.at)
        case ev.Mended():
            return _mended(event, eyes)
        case ev.Sniped():
            return _sniped(event, eyes)
        case ev.RiverFought():
            return _river_fought(event, eyes)
        case ev.Wasted():
            return _wasted(event, eyes)
        case ev.PhaseBegan():
            text = _("Turn {turn}: {side} give orders.").format(turn=event.turn, side=side_name(event.side))
            return Line(text) if eyes in (None, event.side) else None
        case _:
            return _turning_point(event, eyes)


def _turning_point(event: Turning, eyes: int | None) -> Line:
    match event:
        case ev.RiverCut():
            return _fate(_("The fort is cut off from the river."), _tone(eyes, QING), event.day)
        case ev.RingClosed():
            text = _("The siege wall runs from bank to bank: the ring is closed.")
            return _fate(text, Tone.GRAVE, event.day)
        case ev.RiverFroze():
            text = _("The Amur freezes: boats lie fast, and men walk on the ice.")
            return _fate(text, Tone.GRAVE, event.day)
        case ev.GrainGone():
            return _fate(_("The last flour in the fort is eaten."), _tone(eyes, QING), event.day)
        case ev.SiegeEnded():
            return _fate(f"{_(ENDINGS[Ending(event.ending)])}.", Tone.GRAVE, event.day)
        case _:
            assert_never(event)


def _fate(text: str, tone: Tone, day: int, at: int | None = None) -> Line:
    """Return a sentence about what turns a siege."""
    return Line(text, at, tone, day, weight=FATE)


def _dead(qing: int, russian: int, eyes: int | None) -> tuple[str, str]:
    """Return both sides' dead: one's own counted, the enemy's guessed."""
    return about(qing, sure=eyes != RUSSIA), about(russian, sure=eyes != QING)


def _tone(eyes: int | None, pleased: int) -> Tone:
    """Return how a reader takes what pleases one side."""
    return Tone.GRAVE if eyes is None else Tone.GOOD if eyes == pleased else Tone.BAD


def _sees(world: World, cell: int) -> bool:
    return bool(world.seen[cell]) if isinstance(world, View) else True


def _mine(world: World, unit: int, eyes: int | None) -> bool:
    return eyes is None or int(world.side[unit]) == eyes


def _marched(world: World, event: ev.Marched, eyes: int | None) -> Line | None:
    if not _mine(world, event.unit, eyes) and not _sees(world, event.path[-1]):
        return None
    name, place = unit_name(world, event.unit), place_name(world, event.path[-1])
    if event.stopped:
        text = _("{unit} runs into the enemy at {place} and stops.").format(unit=name, place=place)
        return Line(text, event.path[-1], Tone.BAD if _mine(world, event.unit, eyes) else Tone.PLAIN)
    return Line(_("{unit} marches to {place}.").format(unit=name, place=place), event.path[-1])


def _order_given(world: World, event: ev.OrderGiven, eyes: int | None) -> Line | None:
    if not _mine(world, event.unit, eyes):
        return None
    text = _("{unit}: {task}, {place}.").format(
        unit=unit_name(world, event.unit), task=_(TASKS[Task(event.task)]), place=place_name(world, event.at)
    )
    return Line(text, event.at)


def _fired(world: World, event: ev.Fired, eyes: int | None) -> Line:
    mine = _mine(world, event.unit, eyes)
    text = _("{unit} fires on {place}: {expected} dead expected, {dead} fall.").format(
        unit=unit_name(world, event.unit),
        place=place_name(world, event.at),
        expected=f"{event.mean_q16 / ONE16:.1f}",
        dead=number(event.dead),
    )
    tone = Tone.PLAIN if not event.dead else Tone.GOOD if mine else Tone.BAD
    return Line(text, event.at, tone)


def _bombarded(world: World, event: ev.Bombarded, eyes: int | None) -> Line:
    shots = ngettext("{n} round", "{n} rounds", event.rounds)
    dead = about(event.dead, sure=eyes != event.side)
    parts = [
        _("{rounds} at {place}: {dead} dead").format(
            rounds=shots, place=place_name(world, event.at), dead=dead
        )
    ]
    if event.worn_mille:
        parts.append(_("{points} of the wall worn off").format(points=f"{event.worn_mille / 1000:.1f}"))
    if event.silenced:
        parts.append(ngettext("{n} gun silenced", "{n} guns silenced", event.silenced))
    return Line(
        f"{side_name(event.side)}: {', '.join(parts)}.", event.at, _war_tone(eyes, event.side), event.day
    )


def _war_tone(eyes: int | None, doer: int) -> Tone:
    return Tone.PLAIN if eyes is None else Tone.GOOD if eyes == doer else Tone.BAD


def _guns_burst(world: World, event: ev.GunsBurst, eyes: int | None) -> Line | None:
    if not _mine(world, event.unit, eyes):
        return None
    guns = ngettext("{n} gun bursts", "{n} guns burst", event.guns)
    text = _("{unit}: {guns} from fast firing.").format(unit=unit_name(world, event.unit), guns=guns)
    return Line(text, int(world.hex[event.unit]), Tone.BAD, event.day)


def _mended(event: ev.Mended, eyes: int | None) -> Line | None:
    if eyes == QING:
        return None
    text = ngettext(
        "The garrison mends {n} point of its walls by night.",
        "The garrison mends {n} points of its walls by night.",
        event.points,
    )
    return Line(text, None, Tone.PLAIN, event.day)


def _sniped(event: ev.Sniped, eyes: int | None) -> Line | None:
    if not event.qing_dead and not event.russian_dead:
        return None
    qing, russian = _dead(event.qing_dead, event.russian_dead, eyes)
    text = _("Musketry between wall and works: {qing} Qing and {russian} Russians dead.")
    return Line(text.format(qing=qing, russian=russian), None, Tone.PLAIN, event.day)


def _stormed(world: World, event: ev.Stormed, eyes: int | None) -> Line:
    head = _("Storm of {place}: {columns}, {men} men against {defenders}.").format(
        place=place_name(world, event.front[len(event.front) // 2]),
        columns=ngettext("{n} column", "{n} columns", len(event.columns)),
        men=number(event.men),
        defenders=about(event.defenders, sure=eyes != QING),
    )
    roll = _("Chance to get in {chance} %, rolled {roll}.").format(
        chance=event.enter_pm // 10, roll=event.roll_pm // 10
    )
    tone = _tone(eyes, QING if event.taken else RUSSIA)
    text = f"{head} {roll} {_storm_end(event)} {_dead_words(event.qing_dead, event.russian_dead, eyes)}"
    return Line(text, event.front[0], tone, weight=FATE)


def _storm_end(event: ev.Stormed) -> str:
    if event.taken:
        return _("The fort is taken!")
    return _("Thrown back from the wall.") if event.standing else _("Every column broke on the way.")


def _dead_words(qing: int, russian: int, eyes: int | None) -> str:
    one, other = _dead(qing, russian, eyes)
    return _("Dead: {qing} Qing, {russian} Russians.").format(qing=one, russian=other)


def _sallied(world: World, event: ev.Sallied, eyes: int | None) -> Line:
    head = _("{men} men sally against {place}.").format(
        men=number(event.men), place=place_name(world, event.at)
    )
    dead = _dead_words(event.qing_dead, event.russian_dead, eyes)
    text = f"{head} {_sally_end(event)} {dead}"
    tone = _tone(eyes, RUSSIA if event.succeeded else QING)
    return Line(text, event.at, tone, weight=event.qing_dead + event.russian_dead)


def _sally_end(event: ev.Sallied) -> str:
    if event.ambushed:
        return _("They run into an ambush.")
    roll = _("Chance {chance} %, rolled {roll}.").format(
        chance=event.success_pm // 10, roll=event.roll_pm // 10
    )
    if not event.succeeded:
        return f"{roll} {_('They are driven back.')}"
    burnt = ngettext("They burn {n} work.", "They burn {n} works.", event.burnt)
    return f"{roll} {burnt if event.burnt else _('They succeed.')}"


def _work_done(world: World, event: ev.WorkDone, eyes: int | None) -> Line | None:
    if not _mine(world, event.unit, eyes) and not _sees(world, event.at):
        return None
    text = _("{work} finished: {place}.").format(
        work=work_name(world, event.work).capitalize(), place=place_name(world, event.at)
    )
    return Line(text, event.at, Tone.PLAIN, event.day)


def _river_fought(event: ev.RiverFought, eyes: int | None) -> Line:
    qing, russian = _dead(event.qing_dead, event.russian_dead, eyes)
    text = _("Fight for the water: {qing} Qing and {russian} Russians dead.")
    dead = event.qing_dead + event.russian_dead
    return Line(text.format(qing=qing, russian=russian), None, Tone.BAD, event.day, weight=dead)


def _wasted(event: ev.Wasted, eyes: int | None) -> Line | None:
    if eyes not in (None, event.side) or not (event.sick or event.hunger or event.deserted):
        return None
    parts = [
        _("{n} dead of sickness").format(n=number(event.sick)) if event.sick else "",
        _("{n} of hunger and cold").format(n=number(event.hunger)) if event.hunger else "",
        ngettext("{n} deserted", "{n} deserted", event.deserted) if event.deserted else "",
    ]
    text = f"{side_name(event.side)}: {', '.join(part for part in parts if part)}."
    return Line(text, None, Tone.BAD if eyes == event.side else Tone.PLAIN, event.day)
