"""Pages that are read from the code (コードから作る文書): words, rules, sources, charts, tables.

Each function takes nothing and gives Markdown. Nothing here is a second copy: a table of a rule
is the rule, run; the table of meetings is the engine, asked.
"""

import datetime as dt
import importlib
import inspect
import itertools
import re
from collections.abc import Iterable
from typing import Any, get_args

import jusou
from jusou import acts, diagram, vocabulary
from jusou.agency import Agency, Attendee, Party
from jusou.agenda import meetings
from jusou.answer import Outcome
from jusou.case import Case
from jusou.consent import Consent, Scope
from jusou.flow import INITIAL, TABLES
from jusou.household import Person
from jusou.information import Information
from jusou.judgement import Judgement
from jusou.judging import do
from jusou.law import CITATIONS, EDITION, Citation, Standing
from jusou.meeting import Body
from jusou.municipality import Municipality
from jusou.neighbours import NEIGHBOURS, Verb
from jusou.policy import RULES
from jusou.rule import Rule
from jusou.secrecy import BY_PROFESSION
from jusou.tables import condensed
from jusou.vocabulary import FACT_LABELS, Programme, Stage
from jusou.wording import Term

#: A table longer than this is no table that anyone reads through.
LONGEST_TABLE = 50

_ANY = "—"


def _cell(text: object) -> str:
    return str(text).replace("|", "\\|").replace("\n", " ")


def _table(head: Iterable[str], rows: Iterable[Iterable[object]]) -> str:
    titles = list(head)
    lines = [f"| {' | '.join(titles)} |", f"|{' --- |' * len(titles)}"]
    lines.extend(f"| {' | '.join(_cell(each) for each in row)} |" for row in rows)
    return "\n".join(lines)


def _first_line(thing: Any) -> str:
    return (inspect.getdoc(thing) or "").partition("\n")[0]


def _term(thing: Any) -> str:
    """The Japanese term in the first line of a docstring, or nothing (説明の中の日本語)."""
    found: list[str] = re.findall(
        r"[(（]([^()（）]*[ぁ-んァ-ヶ一-鿿][^()（）]*)[)）]", _first_line(thing)
    )
    return found[-1] if found else ""


# --- words ------------------------------------------------------------------------------------------


def front_door() -> str:
    """The names that `import jusou` gives, with their terms (入口の名前)."""
    rows = [
        (f"`{name}`", _term(getattr(jusou, name)), _first_line(getattr(jusou, name)))
        for name in jusou.__all__
    ]
    return _table(("名前", "日本語", "説明（英語）"), rows)


def glossary() -> str:
    """Every closed list of words, slug by slug (用語の一覧)."""
    parts: list[str] = []
    for name, words in vars(vocabulary).items():
        if isinstance(words, type) and issubclass(words, Term) and words is not Term:
            rows = [(f"`{each.value}`", each.label.ja, each.label.en) for each in words]
            parts.append(f"## {_term(words)} `{name}`\n")
            parts.append(_table(("JSON の値", "日本語", "English"), rows) + "\n")
    return "\n".join(parts)


def standings() -> str:
    """How strong a source may be, and what follows from it (根拠の強さの一覧)."""
    rows = (
        (
            f"`{each.value}`",
            each.label.ja,
            "できます" if each.forbids else "できません",
            "できます" if each.departable else "できません",
        )
        for each in Standing
    )
    return _table(("値", "根拠の強さ", "法令の禁止と答えること", "原則外にすること"), rows)


def every_act() -> str:
    """Every act, its slug on the wire and its term (行為の一覧)."""
    rows = [
        (f"`{each.type}`", f"`{each.__name__}`", each.label.ja, each.label.en)
        for each in get_args(acts.AnyAct)
    ]
    return _table(("JSON の `type`", "クラス", "日本語", "English"), rows)


# --- rules ------------------------------------------------------------------------------------------


def _values(values: frozenset[Term], domain: tuple[Term, ...]) -> str:
    if len(values) == len(domain):
        return _ANY
    return "・".join(each.label.ja for each in domain if each in values)


