"""A finding: something a reader or a reviewer should look at, with its place. Never an exception.

Only reading findings are made by this part of the product: places that could not be read surely.
They never blame the department.
"""

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """How much a finding matters: contract §5."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


# code -> (severity, title in Chinese, title in English). A code is never reused.
READING_CODES: dict[str, tuple[Severity, str, str]] = {
    "R001": (Severity.WARNING, "这一行未能读成指标", "row not read as a target"),
    "R002": (Severity.NOTE, "空白模板，未填报", "unfilled template, no targets"),
    "R003": (Severity.WARNING, "表头无法识别的列，内容原样保留", "column with an unknown heading, content kept"),
    "R004": (Severity.WARNING, "表头与内容不符，整表按不确定读取", "heading does not fit the rows, all of them unsure"),
    "R005": (Severity.NOTE, "指标位置空白", "a level label without an indicator"),
    "R006": (Severity.WARNING, "找不到所属指标的数值", "a value without its indicator"),
    "R007": (Severity.NOTE, "跨页的同一张表已合并", "one table over a page break, joined"),
    "R008": (Severity.WARNING, "跨页后残留的单元格碎片", "a stray fragment of a cell after a page break"),
    "R009": (Severity.WARNING, "与前文相同的回声单元格", "a cell that only echoes one already read"),
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
        return READING_CODES[self.code][0]

    @property
    def message(self) -> str:
        """What was found, in Chinese."""
        title = READING_CODES[self.code][1]
        return f"{title}：{self.detail}" if self.detail else title
