"""What an office works from, at the command line (見える範囲・期日・様式のコマンド)."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from jusou.cli import front
from jusou.testing import text

STORY = text("hachimaru_gomaru")
DV = text("dv_separation")


def run(*args: str) -> Result:
    return CliRunner().invoke(front.front, list(args))  # type: ignore[arg-type]


def test_view_shows_ids_and_keeps_names_for_machines():
    """On the screen nobody is named; the whole view is JSON."""
    shown = run("view", STORY, "--for", "agency:a-byouin", "--on", "2026-11-01")
    whole = run("view", STORY, "--for", "agency:a-byouin", "--on", "2026-11-01", "--json")

    assert shown.exit_code == 0
    assert "p-haha" in shown.stdout
    assert "架空 花子" not in shown.stdout
    assert json.loads(whole.stdout)["people"][0]["name"] == "架空 花子"


def test_view_of_the_other_side_has_no_trace():
    """Neither on the screen nor as JSON does he find her."""
    for more in ((), ("--json",)):
        said = run("view", DV, "--for", "person:p-otto", "--on", "2026-11-01", *more).stdout
        assert "p-otto" in said
        assert "p-tsuma" not in said


@pytest.mark.parametrize("reader", ["", "somebody", "agency", "agency:a-byouin:king", "person:a:b"])
def test_a_reader_that_cannot_be_read_is_told_what_may_stand_there(reader: str):
    """One line, exit code 2, and what may be written instead."""
    done = run("view", STORY, "--for", reader or ":")

    assert done.exit_code == 2
    assert "[choice]" in done.stderr
    assert len(done.stderr.splitlines()) == 1


def test_a_reader_nobody_knows_is_an_error():
    """The case is not shown to whom it does not know."""
    done = run("view", STORY, "--for", "agency:a-nobody")

    assert (done.exit_code, done.stdout) == (2, "")
    assert "[unknown_reader]" in done.stderr


def test_due_tells_by_its_exit_code_whether_there_is_anything():
    """0 nothing, 1 something: a nightly run can tell."""
    some = run("due", STORY, "--on", "2025-12-15", "--json")
    none = run("due", text("advice_only"), "--on", "2027-03-01")

    assert (some.exit_code, none.exit_code) == (1, 0)
    rows = [json.loads(line) for line in some.stdout.splitlines()]
    assert {"kind", "case", "what", "source"} <= set(rows[0])


def test_due_tells_of_whom_and_of_which_track_each_line_is():
    """Two lines with the same words are about two people: an officer must see which."""
    lines = run("due", STORY, "--on", "2026-03-01").stdout.replace("\n  ", "").splitlines()
    undated = [line for line in lines if "次回予定の記録なし" in line]

    assert [line.split("　")[2:4] for line in undated] == [
        ["p-musuko", "t-hatarakikake"],
        ["p-musuko", "t-musuko"],
    ]


def test_meetings_does_not_tell_a_shien_kaigi_to_wait_for_consent():
    """106条の6: what is open there is the necessity; consent is another way, not the condition."""
    lines = run("meetings", text("gomi_yashiki"), "--on", "2026-03-01").stdout
    first = lines.replace("\n   ", "").splitlines()[2]

    assert first.startswith("△ 支援会議")
    assert "本人の同意があれば、それを待たずに扱えます" in first


def test_due_does_not_mix_municipalities():
    """Two municipalities' histories are two lists, and the refusal says so."""
    done = run("due", STORY, DV)

    assert done.exit_code == 2
    assert "自治体ごとに分けてください" in done.stderr
    assert "[mixed_municipalities]" in done.stderr


def test_due_tells_each_bad_line_and_lists_the_others(tmp_path: Path):
    """One bad line hides neither the other bad one nor the cases of the good ones."""
    lines = [STORY.replace("\n", ""), '{"type": "share"}', "{", STORY.replace("\n", "")]
    file = tmp_path / "all.jsonl"
    file.write_text("\n".join(lines), encoding="utf-8")

    done = run("due", str(file), "--on", "2025-12-15", "--json")
    refused = done.stderr.splitlines()

    assert done.exit_code == 2
    assert {json.loads(line)["case"] for line in done.stdout.splitlines()} == {"c-hachimaru-gomaru"}
    assert refused[0].startswith("HISTORY 2行目: 行為（type")
    assert refused[1].startswith("HISTORY 3行目: ")
    assert refused[2] == "読めない履歴は、この一覧に入っていません。"


def test_a_track_that_is_no_coordination_does_not_end_as_one():
    """The families of アウトリーチ and 参加支援 never read that coordination has ended."""
    shown = run("view", STORY, "--on", "2026-11-01").stdout

    assert "t-haha: p-haha　多機関協働事業: 多機関協働の終結" in shown
    assert "t-sanka: p-musuko　参加支援事業: この事業による支援の終結" in shown


def test_a_form_without_what_it_is_of_asks_for_it_by_name():
    """The option that is missing is named as it is typed."""
    done = run("form", STORY, "plan")

    assert done.exit_code == 2
    assert done.stderr.startswith("--of ID が要ります。")


def test_a_form_is_written_to_a_file(tmp_path: Path):
    """What goes to Excel goes as bytes, with the mark that tells Excel it is UTF-8."""
    out = tmp_path / "plan.csv"
    plan = ("form", STORY, "plan", "--of", "pl-haha-1", "--on", "2026-11-01")

    assert run(*plan, "--as", "csv", "-o", str(out)).exit_code == 0
    assert out.read_bytes().startswith(b"\xef\xbb\xbf")
    assert run(*plan).stdout.startswith("プラン兼利用申込書")
    lost = run(*plan, "-o", str(tmp_path / "no" / "such" / "place"))
    assert (lost.exit_code, "[output]" in lost.stderr) == (2, True)


@pytest.mark.parametrize(
    ("args", "code"),
    [
        (("evaluation", "--of", "t-haha", "--on", "2025-05-12"), "before_its_time"),
        (("plan", "--of", "pl-nothing"), "not_in_view"),
        (("preparation", "--of", "m-shien-1", "--for", "person:p-haha"), "not_for_reader"),
        (("poster", "--of", "p-haha"), "choice"),
        (("plan", "--of", "pl-haha-1", "--as", "pdf"), "choice"),
    ],
)
def test_a_form_that_cannot_be_made_writes_no_page(args: tuple[str, ...], code: str):
    """An error with its code, and nothing on standard output."""
    done = run("form", STORY, *args)

    assert (done.exit_code, done.stdout) == (2, "")
    assert f"[{code}]" in done.stderr
