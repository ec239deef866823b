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
from jusou.wording import Text

#: What stands in a place that the plan left empty: never nothing, and never 0.
EMPTY = Text("（空欄）", "(left empty)")


def shown(there: Place, lang: str = "ja") -> str:
    """A place as a reader sees it (欄の表示): 空欄, the mark that was printed, or the number."""
    match there.state:
        case Printed.EMPTY:
            return EMPTY.in_(lang)
        case Printed.NO_COLUMN:
            return ""
        case Printed.NUMBER | Printed.MARK:
            return there.text


def title(counts: YearCounts, lang: str = "ja") -> str:
    """The heading of the table (表題)."""
    name, year = counts.under.name, counts.year
    return Text(f"{name} {fiscal_name(year)}の指標", f"{name}: figures of fiscal year {year}").in_(
        lang
    )


def number(row: Row, lang: str = "ja") -> str:
    """What was counted, with what is left open (数えた値の表示)."""
    return "—" if row.number is None else f"{row.number}{_left_open(row.open, lang)}"


def _left_open(sittings: int, lang: str) -> str:
    if not sittings:
        return ""
    return Text(
        f"（ほかに{sittings}回は数え方が未定）", f" (how to count {sittings} more is left open)"
    ).in_(lang)


def unit(row: Row) -> str:
    """The unit as printed, if the document gives one (単位)."""
    return row.indicator.unit or ""


def signed(difference: Decimal | None) -> str:
    """A difference with its sign (差)."""
    return "" if difference is None else f"{difference:+}"


def column(year: int, kind: FigureKind, lang: str = "ja") -> str:
    """The head of a column (列の見出し): the fiscal year and what its figures are."""
    return f"{fiscal_name(year, short=True)} {kind.label.in_(lang)}"


def plan_lines(under: Municipality, year: int) -> Iterator[str]:
    """The implementation plan: its period, phases, what a year is for, how it is judged (実施計画と評価).

    They are the words of a Japanese document: there is no English of them.
    """
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


def notes(counts: YearCounts, lang: str = "ja") -> Iterator[str]:
    """What a reader of the figures must know (注記)."""
    return (each.in_(lang) for each in _notes(counts))


def _notes(counts: YearCounts) -> Iterator[Text]:
    yield Text(
        "数えた値は、その年度に行われた記録を、訂正・取消しを反映して数えたものです。",
        "Counted are the records of acts done in the year, as corrected and voided since.",
    )
    yield Text(
        "実人数は、ケース（世帯）ごとに数えた本人の合計です。二つのケースに出てくる同じ人は2人になります。",
        "People are counted case by case (household): one who is in two cases counts as two.",
    )
    joint = counts.count(Measure.JOINT_SITTINGS).number
    if joint:
        said = counts.under.joint_sittings.label
        yield Text(
            f"支援会議と重層的支援会議を兼ねた開催が{joint}回あります。数え方: {said.ja}。",
            f"{joint} sittings were 支援会議 and 重層的支援会議 at once; counted so: {said.en}.",
        )
    if counts.unnamed:
        yield Text(
            f"運用プロファイルの記載のない履歴が{counts.unnamed}件あり、含めて数えています。",
            f"{counts.unnamed} histories name no profile; they are counted as well.",
        )
    yield Text(
        "判定ではなく記録の集計です。国への実績報告の様式とは、項目と数え方が違うことがあります。",
        "A count of records, no judgement; the ministry's report may have other items and ways.",
    )


# --- text and Markdown --------------------------------------------------------------------------


def text(found: YearTable, lang: str = "ja") -> Iterator[str]:
    """The table as lines to read (文字の表). What a municipality printed stays as it printed it."""
    counts = found.counts
    yield title(counts, lang)
    yield from plan_lines(counts.under, counts.year)
    yield Text(f"履歴 {counts.histories}件", f"histories: {counts.histories}").in_(lang)
    yield ""
    if found.rows:
        yield Text("指標", "Indicators").in_(lang)
    for row in found.rows:
        yield f"・{row.indicator.name}（{row.indicator.id}）"
        yield f"  {_compared(row, lang)}"
    yield ""
    yield Text("記録から数えた値", "Counted from records").in_(lang)
    for count in counts.counts:
        yield f"・{count.measure.label.in_(lang)}: {_total(count, lang)}"
        if parts := _parts(count, lang):
            yield f"  {parts}"
    yield ""
    for note in notes(counts, lang):
        yield f"※ {note}"


