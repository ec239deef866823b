"""The front of the command (コマンドの表): one language, one exit code, and no traceback ever."""

import sys
from collections.abc import Sequence
from importlib.metadata import version
from pathlib import Path
from typing import Any, NoReturn

import click

from jusou.cli.command import (
    FAULT,
    INTERRUPTED,
    PIPE_CLOSED,
    UNREADABLE,
    UNWRITABLE,
    YES,
    Group,
)
from jusou.cli.compare import compare_command
from jusou.cli.demo import demo_command
from jusou.cli.figures import indicators_command
from jusou.cli.law import law_command
from jusou.cli.meetings import meetings_command
from jusou.cli.municipality import municipality_command
from jusou.cli.office import due_command, form_command, view_command
from jusou.cli.pages import flow_command, rules_command, schema_command
from jusou.cli.questions import audit_command, judge_command, warn
from jusou.cli.receipt import receipt_command
from jusou.cli.speech import Speech, let_go, soften
from jusou.errors import InvalidError, JusouError, Problem
from jusou.law import EDITION
from jusou.wording import Text


def commands(speech: Speech) -> Group:
    """The whole command in one language (コマンドの全体)."""

    def show_version(ctx: click.Context, _param: click.Parameter, wanted: bool) -> None:  # noqa: FBT001 - click calls it so
        if wanted:
            click.echo(
                f"jusou {version('jusou')} ({speech('版', 'edition')} {EDITION.isoformat()})"
            )
            ctx.exit()

    group = Group(
        speech,
        "jusou",
        params=[
            click.Option(
                ["--version"],
                is_flag=True,
                is_eager=True,
                expose_value=False,
                callback=show_version,
                help=speech("版を出して終わる", "show the version and leave"),
            )
        ],
        help=speech(
            "重層的支援体制整備事業（社会福祉法106条の4）の判定を、理由とともに返します。\n"
            "決めるのは市町村です。法的助言ではありません。",
            "Answers, with reasons, what Japan's multi-layered support scheme permits.\n"
            "The municipality decides; this is no legal advice.",
        ),
        epilog=speech(
            "終了コード: 0 できる、1 できない、3 まだ決められない、2 入力の誤り、"
            "70 jusou の誤り、74 書き出せない、130 中断、141 読み手が閉じた",
            "Exit codes: 0 yes, 1 no, 3 undetermined, 2 unreadable input, 70 a fault of jusou, "
            "74 output cannot be written, 130 interrupted, 141 the reader has gone",
        ),
    )
    for command in (
        demo_command,
        judge_command,
        meetings_command,
        audit_command,
        view_command,
        due_command,
        form_command,
        indicators_command,
        rules_command,
        law_command,
        flow_command,
        municipality_command,
        compare_command,
        receipt_command,
        schema_command,
    ):
        group.add_command(command(speech))
    return group


class Front:
    """The command as it is called, from a shell or in a test (コマンドの入口)."""

    name = "jusou"

    def main(self, args: Sequence[str] | None = None, **_more: Any) -> NoReturn:
        """Run, and leave with the exit code (実行)."""
        given = list(sys.argv[1:] if args is None else args)
        soften(sys.stdout, sys.stderr)
        code = _run(given)
        sys.exit(code)


front = Front()


def _lang(given: list[str]) -> str:
    """The language asked for, before anything else is read: even the help is in it (言葉)."""
    lang = "ja"
    for at, word in enumerate(given):
        if word == "--":
            break
        if word == "--lang" and at + 1 < len(given):
            lang = given[at + 1]
        elif word.startswith("--lang="):
            lang = word.partition("=")[2]
    return lang


