"""The commands that ask the engine (判定のコマンド): judge and audit."""

import datetime as dt
from collections.abc import Iterator
from typing import Any

import click

from jusou.answer import Answer
from jusou.audit import Finding, FindingKind, audit_lines
from jusou.case import Case
from jusou.cli.command import (
    CODES,
    NO,
    UNDETERMINED,
    UNREADABLE,
    YES,
    Command,
    argument,
    as_json,
    full,
    gravest,
    on,
    under,
)
from jusou.cli.inputs import (
    AN_ARRAY,
    EMPTY,
    STDIN,
    Found,
    Profiles,
    a_day,
    histories_in,
    is_array,
    is_outdated,
    question,
    read_once,
    refuse,
    stdin_lines,
    whole,
)
from jusou.cli.speech import STYLES, Speech
from jusou.errors import InvalidError, Problem
from jusou.history import History
from jusou.judging import judge
from jusou.municipality import Municipality
from jusou.plain import to_plain
from jusou.record import act_from_json, answer_to_plain
from jusou.rendering import MUNICIPALITY, Naming, lines

PROFILE_CHANGED = (
    "注意: 記録されたときから、運用プロファイルの内容が変わっています。",
    "Note: the profile has been changed since the history was kept under it.",
)


def named_by(profile: Municipality) -> Naming:
    """Agencies and bodies of the profile by their names; all else, people first, by id (表示の名)."""
    names = {each.id: each.name for each in profile.agencies}
    names |= {each.id: each.name for each in profile.bodies}
    return lambda ident: names.get(ident, ident)


def show(speech: Speech, answer: Answer, naming: Naming, *, everything: bool = False) -> None:
    """Write an answer (判定の表示)."""
    first, *rest = lines(
        answer, audience=MUNICIPALITY, lang=speech.lang, naming=naming, full=everything
    )
    speech.say(first, STYLES[answer.outcome])
    for line in rest:
        speech.say(line, "dim" if line.lstrip().startswith("〔") else "")


def warn(speech: Speech, problems: tuple[Problem, ...], where: str = "") -> None:
    """Write what is wrong with an input, one line a problem (入力の誤りの表示)."""
    for problem in problems:
        place = ": ".join(filter(None, (where, problem.path)))
        said = speech.of(problem.text)
        speech.warn(f"{place}: {said} [{problem.code}]" if place else f"{said} [{problem.code}]")


# --- judge --------------------------------------------------------------------------------------


def judge_command(speech: Speech) -> click.Command:
    """``jusou judge`` (判定)."""

    def run(
        case: str,
        act: str | None,
        under: str | None,
        on: str | None,
        *,
        as_json: bool,
        full: bool,
    ) -> int:
        profiles, day = Profiles.named(under), a_day(on)
        if act is None:
            if case != STDIN:
                refuse("ACT", "missing", "行為（ACT）が要ります。", "an act is needed")
            return gravest(_each_question(speech, profiles, day))
        read_once("ACT", case, act)
        history, profile = at_hand(case, profiles)
        answer = _asked(history, act, profile, day)
        if as_json:
            speech.data(answer_to_plain(answer))
        else:
            show(speech, answer, named_by(profile), everything=full)
        note_changes(speech, history, profile)
        return CODES[answer.outcome]

    return Command(
        speech,
        "judge",
        callback=run,
        params=[
            argument("case"),
            argument("act", required=False, metavar="[ACT]"),
            under(speech),
            on(speech),
            full(speech),
            as_json(speech),
        ],
        short_help=speech("ある行為ができるかを判定する", "may this act be done?"),
        help=speech(
            "ケース（履歴）で、その行為（JSON）ができるかを判定します。\n"
            "CASE と ACT は、ファイル、- （標準入力）、JSON そのもののどれかです。\n"
            'CASE だけを - にすると、1行に1問 {"case": …, "act": …, "under": …, "on": …} を読み、'
            "1行に1つ判定を返します。\n"
            '行為の例: {"type": "contact", "by": {"agency": "a-city"}, "track": "t-1", "means": "visit", '
            '"result": "met"}\n'
            "ほかの行為とその項目は、文書の「用語」と jusou schema にあります。\n"
            "終了コード: 0 できる、1 できない、3 まだ決められない、2 入力の誤り",
            "Judges whether an act may be done in a case. CASE and ACT are a file, - or JSON.\n"
            'With CASE alone as -, each line of input is one question {"case", "act", "under", "on"}, '
            "and each line of output one answer.\n"
            'An act: {"type": "contact", "by": {"agency": "a-city"}, "track": "t-1", "means": "visit", '
            '"result": "met"}; jusou schema has them all.\n'
            "Exit codes: 0 yes, 1 no, 3 undetermined, 2 unreadable input",
        ),
    )


def at_hand(source: str, profiles: Profiles) -> tuple[History, Municipality]:
    """The history asked about, and the profile to judge it under (ケースと運用プロファイル).

    Raises: `InvalidError` with every problem.
    """
    text = whole(source, "CASE")
    try:
        return profiles.history(text)
    except InvalidError as error:
        problems = within("CASE", error)
    if is_array(text) and [each.code for each in problems] == ["type"]:
        problems = (AN_ARRAY.under("CASE"),)
    raise InvalidError(problems)


