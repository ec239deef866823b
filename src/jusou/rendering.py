"""Showing an answer (判定の表示): always for someone, and never more than they may know.

What is concealed from a reader is simply absent. An outcome that rests on it gives a neutral
reason. Answers carry opaque ids; the host puts names.
"""

from collections.abc import Callable, Iterable, Iterator

import attrs

from jusou.answer import Answer, Cell, Discretion, Found, Outcome, Part, Reason, Remedy, When
from jusou.law import EDITION, Cited, Standing, Sureness
from jusou.rule import ranked
from jusou.vocabulary import Capacity, Category
from jusou.wording import Term, Text


class Reader(Term):
    """Who reads an answer (読む人)."""

    MUNICIPALITY = "municipality", "市町村の担当", "the municipality"
    AGENCY = "agency", "支援関係機関", "a support agency"
    BODY = "body", "会議体", "a meeting body"
    PERSON = "person", "本人・家族", "the person or family"


@attrs.frozen
class Audience:
    """For whom something is shown (読み手): the municipality, one agency, one body, or one person.

    An agency reads in a *capacity*, and what it learnt in another is not for it; a body may be
    that of one *meeting*: those who sit there, and nobody else.
    """

    reader: Reader
    id: str | None = None
    capacity: Capacity = Capacity.OFFICIAL
    meeting: str | None = None

    def may_see(self, part: Part) -> bool:
        """Whether a part may be shown at all (見せてよい部分か). A person sees their own alone."""
        if self.reader is Reader.PERSON and part.subject not in (None, self.id):
            return False
        if self.reader is Reader.MUNICIPALITY or not part.hidden_from:
            return True
        # Of a reader who has not said who they are, nobody can say that they may know; nor of a body.
        return (
            self.id is not None
            and self.reader is not Reader.BODY
            and not part.hidden_from & {"*", self.id}
        )

    def may_hear(self, reason: Reason) -> bool:
        """Whether a reason may be told (伝えてよい理由か)."""
        if self.reader is Reader.MUNICIPALITY:
            return True
        if self.reader in (Reader.AGENCY, Reader.BODY):
            return reason.discretion is not Discretion.MUNICIPALITY
        return reason.discretion is Discretion.OPEN


MUNICIPALITY = Audience(Reader.MUNICIPALITY)

_NEUTRAL = Reason(
    rule="answer.neutral",
    found=Found.UNKNOWN,
    outcome=Outcome.NOT_PERMITTED,
    sentence=Text(
        "この件は、市町村の担当にお尋ねください。", "please ask the municipality about this matter"
    ),
    facts=(),
    cites=(),
    standing=Standing.DESIGN,
)


#: Questions about sittings: their parts tell who sits there.
_OF_MEETINGS = frozenset({"meetings", "convene_meeting", "put_on_agenda", "hear_item"})


def shown_to(answer: Answer, audience: Audience) -> Answer:
    """The answer as this reader may know it (読み手に合わせた判定).

    The outcome stays; whatever it rests on that they may not know is replaced by a neutral
    reason, which says nothing of there being anything to conceal.
    """
    if audience.reader is Reader.MUNICIPALITY:
        return answer
    parts = tuple(_part(part, audience) for part in answer.parts if audience.may_see(part))
    if audience.reader is Reader.PERSON and answer.question in _OF_MEETINGS:
        # Who sits in a meeting is not for the household to read from an answer.
        parts = ()
    reasons = tuple(reason for reason in answer.reasons if audience.may_hear(reason))
    explained = any(
        reason.outcome is answer.outcome and not reason.aside
        for reason in (*reasons, *(each for part in parts for each in part.cell.reasons))
    )
    if not explained and answer.outcome is not Outcome.PERMITTED:
        reasons = (attrs.evolve(_NEUTRAL, outcome=answer.outcome), *reasons)
    told = (*reasons, *(each for part in parts for each in part.cell.reasons))
    heard = [reason for reason in told if not reason.aside]
    remedies: Iterable[Remedy] = ()
    if audience.reader is Reader.AGENCY and answer.outcome is not Outcome.PERMITTED:
        remedies = ranked(
            (
                *_composed(answer, parts, reasons),
                *(remedy for reason in heard for remedy in reason.remedies),
            )
        )
    return attrs.evolve(
        answer,
        reasons=reasons,
        parts=parts,
        duties=tuple(dict.fromkeys(duty for reason in heard for duty in reason.duties)),
        missing=()
        if answer.outcome is Outcome.PERMITTED
        else tuple(dict.fromkeys(each for reason in heard for each in reason.missing)),
        remedies=tuple(remedies),
        hidden_from=frozenset(),
    )


