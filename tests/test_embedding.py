"""The pages on databases and exports keep their promises (組み込みの頁の約束): short, and nothing is lost."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

DOCS = Path(__file__).parents[1] / "docs"
PAGE = (DOCS / "embedding-orm.md").read_text(encoding="utf-8")
GLUE = re.findall(r"<!-- glue -->\n```python\n(.*?)```", PAGE, re.DOTALL)
WRITERS = 6

#: Run after the page: several threads write on the one case at the same time.
AT_ONCE = """
import sys, threading

start, failed = threading.Barrier({writers}), []

def work(minute):
    try:
        start.wait()
        write({load}, {save}, {stale}, visit, minute)
    except BaseException as error:
        failed.append(repr(error))
    finally:
        {after}

threads = [threading.Thread(target=work, args=(10 + n,)) for n in range({writers})]
for each in threads:
    each.start()
for each in threads:
    each.join()
print(failed, [each.id for each in {load}("c-1").records])
"""


def blocks(section: str) -> str:
    """The code of the page: what all share, and one section (頁のコード)."""
    parts = re.split(r"^## ", PAGE, flags=re.MULTILINE)
    wanted = [each for each in parts if each.startswith(("共通の準備", section))]
    return "\n".join(re.findall(r"```python\n(.*?)```", "\n".join(wanted), re.DOTALL))


def test_each_way_has_its_glue():
    """Rows, SQLAlchemy and Django: a block of glue for each."""
    assert len(GLUE) == 3


@pytest.mark.parametrize("glue", GLUE, ids=["行", "SQLAlchemy", "Django"])
def test_the_glue_is_under_twenty_lines(glue: str):
    """What a vendor writes for the border fits on half a screen."""
    lines = [line for line in glue.splitlines() if line.strip()]

    assert len(lines) < 20


def test_what_they_share_is_under_twenty_lines_too():
    """From rows to a case, and from a record to a row: written once, whatever the database."""
    common = PAGE[PAGE.index("def case_of(") : PAGE.index("def write(")]
    lines = [line for line in common.splitlines() if line.strip()]

    assert len(lines) < 20


@pytest.mark.parametrize(
    ("section", "load", "save", "stale", "after"),
    [
        ("素の行", "load_row", "save_row", "sqlite3.IntegrityError", "pass"),
        ("SQLAlchemy", "load_orm", "save_orm", "IntegrityError", "pass"),
        ("Django", "load_django", "save_django", "Taken", "connection.close()"),
    ],
    ids=["行", "SQLAlchemy", "Django"],
)
def test_writers_at_once_on_one_case_lose_nothing(
    section: str, load: str, save: str, stale: str, after: str
):
    """Several threads write on one case at the same time: every record is there, each once."""
    code = blocks(section) + AT_ONCE.format(
        writers=WRITERS, load=load, save=save, stale=stale, after=after
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)

    written = [f"r-{number:02d}" for number in (0, 1, 2, *range(10, 10 + WRITERS))]
    assert ran.stderr == ""
    assert ran.stdout == f"[] {written}\n"
