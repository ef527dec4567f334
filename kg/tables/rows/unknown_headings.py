"""Headings with words that nobody knows: told, so that no column is lost for a word in silence."""

from kg.findings import Finding
from kg.tables.rows.table_reading import TableReading
from kg.tables.table import Column, Heading
from kg.tables.words.role import Role

CODE = "R003"
# What a column is read as, for people.
_SHOWN = {
    Role.LEVEL1: "一级指标",
    Role.LEVEL2: "二级指标",
    Role.INDICATOR: "指标名称",
    Role.VALUE: "指标值",
    Role.UNIT: "计量单位",
    Role.SIGN: "比较符号",
    Role.NATURE: "定性或定量",
    Role.BASIS: "指标值确定依据",
    Role.PROJECT_NAME: "项目名称",
}
_WHERE = "在 kg/tables/words/columns.yml 中补上“{heading}”：词语放入 composed，整个表头放入 roles"


def report_unknown(reading: TableReading, heading: Heading) -> None:
    """Tell each heading of unknown words, what its column was read as, and where to add it."""
    if not heading.lines:
        return
    for column in heading.columns:
        if column.is_unknown:
            reading.findings.append(_finding(column, heading.lines[-1]))
            reading.headings.append(heading.lines[-1])


def _finding(column: Column, line: int) -> Finding:
    printed = column.heading.stripped
    if column.role is None:
        detail, english = "内容原样保留", "its content is kept"
    else:
        shown = _SHOWN.get(column.role, column.role)
        detail, english = f"按位置和内容读作{shown}", f"read as {column.role} by place and content"
    return Finding(
        CODE,
        line,
        printed,
        detail=f"“{printed}”{detail}",
        detail_en=f"“{printed}” {english}",
        suggestion=_WHERE.format(heading=printed),
    )
