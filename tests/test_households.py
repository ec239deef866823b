"""The shipped households (付属の世帯) say what they say, and the engine says so too."""

import datetime as dt
import json
import re
import typing
from operator import attrgetter

import attrs
import jsonschema
import pytest
from build_households import STORIES, WHERE, told

from jusou import Case, Municipality, judge
from jusou.acts import (
    AnswerCooperation,
    AnyAct,
    ConveneMeeting,
    Deliberate,
    DraftPlan,
    PutOnAgenda,
    Record,
    Share,
)
from jusou.agency import Party
from jusou.audit import audit
from jusou.errors import UnknownNameError
from jusou.history import History
from jusou.information import Information
from jusou.ledger import Ledger
from jusou.record import Known, dangling, history_to_json
from jusou.schema import schema
from jusou.shape import changed, holds_individual_number
from jusou.testing import HOUSEHOLDS, household, text
from jusou.vocabulary import Category, Character, Purpose, Response, Stage

#: What was done although it was not permitted, and why: nothing else in the whole set is.
DONE_ALL_THE_SAME = {
    ("gomi_yashiki", "request_cooperation"): "sharing.consent",
    ("suspended_resumed", "start_support"): "flow.decision_first",
}
#: What was in order when it was done, and is not on what came to light later.
BY_HINDSIGHT = {("young_carer", "share")}

each_household = pytest.mark.parametrize("name", HOUSEHOLDS)


def case_of(name: str) -> Case:
    """The case that a household's history amounts to (世帯のケース)."""
    return Case.of(household(name))


def profile_of(name: str) -> Municipality:
    """The profile under which it was kept (世帯の運用プロファイル)."""
    ref = household(name).profile
    assert ref is not None
    return Municipality.load(ref.id)


def as_recorded(name: str) -> list[Record]:
    """A household's records in the order in which they were written down (記録した順)."""
    return sorted(household(name).records, key=attrgetter("recorded_at"))


def drafted(name: str) -> list[Record]:
    """The records of the plans drafted (プラン案の記録)."""
    return [each for each in household(name).records if isinstance(each.act, DraftPlan)]


def test_the_list_the_files_and_the_stories_agree():
    """What is named is shipped, and what is shipped is named."""
    assert {each.stem for each in WHERE.iterdir()} == set(HOUSEHOLDS)
    assert tuple(STORIES) == HOUSEHOLDS


@each_household
def test_the_file_is_what_the_engine_makes_of_the_story(name: str):
    """A story cannot drift from the engine (after a change: python tests/build_households.py)."""
    assert text(name) == told(name)


@each_household
def test_it_comes_back_byte_for_byte(name: str):
    """Read and written again, a history is the same to the byte."""
    assert history_to_json(household(name), indent=1) + "\n" == text(name)


@each_household
def test_folding_the_file_gives_the_case_that_grew(name: str):
    """One record after another or all at once: what follows from them is the same."""
    grown, folded = STORIES[name]().case, case_of(name)

    assert grown == folded
    for field in attrs.fields(Ledger):
        assert getattr(grown._ledger, field.name) == getattr(folded._ledger, field.name), field.name


@each_household
def test_it_goes_from_the_first_contact_to_an_end(name: str):
    """Every track begins in 受け止め or with its own programme, and none is left open."""
    case = case_of(name)

    assert case.records[0].act.type == "receive"
    assert case.tracks
    assert [track.id for track in case.tracks if track.is_open] == []
    assert all(track.lead for track in case.tracks)


def test_the_ends_are_the_ones_that_are_told():
    """Each story ends as its name says."""
    stages = {name: {each.stage for each in case_of(name).tracks} for name in HOUSEHOLDS}
    ended = {
        name: [each.ended.value for each in case_of(name).tracks if each.ended]
        for name in HOUSEHOLDS
    }

    assert stages["given_back"] == {Stage.RETURNED}
    assert all(found == {Stage.CLOSED} for name, found in stages.items() if name != "given_back")
    assert ended["hachimaru_gomaru"] == ["outlook"] * 4
    assert ended["gomi_yashiki"] == ["declined_by_person", "outlook"]
    assert ended["died"] == ["died", "outlook"]
    assert ended["moved_away"] == ["moved_away"]
    assert len(case_of("reopened").tracks[0].ended_on) == 2


@each_household
def test_it_is_what_the_schema_describes(name: str):
    """A host in another language that reads by the schema reads these."""
    data = json.loads(text(name))

    jsonschema.Draft202012Validator(schema()).validate(data)


def test_between_them_every_act_occurs():
    """Whoever tests a reader of histories against them has met every act."""
    occurring = {type(each.act) for name in HOUSEHOLDS for each in household(name).records}

    assert occurring == set(typing.get_args(AnyAct))


@each_household
def test_only_what_is_listed_was_done_without_leave(name: str):
    """Judged on what was known as it was written down, every act was permitted but two."""
    history, under = household(name), profile_of(name)
    refused: dict[tuple[str, str], frozenset[str]] = {}
    known: list[Record] = []
    for record in as_recorded(name):
        so_far = Case.of(History(history.id, history.registry, tuple(known), history.profile))
        answer = judge(so_far, record.act, under=under, on=record.happened_on)
        if not answer.is_permitted:
            refused[name, record.act.type] = answer.rules()
        known.append(record)

    listed = {place: rule for place, rule in DONE_ALL_THE_SAME.items() if place[0] == name}
    assert set(refused) == set(listed)
    assert all(rule in refused[place] for place, rule in listed.items())


