"""Write the page of sample forms from the shipped households (様式の見本を作る).

Run it after a form has changed: ``python tests/build_form_samples.py``. A test compares.
"""

import datetime as dt
from pathlib import Path

from jusou import Audience, Case, Municipality
from jusou.forms import Document, Paper, as_text, form
from jusou.rendering import MUNICIPALITY, Reader
from jusou.testing import household

PAGE = Path(__file__).parents[1] / "docs" / "form-samples.md"

HEAD = """# 様式の見本

付属の世帯（すべて架空）から作った様式です。
この頁は、いまのコードが書き出す文と同じであることを試験で確かめています。
印刷には HTML を使ってください（[期日と様式](office.md)）。
"""

ON = dt.date(2026, 11, 1)


def _made(name: str, paper: Paper, of: str, for_: Audience = MUNICIPALITY) -> Document:
    history = household(name)
    under = Municipality.load(history.profile.id if history.profile else "default")
    return form(Case.of(history), paper, of=of, under=under, on=ON, for_=for_)


def samples() -> tuple[Document, ...]:
    """The forms that are shown (見本にする様式)."""
    room = Audience(Reader.BODY, "b-jusou", meeting="m-jusou-1")
    story = "hachimaru_gomaru"
    return (
        _made(story, Paper.INTAKE, "p-haha"),
        _made(story, Paper.ASSESSMENT, "p-haha"),
        _made(story, Paper.REFERRAL, "ref-shakyo"),
        _made("dv_separation", Paper.INQUIRY, "req-shuurou"),
        _made(story, Paper.AGENDA, "m-jusou-1", room),
        _made(story, Paper.PREPARATION, "m-jusou-1"),
        _made(story, Paper.MINUTES, "m-shien-1"),
        _made(story, Paper.PLAN, "pl-haha-1"),
        _made(story, Paper.EVALUATION, "t-haha"),
    )


def page() -> str:
    """The whole page (見本の頁)."""
    blocks = (
        f"\n## {each.title}\n\n```text\n{as_text(each).rstrip()}\n```\n" for each in samples()
    )
    return HEAD + "".join(blocks)


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
