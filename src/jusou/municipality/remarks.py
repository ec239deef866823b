"""What is to be asked about a profile (指摘): each a sentence one can put to the officer in charge.

Nothing here is computed from a name. What the law does not allow never gets here: such a profile
does not load.
"""

from collections.abc import Iterable, Iterator

from jusou.identifiers import MissingPackageError, corporate_number_holds
from jusou.law import MHLW_FLOW, MHLW_MEETINGS_TABLE, SWA_106_4_2_6, SWA_106_6_3, SWA_106_6_6
from jusou.meeting import Body, Running
from jusou.municipality.constitutions import Constitution
from jusou.municipality.model import Municipality
from jusou.municipality.remarks_on_texts import on_texts
from jusou.municipality.said import Remark, key
from jusou.municipality.terms import (
    ConsentRule,
    Decision,
    Delivery,
    EndingTest,
    JointCount,
    Power,
    RemarkKind,
    Task,
    Use,
)
from jusou.policy import RULES
from jusou.vocabulary import (
    PLAN_PURPOSES,
    Basis,
    OrderRule,
    Organiser,
    Programme,
    Purpose,
    SecrecySource,
    Stated,
)

_DEPARTS = RemarkKind.DEPARTS_FROM_GUIDANCE
_OPEN = RemarkKind.LEFT_OPEN
_CONTRADICTS = RemarkKind.CONTRADICTS_ITSELF
_SILENT = (Stated.NOT_STATED, Stated.NOT_SEEN)


def check(profile: Municipality) -> tuple[Remark, ...]:
    """Everything to be asked about a profile, in order of weight (プロファイルへの指摘)."""
    found = (
        *_on_bodies(profile),
        *_on_hosts(profile),
        *_on_decisions(profile),
        *_on_order(profile),
        *_on_phases(profile),
        *_on_purposes(profile),
        *_on_departures(profile),
        *_on_joint_sittings(profile),
        *_on_numbers(profile),
        *on_texts(profile),
    )
    order = list(RemarkKind)
    return tuple(sorted(found, key=lambda each: order.index(each.kind)))


# --- bodies ---------------------------------------------------------------------------------------


def _on_bodies(profile: Municipality) -> Iterator[Remark]:
    for index, body in enumerate(profile.bodies):
        path = f"bodies[{index}]"
        said = profile.constitutions_by_body.get(body.id)
        yield from _on_secrecy(body, said, path)
        if Basis.SHIEN_KAIGI in body.bases:
            yield from _on_shien(profile, body, said, path)
        if Basis.JUSOU_SHIEN_KAIGI in body.bases:
            yield from _on_jusou(body, said, path)
        yield from _on_basis(body, said, path)
        if not body.bases & {Basis.SHIEN_KAIGI, Basis.JUSOU_SHIEN_KAIGI}:
            yield from _on_other(body, said, path)
    yield from _same_names(profile)


def _on_basis(body: Body, said: Constitution | None, path: str) -> Iterator[Remark]:
    if body.bases and said is not None and said.basis_stated in _SILENT:
        bases = "・".join(each.label.ja for each in sorted(body.bases))
        yield Remark(
            _OPEN,
            f"{path}.bases",
            f"「{body.name}」の根拠の条文は、見た文書に書かれていません。書かれている役割から{bases}と読みました。"
            "設置要綱の第1条などで確かめてください。",
            f"{body.id}: its basis was read from what it does; no text seen states it",
        )


