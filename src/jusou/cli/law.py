"""``jusou law`` (出典を読む): what is cited, as it stands on one day, and which rules rest on it."""

import datetime as dt
import itertools
from typing import Any

import click

from jusou.cli.command import YES, Command, argument, as_json, on
from jusou.cli.inputs import a_day
from jusou.cli.speech import Speech
from jusou.errors import InvalidError
from jusou.law import CITATIONS, EDITION, ENACTMENTS, Citation, Cited, Law, find
from jusou.policy import used_by
from jusou.wording import Text


def law_command(speech: Speech) -> click.Command:
    """``jusou law`` (出典)."""

    def run(reference: tuple[str, ...], on: str | None, *, as_json: bool) -> int:
        day = a_day(on)
        try:
            wanted = find(reference, day) if reference else CITATIONS
        except InvalidError as error:
            problems = tuple(problem.under("REF") for problem in error.problems)
        else:
            if as_json:
                speech.data(_plain(wanted, day, everything=not reference))
            else:
                _tell(speech, wanted, day, everything=not reference)
            return YES
        raise InvalidError(problems)

    return Command(
        speech,
        "law",
        callback=run,
        params=[
            argument("reference", nargs=-1, required=False, metavar="[REF…]"),
            on(speech),
            as_json(speech),
        ],
        short_help=speech("出典（条文と資料）を読む", "read the sources: articles and documents"),
        help=speech(
            "規則が拠る条文・資料を、その日の番号で出します。何を言っているか、根拠の強さ、確かさ、"
            "どの規則が使うか、まだ施行されていない改正も示します。\n"
            "REF は出典の識別子（swa-106-6-6）か、「社会福祉法106条の6第6項」の形です。"
            "なければ、すべてを出します。\n"
            "終了コード: 0 出した、2 その日にない条文、または読めない入力",
            "Shows the articles and documents that rules rest on, numbered as on the day: what each "
            "says, its standing, how sure it is, which rules use it, and what is enacted but not in "
            "force.\n"
            "REF is the id of a citation (swa-106-6-6), or a provision as written in Japanese.\n"
            "Exit codes: 0 shown, 2 no such provision on the day, or unreadable input",
        ),
    )


def _tell(speech: Speech, wanted: tuple[Citation, ...], day: dt.date, *, everything: bool) -> None:
    speech.say(
        speech(
            f"{day.isoformat()} の出典（版日 {EDITION.isoformat()}）",
            f"Sources as of {day.isoformat()} (edition {EDITION.isoformat()})",
        ),
        "bold",
    )
    absent = [each for each in wanted if each.on(day) is None]
    for law, cites in itertools.groupby(
        (each for each in wanted if each not in absent), key=lambda each: each.law
    ):
        speech.say()
        speech.title(f"{speech.of(law.name)}〔{speech.of(law.standing.label)}〕")
        if law.url:
            speech.say(law.url)
        for each in cites:
            cited = each.on(day)
            if cited is not None:
                _one(speech, each, cited, day)
    if absent:
        speech.say()
        speech.title(speech("この日には出典のないもの", "Not in force on this day"))
        for each in absent:
            place = each.places[0]
            speech.say(
                f"・{each.slug}  {each}（{place.since.isoformat()} 〜 "
                f"{each.places[-1].until.isoformat() if each.places[-1].until else ''}）"
            )
    if everything:
        _enactments(speech, day)
        _counted(speech, wanted, day)


def _one(speech: Speech, each: Citation, cited: Cited, day: dt.date) -> None:
    place = each.place(day)
    label = speech.of(place.label if place and (place.article or place.where.ja) else cited.label)
    unread = (
        "" if cited.in_force else speech("・この日の条文は未読", "; the text of this day is unread")
    )
    speech.say(f"・{label or each.slug}〔{speech.of(cited.sureness.label)}{unread}〕")
    speech.say(f"    {speech.of(cited.says)}")
    if each.note is not None:
        speech.say(f"    {speech('注', 'note')}: {speech.of(each.note)}", "dim")
    rules = used_by()[each.slug]
    none = speech("この出典を使う規則はありません", "no rule uses it")
    speech.say(f"    {speech('規則', 'rules')}: {', '.join(rules) or none}", "dim")
    speech.say(
        f"    {each.slug}  {speech('確認日', 'checked on')} {each.checked_on.isoformat()}", "dim"
    )


