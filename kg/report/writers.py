"""The figures as files: report.json, report.xlsx, report.html."""

import json
from pathlib import Path
from typing import Any

from kg.report.figures import CLASSES, MEASURES, Figures

LABELS = {
    "specific": "具体", "sector": "行业通用", "boilerplate": "套话", "placeholder": "占位",
    "quantified": "定量", "qualitative": "定性可核验", "vague": "不可衡量",
}  # fmt: skip
_COLUMNS = (
    ("document", "文件", 40), ("line", "行号", 8), ("department", "部门", 22), ("project", "项目", 34), ("indicator", "指标", 34),
    ("value", "指标值", 24), ("specificity_class", "具体程度", 10), ("specificity", "得分", 8),
    ("measurability", "可衡量程度", 12), ("mandated", "系统强制", 10), ("confidence", "读取把握", 10), ("evidence", "依据", 70),
)  # fmt: skip


def write_report(figures: Figures, folder: Path) -> list[Path]:
    """Write all three files and return their paths; the folder is made where there is none."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = [folder / f"report.{ending}" for ending in ("html", "xlsx", "json")]
    paths[0].write_text(to_html(figures), "utf-8")
    to_xlsx(figures, paths[1])
    paths[2].write_text(json.dumps(to_json(figures), ensure_ascii=False, indent=1) + "\n", "utf-8")
    return paths


def to_json(figures: Figures) -> dict[str, Any]:
    """The report as data: targets as contract §6 asks, and the summary."""
    return {
        "snapshot": figures.snapshot,
        "summary": {
            "targets": len(figures.targets),
            "unsure": figures.unsure,
            "specificity": {label: figures.count(label) for label in CLASSES},
            "measurability": {label: figures.count(label) for label in MEASURES},
        },
        "targets": figures.targets,
        "shared_indicators": figures.shared,
        "copied_sets": figures.copied,
    }


def to_html(figures: Figures) -> str:
    """One file: no script, nothing loaded from elsewhere; prints on A4, reads on a phone and in the dark."""
    from jinja2 import Environment, PackageLoader

    environment = Environment(loader=PackageLoader("kg.report", "."), autoescape=True, trim_blocks=True, lstrip_blocks=True)
    return environment.get_template("report.html.j2").render(
        figures=figures,
        labels=LABELS,
        classes=CLASSES,
        measures=MEASURES,
        matrix=figures.matrix(),
        sentences=sentences(figures),
        percent=_percent,
    )


def sentences(figures: Figures) -> list[str]:
    """What stands out, in words made of the figures alone."""
    sure = figures.sure()
    if not sure:
        return ["没有可评估的指标。"]
    shares = {label: f"{figures.count(label)} 行（{_percent(figures.count(label), sure)}）" for label in (*CLASSES, *MEASURES)}
    said = [
        f"{len(figures.departments)} 个部门的 {sure} 行指标中，套话 {shares['boilerplate']}，具体 {shares['specific']}。",
        f"{shares['vague']}到年底无法判断是否达到。",
    ]
    first = figures.departments[0]
    said.append(f"套话占比最高的是{first}：{_percent(figures.count('boilerplate', first), figures.sure(first))}。")
    if figures.copied:
        largest = max(figures.copied, key=lambda group: (len(group["projects"]), group["shared"]))
        said.append(f"{len(figures.copied)} 组项目的指标和值雷同；最大的一组有 {len(largest['projects'])} 个项目。")
    if figures.unsure:
        said.append(f"另有 {figures.unsure} 行读取不确定，不计入以上数字。")
    return said


def _percent(part: int, whole: int) -> str:
    return f"{100 * part / whole:.0f}%" if whole else "0%"


def to_xlsx(figures: Figures, path: Path) -> None:
    """A sheet of targets with filters, a sheet of the matrix by department, and a sheet that says what it is."""
    import xlsxwriter

    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(str(path), options) as book:
        head = book.add_format({"bold": True, "bg_color": "#e8eef3", "border": 1})
        _targets_sheet(book.add_worksheet("指标"), figures, head)
        _matrix_sheet(book.add_worksheet("部门"), figures, head)
        about = book.add_worksheet("说明")
        about.set_column(0, 0, 100)
        for place, text in enumerate(["绩谱 jipu：套话与具体指标报告", f"快照 {figures.snapshot}", *sentences(figures)]):
            about.write_string(place, 0, text)


def _targets_sheet(sheet: Any, figures: Figures, head: Any) -> None:
    for column, (key, title, width) in enumerate(_COLUMNS):
        sheet.set_column(column, column, width)
        sheet.write_string(0, column, title, head)
        for place, row in enumerate(figures.targets, start=1):
            value = row[key]
            if key == "evidence":
                value = "；".join(f"{part['kind']} {part['text']}".strip() for part in value)
            value = LABELS.get(value, value) if isinstance(value, str) else value
            if isinstance(value, bool):
                sheet.write_string(place, column, "是" if value else "")
            elif isinstance(value, int | float):
                sheet.write_number(place, column, value)
            elif value:
                sheet.write_string(place, column, value)
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, max(len(figures.targets), 1), len(_COLUMNS) - 1)


def _matrix_sheet(sheet: Any, figures: Figures, head: Any) -> None:
    labels = (*CLASSES, *MEASURES)
    for column, title in enumerate(["部门", "指标行数", *(LABELS[label] for label in labels)]):
        sheet.set_column(column, column, 24 if column == 0 else 12)
        sheet.write_string(0, column, title, head)
    for place, name in enumerate(figures.departments, start=1):
        sheet.write_string(place, 0, name)
        sheet.write_number(place, 1, figures.sure(name))
        for column, label in enumerate(labels, start=2):
            sheet.write_number(place, column, figures.count(label, name))
    sheet.freeze_panes(1, 1)
