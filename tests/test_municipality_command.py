"""`jusou municipality` (運用プロファイルのコマンド): checked, begun by being asked, and its schema."""

import datetime as dt
import functools
import json
import tomllib
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from jusou.cli import front
from jusou.municipality import Municipality, check, check_file
from jusou.municipality.interview import interview
from jusou.municipality.load import text_of
from jusou.municipality.terms import Condition, EndingTest, Extent, RemarkKind
from jusou.schema import profile_schema
from jusou.vocabulary import Basis, Organiser, Programme, Stated

OURS = Path(__file__).parent / "municipalities"
CITY = """
id = "mihon"
name = "みほん市"
version = "1"
agency = "a-city"
purposes_seen = "yes"

[[phases]]
running = "full"
since = 2025-04-01

[[agencies]]
id = "a-city"
name = "みほん市"
character = "municipality"
"""
BODY = """
[[bodies]]
id = "b-one"
name = "ひだまり会議"
bases = ["shien_kaigi"]
organiser = "ORGANISER"
individual_cases = "yes"

[[constitutions]]
body = "b-one"
basis_stated = "yes"
"""


def run(*args: str, stdin: str | None = None) -> Result:
    """Run the command in this process (実行)."""
    return CliRunner().invoke(front.front, ["municipality", *args], input=stdin)  # type: ignore[arg-type]


# --- check ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "code"),
    [
        pytest.param(CITY, 0, id="尋ねることがない"),
        pytest.param(CITY.replace('purposes_seen = "yes"', ""), 3, id="決まっていない"),
        pytest.param(
            CITY + BODY.replace("ORGANISER", "municipality") + 'sitting_open = "yes"\n',
            1,
            id="記載どうしが合わない",
        ),
        pytest.param(CITY + BODY.replace("ORGANISER", "coordinator"), 1, id="法律に反する"),
        pytest.param(CITY + 'unknown = "x"\n', 2, id="知らない項目"),
        pytest.param("id = ", 2, id="TOML でない"),
    ],
)
def test_check_ends_as_agreed_and_says_where(tmp_path: Path, text: str, code: int):
    """0 nothing to ask, 3 only open, 1 against law or itself, 2 unreadable; each with file and line."""
    file = tmp_path / "mihon.toml"
    file.write_text(text, encoding="utf-8")

    done = run("check", str(file))

    assert done.exit_code == code
    if code:
        assert str(file) in done.stdout


def test_check_tells_all_problems_of_all_files(tmp_path: Path):
    """One bad file hides neither its other problems nor the next file; the gravest code counts."""
    bad = tmp_path / "bad.toml"
    bad.write_text(CITY + 'one = 1\ntwo = 2\n[[bodies]]\nid = "b"\nname = ""\n', encoding="utf-8")
    missing = tmp_path / "missing.toml"

    done = run("check", str(bad), str(missing), "default", "--json")

    first, last = map(json.loads, done.stdout.splitlines())
    assert done.exit_code == 2
    assert {(each["path"], each["line"]) for each in first["problems"]} == {
        ("agencies[0].one", 16),
        ("agencies[0].two", 17),
        ("bodies[0].name", 20),
    }
    assert "FILE 2" in done.stderr
    assert last["id"] == "default"


def test_an_unknown_key_is_named_where_it_stands_and_what_is_no_key_is_not():
    """A slip, a word nobody knows, and something that is no key: each with its line."""
    text = "agencyy = 1\nshichou = 2\n'架空 山札束郎' = 3\n" + CITY

    found = check_file(text)

    assert [(each.path, line) for each, line in zip(found.problems, found.lines, strict=True)] == [
        ("agencyy", 1),
        ("shichou", 2),
        ("", 3),
    ]
    assert "山札" not in str(found.problems)


def test_check_shows_each_remark_once_with_its_key():
    """What the library says of a profile is what the command prints, no more and no less."""
    plain = json.loads(run("check", "tsuruoka", "--json").stdout)

    assert [(each["kind"], each["path"]) for each in plain["remarks"]] == [
        (each.kind.value, each.path) for each in check(Municipality.load("tsuruoka"))
    ]
    assert all(each["line"] for each in plain["remarks"])


