"""What the command line is given (入力): files, standard input, inline JSON, days and profiles.

Nothing of an input is ever repeated in a message: where an argument is no file, it may have been
somebody's data.
"""

import codecs
import contextlib
import datetime as dt
import io
import itertools
import json
import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, BinaryIO, NoReturn, cast

import attrs

from jusou.acts import AnyAct
from jusou.case import Case
from jusou.errors import InvalidError, Problem, UnknownNameError, UnreadableError
from jusou.history import History, ProfileRef
from jusou.municipality import Municipality
from jusou.record import MAX_LENGTH, Known, act_from_json, history_from_json
from jusou.term import jst_day
from jusou.vocabulary import Purpose
from jusou.wording import Text

STDIN = "-"
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def refuse(where: str, code: str, ja: str, en: str) -> NoReturn:
    """Refuse an input, for one reason (入力の誤り)."""
    raise UnreadableError((Problem(where, code, Text(ja, en)),))


_TOO_LARGE = (
    f"大きすぎます（{MAX_LENGTH // 1_000_000}MBまで）。",
    f"too large, {MAX_LENGTH // 1_000_000} MB at most",
)


_BROKEN_OFF = ("途中で読めなくなりました。", "reading it broke off")

EMPTY = ("中身がありません。", "there is nothing in it")

#: Of a line, or of a whole input that has come as one.
TOO_LARGE = Problem("", "too_large", Text(*_TOO_LARGE))

#: What many databases export: all histories in one array.
AN_ARRAY = Problem(
    "",
    "type",
    Text(
        "配列です。1行に1件の履歴（JSON Lines）にしてください。",
        "an array; give one history a line (JSON Lines)",
    ),
)


def is_array(text: bytes) -> bool:
    """Whether JSON is an array by its first character (配列か)."""
    return text.removeprefix(codecs.BOM_UTF8).lstrip()[:1] == b"["


def is_inline(source: str) -> bool:
    """Whether an argument is itself JSON (そのままの JSON か)."""
    return source.lstrip("\ufeff \t\r\n")[:1] in ("{", "[")


def opened(source: str, name: str) -> BinaryIO:
    """An input to be read: a file, ``-``, or inline JSON (入力を開く). *name* is what messages call it.

    Raises: `UnreadableError` for what is no file, without repeating it.
    """
    if source == STDIN:
        return _stdin(name)
    if is_inline(source):
        return io.BytesIO(source.encode("utf-8", "surrogateescape"))
    try:
        return Path(source).open("rb")
    except (OSError, ValueError):
        pass
    refuse(
        name,
        "no_file",
        "そのファイルを開けません。ファイル名、- （標準入力）、{ で始まる JSON のどれかにしてください。",
        "no such file; give a file, - for standard input, or JSON that begins with {",
    )


def _stdin(name: str) -> BinaryIO:
    # Where it is closed, Python has none at all.
    found: BinaryIO | None = getattr(sys.stdin, "buffer", None)
    if found is None:
        refuse(name, "no_file", "標準入力がありません。", "there is no standard input")
    return found


def read_once(name: str, *sources: str) -> None:
    """Refuse an input that is to be read twice (標準入力は一度だけ)."""
    if sources.count(STDIN) > 1:
        refuse(name, "twice", "標準入力は一度しか読めません。", "standard input can be read once")


def whole(source: str, name: str) -> bytes:
    """All of an input (入力の全体).

    Raises: `UnreadableError`; one too large is refused before it is read.
    """
    with opened(source, name) as stream:
        if source != STDIN and not is_inline(source) and _size(stream) > MAX_LENGTH:
            refuse(name, "too_large", *_TOO_LARGE)
        try:
            found = stream.read(MAX_LENGTH + 1)
        except OSError:
            found = None
    if found is None:
        refuse(name, "no_file", *_BROKEN_OFF)
    if len(found) > MAX_LENGTH:
        refuse(name, "too_large", *_TOO_LARGE)
    return found


def _size(stream: BinaryIO) -> int:
    size = stream.seek(0, io.SEEK_END) if stream.seekable() else 0
    if size:
        stream.seek(0)
    return size


