"""The municipality's own texts (根拠となる文書): their lineage, what they cite, what was not seen."""

import datetime as dt
import re
import unicodedata
from collections.abc import Iterator

from jusou.errors import Problem, UnknownNameError
from jusou.law import Citation, citation
from jusou.municipality.terms import (
    Effect,
    Extent,
    InstrumentId,
    InstrumentKind,
    Topic,
)
from jusou.shape import BodyId, entity, period_problems
from jusou.term import runs
from jusou.vocabulary import Category, Character, Programme, Purpose, Stated

Day = dt.date

_KANJI = {"〇": 0, **{kanji: number for number, kanji in enumerate("一二三四五六七八九", start=1)}}
_KANJI_NUMBER = re.compile("[〇一二三四五六七八九十百]+")
_LEFT_OUT = re.compile(r"[第\s]|社会福祉法|^法")


@entity
class Instrument:
    """A text the municipality works by (根拠となる文書), under which other text, seen how far.

    *in_force* is the day it took force. A child inherits no basis from its parent.
    """

    id: InstrumentId
    title: str
    kind: InstrumentKind
    number: str | None = None
    dated: Day | None = None
    in_force: Day | None = None
    until: Day | None = None
    under: InstrumentId | None = None
    seen: Extent = Extent.NONE
    seen_to: str | None = None
    url: str | None = None
    sources: tuple[str, ...] = ()

    def problems(self) -> Iterator[Problem]:
        yield from period_problems(self.in_force, self.until)


@entity
class PrintedArticle:
    """An article of law as a text prints it (引用された条文), and the provision that is meant.

    *printed* stays as it is. *means* is the id of a citation of jusou; *basis_of* are the
    programmes that the text rests on it, *body* the body.
    """

    instrument: InstrumentId
    printed: str
    means: str
    place: str | None = None
    basis_of: frozenset[Programme] = frozenset()
    body: BodyId | None = None
    sources: tuple[str, ...] = ()

    def right_number(self, on: Day) -> str | None:
        """The number of that provision on a day, where it is not the printed one (その日の番号)."""
        found = cited(self.means)
        place = found.place(on) if found else None
        if place is None or same_article(self.printed, place.label.ja):
            return None
        return place.label.ja


@entity
class Misprint:
    """Something a text prints that cannot be so (誤記): kept as it is, and pointed out."""

    printed: str
    why: str
    instrument: InstrumentId | None = None
    place: str | None = None
    sources: tuple[str, ...] = ()


@entity
class Clause:
    """A clause that takes something away from a provision (規定に触れる条項).

    What is set in statute or ordinance it cannot take away: such a profile does not load.
    """

    effect: Effect
    provision: str
    text: str
    sources: tuple[str, ...] = ()


@entity
class Provenance:
    """From which lines of the documents something was taken (記載の出どころ).

    *of* are keys of the profile itself, or ids of its agencies and bodies.
    """

    of: tuple[str, ...]
    sources: tuple[str, ...]


@entity
class Unseen:
    """What nobody has been able to read (見ていないもの), such as a figure without words."""

    what: str
    why: str | None = None
    sources: tuple[str, ...] = ()


@entity
class Undefined:
    """A word a text uses whose definition stands elsewhere or nowhere (定義の見当たらない語)."""

    word: str
    instrument: InstrumentId | None = None
    where: str | None = None
    sources: tuple[str, ...] = ()


@entity
class Retention:
    """How long records are kept (保存年限), by which text."""

    what: str
    years: int | None = None
    starts: str | None = None
    seen: Stated = Stated.YES
    sources: tuple[str, ...] = ()


@entity
class PurposeOfUse:
    """What its documents say of the purpose of use (利用目的の記載), with the source.

    It is a recorded fact, never an assumption. Empty *categories* or *purposes* mean that the
    document does not narrow them.
    """

    source: str
    recipients: frozenset[Character]
    categories: frozenset[Category] = frozenset()
    purposes: frozenset[Purpose] = frozenset()
    text: str | None = None
    since: Day | None = None
    until: Day | None = None

    def problems(self) -> Iterator[Problem]:
        yield from period_problems(self.since, self.until)

    def names(self, category: Category, recipient: Character, purpose: Purpose, on: Day) -> bool:
        """Whether it names this disclosure on a day (その提供を含むか)."""
        return (
            runs(self.since, self.until, on)
            and recipient in self.recipients
            and (not self.categories or category in self.categories)
            and (not self.purposes or purpose in self.purposes)
        )


@entity
class Passage:
    """What a document says, in short, with its reference (文書の記載): to be read by people."""

    topic: Topic
    text: str
    sources: tuple[str, ...]
    bodies: tuple[BodyId, ...] = ()
    programmes: frozenset[Programme] = frozenset()


def cited(slug: str) -> Citation | None:
    """The citation with this id, or ``None`` (出典)."""
    try:
        return citation(slug)
    except UnknownNameError:
        return None


def same_article(one: str, other: str) -> bool:
    """Whether two ways of writing name the same article (同じ条項か).

    「法第百六条の六第5項」 and 「第106条の6第５項」 are the same; what the law is called is left out.
    """
    return _plain_article(one) == _plain_article(other)


def _plain_article(text: str) -> str:
    digits = _KANJI_NUMBER.sub(lambda match: str(_number(match.group())), text)
    return _LEFT_OUT.sub("", unicodedata.normalize("NFKC", digits))


def _number(kanji: str) -> int:
    total, digit = 0, 0
    for char in kanji:
        if char in "十百":
            total += (digit or 1) * (10 if char == "十" else 100)
            digit = 0
        else:
            digit = digit * 10 + _KANJI[char]
    return total + digit
