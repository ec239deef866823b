"""Plain data say exactly what entities say, and nothing wrong gets in (平たいデータの読み書き)."""

import contextlib
import copy
import datetime as dt
import json
import time
import tomllib
from collections.abc import Iterator
from typing import Any

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jusou.acts import AnyAct, Correct, Receive, Record
from jusou.agency import Agency, Attendee, Party
from jusou.answer import Remedy
from jusou.consent import Consent, Scope
from jusou.errors import InvalidError, Problem
from jusou.history import History
from jusou.household import Concealment, Member, Person
from jusou.meeting import Meeting
from jusou.plain import MAX_DEPTH, DoubledObject, Layout, from_plain, load, one, to_plain
from jusou.plain.fast import Readers
from jusou.plain.values import REFUSED
from jusou.plain.whole import read_whole
from jusou.record import LAYOUT
from jusou.shape import (
    EntityShape,
    ManyShape,
    OptionalShape,
    Shape,
    changed,
    entity,
    fields,
    holds_individual_number,
    shape,
)
from jusou.testing.strategies import NAMES, entities, histories


def classes_in(wanted: Shape) -> set[type[Any]]:
    """Every class that a value of this shape may hold (含まれる型)."""
    found: set[type[Any]] = set()
    waiting = [wanted]
    while waiting:
        match waiting.pop():
            case EntityShape(classes=classes):
                new = set(classes) - found
                found |= new
                waiting += [each for cls in new for each in fields(cls).values()]
            case ManyShape(item=inner) | OptionalShape(inner=inner):
                waiting.append(inner)
            case _:
                pass
    return found


def full_name(cls: type[Any]) -> str:
    """A class with its module: two may have the same name (型の名前)."""
    return f"{cls.__module__}.{cls.__name__}".removeprefix("jusou.")


EVERY = sorted(classes_in(one(History)), key=full_name)


def problems_of(cls: type[Any], data: object, path: str = "") -> list[tuple[str, str]]:
    """The paths and codes of what is wrong (問題点の場所と種別)."""
    with pytest.raises(InvalidError) as caught:
        from_plain(cls, data, path)
    return [(problem.path, problem.code) for problem in caught.value.problems]


# --- there and back -----------------------------------------------------------------------------


@pytest.mark.parametrize("cls", EVERY, ids=full_name)
@settings(max_examples=25)
@given(data=st.data())
def test_what_is_written_is_read_again(cls: type[Any], data: st.DataObject):
    """Every entity comes back equal, through JSON text too, and is written alike again."""
    made = data.draw(entities(cls))

    plain = to_plain(made)
    again = from_plain(cls, json.loads(json.dumps(plain)))

    assert again == made
    assert to_plain(again) == plain


@pytest.mark.parametrize("cls", EVERY, ids=full_name)
@settings(max_examples=25)
@given(data=st.data())
def test_both_readings_read_the_same(cls: type[Any], data: st.DataObject):
    """The fast reading takes what is well, and gives what the whole reading gives."""
    made = data.draw(entities(cls))

    plain = to_plain(made)

    assert Readers(Layout()).of(one(cls))(plain) == made
    assert read_whole(one(cls), plain, Layout()) == made


JUNK_VALUES: list[Any] = [
    *(None, True, False, 0, -1, 10**40, 1.5, float("nan"), "", " ", "basic", "2026-04-01"),
    *("2026-02-30", "20260401", "agency-1", "個人番号 123456789018", "\ud800", "x" * 20_001),
    *([], {}, [[]], ["basic", "basic"], {"type": "void"}, {"type": []}, [None], {"": 0}),
]
JUNK = st.sampled_from(JUNK_VALUES)


@st.composite
def spoiled(draw: st.DrawFn) -> dict[str, Any]:
    """A history's data with a few things in it wrong, or strange (傷んだデータ)."""
    data = to_plain(draw(histories(3)))
    for _ in range(draw(st.integers(1, 3))):
        at: Any = data
        while True:
            keys = list(at) if isinstance(at, dict) else list(range(len(at)))
            key = draw(st.sampled_from(keys))
            if not at[key] or not isinstance(at[key], dict | list) or not draw(st.integers(0, 5)):
                break
            at = at[key]
        change = draw(st.sampled_from(["replace", "remove", "add"]))
        if change == "remove":
            del at[key]
        elif isinstance(at, dict):
            at["anything" if change == "add" else key] = copy.deepcopy(draw(JUNK))
        else:
            at[key] = copy.deepcopy(draw(JUNK))
    return data


