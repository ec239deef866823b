"""Every rule's whole table as it stands in `tables.txt` (規則の表の控え).

    python tests/tables.py        writes it anew

A changed legal answer shows as a changed line, so that whoever reads the change reads the law's.
"""

from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from jusou.answer import Duty, Missing, Remedy
from jusou.policy import RULES
from jusou.rule import Finding, Rule
from jusou.tables import condensed
from jusou.wording import Term, Text

FILE = Path(__file__).with_name("tables.txt")


def written() -> str:
    """All tables, rows that differ in nothing put together, and what their signs say (全規則の表)."""
    kept = Kept()
    lines = [line for rule in RULES.values() for line in kept.table(rule)]
    return "\n".join([*lines, *kept.signs()]) + "\n"


class Kept:
    """Writes tables, and keeps what the signs in them stand for (義務・手立て・問いの文)."""

    def __init__(self) -> None:
        self.texts: defaultdict[str, list[str]] = defaultdict(list)
        self.english: dict[str, None] = {}

    def table(self, rule: Rule[Any]) -> Iterator[str]:
        """One rule: what it says, what it rests on, and its rows."""
        yield f"## {rule.id} {rule.kind.value} {rule.standing.value}"
        yield f"   {self.both(rule.says)}"
        yield "   " + " ".join(sorted(each.slug for each in rule.cites))
        for values, finding in condensed(rule):
            facts = zip(rule.domains.items(), values, strict=True)
            told = " ".join(_fact(name, domain, given) for (name, domain), given in facts)
            yield f"{' '.join(told.split()) or '*'} → {self.finding(finding)}"
        yield ""

    def finding(self, finding: Finding) -> str:
        """The end of a row."""
        parts = [finding.outcome.value, self.both(finding.sentence)]
        parts += [self.sign(each) for each in finding.duties]
        parts += [self.sign(each) for each in finding.missing]
        parts += [self.sign(each) for each in finding.remedies]
        if finding.cites is not None:
            parts.append("§" + " ".join(each.slug for each in finding.cites))
        if finding.aside:
            parts.append("aside")
        if not finding.rests:
            parts.append("rests on nothing")
        return " ".join(parts)

    def both(self, text: Text) -> str:
        """The Japanese sentence; the English one beside it goes to the end."""
        self.english[f"{text.ja} = {text.en}"] = None
        return text.ja

    def sign(self, thing: Duty | Missing | Remedy) -> str:
        """A short sign; of several texts under one id, each has its number."""
        match thing:
            case Duty():
                ident, text = f"+{thing.id}:{thing.when.value}", self.both(thing.text)
            case Missing():
                ident, text = f"?{thing.fact}", self.both(thing.question)
            case Remedy():
                ident, text = f">{thing.id}", self.both(thing.text)
        texts = self.texts[ident]
        if text not in texts:
            texts.append(text)
        number = texts.index(text)
        return f"{ident}#{number + 1}" if number else ident

    def signs(self) -> Iterator[str]:
        """What each sign says."""
        yield "## +義務 ?足りない事実 >手立て"
        for ident, texts in sorted(self.texts.items()):
            for number, text in enumerate(texts, start=1):
                yield f"{ident}{f'#{number}' if number > 1 else ''} {text}"
        yield ""
        yield "## 英語の文"
        yield from sorted(self.english)


def _fact(name: str, domain: tuple[Term, ...], given: frozenset[Term]) -> str:
    if len(given) == len(domain):
        return ""
    return f"{name}={'|'.join(each.value for each in domain if each in given)}"


if __name__ == "__main__":
    FILE.write_text(written(), "utf-8")
