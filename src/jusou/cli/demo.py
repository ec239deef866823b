"""``jusou demo`` (実演): one household from the first consultation to the end, every answer asked as it runs."""

import datetime as dt
import itertools
from collections import Counter
from collections.abc import Iterable

import attrs
import click

from jusou.answer import Answer, Outcome
from jusou.case import Case
from jusou.cli import story
from jusou.cli.command import YES, Command, as_json
from jusou.cli.inputs import refuse
from jusou.cli.scenes import scenes
from jusou.cli.speech import SIGNS, STYLES, Speech
from jusou.cli.story import Beat, Scene
from jusou.judging import NotPermittedError, do
from jusou.municipality import Municipality
from jusou.record import answer_to_plain
from jusou.rendering import MUNICIPALITY, lines
from jusou.testing import HOUSEHOLDS, text

_JST = dt.timezone(dt.timedelta(hours=9))


@attrs.frozen
class Played:
    """A beat and the engine's answer to it (一こまと、その判定)."""

    scene: Scene
    beat: Beat
    answer: Answer


def play() -> tuple[tuple[Played, ...], Case]:
    """Play all scenes through `jusou.do` (実演の進行). What is not permitted is not done."""
    under = Municipality.load(story.UNDER)
    case = story.opening()
    found: list[Played] = []
    for scene in scenes():
        for beat in scene.beats:
            number = len(found) + 1
            try:
                done = do(
                    case,
                    beat.act,
                    under=under,
                    on=beat.on,
                    recorded_at=dt.datetime.combine(beat.on, dt.time(17), _JST)
                    + dt.timedelta(seconds=number),
                    record_id=f"r-{number}",
                    expected_version=case.version,
                )
                case, answer = done.case, done.answer
            except NotPermittedError as refused:
                answer = refused.answer
            found.append(Played(scene, beat, answer))
    return tuple(found), case


def demo_command(speech: Speech) -> click.Command:
    """``jusou demo`` (実演)."""

    def run(history: str | None, *, as_json: bool) -> int:
        if history is not None:
            # As bytes: what a console makes of them in a redirection would be no history.
            speech.raw(_household(history).encode())
            return YES
        played, case = play()
        if as_json:
            for each in played:
                speech.data(
                    {
                        "scene": speech.of(each.scene.title),
                        "on": each.beat.on.isoformat(),
                        "proposed": speech.of(each.beat.what),
                        "answer": answer_to_plain(each.answer),
                    }
                )
            return YES
        _open(speech)
        every = itertools.groupby(played, key=lambda each: each.scene)
        for number, (scene, beats) in enumerate(every, start=1):
            speech.say()
            speech.title(f"{number}. {speech.of(scene.title)}")
            speech.say(speech.of(scene.tells))
            _scene(speech, list(beats))
        _tally(speech, played, case)
        return YES

    return Command(
        speech,
        "demo",
        callback=run,
        params=[
            click.Option(
                ["--history"],
                metavar="NAME",
                help=speech(
                    "実演の代わりに、付属の架空の世帯の履歴（JSON）を出す: "
                    + "、".join(HOUSEHOLDS),
                    "instead, the history (JSON) of an invented household: "
                    + ", ".join(HOUSEHOLDS),
                ),
            ),
            as_json(speech),
        ],
        short_help=speech("架空の世帯で実演する", "play one invented household"),
        help=speech(
            "架空の8050世帯の1年あまりを、実在の自治体（鶴岡市）の運用で実演します。"
            "何ができて、何がなぜ断られるかが分かります。",
            "Plays an invented household under a real municipality's profile: what may be done, "
            "and what is refused and why.",
        ),
    )


def _household(name: str) -> str:
    if name not in HOUSEHOLDS:
        refuse(
            "--history",
            "choice",
            f"次のどれかにしてください: {'、'.join(HOUSEHOLDS)}",
            f"choose one of: {', '.join(HOUSEHOLDS)}",
        )
    return text(name)


