"""What each thing may cost (目標): beside what, and how many times as much at most."""

import attrs


@attrs.frozen
class Aim:
    """One line of the table (表の1行). *at_most* of ``None`` is a comparison without an aim."""

    id: str
    what: str
    beside: str
    at_most: float | None = None


AIMS = (
    Aim(
        "share",
        "提供を1件、初めて尋ねる（理由・条文・義務つき）",
        "手書きの同じ確認（理由なし）",
        2.5,
    ),
    Aim("share_again", "同じケースに同じ問いをもう一度", "手書きの同じ確認（理由なし）", 0.5),
    Aim("item", "議題を1件（3人×5出席者、部分・理由・手立てつき）", "手書きの同じ15回の確認", 1.5),
    Aim("allowed", "次にできること（できない手順の理由つき）", "enabled_events()（理由なし）", 0.5),
    Aim("do", "40件の記録のあるケースに、行為を1つ行う", "send() 1回", 0.2),
    Aim("fold", "100万件の記録を畳み込む（1件あたり）", "1,000件を畳み込む（1件あたり）", 1.5),
    Aim("audit_steps", "事実1つの行為の履歴を確かめる（1行為）", "send() 1回", 0.01),
    Aim("audit_items", "議題の付議と審議の履歴を確かめる（1行為）", "send() 1回", 0.2),
    Aim("lines", "JSON Lines のファイルを確かめる", "json.loads だけ", 2.5),
    Aim("memory", "10倍の行数のファイルを確かめるときの最大メモリ", "元の行数", 1.1),
    Aim("import", "import jusou", "依存する3つの import", 1.2),
    Aim("import_judge", "最初の判定に要るものすべての読み込み", "依存する3つの import"),
    Aim("cedarpy", "提供を1件、初めて尋ねる", "cedarpy（事実は用意ずみ、理由は規則の名だけ）"),
    Aim("casbin", "提供を1件、初めて尋ねる", "casbin（事実は用意ずみ、理由は規則1つの名だけ）"),
    Aim("pm4py", "事実1つの行為の履歴を確かめる（1行為）", "pm4py のトークン再生（順序だけ）"),
)
