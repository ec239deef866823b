"""What a value of a declared type may be (型): checked from the annotations alone, all at once.

The annotations of an entity are the one statement of its shape. The checks here, the JSON codec
and the JSON Schema are all read from them.
"""

import datetime as dt
import functools
import operator
import re
import types
import typing
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from typing import Annotated, Any, TypeAlias, TypeVar, dataclass_transform

import attrs

from jusou.errors import InvalidError, Problem
from jusou.wording import Term, Text

T = TypeVar("T")

MAX_TEXT = 20_000


@attrs.frozen
class Id:
    """Marks a text as an opaque identifier of one kind of thing (識別子)."""

    of: str


@attrs.frozen
class Personal:
    """Marks a text as personal: kept byte for byte, never shown (個人に関する文字)."""


CaseId: TypeAlias = Annotated[str, Id("case")]
PersonId: TypeAlias = Annotated[str, Id("person")]
AgencyId: TypeAlias = Annotated[str, Id("agency")]
DutyId: TypeAlias = Annotated[str, Id("duty")]
ReferralId: TypeAlias = Annotated[str, Id("referral")]
RequestId: TypeAlias = Annotated[str, Id("request")]
ProfileId: TypeAlias = Annotated[str, Id("profile")]
BodyId: TypeAlias = Annotated[str, Id("body")]
MeetingId: TypeAlias = Annotated[str, Id("meeting")]
ItemId: TypeAlias = Annotated[str, Id("item")]
AttendeeId: TypeAlias = Annotated[str, Id("attendee")]
PlanId: TypeAlias = Annotated[str, Id("plan")]
ShortageId: TypeAlias = Annotated[str, Id("shortage")]
IssueId: TypeAlias = Annotated[str, Id("issue")]
DevelopmentId: TypeAlias = Annotated[str, Id("development")]
TrackId: TypeAlias = Annotated[str, Id("track")]
ConsentId: TypeAlias = Annotated[str, Id("consent")]
RecordId: TypeAlias = Annotated[str, Id("record")]
StaffId: TypeAlias = Annotated[str, Id("staff")]
RuleId: TypeAlias = Annotated[str, Id("rule")]
PersonalText: TypeAlias = Annotated[str, Personal()]

LONGEST_ID = 80
#: What an id looks like, from end to end (識別子の形).
ID_PATTERN = f"[A-Za-z][A-Za-z0-9_.:-]{{0,{LONGEST_ID - 1}}}"

_ID = re.compile(ID_PATTERN)
#: How many an Individual Number has.
_DIGITS = 12
#: An id that begins with a year or a day is a running number: r-2026-04-01-0001.
_ID_OF_DIGITS = re.compile(
    r"[A-Za-z_.:-]*(\d{12}|(?!(?:19|20)\d\d[_.:-])(?!(?:19|20)\d{6}[_.:-])\d(?:[_.:-]?\d){11})"
    # Letters may follow; with other digits in it, it is a code of some system's own.
    r"[A-Za-z_.:-]*"
)
_NOT_SEEN = re.compile("[\u00ad\u200b-\u200d\u2060\ufeff\ufe0e\ufe0f\u20e3]")
_BETWEEN = r"(?:\r\n|[\s\-‐‒–—―−ー.・/])"
_TWELVE = re.compile(rf"(?<!\d)(?:\d{{12}}|\d{{4}}({_BETWEEN})\d{{4}}\1\d{{4}})(?!\d)")
_RUN = re.compile(rf"(?<!\d)\d(?:{_BETWEEN}?\d){{11,}}")
_DIGIT = re.compile(r"\d")
_ENOUGH_DIGITS = re.compile(rf"\D*+(?:\d\D*+){{{_DIGITS}}}")
#: What twelve digits in a row may begin with, and be a day with its time or a telephone number.
_DAY_OR_TELEPHONE = re.compile(
    rf"(?:19|20)\d\d(?:[-/.]\d{{1,2}}[-/.]\d{{1,2}}|\d{{4}}){_BETWEEN}"
    r"|0\d{1,4}-\d{1,4}-\d{4}(?!\d)"
)
_CONTEXT = re.compile(r"マイナンバー|個人番号|ﾏｲﾅﾝﾊﾞｰ|my ?number", re.IGNORECASE)
_SURROGATE = re.compile(r"[\ud800-\udfff]")


def holds_individual_number(text: str) -> bool:
    """Whether *text* seems to hold a マイナンバー: twelve digits with its check digit, or named so (個人番号).

    However it is written: in any width, circled, and with one mark or blank between its digits.
    Source: 番号法19条 lists exhaustively to whom one may be given; no meeting is on the list.
    """
    if not text.isascii():
        text = unicodedata.normalize("NFKC", text)
    if _ENOUGH_DIGITS.match(text) is None:
        return False
    text = _NOT_SEEN.sub("", text)
    if _RUN.search(text) is None:
        return False
    return any(_has_check_digit(each) or _CONTEXT.search(text) for each in _twelves(text))