def _enactments(speech: Speech, day: dt.date) -> None:
    speech.say()
    speech.title(speech("未施行・未読の改正", "Enacted: not in force, or unread"))
    for each in ENACTMENTS:
        if each.enacted is not None and each.enacted > day:
            continue
        waiting = each.pending(day) if each.enacted is not None else ()
        for effect in each.effects:
            if effect not in waiting and effect not in each.unread(day):
                continue
            since = effect.since.isoformat() if effect.since else speech("未定", "no day yet")
            read = "" if effect.read else speech("・条文は未読", "; unread")
            speech.say(
                f"・{speech.of(each.number)} {speech('施行', 'in force')} {since}"
                f"〔{speech.of(effect.sureness.label)}{read}〕"
            )
            speech.say(f"    {speech.of(effect.what)}")


def _counted(speech: Speech, wanted: tuple[Citation, ...], day: dt.date) -> None:
    there = [each for each in wanted if each.on(day) is not None]
    idle = sum(not used_by()[each.slug] for each in there)
    speech.say()
    speech.say(
        speech(
            f"出典 {len(there)} 件（うち、どの規則も使わないもの {idle} 件）",
            f"{len(there)} citations, of which no rule uses {idle}",
        )
    )


# --- for machines -------------------------------------------------------------------------------


def _plain(wanted: tuple[Citation, ...], day: dt.date, *, everything: bool) -> dict[str, Any]:
    laws = dict.fromkeys(each.law for each in wanted)
    found: dict[str, Any] = {
        "on": day.isoformat(),
        "edition": EDITION.isoformat(),
        "laws": [_law_plain(law, wanted, day) for law in laws],
    }
    if everything:
        found["enactments"] = [
            {
                "number": _text(each.number),
                "name": _text(each.name),
                "enacted": each.enacted.isoformat() if each.enacted else None,
                "facts": list(each.facts),
                "effects": [
                    {
                        "what": _text(effect.what),
                        "since": effect.since.isoformat() if effect.since else None,
                        "in_force": effect.in_force(day),
                        "read": effect.read,
                        "sureness": effect.sureness.value,
                    }
                    for effect in each.effects
                ],
            }
            for each in ENACTMENTS
        ]
    return found


def _law_plain(law: Law, wanted: tuple[Citation, ...], day: dt.date) -> dict[str, Any]:
    return {
        "id": law.slug,
        "name": _text(law.name),
        "egov": law.egov,
        "url": law.url,
        "standing": law.standing.value,
        "citations": [_citation_plain(each, day) for each in wanted if each.law is law],
    }


def _citation_plain(each: Citation, day: dt.date) -> dict[str, Any]:
    cited = each.on(day)
    return {
        "id": each.slug,
        "label": _text(cited.label) if cited else None,
        "in_force": cited is not None and cited.in_force,
        "unread": cited is not None and not cited.in_force,
        "standing": each.standing.value,
        "sureness": (cited.sureness if cited else each.sureness).value,
        "says": _text(cited.says if cited else each.says),
        "quote": (cited.quote if cited else each.quote) or None,
        "note": _text(each.note) if each.note else None,
        "places": [
            {
                "since": place.since.isoformat(),
                "until": place.until.isoformat() if place.until else None,
                "label": _text(place.label),
                "article": place.article or None,
                "paragraph": place.paragraph,
                "item": str(place.item) if place.item is not None else None,
            }
            for place in each.places
        ],
        "unread_from": each.unread_from.isoformat() if each.unread_from else None,
        "checked_on": each.checked_on.isoformat(),
        "facts": list(each.facts),
        "rules": list(used_by()[each.slug]),
    }


def _text(text: Text) -> dict[str, str]:
    return {"ja": text.ja, "en": text.en}
