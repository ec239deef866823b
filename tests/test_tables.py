"""The tables of all rules are those that were read and accepted (規則の表の控え)."""

import difflib

import tables


def test_no_legal_answer_changes_unseen():
    """A changed line is a changed answer: read it, and write the file anew."""
    kept = tables.FILE.read_text("utf-8").splitlines()
    changed = [
        line
        for line in difflib.unified_diff(kept, tables.written().splitlines(), "控え", "いま", n=0)
        if not line.startswith(("---", "+++", "@@"))
    ]

    assert not changed, "\n".join(["python tests/tables.py", *changed[:40]])
