"""The figures on paper (指標の出力): lines to read, Markdown, CSV for a spreadsheet, plain data for machines."""

import datetime as dt
from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Any

from jusou.indicators.counted import HOW
from jusou.indicators.table import Place, Printed, Row, YearTable, place
from jusou.indicators.tally import Count, YearCounts
from jusou.municipality import Municipality
from jusou.municipality.terms import FigureKind, Measure
from jusou.spreadsheet import sheet
from jusou.term import era_day, fiscal_name, fiscal_year

#: What stands in a place that the plan left empty: never nothing, and never 0.
EMPTY = "（空欄）"


def shown(there: Place) -> str:
    """A place as a reader sees it (欄の表示): 空欄, the mark that was printed, or the number."""
    match there.state:
        case Printed.EMPTY:
            return EMPTY
        case Printed.NO_COLUMN:
            return ""
        case Printed.NUMBER | Printed.MARK:
            return there.text


def title(counts: YearCounts) -> str:
    """The heading of the table (表題)."""
    return f"{counts.under.name} {fiscal_name(counts.year)}の指標"


def number(row: Row) -> str:
    """What was counted, with what is left open (数えた値の表示)."""
    if row.number is None:
        return "—"
    more = f"（ほかに{row.open}回は数え方が未定）" if row.open else ""
    return f"{row.number}{more}"


def unit(row: Row) -> str:
    """The unit as printed, if the document gives one (単位)."""
    return row.indicator.unit or ""


def signed(difference: Decimal | None) -> str:
    """A difference with its sign (差)."""
    return "" if difference is None else f"{difference:+}"


def column(year: int, kind: FigureKind) -> str:
    """The head of a column (列の見出し): the fiscal year and what its figures are."""
    return f"{fiscal_name(year, short=True)} {kind.label.ja}"


def plan_lines(under: Municipality, year: int) -> Iterator[str]:
    """The implementation plan: its period, phases, what a year is for, how it is judged (実施計画と評価)."""
    plan = under.plan
    if plan is None:
        yield "実施計画（法106条の5）: プロファイルに記載なし"
    else:
        since = fiscal_name(fiscal_year(plan.since)) if plan.since else None
        last = fiscal_name(plan.last_year) if plan.last_year is not None else None
        period = f"{since}〜{last or ''}" if since else "期間の記載なし"
        yield f"実施計画（法106条の5）: {plan.title}（{period}）"
        if plan.within:
            yield f"  位置づけ: {plan.within}"
    for phase in under.phases:
        name = phase.name or phase.running.label.ja
        until = era_day(phase.until - dt.timedelta(days=1)) if phase.until else ""
        yield f"  段階: {name}（{era_day(phase.since)}〜{until}）"
    for action in under.actions:
        for stretch in action.periods:
            if stretch.first_year <= year <= stretch.last_year:
                years = (stretch.first_year, stretch.last_year)
                first, last = (fiscal_name(one, short=True) for one in years)
                said = f" {stretch.text}" if stretch.text else ""
                yield f"  重点行動: {action.name}（{first}〜{last}）{said}"
    for each in under.evaluations:
        often = {None: "", 1: "（毎年度）"}.get(each.every_years, f"（{each.every_years}年ごと）")
        stages = f" {'→'.join(each.stages)}" if each.stages else ""
        yield f"  評価{often}: {each.text}{stages}"


def notes(counts: YearCounts) -> Iterator[str]:
    """What a reader of the figures must know (注記)."""
    yield "数えた値は、その年度に行われた記録を、訂正・取消しを反映して数えたものです。"
    yield "実人数は、ケース（世帯）ごとに数えた本人の合計です。二つのケースに出てくる同じ人は2人になります。"
    joint = counts.count(Measure.JOINT_SITTINGS).number
    if joint:
        said = counts.under.joint_sittings.label.ja
        yield f"支援会議と重層的支援会議を兼ねた開催が{joint}回あります。数え方: {said}。"
    if counts.unnamed:
        yield f"運用プロファイルの記載のない履歴が{counts.unnamed}件あり、含めて数えています。"
    yield "判定ではなく記録の集計です。国への実績報告の様式とは、項目と数え方が違うことがあります。"


# --- text and Markdown --------------------------------------------------------------------------


def text(found: YearTable) -> Iterator[str]:
    """The table as lines to read (文字の表)."""
    counts = found.counts
    yield title(counts)
    yield from plan_lines(counts.under, counts.year)
    yield f"履歴 {counts.histories}件"
    yield ""
    if found.rows:
        yield "指標"
    for row in found.rows:
        yield f"・{row.indicator.name}（{row.indicator.id}）"
        yield f"  {_compared(row)}"
    yield ""
    yield "記録から数えた値"
    for count in counts.counts:
        yield f"・{count.measure.label.ja}: {_total(count)}"
        if parts := _parts(count):
            yield f"  {parts}"
    yield ""
    for note in notes(counts):
        yield f"※ {note}"


def _compared(row: Row) -> str:
    said = [f"数えた値 {number(row)}{unit(row) if row.number is not None else ''}"]
    if row.target is not None:
        said.append(
            f"{row.target.kind.label.ja} {shown(row.target)}"
            + (unit(row) if row.target.state is Printed.NUMBER else "")
        )
    if row.difference is not None:
        said.append(f"差 {signed(row.difference)}")
    return "、".join([*said, row.against.label.ja])


def _total(count: Count) -> str:
    if count.people is None:
        more = f"（ほかに{count.open}回は数え方が未定）" if count.open else ""
        return f"{count.number}回{more}"
    return f"延べ{count.number}件、実人数{count.people}人、{count.cases}ケース"


def _parts(count: Count) -> str:
    return "、".join(
        f"{part.label.ja} {part.number}" for part in count.parts if part.number or count.number
    )


