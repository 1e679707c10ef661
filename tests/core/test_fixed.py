"""Integer mathematics against math and statistics, each to its stated tolerance."""

from __future__ import annotations

import math
import subprocess
import sys
from statistics import NormalDist

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.core import fixed
from game.core.fixed import ONE16, ONE30

EDGES = np.array([0, 1, 2, 3, 4, 65_535, 65_536, (1 << 31) - 1, 1 << 31, (1 << 62) - 1])


def test_exp_q16_is_rounded_correctly():
    x = np.arange(-12 * 256, 3 * 256 + 1)
    assert np.abs(fixed.exp_q16(x) - ONE16 * np.exp(x / 256)).max() <= 0.5 + 1e-6


def test_exp_q16_holds_at_its_ends():
    assert fixed.exp_q16(-10_000) == fixed.exp_q16(-12 * 256) == 0
    assert fixed.exp_q16(10_000) == fixed.exp_q16(3 * 256) == round(ONE16 * math.exp(3))
    assert fixed.exp_q16(0) == ONE16
    assert fixed.exp_q16(np.array([-10_000, 0, 10_000])).tolist() == [0, ONE16, round(ONE16 * math.exp(3))]


def test_ln_q8_is_rounded_correctly():
    n = np.arange(1, ONE16)
    assert np.abs(fixed.ln_q8(n) - 256 * np.log(n)).max() <= 0.5
    assert fixed.ln_q8(0) == fixed.ln_q8(1) == fixed.ln_q8(-5) == 0
    assert fixed.ln_q8(1 << 20) == fixed.ln_q8(65_535)


def test_logistic_q16_is_rounded_correctly_and_symmetric():
    x = np.arange(-20 * 256, 20 * 256 + 1)
    found = fixed.logistic_q16(x)
    assert np.abs(found - ONE16 / (1 + np.exp(-x / 256))).max() <= 0.5 + 1e-3
    assert (found + found[::-1] == ONE16).all()
    assert fixed.logistic_q16(0) == ONE16 // 2


@given(st.integers(-20 * ONE30, 6 * ONE30 - 1))
def test_exp_q30_is_good_to_nine_figures(x):
    exact = ONE30 * math.exp(x / ONE30)
    assert abs(fixed.exp_q30(x) - exact) <= max(3, 3e-9 * exact)


@given(st.integers(0, 4 * ONE30))
def test_one_minus_exp_is_exact_to_two_units(x):
    assert abs(fixed.one_minus_exp_q30(x) + ONE30 * math.expm1(-x / ONE30)) <= 2


def test_small_hazards_are_their_own_probability():
    assert [fixed.one_minus_exp_q30(x) for x in range(1000)] == list(range(1000))


def test_probabilities_grow_with_the_hazard():
    x = np.arange(0, 4 * ONE30, 1_000_003)
    p = fixed.one_minus_exp_q30(x)
    assert (np.diff(p) > 0).all()
    assert 0 <= p[0] <= p[-1] < ONE30


@given(st.integers(0, ONE30), st.integers(0, 30))
def test_turn_rate_is_the_compound_of_its_days(p, days):
    exact = ONE30 * -math.expm1(days * math.log1p(-p / ONE30)) if p < ONE30 else ONE30 * (days > 0)
    assert abs(fixed.turn_rate_q30(p, days) - exact) <= days


@given(st.lists(st.integers(0, (1 << 62) - 1), max_size=50))
def test_isqrt_is_exact(numbers):
    n = np.array(
        [*numbers, *EDGES.tolist(), *(k * k for k in (3, 1 << 30)), *(k * k - 1 for k in (3, 1 << 30))]
    )
    assert fixed.isqrt(n).tolist() == [math.isqrt(k) for k in n.tolist()]
    assert [fixed.isqrt(k) for k in n.tolist()] == [math.isqrt(k) for k in n.tolist()]


@given(st.lists(st.integers(-ONE30, ONE30), min_size=1, max_size=20))
def test_arrays_and_integers_agree(numbers):
    x = np.array(numbers)
    up = np.abs(x)
    for function, values in [
        (fixed.exp_q16, x),
        (fixed.exp_q16, x >> 18),
        (fixed.ln_q8, up >> 10),
        (fixed.logistic_q16, x >> 18),
        (fixed.exp_q30, x),
        (fixed.one_minus_exp_q30, up * 3),
        (lambda p: fixed.turn_rate_q30(p, 7), up),
    ]:
        found = function(values)
        assert found.dtype == np.int64
        assert found.tolist() == [function(value) for value in values.tolist()]


