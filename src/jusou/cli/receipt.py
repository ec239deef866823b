"""``jusou receipt`` (判定の控え): keep an answer with what it rested on, and ask it again later."""

import click

from jusou.answer import Outcome
from jusou.case import Case
from jusou.cli.command import CODES, NO, YES, Command, Group, argument, as_json, on, under
from jusou.cli.inputs import Profiles, a_day, read_once, whole
from jusou.cli.questions import at_hand, within
from jusou.cli.speech import Speech
from jusou.errors import InvalidError
from jusou.plain import to_plain
from jusou.receipt import Rerun, receipt, receipt_from_json, receipt_to_json, rerun
from jusou.record import act_from_json


def receipt_command(speech: Speech) -> click.Command:
    """``jusou receipt`` (判定の控え)."""
    group = Group(
        speech,
        "receipt",
        short_help=speech("判定の控えを作る、確かめる", "keep an answer, and ask it again"),
        help=speech(
            "判定を、用いた規則・出典・運用プロファイルの要約値とともに控え、後からもう一度判定して"
            "違いを示します。控えには行為の全体が入ります。履歴と同じに扱ってください。",
            "Keeps an answer with the hashes of the rules, law and profile it used, and asks it "
            "again later. A receipt holds the whole act: treat it as you treat a history.",
        ),
    )
    group.add_command(_issue(speech))
    group.add_command(_check(speech))
    return group


def _issue(speech: Speech) -> click.Command:
    def run(case: str, act: str, under: str | None, on: str | None) -> int:
        read_once("ACT", case, act)
        day = a_day(on)
        history, profile = at_hand(case, Profiles.named(under))
        text = whole(act, "ACT")
        try:
            kept = receipt(Case.of(history), act_from_json(text), under=profile, on=day)
        except InvalidError as error:
            problems = within("ACT", error)
        else:
            click.echo(receipt_to_json(kept))
            return CODES[kept.answer.outcome]
        raise InvalidError(problems)

    return Command(
        speech,
        "issue",
        callback=run,
        params=[argument("case"), argument("act"), under(speech), on(speech)],
        short_help=speech("判定して控えを作る", "judge, and write a receipt"),
        help=speech(
            "判定し、控え（JSON）を1行で出します。\n"
            "終了コード: 0 できる、1 できない、3 まだ決められない、2 入力の誤り",
            "Judges, and writes the receipt as one line of JSON.\n"
            "Exit codes: 0 yes, 1 no, 3 undetermined, 2 unreadable input",
        ),
    )


def _check(speech: Speech) -> click.Command:
    def run(kept: str, case: str, under: str | None, *, as_json: bool) -> int:
        read_once("ACT", kept, case)
        text = whole(kept, "RECEIPT")
        history, profile = at_hand(case, Profiles.named(under))
        try:
            found = rerun(receipt_from_json(text), Case.of(history), under=profile)
        except InvalidError as error:
            problems = within("RECEIPT", error)
        else:
            if as_json:
                speech.data(
                    {
                        "same": found.same,
                        "was": found.receipt.answer.outcome.value,
                        "now": found.answer.outcome.value,
                        "differences": [to_plain(each) for each in found.differences],
                    }
                )
            else:
                _tell(speech, found)
            return NO if found.differences else YES
        raise InvalidError(problems)

    return Command(
        speech,
        "check",
        callback=run,
        params=[
            argument("kept", metavar="RECEIPT"),
            argument("case"),
            under(speech),
            as_json(speech),
        ],
        short_help=speech("控えをもう一度判定する", "ask a receipt again"),
        help=speech(
            "控えの問いを、今の規則・出典・運用プロファイルでもう一度判定し、違いをすべて出します。"
            "判定が同じでも、規則などが変わっていれば出ます。\n"
            "終了コード: 0 何も変わっていない、1 違いがある、2 入力の誤り",
            "Asks the question of a receipt again and shows all that differs, even where the answer "
            "is the same.\n"
            "Exit codes: 0 nothing has changed, 1 something differs, 2 unreadable input",
        ),
    )


def _tell(speech: Speech, found: Rerun) -> None:
    was, now = found.receipt.answer.outcome, found.answer.outcome
    if found.same:
        speech.say(
            speech(f"判定は同じです: {_of(speech, now)}", f"The same answer: {_of(speech, now)}"),
            "green",
        )
    else:
        speech.say(
            speech(
                f"判定が違います: {_of(speech, was)} → {_of(speech, now)}",
                f"The answer differs: {_of(speech, was)} → {_of(speech, now)}",
            ),
            "yellow",
        )
    for each in found.differences:
        speech.say(f"・{speech.of(each.text)}")


def _of(speech: Speech, outcome: Outcome) -> str:
    return speech.of(outcome.label)
