"""Every rule's whole table as it stands in `tables.txt` (規則の表の控え).

    python tests/tables.py        writes it anew

A changed legal answer shows as a changed line, so that whoever reads the change reads the law's.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from jusou.policy import RULES
from jusou.rule import Finding, Rule
from jusou.tables import condensed
from jusou.wording import Term

FILE = Path(__file__).with_name("tables.txt")


def written() -> str:
    """All tables, rows that differ in nothing put together (全規則の表)."""
    return "\n".join(line for rule in RULES.values() for line in _table(rule)) + "\n"


def _table(rule: Rule[Any]) -> Iterator[str]:
    yield f"## {rule.id} {rule.kind.value} {rule.standing.value}"
    yield f"   {rule.says.ja}"
    yield "   " + " ".join(sorted(each.slug for each in rule.cites))
    for values, finding in condensed(rule):
        facts = zip(rule.domains.items(), values, strict=True)
        told = " ".join(_fact(name, domain, given) for (name, domain), given in facts)
        yield f"{told.strip() or '*'} → {_finding(finding)}"
    yield ""


def _fact(name: str, domain: tuple[Term, ...], given: frozenset[Term]) -> str:
    if len(given) == len(domain):
        return ""
    return f"{name}={'|'.join(each.value for each in domain if each in given)}"


def _finding(finding: Finding) -> str:
    parts = [finding.outcome.value, finding.sentence.ja]
    parts += [f"+{each.id}:{each.when.value}" for each in finding.duties]
    parts += [f"?{each.fact}" for each in finding.missing]
    parts += [f">{each.id}" for each in finding.remedies]
    if finding.cites is not None:
        parts.append("§" + " ".join(each.slug for each in finding.cites))
    if finding.aside:
        parts.append("aside")
    if not finding.rests:
        parts.append("rests on nothing")
    return " ".join(parts)


if __name__ == "__main__":
    FILE.write_text(written(), "utf-8")
