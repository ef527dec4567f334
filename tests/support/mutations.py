"""Harmless changes to the text of a table: what a person reads stays the same."""

from dataclasses import dataclass
from functools import cache

from kg.records import read_records
from kg.tables import Table
from kg.tables.headings.by_content import settle_by_content
from kg.tables.rows.alignment import align
from nlp.text import fold
from tests.support.samples import LAYOUT_IDS, SOURCE_IDS, document

FULL_WIDTH = str.maketrans(
    {chr(code): chr(code + 0xFEE0) for code in range(0x30, 0x3A)}
    | {"%": "％", "(": "（", ")": "）"}
)


# Headings of published forms, by role: some are listed in columns.yml, most are taken apart.
SYNONYMS = {
    "level1": ("一级指标", "一级绩效指标", "指标大类", "一级", "绩效指标一级", "1级指标", "一级指标（类别）"),
    "level2": ("二级指标", "二级绩效指标名称", "指标维度", "指标小类", "第二级指标"),
    "indicator": ("三级指标", "指标名称", "三级指标内容", "考核指标", "明细指标", "绩效指标名称", "具体指标内容", "【三级指标】"),
    "value": (
        "指标值", "年度（/项目）指标值", "*目标值", "指标值及单位", "全年（程）指标值", "当年预期实现值", "本年度绩效目标值",
        "预期值", "指标值（包含数字及文字描述）", "拟达到的目标值", "指标数值", "年初设定指标值",
    ),
    "description": ("指标解释", "指标含义及计算公式", "绩效指标说明", "三级指标解释", "指标内涵"),
    "basis": ("指标值确定依据", "设定依据", "指标来源", "目标值依据", "指标值的来源"),
}  # fmt: skip


@dataclass(frozen=True)
class Place:
    """One performance table of a document."""

    name: str
    table: int

    def __repr__(self) -> str:
        return f"{self.name}[{self.table}]"


@cache
def tables(name: str) -> tuple[Table, ...]:
    """The performance tables of a document that hold targets and whose heading can be trusted."""
    reading = read_records(document(name))
    lines = {target.line for target in reading.targets}
    return tuple(
        table
        for table in reading.tables
        if table.kind == "performance"
        and not table.heading.doubts
        and any(row.line.number in lines for row in table.rows)
    )


def straight(place: Place) -> bool:
    """Whether no row of the table stands shifted: only then is another order of columns the same table."""
    table = tables(place.name)[place.table]
    columns = settle_by_content(table.heading, table.rows).columns
    return not table.heading.is_wide and not any(
        align(row, columns).moved for row in table.rows if row.line.cells
    )


def places() -> list[Place]:
    """Every such table of the samples and layouts."""
    return [
        Place(name, index)
        for name in (*SOURCE_IDS, *LAYOUT_IDS)
        for index in range(len(tables(name)))
    ]


@cache
def grid(name: str) -> tuple[tuple[str, ...], ...]:
    """The document's lines as cells; prose has one."""
    return tuple(tuple(line.text.split("\t")) for line in document(name).lines)


def text_of(lines: list[list[str]]) -> str:
    """Cells back to text."""
    return "\n".join("\t".join(cells) for cells in lines) + "\n"


def body_lines(place: Place) -> list[int]:
    """0-based lines of the table's body rows that have cells."""
    return [row.line.number - 1 for row in tables(place.name)[place.table].rows if row.line.cells]


def copy(place: Place) -> list[list[str]]:
    """The document, ready to change."""
    return [list(cells) for cells in grid(place.name)]


def page_break(place: Place, before: int, *, heading: bool, number: bool) -> str:
    """A page break before a body row: blank line, page number, and the heading again if asked."""
    lines = copy(place)
    table = tables(place.name)[place.table]
    furniture: list[list[str]] = [[""]]
    if number:
        furniture += [["- 17 -"], [""]]
    if heading:
        furniture += [lines[number_ - 1] for number_ in table.heading.lines]
    return text_of(lines[:before] + furniture + lines[before:])


