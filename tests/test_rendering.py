"""What an officer reads (判定の文面), and what others must not (秘匿)."""

import datetime as dt
import json

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from jusou.acts import Share, StartSupport
from jusou.agency import Agency, Attendee, Involvement, Party
from jusou.agenda import meetings
from jusou.answer import Answer, Cell, Discretion, Outcome, Part, Reason, Remedy
from jusou.bars import Onward, heard_in_shien_kaigi
from jusou.case import Case
from jusou.cli.demo import Played, play
from jusou.consent import on_consent
from jusou.grounds import Entrusted, entrustment
from jusou.history import History, Registry
from jusou.household import Concealment, Household, Member, Person
from jusou.information import MAY_NAME_OTHERS, Information
from jusou.judgement import Departure
from jusou.judging import judge
from jusou.law import EDITION
from jusou.municipality import Municipality
from jusou.record import answer_to_plain
from jusou.rendering import MUNICIPALITY, Audience, Reader, lines, shown_to
from jusou.vocabulary import (
    Category,
    Character,
    Concealed,
    ConsentState,
    Profession,
    Purpose,
    Recorded,
    Source,
    YesNo,
)
from jusou.wording import Text

DAY = dt.date(2026, 4, 1)
DEFAULT = Municipality.load("default")


def page(answer: Answer, **more: object) -> list[str]:
    """The answer as the municipality reads it (市町村の読む文面)."""
    return list(lines(answer, audience=MUNICIPALITY, **more))  # type: ignore[arg-type]


def part(reason: Reason, subject: str, category: Category, receiver: str) -> Part:
    """One piece of information, with one reason (1つの部分)."""
    cell = Cell(reason.outcome, (reason,), reason.duties, reason.missing, reason.remedies)
    return Part(cell, subject, category.value, "a-x", receiver)


def answer_of(*parts: Part, outcome: Outcome | None = None) -> Answer:
    """An answer of these parts (部分からの判定)."""
    found = outcome or parts[0].outcome
    remedies = tuple(dict.fromkeys(each for one in parts for each in one.cell.remedies))
    return Answer("share", DAY, found, parts=parts, remedies=remedies)


NEVER_ASKED = on_consent.on(DAY, ConsentState.NEVER_ASKED)
REFUSED = on_consent.on(DAY, ConsentState.REFUSED)
GIVEN = on_consent.on(DAY, ConsentState.GIVEN)


@pytest.fixture(scope="module")
def played() -> dict[str, Played]:
    """The demo's beats by what is proposed (実演のこま)."""
    return {each.beat.what.ja: each for each in play()[0] if each.beat.asked}


# --- a refusal that can be read -----------------------------------------------------------------


def test_refusal_leads_with_outcome_then_remedy_then_reason_then_article():
    """Whoever stops reading after two lines knows what to do."""
    said = "\n".join(page(answer_of(part(NEVER_ASKED, "p-son", Category.HEALTH, "a-city"))))

    places = [
        said.index("判定: このままではできません"),
        said.index("案内:"),
        said.index("→ 本人に説明して"),
        said.index("理由:"),
        said.index("本人にまだ尋ねていません。"),
        said.index("個人情報保護法第69条第2項第1号、第27条第1項・法律"),
        said.index("法的助言ではありません"),
    ]
    assert places == sorted(places)


def test_what_rests_on_the_same_reasons_is_said_once():
    """One line names all who would receive it, and the reason stands below it once."""
    said = page(
        answer_of(
            *(
                part(NEVER_ASKED, "p-son", category, receiver)
                for category in (Category.HEALTH, Category.WORK_SCHOOL)
                for receiver in ("a-one", "a-two")
            )
        )
    )

    assert said.count("  ［p-sonの「健康・病歴・障害」「就労・就学」を a-one・a-two へ］") == 1
    assert sum("本人にまだ尋ねていません" in line for line in said) == 1


def test_different_reasons_are_kept_apart_and_the_graver_comes_first():
    """Nobody's open question is hidden behind another's refusal."""
    unclear = on_consent.on(DAY, ConsentState.UNCLEAR)
    said = page(
        answer_of(
            part(unclear, "p-mother", Category.CARE, "a-one"),
            part(REFUSED, "p-son", Category.CARE, "a-one"),
            outcome=Outcome.NOT_PERMITTED,
        )
    )

    pieces = [line for line in said if line.startswith("  ［")]
    assert pieces == [
        "  ［p-sonの「介護・福祉サービスの利用」を a-one へ］",
        "  ［p-motherの「介護・福祉サービスの利用」を a-one へ］ まだ決められません（要確認）",
    ]


