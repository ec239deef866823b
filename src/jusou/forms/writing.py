"""Writing a document out (帳票の書き出し): as text, Markdown, HTML for A4, and CSV for Excel.

Whatever stands in a field is written as it is and never read as anything else: not as markup,
not as a formula.
"""

import csv
import html
import io
import re

from jusou.forms.document import MARKS, MARKS_EXPLAINED, Document, Field, Grid, Section
from jusou.law import EDITION
from jusou.wording import Term

NOT_RECORDED = "（記録なし）"
BY_HAND = "（記入欄）"


class As(Term):
    """As what a document is written (書き出しの形)."""

    TEXT = "text", "テキスト", "plain text"
    MARKDOWN = "markdown", "Markdown", "Markdown"
    HTML = "html", "HTML（A4で印刷）", "HTML for A4"
    CSV = "csv", "CSV（Excelで開ける）", "CSV for Excel"


def written(document: Document, form: As) -> bytes:
    """A document in one of the forms, as the bytes of a file (帳票の書き出し)."""
    match form:
        case As.TEXT:
            return as_text(document).encode()
        case As.MARKDOWN:
            return as_markdown(document).encode()
        case As.HTML:
            return as_html(document).encode()
        case As.CSV:
            return as_csv(document)


def _foot(document: Document) -> list[str]:
    lines = [MARKS_EXPLAINED.ja, *document.notes]
    if document.materials:
        lines.append("国の資料：" + "、".join(document.materials))
    if document.sources:
        lines.append("様式の出典：" + "、".join(document.sources))
    lines.append(
        f"ケース {document.case}　{document.on.isoformat()} 時点　版 {EDITION.isoformat()}　"
        f"{document.reader}　法的助言ではありません。決めるのは市町村です。"
    )
    return lines


def _printed(section: Section) -> list[Field | Grid]:
    """What is printed: a field that may well be empty, and is, takes no room (印刷する欄)."""
    return [
        part
        for part in section.parts
        if not isinstance(part, Field) or part.lines or part.by_hand or not part.optional
    ]


def _mark(part: Field | Grid) -> str:
    return MARKS[part.standing]


def _value(part: Field) -> str:
    if part.lines:
        return "\n".join(part.lines)
    return BY_HAND if part.by_hand else NOT_RECORDED


# --- text ---------------------------------------------------------------------------------------


def as_text(document: Document) -> str:
    """The document as plain text (テキスト)."""
    lines = [document.title, document.office, ""]
    for section in document.sections:
        lines.append(f"■ {section.title}")
        for part in _printed(section):
            where = document.cited(part)
            head = f"[{_mark(part)}] {part.label}" + (f"（{where}）" if where else "")
            if isinstance(part, Field):
                first, *rest = _value(part).split("\n")
                lines.append(f"  {head}: {first}")
                lines += [f"      {each}" for each in rest]
            else:
                lines.append(f"  {head}:" if part.rows else f"  {head}: {_none(part)}")
                for row in part.rows:
                    cells = [
                        f"{name} {_one_line(cell)}"
                        for name, cell in zip(part.head, row, strict=True)
                        if cell
                    ]
                    lines.append("    ・" + " ／ ".join(cells))
        lines.append("")
    if document.missing:
        lines += ["足りない欄: " + "、".join(document.missing), ""]
    return "\n".join((*lines, *_foot(document))) + "\n"


def _none(part: Grid) -> str:
    return "なし" if part.optional else NOT_RECORDED


def _one_line(text: str) -> str:
    return " ".join(text.split("\n"))


# --- Markdown -----------------------------------------------------------------------------------

_MARKUP = re.compile(r"([\\`*_{}\[\]<>#|~$&^]|^[-+=])")


def _md(text: str) -> str:
    """A text as Markdown that shows just that text, on one line (文字どおりの Markdown)."""
    return "<br>".join(_MARKUP.sub(r"\\\1", line) for line in text.splitlines())


