"""What a unit is told to go on doing."""

from __future__ import annotations

from game.core.codes import Code


class Task(Code):
    """Standing orders, kept in a column. Part of the digest: append, never renumber."""

    NONE = 0
    MARCH = 1
    BOMBARD = 2
    STORM = 3
    DIG = 4
    REPAIR = 5
    REST = 6
    SALLY = 7
    PICKET = 8
    AMBUSH = 9
    BURN = 10
    DISMANTLE = 11
    LADDERS = 12
    MINE = 13
    LISTEN = 14
    FORAGE = 15
    FISH = 16
    REAP = 17
    CONVOY = 18
    GUARD = 19
    TEND = 20
