"""What is exchanged comes back as it was, and nothing broken gets in (記録の交換)."""

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jusou import acts, record
from jusou.agency import Agency
from jusou.answer import Answer
from jusou.errors import InvalidError, Problem, UnreadableError
from jusou.history import History, Registry
from jusou.household import Person
from jusou.municipality.model import Municipality
from jusou.record import (
    Known,
    Line,
    act_from_json,
    act_to_json,
    answer_from_plain,
    answer_to_plain,
    dangling,
    histories,
    history_from_json,
    history_to_json,
)
from jusou.testing.strategies import NAMES, entities
from jusou.testing.strategies import histories as whole_histories
from jusou.vocabulary import Character, DiscoveryRoute
from jusou.wording import Text

CANARY = "かなりあ架空太郎"
MY_NUMBER = "個人番号1234-5678-9018"


def written(**changes: Any) -> str:
    """A small history as JSON, with changes (小さな履歴)."""
    return json.dumps(small(**changes))


def small(**changes: Any) -> dict[str, Any]:
    """A small history as data, with changes (小さな履歴のデータ)."""
    whole: dict[str, Any] = {
        "format": 1,
        "id": "case-1",
        "registry": {
            "people": [{"id": "p-1"}],
            "agencies": [{"id": "a-1", "name": "架空の機関", "character": CHARACTER}],
            "bodies": [{"id": "b-1", "name": "架空の会議"}],
        },
        "records": [done("r-1", type="receive", track="t-1", person="p-1", route=ROUTE)],
    }
    return whole | changes


def done(ident: str, **act: Any) -> dict[str, Any]:
    """A record as data (記録のデータ)."""
    return {
        "type": act.pop("type"),
        "id": ident,
        "happened_on": "2026-04-01",
        "recorded_at": "2026-04-01T09:00:00+09:00",
        "by": {"agency": "a-1"},
        **act,
    }


CHARACTER = next(iter(Character)).value
ROUTE = next(iter(DiscoveryRoute)).value


def problems_of(text: str | bytes, **more: Any) -> list[tuple[str, str]]:
    """The paths and codes of what is wrong (問題点の場所と種別)."""
    with pytest.raises(InvalidError) as caught:
        history_from_json(text, **more)
    return [(problem.path, problem.code) for problem in caught.value.problems]


# --- there and back -----------------------------------------------------------------------------


@pytest.mark.parametrize("cls", acts.AnyAct.__args__, ids=lambda cls: cls.type)
@settings(max_examples=30)
@given(data=st.data())
def test_every_act_comes_back(cls: type[Any], data: st.DataObject):
    """The same act is proposed, recorded and exported."""
    act = data.draw(entities(cls))

    text = act_to_json(act)

    assert act_from_json(text) == act
    assert act_to_json(act_from_json(text)) == text
    assert act_from_json(act_to_json(act, indent=2)) == act


@given(history=whole_histories())
def test_every_history_comes_back(history: History):
    """A history is equal after one pass, and its text after two."""
    text = history_to_json(history)
    again = history_from_json(text)

    assert again == history
    assert history_to_json(again) == text
    assert history_from_json(history_to_json(again, indent=1).encode()) == history


@settings(max_examples=50)
@given(answer=entities(Answer))
def test_every_answer_comes_back(answer: Answer):
    """An answer is stored with the act it was given for, and compared years later."""
    plain = json.loads(json.dumps(answer_to_plain(answer)))

    again = answer_from_plain(plain)

    assert again == answer
    assert answer_to_plain(again) == plain


def test_an_answer_that_is_none_is_refused():
    """Nothing passes for an answer that is not one."""
    with pytest.raises(InvalidError):
        answer_from_plain({"question": "share", "on": "2026-04-01", "outcome": "perhaps"})


def test_a_record_lies_flat_with_its_act():
    """One object a record, its type first."""
    history = history_from_json(written())

    data = json.loads(history_to_json(history))

    assert list(data) == ["format", "id", "registry", "records"]
    assert list(data["records"][0]) == [
        *("type", "id", "happened_on", "recorded_at", "by", "track", "person", "route")
    ]
    assert data == small()


