"""A case as one reader may know it (読み手に合わせたケース): nobody is shown what is not theirs."""

import datetime as dt
import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jusou import (
    Agency,
    AgendaItem,
    Attendee,
    Audience,
    Body,
    Case,
    Consent,
    Household,
    Information,
    InvalidError,
    Meeting,
    Municipality,
    NotPermittedError,
    Party,
    Person,
    Plan,
    Scope,
    acts,
    do,
    judge,
)
from jusou.acts import Record
from jusou.agency import Involvement
from jusou.consent import Said
from jusou.household import Associate, Concealment, Member
from jusou.judgement import Judgement
from jusou.plain import to_plain
from jusou.plan import Role
from jusou.rendering import MUNICIPALITY, Reader
from jusou.testing import HOUSEHOLDS, household
from jusou.viewing import How, View, WhyWithheld, view
from jusou.vocabulary import (
    Basis,
    Capacity,
    Category,
    Character,
    Concealed,
    ContactMeans,
    ContactResult,
    Danger,
    DiscoveryRoute,
    JudgementKind,
    ObtainedBy,
    Organiser,
    Profession,
    Purpose,
    ReportAddressee,
    ReportKind,
    Source,
    Tie,
)

JST = dt.timezone(dt.timedelta(hours=9))
ON = dt.date(2026, 5, 1)
DEFAULT = Municipality.load("default")

# --- every reader of every household ----------------------------------------------------------------


def readers_of(case: Case, under: Municipality) -> list[Audience]:
    """Whoever may read a case: each agency in each capacity, each body and sitting, each person."""
    agencies = {*case.agencies, *under.agencies_by_id}
    bodies = {*case.bodies, *under.bodies_by_id}
    return [
        *(Audience(Reader.AGENCY, each, how) for each in sorted(agencies) for how in Capacity),
        *(Audience(Reader.BODY, each) for each in sorted(bodies)),
        *(
            Audience(Reader.BODY, body, meeting=meeting.id)
            for meeting in case.ledger(ON).meetings.values()
            for body in sorted(meeting.bodies)
        ),
        *(Audience(Reader.PERSON, each) for each in case.people),
    ]


def profile_of(name: str) -> Municipality:
    ref = household(name).profile
    return Municipality.load("default" if ref is None else ref.id)


def as_text(seen: View) -> str:
    return json.dumps(to_plain(seen), ensure_ascii=False)


def was_told(case: Case, reader: Party, info: tuple[str, str, Category]) -> bool:
    """Whether any record gave a piece of information to a reader (記録のうえで渡されたか)."""
    for record in case.records:
        act = record.act
        given: tuple[Information, ...] = ()
        if isinstance(act, acts.Share | acts.Refer | acts.EmergencySupport) and act.to == reader:
            given = act.information
        elif isinstance(act, acts.HearItem):
            meeting = case.meetings[act.meeting]
            item = next(each for each in meeting.items if each.id == act.item)
            there = any(
                each.agency == reader.agency
                and each.capacity is reader.capacity
                and (each.id not in item.excused if act.present is None else each.id in act.present)
                for each in meeting.attendees
            )
            given = item.information if there else ()
        if any((e.holder.agency, e.subject, e.category) == info for e in given):
            return True
    return False


def may_be_told(case: Case, reader: Party, seen: Information, under: Municipality) -> bool:
    """What the engine says to the plain act of giving it (提供できるか)."""
    act = acts.Share(by=seen.holder, to=reader, information=(seen,), purpose=Purpose.SUPPORT_SYSTEM)
    return judge(case, act, under=under, on=ON).is_permitted


@pytest.mark.parametrize("name", HOUSEHOLDS)
def test_an_agency_sees_only_what_it_holds_was_given_or_may_be_given(name: str):
    """Nothing reaches a view but by the record, or by an answer that permits it."""
    case, under = Case.of(household(name)), profile_of(name)

    for audience in readers_of(case, under):
        if audience.reader is not Reader.AGENCY:
            continue
        reader = Party(audience.id or "", audience.capacity)
        for seen in view(case, for_=audience, under=under, on=ON).information:
            piece = Information(seen.subject, seen.category, seen.holder, names=seen.names)
            key = (seen.holder.agency, seen.subject, seen.category)
            assert (
                seen.holder == reader
                or was_told(case, reader, key)
                or may_be_told(case, reader, piece, under)
            ), (audience, key)


