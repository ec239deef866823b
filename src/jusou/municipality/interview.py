"""Beginning a profile by being asked (聞き取り): in Japanese, what an outline answers.

Pure: questions go out, answers come in, and at the end there is TOML that loads. Who asks, and
where it is written, is for the caller.
"""

import datetime as dt
import json
import re
import unicodedata
from collections.abc import Generator, Iterable, Iterator, Mapping
from typing import cast

import attrs

from jusou.errors import Problem
from jusou.law import SWA_106_6_1
from jusou.meeting import Running
from jusou.municipality.terms import (
    Condition,
    ConsentRule,
    EndingTest,
    Entrustable,
    Extent,
    PlanItem,
)
from jusou.shape import TextShape
from jusou.vocabulary import Basis, OrderRule, Organiser, Programme, Stated
from jusou.wording import Term, Text

_DAY = re.compile(r"([0-9]{4})[-/.年]([0-9]{1,2})[-/.月]([0-9]{1,2})日?")
_REIWA = re.compile(r"(?:令和|R|r)(元|[0-9]{1,2})[-/.年]([0-9]{1,2})[-/.月]([0-9]{1,2})日?")
_BEFORE_REIWA = 2018
_BETWEEN = re.compile(r"[,、，\s]+")


class Shown(Term):
    """What kind of answer a question wants (答え方)."""

    TEXT = "text", "文字", "text"
    IDENT = "ident", "半角の英字で始まる短い名", "a short name in ASCII"
    DAY = "day", "日付（2025-04-01 か 令和7年4月1日）", "a day, 2025-04-01"
    NUMBER = "number", "数", "a number"
    ONE = "one", "番号を一つ", "one number"
    SEVERAL = "several", "番号をいくつでも（1,3 のように）", "numbers, as in 1,3"


@attrs.frozen
class Question:
    """One question to whoever has the outline at hand (問い)."""

    ask: Text
    shown: Shown = Shown.TEXT
    choices: tuple[Term, ...] = ()
    needed: bool = False
    refused: Mapping[Term, Text] = attrs.field(factory=dict[Term, Text])

    def lines(self) -> Iterator[Text]:
        """The question and its choices, a line each (問いの行)."""
        how = Text("", "") if self.needed else Text("。なければ空のまま", "; leave blank if not so")
        yield Text(
            f"{self.ask.ja}（{self.shown.label.ja}{how.ja}）",
            f"{self.ask.en} ({self.shown.label.en}{how.en})",
        )
        for number, each in enumerate(self.choices, start=1):
            yield Text(f"  {number} {each.label.ja}", f"  {number} {each.label.en}")

    def wrong(self, given: str) -> Text | None:
        """What is wrong with an answer, if anything (答えの誤り)."""
        answer = given.strip()
        if not answer:
            return Text("答えが要ります。", "an answer is needed") if self.needed else None
        match self.shown:
            case Shown.DAY:
                return None if _day(answer) else Text("日付を読めません。", "no such day")
            case Shown.NUMBER:
                fine = answer.isascii() and answer.isdigit() and 0 < int(answer) < 1000  # noqa: PLR2004 - a thousand months is no interval
                return None if fine else Text("1以上の数を書いてください。", "a number from 1")
            case Shown.ONE | Shown.SEVERAL:
                return self._wrong_choice(answer)
            case _:
                return self._wrong_text(answer)

    def _wrong_choice(self, answer: str) -> Text | None:
        picked = self.picked(answer)
        if not picked or (self.shown is Shown.ONE and len(picked) > 1):
            most = len(self.choices)
            return Text(f"1〜{most} の番号を書いてください。", f"numbers from 1 to {most}")
        return next((self.refused[each] for each in picked if each in self.refused), None)

    def _wrong_text(self, answer: str) -> Text | None:
        problems: list[Problem] = []
        kind = "profile" if self.shown is Shown.IDENT else None
        TextShape(kind, personal=False).check(answer, "", problems)
        if problems or any(unicodedata.category(char) == "Cc" for char in answer):
            return Text("この書き方では読み込めません。", "such an answer could not be read back")
        return None

    def picked(self, given: str) -> tuple[Term, ...]:
        """The choices an answer names by number or by slug; none if any is unknown (選ばれたもの)."""
        found: list[Term] = []
        for word in filter(None, _BETWEEN.split(given.strip())):
            match = [
                each
                for number, each in enumerate(self.choices, start=1)
                if word in (str(number), each.value)
            ]
            if not match:
                return ()
            found += match
        return tuple(dict.fromkeys(found))


