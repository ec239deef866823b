"""Law is the floor (法律は下回れない): a profile may name, narrow and fill, and never widen.

What is here refuses to load, with the article. A departure from guidance does load, and is
listed by `jusou.municipality.check`.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from jusou.errors import Problem
from jusou.law import (
    SWA_106_4_1,
    SWA_106_4_2_6,
    SWA_106_4_5,
    SWA_106_6_1,
    SWA_106_6_6,
    SWR_34_8,
    SWR_34_9,
    Citation,
)
from jusou.meeting import Running
from jusou.municipality.terms import Decision, Effect, Task
from jusou.municipality.texts import cited
from jusou.policy import RULES
from jusou.vocabulary import Basis, Character, Organiser, SecrecySource, Stated
from jusou.wording import Text

if TYPE_CHECKING:
    from jusou.municipality.model import Municipality

#: The code of every problem that means: the law does not allow it.
WIDENS_LAW = "widens_law"


def below_the_law(profile: "Municipality") -> Iterator[Problem]:
    """Whatever in a profile statute or ordinance does not allow (法律に反する記載)."""
    yield from _bodies(profile)
    yield from _constitutions(profile)
    yield from _decisions(profile)
    yield from _programmes(profile)
    yield from _clauses(profile)
    yield from _departures(profile)


def _against(path: str, provision: Citation, ja: str, en: str) -> Problem:
    return Problem(path, WIDENS_LAW, Text(f"{ja}（{provision}）", f"{en} ({provision})"))


def _bodies(profile: "Municipality") -> Iterator[Problem]:
    for index, body in enumerate(profile.bodies):
        others = (Organiser.COORDINATOR, Organiser.OTHER)
        if Basis.SHIEN_KAIGI in body.bases and body.organiser in others:
            yield _against(
                f"bodies[{index}].organiser",
                SWA_106_6_1,
                "支援会議を組織できるのは市町村だけです。進行や記録は、ほかの者でも構いません。",
                "only the municipality constitutes a 支援会議; others may chair it",
            )


def _constitutions(profile: "Municipality") -> Iterator[Problem]:
    for index, each in enumerate(profile.constitutions):
        body = profile.bodies_by_id.get(each.body)
        if body is None or Basis.SHIEN_KAIGI not in body.bases:
            continue
        # One body may be held on two bases; as a 重層的支援会議 a contractor may well be its host.
        alone = body.bases == frozenset({Basis.SHIEN_KAIGI})
        for place, office in enumerate(each.offices):
            if (
                alone
                and office.task is Task.ORGANISE
                and (
                    office.entrusted_with is not None
                    or any(not _is_municipality(profile, agency) for agency in office.agencies)
                )
            ):
                yield _against(
                    f"constitutions[{index}].offices[{place}]",
                    SWA_106_6_1,
                    "支援会議を組織できるのは市町村だけです。",
                    "only the municipality constitutes a 支援会議",
                )
        for place, said in enumerate(each.secrecy):
            if said.by is SecrecySource.STATUTE and said.penalised is Stated.NO:
                yield _against(
                    f"constitutions[{index}].secrecy[{place}].penalised",
                    SWA_106_6_6,
                    "支援会議の秘密を漏らせば、法律の罰則があります。",
                    "a breach of the meeting's secrecy is punished by statute",
                )


def _is_municipality(profile: "Municipality", agency: str) -> bool:
    found = profile.agencies_by_id.get(agency)
    return found is None or found.character is Character.MUNICIPALITY


def _decisions(profile: "Municipality") -> Iterator[Problem]:
    for index, each in enumerate(profile.decisions):
        if each.decision in (Decision.ACCEPTANCE, Decision.SUPPORT) and each.by in (
            Organiser.COORDINATOR,
            Organiser.OTHER,
        ):
            yield _against(
                f"decisions[{index}].by",
                SWA_106_4_2_6,
                "支援が必要だと認め、支援を決定するのは市町村です。ほかの者は意見を述べられます。",
                "it is the municipality that finds the need and decides; others may advise",
            )


def _programmes(profile: "Municipality") -> Iterator[Problem]:
    in_full = any(each.running is Running.FULL for each in profile.phases)
    if in_full and profile.not_run:
        yield _against(
            "not_run",
            SWA_106_4_1,
            "重層事業は、各号の事業をすべて一体として行うものです。一部だけなら本格実施ではありません。",
            "the scheme is all its programmes run as one; some alone are not the scheme",
        )
    if profile.review is not None and profile.review.months == 0:
        yield _against(
            "review.months",
            SWR_34_8,
            "プランは定期的に確認し、見直すことになっています。",
            "a plan is reviewed regularly",
        )
    for index, each in enumerate(profile.operators):
        if each.recognised is Stated.NO:
            yield _against(
                f"operators[{index}].recognised",
                SWR_34_9,
                "委託できるのは、適切に実施できると市町村が認める者です。",
                "a contractor has the municipality's recognition",
            )
    for index, agency in enumerate(profile.agencies):
        if agency.entrustments and agency.character is Character.RESIDENTS:
            yield _against(
                f"agencies[{index}].entrustments",
                SWA_106_4_5,
                "重層事業は、省令の定める法人などにしか委託できません。",
                "the scheme is entrusted to bodies that the ordinance names, not to residents",
            )


def _clauses(profile: "Municipality") -> Iterator[Problem]:
    for index, each in enumerate(profile.clauses):
        provision = cited(each.provision)
        if provision is None or not provision.standing.forbids:
            continue
        what = (
            ("法令の義務を、市町村の定めで外すことはできません。", "no rule drops a statutory duty")
            if each.effect is Effect.DROPS_DUTY
            else (
                "法令の禁止を、市町村の定めで外すことはできません。",
                "no rule lifts a statutory bar",
            )
        )
        yield _against(f"clauses[{index}].provision", provision, *what)


def _departures(profile: "Municipality") -> Iterator[Problem]:
    for index, each in enumerate(profile.departures):
        rule = RULES.get(each.rule)
        if rule is None:
            yield Problem(
                f"departures[{index}].rule",
                "dangling",
                Text("jusou の規則にありません。", "no rule of jusou"),
            )
        elif rule.standing.forbids:
            provision = next(cite for cite in rule.cites if cite.standing.forbids)
            yield _against(
                f"departures[{index}].rule",
                provision,
                "法令の定めを、原則外にすることはできません。",
                "statute cannot be departed from",
            )
