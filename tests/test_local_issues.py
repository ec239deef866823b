"""From a want in a case to something new (地域課題・資源開発): both ways, and nobody carried up."""

import datetime as dt
from typing import Any

import attrs
import pytest

from jusou.acts import FindShortage, MeetShortage, RaiseShortage, Record, Void
from jusou.agency import Party
from jusou.answer import Outcome
from jusou.case import Case
from jusou.errors import InvalidError
from jusou.history import History, Registry
from jusou.household import Household, Member, Person
from jusou.issue import Development, IssueRegister, LocalIssue, Shortage
from jusou.judgement import Departure
from jusou.judging import judge
from jusou.local_issues import carried_up, linked
from jusou.municipality import Municipality
from jusou.plain import from_plain, to_plain
from jusou.shape import EntityShape, ManyShape, OptionalShape, Shape, TextShape, fields
from jusou.testing import household
from jusou.vocabulary import Challenge, DevelopmentState, Resource

ON = dt.date(2025, 6, 2)
SHORTAGE, ISSUE = "sh-2024-0007", "li-2024-002"


def case() -> Case:
    """The household that wanted a place to try out work (就労の場がなかった世帯)."""
    return Case.of(household("suspended_resumed"))


def canaries() -> Case:
    """The same with a person whose every value is a canary (目印の入った世帯)."""
    person = Person(
        "p-kanaria",
        "目印山　札束郎",
        dt.date(1985, 2, 3),
        address="幻市霞町一丁目2番3号",
    )
    history = case().history
    return Case.of(
        attrs.evolve(
            history,
            registry=attrs.evolve(history.registry, people=(*history.registry.people, person)),
        )
    )


# --- nobody goes up ---------------------------------------------------------------------------------

PERSONAL_IDS = {
    "attendee",
    "case",
    "consent",
    "item",
    "meeting",
    "person",
    "plan",
    "record",
    "referral",
    "request",
    "staff",
    "track",
}


def leaves(cls: type[Any], path: str = "") -> list[tuple[str, Shape]]:
    """Every field of an entity that is no entity itself (末端の項目)."""
    found: list[tuple[str, Shape]] = []
    for name, shape in fields(cls).items():
        bare = shape.inner if isinstance(shape, OptionalShape) else shape
        bare = bare.item if isinstance(bare, ManyShape) else bare
        if isinstance(bare, EntityShape):
            for each in bare.classes:
                found += leaves(each, f"{path}{name}.")
        else:
            found.append((f"{path}{name}", bare))
    return found


def test_the_types_have_no_place_for_a_person():
    """No field of what is carried up may hold a personal text, or the id of anyone or of their case."""
    texts = [(path, each) for path, each in leaves(IssueRegister) if isinstance(each, TextShape)]

    assert [path for path, each in texts if each.personal] == []
    assert [path for path, each in texts if each.id_of in PERSONAL_IDS] == []
    assert [path for path, each in texts if each.id_of is None] == [
        "issues.area",
        "issues.statement",
        "developments.what",
    ]


@pytest.mark.parametrize(
    "said",
    [
        "目印山　札束郎さんの通う場がない",
        "目印山さんのような人が多い",
        "札束郎の件",
        "幻市霞町一丁目2番3号の周辺",
        "幻市霞町一丁目２番３号",
        "1985年2月3日生まれの人",
        "昭和60年2月3日生まれの人",
        "1985-02-03",
        "p-kanaria の件",
        "P-KANARIA",
        "目印山 札束 郎",
        "t-honnin",
        "c-suspended-resumed",
    ],
)
@pytest.mark.parametrize("where", ["statement", "area"])
def test_a_text_that_leads_back_to_somebody_is_refused(said: str, where: str):
    """Names, addresses, birthdays and ids of the case stay below, however written; nor are they repeated."""
    with pytest.raises(InvalidError) as caught:
        carried_up(canaries(), SHORTAGE, issue=ISSUE, on=ON, **{where: said})

    assert [(each.path, each.code) for each in caught.value.problems] == [(where, "personal")]
    assert said not in str(caught.value)


