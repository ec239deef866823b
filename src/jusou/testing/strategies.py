"""Hypothesis strategies for every entity and act, drawn from their shapes alone (型から作る試験データ).

What is drawn is valid and no more: it need not make sense. For histories that could have
happened see `jusou.testing.lives`. Needs hypothesis, which is in the extra ``jusou[testing]``.
"""

import datetime as dt
from collections.abc import Callable
from typing import Any

from jusou import acts, agency, consent, household, information, issue, judgement, meeting, plan
from jusou.errors import InvalidError
from jusou.history import History, ProfileRef, Registry
from jusou.plain import ABSENT, default
from jusou.shape import (
    BooleanShape,
    DayShape,
    EntityShape,
    IntegerShape,
    ManyShape,
    MomentShape,
    OptionalShape,
    PairShape,
    Shape,
    TermShape,
    TextShape,
    fields,
    holds_individual_number,
    shape,
)
from jusou.testing import NO_HYPOTHESIS
from jusou.vocabulary import (
    PLAN_PURPOSES,
    Authority,
    Category,
    Character,
    DiscoveryRoute,
    JudgementKind,
    ObtainedBy,
    Programme,
    Purpose,
    Resource,
    ReviewResult,
    Source,
)

try:
    from hypothesis import reject
    from hypothesis import strategies as st
except ImportError as error:
    raise ImportError(NO_HYPOTHESIS) from error

JST = dt.timezone(dt.timedelta(hours=9))
NEWFOUNDLAND = dt.timezone(-dt.timedelta(hours=3, minutes=30))

FIRST_DAY = dt.date(2021, 4, 1)

#: 異体字 with its selector, 外字 of the private use area, a letter beyond the first plane, an emoji.
NAMES = (
    "架空 太郎",
    "葛\U000e0100城 架空",
    "辻\U000e0101󠄁",
    "\ue000\uf8ff架空",
    "𠮷田架空",
    "ｶｸｳ ﾊﾅｺ",
    "かくう\u3000はなこ",
    "か\u3099くう",
    "“引用”と\\と/と\t改行\n",
    "👨‍👩‍👧",
)

#: A few ids of each kind, so that what refers to something mostly refers to the same things.
IDS = 3


def ids(kind: str) -> list[str]:
    """The ids that are drawn for one kind of thing (識別子)."""
    return [f"{kind}-{number}" for number in range(1, IDS + 1)]


DAYS = st.dates(FIRST_DAY, dt.date(2031, 3, 31))
MOMENTS = st.datetimes(
    dt.datetime(2021, 4, 1),  # noqa: DTZ001 - a limit; the zone is drawn beside it
    dt.datetime(2031, 3, 31),  # noqa: DTZ001
    timezones=st.sampled_from([dt.UTC, JST, NEWFOUNDLAND]),
)
TEXTS = st.sampled_from(NAMES) | st.text(min_size=1, max_size=20).filter(
    lambda text: bool(text.strip()) and not holds_individual_number(text)
)


def from_shape(wanted: Shape) -> st.SearchStrategy[Any]:
    """Valid values of a shape (型に合う値)."""
    match wanted:
        case TextShape(id_of=kind):
            return TEXTS if kind is None else st.sampled_from(ids(kind))
        case IntegerShape():
            return st.integers(0, 10**6)
        case BooleanShape():
            return st.booleans()
        case DayShape():
            return DAYS
        case MomentShape():
            return MOMENTS
        case TermShape(terms=terms):
            return st.sampled_from(list(terms))
        case ManyShape(item=item, unordered=True):
            return st.frozensets(from_shape(item), max_size=3)
        case ManyShape(item=item):
            return st.lists(from_shape(item), max_size=2).map(tuple)
        case PairShape(items=items):
            return st.tuples(*map(from_shape, items))
        case OptionalShape(inner=inner):
            return st.none() | from_shape(inner)
        case EntityShape(classes=classes):
            return st.one_of([_later(cls) for cls in classes])


def _later(cls: type[Any]) -> st.SearchStrategy[Any]:
    # Deferred, because an act may hold an act.
    return st.deferred(lambda: entities(cls))


def entities(cls: type[Any]) -> st.SearchStrategy[Any]:
    """Valid entities of a class (実体): of every one that jusou has, acts and histories too."""
    if cls not in _DRAWN:
        _DRAWN[cls] = _entities(cls)
    return _DRAWN[cls]


_DRAWN: dict[type[Any], st.SearchStrategy[Any]] = {}


