"""A finding: something a reader or a reviewer should look at, with its place. Never an exception.

``rules.yml`` says what every code means. Reading findings (R…) are places that could not be read surely; they never blame
the department.
"""

from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Any

from nlp.datafiles import load_yaml


class Severity(StrEnum):
    """How much a finding matters: contract §5."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


HEADINGS = ("完整性", "相关性", "适当性", "可行性")


@dataclass(frozen=True, slots=True)
class Rule:
    """What a code means. Attributes as at the head of ``rules.yml``; texts are '' where a rule has none."""

    code: str
    name: str
    category: str
    severity: Severity
    title: str
    title_en: str
    hard: bool = False
    heading: str = "读取"
    needs: str = "none"
    scope: str = "document"
    detail: str = ""
    detail_en: str = ""
    right: str = ""
    computes: str = ""
    ground: str = ""
    grade: str = ""
    bad: str = ""
    good: str = ""
    record: tuple[int, int] | None = None


@cache
def rules() -> dict[str, Rule]:
    """Code -> rule, in the order of ``rules.yml``."""
    table = load_yaml("rules.yml", "kg")
    return {code: _rule(code, dict(entry)) for code, entry in table["rules"].items()}


def _rule(code: str, entry: dict[str, Any]) -> Rule:
    ground = entry.pop("ground", {"text": "", "grade": ""})
    record = entry.pop("record", None)
    return Rule(
        code=code,
        severity=Severity(entry.pop("severity")),
        ground=ground["text"],
        grade=ground["grade"],
        record=(record["right"], record["wrong"]) if record else None,
        **entry,
    )


# Why a row is unsure: code -> meaning for the user.
REASONS: dict[str, str] = {
    "cell_shifted": "单元格从别的列移来，另一种读法也可能成立",
    "row_does_not_fit": "这一行怎样读都与表头不合",
    "cell_without_column": "有单元格不在任何表头之下",
    "wrapped_cell": "名称或指标值由两行拼成，断点不明显",
    "may_be_wrapped": "相邻两行可能是同一行",
    "stray_fragment": "跨页后的碎片只是重复了上一单元格的结尾",
    "indicator_from_next_row": "指标名称印在下一行",
    "value_from_next_row": "指标值印在下一行",
    "description_from_next_row": "指标描述印在下一行",
    "basis_from_next_row": "依据印在下一行",
    "cell_fused": "指标值并入了名称",
    "level1_missing": "没有可用的一级指标",
    "level2_missing": "没有可用的二级指标",
    "level1_inferred": "二级指标可属两个一级指标，按常例取一个",
    "level1_displaced": "一级指标印在下方，别无证明",
    "label_misplaced": "一级与二级指标不能并存",
    "label_unknown": "这一级的其他标签都在词表中，唯独它不在",
    "unit_or_project": "名称像单位又带金额，按项目读取",
    "name_from_title": "项目名称取自上方标题",
    "interrupted": "表格中间隔着标题或文字",
    "heading_missing": "表格没有表头，按内容判断各列",
    "heading_split": "表头中间有一行没有读懂，各列归哪一级不能确定",
    "value_column_inferred": "表头缺少指标值一栏，按内容判断",
    "cells_stacked": "文件一格一行，各格属于哪一行由标签和列数推断",
    "name_in_value_column": "名称印在指标值一栏",
    "name_without_column": "名称印在不属于指标的一栏",
    "recognition_unsure": "扫描件：文字识别对其中的字没有十足把握",
    "name_beside_text": "项目名称右边还有文字，可能属于名称，也可能是不认识的栏目",
    "several_in_cell": "一格中有几个编号的指标",
    "formula_unread": "单元格是公式，文件中没有存算出的值；请用 Excel、WPS 打开后保存再读",
    "value_columns_several": "有几栏指标值，表头没有说明哪一栏是本年的",
    "label_over_page": "标签所在的合并单元格被分页切开，标签印在另一页",
    "name_over_rows": "相邻两行各有一个项目名称，只有一行有金额，可能是一个名称占了几行",
    "name_broken": "项目名称的括号不成对，可能只印出一部分",
    "project_unnamed": "项目绩效目标，没有读出是哪个项目的",
    "cells_unproven": "单元格没有边线隔开，或文字越出了边线，可能属于相邻的格",
    "characters_unknown": "有的字在文件中没有编码，认不出是什么字",
    "period_only": "只填了实施期的目标，年度目标空白",
}


@dataclass(frozen=True, slots=True)
class Finding:
    """One finding: the record of contract §5, but for what its document and its rule say.

    Attributes:
        code: of a rule, e.g. ``J302``.
        line: where the printed text stands (1-based), None for a whole document.
        printed: the text as printed.
        lines: every line that proves it.
        detail, detail_en: what exactly; '' where the rule's title says it all.
        suggestion: what would be right, None if only the department can know.
        target, project: ids of what it is about, None for the document.
        page: of the line, None where the format has none.
        department, project_code, project_name, indicator: as printed, None where there is none.
    """

    code: str
    line: int | None
    printed: str
    lines: tuple[int, ...] = ()
    detail: str = ""
    detail_en: str = ""
    suggestion: str | None = None
    target: str | None = None
    project: str | None = None
    page: int | None = None
    department: str | None = None
    project_code: str | None = None
    project_name: str | None = None
    indicator: str | None = None

    @property
    def rule(self) -> Rule:
        """The rule of its code."""
        return rules()[self.code]

    @property
    def severity(self) -> Severity:
        """Severity of the rule."""
        return self.rule.severity

    @property
    def message(self) -> str:
        """What was found, in Chinese."""
        return f"{self.rule.title}：{self.detail}" if self.detail else self.rule.title

    @property
    def message_en(self) -> str:
        """What was found, in English; names and values stay as printed."""
        said = self.detail_en or (self.detail if not self.rule.detail else "")
        return f"{self.rule.title_en}: {said}" if said else self.rule.title_en
