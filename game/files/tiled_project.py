"""The project file that gives map makers the game's classes and commands inside Tiled."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from game.core.rules import Rules
from game.core.scenario import DEPLOYMENT
from game.files.lint import AREAS
from game.files.members import MEMBERS, Member

_COMMANDS = {"Check map": "check %mapfile", "Play map": "play %mapfile"}


def tiled_project(rules: Rules) -> dict[str, Any]:
    """Return the content of `albazin.tiled-project`: a class for each kind of object, and two commands."""
    classes = {
        **dict.fromkeys(rules.units, MEMBERS["units"]),
        **dict.fromkeys((*AREAS, *DEPLOYMENT), MEMBERS["areas"]),
        "place": MEMBERS["places"],
    }
    return {
        "automappingRulesFile": "",
        "commands": [_command(name, arguments) for name, arguments in _COMMANDS.items()],
        "extensionsPath": "extensions",
        "folders": ["."],
        "propertyTypes": [
            _class(number, name, members) for number, (name, members) in enumerate(classes.items(), 1)
        ],
    }


def _command(name: str, arguments: str) -> dict[str, Any]:
    return {
        "arguments": arguments,
        "command": "albazin",
        "enabled": True,
        "name": name,
        "saveBeforeExecute": True,
        "shortcut": "",
        "showOutput": True,
        "workingDirectory": "",
    }


def _class(number: int, name: str, members: Mapping[str, Member]) -> dict[str, Any]:
    return {
        "color": "#ffa0a0a4",
        "id": number,
        "members": [
            {"name": key, "type": member.form, "value": member.default} for key, member in members.items()
        ],
        "name": name,
        "type": "class",
        "useAs": ["object"],
    }