def test_a_correction_holds_the_act_that_should_have_been():
    """The day on which it really happened is not the day of the correction."""
    instead = {"type": "monitor", "by": {"agency": "a-1"}, "track": "t-1"}
    correct = done(
        "r-2",
        type="correct",
        record="r-1",
        reason="誤記",
        act=instead,
        act_happened_on="2026-03-31",
    )
    text = written(records=[*small()["records"], correct])

    history = history_from_json(text)

    act = history.records[1].act
    assert isinstance(act, acts.Correct)
    assert isinstance(act.act, acts.Monitor)
    assert str(act.happened_on) == "2026-03-31"
    assert json.loads(history_to_json(history)) == json.loads(text)
    assert json.loads(act_to_json(act))["act_happened_on"] == "2026-03-31"


@pytest.mark.parametrize("name", NAMES)
def test_names_are_kept_byte_for_byte(name: str):
    """What a family is called is written as they write it."""
    history = History("case-1", Registry(people=(Person("p-1", name),)))

    text = history_to_json(history)

    assert json.dumps(name, ensure_ascii=False)[1:-1] in text
    kept = history_from_json(text.encode()).registry.people[0].name
    assert kept is not None
    assert kept.encode() == name.encode()


def test_a_byte_order_mark_is_no_letter():
    """Windows writes one."""
    assert history_from_json("\ufeff" + written()) == history_from_json(written())
    assert history_from_json(b"\xef\xbb\xbf" + written().encode()) == history_from_json(written())


def test_many_records_are_read():
    """A long history is read whole."""
    more = [done(f"r-{n}", type="monitor", track="t-1") for n in range(2, 20_001)]

    history = history_from_json(written(records=small()["records"] + more))

    assert len(history.records) == 20_000


# --- what is no JSON, or too much of it ---------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "json"),
        ("{", "json"),
        ("{'a': 1}", "json"),
        ('{"a": 1,}', "json"),
        ('{"a": 1} {}', "json"),
        ('{"a": "\t"}', "json"),
        ("NaN", "json"),
        ('{"a": NaN}', "json"),
        ("[Infinity]", "json"),
        ("[-Infinity]", "json"),
        ("9" * 5_000, "json"),
        ("[" * 200_000, "too_deep"),
        ('{"a":' * 200_000, "too_deep"),
        (b"\xff\xfe{}", "encoding"),
        ("{}".encode("utf-16"), "encoding"),
        ('{"a": "架空"}'.encode("cp932"), "encoding"),
    ],
    ids=lambda value: value.hex() if isinstance(value, bytes) else value[:12],
)
def test_what_is_no_json_is_unreadable(text: str | bytes, code: str):
    """It is said in one line, and the decoder's own error, with the whole text, is let go."""
    with pytest.raises(UnreadableError) as caught:
        history_from_json(text)

    assert [problem.code for problem in caught.value.problems] == [code]
    assert caught.value.__context__ is None
    assert caught.value.__cause__ is None


def test_the_place_of_a_slip_is_told():
    """Line and column, as an editor counts them."""
    with pytest.raises(UnreadableError, match="2行目の8文字目"):
        act_from_json('{\n  "a": x}')


def test_too_large_a_text_is_not_looked_at(monkeypatch: pytest.MonkeyPatch):
    """It is refused before anything is made of it."""
    monkeypatch.setattr(record, "MAX_LENGTH", 10)

    with pytest.raises(UnreadableError) as caught:
        history_from_json("[" * 11)
    assert caught.value.problems[0].code == "too_large"


def test_a_key_that_stands_twice_is_refused_where_it_stands():
    """Readers differ in which of the two they take: it must not come to that."""
    text = (
        written()
        .replace('"track"', '"track": "t-9", "track"')
        .replace('"agency": "a-1"', '"agency": "a-1", "agency": "a-1"')
    )

    assert problems_of(text) == [
        ("records[0]", "duplicate_key"),
        ("records[0].by", "duplicate_key"),
    ]


@settings(max_examples=1_500)
@given(data=st.data())
def test_broken_json_is_told_and_never_a_fault(data: st.DataObject):
    """Whatever a disk or a hand does to a file, it is read or it is told."""
    raw = written().encode()
    for _ in range(data.draw(st.integers(1, 3))):
        start = data.draw(st.integers(0, len(raw)))
        end = data.draw(st.integers(start, min(len(raw), start + 8)))
        raw = raw[:start] + data.draw(st.binary(max_size=4) | JUNK) + raw[end:]
    text = data.draw(st.sampled_from([raw, raw.decode("utf-8", "replace")]))
    [line] = histories([text]) if text.strip() else [Line(1, None, NOTHING)]

    assert (line.history is None) == bool(line.problems)


