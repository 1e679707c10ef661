"""Gangs at work on the small map, for the tests of works."""

from __future__ import annotations

from dataclasses import replace

from game.core.apply import apply, check
from game.core.dice import Dice
from game.core.digging import dig_spell
from game.core.hexgrid import Cell
from game.core.orders import Dig, UnitId
from game.core.start import new_game
from game.core.state import thaw
from tests.core.worlds import changed, night
from tests.siege import WIDTH, new_small, small_scenario

SPADES, DON, POSAD, PLOUGHMEN, BEITON = 4, 8, 9, 10, 12


def at(col, row):
    return Cell(row * WIDTH + col)


def kind(state, name):
    return state.ground.work_names.index(name)


def dug(state, days, cold_pm=0):
    """A draft after some days of digging, and what was finished."""
    draft, events = thaw(state), []
    for day in range(days):
        events += dig_spell(draft, Dice(state.seed, 1), night(day, cold_pm))
    return draft, events


def millimetres(draft, name):
    """The length of a work dug so far."""
    labour = draft.rules.works[name].labour
    whole = (draft.work == kind(draft, name)) & (draft.ground.works != kind(draft, name))
    begun = draft.plan == kind(draft, name)
    return int(whole.sum()) * labour.need + int(draft.done[begun].sum())


def digging(name, men, start, to, unit=SPADES, state=None):
    state = new_small() if state is None else state
    state = changed(state, hex={unit: start}, fit={unit: men}, sick={unit: 0}, immune={unit: 0})
    state = replace(state, phase=int(state.side[unit]))
    order = Dig(UnitId(unit), kind(state, name), to)
    assert check(state, order) is None
    return apply(state, order)[0]


def mapped(works):
    """The small siege on a map with other works at the start: kinds by cell."""
    bare = small_scenario()
    drawn = bare.ground.works.copy()
    for cell, name in works.items():
        drawn[cell] = bare.ground.work_names.index(name)
    return new_game(replace(bare, ground=replace(bare.ground, works=drawn)), 1)


def wooden():
    """The small siege with a palisade and towers, a church and a store in the yard."""
    walls = new_small().ground.walls.tolist()
    fence = dict.fromkeys(walls, "palisade") | {walls[0]: "tower", at(8, 5): "gate"}
    return mapped(fence | {at(8, 6): "church", at(9, 7): "grain_store"})
