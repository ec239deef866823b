"""What a profile fills (運用プロファイルが埋める事実): the facts of rules that a municipality itself decides.

It is what two municipalities are compared by. Agencies and seats are each one's own, and show in
the acts of a history.
"""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator
from typing import TypeAlias, cast

import attrs

from jusou import local
from jusou.meeting import Body, Taken, taken_as
from jusou.municipality import Municipality
from jusou.municipality.terms import Task
from jusou.vocabulary import Category, Character, Programme, Purpose, YesNo
from jusou.wording import Term, Text

Day: TypeAlias = dt.date


@attrs.frozen(eq=False)
class Filled:
    """A fact of a rule that a municipality's profile fills (運用プロファイルが埋める事実).

    *over* are facts of the situation that the rule itself does not see. *read* gives nothing where
    the rule is not asked there; without a *fact*, the profile only makes the rule be asked.
    """

    rule: str
    fact: str | None
    read: Callable[[Municipality, Day, dict[str, Term]], Iterable[Term | None]]
    over: dict[str, tuple[Term, ...]] = attrs.field(factory=dict[str, tuple[Term, ...]])


OVER = {
    "category": Text("情報の項目", "category"),
    "recipient": Text("提供先", "recipient"),
    "wanted_for": Text("目的", "purpose"),
    "programme_of_track": Text("事業", "programme"),
    "taken": Text("議題を扱う根拠", "taken as"),
}


def _bodies(profile: Municipality, taken: Taken) -> Iterator[Body]:
    return (each for each in profile.bodies if taken in taken_as(each.bases, None))


def _documented(profile: Municipality, on: Day, facts: dict[str, Term]) -> Iterable[Term]:
    return (
        profile.purpose_documented(
            cast("Category", facts["category"]),
            cast("Character", facts["recipient"]),
            cast("Purpose", facts["wanted_for"]),
            on,
        ),
    )


def _order(profile: Municipality, _on: Day, facts: dict[str, Term]) -> Iterable[Term]:
    outreach = facts["programme_of_track"] is Programme.OUTREACH
    return (profile.outreach_order if outreach else profile.participation_order,)


def _after_the_trial(profile: Municipality, on: Day, facts: dict[str, Term]) -> Iterable[Term]:
    phase = profile.trial_over(on)
    if phase is None:
        return ()
    return (phase.new_cases if facts["new_case"] is YesNo.YES else phase.continuing_cases,)


def _asked_of(profile: Municipality, _on: Day, facts: dict[str, Term]) -> Iterable[Term]:
    taken = cast("Taken", facts["taken"])
    for body in _bodies(profile, taken):
        said = profile.constitutions_by_body.get(body.id)
        asked = local.asked_of(said, taken) if said is not None else None
        if asked is not None:
            yield asked


def _asked_if(
    stated: Callable[[Municipality, dict[str, Term]], object],
) -> Callable[[Municipality, Day, dict[str, Term]], Iterable[None]]:
    return lambda profile, _, facts: (None,) if stated(profile, facts) else ()


_PROGRAMMES: dict[str, tuple[Term, ...]] = {"programme_of_track": tuple(Programme)}

#: Every fact that the reading takes from the profile itself. Agencies and seats are each
#: municipality's own, and show in the acts of a history.
FILLED: tuple[Filled, ...] = (
    Filled("meeting.scheme_running", "running", lambda profile, on, _: (profile.running(on),)),
    Filled(
        "meeting.organiser_shien",
        "organiser",
        lambda profile, _, __: (each.organiser for each in _bodies(profile, Taken.SHIEN_KAIGI)),
    ),
    Filled(
        "meeting.organiser_jusou",
        "organiser",
        lambda profile, _, __: (
            each.organiser for each in _bodies(profile, Taken.JUSOU_SHIEN_KAIGI)
        ),
    ),
    Filled(
        "meeting.purpose_shien",
        "own_rules",
        lambda profile, _, facts: (
            YesNo.of(holds=facts["purpose"] in each.purposes)
            for each in _bodies(profile, Taken.SHIEN_KAIGI)
        ),
    ),
    Filled(
        "meeting.individual_cases",
        "individual",
        lambda profile, _, __: (each.individual_cases for each in _bodies(profile, Taken.NO_BASIS)),
    ),
    Filled(
        "flow.decision_first",
        "order",
        _order,
        {"programme_of_track": (Programme.OUTREACH, Programme.PARTICIPATION)},
    ),
    Filled("flow.early_outreach", "order", lambda profile, _, __: (profile.outreach_order,)),
    Filled(
        "sharing.within_purpose",
        "purpose_documented",
        _documented,
        {"category": tuple(Category), "recipient": tuple(Character), "wanted_for": tuple(Purpose)},
    ),
    Filled(
        "municipal.basis_seen",
        "basis_stated",
        lambda profile, _, __: (
            said.basis_stated
            for each in _bodies(profile, Taken.NO_BASIS)
            if not each.bases and (said := profile.constitutions_by_body.get(each.id)) is not None
        ),
    ),
    Filled(
        "issue.taken_up",
        "taken_up",
        lambda profile, _, facts: (
            profile.takes_up(each) for each in _bodies(profile, cast("Taken", facts["taken"]))
        ),
        {"taken": tuple(Taken)},
    ),
    Filled("municipal.trial_over", "taken_after", _after_the_trial),
    Filled("municipal.consent", "asked_of", _asked_of, {"taken": tuple(Taken)}),
    Filled(
        "municipal.meeting_before",
        None,
        _asked_if(lambda profile, _: any(each.after for each in profile.constitutions)),
    ),
    Filled(
        "municipal.host",
        None,
        _asked_if(
            lambda profile, _: any(
                office.task is Task.ORGANISE and office.entrusted_with is not None
                for each in profile.constitutions
                for office in each.offices
            )
        ),
    ),
    Filled(
        "municipal.moves_on_consent",
        None,
        _asked_if(
            lambda profile, _: any(
                local.routes_on(each, profile.constitutions_by_body.get(each.id))
                for each in _bodies(profile, Taken.SHIEN_KAIGI)
            )
        ),
    ),
    Filled(
        "municipal.eligible",
        None,
        _asked_if(
            lambda profile, facts: profile.eligibility_for(
                cast("Programme", facts["programme_of_track"])
            )
        ),
        _PROGRAMMES,
    ),
    Filled(
        "municipal.examined_in",
        None,
        _asked_if(lambda profile, _: any(each.body for each in profile.decisions)),
    ),
    Filled(
        "municipal.review_interval",
        None,
        _asked_if(lambda profile, _: profile.review is not None and profile.review.months),
    ),
)
