"""What stands out in the figures, as sentences."""

from collections import Counter
from collections.abc import Sequence

from kg.audit import Record
from kg.findings import HEADINGS, rules
from kg.report.figures import CLASSES, MEASURES, Figures

LABELS = {
    "specific": "具体",
    "sector": "行业通用",
    "boilerplate": "套话",
    "placeholder": "占位",
    "quantified": "定量",
    "qualitative": "定性可核验",
    "vague": "不可衡量",
}
MOST_RULES = 3


def percent(part: int, whole: int) -> str:
    """A share as people read it."""
    return f"{100 * part / whole:.0f}%" if whole else "0%"


def sentences(figures: Figures) -> list[str]:
    """The whole collection in a few sentences."""
    if not figures.sure():
        return ["没有可评估的指标。"]
    found = [*_shares(figures), *_copied(figures), *audit_sentences(figures.defects)]
    if figures.unsure:
        found.append(f"另有 {figures.unsure} 行读取不确定，不计入以上数字，也不据以审核。")
    if figures.placeholders:
        found.append(f"另有 {figures.placeholders} 行填的是“不涉及”一类的话，不计入以上数字。")
    if figures.mandated:
        found.append(f"另有 {figures.mandated} 行是系统统一设置的指标，不计入以上数字。")
    return found


def _shares(figures: Figures) -> list[str]:
    """How many targets are boilerplate, specific, vague, and where most boilerplate stands."""
    sure = figures.sure()
    shares = {
        label: f"{figures.count(label)} 行（{percent(figures.count(label), sure)}）"
        for label in (*CLASSES, *MEASURES)
    }
    found = [
        f"{len(figures.departments)} 个部门的 {sure} 行指标中，"
        f"套话 {shares['boilerplate']}，具体 {shares['specific']}。",
        f"{shares['vague']}到年底无法判断是否达到。",
    ]
    if figures.departments:  # documents that name no department have none
        first = figures.departments[0]
        most = percent(figures.count("boilerplate", first), figures.sure(first))
        found.append(f"套话占比最高的是{first}：{most}。")
    return found


def _copied(figures: Figures) -> list[str]:
    if not figures.copied:
        return []
    largest = max(figures.copied, key=lambda group: (len(group["projects"]), group["shared"]))
    return [
        f"{len(figures.copied)} 组项目的指标和值雷同；"
        f"最大的一组有 {len(largest['projects'])} 个项目。"
    ]


def audit_sentences(defects: Sequence[Record]) -> list[str]:
    """How many errors and warnings, of which rules, under which headings."""
    if not defects:
        return ["没有发现问题。"]
    by_severity = Counter(record["severity"] for record in defects)
    found = [
        f"审核发现错误 {by_severity['error']} 个、警告 {by_severity['warning']} 个、"
        f"提示 {by_severity['note']} 个。"
    ]
    serious = [record["code"] for record in defects if record["severity"] != "note"]
    if serious:
        by_code = sorted(Counter(serious).items(), key=lambda item: (-item[1], item[0]))
        most = (f"{rules()[code].title}（{count} 个）" for code, count in by_code[:MOST_RULES])
        found.append(f"最多的是{'、'.join(most)}。")
    by_heading = Counter(rules()[code].heading for code in serious)
    parts = [f"{heading} {by_heading[heading]} 个" for heading in HEADINGS if by_heading[heading]]
    if parts:
        found.append(f"按审核内容分：{'，'.join(parts)}（错误和警告）。")
    return found


def department_sentence(figures: Figures, name: str) -> str:
    """One department in one sentence."""
    sure = figures.sure(name)
    by_severity = Counter(record["severity"] for record in figures.defects_of(name))
    shares = "，".join(
        f"{LABELS[label]} {percent(figures.count(label, name), sure)}"
        for label in ("specific", "sector", "boilerplate")
    )
    return (
        f"{sure} 行指标：{shares}；{figures.count('vague', name)} 行不可衡量。"
        f"错误 {by_severity['error']} 个，警告 {by_severity['warning']} 个。"
    )
