"""What is asked about a profile (指摘): by kind, in sentences, and with the command's exit."""

import re
import sys
from pathlib import Path

import pytest

from jusou.municipality import Municipality, check, check_file
from jusou.municipality.load import text_of
from jusou.municipality.terms import Condition, RemarkKind, Task
from jusou.municipality.texts import cited, same_article
from jusou.municipality.tree import leaves
from jusou.plain import from_plain, to_plain
from jusou.vocabulary import Basis
from jusou.wording import Term

SHIPPED = Municipality.shipped()
CITY = """
id = "mihon"
name = "みほん市"
version = "1"
agency = "a-city"
{top}

[[agencies]]
id = "a-city"
name = "みほん市"
character = "municipality"
"""
BODY = """
[[bodies]]
id = "b-one"
name = "ひだまり会議"
{bases}
"""
SAID = """
[[constitutions]]
body = "b-one"
{said}
"""

OPEN = RemarkKind.LEFT_OPEN
DEPARTS = RemarkKind.DEPARTS_FROM_GUIDANCE
CONTRADICTS = RemarkKind.CONTRADICTS_ITSELF

FORM = """
[[forms]]
kind = "consent"
name = "同意書"
rules_seen = "{seen}"
"""

DEPARTURE = """
[[departures]]
rule = "{rule}"
decided_by = "s-kachou"
on = 2025-04-01
reason = "みほん市の扱い"
"""

