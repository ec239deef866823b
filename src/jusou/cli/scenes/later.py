"""The last scenes (おわりの場面): replanning, the son's own plan, and the end of coordination."""

from jusou import acts
from jusou.acts import AnyAct
from jusou.cli import story
from jusou.cli.scenes.telling import asked, done, evaluated, planned
from jusou.cli.story import Beat, Day, Scene
from jusou.meeting import Meeting
from jusou.vocabulary import (
    AcceptanceResult,
    AssentKind,
    ObtainedBy,
    Programme,
    Purpose,
    ReviewResult,
)
from jusou.wording import Text

CITY, SHAKYO, HOUKATSU = story.CITY, story.SHAKYO, story.HOUKATSU
ALL = frozenset(Purpose)


def son() -> Scene:
    """The mother's plan anew, and a plan of the son's own (再プラン・息子のプラン)."""
    jusou = Meeting("m-jusou-2", frozenset({"b-jusou"}), Day(2026, 8, 20), story.room("b-jusou"))
    return Scene(
        Text("再プランと、息子のプラン", "Replanning, and the son's own plan"),
        Text(
            "入院で母の暮らしが変わりました。息子は「少し働いてみたい」と言います。",
            "The mother's life has changed. The son would like to try some work.",
        ),
        (
            done(
                Day(2026, 8, 3),
                "市が息子も受理する",
                "the city accepts the son's case",
                acts.DecideAcceptance(
                    by=CITY,
                    track="t-son",
                    result=AcceptanceResult.ACCEPT,
                    decided_by="s-kachou",
                    reason="就労と健康の両方に関わるため",
                ),
            ),
            done(
                Day(2026, 8, 3),
                "息子の参加支援の流れを開く",
                "a participation track opens",
                acts.OpenTrack(
                    by=SHAKYO, track="t-join", person="p-son", programme=Programme.PARTICIPATION
                ),
            ),
            done(
                Day(2026, 8, 4),
                "息子が参加支援を申し込む",
                "the son applies",
                acts.GiveAssent(
                    by=SHAKYO,
                    kind=AssentKind.APPLICATION,
                    person="p-son",
                    obtained_by=ObtainedBy.WRITTEN,
                ),
            ),
            asked(
                Day(2026, 8, 5),
                "支援決定の前に、就労体験を始める",
                "work experience begins before the decision",
                acts.StartSupport(by=SHAKYO, track="t-join"),
            ),
            done(
                Day(2026, 8, 10),
                "息子のプラン案を作る（参加支援を明記）",
                "a plan for the son, naming participation",
                acts.DraftPlan(by=SHAKYO, track="t-son", plan=story.sons_plan("pl-son")),
            ),
            done(
                Day(2026, 8, 10),
                "重層的支援会議を招集する（市と市社協）",
                "the 重層的支援会議 is called",
                acts.ConveneMeeting(by=SHAKYO, meeting=jusou),
            ),
            *evaluated("m-jusou-2", "i-eval-1", "p-mother", Day(2026, 8, 20)),
            done(
                Day(2026, 8, 20),
                "母は再プランとする",
                "the mother's plan is to be drawn anew",
                acts.Review(
                    by=SHAKYO,
                    track="t-mother",
                    result=ReviewResult.REPLAN,
                    evaluation="入院により暮らしが変わった",
                    decided_by="s-tantou",
                ),
            ),
            *planned("m-jusou-2", "i-son", "t-son", "pl-son", "p-son", Day(2026, 8, 20)),
            done(
                Day(2026, 9, 1),
                "支援決定を受けて、就労体験を始める",
                "work experience begins, after the decision",
                acts.StartSupport(by=SHAKYO, track="t-join"),
            ),
            done(
                Day(2026, 9, 7),
                "母の新しいプラン案を作る",
                "a new plan for the mother",
                acts.DraftPlan(
                    by=SHAKYO,
                    track="t-mother",
                    plan=story.mothers_plan("pl-mother-2", replaces="pl-mother"),
                ),
            ),
            done(
                Day(2026, 9, 8),
                "重層的支援会議を招集する",
                "the 重層的支援会議 is called",
                acts.ConveneMeeting(
                    by=SHAKYO,
                    meeting=Meeting(
                        "m-jusou-3",
                        frozenset({"b-jusou"}),
                        Day(2026, 9, 17),
                        story.room("b-jusou", story.houkatsu("b-jusou")),
                    ),
                ),
            ),
            *planned(
                "m-jusou-3", "i-again", "t-mother", "pl-mother-2", "p-mother", Day(2026, 9, 17)
            ),
        ),
    )


def ending() -> Scene:
    """Coordination ends with someone in charge; support goes on (終結)."""
    jusou = Meeting("m-jusou-4", frozenset({"b-jusou"}), Day(2026, 11, 12), story.room("b-jusou"))
    beats: list[Beat] = [
        done(
            Day(2026, 11, 4),
            "重層的支援会議を招集する",
            "the 重層的支援会議 is called",
            acts.ConveneMeeting(by=SHAKYO, meeting=jusou),
        )
    ]
    both = (("t-mother", "p-mother", "mother"), ("t-son", "p-son", "son"))
    what = Text("母と息子のモニタリング", "monitoring of both")
    beats += [
        Beat(Day(2026, 11, 5), what, acts.Monitor(by=SHAKYO, track=track)) for track, _, _ in both
    ]
    for _, person, en in both:
        beats += evaluated("m-jusou-4", f"i-end-{en}", person, Day(2026, 11, 12))
    beats += [
        asked(
            Day(2026, 11, 12),
            "主担当を決めないまま、母の多機関協働を終える",
            "coordination ends for the mother, with nobody in charge",
            _conclude("t-mother", None),
        ),
        asked(
            Day(2026, 11, 12),
            "地域包括を主担当として、母の多機関協働を終える",
            "the same, with the centre in charge",
            _conclude("t-mother", "a-houkatsu"),
        ),
        done(
            Day(2026, 11, 12),
            "市社協を主担当として、息子の多機関協働を終える",
            "and for the son, with the council in charge",
            _conclude("t-son", "a-shakyo"),
        ),
    ]
    return Scene(
        Text("終結", "The end of coordination"),
        Text(
            "すべてが解決したわけではありません。見通しがつき、主担当が決まりました。",
            "Not all is solved; but the way is clear and someone is in charge.",
        ),
        tuple(beats),
    )


def _conclude(track: str, lead: str | None) -> AnyAct:
    return acts.Review(
        by=SHAKYO,
        track=track,
        result=ReviewResult.CONCLUDE,
        evaluation="支援の見通しが立った",
        decided_by="s-tantou",
        lead=lead,
    )