def _part(part: Part, audience: Audience) -> Part:
    reasons = tuple(reason for reason in part.cell.reasons if audience.may_hear(reason))
    if reasons == part.cell.reasons:
        return attrs.evolve(part, hidden_from=frozenset())
    heard = [reason for reason in reasons if not reason.aside]
    if part.outcome is not Outcome.PERMITTED and not any(
        reason.outcome is part.outcome for reason in heard
    ):
        reasons = (attrs.evolve(_NEUTRAL, outcome=part.outcome), *reasons)
    cell = Cell(
        part.outcome,
        reasons,
        tuple(dict.fromkeys(duty for reason in heard for duty in reason.duties)),
        tuple(dict.fromkeys(each for reason in heard for each in reason.missing)),
        ranked(remedy for reason in heard for remedy in reason.remedies),
    )
    return attrs.evolve(part, cell=cell, hidden_from=frozenset())


def _composed(
    answer: Answer, parts: tuple[Part, ...], reasons: tuple[Reason, ...]
) -> tuple[Remedy, ...]:
    """The remedies put together for the answer as a whole, if all of it may be known (組み合わせた手立て).

    They name people and attendees. Where anything was taken away, whom they name, or that they
    name nobody, would tell of it.
    """
    whole = all(
        part == attrs.evolve(was, hidden_from=frozenset())
        for part, was in zip(parts, answer.parts, strict=False)
    )
    if not whole or len(parts) != len(answer.parts) or reasons != answer.reasons:
        return ()
    own = {remedy for reason in answer.all_reasons() for remedy in reason.remedies}
    return tuple(remedy for remedy in answer.remedies if remedy not in own)


Naming = Callable[[str], str]

#: As many as stand in one line; who else receives is told by their number.
_MOST_NAMES = 6
_MOST_REMEDIES = 4
_MOST_ARTICLES = 3


def _same(ident: str) -> str:
    return ident


def lines(
    answer: Answer,
    *,
    audience: Audience,
    lang: str = "ja",
    naming: Naming = _same,
    full: bool = False,
) -> Iterator[str]:
    """The answer as plain lines: outcome, remedy, reason, article, duties (判定の文面).

    What rests on the same reasons is said once. *naming* puts the host's names in place of ids.
    *full* adds what holds, and the facts used.
    """
    yield from _Page(shown_to(answer, audience), lang, naming, full=full).lines()


