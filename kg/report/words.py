"""What stands out, in words made of the figures alone."""

from collections import Counter
from collections.abc import Sequence

from kg.audit import Record
from kg.findings import HEADINGS, rules
from kg.report.figures import CLASSES, MEASURES, Figures

LABELS = {
    "specific": "具体", "sector": "行业通用", "boilerplate": "套话", "placeholder": "占位",
    "quantified": "定量", "qualitative": "定性可核验", "vague": "不可衡量",
}  # fmt: skip
MOST_RULES = 3


def percent(part: int, whole: int) -> str:
    """A share as people read it."""
    return f"{100 * part / whole:.0f}%" if whole else "0%"


def sentences(figures: Figures) -> list[str]:
    """The whole collection in a few sentences."""
    sure = figures.sure()
    if not sure:
        return ["没有可评估的指标。"]
    shares = {
        label: f"{figures.count(label)} 行（{percent(figures.count(label), sure)}）"
        for label in (*CLASSES, *MEASURES)
    }
    said = [
        f"{len(figures.departments)} 个部门的 {sure} 行指标中，套话 {shares['boilerplate']}，具体 {shares['specific']}。",
        f"{shares['vague']}到年底无法判断是否达到。",
    ]
    first = figures.departments[0]
    said.append(
        f"套话占比最高的是{first}：{percent(figures.count('boilerplate', first), figures.sure(first))}。"
    )
    if figures.copied:
        largest = max(figures.copied, key=lambda group: (len(group["projects"]), group["shared"]))
        said.append(
            f"{len(figures.copied)} 组项目的指标和值雷同；最大的一组有 {len(largest['projects'])} 个项目。"
        )
    said += audit_sentences(figures.defects)
    if figures.unsure:
        said.append(f"另有 {figures.unsure} 行读取不确定，不计入以上数字，也不据以审核。")
    if figures.placeholders:
        said.append(f"另有 {figures.placeholders} 行填的是“不涉及”一类的话，不计入以上数字。")
    if figures.mandated:
        said.append(f"另有 {figures.mandated} 行是系统统一设置的指标，不计入以上数字。")
    return said


def audit_sentences(defects: Sequence[Record]) -> list[str]:
    """How many errors and warnings, of which rules, under which headings."""
    if not defects:
        return ["没有发现问题。"]
    by_severity = Counter(record["severity"] for record in defects)
    said = [
        f"审核发现错误 {by_severity['error']} 个、警告 {by_severity['warning']} 个、提示 {by_severity['note']} 个。"
    ]
    serious = Counter(record["code"] for record in defects if record["severity"] != "note")
    if serious:
        most = sorted(serious.items(), key=lambda item: (-item[1], item[0]))[:MOST_RULES]
        said.append(
            "最多的是"
            + "、".join(f"{rules()[code].title}（{count} 个）" for code, count in most)
            + "。"
        )
    by_heading = Counter(
        rules()[record["code"]].heading for record in defects if record["severity"] != "note"
    )
    parts = [f"{heading} {by_heading[heading]} 个" for heading in HEADINGS if by_heading[heading]]
    if parts:
        said.append("按审核内容分：" + "，".join(parts) + "（错误和警告）。")
    return said


def department_sentence(figures: Figures, name: str) -> str:
    """One department in one sentence."""
    sure, defects = figures.sure(name), figures.defects_of(name)
    errors, warnings = (
        sum(record["severity"] == kind for record in defects) for kind in ("error", "warning")
    )
    shares = "，".join(
        f"{LABELS[label]} {percent(figures.count(label, name), sure)}"
        for label in ("specific", "sector", "boilerplate")
    )
    return f"{sure} 行指标：{shares}；{figures.count('vague', name)} 行不可衡量。错误 {errors} 个，警告 {warnings} 个。"
