from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.core.errors import LogError
from game.core.hexgrid import Cell
from game.core.orders import Bombard, Dig, End, March, Order, Repair, Storm, UnitId
from game.record.notation import confirm, read, written
from tests.siege import HEIGHT, WIDTH, every_order, small_scenario

GROUND = small_scenario().ground
ORDERS = st.builds(
    lambda unit, cell, kind: every_order(unit, cell)[kind],
    st.integers(0, 999),
    st.integers(0, WIDTH * HEIGHT - 1),
    st.integers(0, len(every_order(0, 0)) - 1),
)


@pytest.mark.parametrize(
    ("order", "words"),
    [
        (March(UnitId(14), Cell(3 * WIDTH + 6)), "march 14 6,3"),
        (Bombard(UnitId(3), Cell(9 * WIDTH + 1), 20), "bombard 3 1,9 x20"),
        (Dig(UnitId(21), GROUND.work_names.index("siege_wall"), Cell(5)), "dig 21 siege_wall 5,0"),
        (Storm(UnitId(0), Cell(WIDTH)), "storm 0 0,1"),
        (Repair(UnitId(41)), "repair 41"),
        (End(), "end"),
    ],
)
def test_the_form_is_the_promised_one(order: Order, words: str):
    assert written(order, GROUND) == words


@given(ORDERS)
def test_every_order_comes_back(order: Order):
    assert read(written(order, GROUND), GROUND, 1) == order


@pytest.mark.parametrize(
    ("words", "complaint"),
    [
        ("", "'' is no order"),
        ("marsh 1 2,3", "'marsh' is no order"),
        ("march 1", "expected 'march UNIT COL,ROW'"),
        ("march 1 2,3 x4", "expected 'march UNIT COL,ROW'"),
        ("march 01 2,3", "expected"),
        ("march  1 2,3", "expected"),
        ("march 1 2, 3", "expected"),
        ("march -1 2,3", "expected"),
        ("march 1 2,3 ", "expected"),
        ("march \u0661 2,3", "expected"),
        ("bombard 1 2,3", "expected 'bombard UNIT COL,ROW xN'"),
        ("dig 1 2,3", "expected 'dig UNIT WORK COL,ROW'"),
        ("end 4", "expected 'end'"),
        ("march 1 16,3", "hex 16,3 is off the map of 16 x 12 hexes"),
        ("dig 1 moat 2,3", "there is no work 'moat'"),
    ],
)
def test_anything_else_is_refused_by_line(words: str, complaint: str):
    with pytest.raises(LogError) as error:
        read(words, GROUND, 17)
    assert str(error.value).startswith("line 17: ")
    assert complaint in str(error.value)


@given(st.text(alphabet="abdefhilmnoprstwy 0123456789,x_", max_size=24) | st.text(max_size=12))
def test_text_is_an_order_or_our_error(words: str):
    try:
        order = read(words, GROUND, 1)
    except LogError:
        return
    assert written(order, GROUND) == words
    confirm(words, 1)
