"""What a remark is (指摘の形): kept apart, for several modules make them."""

import attrs

from jusou.municipality.terms import RemarkKind
from jusou.wording import Text


@attrs.frozen
class Remark:
    """One thing to be asked about a profile (指摘): what kind, where, and the sentence.

    *path* is the key it hangs on. *question* is what one can put to the officer in charge.
    """

    kind: RemarkKind
    path: str
    ja: str
    en: str
    sources: tuple[str, ...] = ()

    @property
    def question(self) -> Text:
        """The sentence, in both languages (担当者に尋ねる文)."""
        return Text(self.ja, self.en)

    def __str__(self) -> str:
        return f"{self.kind.label.ja}: {self.ja}"


def key(all_of: tuple[object, ...], one: object, name: str) -> str:
    """The key of one of several (何番目の項目か)."""
    return f"{name}[{all_of.index(one)}]"
