"""``jusou indicators`` (年度の指標): figures counted from histories, beside the plan's targets."""

import contextlib
import sys
from collections.abc import Callable, Generator, Iterator

import click
from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn

from jusou.cli.command import UNDETERMINED, UNREADABLE, YES, Command, argument, under
from jusou.cli.inputs import (
    STDIN,
    UNKNOWN_PROFILE,
    Found,
    a_profile,
    histories_in,
    read_once,
    refuse,
    size_of,
    today,
)
from jusou.cli.questions import warn
from jusou.cli.speech import Speech
from jusou.errors import InvalidError, UnknownNameError, raise_all
from jusou.history import ProfileRef
from jusou.indicators import pages
from jusou.indicators.chart import chart
from jusou.indicators.counted import Counted
from jusou.indicators.table import YearTable, indicator_problems, table, year_problems
from jusou.indicators.tally import Tally, tally_lines
from jusou.municipality import Municipality
from jusou.municipality.terms import Measure
from jusou.record import NOTHING_KNOWN, Known, histories
from jusou.term import fiscal_year, fiscal_year_of

FORMATS = ("text", "markdown", "csv", "json", "svg")


def indicators_command(speech: Speech) -> click.Command:
    """``jusou indicators`` (年度の指標)."""

    def run(
        history: tuple[str, ...],
        under: str | None,
        year: str | None,
        form: str,
        only: tuple[str, ...],
        listed: str | None,
    ) -> int:
        read_once("HISTORY", *history)
        if form not in FORMATS:
            refuse(
                "--format",
                "choice",
                f"次のどれかにしてください: {'、'.join(FORMATS)}",
                f"choose one of: {', '.join(FORMATS)}",
            )
        profile = _profile(under, history)
        wanted = _year(year)
        raise_all([*year_problems(profile, wanted), *indicator_problems(profile, only)])
        tally = Tally(profile, wanted, None if listed is None else _lister(speech, listed))
        if not _read(speech, history, tally):
            speech.warn(
                speech(
                    "読めない行や、数えられない履歴があるため、表は出しません。",
                    "no table is given: some histories could not be counted",
                )
            )
            return UNREADABLE
        found = table(tally.counts, only=only)
        if listed is None:
            _write(speech, found, form)
        return UNDETERMINED if found.is_open else YES

    return Command(
        speech,
        "indicators",
        callback=run,
        params=[
            argument("history", nargs=-1, required=True, metavar="HISTORY…"),
            under(speech),
            click.Option(
                ["--year"],
                metavar="Y",
                help=speech(
                    "年度（2026、R8、令和8年度。既定は日本時間の今日の年度）",
                    "the fiscal year; this one by default",
                ),
            ),
            click.Option(
                ["--format", "form"],
                metavar="F",
                default="text",
                help=speech(
                    "text、markdown、csv（Excel で開ける）、json、svg（図）のどれか",
                    "text, markdown, csv (for Excel), json or svg (charts, in Japanese)",
                ),
            ),
            click.Option(
                ["--only"],
                metavar="INDICATOR",
                multiple=True,
                help=speech("この番号の指標だけ（何度でも）", "this indicator alone; repeatable"),
            ),
            click.Option(
                ["--list", "listed"],
                metavar="MEASURE",
                help=speech(
                    "表の代わりに、その項目に数えた記録を1行ずつ JSON で出す",
                    "instead of the table, the records counted for a measure, one JSON a line",
                ),
            ),
        ],
        short_help=speech("年度の指標を記録から数える", "yearly figures from histories"),
        help=speech(
            "履歴（JSON、または1行に1件の JSON Lines）から年度の数値を数え、プロファイルの目標と並べます。\n"
            "読めない行や、ほかの自治体の履歴が一つでもあれば、表は出しません。\n"
            "終了コード: 0 集計できた、3 数え方が定まっていない開催がある、2 入力の誤り",
            "Counts a year's figures from histories and sets them beside the profile's targets.\n"
            "With one line that cannot be read, or one history of another municipality, no table is given.\n"
            "Exit codes: 0 counted, 3 how to count some sittings is left open, 2 unreadable input",
        ),
    )


