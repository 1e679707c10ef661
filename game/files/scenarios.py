"""Finds, checks and loads scenarios."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from game.core.errors import ScenarioError
from game.core.ground import Ground
from game.core.rules import SIDES, Rules
from game.core.scenario import Dated, Scenario, Stores
from game.data import data_root
from game.files.chart import Chart
from game.files.courses import course_from
from game.files.digest import rules_digest, scenario_digest
from game.files.draft import MAP_FILE, Draft, read_draft
from game.files.fault import Fault, Report, did_you_mean
from game.files.lint import lint
from game.files.survey import chart_of
from game.files.tables import SCENARIO_FILE, EventTable

_SHOWN_FAULTS = 20


@dataclass(frozen=True, slots=True)
class Listing:
    """One scenario in a list to choose from.

    Attributes:
        titles, summaries: by language; empty if the scenario cannot be read.
        faults: why it cannot be started; empty if it can.
    """

    id: str
    folder: Path
    titles: dict[str, str]
    summaries: dict[str, str]
    faults: tuple[Fault, ...] = ()


def load_scenario(id_or_path: str | Path) -> Scenario:
    """Load a siege before its first turn.

    Args:
        id_or_path: the name of a scenario of the game, a scenario's folder, or its map.tmx.

    Raises:
        ScenarioError: if there is none, or it has faults; the text names them by file and line.
    """
    return scenario_of(_sound_draft(id_or_path))


def load_chart(id_or_path: str | Path) -> Chart:
    """Load the map of a scenario as a painter sees it.

    Raises:
        ScenarioError: as `load_scenario`.
    """
    draft = _sound_draft(id_or_path)
    return chart_of(draft.sheet, draft.folder.resolve().name, draft.table.texts["title"])


def list_scenarios(mods: Path | None = None) -> list[Listing]:
    """Return the scenarios of the game and of the folder *mods*, by id, those with faults included."""
    roots = [data_root() / "maps", *([mods] if mods else [])]
    folders = [folder for root in roots if root.is_dir() for folder in root.iterdir()]
    return [_listing(folder) for folder in sorted(folders, key=lambda f: f.name) if is_scenario(folder)]


def examine(folder: Path) -> tuple[Draft | None, list[Fault]]:
    """Read and check a scenario's folder; the draft is whole only if there are no faults."""
    report = Report(str(folder))
    draft = read_draft(folder, report)
    if draft:
        lint(draft)
    return draft, report.faults


def scenario_of(draft: Draft) -> Scenario:
    """Return the scenario that a draft without faults describes."""
    table = draft.table
    scenario = Scenario(
        id=draft.folder.resolve().name,
        rules=draft.rules,
        ground=draft.ground,
        musters=draft.musters,
        start=table.start,
        schedule=table.schedule,
        stores={side: table.stores.get(side, Stores()) for side in SIDES},
        climate=table.climate,
        messenger=table.messenger,
        names=table.names,
        texts=table.texts,
        dated=_dated(table.events),
        told={event.id: {**event.texts, "source": event.source} for event in table.events},
        course=course_from(draft.course[0]) if draft.course else None,
    )
    return replace(scenario, digest=scenario_digest(scenario), rules_digest=rules_digest(draft.rules))


def under_rules(scenario: Scenario, rules: Rules) -> Scenario:
    """Return a scenario under other rules, on the same ground."""
    old = scenario.ground
    ground = Ground(rules, old.grid, old.terrain, old.works, old.areas)
    return replace(scenario, rules=rules, ground=ground, rules_digest=rules_digest(rules))


def is_scenario(folder: Path) -> bool:
    """Say whether a folder is meant to be a scenario."""
    return (folder / SCENARIO_FILE).is_file() or (folder / MAP_FILE).is_file()


def folder_of(id_or_path: str | Path) -> Path:
    """Return the folder that the name or path of a scenario means.

    Raises:
        ScenarioError: if there is none.
    """
    shipped = data_root() / "maps"
    known = [folder.name for folder in shipped.iterdir() if is_scenario(folder)]
    if str(id_or_path) in known:
        return shipped / id_or_path
    path = Path(id_or_path)
    folder = path.parent if path.name in (MAP_FILE, SCENARIO_FILE) else path
    if is_scenario(folder):
        return folder
    advice = did_you_mean(str(id_or_path), known) or f"the game has {', '.join(sorted(known))}"
    msg = f"{id_or_path}: no scenario of this name, and no folder with a {SCENARIO_FILE} ({advice})"
    raise ScenarioError(msg)


def _dated(events: tuple[EventTable, ...]) -> tuple[Dated, ...]:
    """Return the events without their words, in the order of time."""
    dated = (Dated(event.id, event.day, event.hour, event.effect) for event in events)
    return tuple(sorted(dated, key=lambda event: (event.day, event.hour)))


def _sound_draft(id_or_path: str | Path) -> Draft:
    draft, faults = examine(folder_of(id_or_path))
    if draft is None or faults:
        raise ScenarioError("\n".join(str(fault) for fault in faults[:_SHOWN_FAULTS]))
    return draft


def _listing(folder: Path) -> Listing:
    draft, faults = examine(folder)
    texts = draft.table.texts if draft else {}
    return Listing(folder.name, folder, texts.get("title", {}), texts.get("summary", {}), tuple(faults))
