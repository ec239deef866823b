"""The schema says what the reader takes (JSON Schema と読み取りの一致)."""

import functools
import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from jusou import acts
from jusou.answer import Answer
from jusou.history import History
from jusou.record import act_to_json, answer_to_plain, history_to_json
from jusou.schema import schema
from jusou.testing.strategies import entities, histories


@functools.cache
def validator(name: str) -> Draft202012Validator:
    """The validator of one definition (定義の検査器)."""
    return Draft202012Validator({**schema(), "$ref": f"#/$defs/{name}"})


def errors(name: str, data: object) -> list[str]:
    """What a definition finds wrong with some data (検査の結果)."""
    return [error.message for error in validator(name).iter_errors(data)]


def refs(part: object) -> set[str]:
    """Every definition a schema points to (参照される定義)."""
    if isinstance(part, dict):
        here = {part["$ref"].removeprefix("#/$defs/")} if "$ref" in part else set()
        return here.union(*(refs(each) for each in part.values()))
    return set().union(*map(refs, part)) if isinstance(part, list) else set()


def test_the_schema_is_one():
    """It holds to the draft it names, and is plain JSON."""
    Draft202012Validator.check_schema(schema())
    assert json.loads(json.dumps(schema())) == schema()


def test_every_definition_is_there_and_is_used():
    """No pointer leads nowhere, and nothing lies about."""
    whole = schema()

    assert refs(whole) | {"Act", "Answer", "IssueRegister"} == set(whole["$defs"])


def test_every_object_is_closed_and_says_what_it_is():
    """What is not known is refused, and what is known is named in Japanese."""
    for name, each in schema()["$defs"].items():
        if each.get("type") == "object":
            assert each["additionalProperties"] is False
            assert set(each["required"]) <= set(each["properties"])
        if name != "Act":
            assert "（" in each["description"] or "(" in each["description"], name


@pytest.mark.parametrize("cls", acts.AnyAct.__args__, ids=lambda cls: cls.type)
@settings(max_examples=10)
@given(data=st.data())
def test_every_act_is_valid(cls: type[Any], data: st.DataObject):
    """What jusou writes, others may read by the schema alone."""
    written = json.loads(act_to_json(data.draw(entities(cls))))

    assert errors(cls.__name__, written) == []
    assert errors("Act", written) == []


@settings(max_examples=10)
@given(history=histories(3))
def test_every_history_is_valid(history: History):
    """So is every history."""
    written = json.loads(history_to_json(history))

    assert list(Draft202012Validator(schema()).iter_errors(written)) == []


@settings(max_examples=20)
@given(answer=entities(Answer))
def test_every_answer_is_valid(answer: Answer):
    """And every answer."""
    assert errors("Answer", json.loads(json.dumps(answer_to_plain(answer)))) == []


MONITOR = {"type": "monitor", "by": {"agency": "a-1"}, "track": "t-1"}
RECORD = {
    **MONITOR,
    "id": "r-1",
    "happened_on": "2026-04-01",
    "recorded_at": "2026-04-01T09:00:00+09:00",
}


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("Act", {**MONITOR, "trakc": "t-1"}),
        ("Act", {**MONITOR, "type": "nonsense"}),
        ("Act", {**MONITOR, "track": "架空 太郎"}),
        ("Act", {**MONITOR, "note": " "}),
        ("Act", {**MONITOR, "note": "x" * 20_001}),
        ("Act", {"type": "monitor", "by": {"agency": "a-1"}}),
        ("Act", RECORD),
        ("Record", MONITOR),
        ("Record", {**RECORD, "happened_on": "20260401"}),
        ("Record", {**RECORD, "recorded_at": "2026-04-01T09:00:00"}),
        ("Party", {"agency": "a-1", "capacity": "nonsense"}),
        (
            "Concealment",
            {"person": "p", "from_people": ["q", "q"], "what": "x", "since": "2026-04-01"},
        ),
        ("Remedy", {"id": "x", "text": {"ja": "", "en": ""}, "withhold": [["p"]]}),
        ("Remedy", {"id": "x", "text": {"ja": "", "en": ""}, "withhold": [["p", "c", "d"]]}),
        ("History", {"id": "case-1"}),
        ("History", {"format": 2, "id": "case-1"}),
    ],
    ids=str,
)
def test_what_the_reader_refuses_the_schema_refuses(name: str, data: dict[str, Any]):
    """As far as a schema can say it."""
    assert errors(name, data)


def test_a_record_is_its_act_and_more():
    """The flattened record is closed too."""
    assert errors("Record", RECORD) == []
    assert errors("Act", MONITOR) == []


def test_words_come_with_their_labels():
    """Whoever reads the schema reads what each word means."""
    capacity = schema()["$defs"]["Capacity"]

    assert all(word in capacity["description"] for word in capacity["enum"])


def test_numbers_of_rank_are_whole():
    """A pair is two texts, a rank a number."""
    remedy = {
        "id": "x",
        "text": {"ja": "手立て", "en": "way"},
        "rank": 1,
        "withhold": [["p", "care"]],
    }

    assert errors("Remedy", remedy) == []
