"""The reviewer's form 《项目支出绩效目标审核表》, one for each project and department.

It is filled in from the findings, for the reviewer to edit.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any

from kg.audit import Record
from kg.checks.yuan import show_yuan
from kg.findings import HEADINGS, rules
from kg.queries.rows import Row, ask
from kg.report.figures import READING, Figures
from kg.store import GraphStore

# What each heading asks, in our words; the national form's headings: 财预〔2015〕88号.
ASKS = {
    "完整性": "要求填写的部分是否齐全，指标是否涵盖产出、效益和满意度，指标值是否填写",
    "相关性": "目标、指标与项目内容和政策依据是否对应，指标归类是否正确，有无重复或照搬",
    "适当性": "指标值与预算、计划是否匹配，单位、数量和金额是否相符",
    "可行性": "指标值能否在年底核验，凭现有条件能否实现",
}
NOTHING, NOTHING_ELSE, UNCHECKED = (
    "未发现问题。",
    "已审核的各行未发现问题。",
    "未审核：各行读取都不确定。",
)
GRADES = ("优", "良", "中", "差")
WHOLE = "部门整体"


@dataclass
class ReviewForm:
    """One form.

    Attributes:
        department, unit, document, name, code, budget, year: its head; '' where the document
            states nothing.
        opinions: heading -> what was found, in order of line.
        notes: findings that are hints only, in order of line.
        targets: its rows (kg.report.Figures.targets).
        unsure: lines of rows that were not checked.
        edited: heading -> the opinion as the reviewer wrote it, in place of what was found.
        grade: one of ``GRADES`` that the reviewer chose, '' for none yet.
        conclusion: the reviewer's own opinion of the whole.
    """

    department: str
    document: str
    name: str
    unit: str = ""
    code: str = ""
    budget: str = ""
    year: str = ""
    opinions: dict[str, list[str]] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)
    targets: list[dict[str, Any]] = field(default_factory=list)
    unsure: list[int] = field(default_factory=list)
    edited: dict[str, str] = field(default_factory=dict)
    grade: str = ""
    conclusion: str = ""

    def opinion(self, heading: str) -> str:
        """The opinion under a heading: as edited, else what was found, numbered."""
        if heading in self.edited:
            return self.edited[heading]
        found = self.opinions.get(heading, [])
        numbered = (f"{number}. {text}" for number, text in enumerate(found, start=1))
        return "\n".join(numbered) or self._nothing

    @property
    def _nothing(self) -> str:
        """What stands where nothing was found; rows that were not checked get no praise."""
        if not self.unsure:
            return NOTHING
        return UNCHECKED if len(self.unsure) == len(self.targets) else NOTHING_ELSE

    @property
    def grades(self) -> str:
        """The grades to choose from, the chosen one ticked."""
        return "　　".join(f"{grade} {'☑' if grade == self.grade else '□'}" for grade in GRADES)

    @property
    def reservations(self) -> str:
        """What was not checked, '' when all was."""
        lines = "、".join(_runs(sorted(set(self.unsure))))
        return f"第 {lines} 行读取不确定，未据以审核，请对照原文件。" if self.unsure else ""


def _runs(lines: Sequence[int]) -> Iterator[str]:
    """Line numbers; consecutive ones as first–last."""
    for _, run in groupby(enumerate(lines), key=lambda one: one[1] - one[0]):
        own = [line for _, line in run]
        yield str(own[0]) if len(own) == 1 else f"{own[0]}–{own[-1]}"


def review_forms(store: GraphStore, figures: Figures) -> dict[str, list[ReviewForm]]:
    """Department -> its forms: projects by document and line, then the department as a whole."""
    return fill_forms(ask(store, "report/projects"), figures)


def fill_forms(projects: Iterable[Row], figures: Figures) -> dict[str, list[ReviewForm]]:
    """Department -> its forms.

    Args:
        projects: rows of the query ``report/projects``.
        figures: whose targets and findings are put on the forms.
    """
    forms = {(row["document"], row["project"]): _project_form(row) for row in projects}
    for row in figures.targets:
        place = row["document"], row["project_node"] or ""
        year = str(row["year"] or "")
        form = forms.setdefault(
            place, ReviewForm(row["department"], row["document"], WHOLE, year=year)
        )
        form.targets.append(row)
        if row["confidence"] != "sure":
            form.unsure.append(row["line"])
    for record in figures.findings:
        _fill(forms, record)
    by_department: dict[str, list[ReviewForm]] = defaultdict(list)
    for (_, node), form in sorted(forms.items(), key=_whole_last):
        if form.targets or form.opinions or node:
            by_department[form.department].append(form)
    return {name: by_department[name] for name in sorted(by_department)}


def _whole_last(item: tuple[tuple[str, str], ReviewForm]) -> tuple[str, bool]:
    """By document; the form of the department, which has no project, behind the others."""
    (document, node), _ = item
    return document, not node


def _project_form(row: Row) -> ReviewForm:
    """The form of a project with its head alone."""
    amount, year = row["amount"], row["year"]
    return ReviewForm(
        row["department"] or "",
        row["document"],
        row["name"] or "",
        row["unit"] or "",
        row["code"] or "",
        "" if amount is None else show_yuan(amount),
        "" if year is None else str(year),
    )


def _fill(forms: dict[tuple[str, str], ReviewForm], record: Record) -> None:
    """Put a finding on the form of its project, else of the department."""
    if record["category"] == READING or rules()[record["code"]].heading not in HEADINGS:
        return
    own = record["document"], record["project"]
    place = own if own in forms else (record["document"], "")
    form = forms.setdefault(
        place, ReviewForm(record["department"] or "", record["document"], WHOLE)
    )
    text = opinion_text(record)
    if record["severity"] == "note":
        form.notes.append(text)
    else:
        form.opinions.setdefault(rules()[record["code"]].heading, []).append(text)


def opinion_text(record: Record) -> str:
    """A finding as a reviewer writes it to the department."""
    place = f"第 {record['line']} 行：" if record["line"] else ""
    right = f"（应为：{record['suggestion']}）" if record["suggestion"] else ""
    return f"{place}{record['message']}{right}。"


def head_rows(form: ReviewForm) -> list[tuple[str, str, str, str]]:
    """The head of the form: label, text, label, text."""
    return [
        ("项目名称", form.name, "项目编码", form.code),
        ("主管部门", form.department, "项目单位", form.unit),
        ("预算金额", form.budget, "预算年度", form.year),
        ("文件", form.document, "指标行数", str(len(form.targets))),
    ]


def target_rows(form: ReviewForm, labels: dict[str, str]) -> list[Sequence[str]]:
    """The rows of the annex: line, levels, indicator, value, and what they were judged to be."""
    return [
        (
            str(row["line"]),
            row["level1"] or "",
            row["level2"] or "",
            row["indicator"],
            row["value"] or "",
            labels.get(row["specificity_class"], ""),
            labels.get(row["measurability"] or "", ""),
        )
        for row in form.targets
    ]


ANNEX = ("行", "一级指标", "二级指标", "三级指标", "指标值", "具体程度", "可衡量程度")
TITLE = "项目支出绩效目标审核表"
TITLE_WHOLE = "部门整体绩效目标审核表"