ASKED = [
    ("同意書の取扱規程", "", FORM.format(seen="not_seen"), "forms[0].rules_seen", OPEN),
    ("同意書が二つ", "", FORM.format(seen="yes") * 2, "forms[1]", OPEN),
    (
        "支援会議の組織者なし",
        "",
        BODY.format(bases='bases = ["shien_kaigi"]'),
        "bodies[0].organiser",
        OPEN,
    ),
    (
        "支援会議でプラン",
        "",
        BODY.format(bases='bases = ["shien_kaigi"]\npurposes = ["evaluation"]'),
        "bodies[0].purposes",
        DEPARTS,
    ),
    (
        "支援会議を公開",
        "",
        BODY.format(bases='bases = ["shien_kaigi"]\nindividual_cases = "yes"')
        + SAID.format(said='sitting_open = "yes"'),
        "constitutions[0].sitting_open",
        CONTRADICTS,
    ),
    (
        "重層的支援会議に同意は不要",
        "",
        BODY.format(bases='bases = ["jusou_shien_kaigi"]')
        + SAID.format(said='consent = "not_needed"\nbasis_stated = "yes"'),
        "bodies[0]",
        DEPARTS,
    ),
    (
        "重層的支援会議の同意の定めなし",
        "",
        BODY.format(bases='bases = ["jusou_shien_kaigi"]'),
        "bodies[0]",
        OPEN,
    ),
    (
        "重層的支援会議で早期把握",
        "",
        BODY.format(bases='bases = ["jusou_shien_kaigi"]\npurposes = ["early_detection"]'),
        "bodies[0].purposes",
        DEPARTS,
    ),
    (
        "重層的支援会議をほかの者が主催",
        "",
        BODY.format(bases='bases = ["jusou_shien_kaigi"]\norganiser = "other"'),
        "bodies[0].organiser",
        DEPARTS,
    ),
    (
        "根拠を読み取っただけ",
        "",
        BODY.format(bases='bases = ["shien_kaigi"]\norganiser = "municipality"')
        + SAID.format(said='basis_stated = "not_seen"'),
        "bodies[0].bases",
        OPEN,
    ),
    (
        "根拠なしで個別のケース",
        "",
        BODY.format(bases='individual_cases = "yes"'),
        "bodies[0].individual_cases",
        OPEN,
    ),
    ("根拠も扱いも書かれていない", "", BODY.format(bases=""), "bodies[0].bases", OPEN),
    (
        "同じ名の会議体",
        "",
        BODY.format(bases='bases = ["municipal_only"]')
        + BODY.format(bases='bases = ["municipal_only"]').replace("b-one", "b-two"),
        "bodies[0].name",
        OPEN,
    ),
    ("参加支援を先に", 'participation_order = "may_precede"', "", "participation_order", DEPARTS),
    (
        "兼ねる会議体の数え方",
        "",
        BODY.format(bases='bases = ["shien_kaigi", "jusou_shien_kaigi"]'),
        "bodies[0].bases",
        OPEN,
    ),
    (
        "並べて開く会議体の数え方",
        "",
        BODY.format(bases='bases = ["shien_kaigi"]')
        + BODY.format(bases='bases = ["jusou_shien_kaigi"]').replace("b-one", "b-two")
        + SAID.format(said='basis_stated = "yes"\nsits_with = ["b-two"]'),
        "bodies[0].bases",
        OPEN,
    ),
    (
        "国の資料を原則外に",
        "",
        DEPARTURE.format(rule="flow.decision_first"),
        "departures[0]",
        DEPARTS,
    ),
    (
        "原則外にできない解釈の規則",
        "",
        DEPARTURE.format(rule="meeting.strangers"),
        "departures[0]",
        OPEN,
    ),
    (
        "原則外にできない設計の規則",
        "",
        DEPARTURE.format(rule="flow.order"),
        "departures[0]",
        OPEN,
    ),
    ("アウトリーチも決定の後", 'outreach_order = "principle"', "", "outreach_order", DEPARTS),
    ("実施の日がない", "", "", "phases", OPEN),
    ("利用目的を見ていない", "", "", "purposes_seen", OPEN),
    ("一覧に欠け", 'unlisted = ["outreach"]', "", "unlisted", OPEN),
    ("6号が一覧にない", 'plan_item = "not_listed"', "", "plan_item", OPEN),
    (
        "条文にない記号",
        "",
        '[[services]]\nname = "窓口"\nitems = ["1号ホ"]\n',
        "services[0].items",
        CONTRADICTS,
    ),
    (
        "記号のない困窮の地域づくり",
        "",
        '[[services]]\nname = "地域づくり"\nitems = ["3号"]\nfields = ["poverty"]\n',
        "services[0].items",
        OPEN,
    ),
    ("定義のない語", "", '[[undefined]]\nword = "支援対象者等"\n', "undefined[0]", OPEN),
    ("見ていない図", "", '[[unseen]]\nwhat = "フロー図"\n', "unseen[0]", OPEN),
    (
        "見ていない文書",
        "",
        '[[instruments]]\nid = "i-one"\ntitle = "要綱"\nkind = "outline"\n',
        "instruments[0].seen",
        OPEN,
    ),
    (
        "中身を見ていない基準",
        "",
        '[referral]\nname = "つなぐ基準"\n',
        "referral.criteria_seen",
        OPEN,
    ),
    (
        "空欄だけの指標",
        "",
        '[[indicators]]\nid = "x-1"\nname = "件数"\nfigures = [{ year = 2025, kind = "target" }]\n',
        "indicators",
        OPEN,
    ),
]


def asked(text: str) -> list[tuple[str, RemarkKind]]:
    """Where, and what kind (指摘の場所と種別)."""
    return [(each.path, each.kind) for each in check(Municipality.from_toml(text))]


@pytest.mark.parametrize(
    ("top", "more", "path", "kind"), [row[1:] for row in ASKED], ids=[row[0] for row in ASKED]
)
def test_what_is_open_or_odd_is_asked_about(top: str, more: str, path: str, kind: RemarkKind):
    """Each finding hangs on the key that gives rise to it, once."""
    assert asked(CITY.format(top=top) + more).count((path, kind)) == 1


def test_how_joint_sittings_are_counted_is_asked_only_where_there_are_any():
    """Two bodies that sit apart, or a municipality that says how it counts, are not asked."""
    both = BODY.format(bases='bases = ["shien_kaigi", "jusou_shien_kaigi"]')
    apart = BODY.format(bases='bases = ["shien_kaigi"]') + BODY.format(
        bases='bases = ["jusou_shien_kaigi"]'
    ).replace("b-one", "b-two")

    assert ("bodies[0].bases", OPEN) not in asked(CITY.format(top='joint_sittings = "each"') + both)
    assert ("bodies[0].bases", OPEN) not in asked(CITY.format(top="") + apart)


