"""Making a form (帳票の作成): what every form needs from a view, and how it is refused."""

import datetime as dt
from collections.abc import Iterable, Mapping

import attrs

from jusou.answer import Answer
from jusou.consent import Said
from jusou.errors import InvalidError, Problem, raise_all
from jusou.forms.document import Document, Field, Grid, Paper, Section
from jusou.information import Information
from jusou.law import Citation, Standing
from jusou.municipality import Municipality
from jusou.municipality.support import Form
from jusou.municipality.terms import FormKind
from jusou.rendering import Reader
from jusou.term import runs
from jusou.viewing import SeenConsent, SeenInformation, SeenPerson, SeenRecord, View
from jusou.vocabulary import Capacity, Stated
from jusou.wording import Term, Text

Day = dt.date

#: Which kind of a municipality's own forms stands for a paper.
KINDS: Mapping[Paper, FormKind] = {
    Paper.INTAKE: FormKind.INTAKE,
    Paper.ASSESSMENT: FormKind.ASSESSMENT,
    Paper.REFERRAL: FormKind.REFERRAL,
    Paper.PLAN: FormKind.PLAN,
    Paper.PREPARATION: FormKind.PREPARATION,
    Paper.EVALUATION: FormKind.EVALUATION,
}


#: Papers that are handed or sent to others than the reader they are made for, or signed by the person.
GOES_OUT = frozenset({Paper.AGENDA, Paper.INQUIRY, Paper.REFERRAL, Paper.INTAKE, Paper.PLAN})