def size_of(source: str) -> int | None:
    """How many bytes a file has, ``None`` for what comes otherwise (ファイルの大きさ)."""
    if source == STDIN or is_inline(source):
        return None
    with contextlib.suppress(OSError, ValueError):
        return Path(source).stat().st_size
    return None


#: What stands for a line that is too long to be looked at. It is told by being this very object.
TOO_LONG_LINE = b"\xff too long"


def each_line(stream: BinaryIO) -> Iterator[bytes]:
    """The lines of a stream, one at a time (1行ずつ). One that is too long is given as a bad one."""
    while line := _next_line(stream, MAX_LENGTH + 1):
        if len(line) > MAX_LENGTH and not line.endswith(b"\n"):
            while (rest := _next_line(stream, MAX_LENGTH)) and not rest.endswith(b"\n"):
                pass
            line = TOO_LONG_LINE
        yield line


def _next_line(stream: BinaryIO, most: int) -> bytes:
    with contextlib.suppress(OSError):
        return stream.readline(most)
    refuse("", "no_file", *_BROKEN_OFF)


def is_lines(first: bytes, source: str) -> bool:
    """Whether an input is JSON Lines, by its name or its first line (JSON Lines か)."""
    if Path(source).suffix.lower() in (".jsonl", ".ndjson"):
        return True
    return not _breaks_off(first)


def _breaks_off(line: bytes) -> bool:
    """Whether a line is the beginning of JSON that goes on below (次の行に続くか)."""
    try:
        text = line.decode("utf-8-sig").rstrip()
    except ValueError:
        return False
    try:
        json.loads(text)
    except json.JSONDecodeError as error:
        # A line that is wrong in its middle is a bad line; one that goes on is wrong at its end.
        return error.pos >= len(text) - 1
    except (ValueError, RecursionError):
        return False
    return False


@attrs.define
class Found:
    """What was seen of an input while its histories were read (入力を読んで分かったこと)."""

    by_line: bool = True
    too_long: set[int] = attrs.field(factory=set[int])
    arrays: set[int] = attrs.field(factory=set[int])

    def noted(self, lines: Iterable[bytes]) -> Iterator[bytes]:
        """The lines as they are, each looked at on its way (行を見ながら渡す)."""
        for number, line in enumerate(lines, start=1):
            if line is TOO_LONG_LINE:
                self.too_long.add(number)
            elif is_array(line):
                self.arrays.add(number)
            yield line

    def told(self, number: int, problems: tuple[Problem, ...]) -> tuple[Problem, ...]:
        """The problems of a line, in the words of the command line (問題点の言いかえ)."""
        if number in self.too_long:
            return (TOO_LARGE,)
        if number in self.arrays and [each.code for each in problems] == ["type"]:
            return (AN_ARRAY,)
        return tuple(
            UNKNOWN_PROFILE if each.code == "unknown_profile" else each for each in problems
        )


def histories_in(source: str, name: str, found: Found) -> Iterator[bytes]:
    """The histories of an input, each as its JSON (入力の中の履歴): one whole, or one a line."""
    yield from found.noted(_histories_in(source, name, found))


def _histories_in(source: str, name: str, found: Found) -> Iterator[bytes]:
    with opened(source, name) as stream:
        if source != STDIN and not is_inline(source) and Path(source).suffix.lower() == ".json":
            size = _size(stream)
            if size > MAX_LENGTH:
                refuse(name, "too_large", *_TOO_LARGE)
        lines = each_line(stream)
        blank: list[bytes] = []
        first = b""
        for first in lines:
            if first.strip():
                break
            blank.append(b"")
        if not first.strip():
            refuse(name, "empty", *EMPTY)
        if not is_lines(first, source):
            found.by_line = False
            yield _joined(itertools.chain((first,), lines), name)
            return
        # Standard input is not waited for: what comes by pipe may come slowly.
        second = () if source == STDIN else tuple(itertools.islice(lines, 1))
        found.by_line = source == STDIN or bool(second)
        yield from itertools.chain(blank, (first,), second, lines)


def _joined(lines: Iterable[bytes], name: str) -> bytes:
    found = bytearray()
    for line in lines:
        if line is TOO_LONG_LINE:
            refuse(name, "too_large", *_TOO_LARGE)
        found += line
        if len(found) > MAX_LENGTH:
            refuse(name, "too_large", *_TOO_LARGE)
    return bytes(found)


