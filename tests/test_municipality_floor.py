"""Law is the floor (法律は下回れない): what no profile may say, and with which article it is refused."""

import pytest

from jusou.errors import InvalidError
from jusou.law import CITATIONS, Standing
from jusou.municipality import Municipality, check
from jusou.municipality.floor import WIDENS_LAW
from jusou.municipality.terms import RemarkKind

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

[[agencies]]
id = "a-shakyo"
name = "みほん市社会福祉協議会"
character = "private"
"""

SHIEN = """
[[bodies]]
id = "b-one"
name = "ひだまり会議"
bases = ["shien_kaigi"]
organiser = "{organiser}"
"""

REFUSED = [
    (
        "受託者が組織",
        "",
        SHIEN.format(organiser="coordinator"),
        "bodies[0].organiser",
        "106条の6第1項",
    ),
    ("ほかの者が組織", "", SHIEN.format(organiser="other"), "bodies[0].organiser", "106条の6第1項"),
    (
        "主催の担い手が社協",
        "",
        SHIEN.format(organiser="municipality")
        + """
[[constitutions]]
body = "b-one"
offices = [{ task = "organise", agencies = ["a-shakyo"] }]
""",
        "constitutions[0].offices[0]",
        "106条の6第1項",
    ),
    (
        "主催の担い手が受託者",
        "",
        SHIEN.format(organiser="municipality")
        + """
[[constitutions]]
body = "b-one"
offices = [{ task = "organise", function = "受託者", entrusted_with = "coordination" }]
""",
        "constitutions[0].offices[0]",
        "106条の6第1項",
    ),
    (
        "守秘に罰則がない",
        "",
        SHIEN.format(organiser="municipality")
        + """
[[constitutions]]
body = "b-one"
secrecy = [{ by = "statute", penalised = "no" }]
""",
        "constitutions[0].secrecy[0].penalised",
        "106条の6第6項",
    ),
    (
        "受託者が受理",
        "",
        '[[decisions]]\ndecision = "acceptance"\nby = "coordinator"\n',
        "decisions[0].by",
        "106条の4第2項第6号",
    ),
    (
        "受託者が支援決定",
        "",
        '[[decisions]]\ndecision = "support"\nby = "coordinator"\n',
        "decisions[0].by",
        "106条の4第2項第6号",
    ),
    (
        "一部だけの本格実施",
        'not_run = ["participation"]',
        '[[phases]]\nrunning = "full"\nsince = 2025-04-01\n',
        "not_run",
        "106条の4第1項",
    ),
    ("見直さない", "", "[review]\nmonths = 0\n", "review.months", "34条の8"),
    (
        "市が認めていない受託者",
        "",
        '[[operators]]\nprogrammes = ["outreach"]\nrecognised = "no"\n',
        "operators[0].recognised",
        "34条の9",
    ),
    (
        "住民組織への委託",
        "",
        """
[[agencies]]
id = "a-jichikai"
name = "みほん自治会"
character = "residents"
entrustments = [{ programmes = ["outreach"], since = 2025-04-01 }]
""",
        "agencies[2].entrustments",
        "106条の4第5項",
    ),
    (
        "守秘を外す条項",
        "",
        '[[clauses]]\neffect = "drops_duty"\nprovision = "swa-106-4-6"\ntext = "委託が終われば負わない"\n',
        "clauses[0].provision",
        "106条の4第6項",
    ),
    (
        "プランの記載事項を外す条項",
        "",
        '[[clauses]]\neffect = "drops_duty"\nprovision = "swr-34-7"\ntext = "役割分担は省く"\n',
        "clauses[0].provision",
        "34条の7",
    ),
    (
        "目的外提供の禁止を外す条項",
        "",
        '[[clauses]]\neffect = "lifts_bar"\nprovision = "appi-69-1"\ntext = "会議には提供できる"\n',
        "clauses[0].provision",
        "69条第1項",
    ),
    (
        "法律の規則を原則外にする",
        "",
        """