def _compared(row: Row, lang: str) -> str:
    of = unit(row) if row.number is not None else ""
    said = [f"{Text('数えた値', 'counted').in_(lang)} {number(row, lang)}{of}"]
    if row.target is not None:
        said.append(
            f"{row.target.kind.label.in_(lang)} {shown(row.target, lang)}"
            + (unit(row) if row.target.state is Printed.NUMBER else "")
        )
    if row.difference is not None:
        said.append(f"{_DIFFERENCE.in_(lang)} {signed(row.difference)}")
    return _AND.in_(lang).join([*said, row.against.label.in_(lang)])


def _total(count: Count, lang: str) -> str:
    if count.people is None:
        times = Text(f"{count.number}回", str(count.number)).in_(lang)
        return times + _left_open(count.open, lang)
    return Text(
        f"延べ{count.number}件、実人数{count.people}人、{count.cases}ケース",
        f"{count.number} in all, {count.people} people, {count.cases} cases",
    ).in_(lang)


def _parts(count: Count, lang: str) -> str:
    return _AND.in_(lang).join(
        f"{part.label.in_(lang)} {part.number}"
        for part in count.parts
        if part.number or count.number
    )


_AND = Text("、", ", ")


_INDICATOR = Text("指標", "indicator")
_UNIT = Text("単位", "unit")
_LEFT_OPEN = Text("数え方が未定", "left open")
_DIFFERENCE = Text("差", "difference")
_COMPARED = Text("比較", "compared")
_TOTALS = (Text("延べ", "in all"), Text("実人数", "people"), Text("ケース", "cases"))
_ITEM = Text("項目", "item")
_PARTS = Text("内訳", "parts")
_HOW = Text("数え方", "how it is counted")


def _counted(year: int) -> Text:
    short = fiscal_name(year, short=True)
    return Text(f"{short} 数えた値", f"{short} counted")


def _heads(lang: str, *texts: Text) -> list[str]:
    return [each.in_(lang) for each in texts]


def markdown(found: YearTable, lang: str = "ja") -> str:
    """The table in Markdown, for a page or a report (Markdown の表)."""
    head = [
        *_heads(lang, _INDICATOR, _UNIT),
        *(column(*each, lang) for each in found.columns),
        *_heads(lang, _counted(found.counts.year), _DIFFERENCE, _COMPARED),
    ]
    lines = [
        [
            row.indicator.name,
            unit(row),
            *(shown(each, lang) for each in row.places),
            number(row, lang),
            signed(row.difference),
            row.against.label.in_(lang),
        ]
        for row in found.rows
    ]
    return _markdown(head, lines)


def counts_markdown(counts: YearCounts, lang: str = "ja") -> str:
    """What was counted from records, with its parts, in Markdown (数えた値の表)."""
    more = Text("（ほかに未定{}）", " ({} left open)").in_(lang)
    return _markdown(
        _heads(lang, _ITEM, *_TOTALS, _PARTS, _HOW),
        [
            [
                count.measure.label.in_(lang),
                str(count.number) + (more.format(count.open) if count.open else ""),
                "" if count.people is None else str(count.people),
                "" if count.cases is None else str(count.cases),
                _AND.in_(lang).join(
                    f"{part.label.in_(lang)} {part.number}" for part in count.parts if part.number
                ),
                HOW[count.measure].in_(lang),
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


def csv(found: YearTable, lang: str = "ja") -> bytes:
    """Both tables as CSV that opens in Japanese Excel (表計算用の出力): what cannot be counted has no number."""
    counts = found.counts
    lines: list[list[str]] = [
        [title(counts, lang)],
        [
            *_heads(lang, Text("番号", "id"), _INDICATOR, _UNIT),
            *(column(*each, lang) for each in found.columns),
            *_heads(lang, _counted(counts.year), _LEFT_OPEN, _DIFFERENCE, _COMPARED),
        ],
    ]
    lines += [
        [
            row.indicator.id,
            row.indicator.name,
            unit(row),
            *(shown(each, lang) for each in row.places),
            "" if row.number is None else str(row.number),
            str(row.open) if row.open else "",
            "" if row.difference is None else str(row.difference),
            row.against.label.in_(lang),
        ]
        for row in found.rows
    ]
    everything, *apart = _TOTALS
    lines += [[], _heads(lang, _ITEM, _PARTS, everything, _LEFT_OPEN, *apart, _HOW)]
    for count in counts.counts:
        lines.append(
            [
                count.measure.label.in_(lang),
                "",
                str(count.number),
                str(count.open) if count.open else "",
                "" if count.people is None else str(count.people),
                "" if count.cases is None else str(count.cases),
                HOW[count.measure].in_(lang),
            ]
        )
        lines += [
            ["", part.label.in_(lang), str(part.number), str(part.open) if part.open else ""]
            for part in count.parts
        ]
    lines += [[], *([note] for note in notes(counts, lang))]
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
