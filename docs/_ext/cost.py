"""The table and the chart of what jusou costs (費用の表と図), from the figures kept by the benchmark."""

import json
import math
import sys
from html import escape
from pathlib import Path
from typing import Any

BENCHMARKS = Path(__file__).parents[2] / "tests" / "benchmarks"
sys.path.insert(0, str(BENCHMARKS))

from aims import AIMS, Aim  # noqa: E402 - the benchmarks are no package

KEPT: dict[str, Any] = json.loads((BENCHMARKS / "result.json").read_text(encoding="utf-8"))
FIGURES: dict[str, dict[str, Any]] = KEPT["figures"]

WIDTH, ROW, LEFT = 720, 30, 330


def _met(aim: Aim) -> str:
    if aim.at_most is None:
        return "—"
    ratio = FIGURES[aim.id]["ratio"]
    return "届いた" if ratio <= aim.at_most else f"届かず（あと {ratio / aim.at_most:.2g} 分の1）"


def _measured() -> list[Aim]:
    return [aim for aim in AIMS if aim.id in FIGURES]


def table() -> str:
    """Every line: what, beside what, how many times as much, and the aim (費用の表)."""
    rows = [
        f"| {aim.what} | {aim.beside} | {FIGURES[aim.id]['ratio']:.2g} "
        f"| {'—' if aim.at_most is None else f'{aim.at_most:g}'} | {_met(aim)} |"
        for aim in _measured()
    ]
    head = ["| 測ったもの | 比べたもの | 倍率 | 目標（以下） | |", "|---|---|---:|---:|---|"]
    return "\n".join([*head, *rows])


def versions() -> str:
    """With what it was measured (測った環境)."""
    named = [f"{name} {version}" for name, version in KEPT["packages"].items() if version]
    return f"Python {KEPT['python']}、{'、'.join(named)} で測りました。"


def chart() -> str:
    """How far each is from its aim, the aim being the line in the middle (目標との比の図)."""
    aimed = [aim for aim in _measured() if aim.at_most is not None]
    height = ROW * (len(aimed) + 1)
    middle = LEFT + (WIDTH - LEFT) / 2
    lines = [
        (
            f'<svg viewBox="0 0 {WIDTH} {height}" role="img" aria-label="目標との比" '
            'xmlns="http://www.w3.org/2000/svg" font-size="13" fill="currentColor">'
        ),
        f'<line x1="{middle}" y1="20" x2="{middle}" y2="{height}" stroke="currentColor"/>',
        f'<text x="{middle}" y="14" text-anchor="middle">目標</text>',
    ]
    for number, aim in enumerate(aimed, start=1):
        times = FIGURES[aim.id]["ratio"] / (aim.at_most or 1)
        reach = min(max(_decades(times), -1.5), 1.5) / 1.5 * (WIDTH - LEFT) / 2 * 0.8
        top = number * ROW
        colour = "#2a7d4f" if times <= 1 else "#b3541e"
        lines += [
            f'<text x="{LEFT - 8}" y="{top + 14}" text-anchor="end">{escape(_short(aim.what))}</text>',
            (
                f'<rect x="{min(middle, middle + reach):.0f}" y="{top}" width="{abs(reach):.0f}" '
                f'height="18" fill="{colour}"/>'
            ),
            (
                f'<text x="{middle + reach + (6 if reach >= 0 else -6):.0f}" y="{top + 14}" '
                f'text-anchor="{"start" if reach >= 0 else "end"}">{times:.2g}</text>'
            ),
        ]
    return "\n".join([*lines, "</svg>"])


def _decades(times: float) -> float:
    """How many powers of ten: half and double are equally far from the aim."""
    return math.log10(max(times, 1e-6))


def _short(what: str) -> str:
    return what.partition("（")[0]
