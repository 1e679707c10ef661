"""Findings as a text, and back."""

from __future__ import annotations

import json

import pytest

from game.core.errors import AlbazinError
from game.sim.report.findings import MAKER, Findings
from tests.sim.report.sample import SAMPLE


def test_a_text_makes_the_same_findings() -> None:
    assert Findings.from_json(SAMPLE.to_json(), "f") == SAMPLE


def test_a_text_names_its_maker_at_once() -> None:
    assert SAMPLE.to_json().startswith(f'{{"maker": "{MAKER}"')


def test_a_number_that_was_not_found_does_not_hinder() -> None:
    text = SAMPLE.to_json().replace('"rho": 0.65', '"rho": NaN')
    assert text != SAMPLE.to_json()
    assert repr(Findings.from_json(text, "f").parameters[0].moves[0].rho) == "nan"


def test_what_is_no_findings_is_named_by_its_place() -> None:
    table = json.loads(SAMPLE.to_json())
    del table["sieges"][1]["records"][0]["band"]
    table["seeds"] = "many"
    with pytest.raises(AlbazinError) as error:
        Findings.from_json(json.dumps(table), "findings.json")
    assert "findings.json: sieges.1.records.0.band: Field required" in str(error.value)
    assert "findings.json: seeds: " in str(error.value)


def test_no_json_is_said_in_one_line_and_many_faults_in_few() -> None:
    with pytest.raises(AlbazinError, match=r"^f: Invalid JSON.*$"):
        Findings.from_json("{", "f")
    with pytest.raises(AlbazinError, match=r"f: and 3 more$") as error:
        Findings.from_json("{}", "f")
    assert str(error.value).count("Field required") == 5
