"""What a concealment touches (秘匿の及ぶ範囲): whose information gives somebody away, and to whom."""

from typing import NamedTuple

from jusou.bars import Conceals
from jusou.household import Concealment
from jusou.information import Information
from jusou.vocabulary import Category, Concealed

#: Where someone is, and what may give it away.
_WHERE = frozenset({Category.ADDRESS, Category.HOUSING})
_WHEREABOUTS = frozenset(
    {
        Category.CIRCUMSTANCES,
        Category.FAMILY,
        Category.HEALTH,
        Category.CARE,
        Category.BENEFITS,
        Category.WORK_SCHOOL,
        Category.LIFE_HISTORY,
    }
)


class Hiding(NamedTuple):
    """A concealment in force, and where its two sides stand (秘匿と、その両側).

    *near* are those whose whereabouts give the concealed person's away. *beside* are agencies that
    support them and nobody they are concealed from; *across* those of the other side, and *unseen*
    whoever of that side must not be shown it.
    """

    concealment: Concealment
    near: frozenset[str]
    beside: frozenset[str]
    across: frozenset[str]
    unseen: frozenset[str]

    def touched_by(self, info: Information) -> Conceals:
        """What a piece of information would tell, if it came to the other side (伝わるおそれ)."""
        named = {info.subject, *info.names}
        if self.concealment.what is Concealed.EVERYTHING and self.concealment.person in named:
            return Conceals.RECEIVER
        if named.isdisjoint(self.near):
            return Conceals.NO
        if info.category in _WHERE:
            return Conceals.RECEIVER
        return Conceals.MAY_REVEAL if info.category in _WHEREABOUTS else Conceals.NO
