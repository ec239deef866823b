"""What the pages of the docs show of the profiles (文書に示す表): made from the profiles themselves."""

from collections import Counter
from collections.abc import Iterable

from jusou.municipality.constitutions import Constitution
from jusou.municipality.model import Municipality
from jusou.municipality.remarks import check
from jusou.municipality.said import Remark
from jusou.municipality.terms import RemarkKind
from jusou.shape import (
    BooleanShape,
    DayShape,
    EntityShape,
    IntegerShape,
    ManyShape,
    OptionalShape,
    Shape,
    TermShape,
    fields,
)


def _profiles() -> list[Municipality]:
    return [Municipality.load(name) for name in Municipality.shipped()]


def _table(head: Iterable[str], lines: Iterable[Iterable[object]]) -> str:
    columns = list(head)
    shown = ["| " + " | ".join(columns) + " |", "|" + "---|" * len(columns)]
    shown += ["| " + " | ".join(str(cell) for cell in line) + " |" for line in lines]
    return "\n".join(shown) + "\n"


def shipped_table() -> str:
    """The profiles that come with jusou, and how many remarks each has (付属プロファイルの一覧)."""
    kinds = [kind for kind in RemarkKind if kind is not RemarkKind.WIDENS_LAW]
    lines: list[list[object]] = []
    for profile in _profiles():
        counted = Counter(each.kind for each in check(profile))
        lines.append(
            [
                f"`{profile.id}`",
                profile.name,
                profile.source or "",
                *(counted[kind] or "" for kind in kinds),
            ]
        )
    return _table(["id", "名称", "出典", *(kind.label.ja for kind in kinds)], lines)


def bodies_table() -> str:
    """Every body of the shipped profiles and its bases (会議体と根拠の一覧)."""
    lines: list[list[object]] = []
    for profile in _profiles():
        for body in profile.bodies:
            bases = "、".join(each.label.ja for each in sorted(body.bases)) or "—"
            said: Constitution | None = profile.constitutions_by_body.get(body.id)
            lines.append(
                [
                    profile.name,
                    body.name,
                    bases,
                    body.organiser.label.ja,
                    said.consent.label.ja if said else "",
                ]
            )
    return _table(["自治体", "会議体の名", "根拠", "組織する者", "同意の定め"], lines)


def remarks_list() -> str:
    """Everything to be asked about the shipped profiles (指摘の一覧)."""
    shown: list[str] = []
    for profile in _profiles():
        found: tuple[Remark, ...] = check(profile)
        shown += [f"### {profile.name}", ""]
        shown += [f"- **{each.kind.label.ja}** {each.ja}" for each in found] or ["- ありません。"]
        shown.append("")
    return "\n".join(shown)


def keys_table() -> str:
    """Every key of a profile, and what may stand there (プロファイルの項目一覧)."""
    shown: list[str] = ["### 先頭に書く項目と表", ""]
    seen: list[type] = []
    shown.append(_keys_of(Municipality, seen))
    for cls in seen:
        doc = (cls.__doc__ or "").partition("\n")[0]
        shown += [f"### {cls.__name__}", "", doc, "", _keys_of(cls, seen)]
    return "\n".join(shown)


def _keys_of(cls: type, seen: list[type]) -> str:
    return _table(
        ["項目", "値"],
        [[f"`{name}`", _kind(shape, seen)] for name, shape in fields(cls).items()],
    )


def _kind(shape: Shape, seen: list[type]) -> str:
    match shape:
        case OptionalShape(inner=inner):
            return _kind(inner, seen)
        case ManyShape(item=item):
            return f"{_kind(item, seen)}の並び"
        case TermShape(terms=terms):
            return "、".join(f"`{term.value}` {term.label.ja}" for term in terms)
        case EntityShape(classes=classes):
            for cls in classes:
                if cls not in seen:
                    seen.append(cls)
            return "／".join(f"[{cls.__name__}](#{cls.__name__.lower()})" for cls in classes)
        case DayShape():
            return "日付"
        case IntegerShape():
            return "整数"
        case BooleanShape():
            return "真偽"
        case _:
            return "文字"
