"""A transfer (提供): one piece of information on its way to one receiver, and the facts that are read of it."""

from collections.abc import Callable
from typing import NamedTuple

from jusou import acts, shien_kaigi
from jusou.acquisition import SpecialCare, special_care
from jusou.agency import Party, Receiver
from jusou.article_27 import Office
from jusou.article_69 import Between
from jusou.asking import AskedBy
from jusou.bars import Conceals, Onward, Restriction
from jusou.grounds import Entrusted, Regime, Relation, regime_of
from jusou.information import MAY_NAME_OTHERS, Information, asked_for
from jusou.judgement import OF_A_CLAIM, judged
from jusou.ledger import Request
from jusou.provenance import learnt_anew
from jusou.reading import Reading
from jusou.vocabulary import (
    Basis,
    Capacity,
    Category,
    Character,
    ConsentState,
    EndReason,
    GroundKind,
    JudgementKind,
    Programme,
    Purpose,
    Recorded,
    ReportKind,
    RequestLaw,
    Source,
    SourceStatute,
    Stated,
    YesNo,
)
from jusou.whence import NOWHERE, Heard

K = JudgementKind

#: Programmes that support particular people; 地域づくり does not, and carries nobody's information.
_ABOUT_PEOPLE = tuple(each for each in Programme if each is not Programme.COMMUNITY)
_PUBLIC_BODIES = frozenset(
    {Character.MUNICIPALITY, Character.BOARD_OF_EDUCATION, Character.OTHER_PUBLIC}
)
_ABOUT_CHILDREN = frozenset({ReportKind.CHILD_ABUSE, ReportKind.CHILD_IN_NEED})


class Told(NamedTuple):
    """What is read of a piece of information, whoever hears it (情報の側の事実)."""

    regime: Regime
    danger: Recorded
    consent_difficult: Recorded
    is_anonymous: YesNo
    purpose_fits: YesNo
    necessity: Recorded
    living_challenges: Recorded
    statutes: frozenset[SourceStatute]
    special_care: SpecialCare
    just_cause: Recorded
    subject_dead: YesNo
    identifies_reporter: YesNo
    is_the_reporter: YesNo
    names_others: YesNo
    may_name_others: YesNo
    unjust_harm: Recorded


class Elsewhere(NamedTuple):
    """What is read of a request by a meeting of another Act (ほかの法律の会議の求めの事実)."""

    basis: Basis
    asked: Recorded
    purpose_carried: Recorded
    concerned: Recorded
    necessity: Recorded


#: Whether a meeting of another Act asks for this of its holder, and to be told to whom.
Further = Callable[[Information], Callable[[Receiver], Elsewhere] | None]


class Way(NamedTuple):
    """What is read of the way from its holder to one receiver (提供先の側の事実)."""

    relation: Relation
    consent: ConsentState
    purpose_documented: Stated
    between: Between
    entrusted: Entrusted
    asked_by: AskedBy
    counterparts: YesNo
    source: Source
    onward: Onward
    conceals: Conceals
    to_municipality: YesNo
    acquirer: Regime
    elsewhere: Elsewhere | None
    kept: tuple[tuple[Basis, Onward], ...]


class Claim(NamedTuple):
    """What is read only where somebody claims a ground, judged something, or set limits (持ち出された根拠の事実)."""

    relies_on: frozenset[GroundKind]
    needed: Recorded
    reasonable: Recorded
    systematic: Recorded
    clear_interest: Recorded
    special_reason: Recorded
    legal_basis: Recorded
    office: Office
    hinders: Recorded
    public_health: Recorded
    child_growth: Recorded
    contract: Recorded
    child_suspected: YesNo
    may_acquire: Recorded
    lifted: Recorded
    restriction: Restriction


class Sharer(NamedTuple):
    """Who shares a piece of information, and what is read of them once, however many hear it (提供する側)."""

    info: Information
    character: Character | None
    by_municipality: YesNo
    contracted: bool
    heard: Heard


class Hearer(NamedTuple):
    """Who hears it, and what is read of them once, whatever they hear (聞く側)."""

    to: Party | None
    person: str | None
    reader: str
    character: Character | None
    by_municipality: YesNo
    contracted: bool
    regime: Regime


