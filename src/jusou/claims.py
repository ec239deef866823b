"""Claims (根拠の順): the grounds asked of one transfer, as an officer asks them, and all that must not stand against it.

Within the purpose of use; the occasional of 69条2項; consent; 委託; the request of a 支援会議; a law;
help for a public body; emergency; children. What must be claimed is asked only where somebody
claims it, by naming it in the act, or by recording a judgement that it turns on.
"""

from typing import ParamSpec, Protocol

from jusou import (
    acquisition,
    article_27,
    article_69,
    asking,
    bars,
    child_protection,
    confidences,
    consent,
    grounds,
    other_law,
    source_secrecy,
)
from jusou.acquisition import Acquired, SpecialCare
from jusou.answer import Outcome, Reason
from jusou.article_27 import Office
from jusou.article_69 import Between
from jusou.asking import AskedBy
from jusou.bars import Restriction
from jusou.grounds import Regime, Relation
from jusou.rule import Rule
from jusou.transfer import Claim, Told, Way
from jusou.vocabulary import (
    ConsentState,
    GroundKind,
    Recorded,
    SourceStatute,
    YesNo,
)

P = ParamSpec("P")
G = GroundKind
_OPEN = Recorded.NOT_RECORDED


class Put(Protocol):
    """Something that puts a rule and gives its reason (問いの立て方)."""

    def __call__(self, rule: Rule[P], /, *facts: P.args, **named: P.kwargs) -> Reason:
        """The reason the rule gives on these facts (規則に問う)."""
        ...


def claims(put: Put, told: Told, way: Way, claim: Claim | None) -> tuple[Reason, ...]:
    """The grounds asked of one transfer, in the order an officer asks (根拠の順)."""
    public = told.regime in (Regime.PUBLIC, Regime.LOCAL_ORDINANCE)
    found = [
        put(grounds.same_party, way.relation),
        put(grounds.anonymous, told.is_anonymous),
    ]
    if public:
        found += _public(put, told, way, claim)
    found += [
        put(consent.on_consent, way.consent),
        put(grounds.entrustment, way.entrusted),
    ]
    if claim is not None and _claimed(claim, G.OTHER_CONTRACT, claim.contract):
        found.append(put(grounds.other_contract, _by_act(claim, G.OTHER_CONTRACT), claim.contract))
    found.append(
        put(
            asking.asked_by_shien_kaigi,
            way.asked_by,
            way.counterparts,
            told.purpose_fits,
            told.necessity,
            told.living_challenges,
        )
    )
    if way.elsewhere is not None:
        basis, *facts = way.elsewhere
        found.append(put(other_law.GROUND[basis], *facts))
    if claim is not None and _claimed(claim, G.BY_LAW, claim.legal_basis):
        found.append(put(grounds.by_law, told.regime, _by_act(claim, G.BY_LAW), claim.legal_basis))
    if claim is not None and not public:
        found += _private(put, told, claim)
    found.append(put(grounds.emergency, told.regime, told.danger, told.consent_difficult))
    if claim is not None and way.asked_by in (
        AskedBy.CHILD_AUTHORITY,
        AskedBy.UNSURE_AUTHORITY,
    ):
        found.append(
            put(
                child_protection.child_abuse_request,
                way.asked_by,
                YesNo.of(holds=told.regime is not Regime.INDIVIDUAL),
                claim.child_suspected,
                claim.needed,
                claim.reasonable,
            )
        )
    if told.subject_dead is YesNo.YES:
        found.append(put(grounds.deceased, told.subject_dead, told.just_cause))
    return tuple(found)


def _by_act(claim: Claim, ground: GroundKind) -> YesNo:
    return YesNo.of(holds=ground in claim.relies_on)


def _claimed(claim: Claim, ground: GroundKind, *judged: Recorded) -> bool:
    return ground in claim.relies_on or any(each is not _OPEN for each in judged)


def _public(put: Put, told: Told, way: Way, claim: Claim | None) -> list[Reason]:
    """What 61条 and 69条2項 ask of a public sharer (行政機関等の根拠)."""
    found = [put(article_69.within_purpose, told.regime, way.purpose_documented)]
    if told.regime is not Regime.PUBLIC:
        return found
    if way.between is not Between.NOT_PUBLIC:
        judged = (claim.needed, claim.reasonable, claim.systematic) if claim else (_OPEN,) * 3
        inside = way.between is Between.SAME_BODY
        occasional = article_69.inside_body if inside else article_69.to_public_body
        found.append(put(occasional, way.between, *judged))
    # Where consent cannot be had, the person's own interest is the ground that comes next.
    hard = way.consent is ConsentState.UNOBTAINABLE or told.consent_difficult is Recorded.YES
    interest = claim.clear_interest if claim else _OPEN
    if hard or (claim is not None and _claimed(claim, G.CLEAR_INTEREST, interest)):
        asked = YesNo.of(holds=hard or (claim is not None and G.CLEAR_INTEREST in claim.relies_on))
        found.append(put(article_69.clear_interest, asked, interest))
    if claim is not None and _claimed(claim, G.SPECIAL_REASON, claim.special_reason):
        found.append(
            put(
                article_69.special_reason,
                _by_act(claim, G.SPECIAL_REASON),
                claim.special_reason,
            )
        )
    return found