def _twelves(text: str) -> Iterator[list[int]]:
    """Each twelve digits that stand by themselves, and are no day and no telephone number (12桁の数字)."""
    for match in _TWELVE.finditer(text):
        if text[max(match.start() - 1, 0) : match.start()] != "+":
            yield _digits(match.group())
    for match in _RUN.finditer(text):
        start, end = match.span()
        timed = text[end : end + 1] == ":" and text[end + 1 : end + 2].isdigit()
        dialled = text[max(start - 1, 0) : start] == "+"
        digits = _digits(match.group())
        if len(digits) != _DIGITS or timed or dialled:
            continue
        if _DAY_OR_TELEPHONE.match(match.group()) is None:
            yield digits


def _digits(text: str) -> list[int]:
    return [int(char) for char in _DIGIT.findall(text)]


def _has_check_digit(digits: list[int]) -> bool:
    weighted = sum(
        digit * (n + 1 if n <= 6 else n - 5)  # noqa: PLR2004 - the weights of the check digit
        for n, digit in enumerate(reversed(digits[:11]), start=1)
    )
    remainder = weighted % 11
    return digits[11] == (0 if remainder <= 1 else 11 - remainder)


# --- shapes -------------------------------------------------------------------------------------

Problems: TypeAlias = list[Problem]


@attrs.frozen
class TextShape:
    """A text: an id, a personal text, or free text (文字)."""

    id_of: str | None
    personal: bool

    def check(self, value: object, path: str, problems: Problems) -> None:
        if not isinstance(value, str):
            problems.append(_wrong_type(path, Text("文字列", "a text")))
        elif self.id_of is not None:
            digits = _ID_OF_DIGITS.fullmatch(value) if len(value) >= _DIGITS else None
            if _ID.fullmatch(value) is None:
                problems.append(Problem(path, "id", _BAD_ID))
            elif digits and _has_check_digit(_digits(digits.group(1))):
                problems.append(Problem(path, "individual_number", _INDIVIDUAL_NUMBER))
        elif not value.strip():
            problems.append(Problem(path, "empty", _EMPTY))
        elif len(value) > MAX_TEXT:
            problems.append(Problem(path, "too_long", _TOO_LONG))
        elif holds_individual_number(value):
            problems.append(Problem(path, "individual_number", _INDIVIDUAL_NUMBER))
        elif _SURROGATE.search(value):
            problems.append(Problem(path, "text", _NOT_UNICODE))


@attrs.frozen
class IntegerShape:
    """A whole number, not negative (整数)."""

    def check(self, value: object, path: str, problems: Problems) -> None:
        if type(value) is not int:
            problems.append(_wrong_type(path, Text("整数", "a whole number")))
        elif value < 0:
            problems.append(
                Problem(path, "negative", Text("0以上の数にしてください。", "must not be negative"))
            )


@attrs.frozen
class BooleanShape:
    """True or false (真偽)."""

    def check(self, value: object, path: str, problems: Problems) -> None:
        if type(value) is not bool:
            problems.append(_wrong_type(path, Text("真偽値", "true or false")))


@attrs.frozen
class DayShape:
    """A day in Japan (日)."""

    def check(self, value: object, path: str, problems: Problems) -> None:
        if isinstance(value, dt.datetime) or not isinstance(value, dt.date):
            problems.append(_wrong_type(path, Text("日付（時刻なし）", "a day without a time")))


@attrs.frozen
class MomentShape:
    """A moment with its offset from UTC (時刻)."""

    def check(self, value: object, path: str, problems: Problems) -> None:
        if not isinstance(value, dt.datetime):
            problems.append(_wrong_type(path, Text("時差つきの日時", "an aware date-time")))
        elif value.utcoffset() is None:
            problems.append(Problem(path, "naive_datetime", _NAIVE))


@attrs.frozen
class TermShape:
    """One word of a closed list (用語)."""

    terms: type[Term]

    def check(self, value: object, path: str, problems: Problems) -> None:
        if not isinstance(value, self.terms):
            problems.append(Problem(path, "choice", choices(self.terms)))


@attrs.frozen
class ManyShape:
    """Several values: in order (tuple), or a set (frozenset) (複数)."""

    item: "Shape"
    unordered: bool

    def check(self, value: object, path: str, problems: Problems) -> None:
        wanted = frozenset if self.unordered else tuple
        if not isinstance(value, wanted):
            problems.append(_wrong_type(path, Text(wanted.__name__, f"a {wanted.__name__}")))
            return
        members = typing.cast("Iterable[object]", value)
        for index, member in enumerate(members):
            self.item.check(member, f"{path}[{index}]", problems)


