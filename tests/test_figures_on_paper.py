"""Figures on paper (指標の表と図): every figure of the plans is there, and a chart can be read in grey."""

import re
import unicodedata
from xml.etree import ElementTree as ET

import attrs
import build_year
import pytest

from jusou.indicators import pages
from jusou.indicators.chart import chart
from jusou.indicators.table import table
from jusou.indicators.tally import total
from jusou.municipality import Municipality
from jusou.municipality.indicators import Figure, Indicator
from jusou.municipality.terms import FigureKind, Measure
from jusou.shape import changed
from jusou.testing import year

SVG = "{http://www.w3.org/2000/svg}"

# --- every figure -----------------------------------------------------------------------------------

#: The printed rows, by their source: R6 actual, R7 estimate, R8 to R12 (計画に印刷された行).
REFERENCE = {
    "YAMANASHI-80": "608 692 720 750 780 810 840",
    "YAMANASHI-81": "57 46 65 70 75 80 85",
    "YAMANASHI-82": "42 51 50 55 60 65 70",
    "YAMANASHI-83": "128 108 60 60 60 60 60",
    "YAMANASHI-84": "10.5 13.3 15.0 15.0 15.0 15.0 15.0",
    "YAMANASHI-85": "133 80 120 120 120 120 120",
}
TARGETS = {
    "YAMANASHI-86": "2 11 13 15 17 19 21",
    "YAMANASHI-87": "1 1 4 6 8 10 11",
    "YAMANASHI-88": "4 5 6 7 8 9 10",
    "YAMANASHI-89": "6805 5100 6000 6000 6000 6000 6000",
    "YAMANASHI-90": "10 10 11 12 13 14 15",
    "YAMANASHI-91": "21 24 25 26 27 28 30",
    "YAMANASHI-92": "12 10 14 15 16 16 17",
    "YAMANASHI-93": "– 2 2 2 2 2 2",
    "YAMANASHI-94": "9 10 10 10 10 10 10",
    "YAMANASHI-95": "88 93 94 96 98 100 100",
    "YAMANASHI-96": "—% 60 62 64 66 68 70",
    "YAMANASHI-97": "0 1 1 1 1 1 1",
}
HATSUKAICHI = {
    "HATSUKAICHI-70": ("56.2", "60"),
    "HATSUKAICHI-71": ("1611", "3600"),
    "HATSUKAICHI-72": ("37.7", "60"),
}


def printed() -> dict[str, dict[str, str]]:
    """Each row of the generated tables by its source, its cells by their heads (生成した表の行)."""
    found: dict[str, dict[str, str]] = {}
    head: list[str] = []
    for line in pages.printed_tables().splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if cells[0] == "指標":
            head = cells
        elif len(cells) == len(head):
            row = dict(zip(head, cells, strict=True))
            found[row["出典"]] = row
    return found


@pytest.mark.parametrize("source", [*REFERENCE, *TARGETS])
def test_every_figure_of_yamanashi_stands_in_its_column(source: str):
    """Actual, estimate, reference and target each in their own column, as printed."""
    kind = "参考値（見込み値）" if source in REFERENCE else "目標"
    heads = ["R6 実績", "R7 見込み", *(f"R{number} {kind}" for number in range(8, 13))]

    row = printed()[source]

    assert [row[head] for head in heads] == ({**REFERENCE, **TARGETS})[source].split()
    other = "目標" if source in REFERENCE else "参考値（見込み値）"
    assert {row[f"R{number} {other}"] for number in range(8, 13)} == {"·"}


@pytest.mark.parametrize("source", HATSUKAICHI)
def test_every_figure_of_hatsukaichi_stands_in_its_column(source: str):
    """One present state and one target, five years apart."""
    row = printed()[source]

    assert (row["R7 現況・現状"], row["R12 目標"]) == HATSUKAICHI[source]


@pytest.mark.parametrize("number", range(90, 97))
def test_tsuruokas_empty_places_are_shown_as_empty(number: int):
    """Its table was printed with nothing in it: neither 0 nor 「—」."""
    row = printed()[f"TSURUOKA-{number}"]

    assert (row["R7 現況・現状"], row["R12 目標"]) == ("（空欄）", "（空欄）")


def test_what_was_only_observed_has_no_target():
    """山梨市 tells how many feel supported, in three years, and sets no aim."""
    row = printed()["YAMANASHI-07"]

    assert [row[f"{year} 観測値"] for year in ("H26", "R2", "R7")] == ["75.3", "62.8", "49"]
    assert {text for head, text in row.items() if "目標" in head} == {"·"}


def test_no_figure_of_a_profile_is_left_out():
    """As many numbers stand in the tables as in the profiles."""
    shown = sum(
        bool(re.fullmatch(r"[0-9.]+", text))
        for line in pages.printed_tables().splitlines()
        for text in line.replace(" ", "").split("|")
    )
    kept = sum(
        figure.value is not None
        for name in Municipality.shipped()
        for each in Municipality.load(name).indicators
        for figure in each.figures
    )

    assert shown == kept


# --- the example ------------------------------------------------------------------------------------


def test_the_synthetic_year_is_what_its_script_makes():
    """The file is nobody's handwork."""
    assert list(year.lines()) == build_year.lines()


