"""Auditing (履歴の確認): which recorded acts to look at again, whoever recorded them. It says 要確認, no more.

Every act has two verdicts: on what was known when it was recorded, and on what is known now.
Nobody is held to what came to light afterwards.
"""

import datetime as dt
from bisect import bisect_left, bisect_right
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import accumulate
from typing import TypeAlias

import attrs

from jusou.acts import Act, Correct, Record, Void
from jusou.answer import Answer, Outcome
from jusou.case import Entry, effective
from jusou.errors import Problem, UnknownNameError
from jusou.hindsight import Seen, walk
from jusou.history import History, ProfileRef
from jusou.municipality import Municipality
from jusou.record import NOTHING_KNOWN, Known, histories
from jusou.references import changes_nothing
from jusou.wording import Term, Text

Day = dt.date
Place: TypeAlias = tuple[Day, dt.datetime, str]


class FindingKind(Term):
    """Why a record is to be looked at again (要確認の種別)."""

    NOT_AS_IT_STOOD = "not_as_it_stood", "そのままではできない行為", "not possible as it stood"
    IMPOSSIBLE = "impossible", "その段階にない手順", "no such step from there"
    DANGLING = "dangling", "参照先のない記録", "refers to nothing"
    UNDETERMINED = "undetermined", "記録が足りない行為", "something is not on record"


@attrs.frozen
class Verdict:
    """What is to be said of an act on one state of knowledge (一つの時点の知識による判定).

    *kind* is ``None`` where the act is in order; *answer* where no question could be put, for
    the *problems* given.
    """

    kind: FindingKind | None
    answer: Answer | None
    problems: tuple[Problem, ...] = ()

    @property
    def outcome(self) -> Outcome | None:
        """The outcome, if the question could be put (結論)."""
        return self.answer.outcome if self.answer is not None else None

    @property
    def says(self) -> Text:
        """The verdict in a few words (判定の言葉)."""
        if self.answer is None or self.kind is FindingKind.IMPOSSIBLE:
            return (self.kind or FindingKind.DANGLING).label
        return self.answer.outcome.label


@attrs.frozen
class Finding:
    """A record to be looked at again (要確認の記録), with both verdicts on it.

    *then* is the verdict on what was known when it was recorded, on the act as recorded; *now*
    is the verdict on what is known now, on the act as it stands. *corrected* tells that the record
    has been corrected since.
    """

    record: str
    day: Day
    act: str
    label: Text
    then: Verdict
    now: Verdict
    corrected: bool = False

    @property
    def shown(self) -> Verdict:
        """The verdict to show first: now's, unless all is in order by now (先に示す判定)."""
        return self.now if self.now.kind is not None else self.then

    @property
    def kind(self) -> FindingKind:
        """Why it is to be looked at (種別)."""
        found = self.shown.kind
        assert found is not None  # noqa: S101 - what is in order both times is no finding
        return found

    @property
    def outcome(self) -> Outcome | None:
        """The outcome of the verdict shown first (結論)."""
        return self.shown.outcome

    @property
    def answer(self) -> Answer | None:
        """The answer of the verdict shown first (判定)."""
        return self.shown.answer

    @property
    def differs(self) -> bool:
        """Whether the two verdicts differ (二つの判定の違い)."""
        return (self.then.kind, self.then.outcome) != (self.now.kind, self.now.outcome)

    @property
    def by_hindsight(self) -> bool:
        """Whether it was in order on what was known then (当時は分からなかったことによるか)."""
        return self.then.kind is None

    @property
    def text(self) -> Text:
        """The finding in one sentence, without anything personal (要確認の文)."""
        day = self.day.isoformat()
        ja = f"要確認: {day} {self.label.ja}（{self.record}）"
        en = f"to be checked: {day} {self.label.en} ({self.record})"
        if not self.differs:
            return Text(f"{ja} — {self.now.says.ja}", f"{en} — {self.now.says.en}")
        return Text(
            f"{ja} — 当時分かっていた事実では「{self.then.says.ja}」、"
            f"後から分かった事実では「{self.now.says.ja}」",
            f"{en} — on what was known then: {self.then.says.en}; "
            f"on what is known now: {self.now.says.en}",
        )