@attrs.frozen
class PairShape:
    """A fixed number of values, each of its own shape (組)."""

    items: tuple["Shape", ...]

    def check(self, value: object, path: str, problems: Problems) -> None:
        members = typing.cast("tuple[object, ...]", value)
        if not isinstance(value, tuple) or len(members) != len(self.items):
            problems.append(_wrong_type(path, Text("組", f"a tuple of {len(self.items)}")))
            return
        for index, (each, member) in enumerate(zip(self.items, members, strict=True)):
            each.check(member, f"{path}[{index}]", problems)


@attrs.frozen
class OptionalShape:
    """A value or nothing (任意)."""

    inner: "Shape"

    def check(self, value: object, path: str, problems: Problems) -> None:
        if value is not None:
            self.inner.check(value, path, problems)


@attrs.frozen
class EntityShape:
    """One entity; it has checked itself (実体)."""

    classes: tuple[type[Any], ...]
    tagged: bool

    def check(self, value: object, path: str, problems: Problems) -> None:
        # The act of a record is of one of some sixty classes: to be one is found out faster.
        if type(value) not in self.classes and not isinstance(value, self.classes):
            names = "、".join(cls.__name__ for cls in self.classes[:4])
            problems.append(_wrong_type(path, Text(names, names)))


Shape: TypeAlias = (
    TextShape
    | IntegerShape
    | BooleanShape
    | DayShape
    | MomentShape
    | TermShape
    | ManyShape
    | PairShape
    | OptionalShape
    | EntityShape
)

_BAD_ID = Text(
    "識別子は英字で始まる半角英数字と _ . : - で、80字までにしてください（氏名や番号は入れません）。",
    "an id starts with a letter and holds letters, digits and _ . : - only, 80 at most; no names",
)
_INDIVIDUAL_NUMBER = Text(
    "マイナンバーと思われる12桁の数字があります。取り除いてください（番号法19条）。",
    "this seems to hold an Individual Number; remove it (Number Act, Art. 19)",
)
_EMPTY = Text(
    "空です。書くことがなければ項目ごと省いてください。", "empty; leave the field out instead"
)
_TOO_LONG = Text(f"{MAX_TEXT:,}字までにしてください。", f"{MAX_TEXT:,} characters at most")
_NOT_UNICODE = Text("文字として扱えない符号が含まれています。", "holds a lone surrogate")
_NAIVE = Text(
    "時差のない日時です。日本時間なら +09:00 を付けてください。",
    "a naive date-time; add an offset such as +09:00",
)


def choices(terms: type[Term]) -> Text:
    """Names what may stand in place of a wrong choice (選べる値の案内)."""
    known = list(terms)
    return Text(
        f"次のどれかにしてください: {'、'.join(f'{term.value}（{term.label.ja}）' for term in known)}",
        f"choose one of: {', '.join(term.value for term in known)}",
    )


def _wrong_type(path: str, wanted: Text) -> Problem:
    return Problem(path, "type", Text(f"{wanted.ja}にしてください。", f"must be {wanted.en}"))


def shape(annotation: Any) -> Shape:
    """The shape that *annotation* declares (注釈から型を読む)."""
    origin = typing.get_origin(annotation)
    if origin is Annotated:
        marks = annotation.__metadata__
        id_of = next((mark.of for mark in marks if isinstance(mark, Id)), None)
        return TextShape(id_of, any(isinstance(mark, Personal) for mark in marks))
    if origin in (typing.Union, types.UnionType):
        inner = [arg for arg in typing.get_args(annotation) if arg is not types.NoneType]
        if len(inner) == 1:
            return OptionalShape(shape(inner[0]))
        return EntityShape(tuple(inner), tagged=True)
    if origin is tuple and Ellipsis not in typing.get_args(annotation):
        return PairShape(tuple(shape(arg) for arg in typing.get_args(annotation)))
    if origin in (tuple, frozenset):
        return ManyShape(shape(typing.get_args(annotation)[0]), unordered=origin is frozenset)
    if annotation is dt.date:
        return DayShape()
    if annotation is dt.datetime:
        return MomentShape()
    if annotation is str:
        return TextShape(None, personal=False)
    if annotation is bool:
        return BooleanShape()
    if annotation is int:
        return IntegerShape()
    if isinstance(annotation, type) and issubclass(annotation, Term):
        return TermShape(annotation)
    if isinstance(annotation, type) and attrs.has(annotation):
        return EntityShape((annotation,), tagged=False)
    message = f"no shape for {annotation!r}"
    raise TypeError(message)


def per_class(function: Callable[[type[Any]], T]) -> Callable[[type[Any]], T]:
    """Remember what *function* says of each class (クラスごとに一度だけ)."""
    return typing.cast("Callable[[type[Any]], T]", functools.cache(function))


