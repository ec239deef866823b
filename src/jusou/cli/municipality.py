"""``jusou municipality`` (自治体の運用プロファイル): list, show, check, begin, and the schema."""

import contextlib
import datetime as dt
import itertools
import sys
from pathlib import Path
from typing import Any

import click

from jusou.cli.command import (
    NO,
    UNREADABLE,
    YES,
    Command,
    Group,
    argument,
    as_json,
    gravest,
    on,
)
from jusou.cli.inputs import STDIN, a_day, a_profile, is_inline, refuse, whole
from jusou.cli.questions import warn
from jusou.cli.speech import Speech
from jusou.errors import InvalidError, Problem, UnreadableError
from jusou.municipality import Checked, Municipality, check_file
from jusou.municipality.interview import Interview, interview
from jusou.municipality.load import text_of
from jusou.plain import to_plain
from jusou.schema import profile_schema
from jusou.term import runs
from jusou.wording import Text


def municipality_command(speech: Speech) -> click.Command:
    """``jusou municipality`` (自治体の運用プロファイル)."""
    group = Group(
        speech,
        "municipality",
        short_help=speech("自治体の運用プロファイルを見る", "the municipalities' profiles"),
        help=speech(
            "付属する自治体の運用プロファイルを見たり、自分の市町村のものを書き始め、点検したりします。",
            "Shows the profiles that come with jusou; begins and checks one's own.",
        ),
    )
    group.add_command(_list_command(speech))
    group.add_command(_show_command(speech))
    group.add_command(_check_command(speech))
    group.add_command(_new_command(speech))
    group.add_command(_schema_command(speech))
    return group


def _list_command(speech: Speech) -> click.Command:
    def run(*, as_json: bool) -> int:
        found = [Municipality.load(name) for name in Municipality.shipped()]
        if as_json:
            speech.data(
                [
                    {"id": each.id, "name": each.name, "version": each.version, "hash": each.hash}
                    for each in found
                ]
            )
            return YES
        for each in found:
            speech.say(f"{each.id}  {each.name}（{each.version}）", "bold")
            if each.source:
                speech.say(f"    {each.source}")
        return YES

    return Command(
        speech,
        "list",
        callback=run,
        params=[as_json(speech)],
        short_help=speech("一覧を出す", "list them"),
        help=speech("付属する運用プロファイルの一覧です。", "Lists the profiles."),
    )


def _show_command(speech: Speech) -> click.Command:
    def run(name: str, on: str | None, *, as_json: bool) -> int:
        found, day = a_profile(name, "NAME"), a_day(on)
        if as_json:
            speech.data(to_plain(found))
        else:
            _profile(speech, found, day)
        return YES

    return Command(
        speech,
        "show",
        callback=run,
        params=[argument("name"), on(speech), as_json(speech)],
        short_help=speech("1つを見る", "show one"),
        help=speech(
            "運用プロファイル（番号か TOML ファイル）の要点を出します。全部は --json で出ます。",
            "Shows the main points of a profile (its id or a TOML file); --json gives all of it.",
        ),
    )


def _profile(speech: Speech, found: Municipality, day: dt.date) -> None:
    speech.title(f"{found.name}（{found.id} {found.version}）")
    if found.source:
        speech.say(f"{speech('出典', 'Source')}: {found.source}")
    running = speech.of(found.running(day).label)
    speech.say(f"{speech('重層事業の実施', 'Scheme')}（{day.isoformat()}）: {running}")
    for ja, en, order in (
        ("アウトリーチと支援決定", "outreach and the decision", found.outreach_order),
        ("参加支援と支援決定", "participation and the decision", found.participation_order),
    ):
        speech.say(f"{speech(ja, en)}: {speech.of(order.label)}")
    seen = speech.of(found.purposes_seen.label)
    speech.say(f"{speech('利用目的の文書を読んだか', 'documents on purpose seen')}: {seen}")
    speech.say()
    speech.say(speech("会議体:", "Bodies:"), "bold")
    for body in found.bodies:
        bases = speech("、", ", ").join(speech.of(each.label) for each in sorted(body.bases))
        speech.say(f"・{body.name}（{body.id}）")
        speech.say(f"    {speech('根拠', 'basis')}: {bases or speech('記載なし', 'not stated')}")
        speech.say(f"    {speech('組織', 'constituted by')}: {speech.of(body.organiser.label)}")
        seats = sum(runs(seat.since, seat.until, day) for seat in body.seats)
        if seats:
            speech.say(f"    {speech('構成員', 'members')}: {seats}")
    speech.say()
    speech.say(speech("機関:", "Agencies:"), "bold")
    for agency in found.agencies:
        character = speech.of(agency.character_on(day).label)
        entrusted = speech("・受託者", ", entrusted") if agency.is_entrusted(None, day) else ""
        speech.say(f"・{agency.name}（{agency.id}）: {character}{entrusted}")


