"""The whole of a profile, leaf by leaf (プロファイルの全体): what names what, and on which line of a text."""

import contextlib
from collections.abc import Iterator
from typing import Any

import attrs

from jusou.errors import Problem
from jusou.shape import (
    EntityShape,
    ManyShape,
    OptionalShape,
    Shape,
    TextShape,
    fields,
)
from jusou.wording import Text

#: What the ids of a profile may name, and where it is listed.
_LISTS = {
    "agency": ("agencies", Text("機関の一覧（agencies）にありません。", "not among the agencies")),
    "body": ("bodies", Text("会議体の一覧（bodies）にありません。", "not among the bodies")),
    "role": ("roles", Text("役割の一覧（roles）にありません。", "not among the roles")),
    "service": ("services", Text("事業の一覧（services）にありません。", "not among the services")),
    "instrument": (
        "instruments",
        Text("文書の一覧（instruments）にありません。", "not among the instruments"),
    ),
}


@attrs.frozen
class Leaf:
    """One value of a profile, and its place (値と場所)."""

    path: str
    name: str
    owner: object
    value: object
    id_of: str | None = None


def leaves(root: object) -> Iterator[Leaf]:
    """Every value of an entity and of all it holds, in order (すべての値)."""
    yield from _entity(root, "")


def _entity(made: object, path: str) -> Iterator[Leaf]:
    for name, shape in fields(type(made)).items():
        place = f"{path}.{name}" if path else name
        yield from _value(getattr(made, name), shape, place, name, made)


def _value(value: Any, shape: Shape, path: str, name: str, owner: object) -> Iterator[Leaf]:
    match shape:
        case OptionalShape(inner=inner):
            if value is not None:
                yield from _value(value, inner, path, name, owner)
        case ManyShape(item=item, unordered=unordered):
            for index, each in enumerate(sorted(value) if unordered else value):
                yield from _value(each, item, f"{path}[{index}]", name, owner)
        case EntityShape():
            yield from _entity(value, path)
        case TextShape(id_of=id_of):
            yield Leaf(path, name, owner, value, id_of)
        case _:
            yield Leaf(path, name, owner, value)


def dangling(root: object) -> Iterator[Problem]:
    """Ids that name nothing in the profile (行き先のない識別子)."""
    known: dict[str, set[object]] = {kind: set() for kind in _LISTS}
    named: list[Leaf] = []
    for leaf in leaves(root):
        if leaf.id_of not in known:
            continue
        if leaf.name == "id":
            known[leaf.id_of].add(leaf.value)
        else:
            named.append(leaf)
    for leaf in named:
        if leaf.id_of is not None and leaf.value not in known[leaf.id_of]:
            yield Problem(leaf.path, "dangling", _LISTS[leaf.id_of][1])


def sources(root: object) -> Iterator[tuple[str, str]]:
    """Every source that anything in the profile names, with its place (出どころと場所)."""
    for leaf in leaves(root):
        if leaf.name == "sources":
            yield leaf.path.rpartition(".sources")[0], str(leaf.value)


# --- where a key stands in the text ---------------------------------------------------------------


class _Text:
    """A TOML text known to be well formed, read only for where its keys stand (TOML の位置)."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0
        self.lines: dict[str, int] = {}
        self.counts: dict[str, int] = {}

    def line(self) -> int:
        return self.text.count("\n", 0, self.at) + 1

    def skip(self, chars: str = " \t\r\n") -> None:
        """Pass over blanks, ends of line and comments (空白と注釈)."""
        while self.at < len(self.text):
            if self.text[self.at] in chars:
                self.at += 1
            elif self.text[self.at] == "#":
                end = self.text.find("\n", self.at)
                self.at = len(self.text) if end < 0 else end
            else:
                return

    def key(self) -> list[str]:
        """A key, which may be dotted (キー)."""
        parts: list[str] = []
        while True:
            self.skip(" \t")
            if self.text[self.at] in "\"'":
                start = self.at
                self.string()
                parts.append(self.text[start + 1 : self.at - 1])
            else:
                start = self.at
                while self.text[self.at].isalnum() or self.text[self.at] in "_-":
                    self.at += 1
                parts.append(self.text[start : self.at])
            self.skip(" \t")
            if self.text[self.at] != ".":
                return parts
            self.at += 1

    def string(self) -> None:
        """Pass over a string (文字列)."""
        quote = self.text[self.at]
        if self.text.startswith(quote * 3, self.at):
            self.at += 3
            while not self.text.startswith(quote * 3, self.at):
                self.at += 2 if self.text[self.at] == "\\" and quote == '"' else 1
            self.at += 3
            while self.text.startswith(quote, self.at):
                self.at += 1
            return
        self.at += 1
        while self.text[self.at] != quote:
            self.at += 2 if self.text[self.at] == "\\" and quote == '"' else 1
        self.at += 1

    def value(self, path: str) -> None:
        """Pass over a value, noting what stands in it (値)."""
        self.lines.setdefault(path, self.line())
        char = self.text[self.at]
        if char in "\"'":
            self.string()
        elif char == "[":
            self.at += 1
            index = 0
            while True:
                self.skip(" \t\r\n,")
                if self.text[self.at] == "]":
                    break
                self.value(f"{path}[{index}]")
                index += 1
            self.at += 1
        elif char == "{":
            self.at += 1
            while True:
                self.skip(" \t\r\n,")
                if self.text[self.at] == "}":
                    break
                self.pair(path)
            self.at += 1
        else:
            while self.at < len(self.text) and self.text[self.at] not in ",]}#\r\n":
                self.at += 1

    def pair(self, prefix: str) -> None:
        """Pass over a key and its value (キーと値)."""
        line = self.line()
        path = prefix
        for part in self.key():
            path = f"{path}.{part}" if path else part
            self.lines.setdefault(path, line)
        self.at += 1
        self.skip(" \t")
        self.value(path)

    def header(self) -> str:
        """A table's heading; what it opens is the prefix of what follows (見出し)."""
        line = self.line()
        many = self.text.startswith("[[", self.at)
        self.at += 2 if many else 1
        parts = self.key()
        self.at += 2 if many else 1
        path = ""
        for depth, part in enumerate(parts):
            path = f"{path}.{part}" if path else part
            last = depth == len(parts) - 1
            if many and last:
                self.lines.setdefault(path, line)
                self.counts[path] = self.counts.get(path, -1) + 1
            if path in self.counts:
                path = f"{path}[{self.counts[path]}]"
        self.lines.setdefault(path, line)
        return path

    def read(self) -> None:
        prefix = ""
        while True:
            self.skip()
            if self.at >= len(self.text):
                return
            if self.text[self.at] == "[":
                prefix = self.header()
            else:
                self.pair(prefix)


def line_of(text: str, path: str) -> int | None:
    """The line of a TOML text on which a key stands, or the nearest thing around it (行番号).

    ``None`` if nothing of the path is there: the key is missing at the top.
    """
    reader = _Text(text)
    # What is broken off, or nested deeper than anyone writes, is known as far as it was read.
    with contextlib.suppress(IndexError, RecursionError):
        reader.read()
    lines = reader.lines
    while path:
        if path in lines:
            return lines[path]
        cut = max(path.rfind("."), path.rfind("["))
        path = path[:cut] if cut > 0 else ""
    return None
