"""A finding: something a reader or a reviewer should look at, with its place. Never an exception.

Reading findings (R…) are places that could not be read surely; they never blame the department.
"""

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """How much a finding matters: contract §5."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


# code -> (severity, title in Chinese, title in English). A code is never reused. R: a place that could not be read surely,
# never a defect of the department; O: the document contradicts itself on an organisation's name. S: a fault of the program.
CODES: dict[str, tuple[Severity, str, str]] = {
    "R001": (Severity.WARNING, "这一行未能读成指标", "row not read as a target"),
    "R002": (Severity.NOTE, "空白模板，未填报", "unfilled template, no targets"),
    "R003": (Severity.WARNING, "表头无法识别的列，内容原样保留", "column with an unknown heading, content kept"),
    "R004": (Severity.WARNING, "表头与内容不符，整表按不确定读取", "heading does not fit the rows, all of them unsure"),
    "R005": (Severity.NOTE, "指标位置空白", "a level label without an indicator"),
    "R006": (Severity.WARNING, "找不到所属指标的数值", "a value without its indicator"),
    "R007": (Severity.NOTE, "跨页的同一张表已合并", "one table over a page break, joined"),
    "R008": (Severity.WARNING, "跨页后残留的单元格碎片", "a stray fragment of a cell after a page break"),
    "R010": (Severity.WARNING, "更正与文件内容对不上，未采用", "a correction that matches nothing"),
    "R009": (Severity.WARNING, "与前文相同的回声单元格", "a cell that only echoes one already read"),
    "S001": (Severity.ERROR, "图谱与形状约束不符", "statements that do not conform to the shapes"),
    "O001": (Severity.WARNING, "单位名称前后写法不一致", "an organisation's name spelt in two ways"),
}


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
    "value_column_inferred": "表头缺少指标值一栏，按内容判断",
    "name_in_value_column": "名称印在指标值一栏",
    "name_without_column": "名称印在不属于指标的一栏",
    "period_only": "只填了实施期的目标，年度目标空白",
}


@dataclass(frozen=True, slots=True)
class Finding:
    """One finding.

    Attributes:
        code: key of the register, e.g. ``R001``.
        line: where the printed text stands (1-based), None for a whole document.
        lines: every line that proves it.
        printed: the text as printed.
        detail: what exactly, in Chinese; the title of the code where there is no more to say.
    """

    code: str
    line: int | None
    printed: str
    lines: tuple[int, ...] = ()
    detail: str = ""

    @property
    def severity(self) -> Severity:
        """Severity of the code."""
        return CODES[self.code][0]

    @property
    def message(self) -> str:
        """What was found, in Chinese."""
        title = CODES[self.code][1]
        return f"{title}：{self.detail}" if self.detail else title