def _on_shien(
    profile: Municipality, body: Body, said: Constitution | None, path: str
) -> Iterator[Remark]:
    if body.organiser in (Organiser.NOT_STATED, Organiser.NOT_SEEN):
        yield Remark(
            _OPEN,
            f"{path}.organiser",
            f"「{body.name}」は支援会議（106条の6）とされていますが、誰が組織するかが書かれていません。"
            "市町村が組織したものですか。",
            f"{body.id}: who constitutes this 支援会議?",
        )
    plan = sorted(body.purposes & PLAN_PURPOSES)
    if plan and Basis.JUSOU_SHIEN_KAIGI not in body.bases:
        what = "・".join(each.label.ja for each in plan)
        yield Remark(
            _DEPARTS,
            f"{path}.purposes",
            f"「{body.name}」は、支援会議でありながら{what}を所掌としています。"
            f"国の整理では重層的支援会議の役割です（{MHLW_MEETINGS_TABLE}）。そのままでよいですか。",
            f"{body.id}: plans before a 支援会議, which guidance gives to the other meeting",
        )
    if said is None:
        return
    place = key(profile.constitutions, said, "constitutions")
    for number, office in enumerate(said.offices):
        if office.task is Task.ASK_COOPERATION and office.head_of_municipality is Stated.YES:
            yield Remark(
                _OPEN,
                f"{place}.offices[{number}]",
                f"「{body.name}」への協力を求めるのが首長とされています。"
                f"{SWA_106_6_3}の求めは支援会議が行うものです。支援会議の名で求めますか。",
                f"{body.id}: the head asks for cooperation, the Act lets the meeting ask",
            )
    for number, function in enumerate(said.functions):
        if function.differs_from is not None:
            yield Remark(
                _DEPARTS,
                f"{place}.functions[{number}]",
                f"「{body.name}」の所掌「{function.text}」は、法律の文言と違います。"
                "法律の「支援体制に関する検討」と同じ意味ですか。",
                f"{body.id}: its function is not worded as the Act has it",
            )
    if said.sitting_open is Stated.YES and body.individual_cases is not Stated.NO:
        yield Remark(
            _CONTRADICTS,
            f"{place}.sitting_open",
            f"「{body.name}」は公開とされていますが、会議の秘密は漏らせません（{SWA_106_6_6}）。"
            "個別のケースを扱う間は非公開ですか。",
            f"{body.id}: open to the public, yet secret by statute",
        )


def _on_jusou(body: Body, said: Constitution | None, path: str) -> Iterator[Remark]:
    consent = said.consent if said else ConsentRule.NOT_STATED
    if consent is ConsentRule.NOT_NEEDED:
        yield Remark(
            _DEPARTS,
            path,
            f"「{body.name}」は重層的支援会議ですが、本人の同意がなくても扱うとされています。"
            f"国の整理では同意が必要です（{MHLW_MEETINGS_TABLE}）。",
            f"{body.id}: guidance asks for consent",
        )
    elif consent in (ConsentRule.NOT_STATED, ConsentRule.NOT_SEEN):
        yield Remark(
            _OPEN,
            path,
            f"「{body.name}」で扱うとき、本人の同意が要るかが書かれていません（国の整理では必要です）。"
            "同意を得たケースだけを扱いますか。",
            f"{body.id}: is consent needed? guidance says so",
        )
    if Purpose.EARLY_DETECTION in body.purposes and Basis.SHIEN_KAIGI not in body.bases:
        yield Remark(
            _DEPARTS,
            f"{path}.purposes",
            f"「{body.name}」は早期把握・つなぎも所掌としていますが、国の整理では支援会議の役割です。",
            f"{body.id}: early detection belongs to the 支援会議 by guidance",
        )
    if body.organiser is Organiser.OTHER:
        yield Remark(
            _DEPARTS,
            f"{path}.organiser",
            f"「{body.name}」を、多機関協働事業者でも市町村でもない者が主催するとされています。",
            f"{body.id}: hosted neither by the coordinator nor by the municipality",
        )


def _on_secrecy(body: Body, said: Constitution | None, path: str) -> Iterator[Remark]:
    if (
        said is not None
        and Basis.SHIEN_KAIGI not in body.bases
        and any(each.by is SecrecySource.OUTLINE for each in said.secrecy)
    ):
        yield Remark(
            _OPEN,
            path,
            f"「{body.name}」の守秘は市町村の定めによるもので、支援会議の法律の守秘（{SWA_106_6_6}）は、"
            "支援会議でなければ及びません。法定の守秘義務のない構成員から、誓約を取りますか。",
            f"{body.id}: its secrecy rests on the outline alone",
        )


def _on_other(body: Body, said: Constitution | None, path: str) -> Iterator[Remark]:
    other_law = body.bases - {Basis.MUNICIPAL_ONLY, Basis.SHAFUKU_106_3, Basis.SHAFUKU_106_4}
    if other_law:
        return
    unseen = said is not None and said.basis_stated is Stated.NOT_SEEN
    unread = "確かめていません" if unseen else "見た文書に書かれていません"
    if body.individual_cases is Stated.YES:
        yield Remark(
            _OPEN,
            f"{path}.individual_cases",
            f"「{body.name}」は個別のケースを扱いますが、支援会議（106条の6）とするかは{unread}。"
            "このままでは法律の守秘も情報提供の特例も及びません。情報は、何を根拠に出しますか。",
            f"{body.id}: it takes individual cases, but is no 支援会議; on what ground?",
        )
    elif not body.bases and (
        body.individual_cases is Stated.NOT_SEEN
        or (body.individual_cases is Stated.NOT_STATED and not _for_other_uses(said))
    ):
        yield Remark(
            _OPEN,
            f"{path}.bases",
            f"「{body.name}」の根拠の法律と、個別のケースを扱うかは、{unread}。どうなっていますか。",
            f"{body.id}: on what basis, and does it take individual cases?",
        )


