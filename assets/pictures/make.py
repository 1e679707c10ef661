"""Make the pictures of the README and of the choice of a siege, from the game's own painter and screens.

python assets/pictures/make.py
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

os.environ.setdefault("SDL_VIDEODRIVER", "dummy")
os.environ["PYGAME_HIDE_SUPPORT_PROMPT"] = "1"
ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

import numpy as np  # noqa: E402 # after the path
import pygame  # noqa: E402 # the driver is chosen first

from game.files.scenarios import list_scenarios, load_chart  # noqa: E402 # the checkout is found first
from game.ui.paint import Season, paint_ground, paint_works  # noqa: E402
from game.ui.paint.frame import Frame  # noqa: E402
from game.ui.shots import screenshot  # noqa: E402

PREVIEW_WIDTH = 880
HEX_WIDTH = 48
README_TURN = 18


def preview(folder: Path) -> None:
    """Paint a scenario's map with its fort, small."""
    chart = load_chart(folder)
    frame = Frame(chart.width, chart.height, float(HEX_WIDTH))
    painted = paint_ground(chart, Season.SUMMER, HEX_WIDTH, lambda _share, _step: None)
    cells = len(chart.works)
    sound, nothing = np.full(cells, 1000), np.zeros(cells, int)
    paint_works(painted, frame, chart.works, sound, nothing, [""] * cells, Season.SUMMER)
    height = PREVIEW_WIDTH * painted.get_height() // painted.get_width()
    pygame.image.save(pygame.transform.smoothscale(painted, (PREVIEW_WIDTH, height)), folder / "preview.jpg")


def main() -> None:
    """Make all of them."""
    pygame.display.init()
    pygame.font.init()
    pygame.display.set_mode((64, 64))
    for listing in list_scenarios():
        preview(listing.folder)
    siege = ROOT / "assets" / "pictures" / "siege.jpg"
    screenshot("albazin_1686", siege, turn=README_TURN, size=(1600, 900))


if __name__ == "__main__":
    main()