def test_a_corporate_number_that_was_copied_wrong_is_asked_about():
    """The check digit of a 法人番号 is looked at where python-stdnum is there to do it."""
    pytest.importorskip("stdnum")
    number = ("agencies[0].corporate_number", CONTRADICTS)
    right = CITY.format(top="") + 'corporate_number = "7000012050002"\n'

    assert number not in asked(right)
    assert number in asked(right.replace("7000012050002", "8000012050002"))


def test_a_corporate_number_is_left_alone_without_the_package(monkeypatch: pytest.MonkeyPatch):
    """Without python-stdnum the number is as it was written, and the check goes on."""
    monkeypatch.setitem(sys.modules, "stdnum.jp.cn", None)

    assert (
        CONTRADICTS
        not in dict(asked(CITY.format(top="") + 'corporate_number = "8000012050002"\n')).values()
    )


def test_no_basis_is_inherited_from_an_umbrella():
    """A body within a 支援会議 is none itself, and is asked about like any other."""
    under = (
        BODY.format(bases='bases = ["shien_kaigi"]\norganiser = "municipality"')
        + BODY.format(bases='individual_cases = "yes"').replace("b-one", "b-part")
        + SAID.format(said='within = "b-one"').replace('body = "b-one"', 'body = "b-part"')
    )
    profile = Municipality.from_toml(CITY.format(top="") + under)

    assert profile.bodies_by_id["b-part"].bases == frozenset()
    assert ("bodies[1].individual_cases", OPEN) in asked(CITY.format(top="") + under)


def test_a_profile_that_says_all_is_asked_nothing():
    """Silence means that nothing is open: no question is asked for asking's sake."""
    whole = (
        CITY.format(top='purposes_seen = "yes"')
        + BODY.format(bases='bases = ["shien_kaigi"]\norganiser = "municipality"')
        + SAID.format(said='basis_stated = "yes"\nsitting_open = "no"')
        + '[[phases]]\nrunning = "full"\nsince = 2025-04-01\n'
        + '[[services]]\nname = "地域づくり"\nitems = ["3号イ"]\n'
        + '[[indicators]]\nid = "x-1"\nname = "件数"\n'
        + 'figures = [{ year = 2025, kind = "target", value = "0" }]\n'
        + '[[instruments]]\nid = "i-one"\ntitle = "要綱"\nkind = "outline"\nseen = "whole"\n'
    )

    assert asked(whole) == []
    assert check_file(whole).exit_code == 0


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (CITY.format(top=""), 3),
        (CITY.format(top="") + '[[misprints]]\nprinted = "33月"\nwhy = "ない月です。"\n', 1),
        (
            CITY.format(top='not_run = ["outreach"]')
            + '[[phases]]\nrunning = "full"\nsince = 2025-04-01\n',
            1,
        ),
        (CITY.format(top="colour = 1"), 2),
        ("id = ", 2),
    ],
    ids=[
        "決まっていないだけ",
        "記載どうしが合わない",
        "法律に反する",
        "知らない項目",
        "TOMLでない",
    ],
)
def test_the_command_ends_as_agreed(text: str, code: int):
    """1 for what is wrong, 3 for what is only open, 2 for what cannot be read."""
    assert check_file(text).exit_code == code


@pytest.mark.parametrize("name", SHIPPED)
def test_every_remark_on_a_shipped_profile_is_a_sentence_with_a_place(name: str):
    """What is asked can be put to someone as it stands, in Japanese, and found in the file."""
    found = check_file(text_of(name))

    assert found.problems == ()
    places = {leaf.path for leaf in leaves(found.profile)}
    for remark, line in zip(found.remarks, found.lines, strict=True):
        assert remark.ja.endswith("。")
        assert remark.en
        head = remark.path.partition(".")[0].partition("[")[0]
        assert head == "phases" or any(place.startswith(head) for place in places)
        assert line is not None or head == "phases"


