"""The pages say what the code does (文書の約束): complete, linked, and read from the code."""

import ast
import importlib
import itertools
import re
import sys
from pathlib import Path

import pytest

import jusou
from jusou import coverage, policy, reference, tables
from jusou.flow import TABLES
from jusou.indicators import pages as figures
from jusou.law import CITATIONS, DECISIONS
from jusou.municipality import pages, rows
from jusou.rule import Rule
from jusou.testing import paths, year
from jusou.testing.beside import DisagreementError
from jusou.vocabulary import Programme
from jusou.wording import Term

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"
PAGES = sorted(DOCS.rglob("*.md"))
README = ROOT / "README.md"
PACKAGE = Path(jusou.__file__).parent

# What the pages say of costs comes from the figures of the benchmark, and from no module of ours.
sys.path.insert(0, str(DOCS / "_ext"))
cost = importlib.import_module("cost")

CODE_BLOCK = re.compile(r"```python\n(.*?)```", re.DOTALL)
FENCED = re.compile(r"```.*?```", re.DOTALL)
LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")
DIRECTIVE = re.compile(r"^:::\{from-code\} ([\w.]+):(\w+)$", re.MULTILINE)
ROW = re.compile(r"^\| `([a-z0-9_]+)` \|", re.MULTILINE)


def text(page: Path) -> str:
    return page.read_text(encoding="utf-8")


def heading(html_title: str) -> str:
    return re.sub(r"[^\w\- ]", "", html_title.lower()).strip().replace(" ", "-")


# --- README -----------------------------------------------------------------------------------------


def test_the_first_import_takes_ten_lines_at_most():
    """A newcomer sees a whole question and its answer on one screen."""
    first = CODE_BLOCK.search(text(README).partition("## 最初の十行")[2])

    assert first is not None
    lines = [line for line in first[1].splitlines() if line.strip()]
    assert len(lines) <= 10
    assert any("judge(" in line for line in lines)


@pytest.mark.parametrize("name", ["demo", "test"])
def test_a_marked_command_is_followed_by_what_to_type(name: str):
    """The check of every change runs these two, word by word."""
    assert re.search(rf"<!-- command: {name} -->\n```bash\n\S", text(README))


def test_readme_fits_on_one_screen_and_a_half():
    """What is longer belongs in docs."""
    assert len(text(README).splitlines()) <= 110


# --- names and codes --------------------------------------------------------------------------------


@pytest.mark.parametrize("name", jusou.__all__)
def test_every_name_of_the_front_door_is_in_a_page(name: str):
    """What one may import is shown in use, or explained, by hand."""
    written = "\n".join(map(text, [README, *PAGES]))

    assert re.search(rf"\b{name}\b", written)


def test_every_name_of_the_front_door_has_its_japanese_term():
    """The glossary gives each name its word, taken from its own docstring."""
    rows = [row.split(" | ") for row in reference.front_door().splitlines()[2:]]

    assert [row[0].strip("| `") for row in rows] == jusou.__all__
    assert [row[0] for row in rows if not row[1].strip()] == []


def codes_in(tree: ast.AST) -> set[str]:
    """The codes of the problems that a module may raise, those of its helpers included."""
    found: set[str] = set()
    helpers: dict[str, int] = {}
    named = {
        ast.unparse(each.targets[0]): str(each.value.value)
        for each in ast.walk(tree)
        if isinstance(each, ast.Assign) and isinstance(each.value, ast.Constant)
    }
    for function in ast.walk(tree):
        if not isinstance(function, ast.FunctionDef):
            continue
        parameters = [each.arg for each in function.args.args]
        for call in ast.walk(function):
            if isinstance(call, ast.Call) and ast.unparse(call.func) == "Problem":
                code = code_of(call, 1)
                if isinstance(code, ast.Name) and code.id in parameters:
                    helpers[function.name] = parameters.index(code.id)
    for call in ast.walk(tree):
        if not isinstance(call, ast.Call):
            continue
        name = ast.unparse(call.func)
        place = 1 if name == "Problem" else helpers.get(name)
        if place is not None:
            code = code_of(call, place)
            if isinstance(code, ast.Constant):
                found.add(str(code.value))
            elif code is not None and ast.unparse(code) in named:
                found.add(named[ast.unparse(code)])
    return found


def code_of(call: ast.Call, place: int) -> ast.expr | None:
    for keyword in call.keywords:
        if keyword.arg == "code":
            return keyword.value
    return call.args[place] if len(call.args) > place else None


def codes_in_the_package() -> set[str]:
    sources = sorted(PACKAGE.rglob("*.py"))
    return set().union(*(codes_in(ast.parse(source.read_bytes())) for source in sources))


def test_a_code_given_to_a_helper_is_found_too():
    """The scan looks through a function that passes the code on, and through a constant."""
    tree = ast.parse(
        "def lost(path, code): return Problem(path, code, text)\n"
        "def bad(): return [lost('a', 'one'), Problem('b', 'two', text), Problem('c', THREE, text)]\n"
        "THREE = 'three'\n"
    )

    assert codes_in(tree) == {"one", "two", "three"}


