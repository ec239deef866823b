"""The command line (コマンド): its exit codes, what it reads and refuses, and what it never prints."""

import datetime as dt
import json
import os
import re
import subprocess
import sys
import threading
import time
import tomllib
import tracemalloc
import unicodedata
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import attrs
import pytest
from click.testing import CliRunner, Result

from jusou.acts import (
    Assess,
    ConveneMeeting,
    DecideAcceptance,
    GiveConsent,
    HearItem,
    Monitor,
    Receive,
    Record,
    RequestCooperation,
    Share,
)
from jusou.agency import Party
from jusou.answer import Outcome
from jusou.case import Case
from jusou.cli import demo, front, inputs, questions, story
from jusou.cli.scenes import scenes
from jusou.cli.speech import cells, wrapped
from jusou.consent import Consent, Scope
from jusou.history import History, ProfileRef
from jusou.household import Person
from jusou.information import Information
from jusou.judging import do
from jusou.meeting import AgendaItem, Meeting
from jusou.municipality import Municipality
from jusou.policy import RULES
from jusou.record import (
    Known,
    act_from_json,
    act_to_json,
    answer_from_plain,
    history_from_json,
    history_to_json,
)
from jusou.tables import condensed
from jusou.testing import text
from jusou.vocabulary import (
    AcceptanceResult,
    Category,
    Challenge,
    DiscoveryRoute,
    ObtainedBy,
    Purpose,
    ReportKind,
    Stage,
)

ON = dt.date(2026, 11, 13)
CANARY = "架空山札束郎"
CITY = Party("a-fukushi")


def run(*args: str, stdin: str | bytes | None = None) -> Result:
    """Run the command in this process (実行)."""
    return CliRunner().invoke(front.front, list(args), input=stdin)  # type: ignore[arg-type]


def shell(*args: str, stdin: bytes = b"", **environ: str) -> "subprocess.CompletedProcess[bytes]":
    """Run the command in a process of its own (別の過程での実行)."""
    env = {**os.environ, "PYTHONIOENCODING": "utf-8", **environ}
    return subprocess.run(
        [sys.executable, "-m", "jusou", *args],
        input=stdin,
        capture_output=True,
        check=False,
        env=env,
        timeout=120,
    )


# --- what is asked ------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def played() -> tuple[demo.Played, ...]:
    """The demo, once for all (実演)."""
    return demo.play()[0]


def profile() -> ProfileRef:
    """The reference of the profile of the demo (運用プロファイルの参照)."""
    return ProfileRef(*Municipality.load(story.UNDER).ref)


@pytest.fixture(scope="module")
def history() -> History:
    """The history of the demo's first weeks (はじめの履歴)."""
    case = demo.play()[1]
    early = tuple(each for each in case.records if each.happened_on < dt.date(2025, 9, 20))
    return attrs.evolve(case.history, records=early, profile=profile())


@pytest.fixture(scope="module")
def case(history: History) -> str:
    """The history, as JSON (履歴の JSON)."""
    return history_to_json(history)


MONITOR = act_to_json(Monitor(by=CITY, track="t-mother"))
RECEIVE = act_to_json(Receive(by=CITY, track="t-3", person="p-mother", route=DiscoveryRoute.PERSON))
NOWHERE = act_to_json(Monitor(by=CITY, track="t-nai"))
TAX = act_to_json(
    Share(by=story.TAX, to=CITY, information=(story.ARREARS,), purpose=Purpose.SUPPORT_SYSTEM)
)
DIALLED = act_to_json(
    RequestCooperation(
        by=CITY,
        request="q-1",
        to="a-byouin",
        information=(Information("p-son", Category.HEALTH, story.HOSPITAL),),
        purpose=Purpose.INFORMATION_EXCHANGE,
    )
)
BY_THE_COUNCIL = act_to_json(
    DecideAcceptance(
        by=story.SHAKYO,
        track="t-son",
        result=AcceptanceResult.ACCEPT,
        decided_by="s-1",
        reason="必要",
    )
)

#: Each act with the exit code of its answer, in the demo's first weeks.
ACTS = [
    (RECEIVE, 0, Outcome.PERMITTED),
    (TAX, 3, Outcome.UNDETERMINED),
    (MONITOR, 1, Outcome.NOT_PERMITTED),
    (BY_THE_COUNCIL, 1, Outcome.FORBIDDEN),
    (NOWHERE, 2, None),
    ("{}", 2, None),
    ("{", 2, None),
    ("no-such-file.json", 2, None),
]


@pytest.mark.parametrize(("act", "code", "outcome"), ACTS)
def test_judge_leaves_with_the_code_of_its_answer(
    case: str, act: str, code: int, outcome: Outcome | None
):
    """0 yes, 1 no, 3 undetermined, 2 unreadable or dangling."""
    done = run("judge", case, act, "--on", ON.isoformat())

    assert done.exit_code == code
    assert outcome is None or outcome.label.ja in done.stdout.splitlines()[0]
    assert bool(done.stderr) == (outcome is None)


@pytest.mark.parametrize(("act", "code", "outcome"), ACTS[:5])
def test_the_shell_sees_the_same_codes(
    tmp_path: Path, case: str, act: str, code: int, outcome: Outcome | None
):
    """From a process of its own, with files, it is the same answer as JSON."""
    (tmp_path / "case.json").write_text(case, encoding="utf-8")
    (tmp_path / "act.json").write_text(act, encoding="utf-8")

    done = shell(
        "judge",
        str(tmp_path / "case.json"),
        str(tmp_path / "act.json"),
        "--on",
        ON.isoformat(),
        "--json",
    )

    assert done.returncode == code
    if outcome is not None:
        assert answer_from_plain(json.loads(done.stdout)).outcome is outcome


def test_inputs_come_as_file_as_stdin_and_inline(tmp_path: Path, case: str):
    """The three ways of giving a case give the same answer."""
    (tmp_path / "case.json").write_text(case, encoding="utf-8-sig")
    asked = (MONITOR, "--on", ON.isoformat())

    pages = {
        run("judge", case, *asked).stdout,
        run("judge", str(tmp_path / "case.json"), *asked).stdout,
        run("judge", "-", *asked, stdin=case).stdout,
    }

    assert len(pages) == 1
    assert "判定" in pages.pop()


# --- questions line by line ---------------------------------------------------------------------