def audit(history: History, *, under: Municipality) -> tuple[Finding, ...]:
    """Judge a whole history, whoever made it (履歴の確認): what to look at again, in order.

    One way through it, as long as records came in the order in which things happened. What came
    late (a back-dated record, a correction, a voiding) costs one more way through for each
    stretch of time in which something was judged without it.
    """
    entries = [*effective(history.records)]
    then = {
        seen.entry.record.id: _verdict(seen)
        for known_at, asked in _views(history.records, entries)
        for seen in walk(
            history.registry,
            effective(history.records, known_at=known_at),
            under,
            asked=asked,
        )
    }
    found: list[tuple[Place, Finding]] = [*_changes_of_nothing(history.records)]
    for seen in walk(history.registry, entries, under):
        entry, before = seen.entry, then.get(seen.entry.record.id)
        # Most acts are in order, and nothing is to be said of them.
        if _kind(seen) is None and (before is None or before.kind is None):
            continue
        now = _verdict(seen)
        changed = entry.act is not entry.record.act or entry.day != entry.record.happened_on
        finding = _finding(entry.record, entry, before or now, now, corrected=changed)
        found.append((_place(entry), finding))
    return tuple(finding for _, finding in sorted(found, key=lambda each: each[0]))


_KIND_OF = {
    Outcome.PERMITTED: None,
    Outcome.UNDETERMINED: FindingKind.UNDETERMINED,
    Outcome.NOT_PERMITTED: FindingKind.NOT_AS_IT_STOOD,
    Outcome.FORBIDDEN: FindingKind.NOT_AS_IT_STOOD,
}


def _kind(seen: Seen) -> FindingKind | None:
    """Why an act is to be looked at; ``None`` of one that is in order (要確認の種別)."""
    if seen.answer is None:
        return _unasked(seen.problems)
    return FindingKind.IMPOSSIBLE if seen.impossible else _KIND_OF[seen.answer.outcome]


def _verdict(seen: Seen) -> Verdict:
    return Verdict(_kind(seen), seen.answer, seen.problems)


def _unasked(problems: tuple[Problem, ...]) -> FindingKind:
    lost = any(problem.code == "dangling" for problem in problems)
    return FindingKind.DANGLING if lost else FindingKind.IMPOSSIBLE


def _finding(
    record: Record, at: "Entry | Record", then: Verdict, now: Verdict, *, corrected: bool = False
) -> Finding:
    act: type[Act] = type(at.act)
    day = at.day if isinstance(at, Entry) else at.happened_on
    return Finding(record.id, day, act.type, act.label, then, now, corrected)


def _changes_of_nothing(records: Sequence[Record]) -> Iterator[tuple[Place, Finding]]:
    """Corrections and voidings that can have no effect (効き目のない訂正・取消し)."""
    changes = [(each, each.act) for each in records if isinstance(each.act, (Correct, Void))]
    kept = {each.id: each for each in records} if changes else {}
    for record, act in changes:
        problems = tuple(changes_nothing(act, kept))
        if problems:
            verdict = Verdict(_unasked(problems), None, problems)
            yield record.order, _finding(record, record, verdict, verdict)


# --- what was known when ----------------------------------------------------------------------------


def _place(entry: Entry) -> Place:
    return entry.day, entry.recorded_at, entry.record.id


def _views(records: Sequence[Record], entries: list[Entry]) -> list[tuple[dt.datetime, set[str]]]:
    """The moments from which to judge again, each with the records judged as of then (当時の見え方).

    A record needs a verdict of its own for "then" only if something that stands before it was
    recorded after it. Records between which nothing came late share one view.
    """
    told = [each.recorded_at for each in entries]
    # From each entry on, the earliest moment at which anything was recorded.
    earliest = list(accumulate(reversed(told), min))[::-1]
    late = {moment for moment, first in zip(told, earliest, strict=True) if first < moment}
    arrivals = sorted(_arrivals(records))
    if arrivals:
        places = [_place(each) for each in entries]
        for place, moment in arrivals:
            after = bisect_left(places, place)
            if after < len(places) and earliest[after] < moment:
                late.add(moment)
    if not late:
        return []
    moments = sorted(late)
    waiting = deque(arrivals)
    newest = entries[0].recorded_at
    views: dict[int, tuple[dt.datetime, set[str]]] = {}
    for entry in entries:
        known_since = entry.recorded_at
        while waiting and waiting[0][0] <= _place(entry):
            newest = max(newest, waiting.popleft()[1])
        if newest <= known_since:
            newest = known_since
            continue
        knew = bisect_right(moments, known_since)
        known_at, asked = views.setdefault(knew, (known_since, set()))
        asked.add(entry.record.id)
        views[knew] = max(known_at, known_since), asked
    return [views[knew] for knew in sorted(views)]