@attrs.frozen
class Making:
    """One form in the making: from one reader's view, in one municipality (帳票の作成)."""

    seen: View
    under: Municipality
    answers: Mapping[str, Answer]

    # --- refusing ---

    def lost(self) -> InvalidError:
        """Of what is not there, and of what this reader may not know, the same is said (見えない)."""
        text = Text(
            "この読み手に見えるケースの中に、それはありません。",
            "it is not in the case as this reader may know it",
        )
        return InvalidError((Problem("of", "not_in_view", text),))

    def early(self, ja: str, en: str) -> InvalidError:
        """What the form is about has not happened yet: no page is half filled (まだ作れない)."""
        return InvalidError((Problem("of", "before_its_time", Text(ja, en)),))

    def only_for(self, *readers: Reader) -> None:
        """Some forms are not for every reader (読み手の限られた帳票)."""
        text = Text("この読み手のための帳票ではありません。", "this form is not for such a reader")
        raise_all(() if self.seen.reader in readers else (Problem("for_", "not_for_reader", text),))

    # --- what every form says ---

    def person(self, ident: str) -> SeenPerson:
        """Someone in the view (見える人)."""
        found = self.seen.person(ident)
        if found is None:
            raise self.lost()
        return found

    def document(
        self,
        paper: Paper,
        title: str | None,
        *sections: Section,
        consented: bool | None = None,
        dated: Day | None = None,
    ) -> Document:
        """The form under the name the municipality gives it, if it has one of its own (帳票)."""
        own = self.own_form(paper, consented=consented)
        notes: list[str] = []
        if own is not None:
            must = {Stated.YES: "使うことになっている", Stated.NO: "任意"}.get(own.mandatory)
            notes.append(f"様式名は自治体による（{must}）。" if must else "様式名は自治体による。")
        # What goes out to others does not tell them that there is more.
        if self.seen.withheld and paper not in GOES_OUT:
            notes.append("開示できない情報があります。")
        return Document(
            paper=paper,
            title=own.name if own is not None else title or paper.label.ja,
            case=self.seen.case,
            on=self.seen.on,
            office=office(self.under),
            reader=f"{self.seen.reader.label.ja}用",
            sections=sections,
            notes=tuple(notes),
            sources=own.sources if own is not None else (),
            dated=dated,
        )

    def own_form(self, paper: Paper, *, consented: bool | None) -> Form | None:
        """The municipality's own form of a kind, for this side of consent (自治体の様式)."""
        side = {None: Stated.NOT_STATED, True: Stated.YES, False: Stated.NO}[consented]
        kind = KINDS.get(paper)
        return next(
            (
                each
                for each in self.under.forms
                if each.kind is kind and each.consented in (side, Stated.NOT_STATED)
            ),
            None,
        )

    def names(self, idents: Iterable[str]) -> tuple[str, ...]:
        """Names, in order of their ids (名前)."""
        return tuple(self.seen.name(each) for each in sorted(idents))

    def days(self, records: Iterable[SeenRecord]) -> tuple[str, ...]:
        """The days of records (日)."""
        return tuple(dict.fromkeys(each.day.isoformat() for each in records))

    def information(
        self, label: str, pieces: Iterable[Information | SeenInformation], *, optional: bool = False
    ) -> Grid:
        """Whose information, of which category, held by whom (情報の項目の表)."""
        rows = dict.fromkeys(
            (
                self.seen.name(each.subject),
                each.category.label.ja,
                self.seen.name(each.holder.agency),
            )
            for each in pieces
        )
        return Grid(label, ("誰の", "項目", "把握している機関"), tuple(rows), optional=optional)

    def consents(self, person: str) -> tuple[SeenConsent, ...]:
        """What was said about one person's consent (同意の陳述)."""
        return tuple(each for each in self.seen.consents if each.person == person)

    def consented(self, person: str) -> bool:
        """Whether some consent of theirs is in force: which form is used, not what may be shared."""
        given = False
        for each in self.consents(person):
            if each.said is Said.GIVEN:
                given = runs(None, each.until, self.seen.on)
            elif each.said is not Said.ASKED and not each.categories:
                given = False
        return given

    def consent_grid(self, person: str, cite: Citation) -> Grid:
        """What was said of consent, in order: whose, of what, to whom, until when (同意の表)."""
        rows = tuple(
            (
                each.since.isoformat(),
                each.said.label.ja,
                labels(each.categories) or "すべて",
                _to_whom(self.names((*each.agencies, *each.bodies)), each.capacities),
                "、".join(self.names(each.excluded)),
                each.until.isoformat() if each.until else "定めなし",
            )
            for each in self.consents(person)
        )
        head = ("日", "区分", "項目", "相手", "除外", "期限")
        return Grid("情報共有の同意（誰の・何の・誰へ）", head, rows, cite.standing, cite)


def office(under: Municipality) -> str:
    """Whose form it is: the municipality, not the name of a profile (様式の主)."""
    return next(each.name for each in under.agencies if each.id == under.agency)


def _to_whom(names: Iterable[str], capacities: frozenset[Capacity]) -> str:
    """The recipients, and in which capacity where consent names one (相手と立場)."""
    listed = "、".join(names) or "―"
    return f"{listed}（{labels(sorted(capacities))}に限る）" if capacities else listed


def labels(terms: Iterable[Term]) -> str:
    """Words of a closed list, in its order, without what stands in brackets (用語の並び)."""
    found = sorted(terms, key=lambda each: list[Term](each.__class__).index(each))
    return "、".join(each.label.ja.partition("（")[0] for each in found)


def details(record: SeenRecord, name: str) -> tuple[str, ...]:
    """The words a record carries under one name (記録の項目)."""
    return tuple(each.label for each in record.details if each.name == name)


def texts(record: SeenRecord) -> tuple[str, ...]:
    """What was written freely in a record (自由記述)."""
    return tuple(text for _, text in record.texts)


def day(value: Day | None) -> tuple[str, ...]:
    """A day as a line (日)."""
    return (value.isoformat(),) if value is not None else ()


def by_hand(*labels: str) -> tuple[Field, ...]:
    """Fields for a pen (記入欄)."""
    return tuple(Field(each, by_hand=True) for each in labels)


MINISTRY = Standing.MINISTRY
