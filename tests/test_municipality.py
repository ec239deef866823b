"""Municipalities (自治体の運用プロファイル): what the shipped ones say, how a file is read."""

import datetime as dt
import re
import tomllib

import attrs
import pytest

from jusou.errors import InvalidError, UnknownNameError, UnreadableError
from jusou.history import ProfileRef
from jusou.meeting import Running
from jusou.municipality import Municipality
from jusou.municipality.load import text_of
from jusou.municipality.terms import ConsentRule
from jusou.municipality.tree import sources
from jusou.vocabulary import (
    Basis,
    Category,
    Character,
    OrderRule,
    Organiser,
    Programme,
    Purpose,
    Stated,
)

DAY = dt.date(2026, 6, 1)
SHIPPED = Municipality.shipped()
SMALL = """
id = "made-up"
name = "みほん市"
version = "1"
agency = "a-city"

[[agencies]]
id = "a-city"
name = "みほん市"
character = "municipality"
"""


@pytest.fixture
def tsuruoka() -> Municipality:
    """鶴岡市."""
    return Municipality.load("tsuruoka")


def places(error: InvalidError) -> set[tuple[str, str]]:
    """Where each problem is, and its code (問題点の場所と符号)."""
    return {(each.path, each.code) for each in error.problems}


# --- the profiles that come with jusou -----------------------------------------------------------


def test_shipped_profiles_are_listed():
    assert set(SHIPPED) == {
        *("default", "yamaguchi", "hatsukaichi", "tsuruoka", "usuki", "yamanashi"),
        *("ayagawa", "marugame", "tamba", "sanuki", "daisen", "maibara", "oyodo", "ashiya"),
        *("edogawa", "higashiosaka", "sumida", "minato"),
    }


@pytest.mark.parametrize("name", SHIPPED)
def test_shipped_profile_bears_the_name_of_its_file(name: str):
    assert Municipality.load(name).id == name


@pytest.mark.parametrize("name", SHIPPED)
def test_shipped_profile_is_read_once(name: str):
    assert Municipality.load(name) is Municipality.load(name)


@pytest.mark.parametrize("name", SHIPPED)
def test_every_agency_and_body_resolves(name: str):
    profile = Municipality.load(name)

    assert set(profile.agencies_by_id) == {each.id for each in profile.agencies}
    assert set(profile.bodies_by_id) == {each.id for each in profile.bodies}
    for body in profile.bodies:
        assert body.members_on(DAY) <= set(profile.agencies_by_id)
    assert profile.agencies_by_id[profile.agency].character is Character.MUNICIPALITY


@pytest.mark.parametrize("name", SHIPPED)
def test_nobody_but_the_municipality_constitutes_a_shien_kaigi(name: str):
    """No shipped profile says what 106条の6第1項 does not allow."""
    organisers = {
        body.organiser for body in Municipality.load(name).bodies if Basis.SHIEN_KAIGI in body.bases
    }

    assert organisers <= {Organiser.MUNICIPALITY, Organiser.NOT_STATED}


@pytest.mark.parametrize("name", ["default", "tsuruoka", "usuki"])
def test_somebody_is_entrusted_with_coordination(name: str):
    """Where the text entrusts coordination, somebody stands in the city's place."""
    profile = Municipality.load(name)

    assert any(each.is_entrusted(Programme.COORDINATION, DAY) for each in profile.agencies)


@pytest.mark.parametrize("name", SHIPPED)
def test_purposes_nobody_has_looked_up_are_not_seen(name: str):
    """Silence of a document that nobody has read is no "no"."""
    found = Municipality.load(name).purpose_documented(
        Category.HEALTH, Character.PRIVATE, Purpose.INFORMATION_EXCHANGE, DAY
    )

    assert found is Stated.NOT_SEEN


@pytest.mark.parametrize(
    ("name", "day", "running"),
    [
        ("default", dt.date(2021, 3, 31), Running.NOT_RUNNING),
        ("default", dt.date(2021, 4, 1), Running.FULL),
        ("tsuruoka", dt.date(2022, 3, 31), Running.NOT_RUNNING),
        ("tsuruoka", dt.date(2022, 4, 1), Running.PREPARING),
        ("tsuruoka", dt.date(2025, 3, 31), Running.PREPARING),
        ("tsuruoka", dt.date(2025, 4, 1), Running.FULL),
        ("tsuruoka", dt.date(2031, 4, 1), Running.FULL),
    ],
)
def test_phase_on_a_boundary_day(name: str, day: dt.date, running: Running):
    assert Municipality.load(name).running(day) is running


