"""A transfer (提供): one piece of information on its way to one receiver, and the facts that are read of it."""

from collections.abc import Callable
from functools import partial
from typing import NamedTuple

from jusou import acts, shien_kaigi
from jusou.acquisition import SpecialCare, special_care
from jusou.agency import Party, Receiver
from jusou.article_27 import Office
from jusou.article_69 import Between
from jusou.asking import AskedBy
from jusou.bars import Conceals, Onward, Restriction
from jusou.grounds import Entrusted, Regime, Relation, regime_of
from jusou.information import MAY_NAME_OTHERS, Information
from jusou.judgement import OF_A_CLAIM, OF_A_TRANSFER, judged
from jusou.ledger import Request
from jusou.provenance import learnt_anew
from jusou.reading import Reading
from jusou.vocabulary import (
    Basis,
    Capacity,
    Category,
    Character,
    ConsentState,
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
from jusou.whence import Heard

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
    source: Source


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
    holder, heard = info.holder, read.heard(info)
    return Sharer(
        info,
        read.character(holder.agency),
        read.by_municipality(holder),
        _contracted(read, holder),
        heard,
        _source(info, heard),
    )


def _source(info: Information, heard: Heard) -> Source:
    """Where the holder has it from, by the record rather than by what is claimed (出どころ)."""
    if heard.bodies:
        return Source.SHIEN_KAIGI
    return Source.LEARNT_SINCE if info.source is Source.LEARNT_SINCE else Source.HELD


def hearer_of(read: Reading, receiver: Receiver) -> Hearer:
    """What is read of who hears it (聞く側の事実)."""
    to, person = receiver
    if to is None:
        reader = person or ""
        return Hearer(None, person, reader, None, YesNo.NO, False, Regime.INDIVIDUAL)  # noqa: FBT003
    character = read.character(to.agency)
    return Hearer(
        to,
        None,
        to.agency,
        character,
        read.by_municipality(to),
        _contracted(read, to),
        regime_of(character, read.law_on),
    )


def relation_of(info: Information, hearer: Hearer) -> Relation:
    """How who hears it stands to who shares it (提供元との関係)."""
    to, holder = hearer.to, info.holder
    if to is None:
        return Relation.THE_PERSON if hearer.person == info.subject else Relation.OTHER
    if to.agency != holder.agency:
        return Relation.OTHER
    return Relation.SAME_PARTY if to.capacity is holder.capacity else Relation.OTHER_CAPACITY


def told_of(
    read: Reading, sharer: Sharer, purpose: Purpose, body: str | None, to: str | None = None
) -> Told:
    """What is read of a piece of information (情報の側の事実). *to* matters where a judgement names one."""
    info = sharer.info
    subject, category = info.subject, info.category
    danger = difficult = needed = cause = harm = Recorded.NOT_RECORDED
    if not OF_A_TRANSFER.isdisjoint(read.by_kind):
        found = partial(read.judged, person=subject, to=to, category=category)
        danger = read.danger(subject, to=to, category=category)
        difficult, needed = found(K.CONSENT_DIFFICULT), found(K.NECESSITY, body=body)
        cause, harm = found(K.JUST_CAUSE), found(K.UNJUST_HARM)
    return Told(
        regime_of(sharer.character, read.law_on),
        danger,
        difficult,
        read.is_anonymous(info),
        YesNo.of(holds=purpose in shien_kaigi.IN_SHIEN_KAIGI),
        needed,
        read.living_challenges(subject),
        _statutes(read, info),
        special_care(category),
        cause,
        YesNo.of(holds=read.ledger.has_died(subject)),
        read.identifies_reporter(info),
        YesNo.of(holds=category is Category.REPORTER),
        YesNo.of(holds=bool(info.names)),
        YesNo.of(holds=category in MAY_NAME_OTHERS),
        harm,
    )


def way_of(
    read: Reading,
    sharer: Sharer,
    hearer: Hearer,
    relation: Relation,
    purpose: Purpose,
    body: str | None,
    asked_by: AskedBy,
    elsewhere: Elsewhere | None = None,
) -> Way:
    """What is read of the way from who shares it to one who hears it (提供先の側の事実)."""
    info, to, person = sharer.info, hearer.to, hearer.person
    bodies, beside = sharer.heard
    return Way(
        relation,
        read.consent(info.subject, info.category, to or person or "", purpose),
        _purpose_documented(read, sharer, hearer, purpose),
        _between(sharer.character, hearer),
        _entrusted(sharer, hearer),
        asked_by,
        YesNo.NO if to is None else YesNo.YES,
        sharer.source,
        # The same body in another of its capacities is another meeting.
        _onward(bodies, body if asked_by is AskedBy.MEETING else None, hearer),
        read.conceals(info, to, person),
        hearer.by_municipality,
        hearer.regime,
        elsewhere,
        _kept(beside, body, elsewhere, hearer) if beside else (),
    )


def _onward(heard: frozenset[str], body: str | None, hearer: Hearer) -> Onward:
    """Where something heard in a meeting is about to go (行き先)."""
    if hearer.to is None:
        return Onward.THE_HOUSEHOLD
    return Onward.SAME_BODY if body is not None and heard <= {body} else Onward.ELSEWHERE


def _kept(
    heard: frozenset[tuple[str, Basis]],
    body: str | None,
    elsewhere: Elsewhere | None,
    hearer: Hearer,
) -> tuple[tuple[Basis, Onward], ...]:
    """Where what was only heard in another Act's meeting is about to go (ほかの会議で聞いた情報の行き先)."""
    now = (body, elsewhere.basis) if elsewhere is not None else None
    by_law = {basis: {place for place, each in heard if each is basis} for _, basis in heard}
    return tuple(
        # The same body in another of its capacities is another meeting.
        (basis, _onward(frozenset(places), body if now == (body, basis) else None, hearer))
        for basis, places in sorted(by_law.items())
    )


def is_claimed(read: Reading, info: Information, asked_by: AskedBy) -> bool:
    """Whether a ground is claimed for it, or a limit set on it (持ち出された根拠の有無)."""
    return bool(
        read.relies_on
        or asked_by in (AskedBy.CHILD_AUTHORITY, AskedBy.UNSURE_AUTHORITY)
        or (info.holder.agency, info.subject, info.category) in read.ledger.restricted
        or not OF_A_CLAIM.isdisjoint(read.by_kind)
    )


def claim_of(read: Reading, info: Information, hearer: Hearer, purpose: Purpose) -> Claim:
    """What is read of claimed grounds and set limits (持ち出された根拠の事実)."""

    def found(kind: JudgementKind) -> Recorded:
        return read.judged(kind, person=info.subject, to=hearer.reader, category=info.category)

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
        _restriction(read, info, hearer.reader, purpose),
    )


# --- facts --------------------------------------------------------------------------------------------


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
    # Through whom it came: the profile may know of a secrecy that the record does not.
    found = read.secrecies((info.holder.agency, *read.ledger.passed_by.get(key, ())))
    found.update(read.ledger.carried.get(key, ()))
    found.add(info.statute)
    found.discard(SourceStatute.NONE)
    return frozenset(found)


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
        and request.asks(act.by.agency, act.information)
        and request.by.agency == act.to.agency
        and act.to_person is None
    )
    return child_authority(read, act.to) if answers else AskedBy.NOBODY
