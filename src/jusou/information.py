"""Information (情報): whose, of which category, held by whom, and where they have it from."""

from collections.abc import Iterable, Iterator

from jusou.agency import Party
from jusou.errors import Problem
from jusou.shape import MeetingId, PersonId, StaffId, entity
from jusou.vocabulary import Category, Purpose, Source, SourceStatute
from jusou.wording import Text

#: Categories in which one's own words may name others: a mother may say she lives with her son.
MAY_NAME_OTHERS = frozenset(
    {
        Category.CIRCUMSTANCES,
        Category.FAMILY,
        Category.HOUSING,
        Category.LIFE_HISTORY,
        Category.ABUSE,
    }
)


@entity
class Information:
    """One person's information of one category, as one party holds it (情報).

    *names* are other people who appear in it; *source* and *heard_at* travel with it, and so
    does the secrecy of the *statute* it was gathered under.
    """

    subject: PersonId
    category: Category
    holder: Party
    source: Source = Source.HELD
    heard_at: MeetingId | None = None
    statute: SourceStatute = SourceStatute.NONE
    names: frozenset[PersonId] = frozenset()

    def problems(self) -> Iterator[Problem]:
        if (self.source is Source.SHIEN_KAIGI) != (self.heard_at is not None):
            yield Problem(
                "heard_at",
                "either",
                Text(
                    "支援会議で聞いた情報には、どの会議かを書いてください。",
                    "say at which meeting it was heard",
                ),
            )
        if self.subject in self.names:
            yield Problem(
                "names", "self", Text("本人以外の人だけを書いてください。", "others only")
            )


def asked_for(information: Iterable[Information]) -> frozenset[tuple[PersonId, Category]]:
    """Whose information of which categories, whoever holds it (求めの中身)."""
    return frozenset((each.subject, each.category) for each in information)


@entity
class Restrictions:
    """The limits under which something is provided (提供に付ける制限・70条): what for, how, by whom.

    Empty *purposes* are not limited. Unless *may_pass_on*, the receiver hands it to nobody else.
    """

    purposes: frozenset[Purpose] = frozenset()
    may_pass_on: bool = False
    handled_by: frozenset[StaffId] = frozenset()
    method: str | None = None
    safeguards: str | None = None
