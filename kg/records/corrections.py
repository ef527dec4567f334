"""A source's corrections.yml: known wrong readings are data, never branches in code.

Each entry names line, field, what is printed there, what is right, why, and who says so:

    - {line: 571, field: value, printed: "100%", right: "≥100%", reason: 名称与值相连, who: 张三}

A correction that no longer matches anything is reported (finding R010), not dropped.
"""

import hashlib
from dataclasses import replace
from pathlib import Path
from typing import Any

from kg.errors import SourceError
from kg.findings import Finding
from kg.records.target import Correction, Target
from kg.tables.cell import cell_of
from nlp.text import fold

FILE = "corrections.yml"
FIELDS = ("indicator", "value", "description", "basis", "level1", "level2")
KEYS = frozenset(("line", "field", "printed", "right", "reason", "who"))


_LEVELS = ("level1", "level2")


def corrections_bytes(path: str) -> bytes:
    """The corrections file beside a document; empty where there is none."""
    file = Path(path).with_name(FILE)
    try:
        return file.read_bytes()
    except (FileNotFoundError, NotADirectoryError):  # none, or beside a member of an archive
        return b""
    except OSError as error:
        raise SourceError(str(file), f"读取失败（{error.strerror}）") from None


def parse_corrections(path: str, data: bytes) -> list[Correction]:
    """The corrections of a file.

    Raises:
        SourceError: it is no list of complete corrections; the message names the entry.
    """
    import yaml

    file = str(Path(path).with_name(FILE))
    try:
        entries: Any = yaml.safe_load(data) or []
    except yaml.YAMLError as error:
        raise SourceError(file, f"不是有效的 YAML（{' '.join(str(error).split())}）") from None
    if not isinstance(entries, list):
        raise SourceError(file, "应为一个列表，每项写明 line、field、printed、right、reason、who")
    return [_correction(file, number, entry) for number, entry in enumerate(entries, start=1)]


def _correction(file: str, number: int, entry: object) -> Correction:
    if not isinstance(entry, dict) or set(entry) != KEYS:
        raise SourceError(file, f"第 {number} 项应恰好写明 {'、'.join(sorted(KEYS))}")
    if (
        entry["field"] not in FIELDS
        or not isinstance(entry["line"], int)
        or not entry["reason"]
        or not entry["who"]
    ):
        raise SourceError(
            file,
            f"第 {number} 项：line 应为行号，field 应为 {'、'.join(FIELDS)} 之一，"
            "reason 和 who 不能空",
        )
    texts = {key: None if entry[key] is None else str(entry[key]) for key in ("printed", "right")}
    if entry["field"] == "indicator" and not (texts["right"] or "").strip():
        raise SourceError(file, f"第 {number} 项：指标名称不能改为空")
    if entry["field"] in _LEVELS and texts["right"] is not None:
        texts["right"] = _level(file, number, entry["field"], texts["right"])
    return Correction(
        entry["line"],
        entry["field"],
        texts["printed"],
        texts["right"],
        str(entry["reason"]),
        str(entry["who"]),
    )


def _level(file: str, number: int, field: str, right: str) -> str:
    """The label as the category has it."""
    label = cell_of(right)
    known = label.level1 if field == "level1" else label.level2
    if known is None:
        raise SourceError(
            file, f"第 {number} 项：“{right}”不是{'一' if field == 'level1' else '二'}级指标的名称"
        )
    return known


def digest(data: bytes) -> str:
    """What tells one state of a corrections file from another; '' for none."""
    return hashlib.sha256(data).hexdigest()[:12] if data else ""


def apply_corrections(
    targets: list[Target], corrections: list[Correction]
) -> tuple[list[Target], list[Finding]]:
    """The targets as corrected, and a finding for every correction that matches none.

    Ids stay what the printed text makes them. A corrected row keeps its reasons and says what was
    corrected.
    """
    corrected = list(targets)
    stale = []
    for correction in corrections:
        place = _find(corrected, correction)
        if place is None:
            stale.append(
                Finding(
                    "R010",
                    correction.line,
                    correction.printed or "",
                    detail=f"{correction.field}（{correction.who}）",
                )
            )
        else:
            corrected[place] = _corrected(corrected[place], correction)
    return corrected, stale


def _find(targets: list[Target], correction: Correction) -> int | None:
    for place, target in enumerate(targets):
        read = [getattr(target, correction.field)]
        if correction.field in _LEVELS:
            read.append(
                getattr(target, f"{correction.field}_printed")
            )  # a label may be named as printed
        if correction.line in target.lines and fold(correction.printed or "") in [
            fold(text or "") for text in read
        ]:
            return place
    return None


def _corrected(target: Target, correction: Correction) -> Target:
    changes: dict[str, Any] = {correction.field: correction.right}
    return replace(target, **changes, corrections=(*target.corrections, correction))