@given(data=spoiled())
def test_the_fast_reading_takes_nothing_the_whole_reading_refuses(data: dict[str, Any]):
    """Whatever is wrong, both readings say the same of it, and only ever as problems."""
    root = one(History)
    with contextlib.suppress(*REFUSED):
        fast = Readers(Layout()).of(root)(data)
        assert fast == read_whole(root, data, Layout())
        return

    with pytest.raises(InvalidError) as caught:
        read_whole(root, data, Layout())
    assert caught.value.problems


def test_fields_stand_in_order_and_defaults_are_left_out():
    """What is written is short, and is written in one way only."""
    scope = Scope(
        categories=frozenset(list(fields(Scope)["categories"].item.terms)[:3]),
        purposes=frozenset(list(fields(Scope)["purposes"].item.terms)[:1]),
        agencies=frozenset({"b", "a"}),
    )

    plain = to_plain(scope)

    assert list(plain) == ["categories", "purposes", "agencies"]
    assert plain["agencies"] == ["a", "b"]
    assert plain["categories"] == sorted(plain["categories"])
    assert all(type(each) is str for each in plain["categories"])


def test_an_act_says_its_type_first():
    """Whoever reads an act knows at its first word what it is."""
    act = Receive(by=Party("a"), track="t", person="p", route=next(iter(ROUTES)))

    plain = to_plain(act)

    assert next(iter(plain)) == "type"
    assert plain["type"] == "receive"
    assert from_plain(Receive, plain) == act


ROUTES = fields(Receive)["route"].terms


@pytest.mark.parametrize("name", NAMES)
def test_names_are_kept_byte_for_byte(name: str):
    """異体字, 外字 and combining marks are nobody's to tidy up."""
    person = from_plain(Person, json.loads(json.dumps({"id": "p", "name": name})))

    assert person.name is not None
    assert person.name.encode() == name.encode()
    assert to_plain(person)["name"].encode() == name.encode()


def test_null_may_stand_where_nothing_need_stand():
    """Other languages write null where Python leaves a field out."""
    assert from_plain(Person, {"id": "p", "name": None}) == Person("p")


def test_toml_dates_are_days():
    """A profile is TOML, and TOML has dates of its own."""
    data = tomllib.loads('person = "p"\nsince = 2026-04-01\n')

    assert from_plain(Member, data) == Member("p", dt.date(2026, 4, 1))


def test_toml_date_times_are_no_days():
    """A day with a time of day is no day."""
    data = tomllib.loads('person = "p"\nsince = 2026-04-01T00:00:00\n')

    assert problems_of(Member, data) == [("since", "type")]


def test_texts_of_a_class_of_their_own_become_plain_texts():
    """A reader that keeps line numbers gives texts of its own, and they must not stay."""

    class Numbered(str):
        __slots__ = ()

    person = from_plain(Person, {"id": Numbered("p"), "name": Numbered("架空")})

    assert type(person.id) is str
    assert type(person.name) is str


@pytest.mark.parametrize(
    "offset", [dt.timedelta(0), dt.timedelta(hours=9), -dt.timedelta(hours=3, minutes=30)]
)
def test_moments_keep_their_offset(offset: dt.timedelta):
    """The moment of a record is written as it was told."""
    moment = dt.datetime(2026, 4, 1, 9, 30, 0, 120, tzinfo=dt.timezone(offset))
    record = from_plain(Record, RECORD | {"recorded_at": moment.isoformat()})

    assert record.recorded_at == moment
    assert record.recorded_at.utcoffset() == offset


def test_offsets_of_odd_seconds_are_written_in_utc():
    """No clock in use has one, and no schema knows one."""
    odd = dt.timezone(dt.timedelta(hours=9, seconds=59))
    record = attrs.evolve(
        from_plain(Record, RECORD), recorded_at=dt.datetime(2026, 4, 1, 9, tzinfo=odd)
    )

    plain = to_plain(record)

    assert plain["recorded_at"] == "2026-03-31T23:59:01+00:00"
    assert from_plain(Record, plain) == record


RECORD: dict[str, Any] = {
    "id": "r-1",
    "happened_on": "2026-04-01",
    "recorded_at": "2026-04-01T09:00:00+09:00",
    "act": {"type": "monitor", "by": {"agency": "a"}, "track": "t"},
}