def _rule_table(rule: Rule[Any]) -> str:
    rows = condensed(rule)
    if len(rows) > LONGEST_TABLE:
        size = len(list(rule.rows()))
        return f"場合の数は {size:,} 通りで、表にすると長いので、ここには載せません。"
    head = [FACT_LABELS[name].ja for name in rule.domains]
    return _table(
        (*head, "判定", "言うこと"),
        (
            (
                *(
                    _values(values, domain)
                    for values, domain in zip(line, rule.domains.values(), strict=True)
                ),
                finding.outcome.label.ja,
                finding.sentence.ja + ("（主張されていない根拠）" if finding.aside else ""),
            )
            for line, finding in rows
        ),
    )


def _cited(cite: Citation) -> str:
    found = cite.on(EDITION)
    if found is None:
        return f"{cite}（{EDITION.isoformat()} には当てはまりません）"
    label = f"[{found.label.ja}]({found.url})" if found.url else found.label.ja
    return f"{label}（{found.standing.label.ja}、{found.sureness.label.ja}）"


def _departable(rule: Rule[Any]) -> str:
    return "原則外にできます" if rule.standing.departable else "原則外にはできません"


def _rule_section(rule: Rule[Any]) -> str:
    facts = "、".join(FACT_LABELS[name].ja for name in rule.domains) or "なし"
    lines = [
        f"### `{rule.id}`\n",
        f"{rule.says.ja}\n",
        f"{rule.says.en}\n",
        f"- 働き：{rule.kind.label.ja}",
        f"- 強さ：{rule.standing.label.ja}（{_departable(rule)}）",
        f"- 伝えてよい範囲：{rule.discretion.label.ja}",
        f"- 見る事実：{facts}",
        "- 出典：" + "、".join(_cited(each) for each in rule.cites),
    ]
    for each in rule.examples:
        given = "、".join(
            f"{FACT_LABELS[name].ja}＝{value.label.ja}"
            for name, value in zip(rule.domains, each.facts, strict=True)
        )
        lines.append(f"- 例：{given or '（事実なし）'} → {each.outcome.label.ja}")
    return "\n".join([*lines, "", _rule_table(rule), ""])


def rules_at_a_glance() -> str:
    """Every rule in one line (規則の早見表)."""
    rows = sum(len(list(each.rows())) for each in RULES.values())
    table = _table(
        ("規則", "一文", "働き", "強さ"),
        (
            (f"`{each.id}`", each.says.ja, each.kind.label.ja, each.standing.label.ja)
            for each in RULES.values()
        ),
    )
    return f"規則は {len(RULES)} 本、事実の組合せは全部で {rows:,} 通りです。\n\n{table}"


def rules() -> str:
    """Every rule by module: sentence, standing, sources, examples, table (規則の一覧)."""
    # Headings come first: what stands before the first of them would be lost on the page.
    parts: list[str] = []
    for name, found in itertools.groupby(RULES.values(), key=lambda each: each.module):
        title = _term(importlib.import_module(name))
        parts.append(f"## {title} `{name}`\n")
        parts.extend(_rule_section(each) for each in found)
    return "\n".join(parts)


def sources() -> str:
    """Every citation, with what it says and since when it stands there (出典の一覧)."""
    rows = (
        (
            _cited(each),
            each.says.ja,
            "<br>".join(
                f"{place.since.isoformat()}から"
                + (f"{place.until.isoformat()}の前日まで" if place.until else "")
                + f"：{place.label.ja or each.law.name.ja}"
                for place in each.places
            )
            + (f"<br>{each.unread_from.isoformat()} から未読" if each.unread_from else ""),
            "、".join(each.facts),
        )
        for each in CITATIONS
    )
    return _table(("出典", "言っていること", "この版での期間と場所", "参照番号"), rows)


# --- charts -----------------------------------------------------------------------------------------


def _chart(programme: Programme) -> str:
    rows: list[tuple[str, str, str]] = []
    for stage in Stage:
        onward = [(step, to) for (at, step), to in TABLES[programme].items() if at is stage]
        here = stage.within(programme).ja
        rows.extend(
            (here, step.label.ja, "（同じ段階）" if to is stage else to.within(programme).ja)
            for step, to in onward
        )
    start = f"始まり：{INITIAL[programme].label.ja}\n\n"
    return start + _table(("段階", "手順", "次の段階"), rows)


def coordination_table() -> str:
    """The chart of 多機関協働 as a table (多機関協働の流れの表)."""
    return _chart(Programme.COORDINATION)


