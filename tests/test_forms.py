"""Forms (帳票): filled from a reader's view and no further, refused before their time, written safely."""

import csv
import datetime as dt
import functools
import html.parser
import io
import itertools
import re

import build_form_samples
import pytest
from hypothesis import given
from hypothesis import strategies as st

from jusou import Audience, Case, Information, InvalidError, Municipality, Party, acts, judge, view
from jusou.acts import Record
from jusou.forms import (
    MAKERS,
    PAPERS,
    As,
    Document,
    Field,
    Grid,
    Paper,
    Section,
    answer_sheet,
    as_csv,
    as_html,
    as_markdown,
    as_text,
    form,
    written,
)
from jusou.forms.approval import MOST_LINES
from jusou.forms.making import Making
from jusou.law import Standing
from jusou.rendering import MUNICIPALITY, Reader
from jusou.testing import HOUSEHOLDS, household
from jusou.vocabulary import Capacity, Category, Purpose

ON = dt.date(2026, 11, 1)
JST = dt.timezone(dt.timedelta(hours=9))


def case_of(name: str) -> tuple[Case, Municipality]:
    history = household(name)
    return Case.of(history), Municipality.load(history.profile.id if history.profile else "default")


def subjects(case: Case, paper: Paper, on: dt.date = ON) -> list[str]:
    """Everything a paper may be asked of (帳票の対象)."""
    ledger = case.ledger(on)
    return {
        Paper.INTAKE: list(ledger.people),
        Paper.ASSESSMENT: list(ledger.people),
        Paper.PROGRESS: list(ledger.people),
        Paper.REFERRAL: list(ledger.referrals),
        Paper.PLAN: list(ledger.plans),
        Paper.EVALUATION: list(ledger.tracks),
        Paper.INQUIRY: list(ledger.requests),
        Paper.AGENDA: list(ledger.meetings),
        Paper.PREPARATION: list(ledger.meetings),
        Paper.MINUTES: list(ledger.meetings),
    }[paper]


def readers(case: Case) -> list[Audience]:
    parties = sorted({(e.act.by.agency, e.act.by.capacity) for e in case.records})
    return [
        MUNICIPALITY,
        *(Audience(Reader.AGENCY, agency, capacity) for agency, capacity in parties),
        *(Audience(Reader.PERSON, each) for each in case.people),
        *(
            Audience(Reader.BODY, body, meeting=meeting.id)
            for meeting in case.meetings.values()
            for body in meeting.bodies
        ),
    ]


REFUSALS = {"not_in_view", "before_its_time", "not_for_reader", "not_of_a_meeting"}


@functools.cache
def made(name: str, audience: Audience) -> tuple[Document, ...]:
    """Every form that this reader can have of a household, from one view of it."""
    case, under = case_of(name)
    make = Making(view(case, for_=audience, under=under, on=ON), under, {})
    found: list[Document] = []
    codes: set[str] = set()
    for paper in PAPERS:
        for of in subjects(case, paper):
            try:
                found.append(MAKERS[paper](make, of))
            except InvalidError as error:
                codes |= {each.code for each in error.problems}
    assert codes <= REFUSALS
    return tuple(found)


@pytest.mark.parametrize("name", HOUSEHOLDS)
def test_no_form_names_anyone_whom_its_reader_does_not_see(name: str):
    """A form is made of the view: every name and address in it stands there."""
    case, under = case_of(name)
    everyone = [text for p in case.people.values() for text in (p.name, p.address) if text]
    documents = 0
    for audience in readers(case):
        seen = view(case, for_=audience, under=under, on=ON)
        known = {text for each in seen.people for text in (each.name, each.address) if text}
        for document in made(name, audience):
            said = as_text(document)
            documents += 1
            assert [each for each in everyone if each in said and each not in known] == []

    assert documents > 0


def test_every_paper_can_be_made_of_the_shipped_households():
    """No form is there in name only."""
    found = {
        document.paper
        for name in HOUSEHOLDS
        for audience in readers(case_of(name)[0])
        for document in made(name, audience)
    }

    assert found == set(PAPERS)