def _entities(cls: type[Any]) -> st.SearchStrategy[Any]:
    required: dict[str, st.SearchStrategy[Any]] = {}
    optional: dict[str, st.SearchStrategy[Any]] = {}
    for name, each in fields(cls).items():
        drawn = from_shape(each)
        (required if default(cls, name) is ABSENT else optional)[name] = drawn

    def make(values: dict[str, Any]) -> Any:
        whole = {name: default(cls, name) for name in optional} | values
        if mend := MENDS.get(cls):
            mend(whole)
        if "since" in whole and "until" in whole:
            whole["until"] = _after(whole["since"], whole["until"])
        try:
            return cls(**whole)
        except InvalidError:
            # A rule between fields that no mend below knows of: draw again.
            reject()

    return st.fixed_dictionaries(required, optional=optional).map(make)


def _after(since: dt.date | None, until: dt.date | None) -> dt.date | None:
    if since is None or until is None or since < until:
        return until
    return since + dt.timedelta(days=1)


Values = dict[str, Any]
MENDS: dict[type[Any], Callable[[Values], None]] = {}


def mends(cls: type[Any]) -> Callable[[Callable[[Values], None]], Callable[[Values], None]]:
    """Marks what makes the drawn fields of a class agree with one another (項目間の調整)."""

    def keep(mend: Callable[[Values], None]) -> Callable[[Values], None]:
        MENDS[cls] = mend
        return mend

    return keep


@mends(household.Representation)
def _representation(values: Values) -> None:
    if values["authority"] in (Authority.SELF, Authority.NONE):
        values["authority"] = Authority.GUARDIAN


@mends(household.Person)
def _person(values: Values) -> None:
    values["representations"] = tuple(
        each for each in values["representations"] if each.by != values["id"]
    )


@mends(household.Concealment)
def _concealment(values: Values) -> None:
    others = values["from_people"] - {values["person"]}
    values["from_people"] = others or frozenset(ids("person")) - {values["person"]}


@mends(household.Household)
def _household(values: Values) -> None:
    values["associates"] = _once(values["associates"], "person")


@mends(agency.Agency)
def _agency(values: Values) -> None:
    # A later one is part of an earlier one, so nothing ever comes round.
    if values["part_of"] is not None and values["part_of"] >= values["id"]:
        values["part_of"] = None


@mends(agency.Entrustment)
def _entrustment(values: Values) -> None:
    values["programmes"] = values["programmes"] or frozenset({Programme.OUTREACH})


@mends(agency.Attendee)
def _attendee(values: Values) -> None:
    if values["agency"] is None:
        values["person"] = values["person"] or "person-1"
    else:
        values["person"] = None
    values["bodies"] = values["bodies"] or frozenset({"body-1"})


@mends(judgement.Judgement)
def _judgement(values: Values) -> None:
    values["until"] = _after(values["on"], values["until"])


@mends(consent.BlanketForm)
def _blanket(values: Values) -> None:
    if values["named"] is not None:
        values["source"] = values["source"] or "架空市個人情報取扱規程"


@mends(consent.Scope)
def _scope(values: Values) -> None:
    values["categories"] = values["categories"] or frozenset(list(Category)[:2])
    values["purposes"] = values["purposes"] or frozenset({Purpose.SERVICE})
    if not (values["agencies"] or values["bodies"] or values["people"] or values["blanket"]):
        values["agencies"] = frozenset({"agency-1"})


@mends(information.Information)
def _information(values: Values) -> None:
    if values["source"] is Source.SHIEN_KAIGI:
        values["heard_at"] = values["heard_at"] or "meeting-1"
    else:
        values["heard_at"] = None
    values["names"] = values["names"] - {values["subject"]}


@mends(meeting.AgendaItem)
def _item(values: Values) -> None:
    if values["purpose"] in PLAN_PURPOSES:
        values["about"] = values["about"] or "person-1"
    values["excused"] = frozenset()


@mends(meeting.Meeting)
def _meeting(values: Values) -> None:
    values["bodies"] = frozenset(ids("body"))
    for name in ("attendees", "items"):
        values[name] = _once(values[name], "id")


@mends(plan.Plan)
def _plan(values: Values) -> None:
    if values["replaces"] is not None and values["replaces"] >= values["id"]:
        values["replaces"] = None


