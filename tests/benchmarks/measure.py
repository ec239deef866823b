"""Measuring side by side (並べて測る): what is compared is timed in turn, within one run.

On a shared machine times move by tens of percent, ratios by a few. So every candidate runs in every
round, in an order of its own each time, and what counts is the median over the rounds of the ratio
to the anchor of the same round. Times are of the processor: what else runs does not count.
"""

import gc
import random
import resource
import statistics
import subprocess
import sys
from collections.abc import Callable, Mapping
from time import process_time

import attrs

#: How long one sample lasts, in seconds.
SAMPLE = 0.04


@attrs.frozen
class Measured:
    """What one candidate costs (測った値): the median time of one piece of work, and its ratio."""

    seconds: float
    ratio: float
    spread: tuple[float, float]


@attrs.frozen
class Work:
    """Something to be timed (測る仕事). *anew* makes what each call is given, off the clock."""

    function: Callable[..., object]
    anew: Callable[[], object] | None = None
    pieces: int = 1

    def take(self, calls: int) -> float:
        """How long so many calls take, in seconds (かかった時間)."""
        function = self.function
        if self.anew is None:
            begun = process_time()
            for _ in range(calls):
                function()
            return process_time() - begun
        given = [self.anew() for _ in range(calls)]
        gc.collect()
        # That so many cases wait here is the measurement's doing: collecting looks past them.
        gc.freeze()
        begun = process_time()
        for each in given:
            function(each)
        took = process_time() - begun
        gc.unfreeze()
        return took


def side_by_side(works: Mapping[str, Work], *, anchor: str, rounds: int) -> dict[str, Measured]:
    """Time these in turn (並べて測る)."""
    calls = {name: _calls(work) for name, work in works.items()}
    samples: dict[str, list[float]] = {name: [] for name in works}
    order = list(works)
    shuffle = random.Random(1).shuffle  # noqa: S311 - an order, no secret
    for _ in range(rounds):
        shuffle(order)
        for name in order:
            gc.collect()
            took = works[name].take(calls[name])
            samples[name].append(took / calls[name] / works[name].pieces)
    return {name: _measured(samples[name], samples[anchor]) for name in works}


def _calls(work: Work) -> int:
    """How many calls make a sample of decent length; the first warms what is kept (呼び出しの数)."""
    work.take(1)
    calls = 1
    while (took := work.take(calls)) < SAMPLE / 4:
        calls *= 4
    return max(1, int(calls * SAMPLE / took))


def _measured(samples: list[float], anchors: list[float]) -> Measured:
    ratios = sorted(one / other for one, other in zip(samples, anchors, strict=True))
    quarter = len(ratios) // 4
    return Measured(
        statistics.median(samples),
        statistics.median(ratios),
        (ratios[quarter], ratios[-1 - quarter]),
    )


def imports(statements: Mapping[str, str], *, anchor: str, rounds: int) -> dict[str, Measured]:
    """Time statements in fresh interpreters, a bare start taken off (新しい Python での読み込み)."""
    bare = "pass"
    samples: dict[str, list[float]] = {name: [] for name in statements}
    order = [*statements]
    shuffle = random.Random(1).shuffle  # noqa: S311 - an order, no secret
    for statement in (bare, *statements.values()):
        _start(statement)  # writes the compiled files
    for _ in range(rounds):
        shuffle(order)
        start = _start(bare)
        for name in order:
            samples[name].append(max(_start(statements[name]) - start, 1e-6))
    return {name: _measured(samples[name], samples[anchor]) for name in statements}


def _start(statement: str) -> float:
    begun = _of_children()
    subprocess.run([sys.executable, "-c", statement], check=True)
    return _of_children() - begun


def _of_children() -> float:
    spent = resource.getrusage(resource.RUSAGE_CHILDREN)
    return spent.ru_utime + spent.ru_stime
