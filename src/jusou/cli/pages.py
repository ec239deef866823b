"""The commands that show what jusou knows (読むためのコマンド): rules, flow and schema."""

import datetime as dt
import difflib
import importlib
import inspect
import itertools
import re
import sys
from typing import Any

import click

from jusou import diagram
from jusou.cli.command import YES, Command, argument, as_json, on
from jusou.cli.inputs import a_day, refuse
from jusou.cli.speech import SIGNS, STYLES, Speech
from jusou.flow import INITIAL
from jusou.law import Citation
from jusou.plain import to_plain
from jusou.policy import RULES
from jusou.rule import Rule
from jusou.schema import schema
from jusou.tables import condensed
from jusou.vocabulary import FACT_LABELS
from jusou.wording import Term

# --- rules --------------------------------------------------------------------------------------


def rules_command(speech: Speech) -> click.Command:
    """``jusou rules`` (規則)."""

    def run(ident: str | None, on: str | None, *, as_json: bool) -> int:
        day = a_day(on)
        if ident is None:
            _every_rule(speech, as_json=as_json)
            return YES
        if ident not in RULES:
            near = difflib.get_close_matches(ident, RULES, n=5)
            refuse(
                "ID",
                "unknown_rule",
                "その規則はありません。"
                + (f"近いもの: {'、'.join(near)}" if near else "一覧は jusou rules で出ます。"),
                "no such rule; "
                + (f"near it: {', '.join(near)}" if near else "jusou rules lists all"),
            )
        found = RULES[ident]
        if as_json:
            speech.data(_rule_plain(found, day))
        else:
            _one_rule(speech, found, day)
        return YES

    return Command(
        speech,
        "rules",
        callback=run,
        params=[
            argument("ident", required=False, metavar="[ID]"),
            on(speech),
            as_json(speech),
        ],
        short_help=speech("規則を読む", "read the rules"),
        help=speech(
            "規則の一覧を出します。ID を付けると、その規則の一文、出典（条文・期間・根拠の強さ）、"
            "表の全体、例を出します。",
            "Lists the rules. With an ID: its sentence, its sources with dates and standing, its "
            "whole table, and its examples.",
        ),
    )


def _every_rule(speech: Speech, *, as_json: bool) -> None:
    if as_json:
        speech.data(
            [
                {
                    "id": each.id,
                    "kind": each.kind.value,
                    "standing": each.standing.value,
                    "says": speech.of(each.says),
                }
                for each in RULES.values()
            ]
        )
        return
    for name, found in itertools.groupby(RULES.values(), key=lambda each: each.module):
        speech.title(_title(speech, name))
        for each in found:
            speech.say(f"・{each.id}（{speech.of(each.standing.label)}）")
            speech.say(f"  {speech.of(each.says)}")
        speech.say()
    speech.say(
        speech(
            f"全部で{len(RULES)}本です。1本を読むには: jusou rules ID",
            f"{len(RULES)} rules; to read one: jusou rules ID",
        )
    )


def _title(speech: Speech, module: str) -> str:
    line = (inspect.getdoc(importlib.import_module(module)) or "").partition("\n")[0]
    words = re.search(r"[(（]([^()（）]*[ぁ-んァ-ヶ一-鿿][^()（）]*)[)）]", line)
    return words.group(1) if words and speech.lang == "ja" else line.partition(" (")[0]


def _one_rule(speech: Speech, found: Rule[Any], day: dt.date) -> None:
    speech.title(found.id)
    speech.say(speech.of(found.says), "bold")
    speech.say()
    kind, standing = speech.of(found.kind.label), speech.of(found.standing.label)
    speech.say(f"{speech('働き', 'Kind')}: {kind}")
    departs = speech("原則外にできる", "may be departed from") if found.standing.departable else ""
    speech.say(
        f"{speech('根拠の強さ', 'Standing')}: {standing}{f'（{departs}）' if departs else ''}"
    )
    speech.say()
    speech.say(
        speech(f"出典（{day.isoformat()} の条番号）:", f"Sources (as of {day.isoformat()}):")
    )
    for cite in found.cites:
        _source(speech, cite, day)
    speech.say()
    rows = condensed(found)
    size = len(list(found.rows()))
    speech.say(
        speech(
            f"表（{size:,}通りの全部。同じ結論の行はまとめてあります）:",
            f"Table (all {size:,} combinations, alike rows put together):",
        )
    )
    for values, finding in rows:
        facts = [
            f"{speech.of(FACT_LABELS[name])}＝{_values(speech, each, domain)}"
            for each, (name, domain) in zip(values, found.domains.items(), strict=True)
            if len(each) < len(domain)
        ]
        outcome = finding.outcome
        where = speech("、", "; ").join(facts) or speech("どんなときも", "whatever the facts")
        speech.say(f"・{where}")
        aside = speech("（この根拠は主張されていない）", " (a ground not claimed)")
        speech.say(
            f"  {SIGNS[outcome]} {speech.of(outcome.label)}: {speech.of(finding.sentence)}"
            f"{aside if finding.aside else ''}",
            STYLES[outcome],
        )
    if found.examples:
        speech.say()
        speech.say(speech("例:", "Examples:"))
    for example in found.examples:
        facts = [
            f"{speech.of(FACT_LABELS[name])}＝{speech.of(value.label)}"
            for name, value in zip(found.domains, example.facts, strict=True)
        ]
        speech.say(
            f"・{speech('、', '; ').join(facts) or speech('（事実なし）', '(no facts)')}"
            f" → {speech.of(example.outcome.label)}"
        )


