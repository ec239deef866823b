"""Charts for a report to the council (議会報告のための図): SVG that prints in grey, with its numbers below.

Kinds of figures differ by pattern and shape, never by colour alone. Each number stands in the
small table under its chart, so nothing is written over anything.
"""

import unicodedata
from collections.abc import Iterable, Iterator
from decimal import Decimal
from html import escape

import attrs

from jusou.indicators.counted import HOW
from jusou.indicators.pages import shown, title
from jusou.indicators.table import Place, Printed, Row, YearTable
from jusou.indicators.tally import Count
from jusou.municipality.terms import FigureKind, Measure
from jusou.term import fiscal_name

_WIDTH, _GAP, _MARGIN = 520, 40, 30
_PLOT_LEFT, _PLOT_HEIGHT = 120, 120
_LINE, _SMALL = 20, 13
_INK, _PALE, _GREY = "#111", "#ccc", "#8a8a8a"

_FILLS = {
    FigureKind.ACTUAL: _GREY,
    FigureKind.PRESENT: _GREY,
    FigureKind.OBSERVED: _GREY,
    FigureKind.ESTIMATE: "url(#hatch)",
}
_MARKS = (FigureKind.TARGET, FigureKind.REFERENCE)

_HATCH = (
    '<defs><pattern id="hatch" width="6" height="6" patternUnits="userSpaceOnUse" '
    'patternTransform="rotate(45)"><rect width="6" height="6" fill="#fff"/>'
    f'<line x1="0" y1="0" x2="0" y2="6" stroke="{_INK}" stroke-width="2"/></pattern></defs>'
)

#: Figures drawn by their parts, and under which heading (内訳の図).
_DIVIDED = (
    Measure.NEW_CASES,
    Measure.ENDINGS,
    Measure.VISITS,
    Measure.BODY_SITTINGS,
)


@attrs.frozen
class _Panel:
    height: int
    drawn: tuple[str, ...]


def chart(found: YearTable) -> str:
    """Every indicator with a number, and what was counted by its parts, on one sheet (図).

    The sheet is 1130 wide; panels stand in two columns.
    """
    panels = [_indicator(row, found.counts.year) for row in found.rows if _has_number(row)]
    counted = {each.measure: each for each in found.counts.counts}
    panels += [_parts(counted[each]) for each in _DIVIDED if counted[each].number]
    width = 2 * _WIDTH + _GAP + 2 * _MARGIN
    drawn: list[str] = [
        _text(_MARGIN, 44, title(found.counts), size=22, weight="bold"),
        *_legend(_MARGIN, 78),
    ]
    top = 104
    for at in range(0, len(panels), 2):
        pair = panels[at : at + 2]
        for place, panel in enumerate(pair):
            left = _MARGIN + place * (_WIDTH + _GAP)
            drawn += [f'<g transform="translate({left},{top})">', *panel.drawn, "</g>"]
        top += max(each.height for each in pair) + 30
    said = f"履歴{found.counts.histories}件から数えた値。" + (
        "数え方が未定の開催は含めていない。" if found.is_open else ""
    )
    drawn.append(_text(_MARGIN, top + 4, said, size=13))
    name = escape(title(found.counts))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{top + 24}" '
        f'viewBox="0 0 {width} {top + 24}" style="max-width:100%;height:auto" role="img" aria-label="{name}" '
        "font-family=\"'Noto Sans CJK JP','Yu Gothic',Meiryo,'Hiragino Sans',sans-serif\" "
        f'fill="{_INK}"><title>{name}</title>{_HATCH}'
        f'<rect width="{width}" height="{top + 24}" fill="#fff"/>' + "".join(drawn) + "</svg>\n"
    )


def _has_number(row: Row) -> bool:
    return row.number is not None or any(each.number is not None for each in row.places)


# --- one indicator ------------------------------------------------------------------------------