def support_table() -> str:
    """The chart of アウトリーチ and 参加支援 as a table (アウトリーチ・参加支援の流れの表)."""
    return _chart(Programme.OUTREACH)


def coordination_figure() -> str:
    """The chart of 多機関協働, drawn (多機関協働の流れの図)."""
    return diagram.svg(Programme.COORDINATION)


def support_figure() -> str:
    """The chart of アウトリーチ and 参加支援, drawn (アウトリーチ・参加支援の流れの図)."""
    return diagram.svg(Programme.OUTREACH)


def coordination_mermaid() -> str:
    """The chart of 多機関協働 in the notation of Mermaid (多機関協働の流れ・Mermaid)."""
    return diagram.mermaid(Programme.COORDINATION)


def support_mermaid() -> str:
    """The chart of アウトリーチ and 参加支援 in the notation of Mermaid (小さな流れ・Mermaid)."""
    return diagram.mermaid(Programme.OUTREACH)


# --- meetings ---------------------------------------------------------------------------------------

_DAY = dt.date(2026, 6, 1)
_CITY = Party("a-city")
_WHO = "p-rei"


def _example(*, accepted: bool, consented: bool) -> tuple[Case, Municipality]:
    """One person of nowhere, known to two agencies (作り物の一件)."""
    under = Municipality.load("default")
    case = Case.open(
        "c-rei",
        people=(Person(_WHO, birth=dt.date(1974, 4, 2)),),
        agencies=(Agency("a-soudan", "まるい相談所", vocabulary.Character.PRIVATE),),
        bodies=(
            Body("b-renraku", "みんなの連絡会", frozenset({vocabulary.Basis.MUNICIPAL_ONLY})),
            Body("b-youtaikyou", "要対協", frozenset({vocabulary.Basis.YOUTAIKYOU})),
        ),
    )
    done: list[acts.AnyAct] = [
        acts.Receive(
            by=_CITY,
            track="t-rei",
            person=_WHO,
            route=vocabulary.DiscoveryRoute.FAMILY,
            challenges=frozenset({vocabulary.Challenge.ISOLATION}),
        )
    ]
    if accepted:
        done.append(
            acts.DecideAcceptance(
                by=_CITY,
                track="t-rei",
                result=vocabulary.AcceptanceResult.ACCEPT,
                decided_by="s-1",
                reason="複数機関の連携が必要",
            )
        )
    if consented:
        scope = Scope(
            frozenset({vocabulary.Category.HEALTH}),
            frozenset(vocabulary.Purpose),
            agencies=frozenset({"a-city", "a-coordinator", "a-soudan"}),
        )
        done.append(
            acts.GiveConsent(
                by=_CITY, consent=Consent("k-rei", _WHO, scope, vocabulary.ObtainedBy.WRITTEN)
            )
        )
    for number, act in enumerate(done):
        case = do(
            case,
            act,
            under=under,
            on=dt.date(2026, 5, 1),
            recorded_at=dt.datetime(2026, 5, 1, 9, number, tzinfo=dt.UTC),
            record_id=f"r-{number}",
            expected_version=case.version,
        ).case
    return case, under


def _asked(
    purpose: vocabulary.Purpose, *, accepted: bool, consented: bool, necessary: bool
) -> dict[str, Outcome]:
    case, under = _example(accepted=accepted, consented=consented)
    room = [
        Attendee("at-1", frozenset({"b-shien"}), agency="a-city"),
        Attendee(
            "at-2",
            frozenset({"b-shien"}),
            agency="a-coordinator",
            capacity=vocabulary.Capacity.ENTRUSTED,
        ),
        Attendee(
            "at-3",
            frozenset({"b-shien"}),
            agency="a-soudan",
            capacity=vocabulary.Capacity.OTHER_ENTRUSTED,
            profession=vocabulary.Profession.JIRITSU_STAFF,
        ),
    ]
    need = Judgement(
        vocabulary.JudgementKind.NECESSITY,
        finding=True,
        decided_by="s-1",
        on=_DAY,
        reason="孤立が続いている",
        person=_WHO,
    )
    found = meetings(
        case,
        under=under,
        on=_DAY,
        purpose=purpose,
        about=_WHO,
        information=(
            Information(
                _WHO,
                vocabulary.Category.HEALTH,
                Party("a-soudan", vocabulary.Capacity.OTHER_ENTRUSTED),
            ),
        ),
        attendees=room,
        judgements=(need,) if necessary else (),
    )
    return {each.body: each.answer.outcome for each in found}