def test_an_individual_number_never_goes_up():
    """As in every free text of jusou."""
    with pytest.raises(InvalidError) as caught:
        carried_up(case(), SHORTAGE, issue=ISSUE, on=ON, statement="番号は123456789018です")

    assert [each.code for each in caught.value.problems] == ["individual_number"]


def test_an_issue_is_not_named_after_a_case():
    """An id that contains the case's or the person's would be the way back."""
    with pytest.raises(InvalidError) as caught:
        carried_up(canaries(), SHORTAGE, issue="li-p-kanaria", on=ON)

    assert [each.path for each in caught.value.problems] == ["issue"]


def test_what_goes_up_is_the_kind_and_nothing_of_the_case():
    """The whole issue, as it would be written to a file, holds no value of anyone."""
    issue = carried_up(
        canaries(), SHORTAGE, issue=ISSUE, on=ON, area="北部", statement="働く前に試せる場が少ない"
    )

    assert to_plain(issue) == {
        "id": ISSUE,
        "resource": "work_experience",
        "shortages": [SHORTAGE],
        "raised_on": "2025-06-02",
        "challenges": ["participation", "work"],
        "area": "北部",
        "statement": "働く前に試せる場が少ない",
    }


def test_a_second_case_joins_the_issue():
    """One issue, two shortages; another kind of want is another issue."""
    first = carried_up(case(), SHORTAGE, issue=ISSUE, on=ON)
    second = attrs.evolve(first, shortages=frozenset({"sh-2"}))

    joined = carried_up(case(), SHORTAGE, issue=ISSUE, on=ON, into=second)

    assert joined.shortages == {SHORTAGE, "sh-2"}
    with pytest.raises(InvalidError):
        carried_up(
            case(),
            SHORTAGE,
            issue=ISSUE,
            on=ON,
            into=attrs.evolve(first, resource=Resource.TRANSPORT),
        )


def test_a_shortage_nobody_recorded_makes_no_issue():
    """Nothing is carried up that no case has shown."""
    with pytest.raises(InvalidError) as caught:
        carried_up(case(), "sh-nai", issue=ISSUE, on=ON)

    assert [each.code for each in caught.value.problems] == ["dangling"]


# --- which body takes it ------------------------------------------------------------------------------

BODIES = [
    ("hatsukaichi", "b-network", Outcome.PERMITTED),  # 相談支援ネットワーク会議
    ("hatsukaichi", "b-jusou", Outcome.NOT_PERMITTED),
    ("yamanashi", "b-jusou-yuushiki", Outcome.PERMITTED),  # 有識者構成
    ("yamanashi", "b-jusou", Outcome.NOT_PERMITTED),
    ("tsuruoka", "b-jusou", Outcome.PERMITTED),  # 定めなし、国の整理
    ("tsuruoka", "b-shien", Outcome.UNDETERMINED),
    ("default", "b-jusou", Outcome.PERMITTED),
]


def wanting(under: Municipality) -> Case:
    """A case of this municipality in which something is wanting (不足を記録したケース)."""
    at = dt.datetime(2026, 6, 1, 9, tzinfo=dt.UTC)
    found = FindShortage(
        by=Party(under.agency), track="t-1", shortage=Shortage("sh-1", Resource.PLACE_TO_BE)
    )
    registry = Registry((Person("p-1"),), Household((Member("p-1"),)))
    return Case.of(History("c-1", registry, (Record("r-1", at.date(), at, found),)))


def test_one_want_is_found_once():
    """Another want under an id that is in use would be lost: it is refused before it is recorded."""
    under = Municipality.load("default")
    other = FindShortage(
        by=Party(under.agency), track="t-1", shortage=Shortage("sh-1", Resource.PLACE_TO_BE)
    )

    with pytest.raises(InvalidError) as caught:
        judge(wanting(under), other, under=under, on=dt.date(2026, 6, 2))

    assert ("shortage.id", "duplicate") in {(e.path, e.code) for e in caught.value.problems}