def test_the_example_is_of_no_real_city():
    """Invented figures never stand under the name of a city that exists."""
    for shown in (year.example_table(), year.example_counts(), year.example_chart()):
        assert "山梨市" not in shown
    assert "架空市" in year.example_chart()


# --- charts -----------------------------------------------------------------------------------------


def drawn(svg: str) -> ET.Element:
    return ET.fromstring(svg)  # noqa: S314 - our own


def boxes(root: ET.Element) -> list[tuple[str, float, float, float, float]]:
    """Where each text stands, as wide as it is drawn at most (文字の範囲)."""
    found = []

    def walk(node: ET.Element, left: float, top: float) -> None:
        moved = re.match(r"translate\(([\d.]+),([\d.]+)\)", node.get("transform", ""))
        if moved:
            left, top = left + float(moved[1]), top + float(moved[2])
        if node.tag == f"{SVG}text":
            size = float(node.get("font-size", "0"))
            said = node.text or ""
            wide = sum(
                size if unicodedata.east_asian_width(char) in "FWA" else size * 0.62
                for char in said
            )
            x = left + float(node.get("x", "0"))
            x -= {"start": 0.0, "middle": wide / 2, "end": wide}[node.get("text-anchor", "start")]
            y = top + float(node.get("y", "0"))
            found.append((said, x, y - size * 0.8, x + wide, y + size * 0.15))
        for child in node:
            walk(child, left, top)

    walk(root, 0, 0)
    return found


def long_names() -> str:
    """A chart of the longest names and numbers we can think of (長い名前の図)."""
    under = Municipality.load("yamanashi")
    indicator = Indicator(
        "x-1",
        "とても長い名前の指標" * 9,
        "人",
        measure=Measure.SHIEN_SITTINGS,
        figures=tuple(Figure(at, FigureKind.TARGET, value="123456") for at in range(2024, 2032)),
    )
    under = attrs.evolve(under, indicators=(indicator,))
    return chart(table(total(year.lines(), under=under, year=2026)))


CHARTS = {
    "例": year.example_chart,
    "全指標": lambda: chart(year.figures()),
    "長い名前": long_names,
}


@pytest.mark.parametrize("name", CHARTS)
def test_nothing_is_written_over_anything(name: str):
    """No two texts of a chart touch, and none leaves the sheet."""
    root = drawn(CHARTS[name]())
    width, height = float(root.get("width", "0")), float(root.get("height", "0"))
    found = boxes(root)

    for at, (said, left, top, right, bottom) in enumerate(found):
        assert left >= 0, said
        assert right <= width, said
        assert bottom <= height, said
        for other, left2, top2, right2, bottom2 in found[at + 1 :]:
            apart = right <= left2 or right2 <= left or bottom <= top2 or bottom2 <= top
            assert apart, (said, other)


@pytest.mark.parametrize("name", CHARTS)
def test_a_chart_has_no_colour_to_lose(name: str):
    """Printed in grey it is the same: every colour is one already."""
    colours = set(re.findall(r"#([0-9a-f]{3,6})\b", CHARTS[name]()))

    assert colours
    for each in colours:
        parts = re.findall("." * (len(each) // 3), each)
        assert len(set(parts)) == 1, each


def test_every_number_stands_below_its_chart():
    """What the eye estimates, the small table gives."""
    said = [text for text, *_ in boxes(drawn(year.example_chart()))]

    for number in ("21", "24", "25", "26", "27", "28", "30", "11", "20"):
        assert number in said


def test_a_name_with_marks_stays_text():
    """What a profile writes never becomes a part of the drawing."""
    under = Municipality.load("yamanashi")
    evil = Indicator("x-1", "<script>&\"'", measure=Measure.VISITS)
    found = table(total(year.lines(), under=attrs.evolve(under, indicators=(evil,)), year=2026))

    root = drawn(chart(found))

    assert [each for each in root.iter() if each.tag.endswith("script")] == []
    assert any(text.startswith("<script>") for text, *_ in boxes(root))


# --- in English -------------------------------------------------------------------------------------

KANA = re.compile(r"[ぁ-んァ-ヶ]")


def test_the_words_of_the_table_are_english_where_english_is_asked_for():
    """What a municipality printed stays as printed; all that jusou says beside it is English."""
    found = year.figures()
    city = changed(found.counts.under, name="N", plan=None, actions=(), evaluations=(), phases=())
    rows = [
        attrs.evolve(row, indicator=changed(row.indicator, name="n", unit=None))
        for row in found.rows
    ]
    # An open sitting, so that what is left open is told as well.
    rows[0] = attrs.evolve(rows[0], number=1, open=2)
    counts = attrs.evolve(
        found.counts,
        under=city,
        unnamed=1,
        counts=tuple(attrs.evolve(each, open=1) for each in found.counts.counts),
    )
    found = attrs.evolve(found, counts=counts, rows=tuple(rows))
    said = [
        *(line for line in pages.text(found, "en") if "106条の5" not in line),
        *pages.markdown(found, "en").splitlines(),
        *pages.counts_markdown(found.counts, "en").splitlines(),
        *pages.csv(found, "en").decode("utf-8-sig").splitlines(),
    ]

    printed_names = re.compile("|".join(re.escape(each.name) for each in city.bodies))

    assert len(said) > 100
    assert [line for line in said if KANA.search(printed_names.sub("", line))] == []