# --- what is refused ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    "day",
    [
        *("20260401", "2026-W14-3", "2026-4-1", "2026-02-30", "2026-04-01T00:00", "", "now"),
        *(
            "２０２６-04-01",
            "2026/04/01",
            " 2026-04-01",
            "2026-04-0１",
            "0000-01-01",
            "令和8年4月1日",
        ),
    ],
)
def test_only_days_of_the_calendar_are_days(day: str):
    """There is one way to write a day."""
    assert problems_of(Member, {"person": "p", "since": day}) == [("since", "day")]


@pytest.mark.parametrize(
    ("moment", "code"),
    [
        ("2026-04-01T09:00:00", "naive_datetime"),
        ("2026-04-01T09:00:00.5", "naive_datetime"),
        ("2026-02-30T09:00:00", "moment"),
        ("2026-02-30T09:00:00Z", "moment"),
        ("2026-04-01", "moment"),
        ("2026-04-01T09:00:00+0900", "moment"),
        ("2026-04-01 09:00:00+09:00", "moment"),
        ("20260401T090000+09:00", "moment"),
        ("2026-04-01T09:00:00+99:99", "moment"),
        ("2026-04-01T09:00:00+09:00:30", "moment"),
        ("2026-04-01T25:00:00+09:00", "moment"),
        ("", "moment"),
        (0, "type"),
        (dt.datetime(2026, 4, 1), "naive_datetime"),  # noqa: DTZ001 - it must be refused
        (dt.date(2026, 4, 1), "type"),
    ],
)
def test_moments_have_an_offset(moment: object, code: str):
    """A time without an offset is a different moment in every place."""
    assert problems_of(Record, RECORD | {"recorded_at": moment}) == [("recorded_at", code)]


@pytest.mark.parametrize(
    ("cls", "data", "found"),
    [
        (Person, {}, [("id", "missing")]),
        (Person, None, [("", "type")]),
        (Person, [], [("", "type")]),
        (Person, "p", [("", "type")]),
        (Person, {"id": 1}, [("id", "type")]),
        (Person, {"id": None}, [("id", "type")]),
        (Person, {"id": []}, [("id", "type")]),
        (Person, {"id": "架空 太郎"}, [("id", "id")]),
        (Person, {"id": "p-123456789018"}, [("id", "individual_number")]),
        (Person, {"id": "p-123456789018-haha"}, [("id", "individual_number")]),
        (Person, {"id": "p-1234.5678.9018"}, [("id", "individual_number")]),
        (Person, {"id": "p-12-34-56-78-90-18"}, [("id", "individual_number")]),
        (Person, {"id": "p", "name": ""}, [("name", "empty")]),
        (Person, {"id": "p", "name": "x" * 20_001}, [("name", "too_long")]),
        (Person, {"id": "p", "name": "架空\ud800"}, [("name", "text")]),
        (Person, {"id": "p", "residence": "nowhere"}, [("residence", "choice")]),
        (Person, {"id": "p", "residence": []}, [("residence", "choice")]),
        (Person, {"id": "p", "nmae": "x"}, [("nmae", "unknown_key")]),
        (Person, {"id": "p", "架空 太郎": "x"}, [("", "unknown_key")]),
        (Person, {"id": "p", "x" * 10_000: "x"}, [("", "unknown_key")]),
        (Person, {"id": "p", "name架空": "x"}, [("", "unknown_key")]),
        (Person, {"id": "p", "address_kky": "x"}, [("", "unknown_key")]),
        (Person, {"id": "p", 1: "x"}, [("", "unknown_key")]),
        (Person, {"id": "p", "representations": {}}, [("representations", "type")]),
        (Person, {"id": "p", "representations": [0]}, [("representations[0]", "type")]),
        (Person, DoubledObject({"id": "p"}), [("", "duplicate_key")]),
        (Attendee, {"id": "a", "bodies": "b", "person": "p"}, [("bodies", "type")]),
        (
            Attendee,
            {"id": "a", "bodies": ["b", "c", "b"], "person": "p"},
            [("bodies[2]", "duplicate")],
        ),
        (Attendee, {"id": "a", "bodies": ["b"]}, [("agency", "either")]),
        (AnyAct, {}, [("type", "missing")]),
        (AnyAct, {"type": 1}, [("type", "choice")]),
        (AnyAct, {"type": []}, [("type", "choice")]),
        (AnyAct, {"type": "destroy"}, [("type", "choice")]),
        (AnyAct, [], [("", "type")]),
        (Receive, {"type": "monitor"}, [("type", "choice")]),
        (
            Remedy,
            {"id": "r", "text": {"ja": "", "en": ""}, "withhold": [["p"]]},
            [("withhold[0]", "type")],
        ),
        (
            Remedy,
            {"id": "r", "text": {"ja": 1, "en": "\ud800"}},
            [("text.ja", "type"), ("text.en", "text")],
        ),
        (
            Remedy,
            {"id": "r", "text": {"ja": "", "en": ""}, "withhold": [["p", 0]]},
            [("withhold[0][1]", "type")],
        ),
        (Remedy, {"id": "r", "text": {"ja": "", "en": ""}, "rank": True}, [("rank", "type")]),
    ],
)
def test_each_mistake_has_its_code_and_place(cls: Any, data: object, found: list[tuple[str, str]]):
    """A vendor tells from the code what to show, and from the path where."""
    with pytest.raises(InvalidError) as caught:
        load(shape(cls), data)

    assert [(problem.path, problem.code) for problem in caught.value.problems] == found


