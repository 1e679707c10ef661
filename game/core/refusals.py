"""Why an order can be refused. Plain data; the words for players live with the screen."""

from __future__ import annotations

import enum
from dataclasses import dataclass


class Reason(enum.Enum):
    """Why an order is refused. The words for players live with the screen."""

    GAME_OVER = enum.auto()
    NO_SUCH_UNIT = enum.auto()
    NO_SUCH_HEX = enum.auto()
    NOT_YOURS = enum.auto()
    NO_MEN = enum.auto()
    ALREADY_ACTED = enum.auto()
    TOO_BROKEN = enum.auto()
    NO_MOVES_LEFT = enum.auto()
    ALREADY_THERE = enum.auto()
    CANNOT_ENTER = enum.auto()
    ENEMY_THERE = enum.auto()
    NO_ROOM = enum.auto()
    NO_WAY = enum.auto()
    FROZEN_IN = enum.auto()
    NO_SMALL_ARMS = enum.auto()
    NO_GUNS = enum.auto()
    NO_SUCH_LEVEL = enum.auto()
    OUT_OF_RANGE = enum.auto()
    NOTHING_TO_HIT = enum.auto()
    NO_POWDER = enum.auto()
    NO_ROUNDS = enum.auto()
    CANNOT_STORM = enum.auto()
    NO_WALL_THERE = enum.auto()
    NOT_NEAR_WALL = enum.auto()
    FRONT_FULL = enum.auto()
    TOO_MANY_COLUMNS = enum.auto()
    CANNOT_SALLY = enum.auto()
    NOT_INSIDE = enum.auto()
    TOO_FEW_MEN = enum.auto()
    CANNOT_DIG = enum.auto()
    NO_SUCH_WORK = enum.auto()
    LABOUR_ONLY = enum.auto()
    GROUND_TAKEN = enum.auto()
    WRONG_SIDE = enum.auto()
    NOT_DEPLOYING = enum.auto()
    DEPLOYING = enum.auto()
    OUTSIDE_DEPLOYMENT = enum.auto()
    ABOARD = enum.auto()
    NOT_ABOARD = enum.auto()
    NOT_BESIDE = enum.auto()
    NOT_A_BOAT = enum.auto()
    CANNOT_EMBARK = enum.auto()
    NO_DRY_GROUND = enum.auto()
    NO_COVER_HERE = enum.auto()
    NOTHING_TO_BURN = enum.auto()
    NOTHING_TO_DISMANTLE = enum.auto()
    LADDERS_READY = enum.auto()
    NO_SAP_HEAD = enum.auto()
    NOT_A_MINE_TARGET = enum.auto()
    NO_SUCH_PARTY = enum.auto()
    NOTHING_TO_GATHER = enum.auto()
    TOO_FAR = enum.auto()
    SAME_UNIT = enum.auto()
    NOT_SAME_KIND = enum.auto()
    NOT_SAME_HEX = enum.auto()
    TOO_MANY_MEN = enum.auto()
    NO_FREE_PLACE = enum.auto()
    NOBODY_TO_RALLY = enum.auto()
    ALREADY_SO = enum.auto()
    NO_INNER_WORK = enum.auto()
    ALREADY_WITHDRAWN = enum.auto()
    NO_WAY_OUT = enum.auto()
    MESSENGER_OUT = enum.auto()
    NOBODY_ASKS = enum.auto()
    OFFER_STANDS = enum.auto()
    TOO_SOON = enum.auto()
    NOT_BETTER = enum.auto()
    NO_PRISONERS = enum.auto()
    TRUCE_HOLDS = enum.auto()
    GATE_USED = enum.auto()
    CANNOT_BURN = enum.auto()
    NO_BANK = enum.auto()
    SAP_IN_THE_OPEN = enum.auto()
    TOO_NEAR = enum.auto()
    FOOT_ONLY = enum.auto()
    CANNOT_WATCH = enum.auto()
    WATCHED = enum.auto()
    PARTY_FULL = enum.auto()


@dataclass(frozen=True, slots=True)
class Refusal:
    """A reason with the two numbers that explain it, where it has them."""

    reason: Reason
    have: int = 0
    need: int = 0
