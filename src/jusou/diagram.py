"""Drawings of the charts (支援の流れの図の描き方): Mermaid, DOT, a table and SVG, all read from `jusou.flow`.

Nothing here knows an order of its own.
"""

import html
from collections.abc import Iterator, Mapping

import attrs

from jusou.flow import INITIAL, TABLES
from jusou.vocabulary import Programme, Stage, Step
from jusou.wording import Text

#: The charts there are, one programme for each; アウトリーチ and 参加支援 share theirs.
DRAWN = (Programme.COORDINATION, Programme.OUTREACH)


@attrs.frozen
class Arrow:
    """All steps that lead from one stage to another (矢印)."""

    at: Stage
    to: Stage
    steps: tuple[Step, ...]

    def label(self, lang: str = "ja") -> str:
        """The steps in words (手順の名)."""
        return ("・" if lang == "ja" else ", ").join(step.label.in_(lang) for step in self.steps)


def arrows(programme: Programme) -> tuple[Arrow, ...]:
    """The arrows of a chart, in the order of its table (図の矢印)."""
    found: dict[tuple[Stage, Stage], list[Step]] = {}
    for (at, step), to in TABLES[programme].items():
        found.setdefault((at, to), []).append(step)
    return tuple(Arrow(at, to, tuple(steps)) for (at, to), steps in found.items())


def stages(programme: Programme) -> tuple[Stage, ...]:
    """The stages of a chart, in the order of the field (図の段階)."""
    drawn = {INITIAL[programme]}.union(*((arrow.at, arrow.to) for arrow in arrows(programme)))
    return tuple(stage for stage in Stage if stage in drawn)


def mermaid(programme: Programme, *, lang: str = "ja") -> str:
    """A chart for Mermaid (Mermaid の図)."""
    lines = ["stateDiagram-v2"]
    lines += [
        f'    state "{stage.within(programme).in_(lang)}" as {stage.value}'
        for stage in stages(programme)
    ]
    lines.append(f"    [*] --> {INITIAL[programme].value}")
    lines += [
        f"    {arrow.at.value} --> {arrow.to.value} : {arrow.label(lang)}"
        for arrow in arrows(programme)
    ]
    return "\n".join(lines) + "\n"


def dot(programme: Programme, *, lang: str = "ja") -> str:
    """A chart for Graphviz (Graphviz の図)."""
    lines = [f"digraph {programme.value} {{", "    rankdir=TB; node [shape=box, style=rounded];"]
    lines += ["    start [shape=point];", f"    start -> {INITIAL[programme].value};"]
    lines += [
        f'    {stage.value} [label="{stage.within(programme).in_(lang)}"];'
        for stage in stages(programme)
    ]
    lines += [
        f'    {arrow.at.value} -> {arrow.to.value} [label="{arrow.label(lang)}"];'
        for arrow in arrows(programme)
    ]
    return "\n".join([*lines, "}"]) + "\n"


def table(programme: Programme, *, lang: str = "ja") -> tuple[tuple[str, str, str], ...]:
    """A chart as rows: stage, step, next stage (図の表)."""
    return tuple(
        (at.label.in_(lang), step.label.in_(lang), to.label.in_(lang))
        for (at, step), to in TABLES[programme].items()
    )


# --- SVG ----------------------------------------------------------------------------------------

_WIDTH, _HEIGHT, _GAP, _LANE, _TOP, _SIZE = 260, 56, 48, 26, 24, 13


@attrs.frozen
class _Lane:
    """An arrow that does not simply lead on to the next box: it goes round by a lane of its own."""

    arrow: Arrow
    x: int
    leaves: int
    enters: int


def svg(programme: Programme, *, lang: str = "ja") -> str:
    """A chart as SVG: the stages one below the other, what goes back on the left (SVG の図).

    Steps that stay where they are stand in the box; a step that every stage has on its way to
    the same end is told once, below.
    """
    rows = {stage: row for row, stage in enumerate(stages(programme))}
    everywhere = _from_everywhere(programme)
    drawn = [
        Arrow(each.at, each.to, kept)
        for each in arrows(programme)
        if (kept := tuple(step for step in each.steps if step not in everywhere))
    ]
    straight = [each for each in drawn if rows[each.to] == rows[each.at] + 1]
    onward = [each for each in drawn if rows[each.to] > rows[each.at] + 1]
    backward = [each for each in drawn if rows[each.to] < rows[each.at]]
    left = _LANE * (len(backward) + 1) + 180
    right = left + _WIDTH
    lanes = [
        *_lanes(onward, rows, right, 1),
        *_lanes(backward, rows, left, -1),
    ]
    width = right + _LANE * (len(onward) + 1) + 220
    height = _TOP * 2 + len(rows) * (_HEIGHT + _GAP) + 24 * len(everywhere)
    body = [
        *(
            line
            for stage, row in rows.items()
            for line in _box(
                stage.within(programme).in_(lang),
                row,
                left,
                next((each.label(lang) for each in drawn if each.at is each.to is stage), ""),
            )
        ),
        *(line for each in straight for line in _straight(each, rows[each.at], left, lang)),
        *(line for lane in lanes for line in _round(lane, left, right, lang)),
        *_below(
            {step: end.within(programme) for step, end in everywhere.items()}, left, height, lang
        ),
    ]
    title = html.escape(programme.label.in_(lang))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" role="img" '
        f'font-family="sans-serif" font-size="{_SIZE}"><title>{title}</title>'
        '<defs><marker id="tip" markerWidth="9" markerHeight="9" refX="8" refY="4" orient="auto">'
        '<path d="M0,0 L8,4 L0,8 z" fill="#456"/></marker></defs>\n'
        + "\n".join(body)
        + "\n</svg>\n"
    )


