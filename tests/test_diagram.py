"""The drawings of the charts (図): they draw what the charts say, and nothing else."""

import re
from types import MappingProxyType
from xml.etree import ElementTree as ET

import pytest

from jusou import diagram
from jusou.flow import CHARTS, INITIAL, TABLES
from jusou.vocabulary import Programme, Stage, Step

PROGRAMMES = tuple(TABLES)
STEPS = {step.label.ja: step for step in Step}


def by_label(words: str) -> list[Step]:
    """The steps of an arrow's words (手順の名から)."""
    return [STEPS[each] for each in words.split("・")]


def arrows_in(drawing: str, pattern: str) -> set[tuple[Stage, Step, Stage]]:
    """What a drawing says (図の読み戻し)."""
    return {
        (Stage(at), step, Stage(to))
        for at, to, words in re.findall(pattern, drawing)
        for step in by_label(words)
    }


def the_chart(programme: Programme) -> set[tuple[Stage, Step, Stage]]:
    """What the chart says (図の中身)."""
    return {(at, step, to) for (at, step), to in TABLES[programme].items()}


@pytest.mark.parametrize("programme", PROGRAMMES)
def test_every_chart_is_drawn_or_shares_one_that_is(programme: Programme):
    """No chart is left out of what the command shows."""
    assert any(TABLES[programme] == TABLES[drawn] for drawn in diagram.DRAWN)


@pytest.mark.parametrize("programme", PROGRAMMES)
def test_mermaid_says_what_the_chart_says(programme: Programme):
    """Read back from Mermaid, the chart is the chart."""
    drawing = diagram.mermaid(programme)

    assert arrows_in(drawing, r"(\w+) --> (\w+) : (\S+)") == the_chart(programme)
    assert f"[*] --> {INITIAL[programme].value}" in drawing


@pytest.mark.parametrize("programme", PROGRAMMES)
def test_mermaid_agrees_with_the_state_machine_itself(programme: Programme):
    """The state machine's own drawing has the same arrows."""
    own = format(CHARTS[programme], "mermaid")

    assert arrows_in(own, r"(\w+) --> (\w+) : (\S+)") == the_chart(programme)


@pytest.mark.parametrize("programme", PROGRAMMES)
def test_dot_says_what_the_chart_says(programme: Programme):
    """Read back from DOT, the chart is the chart."""
    drawing = diagram.dot(programme)

    assert arrows_in(drawing, r'(\w+) -> (\w+) \[label="([^"]+)"\]') == the_chart(programme)


@pytest.mark.parametrize("programme", PROGRAMMES)
def test_table_says_what_the_chart_says(programme: Programme):
    """The table has one row for each step from each stage."""
    assert set(diagram.table(programme)) == {
        (at.label.ja, step.label.ja, to.label.ja) for at, step, to in the_chart(programme)
    }


@pytest.mark.parametrize("lang", ["ja", "en"])
@pytest.mark.parametrize("programme", PROGRAMMES)
def test_svg_is_well_formed_and_names_every_stage_and_step(programme: Programme, lang: str):
    """A browser can draw it, and nothing of the chart is missing from its words."""
    root = ET.fromstring(diagram.svg(programme, lang=lang))  # noqa: S314 - our own
    words = " ".join("".join(each.itertext()) for each in root.iter() if each.tag.endswith("text"))

    for at, step, to in the_chart(programme):
        for named in (at.within(programme), step.label, to.within(programme)):
            assert named.in_(lang) in words


@pytest.mark.parametrize("programme", PROGRAMMES)
def test_svg_keeps_within_its_frame(programme: Programme):
    """No line and no box is drawn where nobody sees it."""
    root = ET.fromstring(diagram.svg(programme))  # noqa: S314 - our own
    _, _, width, height = map(float, root.attrib["viewBox"].split())
    boxes = [each for each in root.iter() if each.tag.endswith("rect")]
    paths = [each.attrib["d"] for each in root.iter() if "marker-end" in each.attrib]

    assert len(boxes) == len(diagram.stages(programme))
    for box in boxes:
        assert 0 <= float(box.attrib["x"]) <= width - float(box.attrib["width"])
        assert 0 <= float(box.attrib["y"]) <= height - float(box.attrib["height"])
    for path in paths:
        assert all(0 <= float(x) <= width for x in re.findall(r"[MH](-?[\d.]+)", path))
        assert all(0 <= float(y) <= height for y in re.findall(r"V(-?[\d.]+)", path))


def test_a_drawing_knows_no_order_of_its_own(monkeypatch: pytest.MonkeyPatch):
    """Take all but one step out of the chart, and only that one is drawn."""
    only = {(Stage.UKETOME, Step.ACCEPT): Stage.COORDINATION}
    tables = MappingProxyType({Programme.COORDINATION: MappingProxyType(only)})
    monkeypatch.setattr(diagram, "TABLES", tables)

    for drawing in (
        diagram.mermaid(Programme.COORDINATION),
        diagram.dot(Programme.COORDINATION),
        diagram.svg(Programme.COORDINATION),
    ):
        assert Stage.COORDINATION.label.ja in drawing
        assert Stage.MONITORING.label.ja not in drawing
        assert Step.END.label.ja not in drawing
