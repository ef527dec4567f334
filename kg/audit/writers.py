"""Finding records as linter text, JSON, SARIF 2.1.0 and Excel."""

import json
from collections.abc import Iterable
from importlib.metadata import version
from pathlib import Path
from typing import Any, TextIO
from urllib.parse import quote

from kg.audit.baseline import FINGERPRINT, NEW, SOLVED
from kg.audit.records import FIELDS, Record
from kg.findings import Rule, rules

SEVERITIES = {"error": "错误", "warning": "警告", "note": "提示"}
_BASELINES = {NEW: "新增", "unchanged": "仍在", SOLVED: "已解决"}
_TITLES = {
    "code": "规则",
    "category": "类别",
    "severity": "严重程度",
    "hard": "可自证",
    "document": "文件",
    "page": "页",
    "line": "行",
    "lines": "证据行",
    "department": "部门",
    "project_code": "项目编码",
    "project_name": "项目",
    "indicator": "指标",
    "printed": "原文",
    "message": "问题",
    "message_en": "问题（英文）",
    "suggestion": "应为",
    "fingerprint": "指纹",
    "baseline": "与上次相比",
    "heading": "审核内容",
}
_WIDTHS = {
    "document": 30,
    "department": 22,
    "project_name": 30,
    "indicator": 26,
    "printed": 30,
    "message": 60,
    "suggestion": 24,
}
_MOST_CHARACTERS = 32_767  # of a cell in Excel
_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"


def to_line(record: Record) -> str:
    """``file:line: code severity message``, what would be right at the end."""
    place = record["document"] + (f":{record['line']}" if record["line"] else "")
    state = f"[{_BASELINES[record['baseline']]}] " if "baseline" in record else ""
    right = f"（应为：{record['suggestion']}）" if record["suggestion"] else ""
    severity = SEVERITIES[record["severity"]]
    text = f"{place}: {state}{record['code']} {severity} {record['message']}{right}"
    return " ".join(text.split("\n"))


def write_json(records: Iterable[Record], out: TextIO) -> None:
    """A list with one record a line."""
    before = "[\n"
    for record in records:
        out.write(before + json.dumps(record, ensure_ascii=False))
        before = ",\n"
    out.write("[]\n" if before == "[\n" else "\n]\n")


def write_sarif(records: Iterable[Record], out: TextIO) -> None:
    """SARIF 2.1.0 (OASIS).

    All rules are listed, also those without a finding, so that a service can close a finding that
    is gone.
    """
    listed = rules()
    places = {code: place for place, code in enumerate(listed)}
    driver = {
        "name": "jipu",
        "version": version("jipu"),
        "informationUri": "https://w3id.org/jipu",
        "language": "zh-CN",
        "rules": [_sarif_rule(rule) for rule in listed.values()],
    }
    results = [_sarif_result(record, places) for record in records]
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}
    json.dump(
        {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}, out, ensure_ascii=False, indent=1
    )
    out.write("\n")


def _sarif_rule(rule: Rule) -> dict[str, Any]:
    texts = (rule.computes, rule.ground, rule.bad, rule.good)
    return {
        "id": rule.code,
        "name": "".join(part.capitalize() for part in rule.name.split("-")),
        "shortDescription": {"text": rule.title},
        "fullDescription": {"text": rule.computes or rule.title},
        "help": {"text": "\n".join(filter(None, texts)) or rule.title},
        "defaultConfiguration": {"level": rule.severity.value},
        "properties": {"category": rule.category, "hard": rule.hard, "heading": rule.heading},
    }