def checked(text: str) -> str:
    """The text with its last digit the check digit of all of them (検査用数字を合わせた文字)."""
    head = [int(each) for each in text if each.isdigit()][:11]
    rest = sum(d * (n + 1 if n <= 6 else n - 5) for n, d in enumerate(reversed(head), 1)) % 11
    at = max(at for at, each in enumerate(text) if each.isdigit())
    return text[:at] + str(0 if rest <= 1 else 11 - rest) + text[at + 1 :]


@pytest.mark.parametrize(
    "text",
    [
        *(
            "123456789018",
            "1234 5678 9018",
            "1234-5678-9018",
            "1234\n5678\n9018",
            "1234\r\n56789018",
        ),
        *(
            "１２３４５６７８９０１８",
            "１２３４－５６７８－９０１８",
            "①②③④⑤⑥⑦⑧⑨⓪①⑧",
            "⑫345678901⑧",
        ),
        *("123-456-789-018", "12・34・56・78・90・18", "123456/789018", "123456 789018"),
        *("1 2 3 4 5 6 7 8 9 0 1 8", "1.2.3.4.5.6.7.8.9.0.1.8", "1234\u200b5678\u200b9018"),
        *("番号は1234・5678・9018です", "2026-04-01 1234 5678 9018", "個人番号は 123-456-789-012"),
    ],
)
def test_an_individual_number_is_seen_however_it_is_written(text: str):
    """No width, blank or mark between its digits hides it."""
    assert holds_individual_number(text)


@pytest.mark.parametrize(
    "text",
    [
        *("2026-04-01T12:30:00+09:00", "2026-04-01T12:30:00.123456+09:00", "2026-04-01 12:30"),
        *("20260401T123000+0900", "2026-04-01 12 30", "2026/04/01 12.30", "2026/4/1-2026/4/5"),
        *("2026-04-01T09:00/2026-04-01 10:30", "20260401-1230", "令和8年4月1日 12:30"),
        *("0235-25-2111", "03-1234-5678", "090-1234-5678", "+81-90-1234-5678", "+819012345678"),
        *("03-1234-5678 12", "０３－１２３４－５６７８", "0120-123-456", "997-0036 0235-25-2111"),
        *("1234567890123", "03-1234-5678/9018-12-3456", "123456789012", "12  34567890  18"),
    ],
)
def test_days_and_telephone_numbers_are_no_individual_numbers(text: str):
    """Whatever their last digit, what is written in an ordinary way is nobody's number."""
    assert not holds_individual_number(text)
    if sum(map(str.isdigit, text)) == 12 and text != "123456789012" and "  " not in text:
        assert not holds_individual_number(checked(text))


@pytest.mark.parametrize(
    "ident", ["r-2026-04-01-0001", "m-20260401-0001", "c-2026-0401-0012", "c-2026-00001234"]
)
def test_running_numbers_of_a_year_or_a_day_are_ids(ident: str):
    """An id made of a day and a number is read, whatever its last digit."""
    assert from_plain(Person, {"id": checked(ident)})


def test_looking_for_an_individual_number_takes_no_time():
    """The longest text there may be is looked through at once, whatever is in it."""
    start = time.monotonic()
    for text in (
        "1" * 20_000,
        "1 " * 10_000,
        "あ" * 20_000,
        "12345678901 / " * 1_400,
        "１-" * 9_999,
    ):
        assert not holds_individual_number(text)
    assert time.monotonic() - start < 1