NOTHING = (Problem("", "json", Text("空", "empty")),)
JUNK = st.sampled_from([b"null", b"{}", b"[]", b'"', b"\\ud800", b"1e999", b",", b"{", b'"type":'])


# --- what is wrong with it ----------------------------------------------------------------------


@pytest.mark.parametrize("version", [None, 0, 2, "1", True, 1.0, []])
def test_an_unknown_format_is_refused(version: object):
    """A later file is not half understood."""
    assert problems_of(written(format=version)) == [("format", "format")]


def test_a_history_without_a_format_is_refused():
    """What does not say what it is may be anything."""
    data = small()
    del data["format"]

    assert problems_of(json.dumps(data)) == [("format", "format")]


def test_older_formats_are_brought_up(monkeypatch: pytest.MonkeyPatch):
    """A file of any year is read in any later year."""

    def from_zero(data: dict[str, Any]) -> dict[str, Any]:
        return {"id": data.pop("case_id"), **data}

    def from_minus_one(data: dict[str, Any]) -> dict[str, Any]:
        return {"case_id": data.pop("number"), **data}

    monkeypatch.setattr(record, "_UPCASTS", {0: from_zero, -1: from_minus_one})
    data = small(format=-1)
    data["number"] = data.pop("id")

    assert history_from_json(json.dumps(data)) == history_from_json(written())


def test_all_problems_come_at_once():
    """What is wrong in one record does not hide what is wrong in the next."""
    records = [
        done("r-1", type="receive", track="t-1", persn="p-1", route="by_chance"),
        done("r-1", type="nonsense"),
        {**done("r-3", type="monitor", track="t 1"), "happened_on": "2026-02-30"},
    ]

    assert problems_of(written(records=records, id=None)) == [
        ("id", "type"),
        ("records[0].person", "missing"),
        ("records[0].route", "choice"),
        ("records[0].persn", "unknown_key"),
        ("records[1].type", "choice"),
        ("records[2].happened_on", "day"),
        ("records[2].track", "id"),
    ]


def test_acts_before_the_scheme_are_told_with_their_place():
    """A rule of the record is told from the record."""
    early = {**small()["records"][0], "happened_on": "2021-03-31"}

    assert problems_of(written(records=[early])) == [("records[0].happened_on", "before_scheme")]


@pytest.mark.parametrize(
    ("where", "what"),
    [
        ((CANARY,), 1),
        (("id",), CANARY),
        (("records",), CANARY),
        (("records", 0, CANARY), CANARY),
        (("records", 0, "type"), CANARY),
        (("records", 0, "route"), CANARY),
        (("records", 0, "happened_on"), CANARY),
        (("records", 0, "recorded_at"), CANARY),
        (("records", 0, "person"), CANARY),
        (("records", 0, "person"), "p-kanaria"),
        (("records", 0, "note"), [CANARY]),
        (("records", 0, "note"), MY_NUMBER),
        pytest.param(("records", 0, "note"), CANARY + "\ud800", id="half a letter"),
        (("records", 0, "challenges"), [CANARY, CANARY]),
        (("registry", "people"), [{"id": "p-1"}, {"id": "p-1", "name": CANARY}]),
        (("registry", "people", 0, "name"), MY_NUMBER),
        (("registry", "people", 0, "birth"), CANARY),
    ],
)
def test_no_value_is_ever_repeated(where: tuple[Any, ...], what: object):
    """A log may be read by anyone: nothing found in a file gets into it."""
    data: Any = small()
    at = data
    for key in where[:-1]:
        at = at[key]
    at[where[-1]] = what

    with pytest.raises(InvalidError) as caught:
        history_from_json(json.dumps(data))

    error: BaseException | None = caught.value
    while error is not None:
        said = f"{error} {error!r} {error.args!r} {vars(error)!r}"
        assert CANARY not in said
        assert "1234" not in said
        assert "kanaria" not in said
        error = error.__cause__ or error.__context__