def _sarif_result(record: Record, places: dict[str, int]) -> dict[str, Any]:
    result: dict[str, Any] = {
        "ruleId": record["code"],
        "ruleIndex": places[record["code"]],
        "level": record["severity"],
        "message": {"text": record["message"]},
        "locations": [_location(record["document"], record["line"])],
        "partialFingerprints": {FINGERPRINT: record["fingerprint"]},
        "properties": {
            "record": {
                key: value for key, value in record.items() if key not in ("suppressed", "baseline")
            }
        },
    }
    others = [line for line in record["lines"] if line != record["line"]]
    if others:
        related = [_location(record["document"], line) for line in others]
        result["relatedLocations"] = [
            {"id": number, **place} for number, place in enumerate(related, start=1)
        ]
    if "baseline" in record:
        result["baselineState"] = record["baseline"]
    if record.get("suppressed"):
        reason = record["suppressed"]["reason"]
        result["suppressions"] = [
            {"kind": "external", "status": "accepted", "justification": reason}
        ]
    return result


def _location(document: str, line: int | None) -> dict[str, Any]:
    uri = f"file://{quote(document)}" if Path(document).is_absolute() else quote(document)
    place: dict[str, Any] = {"artifactLocation": {"uri": uri}}
    if line:
        place["region"] = {"startLine": line}
    return {"physicalLocation": place}


def write_xlsx(records: Iterable[Record], path: str) -> None:
    """A sheet of findings with filters and a sheet of the rules; no text becomes a formula."""
    import xlsxwriter

    options = {
        "constant_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    Path(path).touch()  # an unwritable place fails here, as OSError, before any work
    with xlsxwriter.Workbook(path, options) as book:
        head = book.add_format({"bold": True, "bg_color": "#e8eef3", "border": 1})
        findings_sheet(book, records, head)
        rules_sheet(book, head)


def findings_sheet(book: Any, records: Iterable[Record], head: Any) -> None:
    """The sheet 问题 with one row a finding."""
    columns = (
        "code",
        "severity",
        "heading",
        *(name for name in FIELDS if name not in ("code", "severity")),
        "baseline",
    )
    sheet = book.add_worksheet("问题")
    sheet.freeze_panes(1, 1)
    for column, name in enumerate(columns):
        sheet.set_column(column, column, _WIDTHS.get(name, 10))
        sheet.write_string(0, column, _TITLES[name], head)
    count = 0
    for count, record in enumerate(records, start=1):
        for column, name in enumerate(columns):
            _write(sheet, count, column, _shown(record, name))
    sheet.autofilter(0, 0, max(count, 1), len(columns) - 1)


def _shown(record: Record, name: str) -> Any:
    if name == "heading":
        return rules()[record["code"]].heading
    value = record.get(name)
    if name == "severity":
        return SEVERITIES[record["severity"]]
    if name == "baseline":
        return _BASELINES.get(value or "")
    if name == "hard":
        return "是" if value else "否"
    return "、".join(map(str, record["lines"])) if name == "lines" else value


def _write(sheet: Any, row: int, column: int, value: Any) -> None:
    if isinstance(value, int):
        sheet.write_number(row, column, value)
    elif value:
        sheet.write_string(row, column, value[:_MOST_CHARACTERS])


def rules_sheet(book: Any, head: Any) -> None:
    """The sheet 规则 with what each code means."""
    sheet = book.add_worksheet("规则")
    titles = (
        "规则",
        "名称",
        "类别",
        "严重程度",
        "可自证",
        "审核内容",
        "怎样判断",
        "依据",
        "依据等级",
    )
    for column, (title, width) in enumerate(
        zip(titles, (8, 30, 26, 10, 8, 10, 70, 60, 10), strict=True)
    ):
        sheet.set_column(column, column, width)
        sheet.write_string(0, column, title, head)
    for row, rule in enumerate(rules().values(), start=1):
        hard = "是" if rule.hard else "否"
        cells = (
            rule.code,
            rule.title,
            rule.category,
            SEVERITIES[rule.severity],
            hard,
            rule.heading,
            rule.computes,
            rule.ground,
            rule.grade,
        )
        for column, text in enumerate(cells):
            _write(sheet, row, column, text)
    sheet.freeze_panes(1, 0)