def test_normal_quantiles_are_the_nearest():
    exact = np.array([4096 * NormalDist().inv_cdf((i + 0.5) / ONE16) for i in range(ONE16)])
    assert np.abs(fixed.NORMAL_Q12 - exact).max() <= 0.51
    assert fixed.NORMAL_Q12.dtype == np.int32
    assert not (fixed.NORMAL_Q12 + fixed.NORMAL_Q12[::-1]).any()
    assert (np.diff(fixed.NORMAL_Q12) >= 0).all()


@pytest.mark.parametrize("sd_q8", [0, 1, 26, 105, 256, 384])
def test_lognormal_tables_have_mean_one_and_the_shape(sd_q8):
    table = fixed.lognormal_table(sd_q8)
    sd = sd_q8 / 256
    exact = ONE16 * np.exp(sd * fixed.NORMAL_Q12 / 4096 - sd * sd / 2)
    assert table.mean() / ONE16 == pytest.approx(1, abs=1e-6)
    assert np.abs(table - exact).max() <= 0.51 + exact.max() * 7e-4  # of it 6e-4 scale the mean at sd 1.5
    assert fixed.lognormal_table(sd_q8) is table


def test_poisson_table_holds_the_laws_end_to_end():
    table = fixed.poisson_table()
    assert (np.diff(table) >= 0).all()
    laws = table.reshape(257, fixed.POISSON_TERMS) - (np.arange(257)[:, None] << 32)
    for row in (0, 1, 64, 131, 256):
        terms = [
            math.exp(-row / 64) * (row / 64) ** k / math.factorial(k) for k in range(fixed.POISSON_TERMS)
        ]
        assert np.abs(laws[row] / 2**32 - np.cumsum(terms)).max() < 5e-8


def test_the_guide_to_the_poisson_table_is_right_or_knows_that_it_is_not():
    table, guide = fixed.poisson_table(), fixed.poisson_guide().reshape(257, -1).astype(np.int64)
    row, begins = np.arange(257)[:, None], np.arange(guide.shape[1]) << 32 - fixed.GUIDE_BITS
    ends = begins + (1 << 32 - fixed.GUIDE_BITS) - 1
    first, last = (
        table.searchsorted((row << 32) + roll, side="right") - row * fixed.POISSON_TERMS
        for roll in (begins, ends)
    )
    sure = guide != fixed.UNSURE
    assert np.array_equal(guide[sure], first[sure])
    assert np.array_equal(sure, first == last)
    assert sure.mean() > 0.98
    assert not fixed.poisson_guide().flags.writeable


def test_tables_are_read_only_integers():
    for table in (fixed.NORMAL_Q12, fixed.lognormal_table(105), fixed.poisson_table()):
        assert table.dtype.kind == "i"
        with pytest.raises(ValueError, match="read-only"):
            table[0] = 1


def test_the_same_bits_everywhere():
    """Golden sums: logs and saves of all machines hang on them."""
    x = np.arange(-4000, 4001)
    assert int(fixed.exp_q16(x).sum()) == 4_592_003_532
    assert int(fixed.ln_q8(np.arange(1, ONE16)).sum()) == 169_286_884
    assert int(fixed.logistic_q16(x)[:4000].sum()) == 11_612_609
    assert int(np.abs(fixed.NORMAL_Q12.astype(np.int64)).sum()) == 214_179_840
    assert int((fixed.lognormal_table(105) ** 2).sum()) == 333_035_183_023_985
    assert int((fixed.poisson_table() & 0xFFFFFFFF).sum()) == 24_283_745_084_668


def test_import_makes_no_float_and_reads_no_file():
    code = (
        "import sys, numpy, builtins; import game.core.hexgrid\n"
        "def refuse(*_): raise AssertionError('a file was opened')\n"
        "builtins.open = refuse\n"
        "import game.core.fixed as f\n"
        "kinds = {v.dtype.kind for v in vars(f).values() if isinstance(v, numpy.ndarray)}\n"
        "assert kinds == {'i'}, kinds\n"
    )
    subprocess.run(
        [sys.executable, "-W", "error", "-c", code], check=True, env={"PYTHONPATH": ":".join(sys.path)}
    )
