"""The same checks by hand (手書きの比較相手): what a vendor would write inline instead of asking jusou.

They read the same ledger, as plain ifs in plain loops, and give ``(may it go, [rule ids in the
way])``: no sentences, no articles, no duties, no remedies, no parts. `jusou` must answer the same
before either is timed.
"""

import datetime as dt

from jusou import Case, Municipality, acts
from jusou.information import MAY_NAME_OTHERS
from jusou.law.days import APPI_PUBLIC_START, SCHEME_START
from jusou.reading import IDENTIFYING
from jusou.vocabulary import (
    Basis,
    Capacity,
    Category,
    Character,
    JudgementKind,
    Programme,
    SourceStatute,
    Stated,
)

SPECIAL = (Category.HEALTH,)
STATUTES = {
    SourceStatute.LOCAL_TAX: "sharing.tax_secrecy",
    SourceStatute.SEIHO_29: "sharing.assistance_inquiry",
    SourceStatute.JUKI_SHIEN: "sharing.register_protection",
    SourceStatute.CHILD_CENTRE: "sharing.child_centre_records",
}

Said = tuple[bool, list[str]]

PUBLIC = (Character.MUNICIPALITY, Character.BOARD_OF_EDUCATION, Character.OTHER_PUBLIC)
PRIVATE = (Character.PRIVATE, Character.PUBLIC_HOSPITAL)
OF_THE_MOMENT = (JudgementKind.DANGER, JudgementKind.JUST_CAUSE, JudgementKind.NECESSITY)


def _judged(ledger, kind, on, person):
    """Yes, no, or ``None`` where nobody has judged."""
    found = None
    for each in ledger.judgements:
        if each.kind is not kind or each.person not in (None, person) or each.body is not None:
            continue
        if each.meeting is not None or each.request is not None:
            continue
        if each.kind in OF_THE_MOMENT and each.until is None:
            if each.on != on:
                continue
        elif each.on > on or (each.until is not None and each.until <= on):
            continue
        found = each.finding
    return found


def _consented(ledger, under, on, info, receiver, purpose):
    """Whether the latest statement that covers this use says yes."""
    for said in reversed(ledger.statements.get(info.subject, ())):
        if said.since > on:
            continue
        scope = said.scope
        if scope is not None:
            if info.category not in scope.categories or purpose not in scope.purposes:
                continue
            if receiver in said.excluded:
                return False
            if said.recipients is not None and receiver not in said.recipients:
                bodies = (ledger.bodies.get(b) or under.bodies_by_id.get(b) for b in scope.bodies)
                if not any(b is not None and receiver in b.members_on(said.since) for b in bodies):
                    continue
        if said.said.value != "given":
            return False
        if said.until is not None and said.until <= on:
            continue
        return said.recipients is not None and not said.doubtful
    return False


def _contracted(agency, on):
    for each in agency.entrustments if agency else ():
        if each.since <= on and (each.until is None or on < each.until):
            for programme in each.programmes:
                if programme is not Programme.COMMUNITY:
                    return True
    return False


def _only_heard(ledger, under, info, key):
    """Whether its holder has it from a 支援会議 and from nowhere else."""
    if info.heard_at is not None:
        return True
    ways = ledger.ways.get(key, ())
    for way in ways:
        for body, basis in way:
            known = under.bodies_by_id.get(body)
            if basis is Basis.SHIEN_KAIGI or known is None or Basis.SHIEN_KAIGI in known.bases:
                break
        else:
            return False
    return bool(ways)


