"""The law as dated data (出典): what is printed on the days around every change."""

import copy
import pickle
import types
from datetime import date, timedelta

import pytest

from jusou import law
from jusou.errors import InvalidError, UnknownNameError
from jusou.law import (
    abuse,
    choices,
    civil,
    guidance,
    meetings,
    penalties,
    privacy,
    privacy_duties,
    requests,
    secrecy,
    welfare,
)
from jusou.law.model import Citation, Law, Place, Standing, Sureness
from jusou.wording import Text

FAMILIES = (
    abuse,
    choices,
    civil,
    guidance,
    meetings,
    penalties,
    privacy,
    privacy_duties,
    requests,
    secrecy,
    welfare,
)

A_LAW = Law("a-law", Text("架空法", "Imaginary Act"), None, Standing.STATUTE)
SAYS = Text("架空の定め。", "An imaginary provision.")


def _citation(*places: Place, slug: str = "a-law-1", **more: object) -> Citation:
    return Citation(
        slug=slug,
        law=A_LAW,
        places=places,
        says=SAYS,
        sureness=Sureness.CONFIRMED,
        checked_on=date(2026, 7, 2),
        **more,
    )


def _printed(citation: Citation, day: date) -> str | None:
    cited = citation.on(day)
    return None if cited is None else str(cited)


# --- how a provision is printed ------------------------------------------------------------------


@pytest.mark.parametrize(
    ("citation", "ja", "en"),
    [
        (law.SWA_106_6_6, "社会福祉法第106条の6第6項", "Social Welfare Act, Art. 106-6(6)"),
        (law.SWA_159_2, "社会福祉法第159条第2号", "Social Welfare Act, Art. 159, item 2"),
        (
            law.APPI_69_2_3,
            "個人情報保護法第69条第2項第3号",
            "Act on the Protection of Personal Information, Art. 69(2), item 3",
        ),
        (
            law.APPI_69_2_PROVISO,
            "個人情報保護法第69条第2項ただし書",
            "Act on the Protection of Personal Information, Art. 69(2), proviso",
        ),
        (
            law.SWR_34_7,
            "社会福祉法施行規則第34条の7",
            "Ordinance for Enforcement of the Social Welfare Act, Art. 34-7",
        ),
        (
            law.MHLW_MEETINGS_TABLE,
            "福祉部会第29回資料1 p.42",
            "Welfare Council, 29th session, document 1, p. 42",
        ),
    ],
    ids=str,
)
def test_a_citation_prints_itself_as_officers_write_it(citation, ja, en):
    cited = citation.on(law.EDITION)
    assert cited is not None
    assert (str(citation), str(cited), cited.label) == (ja, ja, Text(ja, en))


def test_branches_follow_their_unit():
    place = Place(since=date(2026, 1, 1), article="17-2-3", paragraph=1, item="2-2")
    assert str(place) == "第17条の2の3第1項第2号の2"


def test_a_numbered_law_links_to_egov_and_a_document_to_its_page():
    day = law.EDITION
    assert law.SWA_106_6_1.on(day).url == "https://laws.e-gov.go.jp/law/326AC0000000045"
    assert law.MHLW_MEETINGS_TABLE.on(day).url == "https://www.mhlw.go.jp/stf/newpage_63072.html"
    assert law.INTERPRETATION_CONSENT.on(day).url is None


# --- renumbering: the day before, the day itself, the day after ----------------------------------

