"""``jusou compare`` (比べる): which answers differ between two days of the law, or two profiles."""

import csv
import io
import sys
from collections.abc import Iterable, Iterator
from typing import Any, TypeAlias

import click

from jusou import compare
from jusou.answer import Answer, Outcome
from jusou.cli.command import NO, UNREADABLE, YES, Command, argument, as_json, gravest, on
from jusou.cli.inputs import (
    Found,
    Profiles,
    a_day,
    a_profile,
    histories_in,
    read_once,
    refuse,
)
from jusou.cli.questions import warn
from jusou.cli.speech import Speech
from jusou.compare import ActDifference, CellDifference, Said, Side
from jusou.errors import InvalidError, Problem, UnreadableError
from jusou.plain import to_plain
from jusou.policy import RULES
from jusou.record import answer_to_plain, histories
from jusou.wording import Text

_FORMATS = ("markdown", "csv", "json")

Row: TypeAlias = tuple[str, ...]


def compare_command(speech: Speech) -> click.Command:
    """``jusou compare`` (比べる)."""

    def run(
        history: tuple[str, ...],
        law_on: tuple[str, ...],
        under: tuple[str, ...],
        on: str | None,
        form: str,
        *,
        as_json: bool,
    ) -> int:
        if form not in _FORMATS:
            known = ", ".join(_FORMATS)
            refuse("--format", "choice", f"次のどれかにしてください: {known}", f"one of: {known}")
        read_once("HISTORY", *history)
        was, now, profiles = _sides(law_on, under, on)
        if was.law_on is not None and now.law_on is not None:
            cells = compare.law_days(was.law_on, now.law_on)
        else:
            cells = _profiles(was, now, on)
        codes: list[int] = []
        acts = list(_acts(speech, history, was, now, profiles, codes))
        write = {"markdown": _markdown, "csv": _csv, "json": _json}["json" if as_json else form]
        write(speech, was, now, cells, acts)
        return gravest([*codes, NO if cells or acts else YES])

    return Command(
        speech,
        "compare",
        callback=run,
        params=[
            argument("history", nargs=-1, required=False, metavar="[HISTORY…]"),
            click.Option(
                ["--law-on"],
                multiple=True,
                metavar="DATE",
                help=speech("比べる法令の日（二度書く）", "a day of the law, given twice"),
            ),
            click.Option(
                ["--under"],
                multiple=True,
                metavar="M",
                help=speech(
                    "比べる自治体（二度書く）。--law-on と使うときは一つで、履歴をその運用で見る",
                    "a profile, given twice; with --law-on once, to judge the histories under it",
                ),
            ),
            on(speech),
            click.Option(
                ["--format", "form"],
                default="markdown",
                metavar="|".join(_FORMATS),
                help=speech("出し方（既定は Markdown の表）", "how; Markdown by default"),
            ),
            as_json(speech),
        ],
        short_help=speech("法令の日や自治体の間で、答えを比べる", "what differs between two laws"),
        help=speech(
            "法令の二つの日、または二つの自治体の間で、答えの表のどこが違うかを出します。\n"
            "HISTORY（JSON、JSON Lines）を付けると、記録された行為のうち答えの変わるものも出します。\n"
            "--law-on DATE --law-on DATE か、--under M --under M のどちらかが要ります。\n"
            "終了コード: 0 違いなし、1 違いあり、2 入力の誤り",
            "Shows which cells of the answer tables differ between two days of the law, or two "
            "municipalities, and with histories, which recorded acts would be answered "
            "differently.\n"
            "Give --law-on twice, or --under twice.\n"
            "Exit codes: 0 nothing differs, 1 something does, 2 unreadable input",
        ),
    )


def _sides(
    law_on: tuple[str, ...], under: tuple[str, ...], on: str | None
) -> tuple[Side, Side, Profiles]:
    match law_on, under:
        case (first, second), () | (_,):
            if on is not None:
                refuse(
                    "--on",
                    "either",
                    "--law-on と --on は一緒に使えません。",
                    "--law-on and --on exclude each other",
                )
            days = (a_day(first, "--law-on"), a_day(second, "--law-on"))
            profiles = Profiles.named(next(iter(under), None))
            return Side(law_on=days[0]), Side(law_on=days[1]), profiles
        case (), (first, second):
            return Side(under=a_profile(first)), Side(under=a_profile(second)), Profiles()
        case _:
            raise UnreadableError((_WHICH,))


