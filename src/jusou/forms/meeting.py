"""Forms of meetings (会議の帳票): inquiry, agenda, preparation, minutes."""

from collections.abc import Iterable

from jusou.answer import Answer, Outcome, When
from jusou.errors import InvalidError, Problem
from jusou.forms.document import Document, Field, Grid, Paper, Section
from jusou.forms.making import Day, Making, by_hand, day, details, office
from jusou.law import (
    APPI_27_1_1,
    APPI_69_1,
    MHLW_MEETINGS_TABLE,
    SWA_106_6_1,
    SWA_106_6_2,
    SWA_106_6_3,
    SWA_106_6_4,
    SWA_106_6_6,
)
from jusou.meeting import AgendaItem
from jusou.rendering import Reader
from jusou.viewing import SeenMeeting
from jusou.vocabulary import Basis, JudgementKind, Organiser
from jusou.wording import Text


def inquiry(make: Making, ident: str) -> Document:
    """A letter in the name of a 支援会議, asking for cooperation (支援会議名の照会文書)."""
    make.only_for(Reader.MUNICIPALITY, Reader.AGENCY)
    found = next((each for each in make.seen.requests if each.id == ident), None)
    if found is None:
        raise make.lost()
    asking = make.seen.body(found.body)
    if asking is None or Basis.SHIEN_KAIGI not in asking.bases:
        raise InvalidError((Problem("of", "not_of_a_meeting", _NOT_OF_A_MEETING),))
    by_city = asking.organiser is Organiser.MUNICIPALITY
    organised = f"（組織：{office(make.under)}）" if by_city else ""
    rows = tuple(
        dict.fromkeys((make.seen.name(e.subject), e.category.label.ja) for e in found.information)
    )
    three, four, six, table = SWA_106_6_3, SWA_106_6_4, SWA_106_6_6, MHLW_MEETINGS_TABLE
    return make.document(
        Paper.INQUIRY,
        f"{asking.name}への協力について（照会）",
        Section(
            "文書",
            (
                *by_hand("文書番号"),
                Field("日付", day(found.on)),
                Field("宛先", (f"{make.seen.name(found.to)}　御中",)),
                Field(
                    "差出人",
                    (f"{asking.name}{organised}",),
                    SWA_106_6_1.standing,
                    SWA_106_6_1,
                ),
            ),
        ),
        Section(
            "求めること",
            (
                Field(
                    "趣旨",
                    (
                        "次の方の支援のために必要があると認めますので、次の項目について、協力を求めます。",
                    ),
                    three.standing,
                    three,
                ),
                Field("目的", (found.purpose.label.ja,), SWA_106_6_2.standing, SWA_106_6_2),
                Grid("求める項目", ("どなたの", "項目"), rows, three.standing, three),
            ),
        ),
        Section(
            "お願いと守秘",
            (
                Field("協力", (four.says.ja,), four.standing, four),
                Field("守秘", (six.says.ja,), six.standing, six),
                Field("個人情報の扱い", (_needs_no_consent(found.on),), table.standing, table),
                *by_hand("回答の期限", "問合せ先"),
            ),
        ),
        Section(
            "回答（この用紙を返送してください）",
            (
                Field("回答", ("☐ 応じる　　☐ 一部応じる　　☐ 応じない",)),
                *by_hand("回答の内容・理由", "回答者・日付"),
            ),
        ),
        dated=found.on,
    )


# What whoever is asked wants to know first: may we, without the person's consent?
def _needs_no_consent(on: Day) -> str:
    articles = (each.on(on) for each in (APPI_27_1_1, APPI_69_1))
    named = "、".join(each.label.ja for each in articles if each is not None)
    return (
        "国は、支援会議の求めに応じる提供は、個人情報保護法や守秘義務に違反せず、本人の同意がなくてもできると整理しています"
        f"（法令に基づく場合：{named}）。"
    )


_NOT_OF_A_MEETING = Text(
    "支援会議（社会福祉法106条の6）の名による求めではありません。支援会議として求めてください。",
    "not a request of a 支援会議 under 106-6; ask in the name of one",
)


def _meeting(make: Making, ident: str) -> SeenMeeting:
    found = next((each for each in make.seen.meetings if each.id == ident), None)
    if found is None:
        raise make.lost()
    return found


