"""Every citation of the edition, and the days on which any of them changes (出典の一覧)."""

from bisect import bisect_right
from datetime import date, timedelta

from jusou.errors import InvalidError, Problem, UnknownNameError
from jusou.law import (
    abuse,
    choices,
    civil,
    guidance,
    meetings,
    penalties,
    privacy,
    privacy_duties,
    requests,
    secrecy,
    welfare,
)
from jusou.law.model import Citation, Cited
from jusou.wording import Text

CITATIONS: tuple[Citation, ...] = (
    *welfare.CITATIONS,
    *privacy.CITATIONS,
    *privacy_duties.CITATIONS,
    *abuse.CITATIONS,
    *secrecy.CITATIONS,
    *civil.CITATIONS,
    *meetings.CITATIONS,
    *requests.CITATIONS,
    *penalties.CITATIONS,
    *guidance.CITATIONS,
    *choices.CITATIONS,
)
"""All that rules may rest on, family by family (すべての出典)."""

BOUNDARIES: tuple[date, ...] = tuple(sorted({day for c in CITATIONS for day in c.boundaries}))
"""The days on which some citation begins, ends, is renumbered or goes unread (変わり目の日)."""

_KIND = "出典"
_BY_SLUG = {citation.slug: citation for citation in CITATIONS}


def citation(slug: str) -> Citation:
    """The citation called *slug*, or `UnknownNameError` (名前から出典を引く)."""
    try:
        return _BY_SLUG[slug]
    except KeyError:
        raise UnknownNameError(_KIND, slug, tuple(_BY_SLUG)) from None


def epoch(day: date) -> int:
    """The period in which *day* lies (時期): within one, every citation reads the same.

    0 is before the scheme; each day in `BOUNDARIES` opens the next.
    """
    return bisect_right(BOUNDARIES, day)


def epoch_day(index: int) -> date:
    """A day of that period (時期の代表日): its first, or for period 0 the eve of the scheme.

    Raises `InvalidError` for a period there is not.
    """
    if not 0 <= index <= len(BOUNDARIES):
        text = Text(
            f"時期は0から{len(BOUNDARIES)}までです。",
            f"Periods run from 0 to {len(BOUNDARIES)}.",
        )
        raise InvalidError((Problem("epoch", "no_epoch", text),))
    return BOUNDARIES[index - 1] if index else BOUNDARIES[0] - timedelta(days=1)


def in_force(day: date) -> list[Cited]:
    """Every citation there is on *day*, as it reads then (その日の出典).

    Those whose text of that day is unread are there too, with ``in_force`` false.
    """
    return [cited for each in CITATIONS if (cited := each.on(day)) is not None]
