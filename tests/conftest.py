"""What every test shares: no window, no sound, no home of the player's, no clock in the properties."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

os.environ.setdefault("SDL_VIDEODRIVER", "dummy")
os.environ.setdefault("SDL_AUDIODRIVER", "dummy")
os.environ["PYGAME_HIDE_SUPPORT_PROMPT"] = "1"
os.environ["ALBAZIN_HOME"] = tempfile.mkdtemp(prefix="albazin-tests-")

# The fixture below only sets a variable, and does it the same for every example.
_COMMON = settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
settings.register_profile("here", _COMMON)
settings.register_profile("ci", _COMMON, derandomize=True)
settings.load_profile("ci" if os.environ.get("CI") else "here")


@pytest.fixture(autouse=True)
def home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give each test an empty home for saves, settings and caches."""
    folder = tmp_path_factory.mktemp("home")
    monkeypatch.setenv("ALBAZIN_HOME", str(folder))
    return folder