def one_cell(ledger, under, on, info, to, purpose) -> list[str]:  # noqa: PLR0915 - all in one place, as it would be
    """May this piece of information go to this agency (一つの提供)?"""
    agencies = under.agencies_by_id
    holder = agencies.get(info.holder.agency) or ledger.agencies.get(info.holder.agency)
    receiver = agencies.get(to.agency) or ledger.agencies.get(to.agency)
    character = holder.character_on(on)
    from_city = character is Character.MUNICIPALITY and info.holder.capacity is Capacity.OFFICIAL
    to_city = (
        receiver.character_on(on) is Character.MUNICIPALITY and to.capacity is Capacity.OFFICIAL
    )
    stays = to == info.holder

    danger = _judged(ledger, JudgementKind.DANGER, on, info.subject)
    difficult = _judged(ledger, JudgementKind.CONSENT_DIFFICULT, on, info.subject)
    consented = _consented(ledger, under, on, info, to.agency, purpose)
    emergency = danger is True and (character not in PRIVATE or difficult is True)
    members = [each.person for each in ledger.members]
    named = {info.subject, *info.names}
    if info.subject in members:
        named.update(members)
    anonymous = info.category not in IDENTIFYING and all(
        each in ledger.people and ledger.people[each].anonymous for each in named
    )

    documented = None
    if character in PUBLIC:
        documented = Stated.NOT_SEEN
        if on >= APPI_PUBLIC_START and character is Character.MUNICIPALITY:
            documented = under.purpose_documented(
                info.category, receiver.character_on(on), purpose, on
            )
    occasional, allowed_once = None, False
    if documented is not None and to.capacity is Capacity.OFFICIAL:
        other = receiver.character_on(on)
        if other in (*PUBLIC, Character.PUBLIC_HOSPITAL):
            inside = other is character and other is not Character.OTHER_PUBLIC
            occasional = "sharing.inside_body" if inside else "sharing.to_public_body"
            needed = _judged(ledger, JudgementKind.NEEDED_FOR_OFFICE, on, info.subject)
            reasonable = _judged(ledger, JudgementKind.REASONABLE_GROUNDS, on, info.subject)
            systematic = _judged(ledger, JudgementKind.SYSTEMATIC, on, info.subject)
            allowed_once = needed is True and reasonable is True and systematic is not True
    contract = None
    if to.agency != info.holder.agency:
        if to.capacity is Capacity.ENTRUSTED and from_city:
            contract = _contracted(receiver, on)
        elif info.holder.capacity is Capacity.ENTRUSTED and to_city:
            contract = _contracted(holder, on)

    lacking: list[str] = []
    others = consented or emergency or anonymous
    held = stays or others or contract or allowed_once or documented is Stated.YES
    if not held:
        lacking.append("sharing.consent")
        if to.agency == info.holder.agency:
            lacking.append("sharing.same_party")
        if documented is not None:
            lacking.append("sharing.within_purpose")
        if occasional is not None:
            lacking.append(occasional)
        if documented is not None and difficult is True:
            lacking.append("sharing.clear_interest")
        if contract is False:
            lacking.append("sharing.entrustment")
        if danger is True:
            lacking.append("sharing.emergency")

    key = (info.holder.agency, info.subject, info.category)
    if not stays and not consented and not emergency:
        statutes = {info.statute, holder.secrecy, *ledger.carried.get(key, ())}
        for each in ledger.passed_by.get(key, ()):
            passed = agencies.get(each) or ledger.agencies.get(each)
            if passed is not None:
                statutes.add(passed.secrecy)
        for statute, rule in STATUTES.items():
            if statute in statutes:
                lacking.append(rule)
    if not stays and held and receiver.character_on(on) in PRIVATE and info.category in SPECIAL:
        acquired = consented or emergency or anonymous or contract
        if not (acquired or _judged(ledger, JudgementKind.MAY_ACQUIRE, on, info.subject)):
            lacking.append("sharing.acquisition")
    if key in ledger.restricted and not others:
        for _, asked in ledger.restricted[key]:
            if asked.purposes and purpose not in asked.purposes:
                lacking.append("sharing.restricted_use")
                break
    if not (
        stays
        or others
        or not _only_heard(ledger, under, info, key)
        or _judged(ledger, JudgementKind.JUST_CAUSE, on, info.subject)
    ):
        lacking.append("sharing.heard_in_shien_kaigi")
    if not stays:
        for each in ledger.concealments:
            if each.since <= on and (each.until is None or on < each.until):
                sides = [i.agency for i in ledger.involvements if i.person in each.from_people]
                if each.person in named and to.agency in sides:
                    lacking.append("sharing.concealment")
                    break
    reporters = [each.person for each in ledger.associates if each.tie.value == "reporter"]
    if (
        (info.category is Category.REPORTER or not named.isdisjoint(reporters))
        and not stays
        and not to_city
    ):
        lacking.append("sharing.reporter")
    if info.names and info.category not in MAY_NAME_OTHERS:
        lacking.append("sharing.others_named")
    if _judged(ledger, JudgementKind.UNJUST_HARM, on, info.subject):
        lacking.append("sharing.unjust_harm")
    return lacking


def share(case: Case, act: acts.Share, under: Municipality, on: dt.date) -> Said:
    """May this be shared (提供)?"""
    ledger = case.ledger(on)
    agencies = under.agencies_by_id
    lacking = ["on"] if on < SCHEME_START else []
    parties = [act.by.agency, act.to.agency, *(each.holder.agency for each in act.information)]
    lacking += [each for each in parties if each not in agencies and each not in ledger.agencies]
    for info in act.information:
        lacking += [each for each in (info.subject, *info.names) if each not in ledger.people]
    if lacking:
        return False, lacking
    for info in act.information:
        if info.holder != act.to:
            lacking += one_cell(ledger, under, on, info, act.to, act.purpose)
    return not lacking, lacking


def item(case: Case, act: acts.PutOnAgenda, under: Municipality, on: dt.date) -> Said:
    """The cells of an agenda item, in a loop (議題の一つひとつの提供)."""
    ledger = case.ledger(on)
    lacking: list[str] = []
    for info in act.item.information:
        for seated in ledger.meetings[act.meeting].attendees:
            to = acts.Party(seated.agency, seated.capacity)
            if to != info.holder:
                lacking += one_cell(ledger, under, on, info, to, act.item.purpose)
    return not lacking, lacking