def test_default_states_what_the_national_scheme_says_of_consent():
    """The two meetings of the national scheme differ in this above all."""
    said = Municipality.load("default").constitutions_by_body

    assert said["b-jusou"].consent is ConsentRule.REQUIRED
    assert said["b-shien"].consent is ConsentRule.NOT_NEEDED


def test_default_leaves_the_order_to_the_national_flow():
    profile = Municipality.load("default")

    assert profile.outreach_order is OrderRule.NOT_STATED
    assert profile.participation_order is OrderRule.NOT_STATED


# --- what 鶴岡市 says -----------------------------------------------------------------------------

WHAT_TSURUOKA_SAYS = [
    ("TSURUOKA-01 計画の最後は令和12年度＝2030年度", lambda m: m.plan.last_year, 2030),
    ("TSURUOKA-01 原文の西暦は2031年度", lambda m: m.plan.last_year_printed, 2031),
    ("TSURUOKA-01 和暦と西暦が一致しない", lambda m: m.plan.misprints_its_end, True),
    ("TSURUOKA-02 準備期は実施エリアを段階拡大", lambda m: m.phases[0].area is None, False),
    ("TSURUOKA-08 地域福祉ワーカー12名", lambda m: role(m, "r-fukushi-worker").headcount, 12),
    (
        "TSURUOKA-08 3事業を兼務",
        lambda m: role(m, "r-fukushi-worker").programmes,
        {Programme.COORDINATION, Programme.OUTREACH, Programme.PARTICIPATION},
    ),
    ("TSURUOKA-29 原文の記号は「ミ」", lambda m: service(m, "TSURUOKA-56").items, ("3号ミ",)),
    ("TSURUOKA-41 地域包括支援センター11か所", lambda m: len(centres(m)), 11),
    ("TSURUOKA-44 こども家庭センターは市の中", lambda m: part_of(m, "a-kodomo"), "a-city"),
    ("TSURUOKA-47 福祉課は市の中", lambda m: part_of(m, "a-fukushi"), "a-city"),
    ("TSURUOKA-50a 教育委員会は市長部局の外", lambda m: part_of(m, "a-kyouiku"), None),
    (
        "TSURUOKA-55 子育て支援拠点の運営は4通り",
        lambda m: [
            (each.delivery.value, each.sites)
            for each in m.services
            if "TSURUOKA-55" in each.sources
        ],
        [("direct", 1), ("subsidised", 11), ("entrusted", 2), ("entrusted", 5)],
    ),
    ("TSURUOKA-61 参加支援は決定の後を基本", lambda m: m.participation_order, "principle"),
    ("TSURUOKA-64 アウトリーチも決定の後を基本", lambda m: m.outreach_order, "principle"),
    (
        "TSURUOKA-65 担当者会議には地域福祉ワーカーも",
        lambda m: "a-shakyo" in m.bodies_by_id["b-care-tantou"].members_on(DAY),
        True,
    ),
    (
        "TSURUOKA-67 多機関協働は一部委託",
        lambda m: service(m, "TSURUOKA-67").delivery,
        "partly_entrusted",
    ),
    ("TSURUOKA-69 基準の中身は見ていない", lambda m: m.referral.criteria_seen, "not_seen"),
    ("TSURUOKA-69 基準は参考", lambda m: m.referral.binding, "no"),
    (
        "TSURUOKA-70 つなぎ先は2つ",
        lambda m: m.referral.destinations,
        ("a-care-suishin", "a-shakyo"),
    ),
    (
        "TSURUOKA-75 狭間のケースはまず担当者会議",
        lambda m: m.bodies_by_id["b-care-tantou"].individual_cases,
        "yes",
    ),
    (
        "TSURUOKA-80 支援会議の根拠",
        lambda m: m.bodies_by_id["b-shien"].bases,
        {Basis.SHIEN_KAIGI},
    ),
    (
        "TSURUOKA-80 重層的支援会議の根拠",
        lambda m: m.bodies_by_id["b-jusou"].bases,
        {Basis.JUSOU_SHIEN_KAIGI},
    ),
    ("TSURUOKA-81 支援会議の主体", lambda m: m.bodies_by_id["b-shien"].organiser, "municipality"),
    (
        "TSURUOKA-81 重層的支援会議の主体",
        lambda m: m.bodies_by_id["b-jusou"].organiser,
        "coordinator",
    ),
    (
        "TSURUOKA-83 支援会議は同意のないケースに限らない",
        lambda m: m.bodies_by_id["b-shien"].without_consent_only,
        "no",
    ),
    (
        "TSURUOKA-84 支援会議の目的",
        lambda m: m.bodies_by_id["b-shien"].purposes,
        {Purpose.EARLY_DETECTION, Purpose.SUPPORT_SYSTEM},
    ),
    (
        "TSURUOKA-84 重層的支援会議の目的",
        lambda m: m.bodies_by_id["b-jusou"].purposes,
        {
            Purpose.PLAN_DELIBERATION,
            Purpose.PLAN_SHARING,
            Purpose.EVALUATION,
            Purpose.RESOURCES,
        },
    ),
    (
        "TSURUOKA-86 構成員は両方に共通",
        lambda m: m.bodies_by_id["b-shien"].seats == m.bodies_by_id["b-jusou"].seats,
        True,
    ),
    (
        "TSURUOKA-86 包括11・にこころ・こども・くらし・保健師・ケースワーカー・民生",
        lambda m: m.bodies_by_id["b-shien"].members_on(DAY) - set(centres(m)),
        {"a-nikokoro", "a-kodomo", "a-kurashi", "a-kenkou", "a-fukushi", "a-minsei"},
    ),
    (
        "TSURUOKA-87 招集する者は一つに決まっていない",
        lambda m: m.bodies_by_id["b-shien"].caller,
        "not_stated",
    ),
]


