"""Agencies (支援関係機関): what they were on a day, what was entrusted to them, whose part they are."""

import datetime as dt

import pytest

from jusou.agency import Agency, CharacterChange, Entrustment, cycles
from jusou.vocabulary import Character, Programme

D = dt.date
CONTRACT = Entrustment(
    frozenset({Programme.COORDINATION, Programme.OUTREACH}), D(2025, 4, 1), D(2026, 4, 1)
)


@pytest.mark.parametrize(
    ("programme", "on", "entrusted"),
    [
        (Programme.COORDINATION, D(2025, 3, 31), False),
        (Programme.COORDINATION, D(2025, 4, 1), True),
        (Programme.OUTREACH, D(2026, 3, 31), True),
        (Programme.OUTREACH, D(2026, 4, 1), False),
        (Programme.PARTICIPATION, D(2025, 6, 1), False),
        (None, D(2025, 6, 1), True),
        (None, D(2026, 4, 1), False),
    ],
)
def test_a_contract_entrusts_its_programmes_in_its_term(programme, on, entrusted):
    """106条の4第4項: for what it names, from its first day until the day it ends, not on it."""
    agency = Agency("a-1", "架空社協", Character.PRIVATE, entrustments=(CONTRACT,))

    assert agency.is_entrusted(programme, on) is entrusted


def test_without_a_contract_nothing_is_entrusted():
    """Nobody is a contractor by their name."""
    assert not Agency("a-1", "架空社協", Character.PRIVATE).is_entrusted(None, D(2025, 6, 1))


@pytest.mark.parametrize(
    ("on", "character"),
    [
        (D(2025, 3, 31), Character.PUBLIC_HOSPITAL),
        (D(2025, 4, 1), Character.OTHER_PUBLIC),
        (D(2026, 3, 31), Character.OTHER_PUBLIC),
        (D(2026, 4, 1), Character.PRIVATE),
    ],
)
def test_a_character_is_that_of_the_latest_change_before(on, character):
    """In whatever order the changes were written down."""
    changes = (
        CharacterChange(character=Character.PRIVATE, since=D(2026, 4, 1)),
        CharacterChange(character=Character.OTHER_PUBLIC, since=D(2025, 4, 1)),
    )

    agency = Agency("a-1", "架空病院", Character.PUBLIC_HOSPITAL, changes=changes)

    assert agency.character_on(on) is character


@pytest.mark.parametrize(
    ("parts", "round_about"),
    [
        ({"a": None, "b": "a", "c": "b"}, set()),
        ({"a": "b", "b": "a", "c": "a"}, {"a", "b"}),
        ({"a": "x", "b": "a"}, set()),
        ({"a": "b", "b": "c", "c": "a"}, {"a", "b", "c"}),
    ],
)
def test_what_is_part_of_itself_is_found(parts, round_about):
    """Those on the ring, not those that only lead to it; what is elsewhere ends a way."""
    agencies = {
        ident: Agency(ident, ident, Character.PRIVATE, part_of=of) for ident, of in parts.items()
    }

    assert set(cycles(agencies)) == round_about
