"""Hostile input (悪意や誤りのある入力): seeded, counted, and without end if one asks for it.

    python tests/hostile.py --inputs 1000000 --seed 1

Four doors are knocked at: the codec, the profile loader, the judge, and the command line. What
comes in was a good text once. What must never come out: a traceback, an answer after more than
a few seconds, memory beyond the bound, or anything of a person.
"""

import argparse
import copy
import datetime as dt
import functools
import io
import json
import logging
import random
import re
import resource
import signal
import sys
import time
import tomllib
import traceback
from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any, NoReturn, get_args

import attrs
from click.testing import CliRunner

from jusou import Answer, Audience, Case, JusouError, Municipality, allowed, do, judge, meetings
from jusou.acts import AnyAct
from jusou.audit import audit, shipped_profile
from jusou.cli import front
from jusou.deadlines import due
from jusou.errors import Problem
from jusou.forms import Paper, form
from jusou.history import History, ProfileRef
from jusou.municipality import check_file
from jusou.municipality.load import text_of
from jusou.receipt import receipt, rerun
from jusou.record import (
    Known,
    act_from_json,
    answer_from_plain,
    answer_to_plain,
    histories,
    history_from_json,
)
from jusou.rendering import Reader, lines
from jusou.shape import EntityShape, ManyShape, OptionalShape, PairShape, TextShape, fields
from jusou.testing import HOUSEHOLDS, household, text
from jusou.viewing import view
from jusou.vocabulary import Purpose

#: What may never be seen again once it has gone in: two names, and an individual number.
NAME = "架空山札束郎"
KANA = "カクウヤマサツタロウ"
NUMBER = "123456789018"
CANARIES = (NAME, KANA, NUMBER)

#: An address space that is reached only by a fault: the whole run stays below it.
MEMORY = 2 * 2**30
#: Seconds one input may take; a slow machine is no fault.
PATIENCE = 20


class LeakError(AssertionError):
    """Something of a person came out (個人の情報の漏れ)."""


class HangError(AssertionError):
    """An input took too long (終わらない入力)."""


# --- what is done to a good text ------------------------------------------------------------------


def _ids(cls: type[Any]) -> Iterator[str]:
    for name, wanted in fields(cls).items():
        if _holds_id(wanted):
            yield name


def _holds_id(wanted: Any) -> bool:
    match wanted:
        case TextShape(id_of=str()):
            return True
        case ManyShape(item=inner) | OptionalShape(inner=inner):
            return _holds_id(inner)
        case PairShape(items=items):
            return any(map(_holds_id, items))
        case _:
            return False


def _classes(cls: type[Any], seen: set[type[Any]]) -> set[type[Any]]:
    if cls not in seen:
        seen.add(cls)
        for wanted in fields(cls).values():
            for each in _inside(wanted):
                _classes(each, seen)
    return seen


def _inside(wanted: Any) -> Iterator[type[Any]]:
    match wanted:
        case EntityShape(classes=classes):
            yield from classes
        case ManyShape(item=inner) | OptionalShape(inner=inner):
            yield from _inside(inner)
        case PairShape(items=items):
            for each in items:
                yield from _inside(each)
        case _:
            return


#: Keys under which an id stands. An id is given back: whoever asks needs it to find the thing.
ID_KEYS = {
    name
    for act in (*get_args(AnyAct), History)
    for cls in _classes(act, set())
    for name in _ids(cls)
} | {"id"}

JUNK: tuple[Any, ...] = (
    None,
    True,
    -1,
    0.5,
    10**40,
    "",
    " ",
    "\0",
    "\ud800",
    "2026-02-30",
    "9999-12-31",
    "0001-01-01",
    "2026-11-01T00:00:00",
    [],
    {},
    [[]],
    {"type": "receive"},
    "permitted",
    "あ" * 30_000,
)

Tree = Any


def _places(tree: Tree, key: str = "") -> Iterator[tuple[Any, Any, str]]:
    """Every place of a tree: its container, its index or key there, and the nearest key."""
    if isinstance(tree, dict):
        for name, value in tree.items():
            yield tree, name, name
            yield from _places(value, name)
    elif isinstance(tree, list):
        for index, value in enumerate(tree):
            yield tree, index, key
            yield from _places(value, key)


