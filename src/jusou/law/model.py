"""What a citation is (出典): a place in a law, with the days on which it was that place.

A rule never writes 「第106条の6第6項」 in a string. It names a citation, and the citation prints
itself as that provision was numbered on the day asked. This module holds no law; the laws are
beside it, as data. It refuses to guess: on a day for which it has no place, it says ``None``.
"""

import re
from collections.abc import Iterator
from datetime import date
from itertools import pairwise

import attrs

from jusou.errors import Problem, raise_all
from jusou.wording import Term, Text

_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_EGOV = re.compile(r"[0-9]{3}[A-Z][A-Z0-9][0-9]{10}")
_ARTICLE = re.compile(r"[0-9]+(?:-[0-9]+)*")


class Standing(Term):
    """How strong a source is (根拠の強さ): it decides what a rule resting on it may do."""

    STATUTE = "statute", "法律", "statute"
    ORDINANCE = "ordinance", "省令・政令・規則", "ministerial or cabinet ordinance"
    MINISTRY = "ministry", "国の通知・資料", "ministry notice or material"
    MUNICIPAL = "municipal", "自治体の要綱・計画", "municipal outline or plan"
    INTERPRETATION = "interpretation", "解釈", "interpretation"
    DESIGN = "design", "jusou の設計上の選択", "design choice of jusou"

    @property
    def forbids(self) -> bool:
        """Whether a rule of this standing may answer ``forbidden`` (禁止できるか)."""
        return self in (Standing.STATUTE, Standing.ORDINANCE)

    @property
    def departable(self) -> bool:
        """Whether it can be set aside by a recorded departure (原則外にできるか)."""
        return self in (Standing.MINISTRY, Standing.MUNICIPAL)


class Sureness(Term):
    """How we know what a source says (確からしさ)."""

    CONFIRMED = "confirmed", "条文・一次資料で確認", "read in the text itself"
    SECONDARY = "secondary", "二次資料", "read in a secondary source"
    DERIVED = "derived", "条文からの帰結", "follows from texts that were read"
    MEMORY = "memory", "未確認（記憶による）", "not verified, from memory"


@attrs.frozen
class Law:
    """A law, a notice, a guide or a decision record (法令・資料): what a citation points into.

    *egov* is the id of the law on e-Gov; *page* is the address of a document that is not there.
    """

    slug: str
    name: Text
    egov: str | None
    standing: Standing
    page: str | None = None

    def __attrs_post_init__(self) -> None:
        raise_all(self._problems())

    def _problems(self) -> Iterator[Problem]:
        if not _SLUG.fullmatch(self.slug):
            yield _bad_slug()
        if self.egov is not None and not _EGOV.fullmatch(self.egov):
            yield Problem(
                "egov",
                "egov_id",
                Text("e-Gov の法令IDの形ではありません。", "Not the form of an e-Gov law id."),
            )

    @property
    def url(self) -> str | None:
        """Where the text can be read (本文の所在)."""
        return f"https://laws.e-gov.go.jp/law/{self.egov}" if self.egov else self.page


def _as_text(value: str | Text) -> Text:
    return Text(value, value) if isinstance(value, str) else value


@attrs.frozen(kw_only=True)
class Place:
    """Where a provision stood from *since* until before *until* (条項の位置と期間).

    *article* is written with hyphens (``"106-6"``), *item* as a number or, for a branch, with a
    hyphen too (``"1-2"``). *where* is for what has no number: a page, a heading, a proviso.
    *says*, *quote* and *sureness* are given only where they differ from those of the citation.
    A place is checked by the `Citation` that holds it, together with its neighbours.
    """

    since: date
    until: date | None = None
    article: str = ""
    paragraph: int | None = None
    item: int | str | None = None
    where: Text = attrs.field(default=Text("", ""), converter=_as_text)
    says: Text | None = None
    quote: str | None = None
    sureness: Sureness | None = None

    def covers(self, day: date) -> bool:
        """Whether *day* falls in the period, its last day excluded (その日にこの位置か)."""
        return self.since <= day and (self.until is None or day < self.until)

    @property
    def label(self) -> Text:
        """The place without the name of its law (条項の表示)."""
        ja = en = ""
        if self.article:
            ja, en = _number("条", self.article), f"Art. {self.article}"
        if self.paragraph is not None:
            ja, en = f"{ja}第{self.paragraph}項", f"{en}({self.paragraph})"
        if self.item is not None:
            ja, en = f"{ja}{_number('号', str(self.item))}", f"{en}, item {self.item}"
        if self.where.ja and self.article:
            ja, en = f"{ja}{self.where.ja}", f"{en}, {self.where.en}"
        elif self.where.ja:
            ja, en = self.where.ja, self.where.en
        return Text(ja, en)

    def __str__(self) -> str:
        return self.label.ja


def _number(unit: str, number: str) -> str:
    # A branch follows its unit in Japanese: 106-6 is 第106条の6, never 第106の6条.
    head, *branches = number.split("-")
    return "の".join((f"第{head}{unit}", *branches))


@attrs.frozen(str=False)
class Cited:
    """A citation as it reads on one day (その日の表示): what an answer prints and stores.

    *in_force* is false when the text of that day has not been read, because an amendment whose
    words are not known to us may have changed it. The label then is the last one read.
    """

    citation: str
    label: Text
    standing: Standing
    sureness: Sureness
    in_force: bool
    url: str | None
    says: Text
    quote: str

    def __str__(self) -> str:
        return self.label.ja


