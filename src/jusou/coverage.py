"""What became of each fact of the law (法令の事実の対応表): a rule, a datum, a type, or nothing, and why.

Nobody can trust what a library says without knowing what it leaves out. The facts stand in
``law/facts.toml``; tests hold the table to the code both ways.
"""

import functools
import itertools
import tomllib
from collections import Counter
from collections.abc import Iterator
from importlib import resources
from typing import Any

from jusou.errors import Problem
from jusou.law import CITATIONS, Sureness
from jusou.plain import from_plain
from jusou.policy import RULES
from jusou.rule import Rule
from jusou.shape import duplicates, entity
from jusou.wording import Term, Text


class How(Term):
    """What became of a fact (扱い)."""

    RULE = "rule", "規則", "a rule"
    DATUM = "datum", "データ", "a datum"
    TYPE = "type", "型", "a type"
    NOT_ENCODED = "not_encoded", "扱わない", "not encoded"


@entity
class Fact:
    """One fact of the law or of a ministry's material, and where it went (法令の事実).

    *where* names rules by id, and modules or names in them (``jusou.plan:Plan``); *tests* files or
    tests. *why* is the reason why a fact is not encoded, *open* what remains unconfirmed of it.
    """

    id: str
    source: str
    says: str
    sureness: tuple[Sureness, ...]
    how: How
    where: tuple[str, ...] = ()
    tests: tuple[str, ...] = ()
    why: str | None = None
    open: str | None = None

    @property
    def citations(self) -> tuple[str, ...]:
        """The citations that carry it, by id (この事実の出典)."""
        return tuple(each.slug for each in CITATIONS if self.id in each.facts)

    @property
    def rules(self) -> tuple[str, ...]:
        """The rules it became (この事実の規則)."""
        return tuple(each for each in self.where if each in RULES)

    def problems(self) -> Iterator[Problem]:
        encoded = self.how is not How.NOT_ENCODED
        if encoded is not (self.why is None):
            yield Problem(
                "why",
                "either",
                Text("扱わないものにだけ、理由を書いてください。", "a reason, just if not encoded"),
            )
        if encoded is not bool(self.where and self.tests):
            yield Problem(
                "where",
                "either",
                Text(
                    "扱うものには、コードの場所と試験を書いてください。",
                    "what is encoded names its code and its tests",
                ),
            )


@entity
class _Table:
    """The file (対応表)."""

    facts: tuple[Fact, ...]

    def problems(self) -> Iterator[Problem]:
        yield from duplicates("facts", (each.id for each in self.facts))


@functools.cache
def facts() -> tuple[Fact, ...]:
    """Every fact, in order (すべての事実).

    Raises: `InvalidError` with every problem of the table.
    """
    file = resources.files("jusou.law") / "facts.toml"
    return from_plain(_Table, tomllib.loads(file.read_text(encoding="utf-8"))).facts


_GROUPS = {
    "LAW": "社会福祉法と施行規則",
    "PII": "個人情報保護法",
    "ABU": "虐待の通報",
    "PRO": "専門職などの守秘",
    "MTG": "会議の使い分け",
    "CON": "同意",
    "FLOW": "支援の流れ",
    "FORM": "様式・記録・統計",
    "SIS": "隣接する会議",
    "REF": "改正の動き",
    "REC": "記録と保存",
}


def page() -> str:
    """The whole table as Markdown, group by group (対応表のページ)."""
    parts: list[str] = []
    for group, found in itertools.groupby(facts(), key=lambda each: each.id.partition("-")[0]):
        parts.append(f"## {_GROUPS[group]}\n")
        parts.append("| 番号 | 条文・資料 | 内容 | 確かさ | 扱い | コードの場所・理由 | 試験 |")
        parts.append("| --- | --- | --- | --- | --- | --- | --- |")
        parts += [_row(each) for each in found]
        parts.append("")
    return "\n".join(parts)


def _row(each: Fact) -> str:
    sure = "、".join(one.label.ja for one in each.sureness)
    if each.open is not None:
        sure += f"<br>**未確認**：{each.open}"
    places = [f"`{place}`" for place in (*each.where, *each.citations)]
    where = each.why or "<br>".join(places)
    tests = "<br>".join(f"`{test.replace('::', '` `')}`" for test in each.tests)
    return (
        f"| {each.id} | {each.source} | {each.says} | {sure} | {each.how.label.ja} "
        f"| {where} | {tests} |"
    )


#: Rules of law that none of these facts became, each with what it rests on instead.
BEYOND = {
    "sharing.transfer_records": "個人情報保護法29条・30条。事業者どうしの提供と受領の記録",
}


def beyond() -> str:
    """The rules that no fact of the table became, with their sources, as Markdown (表によらない規則)."""
    covered = {rule for each in facts() for rule in each.rules}
    lines = [
        "## この表の事実によらない規則",
        "",
        "| 規則 | 根拠の強さ | 出典 |",
        "| --- | --- | --- |",
    ]
    lines += [
        f"| `{ident}` | {each.standing.label.ja} | {BEYOND.get(ident) or _sources(each)} |"
        for ident, each in RULES.items()
        if ident not in covered
    ]
    return "\n".join([*lines, ""])


def _sources(rule: Rule[Any]) -> str:
    return "、".join(dict.fromkeys(str(each) for each in rule.cites))


def counted() -> str:
    """How many facts became what, and how sure they are, as Markdown (件数)."""
    how = Counter(each.how for each in facts())
    sure = Counter(one for each in facts() for one in each.sureness)
    lines = ["## 件数", "", "| 扱い | 件数 |", "| --- | --- |"]
    lines += [f"| {each.label.ja} | {how[each]} |" for each in How]
    lines += [f"| 合計 | {len(facts())} |", "", "| 確かさ | 件数 |", "| --- | --- |"]
    lines += [f"| {each.label.ja} | {sure[each]} |" for each in Sureness]
    unread = sum(each.open is not None for each in facts())
    lines += [f"| 未確認の点が残る | {unread} |", ""]
    return "\n".join(lines)