@mends(acts.RecordJudgement)
def _record_judgement(values: Values) -> None:
    values["judgements"] = values["judgements"] or (
        judgement.Judgement(
            kind=next(iter(JudgementKind)),
            finding=True,
            decided_by="staff-1",
            on=FIRST_DAY,
            reason="訪問で確かめた",
        ),
    )


@mends(acts.Share)
def _share(values: Values) -> None:
    values["information"] = values["information"] or (
        information.Information("person-1", Category.CARE, BY),
    )


@mends(acts.OpenTrack)
def _open_track(values: Values) -> None:
    values["programme"] = Programme.OUTREACH


@mends(acts.Review)
def _review(values: Values) -> None:
    if values["result"] is ReviewResult.SUSPEND:
        values["resume_on"] = values["resume_on"] or FIRST_DAY


@mends(acts.Correct)
def _correct(values: Values) -> None:
    # The act inside stands for the record outside, so it may only reach further back.
    inner = values["act"]
    if isinstance(inner, acts.Correct | acts.Void) and inner.record >= values["record"]:
        values["act"] = acts.Monitor(by=BY, track="track-1")


@mends(Registry)
def _registry(values: Values) -> None:
    for name in ("people", "agencies", "bodies"):
        values[name] = _once(values[name], "id")


def _once(entities: tuple[Any, ...], name: str) -> tuple[Any, ...]:
    return tuple({getattr(each, name): each for each in entities}.values())


# --- whole histories ----------------------------------------------------------------------------

ANY_ACT = from_shape(shape(acts.AnyAct))

BY = agency.Party("agency-1")


def _everything() -> tuple[list[acts.AnyAct], Registry]:
    """What defines every id that is ever drawn, once (すべての識別子を定めるもの)."""
    character = next(iter(Character))
    asked = (information.Information("person-1", Category.CARE, BY),)
    registry = Registry(
        people=tuple(household.Person(each, "架空 太郎") for each in ids("person")),
        agencies=tuple(agency.Agency(each, "架空の機関", character) for each in ids("agency")),
        bodies=tuple(meeting.Body(each, "架空の会議") for each in ids("body")),
    )
    scope = consent.Scope(frozenset(Category), frozenset(Purpose), frozenset({"agency-2"}))
    done: list[acts.AnyAct] = []
    for track, referral, request, shortage, meets, consents, plans in zip(
        *map(ids, ("track", "referral", "request", "shortage", "meeting", "consent", "plan")),
        strict=True,
    ):
        sitting = meeting.Meeting(
            id=meets,
            bodies=frozenset(ids("body")),
            day=FIRST_DAY,
            attendees=tuple(
                agency.Attendee(each, frozenset({"body-1"}), "agency-1") for each in ids("attendee")
            ),
            items=tuple(
                meeting.AgendaItem(each, "body-1", Purpose.PROGRESS) for each in ids("item")
            ),
        )
        done += [
            acts.Receive(by=BY, track=track, person="person-1", route=next(iter(DiscoveryRoute))),
            acts.Refer(by=BY, referral=referral, track=track, to=agency.Party("agency-2")),
            acts.RequestCooperation(
                by=BY,
                request=request,
                to="agency-2",
                information=asked,
                purpose=Purpose.SERVICE,
            ),
            acts.FindShortage(
                by=BY, track=track, shortage=issue.Shortage(shortage, next(iter(Resource)))
            ),
            acts.ConveneMeeting(by=BY, meeting=sitting),
            acts.GiveConsent(
                by=BY,
                consent=consent.Consent(consents, "person-1", scope, next(iter(ObtainedBy))),
            ),
            acts.DraftPlan(by=BY, track=track, plan=plan.Plan(plans, "person-1")),
        ]
    return done, registry


def recorded(done: list[acts.AnyAct]) -> tuple[acts.Record, ...]:
    """Acts as the records ``record-1`` and on, one a day (記録にした行為)."""
    return tuple(
        acts.Record(
            id=f"record-{number}",
            happened_on=FIRST_DAY + dt.timedelta(days=number),
            recorded_at=dt.datetime(2021, 4, 1, 9, tzinfo=JST) + dt.timedelta(days=number),
            act=act,
        )
        for number, act in enumerate(done, start=1)
    )


@st.composite
def histories(draw: st.DrawFn, most: int = 6) -> History:
    """Histories in which every id leads somewhere (行き先のそろった履歴)."""
    done, registry = _everything()
    profile = draw(st.none() | entities(ProfileRef))
    drawn = draw(st.lists(ANY_ACT, max_size=most))
    return History("case-1", registry, recorded(done + drawn), profile)
