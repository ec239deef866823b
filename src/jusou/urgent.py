"""What cannot wait (急ぐこと): emergency support, and reports of abuse with what is told in them."""

from collections.abc import Callable
from typing import Any

from jusou import acts, bars, reporting, steps
from jusou.acts import Act
from jusou.agency import Party
from jusou.answer import Outcome, Part, Reason, Remedy
from jusou.cells import Asking, hidden_from, parts_of
from jusou.provenance import given_by
from jusou.reading import Reading
from jusou.rule import compose
from jusou.transfer import is_contracted
from jusou.vocabulary import (
    Capacity,
    Category,
    Character,
    JudgementKind,
    Purpose,
    Recorded,
    ReportKind,
    YesNo,
)
from jusou.withholding import share_remedies
from jusou.wording import Text

Judged = tuple[tuple[Reason, ...], list[Part], list[Remedy]]


def emergency_support(ask: Asking, act: acts.EmergencySupport) -> Judged:
    """Support that cannot wait, and what must be told for it (緊急支援の問い)."""
    danger = ask.read.judged(JudgementKind.DANGER, person=act.person)
    given = given_by(act.by, act.information)
    parts = parts_of(ask, given, [(act.to, None)], Purpose.SERVICE) if act.to else []
    remedies = list(share_remedies(act.information, parts))
    if any(part.outcome is not Outcome.PERMITTED for part in parts):
        remedies.append(
            Remedy(
                "say_the_danger",
                Text(
                    "命・身体・財産が危ないときは待たないでください。"
                    "危険の内容と、同意を得られない理由（意識がない、連絡がつかないなど）を一言添えれば、いま伝えられます。",
                    "if life, body or property is in danger do not wait: "
                    "state the danger and why consent cannot be had, and tell them now",
                ),
                rank=0,
            )
        )
    return (ask.put(steps.emergency_support, danger),), parts, remedies


def report(ask: Asking, act: acts.Report) -> Judged:
    """A report of abuse, which nothing stands against, and what is told with it (通報の問い)."""
    reasons = (
        ask.put(
            reporting.never_waits,
            act.kind,
            act.danger,
            act.to,
            ask.read.by_municipality(act.by),
        ),
        ask.put(reporting.wish_of_the_person, act.kind),
    )
    return reasons, _told_with(ask, act), []


#: A child may be reported through a commissioner, too (児童福祉法25条・児童虐待防止法6条).
_OF_CHILDREN = frozenset({ReportKind.CHILD_ABUSE, ReportKind.CHILD_IN_NEED})


def _takes_reports(read: Reading, act: acts.Report, agency: str) -> Recorded:
    """Whether who is told is what the law names, or takes its reports by contract (通報先か)."""
    if act.to not in reporting.ADDRESSEES[act.kind]:
        return Recorded.NO
    character = read.character(agency)
    if (
        character in (Character.MUNICIPALITY, Character.OTHER_PUBLIC)
        or (character is Character.WELFARE_COMMISSIONER and act.kind in _OF_CHILDREN)
        or is_contracted(read, agency)
    ):
        return Recorded.YES
    if character is Character.RESIDENTS:
        return Recorded.NO
    return read.judged(JudgementKind.LEGAL_BASIS, person=act.person, to=agency)


def _told_with(ask: Asking, act: acts.Report) -> list[Part]:
    """No secrecy stands against a report; a concealment and the reporter's name do (通報に添える情報)."""
    read, parts = ask.read, list[Part]()
    if act.to_agency is None:
        return parts
    to = Party(act.to_agency, Capacity.OFFICIAL)
    lawful = _takes_reports(read, act, act.to_agency)
    for info in given_by(act.by, act.information):
        judged = compose(
            (ask.put(reporting.told_with_report, act.kind, lawful),),
            (
                ask.put(bars.concealment, read.conceals(info, to, None)),
                # To whom one reports, one says who one is.
                ask.put(
                    bars.reporter_protected,
                    read.identifies_reporter(info),
                    YesNo.of(
                        holds=lawful is Recorded.YES or info.category is not Category.REPORTER
                    ),
                ),
            ),
        )
        parts.append(
            Part(
                judged,
                subject=info.subject,
                category=info.category.value,
                sharer=info.holder.agency,
                receiver=act.to_agency,
                hidden_from=hidden_from(read, info, (act.to_agency,)),
            )
        )
    return parts


JUDGES: dict[type[Act], Callable[[Asking, Any], Judged]] = {
    acts.EmergencySupport: emergency_support,
    acts.Report: report,
}
