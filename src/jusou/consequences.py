"""What no longer stands once consent is withdrawn (撤回の影響). The past is never undone."""

from collections.abc import Iterable, Iterator

import attrs

from jusou import progress
from jusou.agency import Party
from jusou.agenda import item_parts
from jusou.answer import Outcome, Part, worst
from jusou.case import Case
from jusou.cells import Asking, Day, parts_of
from jusou.information import Information
from jusou.municipality import Municipality
from jusou.reading import Reading
from jusou.vocabulary import ConsentState, Purpose
from jusou.wording import Text


@attrs.frozen
class Consequence:
    """Something under way that no longer stands after a withdrawal (撤回の影響). The past is not undone."""

    what: str
    id: str
    text: Text


def consequences(
    before: Case, after: Case, *, under: Municipality, on: Day
) -> Iterator[Consequence]:
    """What is under way and no longer stands once consent is withdrawn (撤回の影響)."""
    then, now = Reading(before.ledger(on), under, on), Reading(after.ledger(on), under, on)
    for held in before.meetings.values():
        for item in held.items:
            if (held.id, item.id) in then.ledger.hearings:
                continue
            body = then.body(item.body)
            if body is None:
                continue
            was, is_now = (
                item_parts(Asking(read, ()), body, item, held.attendees) for read in (then, now)
            )
            if _worse(was, is_now):
                yield Consequence(
                    "item",
                    item.id,
                    Text(
                        "予定の議題は、このままでは扱えなくなります。",
                        "the planned item can no longer be taken as it is",
                    ),
                )
    for referral in then.ledger.referrals.values():
        if referral.response is None and _fell(
            then, now, referral.information, referral.to, referral.purpose
        ):
            yield Consequence(
                "referral",
                referral.id,
                Text(
                    "返事待ちのつなぎは、情報を出せなくなります。",
                    "the pending referral can no longer carry the information",
                ),
            )
    for share in then.ledger.shares:
        if _fell(then, now, share.information, Party(share.to), share.purpose):
            yield Consequence(
                "share",
                share.record,
                Text(
                    "過去の提供は取り消されませんが、以後は出せません。提供先に撤回を伝えてください。",
                    "the past share stands, but nothing further; tell the receiver",
                ),
            )
    for plan in then.ledger.plans.values():
        agencies = [role.agency for role in plan.roles]
        if (
            progress.roles_covered(then, plan, agencies) is ConsentState.GIVEN
            and progress.roles_covered(now, plan, agencies) is not ConsentState.GIVEN
        ):
            yield Consequence(
                "plan",
                plan.id,
                Text(
                    "プランで役割を担う機関に、以後の情報を出せなくなります。",
                    "agencies with a role can no longer be told",
                ),
            )


def _fell(
    then: Reading, now: Reading, information: Iterable[Information], to: Party, purpose: Purpose
) -> bool:
    units = list(information)
    was, is_now = (parts_of(Asking(read, ()), units, [(to, None)], purpose) for read in (then, now))
    return _worse(was, is_now)


def _worse(was: Iterable[Part], is_now: Iterable[Part]) -> bool:
    return (
        worst(part.outcome for part in was) is Outcome.PERMITTED
        and worst(part.outcome for part in is_now) is not Outcome.PERMITTED
    )