def sharer_of(read: Reading, info: Information) -> Sharer:
    """What is read of who shares it (提供する側の事実)."""
    holder = info.holder
    return Sharer(
        info,
        read.character(holder.agency),
        read.by_municipality(holder),
        _contracted(read, holder),
        read.heard(info),
    )


def hearer_of(read: Reading, receiver: Receiver) -> Hearer:
    """What is read of who hears it (聞く側の事実)."""
    to, person = receiver
    if to is None:
        reader = person or ""
        return Hearer(None, person, reader, None, YesNo.NO, False, Regime.INDIVIDUAL)  # noqa: FBT003
    return Hearer(
        to,
        person,
        person or to.agency,
        read.character(to.agency),
        read.by_municipality(to),
        _contracted(read, to),
        Regime.INDIVIDUAL if person is not None else read.regime(to.agency),
    )


def told_of(
    read: Reading, sharer: Sharer, purpose: Purpose, body: str | None, to: str | None = None
) -> Told:
    """What is read of a piece of information (情報の側の事実). *to* matters where a judgement names one."""
    info = sharer.info
    subject, category = info.subject, info.category
    return Told(
        regime_of(sharer.character, read.law_on),
        read.danger(subject, to=to, category=category),
        read.judged(K.CONSENT_DIFFICULT, person=subject, to=to, category=category),
        read.is_anonymous(info),
        YesNo.of(holds=purpose in shien_kaigi.IN_SHIEN_KAIGI),
        read.judged(K.NECESSITY, person=subject, body=body, to=to, category=category),
        read.living_challenges(subject),
        _statutes(read, info),
        special_care(category),
        read.judged(K.JUST_CAUSE, person=subject, to=to, category=category),
        _subject_dead(read, subject),
        read.identifies_reporter(info),
        YesNo.of(holds=category is Category.REPORTER),
        YesNo.of(holds=bool(info.names)),
        YesNo.of(holds=category in MAY_NAME_OTHERS),
        read.judged(K.UNJUST_HARM, person=subject, to=to, category=category),
    )


def way_of(
    read: Reading,
    sharer: Sharer,
    hearer: Hearer,
    purpose: Purpose,
    body: str | None,
    asked_by: AskedBy,
    elsewhere: Elsewhere | None = None,
) -> Way:
    """What is read of the way from who shares it to one who hears it (提供先の側の事実)."""
    info, to, person = sharer.info, hearer.to, hearer.person
    relation = _relation(info, to, person)
    stays = relation is Relation.SAME_PARTY
    bodies, beside = NOWHERE if stays else sharer.heard
    return Way(
        relation,
        read.consent(info.subject, info.category, person or to or "", purpose),
        _purpose_documented(read, sharer, hearer, purpose),
        _between(sharer.character, hearer),
        _entrusted(sharer, hearer),
        asked_by,
        YesNo.of(holds=person is None),
        _source(info, bodies),
        # The same body in another of its capacities is another meeting.
        _onward(relation, bodies, body if asked_by is AskedBy.MEETING else None, person),
        Conceals.NO if stays else read.conceals(info, to, person),
        hearer.by_municipality,
        hearer.regime,
        elsewhere,
        _kept(relation, body, elsewhere, beside, person) if beside else (),
    )


def _source(info: Information, heard: frozenset[str]) -> Source:
    """Where the holder has it from, by the record rather than by what is claimed (出どころ)."""
    if heard:
        return Source.SHIEN_KAIGI
    return Source.LEARNT_SINCE if info.source is Source.LEARNT_SINCE else Source.HELD


def _onward(
    relation: Relation, heard: frozenset[str], body: str | None, person: str | None
) -> Onward:
    """Where something heard in a 支援会議 is about to go (行き先)."""
    if person is not None:
        return Onward.THE_HOUSEHOLD
    if relation is Relation.SAME_PARTY:
        # The same agency in another capacity is another, as it is for every ground.
        return Onward.OWN_AGENCY
    if body is not None and heard <= {body}:
        return Onward.SAME_BODY
    return Onward.ELSEWHERE