@pytest.mark.parametrize(("agencies", "rest"), [(7, None), (8, 2), (20, 14)])
def test_a_long_list_of_receivers_is_told_by_its_number(agencies: int, rest: int | None):
    """A meeting of twenty agencies still fits one screen."""
    said = page(
        answer_of(*(part(NEVER_ASKED, "p-son", Category.CARE, f"a-{n}") for n in range(agencies)))
    )
    line = next(each for each in said if each.startswith("  ［"))

    assert ("ほか" in line) == (rest is not None)
    assert rest is None or line.endswith(f" ほか{rest} へ］")


def test_every_receiver_is_named_in_full():
    """Who asks for everything gets every name."""
    parts = [part(NEVER_ASKED, "p-son", Category.CARE, f"a-{n}") for n in range(20)]
    line = next(each for each in page(answer_of(*parts), full=True) if each.startswith("  ［"))

    assert all(f"a-{n}" in line for n in range(20))


def test_a_ground_that_is_only_one_more_that_fails_is_not_read_out(played: dict[str, Played]):
    """Where the meeting's own finding is missing, consent is not held against it."""
    asked = played["母の暮らしともの忘れ、息子の病気を議題にする"].answer
    said = "\n".join(page(asked))

    assert asked.outcome is Outcome.UNDETERMINED
    assert "支援会議の求めの要件" in said
    assert "本人にまだ尋ねていません" not in said
    assert "支援会議で扱ってください" not in said
    assert "本人にまだ尋ねていません" in "\n".join(page(asked, full=True))


def test_facts_are_shown_only_when_all_is_asked_for():
    """The facts used are there for who wants to check, and not in the way of who wants to act."""
    refused = answer_of(part(NEVER_ASKED, "p-son", Category.HEALTH, "a-city"))

    assert not any("事実:" in line for line in page(refused))
    assert any("事実: 情報共有の同意＝未説明" in line for line in page(refused, full=True))


@pytest.mark.parametrize(
    ("day", "article"),
    [
        (dt.date(2025, 3, 31), "社会福祉法第106条の6第5項"),
        (dt.date(2025, 4, 1), "社会福祉法第106条の6第6項"),
    ],
)
def test_article_is_numbered_as_on_that_day(day: dt.date, article: str):
    """An answer of March cites what the law called it in March."""
    reason = heard_in_shien_kaigi.on(
        day, Source.SHIEN_KAIGI, Onward.ELSEWHERE, YesNo.NO, Recorded.NO
    )
    said = "\n".join(page(answer_of(part(reason, "p-son", Category.HEALTH, "a-city"))))

    assert f"〔{article}" in said


def test_guidance_is_never_shown_as_statute(played: dict[str, Played]):
    """The officer sees that a refusal rests on material of the ministry, not on the law."""
    said = "\n".join(page(played["支援決定の前に、就労体験を始める"].answer))

    assert "・国の通知・資料〕 flow.decision_first" in said
    assert "法律〕" not in said


def test_no_more_remedies_than_can_be_chosen_from():
    """Four ways at most, the first of them the least that is withheld."""
    remedies = tuple(Remedy(f"way-{n}", Text(f"方法{n}", f"way {n}"), rank=n) for n in range(9))
    refused = Answer("share", DAY, Outcome.NOT_PERMITTED, remedies=remedies)

    assert [line for line in page(refused) if "→" in line] == [f"  → 方法{n}" for n in range(4)]
    assert sum("→" in line for line in page(refused, full=True)) == 9


def test_remedy_names_what_to_withhold_by_person():
    """One person's categories stand together."""
    remedy = Remedy(
        "withhold",
        Text("外せば扱えます。", "withhold"),
        withhold=(("p-son", "health"), ("p-mother", "care"), ("p-son", "finances")),
    )
    refused = Answer("share", DAY, Outcome.NOT_PERMITTED, remedies=(remedy,))

    assert (
        "  → 外せば扱えます。（p-sonの「健康・病歴・障害」「収入・資産・債務」、p-motherの「介護・福祉サービスの利用」）"
        in page(refused)
    )


# --- a permission -------------------------------------------------------------------------------


def test_permission_shows_its_ground_and_its_duties_in_time(played: dict[str, Played]):
    """What comes before comes first, and the ground is named with its article."""
    said = page(played["同じ議題を、もう一度はかる"].answer)
    duties = [line.strip("・ ").partition(":")[0] for line in said if line.startswith("  ・")]
    order = ["事前", "その間", "事後"]

    assert said[0] == "判定: できます"
    assert any("支援会議の求めに応じる情報の交換です" in line for line in said)
    assert duties
    assert duties == sorted(duties, key=order.index)


def test_duties_stand_only_in_a_permission():
    """A refusal brings no duties to be read as if it were allowed."""
    permitted = entrustment.on(DAY, Entrusted.TO_CITY)
    mixed = answer_of(
        part(REFUSED, "p-son", Category.HEALTH, "a-city"),
        part(permitted, "p-son", Category.CARE, "a-city"),
    )
    mixed = attrs.evolve(mixed, duties=permitted.duties)

    assert not any("すること" in line for line in page(mixed))
    assert any("すること" in line for line in page(attrs.evolve(mixed, outcome=Outcome.PERMITTED)))