def walked(data: object) -> Iterator[object]:
    """Everything that can be changed in plain data (入れ子の中身)."""
    if isinstance(data, dict | list):
        yield data
        for each in data.values() if isinstance(data, dict) else data:
            yield from walked(each)


@given(data=spoiled())
def test_what_is_drawn_as_junk_is_never_changed(data: dict[str, Any]):
    """An example holds nothing that the next one will hold too."""
    shared = [each for value in JUNK_VALUES for each in walked(value)]
    assert not any(each is one_of for each in walked(data) for one_of in shared)


def test_all_problems_come_at_once():
    """Nobody mends a file one error at a time."""
    data = {
        "id": "case",
        "registry": {"people": [{"id": "p"}, {"id": "p", "birth": "1950"}], "agencys": []},
        "records": [
            RECORD,
            {
                "id": "r-2",
                "act": {"type": "give_consent", "consent": {"scope": {"categories": [1]}}},
            },
            {"id": "r-3", "act": {"type": "nonsense"}},
        ],
    }

    assert problems_of(History, data, "cases[4]") == [
        ("cases[4].registry.people[1].birth", "day"),
        ("cases[4].registry.agencys", "unknown_key"),
        ("cases[4].records[1].happened_on", "missing"),
        ("cases[4].records[1].recorded_at", "missing"),
        ("cases[4].records[1].act.by", "missing"),
        ("cases[4].records[1].act.consent.id", "missing"),
        ("cases[4].records[1].act.consent.person", "missing"),
        ("cases[4].records[1].act.consent.scope.categories[0]", "choice"),
        ("cases[4].records[1].act.consent.scope.purposes", "missing"),
        ("cases[4].records[1].act.consent.obtained_by", "missing"),
        ("cases[4].records[2].happened_on", "missing"),
        ("cases[4].records[2].recorded_at", "missing"),
        ("cases[4].records[2].act.type", "choice"),
    ]


def test_rules_between_fields_are_told_with_their_place():
    """What an entity says of itself is told from where it stands."""
    data = {
        "members": [{"person": "p", "since": "2026-04-01", "until": "2026-04-01"}],
        "concealments": [
            {"person": "p", "from_people": ["p"], "what": "whereabouts", "since": "2026-04-01"}
        ],
    }
    slug = next(iter(fields(Concealment)["what"].terms)).value
    data["concealments"][0]["what"] = slug

    assert problems_of(type(History("c").registry.household), data) == [
        ("members[0].until", "order"),
        ("concealments[0].from_people", "self"),
    ]


def test_a_near_miss_is_named_with_what_was_meant():
    """A slip of the pen is mended fastest when it is shown."""
    with pytest.raises(InvalidError) as caught:
        from_plain(Consent, {"persn": "p"})

    text = next(p.text for p in caught.value.problems if p.code == "unknown_key")
    assert "did you mean person?" in text.en
    assert "person のことですか" in text.ja


def correction(levels: int) -> dict[str, Any]:
    """A correction of a correction, so many times (訂正の訂正)."""
    act: dict[str, Any] = {"type": "void", "by": {"agency": "a"}, "record": "r", "reason": "誤り"}
    for _ in range(levels):
        act = {**act, "type": "correct", "act": act}
    return act


def test_corrections_of_corrections_are_read():
    """Someone may have to correct a correction."""
    act = load(shape(AnyAct), correction(MAX_DEPTH - 4))

    assert isinstance(act, Correct)
    assert to_plain(act) == correction(MAX_DEPTH - 4)


def test_what_is_nested_without_end_is_refused():
    """A file made to break a reader does not break this one."""
    with pytest.raises(InvalidError) as caught:
        load(shape(AnyAct), correction(5_000))

    assert {problem.code for problem in caught.value.problems} == {"too_deep"}
    assert caught.value.problems[-1].path.startswith("act.act.act.")


def test_errors_hold_on_to_nothing():
    """No chain of exceptions leads back to what was found."""
    for data in ({"id": "架空 太郎"}, {"id": "p", "birth": "1950/1/1"}, {"架空": 1}, {"id": []}):
        with pytest.raises(InvalidError) as caught:
            from_plain(Person, data)
        assert caught.value.__context__ is None
        assert caught.value.__cause__ is None
        assert "架空" not in str(caught.value)
        assert "1950/1/1" not in str(caught.value)


# --- what classes may look like -----------------------------------------------------------------


@attrs.frozen
class Typed:
    """A class with a field that is taken."""

    type: str