def role(profile: Municipality, ident: str):
    """One role of a profile (役割)."""
    return next(each for each in profile.roles if each.id == ident)


def service(profile: Municipality, source: str):
    """One service by its reference (事業)."""
    return next(each for each in profile.services if source in each.sources)


def centres(profile: Municipality) -> list[str]:
    """The community support centres (地域包括支援センター)."""
    return [each.id for each in profile.agencies if each.id.startswith("a-houkatsu-")]


def part_of(profile: Municipality, ident: str) -> str | None:
    """Of what an agency is part (所属)."""
    return profile.agencies_by_id[ident].part_of


@pytest.mark.parametrize(
    ("read", "said"),
    [row[1:] for row in WHAT_TSURUOKA_SAYS],
    ids=[row[0] for row in WHAT_TSURUOKA_SAYS],
)
def test_tsuruoka_says(tsuruoka: Municipality, read, said):
    assert read(tsuruoka) == said


def test_tsuruoka_entrusts_from_the_day_the_scheme_runs_in_full(tsuruoka: Municipality):
    shakyo = tsuruoka.agencies_by_id["a-shakyo"]

    for programme in (Programme.COORDINATION, Programme.OUTREACH, Programme.PARTICIPATION):
        assert not shakyo.is_entrusted(programme, dt.date(2025, 3, 31))
        assert shakyo.is_entrusted(programme, dt.date(2025, 4, 1))
    assert not shakyo.is_entrusted(Programme.CONSULTATION, DAY)


def test_nobody_else_in_tsuruoka_stands_in_the_citys_place(tsuruoka: Municipality):
    entrusted = {each.id for each in tsuruoka.agencies if each.is_entrusted(None, DAY)}

    assert entrusted == {"a-shakyo"}


def test_bodies_of_tsuruoka_without_a_stated_basis_have_none(tsuruoka: Municipality):
    without = {body.id for body in tsuruoka.bodies if not body.bases}

    assert without == {
        "b-care-tantou",
        "b-minsei-teirei",
        "b-houkatsuka",
        "b-chounai",
        "b-suishin-iinkai",
    }


def test_every_reference_in_tsuruoka_is_one_of_the_plans(tsuruoka: Municipality):
    text = text_of("tsuruoka").decode()
    named = {
        *(source for _, source in sources(tsuruoka)),
        *re.findall(r"TSURUOKA-\w+", text),
    }

    assert all(re.fullmatch(r"TSURUOKA-(xx|\d\d[a-d]?)", each or "") for each in named)


