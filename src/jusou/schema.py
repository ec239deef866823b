"""JSON Schema of everything exchanged (交換形式), made from the same shapes that read it.

What it cannot say, how fields must agree with one another, only reading tells.
"""

import inspect
from typing import Any, TypeAlias

from jusou.acts import AnyAct
from jusou.answer import Answer
from jusou.history import History
from jusou.issue import IssueRegister
from jusou.municipality import Municipality
from jusou.plain import ABSENT, default, dumper, tag
from jusou.plain.values import DAY_PATTERN, MOMENT_PATTERN
from jusou.record import FORMAT, LAYOUT
from jusou.shape import (
    ID_PATTERN,
    MAX_TEXT,
    BooleanShape,
    DayShape,
    EntityShape,
    IntegerShape,
    ManyShape,
    MomentShape,
    OptionalShape,
    PairShape,
    Shape,
    TermShape,
    TextShape,
    checks_itself,
    fields,
    shape,
)
from jusou.wording import Term, Text

Schema: TypeAlias = dict[str, Any]


def schema() -> Schema:
    """The schema of a history, and in ``$defs`` of all there is in one (交換形式の JSON Schema).

    ``#/$defs/Act`` is one act alone, ``#/$defs/Answer`` an answer, ``#/$defs/IssueRegister``
    a register of local issues. Draft 2020-12.
    """
    defs = _Definitions()
    history = defs.entity(History)
    act = defs.union(shape(AnyAct), "Act")
    answer = defs.entity(Answer)
    register = defs.entity(IssueRegister)
    whole = defs.made[history]
    whole["properties"] = {"format": {"const": FORMAT}, **whole["properties"]}
    whole["required"] = ["format", *whole["required"]]
    for name, title in (
        (history, Text("履歴", "a history")),
        (act, Text("行為", "an act")),
        (answer, Text("判定", "an answer")),
        (register, Text("地域課題の台帳", "a register of local issues")),
    ):
        defs.made[name]["title"] = f"{title.ja} / {title.en}"
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:jusou:format:{FORMAT}",
        "title": "jusou",
        "$ref": f"#/$defs/{history}",
        "$defs": dict(sorted(defs.made.items())),
    }


def profile_schema() -> Schema:
    """The schema of a municipality's profile (運用プロファイルの JSON Schema). Draft 2020-12.

    It stands alone: some words of a profile are also words of a history, and mean other things.
    Of a TOML file, days are given as ISO text.
    """
    defs = _Definitions()
    profile = defs.entity(Municipality)
    defs.made[profile]["title"] = "運用プロファイル / a municipality's profile"
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": "urn:jusou:profile",
        "title": "jusou profile",
        "$ref": f"#/$defs/{profile}",
        "$defs": dict(sorted(defs.made.items())),
    }