def _open(speech: Speech) -> None:
    name = Municipality.load(story.UNDER).name
    speech.say(
        speech(f"jusou 実演 〜 8050世帯の15か月（{name}の計画による）", "jusou demo"), "bold"
    )
    speech.say(
        speech(
            f"世帯・診療所・出来事は架空で、{name}が作ったものではありません。"
            "判定はすべて、いまこの場で計算しています。",
            "The household and all that happens are invented; every answer is computed as it runs.",
        )
    )
    signs = "  ".join(
        f"{SIGNS[each]} {speech.of(each.label)}"
        for each in Outcome
        if each is not Outcome.FORBIDDEN
    )
    speech.say(signs)


def _scene(speech: Speech, beats: list[Played]) -> None:
    def together(each: Played) -> tuple[object, ...]:
        alone = each.beat if each.beat.asked else None
        return alone, each.beat.on, each.beat.what, each.answer.outcome

    asked_before = True
    for _, alike in itertools.groupby(beats, key=together):
        found = list(alike)
        first = found[0]
        if first.beat.asked:
            _asked(speech, first)
        else:
            if asked_before:
                speech.say()
            _done(speech, first, len(found))
        asked_before = first.beat.asked


def _done(speech: Speech, played: Played, count: int) -> None:
    outcome = played.answer.outcome
    more = speech(f"（{count}件）", f" ({count} acts)") if count > 1 else ""
    speech.say(
        f"{SIGNS[outcome]} {played.beat.on.isoformat()} {speech.of(played.beat.what)}{more}",
        STYLES[outcome] if outcome is not Outcome.PERMITTED else "",
    )


def _asked(speech: Speech, played: Played) -> None:
    speech.say()
    speech.say(
        f"■ {played.beat.on.isoformat()} {speech('提案', 'Proposed')}: {speech.of(played.beat.what)}",
        "bold",
    )

    def naming(ident: str) -> str:
        return speech.of(story.NAMES[ident]) if ident in story.NAMES else ident

    first, *rest = lines(played.answer, audience=MUNICIPALITY, lang=speech.lang, naming=naming)
    speech.say(f"  {SIGNS[played.answer.outcome]} {first}", STYLES[played.answer.outcome])
    # The last line, which is the same for all, is said once at the end.
    for line in rest[:-1]:
        speech.say(f"  {line}")


def _tally(speech: Speech, played: Iterable[Played], case: Case) -> None:
    found = list(played)
    asked = Counter(each.answer.outcome for each in found if each.beat.asked)
    done = sum(each.answer.is_permitted for each in found)
    speech.say()
    speech.title(speech("まとめ", "In the end"))
    speech.say(
        speech(
            f"尋ねた{asked.total()}件の判定: "
            + "、".join(f"{each.label.ja} {asked[each]}件" for each in Outcome if asked[each]),
            f"{asked.total()} proposals: "
            + ", ".join(f"{each.label.en} {asked[each]}" for each in Outcome if asked[each]),
        )
    )
    speech.say(
        speech(
            f"記録した行為は{done}件。断られた行為は記録に残っていません。",
            f"{done} acts are on record; what was refused is not.",
        )
    )
    for track in case.tracks:
        lead = speech.of(story.NAMES[track.lead]) if track.lead in story.NAMES else ""
        speech.say(
            speech(
                f"・{story.NAMES[track.person].ja}の{track.programme.label.ja}: "
                f"{track.stage.within(track.programme).ja}（主担当 {lead}）",
                f"- {story.NAMES[track.person].en}, {track.programme.label.en}: "
                f"{track.stage.within(track.programme).en} (in charge: {lead})",
            )
        )
    speech.say(_last_line(speech, found[-1].answer))


def _last_line(speech: Speech, answer: Answer) -> str:
    return list(lines(answer, audience=MUNICIPALITY, lang=speech.lang))[-1]