def test_an_audit_finds_these_and_nothing_else():
    """The two, and the one that only hindsight tells."""
    found = {
        (name, each.act): each.by_hindsight
        for name in HOUSEHOLDS
        for each in audit(household(name), under=profile_of(name))
    }

    assert found == dict.fromkeys(DONE_ALL_THE_SAME, False) | dict.fromkeys(BY_HINDSIGHT, True)


def test_a_departure_from_guidance_is_on_record():
    """Someone set guidance aside, said why, and it was permitted for that."""
    name = "suspended_resumed"
    record = next(each for each in household(name).records if each.act.departures)
    before = Case.of(changed(household(name), records=tuple(_before(name, record))))

    def ask(act: AnyAct):
        return judge(before, act, under=profile_of(name), on=record.happened_on)

    assert ask(record.act).departed
    assert not ask(attrs.evolve(record.act, departures=())).is_permitted


def _before(name: str, record: Record) -> list[Record]:
    return [each for each in household(name).records if each.order < record.order]


def test_something_was_recorded_late():
    """A late record, set among earlier ones, is what gives the later acts two verdicts."""
    late = {
        (name, second.act.type)
        for name in HOUSEHOLDS
        for first, second in zip(as_recorded(name), as_recorded(name)[1:], strict=False)
        if second.happened_on < first.happened_on
    }

    assert ("young_carer", "withdraw_consent") in late


def test_a_hospital_declines_and_answers_later():
    """A request by telephone and one by document are declined before a third is met in part."""
    history = household("gomi_yashiki")
    hospital = next(each for each in history.registry.agencies if each.id == "a-byouin")
    answers = [
        each.act.response
        for each in history.records
        if isinstance(each.act, AnswerCooperation) and each.act.by.agency == hospital.id
    ]

    assert hospital.character is Character.PRIVATE
    assert answers == [Response.DECLINED, Response.DECLINED, Response.PARTLY]


def test_the_8050_household_takes_its_time():
    """More than a year, more than one 支援会議, and each draft before the meeting on it."""
    history = household("hachimaru_gomaru")
    acts = [(each.happened_on, each.act) for each in history.records]
    days = [on for on, _ in acts]
    shien = [
        act
        for _, act in acts
        if isinstance(act, ConveneMeeting) and "b-shien" in act.meeting.bodies
    ]
    on_paper = {act.plan.id: on for on, act in acts if isinstance(act, DraftPlan)}

    assert 365 <= (days[-1] - days[0]).days <= 550
    assert len(shien) >= 2
    assert all(on_paper[act.plan] < on for on, act in acts if isinstance(act, Deliberate))


def test_the_son_is_spoken_of_only_before_those_he_named():
    """Were the others to stay for the son's item, it could not be taken."""
    name, on = "hachimaru_gomaru", dt.date(2026, 9, 1)
    act = next(
        each.act
        for each in household(name).records
        if isinstance(each.act, PutOnAgenda) and each.act.item.excused
    )
    staying = changed(act, item=changed(act.item, id="i-nobody-leaves", excused=frozenset()))
    answer = judge(case_of(name), staying, under=profile_of(name), on=on)

    assert not answer.is_permitted
    assert {"sharing.consent", "meeting.consent_jusou"} <= answer.rules()


def test_the_address_does_not_reach_those_who_support_the_husband():
    """An agency on the other side is kept out, whoever would tell it."""
    where = Information("p-tsuma", Category.ADDRESS, Party("a-boshi"))
    act = Share(
        by=Party("a-boshi"),
        to=Party("a-jiritsu"),
        information=(where,),
        purpose=Purpose.SERVICE,
    )
    answer = judge(
        case_of("dv_separation"),
        act,
        under=profile_of("dv_separation"),
        on=dt.date(2024, 11, 1),
    )

    assert "sharing.concealment" in answer.rules()


@each_household
def test_every_plan_has_its_five_contents(name: str):
    """A plan that lacks one teaches the wrong thing."""
    plans = [each.act.plan for each in drafted(name) if isinstance(each.act, DraftPlan)]

    assert [each.id for each in plans if each.lacks()] == []


@each_household
def test_everyone_in_it_is_evidently_invented(name: str):
    """A name is 架空 ("fictitious") something, or there is none."""
    people = case_of(name).people.values()

    assert [each.id for each in people if each.name and not each.name.startswith("架空 ")] == []


@each_household
def test_no_individual_number_stands_in_it(name: str):
    """Nothing in it looks like マイナンバー."""
    assert re.search(r"\d{12}", text(name)) is None
    assert not holds_individual_number(text(name))


@each_household
def test_its_ids_are_clean(name: str):
    """Ids lead somewhere, tell what they are of, and count the records as written down."""
    history, known = household(name), Known.of(profile_of(name))
    registry = history.registry

    assert list(dangling(history, known.agencies, known.bodies)) == []
    assert [each.id for each in as_recorded(name)] == [
        f"r-{number:03d}" for number in range(1, len(history.records) + 1)
    ]
    for prefix, things in (
        ("p-", registry.people),
        ("a-", registry.agencies),
        ("b-", registry.bodies),
    ):
        assert all(each.id.startswith(prefix) for each in things)


@each_household
def test_it_was_kept_under_a_profile_that_is_shipped(name: str):
    """The profile it names is the one that comes with jusou, to the letter."""
    ref = household(name).profile

    assert ref is not None
    assert (ref.id, ref.version, ref.hash) == profile_of(name).ref
    assert ref.id == ("tsuruoka" if name == "hachimaru_gomaru" else "default")


@pytest.mark.parametrize("name", ["", "nobody", "../histories/died", "died.json"])
def test_an_unknown_name_is_answered_with_what_there_is(name: str):
    """A name is looked up, and never becomes a path."""
    with pytest.raises(UnknownNameError, match="hachimaru_gomaru"):
        text(name)
