"""Receipts (判定の控え): an answer kept with what it rested on, to be asked again years later.

A receipt names the edition and the version, and holds a hash of every rule that spoke, of every
citation it rests on, of all rules and all law, of the profile and of what was on record. Asked
again, whatever has changed since is told, even where the answer is the same.
"""

import datetime as dt
import functools
import json
from collections.abc import Iterable, Iterator
from importlib.metadata import version
from typing import Any

import attrs

from jusou.acts import AnyAct
from jusou.answer import Answer
from jusou.case import Case, effective
from jusou.errors import Problem
from jusou.history import ProfileRef
from jusou.judging import judge
from jusou.law import CITATIONS, EDITION, Citation
from jusou.municipality import Municipality
from jusou.plain import dumper, fingerprint, from_plain, to_plain
from jusou.policy import RULES
from jusou.record import parsed
from jusou.rule import Finding
from jusou.shape import CaseId, duplicates, entity, shape
from jusou.wording import Term, Text

Day = dt.date

#: The version of the format written.
FORMAT = 1


@entity
class Hashed:
    """A rule or a citation, and the hash of what it said (内容の要約値)."""

    id: str
    hash: str


@entity
class Receipt:
    """An answer with everything it rested on (判定の控え).

    *rules* are those that spoke, *citations* what they rest on; *all_rules* and *all_law* tell
    whether anything else has changed. *record* is the hash of what the case had on record for
    that day. The act is kept whole, so a receipt is as confidential as the history.
    """

    format: int
    version: str
    edition: Day
    case: CaseId
    record: str
    on: Day
    under: ProfileRef
    act: AnyAct
    answer: Answer
    rules: tuple[Hashed, ...]
    citations: tuple[Hashed, ...]
    all_rules: str
    all_law: str

    def problems(self) -> Iterator[Problem]:
        if self.format != FORMAT:
            text = Text(f"控えの形式の版は {FORMAT} です。", f"the format of receipts is {FORMAT}")
            yield Problem("format", "format", text)
        for name in ("rules", "citations"):
            yield from duplicates(name, (each.id for each in getattr(self, name)))


class Changed(Term):
    """What has changed since a receipt was made (控えの後に変わったもの)."""

    ANSWER = "answer", "判定", "the answer"
    RULE = "rule", "規則", "a rule"
    CITATION = "citation", "出典", "a citation"
    OTHER_RULES = "other_rules", "この判定で使わなかった規則", "rules that did not speak"
    OTHER_LAW = "other_law", "この判定で使わなかった出典", "law that was not relied on"
    PROFILE = "profile", "運用プロファイル", "the profile"
    RECORD = "record", "ケースの記録", "what is on record"
    EDITION = "edition", "版日", "the edition"
    VERSION = "version", "jusou の版", "the version of jusou"


@attrs.frozen
class Difference:
    """One thing that has changed (違い). *what* is its id: of a rule, a citation or a profile."""

    changed: Changed
    what: str
    was: str | None
    now: str | None

    @property
    def text(self) -> Text:
        """The difference in one sentence (違いの文)."""
        ja = f"{self.changed.label.ja}が変わりました"
        en = f"changed: {self.changed.label.en}"
        what = f"（{self.what}）" if self.what else ""
        shown = self.changed in (Changed.EDITION, Changed.VERSION, Changed.ANSWER)
        tail = f": {self.was} → {self.now}" if shown else ""
        return Text(f"{ja}{what}{tail}", f"{en} {self.what}{tail}".replace("  ", " ").strip())


@attrs.frozen(repr=False)
class Rerun:
    """A receipt asked again (控えの再判定): the answer of today, and all that differs."""

    receipt: Receipt
    answer: Answer
    differences: tuple[Difference, ...]

    @property
    def same(self) -> bool:
        """Whether the answer is the very same (同じ判定か)."""
        return self.answer == self.receipt.answer

    def __repr__(self) -> str:
        return f"<Rerun same={self.same} differences={len(self.differences)}>"


def receipt(case: Case, act: AnyAct, *, under: Municipality, on: Day) -> Receipt:
    """Judge, and keep the answer with what it rested on (判定して控えを作る).

    Raises: as `judge`.
    """
    answer = judge(case, act, under=under, on=on)
    spoke = sorted({each.rule for each in answer.all_reasons()})
    cited = sorted({cite.citation for each in answer.all_reasons() for cite in each.cites})
    return Receipt(
        format=FORMAT,
        version=version("jusou"),
        edition=EDITION,
        case=case.id,
        record=_on_record(case, on),
        on=on,
        under=ProfileRef(*under.ref),
        act=act,
        answer=answer,
        rules=tuple(Hashed(ident, rule_hashes()[ident]) for ident in spoke),
        citations=tuple(Hashed(slug, citation_hashes()[slug]) for slug in cited),
        all_rules=fingerprint(rule_hashes()),
        all_law=fingerprint(citation_hashes()),
    )


