"""Questions that cannot be asked (誤り): every problem at once, and nothing personal in any of them."""

from collections.abc import Iterable

import attrs

from jusou.wording import Text


@attrs.frozen
class Problem:
    """One thing wrong with an input: where, which code, what to do (問題点).

    *path* names the place (``records[3].act.plan``), never the value found there.
    """

    path: str
    code: str
    text: Text

    def under(self, prefix: str) -> "Problem":
        """The same problem seen from one level up (外側から見た同じ問題点)."""
        joint = "" if not prefix or self.path.startswith("[") or not self.path else "."
        return Problem(f"{prefix}{joint}{self.path}", self.code, self.text)

    def __str__(self) -> str:
        return f"{self.path or '(全体)'}: {self.text.ja} [{self.code}]"


class JusouError(Exception):
    """The root of every error of jusou (jusou の誤りの根)."""

    code = "error"


@attrs.define(slots=False, eq=False)
class InvalidError(JusouError, ValueError):
    """A value that cannot exist, with all its problems (値の誤り)."""

    code = "invalid"
    problems: tuple[Problem, ...]

    def __str__(self) -> str:
        return "\n".join(str(problem) for problem in self.problems)


@attrs.define(slots=False, eq=False)
class UnreadableError(InvalidError):
    """An input that is no JSON or TOML at all, or too large to be one (読み取れない入力)."""

    code = "unreadable"


@attrs.define(slots=False, eq=False)
class UnknownNameError(JusouError, LookupError):
    """A name the library does not know: a rule, a profile, a fixture (知らない名前)."""

    code = "unknown_name"
    kind: str
    name: str
    known: tuple[str, ...] = ()

    def __str__(self) -> str:
        return (
            f"{self.kind}「{self.name}」はありません。あるもの: {'、'.join(self.known) or 'なし'}"
        )


@attrs.define(slots=False, eq=False)
class StaleVersionError(JusouError, RuntimeError):
    """Someone else has recorded in the meantime (版が古い): read the case again, then propose again."""

    code = "stale_version"
    expected: int
    found: int

    def __str__(self) -> str:
        return (
            f"ケースは第{self.found}版です（第{self.expected}版に対する記録でした）。"
            "読み直してから記録してください。"
        )


def raise_all(problems: Iterable[Problem]) -> None:
    """Raise one `InvalidError` with every problem, or do nothing (問題点をまとめて示す)."""
    found = tuple(problems)
    if found:
        raise InvalidError(found)