@pytest.mark.parametrize("name", HOUSEHOLDS)
def test_what_is_missing_is_listed(name: str):
    """A field without a value that should have one is in the list, and no other is."""
    for document in made(name, MUNICIPALITY):
        empty = [
            f"{section.title}／{part.label}"
            for section, part in document.parts()
            if not part.optional
            and not (part.rows if isinstance(part, Grid) else part.lines or part.by_hand)
        ]
        assert list(document.missing) == empty
        assert all(
            len(row) == len(p.head)
            for _, p in document.parts()
            if isinstance(p, Grid)
            for row in p.rows
        )


def code_of(case: Case, paper: Paper, of: str, under: Municipality, **more: object) -> str:
    with pytest.raises(InvalidError) as caught:
        form(case, paper, of=of, under=under, **{"on": ON, **more})  # type: ignore[arg-type]
    (problem,) = caught.value.problems
    return problem.code


def test_a_sheet_of_an_answer_is_no_form_of_a_case():
    """It is made of the answer, and whoever asks otherwise is told so."""
    case, under = case_of("dv_separation")

    assert code_of(case, Paper.ANSWER, "p-haha", under) == "choice"


EARLY = dt.date(2025, 5, 12)


@pytest.mark.parametrize(
    ("paper", "of", "on"),
    [
        (Paper.ASSESSMENT, "p-haha", EARLY),
        (Paper.EVALUATION, "t-haha", EARLY),
        (Paper.INTAKE, "p-haha", dt.date(2025, 5, 11)),
        (Paper.PREPARATION, "m-shien-1", dt.date(2025, 6, 5)),
        (Paper.MINUTES, "m-shien-1", dt.date(2025, 6, 11)),
    ],
    ids=lambda value: value.label.ja if isinstance(value, Paper) else str(value),
)
def test_a_form_before_its_time_is_refused(paper: Paper, of: str, on: dt.date):
    """What has not happened cannot be put on paper: an error, never a half-filled page."""
    case, under = case_of("hachimaru_gomaru")
    if paper is Paper.PREPARATION:
        case = Case.of(household("hachimaru_gomaru"))
        records = tuple(e for e in case.records if e.act.type != "put_on_agenda")
        case = Case.open("c-1", people=case.people.values(), agencies=case.agencies.values())
        for each in records[:25]:
            case = case.with_record(each)

    assert code_of(case, paper, of, under, on=on) == "before_its_time"


@pytest.mark.parametrize("paper", PAPERS, ids=lambda paper: paper.label.ja)
def test_a_form_of_what_is_not_there_is_refused(paper: Paper):
    """An unknown id, and one the reader may not know of, are answered alike."""
    case, under = case_of("dv_separation")
    audience = MUNICIPALITY
    if paper is Paper.AGENDA:
        audience = Audience(Reader.AGENCY, "a-josei")

    assert code_of(case, paper, "x-nothing", under, for_=audience) == "not_in_view"


def test_the_other_side_asks_in_vain():
    """The husband's helpers get the same answer about her as about nobody."""
    case, under = case_of("dv_separation")
    theirs = Audience(Reader.AGENCY, "a-jiritsu", Capacity.OTHER_ENTRUSTED)

    for paper, of in (
        (Paper.INTAKE, "p-tsuma"),
        (Paper.PLAN, "pl-tsuma-1"),
        (Paper.EVALUATION, "t-tsuma"),
        (Paper.MINUTES, "m-shien-1"),
    ):
        assert code_of(case, paper, of, under, for_=theirs) == "not_in_view"


@pytest.mark.parametrize(
    ("paper", "audience"),
    [
        (Paper.AGENDA, MUNICIPALITY),
        (Paper.PREPARATION, Audience(Reader.AGENCY, "a-shakyo", Capacity.ENTRUSTED)),
        (Paper.MINUTES, Audience(Reader.PERSON, "p-haha")),
        (Paper.REFERRAL, Audience(Reader.PERSON, "p-haha")),
        (Paper.INQUIRY, Audience(Reader.PERSON, "p-haha")),
    ],
    ids=["次第は室内のもの", "準備は市町村", "記録は本人に出ない", "つなぎ", "照会"],
)
def test_some_forms_are_not_for_some_readers(paper: Paper, audience: Audience):
    """A paper for the room is made of what the room may see; a preparation is the municipality's."""
    case, under = case_of("hachimaru_gomaru")

    assert code_of(case, paper, "m-jusou-1", under, for_=audience) == "not_for_reader"


