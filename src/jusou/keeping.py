"""What is kept (記録の取扱い): what is asked of taking information in, of leaks, disclosure and disposal."""

from collections.abc import Callable
from typing import Any

from jusou import acquisition, acts, disclosure, leak, retention
from jusou.acquisition import Acquired, SpecialCare
from jusou.acts import Act
from jusou.answer import Outcome, Part, Reason, Remedy
from jusou.bars import Conceals
from jusou.cells import Asking, hidden_from
from jusou.disclosure import Requester
from jusou.grounds import Regime, emergency
from jusou.information import MAY_NAME_OTHERS, Information
from jusou.reading import Reading
from jusou.rule import compose
from jusou.term import runs
from jusou.vocabulary import (
    Character,
    ConsentState,
    JudgementKind,
    NonDisclosure,
    Purpose,
    Recorded,
    Tie,
    YesNo,
)

Judged = tuple[tuple[Reason, ...], list[Part], list[Remedy]]
K = JudgementKind


def acquire(ask: Asking, act: acts.Acquire) -> Judged:
    """Taking in, each piece for itself (情報の取得の問い)."""
    read, parts = ask.read, list[Part]()
    for info in act.information:
        reason = ask.put(
            acquisition.acquiring,
            read.regime(act.by.agency),
            acquisition.special_care(info.category),
            _acquired(ask, act, info),
            read.judged(
                K.MAY_ACQUIRE, person=info.subject, to=act.by.agency, category=info.category
            ),
        )
        parts.append(
            Part(
                compose((), (reason,)),
                subject=info.subject,
                category=info.category.value,
                receiver=act.by.agency,
                hidden_from=hidden_from(read, info, (act.by.agency,)),
            )
        )
    return (), parts, []


def _acquired(ask: Asking, act: acts.Acquire, info: Information) -> Acquired:
    read = ask.read
    if act.told_by == info.subject:
        return Acquired.FROM_THE_PERSON
    # Taking in is for whatever the consent towards the receiver was given for.
    if any(
        read.consent(info.subject, info.category, act.by, purpose) is ConsentState.GIVEN
        for purpose in Purpose
    ):
        return Acquired.CONSENT
    to, category = act.by.agency, info.category
    danger = ask.put(
        emergency,
        read.regime(act.by.agency),
        read.danger(info.subject, to=to, category=category),
        read.judged(K.CONSENT_DIFFICULT, person=info.subject, to=to, category=category),
    )
    named = read.judged(K.LEGAL_BASIS, person=info.subject, to=to, category=category)
    if named is Recorded.YES or danger.outcome is Outcome.PERMITTED:
        return Acquired.BY_STATUTE
    return Acquired.WITHOUT


_CARE = list(SpecialCare)


def find_leak(ask: Asking, act: acts.FindLeak) -> Judged:
    """A leak, by the gravest of what was leaked (漏えい等の問い)."""
    read = ask.read
    people = {each.subject for each in act.information}
    concealed = {
        each.person for each in read.ledger.concealments if runs(each.since, each.until, read.on)
    }
    named = people | {name for each in act.information for name in each.names}
    gravest = min(
        (acquisition.special_care(each.category) for each in act.information), key=_CARE.index
    )
    reason = ask.put(
        leak.leak,
        leak.LeakLaw.of(read.regime(act.by.agency), read.law_on),
        gravest,
        YesNo.of(holds=act.malice),
        YesNo.of(holds=act.property_risk),
        leak.HowMany.of(len(people) + act.others),
    )
    endangered = YesNo.of(holds=not named.isdisjoint(concealed))
    return (reason, ask.put(leak.leak_of_concealed, endangered)), [], []


def answer_disclosure(ask: Asking, act: acts.AnswerDisclosure) -> Judged:
    """A decision on a request for disclosure (開示請求への決定の問い)."""
    read = ask.read
    reader = act.asked_by or act.person
    protected = any(
        each.subject != act.person
        or (bool(each.names) and each.category not in MAY_NAME_OTHERS)
        or read.identifies_reporter(each) is YesNo.YES
        or read.conceals(each, None, reader) is not Conceals.NO
        or bool(read.heard(read.as_recorded(each)).bodies)
        for each in act.information
    )
    stated = bool(act.reasons & frozenset(NonDisclosure))
    reason = ask.put(
        disclosure.answering,
        _holder(read, act),
        _requester(read, act),
        act.result,
        YesNo.of(holds=protected),
        YesNo.of(holds=stated),
    )
    return (reason,), [], []


def _holder(read: Reading, act: acts.AnswerDisclosure) -> Regime:
    """Whose rules on disclosure bind (開示の規律): 58条2項 leaves a public hospital's with public bodies."""
    regime = read.regime(act.by.agency)
    hospital = read.character(act.by.agency) is Character.PUBLIC_HOSPITAL
    return Regime.PUBLIC if hospital and regime is Regime.PRIVATE else regime


def _requester(read: Reading, act: acts.AnswerDisclosure) -> Requester:
    asker = act.asked_by
    if asker is None or asker == act.person:
        return Requester.PERSON
    ties = {each.tie for each in read.ledger.associates if each.person == asker}
    hidden = any(
        each.person == act.person
        and asker in each.from_people
        and runs(each.since, each.until, read.on)
        for each in read.ledger.concealments
    )
    if hidden or Tie.PERPETRATOR in ties:
        return Requester.OTHER_SIDE
    person = read.person(act.person)
    speaks = person is not None and any(
        each.by == asker
        and each.conflict is not Recorded.YES
        and runs(each.since, each.until, read.on)
        for each in person.representations
    )
    return Requester.REPRESENTATIVE if speaks else Requester.UNSURE


def dispose(ask: Asking, act: acts.Dispose) -> Judged:
    """Disposal of this case's records (廃棄の問い)."""
    over = (
        Recorded.NOT_RECORDED
        if act.kept_until is None
        else Recorded.YES
        if act.kept_until < ask.read.on
        else Recorded.NO
    )
    reason = ask.put(
        retention.disposal,
        YesNo.of(holds=bool(act.source and act.source.strip())),
        over,
        YesNo.of(holds=any(each.is_open for each in ask.read.ledger.tracks.values())),
    )
    return (reason,), [], []


JUDGES: dict[type[Act], Callable[[Asking, Any], Judged]] = {
    acts.Acquire: acquire,
    acts.FindLeak: find_leak,
    acts.AnswerDisclosure: answer_disclosure,
    acts.Dispose: dispose,
}
