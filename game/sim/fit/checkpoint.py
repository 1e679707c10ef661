"""A fit that was cut off goes on from a file, to the same bits as one that was not."""

from __future__ import annotations

import hashlib
import json
import os
import zlib
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path
from typing import Any, Final
from zipfile import BadZipFile

import numpy as np

from game.core.errors import AlbazinError
from game.sim.fit.cube import F64
from game.sim.fit.population import Population, Settings, Stage

_FORMAT: Final = 1
_PLAIN: Final = ("coldness", "moves", "taken", "sims", "seconds")
_DAMAGED: Final = (OSError, EOFError, BadZipFile, zlib.error, RuntimeError, ValueError, KeyError, TypeError)
"""What reading anything but a whole checkpoint may raise."""


class Checkpoint:
    """The file of one fit; with no path it is never written and never found."""

    def __init__(
        self, path: Path | None, dimension: int, settings: Settings, fingerprint: str, start: F64 | None
    ) -> None:
        """Belong to the fit of a simulator by settings, from a start; see `sampler.fit`."""
        self._path = path
        self._shape = (settings.particles, dimension)
        self._owner = {
            "format": _FORMAT,
            "settings": asdict(settings),
            "fit": [fingerprint, dimension],
            "start": "" if start is None else hashlib.sha256(start.tobytes()).hexdigest(),
        }

    def load(self) -> Population | None:
        """Return how far the fit had come, None if it had not begun.

        Raises:
            AlbazinError: if the file is another fit's, or damaged.
        """
        if self._path is None or not self._path.exists():
            return None
        try:
            with self._path.open("rb") as stream, np.load(stream, allow_pickle=False) as file:
                arrays = {name: file[name] for name in file.files}
            owner, row = json.loads(str(arrays["owner"])), json.loads(str(arrays["row"]))
            self._confirm(self._path, owner)
            return self._population(arrays["u"], arrays["misfit"], row)
        except _DAMAGED as error:
            msg = (
                f"{self._path}: cannot be read as the checkpoint of a fit ({error}); remove it to begin anew"
            )
            raise AlbazinError(msg) from None

    def save(self, population: Population) -> None:
        """Write how far the fit has come, whole or not at all.

        Raises:
            AlbazinError: if the file cannot be written.
        """
        if self._path is None:
            return
        row = {name: getattr(population, name) for name in _PLAIN}
        row["stages"] = [asdict(stage) for stage in population.stages]
        draft = self._path.with_name(f".{self._path.name}.new")
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            with draft.open("wb") as file:
                owner, rest = np.array(json.dumps(self._owner)), np.array(json.dumps(row))
                np.savez(file, owner=owner, row=rest, u=population.u, misfit=population.misfit)
                file.flush()
                os.fsync(file.fileno())
            draft.replace(self._path)
        except OSError as error:
            with suppress(OSError):
                draft.unlink(missing_ok=True)
            msg = f"{self._path}: the fit cannot be saved: {error.strerror or error}"
            raise AlbazinError(msg) from None

    def _confirm(self, path: Path, owner: dict[str, Any]) -> None:
        for name, ours in self._owner.items():
            if owner[name] != ours:
                was = f"its {name} is {owner[name]} and not {ours}"
                msg = f"{path}: belongs to another fit, {was}; remove it to begin anew, or name another file"
                raise AlbazinError(msg)

    def _population(self, u: F64, misfit: F64, row: dict[str, Any]) -> Population:
        if (u.shape, misfit.shape) != (self._shape, self._shape[:1]) or {u.dtype, misfit.dtype} != {
            np.dtype(np.float64)
        }:
            msg = f"points of shape {u.shape}, misfits of shape {misfit.shape}"
            raise ValueError(msg)
        stages = tuple(Stage(**stage) for stage in row.pop("stages"))
        return Population(u, misfit, stages=stages, **row)