def test_a_broken_text_is_not_repeated_either():
    """The decoder's own error would carry the whole text along."""
    for text in (f'{{"name": "{CANARY}"', f'{{"name": "{CANARY}"'.encode(), f'"{CANARY}'):
        with pytest.raises(UnreadableError) as caught:
            history_from_json(text)
        assert CANARY not in repr(vars(caught.value)) + str(caught.value)
        assert caught.value.__context__ is None


# --- ids ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("act", "path"),
    [
        ({"type": "monitor", "track": "lost"}, "track"),
        ({"type": "monitor", "track": "t-1", "by": {"agency": "lost"}}, "by.agency"),
        ({"type": "end_concealment", "person": "lost"}, "person"),
        ({"type": "answer_referral", "referral": "lost", "response": "accepted"}, "referral"),
        ({"type": "answer_cooperation", "request": "lost", "response": "accepted"}, "request"),
        ({"type": "request_meeting", "body": "lost", "purpose": "service"}, "body"),
        ({"type": "take_minutes", "meeting": "lost"}, "meeting"),
        ({"type": "join_plan", "plan": "lost", "role": {"agency": "a-1", "part": "訪問"}}, "plan"),
        (
            {"type": "join_plan", "plan": "lost", "role": {"agency": "x", "part": "訪問"}},
            "role.agency",
        ),
        ({"type": "hear_item", "meeting": "lost", "item": "lost"}, "item"),
        ({"type": "hear_item", "meeting": "lost", "item": "lost", "present": ["x"]}, "present[0]"),
        ({"type": "void", "record": "lost", "reason": "誤り"}, "record"),
        ({"type": "notify", "duty": "any", "people": ["p-1", "q", "r"]}, "people[2]"),
        (
            {
                "type": "correct",
                "record": "r-1",
                "reason": "誤り",
                "act": {"type": "monitor", "by": {"agency": "a-1"}, "track": "lost"},
            },
            "act.track",
        ),
    ],
    ids=lambda value: value if isinstance(value, str) else value["type"],
)
def test_an_id_that_leads_nowhere_is_told(act: dict[str, Any], path: str):
    """A slip in an id would tear a case apart without a sound."""
    data = done("r-2", type=act["type"]) | act

    found = problems_of(written(records=[*small()["records"], data]))

    assert (f"records[1].{path}", "dangling") in found
    assert {code for _, code in found} == {"dangling"}


def test_what_is_defined_later_is_defined():
    """Records are told in any order."""
    first = done("r-0", type="monitor", track="t-1")

    assert history_from_json(written(records=[first, *small()["records"]]))


def test_what_lives_elsewhere_need_not_be_defined():
    """Staff, rules and duties are no part of a history."""
    decide = done(
        "r-2",
        type="decide_acceptance",
        track="t-1",
        result="accept",
        decided_by="anyone",
        reason="複数の機関の連携が要る",
    )

    assert history_from_json(written(records=[*small()["records"], decide]))


def test_a_profile_may_register_agencies_and_bodies():
    """No history repeats the list of the city's agencies."""
    registry = {"people": [{"id": "p-1"}]}
    text = written(registry=registry, profile={"id": "kakuu", "version": "1", "hash": "x"})
    city = Municipality(
        "kakuu", "架空市", "1", "a-1", agencies=(Agency("a-1", "架空市", Character(CHARACTER)),)
    )

    assert problems_of(text) == [("records[0].by.agency", "dangling")]
    assert history_from_json(text, known=Known.of(city))
    assert history_from_json(text, known=Known(agencies=frozenset({"a-1"})))
    assert history_from_json(
        text, known=lambda ref: Known.of(city) if ref and ref.id == "kakuu" else Known()
    )
    assert list(dangling(history_from_json(text, known=Known.of(city)), frozenset({"a-1"}))) == []


def test_a_body_may_be_known_from_elsewhere():
    """The city's meetings are in its profile."""
    ask = done("r-2", type="request_meeting", body="b-9", purpose="service")
    text = written(records=[*small()["records"], ask])

    assert problems_of(text) == [("records[1].body", "dangling")]
    assert history_from_json(text, known=Known(bodies=frozenset({"b-9"})))


# --- rings --------------------------------------------------------------------------------------


def agency(ident: str, whole: str | None, number: int) -> dict[str, Any]:
    """The record of an agency that is part of another (機関の登録の記録)."""
    what = {"id": ident, "name": "架空の課", "character": CHARACTER}
    return done(
        f"r-{number}", type="add_agency", agency=what | ({"part_of": whole} if whole else {})
    )