@pytest.mark.parametrize("name", HOUSEHOLDS)
def test_the_municipality_sees_what_each_person_is_to_the_household(name: str):
    """A tie is of whom it is recorded, and of nobody else."""
    case = Case.of(household(name))
    ties = {each.person: each.tie for each in case.ledger(ON).associates}
    shown = view(case, for_=MUNICIPALITY, under=profile_of(name), on=ON)

    assert {each.id: each.tie for each in shown.people} == {
        each.id: ties.get(each.id) for each in shown.people
    }


@pytest.mark.parametrize("name", HOUSEHOLDS)
def test_who_reported_is_in_no_view(name: str):
    """The reporter stands in the record alone: not even the municipality's own view has them."""
    case, under = Case.of(household(name)), profile_of(name)
    members = {each.person for each in household(name).registry.household.members}
    reporters = {
        *(
            each.person
            for each in household(name).registry.household.associates
            if each.tie is Tie.REPORTER
        ),
        *(
            record.act.reporter
            for record in case.records
            if isinstance(record.act, acts.Report) and record.act.reporter is not None
        ),
    } - members

    for audience in [MUNICIPALITY, *readers_of(case, under)]:
        shown = view(case, for_=audience, under=under, on=ON)
        asked = json.dumps(to_plain(shown) | {"reader_id": None}, ensure_ascii=False)
        assert [each for each in reporters if f'"{each}"' in asked] == []


def test_the_concealed_are_absent_from_the_other_side():
    """The husband and those who support him find no trace of where she is."""
    case, under = Case.of(household("dv_separation")), profile_of("dv_separation")

    for audience in (
        Audience(Reader.PERSON, "p-otto"),
        Audience(Reader.AGENCY, "a-jiritsu", Capacity.OTHER_ENTRUSTED),
    ):
        said = as_text(view(case, for_=audience, under=under, on=ON))
        assert [each for each in ("p-tsuma", "九丁目", "a-boshi", "withheld") if each in said] == []


# --- a household made to be looked into -------------------------------------------------------------

CITY, WARD, CLINIC, OTHER, FRIEND, LAY = (
    Party("a-city"),
    Party("a-kenkou"),
    Party("a-clinic"),
    Party("a-other-side"),
    Party("a-her-side"),
    Party("a-npo", Capacity.OWN_BUSINESS),
)
PARTIES = (CITY, WARD, CLINIC, OTHER, FRIEND, LAY)

CANARIES = {
    "mother": "カナリア母",
    "son": "カナリア息子",
    "wife": "カナリア妻",
    "wife_address": "カナリア町一丁目",
    "reporter": "カナリア通報",
}

SHIEN = Body(
    "b-shien",
    "架空市支援会議",
    frozenset({Basis.SHIEN_KAIGI}),
    Organiser.MUNICIPALITY,
)


