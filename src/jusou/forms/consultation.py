"""Forms of the consultation (相談の帳票): intake, assessment, and the record of support."""

from jusou.consent import Said
from jusou.forms.document import Document, Field, Grid, Paper, Section
from jusou.forms.making import MINISTRY, Making, by_hand, day, details, texts
from jusou.law import APPI_69_2_1, MHLW_FORMS, SWA_4_3, SWA_5_2
from jusou.municipality.terms import FormKind
from jusou.viewing import SeenAssent, SeenRecord, SeenTrack, WhyWithheld
from jusou.vocabulary import AssentKind, DiscoveryRoute, Residence


def who(make: Making, ident: str) -> Section:
    """Whom the form is about, as far as the reader may know (本人の欄)."""
    person = make.person(ident)
    others = [each for each in make.seen.people if each.is_member and each.id != ident]
    residence = person.residence
    return Section(
        "本人",
        (
            Field(
                "氏名",
                ("匿名",) if person.anonymous else (person.name,) if person.name else (),
                MINISTRY,
                MHLW_FORMS,
            ),
            Field("生年月日", day(person.birth), MINISTRY, MHLW_FORMS, optional=person.anonymous),
            Field(
                "住所",
                (person.address,) if person.address else (),
                MINISTRY,
                MHLW_FORMS,
                optional=person.anonymous,
            ),
            Field(
                "居住の状況",
                (residence.label.ja,) if residence not in (None, Residence.NOT_RECORDED) else (),
                optional=True,
            ),
            Field("同居の世帯員", make.names(each.id for each in others), optional=True),
        ),
    )


def intake(make: Making, ident: str) -> Document:
    """相談受付・申込票, one for each side of consent (相談受付・申込票)."""
    person = make.person(ident)
    received = [each for each in make.seen.of(person.id) if each.type == "receive"]
    if not received:
        raise make.early("受け止めの記録がまだありません。", "nobody has received a consultation")
    consented = make.consented(ident)
    first = received[0]
    challenges = tuple(dict.fromkeys(c for each in received for c in details(each, "challenges")))
    sections = [
        Section(
            "受付",
            (
                Field("受付日", make.days(received), MINISTRY, MHLW_FORMS),
                Field("受けた機関", (make.seen.name(first.by.agency),), MINISTRY, MHLW_FORMS),
                _route(make, first),
                Field(
                    "相談の内容",
                    tuple(line for each in received for line in texts(each)),
                    MINISTRY,
                    MHLW_FORMS,
                ),
                Field("地域生活課題", challenges, SWA_4_3.standing, SWA_4_3),
            ),
        ),
        who(make, ident),
    ]
    if consented:
        sections += [
            Section(
                "申込と同意",
                (
                    applied(make, AssentKind.APPLICATION, ident),
                    make.consent_grid(ident, APPI_69_2_1),
                    *_named_recipients(make),
                    *by_hand("本人の署名・日付"),
                ),
            )
        ]
    else:
        sections += [
            Section(
                "同意を得ていないことについて",
                (
                    make.consent_grid(ident, APPI_69_2_1),
                    Field("いまの状態", (_why_not(make, ident),)),
                    *by_hand("これからの説明の予定（日・説明する人）"),
                ),
            )
        ]
    side = "本人同意あり" if consented else "本人同意なし"
    return make.document(
        Paper.INTAKE, f"{Paper.INTAKE.label.ja}【{side}】", *sections, consented=consented
    )


def _route(make: Making, received: SeenRecord) -> Field:
    """By which way it came to be known; left out where that may lead to who reported (把握の経路)."""
    # An agency does not know whether anyone is protected: a neighbour's word is never on this form.
    leads = any(each.value == DiscoveryRoute.RESIDENT.value for each in received.details) or any(
        each.why is WhyWithheld.REPORTER for each in make.seen.withheld
    )
    told = () if leads else details(received, "route")
    return Field("把握の経路", told, MINISTRY, MHLW_FORMS, optional=leads)


def _named_recipients(make: Making) -> tuple[Field, ...]:
    """Whom the municipality's form of consent names (同意の様式が名を挙げる相手)."""
    return tuple(
        Field(f"「{each.name}」が名を挙げる相手", each.names_recipients, _MUNICIPAL)
        for each in make.under.forms
        if each.kind is FormKind.CONSENT and each.names_recipients
    )


