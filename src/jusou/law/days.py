"""The days the law of this edition hangs on (基準となる日)."""

from datetime import date

SCHEME_START = date(2021, 4, 1)
"""The scheme's first day (重層的支援体制整備事業の施行日). Nothing is cited for a day before it."""

TEXT_SEEN = date(2026, 7, 2)
"""The last day whose statutes were read (条文を確認した最終日)."""

EDITION = date(2026, 11, 21)
"""The day to which this edition was checked (版の基準日).

The text of statutes was read as it stood on `TEXT_SEEN`. Between the two days, nothing is
promised about ordinances, notices and guides made in the meantime.
"""

UNREAD_FROM = date(2027, 4, 1)
"""From here on the scheme's own articles are unread (未読の改正の施行日).

Act no. 51 of 2026 (令和8年法律第51号) takes effect on this day in the main. Its words for the
articles on 包括的な支援体制, 重層的支援体制整備事業 and 支援会議 could not be obtained.
"""

APPI_PUBLIC_START = date(2023, 4, 1)
"""The day the public chapter of 個人情報保護法 reached municipalities (自治体への適用開始日)."""