def _indicator(row: Row, year: int) -> _Panel:
    unit = f"（{row.indicator.unit}）" if row.indicator.unit else ""
    heading = list(_wrapped(row.indicator.name + unit, _WIDTH, 16))
    drawn = [
        _text(0, 18 + at * 22, line, size=16, weight="bold") for at, line in enumerate(heading)
    ]
    top = 22 * len(heading) + 14
    there = [each for each in row.places if each.state is not Printed.NO_COLUMN]
    counted = row.number is not None
    years = sorted({each.year for each in there} | ({year} if counted else set[int]()))
    numbers = [each.number for each in there if each.number is not None]
    most = _round_up(max([*numbers, Decimal(row.number or 0)], default=Decimal(0)))
    step = (_WIDTH - _PLOT_LEFT) / len(years)
    middle = {each: _PLOT_LEFT + step * (at + 0.5) for at, each in enumerate(years)}
    drawn += _axis(top, most, whole=all(each == each.to_integral_value() for each in numbers))

    def height(value: Decimal) -> float:
        return float(value / most) * _PLOT_HEIGHT

    bars: dict[int, list[tuple[str, Decimal]]] = {each: [] for each in years}
    for each in there:
        if each.kind in _FILLS and each.number is not None:
            bars[each.year].append((_FILLS[each.kind], each.number))
    if row.number is not None:
        bars[year].append((_INK, Decimal(row.number)))
    thick = min(30.0, step / 3)
    for at, standing in bars.items():
        left = middle[at] - thick * len(standing) / 2
        for fill, value in standing:
            tall = height(value)
            drawn.append(
                f'<rect x="{left:.1f}" y="{top + _PLOT_HEIGHT - tall:.1f}" width="{thick:.1f}" '
                f'height="{tall:.1f}" fill="{fill}" stroke="{_INK}" stroke-width="1"/>'
            )
            left += thick
    for kind in _MARKS[::-1]:
        points = [
            (middle[each.year], top + _PLOT_HEIGHT - height(each.number))
            for each in there
            if each.kind is kind and each.number is not None
        ]
        drawn += _marked(kind, points)
    top += _PLOT_HEIGHT + 22
    drawn += [
        _text(middle[each], top, fiscal_name(each, short=True), anchor="middle") for each in years
    ]
    rows = [(kind.label.ja, _by_year(there, kind)) for kind in FigureKind]
    if counted:
        rows.append(
            (
                "数えた値",
                {year: str(row.number) + (f"＋未定{row.open}" if row.open else "")},
            )
        )
    widest = max(_wide(said, _SMALL) for _, values in rows for said in (*values.values(), "0"))
    size = min(_SMALL, int(_SMALL * (step - 6) / widest))
    for name, values in rows:
        if not values:
            continue
        top += _LINE
        drawn += [
            f'<line x1="0" y1="{top - 15}" x2="{_WIDTH}" y2="{top - 15}" stroke="{_PALE}"/>',
            _text(0, top, name),
            *(
                _text(middle[at], top, said, anchor="middle", size=size)
                for at, said in values.items()
            ),
        ]
    return _Panel(top + 8, tuple(drawn))


def _by_year(there: Iterable[Place], kind: FigureKind) -> dict[int, str]:
    return {
        each.year: f"{each.number:,}" if each.number is not None else shown(each).strip("（）")
        for each in there
        if each.kind is kind
    }


def _axis(top: int, most: Decimal, *, whole: bool) -> Iterator[str]:
    half = Decimal("0.5")
    # Nobody held half a meeting.
    broken = whole and (most * half) % 1 != 0
    for part in (Decimal(0), *(() if broken else (half,)), Decimal(1)):
        y = top + _PLOT_HEIGHT - float(part) * _PLOT_HEIGHT
        yield (
            f'<line x1="{_PLOT_LEFT}" y1="{y}" x2="{_WIDTH}" y2="{y}" '
            f'stroke="{_INK if not part else _PALE}"/>'
        )
        yield _text(_PLOT_LEFT - 8, y + 4, f"{(most * part).normalize():,f}", size=12, anchor="end")


def _round_up(value: Decimal) -> Decimal:
    """A round number not below a value, for the top of an axis (軸の上端)."""
    if value <= 0:
        return Decimal(1)
    unit = Decimal(10) ** (value.adjusted())
    return next(unit * times for times in (1, 2, 3, 4, 5, 6, 8, 10) if value <= unit * times)