def _run(given: list[str]) -> int:
    lang = _lang(given)
    speech = Speech("en" if lang == "en" else "ja")
    if lang not in {"ja", "en"}:
        speech.warn(speech("--lang は ja か en にしてください。", "--lang is ja or en"))
        return UNREADABLE
    if sys.stdout is None:  # as Python has it where it is closed
        warn(speech, (_UNWRITABLE,))
        return UNWRITABLE
    try:
        code = _led(given, speech)
        sys.stdout.flush()
    except BrokenPipeError:
        # Whoever read has gone; the interpreter must not try again at its end.
        let_go(sys.stdout)
        code = PIPE_CLOSED
    except (KeyboardInterrupt, click.Abort):
        code = INTERRUPTED
    except Exception as error:  # noqa: BLE001 - the last line of defence; nothing of the input is shown
        # An error of the output names no file; one of a file of ours does.
        if isinstance(error, OSError) and error.filename is None:
            let_go(sys.stdout)
            warn(speech, (_UNWRITABLE,))
            return UNWRITABLE
        speech.warn(_fault(speech, error))
        code = FAULT
    return code


def _led(given: list[str], speech: Speech) -> int:
    """The exit code of what was asked, or of what was wrong with how it was asked (実行)."""
    try:
        # Not by click's own main, which makes a closed pipe a plain "no".
        group = commands(speech)
        with group.make_context("jusou", given or ["--help"]) as ctx:
            found = group.invoke(ctx)
    except click.exceptions.Exit as left:
        found = left.exit_code
    except InvalidError as error:
        warn(speech, error.problems)
        return UNREADABLE
    except JusouError as error:
        speech.warn(speech("入力を読めません", "unreadable input") + f" [{error.code}]")
        return UNREADABLE
    except click.ClickException as error:
        # A group alone asks for its help; click 8.1 has no such error, and shows it itself.
        if type(error).__name__ == "NoArgsIsHelpError":
            sys.stdout.write(error.format_message() + "\n")
            return YES
        speech.warn(_misuse(speech, error, given))
        return UNREADABLE
    return found if isinstance(found, int) else YES


_UNWRITABLE = Problem("", "output", Text("出力を書き出せません。", "the output cannot be written"))


def _named(given: list[str]) -> str:
    """The command that was meant, where click does not tell (どのコマンドか)."""
    names = commands(Speech()).commands
    return " ".join(("jusou", *[word for word in given[:1] if word in names]))


def _misuse(speech: Speech, error: click.ClickException, given: list[str]) -> str:
    """What was wrong with the command line, without repeating it (使い方の誤り)."""
    ctx = error.ctx if isinstance(error, click.UsageError) else None
    path = ctx.command_path if ctx is not None else _named(given)
    match error:
        case click.NoSuchOption():
            near = "、".join(error.possibilities or ())
            said = speech("知らないオプションがあります。", "there is an unknown option.")
            said += speech(f"{near} のことですか。", f" Did you mean {near}?") if near else ""
        case click.MissingParameter():
            name = _asked_for(error.param, ctx) if error.param and ctx else ""
            said = speech(f"{name} が要ります。", f"{name} is required.")
        case click.BadOptionUsage():
            said = speech("値のないオプションがあります。", "an option lacks its value.")
        case click.BadParameter():
            said = speech("引数の値を読めません。", "a value cannot be read.")
        case _ if isinstance(ctx.command if ctx else None, click.Group):
            said = speech("そのコマンドはありません。", "no such command.")
        case _:
            said = speech("引数が多すぎるか、足りません。", "too many arguments, or too few.")
    return said + speech(f" 使い方: {path} --help", f" See {path} --help")


def _asked_for(param: click.Parameter, ctx: click.Context) -> str:
    """What is missing, as it is typed (足りないもの): ``CASE``, or ``--of ID``."""
    metavar = param.make_metavar(ctx)
    return f"{param.opts[-1]} {metavar}" if isinstance(param, click.Option) else metavar


def _fault(speech: Speech, error: Exception) -> str:
    """One line about a fault of ours: where it was, and nothing of what was given (内部の誤り)."""
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    place = ""
    if trace is not None:
        place = f" {Path(trace.tb_frame.f_code.co_filename).name}:{trace.tb_lineno}"
    kind = type(error).__name__
    return speech(
        f"jusou の内部の誤りです（{kind}{place}）。入力の内容は表示していません。",
        f"A fault of jusou ({kind}{place}); nothing of the input is shown.",
    )