_WHICH = Problem(
    "--law-on",
    "either",
    Text(
        "--law-on を二度、または --under を二度書いてください。",
        "give --law-on twice, or --under twice",
    ),
)


def _profiles(was: Side, now: Side, on: str | None) -> tuple[CellDifference, ...]:
    if was.under is None or now.under is None:
        return ()
    return compare.profiles(was.under, now.under, on=a_day(on))


def _acts(
    speech: Speech,
    sources: tuple[str, ...],
    was: Side,
    now: Side,
    profiles: Profiles,
    codes: list[int],
) -> Iterator[ActDifference]:
    """The acts that differ; what cannot be read is told, and its code kept (答えの変わる行為)."""
    for number, source in enumerate(sources, start=1):
        name = f"HISTORY {number}" if len(sources) > 1 else "HISTORY"
        found = Found()
        try:
            for line in histories(histories_in(source, name, found), known=profiles.known):
                where = f"{name} {speech(f'{line.number}行目', f'line {line.number}')}"
                where = where if found.by_line else name
                if line.history is None:
                    warn(speech, found.told(line.number, line.problems), where)
                    codes.append(UNREADABLE)
                    continue
                yield from compare.acts_of(
                    line.history, was, now, under=profiles(line.history.profile)
                )
        except InvalidError as error:
            warn(speech, error.problems)
            codes.append(UNREADABLE)


# --- as an official reads it --------------------------------------------------------------------


def _markdown(
    speech: Speech,
    was: Side,
    now: Side,
    cells: tuple[CellDifference, ...],
    acts: list[ActDifference],
) -> None:
    before, after = speech.of(was.label), speech.of(now.label)
    out = [f"# {before} → {after}", ""]
    count = sum(each.cells for each in cells)
    out += [
        speech(
            f"規則の表で違うところ: {count} マス（{len(cells)} 行にまとめてあります）",
            f"Cells of the rules' tables that differ: {count} (in {len(cells)} lines)",
        ),
        "",
    ]
    head = (
        speech("規則", "rule"),
        speech("場合", "when"),
        before,
        after,
        speech("違い", "difference"),
    )
    if cells:
        out += [*_table(head, (_cell_row(speech, each) for each in cells)), ""]
    if acts:
        record = speech("記録", "record")
        out += [
            speech(
                f"答えの変わる行為: {len(acts)} 件",
                f"Acts that would be answered differently: {len(acts)}",
            ),
            "",
            *_table(
                (record, speech("行為", "act"), before, after, head[-1]),
                (_act_row(speech, each) for each in acts),
            ),
            "",
        ]
    out.append(
        speech(
            "法的助言ではありません。決めるのは市町村です。",
            "This is no legal advice; the municipality decides.",
        )
    )
    sys.stdout.write("\n".join(out) + "\n")


def _table(head: Row, rows: Iterable[Row]) -> Iterator[str]:
    yield f"| {' | '.join(head)} |"
    yield f"|{' --- |' * len(head)}"
    for row in rows:
        yield f"| {' | '.join(each.replace('|', '｜').replace(chr(10), ' ') for each in row)} |"


def _cell_row(speech: Speech, each: CellDifference) -> Row:
    when = speech("、", "; ").join(speech.of(fact.label) for fact in each.facts if not fact.every)
    return (
        f"{each.rule}<br>{speech.of(RULES[each.rule].says)}",
        when or speech("どんなときも", "whatever the facts"),
        _said(speech, each, each.was, each.now),
        _said(speech, each, each.now, each.was),
        speech.of(each.change.label),
    )