SHIFT = date(2025, 4, 1)
RENUMBERED = [
    (law.SWA_106_4_5, SHIFT, "社会福祉法第106条の4第4項", "社会福祉法第106条の4第5項"),
    (law.SWA_106_4_6, SHIFT, "社会福祉法第106条の4第5項", "社会福祉法第106条の4第6項"),
    (law.SWA_106_6_5, SHIFT, None, "社会福祉法第106条の6第5項"),
    (law.SWA_106_6_6, SHIFT, "社会福祉法第106条の6第5項", "社会福祉法第106条の6第6項"),
    (law.SWA_106_6_7, SHIFT, "社会福祉法第106条の6第6項", "社会福祉法第106条の6第7項"),
    (law.SWA_106_6_1, law.SCHEME_START, None, "社会福祉法第106条の6第1項"),
    (law.SWA_159_1, law.SCHEME_START, None, "社会福祉法第130条の6第1号"),
    (
        law.SWA_159_1,
        date(2022, 4, 1),
        "社会福祉法第130条の6第1号",
        "社会福祉法第159条第1号",
    ),
    (
        law.SWA_159_2,
        date(2022, 4, 1),
        "社会福祉法第130条の6第2号",
        "社会福祉法第159条第2号",
    ),
    (law.SWA_5_2, date(2026, 6, 25), None, "社会福祉法第5条第2項"),
    (
        law.APPI_27_1_1,
        date(2022, 4, 1),
        "個人情報保護法第23条第1項第1号",
        "個人情報保護法第27条第1項第1号",
    ),
    (
        law.APPI_2_4,
        date(2022, 4, 1),
        "個人情報保護法第2条第8項",
        "個人情報保護法第2条第4項",
    ),
    (law.APPI_69_1, date(2023, 4, 1), None, "個人情報保護法第69条第1項"),
    (
        law.HOUSING_81,
        date(2025, 10, 1),
        "住宅セーフティネット法第51条",
        "住宅セーフティネット法第81条",
    ),
    (law.SEIHO_27_3, SHIFT, None, "生活保護法第27条の3"),
    (law.DV_5_2, date(2024, 4, 1), None, "DV防止法第5条の2"),
    (law.CIVIL_824_2, date(2026, 4, 1), None, "民法第824条の2"),
]


@pytest.mark.parametrize(
    ("citation", "day", "before", "after"),
    RENUMBERED,
    ids=[f"{row[0].slug} {row[1]}" for row in RENUMBERED],
)
def test_the_number_changes_on_the_day(citation, day, before, after):
    assert _printed(citation, day - timedelta(days=1)) == before
    assert _printed(citation, day) == after
    assert _printed(citation, day + timedelta(days=1)) == after


@pytest.mark.parametrize("citation", [law.SWA_159_1, law.SWA_159_2], ids=str)
@pytest.mark.parametrize(
    ("day", "article", "word"),
    [
        (date(2021, 4, 1), "第130条の6", "懲役"),
        (date(2022, 3, 31), "第130条の6", "懲役"),
        (date(2022, 4, 1), "第159条", "懲役"),
        (date(2025, 3, 31), "第159条", "懲役"),
        (date(2025, 4, 1), "第159条", "懲役"),
        (date(2025, 5, 31), "第159条", "懲役"),
        (date(2025, 6, 1), "第159条", "拘禁刑"),
        (date(2026, 7, 2), "第159条", "拘禁刑"),
        (date(2027, 3, 31), "第159条", "拘禁刑"),
    ],
)
def test_the_penalty_is_worded_as_on_the_day(citation, day, article, word):
    cited = citation.on(day)
    assert article in str(cited)
    assert word in cited.quote
    assert word in cited.says.ja
    assert ("with work" in cited.says.en) == (word == "懲役")


def test_majority_was_at_twenty_until_2022():
    assert "20" in law.CIVIL_4.on(date(2022, 3, 31)).says.ja
    assert "18" in law.CIVIL_4.on(date(2022, 4, 1)).says.ja


def test_the_number_read_in_an_older_text_is_marked_so():
    assert law.APPI_27_1.on(date(2022, 3, 31)).sureness is Sureness.DERIVED
    assert law.APPI_27_1.on(date(2022, 4, 1)).sureness is Sureness.CONFIRMED


# --- what has not been read ----------------------------------------------------------------------

UNREAD = {c.slug for c in law.CITATIONS if c.unread_from is not None}


def test_the_schemes_own_articles_are_the_unread_ones():
    articles = {"106-3", "106-4", "106-5", "106-6", "130-6", "159", "34-7", "34-8", "34-9"}
    expected = {
        c.slug
        for c in law.CITATIONS
        if c.law in (welfare.SWA, welfare.SWR) and {p.article for p in c.places} <= articles
    }
    assert expected == UNREAD
    assert {"swa-4-3", "swa-5-2", "swa-106-2"}.isdisjoint(UNREAD)


@pytest.mark.parametrize(
    ("day", "read"),
    [
        (date(2027, 3, 31), True),
        (date(2027, 4, 1), False),
        (date(2027, 4, 2), False),
    ],
)
def test_from_the_unread_day_the_last_text_is_shown_as_not_in_force(day, read):
    cited = law.SWA_106_6_3.on(day)
    assert cited.in_force is read
    assert law.SWA_106_6_3.unread_on(day) is not read
    assert str(cited) == "社会福祉法第106条の6第3項"
    assert law.APPI_69_1.on(day).in_force


