"""Yearly figures (年度の指標): what counts, what does not, and what stands beside it."""

import csv
import datetime as dt
import gc
import io
import json
import subprocess
import sys
import weakref
from pathlib import Path

import attrs
import pytest
from click.testing import CliRunner, Result

from jusou.acts import (
    Act,
    ConveneMeeting,
    DecideAcceptance,
    DecideSupport,
    DraftPlan,
    End,
    GiveBack,
    HearItem,
    OpenTrack,
    Receive,
    Record,
    TakeMinutes,
    Void,
)
from jusou.agency import Party
from jusou.case import Case, effective
from jusou.cli import front
from jusou.errors import InvalidError
from jusou.history import History, Registry
from jusou.household import Household, Member, Person
from jusou.indicators import pages
from jusou.indicators.counted import HOW, counted
from jusou.indicators.table import Against, Printed, place, table, year_problems
from jusou.indicators.tally import COUNTABLE, DIVIDED, Tally, YearCounts, tally_lines, total
from jusou.meeting import AgendaItem, Meeting
from jusou.municipality import Municipality
from jusou.municipality.indicators import Figure, Indicator
from jusou.municipality.terms import FigureKind, JointCount, Measure, Wanted
from jusou.plan import Plan
from jusou.record import history_to_json
from jusou.testing import HOUSEHOLDS, household
from jusou.vocabulary import (
    AcceptanceResult,
    Basis,
    DiscoveryRoute,
    EndReason,
    Organiser,
    PlanKind,
    Programme,
    Purpose,
)


def run(*args: str, stdin: str | None = None) -> Result:
    """Run the command in this process (実行)."""
    return CliRunner().invoke(front.front, ["indicators", *args], input=stdin)  # type: ignore[arg-type]


def tsuruoka() -> Municipality:
    return Municipality.load("tsuruoka")


def story() -> History:
    """The 8050 household of 鶴岡市 (8050の世帯)."""
    return household("hachimaru_gomaru")


def counts(*histories: History, under: Municipality | None = None, year: int = 2025) -> YearCounts:
    tally = Tally(under or tsuruoka(), year)
    for each in histories:
        assert tally.add(each) == ()
    return tally.counts


def without(history: History, *kinds: type[Act]) -> History:
    """The history with every record of some kinds voided (取り消した履歴)."""
    last = max(each.recorded_at for each in history.records)
    gone = [each for each in history.records if isinstance(each.act, kinds)]
    voids = tuple(
        Record(
            f"r-void-{at}",
            last.date(),
            last,
            Void(by=each.act.by, record=each.id, reason="架空の取消し"),
        )
        for at, each in enumerate(gone)
    )
    return attrs.evolve(history, records=(*history.records, *voids))


# --- what counts ----------------------------------------------------------------------------------

#: Counted by hand from the story, fiscal 2025 (手で数えた値).
BY_HAND = [
    (Measure.NEW_CASES, 2, 2),
    (Measure.ACCEPTANCES, 2, 2),
    (Measure.COORDINATION_PLANS, 3, 2),
    (Measure.REPLANS, 1, 1),
    (Measure.OUTREACH_CASES, 1, 1),
    (Measure.SHIEN_SITTINGS, 2, None),
    (Measure.JUSOU_SITTINGS, 4, None),
    (Measure.VISITS, 8, 2),
    (Measure.CONTACTS, 2, 1),
    (Measure.REFERRALS, 1, 1),
    (Measure.ENDINGS, 0, 0),
]


@pytest.mark.parametrize(("measure", "number", "people"), BY_HAND)
def test_a_year_of_one_household_is_counted_as_by_hand(
    measure: Measure, number: int, people: int | None
):
    """延べ and 実人数 are two figures: eight visits went to two people."""
    found = counts(story()).count(measure)

    assert (found.number, found.people) == (number, people)


def test_fiscal_years_share_nothing():
    """Every record that counts, counts in one fiscal year."""
    everything = list(counted(story(), under=tsuruoka()))
    by_year = [
        each for year in (2025, 2026) for each in counted(story(), under=tsuruoka(), year=year)
    ]

    assert {each.year for each in everything} == {2025, 2026}
    assert sorted(map(repr, by_year)) == sorted(map(repr, everything))


