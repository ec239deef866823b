"""Leaving something out so that the rest may go (外せば残りを扱える): the remedy both of items and of a handing over."""

from collections.abc import Iterable, Iterator

from jusou.answer import Outcome, Part, Remedy
from jusou.information import Information
from jusou.wording import Text


def share_remedies(information: Iterable[Information], parts: Iterable[Part]) -> Iterator[Remedy]:
    """Ways to share the rest after all: without what fails (提供の手立て)."""
    failing = dict.fromkeys(
        [
            (part.subject or "", part.category or "")
            for part in parts
            if part.outcome is not Outcome.PERMITTED
        ]
    )
    if failing and failing.keys() != {(each.subject, each.category.value) for each in information}:
        yield Remedy(
            "withhold",
            Text(
                "次の情報を外せば、残りを扱えます。", "without the following, the rest can be taken"
            ),
            rank=10 + len(failing) // 10,
            withhold=tuple(failing),
        )