def as_markdown(document: Document) -> str:
    """The document as Markdown (Markdown の文書)."""
    lines = [f"# {_md(document.title)}", "", _md(document.office), ""]
    for section in document.sections:
        lines += [f"## {_md(section.title)}", ""]
        fields = [part for part in _printed(section) if isinstance(part, Field)]
        if fields:
            lines += ["| 区分 | 欄 | 内容 | 根拠 |", "| --- | --- | --- | --- |"]
            lines += [
                f"| {_mark(part)} | {_md(part.label)} | {_md(_value(part))} | {_md(document.cited(part))} |"
                for part in fields
            ]
            lines.append("")
        for part in section.parts:
            if isinstance(part, Grid):
                where = document.cited(part)
                shown = f"{part.label}（{where}）" if where else part.label
                lines += [f"**{_mark(part)} {_md(shown)}**", ""]
                if part.rows:
                    lines.append(f"| {' | '.join(map(_md, part.head))} |")
                    lines.append(f"|{' --- |' * len(part.head)}")
                    lines += [f"| {' | '.join(map(_md, row))} |" for row in part.rows]
                else:
                    lines.append(_none(part))
                lines.append("")
    if document.missing:
        lines += ["**足りない欄**", "", *(f"- {_md(each)}" for each in document.missing), ""]
    lines += [f"{_md(each)}\\" for each in _foot(document)[:-1]]
    return "\n".join((*lines, _md(_foot(document)[-1]))) + "\n"


# --- HTML ---------------------------------------------------------------------------------------

_STYLE = """
@page { size: A4; margin: 12mm 15mm 11mm; }
* { box-sizing: border-box; }
body { font-family: "Noto Sans CJK JP", "Noto Sans JP", "Yu Gothic", "Hiragino Sans", Meiryo, sans-serif;
  font-size: 9pt; line-height: 1.42; color: #111; margin: 0 auto; max-width: 180mm; }
header { display: flex; justify-content: space-between; align-items: flex-end;
  border-bottom: 1.2pt solid #111; padding-bottom: 1.5mm; margin-bottom: 3mm; }
h1 { font-size: 15pt; margin: 0; font-weight: 700; }
header p { margin: 0; font-size: 8.5pt; text-align: right; }
h2 { font-size: 10.5pt; margin: 3mm 0 .8mm; padding-left: 2mm; border-left: 1.2mm solid #345; break-after: avoid; }
table { width: 100%; border-collapse: collapse; margin: 0 0 1.4mm; }
th, td { border: .5pt solid #777; padding: .7mm 1.5mm; vertical-align: top; text-align: left;
  overflow-wrap: anywhere; }
th { background: #f0f2f4; font-weight: 500; }
thead th { white-space: nowrap; }
tr { break-inside: avoid; }
thead { display: table-header-group; break-after: avoid; }
tbody tr:first-child { break-before: avoid; }
table.fields th { width: 32%; }
caption { text-align: left; font-size: 9pt; padding: 1mm 0 .6mm; break-after: avoid; }
.mark { display: inline-block; width: 1.5em; text-align: center; font-size: 7.5pt; line-height: 1.45;
  border: .5pt solid #567; border-radius: .6mm; margin-right: 1mm; color: #234; background: #fff; }
.where { display: block; font-size: 7pt; color: #555; font-weight: 400; }
caption .where { display: inline; margin-left: 2mm; }
.none { color: #8a5a00; }
.hand { height: 8mm; }
td.short { white-space: nowrap; }
.missing { border: .5pt dashed #8a5a00; padding: 1.5mm 2mm; font-size: 8.5pt; margin: 2mm 0 0; break-inside: avoid; }
footer { margin-top: 2.5mm; font-size: 7.2pt; color: #444; line-height: 1.45; break-inside: avoid; }
footer p { margin: 0; }
body.one { font-size: 8.6pt; }
@media screen { body { padding: 10mm; } }
"""

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
#: A day, a number or a mark stands on one line.
_SHORT = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}|[0-9]+|[☐☑○×△]|.{1,6}")


def _h(text: str) -> str:
    return html.escape(_CONTROL.sub("", text)).replace("\n", "<br>")