def test_every_problem_code_is_on_the_page_of_errors_and_no_other():
    """Whoever meets a code finds what it means; a code that is gone leaves the page."""
    page = text(DOCS / "errors.md").partition("## 符号")[2]

    assert set(ROW.findall(page)) == codes_in_the_package()


def test_every_error_is_on_the_page_of_errors():
    """Each exception of the package stands there with its code."""
    page = text(DOCS / "errors.md").partition("## 符号")[0]
    known = {jusou.JusouError, jusou.NotPermittedError, DisagreementError}
    waiting = list(jusou.JusouError.__subclasses__())
    while waiting:
        each = waiting.pop()
        if each.__module__.startswith("jusou"):
            known.add(each)
            waiting.extend(each.__subclasses__())

    rows = re.findall(r"^\| `([a-z_]+)` \| `(\w+)`", page, re.MULTILINE)

    assert sorted(rows) == sorted((each.code, each.__name__) for each in known)


# --- rules ------------------------------------------------------------------------------------------


def test_every_rule_is_on_the_page_of_rules():
    """Nothing is judged by a rule that cannot be read."""
    page = reference.rules()

    assert [each for each in policy.RULES if f"### `{each}`" not in page] == []


def test_every_citation_of_a_rule_is_on_the_page_of_sources():
    """Whatever a rule rests on can be looked up."""
    used = {cite.slug for rule in policy.RULES.values() for cite in rule.cites}

    assert used <= {each.slug for each in CITATIONS}
    assert reference.sources().count("\n") == len(CITATIONS) + 1


@pytest.mark.parametrize("rule", policy.RULES.values(), ids=list(policy.RULES))
def test_a_condensed_table_is_the_whole_table(rule: Rule[...]):
    """Putting rows together loses none, doubles none, and changes no outcome."""
    seen: dict[tuple[Term, ...], object] = {}
    for line, finding in tables.condensed(rule):
        for row in itertools.product(*line):
            assert row not in seen
            seen[row] = finding

    assert seen == {row: rule.function(*row) for row in rule.rows()}


def test_only_the_table_of_the_order_is_too_long_to_print():
    """Every other rule can be signed line by line; the order of steps is the chart."""
    long = [
        each.id
        for each in policy.RULES.values()
        if len(tables.condensed(each)) > reference.LONGEST_TABLE
    ]

    assert long == ["flow.order"]


# --- charts -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("table", "programme"),
    [
        (reference.coordination_table, Programme.COORDINATION),
        (reference.support_table, Programme.OUTREACH),
    ],
)
def test_a_chart_shows_every_transition(table, programme):
    """The page has a line for each step that the chart has, and no other."""
    rows = [line.strip("| ").split(" | ") for line in table().splitlines()[4:]]

    assert sorted((stage, step) for stage, step, _ in rows) == sorted(
        (stage.within(programme).ja, step.label.ja) for stage, step in TABLES[programme]
    )


def test_both_small_charts_are_one():
    """アウトリーチ and 参加支援 are shown once because they walk the same chart."""
    assert TABLES[Programme.OUTREACH] is TABLES[Programme.PARTICIPATION]


# --- links ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "page", [README, ROOT / "CHANGELOG.md", *PAGES], ids=lambda page: page.name
)
def test_every_link_leads_somewhere(page: Path):
    """A link between pages names a file that is there, and a heading that is in it."""
    for target in LINK.findall(FENCED.sub("", text(page))):
        if re.match(r"[a-z]+:", target):
            continue
        name, _, anchor = target.partition("#")
        there = (page.parent / name).resolve() if name else page
        assert there.is_file(), target
        if anchor:
            titles = re.findall(r"^#+ (.*)$", text(there), re.MULTILINE)
            assert anchor in {heading(title) for title in titles}, target


def test_every_page_is_in_the_index():
    """No page can only be found by chance."""
    index = text(DOCS / "index.md")
    listed = set(re.findall(r"^([\w/-]+)$", index, re.MULTILINE))

    assert {str(page.relative_to(DOCS).with_suffix("")) for page in PAGES} - {"index"} == listed


#: The modules that give pages their generated parts.
SHOWN_FROM = {
    each.__name__: each for each in (reference, pages, rows, cost, figures, year, paths, coverage)
}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_what_is_shown_from_code_is_there(page: Path):
    """Every directive names a function that takes nothing and gives text."""
    for module, name in DIRECTIVE.findall(text(page)):
        assert module in SHOWN_FROM
        assert getattr(SHOWN_FROM[module], name)().strip()


def test_every_function_of_the_reference_is_shown_on_a_page():
    """Nothing is generated that nobody reads."""
    shown = {
        name
        for page in PAGES
        for module, name in DIRECTIVE.findall(text(page))
        if module == reference.__name__
    }
    made = {
        name
        for name, each in vars(reference).items()
        if callable(each)
        and getattr(each, "__module__", "") == reference.__name__
        and not name.startswith("_")
    }

    assert made - {"condensed"} == shown


def test_the_decision_records_that_citations_name_exist():
    """A design choice cited as a source can be read."""
    cited = [each for each in CITATIONS if each.law is DECISIONS]

    assert cited
    for each in cited:
        for place in each.places:
            assert (ROOT / place.where.ja).is_file(), each.slug