def drafted(ident: str, replaced: str, number: int) -> dict[str, Any]:
    """The record of a plan that replaces another (プラン案の記録)."""
    plan = {"id": ident, "person": "p-1", "replaces": replaced}
    return done(f"r-{number}", type="draft_plan", track="t-1", plan=plan)


def void(target: str, number: int) -> dict[str, Any]:
    """The record that voids another (取消しの記録)."""
    return done(f"r-{number}", type="void", record=target, reason="誤り")


@pytest.mark.parametrize(
    ("records", "paths"),
    [
        ([agency("x", "y", 2), agency("y", "x", 3)], ["records[2].agency.part_of"]),
        ([agency("a-1", "x", 2), agency("x", "a-1", 3)], ["records[2].agency.part_of"]),
        ([agency("x", "a-1", 2), agency("y", "x", 3)], []),
        (
            [agency("z", "x", 2), agency("x", "y", 3), agency("y", "x", 4)],
            ["records[3].agency.part_of"],
        ),
        ([agency("x", "y", 2), agency("y", "x", 3), agency("y", None, 4)], []),
        ([agency("x", "y", 2), agency("y", None, 3), agency("y", "x", 4), void("r-4", 5)], []),
        ([drafted("k", "l", 2), drafted("l", "k", 3)], ["records[2].plan.replaces"]),
        (
            [drafted("k", "l", 2), drafted("l", "m", 3), drafted("m", "k", 4)],
            ["records[3].plan.replaces"],
        ),
        ([drafted("k", "l", 2), drafted("l", "k", 3), drafted("m", "k", 4), void("r-3", 5)], []),
        ([void("r-2", 2)], ["records[1].record"]),
        ([void("r-3", 2), void("r-2", 3)], ["records[2].record"]),
        ([void("r-1", 2), void("r-2", 3)], []),
    ],
)
def test_references_do_not_come_round(records: list[dict[str, Any]], paths: list[str]):
    """What comes round has no beginning; what was put right since does not count."""
    text = written(records=[*small()["records"], *records])

    if not paths:
        assert history_from_json(text)
    else:
        assert problems_of(text) == [(path, "cycle") for path in paths]


def test_a_correction_inside_a_correction_may_close_a_ring_too():
    """The act in a correction stands for the record it corrects."""
    inner = {"type": "void", "by": {"agency": "a-1"}, "record": "r-2", "reason": "誤り"}
    outer = done("r-2", type="correct", record="r-1", reason="誤り", act=inner)

    assert problems_of(written(records=[*small()["records"], outer])) == [
        ("records[1].act.record", "cycle")
    ]


def test_a_long_chain_is_no_ring():
    """Neither deep nor slow: each link is looked at once."""
    chain = [void(f"r-{n - 1}", n) for n in range(2, 5_002)]

    assert history_from_json(written(records=small()["records"] + chain))


# --- JSON Lines ---------------------------------------------------------------------------------


def test_a_bad_line_does_not_stop_the_next():
    """One broken case among thousands is one line of the report."""
    lines = [written(), "{", "", "  \n", b"\xff", written(id=CANARY), written().encode() + b"\n"]

    read = list(histories(lines))

    assert [line.number for line in read] == [1, 2, 5, 6, 7]
    assert [line.history is not None for line in read] == [True, False, False, False, True]
    assert [[problem.code for problem in line.problems] for line in read] == [
        *([], ["json"], ["encoding"], ["id"], [])
    ]
    assert CANARY not in repr(read)


def test_lines_are_read_one_by_one():
    """Nothing is read ahead, and nothing kept: memory is bounded by the largest line."""
    given: list[int] = []

    def lines() -> Any:
        for number in range(1_000):
            given.append(number)
            yield written()

    reading = histories(lines())
    next(reading)
    next(reading)

    assert given == [0, 1]


def test_lines_may_each_have_their_own_profile():
    """What is known is asked for each history."""
    text = written(registry={"people": [{"id": "p-1"}]})
    asked: list[object] = []

    def known(ref: object) -> Known:
        asked.append(ref)
        return Known(frozenset({"a-1"}))

    assert all(line.history for line in histories([text, text], known=known))
    assert asked == [None, None]