def within(name: str, error: InvalidError) -> tuple[Problem, ...]:
    """The problems of an input, after its name: ``CASE: records[3].act`` (入力の名を付けた問題点)."""
    return tuple(
        Problem(f"{name}: {each.path}" if each.path else name, each.code, each.text)
        for each in error.problems
    )


def _asked(history: History, act: str, profile: Municipality, day: dt.date) -> Answer:
    text = whole(act, "ACT")
    try:
        return judge(Case.of(history), act_from_json(text), under=profile, on=day)
    except InvalidError as error:
        problems = within("ACT", error)
    raise InvalidError(problems)


def note_changes(speech: Speech, history: History, profile: Municipality) -> None:
    """Say so where the profile is no longer the one recorded under (運用プロファイルの変更の注意)."""
    if is_outdated(history, profile):
        speech.warn(speech(*PROFILE_CHANGED))


def _each_question(speech: Speech, profiles: Profiles, day: dt.date) -> Iterator[int]:
    empty = True
    for number, line in enumerate(stdin_lines(), start=1):
        if not line.strip():
            continue
        empty = False
        try:
            asked = question(line, profiles, day)
            answer = judge(asked.case, asked.act, under=asked.under, on=asked.on)
        except InvalidError as error:
            warn(speech, error.problems, _line(speech, number))
            yield UNREADABLE
        else:
            speech.data(answer_to_plain(answer))
            yield CODES[answer.outcome]
    if empty:
        refuse("CASE", "empty", *EMPTY)


def _line(speech: Speech, number: int) -> str:
    return speech(f"{number}行目", f"line {number}")


# --- audit --------------------------------------------------------------------------------------


def audit_command(speech: Speech) -> click.Command:
    """``jusou audit`` (履歴の確認)."""

    def run(history: tuple[str, ...], under: str | None, *, as_json: bool, full: bool) -> int:
        profiles = Profiles.named(under)
        read_once("HISTORY", *history)
        return gravest(
            code
            for number, source in enumerate(history, start=1)
            for code in _audited(
                speech,
                source,
                f"HISTORY {number}" if len(history) > 1 else "HISTORY",
                profiles,
                everything=full,
                as_json=as_json,
            )
        )

    return Command(
        speech,
        "audit",
        callback=run,
        params=[
            argument("history", nargs=-1, required=True, metavar="HISTORY…"),
            under(speech),
            full(speech),
            as_json(speech),
        ],
        short_help=speech("記録された履歴を確かめる", "look through recorded histories"),
        help=speech(
            "記録された履歴（JSON、または1行に1件の JSON Lines）を確かめ、要確認の記録とその理由を、"
            "「当時分かっていた事実」と「後から分かった事実」に分けて示します。\n"
            "終了コード: 0 要確認なし、1 要確認あり、3 記録の足りないものだけ、2 入力の誤り",
            "Looks through recorded histories (JSON, or JSON Lines) for what to check again, as known "
            "then and as known now.\n"
            "Exit codes: 0 clean, 1 findings, 3 only undetermined ones, 2 unreadable input",
        ),
    )


def _audited(
    speech: Speech, source: str, name: str, profiles: Profiles, *, everything: bool, as_json: bool
) -> Iterator[int]:
    try:
        found = Found()
        texts = histories_in(source, name, found)
        for each in audit_lines(texts, under=profiles.chosen):
            where = f"{name} {_line(speech, each.number)}" if found.by_line else name
            if each.problems:
                warn(speech, found.told(each.number, each.problems), where)
                yield UNREADABLE
                continue
            if each.profile_changed:
                speech.warn(f"{where}: {speech(*PROFILE_CHANGED)}")
            if as_json:
                speech.data(
                    {
                        "line": each.number,
                        "case": each.case,
                        "findings": [_plain(finding) for finding in each.findings],
                    }
                )
            else:
                _tell(speech, each.case or "", each.findings, everything=everything)
            yield _code(each.findings)
    except InvalidError as error:
        warn(speech, error.problems)
        yield UNREADABLE


def _code(findings: tuple[Finding, ...]) -> int:
    if not findings:
        return YES
    doubts = all(found.kind is FindingKind.UNDETERMINED for found in findings)
    return UNDETERMINED if doubts else NO


def _tell(speech: Speech, case: str, findings: tuple[Finding, ...], *, everything: bool) -> None:
    if not findings:
        speech.say(
            f"○ {case}: {speech('要確認の記録はありません。', 'nothing to check again')}", "green"
        )
        return
    count = len(findings)
    speech.say(f"△ {case}: {speech(f'要確認 {count}件', f'{count} to check again')}", "yellow")
    for found in findings:
        speech.say(f"  ・{speech.of(found.text)}")
        if found.answer is not None:
            told = list(
                lines(
                    found.answer,
                    audience=MUNICIPALITY,
                    lang=speech.lang,
                    full=everything,
                )
            )
            for line in told[1:-1]:
                speech.say(f"    {line}")
        for problem in found.shown.problems:
            speech.say(f"      ・{speech.of(problem.text)}")


def _plain(found: Finding) -> dict[str, Any]:
    return {**to_plain(found), "kind": found.kind.value}
