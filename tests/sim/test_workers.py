"""Work shared out over processes."""

from __future__ import annotations

import os

import pytest

from game.core.errors import AlbazinError
from game.sim.workers import workers


def double(task: int) -> int:
    return 2 * task


def die(task: int) -> int:
    os._exit(1)


@pytest.mark.parametrize("jobs", [1, 2])
def test_results_come_in_the_order_of_the_tasks_and_again(jobs: int):
    heard: list[int] = []
    with workers(double, jobs) as share_out:
        assert share_out([3, 1, 2], heard.append) == heard == [6, 2, 4]
        assert share_out([5], heard.append) == [10]
        assert share_out([], heard.append) == []


def test_a_process_that_dies_is_one_clear_error():
    with (
        pytest.raises(AlbazinError, match="a process that shared the work died"),
        workers(die, 2) as share_out,
    ):
        share_out([1, 2, 3], lambda result: None)
