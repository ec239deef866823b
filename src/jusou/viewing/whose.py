"""Whose matter something is (誰のことか): named in it, or through a track, a plan, a sitting."""

from collections.abc import Iterable, Iterator
from typing import Any

from jusou.information import Information
from jusou.ledger import Ledger
from jusou.shape import EntityShape, ManyShape, OptionalShape, Shape, TextShape, fields


def people_of(ledger: Ledger, value: object) -> frozenset[str]:
    """Everyone whose matter it is (関係する人)."""
    found: set[str] = set()
    for kind, ident in idents(value):
        if kind == "person":
            found.add(ident)
        else:
            found |= _through(ledger, kind, ident)
    return frozenset(found)


def subjects(information: Iterable[Information]) -> set[str]:
    """Everyone in it: whose it is, and whom it names (情報に出てくる人)."""
    return {person for each in information for person in (each.subject, *each.names)}


def _through(ledger: Ledger, kind: str, ident: str) -> set[str]:
    match kind:
        case "track" if ident in ledger.tracks:
            return {ledger.tracks[ident].person}
        case "plan" if ident in ledger.plans:
            return {ledger.plans[ident].person}
        case "referral" if ident in ledger.referrals:
            referral = ledger.referrals[ident]
            return subjects(referral.information) | _through(ledger, "track", referral.track)
        case "request" if ident in ledger.requests:
            return subjects(ledger.requests[ident].information)
        case "item":
            items = [
                item
                for meeting in ledger.meetings.values()
                for item in meeting.items
                if item.id == ident
            ]
            return {
                person
                for item in items
                for person in (*subjects(item.information), *filter(None, (item.about,)))
            }
        case _:
            return set()


def idents(value: Any) -> Iterator[tuple[str, str]]:
    """Every id in an entity, after the kind of thing it is the id of (含まれる識別子)."""
    for name, each in fields(value.__class__).items():
        yield from _ids_in(each, getattr(value, name))


def _ids_in(wanted: Shape, value: Any) -> Iterator[tuple[str, str]]:
    match wanted:
        case OptionalShape(inner=inner):
            if value is not None:
                yield from _ids_in(inner, value)
        case TextShape(id_of=str(kind)):
            yield kind, value
        case ManyShape(item=item):
            for each in value:
                yield from _ids_in(item, each)
        case EntityShape():
            yield from idents(value)
        case _:
            return
