"""The list of findings that people decided to live with: by fingerprint, with reason and end."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from kg.audit.records import Record
from kg.errors import UsageError
from kg.findings import rules

_KEYS = {"fingerprint", "reason", "who", "until"}
_UNKNOWN = ("page", "line", "department", "project_code", "project_name", "indicator", "suggestion")


@dataclass(slots=True)
class Suppressions:
    """The suppressions of a file.

    Attributes:
        path: of the file.
        entries: fingerprint -> its entry.
        used: fingerprints met so far.
        today: the day of the audit; an entry is in force on its last day.
    """

    path: str
    entries: dict[str, dict[str, Any]]
    today: date
    used: set[str] = field(default_factory=set)

    def apply(self, records: Iterable[Record]) -> Iterator[Record]:
        """Every record, then what is wrong with the list itself.

        A record that an entry suppresses has that entry under ``suppressed``.
        """
        for record in records:
            entry = self.entries.get(record["fingerprint"])
            if entry is not None:
                self.used.add(record["fingerprint"])
                if not self._is_over(entry):
                    record = {
                        **record,
                        "suppressed": {"reason": entry["reason"], "who": entry.get("who")},
                    }
            yield record
        for fingerprint, entry in self.entries.items():
            if fingerprint not in self.used:
                yield self._about("X001", fingerprint, entry["reason"])
            elif self._is_over(entry):
                yield self._about(
                    "X002", fingerprint, f"{entry['reason']}，到 {entry['until']} 为止"
                )

    def _is_over(self, entry: dict[str, Any]) -> bool:
        return entry.get("until") is not None and entry["until"] < self.today

    def _about(self, code: str, fingerprint: str, detail: str) -> Record:
        rule = rules()[code]
        return {
            "code": code,
            "category": rule.category,
            "severity": rule.severity.value,
            "hard": False,
            "document": self.path,
            **dict.fromkeys(_UNKNOWN),
            "lines": [],
            "printed": fingerprint,
            "message": f"{rule.title}：{fingerprint}（{detail}）",
            "message_en": f"{rule.title_en}: {fingerprint}",
            "fingerprint": f"{code}-{fingerprint}",
        }


def read_suppressions(path: str, today: date | None = None) -> Suppressions:
    """The suppressions of a YAML file: a list of {fingerprint, reason, who, until}.

    ``who`` and ``until`` may be missing.

    Args:
        path: of the file.
        today: the day of the audit; today's date by default.

    Raises:
        UsageError: the file cannot be read, or an entry lacks its fingerprint or reason, has an
            unknown key or an end that is no date.
    """
    import yaml

    try:
        loaded = yaml.safe_load(Path(path).read_text("utf-8")) or []
    except OSError as error:
        raise UsageError(f"读不到屏蔽文件 {path}：{error.strerror}") from None
    except (UnicodeDecodeError, yaml.YAMLError, ValueError) as error:
        raise UsageError(
            f"屏蔽文件 {path} 不是正确的 YAML：{' '.join(str(error).split())}"
        ) from None
    if not isinstance(loaded, list):
        raise UsageError(f"屏蔽文件 {path} 应是一个列表，每项写 fingerprint 和 reason")
    entries = {}
    for number, entry in enumerate(loaded, start=1):
        _check_entry(path, number, entry)
        entries[str(entry["fingerprint"])] = entry
    return Suppressions(path, entries, today or date.today())


def _check_entry(path: str, number: int, entry: Any) -> None:
    where = f"屏蔽文件 {path} 第 {number} 项"
    if (
        not isinstance(entry, dict)
        or not entry.get("fingerprint")
        or not str(entry.get("reason") or "").strip()
    ):
        raise UsageError(f"{where} 缺少 fingerprint 或 reason：屏蔽必须写明理由")
    unknown = sorted(set(map(str, entry)) - _KEYS)
    if unknown:
        raise UsageError(
            f"{where} 有不认识的键 {'、'.join(unknown)}；可用 fingerprint、reason、who、until"
        )
    if entry.get("until") is not None and type(entry["until"]) is not date:
        raise UsageError(f"{where} 的 until 应写成日期，如 2026-12-31")
