"""Fingerprints of what was parsed, so that a map saved again by Tiled keeps its logs alive."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict

from game.core.rules import RULES_VERSION, Rules
from game.core.scenario import Scenario


def rules_digest(rules: Rules) -> str:
    """Return 16 hex digits over all numbers of the rules, in their order, and RULES_VERSION."""
    return _hash([RULES_VERSION, asdict(rules)])


def scenario_digest(scenario: Scenario) -> str:
    """Return 16 hex digits over all that the rules can see of a scenario, its map included.

    Names and texts are left out: a better translation spoils no log. So is the course: no order does anything
    else for it. The rules have a digest of their own.
    """
    ground = scenario.ground
    return _hash(
        {
            "id": scenario.id,
            "size": [ground.grid.width, ground.grid.height],
            "terrain": [ground.terrain_names[kind] for kind in ground.terrain.tolist()],
            "works": [ground.work_names[kind] for kind in ground.works.tolist()],
            "areas": {name: cells.tolist() for name, cells in sorted(ground.areas.items())},
            "musters": [asdict(muster) for muster in scenario.musters],
            "start": scenario.start,
            "schedule": [asdict(span) for span in scenario.schedule],
            "stores": {side: asdict(stores) for side, stores in sorted(scenario.stores.items())},
            "climate": asdict(scenario.climate),
            "messenger": scenario.messenger and asdict(scenario.messenger),
            "dated": [asdict(event) for event in scenario.dated],
        }
    )


def _hash(value: object) -> str:
    text = json.dumps(value, separators=(",", ":"), ensure_ascii=True)
    return hashlib.sha256(text.encode()).hexdigest()[:16]