def test_what_was_voided_does_not_count():
    """A voided reception was none, and what needed it goes with it."""
    found = counts(without(story(), Receive))

    assert found.count(Measure.NEW_CASES).number == 0
    assert found.count(Measure.COORDINATION_PLANS).number == 0


def test_a_step_the_chart_does_not_have_is_not_counted():
    """Support decided twice on one plan is one plan; a track that has ended ends no more."""
    history = story()
    decided = next(each for each in history.records if isinstance(each.act, DecideSupport))
    twice = attrs.evolve(decided, id="r-twice")
    doubled = attrs.evolve(history, records=(*history.records, twice))

    assert counts(doubled).count(Measure.COORDINATION_PLANS) == counts(history).count(
        Measure.COORDINATION_PLANS
    )


def told(*done: Act) -> History:
    """Acts as a history of one person, a day each (一人の履歴)."""
    person = Person("p-1")
    records = tuple(
        Record(f"r-{at}", dt.date(2025, 4, at), dt.datetime(2025, 4, at, 9, tzinfo=dt.UTC), act)
        for at, act in enumerate(done, start=1)
    )
    return History("c-1", Registry((person,), Household((Member("p-1"),))), records)


BY = Party("a-city")
RECEIVED = Receive(by=BY, track="t-1", person="p-1", route=DiscoveryRoute.PERSON)
ACCEPTED = DecideAcceptance(
    by=BY, track="t-1", result=AcceptanceResult.ACCEPT, decided_by="s-1", reason="架空"
)
ENDED = End(by=BY, track="t-1", reason=EndReason.MOVED_AWAY, decided_by="s-1")
BACK = GiveBack(by=BY, track="t-1", lead="a-city", decided_by="s-1", reason="架空")
OPENED = OpenTrack(by=BY, track="t-2", person="p-1", programme=Programme.OUTREACH)
DRAFTED = DraftPlan(by=BY, track="t-2", plan=Plan("pl-1", "p-1", PlanKind.OUTREACH))
DECIDED = DecideSupport(by=BY, track="t-2", plan="pl-1", drafted_by="s-1", decided_by="s-1")
HELD = ConveneMeeting(
    by=BY,
    meeting=Meeting(
        "m-1",
        frozenset({"b-jusou"}),
        dt.date(2025, 4, 3),
        items=(AgendaItem("i-1", "b-jusou", Purpose.PROGRESS),),
    ),
)
HEARD = HearItem(by=BY, meeting="m-1", item="i-1")

#: What is told, which figure, and how many (数え方の表).
COUNTED = [
    ("同じ流れの二度の受け止めは1件", (RECEIVED, RECEIVED), Measure.NEW_CASES, 1),
    ("受理の前の終了は終結でない", (RECEIVED, ENDED), Measure.ENDINGS, 0),
    ("受理の前の終了は別に数える", (RECEIVED, ENDED), Measure.OTHER_ENDINGS, 1),
    ("受理の後の終了は終結", (RECEIVED, ACCEPTED, ENDED), Measure.ENDINGS, 1),
    ("終わった流れは二度終わらない", (RECEIVED, ACCEPTED, ENDED, ENDED), Measure.ENDINGS, 1),
    ("戻した後の終了は終結でない", (RECEIVED, ACCEPTED, BACK, ENDED), Measure.ENDINGS, 0),
    ("戻しは戻し", (RECEIVED, ACCEPTED, BACK, ENDED), Measure.GIVEN_BACK, 1),
    ("二度の受理判定は1件", (RECEIVED, ACCEPTED, ACCEPTED), Measure.ACCEPTANCES, 1),
    ("案だけのプランは数えない", (OPENED, DRAFTED), Measure.OUTREACH_PLANS, 0),
    ("決定したプランは1件", (OPENED, DRAFTED, DECIDED), Measure.OUTREACH_PLANS, 1),
    ("同じプランの二度の決定は1件", (OPENED, DRAFTED, DECIDED, DECIDED), Measure.OUTREACH_PLANS, 1),
    ("招集だけの会議は開催でない", (HELD,), Measure.JUSOU_SITTINGS, 0),
    ("審議した会議は開催", (HELD, HEARD), Measure.JUSOU_SITTINGS, 1),
    ("会議録だけでも開催", (HELD, TakeMinutes(by=BY, meeting="m-1")), Measure.JUSOU_SITTINGS, 1),
    ("同じ議題の二度の審議は1件", (HELD, HEARD, HEARD), Measure.ITEMS, 1),
]