@pytest.mark.parametrize("name", SHIPPED)
def test_a_shipped_profile_comes_back_equal(name: str):
    """Nothing of a profile is lost on the way to plain data and back."""
    profile = Municipality.load(name)

    assert from_plain(Municipality, to_plain(profile)) == profile


@pytest.mark.parametrize("name", SHIPPED)
def test_remarks_stand_in_order_of_weight(name: str):
    """What matters most comes first."""
    order = list(RemarkKind)
    kinds = [order.index(each.kind) for each in check(Municipality.load(name))]

    assert kinds == sorted(kinds)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("法第百六条の六第五項", "第106条の6第5項", True),
        ("社会福祉法第１０６条の６第５項", "106条の6第5項", True),
        ("法第106条の4第2項第5号", "第106条の4第2項第5号", True),
        ("第百六条の四第二項第五号", "106条の4第2項5号", True),
        ("法第106条の6第5項", "第106条の6第6項", False),
        ("法第106条の6", "第106条の6第1項", False),
        ("法第二十条", "第20条", True),
        ("法第百十五条の四十五", "第115条の45", True),
    ],
)
def test_articles_are_read_however_they_are_written(one: str, other: str, same: bool):
    """漢数字、全角、「法」の有無は、番号の違いではない。"""
    assert same_article(one, other) is same


def test_an_article_without_its_day_is_not_called_outdated():
    """Where nobody knows when the outline took force, nothing is said of its numbers."""
    text = (
        CITY.format(top="")
        + '[[instruments]]\nid = "i-one"\ntitle = "要綱"\nkind = "outline"\nseen = "whole"\n{day}'
        + '[[printed_articles]]\ninstrument = "i-one"\nprinted = "106条の6第5項"\nmeans = "swa-106-6-6"\n'
    )
    outdated = RemarkKind.OUTDATED_ARTICLE

    for day, found in (("", False), ("2025-03-31", False), ("2025-04-01", True)):
        line = f"in_force = {day}\n" if day else ""
        kinds = {kind for _, kind in asked(text.replace("{day}", line))}
        assert (outdated in kinds) is found


# --- the page that tells how to write one ----------------------------------------------------------

PAGE = (Path(__file__).parents[1] / "docs" / "write-a-profile.md").read_text(encoding="utf-8")


def test_what_the_page_shows_is_one_whole_profile():
    """Whoever copies the blocks of the page one after another has a profile that loads."""
    blocks = re.findall(r"```toml\n(.*?)```", PAGE, re.DOTALL)

    found = check_file("\n".join(blocks))

    assert len(blocks) == 5
    assert found.problems == ()
    assert {each.kind for each in found.remarks} == {OPEN}


@pytest.mark.parametrize(
    ("terms", "slugs"),
    [
        (
            Task,
            r"`(\w+)` (?:主催|付議|開催の要請|招集|選定|会長|副会長|代理|記録|事務局|協力の求め)",
        ),
        (Basis, r"`(\w*(?:_kaigi|_kyougikai|youtaikyou))`"),
        (
            Condition,
            r"`(\w+)` (?:住所|居所|居住|勤務|世帯員|家族|長が認める|疑いを含む|障害などの状態|全ての住民)",
        ),
    ],
)
def test_the_words_the_page_offers_are_words_of_a_profile(terms: type[Term], slugs: str):
    """No reader is sent to write what will be refused."""
    offered = set(re.findall(slugs, PAGE))

    assert len(offered) > 9
    assert offered <= {each.value for each in terms}


def test_the_citations_the_page_offers_are_there():
    """Each article in the page's table is one that jusou knows."""
    offered = set(re.findall(r"`(swa-[\w-]+)`", PAGE))

    assert len(offered) > 7
    assert all(cited(each) is not None for each in offered)