def test_departure_is_shown_as_one(played: dict[str, Played]):
    """Guidance set aside says so in the outcome, and in the reason."""
    refused = played["支援決定の前に、就労体験を始める"]
    act = refused.beat.act
    assert isinstance(act, StartSupport)
    departure = Departure("flow.decision_first", "s-kachou", refused.beat.on, "急ぐため")
    case = play()[1]
    before = Case.of(
        attrs.evolve(
            case.history,
            records=tuple(each for each in case.records if each.happened_on < refused.beat.on),
        )
    )
    answer = judge(
        before,
        attrs.evolve(act, departures=(departure,)),
        under=Municipality.load("tsuruoka"),
        on=refused.beat.on,
    )
    said = page(answer)

    assert said[0] == "判定: できます（原則外・理由の記録あり）"
    assert any(line.startswith("  ・原則外（理由の記録あり）: ") for line in said)
    assert page(answer, lang="en")[0] == "Answer: permitted, by a departure on record"


def test_law_not_yet_read_is_said_with_the_answer_under_the_present_text():
    """Whoever asks about a day to come learns what is known."""
    later = Answer("share", DAY, Outcome.UNDETERMINED, under_present_text=Outcome.NOT_PERMITTED)

    assert "現在の条文では「このままではできません」です。" in page(later)[1]


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_every_page_carries_its_day_and_edition(lang: str):
    """Printed for 決裁, it still says when it held and that it is no legal advice."""
    last = page(answer_of(part(GIVEN, "p-son", Category.HEALTH, "a-city")), lang=lang)[-1]

    assert DAY.isoformat() in last
    assert EDITION.isoformat() in last
    assert ("法的助言ではありません" if lang == "ja" else "not legal advice") in last


def test_ids_by_default_and_names_if_the_host_gives_them():
    """jusou knows no names; whoever embeds it puts them."""
    refused = answer_of(part(NEVER_ASKED, "p-son", Category.HEALTH, "a-city"))
    names = {"p-son": "架空の人", "a-city": "市"}

    assert any("p-son" in line for line in page(refused))
    named = "\n".join(page(refused, naming=lambda ident: names.get(ident, ident)))
    assert "架空の人" in named
    assert "p-son" not in named


# --- those who may not know ---------------------------------------------------------------------

HIDDEN = "p-tsuma"
OTHER = "p-otto"
PEOPLE = (HIDDEN, OTHER, "p-ko")
AGENCIES = ("a-tsuma-gawa", "a-otto-gawa", "a-hoka", "a-city")
CASE = Case.of(
    History(
        "c-hitoku",
        Registry(
            people=tuple(Person(each, birth=dt.date(1980, 1, 1)) for each in PEOPLE),
            household=Household(
                tuple(Member(each) for each in PEOPLE),
                concealments=(
                    Concealment(
                        HIDDEN, frozenset({OTHER}), Concealed.EVERYTHING, dt.date(2025, 1, 1)
                    ),
                ),
            ),
            agencies=tuple(Agency(each, "架空の機関", Character.PRIVATE) for each in AGENCIES[:3]),
            involvements=(
                Involvement("a-tsuma-gawa", HIDDEN),
                Involvement("a-otto-gawa", OTHER),
            ),
        ),
    )
)
MAY_NOT_KNOW = (
    Audience(Reader.PERSON, OTHER),
    Audience(Reader.AGENCY, "a-otto-gawa"),
    Audience(Reader.PERSON),
    Audience(Reader.AGENCY),
)

holders = st.sampled_from([Party(each) for each in AGENCIES])


@st.composite
def pieces(draw: st.DrawFn) -> Information:
    """Any piece of information of this household (情報の一つ)."""
    subject = draw(st.sampled_from(PEOPLE))
    category = draw(st.sampled_from(Category))
    others = [each for each in PEOPLE if each != subject]
    names = draw(st.frozensets(st.sampled_from(others))) if category in MAY_NAME_OTHERS else ()
    return Information(subject, category, draw(holders), names=frozenset(names))


@st.composite
def attendees(draw: st.DrawFn) -> tuple[Attendee, ...]:
    """Any room: agencies, and people of the household (出席者)."""
    who = draw(st.lists(st.sampled_from((*AGENCIES, *PEOPLE)), min_size=1, unique=True))
    return tuple(
        Attendee(
            f"at-{each}",
            frozenset({"b-jusou"}),
            agency=each if each.startswith("a-") else None,
            person=each if each.startswith("p-") else None,
            profession=draw(st.sampled_from(Profession)),
        )
        for each in who
    )


