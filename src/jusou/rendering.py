"""Showing an answer (判定の表示): always for someone, and never more than they may know.

What is concealed from a reader is simply absent. An outcome that rests on it gives a neutral
reason. Answers carry opaque ids; the host puts names.
"""

from collections.abc import Callable, Iterable, Iterator

import attrs

from jusou.answer import Answer, Cell, Discretion, Found, Outcome, Part, Reason, Remedy
from jusou.law import EDITION, Standing
from jusou.rule import ranked
from jusou.vocabulary import Category
from jusou.wording import Term, Text


class Reader(Term):
    """Who reads an answer (読む人)."""

    MUNICIPALITY = "municipality", "市町村の担当", "the municipality"
    AGENCY = "agency", "支援関係機関", "a support agency"
    PERSON = "person", "本人・家族", "the person or family"


@attrs.frozen
class Audience:
    """For whom an answer is shown (読み手): the municipality, one agency, or one person."""

    reader: Reader
    id: str | None = None

    def may_see(self, part: Part) -> bool:
        """Whether a part may be shown at all (見せてよい部分か)."""
        if self.reader is Reader.MUNICIPALITY:
            return True
        return "*" not in part.hidden_from and self.id not in part.hidden_from

    def may_hear(self, reason: Reason) -> bool:
        """Whether a reason may be told (伝えてよい理由か)."""
        if self.reader is Reader.MUNICIPALITY:
            return True
        if self.reader is Reader.AGENCY:
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


def shown_to(answer: Answer, audience: Audience) -> Answer:
    """The answer as this reader may know it (読み手に合わせた判定).

    The outcome stays; whatever it rests on that they may not know is replaced by a neutral
    reason, which says nothing of there being anything to conceal.
    """
    if audience.reader is Reader.MUNICIPALITY:
        return answer
    parts = tuple(_part(part, audience) for part in answer.parts if audience.may_see(part))
    gone = {part.subject for part in answer.parts if not audience.may_see(part)} | {
        part.receiver for part in answer.parts if not audience.may_see(part)
    }
    kept = {part.subject for part in parts} | {part.receiver for part in parts}
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
        own = {remedy for reason in answer.all_reasons() for remedy in reason.remedies}
        composed = (
            remedy
            for remedy in answer.remedies
            if remedy not in own and not _mentions(remedy, gone - kept)
        )
        remedies = ranked((*composed, *(remedy for reason in heard for remedy in reason.remedies)))
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


def _mentions(remedy: Remedy, ids: set[str | None]) -> bool:
    return any(person in ids for person, _ in remedy.withhold) or any(
        each in ids for each in remedy.ask
    )


Naming = Callable[[str], str]


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

    *naming* puts the host's names in place of ids. *full* adds the reasons that hold.
    """
    shown = shown_to(answer, audience)
    ja = lang != "en"
    outcome = shown.outcome.label.in_(lang)
    if shown.departed and shown.is_permitted and ja:
        outcome = "できます（原則外・理由の記録あり）"
    yield f"{'判定' if ja else 'Answer'}: {outcome}"
    if shown.under_present_text is not None:
        known = shown.under_present_text.label.in_(lang)
        yield (
            f"  この日の法令は、まだ読み込んでいません。現在の条文では「{known}」です。"
            if ja
            else f"  The law of that day has not been read; under the present text: {known}."
        )
    if shown.remedies:
        yield "案内:" if ja else "What to do:"
        for remedy in shown.remedies[:4]:
            yield f"  → {remedy.text.in_(lang)}{_details(remedy, lang, naming)}"
    if shown.missing:
        yield "確かめること:" if ja else "To find out:"
        for missing in shown.missing:
            yield f"  ？ {missing.question.in_(lang)}"
    yield "理由:" if ja else "Reasons:"
    yield from _reasons(shown.reasons, lang, full=full, indent="  ")
    for part in shown.parts:
        if part.outcome is Outcome.PERMITTED and not full:
            continue
        if part.subject is not None:
            yield f"  ［{_whose(part, lang, naming)}］ {part.outcome.label.in_(lang)}"
        yield from _reasons(part.cell.reasons, lang, full=full, indent="    ")
    if shown.is_permitted and not full:
        yield from _grounds(shown, lang)
    if shown.duties and shown.outcome is Outcome.PERMITTED:
        yield "すること:" if ja else "Duties:"
        for duty in shown.duties:
            yield f"  ・{duty.when.label.in_(lang)}: {duty.text.in_(lang)}"
    yield (
        f"（{shown.on.isoformat()} 時点・版 {EDITION.isoformat()}。法的助言ではありません。決めるのは市町村です）"
        if ja
        else f"(as of {shown.on.isoformat()}, edition {EDITION.isoformat()}; not legal advice)"
    )


def _grounds(answer: Answer, lang: str) -> Iterator[str]:
    seen: set[str] = set()
    for part in answer.parts:
        for reason in part.cell.reasons[:1]:
            if part.subject is not None and reason.rule not in seen:
                seen.add(reason.rule)
                yield from _reasons((reason,), lang, full=True, indent="  ")


def _reasons(reasons: Iterable[Reason], lang: str, *, full: bool, indent: str) -> Iterator[str]:
    for reason in reasons:
        if reason.aside or (
            reason.outcome is Outcome.PERMITTED and not full and not reason.departed
        ):
            continue
        where = "、".join(f"{cite.label.in_(lang)}" for cite in reason.cites[:2])
        standing = "" if reason.standing.forbids else f"・{reason.standing.label.in_(lang)}"
        yield f"{indent}・{reason.sentence.in_(lang)}"
        yield f"{indent}  〔{where}{standing}〕 {reason.rule}"


def _whose(part: Part, lang: str, naming: Naming) -> str:
    category = Category(part.category).label.in_(lang) if part.category else ""
    who = naming(part.subject or "")
    receiver = naming(part.receiver or "")
    if lang == "en":
        return f"{who}: {category} → {receiver}"
    return f"{who}の「{category}」を {receiver} へ"


def _details(remedy: Remedy, lang: str, naming: Naming) -> str:
    found: list[str] = [
        f"{naming(person)}：{Category(category).label.in_(lang)}"
        for person, category in remedy.withhold
    ]
    found.extend(naming(each) for each in remedy.excuse)
    found.extend(naming(each) for each in remedy.ask)
    if remedy.body is not None:
        found.append(naming(remedy.body))
    return f"（{'、'.join(found)}）" if found else ""