@pytest.mark.parametrize("name", SHIPPED)
def test_names_decide_nothing(name: str):
    """A body called anything else has the same facts, for its name never tells its kind."""
    profile = Municipality.load(name)
    table = tomllib.loads(text_of(name).decode())
    text = text_of(name).decode()
    for body in table.get("bodies", []):
        text = text.replace(f'name = "{body["name"]}"', f'name = "よびな{body["id"]}"')
    renamed = Municipality.from_toml(text)

    assert {body.name for body in renamed.bodies}.isdisjoint(body.name for body in profile.bodies)
    for before, after in zip(profile.bodies, renamed.bodies, strict=True):
        assert attrs.evolve(after, name=before.name) == before


# --- reading a file ------------------------------------------------------------------------------


def test_smallest_profile_says_nothing_it_was_not_told():
    profile = Municipality.from_toml(SMALL)

    assert profile.running(DAY) is Running.NOT_STATED
    assert profile.bodies == ()
    assert profile.outreach_order is OrderRule.NOT_STATED
    assert profile.purposes_seen is Stated.NOT_SEEN


def test_bytes_and_a_byte_order_mark_are_read():
    plain = Municipality.from_toml(SMALL)

    assert Municipality.from_toml(SMALL.encode()) == plain
    assert Municipality.from_toml(b"\xef\xbb\xbf" + SMALL.encode()) == plain
    assert Municipality.from_toml(SMALL.replace("\n", "\r\n")) == plain


@pytest.mark.parametrize("name", ["mihon", "", "../default", "default.toml", "Default"])
def test_unknown_profile_is_told_what_there_is(name: str):
    with pytest.raises(UnknownNameError) as caught:
        Municipality.load(name)

    assert caught.value.known == SHIPPED


@pytest.mark.parametrize(
    ("text", "line", "code"),
    [
        (SMALL.replace('version = "1"', "version 1"), 4, "toml"),
        (SMALL + "\n[[agencies\n", 12, "toml"),
        (SMALL + 'id = "a-other"\n', 11, "toml"),
        (SMALL + 'source = "', 11, "toml"),
        (SMALL.encode("cp932"), 3, "utf8"),
    ],
    ids=["= がない", "かっこの閉じ忘れ", "同じ見出しが二度", "途中で終わる", "シフトJIS"],
)
def test_what_is_no_toml_is_refused_with_its_line(text: str | bytes, line: int, code: str):
    with pytest.raises(UnreadableError) as caught:
        Municipality.from_toml(text)

    assert places(caught.value) == {(f"line {line}", code)}
    assert "みほん" not in str(caught.value)


@pytest.mark.parametrize("text", ["x = " + "[" * 100_000, "x" * 5_000_000])
def test_what_is_far_too_much_is_refused(text: str):
    with pytest.raises(UnreadableError):
        Municipality.from_toml(text)


def test_all_problems_are_told_at_once_each_with_its_key_path():
    text = (
        SMALL.replace('version = "1"\n', "").replace('"municipality"', '"big_city"')
        + """
part_off = "a-city"
colour = "blue"

[[phases]]
running = "half"
since = "soon"

[[bodies]]
id = "b-one"
name = "会議"
bases = ["shien_kaigi", "tea_party"]
seats = [{ agency = "a-city" }, { agency = 3 }]
"""
    )

    with pytest.raises(InvalidError) as caught:
        Municipality.from_toml(text)

    paths = {path for path, _ in places(caught.value)}
    assert paths == {
        "version",
        "agencies[0].character",
        "agencies[0].part_off",
        "agencies[0]",
        "phases[0].running",
        "phases[0].since",
        "bodies[0].bases[1]",
        "bodies[0].seats[1].agency",
    }