def _private(put: Put, told: Told, claim: Claim) -> list[Reason]:
    """What the items of 27条1項 ask of a private sharer (事業者の根拠)."""
    found: list[Reason] = []
    helps = claim.office is not Office.NEITHER and _claimed(
        claim, G.COOPERATION, claim.needed, claim.hinders
    )
    if helps or G.COOPERATION in claim.relies_on:
        found.append(
            put(
                article_27.cooperation,
                claim.office,
                _by_act(claim, G.COOPERATION),
                claim.needed,
                claim.hinders,
            )
        )
    if _claimed(claim, G.HEALTH_OR_CHILDREN, claim.public_health, claim.child_growth):
        found.append(
            put(
                article_27.health_or_children,
                _by_act(claim, G.HEALTH_OR_CHILDREN),
                claim.public_health,
                claim.child_growth,
                told.consent_difficult,
            )
        )
    return found


#: Grounds on which a receiver may take in special-care information without consent (20条2項各号),
#: and for which 29条 and 30条 ask for no record.
_EXCEPTED = frozenset(
    {
        grounds.same_party.id,
        grounds.anonymous.id,
        grounds.entrustment.id,
        grounds.other_contract.id,
        grounds.by_law.id,
        grounds.emergency.id,
        grounds.deceased.id,
        asking.asked_by_shien_kaigi.id,
        article_27.cooperation.id,
        article_27.health_or_children.id,
        child_protection.child_abuse_request.id,
        *(each.id for each in other_law.GROUND.values()),
    }
)
#: 69条2項各号: what moves on these alone moves beyond its purpose, and its proviso holds.
_OF_69_2 = frozenset(
    {
        consent.on_consent.id,
        grounds.emergency.id,
        article_69.inside_body.id,
        article_69.to_public_body.id,
        article_69.clear_interest.id,
        article_69.special_reason.id,
    }
)
#: Grounds that carry what was told in confidence, too: the person's word, danger, or a law.
_BEYOND_SECRECY = frozenset(
    {
        consent.on_consent.id,
        grounds.emergency.id,
        grounds.anonymous.id,
        grounds.by_law.id,
        child_protection.child_abuse_request.id,
    }
)


def holding(claimed: tuple[Reason, ...]) -> frozenset[str]:
    """The grounds that hold (成り立つ根拠)."""
    return frozenset([each.rule for each in claimed if each.outcome is Outcome.PERMITTED])


def musts(
    put: Put, told: Told, way: Way, claim: Claim | None, held: frozenset[str]
) -> tuple[Reason, ...]:
    """All that must not stand against one transfer, whatever its ground (妨げと要件)."""
    moves = way.relation is not Relation.SAME_PARTY
    told_oneself = way.relation is Relation.THE_PERSON
    beyond_secrecy = YesNo.of(holds=not held.isdisjoint(_BEYOND_SECRECY))
    found: list[Reason] = []
    if moves and told.statutes:
        lifts = (consent.on_consent.id, grounds.emergency.id)
        consented = YesNo.of(holds=told_oneself or not held.isdisjoint(lifts))
        lifted = claim.lifted if claim else _OPEN
        found += [
            put(source_secrecy.OF_STATUTE[each], consented, lifted)
            for each in SourceStatute
            if each in told.statutes
        ]
    if moves and claim is not None and claim.restriction is not Restriction.NONE:
        found.append(put(bars.restricted_use, claim.restriction, beyond_secrecy))
    if moves and held and way.acquirer is Regime.PRIVATE:
        found += _of_the_receiver(put, told, way, claim, held)
    found += [
        put(confidences.HEARD_IN[basis], onward, beyond_secrecy, told.just_cause)
        for basis, onward in way.kept
    ]
    return (
        *found,
        put(bars.heard_in_shien_kaigi, way.source, way.onward, beyond_secrecy, told.just_cause),
        put(bars.concealment, way.conceals),
        put(
            bars.reporter_protected,
            told.identifies_reporter,
            YesNo.of(
                holds=not moves
                or (told_oneself and told.is_the_reporter is YesNo.NO)
                or way.to_municipality is YesNo.YES
            ),
        ),
        put(bars.others_named, told.names_others, told.may_name_others),
        put(
            bars.unjust_harm,
            told.regime,
            # To tell the person what concerns them is of the first item, too.
            YesNo.of(holds=told_oneself or held <= _OF_69_2),
            told.unjust_harm,
        ),
    )


def _of_the_receiver(
    put: Put, told: Told, way: Way, claim: Claim | None, held: frozenset[str]
) -> list[Reason]:
    """What the law asks of a private receiver: to acquire it rightly, and to record (受け取る事業者の要件)."""
    found: list[Reason] = []
    consented = consent.on_consent.id in held
    excepted = not held.isdisjoint(_EXCEPTED)
    if told.special_care is not SpecialCare.NO:
        otherwise = Acquired.BY_STATUTE if excepted else Acquired.WITHOUT
        found.append(
            put(
                acquisition.acquiring,
                way.acquirer,
                told.special_care,
                Acquired.CONSENT if consented else otherwise,
                claim.may_acquire if claim else _OPEN,
            )
        )
    if told.regime is Regime.PRIVATE and consented and not excepted:
        found.append(put(article_27.transfer_records, YesNo.YES, YesNo.YES))
    return found


#: A departure names any rule, known or not; only these can change a cell.
RULES = frozenset(
    each.id
    for module in (
        consent,
        grounds,
        article_69,
        asking,
        article_27,
        child_protection,
        acquisition,
        source_secrecy,
        bars,
        other_law,
        confidences,
    )
    for each in module.RULES
)