def opened(*, concealed: Concealed = Concealed.EVERYTHING) -> Case:
    """A mother, a son, his wife whom he must not find, and a neighbour who reported him."""
    case = Case.open(
        "c-canary",
        people=(
            Person("p-mother", CANARIES["mother"], address="架空町二丁目"),
            Person("p-son", CANARIES["son"], address="架空町二丁目"),
            Person("p-wife", CANARIES["wife"], address=CANARIES["wife_address"]),
            Person("p-reporter", CANARIES["reporter"], address="架空町三丁目"),
        ),
        household=Household(
            (Member("p-mother"), Member("p-son")),
            (Associate("p-wife", Tie.FAMILY_ELSEWHERE), Associate("p-reporter", Tie.REPORTER)),
            (Concealment("p-wife", frozenset({"p-son"}), concealed, dt.date(2025, 4, 1)),),
        ),
        agencies=(
            Agency("a-city", "架空市", Character.MUNICIPALITY),
            Agency("a-kenkou", "架空市健康課", Character.MUNICIPALITY, part_of="a-city"),
            Agency("a-clinic", "架空医院", Character.PRIVATE),
            Agency("a-other-side", "架空就労支援", Character.PRIVATE),
            Agency("a-her-side", "架空女性支援", Character.PRIVATE),
            Agency("a-npo", "架空NPO", Character.PRIVATE),
        ),
        bodies=(SHIEN,),
    )
    return recorded(
        case,
        acts.Involve(by=CITY, involvement=Involvement("a-other-side", "p-son")),
        acts.Involve(by=CITY, involvement=Involvement("a-her-side", "p-wife")),
        acts.Receive(
            by=CITY,
            track="t-mother",
            person="p-mother",
            route=DiscoveryRoute.RESIDENT,
            note=f"{CANARIES['reporter']}から話があった",
        ),
        acts.Receive(by=CITY, track="t-son", person="p-son", route=DiscoveryRoute.AGENCY),
        acts.Report(
            by=CITY,
            kind=ReportKind.ELDER_ABUSE,
            person="p-mother",
            to=ReportAddressee.MUNICIPALITY,
            danger=Danger.NOT_GRAVE,
            reporter="p-reporter",
            note="隣の人が知らせた",
        ),
    )


def recorded(case: Case, *done: acts.AnyAct, on: dt.date = dt.date(2025, 6, 1)) -> Case:
    """What has happened is recorded, permitted or not."""
    for act in done:
        number = case.version + 1
        moment = dt.datetime(2025, 6, 1, 9, tzinfo=JST) + dt.timedelta(minutes=number)
        case = case.with_record(Record(f"r-{number}", on, moment, act))
    return case


def done(case: Case, act: acts.AnyAct, on: dt.date) -> Case:
    """What is permitted is done; what is not is left."""
    number = case.version + 1
    moment = dt.datetime.combine(on, dt.time(9), JST) + dt.timedelta(minutes=number)
    try:
        return do(
            case,
            act,
            under=DEFAULT,
            on=on,
            recorded_at=moment,
            record_id=f"r-{number}",
            expected_version=case.version,
        ).case
    except (NotPermittedError, InvalidError):
        return case


PEOPLE = ("p-mother", "p-son", "p-wife")
CATEGORIES = (Category.HEALTH, Category.ADDRESS, Category.CIRCUMSTANCES, Category.REPORTER)
PIECES = (
    st.tuples(
        st.sampled_from(PEOPLE),
        st.sampled_from(CATEGORIES),
        st.sampled_from(PARTIES),
        st.sampled_from((frozenset(), frozenset({"p-wife"}), frozenset({"p-reporter"}))),
    )
    .filter(lambda each: each[0] not in each[3])
    .map(lambda each: Information(each[0], each[1], each[2], names=each[3]))
)
TOLD = st.lists(PIECES, min_size=1, max_size=2).map(tuple)
DANGER = Judgement(JudgementKind.DANGER, True, "staff-1", ON, "倒れている")


def note(by: Party) -> str:
    return f"{by.agency}の覚え"


def meeting(ident: str, told: tuple[Information, ...], there: frozenset[Party]) -> Meeting:
    return Meeting(
        ident,
        frozenset({"b-shien"}),
        ON,
        tuple(
            Attendee(
                f"at-{ident}-{each.agency}",
                frozenset({"b-shien"}),
                each.agency,
                capacity=each.capacity,
                profession=Profession.SOCIAL_WORKER,
            )
            for each in sorted(there, key=lambda each: each.agency)
        ),
        (AgendaItem("i-" + ident, "b-shien", Purpose.INFORMATION_EXCHANGE, information=told),),
        called_by="a-city",
    )