def markdown(found: YearTable) -> str:
    """The table in Markdown, for a page or a report (Markdown の表)."""
    head = [
        "指標",
        "単位",
        *(column(*each) for each in found.columns),
        f"{fiscal_name(found.counts.year, short=True)} 数えた値",
        "差",
        "比較",
    ]
    lines = [
        [
            row.indicator.name,
            unit(row),
            *map(shown, row.places),
            number(row),
            signed(row.difference),
            row.against.label.ja,
        ]
        for row in found.rows
    ]
    return _markdown(head, lines)


def counts_markdown(counts: YearCounts) -> str:
    """What was counted from records, with its parts, in Markdown (数えた値の表)."""
    return _markdown(
        ["項目", "延べ", "実人数", "ケース", "内訳", "数え方"],
        [
            [
                count.measure.label.ja,
                str(count.number) + (f"（ほかに未定{count.open}）" if count.open else ""),
                "" if count.people is None else str(count.people),
                "" if count.cases is None else str(count.cases),
                "、".join(f"{part.label.ja} {part.number}" for part in count.parts if part.number),
                HOW[count.measure].ja,
            ]
            for count in counts.counts
        ],
    )


def _markdown(head: Iterable[str], lines: Iterable[Iterable[str]]) -> str:
    columns = list(head)
    rows = [columns, ["---"] * len(columns), *lines]
    return (
        "\n".join(
            "| " + " | ".join(cell.replace("|", "\\|").replace("\n", " ") for cell in row) + " |"
            for row in rows
        )
        + "\n"
    )


# --- CSV ----------------------------------------------------------------------------------------


def csv(found: YearTable) -> bytes:
    """Both tables as CSV that opens in Japanese Excel (表計算用の出力): what cannot be counted has no number."""
    counts = found.counts
    lines: list[list[str]] = [
        [title(counts)],
        [
            "番号",
            "指標",
            "単位",
            *(column(*each) for each in found.columns),
            f"{fiscal_name(counts.year, short=True)} 数えた値",
            "数え方が未定",
            "差",
            "比較",
        ],
    ]
    lines += [
        [
            row.indicator.id,
            row.indicator.name,
            unit(row),
            *map(shown, row.places),
            "" if row.number is None else str(row.number),
            str(row.open) if row.open else "",
            "" if row.difference is None else str(row.difference),
            row.against.label.ja,
        ]
        for row in found.rows
    ]
    lines += [[], ["項目", "内訳", "延べ", "数え方が未定", "実人数", "ケース", "数え方"]]
    for count in counts.counts:
        lines.append(
            [
                count.measure.label.ja,
                "",
                str(count.number),
                str(count.open) if count.open else "",
                "" if count.people is None else str(count.people),
                "" if count.cases is None else str(count.cases),
                HOW[count.measure].ja,
            ]
        )
        lines += [
            ["", part.label.ja, str(part.number), str(part.open) if part.open else ""]
            for part in count.parts
        ]
    lines += [[], *([note] for note in notes(counts))]
    return sheet(lines)


# --- plain data ---------------------------------------------------------------------------------


def plain(found: YearTable) -> dict[str, Any]:
    """The table as plain data, for machines (平たいデータ). Numbers of the plan stay text: they are decimal."""
    counts = found.counts
    return {
        "municipality": {"id": counts.under.id, "code": counts.under.code},
        "year": counts.year,
        "histories": counts.histories,
        "unnamed": counts.unnamed,
        "joint_sittings": counts.under.joint_sittings.value,
        "indicators": [
            {
                "id": row.indicator.id,
                "unit": row.indicator.unit,
                "measure": row.indicator.measure.value,
                "wanted": row.indicator.wanted.value,
                "figures": [_place(each) for each in row.places],
                "counted": row.number,
                "open": row.open,
                "target": None if row.target is None else _place(row.target),
                "difference": None if row.difference is None else str(row.difference),
                "against": row.against.value,
            }
            for row in found.rows
        ],
        "counts": [
            {
                "measure": count.measure.value,
                "number": count.number,
                "open": count.open,
                "people": count.people,
                "cases": count.cases,
                "parts": [
                    {"slug": part.slug, "number": part.number, "open": part.open}
                    for part in count.parts
                ],
            }
            for count in counts.counts
        ],
    }


def _place(there: Place) -> dict[str, Any]:
    return {
        "year": there.year,
        "kind": there.kind.value,
        "state": there.state.value,
        "text": there.text or None,
    }


# --- the pages of the docs ----------------------------------------------------------------------


def printed_tables() -> str:
    """Every figure of the shipped profiles, place by place (付属プロファイルの指標の全表)."""
    shown_: list[str] = []
    for name in Municipality.shipped():
        under = Municipality.load(name)
        if not under.indicators:
            continue
        columns = sorted(
            {(figure.year, figure.kind) for each in under.indicators for figure in each.figures},
            key=lambda each: (each[0], list(FigureKind).index(each[1])),
        )
        rows = [
            [
                each.name,
                each.unit or "",
                *(shown(place(each, *where)) or "·" for where in columns),
                each.wanted.label.ja,
                each.measure.label.ja,
                "、".join(each.sources),
            ]
            for each in under.indicators
        ]
        head = [
            "指標",
            "単位",
            *(column(*each) for each in columns),
            "向き",
            "記録からの数え方",
            "出典",
        ]
        shown_ += [f"### {under.name}", "", _markdown(head, rows)]
    return "\n".join(shown_)


def how_table() -> str:
    """What each figure counts (数え方の一覧)."""
    return _markdown(
        ["符号", "項目", "数え方"],
        [[f"`{each.value}`", each.label.ja, said.ja] for each, said in HOW.items()],
    )