def test_what_refers_to_nothing_is_told_with_its_key_path():
    text = (
        SMALL.replace('agency = "a-city"', 'agency = "a-gone"')
        + """
part_of = "a-gone"

[[agencies]]
id = "a-ring"
name = "わ"
character = "private"
part_of = "a-ring-2"

[[agencies]]
id = "a-ring-2"
name = "わ"
character = "private"
part_of = "a-ring"

[[agencies]]
id = "a-ring"
name = "わ"
character = "private"

[[bodies]]
id = "b-one"
name = "会議"
seats = [{ agency = "a-city" }, { agency = "a-gone" }]

[referral]
name = "つなぐ基準"
applied_by = "r-gone"
destinations = ["a-city", "a-gone"]

[[roles]]
id = "r-one"
name = "推進員"
agencies = ["a-gone"]

[[services]]
name = "窓口"
agencies = ["a-gone"]

[[passages]]
sources = ["要綱1条"]
topic = "basis"
bodies = ["b-gone"]
text = "根拠"
"""
    )

    with pytest.raises(InvalidError) as caught:
        Municipality.from_toml(text)

    assert places(caught.value) == {
        ("agency", "dangling"),
        ("agencies[0].part_of", "dangling"),
        ("agencies[3].id", "duplicate"),
        ("bodies[0].seats[1].agency", "dangling"),
        ("referral.applied_by", "dangling"),
        ("referral.destinations[1]", "dangling"),
        ("roles[0].agencies[0]", "dangling"),
        ("services[0].agencies[0]", "dangling"),
        ("passages[0].bodies[0]", "dangling"),
    }


def test_an_agency_is_not_part_of_itself_by_some_way_round():
    ring = """
[[agencies]]
id = "a-{0}"
name = "わ"
character = "private"
part_of = "a-{1}"
"""

    with pytest.raises(InvalidError) as caught:
        Municipality.from_toml(SMALL + ring.format("x", "y") + ring.format("y", "x"))

    assert places(caught.value) == {
        ("agencies[1].part_of", "cycle"),
        ("agencies[2].part_of", "cycle"),
    }


@pytest.mark.parametrize(
    "lines",
    ['criteria_seen = "yes"', 'criteria = ["世帯に課題が二つ以上ある"]'],
    ids=["見たのに書いていない", "書いたのに見ていない"],
)
def test_criteria_are_given_if_and_only_if_they_were_seen(lines: str):
    with pytest.raises(InvalidError) as caught:
        Municipality.from_toml(f'{SMALL}\n[referral]\nname = "基準"\n{lines}\n')

    assert places(caught.value) == {("referral.criteria_seen", "either")}


# --- the hash ------------------------------------------------------------------------------------


def test_hash_does_not_heed_comments_nor_the_order_of_keys():
    lines = SMALL.strip().splitlines()
    shuffled = "\n".join(["# みほん", *reversed(lines[:4]), *lines[4:6], *reversed(lines[6:])])

    assert Municipality.from_toml(shuffled).hash == Municipality.from_toml(SMALL).hash


@pytest.mark.parametrize(
    "text",
    [
        SMALL.replace('version = "1"', 'version = "2"'),
        SMALL.replace('version = "1"', 'version = "1"\noutreach_order = "principle"'),
        SMALL.replace('"municipality"', '"other_public"'),
        SMALL + "\n[[phases]]\nrunning = 'full'\nsince = 2025-04-01\n",
    ],
    ids=["版", "順序", "法的性格", "実施段階"],
)
def test_hash_changes_when_a_value_changes(text: str):
    assert Municipality.from_toml(text).hash != Municipality.from_toml(SMALL).hash


@pytest.mark.parametrize("name", SHIPPED)
def test_ref_is_id_version_and_hash(name: str):
    profile = Municipality.load(name)

    assert profile.ref == (profile.id, profile.version, profile.hash)
    assert Municipality.from_toml(text_of(name)).hash == profile.hash


@pytest.mark.parametrize("name", SHIPPED)
def test_history_can_keep_the_ref(name: str):
    """No hash looks like an Individual Number: its digits never stand twelve in a row."""
    profile = Municipality.load(name)

    assert re.fullmatch(r"([0-9a-f]{8}-){7}[0-9a-f]{8}", profile.hash)
    assert ProfileRef(*profile.ref).hash == profile.hash


# --- what cannot stand together ------------------------------------------------------------------

