"""Who must be told, meeting or no meeting (先に知らせること): reports of abuse suspected and not yet made."""

import datetime as dt

import attrs

from jusou.case import Case
from jusou.law import Cited
from jusou.municipality import Municipality
from jusou.reading import Reading
from jusou.reporting import ADDRESSEES, CITED, strength
from jusou.vocabulary import Danger, ReportAddressee, ReportKind, ReportStrength


@attrs.frozen
class Owed:
    """A report that a suspicion on record calls for (残っている通報・通告).

    *addressees* are those the Act names, any of whom will do. The strength is that of a finder
    who does not know how grave it is.
    """

    person: str
    kind: ReportKind
    strength: ReportStrength
    addressees: tuple[ReportAddressee, ...]
    cites: tuple[Cited, ...]


def reports_owed(case: Case, *, under: Municipality, on: dt.date) -> tuple[Owed, ...]:
    """Reports of abuse suspected on record and not yet reported (残っている通報・通告).

    No meeting, consent or secrecy stands in their way, and none of them bars a meeting.
    """
    read = Reading(case.ledger(on), under, on)
    return tuple(
        Owed(
            person,
            kind,
            strength(kind, Danger.NOT_RECORDED),
            tuple(each for each in ReportAddressee if each in ADDRESSEES[kind]),
            tuple(cited for each in CITED[kind] if (cited := each.on(on)) is not None),
        )
        for person, suspected in read.ledger.suspicions.items()
        for kind in ReportKind
        if kind in suspected - read.ledger.reports.get(person, frozenset[ReportKind]())
    )