def _said(speech: Speech, each: CellDifference, said: Said | None, other: Said | None) -> str:
    if said is None:
        return speech("問われない（会議体や定めがない）", "not asked: no such body or provision")
    words = speech.of(said.outcome.label)
    if said.departed:
        words += speech("（原則外）", " (departure)")
    if said.present is not None:
        words += _present(speech, said.present)
    if each.change is compare.Change.REASON:
        words += f": {speech.of(said.sentence)}"
    apart = [cited for cited in said.sources if other is None or cited not in other.sources]
    if apart and each.change is compare.Change.SOURCE:
        unread = speech("・未読", ", unread")
        shown = (f"{speech.of(one.label)}{'' if one.in_force else unread}" for one in apart)
        words += f"〔{speech('、', '; ').join(shown)}〕"
    return words


def _present(speech: Speech, present: Outcome) -> str:
    label = speech.of(present.label)
    return speech(f"（今の条文では: {label}）", f" (under the present text: {label})")


def _act_row(speech: Speech, each: ActDifference) -> Row:
    return (
        f"{each.case} {each.record}（{each.day.isoformat()}）",
        speech.of(each.label),
        _answered(speech, each.was),
        _answered(speech, each.now),
        speech.of(each.change.label),
    )


def _answered(speech: Speech, answer: Answer | None) -> str:
    if answer is None:
        return speech("問いが成り立たない", "cannot be asked")
    words = speech.of(answer.outcome.label)
    if answer.under_present_text is not None:
        words += _present(speech, answer.under_present_text)
    rules = sorted(answer.rules())
    return f"{words}〔{', '.join(rules)}〕" if rules else words


# --- for a spreadsheet, and for machines --------------------------------------------------------

_COLUMNS = (
    "kind",
    "rule",
    "facts",
    "cells",
    "case",
    "record",
    "day",
    "act",
    "change",
    "was",
    "was_sources",
    "now",
    "now_sources",
)


def _csv(
    speech: Speech,
    _was: Side,
    _now: Side,
    cells: tuple[CellDifference, ...],
    acts: list[ActDifference],
) -> None:
    out = io.StringIO()
    rows = csv.writer(out, lineterminator="\n")
    rows.writerow(_COLUMNS)
    for cell in cells:
        facts = "; ".join(
            f"{fact.name}={'|'.join(fact.values)}" for fact in cell.facts if not fact.every
        )
        rows.writerow(
            (
                "cell",
                cell.rule,
                facts,
                cell.cells,
                "",
                "",
                "",
                "",
                cell.change.value,
                *_said_columns(speech, cell.was),
                *_said_columns(speech, cell.now),
            )
        )
    for act in acts:
        rows.writerow(
            (
                "act",
                "",
                "",
                "",
                act.case,
                act.record,
                act.day,
                act.act,
                act.change.value,
                *_answer_columns(speech, act.was),
                *_answer_columns(speech, act.now),
            )
        )
    sys.stdout.write(out.getvalue())


def _said_columns(speech: Speech, said: Said | None) -> Row:
    if said is None:
        return "", ""
    return said.outcome.value, "; ".join(speech.of(each.label) for each in said.sources)


def _answer_columns(speech: Speech, answer: Answer | None) -> Row:
    if answer is None:
        return "", ""
    cited = dict.fromkeys(
        speech.of(cite.label)
        for reason in answer.all_reasons()
        if not reason.aside
        for cite in reason.cites
    )
    return answer.outcome.value, "; ".join(cited)


def _json(
    speech: Speech,
    was: Side,
    now: Side,
    cells: tuple[CellDifference, ...],
    acts: list[ActDifference],
) -> None:
    speech.data(
        {
            "was": _side(was),
            "now": _side(now),
            "cells": [{**to_plain(each), "change": each.change.value} for each in cells],
            "acts": [
                {
                    "case": each.case,
                    "record": each.record,
                    "day": each.day.isoformat(),
                    "act": each.act,
                    "change": each.change.value,
                    "was": None if each.was is None else answer_to_plain(each.was),
                    "now": None if each.now is None else answer_to_plain(each.now),
                }
                for each in acts
            ],
        }
    )


def _side(side: Side) -> dict[str, Any]:
    under = side.under
    return {
        "law_on": side.law_on.isoformat() if side.law_on else None,
        "under": None
        if under is None
        else {"id": under.id, "version": under.version, "hash": under.hash},
    }