# --- check ----------------------------------------------------------------------------------------


def _check_command(speech: Speech) -> click.Command:
    def run(files: tuple[str, ...], *, as_json: bool) -> int:
        codes: list[int] = []
        for number, name in enumerate(files):
            try:
                found = check_file(_source(name, f"FILE {number + 1}" if files[1:] else "FILE"))
            except InvalidError as error:
                warn(speech, error.problems)
                codes.append(UNREADABLE)
                continue
            codes.append(found.exit_code)
            if as_json:
                speech.data(_plain(name, found))
                continue
            if number:
                speech.say()
            _checked(speech, name, found)
        return gravest(codes)

    return Command(
        speech,
        "check",
        callback=run,
        params=[argument("files", nargs=-1, required=True, metavar="FILE..."), as_json(speech)],
        short_help=speech("点検する", "check them"),
        help=speech(
            "運用プロファイル（TOML ファイル、-、付属の番号）を点検し、担当者に尋ねる文にします。\n"
            "終了コード: 0 尋ねることがない、3 決まっていないことだけがある、1 法律に反するか記載どうしが合わない、"
            "2 読み込めない",
            "Checks profiles (a TOML file, -, or the id of one that comes with jusou).\n"
            "Exit codes: 0 nothing to ask, 3 something is open, 1 it goes beyond the law or "
            "contradicts itself, 2 it cannot be read.",
        ),
    )


def _source(name: str, where: str) -> bytes:
    """The bytes of a profile: of a file, of standard input, or of one that comes with jusou."""
    if is_inline(name):
        refuse(where, "no_file", "そのファイルを開けません。", "no such file")
    return text_of(name) if name in Municipality.shipped() else whole(name, where)


def _label(name: str) -> str:
    return "-" if name == STDIN else name


def _checked(speech: Speech, name: str, found: Checked) -> None:
    title = f"{found.profile.name}（{found.profile.id}）" if found.profile else _label(name)
    speech.title(title)
    lines = iter(found.lines)
    if found.problems:
        speech.say(
            speech("読み込めません。次を直してください。", "It does not load. Mend the following."),
            "bold",
        )
    for problem, line in zip(found.problems, lines, strict=False):
        speech.say(f"・{_place(name, line, problem.path)} [{problem.code}]")
        speech.say(f"  {speech.of(problem.text)}")
    for kind, group in itertools.groupby(
        zip(found.remarks, found.lines[len(found.problems) :], strict=True),
        key=lambda pair: pair[0].kind,
    ):
        asked = list(group)
        speech.say(f"{speech.of(kind.label)}（{len(asked)}）", "bold")
        for remark, line in asked:
            speech.say(f"・{speech.of(remark.question)}")
            speech.say(f"  {_place(name, line, remark.path)}")
    if not found.problems and not found.remarks:
        speech.say(speech("尋ねることはありません。", "There is nothing to ask."))


def _place(name: str, line: int | None, path: str) -> str:
    shown = _label(name) if line is None else f"{_label(name)}:{line}"
    return shown if path.startswith("line ") or not path else f"{shown} {path}"