def _for_other_uses(said: Constitution | None) -> bool:
    return said is not None and bool(said.uses) and Use.INDIVIDUAL not in said.uses


def _same_names(profile: Municipality) -> Iterator[Remark]:
    names: dict[str, list[str]] = {}
    for body in profile.bodies:
        names.setdefault(body.name, []).append(body.id)
    for index, body in enumerate(profile.bodies):
        if len(names[body.name]) > 1 and names[body.name][0] == body.id:
            yield Remark(
                _OPEN,
                f"bodies[{index}].name",
                f"「{body.name}」という名の会議体が{len(names[body.name])}つあります。"
                "通知や同意書では、どれを指すか分かるように書いていますか。",
                "several bodies bear one name: " + ", ".join(names[body.name]),
            )


# --- who acts -------------------------------------------------------------------------------------


def _on_hosts(profile: Municipality) -> Iterator[Remark]:
    for index, said in enumerate(profile.constitutions):
        for number, office in enumerate(said.offices):
            programme = office.entrusted_with
            if office.task is not Task.ORGANISE or programme is None:
                continue
            if _somebody_entrusted(profile, programme):
                continue
            name = profile.bodies_by_id[said.body].name
            direct = any(
                programme in each.programmes and each.delivery is Delivery.DIRECT
                for each in profile.operators
            )
            yield Remark(
                _CONTRADICTS if direct else _OPEN,
                f"constitutions[{index}].offices[{number}]",
                f"「{name}」は{programme.label.ja}の受託者が主催するとされていますが、受託者が"
                + (
                    "いません（直営です）。誰が主催しますか。"
                    if direct
                    else "確かめられていません。誰に委託していますか。"
                ),
                f"{said.body}: its host is a contractor, and there is none on record",
            )


def _somebody_entrusted(profile: Municipality, programme: Programme) -> bool:
    return any(
        programme in entrusted.programmes
        for agency in profile.agencies
        for entrusted in agency.entrustments
    )


def _on_decisions(profile: Municipality) -> Iterator[Remark]:
    for index, said in enumerate(profile.constitutions):
        for number, function in enumerate(said.functions):
            decided = sorted(function.decisions & {Decision.SUPPORT, Decision.END})
            if function.power is Power.DECIDES and Decision.SUPPORT in decided:
                name = profile.bodies_by_id[said.body].name
                yield Remark(
                    _DEPARTS,
                    f"constitutions[{index}].functions[{number}]",
                    f"「{name}」が支援決定をするとされています。決めるのは市町村です（{SWA_106_4_2_6}）。"
                    "会議の結果を受けて、市町村の決裁を別に記録しますか。",
                    f"{said.body}: the meeting is said to decide; the municipality does",
                )
    for index, ending in enumerate(profile.endings):
        if ending.test is EndingTest.RESOLVED and Programme.COORDINATION in ending.programmes:
            yield Remark(
                _DEPARTS,
                f"endings[{index}]",
                "多機関協働の終結を「課題の解決」で判断するとされています。"
                "国の標準の流れでは、課題が整理され支援の見通しがついたところで終結します。",
                "coordination is ended when difficulties are resolved; guidance ends it earlier",
                ending.sources,
            )


def _on_order(profile: Municipality) -> Iterator[Remark]:
    if profile.outreach_order is OrderRule.PRINCIPLE:
        yield Remark(
            _DEPARTS,
            "outreach_order",
            "アウトリーチも支援決定の後を基本とするとされています。"
            f"国の標準の流れでは、先に始めることもあります（{MHLW_FLOW}）。急ぐときの扱いを決めていますか。",
            "outreach too waits for the decision; guidance lets it go before",
            _taken_from(profile, "outreach_order"),
        )
    if profile.participation_order is OrderRule.MAY_PRECEDE:
        yield Remark(
            _DEPARTS,
            "participation_order",
            "参加支援を支援決定より先に始められるとされています。"
            f"国の標準の流れでは、決定の後です（{MHLW_FLOW}）。",
            "participation support may precede the decision, against guidance",
            _taken_from(profile, "participation_order"),
        )


