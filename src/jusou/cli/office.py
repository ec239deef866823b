"""``jusou view``, ``jusou due`` and ``jusou form`` (見える範囲・期日・様式): what an office works from."""

import contextlib
from pathlib import Path

import click

from jusou.case import Case
from jusou.cli.command import NO, UNREADABLE, YES, Command, argument, as_json, on, under
from jusou.cli.inputs import Found, Profiles, a_day, a_purpose, histories_in, read_once, refuse
from jusou.cli.questions import at_hand, named_by, note_changes, warn
from jusou.cli.speech import Speech
from jusou.deadlines import AHEAD, Due, due
from jusou.errors import InvalidError
from jusou.forms import PAPERS, As, Paper, form, written
from jusou.municipality import Municipality
from jusou.plain import to_plain
from jusou.rendering import MUNICIPALITY, Audience, Naming, Reader
from jusou.viewing import View, view
from jusou.vocabulary import Capacity
from jusou.wording import Term


def _reader(text: str | None) -> Audience:
    """Whom ``--for`` names, the municipality if nobody (読み手)."""
    found = _named(*(text or Reader.MUNICIPALITY.value).split(":", 2))
    if found is None:
        refuse(
            "--for",
            "choice",
            "municipality、agency:番号[:立場]、body:番号[:開催]、person:番号 のどれかにしてください。立場: "
            + "、".join(f"{each.value}（{each.label.ja}）" for each in Capacity),
            "municipality, agency:ID[:capacity], body:ID[:meeting] or person:ID; capacities: "
            + ", ".join(each.value for each in Capacity),
        )
    return found


def _named(kind: str, ident: str = "", more: str = "") -> Audience | None:
    """``agency:ID:CAPACITY``, ``body:ID:MEETING``, ``person:ID``; ``None`` for nothing of these."""
    match kind:
        case "municipality" if not ident:
            return MUNICIPALITY
        case "person" if ident and not more:
            return Audience(Reader.PERSON, ident)
        case "body" if ident:
            return Audience(Reader.BODY, ident, meeting=more or None)
        case "agency" if ident and more in ("", *Capacity):
            return Audience(Reader.AGENCY, ident, Capacity(more) if more else Capacity.OFFICIAL)
        case _:
            return None


def _for(speech: Speech) -> click.Option:
    return click.Option(
        ["--for", "for_"],
        metavar="READER",
        help=speech(
            "読み手: municipality（既定）、agency:番号[:立場]、body:番号[:開催]、person:番号",
            "the reader: municipality (default), agency:ID[:capacity], body:ID[:meeting], person:ID",
        ),
    )


def _purpose(speech: Speech) -> click.Option:
    return click.Option(
        ["--purpose"],
        metavar="P",
        help=speech(
            "何のために見るか（既定は support_system 支援体制の検討）",
            "what for; support_system by default",
        ),
    )


def view_command(speech: Speech) -> click.Command:
    """``jusou view`` (読み手に合わせたケース)."""

    def run(
        case: str,
        for_: str | None,
        purpose: str | None,
        under: str | None,
        on: str | None,
        *,
        as_json: bool,
    ) -> int:
        reader, wanted, day = _reader(for_), a_purpose(purpose), a_day(on)
        history, profile = at_hand(case, Profiles.named(under))
        seen = view(Case.of(history), for_=reader, under=profile, on=day, purpose=wanted)
        if as_json:
            speech.data(to_plain(seen))
        else:
            _tell(speech, seen, named_by(profile))
        note_changes(speech, history, profile)
        return YES

    return Command(
        speech,
        "view",
        callback=run,
        params=[
            argument("case"),
            _for(speech),
            _purpose(speech),
            under(speech),
            on(speech),
            as_json(speech),
        ],
        short_help=speech("読み手に見える範囲を示す", "what may this reader see?"),
        help=speech(
            "ケースのうち、その読み手に見えるものだけを示します。氏名と住所は --json のときだけ出ます。",
            "Shows what of a case its reader may see. Names and addresses are in --json alone.",
        ),
    )


