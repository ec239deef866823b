"""What is exchanged (記録の交換): histories, acts and answers as JSON, read whole or not at all.

A history is one JSON object; in JSON Lines a line is one whole history. Every problem of an
input comes out at once, and no value found in it is ever repeated.
"""

import json
from collections.abc import Callable, Iterable, Iterator
from typing import Any, NoReturn, Self, TypeAlias, cast

import attrs

from jusou.acts import (
    AddAgency,
    AnyAct,
    Correct,
    DraftPlan,
    Record,
    Void,
)
from jusou.answer import Answer
from jusou.errors import InvalidError, Problem, UnreadableError
from jusou.history import History, ProfileRef
from jusou.municipality.model import Municipality
from jusou.naming import FREE, begins, ids_in
from jusou.plain import DoubledObject, Layout, class_of, dumper, from_plain, load, to_plain
from jusou.shape import (
    EntityShape,
    ManyShape,
    OptionalShape,
    Shape,
    TextShape,
    fields,
    shape,
)
from jusou.wording import Text

#: The version of the format written; older ones are brought up to it as they are read.
FORMAT = 1

#: Nothing longer is looked at, in characters, or in bytes if it comes as such. A history of a
#: million records is some 240 MB; one text in it has a limit of its own.
MAX_LENGTH = 1_000_000_000

#: An act's fields stand beside those of its record.
LAYOUT = Layout(inline=((Record, "act"),), renamed=((Correct, "happened_on", "act_happened_on"),))

#: Each turns the data of one version into those of the next.
_UPCASTS: dict[int, Callable[[dict[str, Any]], dict[str, Any]]] = {}

_HISTORY = EntityShape((History,), tagged=False)
_ACT = shape(AnyAct)


@attrs.frozen
class Known:
    """What a municipality's profile registers, so that no history need repeat it (登録ずみのもの)."""

    agencies: frozenset[str] = frozenset()
    bodies: frozenset[str] = frozenset()

    @classmethod
    def of(cls, municipality: Municipality) -> Self:
        """What one profile registers (運用プロファイルの登録)."""
        return cls(frozenset(municipality.agencies_by_id), frozenset(municipality.bodies_by_id))


#: What is registered elsewhere, or how to tell from the profile that a history names.
KnownBy: TypeAlias = Known | Callable[[ProfileRef | None], Known]

NOTHING_KNOWN = Known()


@attrs.frozen(repr=False)
class Line:
    """One line of JSON Lines (1行): its history, or what is wrong with it. Lines count from 1."""

    number: int
    history: History | None
    problems: tuple[Problem, ...] = ()

    def __repr__(self) -> str:
        return f"<Line {self.number}>"


# --- histories and acts -------------------------------------------------------------------------


def history_from_json(text: str | bytes, *, known: KnownBy = NOTHING_KNOWN) -> History:
    """Read one history (履歴を読む). *known* is what is registered outside it.

    Raises: `UnreadableError` if it is no JSON; `InvalidError` with every problem, those of ids
    that lead nowhere included as soon as the rest is right.
    """
    data, at_hand = _upcast(parsed(text))
    if at_hand:
        raise InvalidError(at_hand)
    history: History = load(_HISTORY, data, layout=LAYOUT)
    found = known(history.profile) if callable(known) else known
    problems = tuple(dangling(history, found.agencies, found.bodies))
    if problems:
        raise InvalidError(problems)
    return history


def history_to_json(history: History, *, indent: int | None = None) -> str:
    """Write one history, in one line unless *indent* is given (履歴を書く)."""
    return _written({"format": FORMAT, **dumper(_HISTORY, LAYOUT)(history)}, indent)


def histories(lines: Iterable[str | bytes], *, known: KnownBy = NOTHING_KNOWN) -> Iterator[Line]:
    """Read JSON Lines, one history after the other (履歴を1行ずつ読む). Empty lines are passed over.

    A bad line is given with its problems, and the next is read.
    """
    for number, text in enumerate(lines, start=1):
        if not text or text.isspace():
            continue
        try:
            yield Line(number, history_from_json(text, known=known))
        except InvalidError as error:
            yield Line(number, None, error.problems)


def act_from_json(text: str | bytes) -> AnyAct:
    """Read one act (行為を読む).

    Raises: `UnreadableError` if it is no JSON; `InvalidError` with every problem.
    """
    data = parsed(text)
    if _is_history(data):
        raise InvalidError((Problem("", "type", _A_HISTORY),))
    return cast("AnyAct", load(_ACT, data, layout=LAYOUT))


def _is_history(data: object) -> bool:
    return isinstance(data, dict) and "format" in data and "type" not in data


def act_to_json(act: AnyAct, *, indent: int | None = None) -> str:
    """Write one act (行為を書く)."""
    return _written(dumper(_ACT, LAYOUT)(act), indent)


