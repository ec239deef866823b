"""Disagreements (食い違い): what two systems say of the same act, with the rule and the history."""

from collections.abc import Iterator
from typing import Any

import attrs

from jusou.acts import Act, Record
from jusou.answer import Answer, Found, Outcome, Reason
from jusou.history import History
from jusou.plain import ABSENT, default
from jusou.policy import RULES
from jusou.rule import Kind
from jusou.shape import (
    DayShape,
    EntityShape,
    ManyShape,
    OptionalShape,
    PairShape,
    Shape,
    TermShape,
    TextShape,
    fields,
)
from jusou.wording import Term, Text

#: Said of what neither took; it stands in a report only if it left its mark in their system.
_NOT_TAKEN = "（どちらも受け付けなかった）"

#: Of a longer list, so many are printed (並べる数).
MANY = 3


class DisagreementKind(Term):
    """In what two systems differ (食い違いの種別)."""

    LET_THROUGH = "let_through", "できない行為を受け付けました", "took what is not permitted"
    GUESSED = (
        "guessed",
        "まだ決められない行為を受け付けました",
        "took what cannot be told yet",
    )
    HELD_BACK = "held_back", "できる行為を受け付けませんでした", "held back what is permitted"
    DUTY = "duty", "義務を伝えていません", "did not tell a duty"
    STAGE = "stage", "段階が違います", "another stage"
    CRASHED = "crashed", "相手のシステムが例外で止まりました", "your system raised"
    STALE = "stale", "古い版からの記録を受け付けました", "took a record on an old version"


@attrs.frozen(repr=False)
class Put:
    """What was put to both before (先に提案したもの), and whether it was taken."""

    record: Record
    taken: bool = attrs.field(kw_only=True)
    stale: bool = attrs.field(kw_only=True)


@attrs.frozen(repr=False)
class Disagreement:
    """One disagreement (食い違い): the act, both answers, and the history before it.

    *detail* are the duties not told, the tracks astray, or the name of the exception, which is
    *cause*. *stale* tells that the act was proposed on an older version of the case. *before* is
    what was put to both before, with what neither took.
    """

    kind: DisagreementKind
    answer: Answer
    theirs: Text
    history: History
    record: Record
    detail: tuple[str, ...] = ()
    stale: bool = False
    before: tuple[Put, ...] = ()
    cause: Exception | None = attrs.field(default=None, eq=False)

    @property
    def reasons(self) -> tuple[Reason, ...]:
        """The reasons that decide, in the order in which they are read (決め手の理由)."""
        found = dict.fromkeys(self.answer.all_reasons())
        match self.kind:
            case DisagreementKind.DUTY:
                chosen = [
                    each for each in found if any(duty.id in self.detail for duty in each.duties)
                ]
            case DisagreementKind.HELD_BACK | DisagreementKind.STAGE:
                chosen = [
                    each
                    for each in found
                    if each.found is Found.HOLDS and each.outcome is Outcome.PERMITTED
                ]
            case DisagreementKind.STALE | DisagreementKind.CRASHED:
                chosen = []
            case DisagreementKind.LET_THROUGH | DisagreementKind.GUESSED:
                chosen = [
                    each for each in found if each.outcome is self.answer.outcome and not each.aside
                ]
        return tuple(chosen)

    @property
    def rules(self) -> tuple[str, ...]:
        """The ids of the rules that decide (決め手の規則)."""
        return tuple(dict.fromkeys(each.rule for each in self.reasons))

    def same_as(self, other: "Disagreement") -> bool:
        """Whether it is the same disagreement, perhaps on another history (同じ食い違いか)."""
        return (
            (self.kind, type(self.record.act), self.stale)
            == (other.kind, type(other.record.act), other.stale)
            and (self.rules == other.rules or not {*self.rules}.isdisjoint(other.rules))
            and self.detail[:1] == other.detail[:1]
        )

    @property
    def report(self) -> str:
        """All of it as text, in Japanese, ids only (報告)."""
        return "\n".join(self._lines())

    def _lines(self) -> Iterator[str]:
        yield f"jusou と食い違います: {self.kind.label.ja}"
        yield ""
        yield f"  行為    {described(self.record)}"
        yield f"  jusou   {self._ours()}"
        yield f"  相手    {self.theirs.ja}"
        for each in self.detail:
            yield f"  違い    {self._worded(each)}"
        if self.kind is DisagreementKind.STALE:
            yield "  規則    版が進んでいれば記録しない（jusou では StaleVersionError）"
        yield from self._why()
        if self.kind in (DisagreementKind.LET_THROUGH, DisagreementKind.GUESSED):
            for remedy in sorted(self.answer.remedies, key=lambda each: each.rank)[:2]:
                yield f"  手立て  {remedy.text.ja}"
        yield ""
        yield f"これを示す最も短い履歴（{self.history.id}）"
        for number, put in enumerate(self.before, start=1):
            yield f"  {number}. {described(put.record)}{_NOT_TAKEN if not put.taken else ''}"
        yield f"→ {len(self.before) + 1}. {described(self.record)}"

    def _why(self) -> Iterator[str]:
        """The rules that decide, with their articles (決め手の規則と条文)."""
        apart = list(_apart(self.reasons))
        if self.kind in (DisagreementKind.HELD_BACK, DisagreementKind.STAGE):
            # What permits is long: the grounds first, and of the rest the ids.
            apart.sort(key=lambda each: RULES[each.rule].kind is not Kind.GROUND)
        for reason in apart[:MANY]:
            yield f"  規則    {reason.rule}: {reason.sentence.ja}"
            yield f"  条文    {'、'.join(map(str, reason.cites)) or 'なし（jusou の設計）'}"
            if reason.facts:
                yield f"  事実    {'、'.join(each.label.ja for each in reason.facts)}"
        if rest := dict.fromkeys(each.rule for each in apart[MANY:]):
            yield f"  ほかに  {'、'.join(rest)}"

    def _ours(self) -> str:
        if self.kind is DisagreementKind.STALE:
            return "断る（ほかの人が先に記録した）"
        return self.answer.outcome.label.ja

    def _worded(self, detail: str) -> str:
        told = {each.id: each.text.ja for each in self.answer.duties}
        return f"{detail} {told[detail]}" if detail in told else detail