def spoiled(tree: Tree, rng: random.Random, times: int) -> Tree:
    """The same tree with something wrong in it, mostly (壊した木)."""
    tree = copy.deepcopy(tree)
    for _ in range(times):
        places = list(_places(tree))
        if not places:
            break
        inside, at, key = rng.choice(places)
        match rng.randrange(8):
            case 0:
                del inside[at]
            case 1:
                inside[at] = copy.deepcopy(rng.choice(JUNK))
            case 2:
                other, there, _ = rng.choice(places)
                try:
                    inside[at] = copy.deepcopy(other[there])
                except (KeyError, IndexError):
                    continue
            case 3 if isinstance(inside, dict):
                inside[rng.choice((NAME, "tpye", "Agency", "by ", KANA))] = inside[at]
            case 4 if isinstance(inside, list):
                inside.extend(copy.deepcopy(inside[at]) for _ in range(rng.choice((1, 3, 40))))
            case 5:
                deep: Any = inside[at]
                for _ in range(rng.choice((1, 5, 200))):
                    deep = [deep]
                inside[at] = deep
            case _ if key not in ID_KEYS:
                # In an id it would be given back, and rightly; a number is refused even there.
                inside[at] = rng.choice((NAME, KANA, f"{NAME} {NUMBER}", NUMBER))
            case _:
                inside[at] = NUMBER
    return tree


def broken(data: bytes, rng: random.Random) -> bytes:
    """The same bytes with some of them wrong (壊した文字列)."""
    written = bytearray(data)
    for _ in range(rng.choice((0, 1, 1, 3, 20))):
        at = rng.randrange(len(written) + 1)
        match rng.randrange(4):
            case 0:
                del written[at : at + rng.choice((1, 1, 10, 500))]
            case 1:
                written[at:at] = rng.randbytes(rng.choice((1, 2, 8)))
            case 2:
                written[at:at] = rng.choice(
                    (b"[" * 2000, b'{"a":' * 500, b'"', b"\\u0000", b"\xff\xfe", b"1e999", b"NaN")
                )
            case _:
                written[at:at] = rng.choice((NUMBER, NAME)).encode()
    return bytes(written)


def told(tree: Tree) -> bytes:
    """A tree as JSON, even where it holds what JSON cannot (JSON の文字列)."""
    return json.dumps(tree, ensure_ascii=False).encode("utf-8", "surrogatepass")


# --- what has come out ----------------------------------------------------------------------------


def said(error: BaseException) -> Iterator[str]:
    """All that an error says, and all that stands behind it (例外の連鎖)."""
    yield "".join(traceback.format_exception(error))
    seen: BaseException | None = error
    while seen is not None:
        yield repr(seen)
        yield repr(seen.args)
        for problem in getattr(seen, "problems", ()):
            if isinstance(problem, Problem):
                yield repr(problem)
                yield problem.text.ja + problem.text.en
        seen = seen.__cause__ or seen.__context__


def clean(texts: Iterator[str], *, names: bool = True) -> None:
    """Nothing of a person is in it (個人の情報がないこと)."""
    for each in texts:
        for canary in CANARIES if names else (NUMBER,):
            # Among other digits it is another number.
            if found := re.search(rf"(?<!\d){canary}(?!\d)", each):
                at = found.start()
                raise LeakError(each[max(0, at - 200) : at + 40])


# --- the four doors -------------------------------------------------------------------------------


#: Where people write in their own words; a term of ours under the same key is ASCII.
FREE = {"name", "note", "reason", "why", "address"}


def _named(tree: Tree, of: str = "") -> Tree:
    """The same records with a canary wherever a person is named or written about (名前を入れた記録)."""
    if isinstance(tree, dict):
        # An agency and a body have a name to be called by.
        office = {"name"} if of in {"agency", "body"} else set[str]()
        return {
            key: NAME
            if key in FREE - office and isinstance(value, str) and not value.isascii()
            else _named(value, key)
            for key, value in tree.items()
        }
    if isinstance(tree, list):
        return [_named(each, of) for each in tree]
    return tree


@functools.cache
def _trees() -> tuple[Tree, ...]:
    """The shipped histories, with canaries for people (名前を入れた履歴)."""
    made: list[Tree] = []
    for name in HOUSEHOLDS:
        tree = json.loads(text(name))
        for person in tree["registry"]["people"]:
            if not person.get("anonymous"):
                person["name"] = NAME
        tree["records"] = _named(tree["records"])
        made.append(tree)
    return tuple(made)


def _known(ref: ProfileRef | None) -> Known:
    return Known.of(shipped_profile(ref))


@functools.cache
def _cases() -> tuple[tuple[Case, Municipality, tuple[Tree, ...]], ...]:
    """Each household at each step of its way, with canaries for names (各段階のケース)."""
    made: list[tuple[Case, Municipality, tuple[Tree, ...]]] = []
    for tree, name in zip(_trees(), HOUSEHOLDS, strict=True):
        profile = shipped_profile(household(name).profile)
        whole = history_from_json(told(tree), known=_known)
        for end in range(0, len(whole.records) + 1, 3):
            part = attrs.evolve(whole, records=whole.records[:end])
            made.append((Case.of(part), profile, _acts_of(tree)[: end + 4]))
    return tuple(made)