def _marked(kind: FigureKind, points: list[tuple[float, float]]) -> Iterator[str]:
    dash = "" if kind is FigureKind.TARGET else ' stroke-dasharray="3 3"'
    if len(points) > 1:
        line = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
        # White beneath, so that it is seen over a dark bar.
        yield f'<polyline points="{line}" fill="none" stroke="#fff" stroke-width="4"/>'
        yield f'<polyline points="{line}" fill="none" stroke="{_INK}" stroke-width="1.5"{dash}/>'
    for x, y in points:
        yield _mark(kind, x, y)


def _mark(kind: FigureKind, x: float, y: float) -> str:
    if kind is FigureKind.TARGET:
        corners = f"{x:.1f},{y - 6:.1f} {x + 6:.1f},{y:.1f} {x:.1f},{y + 6:.1f} {x - 6:.1f},{y:.1f}"
        return (
            f'<polygon points="{corners}" fill="#fff" stroke="#fff" stroke-width="6"/>'
            f'<polygon points="{corners}" fill="#fff" stroke="{_INK}" stroke-width="2"/>'
        )
    return (
        f'<circle cx="{x:.1f}" cy="{y:.1f}" r="8" fill="#fff"/>'
        f'<circle cx="{x:.1f}" cy="{y:.1f}" r="5" fill="#fff" stroke="{_INK}" stroke-width="1.5"/>'
    )


def _legend(left: float, top: float) -> Iterator[str]:
    for fill, said in (
        (_INK, "記録から数えた値"),
        (_GREY, "実績・現況（計画に記載）"),
        ("url(#hatch)", "見込み"),
    ):
        yield (
            f'<rect x="{left}" y="{top - 12}" width="24" height="13" fill="{fill}" '
            f'stroke="{_INK}"/>'
        )
        yield _text(left + 32, top, said)
        left += 32 + _wide(said, 13) + 28
    for kind, said in (
        (FigureKind.TARGET, "目標"),
        (FigureKind.REFERENCE, "参考値（目標ではない）"),
    ):
        yield from _marked(kind, [(left, top - 5), (left + 30, top - 5)])
        yield _text(left + 44, top, said)
        left += 44 + _wide(said, 13) + 28


# --- one figure by its parts --------------------------------------------------------------------


def _parts(count: Count) -> _Panel:
    total = f"計 {count.number:,}" + (f"・実人数 {count.people:,}" if count.people else "")
    drawn = [
        _text(
            0,
            18,
            f"{count.measure.label.ja}の内訳（{total}）",
            size=16,
            weight="bold",
        ),
        f"<desc>{escape(HOW[count.measure].ja)}</desc>",
    ]
    left = 210
    most = max(part.number for part in count.parts) or 1
    top = 30
    for part in count.parts:
        lines = list(_wrapped(part.label.ja, left - 14, 13))
        for at, line in enumerate(lines):
            drawn.append(_text(left - 10, top + 15 + at * 17, line, anchor="end"))
        wide = (_WIDTH - left - 60) * part.number / most
        drawn += [
            f'<rect x="{left}" y="{top + 3}" width="{wide:.1f}" height="15" fill="{_GREY}"/>',
            _text(left + wide + 8, top + 15, f"{part.number:,}"),
        ]
        top += 17 * len(lines) + 8
    drawn.append(f'<line x1="{left}" y1="30" x2="{left}" y2="{top}" stroke="{_INK}"/>')
    return _Panel(top + 6, tuple(drawn))


# --- text ---------------------------------------------------------------------------------------


def _text(
    x: float, y: float, said: str, *, size: int = 13, anchor: str = "start", weight: str = ""
) -> str:
    bold = f' font-weight="{weight}"' if weight else ""
    return (
        f'<text x="{x:.1f}" y="{y:.1f}" font-size="{size}" text-anchor="{anchor}"{bold}>'
        f"{escape(said)}</text>"
    )


def _wide(said: str, size: int) -> float:
    """About how wide a text is drawn (文字列の幅)."""
    return sum(size if unicodedata.east_asian_width(char) in "FWA" else size * 0.6 for char in said)


def _wrapped(said: str, width: float, size: int) -> Iterator[str]:
    line = ""
    for char in said:
        if line and _wide(line + char, size) > width and char not in "、。）」":
            yield line
            line = ""
        line += char
    yield line
