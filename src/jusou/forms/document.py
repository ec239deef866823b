"""A document (帳票の文書): typed parts, each with who asks for it, before anything is written out.

What the case does not know is there as an empty field, and is listed; nothing is filled by guess.
"""

import datetime as dt
from collections.abc import Iterator

import attrs

from jusou.law import Citation, Standing, Sureness
from jusou.wording import Term, Text

Day = dt.date


class Paper(Term):
    """Which form it is (帳票の種類)."""

    INTAKE = "intake", "相談受付・申込票", "intake and application"
    ASSESSMENT = "assessment", "インテーク・アセスメントシート", "assessment sheet"
    REFERRAL = "referral", "つなぐシート", "referral sheet"
    PLAN = "plan", "プラン兼利用申込書", "plan and application"
    PROGRESS = "progress", "支援経過記録", "record of support"
    EVALUATION = "evaluation", "評価シート", "evaluation sheet"
    INQUIRY = "inquiry", "支援会議からの照会", "inquiry of a 支援会議"
    AGENDA = "agenda", "会議次第", "agenda"
    PREPARATION = "preparation", "会議準備シート", "preparing a meeting"
    MINUTES = "minutes", "会議記録", "minutes"
    ANSWER = "answer", "判定票", "answer for approval"


#: Who asks for a field, in one letter as it is printed.
MARKS = {
    Standing.STATUTE: "法",
    Standing.ORDINANCE: "省",
    Standing.MINISTRY: "国",
    Standing.MUNICIPAL: "市",
    Standing.INTERPRETATION: "解",
    Standing.DESIGN: "任",
}

MARKS_EXPLAINED = Text(
    "法・省：法令に根拠のある欄　国：国の資料による欄　市：自治体が定める欄　解：解釈による欄　任：jusou が設けた欄",
    "statute, ordinance, ministry, municipality, interpretation, jusou's own",
)


@attrs.frozen(repr=False)
class Field:
    """One field of a form (欄). No *lines*: not on record. *by_hand*: left for a pen.

    *standing* tells who asks for it, *cite* where. *optional* is one that may well be empty.
    """

    label: str
    lines: tuple[str, ...] = ()
    standing: Standing = Standing.DESIGN
    cite: Citation | None = None
    by_hand: bool = False
    optional: bool = False

    @property
    def is_missing(self) -> bool:
        """Whether something that should be there is not on record (足りない欄か)."""
        return not (self.lines or self.by_hand or self.optional)


@attrs.frozen(repr=False)
class Grid:
    """A table of a form (表). A row is as long as its *head*."""

    label: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...] = ()
    standing: Standing = Standing.DESIGN
    cite: Citation | None = None
    optional: bool = False

    @property
    def is_missing(self) -> bool:
        """Whether it has no row, and should (足りない表か)."""
        return not (self.rows or self.optional)


@attrs.frozen(repr=False)
class Section:
    """A part of a form under one heading (節)."""

    title: str
    parts: tuple[Field | Grid, ...]


@attrs.frozen(repr=False)
class Document:
    """A form, filled as far as its reader's view of the case goes (帳票).

    *office* is whose form it is, *reader* for whom it was made. *dated* is the day of the letter
    or the sitting that is printed: its articles bear the numbers of that day. *fits_one_page* asks
    the writers to keep it to one page.
    """

    paper: Paper
    title: str
    case: str
    on: Day
    office: str
    reader: str
    sections: tuple[Section, ...]
    notes: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    fits_one_page: bool = False
    dated: Day | None = None

    def __repr__(self) -> str:
        return f"<Document {self.paper.value} {self.case}>"

    def parts(self) -> Iterator[tuple[Section, Field | Grid]]:
        """Every field and table, with its section, in order (すべての欄)."""
        for section in self.sections:
            for part in section.parts:
                yield section, part

    @property
    def missing(self) -> tuple[str, ...]:
        """What is not on record, by section and label (足りない欄の一覧)."""
        return tuple(
            f"{section.title}／{part.label}" for section, part in self.parts() if part.is_missing
        )

    def cited(self, part: Field | Grid) -> str:
        """The article of a field as it reads on the day of what is printed (欄の根拠の表示).

        Material that asks for many fields is named once, at the foot.
        """
        if part.cite is None or not part.standing.forbids:
            return ""
        found = part.cite.on(min(self.dated or self.on, self.on))
        return found.label.ja if found is not None else ""

    @property
    def materials(self) -> tuple[str, ...]:
        """What below statute and ordinance asks for fields of it (欄の根拠となる資料)."""
        cites = [part.cite for _, part in self.parts() if not part.standing.forbids]
        found = [each.on(self.on) for each in dict.fromkeys(cites) if each is not None]
        return tuple(
            each.label.ja
            + (
                ""
                if each.sureness is Sureness.CONFIRMED
                else "（本文は未確認。欄の一覧は確かめていない）"
            )
            for each in found
            if each is not None
        )
