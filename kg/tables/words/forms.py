"""Key/value rows: 项目名称 | X | 预算数 | 136.06 -> fields with their cells; and rows that open or end a form."""

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise

from kg.documents import Line
from kg.tables.table import Heading, Row, is_on_next_page, joined_rows
from kg.tables.words.shapes import LABEL1, LABEL2, LABEL12, WEAK, shape_of
from kg.tables.words.vocabulary import fixed_level2, level1_of
from nlp.datafiles import load_yaml
from nlp.text import fold

_BRACKET = re.compile(r"[(\[【][^()\[\]【】]*[)\]】]$")
_NUMBERING = re.compile(
    r"^(?:\d{1,2}[、.．](?!\d)|[(（][一二三四五六七八九十\d]+[)）]|[一二三四五六七八九十]+[、.])"
)
_AMOUNT = re.compile(
    r"^(?:实施期|中长期|项目|年度|本年度?|当年|全年)(?:资金|预算)(?:申请|安排)?(?:总额|总计|合计|总数)$"
)
_PROJECT_NAME = re.compile(
    r"^[\u4e00-\u9fff()/]{0,6}(?:项目|专项|政策)[\u4e00-\u9fff()/]{0,6}名称$"
)
_SIGNED = re.compile(
    r"(?:意见|负责人|签字|签章|盖章|联系人|电话|填表人|填报人|填报日期)[)）]?[:：]?$"
)
_GOAL = re.compile(r"^(?:长期|年度|中期|中长期|实施期|总体|总)?目标\d{0,2}[:：]")
_PARTS = re.compile(r"\s{2,}|\u3000+")
_COLON = re.compile(r"[:：]")
LONGEST_LABEL = 14
_NAMES = ("project_name", "project_code", "unit", "department")
_INLINE = re.compile(r"^([^:：]{2,14})[:：](.+)$", re.S)


@dataclass(frozen=True, slots=True)
class KeyValue:
    """One labelled cell of a form's head.

    Attributes:
        field: a field of forms.yml.
        label: the label as printed.
        value: the cell it labels as printed, '' when blank.
        line: where it stands.
        column: grid column of the label.
        doubtful: whether text stands beside it that may belong to it or be a label nobody knows.
    """

    field: str
    label: str
    value: str
    line: int
    column: int
    doubtful: bool = False


@cache
def _fields() -> tuple[dict[str, str], frozenset[str]]:
    loaded = load_yaml("forms.yml", "kg.tables.words")
    table: dict[str, str] = {}
    for name, labels in loaded["fields"].items():
        for label in labels:
            table.setdefault(fold(label), name)
    return table, frozenset(loaded["openers"])


@lru_cache(maxsize=8192)
def field_of(text: str) -> str | None:
    """The form field a cell labels, None if it labels none."""
    table = _fields()[0]
    folded = _NUMBERING.sub("", fold(text).replace("其中:", "其中").rstrip(":："))
    while folded:
        if folded in table:
            return table[folded]
        if _PROJECT_NAME.match(folded):
            return "project_name"
        if _AMOUNT.match(folded):
            return "amount"
        if folded.startswith("其中") and folded.removeprefix("其中") in table:
            return table[folded.removeprefix("其中")]
        shorter = _BRACKET.sub("", folded).rstrip(":")
        if shorter == folded:
            return None
        folded = shorter
    return None


def opens_form(row: Row) -> bool:
    """Whether the row begins a new form: its first cell labels a project or an organisation, with a value beside."""
    filled = row.filled
    if not filled:
        return False
    first = row.texts[filled[0]]
    inline = _INLINE.match(first)
    if inline and field_of(inline.group(1)) in _fields()[1] and filled[0] == 0:
        return True
    if filled[0] == 0 and field_of(first) in _fields()[1]:
        return len(filled) == 1 or field_of(row.texts[filled[1]]) is None
    # 项目类别 | 延续项目 | 项目名称 | X: the project is named further right.
    return any(
        field_of(row.texts[label]) in ("project_name", "project_code")
        and field_of(row.texts[value]) is None
        for label, value in pairwise(filled)
    )


def row_of_prose(line: Line) -> Row | None:
    """A head written as running text (项目名称：X　主管部门：Y) as a row of its parts, None for other prose."""
    parts = [own for part in _PARTS.split(line.text.strip()) for own in _cut_at_labels(part)]
    named = [_INLINE.match(part) for part in parts]
    if not parts or any(match is None or field_of(match.group(1)) is None for match in named):
        return None
    return Row(line, parts)


def row_of_spaced(line: Line, is_in_head: bool) -> Row | None:
    """A head printed without rulings (项目名称 X 项目编码 Y): labels and values by turns, gaps between; None for other prose.

    Args:
        line: the line.
        is_in_head: whether a head has begun above it; otherwise only the name or code of a project begins one.
    """
    parts = line.text.split()
    fields = [field_of(part) for part in parts]
    begins = fields[:1] != [None] and (is_in_head or fields[0] in ("project_name", "project_code"))
    by_turns = (
        len(parts) % 2 == 0
        and all(field is None for field in fields[1::2])
        and None not in fields[::2]
    )
    return Row(line, parts) if parts and begins and by_turns else None