class _Definitions:
    """The definitions made so far, by name (定義)."""

    def __init__(self) -> None:
        self.made: dict[str, Schema] = {}
        self._names: dict[str, object] = {}

    def value(self, wanted: Shape, *, own: bool) -> Schema:
        """What a value of a shape must be; *own* is for what jusou says itself."""
        match wanted:
            case TextShape(id_of=None):
                return {"type": "string"} if own else _free_text(personal=wanted.personal)
            case TextShape(id_of=kind):
                about = f"識別子 / id of a {kind}"
                return {"type": "string", "pattern": f"^{ID_PATTERN}$", "description": about}
            case IntegerShape():
                return {"type": "integer", "minimum": 0}
            case BooleanShape():
                return {"type": "boolean"}
            case DayShape():
                return {"type": "string", "format": "date", "pattern": DAY_PATTERN}
            case MomentShape():
                return {"type": "string", "format": "date-time", "pattern": MOMENT_PATTERN}
            case TermShape(terms=terms):
                return _ref(self._terms(terms))
            case ManyShape(item=item, unordered=unordered):
                unique = {"uniqueItems": True} if unordered else {}
                return {"type": "array", "items": self.value(item, own=own), **unique}
            case PairShape(items=items):
                members = [self.value(item, own=own) for item in items]
                return {
                    "type": "array",
                    "prefixItems": members,
                    "items": False,
                    "minItems": len(members),
                }
            case OptionalShape(inner=inner):
                return {"anyOf": [self.value(inner, own=own), {"type": "null"}]}
            case EntityShape(classes=(cls,)):
                return _ref(self.entity(cls))
            case EntityShape():
                return _ref(self.union(wanted, "Act"))

    def union(self, wanted: Shape, name: str) -> str:
        """The name of a definition with one alternative a class."""
        if isinstance(wanted, EntityShape) and self._is_new(name, wanted):
            self.made[name] = {}
            self.made[name] = {"oneOf": [_ref(self.entity(cls)) for cls in wanted.classes]}
        return name

    def entity(self, cls: type[Any]) -> str:
        """The name of the definition of a class."""
        if self._is_new(cls.__name__, cls):
            # It may be asked for again before it is there: a correction holds an act.
            self.made[cls.__name__] = {}
            within = LAYOUT.inlined(cls)
            if within is None:
                self.made[cls.__name__] = self._object(cls, {}, [])
            else:
                self.made[cls.__name__] = self._flattened(cls, fields(cls)[within])
        return cls.__name__

    def _flattened(self, cls: type[Any], inner: Shape) -> Schema:
        properties, required = self._fields(cls)
        alternatives: list[Schema] = []
        for each in inner.classes if isinstance(inner, EntityShape) else ():
            name = f"{each.__name__}{cls.__name__}"
            if self._is_new(name, (cls, each)):
                self.made[name] = self._object(each, properties, required)
            alternatives.append(_ref(name))
        return {"description": _about(cls), "oneOf": alternatives}

    def _object(self, cls: type[Any], beside: Schema, needed: list[str]) -> Schema:
        properties, required = self._fields(cls)
        slug = tag(cls)
        label = getattr(cls, "label", None)
        return {
            **({"title": f"{label.ja} / {label.en}"} if isinstance(label, Text) else {}),
            "description": _about(cls),
            "type": "object",
            "properties": {
                **({"type": {"const": slug}} if slug else {}),
                **beside,
                **properties,
            },
            "required": [*(("type",) if slug else ()), *needed, *required],
            "additionalProperties": False,
        }

    def _fields(self, cls: type[Any]) -> tuple[Schema, list[str]]:
        properties: Schema = {}
        required: list[str] = []
        own = not checks_itself(cls)
        for name, each in fields(cls).items():
            if name == LAYOUT.inlined(cls):
                continue
            key = LAYOUT.key(cls, name)
            properties[key] = self.value(each, own=own)
            otherwise = default(cls, name)
            if otherwise is ABSENT:
                required.append(key)
            elif otherwise is not None:
                properties[key] = {**properties[key], "default": dumper(each, LAYOUT)(otherwise)}
        return properties, required

    def _terms(self, terms: type[Term]) -> str:
        if self._is_new(terms.__name__, terms):
            words = "、".join(f"{term.value}＝{term.label.ja}" for term in terms)
            self.made[terms.__name__] = {
                "description": f"{_about(terms)} {words}",
                "type": "string",
                "enum": [term.value for term in terms],
            }
        return terms.__name__

    def _is_new(self, name: str, what: object) -> bool:
        if self._names.setdefault(name, what) != what:
            message = f"two definitions would be called {name}"
            raise TypeError(message)
        return name not in self.made


def _free_text(*, personal: bool) -> Schema:
    about = {"description": "個人に関する文字 / personal; never shown"} if personal else {}
    return {"type": "string", "minLength": 1, "maxLength": MAX_TEXT, "pattern": r"\S", **about}


def _ref(name: str) -> Schema:
    return {"$ref": f"#/$defs/{name}"}


def _about(cls: type[Any]) -> str:
    return (inspect.getdoc(cls) or "").partition("\n")[0]
