"""The commands that ask the engine (判定のコマンド): judge, meetings and audit."""

import datetime as dt
from collections.abc import Iterator
from typing import Any

import click

from jusou.agenda import MeetingAnswer, meetings
from jusou.answer import Answer, Outcome
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
    a_purpose,
    histories_in,
    is_array,
    is_outdated,
    question,
    refuse,
    stdin_lines,
    whole,
)
from jusou.cli.speech import SIGNS, STYLES, Speech
from jusou.errors import InvalidError, Problem
from jusou.history import History
from jusou.judge import judge
from jusou.municipality import Municipality
from jusou.owing import Owed, reports_owed
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
        if case == STDIN and act == STDIN:
            refuse(
                "ACT", "twice", "標準入力は一度しか読めません。", "standard input can be read once"
            )
        history, profile = at_hand(case, profiles)
        answer = _asked(history, act, profile, day)
        if as_json:
            speech.data(answer_to_plain(answer))
        else:
            show(speech, answer, named_by(profile), everything=full)
        _note_changes(speech, history, profile)
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
            "終了コード: 0 できる、1 できない、3 まだ決められない、2 入力の誤り",
            "Judges whether an act may be done in a case. CASE and ACT are a file, - or JSON.\n"
            'With CASE alone as -, each line of input is one question {"case", "act", "under", "on"}, '
            "and each line of output one answer.\n"
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


def _note_changes(speech: Speech, history: History, profile: Municipality) -> None:
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


# --- meetings -----------------------------------------------------------------------------------


def meetings_command(speech: Speech) -> click.Command:
    """``jusou meetings`` (どの会議で扱えるか)."""

    def run(
        case: str,
        purpose: str | None,
        about: str | None,
        under: str | None,
        on: str | None,
        *,
        as_json: bool,
        full: bool,
    ) -> int:
        day, wanted = a_day(on), a_purpose(purpose)
        history, profile = at_hand(case, Profiles.named(under))
        whole_case = Case.of(history)
        if about is not None and about not in whole_case.people:
            refuse("--about", "dangling", "このケースに、その人はいません。", "not in this case")
        found = meetings(whole_case, under=profile, on=day, purpose=wanted, about=about)
        if as_json:
            speech.data(
                [
                    {
                        "body": each.body,
                        "name": each.name,
                        "answer": answer_to_plain(each.answer),
                        "with_consent": each.with_consent,
                    }
                    for each in found
                ]
            )
        else:
            naming = named_by(profile)
            speech.title(
                speech(
                    f"「{wanted.label.ja}」を扱える会議（{profile.name}・{day.isoformat()}）",
                    f"Meetings for: {wanted.label.en} ({profile.name}, {day.isoformat()})",
                )
            )
            _owed(speech, reports_owed(whole_case, under=profile, on=day))
            _compared(speech, found, naming, everything=full)
        _note_changes(speech, history, profile)
        outcomes = {each.answer.outcome for each in found}
        if Outcome.PERMITTED in outcomes:
            return YES
        return UNDETERMINED if Outcome.UNDETERMINED in outcomes else NO

    return Command(
        speech,
        "meetings",
        callback=run,
        params=[
            argument("case"),
            click.Option(
                ["--purpose"],
                metavar="P",
                help=speech(
                    "何のために扱うか（既定は support_system 支援体制の検討）",
                    "what for; support_system by default",
                ),
            ),
            click.Option(
                ["--about"],
                metavar="PERSON",
                help=speech("誰のことか（人の番号）", "about whom: a person's id"),
            ),
            under(speech),
            on(speech),
            full(speech),
            as_json(speech),
        ],
        short_help=speech("どの会議で扱えるかを示す", "which meeting may take this case?"),
        help=speech(
            "このケースを、どの会議で扱えるかを会議体ごとに示します。\n"
            "終了コード: 0 どれかで扱える、3 まだ決められない会議がある、1 どれでも扱えない、2 入力の誤り",
            "Tells for each meeting body whether it may take this case.\n"
            "Exit codes: 0 some body may, 3 undetermined for some, 1 none may, 2 unreadable input",
        ),
    )


def _owed(speech: Speech, owed: tuple[Owed, ...]) -> None:
    """What must be told first, whichever meeting takes it (先に知らせること)."""
    if not owed:
        return
    speech.say(
        speech(
            "会議を待たずに知らせること（通報・通告）:",
            "To be reported without waiting for a meeting:",
        ),
        "bold",
    )
    for each in owed:
        where = speech("・", ", ").join(speech.of(to.label) for to in each.addressees)
        articles = speech("、", "; ").join(speech.of(cited.label) for cited in each.cites)
        speech.say(
            f"  ・{each.person}: {speech.of(each.kind.label)}"
            f"（{speech.of(each.strength.label)}） → {where} 〔{articles}〕"
        )
    speech.say()


#: How many are told at length where none may take it.
_AT_LENGTH = 2


def _compared(
    speech: Speech, found: tuple[MeetingAnswer, ...], naming: Naming, *, everything: bool
) -> None:
    """Those that may take it at length, the others in a line each (会議の比較)."""
    order = list(Outcome)
    ranked = sorted(found, key=lambda each: order.index(each.answer.outcome))
    may = [each for each in ranked if each.answer.is_permitted]
    told = ranked if everything else (may or ranked[:_AT_LENGTH])
    for each in told:
        _headline(speech, each)
    rest = [each for each in ranked if each not in told]
    for each in rest:
        _headline(speech, each, with_reason=True)
    for each in told:
        speech.say()
        speech.title(each.name)
        show(speech, each.answer, naming, everything=everything)
    if rest:
        speech.say()
        speech.say(
            speech(
                "ほかの会議の理由と手立ては --full で出ます。",
                "--full gives the reasons and remedies of the others.",
            )
        )


def _headline(speech: Speech, each: MeetingAnswer, *, with_reason: bool = False) -> None:
    outcome = each.answer.outcome
    line = f"{SIGNS[outcome]} {each.name}: {speech.of(outcome.label)}"
    if each.with_consent:
        line += speech("（本人の同意があれば扱えます）", " (it may with consent)")
    why = next(
        (
            reason
            for reason in each.answer.all_reasons()
            if reason.outcome is outcome and not reason.aside
        ),
        None,
    )
    if with_reason and why is not None and outcome is not Outcome.PERMITTED:
        article = f"〔{speech.of(why.cites[0].label)}〕" if why.cites else ""
        line += f" {speech.of(why.sentence)}{article}"
    speech.say(line, STYLES[outcome])


# --- audit --------------------------------------------------------------------------------------


def audit_command(speech: Speech) -> click.Command:
    """``jusou audit`` (履歴の確認)."""

    def run(history: tuple[str, ...], under: str | None, *, as_json: bool, full: bool) -> int:
        profiles = Profiles.named(under)
        if list(history).count(STDIN) > 1:
            refuse(
                "HISTORY",
                "twice",
                "標準入力は一度しか読めません。",
                "standard input can be read once",
            )
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
