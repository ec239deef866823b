"""The house keeps its own rules (家の決まり): what no other tool looks at."""

import ast
import doctest
import importlib
import json
import pkgutil
import re
import subprocess
import sys
from pathlib import Path

import pytest

import jusou

ROOT = Path(__file__).parents[1]
PACKAGE = Path(jusou.__file__).parent
SOURCES = sorted(PACKAGE.rglob("*.py"))
MODULES = sorted(
    module.name
    for module in pkgutil.walk_packages(jusou.__path__, "jusou.")
    if not module.name.endswith("__main__")  # importing it would run it
)

TOP_LEVEL = {
    "CHANGELOG.md",
    "LICENSE",
    "README.md",
    "docs",
    "pyproject.toml",
    "src",
    "tests",
}

#: A module is one noun and the questions about it, and is read at one sitting. Four hundred lines
#: are some ten screens, with every rule's sentence in two languages; what is longer is two nouns.
#: Blank lines and comments do not count: they are what makes a long module bearable.
LONGEST = 400

#: Lists are looked up, not read through, so their length costs a reader nothing.
LISTS = {"vocabulary.py", "acts.py", "law/__init__.py"}

JAPANESE_IN_PARENTHESES = re.compile(r"[(（][^()（）]*[぀-ヿ一-鿿][^()（）]*[)）]")
UNFINISHED = re.compile("|".join(("TO" + "DO", "FIX" + "ME", "X" * 3)))

WHAT_IMPORT_MAY_NOT_TOUCH = """
import gettext, importlib, json, locale, logging, os, sys, warnings

def look():
    return {
        "gettext": gettext.textdomain(),
        "warnings": [str(item) for item in warnings.filters],
        "logging": [str(handler) for handler in logging.root.handlers],
        "level": logging.root.level,
        "locale": locale.setlocale(locale.LC_ALL),
        "environ": sorted(os.environ.items()),
        "path": list(sys.path),
    }

before = look()
for name in sys.argv[1:]:
    importlib.import_module(name)
after = look()
print(json.dumps([name for name in before if before[name] != after[name]]))
"""


def inside(path: Path) -> str:
    """The path within the package (パッケージ内の道筋)."""
    return path.relative_to(PACKAGE).as_posix()


def test_top_level_holds_only_what_was_agreed():
    """Nothing gathers at the top of the repository but what its users asked for."""
    found = {entry.name for entry in ROOT.iterdir() if not entry.name.startswith(".")}

    assert found <= TOP_LEVEL


@pytest.mark.parametrize("source", SOURCES, ids=inside)
def test_module_is_read_at_one_sitting(source: Path):
    """No module outgrows a reader."""
    if inside(source) in LISTS:
        pytest.skip("a list is looked up, not read through")

    lines = map(str.strip, source.read_text(encoding="utf-8").splitlines())
    length = sum(1 for line in lines if line and not line.startswith("#"))

    assert length <= LONGEST


@pytest.mark.parametrize("source", SOURCES, ids=inside)
def test_public_names_say_what_they_are_in_japanese_too(source: Path):
    """The first line of a module and of each public class and function gives the Japanese term."""
    tree = ast.parse(source.read_text(encoding="utf-8"))
    public = [
        node
        for node in tree.body
        if isinstance(node, ast.ClassDef | ast.FunctionDef) and not node.name.startswith("_")
    ]
    if source.name == "__init__.py" and not tree.body:
        pytest.skip("an empty door")

    wanting = [
        getattr(node, "name", "(module)")
        for node in (tree, *public)
        if not JAPANESE_IN_PARENTHESES.search((ast.get_docstring(node) or "").partition("\n")[0])
    ]

    assert wanting == []


@pytest.mark.parametrize("source", SOURCES, ids=inside)
def test_only_the_command_line_prints(source: Path):
    """A library that prints speaks over its host."""
    if inside(source).startswith("cli"):
        pytest.skip("the command line speaks")

    lines = [
        node.lineno
        for node in ast.walk(ast.parse(source.read_bytes()))
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "print"
    ]

    assert lines == []


def test_nothing_is_left_for_later_in_the_text():
    """What is not done stands in the list of what is not covered, not in a comment."""
    pages = [ROOT / "README.md", ROOT / "CHANGELOG.md", *(ROOT / "docs").rglob("*.md")]
    tests = (ROOT / "tests").rglob("*.py")

    found = [
        f"{page.name}:{number}"
        for page in (*SOURCES, *pages, *tests)
        for number, line in enumerate(page.read_text(encoding="utf-8").splitlines(), start=1)
        if UNFINISHED.search(line)
    ]

    assert found == []


@pytest.mark.parametrize("name", MODULES)
def test_examples_in_docstrings_hold(name: str):
    """An example beside the code is run, and says what the code says."""
    outcome = doctest.testmod(importlib.import_module(name))

    assert outcome.failed == 0


def test_front_door_gives_what_type_checkers_are_told():
    """What is read at first use is what type checkers and `from jusou import *` see."""
    door = ast.parse((PACKAGE / "__init__.py").read_text(encoding="utf-8"))
    told = next(node for node in door.body if isinstance(node, ast.If))
    imports = [node for node in told.body if isinstance(node, ast.ImportFrom)]
    stated = {
        alias.name: importlib.import_module(node.module or "")
        for node in imports
        for alias in node.names
    }
    assert sorted(stated) == sorted(jusou.__all__) == sorted(set(dir(jusou)) & stated.keys())
    assert {name: getattr(jusou, name) for name in stated} == {
        name: getattr(module, name) for name, module in stated.items()
    }
    with pytest.raises(AttributeError, match="no_such_name"):
        jusou.no_such_name  # noqa: B018 - it is the looking up that must fail


def test_vocabulary_does_not_wait_for_the_rules():
    """Who wants a word alone reads no rule."""
    seen = subprocess.run(
        [sys.executable, "-c", "import sys, jusou.vocabulary; print(*sys.modules)"],
        capture_output=True,
        check=True,
        text=True,
    )
    read = {name for name in seen.stdout.split() if name.startswith("jusou.")}
    assert "jusou.vocabulary" in read
    assert not read & {"jusou.rule", "jusou.law", "jusou.flow", "jusou.judging"}


def test_importing_leaves_the_process_as_it_was():
    """A host that imports jusou finds its own language, warnings and logging untouched."""
    if not (PACKAGE / "__init__.py").read_text(encoding="utf-8").strip():
        pytest.skip("the front door is not there yet")

    answer = subprocess.run(
        [sys.executable, "-c", WHAT_IMPORT_MAY_NOT_TOUCH, "jusou", *MODULES],
        capture_output=True,
        check=True,
        text=True,
    )

    assert json.loads(answer.stdout) == []