def _taken_from(profile: Municipality, name: str) -> tuple[str, ...]:
    return next((each.sources for each in profile.provenance if name in each.of), ())


def _on_phases(profile: Municipality) -> Iterator[Remark]:
    if not profile.phases:
        yield Remark(
            _OPEN,
            "phases",
            "重層事業をいつから実施しているか（移行準備か本格実施か）が書かれていません。"
            "実施の始まった日はいつですか。",
            "since when is the scheme run, and in full?",
        )
    for index, phase in enumerate(profile.phases):
        if phase.running is Running.NOT_STATED:
            yield Remark(
                _OPEN,
                f"phases[{index}].running",
                f"「{phase.name or '実施段階'}」が、法律のいう重層事業の実施に当たるかが書かれていません。"
                "106条の4の事業として実施していますか。",
                "is this phase the scheme in the sense of the Act?",
                phase.sources,
            )
        if phase.name and phase.until and phase.new_cases in _SILENT:
            yield Remark(
                _OPEN,
                f"phases[{index}].new_cases",
                f"「{phase.name}」の終わった後に新しいケースを受けるかが書かれていません。どうしますか。",
                "are new cases taken after it has ended?",
                phase.sources,
            )
        if phase.name and phase.until and phase.continuing_cases in _SILENT:
            yield Remark(
                _OPEN,
                f"phases[{index}].continuing_cases",
                f"「{phase.name}」には終わりの日がありますが、その日に続いているケースの扱いが"
                "書かれていません。どうしますか。",
                "it ends on a day; what of the cases then open?",
                phase.sources,
            )


def _on_purposes(profile: Municipality) -> Iterator[Remark]:
    if profile.purposes_seen is Stated.NOT_SEEN:
        yield Remark(
            _OPEN,
            "purposes_seen",
            "個人情報ファイル簿や申込票の利用目的を確かめていません。"
            "支援関係機関への提供は、利用目的に入っていますか。",
            "has anyone read the documents on the purpose of use?",
        )


def _on_departures(profile: Municipality) -> Iterable[Remark]:
    for index, each in enumerate(profile.departures):
        rule = RULES[each.rule]
        path = f"departures[{index}]"
        if rule.standing.departable:
            yield Remark(
                _DEPARTS,
                path,
                f"「{rule.says.ja}」という国などの整理を、原則外とすると記録しています。",
                f"a standing departure from {each.rule}",
            )
        else:
            yield Remark(
                _OPEN,
                path,
                f"「{rule.says.ja}」は{rule.standing.label.ja}による規則で、"
                "原則外の記録では答えが変わりません。原則外にできるのは、国の資料と自治体の定めだけです。"
                "何によって、どう扱いますか。",
                f"a departure from {each.rule} has no effect: {rule.standing.label.en}",
            )


def _on_joint_sittings(profile: Municipality) -> Iterator[Remark]:
    if profile.joint_sittings is not JointCount.NOT_STATED:
        return
    joint = next((each for each in profile.bodies if _may_sit_jointly(profile, each)), None)
    if joint is not None:
        place = key(profile.bodies, joint, "bodies")
        yield Remark(
            _OPEN,
            f"{place}.bases",
            f"「{joint.name}」は支援会議と重層的支援会議を兼ねますが、兼ねた開催をどちらの回数に数えるかが"
            "書かれていません（joint_sittings）。どちらに数えますか。",
            f"{joint.id}: a sitting that serves both meetings, as which is it counted?",
        )


def _may_sit_jointly(profile: Municipality, body: Body) -> bool:
    said = profile.constitutions_by_body.get(body.id)
    beside = (profile.bodies_by_id[each] for each in (said.sits_with if said else ()))
    bases = frozenset[Basis]().union(body.bases, *(each.bases for each in beside))
    return bases >= {Basis.SHIEN_KAIGI, Basis.JUSOU_SHIEN_KAIGI}


def _on_numbers(profile: Municipality) -> Iterator[Remark]:
    for index, agency in enumerate(profile.agencies):
        if agency.corporate_number is None:
            continue
        try:
            holds = corporate_number_holds(agency.corporate_number)
        except MissingPackageError:
            # Nothing is said of a number that nobody here can check.
            return
        if not holds:
            yield Remark(
                _CONTRADICTS,
                f"agencies[{index}].corporate_number",
                f"「{agency.name}」の法人番号は、検査数字（1桁目）が合いません。写し間違いはありませんか。",
                f"{agency.id}: its corporate number disagrees with its check digit",
            )
