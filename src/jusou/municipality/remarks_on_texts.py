"""Remarks on what the documents print, list and leave out (文書の記載への指摘)."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from jusou.municipality.said import Remark
from jusou.municipality.terms import Extent, Field, FigureKind, FormKind, PlanItem, RemarkKind
from jusou.municipality.texts import PrintedArticle, cited
from jusou.vocabulary import Programme, Stated

if TYPE_CHECKING:
    from jusou.municipality.model import Municipality

_OPEN = RemarkKind.LEFT_OPEN
_CONTRADICTS = RemarkKind.CONTRADICTS_ITSELF

#: The letters under items 1 and 3 of 106条の4第2項; the other items have none.
_LETTERS = {"1": "イロハニ", "3": "イロハニ"}
_ITEM = re.compile(r"([1-6])号(.?)")


def on_texts(profile: "Municipality") -> Iterator[Remark]:
    """What is to be asked of the documents themselves (文書そのものへの指摘)."""
    yield from _on_articles(profile)
    yield from _on_plan(profile)
    yield from _on_items(profile)
    yield from _on_lists(profile)
    yield from _on_unseen(profile)


def _on_articles(profile: "Municipality") -> Iterator[Remark]:
    instruments = {each.id: each for each in profile.instruments}
    for index, each in enumerate(profile.printed_articles):
        instrument = instruments[each.instrument]
        where = f"{instrument.title}{f' {each.place}' if each.place else ''}"
        path = f"printed_articles[{index}]"
        if instrument.in_force and (right := each.right_number(instrument.in_force)):
            day = instrument.in_force
            yield Remark(
                RemarkKind.OUTDATED_ARTICLE,
                f"{path}.printed",
                f"{where}は「{each.printed}」を引きますが、施行日（{day:%Y-%m-%d}）の番号は{right}です。"
                "直す予定はありますか。",
                f"printed as {each.printed}, numbered {right} on {day}",
                each.sources,
            )
        if each.basis_of and not _grounds_programmes(each):
            programmes = "・".join(one.label.ja for one in sorted(each.basis_of))
            yield Remark(
                _CONTRADICTS,
                f"{path}.basis_of",
                f"{where}は、{programmes}の根拠に{each.printed}を挙げています。"
                "106条の6は会議の定めで、事業の根拠は106条の4です。どちらの趣旨ですか。",
                f"{each.printed} is given as the basis of a programme",
                each.sources,
            )
    for index, misprint in enumerate(profile.misprints):
        yield Remark(
            _CONTRADICTS,
            f"misprints[{index}]",
            f"{misprint.place or '文書'}に「{misprint.printed}」とあります。{misprint.why}",
            f"printed: {misprint.printed}",
            misprint.sources,
        )


def _grounds_programmes(each: PrintedArticle) -> bool:
    found = cited(each.means)
    return found is None or found.slug.startswith("swa-106-4")


def _on_plan(profile: "Municipality") -> Iterator[Remark]:
    plan = profile.plan
    if plan is None or not plan.misprints_its_end:
        return
    yield Remark(
        _CONTRADICTS,
        "plan.last_year_printed",
        f"計画の最後の年度が、和暦では{plan.last_year}年度、印刷された西暦では{plan.last_year_printed}年度です。"
        "和暦を正として扱います。それでよいですか。",
        f"the last year is {plan.last_year}, printed {plan.last_year_printed}",
        plan.sources,
    )


def _on_items(profile: "Municipality") -> Iterator[Remark]:
    for index, service in enumerate(profile.services):
        for item in service.items:
            match = _ITEM.match(item)
            if match is None or match[1] not in _LETTERS:
                continue
            path = f"services[{index}].items"
            if not match[2].strip() and Field.POVERTY in service.fields:
                yield Remark(
                    _OPEN,
                    path,
                    f"「{service.name}」は{match[1]}号とだけあり、イ〜ニの記号がありません"
                    "（困窮の地域づくりは、3号の列挙にありません）。何を根拠に位置づけますか。",
                    "this service has no letter under item 3",
                    service.sources,
                )
            elif match[2].strip() and match[2] not in _LETTERS[match[1]]:
                yield Remark(
                    _CONTRADICTS,
                    path,
                    f"「{service.name}」の号が「{item}」と印刷されていますが、その記号は条文にありません。"
                    "どの号のことですか。",
                    f"{item}: there is no such letter in the Act",
                    service.sources,
                )


def _on_lists(profile: "Municipality") -> Iterator[Remark]:
    if profile.unlisted:
        missing = "・".join(each.label.ja for each in Programme if each in profile.unlisted)
        yield Remark(
            _OPEN,
            "unlisted",
            f"事業の一覧に{missing}がありません。別の名で行っていますか、それとも行っていませんか。",
            "programmes missing from the list: " + ", ".join(sorted(profile.unlisted)),
        )
    if profile.plan_item is PlanItem.NOT_LISTED:
        yield Remark(
            _OPEN,
            "plan_item",
            "事業の一覧に6号（支援プラン）がありません。どの事業の中で作成しますか。",
            "the sixth item is not in the list",
        )
    for index, each in enumerate(profile.undefined):
        yield Remark(
            _OPEN,
            f"undefined[{index}]",
            f"「{each.word}」の定義が{each.where or '見当たりません'}。どの文書の定めですか。",
            "a word whose definition stands elsewhere",
            each.sources,
        )


def _on_unseen(profile: "Municipality") -> Iterator[Remark]:
    for index, each in enumerate(profile.unseen):
        yield Remark(
            _OPEN,
            f"unseen[{index}]",
            f"{each.what}は確かめていません{f'（{each.why}）' if each.why else ''}。中身を教えてください。",
            "nobody has read this",
            each.sources,
        )
    for index, instrument in enumerate(profile.instruments):
        if instrument.seen is Extent.NONE:
            yield Remark(
                _OPEN,
                f"instruments[{index}].seen",
                f"「{instrument.title}」の本文を見ていません。写しをもらえますか。",
                "the text was not seen",
                instrument.sources,
            )
        elif instrument.seen is Extent.PART:
            yield Remark(
                _OPEN,
                f"instruments[{index}].seen",
                f"「{instrument.title}」は{instrument.seen_to or '一部'}しか見ていません。"
                "残り（守秘、様式、附則など）を確かめてください。",
                "only a part of the text was seen",
                instrument.sources,
            )
    consents = [each for each in profile.forms if each.kind is FormKind.CONSENT]
    for index, form in enumerate(profile.forms):
        if form in consents and form.rules_seen is not Stated.YES:
            yield Remark(
                _OPEN,
                f"forms[{index}].rules_seen",
                f"「{form.name}」の取扱規程が誰の名を挙げているかを確かめていません。"
                "「関係機関」とは、どの機関のことですか。",
                "whom do the rules beside the form of consent name?",
                form.sources,
            )
        elif form in consents and len(consents) > 1:
            yield Remark(
                _OPEN,
                f"forms[{index}]",
                f"同意の様式が{len(consents)}つあるので、「{form.name}」の取扱規程の宛先は判定に使えません。"
                "どの人にどれを使いますか。",
                "there are several forms of consent: which is used for whom?",
                form.sources,
            )
    if profile.referral is not None and profile.referral.criteria_seen is Stated.NOT_SEEN:
        yield Remark(
            _OPEN,
            "referral.criteria_seen",
            f"「{profile.referral.name}」の中身を見ていません。どんな基準ですか。",
            "the criteria were not seen",
            profile.referral.sources,
        )
    blank = [
        each
        for each in profile.indicators
        if each.figures and all(f.value is None and f.kind in _OWED for f in each.figures)
    ]
    if blank:
        yield Remark(
            _OPEN,
            "indicators",
            f"指標{len(blank)}件に、現状値も目標値も入っていません（0件ではなく、未記入です）。いつ決まりますか。",
            f"{len(blank)} indicators have no figures",
            tuple(source for each in blank for source in each.sources),
        )


_OWED = frozenset({FigureKind.PRESENT, FigureKind.TARGET})