# --- days, purposes, profiles -------------------------------------------------------------------


def today() -> dt.date:
    """Today in Japan (今日): the one place of jusou that reads the clock."""
    return jst_day(dt.datetime.now(dt.UTC))


def a_day(text: str | None, where: str = "--on") -> dt.date:
    """The day of ``--on``, today if none is given (日付).

    Raises: `UnreadableError`.
    """
    if text is None:
        return today()
    try:
        if _DAY.fullmatch(text):
            return dt.date.fromisoformat(text)
    except ValueError:
        pass
    refuse(where, "day", "2026-04-01 の形の、暦にある日にしてください。", "a day as in 2026-04-01")


def a_purpose(text: str | None) -> Purpose:
    """The purpose of ``--purpose`` (目的).

    Raises: `UnreadableError`, which lists what there is.
    """
    if text is None:
        return Purpose.SUPPORT_SYSTEM
    try:
        return Purpose(text)
    except ValueError:
        pass
    refuse(
        "--purpose",
        "choice",
        "次のどれかにしてください: " + "、".join(f"{p.value}（{p.label.ja}）" for p in Purpose),
        "choose one of: " + ", ".join(p.value for p in Purpose),
    )


def shipped(name: str, where: str) -> Municipality:
    """A profile that comes with jusou (付属の運用プロファイル).

    Raises: `UnreadableError`, which lists what there is.
    """
    if name not in Municipality.shipped():
        known = "、".join(Municipality.shipped())
        refuse(
            where,
            "unknown_profile",
            "その運用プロファイルは付属していません。自分の市町村のものは、.toml で終わるファイル名で"
            f"渡してください。付属のもの: {known}",
            f"no such profile; give your own as the name of a .toml file, or one of: {known}",
        )
    return Municipality.load(name)


def a_profile(name: str, where: str = "--under") -> Municipality:
    """A profile by its id, or from a TOML file (運用プロファイル).

    Raises: `UnreadableError`, `InvalidError`.
    """
    if name in Municipality.shipped() or not name.endswith(".toml"):
        return shipped(name, where)
    try:
        text = Path(name).read_bytes()
    except (OSError, ValueError):
        text = None
    if text is None:
        refuse(where, "no_file", "そのファイルを開けません。", "no such file")
    try:
        return Municipality.from_toml(text)
    except InvalidError as error:
        problems = tuple(problem.under(where) for problem in error.problems)
    raise InvalidError(problems)


@attrs.define
class Profiles:
    """Which profile a history is judged under (どの運用プロファイルで見るか).

    The one named on the command line; otherwise the history's own; otherwise the default.
    """

    chosen: Municipality | None = None

    @classmethod
    def named(cls, name: str | None) -> "Profiles":
        """By ``--under``, if it is given (--under による)."""
        return cls(None if name is None else a_profile(name))

    def __call__(self, ref: ProfileRef | None) -> Municipality:
        if self.chosen is not None:
            return self.chosen
        return Municipality.load("default" if ref is None else ref.id)

    def known(self, ref: ProfileRef | None) -> Known:
        """What the profile of a history registers (履歴のプロファイルの登録).

        Raises: `InvalidError` for a profile that does not come with jusou.
        """
        try:
            return Known.of(self(ref))
        except UnknownNameError:
            pass
        raise InvalidError((UNKNOWN_PROFILE,))

    def history(self, text: bytes) -> tuple[History, Municipality]:
        """A history, and the profile to judge it under (履歴と運用プロファイル).

        Raises: `InvalidError` with every problem.
        """
        unknown: list[ProfileRef] = []
        kept: list[str] = []

        def known(ref: ProfileRef | None) -> Known:
            kept.extend(() if ref is None else (ref.id,))
            try:
                return Known.of(self(ref))
            except UnknownNameError:
                unknown.extend(filter(None, (ref,)))
                return Known()

        try:
            found = history_from_json(text, known=known)
        except InvalidError as error:
            if self.chosen is not None and kept and kept[0] != self.chosen.id:
                why = Problem("profile.id", "other_profile", _KEPT_ELSEWHERE)
                raise InvalidError((why, *error.problems)) from error
            if not unknown:
                raise
            found = None
        if unknown or found is None:
            raise InvalidError((UNKNOWN_PROFILE,))
        return found, self(found.profile)