def _from_everywhere(programme: Programme) -> Mapping[Step, Stage]:
    """Steps that every other stage has, to one and the same end (どの段階からも行える手順)."""
    found: dict[Step, set[Stage]] = {}
    starts: dict[Step, set[Stage]] = {}
    for (at, step), to in TABLES[programme].items():
        found.setdefault(step, set()).add(to)
        starts.setdefault(step, set()).add(at)
    others = set(stages(programme))
    return {
        step: next(iter(ends))
        for step, ends in found.items()
        if len(ends) == 1 and starts[step] == others - ends
    }


def _y(row: int) -> int:
    return _TOP + row * (_HEIGHT + _GAP)


def _lanes(found: list[Arrow], rows: dict[Stage, int], edge: int, way: int) -> Iterator[_Lane]:
    # The shorter way round takes the inner lane, so that lanes cross as little as may be.
    order = sorted(found, key=lambda each: abs(rows[each.to] - rows[each.at]))
    leaving: dict[Stage, int] = {}
    entering: dict[Stage, int] = {}
    for number, each in enumerate(order, start=1):
        out = leaving[each.at] = leaving.get(each.at, -1) + 1
        into = entering[each.to] = entering.get(each.to, -1) + 1
        yield _Lane(
            each,
            edge + way * _LANE * number,
            _y(rows[each.at]) + _HEIGHT - 8 - 13 * out,
            _y(rows[each.to]) + 6 + 7 * into,
        )


def _text(x: float, y: float, words: str, anchor: str = "middle", size: int = _SIZE) -> str:
    return (
        f'<text x="{x:g}" y="{y:g}" text-anchor="{anchor}" font-size="{size}" fill="#123" '
        'stroke="#fff" stroke-width="4" paint-order="stroke">'
        f"{html.escape(words)}</text>"
    )


def _box(name: str, row: int, left: int, loop: str) -> Iterator[str]:
    y = _y(row)
    yield (
        f'<rect x="{left}" y="{y}" width="{_WIDTH}" height="{_HEIGHT}" rx="9" fill="#eef4fa" '
        'stroke="#456"/>'
    )
    middle = left + _WIDTH / 2
    yield _text(middle, y + (24 if loop else 33), name)
    if loop:
        yield _text(middle, y + 43, f"↻ {loop}", size=10)


def _straight(arrow: Arrow, row: int, left: int, lang: str) -> Iterator[str]:
    x, y = left + _WIDTH / 2, _y(row) + _HEIGHT
    yield f'<path d="M{x:g},{y} V{y + _GAP}" fill="none" stroke="#456" marker-end="url(#tip)"/>'
    yield _text(x + 8, y + _GAP / 2 + 4, arrow.label(lang), "start")


def _round(lane: _Lane, left: int, right: int, lang: str) -> Iterator[str]:
    edge, anchor = (right, "start") if lane.x > right else (left, "end")
    yield (
        f'<path d="M{edge},{lane.leaves} H{lane.x} V{lane.enters} H{edge}" fill="none" '
        'stroke="#456" marker-end="url(#tip)"/>'
    )
    beside = lane.x + (5 if lane.x > right else -5)
    yield _text(beside, lane.leaves - 3, lane.arrow.label(lang), anchor, 11)


def _below(everywhere: Mapping[Step, Text], left: int, height: int, lang: str) -> Iterator[str]:
    for number, (step, end) in enumerate(everywhere.items()):
        words = (
            f"どの段階からも：{step.label.ja} → {end.ja}"
            if lang == "ja"
            else f"from every stage: {step.label.en} → {end.en}"
        )
        yield _text(left, height - 18 - 24 * number, words, "start")
