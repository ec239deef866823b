"""A short, seeded run of the hostile input that `tests/hostile.py` sends without end (異常な入力)."""

import subprocess
import sys
from pathlib import Path

import hostile
import pytest

HERE = Path(__file__).parent
INPUTS = 4_000
BOTH_WAYS = (
    *("codec: read", "codec: refused", "profile: read", "profile: refused"),
    *("judge: permitted", "judge: not_permitted", "judge: undetermined", "judge: refused"),
    *("command: 0", "command: 1", "command: 2"),
)


def test_hostile_input_is_answered_or_refused_and_nothing_gets_out():
    """In a process of its own, whose memory is bounded: no traceback, no hang, no canary."""
    done = subprocess.run(
        [sys.executable, HERE / "hostile.py", "--inputs", str(INPUTS), "--seed", "2026"],
        capture_output=True,
        encoding="utf-8",
        check=False,
    )

    assert done.returncode == 0, done.stdout[-4000:] + done.stderr[-2000:]
    assert f"{INPUTS:,} inputs, seed 2026, 0 faults" in done.stdout
    # Behind each door something was answered, and something refused.
    assert all(f" {each}\n" in done.stdout for each in BOTH_WAYS), done.stdout


def test_the_same_seed_knocks_at_the_same_doors():
    """What was found once can be found again."""
    assert hostile.run(60, 7).outcomes == hostile.run(60, 7).outcomes
    assert hostile.run(60, 7).outcomes != hostile.run(60, 8).outcomes


@pytest.mark.parametrize("where", ["message", "cause", "context", "args"])
def test_a_leak_is_seen_wherever_it_lies(where: str):
    """The watch itself: a canary in an error, or behind it, is found."""
    error = ValueError("x" if where in {"cause", "context"} else f"{hostile.NAME} kept")
    behind = ValueError(hostile.NUMBER)
    if where == "cause":
        error.__cause__ = behind
    if where == "context":
        error.__context__ = behind
        error.__suppress_context__ = True

    with pytest.raises(hostile.LeakError):
        hostile.clean(hostile.said(error))


def test_a_fault_and_a_hang_are_counted(monkeypatch: pytest.MonkeyPatch):
    """A door that breaks, and one that never answers, are both found."""

    def breaks(_rng: object) -> str:
        raise KeyError

    def hangs(_rng: object) -> str:
        while True:
            pass

    monkeypatch.setattr(hostile, "PATIENCE", 1)
    monkeypatch.setitem(hostile.DOORS, "breaks", (1, breaks))
    monkeypatch.setitem(hostile.DOORS, "hangs", (1, hangs))

    assert "KeyError" in hostile.run(1, 1, only="breaks").faults[0]
    assert "HangError" in hostile.run(1, 1, only="hangs").faults[0]