Interview = Generator[Question, str, str]


def _day(text: str) -> dt.date | None:
    try:
        if match := _DAY.fullmatch(text):
            return dt.date(int(match[1]), int(match[2]), int(match[3]))
        if match := _REIWA.fullmatch(text):
            year = 1 if match[1] == "元" else int(match[1])
            return dt.date(year + _BEFORE_REIWA, int(match[2]), int(match[3]))
    except ValueError:
        pass
    return None


# --- asking -----------------------------------------------------------------------------------------


def _text(question: Question) -> Generator[Question, str, str]:
    """Ask until there is an answer that can be read (答えを得る)."""
    while True:
        given = yield question
        if question.wrong(given) is None:
            return given.strip()


def _one(
    ja: str, en: str, choices: Iterable[Term], refused: Mapping[Term, Text] | None = None
) -> Generator[Question, str, Term | None]:
    question = Question(Text(ja, en), Shown.ONE, tuple(choices), refused=refused or {})
    given = yield from _text(question)
    return next(iter(question.picked(given)), None)


def _several(ja: str, en: str, choices: Iterable[Term]) -> Generator[Question, str, list[Term]]:
    question = Question(Text(ja, en), Shown.SEVERAL, tuple(choices))
    given = yield from _text(question)
    return list(question.picked(given))


def _a_day(ja: str, en: str) -> Generator[Question, str, dt.date | None]:
    given = yield from _text(Question(Text(ja, en), Shown.DAY))
    return _day(given)


def _words(ja: str, en: str) -> Generator[Question, str, str]:
    return (yield from _text(Question(Text(ja, en))))


def interview() -> Interview:
    """Ask what an outline answers; the value at the end is a profile in TOML (聞き取り).

    Each question is sent out as a `Question`, and asked again while its answer cannot be read.
    """
    name = yield from _text(
        Question(Text("市町村の名前は何ですか", "the municipality's name?"), needed=True)
    )
    ident = yield from _text(
        Question(
            Text("識別子は何にしますか。例 mihon", "its id? such as mihon"),
            Shown.IDENT,
            needed=True,
        )
    )
    title, texts = yield from _instrument()
    phase = yield from _phase()
    tops = yield from _choices_of_the_scheme()
    entrusted, agencies = yield from _entrusted()
    bodies = yield from _bodies(bool(title))
    rest = yield from _rest(bool(title))
    source = f"{title}（聞き取り）" if title else "聞き取り"
    return "\n".join(
        [
            "# " + name,
            "#",
            "# 聞き取りで始めたプロファイルです。書いてあることだけを足してください。",
            "# not_stated は「書かれていない」、not_seen は「まだ見ていない」。どちらも no ではありません。",
            "",
            _pair("id", ident),
            _pair("name", name),
            _pair("version", "1"),
            _pair("source", source),
            _pair("agency", "a-city"),
            *tops,
            "",
            *texts,
            *phase,
            "[[agencies]]",
            _pair("id", "a-city"),
            _pair("name", name),
            _pair("character", "municipality"),
            "",
            *agencies,
            *entrusted,
            *bodies,
            *rest,
        ]
    )


def _instrument() -> Generator[Question, str, tuple[str, list[str]]]:
    title = yield from _words(
        "根拠になる要綱や計画の題名は何ですか", "the title of its outline or plan?"
    )
    if not title:
        return "", []
    number = yield from _words("その番号は何ですか。例 令和7年告示第10号", "its number?")
    in_force = yield from _a_day("施行日はいつですか", "when did it take force?")
    seen = yield from _one(
        "手元にあるのはどこまでですか", "how much of it is at hand?", (Extent.WHOLE, Extent.PART)
    )
    seen_to = ""
    if seen is Extent.PART:
        seen_to = yield from _words("どこまでですか。例 第1条から第5条", "up to where?")
    return title, [
        "[[instruments]]",
        _pair("id", "i-youkou"),
        _pair("title", title),
        _pair("kind", "outline"),
        *_if("number", number),
        *_if("in_force", in_force),
        _pair("seen", seen or Extent.PART),
        *_if("seen_to", seen_to),
        "",
    ]