def _values(speech: Speech, values: frozenset[Term], domain: tuple[Term, ...]) -> str:
    return speech("・", ", ").join(speech.of(each.label) for each in domain if each in values)


def _source(speech: Speech, cite: Citation, day: dt.date) -> None:
    cited = cite.on(day)
    if cited is None:
        speech.say(
            f"・{cite}{speech('（この日にはまだ、またはもうありません）', ' (not in force on this day)')}"
        )
    else:
        read = "" if cited.in_force else speech("・この日の条文は未読", "; unread on this day")
        speech.say(
            f"・{speech.of(cited.label)}〔{speech.of(cited.standing.label)}・"
            f"{speech.of(cited.sureness.label)}{read}〕"
        )
    for place in cite.places:
        until = place.until.isoformat() if place.until else ""
        speech.say(f"    {place.since.isoformat()} 〜 {until}  {speech.of(place.label)}".rstrip())
    if cited is not None and cited.url:
        speech.say(f"    {cited.url}")


def _rule_plain(found: Rule[Any], day: dt.date) -> dict[str, Any]:
    return {
        "id": found.id,
        "kind": found.kind.value,
        "standing": found.standing.value,
        "says": {"ja": found.says.ja, "en": found.says.en},
        "sources": [to_plain(cited) for cite in found.cites if (cited := cite.on(day))],
        "table": [
            {
                "facts": {
                    name: [each.value for each in domain if each in given]
                    for given, (name, domain) in zip(values, found.domains.items(), strict=True)
                },
                "outcome": finding.outcome.value,
                "sentence": {"ja": finding.sentence.ja, "en": finding.sentence.en},
                "aside": finding.aside,
            }
            for values, finding in condensed(found)
        ],
        "examples": [
            {
                "facts": dict(
                    zip(found.domains, (each.value for each in example.facts), strict=True)
                ),
                "outcome": example.outcome.value,
            }
            for example in found.examples
        ],
    }


# --- flow ---------------------------------------------------------------------------------------

_FORMATS = ("table", "mermaid", "dot")


def flow_command(speech: Speech) -> click.Command:
    """``jusou flow`` (支援の流れの図)."""

    def run(form: str) -> int:
        if form not in _FORMATS:
            known = ", ".join(_FORMATS)
            refuse("--format", "choice", f"次のどれかにしてください: {known}", f"one of: {known}")
        for number, programme in enumerate(diagram.DRAWN):
            if form == "table":
                if number:
                    speech.say()
                speech.title(speech.of(programme.label))
                start = speech.of(INITIAL[programme].label)
                speech.say(f"{speech('始まり', 'starts with')}: {start}")
                rows = diagram.table(programme, lang=speech.lang)
                for stage, following in itertools.groupby(rows, key=lambda row: row[0]):
                    speech.say(stage, "bold")
                    for _, step, to in following:
                        stays = speech("（同じ段階）", "(stays)") if to == stage else to
                        speech.say(f"  {step} → {stays}")
            else:
                draw = diagram.mermaid if form == "mermaid" else diagram.dot
                # A drawing is for another program: it is written as it is, never wrapped.
                sys.stdout.write(draw(programme, lang=speech.lang))
        return YES

    return Command(
        speech,
        "flow",
        callback=run,
        params=[
            click.Option(
                ["--format", "form"],
                default="table",
                metavar="|".join(_FORMATS),
                help=speech("出し方（既定は表）", "how; a table by default"),
            )
        ],
        short_help=speech("支援の流れの図を出す", "the charts of the support flow"),
        help=speech(
            "支援の流れ（多機関協働と、アウトリーチ・参加支援）の図を出します。",
            "Shows the charts: of coordination, and of outreach and participation.",
        ),
    )


# --- schema -------------------------------------------------------------------------------------


def schema_command(speech: Speech) -> click.Command:
    """``jusou schema`` (交換形式)."""

    def run() -> int:
        speech.data(schema(), indent=2)
        return YES

    return Command(
        speech,
        "schema",
        callback=run,
        params=[],
        short_help=speech("交換形式の JSON Schema を出す", "the JSON Schema of what is exchanged"),
        help=speech(
            "やり取りするもの（履歴・行為・判定）の JSON Schema を出します。",
            "Writes the JSON Schema of everything exchanged: histories, acts and answers.",
        ),
    )