@per_class
def fields(cls: type[Any]) -> dict[str, Shape]:
    """The fields of an entity with their shapes, in order (項目と型)."""
    hints = typing.get_type_hints(cls, include_extras=True)
    return {field.name: shape(hints[field.name]) for field in attrs.fields(cls) if field.init}


Check: TypeAlias = Callable[[object, str, Problems], None]


@per_class
def _checks(cls: type[Any]) -> tuple[tuple[str, Check, Callable[[object, object], None]], ...]:
    """Of each field its name, its check, and what fills its slot (項目ごとの検査と書き込み)."""
    return tuple(
        (name, each.check, getattr(cls, name).__set__) for name, each in fields(cls).items()
    )


def _check(self: object) -> None:
    problems: Problems = []
    for name, check, _ in _checks(type(self)):
        check(getattr(self, name), name, problems)
    _raise_with_what_lies_between(self, problems)


def _raise_with_what_lies_between(made: object, problems: Problems) -> None:
    if not problems and (more := getattr(made, "problems", None)):
        problems.extend(more())
    if problems:
        raise InvalidError(tuple(problems))


def checks_itself(cls: type[Any]) -> bool:
    """Whether *cls* is an entity, checked whole as it is made (実体か)."""
    return getattr(cls, "__attrs_post_init__", None) is _check


def _quiet_repr(self: Any) -> str:
    ident = getattr(self, "id", None)
    return f"<{type(self).__name__}{f' {ident}' if isinstance(ident, str) else ''}>"


@per_class
def _values(cls: type[Any]) -> Callable[[object], object]:
    """What reads all fields of an entity at once (すべての項目の値)."""
    return operator.attrgetter(*(field.name for field in attrs.fields(cls) if field.eq))


def _equals(self: object, other: object) -> Any:
    cls = type(self)
    if type(other) is not cls:
        return NotImplemented
    values = _values(cls)
    return values(self) == values(other)


def _hash(self: object) -> int:
    cls = type(self)
    return hash((cls, _values(cls)(self)))


@dataclass_transform(frozen_default=True, field_specifiers=(attrs.field,))
def entity(cls: type[T], *, kw_only: bool = False) -> type[T]:
    """Make *cls* an entity: frozen, slotted, checked whole, and silent about people (実体).

    A method ``problems()`` may yield what is wrong between its fields; it runs only when each
    field is right by itself.

    Raises: `InvalidError` on construction, with every problem.
    """
    setattr(cls, "__attrs_post_init__", _check)  # noqa: B010 - unknown to the type checkers
    cls.__repr__ = _quiet_repr  # type: ignore[method-assign]
    # Written once for all. attrs would write and compile them anew for each of some 150 classes,
    # an eighth of what importing jusou adds to importing what it needs.
    cls.__eq__ = _equals  # type: ignore[method-assign]
    cls.__hash__ = _hash  # type: ignore[method-assign]
    return attrs.frozen(cls, repr=False, kw_only=kw_only)


@dataclass_transform(frozen_default=True, kw_only_default=True, field_specifiers=(attrs.field,))
def keyword_entity(cls: type[T]) -> type[T]:
    """An `entity` whose fields are all given by name (名前で書く実体)."""
    return entity(cls, kw_only=True)


def changed(value: T, **changes: Any) -> T:
    """The same entity with some fields changed, and checked again (項目を変えた実体).

    A field that stays was checked when *value* was made: it is taken over as it is.

    Raises: `InvalidError` with every problem.
    """
    cls = type(value)
    made = cls.__new__(cls)
    problems: Problems = []
    for name, check, put in _checks(cls):
        if name in changes:
            found = changes.pop(name)
            check(found, name, problems)
        else:
            found = getattr(value, name)
        put(made, found)
    if changes:
        message = f"{cls.__name__} has no field {', '.join(changes)}"
        raise TypeError(message)
    _raise_with_what_lies_between(made, problems)
    return made


def period_problems(since: dt.date | None, until: dt.date | None) -> Iterator[Problem]:
    """A period must end after it began; it is half-open (期間の前後)."""
    if since is not None and until is not None and until <= since:
        yield Problem(
            "until",
            "order",
            Text("終わりは始まりより後の日にしてください。", "must be after since"),
        )


def duplicates(path: str, ids: Iterable[str]) -> Iterator[Problem]:
    """Each id may stand once (識別子の重複)."""
    seen: set[str] = set()
    for index, ident in enumerate(ids):
        if ident in seen:
            yield Problem(
                f"{path}[{index}].id",
                "duplicate",
                Text("同じ識別子が2度あります。", "this id stands twice"),
            )
        seen.add(ident)