def _phase() -> Generator[Question, str, list[str]]:
    running = yield from _one(
        "重層事業を実施していますか",
        "does it run the scheme?",
        (Running.FULL, Running.PREPARING),
    )
    if running is None:
        return []
    since = yield from _a_day("それはいつからですか", "since when?")
    if since is None:
        return []
    return ["[[phases]]", _pair("running", running), _pair("since", since), ""]


def _choices_of_the_scheme() -> Generator[Question, str, list[str]]:
    orders = (OrderRule.PRINCIPLE, OrderRule.MAY_PRECEDE)
    found: list[str] = []
    for key, ja, en in (
        ("outreach_order", "アウトリーチと支援決定の順序を、どう定めていますか", "outreach?"),
        ("participation_order", "参加支援と支援決定の順序を、どう定めていますか", "participation?"),
    ):
        order = yield from _one(ja, en, orders)
        found.append(_pair(key, order or OrderRule.NOT_STATED))
    item = yield from _one(
        "6号（支援プラン）は、事業の一覧でどう置いていますか",
        "how does the plan stand in the list of programmes?",
        (PlanItem.SEPARATE, PlanItem.WITHIN_COORDINATION, PlanItem.NOT_LISTED),
    )
    found.append(_pair("plan_item", item or PlanItem.NOT_STATED))
    seen = yield from _one(
        "個人情報ファイル簿や申込票の利用目的を確かめましたか"
        "（確かめたら、後で purposes_of_use に写してください）",
        "has anyone read the documents on the purpose of use?",
        (Stated.YES, Stated.NOT_SEEN),
    )
    found.append(_pair("purposes_seen", seen or Stated.NOT_SEEN))
    return found


def _entrusted() -> Generator[Question, str, tuple[list[str], list[str]]]:
    extent = yield from _one(
        "事業をどこまで委託できると定めていますか",
        "how much may be entrusted?",
        (Entrustable.ALL_OR_PART, Entrustable.PART, Entrustable.NOTHING, Entrustable.NOT_SEEN),
    )
    lines = ["[entrustment]", _pair("extent", extent or Entrustable.NOT_STATED), ""]
    agencies: list[str] = []
    number = 1
    while contractor := (
        yield from _words(
            "実際に委託している法人の名前は何ですか（一つずつ）", "a contractor's name?"
        )
    ):
        programmes = yield from _several(
            "どの事業を委託していますか", "entrusted with what?", Programme
        )
        since = yield from _a_day("いつからですか", "since when?")
        agencies += [
            "[[agencies]]",
            _pair("id", f"a-jutaku-{number}"),
            _pair("name", contractor),
            _pair("character", "private"),
        ]
        if programmes and since:
            agencies.append(
                f"entrustments = [{{ programmes = {_value(programmes)}, since = {since} }}]"
            )
        agencies.append("")
        number += 1
    return lines, agencies


_BASES = (
    Basis.SHIEN_KAIGI,
    Basis.JUSOU_SHIEN_KAIGI,
    Basis.SHAFUKU_106_4,
    Basis.SHAFUKU_106_3,
    Basis.KONKYUU_SHIEN_KAIGI,
    Basis.SHIEN_CHOUSEI_KAIGI,
)
_ORGANISERS = (
    Organiser.MUNICIPALITY,
    Organiser.COORDINATOR,
    Organiser.OTHER,
    Organiser.NOT_SEEN,
)
_NOT_SO = (
    f"支援会議を組織できるのは市町村だけです（{SWA_106_6_1}）。進行や記録はほかの者でも構いません。"
    "要綱がそう書いているなら、担当者に確かめてください。"
)
_ONLY_THE_MUNICIPALITY: dict[Term, Text] = {
    organiser: Text(_NOT_SO, "only the municipality constitutes a 支援会議")
    for organiser in (Organiser.COORDINATOR, Organiser.OTHER)
}