def _tell(speech: Speech, seen: View, naming: Naming) -> None:
    label = speech.of(seen.reader.label)
    speech.title(f"{seen.case}（{label}・{seen.on.isoformat()}）")
    people = "、".join(each.id for each in seen.people) or speech("なし", "none")
    speech.say(f"{speech('人', 'People')}: {people}")
    for track in seen.tracks:
        programme, stage = track.programme.label, track.stage.within(track.programme)
        speech.say(f"・{track.id}: {track.person}　{speech.of(programme)}: {speech.of(stage)}")
    speech.say(f"{speech('情報の項目', 'Information')}:")
    for each in seen.information:
        speech.say(
            f"・{each.subject}「{speech.of(each.category.label)}」"
            f" {naming(each.holder.agency)}: {speech.of(each.how.label)}"
        )
    counts = (
        (speech("プラン", "plans"), len(seen.plans)),
        (speech("会議", "sittings"), len(seen.meetings)),
        (speech("記録", "records"), len(seen.records)),
    )
    speech.say("　".join(f"{name} {count}" for name, count in counts))
    if seen.withheld:
        speech.say(speech("開示できない情報があります。", "Something is withheld."))
        for one in seen.withheld:
            what = f"{one.subject}「{speech.of(one.category.label)}」" if one.category else ""
            speech.say(f"・{what}{speech.of(one.why.label)}")


def _cases(
    speech: Speech, sources: tuple[str, ...], profiles: Profiles
) -> tuple[list[Case], dict[str, Municipality], bool]:
    """The cases of all histories, their profiles, and whether every one could be read (読み込み)."""
    cases: list[Case] = []
    under: dict[str, Municipality] = {}
    clean = True
    for number, source in enumerate(sources, start=1):
        name = f"HISTORY {number}" if len(sources) > 1 else "HISTORY"
        found = Found()
        for at, line in enumerate(histories_in(source, name, found), start=1):
            if not line.strip():
                continue
            try:
                read, profile = profiles.history(line)
            except InvalidError as error:
                clean = False
                where = f"{name} {speech(f'{at}行目', f'line {at}')}" if found.by_line else name
                warn(speech, found.told(at, error.problems), where)
                continue
            cases.append(Case.of(read))
            under[profile.id] = profile
    return cases, under, clean


def due_command(speech: Speech) -> click.Command:
    """``jusou due`` (期日と未了の一覧)."""

    def run(
        history: tuple[str, ...], ahead: int, under: str | None, on: str | None, *, as_json: bool
    ) -> int:
        read_once("HISTORY", *history)
        day, profiles = a_day(on), Profiles.named(under)
        cases, found, clean = _cases(speech, history, profiles)
        if len(found) > 1:
            refuse(
                "HISTORY",
                "mixed_municipalities",
                "違う自治体の履歴が混ざっています。自治体ごとに分けてください。",
                "histories of several municipalities are mixed; ask for each apart",
            )
        chosen = next(iter(found.values()), profiles(None))
        rows = due(cases, under=chosen, on=day, ahead=ahead)
        for row in rows:
            if as_json:
                speech.data({**to_plain(row), "kind": row.kind.value})
                continue
            when = row.day.isoformat() if row.day else speech("日の定めなし", "no day")
            whose = "　".join(each for each in (row.case, row.person, _place(row)) if each)
            said = f"{when}　{whose}　{speech.of(row.kind.label)}: {speech.of(row.text)}"
            source = "" if row.source == "not_stated" else f"（{row.source}）"
            speech.say(f"・{said}{source}")
        if not clean:
            speech.warn(
                speech(
                    "読めない履歴は、この一覧に入っていません。",
                    "what could not be read is not in the list",
                )
            )
            return UNREADABLE
        if not rows and not as_json:
            speech.say(speech("いま見るべきものはありません。", "Nothing is due."))
        return NO if rows else YES

    return Command(
        speech,
        "due",
        callback=run,
        params=[
            argument("history", nargs=-1, required=True, metavar="HISTORY…"),
            click.Option(
                ["--ahead"],
                type=click.IntRange(0, 3660),
                default=AHEAD,
                metavar="DAYS",
                help=speech(
                    f"何日先まで見るか（既定は {AHEAD}）", f"days ahead; {AHEAD} by default"
                ),
            ),
            under(speech),
            on(speech),
            as_json(speech),
        ],
        short_help=speech("期日の近いもの、未了のものを示す", "what is due, and not yet done"),
        help=speech(
            "終わりの近い同意、見直し、果たした記録のない義務、返事待ち、人の判断を待つ問いなどを、日の早い順に示します。\n"
            "終了コード: 0 何もない、1 ある、2 入力の誤り",
            "Lists consents about to end, reviews, duties without a record, replies awaited and open "
            "questions, the earliest first.\n"
            "Exit codes: 0 nothing, 1 something is due, 2 unreadable input",
        ),
    )


