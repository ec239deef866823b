"""Tables for spreadsheets (表計算ソフト向けの CSV): opened in Japanese Excel as they are, and run nothing."""

import codecs
import csv
import io
from collections.abc import Iterable

#: With these a spreadsheet takes a cell for a formula, in either width.
_FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\r", "\n")


def sheet(lines: Iterable[Iterable[str]]) -> bytes:
    """Lines of cells as CSV (CSV にする): UTF-8 with its mark and CRLF, so that Excel reads Japanese.

    A cell that a spreadsheet would run gets an apostrophe before it; numbers stay numbers.
    """
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerows([harmless(cell) for cell in line] for line in lines)
    return codecs.BOM_UTF8 + out.getvalue().encode("utf-8")


def harmless(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula (数式にならない文字).

    >>> harmless("=1+1"), harmless("-3"), harmless("—")
    ("'=1+1", '-3', '—')
    """
    if not cell.lstrip(" \u3000").startswith(_FORMULA) or _is_number(cell):
        return cell
    return f"'{cell}"


def _is_number(cell: str) -> bool:
    body = cell.removeprefix("-")
    whole, _, rest = body.partition(".")
    return whole.isdecimal() and whole.isascii() and (not rest or rest.isdecimal())
