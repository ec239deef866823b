"""For the tests of those who embed jusou (試験のための世帯): ten invented households, each a whole history.

Nobody in them exists. They go from 受け止め to an end, and between them every act occurs. What
was done although it was not permitted stands in two of them, for an audit to find.
"""

import functools
from importlib import resources

from jusou.errors import UnknownNameError
from jusou.history import History, ProfileRef
from jusou.municipality import Municipality
from jusou.record import NOTHING_KNOWN, Known, history_from_json

__all__ = ["HOUSEHOLDS", "household", "text"]

#: What is said where a module needs the extra and it is missing (足りないときの文言).
NO_HYPOTHESIS = "hypothesis が要ります。jusou[testing] を入れてください / hypothesis is missing; install jusou[testing]"

#: Their names, in the order in which they are best read (世帯の名前).
HOUSEHOLDS: tuple[str, ...] = (
    "hachimaru_gomaru",
    "young_carer",
    "gomi_yashiki",
    "dv_separation",
    "given_back",
    "suspended_resumed",
    "reopened",
    "died",
    "moved_away",
    "advice_only",
)


@functools.cache
def household(name: str) -> History:
    """One household's history (世帯の履歴).

    Raises: `UnknownNameError`, which lists what there is.
    """
    return history_from_json(text(name), known=_known)


def text(name: str) -> str:
    """The same as JSON, as it stands in its file (世帯の JSON).

    Raises: `UnknownNameError`, which lists what there is.
    """
    # Looked for in the list first: a name from a command line must never become a path.
    if name not in HOUSEHOLDS:
        raise UnknownNameError("世帯", name, HOUSEHOLDS)
    file = resources.files("jusou.testing") / "histories" / f"{name}.json"
    return file.read_bytes().decode("utf-8")


def _known(ref: ProfileRef | None) -> Known:
    return NOTHING_KNOWN if ref is None else Known.of(Municipality.load(ref.id))
