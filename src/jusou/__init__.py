"""jusou: 重層的支援体制整備事業 as a library (重層的支援体制整備事業のドメインライブラリ).

It answers, with reasons, which step may be taken and which meeting may take which case. It
stores nothing, opens no socket, and decides nothing: 支援決定 is the municipality's.

A name is read from its module when it is first asked for: who wants the vocabulary alone does not
wait for the rules.
"""

import importlib
import typing

if typing.TYPE_CHECKING:
    from jusou.agency import Agency, Attendee, Party
    from jusou.agenda import meetings
    from jusou.answer import Answer, Outcome
    from jusou.case import Case
    from jusou.consent import Consent, Scope
    from jusou.deadlines import due
    from jusou.errors import InvalidError, JusouError, StaleVersionError
    from jusou.household import Household, Person
    from jusou.information import Information
    from jusou.judging import Done, NotPermittedError, do, judge
    from jusou.meeting import AgendaItem, Body, Meeting
    from jusou.municipality import Municipality
    from jusou.plan import Plan
    from jusou.possible import allowed
    from jusou.rendering import Audience, shown_to
    from jusou.viewing import View, view

_MODULES = {
    "agency": ("Agency", "Attendee", "Party"),
    "agenda": ("meetings",),
    "answer": ("Answer", "Outcome"),
    "case": ("Case",),
    "consent": ("Consent", "Scope"),
    "deadlines": ("due",),
    "errors": ("InvalidError", "JusouError", "StaleVersionError"),
    "household": ("Household", "Person"),
    "information": ("Information",),
    "judging": ("Done", "NotPermittedError", "do", "judge"),
    "meeting": ("AgendaItem", "Body", "Meeting"),
    "municipality": ("Municipality",),
    "plan": ("Plan",),
    "possible": ("allowed",),
    "rendering": ("Audience", "shown_to"),
    "viewing": ("View", "view"),
}
_MODULE_OF = {name: module for module, names in _MODULES.items() for name in names}

__all__ = [
    "Agency",
    "AgendaItem",
    "Answer",
    "Attendee",
    "Audience",
    "Body",
    "Case",
    "Consent",
    "Done",
    "Household",
    "Information",
    "InvalidError",
    "JusouError",
    "Meeting",
    "Municipality",
    "NotPermittedError",
    "Outcome",
    "Party",
    "Person",
    "Plan",
    "Scope",
    "StaleVersionError",
    "View",
    "allowed",
    "do",
    "due",
    "judge",
    "meetings",
    "shown_to",
    "view",
]


if not typing.TYPE_CHECKING:
    # Unseen by type checkers: to them, a name that is not above is a mistake.
    def __getattr__(name: str) -> object:
        module = _MODULE_OF.get(name)
        if module is None:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}", name=name)
        found = getattr(importlib.import_module(f"{__name__}.{module}"), name)
        globals()[name] = found
        return found


def __dir__() -> list[str]:
    return sorted({*globals(), *_MODULE_OF})