def _sitting(make: Making, held: SeenMeeting) -> Section:
    roles = (("招集", held.called_by), ("進行", held.chaired_by), ("記録", held.minutes_by))
    return Section(
        "開催",
        (
            Field("会議体", make.names(held.bodies)),
            Field("会議体の根拠", tuple(each.label.ja for each in _bases(make, held))),
            Field("開催日", day(held.day)),
            *(Field(label, make.names((who,)) if who else ()) for label, who in roles),
            Grid(
                "出席者",
                ("機関・人", "立場", "職種"),
                tuple(
                    (
                        make.seen.name(each.receiver),
                        each.capacity.label.ja if each.agency else "本人・家族",
                        each.profession.label.ja if each.agency else "",
                    )
                    for each in held.attendees
                ),
            ),
        ),
    )


def _bases(make: Making, held: SeenMeeting) -> tuple[Basis, ...]:
    """On which bases those who sit together stand (会議体の根拠)."""
    bodies = [make.seen.body(each) for each in held.bodies]
    found = frozenset[Basis]().union(*(each.bases for each in bodies if each is not None))
    return tuple(each for each in Basis if each in found)


def _secrecy(make: Making, held: SeenMeeting) -> Field:
    """What binds those who sit there: 106条の6 speaks of a 支援会議 alone (守秘の欄)."""
    bases = _bases(make, held)
    if Basis.SHIEN_KAIGI not in bases:
        return Field("守秘", ("出席者それぞれの職務上の守秘義務と、守秘の誓約による。",))
    only = "" if len(bases) == 1 else "（支援会議として扱う議題について）"
    return Field("守秘", (SWA_106_6_6.says.ja + only,), SWA_106_6_6.standing, SWA_106_6_6)


def agenda(make: Making, ident: str) -> Document:
    """会議次第: what is taken in which order; no categories of information stand on it (会議次第).

    It lies before everyone in the room, so it is made of what the room may see.
    """
    make.only_for(Reader.BODY, Reader.AGENCY)
    held = _meeting(make, ident)
    if not held.items:
        raise make.early("議題がまだありません。", "nothing is on the agenda yet")
    rows = tuple(
        (
            str(number),
            item.purpose.label.ja,
            make.seen.name(item.about) if item.about else "―",
            make.seen.name(item.body),
            "、".join(_leaving(make, held, item)),
        )
        for number, item in enumerate(held.items, start=1)
    )
    return make.document(
        Paper.AGENDA,
        None,
        _sitting(make, held),
        Section("議題", (Grid("議題", ("番号", "目的", "誰の", "会議体", "退席する人"), rows),)),
        Section(
            "会議の前に確かめること",
            (_secrecy(make, held),),
        ),
        dated=held.day,
    )


def _leaving(make: Making, held: SeenMeeting, item: AgendaItem) -> Iterable[str]:
    return (make.seen.name(each.receiver) for each in held.attendees if each.id in item.excused)


def preparation(make: Making, ident: str) -> Document:
    """会議準備シート: for each item, whether it may be taken, and what is needed first (会議準備シート)."""
    make.only_for(Reader.MUNICIPALITY)
    held = _meeting(make, ident)
    if not held.items:
        raise make.early("議題がまだありません。", "nothing is on the agenda yet")
    sections = [_sitting(make, held)]
    for number, item in enumerate(held.items, start=1):
        answer = make.answers.get(item.id)
        sections.append(
            Section(
                f"議題{number}　{item.purpose.label.ja}",
                (
                    *_head_of(make, item),
                    make.information("出す情報の項目", item.information, optional=True),
                    *(_judged(answer) if answer is not None else ()),
                    Field("退席する人", tuple(_leaving(make, held, item)), optional=True),
                ),
            )
        )
    return make.document(Paper.PREPARATION, None, *sections, dated=held.day)


def _head_of(make: Making, item: AgendaItem) -> tuple[Field, ...]:
    basis = item.basis.label.ja if item.basis is not None else "会議体の根拠による"
    return (
        Field("会議体・扱う根拠", (f"{make.seen.name(item.body)}（{basis}）",)),
        Field("誰の", make.names((item.about,)) if item.about else (), optional=True),
    )


def _judged(answer: Answer) -> tuple[Field | Grid, ...]:
    """An answer in a form: what is the case, what to do, what it rests on (判定の欄)."""
    stands = [each for each in answer.all_reasons() if not each.aside]
    permitted = answer.outcome is Outcome.PERMITTED
    return (
        Field("判定", (answer.outcome.label.ja,)),
        Field("確かめること", tuple(each.question.ja for each in answer.missing), optional=True),
        Field("案内", tuple(each.text.ja for each in answer.remedies[:4]), optional=True),
        Field(
            "根拠" if permitted else "理由",
            tuple(
                dict.fromkeys(
                    each.sentence.ja + _articles(each.cites[:2])
                    for each in stands
                    if (each.outcome is Outcome.PERMITTED) is permitted
                    and each.sentence.ja not in _NOTHING_TO_SAY
                )
            )[:8],
        ),
        duties(answer),
    )


