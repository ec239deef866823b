"""Leaving something out so that the rest may go (外せば残りを扱える): the remedy both of items and of a handing over."""

from collections.abc import Iterable, Iterator

from jusou.answer import Outcome, Part, Remedy
from jusou.information import Information
from jusou.wording import Text


def withholding(units: list[tuple[str, str]]) -> Remedy:
    """The remedy of leaving these units out (外す手立て)."""
    return Remedy(
        "withhold",
        Text("次の情報を外せば、残りを扱えます。", "without the following, the rest can be taken"),
        rank=10 + len(units) // 10,
        withhold=tuple(units),
    )


def share_remedies(information: Iterable[Information], parts: list[Part]) -> Iterator[Remedy]:
    """Ways to share the rest after all: without what fails (提供の手立て)."""
    failing = [
        (part.subject or "", part.category or "")
        for part in parts
        if part.outcome is not Outcome.PERMITTED
    ]
    if failing and set(failing) != {(each.subject, each.category.value) for each in information}:
        yield withholding(list(dict.fromkeys(failing)))