@pytest.mark.parametrize(
    ("done", "measure", "number"), [pytest.param(*row[1:], id=row[0]) for row in COUNTED]
)
def test_what_happened_counts_once_and_where_it_belongs(
    done: tuple[Act, ...], measure: Measure, number: int
):
    """A record that the chart does not have from there, or that says the same again, adds nothing."""
    assert counts(told(*done)).count(measure).number == number


@pytest.mark.parametrize("name", HOUSEHOLDS)
def test_ends_agree_with_the_fold(name: str):
    """Whatever ends or is given back by the count is so in the case, and the reverse."""
    history = household(name)
    under = Municipality.load(history.profile.id if history.profile else "default")
    ends = {Measure.ENDINGS, Measure.OTHER_ENDINGS, Measure.SUPPORT_ENDINGS, Measure.GIVEN_BACK}
    found = [each for each in counted(history, under=under) if each.measure in ends]
    refused = [
        each
        for each in counted(history, under=under)
        if each.measure is Measure.ACCEPTANCES and each.detail != "accept"
    ]

    assert len(found) + len(refused) == sum(len(each.ended_on) for each in Case.of(history).tracks)


def test_every_record_counted_is_a_record_that_counts():
    """A count can be opened: each row names a case and a record of it that stands."""
    standing = {each.record.id for each in effective(story().records)}

    rows = list(counted(story(), under=tsuruoka()))

    assert rows
    assert {each.record for each in rows} <= standing
    assert {each.case for each in rows} == {story().id}


def test_parts_add_up_to_the_whole():
    """The breakdown loses nothing: every record of a divided figure stands in one part."""
    for count in counts(*(attrs.evolve(household(n), profile=None) for n in HOUSEHOLDS)).counts:
        if count.measure in DIVIDED:
            assert sum(part.number for part in count.parts) == count.number


def test_every_countable_measure_says_what_it_counts():
    """No figure without its definition."""
    assert set(HOW) == set(Measure)
    assert set(COUNTABLE) == set(Measure) - {Measure.NOT_RECORDED}


# --- sittings ---------------------------------------------------------------------------------------


def test_one_sitting_about_two_households_is_one_sitting():
    """A 支援会議 that takes two cases in an afternoon was held once."""
    other = attrs.evolve(story(), id="c-other")

    one, two = counts(story()), counts(story(), other)

    assert two.count(Measure.SHIEN_SITTINGS).number == one.count(Measure.SHIEN_SITTINGS).number
    assert two.count(Measure.ITEMS).number == 2 * one.count(Measure.ITEMS).number


def joint(rule: JointCount) -> Municipality:
    """鶴岡市 as if its 重層的支援会議 were also a 支援会議 (兼ねる会議の自治体)."""
    under = tsuruoka()
    both = frozenset({Basis.SHIEN_KAIGI, Basis.JUSOU_SHIEN_KAIGI})
    bodies = tuple(
        attrs.evolve(each, bases=both, organiser=Organiser.MUNICIPALITY)
        if each.id == "b-jusou"
        else each
        for each in under.bodies
    )
    return attrs.evolve(under, bodies=bodies, joint_sittings=rule)


#: Two sittings of b-shien, four of b-jusou that is both (兼ねた開催の数え方).
JOINT = [
    (JointCount.EACH, (6, 0), (4, 0)),
    (JointCount.SHIEN_KAIGI, (6, 0), (0, 0)),
    (JointCount.JUSOU_SHIEN_KAIGI, (2, 0), (4, 0)),
    (JointCount.NOT_STATED, (2, 4), (0, 4)),
    # The story's items name no basis, so as what they were taken is not on record.
    (JointCount.BY_ITEMS, (2, 4), (0, 4)),
]


