"""The lines of the five documents jusou began from (種文書の行): where each stands today.

277 lines were taken from five documents and numbered. Where each is kept is read from the
profiles themselves, so that this table cannot say what is not so.
"""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from types import MappingProxyType
from typing import Any

import attrs

from jusou.municipality.model import Municipality
from jusou.municipality.tree import sources

#: The numbers of the lines of each document; a range holds every whole number in it.
_NUMBERS = {
    "yamaguchi": "01-05 10-45 50-53",
    "hatsukaichi": "01-06 10-30 40-47 50-53 60-64 70-73",
    "tsuruoka": (
        "01-12 20-32 40-47 47a 47b 48 48a 48b 48c 48d 49 49a 50 50a 51-57 60-75 80-87 90-96"
    ),
    "usuki": "01-08 10-18 33-34 40-41",
    "yamanashi": "01-08 10-14 20-26 30-36 40-45 50-97",
}

#: Lines that ask something of the judgement itself, and what answers it there.
IN_THE_ENGINE: Mapping[str, str] = MappingProxyType(
    {
        "YAMAGUCHI-50": "jusou.meeting.AgendaItem",
        "HATSUKAICHI-23": "jusou.shien_kaigi.organiser_shien",
        "HATSUKAICHI-24": "jusou.jusou_shien_kaigi.consent_jusou",
        "TSURUOKA-61": "jusou.decision.decision_first",
        "TSURUOKA-64": "jusou.decision.early_outreach",
        "TSURUOKA-82": "jusou.jusou_shien_kaigi.accepted_first",
        "TSURUOKA-83": "jusou.jusou_shien_kaigi.consent_jusou",
        "USUKI-13": "jusou.vocabulary.Purpose",
        "USUKI-15": "jusou.flow.stages",
        "USUKI-33": "jusou.vocabulary.Stage",
        "USUKI-34": "jusou.decision.early_outreach",
        "YAMANASHI-51": "jusou.vocabulary.ReviewResult",
        "YAMANASHI-53": "jusou.jusou_shien_kaigi.consent_jusou",
    }
)

#: Lines that are kept nowhere, with the reason. There are none: what cannot be computed with is
#: kept as a passage for people to read.
NOT_MODELLED: Mapping[str, str] = MappingProxyType({})

#: Keys under which a line is only kept in words.
_IN_WORDS = frozenset({"passages", "unseen", "misprints"})


@attrs.frozen
class Row:
    """One line and where it is kept (1行とその置き場所). *places* are keys of the profile."""

    id: str
    profile: str
    places: tuple[str, ...]
    engine: str | None
    why_not: str | None

    @property
    def accounted_for(self) -> bool:
        """Whether it stands somewhere, or a reason why not (行き先があるか)."""
        return bool(self.places or self.engine or self.why_not)

    @property
    def in_words_only(self) -> bool:
        """Whether it is kept in words for people, and nowhere else (記載だけか)."""
        heads = {place.partition("[")[0] for place in self.places}
        return not self.engine and bool(heads) and heads <= _IN_WORDS


@cache
def rows() -> tuple[Row, ...]:
    """Every line of the five documents (すべての行)."""
    return tuple(row for name in _NUMBERS for row in _of(name))


def row_ids(name: str) -> tuple[str, ...]:
    """The ids of one document's lines, by the id of its profile (行の番号)."""
    return tuple(f"{name.upper()}-{number}" for number in _spread(_NUMBERS[name]))


def _spread(numbers: str) -> Iterator[str]:
    for part in numbers.split():
        first, _, last = part.partition("-")
        if last:
            yield from (f"{number:02}" for number in range(int(first), int(last) + 1))
        else:
            yield first


def _of(name: str) -> Iterator[Row]:
    places: dict[str, list[str]] = {}
    for place, source in sources(Municipality.load(name)):
        found = places.setdefault(source, [])
        if place not in found:
            found.append(place)
    for ident in row_ids(name):
        yield Row(
            ident,
            name,
            tuple(places.get(ident, ())),
            IN_THE_ENGINE.get(ident),
            NOT_MODELLED.get(ident),
        )


# --- for the docs ---------------------------------------------------------------------------------


def rows_table() -> str:
    """The table of all lines, as Markdown (行の一覧表)."""
    lines: list[str] = []
    for name in _NUMBERS:
        profile = Municipality.load(name)
        mine = [row for row in rows() if row.profile == name]
        lines += [
            f"### {profile.name}（{len(mine)}行）",
            "",
            "| 行 | 置き場所 | 判定 |",
            "|---|---|---|",
        ]
        for row in mine:
            places = "<br>".join(_shown(profile, place) for place in row.places)
            engine = f"`{row.engine}`" if row.engine else row.why_not or ""
            lines.append(f"| {row.id} | {places} | {engine} |")
        lines.append("")
    return "\n".join(lines)


def rows_summary() -> str:
    """How many lines are kept where, as Markdown (行の集計)."""
    found = rows()
    total = (
        f"全{len(found)}行のうち、置き場所のある行は{sum(1 for row in found if row.places)}行です。"
    )
    words = sum(1 for row in found if row.in_words_only)
    return f"{total}そのうち{words}行は、読む人のための文だけで持っています。"


_STEP = re.compile(r"(\w+)|\[(\d+)\]")
_NAMES = ("name", "title", "what", "text", "body", "printed", "name_of")


def _shown(profile: Municipality, place: str) -> str:
    at: Any = profile
    for key, index in _STEP.findall(place):
        at = at[int(index)] if index else getattr(at, key)
    said: str = next((str(found) for name in _NAMES if (found := getattr(at, name, None))), "")
    body = profile.bodies_by_id.get(said)
    said = (body.name if body else said).replace("|", "\\|")
    return f"`{place}` {said[:24]}{'…' if len(said) > 24 else ''}".rstrip()  # noqa: PLR2004 - a column