@pytest.mark.parametrize("name", Municipality.shipped())
def test_no_shipped_profile_goes_beyond_the_law(name: str):
    """Every profile that comes with jusou loads, and the command says what is left to ask."""
    done = run("check", name)

    assert done.exit_code in (0, 1, 3)
    assert RemarkKind.WIDENS_LAW.label.ja not in done.stdout


def test_check_reads_standard_input_and_repeats_nothing_it_could_not_open():
    """`-` is standard input; what is no file may have been somebody's data, and is not shown."""
    assert run("check", "-", stdin=CITY).exit_code == 0
    done = run("check", '{"name": "架空山札束郎"}')
    assert done.exit_code == 2
    assert "架空山札束郎" not in done.output


def test_check_reads_a_file_that_is_not_utf8_no_further(tmp_path: Path):
    """A file saved in the encoding of old consoles is named by its line."""
    file = tmp_path / "sjis.toml"
    file.write_bytes('id = "mihon"\nname = "みほん市"\n'.encode("cp932"))

    done = run("check", str(file))

    assert done.exit_code == 2
    assert ":2" in done.stdout
    assert "UTF-8" in done.stdout


# --- new --------------------------------------------------------------------------------------------

#: What an officer types with an outline before them, a line each; a blank line skips.
TYPED = """みほん市
mihon
みほん市 重層的支援体制整備事業実施要綱
令和7年告示第10号
令和7年4月1日
2
第1条から第5条
1
R7.4.1


2

1
みほん社協
2,3
2025-04-01

ひだまり会議
1
2
1
1
3
1
4条2項

1,2
2条
1
6
"""


def test_new_writes_a_profile_that_loads(tmp_path: Path):
    """Answers piped in, a line each, come out as a profile that says what they said."""
    file = tmp_path / "mihon.toml"

    done = run("new", str(file), stdin=TYPED)

    made = Municipality.from_toml(file.read_bytes())
    assert done.exit_code == 0
    assert (made.id, made.name) == ("mihon", "みほん市")
    assert made.instruments[0].in_force == dt.date(2025, 4, 1)
    assert made.instruments[0].seen is Extent.PART
    assert made.running(dt.date(2025, 4, 1)) == "full"
    assert made.agencies[1].entrustments[0].programmes == {
        list(Programme)[1],
        list(Programme)[2],
    }
    (body,) = made.bodies
    assert (body.name, body.bases) == ("ひだまり会議", {Basis.SHIEN_KAIGI})
    assert body.organiser is Organiser.MUNICIPALITY
    assert made.constitutions[0].sources == ("i-youkou 4条2項",)
    assert [each.condition for each in made.eligibility[0].any_of] == [
        Condition.REGISTERED,
        Condition.STAYS,
    ]
    assert made.endings[0].test is EndingTest.OUTLOOK
    assert made.review is not None
    assert made.review.months == 6
    assert made.purposes_seen is Stated.NOT_SEEN


def test_new_tells_that_only_the_municipality_constitutes_a_shien_kaigi():
    """The one who answers hears of the article at once; a profile against the law is not begun."""
    done = run("new", stdin=TYPED)

    assert "社会福祉法第106条の6第1項" in done.stderr
    assert done.stdout.startswith("# みほん市\n")
    assert check_file(done.stdout).profile is not None


def test_new_leaves_alone_a_file_that_is_there(tmp_path: Path):
    """Somebody's profile is never written over."""
    file = tmp_path / "mihon.toml"
    file.write_text("# 大事なもの", encoding="utf-8")

    done = run("new", str(file), stdin=TYPED)

    assert done.exit_code == 2
    assert file.read_text(encoding="utf-8") == "# 大事なもの"


def test_new_needs_a_name_and_writes_nothing_without(tmp_path: Path):
    """Where the answers break off before what is needed, there is no half a profile."""
    file = tmp_path / "mihon.toml"

    done = run("new", str(file), stdin="みほん市\n")

    assert done.exit_code == 2
    assert not file.exists()