def _why_not(make: Making, ident: str) -> str:
    said = make.consents(ident)
    if not said:
        return "未説明（まだ尋ねていない）"
    match said[-1].said:
        case Said.ASKED:
            return "回答待ち（返事がないことは同意ではない）"
        case Said.GIVEN:
            return "有効期間満了"
        case Said.REFUSED:
            return "不同意（断られた）"
        case Said.WITHDRAWN:
            return "撤回（以後は不可）"
        case Said.UNOBTAINABLE:
            return "取得困難"


def applied(make: Making, kind: AssentKind, person: str, plan: str | None = None) -> Field:
    """What was last said of an application or a plan (申込・プランへの同意の欄)."""
    found: SeenAssent | None = next(
        (
            each
            for each in reversed(make.seen.assents)
            if each.kind is kind and each.person == person and each.plan in (plan, None)
        ),
        None,
    )
    lines = (f"{found.on.isoformat()}　{found.said.label.ja}",) if found is not None else ()
    return Field(kind.label.ja, lines, MINISTRY, MHLW_FORMS)


def assessment(make: Making, ident: str) -> Document:
    """インテーク・アセスメントシート (インテーク・アセスメントシート)."""
    person = make.person(ident)
    told = make.seen.of(person.id)
    assessed = [each for each in told if each.type == "assess"]
    if not assessed:
        raise make.early("アセスメントの記録がまだありません。", "nothing has been assessed yet")
    challenges = tuple(
        dict.fromkeys(
            word
            for each in told
            if each.type in ("assess", "receive")
            for word in details(each, "challenges")
        )
    )
    suspects = tuple(dict.fromkeys(w for each in assessed for w in details(each, "suspects")))
    contacts = tuple(
        (each.day.isoformat(), *("・".join(details(each, name)) for name in ("means", "result")))
        for each in told
        if each.type == "contact"
    )
    judged = tuple(
        (
            each.on.isoformat(),
            f"{each.kind.label.ja}：{'はい' if each.finding else 'いいえ'}",
            each.reason,
        )
        for each in make.seen.judgements
        if each.person == ident
    )
    return make.document(
        Paper.ASSESSMENT,
        None,
        who(make, ident),
        Section(
            "課題",
            (
                Field("アセスメントの日", make.days(assessed), MINISTRY, MHLW_FORMS),
                Field("地域生活課題", challenges, SWA_4_3.standing, SWA_4_3),
                Field("虐待などの疑い", suspects, optional=True),
                Field(
                    "見立て",
                    tuple(line for each in assessed for line in texts(each)),
                    MINISTRY,
                    MHLW_FORMS,
                ),
                Field("本人の意向", (), SWA_5_2.standing, SWA_5_2, by_hand=True),
            ),
        ),
        Section(
            "把握している情報",
            (
                make.information(
                    "項目（内容は、把握している機関の記録による）",
                    (each for each in make.seen.information if each.subject == ident),
                ),
            ),
        ),
        Section(
            "判断と接触",
            (
                Grid("人の判断", ("日", "判断", "理由"), judged, optional=True),
                Grid("接触・訪問", ("日", "手段", "結果"), contacts, optional=True),
            ),
        ),
    )


def stage(track: SeenTrack) -> str:
    """The stage of a track, as its programme calls it (段階の名)."""
    return track.stage.within(track.programme).ja


def progress(make: Making, ident: str) -> Document:
    """支援経過記録: what was done for one person, in order (支援経過記録)."""
    person = make.person(ident)
    told = make.seen.of(person.id)
    if not told:
        raise make.early("この人についての記録がまだありません。", "nothing is on record yet")
    rows = tuple(
        (
            each.day.isoformat(),
            each.label,
            make.seen.name(each.by.agency),
            "\n".join(("・".join(word.label for word in each.details), *texts(each))).strip(),
        )
        for each in told
    )
    head = ("日", "行ったこと", "機関", "内容")
    leads = [
        f"{each.programme.label.ja}：{make.seen.name(each.lead)}"
        for each in make.seen.tracks
        if each.person == ident and each.lead
    ]
    stages = [
        f"{each.programme.label.ja}：{stage(each)}（{each.since.isoformat()}から）"
        for each in make.seen.tracks
        if each.person == ident
    ]
    return make.document(
        Paper.PROGRESS,
        None,
        Section(
            "本人と主担当",
            (
                Field("氏名", make.names((ident,)), MINISTRY, MHLW_FORMS),
                Field("主担当", tuple(leads), optional=True),
                Field("いまの段階", tuple(stages), optional=True),
            ),
        ),
        Section("経過", (Grid("経過", head, rows, MINISTRY, MHLW_FORMS),)),
    )


_MUNICIPAL = MINISTRY.MUNICIPAL
