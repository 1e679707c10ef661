"""Events as sentences: what happened, where, with the odds and the roll that decided it."""

from __future__ import annotations

import enum
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import assert_never

from game.core import events as ev
from game.core.fixed import ONE16
from game.core.orders import Task
from game.core.state import QING, RUSSIA, Ending, View, World
from game.ui.texts import _, ngettext, number
from game.ui.words import ENDINGS, TASKS, about, place_name, side_name, unit_name, work_name


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
    """

    text: str
    at: int | None = None
    tone: Tone = Tone.PLAIN
    day: int | None = None


def lines(world: World, events: Iterable[ev.Event], eyes: int | None) -> list[Line]:
    """Return the sentences that a reader may see, in order.

    Args:
        world: after the events; a View hides what lies out of its sight.
        events: of one order.
        eyes: the side that reads, None for a reader who sees all.
    """
    told = (sentence(world, event, eyes) for event in gathered(events))
    return [line for line in told if line is not None]


def gathered(events: Iterable[ev.Event]) -> list[ev.Event]:
    """Return the events with the daily ones of a turn added up: a week of cannonade is one line."""
    sums: dict[tuple[object, ...], ev.Event] = {}
    for place, event in enumerate(events):
        key = _sum_key(event) or (place,)
        sums[key] = _added(sums[key], event) if key in sums else event
    return list(sums.values())


def _sum_key(event: ev.Event) -> tuple[object, ...] | None:
    match event:
        case ev.Bombarded():
            return (ev.Bombarded, event.side, event.at)
        case ev.Sniped() | ev.Mended() | ev.RiverFought():
            return (type(event),)
        case _:
            return None


def _added(total: ev.Event, more: ev.Event) -> ev.Event:
    """Return two events of one key as one, under the day of the first."""
    match total, more:
        case ev.Bombarded(), ev.Bombarded():
            return replace(
                total,
                rounds=total.rounds + more.rounds,
                dead=total.dead + more.dead,
                worn_mille=total.worn_mille + more.worn_mille,
                silenced=total.silenced + more.silenced,
            )
        case ev.Mended(), ev.Mended():
            return replace(total, points=total.points + more.points)
        case (ev.Sniped(), ev.Sniped()) | (ev.RiverFought(), ev.RiverFought()):
            return replace(
                total, qing_dead=total.qing_dead + more.qing_dead, russian_dead=total.russian_dead + more.russian_dead
            )
        case _:
            return more


def sentence(world: World, event: ev.Event, eyes: int | None) -> Line | None:  # noqa: PLR0911 # one arm an event
    """Return an event as a sentence, or None if it says nothing that *eyes* may know."""
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
        case ev.Breached():
            text = _("A breach gapes in {place}.").format(place=place_name(world, event.at))
            return Line(text, event.at, _tone(eyes, QING), event.day)
        case ev.Mended():
            return _mended(event, eyes)
        case ev.Sniped():
            return _sniped(event, eyes)
        case ev.Stormed():
            return _stormed(world, event, eyes)
        case ev.Sallied():
            return _sallied(world, event, eyes)
        case ev.WorkDone():
            return _work_done(world, event, eyes)
        case ev.RiverFought():
            return _river_fought(event, eyes)
        case ev.RiverCut():
            return Line(_("The fort is cut off from the river."), None, _tone(eyes, QING), event.day)
        case ev.RingClosed():
            return Line(_("The siege wall runs from bank to bank: the ring is closed."), None, Tone.GRAVE, event.day)
        case ev.RiverFroze():
            return Line(_("The Amur freezes: boats lie fast, and men walk on the ice."), None, Tone.GRAVE, event.day)
        case ev.Wasted():
            return _wasted(event, eyes)
        case ev.GrainGone():
            return Line(_("The last flour in the fort is eaten."), None, _tone(eyes, QING), event.day)
        case ev.PhaseBegan():
            text = _("Turn {turn}: {side} give orders.").format(turn=event.turn, side=side_name(event.side))
            return Line(text) if eyes in (None, event.side) else None
        case ev.SiegeEnded():
            return Line(f"{_(ENDINGS[Ending(event.ending)])}.", None, Tone.GRAVE, event.day)
        case _:
            assert_never(event)


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
    return Line(text, event.at, Tone.GOOD if mine else Tone.BAD)


def _bombarded(world: World, event: ev.Bombarded, eyes: int | None) -> Line:
    shots = ngettext("{n} round", "{n} rounds", event.rounds)
    dead = about(event.dead, sure=eyes != event.side)
    parts = [_("{rounds} at {place}: {dead} dead").format(rounds=shots, place=place_name(world, event.at), dead=dead)]
    if event.worn_mille:
        parts.append(_("{points} of the wall worn off").format(points=f"{event.worn_mille / 1000:.1f}"))
    if event.silenced:
        parts.append(ngettext("{n} gun silenced", "{n} guns silenced", event.silenced))
    return Line(f"{side_name(event.side)}: {', '.join(parts)}.", event.at, _war_tone(eyes, event.side), event.day)


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
    text = _("Musketry between wall and works: {qing} Qing and {russian} Russians dead.").format(
        qing=about(event.qing_dead, sure=eyes != RUSSIA), russian=about(event.russian_dead, sure=eyes != QING)
    )
    return Line(text, None, Tone.PLAIN, event.day)


def _stormed(world: World, event: ev.Stormed, eyes: int | None) -> Line:
    head = _("Storm of {place}: {columns}, {men} men against {defenders}.").format(
        place=place_name(world, event.front[len(event.front) // 2]),
        columns=ngettext("{n} column", "{n} columns", len(event.columns)),
        men=number(event.men),
        defenders=number(event.defenders),
    )
    roll = _("Chance to get in {chance} %, rolled {roll}.").format(
        chance=f"{event.enter_pm / 10:.0f}", roll=f"{event.roll_pm / 10:.0f}"
    )
    end = _("The fort is taken!") if event.taken else _broken_off(event)
    dead = _("Dead: {qing} Qing, {russian} Russians.").format(
        qing=about(event.qing_dead, sure=eyes != RUSSIA), russian=about(event.russian_dead, sure=eyes != QING)
    )
    tone = _tone(eyes, QING if event.taken else RUSSIA)
    return Line(f"{head} {roll} {end} {dead}", event.front[0], tone)


def _broken_off(event: ev.Stormed) -> str:
    if event.standing:
        return _("Thrown back from the wall.")
    return _("Every column broke on the way.")


def _sallied(world: World, event: ev.Sallied, eyes: int | None) -> Line:
    head = _("{men} men sally against {place}.").format(men=number(event.men), place=place_name(world, event.at))
    roll = _("Chance {chance} %, rolled {roll}.").format(
        chance=f"{event.success_pm / 10:.0f}", roll=f"{event.roll_pm / 10:.0f}"
    )
    if event.ambushed:
        roll, end = "", _("They run into an ambush.")
    elif event.succeeded:
        end = ngettext("They burn {n} work.", "They burn {n} works.", event.burnt) if event.burnt else _("They succeed.")
    else:
        end = _("They are driven back.")
    dead = _("Dead: {qing} Qing, {russian} Russians.").format(
        qing=about(event.qing_dead, sure=eyes != RUSSIA), russian=about(event.russian_dead, sure=eyes != QING)
    )
    text = " ".join(part for part in (head, roll, end, dead) if part)
    return Line(text, event.at, _tone(eyes, RUSSIA if event.succeeded else QING))


def _work_done(world: World, event: ev.WorkDone, eyes: int | None) -> Line | None:
    if not _mine(world, event.unit, eyes) and not _sees(world, event.at):
        return None
    text = _("{work} finished: {place}.").format(
        work=work_name(world, event.work).capitalize(), place=place_name(world, event.at)
    )
    return Line(text, event.at, Tone.PLAIN, event.day)


def _river_fought(event: ev.RiverFought, eyes: int | None) -> Line:
    text = _("Fight for the water: {qing} Qing and {russian} Russians dead.").format(
        qing=about(event.qing_dead, sure=eyes != RUSSIA), russian=about(event.russian_dead, sure=eyes != QING)
    )
    return Line(text, None, Tone.BAD, event.day)


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