def test_new_takes_what_was_not_answered_as_not_stated():
    """Answers that end early leave the rest open, and nothing is decided for anybody."""
    made = Municipality.from_toml(run("new", stdin="みほん市\nmihon\n").stdout)

    assert made.bodies == ()
    assert made.phases == ()
    assert made.purposes_seen is Stated.NOT_SEEN


@pytest.mark.parametrize("typed", ["令和7年4月1日", "R7.4.1", "2025-04-01", "2025/4/1"])
def test_days_are_read_as_outlines_print_them(typed: str):
    """A day of 令和, or of the western calendar, is the same day."""
    made = run("new", stdin=f"みほん市\nmihon\nみほん要綱\n\n{typed}\n").stdout

    assert "in_force = 2025-04-01\n" in made


def answers() -> st.SearchStrategy[str]:
    """What people type: numbers, words, days, and things that mean nothing (答え)."""
    numbers = st.integers(0, 9).map(str)
    return st.one_of(
        st.just(""),
        numbers,
        st.lists(numbers, min_size=1, max_size=4).map(",".join),
        st.sampled_from(["みほん", 'a"b\\c', "2025-04-01", "令和元年5月1日", "x-1", "R7.13.1"]),
        st.text(max_size=8),
    )


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_whatever_is_answered_the_profile_loads(data: st.DataObject):
    """No answer makes TOML that cannot be read, and none makes a profile that widens the law."""
    asking = interview()
    question = next(asking)
    written = ""
    for turn in range(400):
        typed = data.draw(answers()) if turn < 60 else ""
        if question.needed and question.wrong(typed) is not None:
            typed = "mihon"
        try:
            question = asking.send(typed)
        except StopIteration as done:
            written = done.value
            break

    assert Municipality.from_toml(written).id


# --- the schema -------------------------------------------------------------------------------------


@functools.cache
def validator() -> Draft202012Validator:
    """The validator of a profile (検査器)."""
    return Draft202012Validator(profile_schema())


def plain(text: str | bytes) -> Any:
    """A TOML text as JSON has it: days as ISO text (JSON にしたもの)."""
    parsed = tomllib.loads(text.decode() if isinstance(text, bytes) else text)
    return json.loads(json.dumps(parsed, default=lambda day: day.isoformat()))


def test_the_schema_of_a_profile_is_one():
    """It holds to the draft it names; the command prints just that."""
    Draft202012Validator.check_schema(profile_schema())
    assert json.loads(run("schema").stdout) == profile_schema()


@pytest.mark.parametrize("name", Municipality.shipped())
def test_every_shipped_profile_holds_to_the_schema(name: str):
    """What comes with jusou is what its schema says a profile is."""
    assert [error.message for error in validator().iter_errors(plain(text_of(name)))] == []


@pytest.mark.parametrize("path", sorted(OURS.glob("*.toml")), ids=lambda path: path.stem)
def test_profiles_of_the_tests_hold_to_the_schema(path: Path):
    """So does what was written from the page alone."""
    assert validator().is_valid(plain(path.read_bytes()))


@pytest.mark.parametrize(
    "broken",
    [
        pytest.param(CITY + "unknown = 1\n", id="知らない項目"),
        pytest.param(CITY.replace('id = "mihon"', ""), id="id がない"),
        pytest.param(CITY.replace('"a-city"', "1"), id="識別子が数"),
        pytest.param(CITY.replace('"full"', '"maybe"'), id="知らない言葉"),
        pytest.param(CITY.replace("2025-04-01", '"いつか"'), id="日付でない"),
        pytest.param(CITY + '[[bodies]]\nid = "b"\n', id="会議体の名がない"),
        pytest.param(
            CITY + '[[bodies]]\nid = "b"\nname = "x"\nbases = "shien_kaigi"\n', id="並びでない"
        ),
        pytest.param(CITY + "[review]\nmonths = -1\n", id="負の数"),
    ],
)
def test_what_the_schema_refuses_the_reader_refuses(broken: str):
    """The schema and the reader agree on what is no profile."""
    assert not validator().is_valid(plain(broken))
    assert check_file(broken).exit_code == 2
