"""Retention (保存と廃棄): how long records are kept is the municipality's own rule; no law has a number."""

from jusou.answer import Duty, Missing, Outcome, Remedy, When
from jusou.law import APPI_22, APPI_61, MUNICIPAL_OUTLINE, PRACTICE_OFFICERS
from jusou.rule import Finding, Kind, not_permitted, permitted, rule, undetermined
from jusou.vocabulary import Recorded, YesNo
from jusou.wording import Text


@rule(
    "records.disposal",
    kind=Kind.MUST,
    says=Text(
        "支援の記録の保存年限を定める法律はない。市町村の文書管理の定めの名と、満了の日を記録して廃棄する。",
        "No law says how long these records are kept: they go by the municipality's own rule, "
        "which is named, once its day has passed.",
    ),
    cites=(APPI_61, APPI_22, MUNICIPAL_OUTLINE, PRACTICE_OFFICERS),
    examples=(
        ((YesNo.YES, Recorded.YES, YesNo.NO), Outcome.PERMITTED),
        ((YesNo.NO, Recorded.YES, YesNo.NO), Outcome.UNDETERMINED),
        ((YesNo.YES, Recorded.NO, YesNo.NO), Outcome.NOT_PERMITTED),
        ((YesNo.YES, Recorded.YES, YesNo.YES), Outcome.NOT_PERMITTED),
    ),
)
def disposal(source_stated: YesNo, period_over: Recorded, in_use: YesNo) -> Finding:
    """May the records be disposed of (記録を廃棄してよいか)?"""
    if in_use is YesNo.YES:
        return not_permitted(
            "支援が続いています。まだ要る記録です。",
            "Support goes on: the records are still needed.",
            Remedy(
                "wait_for_the_end",
                Text("支援が終わってから、満了の日を数え直してください。", "wait for its end"),
                rank=10,
            ),
            cites=(PRACTICE_OFFICERS,),
        )
    if period_over is Recorded.NO:
        return not_permitted(
            "保存期間がまだ満了していません。",
            "The period for which they are kept is not over.",
            cites=(MUNICIPAL_OUTLINE,),
        )
    missing: list[Missing] = []
    if source_stated is YesNo.NO:
        missing.append(
            Missing(
                "source_stated",
                Text(
                    "保存年限は、どの文書管理の定め（名称と条）によりますか。",
                    "which of the municipality's rules, and which article, sets the period?",
                ),
            )
        )
    if period_over is Recorded.NOT_RECORDED:
        missing.append(
            Missing(
                "period_over",
                Text("保存期間はいつ満了しましたか。", "on which day was the period over?"),
            )
        )
    if missing:
        return undetermined(
            "廃棄の根拠となる定めか満了の日が、記録されていません。",
            "The rule or the day that allows disposal is not on record.",
            *missing,
            cites=(MUNICIPAL_OUTLINE,),
        )
    return permitted(
        "保存期間が満了しています。",
        "The period is over.",
        Duty(
            "record_disposal",
            When.AFTER,
            Text(
                "誰がいつ何を、どの定めで廃棄したかを残し、受託者や提供先の写しも確かめる",
                "record who disposed of what, when and by which rule; see to copies elsewhere",
            ),
        ),
    )


RULES = (disposal,)