def line(case: str, act: str, **more: object) -> str:
    """One question of JSON Lines (1行の問い)."""
    return json.dumps({"case": json.loads(case), "act": json.loads(act), **more}) + "\n"


CODES = {"yes": 0, "no": 1, "undetermined": 3, "bad": 2}


@pytest.mark.parametrize(
    ("lines", "code"),
    [
        (["yes"], 0),
        (["yes", "undetermined"], 3),
        (["yes", "undetermined", "no"], 1),
        (["no", "bad", "undetermined", "yes"], 2),
        ([], 2),
    ],
)
def test_over_many_questions_the_gravest_code_wins(case: str, lines: list[str], code: int):
    """2 > 1 > 3 > 0, and each good line is answered in its order."""
    acts = {"yes": RECEIVE, "no": MONITOR, "undetermined": TAX}
    given = "".join(
        line(case, acts[each], on=ON.isoformat()) if each in acts else "{bad\n" for each in lines
    )

    done = run("judge", "-", stdin=given)

    found = [answer_from_plain(json.loads(each)).outcome for each in done.stdout.splitlines()]
    wanted = {
        "yes": Outcome.PERMITTED,
        "no": Outcome.NOT_PERMITTED,
        "undetermined": Outcome.UNDETERMINED,
    }
    assert done.exit_code == code
    assert found == [wanted[each] for each in lines if each in wanted]


@pytest.mark.parametrize(
    ("bad", "code"),
    [
        ("{bad", "json"),
        ("[1]", "type"),
        ('{"case": {}, "case": {}}', "duplicate_key"),
        ('{"case": NaN}', "json"),
        ('{"case": {}, "act": {}, "who": 1}', "unknown_key"),
        ('{"act": {}}', "missing"),
        ('{"case": {}, "act": {}, "on": 3}', "type"),
        ('{"case": {}, "act": {}, "on": "2026-02-30"}', "day"),
        ('{"case": {}, "act": {}, "under": "../../etc/passwd"}', "unknown_profile"),
        pytest.param("\udcff", "json", id="no utf-8"),
    ],
)
def test_bad_line_is_told_by_its_number_and_passed_over(case: str, bad: str, code: str):
    """The next question is answered all the same."""
    good = line(case, RECEIVE)
    given = (good + bad + "\n\n" + good).encode("utf-8", "surrogateescape")

    done = run("judge", "-", stdin=given)

    assert done.exit_code == 2
    assert len(done.stdout.splitlines()) == 2
    assert done.stderr
    assert all(each.startswith("2行目: ") for each in done.stderr.splitlines())
    assert f"[{code}]" in done.stderr


def test_all_that_is_wrong_with_a_line_is_told_at_once():
    """Case and act are both looked at."""
    done = run("judge", "-", stdin='{"case": {"format": 1}, "act": {"type": "x"}, "on": "x"}')

    assert {"on", "act.type", "case.id"} <= {
        each.split(": ")[1] for each in done.stderr.splitlines()
    }