@st.composite
def lawful_cases(draw: st.DrawFn) -> Case:
    """What may happen to that household: whatever is proposed is done only if it is permitted."""
    case = opened(concealed=draw(st.sampled_from(Concealed)))
    for number in range(draw(st.integers(1, 5))):
        kind = draw(st.sampled_from(("assess", "consent", "share", "rescue", "meet", "plan")))
        by = draw(st.sampled_from(PARTIES))
        told = draw(TOLD)
        match kind:
            case "assess":
                act: acts.AnyAct = acts.Assess(
                    by=by, track="t-mother", information=told, note=note(by)
                )
            case "consent":
                whose = draw(st.sampled_from(PEOPLE))
                to = draw(st.frozensets(st.sampled_from(PARTIES), min_size=1, max_size=2))
                scope = Scope(
                    frozenset(CATEGORIES),
                    frozenset({Purpose.SUPPORT_SYSTEM, Purpose.SERVICE}),
                    frozenset(each.agency for each in to),
                )
                act = acts.GiveConsent(
                    by=CITY, consent=Consent(f"k-{number}", whose, scope, ObtainedBy.WRITTEN)
                )
            case "share" | "rescue":
                to_party = draw(st.sampled_from(PARTIES))
                act = acts.Share(
                    by=by,
                    to=to_party,
                    information=tuple(Information(e.subject, e.category, by) for e in told),
                    purpose=Purpose.SUPPORT_SYSTEM,
                    judgements=(DANGER,) if kind == "rescue" else (),
                    note=note(by),
                )
            case "meet":
                there = draw(st.frozensets(st.sampled_from(PARTIES), min_size=1, max_size=3))
                need = Judgement(
                    JudgementKind.NECESSITY, True, "staff-1", ON, "要る", body="b-shien"
                )
                held = meeting(f"m-{number}", told, there | {CITY})
                case = done(
                    case, acts.ConveneMeeting(by=CITY, meeting=held, judgements=(need,)), ON
                )
                act = acts.HearItem(
                    by=CITY, meeting=held.id, item=held.items[0].id, judgements=(need,)
                )
            case _:
                roles = (Role(by.agency, "見守り"),)
                drawn = Plan(f"pl-{number}", "p-mother", wishes="この家で", roles=roles)
                act = acts.DraftPlan(by=CITY, track="t-mother", plan=drawn)
        case = done(case, act, ON)
    return case


AGENCIES = tuple(Audience(Reader.AGENCY, each.agency, each.capacity) for each in PARTIES)


@settings(max_examples=25)
@given(lawful_cases())
def test_no_canary_reaches_another_reader(case: Case):
    """Whatever lawfully happens, a reader finds no concealed person, reporter, or stranger's note."""
    for audience in (
        MUNICIPALITY,
        *AGENCIES,
        *(Audience(Reader.PERSON, each) for each in PEOPLE),
        Audience(Reader.BODY, "b-shien"),
        *(Audience(Reader.BODY, "b-shien", meeting=each) for each in case.meetings),
    ):
        seen = view(case, for_=audience, under=DEFAULT, on=ON)
        said = as_text(seen)

        assert CANARIES["reporter"] not in said
        assert "p-reporter" not in said
        assert "隣の人" not in said
        if audience.reader is not Reader.MUNICIPALITY:
            others = [note(each) for each in PARTIES if each.agency != audience.id]
            assert [each for each in others if each in said] == []
        if audience.id in ("p-son", "a-other-side"):
            assert CANARIES["wife_address"] not in said
            whole = any(each.what is Concealed.EVERYTHING for each in case.ledger(ON).concealments)
            if whole:
                assert "p-wife" not in said
                assert CANARIES["wife"] not in said
        if audience.reader is Reader.BODY and audience.meeting:
            there = {each.agency for each in case.meetings[audience.meeting].attendees}
            if "a-other-side" in there:
                assert CANARIES["wife_address"] not in said


