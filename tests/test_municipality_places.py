"""Where a key stands in a file (行番号): every problem and remark can be found again by a person."""

import tomllib

import pytest

from jusou.municipality import Municipality, check_file
from jusou.municipality.load import text_of
from jusou.municipality.tree import leaves, line_of

TEXT = '''\
# 覚え書き "に [かっこ] と = がある
id = "mihon" # id = "x"
name = """
[[bodies]]
id = "b-no"
"""
version = '1 "#" [x]'
agency = "a-city"

[[agencies]]
id = "a-city"
name = "みほん市"
character = "municipality"
entrustments = [ # 委託
    { programmes = ["coordination", "outreach"], since = 2025-04-01 },

    # 次の委託
    { programmes = ["participation"], since = 2025-04-01 },
]

[[agencies]]
id = "a-two"
name = "に"
character = "private"

[plan]
title = "計画"
"quoted" = 1
a.b = 2
'''


@pytest.mark.parametrize(
    ("path", "line"),
    [
        ("id", 2),
        ("name", 3),
        ("version", 7),
        ("agencies[0]", 10),
        ("agencies[0].id", 11),
        ("agencies[0].entrustments[0].programmes[1]", 15),
        ("agencies[0].entrustments[1].since", 18),
        ("agencies[1].name", 23),
        ("plan.title", 27),
        ("plan.quoted", 28),
        ("plan.a.b", 29),
        ("agencies[1].part_of", 21),
        ("plan.until", 26),
        ("bodies[0].id", None),
    ],
)
def test_a_key_is_found_on_its_line(path: str, line: int | None):
    """A key that is missing is sought where it should stand; one that is nowhere has no line."""
    assert line_of(TEXT, path) == line


@pytest.mark.parametrize("name", Municipality.shipped())
def test_every_text_of_a_shipped_profile_is_found_on_the_line_where_it_stands(name: str):
    """The lines that are told are the lines of the file, whatever it is written like."""
    text = text_of(name).decode()
    lines = text.splitlines()
    plain = tomllib.loads(text)

    found = 0
    for leaf in leaves(Municipality.load(name)):
        if leaf.name != "name" or leaf.path.partition("[")[0] not in plain:
            continue
        line = line_of(text, leaf.path)
        assert line is not None
        assert str(leaf.value) in lines[line - 1]
        found += 1
    assert found > 1


def test_problems_come_with_their_lines():
    """All that is wrong is told at once, each with the line to look at."""
    text = TEXT.replace('"quoted" = 1\na.b = 2\n', "").replace('"private"', '"big"')

    found = check_file(text.replace('"participation"', '"party"'))

    assert found.profile is None
    assert found.exit_code == 2
    told = dict(zip((each.path for each in found.problems), found.lines, strict=True))
    assert told == {
        "agencies[0].entrustments[1].programmes[0]": 18,
        "agencies[1].character": 24,
    }


@pytest.mark.parametrize(
    ("source", "line"),
    [(b'id = "x"\nname = "\x83\x7e"\n', 2), ("id = 'x'\nname = \n", 2)],
    ids=["UTF-8でない", "TOMLでない"],
)
def test_what_cannot_be_read_comes_with_its_line_too(source: bytes | str, line: int):
    """A file in another encoding is unreadable on a line, like one with a slip in it."""
    found = check_file(source)

    assert found.exit_code == 2
    assert found.lines == (line,)
