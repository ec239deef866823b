"""The commands that show what jusou knows (読むためのコマンド): rules, flow, municipality and schema."""

import datetime as dt
import importlib
import inspect
import itertools
import re
import sys
from typing import Any

import click

from jusou import diagram
from jusou.cli.command import YES, Command, Group, argument, as_json, on
from jusou.cli.inputs import a_day, a_profile, refuse
from jusou.cli.speech import SIGNS, STYLES, Speech
from jusou.flow import INITIAL
from jusou.law import Citation
from jusou.municipality import Municipality
from jusou.plain import to_plain
from jusou.policy import RULES
from jusou.reference import condensed
from jusou.rule import Rule
from jusou.schema import schema
from jusou.term import runs
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
            near = [each for each in RULES if each.split(".")[0] == ident.split(".")[0]]
            refuse(
                "ID",
                "unknown_rule",
                "その規則はありません。" + (f"あるもの: {'、'.join(near)}" if near else ""),
                "no such rule" + (f"; there are: {', '.join(near)}" if near else ""),
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


# --- municipalities -----------------------------------------------------------------------------


def municipality_command(speech: Speech) -> click.Command:
    """``jusou municipality`` (自治体の運用プロファイル)."""
    group = Group(
        speech,
        "municipality",
        short_help=speech("自治体の運用プロファイルを見る", "the municipalities' profiles"),
        help=speech(
            "付属する自治体の運用プロファイルを見ます。", "Shows the profiles that come with jusou."
        ),
    )
    group.add_command(_list_command(speech))
    group.add_command(_show_command(speech))
    return group


def _list_command(speech: Speech) -> click.Command:
    def run(*, as_json: bool) -> int:
        found = [Municipality.load(name) for name in Municipality.shipped()]
        if as_json:
            speech.data(
                [
                    {"id": each.id, "name": each.name, "version": each.version, "hash": each.hash}
                    for each in found
                ]
            )
            return YES
        for each in found:
            speech.say(f"{each.id}  {each.name}（{each.version}）", "bold")
            if each.source:
                speech.say(f"    {each.source}")
        return YES

    return Command(
        speech,
        "list",
        callback=run,
        params=[as_json(speech)],
        short_help=speech("一覧を出す", "list them"),
        help=speech("付属する運用プロファイルの一覧です。", "Lists the profiles."),
    )


def _show_command(speech: Speech) -> click.Command:
    def run(name: str, on: str | None, *, as_json: bool) -> int:
        found, day = a_profile(name, "NAME"), a_day(on)
        if as_json:
            speech.data(to_plain(found))
        else:
            _profile(speech, found, day)
        return YES

    return Command(
        speech,
        "show",
        callback=run,
        params=[argument("name"), on(speech), as_json(speech)],
        short_help=speech("1つを見る", "show one"),
        help=speech(
            "運用プロファイル（番号か TOML ファイル）の要点を出します。全部は --json で出ます。",
            "Shows the main points of a profile (its id or a TOML file); --json gives all of it.",
        ),
    )


def _profile(speech: Speech, found: Municipality, day: dt.date) -> None:
    speech.title(f"{found.name}（{found.id} {found.version}）")
    if found.source:
        speech.say(f"{speech('出典', 'Source')}: {found.source}")
    running = speech.of(found.running(day).label)
    speech.say(f"{speech('重層事業の実施', 'Scheme')}（{day.isoformat()}）: {running}")
    for ja, en, order in (
        ("アウトリーチと支援決定", "outreach and the decision", found.outreach_order),
        ("参加支援と支援決定", "participation and the decision", found.participation_order),
    ):
        speech.say(f"{speech(ja, en)}: {speech.of(order.label)}")
    seen = speech.of(found.purposes_seen.label)
    speech.say(f"{speech('利用目的の文書を読んだか', 'documents on purpose seen')}: {seen}")
    speech.say()
    speech.say(speech("会議体:", "Bodies:"), "bold")
    for body in found.bodies:
        bases = speech("、", ", ").join(speech.of(each.label) for each in sorted(body.bases))
        speech.say(f"・{body.name}（{body.id}）")
        speech.say(f"    {speech('根拠', 'basis')}: {bases or speech('記載なし', 'not stated')}")
        speech.say(f"    {speech('組織', 'constituted by')}: {speech.of(body.organiser.label)}")
        seats = sum(runs(seat.since, seat.until, day) for seat in body.seats)
        if seats:
            speech.say(f"    {speech('構成員', 'members')}: {seats}")
    speech.say()
    speech.say(speech("機関:", "Agencies:"), "bold")
    for agency in found.agencies:
        character = speech.of(agency.character_on(day).label)
        entrusted = speech("・受託者", ", entrusted") if agency.is_entrusted(None, day) else ""
        speech.say(f"・{agency.name}（{agency.id}）: {character}{entrusted}")


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