#: What a rule says of something that is not touched at all.
_NOTHING_TO_SAY = frozenset({"秘匿に触れません。", "通報者に触れません。"})


def _articles(cites: Iterable[object]) -> str:
    found = "、".join(str(each) for each in cites)
    return f"〔{found}〕" if found else ""


def duties(answer: Answer) -> Grid:
    """The duties an answer brings, by when they fall (義務の表)."""
    rows = tuple(
        (when.label.ja, each.text.ja, "☐")
        for when in When
        for each in answer.duties
        if each.when is when
    )
    return Grid("義務", ("時期", "すること", "済"), rows, optional=True)


def minutes(make: Making, ident: str) -> Document:
    """会議記録: what was examined, what was told of whom, on what ground, and what follows (会議記録)."""
    make.only_for(Reader.MUNICIPALITY, Reader.AGENCY)
    held = _meeting(make, ident)
    if not held.heard:
        raise make.early("まだ審議された議題がありません。", "no item has been heard yet")
    said = {
        (each.plan, make.seen.name(each.by.agency)): "・".join(details(each, "result"))
        for each in make.seen.records
        if each.type == "deliberate" and each.meeting == ident
    }
    sections = [
        _sitting(make, held),
        Section("守秘と必要性", (*_need(make, held), _secrecy(make, held))),
    ]
    for number, item in enumerate(held.items, start=1):
        taken = item.id in held.heard
        results = [word for (of, _), word in said.items() if of is not None and of == item.plan]
        answer = make.answers.get(item.id)
        sections.append(
            Section(
                f"議題{number}　{item.purpose.label.ja}",
                (
                    *_head_of(make, item),
                    Field("審議", ("審議した",) if taken else ("審議していない",)),
                    Field(
                        "結果（協議の結果であり、決定ではない）",
                        tuple(results),
                        by_hand=not results,
                    ),
                    make.information(
                        "提供された情報の項目", item.information if taken else (), optional=True
                    ),
                    Field("退席した人", tuple(_leaving(make, held, item)), optional=True),
                    Field("提供の根拠", _grounds(answer), optional=True),
                    *((duties(answer),) if answer is not None and taken else ()),
                    *by_hand("議事の要旨"),
                ),
            )
        )
    sections.append(Section("この後", by_hand("役割分担・次回の予定", "記録者・確認者")))
    return make.document(Paper.MINUTES, None, *sections, dated=held.day)


def _need(make: Making, held: SeenMeeting) -> tuple[Field, ...]:
    """The judgement on which a 支援会議 asked for information (必要があると認めた判断)."""
    if Basis.SHIEN_KAIGI not in _bases(make, held):
        return ()
    found = [
        each
        for each in make.seen.judgements
        if each.kind is JudgementKind.NECESSITY
        and (each.meeting == held.id or (each.meeting is None and each.body in held.bodies))
        and each.on <= held.day
    ]
    lines = tuple(
        f"{each.on.isoformat()}　{'はい' if each.finding else 'いいえ'}：{each.reason}"
        for each in found[-1:]
    )
    # An agency does not see what the municipality judged.
    optional = make.seen.reader is not Reader.MUNICIPALITY
    three = SWA_106_6_3
    return (Field("必要があると認めた判断", lines, three.standing, three, optional=optional),)


def _grounds(answer: Answer | None) -> tuple[str, ...]:
    """On which grounds the information moved, as the answer of that day tells (提供の根拠)."""
    if answer is None:
        return ()
    return tuple(
        dict.fromkeys(
            each.sentence.ja + _articles(each.cites[:1])
            for part in answer.parts
            if part.subject is not None
            for each in part.cell.reasons
            if each.outcome is Outcome.PERMITTED
            and not each.aside
            and each.rule.startswith("sharing.")
            and each.rule not in _BARS
        )
    )[:6]


_BARS = frozenset(
    {
        "sharing.tax_secrecy",
        "sharing.heard_in_shien_kaigi",
        "sharing.concealment",
        "sharing.reporter",
        "sharing.others_named",
        "sharing.unjust_harm",
    }
)