def answer_to_plain(answer: Answer) -> dict[str, Any]:
    """An answer as plain data (判定を平たいデータにする)."""
    return to_plain(answer)


def answer_from_plain(data: object) -> Answer:
    """An answer from plain data (平たいデータから判定を作る).

    Raises: `InvalidError` with every problem.
    """
    return from_plain(Answer, data)


# --- JSON ---------------------------------------------------------------------------------------


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    data = dict(pairs)
    return data if len(data) == len(pairs) else DoubledObject(data)


class _NoNumberError(Exception):
    """NaN or an infinity, which are no JSON (数でないもの)."""


def _refuse_constant(_name: str) -> NoReturn:
    raise _NoNumberError


_DECODER = json.JSONDecoder(object_pairs_hook=_object, parse_constant=_refuse_constant)


def parsed(text: str | bytes) -> Any:
    """JSON as plain data, a key that stands twice in it still to be refused (JSON を読む).

    Raises: `UnreadableError`.
    """
    problem: Problem
    if len(text) > MAX_LENGTH:
        raise UnreadableError((Problem("", "too_large", _TOO_LARGE),))
    try:
        whole = text.decode("utf-8-sig") if isinstance(text, bytes) else text.removeprefix("\ufeff")
        return _DECODER.decode(whole)
    except json.JSONDecodeError as error:
        problem = Problem("", "json", _at(error.lineno, error.colno))
    except UnicodeDecodeError as error:
        problem = Problem("", "encoding", _not_utf8(error.start))
    except RecursionError:
        problem = Problem("", "too_deep", _TOO_DEEP)
    except (_NoNumberError, ValueError):
        problem = Problem("", "json", _NO_NUMBER)
    # Raised out here: the decoder's own error would carry the whole text along.
    raise UnreadableError((problem,))


def _written(data: dict[str, Any], indent: int | None) -> str:
    separators = (",", ":") if indent is None else None
    return json.dumps(
        data, ensure_ascii=False, allow_nan=False, indent=indent, separators=separators
    )


def _upcast(data: Any) -> tuple[Any, tuple[Problem, ...]]:
    """The data in the present format, or what is wrong with their version (形式の版をそろえる)."""
    if not isinstance(data, dict):
        return data, ()
    whole = cast("dict[str, Any]", data)
    if "type" in whole and "format" not in whole:
        return whole, (Problem("", "type", _AN_ACT),)
    found = whole.pop("format", None)
    if type(found) is not int or not (found == FORMAT or found in _UPCASTS):
        return whole, (Problem("format", "format", _FORMAT),)
    while found != FORMAT:
        whole = _UPCASTS[found](whole)
        found += 1
    return whole, ()


_TOO_LARGE = Text(
    f"大きすぎます（{MAX_LENGTH:,}字まで）。JSON Lines に分けてください。",
    f"too large, {MAX_LENGTH:,} at most; divide it into JSON Lines",
)
_AN_ACT = Text(
    "行為（type で始まるもの）のようです。ここには履歴（format と registry のあるもの）を渡してください。",
    "this looks like an act; give a history here: it has format and registry",
)
_A_HISTORY = Text(
    "履歴（format のあるもの）のようです。ここには行為（type のあるもの）を渡してください。",
    "this looks like a history; give an act here: it has type",
)
_TOO_DEEP = Text("入れ子が深すぎます。", "nested too deep")
_NO_NUMBER = Text(
    "JSON として読めない数があります（NaN、無限大、桁の多すぎる数）。",
    "a number that is no JSON: NaN, an infinity, or far too many digits",
)
_FORMAT = Text(
    f"形式の版（format）がないか、知らない版です。この版の jusou が読めるのは {FORMAT} までです。",
    f"no known format version; this jusou reads up to {FORMAT}",
)


def _at(line: int, column: int) -> Text:
    return Text(
        f"JSON として読めません（{line}行目の{column}文字目）。",
        f"no JSON: line {line}, column {column}",
    )


def _not_utf8(place: int) -> Text:
    return Text(f"UTF-8 として読めません（{place + 1}バイト目）。", f"no UTF-8: byte {place + 1}")


# --- ids ----------------------------------------------------------------------------------------


def dangling(
    history: History,
    known_agencies: frozenset[str] = frozenset(),
    known_bodies: frozenset[str] = frozenset(),
) -> Iterator[Problem]:
    """Every id that refers to nothing, and every ring of references (行き先のない識別子・循環).

    Something may be defined anywhere in the history, later too. Agencies and bodies may also
    be known from elsewhere.
    """
    defined: set[tuple[str, str]] = {("agency", each) for each in known_agencies}
    defined.update(("body", each) for each in known_bodies)
    used: set[tuple[str, str]] = set()
    ids_in(_HISTORY, FREE)(history, defined.add, used.add)
    if lost := used - defined:
        yield from _lost(history, _HISTORY, "", lost)
    yield from _cycles(history)


