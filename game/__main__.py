"""The command line: `albazin VERB ...`, or `python -m game`.

Nothing heavy is imported before the verb is known; what a verb needs, its function imports.
"""

from __future__ import annotations

import argparse
import os
import re
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING, Final, NoReturn

from game import __version__
from game.core.errors import AlbazinError

if TYPE_CHECKING:
    from game.core.scenario import Scenario

os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")

DONE, BAD, USAGE, NO_DISPLAY, INTERRUPTED = 0, 1, 2, 3, 130
"""Exit codes."""
LEVELS: Final = ("easy", "normal", "hard")
LANGUAGES: Final = ("en", "ru", "zh")
_MAX_SEED: Final = 2**63 - 1
_SIZE: Final = re.compile(r"([1-9][0-9]{1,4})x([1-9][0-9]{1,4})")


class _Parser(argparse.ArgumentParser):
    """One line for an error, and a guess at what was meant."""

    def error(self, message: str) -> NoReturn:
        """Say what is wrong and leave."""
        self.exit(USAGE, f"albazin: {_with_guess(message)}; see '{self.prog} --help'\n")


def _with_guess(message: str) -> str:
    """Shorten argparse's list of choices to the nearest one where there is one."""
    message = message.removeprefix("argument VERB: ")
    match = re.search(r"invalid choice: '(.*?)' \(choose from (.*)\)", message, re.DOTALL)
    if not match:
        return " ".join(message.split())
    choices = re.findall(r"[\w-]+", match[2])
    near = get_close_matches(match[1][:40], choices, 1)
    guess = f"did you mean {near[0]}?" if near else f"choose one of {', '.join(choices)}"
    return f"{message[: match.start()]}there is no {match[1][:40]!r}; {guess}"


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit code."""
    arguments = _parser().parse_args(argv)
    run: Callable[[argparse.Namespace], int] = arguments.run
    try:
        return run(arguments)
    except AlbazinError as error:
        print(f"albazin: {error}", file=sys.stderr)
        return BAD
    except KeyboardInterrupt:
        print("albazin: interrupted", file=sys.stderr)
        return INTERRUPTED
    except BrokenPipeError:
        # Whoever read our output has enough; Python must not complain when it flushes the rest.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(prog="albazin", description="The sieges of Albazin, 1685 and 1686.", allow_abbrev=False)
    parser.add_argument("--version", action="version", version=f"albazin {__version__}")
    parser.set_defaults(
        run=_play, scenario=None, side="both", level="normal", seed=None, load=None, watch=False,
        lang=None, scale=None, window=None, fullscreen=False,
    )  # fmt: skip
    verbs = parser.add_subparsers(metavar="VERB", title="verbs (without one, the title screen)")
    for name, words, fill in (
        ("play", "play a siege", _fill_play),
        ("simulate", "play games without a screen", _fill_simulate),
        ("calibrate", "hold whole games, played as it was, against the record", _fill_calibrate),
        ("verify", "replay logs by the rules", _fill_verify),
        ("check", "check maps, scenarios and mods", _fill_check),
        ("screenshot", "draw a screen into a file", _fill_screenshot),
        ("bench", "measure the speed of what the game does most", _fill_bench),
    ):
        about = f"{words[0].upper()}{words[1:]}."
        fill(verbs.add_parser(name, help=words, description=about, allow_abbrev=False))
    return parser


def _fill_play(verb: argparse.ArgumentParser) -> None:
    _add_scenario(verb)
    verb.add_argument("--side", choices=("qing", "russia", "both"), default="both", help="whom you command")
    verb.add_argument("--level", choices=LEVELS, default="normal", help="how well the computer plays")
    verb.add_argument("--seed", type=_seed, metavar="N", help="of the dice")
    verb.add_argument("--load", type=Path, metavar="FILE", help="a save or log to go on with")
    verb.add_argument("--watch", action="store_true", help="the computer plays both sides")
    _add_look(verb)
    verb.add_argument("--window", type=_size, metavar="WxH", help="size of the window")
    verb.add_argument("--fullscreen", action="store_true")
    verb.set_defaults(run=_play)


def _fill_simulate(verb: argparse.ArgumentParser) -> None:
    _add_scenario(verb)
    verb.add_argument("--games", type=_count, default=1, metavar="N")
    verb.add_argument(
        "--seed", type=_seed, default=1, metavar="S", help="of the first game; game i has S + i"
    )
    verb.add_argument("--qing", default="normal", metavar="POLICY", help="who commands the Qing")
    verb.add_argument("--russia", default="normal", metavar="POLICY", help="who commands the Russians")
    verb.add_argument("--jobs", type=_count, default=0, metavar="J", help="processes; one a core if left out")
    verb.add_argument("--turns", type=_count, metavar="T", help="stop each game after T turns")
    verb.add_argument("--logs", type=Path, metavar="DIR", help="write a log of each game")
    _add_json(verb)
    verb.set_defaults(run=_simulate)


def _fill_calibrate(verb: argparse.ArgumentParser) -> None:
    verb.add_argument("scenario", nargs="?", metavar="SCENARIO", help="both sieges of the game if left out")
    verb.add_argument("--quick", action="store_true", help="check the rules as they are, without a fit")
    verb.add_argument(
        "--games", type=_count, metavar="N", help="of each siege; as its records say if left out"
    )
    verb.add_argument("--seed", type=_seed, metavar="S", help="of the first game; game i has S + i")
    verb.add_argument("--jobs", type=_count, default=0, metavar="J", help="processes; one a core if left out")
    verb.add_argument("--write", action="store_true", help="write what was fitted into rules.toml")
    verb.add_argument("--out", type=Path, metavar="DIR", help="a folder for the report, with its pictures")
    _add_json(verb)
    verb.set_defaults(run=_calibrate)


def _fill_verify(verb: argparse.ArgumentParser) -> None:
    verb.add_argument("logs", nargs="+", type=Path, metavar="LOG")
    verb.set_defaults(run=_verify)


def _fill_check(verb: argparse.ArgumentParser) -> None:
    verb.add_argument("paths", nargs="+", metavar="PATH")
    verb.add_argument("--json", action="store_true", help="the faults as JSON")
    verb.set_defaults(run=_check)


def _fill_screenshot(verb: argparse.ArgumentParser) -> None:
    _add_scenario(verb)
    verb.add_argument("--out", type=Path, required=True, metavar="PNG")
    screens = ("title", "siege", "replay", "report", "encyclopedia", "options")
    verb.add_argument("--screen", choices=screens, default="siege")
    verb.add_argument("--turn", type=_count, metavar="N", help="of the siege")
    verb.add_argument("--season", choices=("summer", "autumn", "winter"))
    verb.add_argument("--size", type=_size, default=(1920, 1080), metavar="WxH", help="of the picture")
    _add_look(verb)
    verb.set_defaults(run=_screenshot)


def _fill_bench(verb: argparse.ArgumentParser) -> None:
    _add_json(verb)
    verb.set_defaults(run=_bench)


def _add_scenario(verb: argparse.ArgumentParser) -> None:
    verb.add_argument("scenario", metavar="SCENARIO", help="id of a scenario, its folder, or a map.tmx")


def _add_look(verb: argparse.ArgumentParser) -> None:
    verb.add_argument("--lang", choices=LANGUAGES, help="language of the game")
    verb.add_argument("--scale", type=_scale, metavar="100..200", help="size of everything, in per cent")


def _add_json(verb: argparse.ArgumentParser) -> None:
    verb.add_argument("--json", metavar="FILE", help="the figures as JSON; - for the standard output")


def _seed(text: str) -> int:
    return _number(text, 0, _MAX_SEED)


def _count(text: str) -> int:
    return _number(text, 1, 1_000_000)


def _scale(text: str) -> int:
    return _number(text, 100, 200)


def _number(text: str, low: int, high: int) -> int:
    if not re.fullmatch("[0-9]{1,19}", text) or not low <= int(text) <= high:
        msg = f"{text[:40]!r} is not a whole number from {low} to {high}"
        raise argparse.ArgumentTypeError(msg)
    return int(text)


def _size(text: str) -> tuple[int, int]:
    match = _SIZE.fullmatch(text)
    if not match:
        msg = f"{text[:40]!r} is not a size like 1920x1080"
        raise argparse.ArgumentTypeError(msg)
    return int(match[1]), int(match[2])


def _play(arguments: argparse.Namespace) -> int:
    _need_the_right_pygame()
    from game.ui.display import has_display
    from game.ui.stage import NoDisplayError

    try:
        return _open_window(arguments) if has_display() else _without_display()
    except NoDisplayError:
        return _without_display()


def _open_window(arguments: argparse.Namespace) -> int:
    from game.ui.app import run

    a = arguments
    return run(
        a.scenario, side=a.side, level=a.level, seed=a.seed, load=a.load, watch=a.watch,
        lang=a.lang, scale=a.scale, window=a.window, fullscreen=a.fullscreen,
    )  # fmt: skip


def _without_display() -> int:
    print(
        "albazin: no display to open a window on; without one there are "
        "'albazin simulate SCENARIO' and 'albazin screenshot SCENARIO --out PNG'",
        file=sys.stderr,
    )
    return NO_DISPLAY


def _simulate(arguments: argparse.Namespace) -> int:
    from game.sim.simulate import Request, simulate_command

    a = arguments
    request = Request(a.games, a.seed, a.qing, a.russia, a.jobs, a.turns, a.logs, a.json)
    return simulate_command(_load_scenario(a.scenario), request)


def _calibrate(arguments: argparse.Namespace) -> int:
    from game.files.scenarios import folder_of
    from game.sim.calibrate import Request, calibrate_command
    from game.sim.fitting import source_of

    a = arguments
    names = [a.scenario] if a.scenario else ["albazin_1685", "albazin_1686"]
    sources = [source_of(_load_scenario(name), folder_of(_place_of(name))) for name in names]
    return calibrate_command(sources, Request(a.quick, a.games, a.seed, a.jobs, a.write, a.out, a.json))


def _verify(arguments: argparse.Namespace) -> int:
    from game.record.log import read_log
    from game.record.replay import verify

    worst = DONE
    for path in arguments.logs:
        try:
            difference = verify(read_log(path), _load_scenario)
        except AlbazinError as error:
            print(f"albazin: {error}", file=sys.stderr)
            worst = BAD
        else:
            print(f"{path}: {difference or 'holds'}")
            worst = BAD if difference else worst
    return worst


def _load_scenario(name: str) -> Scenario:
    """Load a scenario that the player added, one of the game, or one by its path.

    Raises:
        AlbazinError: if there is none, or it has faults.
    """
    from game.files.scenarios import load_scenario

    return load_scenario(_place_of(name))


def _place_of(name: str) -> str | Path:
    """Return the folder of a scenario that the player added, else its name as it is."""
    from game.files.scenarios import is_scenario
    from game.record.home import mods_folder

    added = mods_folder() / name
    return added if is_scenario(added) else name


def _check(arguments: argparse.Namespace) -> int:
    from game.files.checks import check_command

    return check_command(arguments.paths, arguments.json)


def _screenshot(arguments: argparse.Namespace) -> int:
    _need_the_right_pygame()
    os.environ["SDL_VIDEODRIVER"] = os.environ["SDL_AUDIODRIVER"] = "dummy"
    from game.ui.shots import screenshot

    a = arguments
    return screenshot(
        a.scenario,
        a.out,
        screen=a.screen,
        turn=a.turn,
        season=a.season,
        size=a.size,
        lang=a.lang,
        scale=a.scale,
    )


def _bench(arguments: argparse.Namespace) -> int:
    from game.sim.bench import run

    return run(arguments.json)


def _need_the_right_pygame() -> None:
    """See that `import pygame` will give pygame-ce, which shares its name with another package.

    Raises:
        AlbazinError: if it will not; the text says how to mend it.
    """
    from importlib.metadata import PackageNotFoundError, version
    from importlib.util import find_spec

    if not find_spec("pygame"):
        msg = "pygame-ce is not installed; mend it with: python -m pip install pygame-ce"
        raise AlbazinError(msg)
    with suppress(PackageNotFoundError):
        msg = (
            f"pygame {version('pygame')} is installed and stands in the way of pygame-ce; mend it with: "
            "python -m pip uninstall -y pygame pygame-ce && python -m pip install pygame-ce"
        )
        raise AlbazinError(msg)


if __name__ == "__main__":
    sys.exit(main())