def _kept(
    relation: Relation,
    body: str | None,
    elsewhere: Elsewhere | None,
    heard: frozenset[tuple[str, Basis]],
    person: str | None,
) -> tuple[tuple[Basis, Onward], ...]:
    """Where what was only heard in another Act's meeting is about to go (ほかの会議で聞いた情報の行き先)."""
    now = (body, elsewhere.basis) if elsewhere is not None else None
    by_law = {basis: {place for place, each in heard if each is basis} for _, basis in heard}
    return tuple(
        (
            basis,
            # The same body in another of its capacities is another meeting.
            _onward(relation, frozenset(places), body if now == (body, basis) else None, person),
        )
        for basis, places in sorted(by_law.items())
    )


def claim_of(
    read: Reading, sharer: Sharer, hearer: Hearer, purpose: Purpose, asked_by: AskedBy
) -> Claim | None:
    """What is read of claimed grounds and set limits; ``None`` where there are none (持ち出された根拠の事実)."""
    info, reader = sharer.info, hearer.reader
    limited = (info.holder.agency, info.subject, info.category) in read.ledger.restricted
    asked = asked_by in (AskedBy.CHILD_AUTHORITY, AskedBy.UNSURE_AUTHORITY)
    if not (read.relies_on or limited or asked) and OF_A_CLAIM.isdisjoint(read.by_kind):
        return None

    def found(kind: JudgementKind) -> Recorded:
        return read.judged(kind, person=info.subject, to=reader, category=info.category)

    return Claim(
        read.relies_on,
        found(K.NEEDED_FOR_OFFICE),
        found(K.REASONABLE_GROUNDS),
        found(K.SYSTEMATIC),
        found(K.CLEAR_INTEREST),
        found(K.SPECIAL_REASON),
        found(K.LEGAL_BASIS),
        _office(hearer),
        found(K.CONSENT_HINDERS),
        found(K.PUBLIC_HEALTH),
        found(K.CHILD_GROWTH),
        _contract(read, info, hearer),
        _child_suspected(read, info.subject),
        found(K.MAY_ACQUIRE),
        found(K.SECRECY_LIFTED),
        _restriction(read, info, reader, purpose),
    )


# --- facts --------------------------------------------------------------------------------------------


def _relation(info: Information, to: Party | None, person: str | None) -> Relation:
    if person is not None:
        return Relation.THE_PERSON if person == info.subject else Relation.OTHER
    if to is None or to.agency != info.holder.agency:
        return Relation.OTHER
    return Relation.SAME_PARTY if to.capacity is info.holder.capacity else Relation.OTHER_CAPACITY


def _purpose_documented(read: Reading, sharer: Sharer, hearer: Hearer, purpose: Purpose) -> Stated:
    if hearer.to is None:
        return Stated.NOT_STATED
    if sharer.character is not Character.MUNICIPALITY:
        return Stated.NOT_SEEN
    character = hearer.character or Character.RESIDENTS
    return read.under.purpose_documented(sharer.info.category, character, purpose, read.on)


def _entrusted(sharer: Sharer, hearer: Hearer) -> Entrusted:
    holder, to = sharer.info.holder, hearer.to
    if to is None or to.agency == holder.agency:
        return Entrusted.NO
    if to.capacity is Capacity.ENTRUSTED and sharer.by_municipality is YesNo.YES:
        return Entrusted.TO_CONTRACTOR if hearer.contracted else Entrusted.NOT_IN_FORCE
    if holder.capacity is Capacity.ENTRUSTED and hearer.by_municipality is YesNo.YES:
        return Entrusted.TO_CITY if sharer.contracted else Entrusted.NOT_IN_FORCE
    return Entrusted.NO


def is_contracted(read: Reading, agency: str) -> bool:
    """Whether an agency is entrusted with a programme about people (受託しているか)."""
    found = read.agency(agency)
    return found is not None and any(
        found.is_entrusted(programme, read.on) for programme in _ABOUT_PEOPLE
    )


def _contracted(read: Reading, party: Party) -> bool:
    """Whether a party that says it acts under contract has one (受託者の立場か)."""
    return party.capacity is Capacity.ENTRUSTED and is_contracted(read, party.agency)


