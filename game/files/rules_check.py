"""Checks that the tables of the rules fit each other."""

from __future__ import annotations

from collections.abc import Iterable

from game.core.points import FORMS
from game.core.rules import MOVE_CLASSES, SIDES, Rules
from game.core.tables.arms import UnitKind
from game.core.tables.works import Work
from game.files.fault import did_you_mean
from game.files.toml_data import Source, source_of
from game.files.toml_lines import Key

_WEAPONS = ("", "musket", "bow")
_MATERIALS = ("", "wood", "earth")


def check_rules(rules: Rules, sources: tuple[Source, ...]) -> None:
    """Write down names that no table has and numbers that cannot work; *sources* as for `toml_data.fill`."""
    for name, kind in rules.units.items():
        _check_unit(("units", name), kind, rules, sources)
    for name, gun in rules.guns.items():
        if not 0 < gun.near <= gun.middle <= gun.far:
            _add(("guns", name, "near"), "near, middle and far must rise", sources)
    for name, work in rules.works.items():
        _check_work(("works", name), work, sources)
    _check_name(("points", "form"), rules.points.form, FORMS, sources)


def _check_unit(path: Key, kind: UnitKind, rules: Rules, sources: tuple[Source, ...]) -> None:
    _check_name((*path, "side"), kind.side, SIDES, sources)
    _check_name((*path, "move_class"), kind.move_class, MOVE_CLASSES, sources)
    _check_name((*path, "weapon"), kind.weapon, _WEAPONS, sources)
    _check_name((*path, "gun"), kind.gun, ("", *rules.guns), sources)


def _check_work(path: Key, work: Work, sources: tuple[Source, ...]) -> None:
    _check_name((*path, "material"), work.material, _MATERIALS, sources)
    if not work.labour:
        return
    if min(work.labour.need, work.labour.rate, work.labour.rate_near) < 1:
        _add((*path, "labour"), "need, rate and rate_near must be at least 1", sources)
    for side in work.labour.sides:
        _check_name((*path, "labour", "sides"), side, SIDES, sources)


def _check_name(path: Key, name: str, known: Iterable[str], sources: tuple[Source, ...]) -> None:
    if name not in known:
        _add(path, f"{'.'.join(path)} is not known", sources, name, did_you_mean(name, known))


def _add(
    path: Key, what: str, sources: tuple[Source, ...], found: str | None = None, advice: str = ""
) -> None:
    source = source_of(path, sources)
    source.report.add(source.lines.at(path), what, found=found, advice=advice)