def _acts_of(tree: Tree) -> tuple[Tree, ...]:
    told_apart = {"id", "happened_on", "recorded_at"}
    return tuple(
        {key: value for key, value in record.items() if key not in told_apart}
        for record in tree["records"]
    )


@functools.cache
def _acts() -> tuple[Tree, ...]:
    return tuple(act for tree in _trees() for act in _acts_of(tree))


def codec(rng: random.Random) -> str:
    """A history, an act, an answer, or lines of them (記録の読み書き)."""
    tree = rng.choice(_trees())
    match rng.randrange(4):
        case 0:
            part = {**tree, "records": rng.sample(tree["records"], rng.randrange(4))}
            data = told(spoiled(part, rng, rng.choice((0, 1, 1, 2, 5))))
            if rng.random() < 0.3:
                data = broken(data, rng)
            if rng.random() < 0.2:
                for line in histories([data]):
                    clean(iter([repr(line)]))
            read = functools.partial(history_from_json, data)
        case 1:
            data = told(spoiled(rng.choice(_acts()), rng, rng.choice((0, 1, 2))))
            read = functools.partial(act_from_json, data)
        case 2:
            data = broken(told(rng.choice(_acts())), rng)
            read = functools.partial(act_from_json, data)
        case _:
            plain = spoiled(rng.choice(_answers()), rng, rng.choice((0, 1, 2)))
            read = functools.partial(answer_from_plain, plain)
    try:
        thing = read()
    except JusouError as error:
        clean(said(error))
        return "refused"
    if not isinstance(thing, Answer):
        # An answer holds nothing of a person unless somebody writes it into one by hand.
        clean(iter([repr(thing)]))
    return "read"


@functools.cache
def _answers() -> tuple[Tree, ...]:
    rng = random.Random(0)  # noqa: S311 - chance is what is wanted, not secrecy
    answers: list[Tree] = []
    while len(answers) < 30:
        case, profile, own = rng.choice(_cases())
        try:
            act = act_from_json(told(rng.choice(own)))
            answers.append(answer_to_plain(judge(case, act, under=profile, on=_day(rng))))
        except JusouError:
            continue
    return tuple(answers)


@functools.cache
def _profiles() -> tuple[tuple[bytes, Tree], ...]:
    return tuple(
        (text_of(name), tomllib.loads(text_of(name).decode())) for name in Municipality.shipped()
    )


def _toml_value(value: Tree) -> str:
    match value:
        case bool():
            return "true" if value else "false"
        case str():
            return json.dumps(value, ensure_ascii=False)
        case list():
            return "[" + ", ".join(map(_toml_value, value)) + "]"
        case dict():
            inside = (
                f"{json.dumps(k, ensure_ascii=False)} = {_toml_value(v)}" for k, v in value.items()
            )
            return "{" + ", ".join(inside) + "}"
        case None:
            return '""'
        case _:
            return str(value)


def _toml(tree: Tree) -> bytes:
    """A tree as TOML, every table inline (TOML の文字列)."""
    written = (f"{json.dumps(k, ensure_ascii=False)} = {_toml_value(v)}" for k, v in tree.items())
    return "\n".join(written).encode("utf-8", "surrogatepass")


def profile(rng: random.Random) -> str:
    """A municipality's profile, broken in its bytes or in its tables (運用プロファイルの読込み)."""
    data, tree = rng.choice(_profiles())
    few = tree
    if rng.random() < 0.8:
        some = rng.sample(sorted(tree), min(len(tree), 5))
        few = {key: tree[key] for key in some}
    if rng.random() < 0.1:
        data = broken(data, rng)
    else:
        data = _toml(spoiled(few, rng, rng.choice((0, 1, 2))))
        if rng.random() < 0.2:
            data = broken(data, rng)
    try:
        Municipality.from_toml(data)
    except JusouError as error:
        # A profile names posts and offices, never a person: what it says may be quoted.
        clean(said(error), names=False)
        outcome = "refused"
    else:
        outcome = "read"
    if rng.random() < 0.2:
        clean((remark.ja + remark.en for remark in check_file(data).remarks), names=False)
    return outcome


def _day(rng: random.Random) -> dt.date:
    return dt.date(2025, 1, 1) + dt.timedelta(days=rng.randrange(900))


