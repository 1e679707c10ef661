"""The sampler finds posteriors that are known, to the same bits however it is run."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from game.core.errors import AlbazinError
from game.sim.fit.population import Settings
from game.sim.fit.sampler import fit
from tests.sim.fit.toys import NOISE, broken, hill, luck, noisy

WELL = Settings(particles=4096)
QUICK = Settings(particles=64, moves=2, final=2, chunk=50)


class KilledError(Exception):
    pass


# What it finds -------------------------------------------------------------------------------------------


def test_it_finds_a_known_posterior():
    found = fit(hill, 3, WELL)
    means, spreads = found.u.mean(axis=0), found.u.std(axis=0)
    half = 0.2 * (2 / np.pi) ** 0.5
    # A standard error of a mean is 1/64 of the spread: three of them, and 5 per cent of a spread.
    assert means == pytest.approx([0.5, half, 0.5], abs=0.014)
    assert spreads == pytest.approx([0.08, (0.04 - half**2) ** 0.5, 12**-0.5], rel=0.05)
    assert found.u.min() >= 0
    assert found.u.max() <= 1
    assert found.misfit == pytest.approx(hill(found.u, 0))


def test_noise_widens_what_is_found():
    assert fit(noisy, 1, WELL).u.std() == pytest.approx((0.05**2 + NOISE**2) ** 0.5, rel=0.05)


def test_many_runs_that_all_agree_narrow_it():
    settings = replace(WELL, particles=1024, replicates=200, power=4)
    assert fit(noisy, 1, settings).u.std() == pytest.approx((0.05**2 + NOISE**2) ** 0.5 / 2, rel=0.08)


def test_a_warm_start_comes_to_the_same():
    start = np.full((40, 3), 0.6) + np.linspace(-0.1, 0.1, 40)[:, None] * [1, 2, 3]
    found = fit(hill, 3, replace(WELL, particles=2048, final=10), start=start)
    assert found.stages[0].distinct == 40
    assert found.u.mean(axis=0) == pytest.approx([0.5, 0.16, 0.5], abs=0.03)
    assert found.u.std(axis=0) == pytest.approx([0.08, 0.12, 12**-0.5], rel=0.1)


def test_the_temperature_falls_to_one():
    found = fit(hill, 3, WELL)
    temperatures = [stage.temperature for stage in found.stages]
    assert temperatures[0] == float("inf")
    assert temperatures[-1] == 1
    assert temperatures == sorted(set(temperatures), reverse=True)
    assert [stage.moves for stage in found.stages] == [0, *[6] * (len(found.stages) - 2), 30]
    assert all(0.1 < stage.acceptance < 1 for stage in found.stages[1:])
    moves = sum(stage.moves for stage in found.stages)
    assert found.sims == WELL.particles * (4 + moves)
    assert found.distinct == len(np.unique(found.u, axis=0)) > 4000


def test_points_too_much_alike_are_moved_on():
    few = Settings(particles=512, moves=3, final=1)
    found = fit(luck, 2, few)
    assert 3 < found.stages[-1].moves < 9
    assert found.distinct >= 512 // 8
    hopeless = fit(luck, 2, replace(few, moves=2))
    assert hopeless.stages[-1].moves == 6
    assert hopeless.distinct < 512 // 8


def test_seeds_differ():
    assert fit(hill, 3, QUICK) != fit(hill, 3, replace(QUICK, seed=1))


# How it is run -------------------------------------------------------------------------------------------


def test_jobs_change_no_bit():
    assert fit(noisy, 2, QUICK, jobs=2) == fit(noisy, 2, QUICK, jobs=1)


def test_progress_is_told():
    heard: list[tuple[int, float, float]] = []
    found = fit(hill, 3, QUICK, told=lambda *news: heard.append(news))
    for number, stage in enumerate(found.stages):
        shares = [share for at, temperature, share in heard if at == number]
        assert {temperature for at, temperature, _ in heard if at == number} == {stage.temperature}
        assert shares == sorted(shares)
        assert (0 < shares[0] < 0.5, shares[-1]) == (True, 1)


@pytest.mark.parametrize("moment", [(0, 0.5), (1, 0.75), (2, 0.1), (-1, 0.5), (-1, 1.0)])
def test_a_killed_fit_goes_on_to_the_same_bits(tmp_path: Path, moment: tuple[int, float]):
    file, whole = tmp_path / "deep" / "fit.npz", fit(noisy, 2, QUICK)
    last, heard = len(whole.stages) - 1, list[int]()

    def kill(stage: int, temperature: float, share: float) -> None:
        if stage == moment[0] % (last + 1) and share >= moment[1]:
            raise KilledError

    with pytest.raises(KilledError):
        fit(noisy, 2, QUICK, checkpoint=file, told=kill)
    assert fit(noisy, 2, QUICK, checkpoint=file, told=lambda stage, *_: heard.append(stage)) == whole
    assert heard[0] == moment[0] % (last + 1)
    assert [path.name for path in file.parent.iterdir()] == ["fit.npz"]


def test_the_time_of_all_days_is_counted(tmp_path: Path):
    file = tmp_path / "fit.npz"
    fit(hill, 3, QUICK, checkpoint=file)
    with np.load(file) as found:
        arrays = {name: found[name] for name in found.files}
    row = json.loads(str(arrays["row"])) | {"moves": 1, "seconds": 1000.0}
    np.savez(file, **arrays | {"row": np.array(json.dumps(row))})
    assert fit(hill, 3, QUICK, checkpoint=file).seconds > 1000


def test_posteriors_are_compared_by_value_but_for_the_time():
    found = fit(hill, 3, QUICK)
    assert replace(found, seconds=9.0) == replace(found, u=found.u.copy()) == found
    for change in ({"u": found.u / 2}, {"misfit": found.misfit / 2}, {"sims": 1}, {"stages": ()}):
        assert replace(found, **change) != found


def test_a_finished_fit_is_not_made_again(tmp_path: Path):
    made = fit(hill, 3, QUICK, checkpoint=tmp_path / "fit.npz")
    found = fit(broken, 3, QUICK, checkpoint=tmp_path / "fit.npz")
    assert found == made
    assert found.seconds == made.seconds > 0


# What it refuses -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("named", "dimension", "settings", "others"),
    [
        ("settings", 3, replace(QUICK, seed=1), {}),
        ("settings", 3, replace(QUICK, particles=65), {}),
        ("fit", 3, QUICK, {"fingerprint": "other rules"}),
        ("fit", 4, QUICK, {}),
        ("start", 3, QUICK, {"start": np.full((5, 3), 0.5)}),
    ],
)
def test_the_checkpoint_of_another_fit_is_refused(
    tmp_path: Path, named: str, dimension: int, settings: Settings, others: dict[str, object]
):
    file = tmp_path / "fit.npz"
    fit(hill, 3, QUICK, checkpoint=file, fingerprint="rules")
    before = file.read_bytes()
    with pytest.raises(AlbazinError, match=f"fit.npz: belongs to another fit, its {named} is .*; remove it"):
        fit(hill, dimension, settings, checkpoint=file, **{"fingerprint": "rules"} | others)
    assert file.read_bytes() == before


def test_a_damaged_checkpoint_is_refused_or_does_no_harm(tmp_path: Path):
    file, settings = tmp_path / "fit.npz", Settings(particles=4, moves=1, final=1)
    made = fit(hill, 3, settings, checkpoint=file)
    whole, refused = file.read_bytes(), 0
    spoilt = [whole[:length] for length in range(0, len(whole), 97)]
    spoilt += [whole[:at] + bytes([whole[at] ^ 0x55]) + whole[at + 1 :] for at in range(0, len(whole), 3)]
    for data in spoilt:
        file.write_bytes(data)
        try:
            assert fit(broken, 3, settings, checkpoint=file) == made
        except AlbazinError as error:
            refused += "remove it to begin anew" in str(error)
    assert refused > len(spoilt) / 2


@pytest.mark.parametrize("change", ["u", "misfit", "owner", "row", ""])
def test_a_checkpoint_of_another_shape_is_refused(tmp_path: Path, change: str):
    file = tmp_path / "fit.npz"
    fit(hill, 3, QUICK, checkpoint=file)
    with np.load(file) as found:
        arrays = {name: found[name] for name in found.files}
    np.savez(file, **{name: value[..., None] if name == change else value for name, value in arrays.items()})
    if not change:
        np.save(tmp_path / "fit.npy", arrays["u"])
        (tmp_path / "fit.npy").replace(file)
    with pytest.raises(AlbazinError, match="cannot be read as the checkpoint of a fit"):
        fit(hill, 3, QUICK, checkpoint=file)


def test_a_checkpoint_that_cannot_be_written_is_one_clear_error(tmp_path: Path):
    (tmp_path / "file").write_text("")
    with pytest.raises(AlbazinError, match="the fit cannot be saved"):
        fit(hill, 3, QUICK, checkpoint=tmp_path / "file" / "fit.npz")


@pytest.mark.parametrize("start", [np.zeros(3), np.zeros((4, 2)), np.zeros((0, 3)), np.full((4, 3), np.nan)])
def test_a_start_outside_of_the_cube_is_refused(start: np.ndarray):
    with pytest.raises(AlbazinError, match="a fit in 3 dimensions starts from points in the unit cube"):
        fit(hill, 3, QUICK, start=start)


@pytest.mark.parametrize("misfit", [broken, lambda u, seed: u])
def test_a_misfit_that_is_none_is_refused(misfit):
    with pytest.raises(AlbazinError, match="the simulator must give 50 finite misfits"):
        fit(misfit, 3, QUICK)


@pytest.mark.parametrize(
    "wrong", [{"particles": 1}, {"moves": 0}, {"final": 0}, {"replicates": 0}, {"power": 0}, {"seed": -1}]
)
def test_settings_that_make_no_sense_are_refused(wrong: dict[str, int]):
    with pytest.raises(AlbazinError, match=f"a fit cannot have {next(iter(wrong))}"):
        Settings(**wrong)