@attrs.frozen(kw_only=True, cache_hash=True)
class Citation:
    """One provision that rules rest on, with every number it has had (出典).

    Two citations are the same when their slugs are: comparing and hashing cost one string.
    *checked_on* is the day of the text it was compared with; *unread_from* the day from which
    an amendment not yet read may have changed it. *facts* are reference ids.
    Raises `InvalidError` with every problem at once.
    """

    slug: str
    law: Law = attrs.field(eq=False)
    places: tuple[Place, ...] = attrs.field(eq=False)
    says: Text = attrs.field(eq=False)
    quote: str = attrs.field(default="", eq=False)
    sureness: Sureness = attrs.field(eq=False)
    checked_on: date = attrs.field(eq=False)
    facts: tuple[str, ...] = attrs.field(default=(), eq=False)
    unread_from: date | None = attrs.field(default=None, eq=False)
    note: Text | None = attrs.field(default=None, eq=False)
    own_standing: Standing | None = attrs.field(default=None, eq=False)
    _read: tuple[Cited, ...] = attrs.field(init=False, eq=False, repr=False)
    _unread: tuple[Cited, ...] = attrs.field(init=False, eq=False, repr=False)

    def __attrs_post_init__(self) -> None:
        raise_all(self._problems())
        # Made once here: a judgement asks for a citation thousands of times more than it changes.
        read = tuple(self._cited(place) for place in self.places)
        object.__setattr__(self, "_read", read)
        object.__setattr__(self, "_unread", tuple(attrs.evolve(c, in_force=False) for c in read))

    @property
    def standing(self) -> Standing:
        """The standing of its law, unless it has its own (根拠の強さ)."""
        return self.own_standing or self.law.standing

    def place(self, day: date) -> Place | None:
        """Where the provision stands on *day*, or ``None`` (その日の位置)."""
        return next((place for place in self.places if place.covers(day)), None)

    def on(self, day: date) -> Cited | None:
        """The citation as it reads on *day*, or ``None`` if there is none (その日の表示)."""
        for place, read, unread in zip(self.places, self._read, self._unread, strict=True):
            if place.covers(day):
                return unread if self.unread_on(day) else read
        return None

    def unread_on(self, day: date) -> bool:
        """Whether an amendment not yet read may have changed it by *day* (未読の改正があるか)."""
        return self.unread_from is not None and self.unread_from <= day

    @property
    def boundaries(self) -> tuple[date, ...]:
        """The days on which what `on` gives may change, in order (表示の変わる日)."""
        days = {day for place in self.places for day in (place.since, place.until) if day}
        if self.unread_from is not None:
            days.add(self.unread_from)
        return tuple(sorted(days))

    def __str__(self) -> str:
        return self._read[-1].label.ja

    def _cited(self, place: Place) -> Cited:
        ja, en = self.law.name.ja, self.law.name.en
        if place.article:
            ja, en = f"{ja}{place.label.ja}", f"{en}, {place.label.en}"
        elif place.where.ja:
            ja, en = f"{ja} {place.label.ja}", f"{en}, {place.label.en}"
        return Cited(
            citation=self.slug,
            label=Text(ja, en),
            standing=self.standing,
            sureness=place.sureness or self.sureness,
            in_force=True,
            url=self.law.url,
            says=self.says if place.says is None else place.says,
            quote=self.quote if place.quote is None else place.quote,
        )

    def _problems(self) -> Iterator[Problem]:
        if not _SLUG.fullmatch(self.slug):
            yield _bad_slug()
        if not self.places:
            yield Problem(
                "places",
                "no_places",
                Text("条項の位置を一つ以上書いてください。", "Give at least one place."),
            )
        for index, place in enumerate(self.places):
            for problem in _place_problems(place):
                yield problem.under(f"places[{index}]")
        for index, (earlier, later) in enumerate(pairwise(self.places), start=1):
            if later.since < earlier.since:
                yield Problem(
                    f"places[{index}].since",
                    "unordered",
                    Text("古い期間から順に並べてください。", "Put the earlier period first."),
                )
            if _overlap(earlier, later):
                yield Problem(
                    f"places[{index}]",
                    "overlap",
                    Text(
                        "直前の期間と重なっています。前の期間の until を確かめてください。",
                        "It overlaps the period before it: check the until of that one.",
                    ),
                )


def _overlap(one: Place, other: Place) -> bool:
    ends_after = one.until is None or other.since < one.until
    return ends_after and (other.until is None or one.since < other.until)


def _place_problems(place: Place) -> Iterator[Problem]:
    if place.until is not None and place.until <= place.since:
        yield Problem(
            "until",
            "empty_period",
            Text("until は since より後の日にしてください。", "until must be after since."),
        )
    if place.article and not _ARTICLE.fullmatch(place.article):
        yield Problem(
            "article",
            "article",
            Text("条は「106-6」の形で書いてください。", "Write the article as in 106-6."),
        )
    if not place.article and (place.paragraph is not None or place.item is not None):
        yield Problem(
            "article",
            "no_article",
            Text("項・号には条が要ります。", "A paragraph or an item needs its article."),
        )


def _bad_slug() -> Problem:
    return Problem(
        "slug",
        "slug",
        Text("英小文字・数字・ハイフンで書いてください。", "Use a-z, 0-9 and hyphens."),
    )