@settings(max_examples=25)
@given(lawful_cases())
def test_nothing_uncovered_reaches_an_agency(case: Case):
    """Each piece an agency sees is its own, was given by a record, or may be given by an answer."""
    for audience in AGENCIES:
        reader = Party(audience.id or "", audience.capacity)
        for seen in view(case, for_=audience, under=DEFAULT, on=ON).information:
            piece = Information(seen.subject, seen.category, seen.holder, names=seen.names)
            key = (seen.holder.agency, seen.subject, seen.category)
            assert (
                seen.holder == reader
                or was_told(case, reader, key)
                or may_be_told(case, reader, piece, DEFAULT)
            )


# --- one truth at a time ----------------------------------------------------------------------------

HEALTH = Information("p-mother", Category.HEALTH, CITY)
AGENCY = {each.agency: Audience(Reader.AGENCY, each.agency, each.capacity) for each in PARTIES}
NEED = Judgement(JudgementKind.NECESSITY, True, "staff-1", ON, "要る", body="b-shien")
CHALLENGED = Judgement(
    JudgementKind.LIVING_CHALLENGES, True, "staff-1", ON, "介護と孤立", person="p-mother"
)


def heard() -> Case:
    """The city tells a 支援会議 of the mother's illness; the ward section and the clinic are there."""
    held = meeting("m-1", (HEALTH,), frozenset({CITY, WARD, CLINIC}))
    return recorded(
        opened(),
        acts.ConveneMeeting(by=CITY, meeting=held, judgements=(NEED, CHALLENGED)),
        acts.HearItem(by=CITY, meeting="m-1", item="i-m-1", judgements=(NEED, CHALLENGED)),
        on=ON,
    )


def pieces(seen: View) -> dict[tuple[str, Category, str], How]:
    return {
        (each.subject, each.category, each.holder.agency): each.how for each in seen.information
    }


@pytest.mark.parametrize(
    ("agency", "how"),
    [
        ("a-city", How.OWN),
        ("a-clinic", How.HEARD),
        ("a-npo", None),
        ("a-her-side", None),
    ],
)
def test_what_a_shien_kaigi_heard_is_for_those_who_were_there(agency: str, how: How | None):
    """106条の6第6項: whoever was not in the room reads nothing of it, nor that there was anything."""
    seen = view(heard(), for_=AGENCY[agency], under=DEFAULT, on=ON)

    assert pieces(seen).get(("p-mother", Category.HEALTH, "a-city")) is how
    if how is None:
        assert seen.meetings == ()
        assert seen.withheld == ()


def test_what_was_given_unlawfully_is_not_shown():
    """A share that was recorded, but not permitted, gives a reader no right to read on."""
    case = recorded(
        opened(),
        acts.Share(by=CITY, to=LAY, information=(HEALTH,), purpose=Purpose.SERVICE),
        on=ON,
    )

    assert pieces(view(case, for_=AGENCY["a-npo"], under=DEFAULT, on=ON)) == {}


def test_what_was_learnt_in_one_capacity_is_not_seen_in_another():
    """A 社協 in its own business reads nothing of what it learnt under the entrustment."""
    own = Information("p-mother", Category.CARE, Party("a-npo", Capacity.ENTRUSTED))
    case = recorded(
        opened(), acts.Assess(by=own.holder, track="t-mother", information=(own,)), on=ON
    )
    as_contractor = Audience(Reader.AGENCY, "a-npo", Capacity.ENTRUSTED)

    assert pieces(view(case, for_=as_contractor, under=DEFAULT, on=ON)) == {
        ("p-mother", Category.CARE, "a-npo"): How.OWN
    }
    assert pieces(view(case, for_=AGENCY["a-npo"], under=DEFAULT, on=ON)) == {}