def _place(row: Due) -> str | None:
    """Which track, sitting or act a row is about, unless its source says so (一覧の対象)."""
    return None if row.about is None or row.about in row.source else row.about


def _one_of(text: str, terms: tuple[Term, ...], where: str) -> Term:
    found = next((each for each in terms if each.value == text), None)
    if found is None:
        refuse(
            where,
            "choice",
            "次のどれかにしてください: "
            + "、".join(f"{each.value}（{each.label.ja}）" for each in terms),
            "choose one of: " + ", ".join(each.value for each in terms),
        )
    return found


def _keep(name: str, data: bytes) -> None:
    """Write a file; where it cannot be written, say so without repeating its name (書き出し)."""
    with contextlib.suppress(OSError, ValueError):
        Path(name).write_bytes(data)
        return
    refuse("--out", "output", "そこには書き出せません。", "it cannot be written there")


def form_command(speech: Speech) -> click.Command:
    """``jusou form`` (様式)."""

    def run(
        case: str,
        paper: str,
        of: str,
        for_: str | None,
        form_as: str,
        out: str | None,
        purpose: str | None,
        under: str | None,
        on: str | None,
    ) -> int:
        wanted = Paper(_one_of(paper, PAPERS, "PAPER"))
        way = As(_one_of(form_as, tuple(As), "--as"))
        reader, why, day = _reader(for_), a_purpose(purpose), a_day(on)
        history, profile = at_hand(case, Profiles.named(under))
        made = form(
            Case.of(history), wanted, of=of, under=profile, on=day, for_=reader, purpose=why
        )
        data = written(made, way)
        if out is not None:
            _keep(out, data)
        elif way is As.CSV:
            click.echo(data, nl=False)
        else:
            click.echo(data.decode(), nl=False)
        note_changes(speech, history, profile)
        return YES

    return Command(
        speech,
        "form",
        callback=run,
        params=[
            argument("case"),
            argument("paper"),
            click.Option(
                ["--of"],
                required=True,
                metavar="ID",
                help=speech(
                    "何について（人、つなぎ、プラン、支援の流れ、求め、会議の番号）",
                    "of what: the id of a person, referral, plan, track, request or sitting",
                ),
            ),
            _for(speech),
            click.Option(
                ["--as", "form_as"],
                default=As.TEXT.value,
                metavar="F",
                help=speech(
                    "text（既定）、markdown、html、csv", "text (default), markdown, html, csv"
                ),
            ),
            click.Option(
                ["-o", "--out"],
                metavar="FILE",
                help=speech(
                    "書き出すファイル（既定は標準出力）",
                    "the file to write; standard output by default",
                ),
            ),
            _purpose(speech),
            under(speech),
            on(speech),
        ],
        short_help=speech("様式を作る", "make a form"),
        help=speech(
            "読み手に見える範囲から様式を作ります。まだ作れないものは、誤りになります。\n"
            "PAPER: " + "、".join(f"{each.value}（{each.label.ja}）" for each in PAPERS),
            "Makes a form of what its reader may see; one asked before its time is an error.\n"
            "PAPER: " + ", ".join(f"{each.value} ({each.label.en})" for each in PAPERS),
        ),
    )