_BODIES = {
    "b-shien": "支援会議",
    "b-jusou": "重層的支援会議",
    "b-renraku": "要綱だけの会議",
    "b-youtaikyou": "ほかの法律の会議",
}


def meetings_table() -> str:
    """Which meeting may take one person's illness, for each purpose: asked of the engine (会議の使い分けの表)."""
    situations = (
        ("同意なし・必要の記録なし", {"accepted": True, "consented": False, "necessary": False}),
        ("同意なし・必要の記録あり", {"accepted": True, "consented": False, "necessary": True}),
        ("同意あり・受理前", {"accepted": False, "consented": True, "necessary": True}),
        ("同意あり・受理後", {"accepted": True, "consented": True, "necessary": True}),
    )
    alike: dict[tuple[tuple[str, ...], ...], list[str]] = {}
    for purpose in vocabulary.Purpose:
        block: list[tuple[str, ...]] = []
        for label, facts in situations:
            found = _asked(purpose, **facts)
            block.append((label, *(found[body].label.ja for body in _BODIES)))
        alike.setdefault(tuple(block), []).append(purpose.label.ja)
    return "\n".join(
        f"{'、'.join(f'「{each}」' for each in purposes)}\n\n"
        + _table(("場合", *_BODIES.values()), block)
        + "\n"
        for block, purposes in alike.items()
    )


def _joined(terms: Iterable[Term]) -> str:
    return "と".join(each.label.ja for each in terms)


def _articles(*cites: Citation | None) -> str:
    """Articles as on the day of the edition, with what a penalty says (版の日の条文)."""
    return "、".join(
        str(cited) for each in cites if each is not None and (cited := each.on(EDITION))
    )


def _punished(penalty: Citation | None) -> str:
    cited = penalty.on(EDITION) if penalty is not None else None
    return "なし" if cited is None else f"{cited} {cited.says.ja}"


def neighbours_table() -> str:
    """The twelve meetings of other Acts, as their texts have them (ほかの法律の会議の一覧)."""
    return _table(
        (
            "会議",
            "組織する者",
            "対象",
            "すること",
            "求めの条",
            "求めの相手と情報",
            "同意",
            "守秘と罰則",
        ),
        (
            (
                each.basis.label.ja,
                f"{each.host.ja}（{_articles(each.constituted)}）",
                each.of_whom.ja,
                _joined(verb for verb in Verb if verb in each.verbs),
                _articles(each.request) or "なし",
                "—" if each.request is None else f"{each.asks.label.ja}に、{each.about.label.ja}",
                each.consent.label.ja,
                "なし（出席者の職種などによる）"
                if each.secrecy is None
                else f"{_articles(each.secrecy)}（{each.binds.label.ja}）。{_punished(each.penalty)}"
                + ("" if each.just_cause else "「正当な理由」の例外がない。"),
            )
            for each in NEIGHBOURS.values()
        ),
    )


def purposes_of_neighbours_table() -> str:
    """What each of them may take, by its verb (会議の事務に含まれる目的)."""
    signs = {
        vocabulary.Recorded.YES: "○",
        vocabulary.Recorded.NO: "×",
        vocabulary.Recorded.NOT_RECORDED: "？",
    }
    return _table(
        ("会議", *(purpose.label.ja for purpose in vocabulary.Purpose)),
        (
            (each.basis.label.ja, *(signs[each.carries(one)] for one in vocabulary.Purpose))
            for each in NEIGHBOURS.values()
        ),
    )


def secrecy_table() -> str:
    """The duty each profession brings along, and its penalty (職種ごとの守秘義務と罰則)."""
    return _table(
        ("出席者", "守秘の条", "罰則（版の日の条文）", "退いた後"),
        (
            (
                profession.label.ja,
                _articles(bond.article),
                _punished(bond.penalty),
                "続く" if bond.outlasts is vocabulary.Stated.YES else "条文に定めなし",
            )
            for profession, bond in BY_PROFESSION.items()
        ),
    )