def test_an_officials_own_inquiry_is_no_letter_of_a_meeting():
    """106条の6第3項: only the 支援会議 asks in this way; a telephone call of one's own does not."""
    case, under = case_of("hachimaru_gomaru")
    own = acts.RequestCooperation(
        by=Party("a-city"),
        request="req-own",
        to="a-byouin",
        information=(Information("p-haha", Category.HEALTH, Party("a-byouin")),),
        purpose=Purpose.SERVICE,
    )
    asked = case.with_record(
        Record("r-own", dt.date(2026, 10, 1), dt.datetime(2026, 10, 1, 9, tzinfo=JST), own)
    )

    assert code_of(asked, Paper.INQUIRY, "req-own", under) == "not_of_a_meeting"


# --- what stands in them ----------------------------------------------------------------------------


def field(document: Document, label: str) -> Field | Grid:
    return next(part for _, part in document.parts() if part.label.startswith(label))


def test_the_five_contents_of_a_plan_stand_under_the_ordinance():
    """施行規則34条の7: five contents, and the form marks each of them as the ordinance's."""
    case, under = case_of("hachimaru_gomaru")
    plan = form(case, Paper.PLAN, of="pl-haha-1", under=under, on=ON)
    marked = [part for _, part in plan.parts() if part.standing is Standing.ORDINANCE]

    assert {re.search(r"（(\d)号）", part.label)[1] for part in marked} == set("12345")
    assert {plan.cited(part) for part in marked} == {"社会福祉法施行規則第34条の7"}


@pytest.mark.parametrize(
    ("day", "of", "title"),
    [
        (dt.date(2025, 6, 1), "p-haha", "【本人同意あり】"),
        (dt.date(2025, 6, 1), "p-musuko", "【本人同意なし】"),
        (dt.date(2025, 12, 1), "p-musuko", "【本人同意あり】"),
    ],
)
def test_each_side_of_consent_has_its_own_intake(day: dt.date, of: str, title: str):
    """同意あり and 同意なし are two forms; whose consent it is, is that person's alone."""
    case, under = case_of("hachimaru_gomaru")

    assert form(case, Paper.INTAKE, of=of, under=under, on=day).title.endswith(title)


def test_a_municipalitys_own_form_keeps_its_name_and_source():
    """東大阪市 has two intakes by name; the form carries the name and where it was read."""
    case, _ = case_of("hachimaru_gomaru")
    own = Municipality.load("higashiosaka")
    intake = form(case, Paper.INTAKE, of="p-haha", under=own, on=dt.date(2025, 6, 1))

    assert intake.title == "相談受付・申込票【本人同意あり】"
    assert intake.sources == ("i-hp",)
    assert any("様式名は自治体による（使うことになっている）" in each for each in intake.notes)


@pytest.mark.parametrize(
    ("meeting", "cited"),
    [("m-shien-1", "社会福祉法第106条の6第6項"), ("m-jusou-1", "")],
)
def test_the_secrecy_of_a_shien_kaigi_is_claimed_for_it_alone(meeting: str, cited: str):
    """106条の6第6項 binds those who serve a 支援会議; a 重層的支援会議 has no such article."""
    case, under = case_of("hachimaru_gomaru")
    minutes = form(case, Paper.MINUTES, of=meeting, under=under, on=ON)

    assert minutes.cited(field(minutes, "守秘")) == cited


@pytest.mark.parametrize(
    ("asked_on", "request_article", "secrecy"),
    [
        (dt.date(2024, 7, 3), "個人情報保護法第27条第1項第1号", "社会福祉法第106条の6第5項"),
        (dt.date(2025, 4, 1), "個人情報保護法第27条第1項第1号", "社会福祉法第106条の6第6項"),
    ],
)
def test_a_letter_bears_the_articles_of_its_own_day_whenever_it_is_printed(
    asked_on: dt.date, request_article: str, secrecy: str
):
    """106条の6: the secrecy moved from 5項 to 6項 on 2025-04-01; a letter is not renumbered later."""
    case, under = case_of("gomi_yashiki")
    sent = acts.RequestCooperation(
        by=Party("a-city"),
        request="req-new",
        to="a-byouin",
        information=(Information("p-honnin", Category.HEALTH, Party("a-byouin")),),
        purpose=Purpose.INFORMATION_EXCHANGE,
        body="b-tsunagari",
    )
    asked = case.with_record(
        Record("r-new", asked_on, dt.datetime(2026, 1, 5, 9, tzinfo=JST), sent)
    )
    letter = form(asked, Paper.INQUIRY, of="req-new", under=under, on=ON)

    assert letter.cited(field(letter, "守秘")) == secrecy
    assert request_article in field(letter, "個人情報の扱い").lines[0]


