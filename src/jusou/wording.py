"""Sentences in two languages (文言): Japanese for the people who read, English beside it."""

import enum
from typing import Self

import attrs


@attrs.frozen
class Text:
    """One sentence in Japanese and in English (日英の文言)."""

    ja: str
    en: str

    def __str__(self) -> str:
        return self.ja

    def in_(self, lang: str) -> str:
        """The sentence in *lang*, ``"ja"`` or ``"en"`` (指定の言語の文言)."""
        return self.en if lang == "en" else self.ja


class Term(enum.StrEnum):
    """A word of the field: a wire slug with its Japanese and English label (用語)."""

    label: Text

    def __new__(cls, slug: str, ja: str = "", en: str = "") -> Self:
        member = str.__new__(cls, slug)
        member._value_ = slug
        member.label = Text(ja, en)
        return member