@pytest.mark.parametrize(
    ("citation", "sureness"),
    [
        (law.LOCAL_TAX_22, Sureness.MEMORY),
        (law.RESIDENT_REGISTER_12, Sureness.MEMORY),
        (law.PPC_RULES_7, Sureness.SECONDARY),
        (law.PPC_RULES_8, Sureness.MEMORY),
        (law.LONELINESS_15, Sureness.SECONDARY),
        (law.LONELINESS_16_3, Sureness.SECONDARY),
        (law.LONELINESS_18, Sureness.SECONDARY),
        (law.LONELINESS_28, Sureness.SECONDARY),
        (law.PSYCHOLOGISTS_46, Sureness.SECONDARY),
        (law.CARE_9, Sureness.DERIVED),
        (law.CIVIL_859, Sureness.MEMORY),
        (law.CIVIL_824_2, Sureness.SECONDARY),
        (law.MHLW_MANUAL, Sureness.MEMORY),
        (law.PPC_GUIDE, Sureness.MEMORY),
        (law.PPC_GUIDE_2_16, Sureness.MEMORY),
        (law.PRACTICE_OFFICERS, Sureness.MEMORY),
        (law.MURC_GUIDE, Sureness.SECONDARY),
        (law.INTERPRETATION_PROVENANCE, Sureness.DERIVED),
        (law.SWA_106_6_6, Sureness.CONFIRMED),
        (law.DV_5_2_5, Sureness.CONFIRMED),
        (law.DV_30, Sureness.CONFIRMED),
        (law.SEIHO_29, Sureness.CONFIRMED),
        (law.APPI_29, Sureness.CONFIRMED),
        (law.APPI_81, Sureness.CONFIRMED),
    ],
    ids=str,
)
def test_what_was_not_read_in_the_text_says_so(citation, sureness):
    assert citation.sureness is sureness
    if sureness is Sureness.MEMORY:
        assert citation.note is not None


# --- standing ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("standing", "forbids", "departable"),
    [
        (Standing.STATUTE, True, False),
        (Standing.ORDINANCE, True, False),
        (Standing.MINISTRY, False, True),
        (Standing.MUNICIPAL, False, True),
        (Standing.INTERPRETATION, False, False),
        (Standing.DESIGN, False, False),
    ],
)
def test_only_statute_and_ordinance_forbid(standing, forbids, departable):
    assert (standing.forbids, standing.departable) == (forbids, departable)


def test_a_citation_may_stand_lower_than_its_law():
    place = Place(since=date(2021, 4, 1), article="1")
    assert _citation(place).standing is Standing.STATUTE
    own = _citation(place, own_standing=Standing.INTERPRETATION)
    assert own.standing is own.on(date(2021, 4, 1)).standing is Standing.INTERPRETATION


# --- what cannot be a citation -------------------------------------------------------------------


def _codes(error: pytest.ExceptionInfo[InvalidError]) -> set[tuple[str, str]]:
    return {(problem.path, problem.code) for problem in error.value.problems}


def test_overlapping_periods_are_refused_with_all_that_is_wrong():
    with pytest.raises(InvalidError) as error:
        _citation(
            Place(since=date(2022, 4, 1), article="第1条"),
            Place(since=date(2023, 4, 1), until=date(2023, 4, 1), paragraph=2),
            Place(since=date(2021, 4, 1), article="3"),
            slug="An Act",
        )
    assert _codes(error) == {
        ("slug", "slug"),
        ("places[0].article", "article"),
        ("places[1]", "overlap"),
        ("places[1].until", "empty_period"),
        ("places[1].article", "no_article"),
        ("places[2].since", "unordered"),
        ("places[2]", "overlap"),
    }


def test_one_day_of_overlap_is_enough():
    with pytest.raises(InvalidError) as error:
        _citation(
            Place(since=date(2021, 4, 1), until=date(2022, 4, 2), article="1"),
            Place(since=date(2022, 4, 1), article="2"),
        )
    assert _codes(error) == {("places[1]", "overlap")}


def test_a_citation_needs_a_place():
    with pytest.raises(InvalidError) as error:
        _citation()
    assert _codes(error) == {("places", "no_places")}