def _arrivals(records: Sequence[Record]) -> Iterator[tuple[Place, dt.datetime]]:
    """Each correction and voiding: the first place it touches, and when it was recorded (訂正の届いた時)."""
    changes = [each for each in records if isinstance(each.act, (Correct, Void))]
    if not changes:
        return
    kept = {each.id: each for each in records}
    # What leads back to itself changes nothing.
    rooted = [(each, root) for each in changes if (root := _root(each, kept)) != each.id]
    first: dict[str, Place] = {}
    for change, root in rooted:
        touched = [change.order, *((kept[root].order,) if root in kept else ())]
        if isinstance(change.act, Correct) and change.act.happened_on is not None and root in kept:
            touched.append((change.act.happened_on, kept[root].recorded_at, root))
        first[root] = min(*touched, first.get(root, change.order))
    for change, root in rooted:
        yield first[root], change.recorded_at


def _root(record: Record, kept: dict[str, Record]) -> str:
    """The record that a chain of changes is about in the end (訂正の元の記録)."""
    seen: set[str] = set()
    here: Record | None = record
    ident = record.id
    while here is not None and isinstance(here.act, (Correct, Void)) and ident not in seen:
        seen.add(ident)
        ident = here.act.record
        here = kept.get(ident)
    return ident


# --- many histories ---------------------------------------------------------------------------------


@attrs.frozen(repr=False)
class Audited:
    """One line of many (1行分の確認): its findings, or what is wrong with the line.

    *profile_changed* tells that the profile it was kept under has been changed since: the
    findings are those under the profile as it is.
    """

    number: int
    case: str | None
    findings: tuple[Finding, ...] = ()
    problems: tuple[Problem, ...] = ()
    profile_changed: bool = False

    def __repr__(self) -> str:
        return f"<Audited line {self.number}>"


Profiles: TypeAlias = Callable[[ProfileRef | None], Municipality]


def shipped_profile(ref: ProfileRef | None) -> Municipality:
    """The profile that a history names, from those that come with jusou (履歴の運用プロファイル).

    The national default if it names none.

    Raises: `UnknownNameError` if it names another.
    """
    return Municipality.load("default" if ref is None else ref.id)


def audit_lines(
    lines: Iterable[str | bytes],
    *,
    under: Municipality | None = None,
    profiles: Profiles = shipped_profile,
) -> Iterator[Audited]:
    """Audit JSON Lines, one history a line, one at a time (多くの履歴の確認). Lines count from 1.

    Without *under*, each history is judged under its own profile, which *profiles* finds; it
    raises `UnknownNameError` for one it does not know, and that line is given with the problem.
    It is asked once for as long as the lines name the same one.
    """
    unknown = False

    @lru_cache(maxsize=1)
    def found(ref: ProfileRef | None) -> Municipality | None:
        try:
            return under or profiles(ref)
        except UnknownNameError:
            return None

    def known(ref: ProfileRef | None) -> Known:
        nonlocal unknown
        profile = found(ref)
        unknown = profile is None
        return NOTHING_KNOWN if profile is None else Known.of(profile)

    for line in histories(lines, known=known):
        history = line.history
        profile = found(history.profile) if history is not None else None
        if unknown:
            # What is missing may well be in that profile: no more can be said of the line.
            unknown = False
            problem = Problem("profile.id", "unknown_profile", _UNKNOWN_PROFILE)
            yield Audited(line.number, history.id if history else None, (), (problem,))
        elif history is None or profile is None:
            yield Audited(line.number, None, (), line.problems)
        else:
            ref = history.profile
            yield Audited(
                line.number,
                history.id,
                audit(history, under=profile),
                profile_changed=ref is not None
                and ref.id == profile.id
                and ref.hash != profile.hash,
            )


_UNKNOWN_PROFILE = Text(
    "この運用プロファイルは見つかりません。どの自治体として判定するかを指定してください。",
    "no such profile; say under which municipality to judge",
)