def _between(sharer: Character | None, hearer: Hearer) -> Between:
    to, receiver = hearer.to, hearer.character
    if to is None or to.capacity is not Capacity.OFFICIAL:
        return Between.NOT_PUBLIC
    if receiver is Character.PUBLIC_HOSPITAL:
        return Between.PUBLIC_HOSPITAL
    if receiver is Character.OTHER_PUBLIC:
        return Between.ANOTHER
    if receiver not in (Character.MUNICIPALITY, Character.BOARD_OF_EDUCATION):
        return Between.NOT_PUBLIC
    if sharer is receiver:
        return Between.SAME_BODY
    return Between.ANOTHER if sharer is Character.OTHER_PUBLIC else Between.BOARD


def _office(hearer: Hearer) -> Office:
    if hearer.contracted:
        return Office.CONTRACTOR
    official = hearer.to is not None and hearer.to.capacity is Capacity.OFFICIAL
    return Office.PUBLIC_BODY if official and hearer.character in _PUBLIC_BODIES else Office.NEITHER


def _contract(read: Reading, info: Information, hearer: Hearer) -> Recorded:
    """Whether another contract's work needs it: said of one party to it, never of everyone (ほかの委託契約)."""
    if hearer.to is None or hearer.person is not None:
        return Recorded.NOT_RECORDED
    named = [each for each in read.by_kind.get(K.OTHER_CONTRACT, ()) if each.to or not each.finding]
    return judged(
        named,
        K.OTHER_CONTRACT,
        read.on,
        person=info.subject,
        to=hearer.reader,
        category=info.category,
        matter=read.matter,
    )


def _child_suspected(read: Reading, subject: str) -> YesNo:
    people = {subject, *read.household}
    return YesNo.of(
        holds=any(
            not _ABOUT_CHILDREN.isdisjoint(kinds)
            for on_record in (read.ledger.suspicions, read.ledger.reports)
            for person, kinds in on_record.items()
            if person in people
        )
    )


def _subject_dead(read: Reading, subject: str) -> YesNo:
    for track in read.ledger.tracks.values():
        if track.person == subject and track.ended is EndReason.DIED:
            return YesNo.YES
    return YesNo.NO


def _restriction(read: Reading, info: Information, reader: str, purpose: Purpose) -> Restriction:
    found = read.ledger.restricted.get((info.holder.agency, info.subject, info.category))
    if not found or learnt_anew(read.ledger, info):
        return Restriction.NONE
    within = all(
        (not asked.purposes or purpose in asked.purposes)
        and (asked.may_pass_on or reader in (provider, info.holder.agency))
        for provider, asked in found
    )
    return Restriction.WITHIN if within else Restriction.OUTSIDE


def _statutes(read: Reading, info: Information) -> frozenset[SourceStatute]:
    key = (info.holder.agency, info.subject, info.category)
    found = {info.statute, *read.secrecies(info.holder.agency)}
    found.update(read.ledger.carried.get(key, ()))
    for ident in read.ledger.passed_by.get(key, ()):
        found |= read.secrecies(ident)
    return frozenset(found - {SourceStatute.NONE})


# --- requests that rest on a law ------------------------------------------------------------------------


def child_authority(read: Reading, asker: Party) -> AskedBy:
    """Whether the asker is one that 児童虐待防止法13条の4 names, as far as is known (求めた機関)."""
    agency = read.agency(asker.agency)
    if read.by_municipality(asker) is YesNo.YES or (
        agency is not None and agency.secrecy is SourceStatute.CHILD_CENTRE
    ):
        return AskedBy.CHILD_AUTHORITY
    if read.character(asker.agency) is Character.OTHER_PUBLIC:
        return AskedBy.UNSURE_AUTHORITY
    return AskedBy.OFFICIAL


def asked_under_law(read: Reading, act: acts.Share, request: Request | None) -> AskedBy:
    """Whether a share answers a request that rests on a law of its own (法律の求めへの回答か)."""
    answers = (
        request is not None
        and request.law is RequestLaw.CHILD_ABUSE_13_4
        and request.to == act.by.agency
        and request.by.agency == act.to.agency
        and act.to_person is None
        and asked_for(act.information) <= asked_for(request.information)
    )
    return child_authority(read, act.to) if answers else AskedBy.NOBODY
