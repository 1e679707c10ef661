"""The three coats of paint a map can wear."""

from __future__ import annotations

from enum import StrEnum


class Season(StrEnum):
    """Which pigments, trees and waters the painter uses."""

    SUMMER = "summer"
    AUTUMN = "autumn"
    WINTER = "winter"