def _year(text: str | None) -> int:
    if text is None:
        return fiscal_year(today())
    try:
        return fiscal_year_of(text)
    except InvalidError as error:
        problems = tuple(problem.under("--year") for problem in error.problems)
    raise InvalidError(problems)


def _profile(name: str | None, sources: tuple[str, ...]) -> Municipality:
    """The profile named, else that of the first history (運用プロファイル)."""
    if name is not None:
        return a_profile(name)
    if sources[0] == STDIN:
        refuse(
            "--under",
            "missing",
            "標準入力のときは、--under で自治体を指定してください。",
            "name the municipality by --under when reading standard input",
        )
    refs: list[ProfileRef | None] = []

    def known(ref: ProfileRef | None) -> Known:
        refs.append(ref)
        return NOTHING_KNOWN

    next(histories(histories_in(sources[0], "HISTORY", Found()), known=known), None)
    ref = next(iter(refs), None)
    with contextlib.suppress(UnknownNameError):
        return Municipality.load("default" if ref is None else ref.id)
    raise InvalidError((UNKNOWN_PROFILE,))


def _lister(speech: Speech, name: str) -> Callable[[Counted], None]:
    known = [each.value for each in Measure if each is not Measure.NOT_RECORDED]
    if name not in known:
        refuse(
            "--list",
            "choice",
            f"次のどれかにしてください: {'、'.join(known)}",
            f"choose one of: {', '.join(known)}",
        )

    def tell(found: Counted) -> None:
        if found.measure.value == name:
            speech.data(
                {
                    "measure": name,
                    "case": found.case,
                    "record": found.record,
                    "detail": found.detail,
                    "person": found.person,
                    "sitting": found.sitting.id if found.sitting is not None else None,
                }
            )

    return tell


def _read(speech: Speech, sources: tuple[str, ...], tally: Tally) -> bool:
    """Read every history into the tally; whether all of it could be counted (読み込み)."""
    clean = True
    with _progress(sources) as moved:
        for number, source in enumerate(sources, start=1):
            name = f"HISTORY {number}" if len(sources) > 1 else "HISTORY"
            found = Found()
            lines = moved(histories_in(source, name, found))
            for bad in tally_lines(lines, tally):
                clean = False
                line = speech(f"{bad.number}行目", f"line {bad.number}")
                warn(
                    speech,
                    found.told(bad.number, bad.problems),
                    f"{name} {line}" if found.by_line else name,
                )
    return clean


@contextlib.contextmanager
def _progress(
    sources: tuple[str, ...],
) -> Generator[Callable[[Iterator[bytes]], Iterator[bytes]]]:
    """A bar of how much has been read, where somebody looks (進みぐあい). Never in a pipe or a file."""
    if sys.stderr is None or not sys.stderr.isatty():
        yield lambda lines: lines
        return
    sizes = [size_of(source) for source in sources]
    whole = None if None in sizes else sum(filter(None, sizes))
    bar = Progress(
        TextColumn("{task.completed:,.0f} B"),
        BarColumn(),
        TimeRemainingColumn(),
        console=Console(file=sys.stderr),
        transient=True,
    )
    with bar:
        task = bar.add_task("", total=whole)

        def moved(lines: Iterator[bytes]) -> Iterator[bytes]:
            for line in lines:
                yield line
                bar.advance(task, len(line))

        yield moved


def _write(speech: Speech, found: YearTable, form: str) -> None:
    match form:
        case "json":
            speech.data(pages.plain(found), indent=2)
        case "csv":
            speech.raw(pages.csv(found, speech.lang))
        case "svg":
            speech.raw(chart(found).encode())
        case "markdown":
            for part in (
                pages.markdown(found, speech.lang),
                pages.counts_markdown(found.counts, speech.lang),
            ):
                speech.raw(part.encode() + b"\n")
        case _:
            first, *rest = pages.text(found, speech.lang)
            speech.title(first)
            for line in rest:
                speech.say(line)