def asked(rng: random.Random) -> str:
    """A question about a case, mended or spoiled, and what follows from it (判定)."""
    case, profile, own = rng.choice(_cases())
    acts = own if rng.random() < 0.9 else _acts()
    tree = spoiled(rng.choice(acts), rng, rng.choice((0, 0, 0, 1, 2)))
    day = _day(rng)
    try:
        act = act_from_json(told(tree))
        answer = judge(case, act, under=profile, on=day)
        clean(iter([repr(answer), repr(case), repr(act)]))
        clean(iter([told(answer_to_plain(answer)).decode()]))
        audience = Audience(rng.choice(list(Reader)), rng.choice((None, act.by.agency, "p-1")))
        for lang in ("ja", "en"):
            clean(lines(answer, audience=audience, lang=lang, full=True))
        match rng.randrange(40):
            case 0:
                clean(map(repr, allowed(case, under=profile, on=day, by=act.by)))
            case 1:
                purpose = rng.choice(list(Purpose))
                clean(map(repr, meetings(case, under=profile, on=day, purpose=purpose)))
            case 2:
                clean(map(repr, audit(case.history, under=profile)))
            case 3 | 4 | 5 | 6 | 7:
                done = do(
                    case,
                    act,
                    under=profile,
                    on=day,
                    recorded_at=_moment(case, day),
                    record_id="r-fuzz",
                    expected_version=case.version,
                )
                clean(iter([repr(done)]))
            case 8:
                clean(map(repr, due([case], under=profile, on=day)))
            case 9:
                clean(iter([repr(view(case, for_=audience, under=profile, on=day))]))
            case 10:
                paper, of = rng.choice(list(Paper)), rng.choice(("p-1", "t-1", "m-1", NAME, ""))
                clean(iter([repr(form(case, paper, of=of, under=profile, on=day))]))
            case 11:
                kept = receipt(case, act, under=profile, on=day)
                clean(iter([repr(rerun(kept, case, under=profile))]))
            case _:
                pass
    except JusouError as error:
        clean(said(error))
        return "refused"
    return answer.outcome.value


def _moment(case: Case, day: dt.date) -> dt.datetime:
    last = case.history.records[-1].recorded_at if case.history.records else None
    moment = dt.datetime.combine(day, dt.time(12), dt.timezone(dt.timedelta(hours=9)))
    return moment if last is None else max(moment, last)


RUNNER = CliRunner()


COMMANDS = (
    *("judge", "audit", "meetings", "rules", "flow", "municipality", "schema", NAME),
    *("law", "compare", "receipt", "due", "indicators", "view", "form"),
)
#: They are asked for what a reader may see of a person, and give it.
SHOWING = {"view", "form"}
WORDS = (
    *("-", "--on", "2026-11-01", "--under", "tsuruoka", "--json", "--lang", "en", "ja", "--full"),
    *("--purpose", "--about", "show", "check", "list", "--year", "2026", "[]", "{}", "", "\0"),
    *(NAME, NUMBER, f"--{NAME}", f"{NUMBER}.json"),
)


def _calls(tree: Tree) -> tuple[str, ...]:
    """What one asks about that household (その世帯についての呼出し)."""
    registry, tracks = tree["registry"], [each.get("track") for each in tree["records"]]
    person = registry["people"][-1]["id"]
    agency = next((each["id"] for each in registry.get("agencies", ())), "a-city")
    track = next(filter(None, tracks), "t-1")
    sitting = next(
        (each["meeting"]["id"] for each in tree["records"] if each["type"] == "convene_meeting"),
        "m-1",
    )
    return (
        "judge - --on 2026-11-01 --json",
        "judge - --full --lang en",
        "audit - --lang en",
        "audit - --json",
        "meetings - --purpose plan_deliberation",
        "meetings - --purpose information_exchange --json",
        f"view - --for agency:{agency} --on 2026-11-01",
        f"view - --for person:{person} --json",
        f"form - intake --of {person} --as html",
        f"form - progress --of {person}",
        f"form - evaluation --of {track}",
        f"form - minutes --of {sitting}",
        "due - --on 2026-11-01 --json",
        "indicators - --year R8 --format csv",
        "compare --law-on 2024-04-01 --law-on 2026-11-01 - --format json",
        "municipality check -",
    )