def test_what_was_agreed_for_one_capacity_is_not_shown_in_another():
    """A 社協 in its own business is shown neither the data nor the consent meant for the contractor."""
    scope = Scope(
        frozenset({Category.CARE}),
        frozenset(Purpose),
        frozenset({"a-npo"}),
        capacities=frozenset({Capacity.ENTRUSTED}),
    )
    held = Information("p-mother", Category.CARE, Party("a-clinic"))
    case = recorded(
        opened(),
        acts.RecordJudgement(
            by=CITY,
            judgements=(
                Judgement(
                    JudgementKind.OWN_CAPACITY, True, "s-1", ON, "自分で決めている", "p-mother"
                ),
            ),
        ),
        acts.GiveConsent(by=CITY, consent=Consent("k-1", "p-mother", scope, ObtainedBy.WRITTEN)),
        acts.Assess(by=held.holder, track="t-mother", information=(held,)),
        on=ON,
    )
    as_contractor, own = (
        view(case, for_=Audience(Reader.AGENCY, "a-npo", each), under=DEFAULT, on=ON)
        for each in (Capacity.ENTRUSTED, Capacity.OWN_BUSINESS)
    )

    assert pieces(as_contractor) == {("p-mother", Category.CARE, "a-clinic"): How.MAY_BE_GIVEN}
    assert [each.said for each in as_contractor.consents] == [Said.GIVEN]
    assert (pieces(own), own.consents) == ({}, ())


def test_a_body_sees_no_more_than_the_least_of_those_who_sit_there():
    """A paper for the room holds nothing that one of them may not read."""
    for_city = Audience(Reader.BODY, "b-shien", meeting="m-1")
    case = recorded(
        heard(),
        acts.AddAttendee(
            by=CITY,
            meeting="m-1",
            attendee=Attendee("at-late", frozenset({"b-shien"}), "a-other-side"),
        ),
        on=ON,
    )

    assert pieces(view(heard(), for_=for_city, under=DEFAULT, on=ON))
    hers = Information("p-wife", Category.ADDRESS, CITY)
    later = recorded(case, acts.Assess(by=CITY, track="t-mother", information=(hers,)), on=ON)
    seen = view(later, for_=for_city, under=DEFAULT, on=ON)
    assert ("p-wife", Category.ADDRESS, "a-city") not in pieces(seen)


def test_a_body_in_which_nobody_sits_sees_nothing():
    """Of an empty room nobody can say that it may know."""
    seen = view(heard(), for_=Audience(Reader.BODY, "b-shien"), under=DEFAULT, on=ON)

    assert (seen.people, seen.information, seen.records) == ((), (), ())


def test_a_person_sees_themself_alone():
    """A mother's view has no son in it, and no meeting she did not attend."""
    seen = view(heard(), for_=Audience(Reader.PERSON, "p-mother"), under=DEFAULT, on=ON)

    assert [each.id for each in seen.people] == ["p-mother"]
    assert seen.meetings == ()
    assert {each.subject for each in seen.information} <= {"p-mother"}


def test_what_is_concealed_since_is_concealed_in_the_past_too():
    """Asking how things stood last year is no way round a concealment."""
    case = opened(concealed=Concealed.ADDRESS)
    theirs = Information("p-mother", Category.ADDRESS, OTHER)
    case = recorded(case, acts.Assess(by=OTHER, track="t-son", information=(theirs,)))
    later = recorded(
        case,
        acts.Conceal(
            by=CITY,
            concealment=Concealment(
                "p-mother", frozenset({"p-son"}), Concealed.EVERYTHING, dt.date(2026, 4, 1)
            ),
        ),
        on=dt.date(2026, 4, 1),
    )
    past = dt.date(2025, 7, 1)

    assert pieces(view(case, for_=AGENCY["a-other-side"], under=DEFAULT, on=past))
    assert pieces(view(later, for_=AGENCY["a-other-side"], under=DEFAULT, on=past)) == {}


def test_a_contractor_is_told_that_something_of_whom_it_serves_is_withheld():
    """Whoever works with someone may know that there is more, and that a ground is wanting."""
    own = Information("p-mother", Category.CARE, CLINIC)
    case = recorded(
        opened(),
        acts.Assess(by=CLINIC, track="t-mother", information=(own,)),
        acts.Assess(by=CITY, track="t-mother", information=(HEALTH,)),
        on=ON,
    )
    seen = view(case, for_=AGENCY["a-clinic"], under=DEFAULT, on=ON)

    assert [(each.why, each.subject, each.category) for each in seen.withheld] == [
        (WhyWithheld.NO_GROUND, "p-mother", Category.HEALTH)
    ]
    assert view(case, for_=AGENCY["a-npo"], under=DEFAULT, on=ON).withheld == ()


