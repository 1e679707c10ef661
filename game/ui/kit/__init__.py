"""Widgets drawn in the map's hand."""

from game.ui.kit.boxes import Box, faults
from game.ui.kit.icons import icon
from game.ui.kit.inputs import key_name
from game.ui.kit.lists import Picked, Visible
from game.ui.kit.plots import Series
from game.ui.kit.ui import Ui

__all__ = ["Box", "Picked", "Series", "Ui", "Visible", "faults", "icon", "key_name"]