def _plain(name: str, found: Checked) -> dict[str, Any]:
    return {
        "file": _label(name),
        "loads": found.profile is not None,
        "id": found.profile.id if found.profile else None,
        "exit": found.exit_code,
        "problems": [
            {
                "path": each.path,
                "line": line,
                "code": each.code,
                "text": {"ja": each.text.ja, "en": each.text.en},
            }
            for each, line in zip(found.problems, found.lines, strict=False)
        ],
        "remarks": [
            {
                "kind": each.kind.value,
                "path": each.path,
                "line": line,
                "text": {"ja": each.ja, "en": each.en},
                "sources": list(each.sources),
            }
            for each, line in zip(found.remarks, found.lines[len(found.problems) :], strict=True)
        ],
    }


# --- new ------------------------------------------------------------------------------------------


def _new_command(speech: Speech) -> click.Command:
    def run(file: str | None) -> int:
        if file is not None and Path(file).exists():
            raise UnreadableError((_EXISTS,))
        text = _asked(speech, interview())
        if file is None:
            sys.stdout.write(text)
            return YES
        _write(file, text)
        found = check_file(text)
        speech.say(
            speech(
                f"書きました。尋ねることが{len(found.remarks)}件残っています。"
                "中身を見て、書き足したら点検してください。",
                f"Written; {len(found.remarks)} things are left to ask. Add to it, then check it.",
            )
        )
        speech.say("  jusou municipality check " + file)
        return NO if found.profile is None else YES

    return Command(
        speech,
        "new",
        callback=run,
        params=[argument("file", required=False, metavar="[FILE]")],
        short_help=speech("問いに答えて書き始める", "begin one by being asked"),
        help=speech(
            "要綱が答えることを日本語で尋ね、運用プロファイル（TOML）を書きます。"
            "FILE がなければ画面に出します。もうあるファイルには書きません。"
            "答えを1行ずつ並べたものを標準入力から渡すこともできます。",
            "Asks what an outline answers and writes a profile (TOML) to FILE, or to the screen. "
            "Answers may also be piped in, a line each. A file that exists is left alone.",
        ),
    )


_EXISTS = Problem(
    "FILE", "exists", Text("そのファイルはもうあります。", "that file exists already")
)
_ENDED = Problem("-", "ended", Text("答えが途中で終わりました。", "the answers broke off"))


def _asked(speech: Speech, asking: Interview) -> str:
    """Put every question, and again what was not understood; the TOML at the end (聞き取り)."""
    question = next(asking)
    while True:
        for line in question.lines():
            speech.warn(speech.of(line))
        given = _answer()
        wrong = question.wrong(given or "")
        if wrong is not None:
            if given is None:
                raise UnreadableError((_ENDED,))
            speech.warn(speech.of(wrong))
        try:
            question = asking.send(given or "")
        except StopIteration as done:
            written: str = done.value
            return written


def _answer() -> str | None:
    """The next line of what is typed or piped, or ``None`` at its end (答え)."""
    line = ""
    if sys.stdin is not None:
        try:
            line = sys.stdin.readline()
        except ValueError:
            refuse("-", "utf8", "標準入力を読めません。", "standard input cannot be read")
    return line.rstrip("\r\n") if line else None


def _write(file: str, text: str) -> None:
    with contextlib.suppress(OSError, ValueError):
        with Path(file).open("x", encoding="utf-8", newline="\n") as stream:
            stream.write(text)
        return
    refuse("FILE", "output", "そのファイルに書けません。", "that file cannot be written")


# --- schema ---------------------------------------------------------------------------------------


def _schema_command(speech: Speech) -> click.Command:
    def run() -> int:
        speech.data(profile_schema(), indent=2)
        return YES

    return Command(
        speech,
        "schema",
        callback=run,
        params=[],
        short_help=speech("書式の JSON Schema を出す", "the JSON Schema of a profile"),
        help=speech(
            "運用プロファイルの JSON Schema（2020-12）を出します。TOML の編集ソフトに読ませると、"
            "項目の名と選べる言葉を示してくれます。",
            "Writes the JSON Schema (2020-12) of a profile, for editors that know TOML.",
        ),
    )