def _cut_at_labels(text: str) -> list[str]:
    """A running head cut before each label that a colon follows, where the gaps between its fields are lost."""
    starts = [0]
    for match in _COLON.finditer(text):
        lengths = range(min(LONGEST_LABEL, match.start() - starts[-1]), 1, -1)
        label = next(
            (
                text[match.start() - length : match.start()]
                for length in lengths
                if _labels(text, match.start(), length)
            ),
            None,
        )
        if label is not None and match.start() - len(label) > starts[-1]:
            starts.append(match.start() - len(label))
    return [
        part for start, end in pairwise([*starts, len(text)]) if (part := text[start:end].strip())
    ]


def _labels(text: str, end: int, length: int) -> bool:
    return field_of(text[end - length : end]) is not None


def ends_form(row: Row) -> bool:
    """Whether the row is a line of a form that holds no target: 其他说明, 填报人, 总分, 年度目标1：…."""
    filled = row.filled
    if not filled or filled[0] != 0 or 0 in row.spanned:
        return False
    if len(filled) > 3 and level1_of(row.texts[filled[1]]) is not None:
        return False  # 绩效目标 down the side of the indicators
    if _GOAL.match(fold(row.texts[0])):
        return True
    first = row.texts[0]
    inline = _INLINE.match(first)
    field = field_of(first) or (field_of(inline.group(1)) if inline else None)
    return (field is not None and fixed_level2(first) is None) or _SIGNED.search(
        fold(first)
    ) is not None


def read_pairs(rows: list[Row]) -> list[KeyValue]:
    """The key/value pairs of head rows, in order.

    A label's value is what stands to its right before the next label; several cells are joined, and so are the two parts of a
    row that a page break cut.
    """
    pairs = []
    for row in _whole_rows(rows):
        pairs += _row_pairs(row)
    return pairs


def _whole_rows(rows: list[Row]) -> list[Row]:
    whole: list[Row] = []
    for row in rows:
        if whole and _goes_on(whole[-1], row):
            whole[-1] = joined_rows(whole[-1], row)
        else:
            whole.append(row)
    return whole


def _goes_on(above: Row, row: Row) -> bool:
    """Whether a row holds only the ends of cells that begin on the page before: no label, each below a value."""
    if not is_on_next_page(above, row) or not row.filled:
        return False
    values = [column for column in above.filled if field_of(above.texts[column]) is None]
    return set(row.filled) <= set(values) and all(
        field_of(row.texts[column]) is None for column in row.filled
    )


def _row_pairs(row: Row) -> list[KeyValue]:
    found: list[KeyValue] = []
    label: tuple[str, str, int] | None = None
    value: list[str] = []
    for column in row.filled:
        text = row.texts[column]
        field = field_of(text) if column not in row.spanned else None
        inline = _INLINE.match(text) if field is None else None
        named = field_of(inline.group(1)) if inline else None
        if inline is not None and named is not None:
            found += [_pair(label, value, row)] if label is not None else []
            label, value = (named, inline.group(1), column), [inline.group(2)]
        elif field is None:
            if label is None or label[0] not in ("amount", "part") or not value:
                value.append(
                    text
                )  # of several amounts in a row (预算数, 执行数) the first is the budget
        else:
            found += [_pair(label, value, row)] if label is not None or value else []
            label, value = (field, text, column), []
    return [*found, _pair(label, value, row)] if label is not None or value else found


def _pair(label: tuple[str, str, int] | None, value: list[str], row: Row) -> KeyValue:
    """A label with the cells beside it. A name is one cell: a label nobody knows may follow it with its value, or doubt."""
    if label is None:
        return KeyValue("", "", "".join(value), row.line.number, row.filled[0])
    if label[0] in _NAMES and len(value) > 1:
        return KeyValue(
            label[0], label[1], value[0], row.line.number, label[2], len(value) % 2 == 0
        )
    return KeyValue(label[0], label[1], "".join(value), row.line.number, label[2])


def is_unknown_key(row: Row, heading: Heading) -> bool:
    """Whether a row below the targets gives a key nobody knows and one text for it over names and values (保障措施 | …)."""
    covered = [column.index for role in ("indicator", "value") for column in heading.of(role)]
    cells = [cell for cell in row.line.cells if cell.text.strip()]
    if len(cells) != 2 or len(covered) != 2 or row.spanned & {cell.column for cell in cells}:
        return False
    key, text = cells
    spans = range(text.column, text.column + text.colspan)
    is_label = shape_of(key.text) in (LABEL1, LABEL2, LABEL12, WEAK)
    return (
        all(index in spans for index in covered) and not is_label and len(key.text) <= LONGEST_LABEL
    )