def test_a_letter_tells_a_hospital_that_no_consent_is_needed_and_whose_word_that_is():
    """Whoever is asked wants to know that first. It is the ministry's reading, and says so."""
    case, under = case_of("gomi_yashiki")
    letter = form(case, Paper.INQUIRY, of="req-bunsho-1", under=under, on=ON)
    told = field(letter, "個人情報の扱い")

    assert told.lines[0].startswith("国は、")
    assert "本人の同意がなくてもできる" in told.lines[0]
    assert told.standing is Standing.MINISTRY
    assert any("福祉部会第29回資料1" in each for each in letter.materials)


def test_a_form_bears_the_name_of_a_municipality_and_not_of_a_profile():
    """Nobody signs a letter as 国の標準の流れ."""
    case, under = case_of("gomi_yashiki")
    letter = form(case, Paper.INQUIRY, of="req-bunsho-1", under=under, on=ON)

    assert letter.office == "市町村"
    assert field(letter, "差出人").lines == ("架空市つながり会議（組織：市町村）",)


def test_a_support_decision_stands_under_the_item_that_leaves_it_to_the_municipality():
    """106条の4第2項6号: it is the municipality that finds the need for a plan; 5号 is the programme."""
    case, under = case_of("hachimaru_gomaru")
    plan = form(case, Paper.PLAN, of="pl-haha-1", under=under, on=ON)

    assert plan.cited(field(plan, "支援決定日")) == "社会福祉法第106条の4第2項第6号"


def test_minutes_tell_what_was_examined_and_that_nothing_was_decided():
    """A meeting examines; 支援決定 is the municipality's. Categories stand there, not contents."""
    case, under = case_of("hachimaru_gomaru")
    minutes = form(case, Paper.MINUTES, of="m-jusou-1", under=under, on=ON)
    result = field(minutes, "結果")

    assert isinstance(result, Field)
    assert (result.label, result.lines) == ("結果（協議の結果であり、決定ではない）", ("適切",))
    told = field(minutes, "提供された情報の項目")
    assert isinstance(told, Grid)
    assert ("架空 花子", Category.CARE.label.ja) in {row[:2] for row in told.rows}


def test_what_goes_out_says_nothing_of_what_is_withheld():
    """A letter or an agenda lies before others: only their readers' own papers tell of a gap."""
    case, under = case_of("hachimaru_gomaru")
    note = "開示できない情報があります。"
    referral = form(case, Paper.REFERRAL, of="ref-shakyo", under=under, on=ON)
    progress = form(case, Paper.PROGRESS, of="p-haha", under=under, on=ON)

    assert note in progress.notes
    assert note not in referral.notes


def test_a_form_the_person_signs_does_not_lead_to_who_reported():
    """「把握の経路：地域住民」 on the mother's form would tell her of the neighbour."""
    case, under = case_of("hachimaru_gomaru")
    intake = form(case, Paper.INTAKE, of="p-haha", under=under, on=ON)
    told = form(
        *case_of("given_back")[:1],
        Paper.INTAKE,
        of=next(iter(case_of("given_back")[0].tracks)).person,
        under=under,
        on=ON,
    )

    received = Audience(Reader.AGENCY, "a-houkatsu", Capacity.OTHER_ENTRUSTED)
    theirs = form(case, Paper.INTAKE, of="p-haha", under=under, on=ON, for_=received)

    assert "把握の経路" not in as_text(intake)
    assert "把握の経路" not in as_text(theirs)
    assert "開示できない" not in as_text(intake)
    assert "把握の経路" in as_text(told)


def test_an_answer_for_approval_says_how_much_is_left_out():
    """One page for those who sign; what does not fit is told by its number, not dropped in silence."""
    case, under = case_of("hachimaru_gomaru")
    (hear,) = [e.act for e in case.records if e.id == "r-024"]
    answer = judge(case, hear, under=under, on=ON)

    def long_name(ident: str) -> str:
        return ident

    sheet = answer_sheet(
        answer,
        case=case.id,
        title="議題の審議",
        under=under,
        audience=MUNICIPALITY,
        naming=long_name,
    )
    lines = [line for _, part in sheet.parts() if isinstance(part, Field) for line in part.lines]

    assert len(lines) <= MOST_LINES + 3
    assert "できます" in lines
    assert [each.label for _, each in sheet.parts() if each.by_hand][-3:] == [
        "起案者・日付",
        "決裁者・日付",
        "決定の内容",
    ]