@attrs.frozen
class Converted:
    """A class that changes what it is given."""

    name: str = attrs.field(converter=str)


@attrs.frozen
class Made:
    """A class that makes something of itself."""

    name: str

    def __attrs_post_init__(self) -> None:
        object.__setattr__(self, "name", "other")


@attrs.frozen
class Counted:
    """A class with a default made anew each time."""

    names: tuple[str, ...] = attrs.field(factory=tuple)


@pytest.mark.parametrize("cls", [Typed, Converted, Made, Counted], ids=lambda cls: cls.__name__)
def test_classes_that_cannot_be_read_back_are_refused_at_once(cls: type[Any]):
    """A class that is more than its fields is a fault of ours, and shows in the first test."""
    with pytest.raises(TypeError):
        from_plain(cls, {})


@pytest.mark.parametrize(
    ("made", "changes", "problems"),
    [
        (Member("p-a", dt.date(2026, 4, 1)), {"until": dt.date(2027, 4, 1)}, []),
        (Member("p-a"), {"person": "母", "since": "いつか"}, [("person", "id"), ("since", "type")]),
        (
            Member("p-a", dt.date(2026, 4, 1)),
            {"until": dt.date(2026, 4, 1)},
            [("until", "order")],
        ),
    ],
)
def test_what_is_changed_is_checked_again_whole(
    made: Member, changes: dict[str, Any], problems: list[tuple[str, str]]
):
    """A change may say nothing that could not have been said at once."""
    found: list[tuple[str, str]] = []
    try:
        made = changed(made, **changes)
    except InvalidError as error:
        found = [(each.path, each.code) for each in error.problems]
    assert found == problems
    assert problems or made == Member("p-a", **{"since": dt.date(2026, 4, 1)} | changes)


def test_there_is_no_changing_what_there_is_not():
    """A slip in the name of a field is a fault of the code, and said."""
    with pytest.raises(TypeError, match="Member has no field untill"):
        changed(Member("p-a"), untill=dt.date(2027, 4, 1))


@entity
class Inner:
    """Something written beside its holder's fields."""

    type = "inner"
    id: str


@entity
class Outer:
    """Something that holds it."""

    id: str
    inner: Inner


def test_keys_may_not_stand_twice_in_one_object():
    """What is written side by side may not have a key in common."""
    with pytest.raises(TypeError, match=r"Inner\.id stands twice"):
        load(one(Outer), {}, layout=Layout(inline=((Outer, "inner"),)))

    apart = Layout(inline=((Outer, "inner"),), renamed=((Inner, "id", "inner_id"),))
    data = {"id": "o", "type": "inner", "inner_id": "i"}
    assert load(one(Outer), data, layout=apart) == Outer("o", Inner("i"))


def test_a_fixed_number_of_values_is_checked_by_the_class_too():
    """A pair is two, however it comes."""

    @entity
    class Holder:
        """Something that holds a pair."""

        pair: tuple[str, bool]

    with pytest.raises(InvalidError) as caught:
        Holder(pair=("a",))
    assert caught.value.problems[0].path == "pair"
    with pytest.raises(InvalidError) as caught:
        Holder(pair=("a", "b"))
    assert caught.value.problems[0].path == "pair[1]"
    assert to_plain(Holder(("a", True))) == {"pair": ["a", True]}


def test_agencies_that_are_part_of_themselves_are_told_with_their_place():
    """A problem of a child is told from where the child stands."""
    slug = next(iter(fields(Agency)["character"].terms)).value
    agency = {"id": "a", "name": "架空", "character": slug, "part_of": "a"}

    assert problems_of(History, {"id": "c", "registry": {"agencies": [agency]}}) == [
        ("registry.agencies[0].part_of", "cycle")
    ]


def test_meetings_are_read_whole():
    """What a meeting says of its parts is told with the index of each."""
    data = {
        "id": "m",
        "bodies": ["b"],
        "day": "2026-04-01",
        "attendees": [{"id": "x", "bodies": ["other"], "person": "p"}],
    }

    assert problems_of(Meeting, data) == [("attendees[0].bodies", "dangling")]


def test_layouts_tell_keys_and_fields_apart():
    """The flattened record has the keys of the record alone; the act looks after its own."""
    assert list(LAYOUT.keys(Record)) == ["id", "happened_on", "recorded_at"]
    assert "act_happened_on" in LAYOUT.keys(Correct)
    assert Problem("x", "y", None).under("") == Problem("x", "y", None)
