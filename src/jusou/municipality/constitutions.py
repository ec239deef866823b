"""How a body is constituted (会議体の定め): what its rules say beside what the judgement reads.

`Body` holds the few facts that rules ask for. Here stands the rest, each with its source; where
a text is silent, it is not stated, and where nobody has read it, not seen.
"""

from collections.abc import Iterator

from jusou.errors import Problem
from jusou.municipality.terms import (
    ConsentRule,
    Decision,
    Moment,
    Power,
    RoleId,
    Selection,
    Task,
    Use,
)
from jusou.shape import AgencyId, BodyId, entity
from jusou.vocabulary import Programme, Purpose, SecrecySource, Stated
from jusou.wording import Text


@entity
class Office:
    """Who does what for a body (会議の担い手): by name of post, by function, or by role.

    *post* is a post named as such (福祉政策課長); *function* says it so that it outlives a
    reorganisation (所管課の長). *entrusted_with* tells that it falls to whoever is entrusted with
    that programme.
    """

    task: Task
    post: str | None = None
    function: str | None = None
    role: RoleId | None = None
    agencies: tuple[AgencyId, ...] = ()
    entrusted_with: Programme | None = None
    head_of_municipality: Stated = Stated.NOT_STATED
    sources: tuple[str, ...] = ()

    def problems(self) -> Iterator[Problem]:
        if not (self.post or self.function or self.role or self.agencies):
            yield Problem(
                "post",
                "empty",
                Text(
                    "誰か（post、function、role、agencies のどれか）を書いてください。",
                    "say who: a post, a function, a role or agencies",
                ),
            )


@entity
class MemberRule:
    """How members come to sit in a body (構成員の定め); *topic* where they differ by topic.

    A seat that is *vacant* has nobody; that its member stays away is for the record of a sitting.
    """

    how: Selection
    who: str
    agencies: tuple[AgencyId, ...] = ()
    topic: str | None = None
    vacant: Stated = Stated.NOT_STATED
    sources: tuple[str, ...] = ()


@entity
class Tenure:
    """How long members serve (委員の任期)."""

    years: int | None = None
    ends_with_fiscal_year: Stated = Stated.NOT_STATED
    substitute_serves_remainder: Stated = Stated.NOT_STATED


@entity
class Function:
    """One thing a body is for (所掌), as printed, and in the words of jusou.

    *differs_from* names the provision whose wording it does not follow.
    """

    text: str
    purposes: frozenset[Purpose] = frozenset()
    power: Power = Power.NOT_STATED
    decisions: frozenset[Decision] = frozenset()
    topic: str | None = None
    differs_from: str | None = None
    sources: tuple[str, ...] = ()


@entity
class Secrecy:
    """A duty of secrecy over a body, kept apart by what it rests on (守秘の定め)."""

    by: SecrecySource
    whom: str | None = None
    penalised: Stated = Stated.NOT_STATED
    sources: tuple[str, ...] = ()


@entity
class Checklist:
    """What is gone through before or after a sitting (点検表)."""

    moment: Moment
    items: tuple[str, ...]
    mandatory: Stated = Stated.NOT_STATED
    sources: tuple[str, ...] = ()


@entity
class Constitution:
    """What the rules of one body say (会議体の定め).

    *within* is the body it belongs to (傘), from which it inherits no basis; *merges* are those
    that were made one in it, *sits_with* those it is held together with. *after* must have met
    first, and *moves_to* takes the case once there is consent. *issues_to* takes local issues
    up from its cases. *same_name* tells that another body bears its name too.
    """

    body: BodyId
    uses: frozenset[Use] = frozenset()
    basis_stated: Stated = Stated.NOT_STATED
    offices: tuple[Office, ...] = ()
    members: tuple[MemberRule, ...] = ()
    member_limit: int | None = None
    tenure: Tenure | None = None
    quorum: str | None = None
    proxies: Stated = Stated.NOT_STATED
    proxy_limits: str | None = None
    functions: tuple[Function, ...] = ()
    sitting_open: Stated = Stated.NOT_STATED
    materials_open: Stated = Stated.NOT_STATED
    records_open: Stated = Stated.NOT_STATED
    fact_open: Stated = Stated.NOT_STATED
    consent: ConsentRule = ConsentRule.NOT_STATED
    consent_to_open: Stated = Stated.NOT_STATED
    secrecy: tuple[Secrecy, ...] = ()
    within: BodyId | None = None
    parts_seen: Stated = Stated.NOT_STATED
    merges: tuple[str, ...] = ()
    sits_with: tuple[BodyId, ...] = ()
    after: tuple[BodyId, ...] = ()
    after_what: str | None = None
    moves_to: BodyId | None = None
    issues_to: BodyId | None = None
    occasions: tuple[str, ...] = ()
    frequency: str | None = None
    held: Stated = Stated.NOT_STATED
    may_use_existing: Stated = Stated.NOT_STATED
    provisional_name: Stated = Stated.NOT_STATED
    checklists: tuple[Checklist, ...] = ()
    sources: tuple[str, ...] = ()

    def problems(self) -> Iterator[Problem]:
        for name in ("within", "moves_to", "issues_to"):
            if getattr(self, name) == self.body:
                yield Problem(name, "cycle", _ITSELF)
        for name in ("sits_with", "after"):
            if self.body in getattr(self, name):
                yield Problem(name, "cycle", _ITSELF)
        if self.merges and self.within is not None and self.within in self.merges:
            yield Problem(
                "merges",
                "either",
                Text("一体化した会議を、傘にもしています。", "both merged and its umbrella"),
            )

    @property
    def topics(self) -> frozenset[str]:
        """The topics for which its members differ (構成員の変わる議題)."""
        return frozenset(each.topic for each in self.members if each.topic)


_ITSELF = Text("会議体が自分自身を指しています。", "a body names itself")