@pytest.mark.parametrize(("rule", "shien", "jusou"), JOINT)
def test_a_joint_sitting_counts_as_the_municipality_counts_it(
    rule: JointCount, shien: tuple[int, int], jusou: tuple[int, int]
):
    """Where it does not say, the sitting is told as open, and in no figure: never a guess."""
    found = counts(story(), under=joint(rule))
    as_shien, as_jusou = found.count(Measure.SHIEN_SITTINGS), found.count(Measure.JUSOU_SITTINGS)

    assert (as_shien.number, as_shien.open) == shien
    assert (as_jusou.number, as_jusou.open) == jusou
    assert found.count(Measure.JOINT_SITTINGS).number == 4


def test_a_body_that_never_met_is_a_figure():
    """Zero meetings held is a figure, not a gap."""
    parts = {each.slug: each.number for each in counts(story()).count(Measure.BODY_SITTINGS).parts}

    assert set(parts) == {each.id for each in tsuruoka().bodies}
    assert parts["b-jusou"] == 4
    assert 0 in parts.values()


# --- beside the plan --------------------------------------------------------------------------------


def test_blank_mark_zero_and_no_column_are_four_things():
    """An empty place, 「—」, 0 and a place that does not exist are never one another."""
    indicator = Indicator(
        "x-1",
        "架空の指標",
        figures=(
            Figure(2024, FigureKind.ACTUAL, printed="—"),
            Figure(2025, FigureKind.ACTUAL, value="0"),
            Figure(2026, FigureKind.ACTUAL),
        ),
    )
    places = [place(indicator, year, FigureKind.ACTUAL) for year in (2024, 2025, 2026, 2027)]

    assert [each.state for each in places] == [
        Printed.MARK,
        Printed.NUMBER,
        Printed.EMPTY,
        Printed.NO_COLUMN,
    ]
    assert [pages.shown(each) for each in places] == ["—", "0", "（空欄）", ""]
    assert [each.number for each in places] == [None, 0, None, None]


#: What was counted is 2; the target, the direction, and what is said (目標との比較).
AGAINST = [
    ("2", FigureKind.TARGET, Wanted.UP, Against.REACHED, "0"),
    ("3", FigureKind.TARGET, Wanted.UP, Against.NOT_REACHED, "-1"),
    ("1", FigureKind.TARGET, Wanted.DOWN, Against.NOT_REACHED, "1"),
    ("3", FigureKind.TARGET, Wanted.DOWN, Against.REACHED, "-1"),
    ("3", FigureKind.TARGET, Wanted.NOT_STATED, Against.NO_DIRECTION, "-1"),
    ("3", FigureKind.TARGET, Wanted.UP_THEN_DOWN, Against.NO_DIRECTION, "-1"),
    ("1", FigureKind.REFERENCE, Wanted.UP, Against.REFERENCE_ONLY, "1"),
    (None, FigureKind.TARGET, Wanted.UP, Against.NO_TARGET, None),
    ("1", FigureKind.ESTIMATE, Wanted.UP, Against.NO_TARGET, None),
]


@pytest.mark.parametrize(("aim", "kind", "wanted", "said", "difference"), AGAINST)
def test_a_target_is_reached_in_the_direction_that_was_stated(
    aim: str | None, kind: FigureKind, wanted: Wanted, said: Against, difference: str | None
):
    """A falling target is reached from above; without a direction only the difference is told."""
    indicator = Indicator(
        "x-1",
        "新規",
        measure=Measure.NEW_CASES,
        wanted=wanted,
        figures=(Figure(2025, kind, value=aim),),
    )
    under = attrs.evolve(tsuruoka(), indicators=(indicator,))

    (row,) = table(counts(story(), under=under)).rows

    assert row.number == 2
    assert row.against is said
    assert (None if row.difference is None else str(row.difference)) == difference


def test_what_records_cannot_show_has_no_number():
    """廿日市市 asks how many citizens know where to turn: no history tells, and 0 would be a lie."""
    under = Municipality.load("hatsukaichi")

    rows = table(counts(under=under)).rows

    assert rows
    assert {row.number for row in rows} == {None}
    assert {row.against for row in rows} == {Against.NOT_COUNTED}


# --- what is refused --------------------------------------------------------------------------------

