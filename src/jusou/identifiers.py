"""Numbers that others have given (番号): of municipalities and of corporations, with their check digits.

They name organisations, never people.
"""

import importlib
import re
from collections.abc import Iterator
from typing import Any

from jusou.errors import JusouError, Problem
from jusou.wording import Text

_SIX = re.compile(r"[0-9]{6}")
_THIRTEEN = re.compile(r"[1-9][0-9]{12}")


class MissingPackageError(JusouError, ImportError):
    """A package that only an extra brings is not installed (追加の部品がない)."""

    code = "missing_package"


def code_problems(path: str, code: str | None) -> Iterator[Problem]:
    """What is wrong with a 全国地方公共団体コード: six digits, the last of them a check (団体コードの誤り)."""
    if code is None:
        return
    if _SIX.fullmatch(code) is None:
        yield Problem(path, "number", _NO_CODE)
    elif code[5] != check_digit(code[:5]):
        yield Problem(path, "check_digit", _WRONG_CODE)


def check_digit(five: str) -> str:
    """The sixth digit that goes with five (全国地方公共団体コードの検査数字).

    Source: 総務省「全国地方公共団体コード仕様」.

    >>> check_digit("35203"), check_digit("01100")
    ('9', '2')
    """
    total = sum(int(digit) * weight for digit, weight in zip(five, range(6, 1, -1), strict=True))
    return str((11 - total % 11) % 10)


def corporate_number_problems(path: str, number: str | None) -> Iterator[Problem]:
    """What is wrong with the form of a 法人番号 (法人番号の形の誤り): thirteen digits, no zero first.

    Its check digit is for `corporate_number_holds`: what a file may hold must not depend on
    which packages are installed.
    """
    if number is not None and _THIRTEEN.fullmatch(number) is None:
        yield Problem(path, "number", _NO_NUMBER)


def corporate_number_holds(number: str) -> bool:
    """Whether a 法人番号 agrees with its check digit (法人番号の検査), as python-stdnum has it.

    Raises: `MissingPackageError` without ``pip install jusou[numbers]``.
    """
    try:
        stdnum: Any = importlib.import_module("stdnum.jp.cn")
    except ImportError:
        stdnum = None
    if stdnum is None:
        raise MissingPackageError(
            "法人番号の検査には python-stdnum が要ります: pip install 'jusou[numbers]'"
            " / python-stdnum is required"
        )
    return bool(stdnum.is_valid(number))


_NO_CODE = Text(
    "全国地方公共団体コードを、検査数字まで半角6桁で書いてください。",
    "six digits, the check digit included",
)
_WRONG_CODE = Text(
    "全国地方公共団体コードの検査数字（6桁目）が合いません。",
    "the check digit, the sixth, does not agree",
)
_NO_NUMBER = Text(
    "法人番号を半角13桁で書いてください（先頭は0以外）。", "thirteen digits, the first no zero"
)
