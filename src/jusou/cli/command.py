"""What a command is made of (コマンドの部品): arguments, options, and help that fits the screen."""

from collections.abc import Iterable
from typing import Any

import click

from jusou.answer import Outcome
from jusou.cli.speech import WIDTH, Speech, cells, wrapped

YES, NO, UNREADABLE, UNDETERMINED, FAULT = 0, 1, 2, 3, 70
UNWRITABLE, INTERRUPTED, PIPE_CLOSED = 74, 130, 141

CODES = {
    Outcome.PERMITTED: YES,
    Outcome.UNDETERMINED: UNDETERMINED,
    Outcome.NOT_PERMITTED: NO,
    Outcome.FORBIDDEN: NO,
}

_GRAVEST_FIRST = (UNREADABLE, NO, UNDETERMINED, YES)


def gravest(codes: Iterable[int]) -> int:
    """The exit code over many inputs: 2 > 1 > 3 > 0 (終了コードのまとめ)."""
    return min(codes, key=_GRAVEST_FIRST.index, default=YES)


class Command(click.Command):
    """A command that knows its language (コマンド)."""

    def __init__(self, speech: Speech, name: str, **more: Any) -> None:
        super().__init__(name, context_settings={"help_option_names": ["-h", "--help"]}, **more)
        self.speech = speech
        self.params += [_lang(speech)]

    def get_help(self, ctx: click.Context) -> str:
        """The help, fitted by columns: click's own counts characters (使い方)."""
        return "\n".join(help_lines(self, ctx, self.speech))

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """The option that shows it (使い方の選択肢)."""
        option = super().get_help_option(ctx)
        if option is not None:
            option.help = self.speech("使い方を出して終わる", "show this and leave")
        return option


class Group(Command, click.Group):
    """The command with its subcommands (コマンドの束)."""


def help_lines(command: click.Command, ctx: click.Context, speech: Speech) -> list[str]:
    """The help of a command as lines (使い方の行)."""
    usage = " ".join((ctx.command_path, *command.collect_usage_pieces(ctx)))
    lines = list(wrapped(f"{speech('使い方', 'Usage')}: {usage}", WIDTH))
    for line in ("", *(command.help or "").split("\n")):
        lines += wrapped(line, WIDTH)
    rows = [
        record
        for param in command.get_params(ctx)
        if isinstance(param, click.Option) and (record := param.get_help_record(ctx))
    ]
    blocks = [(speech("オプション", "Options"), rows)]
    if isinstance(command, click.Group):
        each = [(name, found.short_help or "") for name, found in command.commands.items()]
        blocks.insert(0, (speech("コマンド", "Commands"), each))
    for title, found in blocks:
        lines += ["", f"{title}:"]
        width = max((cells(name) for name, _ in found), default=0) + 4
        for name, text in found:
            parts = list(wrapped(text, WIDTH - width))
            lines.append(f"  {name}{' ' * (width - 2 - cells(name))}{parts[0]}".rstrip())
            lines += [" " * width + part for part in parts[1:]]
    if command.epilog:
        lines += ["", *wrapped(command.epilog, WIDTH)]
    return lines


# --- parameters ---------------------------------------------------------------------------------


def argument(name: str, **more: Any) -> click.Argument:
    """An argument, shown by its name in capitals (引数)."""
    return click.Argument([name], metavar=more.pop("metavar", name.upper()), **more)


def _lang(speech: Speech) -> click.Option:
    # Chosen before anything is parsed, so that even the help is in it; here it is only allowed.
    return click.Option(
        ["--lang"],
        metavar="ja|en",
        expose_value=False,
        help=speech("言葉（既定は日本語）", "language, Japanese by default"),
    )


def under(speech: Speech) -> click.Option:
    """``--under``: under which municipality's profile (どの自治体の運用か)."""
    return click.Option(
        ["--under"],
        metavar="M",
        help=speech(
            "自治体の運用プロファイル（番号か TOML ファイル。なければ履歴のもの、それもなければ国の標準）",
            "a municipality's profile: its id or a TOML file; else the history's, else the national default",
        ),
    )


def on(speech: Speech) -> click.Option:
    """``--on``: on which day (いつの時点か)."""
    return click.Option(
        ["--on"],
        metavar="DATE",
        help=speech("どの日の時点か（既定は日本時間の今日）", "the day; today in Japan by default"),
    )


def as_json(speech: Speech) -> click.Option:
    """``--json``: for machines (機械向けの出力)."""
    return click.Option(
        ["--json", "as_json"], is_flag=True, help=speech("JSON で出す", "write JSON, for machines")
    )


def full(speech: Speech) -> click.Option:
    """``--full``: with everything used (すべて示す)."""
    return click.Option(
        ["--full"],
        is_flag=True,
        help=speech("満たしている規則と、用いた事実も示す", "also what holds, and the facts used"),
    )
