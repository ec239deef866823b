"""Measure what jusou costs (費用の計測): ``python tests/benchmarks/run.py``.

Prints a table and, with ``--write``, keeps it for the page of the documents. cedarpy and casbin are
measured where they are installed, pm4py with ``--pm4py`` and the Python that has it.
"""

import argparse
import gc
import json
import platform
import random
import subprocess
import sys
import tracemalloc
from collections.abc import Callable, Iterator
from importlib import metadata
from pathlib import Path

import attrs
import by_hand
import engines
import machines
from aims import AIMS
from measure import Measured, Work, imports, side_by_side
from scene import (
    AGENDA,
    CASE,
    CONVENED,
    COVERED,
    LATER,
    MONITORED,
    NOT_COVERED,
    ON,
    STEP,
    UNDER,
    long_history,
    many_items,
)

from jusou import Case, allowed, do, judge
from jusou.audit import audit, audit_lines
from jusou.flow import INITIAL, TABLES
from jusou.testing import HOUSEHOLDS, text
from jusou.vocabulary import Programme

RESULT = Path(__file__).with_name("result.json")
MINED = Path(__file__).with_name("mined.py")
THREE = "import attrs, pendulum, statemachine"

Figures = dict[str, Measured]


def agree() -> None:
    """Nothing is timed that answers something else (答えの一致)."""
    for act in (COVERED, NOT_COVERED):
        found = judge(CASE, act, under=UNDER, on=ON)
        yes, rules = by_hand.share(CASE, act, UNDER, ON)
        assert (found.is_permitted, found.rules()) == (yes, set(rules)), (found.rules(), rules)
    found = judge(CONVENED, AGENDA, under=UNDER, on=ON)
    cells = [
        reason.rule
        for part in found.parts
        if part.subject is not None
        for reason in part.cell.reasons
        if reason.outcome.value != "permitted" and not reason.aside
    ]
    assert sorted(by_hand.item(CONVENED, AGENDA, UNDER, ON)[1]) == sorted(cells), cells


def afresh(case: Case) -> Callable[[], Case]:
    """What makes the same case, of which nothing has been asked yet (まだ何も尋ねられていないケース)."""
    return lambda: Case.of(case.history)


def questions(rounds: int) -> Figures:
    """One question, an item, and beside them the engines (問い)."""

    def asked(case: Case) -> None:
        judge(case, COVERED, under=UNDER, on=ON)
        judge(case, NOT_COVERED, under=UNDER, on=ON)

    # Either is given a case of its own each time: what has just been read is read faster.
    def by_ifs(case: Case) -> None:
        by_hand.share(case, COVERED, UNDER, ON)
        by_hand.share(case, NOT_COVERED, UNDER, ON)

    works = {
        "by_hand": Work(by_ifs, afresh(CASE), pieces=2),
        "share": Work(asked, afresh(CASE), pieces=2),
        "share_again": Work(lambda: asked(CASE), pieces=2),
    }
    for name, engine in (("cedarpy", engines.cedar()), ("casbin", engines.casbin_ex())):
        if engine is None:
            sys.stderr.write(f"{name}: 入っていないので測っていません / not installed\n")
        else:
            works[name] = Work(engine)
    found = side_by_side(works, anchor="by_hand", rounds=rounds)
    for name in {"cedarpy", "casbin"} & found.keys():
        # What is asked is what jusou costs beside the engine.
        ratio = found["share"].ratio / found[name].ratio
        found[name] = attrs.evolve(found["share"], ratio=ratio, spread=(ratio, ratio))
    found |= side_by_side(
        {
            "by_loop": Work(lambda case: by_hand.item(case, AGENDA, UNDER, ON), afresh(CONVENED)),
            "item": Work(lambda case: judge(case, AGENDA, under=UNDER, on=ON), afresh(CONVENED)),
        },
        anchor="by_loop",
        rounds=rounds,
    )
    return found


def steps(rounds: int) -> Figures:
    """What may follow, and doing it (手順)."""
    found = side_by_side(
        {
            "enabled_events": Work(machines.enabled(MONITORED.tracks)),
            "allowed": Work(lambda case: allowed(case, under=UNDER, on=ON), afresh(MONITORED)),
        },
        anchor="enabled_events",
        rounds=rounds,
    )

    def done(case: Case) -> None:
        do(
            case,
            STEP,
            under=UNDER,
            on=ON,
            recorded_at=LATER,
            record_id="r-done",
            expected_version=case.version,
        )

    singles, items = long_history(2_000), many_items(20)
    found |= side_by_side(
        {
            "send": Work(machines.there_and_back(), pieces=2),
            "do": Work(done, afresh(CASE)),
            "audit_steps": Work(lambda: audit(singles, under=UNDER), pieces=len(singles.records)),
            "audit_items": Work(lambda: audit(items, under=UNDER), pieces=len(items.records)),
        },
        anchor="send",
        rounds=rounds,
    )
    return found


def folds(rounds: int, longest: int) -> Figures:
    """Whether folding stays linear (畳み込み)."""
    short, long = long_history(1_000), long_history(longest)
    return side_by_side(
        {
            "fold_short": Work(lambda: Case.of(short), pieces=len(short.records)),
            "fold": Work(lambda: Case.of(long), pieces=len(long.records)),
        },
        anchor="fold_short",
        rounds=rounds,
    )