def test_a_gap_is_allowed_and_silent():
    citation = _citation(
        Place(since=date(2021, 4, 1), until=date(2022, 4, 1), article="1"),
        Place(since=date(2023, 4, 1), article="2"),
    )
    assert citation.on(date(2022, 6, 1)) is None
    assert citation.place(date(2022, 6, 1)) is None
    assert citation.place(date(2023, 4, 1)).article == "2"


def test_a_law_with_a_wrong_id_is_refused():
    with pytest.raises(InvalidError) as error:
        Law("An Act", Text("架空法", "Imaginary Act"), "326AC45", Standing.STATUTE)
    assert _codes(error) == {("slug", "slug"), ("egov", "egov_id")}


def test_citations_are_the_same_by_slug_even_copied_or_stored():
    here = law.SWA_106_6_6
    for other in (copy.deepcopy(here), pickle.loads(pickle.dumps(here))):  # noqa: S301
        assert other == here
        assert hash(other) == hash(here)
        assert other.on(law.EDITION) == here.on(law.EDITION)
    assert len({here, law.SWA_106_6_7}) == 2


# --- the register --------------------------------------------------------------------------------


def _written(module: types.ModuleType) -> list[Citation]:
    return [value for value in vars(module).values() if isinstance(value, Citation)]


def test_every_citation_written_down_is_registered_once():
    written = [citation for module in FAMILIES for citation in _written(module)]
    assert sorted(c.slug for c in written) == sorted(c.slug for c in law.CITATIONS)
    assert len({c.slug for c in law.CITATIONS}) == len(law.CITATIONS)


def test_every_citation_can_be_imported_from_the_front():
    exported = {id(getattr(law, name)) for name in law.__all__}
    assert [c.slug for c in law.CITATIONS if id(c) not in exported] == []


def test_no_law_goes_by_two_names():
    laws = {c.law for c in law.CITATIONS}
    assert len({each.slug for each in laws}) == len(laws)
    ids = [each.egov for each in laws if each.egov]
    assert len(set(ids)) == len(ids)


@pytest.mark.parametrize("citation", law.CITATIONS, ids=lambda c: c.slug)
def test_a_citation_says_something_in_both_languages(citation):
    for text in (citation.says, citation.note, *(place.says for place in citation.places)):
        if text is not None:
            assert text.ja.endswith("。")
            assert text.en.endswith(".")
            assert text.en.isascii()
    assert citation.checked_on in (law.TEXT_SEEN, law.EDITION)
    if citation.standing.forbids:
        assert citation.law.egov is not None


def test_a_citation_is_found_by_its_slug():
    assert law.citation("swa-106-6-6") is law.SWA_106_6_6
    with pytest.raises(UnknownNameError) as error:
        law.citation("swa-1")
    assert error.value.name == "swa-1"


def test_nothing_is_cited_before_the_scheme():
    assert law.in_force(law.SCHEME_START - timedelta(days=1)) == []
    assert "swa-106-6-1" in {cited.citation for cited in law.in_force(law.SCHEME_START)}


def test_on_the_edition_day_every_citation_is_in_force():
    cited = law.in_force(law.EDITION)
    assert [each.citation for each in cited] == [c.slug for c in law.CITATIONS]
    assert all(each.in_force for each in cited)


# --- epochs --------------------------------------------------------------------------------------


def test_the_days_on_which_the_law_changes():
    assert (
        date(2021, 4, 1),
        date(2021, 6, 15),
        date(2022, 4, 1),
        date(2023, 4, 1),
        date(2024, 4, 1),
        date(2025, 4, 1),
        date(2025, 6, 1),
        date(2025, 10, 1),
        date(2026, 4, 1),
        date(2026, 6, 25),
        date(2027, 4, 1),
    ) == law.BOUNDARIES


@pytest.mark.parametrize("day", law.BOUNDARIES, ids=str)
def test_an_epoch_begins_where_a_citation_changes(day):
    eve = day - timedelta(days=1)
    assert law.epoch(day) == law.epoch(eve) + 1
    assert law.in_force(day) != law.in_force(eve)


def test_within_an_epoch_nothing_changes():
    day, last = date(2021, 3, 1), date(2027, 6, 1)
    seen = {}
    while day <= last:
        assert seen.setdefault(law.epoch(day), law.in_force(day)) == law.in_force(day)
        day += timedelta(days=1)
    assert len(seen) == len(law.BOUNDARIES) + 1


