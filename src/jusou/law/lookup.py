"""Looking a provision up (条文を引く): by the id of its citation, or as people write it.

「社会福祉法106条の6第5項」 is one thing until 2025-03-31 and another from the next day. What is
asked for is read as of one day, and what cannot be found is refused, all of it at once.
"""

import re
from collections.abc import Iterable
from datetime import date

from jusou.errors import InvalidError, Problem
from jusou.law.model import Citation, Law, Place
from jusou.law.register import CITATIONS
from jusou.wording import Text

LAWS: tuple[Law, ...] = tuple(dict.fromkeys(each.law for each in CITATIONS))
"""Every law and document that is cited (出典となる法令・資料)."""

_BY_SLUG = {each.slug: each for each in CITATIONS}
_LAW_NAMES: dict[str, Law] = {
    name: each
    for each in LAWS
    for name in (each.slug, each.name.ja, each.name.en, each.egov)
    if name
}
_WRITTEN = re.compile(
    r"(?P<law>.+?)\s*第?(?P<article>[0-9]+)条(?P<branch>(?:の[0-9]+)*)"
    r"(?:第?(?P<paragraph>[0-9]+)項)?(?:第?(?P<item>[0-9]+)号)?"
)
_WIDE = str.maketrans("０１２３４５６７８９", "0123456789")


def find(wanted: Iterable[str], on: date) -> tuple[Citation, ...]:
    """The citations meant on a day, each by its id or as it is written (条文を引く).

    A name as written, such as 「社会福祉法106条の6第5項」, means what stood there on that day. One
    without a paragraph means everything cited from the article.

    Raises: `InvalidError` with every name that leads nowhere: ``unknown_citation`` (no such id, or
    not of the form), ``unknown_law``, ``no_such_article`` (not cited, or not there on that day).
    """
    found: list[Citation] = []
    problems: list[Problem] = []
    for index, each in enumerate(wanted):
        meant = _BY_SLUG.get(each)
        try:
            found += [_standing(meant, on)] if meant is not None else _written(each, on)
        except InvalidError as error:
            problems += [problem.under(f"[{index}]") for problem in error.problems]
    if problems:
        raise InvalidError(tuple(problems))
    return tuple(dict.fromkeys(found))


def _standing(meant: Citation, on: date) -> Citation:
    if meant.on(on) is None:
        raise _nothing(on, (meant,))
    return meant


def _written(text: str, on: date) -> list[Citation]:
    read = _WRITTEN.fullmatch(text.strip().translate(_WIDE))
    if read is None:
        raise InvalidError((_UNREADABLE,))
    law = _LAW_NAMES.get(read["law"].removesuffix("第").strip())
    if law is None:
        raise InvalidError((_UNKNOWN_LAW,))
    branches = (each for each in read["branch"].split("の") if each)
    article = "-".join((read["article"], *branches))
    paragraph = int(read["paragraph"]) if read["paragraph"] else None
    item = read["item"]

    def meant(place: Place) -> bool:
        return (
            place.article == article
            and (paragraph is None or place.paragraph in (None, paragraph))
            and (item is None or place.item is None or str(place.item) == item)
        )

    ever = [
        each for each in CITATIONS if each.law is law and any(meant(place) for place in each.places)
    ]
    now = [each for each in ever if (place := each.place(on)) is not None and meant(place)]
    # What was asked for exactly stands before the whole it is a part of.
    exact = [each for each in now if _is(each.place(on), paragraph, item)]
    found = exact if (paragraph is not None or item) and exact else now
    if not found:
        raise _nothing(on, ever)
    return found


def _is(place: Place | None, paragraph: int | None, item: str | None) -> bool:
    return (
        place is not None
        and place.paragraph == paragraph
        and (None if place.item is None else str(place.item)) == item
    )


def _nothing(on: date, ever: Iterable[Citation]) -> InvalidError:
    """Not there on that day: what was meant at another time, and where that stands (その日にない条文)."""
    near = [_near(each, on) for each in ever]
    text = Text(
        f"{on.isoformat()} に、その条項の出典はありません。"
        + (f"近いもの: {'、'.join(each.ja for each in near)}" if near else ""),
        f"nothing is cited from there on {on.isoformat()}"
        + (f"; near it: {', '.join(each.en for each in near)}" if near else ""),
    )
    return InvalidError((Problem("", "no_such_article", text),))


def _near(each: Citation, on: date) -> Text:
    cited = each.on(on)
    if cited is not None:
        return Text(f"{cited.label.ja}（この日の番号）", f"{cited.label.en} (on this day)")
    since = each.places[0].since.isoformat()
    return Text(f"{each}（{since} から）", f"{each.slug} (from {since})")


_UNREADABLE = Problem(
    "",
    "unknown_citation",
    Text(
        "出典の識別子（swa-106-6-6）か、「社会福祉法106条の6第6項」の形で、数字は算用数字で書いてください。",
        "Give the id of a citation (swa-106-6-6), or law, article, paragraph and item in Japanese.",
    ),
)
_UNKNOWN_LAW = Problem(
    "",
    "unknown_law",
    Text(
        "この法令は出典にありません。「社会福祉法106条の6第6項」のように、法令名から書いてください。"
        "法令名の一覧は jusou law で出ます。",
        "This law is not among the sources; begin with its Japanese name as `jusou law` lists it.",
    ),
)