def as_html(document: Document) -> str:
    """The document as one HTML page that prints on A4 (印刷用の HTML)."""
    body = "".join(
        f"<section><h2>{_h(section.title)}</h2>{_section(document, section)}</section>"
        for section in document.sections
    )
    missing = ""
    if document.missing:
        missing = f'<p class="missing">足りない欄：{_h("、".join(document.missing))}</p>'
    foot = "".join(f"<p>{_h(each)}</p>" for each in _foot(document))
    kind = ' class="one"' if document.fits_one_page else ""
    return (
        f'<!DOCTYPE html>\n<html lang="ja"><head><meta charset="utf-8">'
        f"<title>{_h(document.title)}</title><style>{_STYLE}</style></head>"
        f"<body{kind}><header><h1>{_h(document.title)}</h1>"
        f"<p>{_h(document.office)}<br>{_h(document.on.isoformat())} 時点</p></header>"
        f"{body}{missing}<footer>{foot}</footer></body></html>\n"
    )


def _section(document: Document, section: Section) -> str:
    found: list[str] = []
    fields: list[str] = []
    for part in _printed(section):
        if isinstance(part, Field) or not part.rows:
            fields.append(_field(document, part))
            continue
        found += _fields(fields)
        fields = []
        found.append(_grid(document, part, named=part.label != section.title))
    return "".join((*found, *_fields(fields)))


def _fields(rows: list[str]) -> list[str]:
    return [f'<table class="fields"><tbody>{"".join(rows)}</tbody></table>'] if rows else []


def _label(document: Document, part: Field | Grid) -> str:
    where = document.cited(part)
    shown = f'<span class="where">{_h(where)}</span>' if where else ""
    return f'<span class="mark">{_mark(part)}</span>{_h(part.label)}{shown}'


def _field(document: Document, part: Field | Grid) -> str:
    """A field, or a table in which nothing stands, as one row (欄の一行)."""
    if isinstance(part, Grid):
        kind = "" if part.optional else ' class="none"'
        cell = f"<td{kind}>{_none(part)}</td>"
    elif part.lines:
        cell = f"<td>{_h(_value(part))}</td>"
    elif part.by_hand:
        cell = '<td class="hand"></td>'
    else:
        cell = f'<td class="none">{NOT_RECORDED}</td>'
    return f'<tr><th scope="row">{_label(document, part)}</th>{cell}</tr>'


def _grid(document: Document, part: Grid, *, named: bool) -> str:
    caption = _label(document, part) if named else ""
    head = "".join(f'<th scope="col">{_h(each)}</th>' for each in part.head)
    rows = "".join(f"<tr>{''.join(map(_cell, row))}</tr>" for row in part.rows)
    return (
        f"<table><caption>{caption}</caption>"
        f"<thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"
    )


def _cell(text: str) -> str:
    kind = ' class="short"' if _SHORT.fullmatch(text) else ""
    return f"<td{kind}>{_h(text)}</td>"


# --- CSV ----------------------------------------------------------------------------------------

#: What a spreadsheet takes for the beginning of a formula, in either width.
_FORMULA = re.compile(r"[\s\0\ufeff]*[=+\-@＝＋－＠]|[\t\r\n]")


def _plain(text: str) -> str:
    """A cell that no spreadsheet runs (式にならないセル)."""
    return f"'{text}" if _FORMULA.match(text) else text


def as_csv(document: Document) -> bytes:
    """The document as CSV that Excel opens: one row a field, or a cell of a table (表計算用の CSV)."""
    out = io.StringIO(newline="")
    rows = csv.writer(out, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    rows.writerow(("節", "欄", "行", "列", "内容", "区分", "根拠", "状態"))
    for section, part in document.parts():
        tail = (part.standing.label.ja, document.cited(part))
        if isinstance(part, Field):
            state = "あり" if part.lines else "記入欄" if part.by_hand else _state(part)
            row = (section.title, part.label, "", "", "\n".join(part.lines), *tail, state)
            rows.writerow(map(_plain, row))
            continue
        if not part.rows:
            row = (section.title, part.label, "", "", "", *tail, _state(part))
            rows.writerow(map(_plain, row))
        for number, cells in enumerate(part.rows, start=1):
            for name, cell in zip(part.head, cells, strict=True):
                row = (section.title, part.label, str(number), name, cell, *tail, "あり")
                rows.writerow(map(_plain, row))
    return out.getvalue().encode("utf-8-sig", "replace")


def _state(part: Field | Grid) -> str:
    return "記録なし" if part.is_missing else "空欄"
