"""An answer on one page for approval (判定票): what may be done, why, and the boxes for those who sign."""

from jusou.answer import Answer
from jusou.forms.document import Document, Field, Paper, Section
from jusou.forms.making import by_hand, office
from jusou.municipality import Municipality
from jusou.rendering import Audience, Naming, lines

#: As many lines as one page takes beside its boxes.
MOST_LINES = 34


def answer_sheet(
    answer: Answer,
    *,
    case: str,
    title: str,
    under: Municipality,
    audience: Audience,
    naming: Naming,
) -> Document:
    """An answer for the file, as its reader may know it (判定票). It is no decision.

    What does not go on the page is told by its number: nothing is cut off in silence.
    """
    said = list(lines(answer, audience=audience, naming=naming))[:-1]
    more = len(said) - MOST_LINES
    if more > 0:
        said = [*said[:MOST_LINES], f"（ほか{more}行は、判定の全文を見てください）"]
    blocks: list[tuple[str, list[str]]] = []
    for line in said:
        if line.startswith((" ", "（")) and blocks:
            blocks[-1][1].append(line.removeprefix("  "))
        else:
            label, _, rest = line.partition(":")
            blocks.append((label, [rest.strip()] if rest.strip() else []))
    return Document(
        paper=Paper.ANSWER,
        title=Paper.ANSWER.label.ja,
        case=case,
        on=answer.on,
        office=office(under),
        reader=f"{audience.reader.label.ja}用",
        sections=(
            Section("件名", (Field("判定する行為", (title,)), *by_hand("伺い"))),
            Section("判定（決定ではない）", tuple(Field(a, tuple(b)) for a, b in blocks)),
            Section(
                "決裁（決めるのは市町村）", by_hand("起案者・日付", "決裁者・日付", "決定の内容")
            ),
        ),
        fits_one_page=True,
    )