def test_an_epochs_day_lies_in_it():
    for index in range(len(law.BOUNDARIES) + 1):
        assert law.epoch(law.epoch_day(index)) == index


@pytest.mark.parametrize("index", [-1, len(law.BOUNDARIES) + 1])
def test_an_epoch_there_is_not_is_refused(index):
    with pytest.raises(InvalidError):
        law.epoch_day(index)


# --- looking a provision up ----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("written", "day", "slugs"),
    [
        ("社会福祉法106条の6第5項", date(2025, 3, 31), ["swa-106-6-6"]),
        ("社会福祉法106条の6第5項", date(2025, 4, 1), ["swa-106-6-5"]),
        ("社会福祉法第106条の6第6項", date(2025, 4, 1), ["swa-106-6-6"]),
        ("社会福祉法１０６条の４第２項第６号", law.EDITION, ["swa-106-4-2-6"]),
        ("326AC0000000045 159条2号", law.EDITION, ["swa-159-2"]),
        ("社会福祉法130条の6第2号", date(2022, 3, 31), ["swa-159-2"]),
        ("住宅セーフティネット法51条", date(2025, 9, 30), ["housing-81"]),
        ("number-19", law.EDITION, ["number-19"]),
    ],
)
def test_a_number_means_what_stood_there_on_the_day(written, day, slugs):
    """An outline that still cites the old paragraph 5 cites another rule from 2025-04-01 on."""
    assert [each.slug for each in law.find([written], day)] == slugs


def test_an_article_without_a_paragraph_means_all_that_is_cited_of_it():
    """Whoever asks for 106条の6 sees its seven paragraphs, once each."""
    found = law.find(["社会福祉法106条の6", "swa-106-6-1"], law.EDITION)

    assert [each.slug for each in found] == [f"swa-106-6-{number}" for number in range(1, 8)]


def test_all_that_cannot_be_found_is_refused_at_once_with_where_it_stands_instead():
    """A law nobody cites, an id that leads nowhere, an article that was not there on the day."""
    with pytest.raises(InvalidError) as error:
        law.find(
            ["架空法1条", "swa-1", "社会福祉法5条2項", "swa-5-2", "社会福祉法106条の6第7項"],
            date(2025, 3, 31),
        )

    assert [(each.path, each.code) for each in error.value.problems] == [
        ("[0]", "unknown_law"),
        ("[1]", "unknown_citation"),
        ("[2]", "no_such_article"),
        ("[3]", "no_such_article"),
        ("[4]", "no_such_article"),
    ]
    assert "2026-06-25" in error.value.problems[2].text.ja
    assert "第106条の6第6項（この日の番号）" in error.value.problems[4].text.ja


# --- enactments ----------------------------------------------------------------------------------


def test_what_makes_a_citation_unread_is_an_enactment_on_record():
    """令和8年法律第51号 is enacted, takes effect on 2027-04-01, and its words are not read."""
    days = {
        effect.since for each in law.ENACTMENTS for effect in each.effects if not effect.read
    } - {None}

    assert days == {c.unread_from for c in law.CITATIONS if c.unread_from is not None}
    assert days == {law.UNREAD_FROM}


@pytest.mark.parametrize(
    ("day", "pending", "unread"),
    [
        (date(2026, 6, 24), 5, 0),
        (date(2026, 6, 25), 4, 0),
        (date(2027, 3, 31), 4, 0),
        (date(2027, 4, 1), 3, 1),
    ],
)
def test_an_enactment_comes_into_force_part_by_part(day, pending, unread):
    """What has no day yet stays pending: no day is guessed."""
    act = next(each for each in law.ENACTMENTS if each.number.ja == "令和8年法律第51号")

    assert (len(act.pending(day)), len(act.unread(day))) == (pending, unread)


def test_an_enactment_takes_effect_after_it_is_enacted():
    """The order of the two days is checked, each effect by its place."""
    with pytest.raises(InvalidError) as error:
        law.Enactment(
            number=SAYS,
            name=SAYS,
            enacted=date(2026, 6, 25),
            effects=(
                law.Effect(what=SAYS, since=None),
                law.Effect(what=SAYS, since=date(2026, 6, 24)),
            ),
            facts=(),
        )
    assert _codes(error) == {("effects[1].since", "order")}
