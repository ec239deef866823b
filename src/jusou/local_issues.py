"""Local issues and the cases behind them (地域課題と個別支援のつながり): both ways, and nobody carried up."""

import itertools
import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator

import attrs

from jusou import acts
from jusou.case import Case, effective
from jusou.errors import InvalidError, Problem, raise_all
from jusou.history import History
from jusou.household import Person
from jusou.issue import Day, IssueRegister, LocalIssue
from jusou.shape import TextShape, changed, fields
from jusou.term import era_day
from jusou.wording import Text

#: A part of a name as short as this is too common a word to be looked for alone.
_SHORT = 1


def carried_up(
    case: Case,
    shortage: str,
    *,
    issue: str,
    on: Day,
    area: str | None = None,
    statement: str | None = None,
    into: LocalIssue | None = None,
) -> LocalIssue:
    """The local issue that a shortage of a case makes, or that it joins with *into* (地域課題への引き上げ).

    Only the shortage's kind and its own id leave the case. *area* and *statement* are looked
    through for the names, addresses, birthdays and ids of the case.

    Raises: `InvalidError` for a shortage the case does not know, for an id that tells where it
    comes from, and for a text that names somebody: the value itself is never shown.
    """
    found = next(
        (
            entry.act.shortage
            for entry in effective(case.records)
            if isinstance(entry.act, acts.FindShortage) and entry.act.shortage.id == shortage
        ),
        None,
    )
    if found is None:
        raise InvalidError((Problem("shortage", "dangling", _NO_SHORTAGE),))
    texts = (("area", area), ("statement", statement))
    raise_all(
        [
            *_names_somebody(case, (("shortage", shortage), ("issue", issue)), _ids),
            *_names_somebody(case, texts, _traces),
        ]
    )
    if into is None:
        return LocalIssue(
            issue,
            found.resource,
            frozenset({shortage}),
            on,
            found.challenges,
            area=area,
            statement=statement,
        )
    if into.resource is not found.resource:
        raise_all([Problem("into.resource", "mismatch", _OTHER_KIND)])
    return changed(
        into,
        shortages=into.shortages | {shortage},
        challenges=into.challenges | found.challenges,
    )


_NO_SHORTAGE = Text("このケースに、その不足の記録はありません。", "the case has no such shortage")
_OTHER_KIND = Text(
    "その地域課題は、ほかの種類の資源についてのものです。", "an issue of another kind"
)
_PERSONAL = Text(
    "このケースの人の氏名・住所・生年月日・番号のどれかが入っています。人を離れた書き方にしてください。",
    "this holds a name, address, birthday or id of the case; write it without anyone in it",
)


def _names_somebody(
    case: Case, texts: Iterable[tuple[str, str | None]], of: Callable[[Case], Iterable[str]]
) -> Iterator[Problem]:
    sought = [_plain(each) for each in of(case)]
    for path, said in texts:
        if said is not None and any(each and each in _plain(said) for each in sought):
            yield Problem(path, "personal", _PERSONAL)


def _ids(case: Case) -> Iterator[str]:
    """Whose ids would lead back to somebody (人にたどり着く番号)."""
    yield case.id
    yield from (each.id for each in case.tracks)
    yield from (each.id for each in case.people.values())


def _traces(case: Case) -> Iterator[str]:
    """The ids, and what is written of people (人にたどり着く手がかり)."""
    yield from _ids(case)
    yield from itertools.chain.from_iterable(map(_written_of, case.people.values()))


def _written_of(person: Person) -> Iterator[str]:
    for name, shape in fields(Person).items():
        value = getattr(person, name)
        inner = getattr(shape, "inner", shape)
        if isinstance(inner, TextShape) and inner.personal and value is not None:
            yield value
            yield from (part for part in re.split(r"[\s\u3000]+", value) if len(part) > _SHORT)
    if person.birth is not None:
        yield person.birth.isoformat()
        yield era_day(person.birth)
        yield f"{person.birth.year}年{person.birth.month}月{person.birth.day}日"


def _plain(said: str) -> str:
    return re.sub(r"\s", "", unicodedata.normalize("NFKC", said)).casefold()


# --- both ways ----------------------------------------------------------------------------------


@attrs.frozen
class Link:
    """One shortage, from its case to what came of it (つながり). For the municipality's eyes: it names a case."""

    case: str
    shortage: str
    record: str
    issue: str | None = None
    body: str | None = None
    development: str | None = None


@attrs.frozen
class Linked:
    """The chain as the histories and the register tell it (つながりの全体)."""

    links: tuple[Link, ...]
    problems: tuple[Problem, ...]

    def behind(self, issue: str) -> tuple[Link, ...]:
        """The cases behind an issue (地域課題のもとのケース)."""
        return tuple(each for each in self.links if each.issue == issue)


def linked(histories: Iterable[History], register: IssueRegister) -> Linked:
    """Follow every shortage up and back (つながりをたどる), one pass over the histories.

    A link that only one side knows is a problem: a case that says it raised an issue which does
    not list its shortage, an issue made of shortages that no case raised, a development that
    the register lacks.
    """
    links: list[Link] = []
    problems: list[Problem] = []
    known = {each.id: each for each in register.issues}
    developed = {each.id: each.issues for each in register.developments}
    raised: set[tuple[str, str]] = set()
    for history in histories:
        for link in _of(history):
            links.append(link)
            if link.issue is None:
                continue
            raised.add((link.issue, link.shortage))
            path = f"{history.id}.{link.record}"
            if link.issue not in known:
                problems.append(Problem(path, "dangling", _NO_ISSUE))
            elif link.shortage not in known[link.issue].shortages:
                problems.append(Problem(path, "one_way", _NOT_LISTED))
            if link.development and link.issue not in developed.get(link.development, ()):
                problems.append(Problem(path, "dangling", _NO_DEVELOPMENT))
    for index, each in enumerate(register.issues):
        if any((each.id, shortage) not in raised for shortage in each.shortages):
            problems.append(Problem(f"issues[{index}].shortages", "one_way", _NOT_RAISED))
    return Linked(tuple(links), tuple(problems))


def _of(history: History) -> Iterator[Link]:
    found: dict[str, list[Link]] = {}
    for entry in effective(history.records):
        match entry.act:
            case acts.FindShortage(shortage=shortage):
                found[shortage.id] = [Link(history.id, shortage.id, entry.record.id)]
            case acts.RaiseShortage(shortage=ident, issue=issue, body=body):
                start, *more = found.get(ident) or [Link(history.id, ident, entry.record.id)]
                kept = [each for each in (start, *more) if each.issue is not None]
                found[ident] = [*kept, attrs.evolve(start, issue=issue, body=body)]
            case acts.MeetShortage(shortage=ident, issue=issue, development=development):
                found[ident] = [
                    attrs.evolve(each, development=development) if each.issue == issue else each
                    for each in found.get(ident, ())
                ]
            case _:
                pass
    yield from itertools.chain.from_iterable(found.values())


_NO_ISSUE = Text("台帳に、その地域課題はありません。", "the register has no such issue")
_NO_DEVELOPMENT = Text(
    "台帳に、その地域課題への資源開発はありません。", "the register has no such development"
)
_NOT_LISTED = Text(
    "ケースは提起したと記録していますが、地域課題の側にこの不足がありません。",
    "raised by the case, not listed by the issue",
)
_NOT_RAISED = Text(
    "どのケースからも提起されていない不足があります。", "a shortage that no case has raised"
)