YEARS = [
    ("tsuruoka", 2026, []),
    ("tsuruoka", 2030, []),
    ("tsuruoka", 2025, []),  # 計画の前だが、現状値の欄がある
    ("tsuruoka", 2024, ["outside_plan"]),
    ("tsuruoka", 2031, ["outside_plan"]),
    ("yamanashi", 2024, []),
    ("yamanashi", 2031, ["outside_plan"]),
    ("yamaguchi", 2024, []),  # 期間の記載がない
    ("default", 2024, []),
    ("default", 2020, ["before_scheme"]),
]


@pytest.mark.parametrize(("name", "year", "codes"), YEARS)
def test_a_year_is_within_the_plan_or_in_a_column_of_its_table(
    name: str, year: int, codes: list[str]
):
    """A year of which the plan knows nothing is refused, not shown with empty places."""
    assert [each.code for each in year_problems(Municipality.load(name), year)] == codes


def test_all_or_nothing():
    """One history of another municipality, or one twice: every problem is told, and no table given."""
    lines = [
        history_to_json(story()),
        "{",
        history_to_json(household("died")),
        history_to_json(story()),
    ]

    with pytest.raises(InvalidError) as caught:
        total(lines, under=tsuruoka(), year=2025)

    assert [(each.path, each.code) for each in caught.value.problems] == [
        ("lines[2]", "json"),
        ("lines[3].profile.id", "mixed_municipalities"),
        ("lines[4].id", "duplicate"),
    ]


def test_the_order_of_histories_changes_no_figure():
    """One pass, and any order: a sum has no first line."""
    lines = [history_to_json(attrs.evolve(household(each), profile=None)) for each in HOUSEHOLDS]
    under = Municipality.load("default")
    known = [each for each in lines if not list(tally_lines([each], Tally(under, 2024)))]
    mixed = known[::-1]

    assert len(known) > 5
    assert total(mixed, under=under, year=2024) == total(known, under=under, year=2024)


# --- on paper ---------------------------------------------------------------------------------------


def test_csv_opens_in_japanese_excel_and_runs_nothing():
    """UTF-8 with its mark; an indicator named like a formula is text; a difference stays a number."""
    evil = Indicator(
        "x-1",
        "=HYPERLINK(1)",
        measure=Measure.NEW_CASES,
        figures=(Figure(2025, FigureKind.TARGET, value="3"),),
    )
    found = table(counts(story(), under=attrs.evolve(tsuruoka(), indicators=(evil,))))

    content = pages.csv(found)
    rows = list(csv.reader(io.StringIO(content.decode("utf-8-sig"))))

    assert content.startswith(b"\xef\xbb\xbf")
    assert rows[2][:2] == ["x-1", "'=HYPERLINK(1)"]
    assert "-1" in rows[2]


def test_json_says_the_same_as_the_table():
    """A machine reads what an officer reads."""
    found = table(counts(story()))

    data = json.loads(json.dumps(pages.plain(found)))

    assert [each["counted"] for each in data["indicators"]] == [row.number for row in found.rows]
    assert data["indicators"][0]["figures"][0] == {
        "year": 2025,
        "kind": "present",
        "state": "empty",
        "text": None,
    }


def names_of(history: History) -> list[str]:
    return [each.name for each in history.registry.people if each.name]


@pytest.mark.parametrize("form", ["text", "markdown", "csv", "json", "svg"])
def test_no_form_names_anyone(form: str, tmp_path: Path):
    """Figures are about a municipality: no name stands in any of their forms."""
    file = tmp_path / "h.json"
    file.write_text(history_to_json(story()), encoding="utf-8")

    result = run(str(file), "--year", "R7", "--format", form)

    assert result.exit_code == 0, result.output
    assert names_of(story())
    assert [name for name in names_of(story()) if name in result.output] == []


# --- the command ------------------------------------------------------------------------------------

ASKED = [
    (["--year", "R7"], 0, "鶴岡市 令和7年度の指標"),
    (["--year", "2031"], 2, "[outside_plan]"),
    (["--year", "明治1年"], 2, "[before_scheme]"),
    (["--year", "来年"], 2, "[year]"),
    (["--year", "R7", "--only", "x-nai"], 2, "[unknown_indicator]"),
    (["--year", "R8", "--under", "yamanashi"], 2, "[mixed_municipalities]"),
    (["--year", "R7", "--format", "xls"], 2, "[choice]"),
    (["--year", "R7", "--list", "nai"], 2, "[choice]"),
]