def test_the_municipality_reads_that_a_reporter_is_left_out():
    """The officer in charge may know that something is not shown, and what kind of thing."""
    seen = view(opened(), for_=MUNICIPALITY, under=DEFAULT, on=ON)

    assert [each.why for each in seen.withheld] == [WhyWithheld.REPORTER]


@pytest.mark.parametrize(
    ("audience", "path"),
    [
        (Audience(Reader.AGENCY, "a-nobody"), "for_.id"),
        (Audience(Reader.AGENCY), "for_.id"),
        (Audience(Reader.PERSON, "p-nobody"), "for_.id"),
        (Audience(Reader.BODY, "b-nobody"), "for_.id"),
        (Audience(Reader.BODY, "b-shien", meeting="m-nobody"), "for_.meeting"),
    ],
)
def test_a_reader_nobody_knows_is_refused(audience: Audience, path: str):
    """A view for someone whom the case does not know is an error, not an empty page."""
    with pytest.raises(InvalidError) as caught:
        view(opened(), for_=audience, under=DEFAULT, on=ON)

    assert [(each.path, each.code) for each in caught.value.problems] == [(path, "unknown_reader")]


def test_an_agenda_does_not_lead_to_the_concealed():
    """Whoever supports the other side sees neither the item about her nor who came for her."""
    hers = (Information("p-wife", Category.HEALTH, FRIEND),)
    held = meeting("m-2", hers, frozenset({CITY, OTHER, FRIEND}))
    case = recorded(opened(), acts.ConveneMeeting(by=CITY, meeting=held), on=ON)

    (theirs,) = view(case, for_=AGENCY["a-other-side"], under=DEFAULT, on=ON).meetings
    (whole,) = view(case, for_=AGENCY["a-her-side"], under=DEFAULT, on=ON).meetings

    assert theirs.items == ()
    assert [each.agency for each in theirs.attendees] == ["a-city", "a-other-side"]
    assert [each.id for each in whole.items] == ["i-m-2"]


def test_whoever_was_not_there_is_not_told_that_something_was_said():
    """What is known only from a 支援会議 is not even named among what is withheld."""
    again = Information(
        "p-mother", Category.HEALTH, WARD, source=Source.SHIEN_KAIGI, heard_at="m-1"
    )
    own = Information("p-mother", Category.CARE, LAY)
    case = recorded(
        heard(),
        acts.Assess(by=WARD, track="t-mother", information=(again,)),
        acts.Assess(by=LAY, track="t-mother", information=(own,)),
        on=ON,
    )
    seen = view(case, for_=AGENCY["a-npo"], under=DEFAULT, on=ON)

    assert [each.category for each in seen.information] == [Category.CARE]
    assert seen.withheld == ()


def test_the_same_case_gives_the_same_view():
    """Views can be compared and cached: nothing in them depends on chance."""
    one, other = (view(heard(), for_=AGENCY["a-clinic"], under=DEFAULT, on=ON) for _ in range(2))

    assert to_plain(one) == to_plain(other)
    assert repr(one) == "<View>"


def test_an_unused_contact_shows_by_its_words():
    """A record shows the words of its closed lists, and its note to who wrote it."""
    case = recorded(
        opened(),
        acts.Contact(
            by=CLINIC,
            track="t-mother",
            means=ContactMeans.VISIT,
            result=ContactResult.THROUGH_DOOR,
            note="返事はあった",
        ),
        on=ON,
    )
    seen = view(case, for_=AGENCY["a-clinic"], under=DEFAULT, on=ON).records[-1]

    assert [each.label for each in seen.details] == ["訪問", "ドア越し"]
    assert dict(seen.texts) == {"note": "返事はあった"}