def _bodies(has_text: bool) -> Generator[Question, str, list[str]]:  # noqa: FBT001 - one fact about the outline
    lines: list[str] = []
    number = 1
    while name := (yield from _words("会議の名前は何ですか（一つずつ）", "the name of a meeting?")):
        ident = f"b-{number}"
        bases = yield from _several(
            f"「{name}」の根拠は、何と書いてありますか（名前からは決められません）",
            "its legal basis as written? (never from its name)",
            _BASES,
        )
        organiser = yield from _one(
            "誰が組織（主催）すると書いてありますか",
            "who constitutes it?",
            _ORGANISERS,
            _ONLY_THE_MUNICIPALITY if Basis.SHIEN_KAIGI in bases else None,
        )
        individual = yield from _one(
            "個別のケースを扱いますか",
            "does it take individual cases?",
            (Stated.YES, Stated.NO, Stated.NOT_SEEN),
        )
        consent = yield from _one(
            "本人の同意をどう定めていますか",
            "what does it say of consent?",
            (ConsentRule.REQUIRED, ConsentRule.PER_SUBJECT, ConsentRule.NOT_NEEDED),
        )
        closed = yield from _one(
            "非公開ですか", "is it closed to the public?", (Stated.YES, Stated.NO)
        )
        place = ""
        if has_text:
            place = yield from _words("何条にありますか。例 4条2項", "in which article?")
        sources = [f"i-youkou {place}"] if place else []
        lines += [
            "[[bodies]]",
            _pair("id", ident),
            _pair("name", name),
            *([f"bases = {_value(bases)}"] if bases else []),
            _pair("organiser", organiser or Organiser.NOT_STATED),
            _pair("individual_cases", individual or Stated.NOT_STATED),
            _pair("closed_to_public", closed or Stated.NOT_STATED),
            "",
            "[[constitutions]]",
            _pair("body", ident),
            _pair("basis_stated", Stated.YES if bases else Stated.NOT_STATED),
            _pair("consent", consent or ConsentRule.NOT_STATED),
            *_if("sources", sources),
            "",
        ]
        number += 1
    return lines


_WHERE = (
    Condition.REGISTERED,
    Condition.STAYS,
    Condition.LIVES,
    Condition.WORKS,
    Condition.HOUSEHOLD,
    Condition.RECOGNISED,
    Condition.EVERYONE,
)


def _rest(has_text: bool) -> Generator[Question, str, list[str]]:  # noqa: FBT001 - one fact about the outline
    lines: list[str] = []
    conditions = yield from _several(
        "対象者をどう定めていますか（どれかに当たれば対象）", "whom is it for?", _WHERE
    )
    if conditions:
        wanted = ", ".join(f"{{ condition = {_value(each)} }}" for each in conditions)
        place = ""
        if has_text:
            place = yield from _words("それは何条にありますか。例 2条", "in which article?")
        lines += [
            "[[eligibility]]",
            f"any_of = [{wanted}]",
            *_if("sources", [f"i-youkou {place}"] if place else []),
            "",
        ]
    test = yield from _one(
        "多機関協働を何で終結すると定めていますか",
        "by what is coordination ended?",
        (EndingTest.OUTLOOK, EndingTest.RESOLVED, EndingTest.ROLES_AGREED),
    )
    if test is not None:
        lines += ["[[endings]]", _pair("test", test), _pair("text", test.label.ja), ""]
    months = yield from _text(
        Question(
            Text("プランを何か月ごとに見直しますか", "a plan is reviewed every how many months?"),
            Shown.NUMBER,
        )
    )
    if months:
        lines += ["[review]", f"months = {int(months)}", ""]
    return lines


# --- writing ------------------------------------------------------------------------------------------


def _pair(key: str, value: object) -> str:
    return f"{key} = {_value(value)}"


def _if(key: str, value: object) -> list[str]:
    return [_pair(key, value)] if value else []


def _value(value: object) -> str:
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, list):
        return "[" + ", ".join(map(_value, cast("list[object]", value))) + "]"
    return json.dumps(value.value if isinstance(value, Term) else value, ensure_ascii=False)