@pytest.mark.parametrize(("more", "code", "said"), ASKED)
def test_the_command_answers_or_refuses_in_one_line(
    more: list[str], code: int, said: str, tmp_path: Path
):
    """Bad input gets a clear line and no table."""
    file = tmp_path / "h.json"
    file.write_text(history_to_json(story()), encoding="utf-8")

    result = run(str(file), *more)

    assert result.exit_code == code
    assert said in result.output
    assert ("記録から数えた値" in result.output) is (code == 0)


def test_the_command_lists_the_records_it_counted(tmp_path: Path):
    """Behind every figure stand its records, by case and id."""
    file = tmp_path / "h.json"
    file.write_text(history_to_json(story()), encoding="utf-8")

    result = run(str(file), "--year", "R7", "--list", "visits")
    rows = [json.loads(line) for line in result.output.splitlines()]

    assert len(rows) == counts(story()).count(Measure.VISITS).number
    assert {each["case"] for each in rows} == {story().id}


def test_a_bad_line_leaves_no_half_filled_table():
    """With one line unreadable there are no figures, and the line is named."""
    good = history_to_json(story())

    result = run("-", "--under", "tsuruoka", "--year", "R7", stdin=f"{good}\n{{\n")

    assert result.exit_code == 2
    assert "2行目" in result.output
    assert "数えた値" not in result.output


def test_an_open_way_of_counting_is_told():
    """What nobody has settled is said beside the figure, not added to it."""
    found = table(counts(story(), under=joint(JointCount.NOT_STATED)))

    assert found.is_open
    assert "ほかに4回は数え方が未定" in "\n".join(pages.text(found))


def test_the_head_of_the_page_tells_the_plan_and_its_year():
    """Period, phase, what the year is for, and how it will be judged, in Japan's years."""
    lines = "\n".join(pages.plan_lines(Municipality.load("hatsukaichi"), 2026))
    tsuruokas = "\n".join(pages.plan_lines(tsuruoka(), 2026))

    assert "期間の記載なし" in lines
    assert "R8〜R9" in lines
    assert "R10" not in lines
    assert "毎年度" in lines
    assert "令和8年度〜令和12年度" in tsuruokas
    assert "移行準備（令和4年4月1日〜令和7年3月31日）" in tsuruokas


def test_a_tally_forgets_what_it_has_counted():
    """Memory does not grow with what stands in the histories: they are gone once counted."""
    tally = Tally(tsuruoka(), 2025)
    gone = []
    for number in range(3):
        history = attrs.evolve(story(), id=f"c-{number}")
        tally.add(history)
        gone.append(weakref.ref(history))
        del history
    gc.collect()

    assert [each() for each in gone] == [None, None, None]
    assert tally.counts.histories == 3


def test_a_bar_is_drawn_for_someone_who_looks_and_for_nobody_else():
    """On a terminal the reading shows how far it is; in a pipe there is nothing but the table."""
    script = (
        "import os,pty,subprocess,sys;"
        "a,b=pty.openpty();"
        "p=subprocess.run([sys.executable,'-m','jusou','indicators','-','--under','tsuruoka',"
        "'--year','R7'],input=sys.stdin.buffer.read(),stdout=subprocess.PIPE,stderr=b);"
        "os.close(b);"
        "sys.stdout.buffer.write(str(p.returncode).encode()+b'|'+os.read(a,9999)+b'|'+p.stdout)"
    )
    given = history_to_json(story()).encode() + b"\n"

    done = subprocess.run(
        [sys.executable, "-c", script], input=given, capture_output=True, check=True, timeout=60
    )
    code, bar, out = done.stdout.split(b"|", 2)
    quiet = subprocess.run(
        [sys.executable, "-m", "jusou", "indicators", "-", "--under", "tsuruoka", "--year", "R7"],
        input=given,
        capture_output=True,
        check=True,
        timeout=60,
    )

    assert code == b"0"
    assert b" B " in bar
    assert out == quiet.stdout
    assert quiet.stderr == b""