# Said first: two hundred names that are not there have this one cause.
_KEPT_ELSEWHERE = Text(
    "この履歴は、別の運用プロファイルで記録されています。機関や会議体が見つからないのは、そのためかもしれません。",
    "kept under another profile: that may be why agencies or bodies are not found",
)

UNKNOWN_PROFILE = Problem(
    "profile.id",
    "unknown_profile",
    Text(
        "この履歴の運用プロファイルは付属していません。--under に、その .toml のファイル名を渡してください。",
        "this history's profile does not come with jusou; give its .toml file by --under",
    ),
)


def is_outdated(history: History, under: Municipality) -> bool:
    """Whether the profile has been changed since the history was kept under it (プロファイルの変更)."""
    ref = history.profile
    return ref is not None and ref.id == under.id and ref.hash != under.hash


# --- one question a line ------------------------------------------------------------------------


@attrs.frozen
class Question:
    """One question of JSON Lines (1行の問い)."""

    case: Case
    act: AnyAct
    under: Municipality
    on: dt.date


class _DoubledKeyError(ValueError):
    """A key stands twice in one object (同じ項目が2度)."""


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    data = dict(pairs)
    if len(data) != len(pairs):
        raise _DoubledKeyError
    return data


def _no_number(_name: str) -> NoReturn:
    raise ValueError


def question(line: bytes, profiles: Profiles, on: dt.date) -> Question:
    """One question: ``{"case": history, "act": act, "under"?: id, "on"?: day}`` (1行の問いを読む).

    Raises: `InvalidError` with every problem.
    """
    if line is TOO_LONG_LINE:
        raise UnreadableError((TOO_LARGE,))
    try:
        data: Any = json.loads(
            line.decode("utf-8-sig"), object_pairs_hook=_object, parse_constant=_no_number
        )
    except _DoubledKeyError:
        data, problem = None, ("duplicate_key", "同じ項目が2度書かれています。", "a key twice")
    except (ValueError, RecursionError):
        data, problem = None, ("json", "JSON として読めません。", "no JSON")
    else:
        problem = ("type", '{"case": …, "act": …} にしてください。', "give case and act")
    if not isinstance(data, dict):
        refuse("", *problem)
    asked = cast("dict[str, Any]", data)
    problems: list[Problem] = []
    if asked.keys() - {"case", "act", "under", "on"}:
        text = Text("使える項目: case, act, under, on", "the keys are: case, act, under, on")
        problems.append(Problem("", "unknown_key", text))
    missing = Text("この項目が要ります。", "this is required")
    problems += [Problem(key, "missing", missing) for key in ("case", "act") if key not in asked]
    wrong = Text("文字列にしてください。", "must be a text")
    problems += [
        Problem(key, "type", wrong)
        for key in ("under", "on")
        if key in asked and not isinstance(asked[key], str)
    ]
    act: AnyAct | None = None
    found: tuple[History, Municipality] | None = None
    day = on
    if not problems:
        with collecting(problems):
            day = a_day(asked["on"], "on") if "on" in asked else on
        with collecting(problems):
            if "under" in asked:
                profiles = Profiles(shipped(asked["under"], "under"))
        with collecting(problems, "act"):
            act = act_from_json(json.dumps(asked["act"]))
        with collecting(problems, "case"):
            found = profiles.history(json.dumps(asked["case"]).encode())
    if problems or found is None or act is None:
        raise InvalidError(tuple(problems))
    return Question(Case.of(found[0]), act, found[1], day)


class collecting:  # noqa: N801 - read as a verb, like contextlib's own
    """Keep the problems of what is done inside, and go on (問題点を集める)."""

    def __init__(self, problems: list[Problem], prefix: str = "") -> None:
        self._problems = problems
        self._prefix = prefix

    def __enter__(self) -> None:
        return None

    def __exit__(self, _kind: object, error: BaseException | None, _trace: object) -> bool:
        if not isinstance(error, InvalidError):
            return False
        self._problems += [each.under(self._prefix) for each in error.problems]
        return True


def stdin_lines() -> Iterator[bytes]:
    """The lines of standard input, as they come (標準入力の行)."""
    return each_line(_stdin("CASE"))