@attrs.frozen
class _Page:
    """One answer in one language, for one reader (一枚の文面)."""

    shown: Answer
    lang: str
    naming: Naming
    full: bool = attrs.field(kw_only=True)

    def say(self, ja: str, en: str) -> str:
        return en if self.lang == "en" else ja

    def lines(self) -> Iterator[str]:
        shown, say = self.shown, self.say
        yield f"{say('判定', 'Answer')}: {self.outcome}"
        if shown.under_present_text is not None:
            known = shown.under_present_text.label.in_(self.lang)
            yield say(
                f"  この日の法令は、まだ読み込んでいません。現在の条文では「{known}」です。",
                f"  The law of that day has not been read; under the present text: {known}.",
            )
        yield from self.remedies()
        if shown.missing:
            yield say("確かめること:", "To find out:")
            yield from (
                f"  {self.say('？', '?')} {each.question.in_(self.lang)}" for each in shown.missing
            )
        reasons = [*self.head(), *self.groups()]
        if reasons:
            yield say("理由:", "Reasons:")
            yield from reasons
        yield from self.duties()
        day, edition = shown.on.isoformat(), EDITION.isoformat()
        yield say(
            f"（{day} 時点・版 {edition}。法的助言ではありません。決めるのは市町村です）",
            f"(as of {day}, edition {edition}; not legal advice; the municipality decides)",
        )

    @property
    def outcome(self) -> str:
        if self.shown.is_permitted and self.shown.departed:
            return self.say(
                "できます（原則外・理由の記録あり）", "permitted, by a departure on record"
            )
        return self.shown.outcome.label.in_(self.lang)

    # --- what to do ---

    def remedies(self) -> Iterator[str]:
        if not self.shown.remedies:
            return
        yield self.say("案内:", "What to do:")
        found = self.shown.remedies
        if not self.full:
            told = {remedy for reason in self.told() for remedy in reason.remedies}
            untold = {
                each for reason in self.shown.all_reasons() for each in reason.remedies
            } - told
            # What another ground would need helps nobody here, unless nothing else does.
            found = tuple(each for each in found if each not in untold) or found
        for remedy in found if self.full else found[:_MOST_REMEDIES]:
            yield f"  {self.say('→', '->')} {remedy.text.in_(self.lang)}{self.details(remedy)}"

    def details(self, remedy: Remedy) -> str:
        found: list[str] = []
        for person, categories in _gathered(remedy.withhold):
            found.append(
                self.say(
                    f"{self.naming(person)}の{self.categories(categories)}",
                    f"{self.naming(person)}: {self.categories(categories)}",
                )
            )
        found.extend(map(self.naming, (*remedy.excuse, *remedy.ask)))
        if remedy.body is not None:
            found.append(self.naming(remedy.body))
        if not found:
            return ""
        return self.say(f"（{'、'.join(found)}）", f" ({'; '.join(found)})")

    def duties(self) -> Iterator[str]:
        if not self.shown.duties or not self.shown.is_permitted:
            return
        yield self.say("すること:", "Duties:")
        for when in When:
            for duty in self.shown.duties:
                if duty.when is when:
                    yield self.say(
                        f"  ・{when.label.ja}: {duty.text.ja}",
                        f"  - {when.label.en}: {duty.text.en}",
                    )

    # --- why ---

    def told(self) -> Iterator[Reason]:
        """Every reason that is read out."""
        yield from self.telling(self.shown.reasons, self.shown.outcome)
        for part in self.shown.parts:
            yield from self.telling(part.cell.reasons, part.outcome)

    def head(self) -> Iterator[str]:
        """The reasons that concern no piece of information: first of the act, then of the meeting."""
        shown = self.shown
        found = self.telling(shown.reasons, shown.outcome)
        for part in shown.parts:
            if part.subject is None:
                found += self.telling(part.cell.reasons, part.outcome)
        if not found and not shown.parts:
            found = [reason for reason in shown.reasons if not reason.aside]
        for reason in dict.fromkeys(found):
            yield from self.reason(reason, "  ")

    def groups(self) -> Iterator[str]:
        """The pieces of information, those with the same reasons together, the gravest first."""
        pieces = [
            part
            for part in self.shown.parts
            if part.subject is not None
            and (self.full or self.shown.is_permitted or part.outcome is not Outcome.PERMITTED)
        ]
        alike: dict[tuple[Outcome, tuple[Reason, ...]], list[Part]] = {}
        for part in pieces:
            key = (part.outcome, tuple(self.telling(part.cell.reasons, part.outcome)[:3]))
            if part.outcome is Outcome.PERMITTED and not self.full:
                key = (part.outcome, part.cell.reasons[:1])
            alike.setdefault(key, []).append(part)
        order = list(Outcome)
        for (outcome, reasons), parts in sorted(
            alike.items(), key=lambda each: -order.index(each[0][0])
        ):
            own = "" if outcome is self.shown.outcome else f" {outcome.label.in_(self.lang)}"
            for said in self.pieces(parts):
                yield self.say(f"  ［{said}］{own}", f"  [{said}]{own}")
            for reason in reasons:
                yield from self.reason(reason, "    ")

    def pieces(self, parts: list[Part]) -> Iterator[str]:
        """Whose information, of which categories, to whom: once for all that go the same way."""
        ways: dict[tuple[str, str], list[str]] = {}
        for part in parts:
            to = ways.setdefault((part.subject or "", part.category or ""), [])
            if part.receiver is not None and part.receiver not in to:
                to.append(part.receiver)
        same: dict[tuple[str, tuple[str, ...]], list[str]] = {}
        for (subject, category), receivers in ways.items():
            same.setdefault((subject, tuple(receivers)), []).append(category)
        for (subject, readers), categories in same.items():
            who, what, to_whom = (
                self.naming(subject),
                self.categories(categories),
                self.names(readers),
            )
            yield self.say(f"{who}の{what}を {to_whom} へ", f"{who}: {what} -> {to_whom}")

    def categories(self, slugs: Iterable[str]) -> str:
        labels = (Category(slug).label.in_(self.lang) for slug in slugs if slug)
        # "・" stands inside a label already: it cannot part two of them.
        named = [label.partition("（")[0] for label in labels]
        return self.say("".join(f"「{each}」" for each in named), ", ".join(named))

    def names(self, idents: tuple[str, ...]) -> str:
        most = len(idents) if self.full or len(idents) <= _MOST_NAMES + 1 else _MOST_NAMES
        named = self.say("・", ", ").join(map(self.naming, idents[:most]))
        more = len(idents) - most
        return named + (self.say(f" ほか{more}", f" and {more} more") if more else "")

    def telling(self, reasons: Iterable[Reason], outcome: Outcome) -> list[Reason]:
        """The reasons that tell why: what stands in the way, not one more ground that is not there.

        A ground that would be graver than the whole is only another that does not hold.
        """
        if self.full:
            return [reason for reason in reasons if not reason.aside]
        order = list(Outcome)
        return [
            reason
            for reason in reasons
            if not reason.aside
            and (reason.departed or reason.outcome is not Outcome.PERMITTED)
            and order.index(reason.outcome) <= order.index(outcome)
        ]

    def reason(self, reason: Reason, indent: str) -> Iterator[str]:
        yield f"{indent}{self.say('・', '- ')}{reason.sentence.in_(self.lang)}"
        # Where a rule stands lower than its sources, it is a reading of all of them.
        own = [cite for cite in reason.cites if cite.standing is reason.standing]
        stands = list(Standing).index(reason.standing)
        higher = any(list(Standing).index(cite.standing) < stands for cite in reason.cites)
        articles = reason.cites if higher or not own else own
        where = self.say("、", "; ").join(self.articles(articles[:_MOST_ARTICLES]))
        if where or self.full:
            standing = reason.standing.label.in_(self.lang)
            cited = self.say(f"〔{where}・{standing}〕", f"[{where}: {standing}]")
            yield f"{indent}  {cited} {reason.rule}"
        if self.full and reason.facts:
            facts = self.say("、", "; ").join(fact.label.in_(self.lang) for fact in reason.facts)
            yield f"{indent}  {self.say('事実', 'Facts')}: {facts}"

    def articles(self, cites: Iterable[Cited]) -> Iterator[str]:
        """The articles as they read; the name of a law once for several of its articles."""
        mark = self.say("第", ", Art. ")
        before = ""
        for cite in cites:
            label = cite.label.in_(self.lang)
            if cite.sureness is Sureness.MEMORY:
                label += self.say("（本文は未確認）", " (text not verified)")
            law, found, place = label.partition(mark)
            yield f"{mark.removeprefix(', ')}{place}" if found and law == before else label
            before = law


def _gathered(pairs: Iterable[tuple[str, str]]) -> Iterator[tuple[str, list[str]]]:
    found: dict[str, list[str]] = {}
    for person, category in pairs:
        found.setdefault(person, []).append(category)
    yield from found.items()