def _apart(reasons: tuple[Reason, ...]) -> Iterator[Reason]:
    said: set[tuple[str, Text]] = set()
    for each in reasons:
        if (each.rule, each.sentence) not in said:
            said.add((each.rule, each.sentence))
            yield each


def described(record: Record) -> str:
    """A record on one line, without any free text (記録の一行)."""
    act: type[Act] = type(record.act)
    parts = " ".join(
        f"{name}={told}"
        for name, each in fields(act).items()
        if (told := _told(getattr(record.act, name), each))
    )
    return f"{record.happened_on.isoformat()} {act.label.ja}（{act.type}） {parts}"


def _told(value: Any, wanted: Shape) -> str:
    """What of a value may be printed: ids, words of the field and days (書いてよいもの)."""
    if value is None:
        return ""
    match wanted:
        case TextShape(id_of=str()):
            return str(value)
        case TermShape():
            return str(value.label.ja)
        case DayShape():
            return str(value.isoformat())
        case OptionalShape(inner=inner):
            return _told(value, inner)
        case ManyShape(item=inner):
            every = [told for each in value if (told := _told(each, inner))]
            if isinstance(value, frozenset):
                every.sort()
            more = [f"ほか{len(every) - MANY}"] if len(every) > MANY else []
            return "、".join([*every[:MANY], *more])
        case PairShape(items=items):
            return "・".join(_told(each, inner) for each, inner in zip(value, items, strict=True))
        case EntityShape():
            inside = (
                # Nobody could tell by its place an id or a day that may be left out.
                f"{name}={told}" if _may_be_anything(value.__class__, name, each) else told
                for name, each in fields(value.__class__).items()
                if getattr(value, name) != default(value.__class__, name)
                if (told := _told(getattr(value, name), each))
            )
            return f"[{text}]" if (text := " ".join(inside)) else ""
        case _:
            return ""


def _may_be_anything(cls: type[Any], name: str, wanted: Shape) -> bool:
    inner = wanted.inner if isinstance(wanted, OptionalShape) else wanted
    return default(cls, name) is not ABSENT and not isinstance(inner, TermShape)
