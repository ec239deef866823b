"""Enactments (改正法): the Acts that brought the numbers we cite, and those whose words are unread.

A citation says where a provision stands on a day; an enactment says which Act put it there, and
what is still to come. What has no day yet has none here: nothing is guessed.
"""

from collections.abc import Iterator
from datetime import date

import attrs

from jusou.errors import Problem, raise_all
from jusou.law.days import SCHEME_START, UNREAD_FROM
from jusou.law.model import Sureness
from jusou.wording import Text


@attrs.frozen(kw_only=True)
class Effect:
    """One part of an enactment and the day it takes effect (施行).

    *since* is ``None`` where the day is not fixed or not known; *read* is false where its words
    could not be obtained.
    """

    what: Text
    since: date | None
    read: bool = True
    sureness: Sureness = Sureness.CONFIRMED

    def in_force(self, day: date) -> bool:
        """Whether it is in force on *day* (その日に施行されているか)."""
        return self.since is not None and self.since <= day


@attrs.frozen(kw_only=True)
class Enactment:
    """An Act that enacts or amends (制定・改正の法律). *enacted* is its day of promulgation, if known.

    Raises: `InvalidError` with every problem at once.
    """

    number: Text
    name: Text
    effects: tuple[Effect, ...]
    facts: tuple[str, ...]
    enacted: date | None = None
    note: Text | None = None

    def __attrs_post_init__(self) -> None:
        raise_all(self._problems())

    def _problems(self) -> Iterator[Problem]:
        for index, each in enumerate(self.effects):
            if each.since is not None and self.enacted is not None and each.since < self.enacted:
                yield Problem(
                    f"effects[{index}].since",
                    "order",
                    Text("公布より前には施行されません。", "not in force before it is enacted"),
                )

    def pending(self, day: date) -> tuple[Effect, ...]:
        """Its parts that are not in force on *day* (その日に未施行の部分)."""
        return tuple(each for each in self.effects if not each.in_force(day))

    def unread(self, day: date) -> tuple[Effect, ...]:
        """Its parts that are in force on *day* and whose words were not read (未読の部分)."""
        return tuple(each for each in self.effects if each.in_force(day) and not each.read)


ENACTMENTS: tuple[Enactment, ...] = (
    Enactment(
        number=Text("令和2年法律第52号", "Act No. 52 of 2020"),
        name=Text("社会福祉法等の改正（事業の創設）", "which created the scheme"),
        effects=(
            Effect(
                what=Text(
                    "重層的支援体制整備事業と支援会議（社会福祉法106条の4から106条の11まで）",
                    "the scheme and its support meeting (Social Welfare Act, Arts. 106-4 to 106-11)",
                ),
                since=SCHEME_START,
            ),
        ),
        facts=("LAW-045",),
    ),
    Enactment(
        number=Text("令和4年法律第68号", "Act No. 68 of 2022"),
        name=Text("刑法改正に伴う整理", "which adjusts other Acts to the Penal Code"),
        effects=(
            Effect(
                what=Text(
                    "罰則の「懲役」を「拘禁刑」に改める", "imprisonment with work becomes one term"
                ),
                since=date(2025, 6, 1),
            ),
        ),
        facts=("LAW-041", "SIS-021"),
    ),
    Enactment(
        number=Text("令和6年法律第21号", "Act No. 21 of 2024"),
        name=Text("生活困窮者自立支援法等の改正", "which amends the Act for the needy"),
        effects=(
            Effect(
                what=Text(
                    "社会福祉法106条の4第4項・106条の6第5項を加え、後の項を一つずつ繰り下げる",
                    "adds Arts. 106-4(4) and 106-6(5) of the Social Welfare Act; later ones move down",
                ),
                since=date(2025, 4, 1),
                # The texts before and after were read; which Act changed them follows from its title.
                sureness=Sureness.DERIVED,
            ),
        ),
        facts=("LAW-034", "LAW-045"),
    ),
    Enactment(
        number=Text("令和6年法律第43号", "Act No. 43 of 2024"),
        name=Text("住宅セーフティネット法等の改正", "which amends the Housing Safety Net Act"),
        effects=(
            Effect(
                what=Text(
                    "居住支援協議会の定めが51条から81条に移る",
                    "the council on housing support moves from Art. 51 to Art. 81",
                ),
                since=date(2025, 10, 1),
            ),
        ),
        facts=("LAW-045", "SIS-008"),
    ),
    Enactment(
        number=Text("令和8年法律第46号", "Act No. 46 of 2026"),
        name=Text("民法（成年後見等）の改正に伴う整備", "which follows the reform of guardianship"),
        enacted=date(2026, 6, 24),
        effects=(
            Effect(
                what=Text(
                    "代理人・成年被後見人についての定め（個人情報保護法76条2項など）",
                    "provisions on representatives and wards, such as APPI Art. 76(2)",
                ),
                since=None,
                read=False,
            ),
        ),
        facts=("REF-009", "SIS-024"),
        note=Text(
            "施行日は民法の改正法によるため、未確認です。",
            "Its day depends on the Act that amends the Civil Code, and is not known.",
        ),
    ),
    Enactment(
        number=Text("令和8年法律第51号", "Act No. 51 of 2026"),
        name=Text("社会福祉法等の改正", "which amends the Social Welfare Act"),
        enacted=date(2026, 6, 25),
        effects=(
            Effect(
                what=Text(
                    "社会福祉法5条2項（意思決定の支援への配慮）、6条2項・4項（連携）",
                    "Social Welfare Act, Arts. 5(2), 6(2) and (4)",
                ),
                since=date(2026, 6, 25),
            ),
            Effect(
                what=Text(
                    "社会福祉法6条3項、106条の3以下の包括的な支援体制・重層事業・支援会議、その罰則",
                    "Social Welfare Act, Arts. 6(3), 106-3 and following, with their penalties",
                ),
                since=UNREAD_FROM,
                read=False,
            ),
            Effect(
                what=Text(
                    "介護保険などの部分（公布から1年6か月以内の政令で定める日）",
                    "the part on long-term care, within 18 months of promulgation",
                ),
                since=None,
                read=False,
            ),
            Effect(
                what=Text(
                    "社会福祉法80条から84条までなど（公布から2年以内の政令で定める日）",
                    "Social Welfare Act, Arts. 80 to 84 and others, within two years",
                ),
                since=None,
                read=False,
            ),
            Effect(
                what=Text(
                    "児童福祉法25条の2など（公布から3年以内の政令で定める日）",
                    "Child Welfare Act, Art. 25-2 and others, within three years",
                ),
                since=None,
                read=False,
            ),
        ),
        facts=("REF-004", "REF-005", "REF-006", "REF-007", "SIS-024"),
        note=Text(
            "6条3項が変わることは附則から確かです。106条の3以下がどう変わるかは未確認です。",
            "That Art. 6(3) changes is certain; how Arts. 106-3 and following do is not known.",
        ),
    ),
)
"""Every enactment known to this edition, oldest first (この版が知る改正法)."""
