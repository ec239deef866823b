"""Forms (帳票): typed documents made from a reader's view, and written out for paper and screen.

>>> from jusou.forms import Paper
>>> Paper.REFERRAL.label.ja
'つなぐシート'
"""

import datetime as dt
from collections.abc import Callable, Mapping

from jusou import acts
from jusou.agency import Party
from jusou.answer import Answer
from jusou.case import Case, effective
from jusou.errors import InvalidError, Problem, raise_all
from jusou.forms import consultation, meeting, support
from jusou.forms.approval import answer_sheet
from jusou.forms.document import Document, Field, Grid, Paper, Section
from jusou.forms.making import Making
from jusou.forms.writing import As, as_csv, as_html, as_markdown, as_text, written
from jusou.hindsight import walk
from jusou.municipality import Municipality
from jusou.questions import judged_act
from jusou.reading import Reading
from jusou.references import unaskable
from jusou.rendering import MUNICIPALITY, Audience, Reader, shown_to
from jusou.viewing import view
from jusou.vocabulary import Purpose
from jusou.wording import Text

__all__ = [
    "PAPERS",
    "As",
    "Document",
    "Field",
    "Grid",
    "Paper",
    "Section",
    "answer_sheet",
    "as_csv",
    "as_html",
    "as_markdown",
    "as_text",
    "form",
    "written",
]

Day = dt.date

#: How each paper is made of a view, and of what it is asked.
MAKERS: Mapping[Paper, Callable[[Making, str], Document]] = {
    Paper.INTAKE: consultation.intake,
    Paper.ASSESSMENT: consultation.assessment,
    Paper.PROGRESS: consultation.progress,
    Paper.REFERRAL: support.referral,
    Paper.PLAN: support.plan,
    Paper.EVALUATION: support.evaluation,
    Paper.INQUIRY: meeting.inquiry,
    Paper.AGENDA: meeting.agenda,
    Paper.PREPARATION: meeting.preparation,
    Paper.MINUTES: meeting.minutes,
}

#: The papers that `form` makes; `Paper.ANSWER` is made of an answer, by `answer_sheet`.
PAPERS: tuple[Paper, ...] = tuple(MAKERS)


_OF_AN_ANSWER = Text(
    "判定票は、判定から answer_sheet で作ってください。",
    "a sheet for an answer is made of the answer, by answer_sheet",
)


def form(
    case: Case,
    paper: Paper,
    *,
    of: str,
    under: Municipality,
    on: Day,
    for_: Audience = MUNICIPALITY,
    purpose: Purpose = Purpose.SUPPORT_SYSTEM,
) -> Document:
    """A form, filled as far as the case as its reader may know it goes (帳票).

    *of* is whom or what it is about: a person (intake, assessment, progress), a referral, a plan,
    a track (evaluation), a request (inquiry), or a sitting.

    Raises: `InvalidError` where it is asked before its time, for another reader, or about what
    is not in that reader's view. No page is half filled.
    """
    if paper not in MAKERS:
        raise InvalidError((Problem("paper", "choice", _OF_AN_ANSWER),))
    seen = view(case, for_=for_, under=under, on=on, purpose=purpose)
    answers: dict[str, Answer] = {}
    if paper in (Paper.PREPARATION, Paper.MINUTES) and for_.reader is not Reader.PERSON:
        found = _of_items(case, of, under, on)
        answers = {item: shown_to(each, for_) for item, each in found.items()}
    return MAKERS[paper](Making(seen, under, answers), of)


def _of_items(case: Case, sitting: str, under: Municipality, on: Day) -> dict[str, Answer]:
    """The answer on each item: that of its own day once it is heard, today's until then (議題の判定)."""
    entries = [each for each in effective(case.records) if each.day <= on]
    heard = {
        each.record.id
        for each in entries
        if isinstance(each.act, acts.HearItem) and each.act.meeting == sitting
    }
    found: dict[str, Answer] = {}
    for seen in walk(case.registry, entries, under, asked=heard):
        if seen.answer is not None and isinstance(seen.entry.act, acts.HearItem):
            found[seen.entry.act.item] = seen.answer
    ledger = case.ledger(on)
    held = ledger.meetings.get(sitting)
    for item in held.items if held is not None else ():
        if item.id not in found:
            hear = acts.HearItem(by=Party(under.agency), meeting=sitting, item=item.id)
            read = Reading(ledger, under, on, hear)
            problems = tuple(unaskable(read, hear))
            if any(each.code != "dangling" for each in problems):
                raise_all(problems)
            if not problems:
                found[item.id] = judged_act(read, hear)
    return found
