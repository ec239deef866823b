"""An item before a meeting of another Act (ほかの法律の会議の議題): what is read, and what it answers.

Nothing here looks at what a body is called: two laws have a 支援会議 and two a 支援調整会議.
"""

from collections.abc import Callable, Iterable

from jusou import other_law, room
from jusou.agency import Receiver
from jusou.answer import Reason
from jusou.cells import Asking
from jusou.information import Information
from jusou.judgement import judged
from jusou.meeting import AgendaItem, Body
from jusou.neighbours import NEIGHBOURS, About, Asks, Neighbour
from jusou.reading import Reading
from jusou.term import age
from jusou.transfer import Elsewhere
from jusou.vocabulary import Basis, JudgementKind, Purpose, Recorded, YesNo

#: Nobody younger is insured under 介護保険法9条.
_INSURED_FROM = 40


def subject(read: Reading, law: Neighbour, person: str) -> Recorded:
    """Whether a person is one of those a meeting is for (会議の法律の対象か).

    Somebody has judged so of this very person; a judgement that names nobody says nothing here.
    """
    if law.subject is None:
        return Recorded.NOT_RECORDED
    named = [each for each in read.by_kind.get(law.subject, ()) if each.person is not None]
    found = judged(named, law.subject, read.on, person=person, matter=read.matter)
    if found is not Recorded.NOT_RECORDED or law.basis is not Basis.CHIIKI_CARE_KAIGI:
        return found
    known = read.person(person)
    if known is not None and known.birth is not None and age(known.birth, read.on) < _INSURED_FROM:
        return Recorded.NO
    return found


def _any(found: Iterable[Recorded]) -> Recorded:
    states = set(found)
    if Recorded.YES in states:
        return Recorded.YES
    return Recorded.NO if states == {Recorded.NO} else Recorded.NOT_RECORDED


def subject_of_item(read: Reading, law: Neighbour, people: Iterable[str]) -> Recorded:
    """Whether an item is about someone the meeting is for (議題が会議の対象のことか).

    Where its text reaches further than the person alone, so does the household.
    """
    whose = dict.fromkeys(people)
    if not whose or law.about is not About.SUBJECTS:
        whose |= dict.fromkeys(read.household_now())
    return _any(subject(read, law, each) for each in whose)


def concerned(read: Reading, law: Neighbour, person: str) -> Recorded:
    """Whether a person's information is what the meeting may ask for (求められる情報か)."""
    household = read.household_now()
    reaches = law.about is About.NEEDED or (law.about is About.FAMILY and person in household)
    return _any(subject(read, law, each) for each in {person, *(household if reaches else ())})


def asked(read: Reading, law: Neighbour, body: str, holder: str, receiver: Receiver) -> Recorded:
    """Whether it passes between those whom the meeting may ask (会議が求められる相手か)."""
    to, person = receiver
    if person is not None or to is None:
        return Recorded.NOT_RECORDED if law.family_sits else Recorded.NO
    if law.asks is not Asks.MEMBERS:
        return Recorded.YES
    members = {each.agency for each in read.members(body, read.on)}
    if not members:
        return Recorded.NOT_RECORDED
    return Recorded.YES if {holder, to.agency} <= members else Recorded.NO


def necessity(read: Reading, person: str, body: str) -> Recorded:
    """Whether this very meeting has found it necessary (この会議として必要と認めたか).

    What a 支援会議 found necessary opens no other meeting: the judgement names this body, or is
    the one that the act itself brings.
    """
    of_this_body = [
        each
        for each in read.by_kind.get(JudgementKind.NECESSITY, ())
        if each.body == body or (each.body is None and each in read.own)
    ]
    return judged(
        of_this_body,
        JudgementKind.NECESSITY,
        read.on,
        person=person,
        body=body,
        matter=read.matter,
    )


def host(ask: Asking, basis: Basis, body: Body) -> Reason:
    """Has whoever this Act names constituted it, and is there such a meeting yet (組織する者)?"""
    constituted = NEIGHBOURS[basis].constituted
    in_force = YesNo.of(holds=constituted.place(ask.read.on) is not None)
    return ask.put(other_law.HOST[basis], body.organiser, in_force)


def head(
    ask: Asking, basis: Basis, body: Body, item: AgendaItem, receivers: Iterable[Receiver]
) -> tuple[Reason, ...]:
    """May a meeting of this Act take this item, whatever the information (会議として扱えるか)?"""
    read, put, law = ask.read, ask.put, NEIGHBOURS[basis]
    people = [*filter(None, (item.about,)), *(each.subject for each in item.information)]
    found = [
        *((host(ask, basis, body),) if basis in other_law.HOST else ()),
        put(other_law.individual_kyojuu, body.individual_cases)
        if law.subject is None
        else put(other_law.SUBJECT[basis], subject_of_item(read, law, people)),
        put(
            other_law.PURPOSE[basis],
            item.purpose,
            YesNo.of(holds=item.purpose in body.purposes),
        ),
    ]
    if basis is Basis.SHIEN_CHOUSEI_KAIGI:
        state = room.consent_for_item(read, item, receivers)
        found.append(put(other_law.consent_shien_chousei, state))
    return tuple(found)


def request(
    read: Reading, basis: Basis, body: Body, purpose: Purpose, info: Information
) -> Callable[[Receiver], Elsewhere] | None:
    """What is read of this meeting's asking for this, where its Act lets it ask at all (会議の求め).

    Only whether it passes between those whom it may ask depends on who receives it.
    """
    law = NEIGHBOURS[basis]
    if law.request is None or body.organiser not in law.hosts or law.request.place(read.on) is None:
        return None
    carried = law.carries(purpose)
    touched = concerned(read, law, info.subject)
    needed = necessity(read, info.subject, body.id)

    def to(receiver: Receiver) -> Elsewhere:
        between = asked(read, law, body.id, info.holder.agency, receiver)
        return Elsewhere(basis, between, carried, touched, needed)

    return to