@pytest.mark.parametrize(("name", "body", "outcome"), BODIES)
def test_the_profile_says_which_body_takes_it_up(name: str, body: str, outcome: Outcome):
    """廿日市市's 相談支援ネットワーク会議 takes it; where none is named, the 重層的支援会議."""
    under = Municipality.load(name)
    act = RaiseShortage(by=Party(under.agency), shortage="sh-1", issue="li-1", body=body)

    answer = judge(wanting(under), act, under=under, on=dt.date(2026, 6, 2))

    assert answer.outcome is outcome


def test_another_body_may_take_it_by_a_recorded_departure():
    """It is guidance, not statute: a reason on record lifts it."""
    under = Municipality.load("hatsukaichi")
    departure = Departure("issue.taken_up", "s-kachou", dt.date(2026, 6, 2), "全体会が先のため")
    act = RaiseShortage(
        by=Party(under.agency),
        shortage="sh-1",
        issue="li-1",
        body="b-jusou",
        departures=(departure,),
    )

    assert judge(wanting(under), act, under=under, on=dt.date(2026, 6, 2)).is_permitted


# --- both ways ----------------------------------------------------------------------------------------


def register() -> IssueRegister:
    issue = LocalIssue(
        ISSUE,
        Resource.WORK_EXPERIENCE,
        frozenset({SHORTAGE}),
        dt.date(2024, 12, 12),
        frozenset({Challenge.WORK}),
        raised_in="b-jusou",
    )
    made = Development(
        "dv-hatake",
        frozenset({ISSUE}),
        "畑での就労体験",
        DevelopmentState.AVAILABLE,
        dt.date(2024, 12, 16),
    )
    return IssueRegister((issue,), (made,))


def test_the_chain_is_followed_up_and_back():
    """From the issue to the case that showed the want, and from the case to what was made of it."""
    found = linked([household("suspended_resumed"), household("died")], register())

    assert found.problems == ()
    (link,) = found.behind(ISSUE)
    assert (link.case, link.shortage, link.development) == (case().id, SHORTAGE, "dv-hatake")


def test_the_register_comes_back_from_its_file():
    """It is exchanged like everything else, and reads as it was."""
    assert from_plain(IssueRegister, to_plain(register())) == register()


ONE_SIDED = [
    (IssueRegister(), ["dangling", "dangling"]),
    (
        attrs.evolve(
            register(),
            issues=(attrs.evolve(register().issues[0], shortages=frozenset({"sh-other"})),),
        ),
        ["one_way", "one_way"],
    ),
    (attrs.evolve(register(), developments=()), ["dangling"]),
]


@pytest.mark.parametrize(("kept", "codes"), ONE_SIDED)
def test_a_link_that_one_side_alone_knows_is_told(kept: IssueRegister, codes: list[str]):
    """Neither side can lose the other without its being seen."""
    found = linked([household("suspended_resumed")], kept)

    assert [each.code for each in found.problems] == codes


@pytest.mark.parametrize("kind", [FindShortage, RaiseShortage, MeetShortage])
def test_what_was_voided_is_no_link(kind: type):
    """A link whose record was taken back is gone from the chain."""
    history = household("suspended_resumed")
    last = max(each.recorded_at for each in history.records)
    gone = next(each for each in history.records if isinstance(each.act, kind))
    void = Record(
        "r-void",
        last.date(),
        last,
        Void(by=gone.act.by, record=gone.id, reason="架空の取消し"),
    )

    (link,) = linked(
        [attrs.evolve(history, records=(*history.records, void))], register()
    ).links or (None,)

    assert link != linked([history], register()).links[0]


def test_a_development_answers_an_issue_of_the_register():
    """Nothing is developed for an issue nobody has."""
    with pytest.raises(InvalidError) as caught:
        IssueRegister((), register().developments)

    assert [each.code for each in caught.value.problems] == ["dangling"]
