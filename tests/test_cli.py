from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from game import __version__
from game.__main__ import main

SCENARIO = "albazin_1686"
QUICK = ("--qing", "pass", "--russia", "pass", "--turns", "1")
ROOT = Path(__file__).resolve().parent.parent


def run(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run the command line as its users do."""
    command = [sys.executable, "-W", "error", "-m", "game", *arguments]
    return subprocess.run(
        command,
        cwd=ROOT,
        env=os.environ | environment,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )


@pytest.fixture(scope="module")
def log(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the log of a short game of the real siege."""
    folder = tmp_path_factory.mktemp("logs")
    assert main(["simulate", SCENARIO, *QUICK, "--seed", "7", "--jobs", "1", "--logs", str(folder)]) == 0
    return folder / f"{SCENARIO}-7.log"


def test_the_version_is_told():
    done = run("--version")
    assert (done.returncode, done.stdout, done.stderr) == (0, f"albazin {__version__}\n", "")


@pytest.mark.parametrize("verb", ["", "play", "simulate", "verify", "check", "screenshot", "bench"])
def test_every_verb_has_help(verb: str, capsys: pytest.CaptureFixture[str]):
    with pytest.raises(SystemExit) as left:
        main([*verb.split(), "--help"])
    assert left.value.code == 0
    assert "usage: albazin" in capsys.readouterr().out


def test_nothing_heavy_is_imported_before_the_verb_is_known():
    probe = (
        "import sys\nfrom game.__main__ import main\ntry: main(['--version'])\nexcept SystemExit: pass\n"
        "print(sorted({'numpy', 'pygame', 'pydantic', 'rich', 'pytmx'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", probe], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"


@pytest.mark.parametrize(
    ("arguments", "code", "complaint"),
    [
        ("simulte", 2, "did you mean simulate?"),
        ("dance", 2, "choose one of play, simulate"),
        ("--frobnicate", 2, "unrecognized arguments: --frobnicate"),
        ("simulate", 2, "the following arguments are required: SCENARIO"),
        (f"simulate {SCENARIO} --games 0", 2, "'0' is not a whole number from 1 to 1000000"),
        (f"simulate {SCENARIO} --games x", 2, "'x' is not a whole number"),
        (f"simulate {SCENARIO} --seed -1", 2, "--seed"),
        (f"simulate {SCENARIO} --seed 9223372036854775808", 2, "is not a whole number from 0"),
        (f"simulate {SCENARIO} --jobs 1.5", 2, "'1.5' is not a whole number"),
        (f"simulate {SCENARIO} --game 2", 2, "unrecognized arguments: --game 2"),
        (f"simulate {SCENARIO} --qing genius --turns 1", 1, "genius"),
        ("simulate albazin_1687", 1, "did you mean albazin_1686?"),
        ("simulate /no/such/folder", 1, "/no/such/folder"),
        ("simulate ../..", 1, "no scenario of this name"),
        (f"simulate {SCENARIO} --turns 1 --jobs 1 --logs /dev/null/x", 1, "/dev/null/x"),
        (f"simulate {SCENARIO} --turns 1 --jobs 1 --json /dev/null/x", 1, "/dev/null/x"),
        ("verify", 2, "required: LOG"),
        ("verify /no/such.log", 1, "/no/such.log: no such file"),
        ("verify /", 1, "/: no such file"),
        ("check", 2, "required: PATH"),
        (f"play {SCENARIO} --side quing", 2, "did you mean qing?"),
        (f"play {SCENARIO} --level hrad", 2, "did you mean hard?"),
        (f"play {SCENARIO} --scale 99", 2, "'99' is not a whole number from 100 to 200"),
        (f"play {SCENARIO} --window big", 2, "'big' is not a size like 1920x1080"),
        (f"screenshot {SCENARIO}", 2, "required: --out"),
        (f"screenshot {SCENARIO} --out x.png --screen map", 2, "choose one of title, siege"),
    ],
)
def test_bad_input_is_one_clear_line(
    arguments: str, code: int, complaint: str, capsys: pytest.CaptureFixture[str]
):
    try:
        found = main(arguments.split())
    except SystemExit as left:
        found = left.code
    out, err = capsys.readouterr()
    assert found == code, err
    assert out == ""
    assert err.count("\n") == 1
    assert err.startswith("albazin: ")
    assert complaint in err


def test_without_a_display_play_names_what_works_without():
    for arguments in ((), ("play", SCENARIO)):
        done = run(*arguments, SDL_VIDEODRIVER="nowhere")
        assert (done.returncode, done.stdout) == (3, "")
        assert done.stderr.count("\n") == 1
        assert "albazin simulate" in done.stderr
        assert "albazin screenshot" in done.stderr


def test_json_is_clean_and_no_hash_seed_moves_it():
    outs = []
    for number in ("1", "2"):
        done = run(
            "simulate",
            SCENARIO,
            *QUICK[:4],
            "--turns",
            "3",
            "--json",
            "-",
            "--jobs",
            number,
            PYTHONHASHSEED=number,
        )
        assert (done.returncode, done.stderr) == (0, "")
        outs.append(json.loads(done.stdout) | {"seconds": 0})
    assert outs[0] == outs[1]


def test_a_true_log_holds(log: Path, capsys: pytest.CaptureFixture[str]):
    assert main(["verify", str(log)]) == 0
    assert capsys.readouterr().out == f"{log}: holds\n"


def test_a_scenario_the_player_added_is_known_by_name(home: Path, capsys: pytest.CaptureFixture[str]):
    shutil.copytree(ROOT / "maps" / SCENARIO, home / "mods" / "mine")
    shutil.copy(ROOT / "maps" / "rules.toml", home / "mods")
    assert main(["simulate", "mine", *QUICK, "--json", "-", "--logs", str(home)]) == 0
    assert json.loads(capsys.readouterr().out)["scenario"] == "mine"
    assert main(["verify", str(home / "mine-1.log")]) == 0


def test_of_several_logs_each_is_told(log: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    changed, broken = tmp_path / "changed.log", tmp_path / "broken.log"
    changed.write_text(log.read_text("utf-8").replace("seed 7", "seed 8"), "utf-8")
    broken.write_text("hello\n")
    assert main(["verify", str(broken), str(changed), str(log)]) == 1
    out, err = capsys.readouterr()
    assert out.startswith(f"{changed}: line 4, turn 0, order 1: ")
    assert out.endswith(f"\n{log}: holds\n")
    assert err.startswith(f"albazin: {broken}: line 1: this is not a log")


def test_check_goes_to_the_checks(capsys: pytest.CaptureFixture[str]):
    assert main(["check", str(ROOT / "maps" / SCENARIO)]) == 0
    assert main(["check", "/no/such", "--json"]) == 1
    assert json.loads(capsys.readouterr().out.splitlines()[-1])[0]["file"] == "/no/such"


def test_a_reader_who_leaves_is_no_fault():
    command = (
        f"{sys.executable} -m game simulate {SCENARIO} --turns 1 --qing pass --russia pass --json - | true"
    )
    done = subprocess.run(["bash", "-c", command], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.stderr == ""


@pytest.fixture
def _heard():
    """Ctrl-C reaches those we start, even where the tests themselves run in the background, deaf to it."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.skipif(sys.platform == "win32", reason="needs process groups")
@pytest.mark.usefixtures("_heard")
def test_ctrl_c_is_one_line(tmp_path: Path):
    command = [
        sys.executable,
        "-m",
        "game",
        "simulate",
        SCENARIO,
        "--games",
        "500",
        "--jobs",
        "2",
        "--logs",
        str(tmp_path),
    ]
    with subprocess.Popen(
        command, cwd=ROOT, stderr=subprocess.PIPE, text=True, start_new_session=True
    ) as process:
        deadline = time.monotonic() + 60
        while not any(tmp_path.iterdir()) and time.monotonic() < deadline:
            os.sched_yield()
        os.killpg(process.pid, signal.SIGINT)
        _, err = process.communicate(timeout=60)
    assert (process.returncode, err) == (130, "albazin: interrupted\n")
