"""jusou: 重層的支援体制整備事業 as a library (重層的支援体制整備事業のドメインライブラリ).

It answers, with reasons, which step may be taken and which meeting may take which case. It
stores nothing, opens no socket, and decides nothing: 支援決定 is the municipality's.
"""

from jusou.agency import Agency, Attendee, Party
from jusou.agenda import meetings
from jusou.answer import Answer, Outcome
from jusou.case import Case
from jusou.consent import Consent, Scope
from jusou.due import due
from jusou.errors import InvalidError, JusouError, StaleVersionError
from jusou.household import Household, Person
from jusou.information import Information
from jusou.judge import Done, NotPermittedError, do, judge
from jusou.meeting import AgendaItem, Body, Meeting
from jusou.municipality import Municipality
from jusou.plan import Plan
from jusou.possible import allowed
from jusou.rendering import Audience, shown_to
from jusou.view import View, view

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