def test_each_question_is_answered_before_the_next_is_given(case: str):
    """Another program may ask, wait and ask again: nothing is kept back, nothing piles up."""
    with subprocess.Popen(
        [sys.executable, "-m", "jusou", "judge", "-"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        # Buffered, as it is for whoever does not know of PYTHONUNBUFFERED.
        env={**os.environ, "PYTHONIOENCODING": "utf-8", "PYTHONUNBUFFERED": ""},
    ) as asked:
        assert asked.stdin
        assert asked.stdout
        # Whoever waits in vain is to see a failure, not to wait for ever.
        patience = threading.Timer(60, asked.kill)
        patience.start()
        for _ in range(3):
            asked.stdin.write(line(case, RECEIVE).encode())
            asked.stdin.flush()
            assert json.loads(asked.stdout.readline())["outcome"] == "permitted"
        asked.stdin.close()
        assert asked.wait(30) == 0
        patience.cancel()


def test_a_line_may_say_its_own_municipality_and_day(case: str):
    """What the line says goes before what the command line says."""
    day = "2026-10-01"
    done = run("judge", "-", "--on", "2026-11-01", stdin=line(case, RECEIVE, on=day))

    assert json.loads(done.stdout)["on"] == day


# --- meetings -----------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def bare() -> str:
    """A case of nobody known, under the national default (はじめのケース)."""
    return history_to_json(attrs.evolve(story.opening().history, profile=None))


@pytest.fixture(scope="module")
def agreed() -> str:
    """A case accepted and consented to, under the national default (同意のあるケース)."""
    city = Party("a-city")
    case = Case.open("c-doui", people=(Person("p-doui", birth=dt.date(1950, 1, 1)),))
    scope = Scope(
        frozenset({Category.CIRCUMSTANCES}),
        frozenset(Purpose),
        agencies=frozenset({"a-city", "a-coordinator"}),
    )
    done: list[Any] = [
        Receive(
            by=city,
            track="t-1",
            person="p-doui",
            route=DiscoveryRoute.PERSON,
            challenges=frozenset({Challenge.CARE}),
        ),
        DecideAcceptance(
            by=city,
            track="t-1",
            result=AcceptanceResult.ACCEPT,
            decided_by="s-1",
            reason="必要",
        ),
        GiveConsent(by=city, consent=Consent("k-1", "p-doui", scope, ObtainedBy.WRITTEN)),
    ]
    for number, act in enumerate(done):
        moment = dt.datetime(2026, 5, 1, 9, number, tzinfo=dt.UTC)
        case = case.with_record(Record(f"r-{number}", moment.date(), moment, act))
    return history_to_json(case.history)


def test_meetings_is_a_yes_if_any_body_permits(agreed: str):
    """The 重層的支援会議 may take the plan, whatever the 支援会議 may not."""
    done = run(
        "meetings", agreed, "--purpose", "plan_deliberation", "--on", ON.isoformat(), "--json"
    )
    outcomes = {each["body"]: each["answer"]["outcome"] for each in json.loads(done.stdout)}

    assert outcomes == {"b-shien": "not_permitted", "b-jusou": "permitted"}
    assert done.exit_code == 0


def test_meetings_is_undetermined_before_a_no(bare: str):
    """Where something is missing for one body, the whole is open."""
    done = run("meetings", bare, "--on", ON.isoformat(), "--json")

    assert {each["answer"]["outcome"] for each in json.loads(done.stdout)} == {
        "undetermined",
        "not_permitted",
    }
    assert done.exit_code == 3


def test_meetings_is_a_no_if_none_may(bare: str):
    """Before the scheme runs, no body may take it."""
    done = run("meetings", bare, "--purpose", "service", "--on", ON.isoformat())

    assert done.exit_code == 1


def test_meetings_tells_of_every_body_and_at_length_only_of_the_nearest(case: str):
    """None may as it stands: two at length, the others in a line with reason and article."""
    done = run("meetings", case, "--on", ON.isoformat())
    names = [body.name for body in Municipality.load(story.UNDER).bodies]
    lines = done.stdout.splitlines()

    assert all(f" {name}: " in done.stdout for name in names)
    assert [name for name in names if name in lines] == names[:2]
    assert "重層的支援会議: このままではできません" in done.stdout
    full = run("meetings", case, "--on", ON.isoformat(), "--full").stdout.splitlines()
    assert all(name in full for name in names)


def test_meetings_tells_first_of_those_that_may(agreed: str):
    """The one that may is first and at length; the other is one line, and the second is not told."""
    done = run("meetings", agreed, "--purpose", "plan_deliberation", "--on", ON.isoformat())
    lines = done.stdout.splitlines()

    assert lines[2] == "○ 重層的支援会議: できます"
    assert lines[3].startswith("× 支援会議: このままではできません")
    assert "重層的支援会議" in lines
    assert "支援会議" not in lines


def test_meetings_tells_what_must_be_reported_first(agreed: str):
    """A suspicion on record is told with its addressee and article, before any meeting."""
    case = Case.of(history_from_json(agreed, known=Known.of(Municipality.load("default"))))
    moment = dt.datetime(2026, 5, 2, 9, 0, tzinfo=dt.UTC)
    suspected = Assess(
        by=Party("a-city"),
        track="t-1",
        suspects=frozenset({ReportKind.ELDER_ABUSE}),
    )
    case = case.with_record(Record("r-suspect", moment.date(), moment, suspected))
    done = run("meetings", history_to_json(case.history), "--on", ON.isoformat())

    assert "・p-doui: 高齢者虐待（養護者）の通報（義務） → 市町村" in done.stdout
    assert "高齢者虐待防止法第7条第1項" in "".join(each.strip() for each in done.stdout.split("\n"))


@pytest.mark.parametrize(
    ("option", "value"),
    [("--purpose", "chat"), ("--about", "p-nobody"), ("--under", "nowhere"), ("--on", "20261113")],
)
def test_wrong_option_is_refused_by_its_name(case: str, option: str, value: str):
    """One line says which option, and its value is not repeated."""
    done = run("meetings", case, option, value)

    assert done.exit_code == 2
    assert done.stderr.startswith(f"{option}: ")
    assert len(done.stderr.splitlines()) == 1
    assert value not in done.stderr.replace("--about", "")


# --- audit --------------------------------------------------------------------------------------


def recorded(history: History, act: Any, ident: str = "r-late") -> str:
    """The history with one more act, done whether permitted or not (行為を加えた履歴)."""
    moment = dt.datetime(2025, 9, 19, 9, tzinfo=dt.UTC)
    record = Record(ident, dt.date(2025, 9, 19), moment, act)
    return history_to_json(attrs.evolve(history, records=(*history.records, record)))


@pytest.fixture(scope="module")
def kept(history: History) -> dict[str, str]:
    """Histories by what is to be found in them (いろいろな履歴)."""
    doubtful = Share(
        by=story.TAX, to=CITY, information=(story.ARREARS,), purpose=Purpose.SUPPORT_SYSTEM
    )
    return {
        "clean": history_to_json(history),
        "wrong": recorded(history, Monitor(by=CITY, track="t-mother")),
        "doubtful": recorded(history, doubtful),
        "bad": "{bad",
    }


@pytest.mark.parametrize(
    ("lines", "code"),
    [
        (["clean"], 0),
        (["clean", "doubtful"], 3),
        (["clean", "doubtful", "wrong"], 1),
        (["wrong", "bad", "clean"], 2),
    ],
)
def test_audit_leaves_with_the_gravest_code(
    tmp_path: Path, kept: dict[str, str], lines: list[str], code: int
):
    """Over one file of lines, and over one file each, it is the same code."""
    together = tmp_path / "all.jsonl"
    together.write_text("\n".join(kept[each] for each in lines), encoding="utf-8")
    alone = []
    for number, each in enumerate(lines):
        path = tmp_path / f"{number}.json"
        path.write_text(kept[each], encoding="utf-8")
        alone.append(str(path))

    assert run("audit", str(together)).exit_code == code
    assert run("audit", *alone).exit_code == code
    assert run("audit", "-", stdin=together.read_text(encoding="utf-8")).exit_code == code


def test_audit_says_what_to_look_at_again_and_never_that_anyone_did_wrong(kept: dict[str, str]):
    """Its page becomes a public record: 要確認, with the reason."""
    done = run("audit", kept["wrong"])

    assert "要確認: 2025-09-19 モニタリング（r-late）" in done.stdout
    assert "flow.order" in done.stdout
    assert "違反" not in done.stdout


def test_audit_reads_a_history_written_over_many_lines(tmp_path: Path, history: History):
    """A file that a person can read is one history, not a hundred bad lines."""
    path = tmp_path / "readable"
    path.write_text(history_to_json(history, indent=2), encoding="utf-8")

    assert run("audit", str(path)).exit_code == 0


def test_audit_goes_on_after_a_bad_line(tmp_path: Path, kept: dict[str, str]):
    """The bad line is told by its number, the others are audited."""
    path = tmp_path / "many.jsonl"
    path.write_text("\n".join(kept[each] for each in ("clean", "bad", "wrong")), encoding="utf-8")

    done = run("audit", str(path), "--json")

    assert [json.loads(each)["line"] for each in done.stdout.splitlines()] == [1, 3]
    assert done.stderr.startswith("HISTORY 2行目: ")


# --- profiles and days --------------------------------------------------------------------------


def bodies(done: Result) -> set[str]:
    """The bodies told of (示された会議体)."""
    return {each["body"] for each in json.loads(done.stdout)}


def test_without_under_the_history_says_under_whom():
    """Its own profile if it names one, the national default if not; --under goes before both."""
    unnamed = attrs.evolve(story.opening().history, profile=None)
    named = history_to_json(attrs.evolve(unnamed, profile=profile()))

    assert "b-care-tantou" in bodies(run("meetings", named, "--json"))
    assert bodies(run("meetings", named, "--json", "--under", "default")) == {"b-shien", "b-jusou"}
    assert bodies(run("meetings", history_to_json(unnamed), "--json")) == {"b-shien", "b-jusou"}


def test_what_the_profile_does_not_register_is_told(case: str):
    """Under another municipality its sections are unknown: said, rather than guessed."""
    done = run("judge", case, RECEIVE, "--under", "default")

    assert done.exit_code == 2
    assert "[dangling]" in done.stderr


def test_under_takes_a_file_of_ones_own(tmp_path: Path, bare: str):
    """A municipality that does not come with jusou is named by its TOML file."""
    text = (Path(inputs.__file__).parents[1] / "municipality/default.toml").read_text("utf-8")
    path = tmp_path / "own.toml"
    path.write_text(text.replace('"b-shien"', '"b-own"'), encoding="utf-8")
    tomllib.loads(path.read_text(encoding="utf-8"))

    assert "b-own" in bodies(run("meetings", bare, "--json", "--under", str(path)))
    assert run("meetings", bare, "--under", str(tmp_path / "none.toml")).exit_code == 2
    path.write_text("id = ", encoding="utf-8")
    assert run("meetings", bare, "--under", str(path)).exit_code == 2


def test_a_history_under_another_profile_says_so_before_what_is_not_found():
    """Two hundred missing names have one cause: it is said first, and the rest is still listed."""
    done = run("meetings", text("hachimaru_gomaru"), "--under", "default")
    first, *rest = done.stderr.splitlines()

    assert done.exit_code == 2
    assert first.endswith("[other_profile]")
    assert rest
    assert all(line.endswith("[dangling]") for line in rest)


def test_unknown_profile_of_a_history_is_asked_for(history: History):
    """Nobody judges under rules that are not there."""
    other = attrs.evolve(history, profile=ProfileRef("mura-x", "1", "x"))
    done = run("judge", history_to_json(other), RECEIVE)

    assert done.exit_code == 2
    assert "--under" in done.stderr
    assert "mura-x" not in done.stderr


def test_changed_profile_is_told(history: History):
    """The answer is under the profile as it is; the reader learns that it has changed."""
    changed = attrs.evolve(history, profile=attrs.evolve(profile(), hash="x-0"))
    done = run("judge", history_to_json(changed), RECEIVE)

    assert done.exit_code == 0
    assert "変わっています" in done.stderr
    assert not run("judge", history_to_json(history), RECEIVE).stderr


def test_without_on_it_is_today_in_japan(monkeypatch: pytest.MonkeyPatch, case: str):
    """At eleven at night in London it is tomorrow in Japan."""

    class Clock(dt.datetime):
        @classmethod
        def now(cls, tz: dt.tzinfo | None = None) -> "Clock":
            return cls(2026, 10, 31, 23, 0, tzinfo=tz)

    monkeypatch.setattr(inputs.dt, "datetime", Clock)

    assert json.loads(run("judge", case, RECEIVE, "--json").stdout)["on"] == "2026-11-01"


# --- what is never printed ----------------------------------------------------------------------

NUMBER = "123456789018"
SECRETS = [
    f'{{"type": "monitor", "by": {{"agency": "a-fukushi"}}, "track": "t-1", "note": "マイナンバー {NUMBER}"}}',
    f'{{"type": "monitor", "{CANARY}": 1}}',
    f'{{"type": "{CANARY}"}}',
    f'{{"type": "monitor", "track": "{CANARY}", "by": {{"agency": "{CANARY}"}}}}',
    f'{{"type": "monitor", "by": "{CANARY}"',
    f'{CANARY} {{"type": "monitor"}}',
    f"{CANARY}.json",
    f"\0{CANARY}",
]


@pytest.mark.parametrize("secret", SECRETS, ids=range(len(SECRETS)))
@pytest.mark.parametrize("lang", ["ja", "en"])
def test_nothing_of_a_bad_input_is_repeated(case: str, secret: str, lang: str):
    """Wherever a name or a マイナンバー stands by mistake, no message carries it on."""
    for args in (
        ("judge", case, secret),
        ("judge", secret, RECEIVE),
        ("meetings", secret),
        ("audit", secret),
        ("rules", secret),
        ("municipality", "show", secret),
        ("judge", case, RECEIVE, secret),
        ("judge", case, RECEIVE, "--on", secret),
        ("judge", case, RECEIVE, "--under", secret),
        ("meetings", case, "--purpose", secret),
        ("meetings", case, "--about", secret),
        ("flow", "--format", secret),
        (secret,),
        (f"--{secret}",),
    ):
        done = run(*args, "--lang", lang)
        assert done.exit_code == 2, args[0]
        assert CANARY not in done.output
        assert NUMBER not in done.output
        assert "Traceback" not in done.output
    streamed = run("judge", "-", "--lang", lang, stdin=secret + "\n")
    assert streamed.exit_code == 2
    assert CANARY not in streamed.output
    assert NUMBER not in streamed.output


@pytest.mark.parametrize("command", ["audit", "due"])
def test_standard_input_is_read_once(case: str, command: str):
    """Named twice, the second time is a mistake and no fault of ours."""
    done = run(command, "-", "-", stdin=case)

    assert done.exit_code == 2
    assert "一度しか" in done.stderr


def test_a_fault_of_ours_is_one_line_without_what_was_given(
    monkeypatch: pytest.MonkeyPatch, case: str
):
    """Code 70, where it was, and not a word of the input."""

    def broken(*_: object, **__: object) -> None:
        raise ValueError(CANARY)

    monkeypatch.setattr(questions, "judge", broken)
    done = run("judge", case, RECEIVE)

    assert done.exit_code == 70
    assert done.stdout == ""
    assert len(done.stderr.splitlines()) == 1
    assert "ValueError test_cli.py:" in done.stderr
    assert CANARY not in done.stderr


def test_a_large_file_is_refused_before_it_is_read(tmp_path: Path):
    """A file of more than 1 GB is refused at once."""
    path = tmp_path / "large.json"
    with path.open("wb") as file:
        file.truncate(3_000_000_000)
    start = time.monotonic()
    tracemalloc.start()

    for args in (("judge", str(path), "{}"), ("meetings", str(path)), ("audit", str(path))):
        done = run(*args)
        assert done.exit_code == 2
        assert "[too_large]" in done.stderr
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 20_000_000
    assert time.monotonic() - start < 2


def test_a_line_too_long_is_passed_over(monkeypatch: pytest.MonkeyPatch, case: str):
    """It is told as a bad line, and the one after it is answered."""
    good = line(case, RECEIVE)
    monkeypatch.setattr(inputs, "MAX_LENGTH", len(good.encode()) + 10)

    done = run("judge", "-", stdin="x" * len(good) * 3 + "\n" + good)

    assert done.exit_code == 2
    assert done.stderr.startswith("1行目: ")
    assert "[too_large]" in done.stderr
    assert len(done.stdout.splitlines()) == 1
    audited = run("audit", "-", stdin="x" * len(good) * 3 + "\n{}\n")
    assert "HISTORY 1行目: " in audited.stderr
    assert "[too_large]" in audited.stderr


def test_a_reader_that_goes_away_leaves_no_traceback():
    """Piped into head, it ends quietly, and not with the code of an answer."""
    with subprocess.Popen(
        [sys.executable, "-m", "jusou", "rules", "consent.representative"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as piped:
        assert piped.stdout
        assert piped.stderr
        piped.stdout.close()
        said = piped.stderr.read()
        code = piped.wait(30)

    assert said == b""
    assert code == 141


def test_nothing_asked_is_no_yes():
    """An empty pipe is a mistake upstream, not permission."""
    for given in ("", "\n \n"):
        done = run("judge", "-", stdin=given)
        assert (done.exit_code, done.stdout) == (2, "")
        assert "[empty]" in done.stderr


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no full device here")
@pytest.mark.parametrize("args", ["rules", "--help", "municipality", "schema"])
def test_output_that_cannot_be_written_is_no_fault_of_ours(args: str):
    """A full disk has a code of its own, and one line."""
    done = by_shell(f"{args} >/dev/full")

    assert done.returncode == 74
    assert done.stderr.decode() == "出力を書き出せません。 [output]\n"
    assert by_shell("judge 2>/dev/full").returncode == 2


def by_shell(command: str) -> "subprocess.CompletedProcess[bytes]":
    """Run the command as a shell does, with its redirections (シェルからの実行)."""
    return subprocess.run(
        ["/bin/sh", "-c", f'"$0" -m jusou {command}', sys.executable],
        capture_output=True,
        check=False,
        env={**os.environ, "PYTHONIOENCODING": "utf-8"},
        timeout=60,
    )


@pytest.mark.skipif(os.name == "nt", reason="a shell's redirections")
@pytest.mark.parametrize(
    ("command", "code", "told"),
    [
        ("rules >&-", 74, "[output]"),
        ("judge - <&-", 2, "[no_file]"),
        ("meetings - <&-", 2, "[no_file]"),
        ("audit - <&-", 2, "[no_file]"),
    ],
)
def test_what_is_closed_is_told(command: str, code: int, told: str):
    """A closed stream is told in one line; it is not our fault."""
    done = by_shell(command)

    assert done.returncode == code
    assert told in done.stderr.decode()
    assert len(done.stderr.splitlines()) == 1


def test_codes_are_told_where_they_are_looked_for():
    """The top help has every code, meetings the one it had left out, and the page has the table."""
    page = (Path(__file__).parents[1] / "docs" / "embedding.md").read_text(encoding="utf-8")
    for code in (0, 1, 3, 2, 70, 74, 130, 141):
        assert re.search(rf"\b{code} ", run("--help").stdout)
        assert re.search(rf"\b{code} ", run("--help", "--lang=en").stdout)
        assert f"\n| {code} | " in page
    assert "2 > 1 > 3 > 0" in page
    assert "2 入力の誤り" in "".join(
        each.strip() for each in run("meetings", "--help").stdout.split("\n")
    )


def test_audit_reads_what_judge_reads(history: History):
    """Wherever a history is broken into lines, it is one history; a bad one has no line."""
    text = history_to_json(history)
    for at in [each.end() for each in re.finditer(r'[{\[,:}\]"](?=[{\[,:}\]"])', text)][:60]:
        broken = text[:at] + "\n" + text[at:]
        if json_or_none(broken) is not None:
            assert run("audit", "-", stdin=broken).exit_code == 0, text[:at][-20:]
    bad = run("audit", "-", stdin='{"format": 1\n, "id": 3}')
    assert bad.stderr.startswith("HISTORY: ")
    assert "HISTORY: id: " in bad.stderr


def json_or_none(text: str) -> Any:
    """The JSON, if it is any (JSON なら読む)."""
    try:
        return json.loads(text)
    except ValueError:
        return None


def test_a_whole_file_has_no_line_number(tmp_path: Path, kept: dict[str, str]):
    """A line is told only where there are several, and it is the line of the file."""
    path = tmp_path / "one.json"
    path.write_text(kept["bad"] + "\n", encoding="utf-8")
    assert run("audit", str(path)).stderr.startswith("HISTORY: ")
    path.write_text("\n" + kept["clean"] + "\n" + kept["bad"], encoding="utf-8")
    assert run("audit", str(path)).stderr.startswith("HISTORY 3行目: ")


def test_an_array_is_told_to_be_one_history_a_line(kept: dict[str, str]):
    """An export of everything is told how to come."""
    array = f"[{kept['clean']},{kept['clean']}]"
    for done in (run("audit", array), run("audit", "-", stdin=array), run("judge", array, RECEIVE)):
        assert done.exit_code == 2
        assert "JSON Lines" in done.stderr
        assert "[type]" in done.stderr


def test_audit_asks_for_an_unknown_profile_by_its_option(history: History):
    """It is told what to write, as judge tells it."""
    other = attrs.evolve(history, profile=ProfileRef("mura-x", "1", "x"))
    done = run("audit", history_to_json(other))

    assert done.exit_code == 2
    assert "--under" in done.stderr
    assert "mura-x" not in done.stderr


def test_misuse_of_a_command_leads_to_its_own_help():
    """Wherever the mistake is, the hint names the command."""
    for args in (("judge",), ("judge", "--under"), ("judge", "--nai"), ("judge", "a", "b", "c")):
        assert "jusou judge --help" in run(*args).stderr


# --- how it looks -------------------------------------------------------------------------------


def pages(case: str) -> Iterator[tuple[str, ...]]:
    """Every command that writes for people (文面を出すコマンド)."""
    on = ("--on", ON.isoformat())
    yield from (("demo",), ("rules",), ("flow",), ("municipality", "list"), ("--help",))
    yield from (("rules", ident) for ident in RULES)
    for name in ("demo", "judge", "meetings", "audit", "rules", "flow", "municipality", "schema"):
        yield (name, "--help")
    yield ("municipality", "show", "tsuruoka", *on)
    yield ("meetings", case, *on)
    yield ("meetings", case, *on, "--full")
    yield from (("judge", case, act, *on, "--full") for act in (RECEIVE, TAX, BY_THE_COUNCIL))


def columns(text: str) -> int:
    """How many columns a line takes on a Japanese screen (桁数)."""
    return sum(2 if unicodedata.east_asian_width(char) in "FWA" else 1 for char in text)


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_no_line_is_wider_than_eighty_columns(case: str, lang: str):
    """Piped or printed, every page fits the paper."""
    for args in pages(case):
        done = run(*args, "--lang", lang)
        assert done.exit_code in {0, 1, 3}, args[0]
        assert done.stdout
        for each in done.stdout.splitlines():
            assert columns(each) <= 80, (args[0], each)


@pytest.mark.parametrize(
    "text",
    [
        "  → 本人に説明し、口頭でもよいので、日時・説明した人・範囲を記録してください。",
        "あ" * 39 + "。" + "い" * 50,
        "あ" * 38 + "「い」" + "う" * 60,
        "a" * 300,
        "word " * 60,
        "。" * 100,
        "",
    ],
)
def test_wrapping_loses_nothing_and_opens_no_line_with_a_full_stop(text: str):
    """Every character is still there, and no line begins with 。 or ends with 「."""
    found = list(wrapped(text, 80))
    crowded = set(text.strip()) <= {"。"}

    assert "".join(found).replace(" ", "") == text.replace(" ", "")
    assert all(cells(each) <= 80 for each in found)
    assert crowded or not any(each.lstrip().startswith(("。", "、", "」")) for each in found[1:])
    assert not any(each.endswith("「") for each in found)


def test_what_is_piped_holds_no_escape_codes(case: str):
    """A file or another program gets plain text."""
    for args in (("demo",), ("meetings", case, "--on", ON.isoformat())):
        done = shell(*args, FORCE_COLOR="1", TERM="xterm-256color", CLICOLOR_FORCE="1")

        assert done.returncode in {0, 3}
        assert b"\x1b" not in done.stdout
        assert b"\x1b" not in done.stderr


@pytest.mark.parametrize("encoding", ["cp932", "ascii", "latin-1"])
def test_a_console_that_knows_few_characters_is_enough(case: str, encoding: str):
    """On a Windows console nothing fails; what it lacks is written as something near."""
    for args in (("demo",), ("rules",), ("judge", case, MONITOR, "--on", ON.isoformat())):
        done = shell(*args, PYTHONIOENCODING=encoding)

        assert done.returncode in {0, 1}
        assert done.stderr == b""
        page = done.stdout.decode(encoding)
        assert encoding != "cp932" or "?" not in page
    assert encoding != "cp932" or "15か月" in shell(
        "demo", PYTHONIOENCODING=encoding
    ).stdout.decode(encoding)


def test_json_loses_nothing_on_such_a_console(case: str):
    """For machines it is escaped, never replaced."""
    args = ("judge", case, MONITOR, "--on", ON.isoformat(), "--json")
    plain, narrow = shell(*args), shell(*args, PYTHONIOENCODING="cp932")

    assert json.loads(plain.stdout) == json.loads(narrow.stdout)
    assert narrow.stdout.isascii()


# --- pages of what jusou knows ------------------------------------------------------------------


@pytest.mark.parametrize("ident", RULES)
def test_a_rule_shows_its_whole_table(ident: str):
    """Every combination of facts is in one row, and only one, with the outcome the rule gives."""
    done = run("rules", ident, "--json")
    rows = json.loads(done.stdout)["table"]
    rule = RULES[ident]
    seen = Counter[tuple[str, ...]]()
    for facts in rule.rows():
        for row in rows:
            if all(
                value.value in row["facts"][name]
                for name, value in zip(rule.domains, facts, strict=True)
            ):
                seen[tuple(facts)] += 1
                assert row["outcome"] == rule.on(ON, *facts).outcome.value

    assert set(seen.values()) == {1}
    assert len(seen) == len(list(rule.rows()))


@pytest.mark.parametrize("ident", RULES)
def test_a_rule_is_readable_with_its_sentence_sources_and_examples(ident: str):
    """What an officer signs stands on one page: as many rows and examples as there are."""
    rule = RULES[ident]
    page = run("rules", ident, "--on", ON.isoformat()).stdout
    flat = re.sub(r"\s", "", page)

    assert re.sub(r"\s", "", rule.says.ja) in flat
    for cite in rule.cites:
        cited = cite.on(ON)
        assert re.sub(r"\s", "", cited.label.ja if cited else str(cite)) in flat
        assert cite.places[-1].since.isoformat() in page
    _, _, below = page.partition("\n表（")
    table, _, examples = below.partition("\n例:")
    assert len(re.findall(r"^  [○△×] ", table, re.MULTILINE)) == len(condensed(rule))
    assert len(re.findall(r"^・", examples, re.MULTILINE)) == len(rule.examples)


def test_rules_are_listed_by_module():
    """All of them, each with its sentence."""
    page = run("rules").stdout
    flat = re.sub(r"\s", "", page)

    for rule in RULES.values():
        assert f"・{rule.id}（" in page
        assert re.sub(r"\s", "", rule.says.ja) in flat


def test_unknown_rule_names_its_neighbours():
    """Who mistypes an id finds it."""
    done = run("rules", "consent.representativ")

    assert done.exit_code == 2
    assert "consent.representative" in done.stderr


@pytest.mark.parametrize(
    ("form", "begins"),
    [("mermaid", "stateDiagram-v2"), ("dot", "digraph coordination"), ("table", "多機関協働事業")],
)
def test_flow_is_drawn_in_each_format(form: str, begins: str):
    """Both charts, in the form asked for."""
    done = run("flow", "--format", form)

    assert done.exit_code == 0
    assert done.stdout.startswith(begins)
    assert "再プラン" in done.stdout


def test_profiles_are_listed_and_shown():
    """Each that comes with jusou, by its id."""
    listed = json.loads(run("municipality", "list", "--json").stdout)

    assert {each["id"] for each in listed} == set(Municipality.shipped())
    for each in listed:
        done = run("municipality", "show", each["id"])
        assert done.exit_code == 0
        assert each["name"] in done.stdout.splitlines()[0]
        shown = json.loads(run("municipality", "show", each["id"], "--json").stdout)
        assert shown["id"] == each["id"]


def test_schema_is_one_json_schema():
    """Another language reads what is exchanged from it."""
    schema = json.loads(run("schema").stdout)

    assert schema["$schema"].startswith("https://json-schema.org/")
    assert {"Act", "Answer", "History"} <= set(schema["$defs"])


@pytest.mark.parametrize(
    ("args", "code"),
    [
        ((), 0),
        (("--help",), 0),
        (("--version",), 0),
        (("municipality",), 0),
        (("nai",), 2),
        (("judge",), 2),
        (("judge", "{}"), 2),
        (("judge", "-", "-"), 2),
        (("audit",), 2),
        (("audit", "-", "-"), 2),
        (("rules", "a", "b"), 2),
        (("demo", "--lang", "fr"), 2),
        (("judge", "--under"), 2),
        (("judge", "--nai"), 2),
        (("municipality", "show", "default", "--on", "bad", "--json"), 2),
    ],
)
def test_misuse_is_told_in_one_line(args: tuple[str, ...], code: int):
    """What is wrong with the command line, and where to read on."""
    done = run(*args)

    assert done.exit_code == code
    assert len(done.stderr.splitlines()) == (1 if code else 0)


@pytest.mark.parametrize(
    "command",
    ["demo", "judge", "meetings", "audit", "view", "due", "form", "rules", "flow"],
)
def test_help_is_in_both_languages(command: str):
    """The Japanese help is Japanese, the English one English."""
    japanese, english = run(command, "--help").stdout, run(command, "--help", "--lang=en").stdout

    assert japanese.startswith("使い方: jusou ")
    assert english.startswith("Usage: jusou ")
    assert re.search("[ぁ-ん]", japanese)
    assert not re.search("[ぁ-ん]", english)


# --- the demo -----------------------------------------------------------------------------------

#: What practice expects of each refusal worth showing: outcome, rules in the way, first remedy.
EXPECTED = {
    "母の同意で、息子の病歴も議題に入れる": (
        Outcome.NOT_PERMITTED,
        {"sharing.consent"},
        "次の情報を外せば",
    ),
    "母が、息子の欄に代わりに署名する": (
        Outcome.NOT_PERMITTED,
        {"consent.representative"},
        "本人に説明し、口頭でも",
    ),
    "市社協が、自分で支援会議を組織する": (
        Outcome.FORBIDDEN,
        {"meeting.organiser_shien"},
        "市が組織してください",
    ),
    "市の担当者が、息子の主治医に電話で病状を尋ねる": (
        Outcome.NOT_PERMITTED,
        {"sharing.consent", "sharing.shien_kaigi"},
        "支援会議の名の文書で求めるか",
    ),
    "支援会議で聞いた母のもの忘れを、資料に入れる": (
        Outcome.NOT_PERMITTED,
        {"sharing.heard_in_shien_kaigi", "sharing.consent", "meeting.consent_jusou"},
        "次の情報を外せば",
    ),
    "自治会長が同席したまま、母のプラン案を審議する": (
        Outcome.NOT_PERMITTED,
        {"meeting.pledge_jusou", "sharing.consent", "meeting.consent_jusou"},
        "先に守秘の誓約を取るか",
    ),
    "市納税課から市福祉課へ、母の滞納額を伝える": (
        Outcome.UNDETERMINED,
        {
            "sharing.tax_secrecy",
            "sharing.within_purpose",
            "sharing.inside_body",
            "sharing.consent",
        },
        "本人の同意書を添えるか",
    ),
    "支援決定の前に、就労体験を始める": (
        Outcome.NOT_PERMITTED,
        {"flow.decision_first"},
        "支援決定を先に",
    ),
}


@pytest.mark.parametrize("what", EXPECTED)
def test_demo_shows_each_refusal_worth_showing(played: tuple[demo.Played, ...], what: str):
    """The engine itself gives the answer an officer expects, for the reason they expect."""
    outcome, rules, first = EXPECTED[what]
    answer = next(each.answer for each in played if each.beat.what.ja == what)

    assert answer.outcome is outcome
    assert answer.rules() == rules
    assert answer.remedies[0].text.ja.startswith(first)


def test_demo_does_only_what_is_permitted(played: tuple[demo.Played, ...]):
    """Whatever is told in passing was permitted; refusals are among what is asked aloud."""
    assert all(each.answer.is_permitted for each in played if not each.beat.asked)
    assert sum(not each.answer.is_permitted for each in played) >= 8


def test_demo_shows_that_saving_a_life_waits_for_nothing(played: tuple[demo.Played, ...]):
    """The mother's illness reaches the hospital though she consented to nothing of the kind."""
    found = next(each for each in played if each.beat.act.type == "emergency_support")

    assert found.beat.asked
    assert found.answer.is_permitted
    assert {part.cell.reasons[0].rule for part in found.answer.parts} == {"sharing.emergency"}


def test_demo_ends_with_someone_in_charge_and_support_going_on():
    """Coordination ends for both; outreach and participation do not."""
    case = demo.play()[1]

    assert {each.id: each.stage for each in case.tracks} == {
        "t-mother": Stage.CLOSED,
        "t-son": Stage.CLOSED,
        "t-reach": Stage.IMPLEMENTATION,
        "t-join": Stage.IMPLEMENTATION,
    }
    assert all(each.lead for each in case.tracks)


def test_demo_asks_the_engine_for_every_answer(monkeypatch: pytest.MonkeyPatch):
    """As many answers as there are beats, each from `do`."""
    asked: list[object] = []

    def counted(case: Case, act: Any, **more: Any) -> Any:
        asked.append(act)
        return do(case, act, **more)

    monkeypatch.setattr(demo, "do", counted)
    demo.play()

    assert asked == [beat.act for scene in scenes() for beat in scene.beats]


def test_demo_tells_each_beat_that_is_asked_with_its_answer(played: tuple[demo.Played, ...]):
    """Nothing asked is left out of the page, in either language."""
    for lang in ("ja", "en"):
        flat = re.sub(r"\s", "", run("demo", "--lang", lang).stdout)
        for each in played:
            assert re.sub(r"\s", "", each.beat.what.in_(lang)) in flat
            if each.beat.asked:
                assert re.sub(r"\s", "", each.answer.outcome.label.in_(lang)) in flat


def test_demo_can_be_read_in_five_minutes():
    """Some seven screens, not seventy."""
    assert len(run("demo").stdout.splitlines()) < 310


def test_demo_for_machines_is_one_answer_a_line(played: tuple[demo.Played, ...]):
    """With --json every beat is there with its whole answer."""
    found = [json.loads(each) for each in run("demo", "--json").stdout.splitlines()]

    assert [answer_from_plain(each["answer"]) for each in found] == [each.answer for each in played]


# --- what the demo relies on --------------------------------------------------------------------


def heard_then_used(*, body: str, sharer: Party) -> set[str]:
    """The rules in the way of the council's using what it only heard in a body of the profile."""
    under = Municipality.load(story.UNDER)
    case = story.opening()
    day = dt.date(2026, 5, 1)
    memory = Information("p-mother", Category.HEALTH, sharer)
    room = story.room(body, story.houkatsu(body))
    item = AgendaItem("i-1", body, Purpose.RESOURCES, about="p-mother", information=(memory,))
    done: list[Any] = [
        Receive(
            by=CITY,
            track="t-1",
            person="p-mother",
            route=DiscoveryRoute.PERSON,
            challenges=frozenset({Challenge.CARE}),
        ),
        ConveneMeeting(by=CITY, meeting=Meeting("m-1", frozenset({body}), day, room, (item,))),
        HearItem(by=CITY, meeting="m-1", item="i-1"),
    ]
    for number, act in enumerate(done):
        moment = dt.datetime(2026, 5, 1, 9, number, tzinfo=dt.UTC)
        case = case.with_record(Record(f"r-{number}", day, moment, act))
    onward = Share(
        by=story.SHAKYO,
        to=story.HOSPITAL,
        information=(Information("p-mother", Category.HEALTH, story.SHAKYO),),
        purpose=Purpose.SERVICE,
    )
    return set(questions.judge(case, onward, under=under, on=day).rules())


def test_what_was_heard_in_a_body_of_the_profile_keeps_its_secrecy():
    """The record of the sitting tells, though the case itself never constituted the body."""
    assert "sharing.heard_in_shien_kaigi" in heard_then_used(body="b-shien", sharer=story.CLINIC)
    assert "sharing.heard_in_shien_kaigi" not in heard_then_used(
        body="b-jusou", sharer=story.CLINIC
    )


# --- what a newcomer gets wrong ---------------------------------------------------------------------


def test_a_shipped_household_goes_from_the_demo_into_every_command(tmp_path: Path):
    """What README types works: the history that the demo gives is one that the others read."""
    given = run("demo", "--history", "hachimaru_gomaru")
    file = tmp_path / "setai.json"
    file.write_bytes(given.stdout_bytes)

    assert given.exit_code == 0
    assert run("audit", str(file)).exit_code in {0, 1}
    assert run("meetings", str(file), "--on", "2026-04-01").exit_code in {0, 1, 3}
    nobody = run("demo", "--history", "../secret")
    assert (nobody.exit_code, "given_back" in nobody.stderr) == (2, True)
    assert "secret" not in nobody.stderr


@pytest.mark.parametrize(
    ("args", "told"),
    [
        (("audit", '{"type": "contact"}'), "HISTORY: 行為（type で始まるもの）のようです。"),
        (("judge", '{"type": "contact"}', '{"type": "contact"}'), "CASE: 行為"),
        (("judge", text("died"), text("died")), "ACT: 履歴（format のあるもの）のようです。"),
        (("judge", text("died"), "{}", "--under", "my.json"), "は、.toml で終わるファイル名で"),
        (("rules", "sharing.consnt"), "近いもの: sharing.consent"),
        (("rules", "zzzz"), "一覧は jusou rules で出ます。"),
        (("law", "106条の6"), "法令名の一覧は jusou law で出ます。"),
    ],
)
def test_a_slip_is_answered_with_what_to_do(args: tuple[str, ...], told: str):
    """One line, exit code 2, and the next thing to try."""
    done = run(*args)

    assert done.exit_code == 2
    assert told in done.stderr
    assert len(done.stderr.splitlines()) == 1


def test_the_act_in_the_help_of_judge_is_one():
    """Whoever copies the example of the help has an act that can be read."""
    for lang in ("ja", "en"):
        said = " ".join(run("judge", "--help", "--lang", lang).stdout.split())
        example = re.search(r'\{"type": .*?"met"\}', said)
        assert example is not None
        assert act_from_json(example[0])


def test_without_the_extra_the_command_says_what_is_missing_and_how_to_get_it():
    """A bare install has the command but not click: it tells why it cannot run."""
    script = "import sys; sys.modules['click'] = None; from jusou.cli import main; main()"
    done = subprocess.run(
        [sys.executable, "-X", "utf8", "-c", script], capture_output=True, text=True, check=False
    )

    assert (done.returncode, done.stdout) == (2, "")
    assert "追加の部品" in done.stderr
    assert "pip install 'jusou[cli]'" in done.stderr


BASH = re.compile(r"```bash\n((?:(?!```).*\n)*?.*demo --history(?:.*\n)*?)```", re.MULTILINE)


@pytest.mark.parametrize("page", ["README.md", "docs/office.md"])
def test_the_commands_of_a_page_can_be_typed_one_after_the_other(
    page: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    """A page that hands out a household types on with it: nothing in the block is a placeholder."""
    written = (Path(__file__).parents[1] / page).read_text(encoding="utf-8")
    block = BASH.search(written)
    assert block is not None
    monkeypatch.chdir(tmp_path)

    for line in block[1].splitlines():
        typed, _, into = line.partition(" > ")
        done = run(*typed.removeprefix(".venv/bin/").split()[1:])
        assert done.exit_code in {0, 1, 3}, (line, done.stderr)
        if into:
            Path(into).write_bytes(done.stdout_bytes)