def form_feed(place: Place, before: int) -> str:
    """A form feed at the start of a body row."""
    lines = copy(place)
    lines[before][0] = "\f" + lines[before][0]
    return text_of(lines)


def full_width(place: Place) -> str:
    """Digits, percent signs and brackets of the table's cells in full width."""
    lines = copy(place)
    for line in body_lines(place):
        lines[line] = [cell.translate(FULL_WIDTH) for cell in lines[line]]
    return text_of(lines)


def synonym(place: Place, index: int, choice: int) -> str | None:
    """One heading replaced by another word for the same role."""
    table = tables(place.name)[place.table]
    columns = [
        c
        for c in table.heading.columns
        if c.role in ("indicator", "value", "level1", "level2", "description", "basis")
    ]
    columns = [c for c in columns if c.group is None]
    if not columns:
        return None
    column = columns[index % len(columns)]
    words = SYNONYMS[column.role or ""]
    word = words[choice % len(words)]
    lines = copy(place)
    for number, cells in enumerate(lines, start=1):
        if number in table.heading_lines:
            lines[number - 1] = [
                word if fold(cell) == fold(column.label) else cell for cell in cells
            ]
    return text_of(lines)


def extra_column(place: Place, at: int, label: str) -> str:
    """A further column with an unknown heading, blank in every row."""
    lines = copy(place)
    table = tables(place.name)[place.table]
    at %= len(table.heading.columns) + 1
    width = max(
        len(lines[line])
        for line in [*body_lines(place), *(number - 1 for number in table.heading_lines)]
    )
    for line in [
        *body_lines(place),
        *(number - 1 for number in table.heading_lines if len(grid(place.name)[number - 1]) > 1),
    ]:
        cells = lines[line] + [""] * (width - len(lines[line]))
        own = (
            label
            if line + 1 == table.heading.lines[-1]
            or cells[0] == grid(place.name)[table.heading.lines[-1] - 1][0] != ""
            else ""
        )
        is_heading = line + 1 in table.heading_lines
        lines[line] = [*cells[:at], own if is_heading else "", *cells[at:]]
    return text_of(lines)


def reorder(place: Place, seed: int) -> str | None:
    """The columns of a table with one heading row in another order; every row must fill the heading's width."""
    table = tables(place.name)[place.table]
    width = len(grid(place.name)[table.heading.lines[0] - 1])
    lines = copy(place)
    touched = [
        *body_lines(place),
        *(number - 1 for number in table.heading_lines if len(lines[number - 1]) > 1),
    ]
    if len(table.heading.lines) != 1 or any(len(lines[line]) > width for line in touched):
        return None
    order = list(range(width))
    for position in range(width - 1, 0, -1):
        seed, other = divmod(seed, position + 1)
        order[position], order[other] = order[other], order[position]
    for line in touched:
        cells = lines[line] + [""] * (width - len(lines[line]))
        lines[line] = [cells[column] for column in order]
    return text_of(lines)


def wrap(place: Place, line: int, column: int, cut: int) -> str | None:
    """A cell cut in two, its rest in a row of its own below."""
    lines = copy(place)
    cells = lines[line]
    filled = [index for index, cell in enumerate(cells) if len(cell.strip()) >= 4]
    if not filled:
        return None
    index = filled[column % len(filled)]
    cell = cells[index].strip()
    at = 1 + cut % (len(cell) - 1)
    rest = ["" for _ in cells]
    cells[index], rest[index] = cell[:at], cell[at:]
    return text_of([*lines[: line + 1], rest, *lines[line + 1 :]])


def label_columns(place: Place) -> list[int]:
    """Grid columns of the level labels."""
    return [
        c.index
        for c in tables(place.name)[place.table].heading.columns
        if c.role in ("level1", "level2")
    ]