[[departures]]
rule = "meeting.organiser_shien"
decided_by = "s-kachou"
on = 2025-04-01
reason = "社協に任せる"
""",
        "departures[0].rule",
        "106条の6第1項",
    ),
]


def refused(text: str) -> list[tuple[str, str, str]]:
    """Path, code and sentence of each problem (断った理由)."""
    with pytest.raises(InvalidError) as caught:
        Municipality.from_toml(text)
    return [(each.path, each.code, each.text.ja) for each in caught.value.problems]


@pytest.mark.parametrize(
    ("top", "body", "path", "article"),
    [row[1:] for row in REFUSED],
    ids=[row[0] for row in REFUSED],
)
def test_what_the_law_does_not_allow_does_not_load(top: str, body: str, path: str, article: str):
    """It is refused at the place where it stands, with the article as numbered today."""
    ((where, code, sentence),) = refused(CITY.format(top=top) + body)

    assert (where, code) == (path, WIDENS_LAW)
    assert article in sentence


@pytest.mark.parametrize(
    ("top", "body", "swap"),
    [
        ("", REFUSED[0][2], ("coordinator", "municipality")),
        ("", REFUSED[2][2], ("a-shakyo", "a-city")),
        ("", REFUSED[5][2], ("coordinator", "municipality")),
        (REFUSED[7][1], REFUSED[7][2], ("full", "preparing")),
        ("", REFUSED[9][2], ('"no"', '"not_seen"')),
        ("", REFUSED[14][2], ("meeting.organiser_shien", "meeting.consent_jusou")),
    ],
    ids=[
        "市が組織",
        "市が主催",
        "市が受理",
        "移行準備なら一部でよい",
        "見ていない",
        "国の整理の原則外",
    ],
)
def test_what_the_law_allows_loads(top: str, body: str, swap: tuple[str, str]):
    """The same profile with the one word mended is a profile."""
    Municipality.from_toml(CITY.format(top=top) + body.replace(*swap))


def test_a_contractor_may_host_what_is_no_shien_kaigi():
    """The host of the 重層的支援会議 is for the municipality to say; no statute bars anyone."""
    Municipality.from_toml(
        CITY.format(top="")
        + SHIEN.format(organiser="coordinator").replace("shien_kaigi", "jusou_shien_kaigi")
    )


def test_a_clause_against_guidance_loads_and_a_standing_departure_is_shown():
    """Guidance is no statute: what sets it aside is a question, and no refusal."""
    profile = Municipality.from_toml(
        CITY.format(top="")
        + '[[clauses]]\neffect = "drops_duty"\nprovision = "mhlw-forms"\ntext = "様式は任意"\n'
        + REFUSED[14][2].replace("meeting.organiser_shien", "meeting.consent_jusou")
    )

    kinds = [each.kind for each in check(profile) if each.path.startswith("departures")]
    assert kinds == [RemarkKind.DEPARTS_FROM_GUIDANCE]


@pytest.mark.parametrize(
    "slug",
    [each.slug for each in CITATIONS if each.standing in (Standing.STATUTE, Standing.ORDINANCE)],
)
def test_no_statutory_provision_can_be_dropped(slug: str):
    """Whatever provision of statute or ordinance a clause would take away, the profile is refused."""
    clause = f'[[clauses]]\neffect = "drops_duty"\nprovision = "{slug}"\ntext = "外す"\n'

    ((path, code, _),) = refused(CITY.format(top="") + clause)

    assert (path, code) == ("clauses[0].provision", WIDENS_LAW)


def test_what_names_no_rule_and_no_provision_is_told():
    """A rule or provision that jusou does not know is a slip of the pen, and said so."""
    text = CITY.format(top="") + REFUSED[14][2].replace("meeting.organiser_shien", "meeting.gone")
    clause = '[[clauses]]\neffect = "drops_duty"\nprovision = "swa-999"\ntext = "外す"\n'

    found = refused(text + clause)

    assert {(path, code) for path, code, _ in found} == {
        ("departures[0].rule", "dangling"),
        ("clauses[0].provision", "dangling"),
    }