def command(rng: random.Random) -> str:
    """A call of the command, with arguments and input of every kind (コマンド)."""
    tree = rng.choice(_trees())
    words = [rng.choice(COMMANDS), *(rng.choice(WORDS) for _ in range(rng.randrange(5)))]
    if rng.random() < 0.7:
        words = rng.choice(_calls(tree)).split()
        if rng.random() < 0.3:
            words[rng.randrange(len(words))] = rng.choice((*words, *WORDS))
    if words[0] == "municipality" or rng.random() < 0.1:
        given = broken(rng.choice(_profiles())[0], rng)
    else:
        part = {**tree, "records": tree["records"][: rng.randrange(len(tree["records"]) + 1)]}
        asked = {"case": part, "act": rng.choice(_acts_of(tree)), "on": "2026-11-01"}
        given = told(spoiled(asked if words[0] == "judge" else part, rng, rng.choice((0, 0, 1, 3))))
    done = RUNNER.invoke(front.front, words, input=given)
    if done.exception is not None and not isinstance(done.exception, SystemExit):
        raise done.exception
    if done.exit_code == 70:
        raise AssertionError(f"fault: {words} {done.output[-200:]}")
    clean(iter([done.output]), names=words[0] not in SHOWING)
    clean(iter([done.stderr]))
    return str(done.exit_code)


#: Of a thousand inputs, how many knock where.
DOORS: dict[str, tuple[int, Callable[[random.Random], str]]] = {
    "codec": (590, codec),
    "profile": (80, profile),
    "judge": (310, asked),
    "command": (20, command),
}


# --- the run --------------------------------------------------------------------------------------


def _too_long(*_: object) -> NoReturn:
    raise HangError


class Heard(logging.Handler):
    """Keeps what anybody logs (ログ)."""

    def __init__(self) -> None:
        super().__init__(0)
        self.said: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep one line."""
        self.said.append(self.format(record))


@attrs.define
class Run:
    """What a run has seen (実行の結果)."""

    inputs: Counter[str] = attrs.Factory(Counter)
    outcomes: Counter[tuple[str, str]] = attrs.Factory(Counter)
    faults: list[str] = attrs.Factory(list)
    slowest: tuple[float, str] = (0.0, "")


def run(
    inputs: int, seed: int, *, first: int = 0, only: str | None = None, most_faults: int = 20
) -> Run:
    """Knock so many times; the same seed asks the same (実行)."""
    ledger, heard = Run(), Heard()
    logging.getLogger().addHandler(heard)
    before = signal.signal(signal.SIGALRM, _too_long)
    doors = {only: DOORS[only]} if only else DOORS
    names = list(doors)
    weights = [share for share, _ in doors.values()]
    try:
        for number in range(first, first + inputs):
            # Each input has a seed of its own, so that one of them can be asked again alone.
            rng = random.Random(f"{seed}/{number}")  # noqa: S311
            name = rng.choices(names, weights)[0]
            start = time.perf_counter()
            signal.alarm(PATIENCE)
            try:
                outcome = doors[name][1](rng)
                ledger.outcomes[name, outcome] += 1
            except BaseException as error:
                if isinstance(error, KeyboardInterrupt):
                    raise
                where = "".join(traceback.format_exception(error, limit=-6))
                ledger.faults.append(f"{name} {seed}/{number}: {where}")
                if len(ledger.faults) >= most_faults:
                    break
            finally:
                signal.alarm(0)
            ledger.inputs[name] += 1
            took = time.perf_counter() - start
            ledger.slowest = max(ledger.slowest, (took, f"{name} {seed}/{number}"))
            if heard.said:
                clean(iter(heard.said))
                heard.said.clear()
    finally:
        signal.signal(signal.SIGALRM, before)
        logging.getLogger().removeHandler(heard)
    return ledger


def main() -> int:
    """The command (コマンド)."""
    wanted = argparse.ArgumentParser(description="Knock at every door with seeded hostile input.")
    wanted.add_argument("--inputs", type=int, default=1_000_000)
    wanted.add_argument("--seed", type=int, default=1)
    wanted.add_argument("--from", type=int, default=0, dest="first", help="the first to be sent")
    wanted.add_argument("--only", choices=list(DOORS))
    given = wanted.parse_args()
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    start = time.perf_counter()
    seen = run(given.inputs, given.seed, first=given.first, only=given.only)
    out = io.StringIO()
    for (name, outcome), count in sorted(seen.outcomes.items()):
        print(f"{count:>9,} {name}: {outcome}", file=out)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(
        f"{sum(seen.inputs.values()):>9,} inputs, seed {given.seed}, {len(seen.faults)} faults, "
        f"peak {peak} MB, slowest {seen.slowest[0]:.2f} s ({seen.slowest[1]}), "
        f"{time.perf_counter() - start:.0f} s",
        file=out,
    )
    sys.stdout.write("\n".join([*(fault[-2000:] for fault in seen.faults), out.getvalue()]))
    return bool(seen.faults)


if __name__ == "__main__":
    raise SystemExit(main())