def _lost(value: Any, wanted: Shape, path: str, lost: set[tuple[str, str]]) -> Iterator[Problem]:
    """The lost ids with their paths: walked only when there are any (行き先のない識別子の場所)."""
    match wanted:
        case TextShape(id_of=str(kind)) if (kind, value) in lost:
            yield Problem(path, "dangling", _dangling(kind))
        case OptionalShape(inner=inner):
            if value is not None:
                yield from _lost(value, inner, path, lost)
        case ManyShape(item=item, unordered=unordered):
            for index, each in enumerate(sorted(value) if unordered else value):
                yield from _lost(each, item, f"{path}[{index}]", lost)
        case EntityShape():
            cls = class_of(value)
            for name, each in fields(cls).items():
                key = LAYOUT.key(cls, name)
                inner_path = f"{path}.{key}" if path else key
                within = path if name == LAYOUT.inlined(cls) else inner_path
                if not begins(cls, name):
                    yield from _lost(getattr(value, name), each, within, lost)
        case _:
            pass


_KINDS = {
    "agency": Text("機関", "agency"),
    "attendee": Text("出席者", "attendee"),
    "body": Text("会議体", "body"),
    "consent": Text("同意", "consent"),
    "item": Text("議題", "agenda item"),
    "meeting": Text("会議", "meeting"),
    "person": Text("人", "person"),
    "plan": Text("プラン", "plan"),
    "record": Text("記録", "record"),
    "referral": Text("つなぎ", "referral"),
    "request": Text("協力要請", "request"),
    "shortage": Text("社会資源の不足", "shortage"),
    "track": Text("支援の流れ", "track"),
}


def _dangling(kind: str) -> Text:
    name = _KINDS[kind]
    return Text(
        f"この識別子の{name.ja}は、登録にも記録にもありません。",
        f"no {name.en} of this id is registered or recorded",
    )


# --- rings --------------------------------------------------------------------------------------

_RING = Text("たどるとひと回りして自分に戻ります。", "following it leads back to where it began")

Edges: TypeAlias = dict[str, dict[str, str]]

#: Only these lead from something to another of its kind.
_LEADING_ON = frozenset({Correct, Void, DraftPlan, AddAgency})


def _cycles(history: History) -> Iterator[Problem]:
    corrections: Edges = {}
    plans: Edges = {}
    parts: dict[str, tuple[str | None, str]] = {
        agency.id: (agency.part_of, f"registry.agencies[{index}].part_of")
        for index, agency in enumerate(history.registry.agencies)
    }
    acts = list(_acts(history))
    for path, _, at, act in acts:
        if isinstance(act, (Correct, Void)):
            corrections.setdefault(at, {})[act.record] = f"{path}.record"
    # What was put right since is no ring any more: it must not keep a history from being read.
    righted = {target for targets in corrections.values() for target in targets}
    for path, told, _, act in acts:
        if told in righted:
            continue
        if isinstance(act, DraftPlan) and act.plan.replaces is not None:
            plans.setdefault(act.plan.id, {})[act.plan.replaces] = f"{path}.plan.replaces"
        elif isinstance(act, AddAgency):
            parts[act.agency.id] = (act.agency.part_of, f"{path}.agency.part_of")
    belongs: Edges = {ident: {whole: path} for ident, (whole, path) in parts.items() if whole}
    for edges in (belongs, plans, corrections):
        for start, end in _rings(edges):
            yield Problem(edges[start][end], "cycle", _RING)


def _acts(history: History) -> Iterator[tuple[str, str, str, AnyAct]]:
    """Every act that leads on, those inside corrections too: its path, the record that tells it, and
    the one it stands for (先のある行為).
    """
    for index, record in enumerate(history.records):
        if type(record.act) not in _LEADING_ON:
            continue
        path, at, act = f"records[{index}]", record.id, record.act
        yield path, record.id, at, act
        while isinstance(act, Correct):
            path, at, act = f"{path}.act", act.record, act.act
            yield path, record.id, at, act


def _rings(edges: Edges) -> Iterator[tuple[str, str]]:
    """The edges that close a ring; each edge is looked at once (輪を閉じる辺)."""
    done: set[str] = set()
    for start in edges:
        if start in done:
            continue
        above = {start}
        way = [(start, iter(edges[start]))]
        while way:
            here, onward = way[-1]
            there = next(onward, None)
            if there is None:
                way.pop()
                above.discard(here)
                done.add(here)
            elif there in above:
                yield here, there
            elif there not in done and there in edges:
                above.add(there)
                way.append((there, iter(edges[there])))