def rerun(kept: Receipt, case: Case, *, under: Municipality) -> Rerun:
    """Ask the same question again, by the rules and the law of today (もう一度判定する).

    Raises: as `judge`.
    """
    answer = judge(case, kept.act, under=under, on=kept.on)
    found = list(_differences(kept, case, under, answer))
    return Rerun(kept, answer, tuple(sorted(found, key=lambda each: _ORDER[each.changed])))


_ORDER = {each: rank for rank, each in enumerate(Changed)}


def _differences(
    kept: Receipt, case: Case, under: Municipality, answer: Answer
) -> Iterator[Difference]:
    if answer != kept.answer:
        was, now = kept.answer.outcome.value, answer.outcome.value
        yield Difference(Changed.ANSWER, "", was, now)
    changed = [
        *_since(Changed.RULE, kept.rules, rule_hashes()),
        *_since(Changed.CITATION, kept.citations, citation_hashes()),
    ]
    yield from changed
    kinds = {each.changed for each in changed}
    for whole, part, was, now in (
        (Changed.OTHER_RULES, Changed.RULE, kept.all_rules, fingerprint(rule_hashes())),
        (Changed.OTHER_LAW, Changed.CITATION, kept.all_law, fingerprint(citation_hashes())),
    ):
        # Where one that spoke has changed, whether others did too cannot be told from one hash.
        if was != now and part not in kinds:
            yield Difference(whole, "", was, now)
    if (kept.under.id, kept.under.hash) != (under.id, under.hash):
        yield Difference(Changed.PROFILE, under.id, kept.under.hash, under.hash)
    if kept.case != case.id or kept.record != _on_record(case, kept.on):
        yield Difference(Changed.RECORD, case.id, kept.record, _on_record(case, kept.on))
    if kept.edition != EDITION:
        yield Difference(Changed.EDITION, "", kept.edition.isoformat(), EDITION.isoformat())
    if kept.version != version("jusou"):
        yield Difference(Changed.VERSION, "", kept.version, version("jusou"))


def _since(changed: Changed, kept: Iterable[Hashed], now: dict[str, str]) -> Iterator[Difference]:
    for each in kept:
        if now.get(each.id) != each.hash:
            yield Difference(changed, each.id, each.hash, now.get(each.id))


# --- hashes -------------------------------------------------------------------------------------


@functools.cache
def rule_hashes() -> dict[str, str]:
    """The hash of each rule: its sentence, sources, standing and whole table (規則の要約値)."""
    return {ident: fingerprint(_rule(ident)) for ident in RULES}


def _rule(ident: str) -> dict[str, Any]:
    rule = RULES[ident]
    return {
        "id": rule.id,
        "kind": rule.kind.value,
        "standing": rule.standing.value,
        "discretion": rule.discretion.value,
        "says": to_plain(rule.says),
        "cites": [each.slug for each in rule.cites],
        "domains": {name: [each.value for each in terms] for name, terms in rule.domains.items()},
        "table": [_finding(rule.function(*row)) for row in rule.rows()],
    }


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        "outcome": finding.outcome.value,
        "sentence": to_plain(finding.sentence),
        "duties": [to_plain(each) for each in finding.duties],
        "missing": [to_plain(each) for each in finding.missing],
        "remedies": [to_plain(each) for each in finding.remedies],
        "aside": finding.aside,
        "rests": finding.rests,
        "cites": None if finding.cites is None else [each.slug for each in finding.cites],
    }


@functools.cache
def citation_hashes() -> dict[str, str]:
    """The hash of each citation: its law, places, words and periods (出典の要約値)."""
    return {each.slug: fingerprint(_citation(each)) for each in CITATIONS}


def _citation(each: Citation) -> dict[str, Any]:
    return {
        "law": [each.law.slug, each.law.egov, each.law.page, to_plain(each.law.name)],
        "standing": each.standing.value,
        "says": to_plain(each.says),
        "quote": each.quote,
        "sureness": each.sureness.value,
        "checked_on": each.checked_on.isoformat(),
        "unread_from": each.unread_from.isoformat() if each.unread_from else None,
        "note": to_plain(each.note) if each.note else None,
        "places": [
            [
                place.since.isoformat(),
                place.until.isoformat() if place.until else None,
                place.label.ja,
                to_plain(place.says) if place.says else None,
                place.quote,
                place.sureness.value if place.sureness else None,
            ]
            for place in each.places
        ],
    }


def _on_record(case: Case, on: Day) -> str:
    """The hash of what the case has on record for a day, corrections applied (記録の要約値)."""
    write = dumper(shape(AnyAct))
    return fingerprint(
        {
            "registry": to_plain(case.registry),
            "entries": [
                [each.day.isoformat(), each.record.id, write(each.act)]
                for each in effective(case.records)
                if each.day <= on
            ],
        }
    )


# --- JSON ---------------------------------------------------------------------------------------


def receipt_to_json(kept: Receipt) -> str:
    """A receipt as JSON, in one line (控えを書く)."""
    return json.dumps(to_plain(kept), ensure_ascii=False, allow_nan=False)


def receipt_from_json(text: str | bytes) -> Receipt:
    """A receipt from JSON (控えを読む).

    Raises: `UnreadableError` if it is no JSON; `InvalidError` with every problem.
    """
    return from_plain(Receipt, parsed(text))
