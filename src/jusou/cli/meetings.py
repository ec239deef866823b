"""``jusou meetings`` (どの会議で扱えるか): first the bodies that may, the others in a line each."""

import click

from jusou.agenda import MeetingAnswer, meetings
from jusou.answer import Outcome
from jusou.case import Case
from jusou.cli.command import NO, UNDETERMINED, YES, Command, argument, as_json, full, on, under
from jusou.cli.inputs import Profiles, a_day, a_purpose, refuse
from jusou.cli.questions import at_hand, named_by, note_changes, show
from jusou.cli.speech import SIGNS, STYLES, Speech
from jusou.owing import Owed, reports_owed
from jusou.record import answer_to_plain
from jusou.rendering import Naming


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
        note_changes(speech, history, profile)
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
        # Where a judgement is awaited, consent is another way and not the condition.
        line += (
            speech(
                "（本人の同意があれば、それを待たずに扱えます）",
                " (with consent it need not wait)",
            )
            if outcome is Outcome.UNDETERMINED
            else speech("（本人の同意があれば扱えます）", " (it may with consent)")
        )
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