UNDER = '[[constitutions]]\nbody = "b-{}"\nwithin = "b-{}"\n'
ONE_TEXT = '[[instruments]]\nid = "i-one"\ntitle = "要綱"\nkind = "outline"\n'
FIGURES = '[[indicators]]\nid = "x-1"\nname = "件数"\nfigures = [{}]\n'
WRONG = [
    (
        "同じ会議体の定めが二つ",
        '[[constitutions]]\nbody = "b-one"\n' * 2,
        "constitutions[1].body",
        "duplicate",
    ),
    (
        "自分の中の会議体",
        '[[constitutions]]\nbody = "b-one"\nwithin = "b-one"\n',
        "constitutions[0].within",
        "cycle",
    ),
    (
        "自分の前の会議体",
        '[[constitutions]]\nbody = "b-one"\nafter = ["b-one"]\n',
        "constitutions[0].after",
        "cycle",
    ),
    (
        "ひと回りする傘",
        UNDER.format("one", "two") + UNDER.format("two", "one"),
        "constitutions[1].within",
        "cycle",
    ),
    (
        "ひと回りする文書",
        ONE_TEXT + 'under = "i-one"\n',
        "instruments[0].under",
        "cycle",
    ),
    (
        "誰か分からない担い手",
        '[[constitutions]]\nbody = "b-one"\noffices = [{ task = "call" }]\n',
        "constitutions[0].offices[0].post",
        "empty",
    ),
    (
        "行き先のない出どころ",
        '[[provenance]]\nof = ["b-gone"]\nsources = ["要綱1条"]\n',
        "provenance[0].of[0]",
        "dangling",
    ),
    (
        "ない会議体の定め",
        '[[constitutions]]\nbody = "b-gone"\n',
        "constitutions[0].body",
        "dangling",
    ),
    (
        "ない文書の条文",
        '[[printed_articles]]\ninstrument = "i-gone"\nprinted = "106条の6"\nmeans = "swa-106-6-1"\n',
        "printed_articles[0].instrument",
        "dangling",
    ),
    (
        "ない条文",
        ONE_TEXT + '[[printed_articles]]\ninstrument = "i-one"\nprinted = "x"\nmeans = "swa-0"\n',
        "printed_articles[0].means",
        "dangling",
    ),
    (
        "始まる前に終わる任期",
        '[[bodies]]\nid = "b-three"\nname = "会議"\nseats = [{ agency = "a-city", since = 2026-04-01, until = 2025-04-01 }]\n',
        "bodies[2].seats[0].until",
        "order",
    ),
    (
        "始まる前に終わる段階",
        '[[phases]]\nrunning = "full"\nsince = 2026-04-01\nuntil = 2026-04-01\n',
        "phases[0].until",
        "order",
    ),
    (
        "機関でない構成員",
        '[[bodies]]\nid = "b-three"\nname = "会議"\nseats = [{ agency = "a-gone" }]\n',
        "bodies[2].seats[0].agency",
        "dangling",
    ),
    ("要件のない対象", "[[eligibility]]\nany_of = []\n", "eligibility[0].any_of", "empty"),
    (
        "同じ年度の数値が二つ",
        FIGURES.format('{ year = 2025, kind = "target" }, { year = 2025, kind = "target" }'),
        "indicators[0].figures[1]",
        "duplicate",
    ),
    (
        "数でない数値",
        FIGURES.format('{ year = 2025, kind = "target", value = "—" }'),
        "indicators[0].figures[0].value",
        "number",
    ),
    (
        "逆さまの期",
        '[[actions]]\nname = "重点行動"\nperiods = [{ first_year = 2027, last_year = 2026 }]\n',
        "actions[0].periods[0].last_year",
        "order",
    ),
    (
        "宛先を書いた同意でない様式",
        '[[forms]]\nkind = "plan"\nname = "プラン"\nnames_recipients = ["社協"]\n',
        "forms[0].names_recipients",
        "either",
    ),
    (
        "実人数より少ない役割",
        '[[roles]]\nid = "r-1"\nname = "推進員"\nheadcount = 5\nposts = 4\n',
        "roles[0].posts",
        "order",
    ),
]
TWO_BODIES = "".join(f'\n[[bodies]]\nid = "b-{n}"\nname = "会議"\n' for n in ("one", "two"))


@pytest.mark.parametrize(
    ("text", "path", "code"), [row[1:] for row in WRONG], ids=[row[0] for row in WRONG]
)
def test_what_cannot_be_so_is_told_at_its_key(text: str, path: str, code: str):
    """A slip of the pen is told where it stands, and never taken for a municipality's choice."""
    with pytest.raises(InvalidError) as caught:
        Municipality.from_toml(SMALL + TWO_BODIES + text)

    assert (path, code) in places(caught.value)