@st.composite
def answers(draw: st.DrawFn) -> Answer:
    """Any answer about this household (この世帯についての判定)."""
    information = tuple(draw(st.lists(pieces(), min_size=1, max_size=5)))
    if draw(st.booleans()):
        to = draw(holders)
        act = Share(by=draw(holders), to=to, information=information, purpose=Purpose.SERVICE)
        return judge(CASE, act, under=DEFAULT, on=DAY)
    found = meetings(
        CASE,
        under=DEFAULT,
        on=DAY,
        purpose=draw(st.sampled_from(Purpose)),
        about=draw(st.sampled_from(PEOPLE)),
        information=information,
        attendees=draw(attendees()),
    )
    return draw(st.sampled_from(found)).answer


@given(answers(), st.sampled_from(MAY_NOT_KNOW), st.booleans(), st.sampled_from(("ja", "en")))
def test_who_may_not_know_reads_nothing_of_a_concealed_person(
    answer: Answer, audience: Audience, full: bool, lang: str
):
    """Neither the page nor the data for the other side holds the concealed person's id, or their helpers'."""
    said = "\n".join(lines(answer, audience=audience, lang=lang, full=full))
    data = json.dumps(answer_to_plain(shown_to(answer, audience)))

    for shown in (said, data):
        assert HIDDEN not in shown
        assert "秘匿" not in shown
        assert "conceal" not in shown


@given(answers(), st.sampled_from(MAY_NOT_KNOW), st.booleans())
def test_what_is_taken_away_leaves_no_gap(answer: Answer, audience: Audience, full: bool):
    """The page is the same as if what they may not know had never been asked about."""
    visible = tuple(part for part in answer.parts if audience.may_see(part))
    if visible == answer.parts:
        return
    never = attrs.evolve(answer, parts=visible, remedies=(), hidden_from=frozenset())

    assert list(lines(answer, audience=audience, full=full)) == list(
        lines(never, audience=audience, full=full)
    )


@given(answers(), st.sampled_from(MAY_NOT_KNOW))
def test_outcome_stays_what_it_is_and_always_has_a_reason(answer: Answer, audience: Audience):
    """Nobody is told yes where it is no, and nobody is left without a word."""
    shown = shown_to(answer, audience)

    assert shown.outcome is answer.outcome
    if shown.outcome is not Outcome.PERMITTED:
        assert any(each.outcome is shown.outcome and not each.aside for each in shown.all_reasons())


@given(answers(), st.sampled_from(MAY_NOT_KNOW))
def test_no_reason_is_told_beyond_its_discretion(answer: Answer, audience: Audience):
    """What is for the municipality stays there; what is for agencies does not reach the family."""
    allowed = {Discretion.OPEN}
    if audience.reader is Reader.AGENCY:
        allowed.add(Discretion.AGENCIES)

    assert {each.discretion for each in shown_to(answer, audience).all_reasons()} <= allowed


@pytest.mark.parametrize("reader", [Reader.AGENCY, Reader.PERSON])
def test_who_reported_is_for_the_municipality_alone(reader: Reader):
    """That there was a reporter at all appears in no other rendering."""
    reporter = Information("p-ko", Category.REPORTER, Party("a-hoka"))
    act = Share(
        by=Party("a-hoka"),
        to=Party("a-tsuma-gawa"),
        information=(reporter,),
        purpose=Purpose.SERVICE,
    )
    answer = judge(CASE, act, under=DEFAULT, on=DAY)
    said = "\n".join(lines(answer, audience=Audience(reader, "a-tsuma-gawa"), full=True))

    assert answer.outcome is Outcome.FORBIDDEN
    assert "通報" in "\n".join(page(answer))
    assert "通報" not in said
    assert "市町村の担当にお尋ねください" in said


def test_the_municipality_sees_all_of_it():
    """Nothing is taken from who has to act."""
    info = Information(HIDDEN, Category.HEALTH, Party("a-tsuma-gawa"))
    act = Share(
        by=Party("a-tsuma-gawa"),
        to=Party("a-otto-gawa"),
        information=(info,),
        purpose=Purpose.SERVICE,
    )
    answer = judge(CASE, act, under=DEFAULT, on=DAY)

    assert shown_to(answer, MUNICIPALITY) is answer
    assert HIDDEN in "\n".join(page(answer))
    assert "秘匿の相手方を支援している機関に届きます" in "\n".join(page(answer))


def test_family_is_given_no_remedies_and_nothing_of_a_shien_kaigi(played: dict[str, Played]):
    """Telling the household what the meeting may do would tell them of the meeting."""
    asked = played["母の暮らしともの忘れ、息子の病気を議題にする"].answer
    said = "\n".join(lines(asked, audience=Audience(Reader.PERSON, "p-son"), full=True))

    assert "支援会議" not in said
    assert "案内" not in said
