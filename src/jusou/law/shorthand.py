"""How the citations beside this module are written down (出典の書き方).

A provision older than the scheme is followed from the scheme's first day, under the number it
has today. Where an earlier number is known, it has a place of its own.
"""

from datetime import date

from jusou.law.days import SCHEME_START, TEXT_SEEN
from jusou.law.model import Citation, Law, Place, Standing, Sureness
from jusou.wording import Text


def statute(slug: str, egov: str, ja: str, en: str) -> Law:
    """An Act on e-Gov (法律)."""
    return Law(slug, Text(ja, en), egov, Standing.STATUTE)


def at(
    article: str,
    paragraph: int | None = None,
    item: int | str | None = None,
    *,
    since: date = SCHEME_START,
    until: date | None = None,
    where: str | Text = "",
    says: Text | None = None,
    quote: str | None = None,
    sureness: Sureness | None = None,
) -> Place:
    """A numbered place, from the scheme's first day unless told otherwise (条・項・号)."""
    return Place(
        since=since,
        until=until,
        article=article,
        paragraph=paragraph,
        item=item,
        where=where,
        says=says,
        quote=quote,
        sureness=sureness,
    )


def cite(
    law: Law,
    slug: str,
    *places: Place,
    says: Text,
    facts: tuple[str, ...] = (),
    sureness: Sureness = Sureness.CONFIRMED,
    quote: str = "",
    unread_from: date | None = None,
    note: Text | None = None,
    checked_on: date = TEXT_SEEN,
) -> Citation:
    """A citation compared with the text of the last day seen (確認済みの出典)."""
    return Citation(
        slug=slug,
        law=law,
        places=places,
        says=says,
        quote=quote,
        sureness=sureness,
        checked_on=checked_on,
        facts=facts,
        unread_from=unread_from,
        note=note,
    )