# --- writing ----------------------------------------------------------------------------------------

HOSTILE = st.one_of(
    st.sampled_from(
        [
            "=1+1",
            '＝HYPERLINK("x")',
            " =cmd|' /C calc'!A0",
            "+81",
            "-1",
            "@SUM(A1)",
            "\t=1",
            "<script>alert(1)</script>",
            "</td></tr></table><h1>",
            "| a | b |\n# 見出し",
            "[x](javascript:alert(1))",
            "`code` **太字** ~~消~~ $x$",
            "&lt;b&gt;",
            "葛\U000e0100城",
            '"引用", カンマ',
        ]
    ),
    st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=12),
)


def document(text: str) -> Document:
    return Document(
        Paper.INTAKE,
        "題",
        "c-1",
        ON,
        "架空市",
        "試験用",
        (Section("節", (Field("欄", (text,)), Grid("表", ("列",), ((text,),)))),),
    )


class Shown(html.parser.HTMLParser):
    """What a browser would show of a page, and which elements there are."""

    def __init__(self) -> None:
        super().__init__()
        self.text = ""
        self.tags: list[str] = []

    def handle_starttag(self, tag: str, _attrs: object) -> None:
        self.tags.append(tag)
        self.text += "\n" if tag == "br" else ""

    def handle_data(self, data: str) -> None:
        self.text += data


def tags(text: str) -> list[str]:
    page = Shown()
    page.feed(as_html(document(text)))
    return [each for each in page.tags if each != "br"]


@given(HOSTILE)
def test_html_shows_a_value_and_runs_none_of_it(text: str):
    """Whatever a field says, the page has the same elements, and shows the very text."""
    page = Shown()
    page.feed(as_html(document(text)))

    assert tags(text) == tags("普通の文")
    assert page.text.count(text) >= 2


@given(HOSTILE)
def test_no_spreadsheet_reads_a_value_as_a_formula(text: str):
    """Excel opens it: a mark of UTF-8, CRLF, and no cell that begins like a formula."""
    data = as_csv(document(text))

    assert data.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))
    assert data.count(b'"\r\n') == len(rows)
    assert {len(row) for row in rows} == {8}
    cells = list(itertools.chain.from_iterable(rows))
    assert [each for each in cells if re.match(r"\s*[=+\-@＝＋－＠]", each)] == []
    assert [row[4].removeprefix("'") for row in rows[1:]] == [text.removeprefix("'")] * 2


@given(HOSTILE)
def test_markdown_keeps_its_shape_whatever_a_field_says(text: str):
    """A value adds no row, no column and no heading."""
    lines = as_markdown(document(text)).split("\n")
    usual = as_markdown(document("普通の文")).split("\n")

    assert len(lines) == len(usual)
    for line, before in zip(lines, usual, strict=True):
        assert len(re.findall(r"(?<!\\)(?:\\\\)*\|", line)) == before.count("|")
        assert line.startswith("#") == before.startswith("#")


@pytest.mark.parametrize("way", As, ids=lambda way: way.label.ja)
@pytest.mark.parametrize("name", HOUSEHOLDS)
def test_every_form_is_written_in_every_way(name: str, way: As):
    """Bytes of a file, in UTF-8, and the same each time."""
    for each in made(name, MUNICIPALITY):
        said = written(each, way)
        assert each.case in said.decode("utf-8-sig") or way is As.CSV
        assert said == written(each, way)


def test_the_page_of_samples_is_what_the_code_writes():
    """What a reader sees in the pages is what they get: run tests/build_form_samples.py if not."""
    assert build_form_samples.PAGE.read_text(encoding="utf-8") == build_form_samples.page()


def test_a_document_says_nothing_of_people_in_its_repr():
    """What ends up in a log names the paper and the case, and nobody."""
    case, under = case_of("hachimaru_gomaru")
    plan = form(case, Paper.PLAN, of="pl-haha-1", under=under, on=ON)

    assert repr(plan) == "<Document plan c-hachimaru-gomaru>"
    assert "架空" not in repr(plan.sections)