def files(rounds: int) -> Figures:
    """JSON Lines, read and judged (ファイル)."""
    lines = [json.dumps(json.loads(text(name)), ensure_ascii=False) for name in HOUSEHOLDS]

    # Each under its own profile: under another, some name agencies that nobody registered.
    assert all(not each.problems for each in audit_lines(lines))

    def parse() -> None:
        for line in lines:
            json.loads(line)

    def read() -> None:
        for _ in audit_lines(lines):
            pass

    found = side_by_side({"parse": Work(parse), "lines": Work(read)}, anchor="parse", rounds=rounds)

    def peak(times: int) -> float:
        tracemalloc.start()
        for each in audit_lines(line for _ in range(times) for line in lines):
            # What only waits for the collector is not held.
            if each.number % len(lines) == 0:
                gc.collect()
        _, most = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        return float(most)

    few, many = peak(3), peak(30)
    return found | {"memory": Measured(many, many / few, (many / few, many / few))}


def loaded(rounds: int) -> Figures:
    """What importing costs (読み込み)."""
    return imports(
        {"three": THREE, "import": "import jusou", "import_judge": "from jusou import Case, judge"},
        anchor="three",
        rounds=rounds,
    )


def mined(python: str, per_act: float) -> Figures:
    """pm4py's token replay of the same steps, in its own environment (トークン再生)."""
    chart = [
        (at.value, step.value, to.value)
        for (at, step), to in TABLES[Programme.COORDINATION].items()
    ]
    onward: dict[str, list[tuple[str, str]]] = {}
    for source, step, target in chart:
        onward.setdefault(source, []).append((step, target))
    choose = random.Random(7).choice  # noqa: S311 - a walk, no secret
    given = {
        "chart": chart,
        "start": INITIAL[Programme.COORDINATION].value,
        # As many ways as there are cases: pm4py replays what is the same only once.
        "cases": [list(_walk(onward, choose)) for _ in range(1_000)],
    }
    answer = subprocess.run(
        [python, str(MINED)], input=json.dumps(given), capture_output=True, check=True, text=True
    )
    ratio = per_act / json.loads(answer.stdout.splitlines()[-1])["seconds"]
    return {"pm4py": Measured(per_act, ratio, (ratio, ratio))}


def _walk(
    onward: dict[str, list[tuple[str, str]]],
    choose: Callable[[list[tuple[str, str]]], tuple[str, str]],
) -> Iterator[str]:
    at = INITIAL[Programme.COORDINATION].value
    for _ in range(15):
        step, at = choose(onward[at])
        yield step


def table(found: Figures) -> Iterator[str]:
    """The lines to print (表)."""
    for aim in AIMS:
        figure = found.get(aim.id)
        if figure is None:
            yield f"{aim.id:<12} 測っていません"
            continue
        aimed = "" if aim.at_most is None else f"目標 {aim.at_most:g} 以下"
        mark = "" if aim.at_most is None or figure.ratio <= aim.at_most else "  届かず"
        cost = (
            f"{figure.seconds / 1e6:.1f} MB"
            if aim.id == "memory"
            else f"{figure.seconds * 1e6:,.2f} µs"
        )
        yield f"{aim.id:<12} {figure.ratio:>8.4g} 倍  {cost:>16}  {aimed}{mark}"


def main() -> None:
    """Measure, print, and keep what was asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=11)
    parser.add_argument(
        "--longest", type=int, default=1_000_000, help="records of the longest fold"
    )
    parser.add_argument("--pm4py", metavar="PYTHON", help="a Python that has pm4py")
    parser.add_argument(
        "--only", nargs="*", choices=("questions", "steps", "folds", "files", "import")
    )
    parser.add_argument(
        "--write",
        action="store_true",
        help=f"keep the figures in {RESULT.name}; with --only, beside those it has",
    )
    asked = parser.parse_args()
    agree()
    parts: dict[str, Callable[[], Figures]] = {
        "questions": lambda: questions(asked.rounds),
        "steps": lambda: steps(asked.rounds),
        "folds": lambda: folds(min(asked.rounds, 3), asked.longest),
        "files": lambda: files(asked.rounds),
        "import": lambda: loaded(2 * asked.rounds),
    }
    found: Figures = {}
    for name in asked.only or parts:
        found |= parts[name]()
    if asked.pm4py and "audit_steps" in found:
        found |= mined(asked.pm4py, found["audit_steps"].seconds)
    elif not asked.only:
        sys.stderr.write("pm4py: --pm4py がないので測っていません / not asked for\n")
    sys.stdout.write("\n".join(table(found)) + "\n")
    if asked.write:
        packages = ("attrs", "pendulum", "python-statemachine", "cedarpy", "casbin")
        before = json.loads(RESULT.read_text(encoding="utf-8"))["figures"] if asked.only else {}
        kept = {
            "python": platform.python_version(),
            "packages": {name: _version(name) for name in packages},
            "figures": before | {name: attrs.asdict(figure) for name, figure in found.items()},
        }
        RESULT.write_text(json.dumps(kept, indent=1) + "\n", encoding="utf-8")


def _version(package: str) -> str | None:
    try:
        return metadata.version(package)
    except metadata.PackageNotFoundError:
        return None


if __name__ == "__main__":
    main()
