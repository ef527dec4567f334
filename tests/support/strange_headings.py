"""Documents of which a word of a heading is replaced by one that nobody has seen."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from kg.documents import Cell, Document, Line
from kg.records import Reading, Target, read_records
from kg.tables.words.role import Role
from nlp.text import fold

# A word without meaning, and headings that nobody prints but everybody understands.
NONSENSE, OTHER = "花信风", "落梅"
COMPOSED = {
    Role.LEVEL1: "第一层绩效指标（类别）",
    Role.LEVEL2: "考核目标Ⅱ级",
    Role.INDICATOR: "绩效考核细化指标（3级）",
    Role.VALUE: "*本年度（项目）拟达到的绩效目标值",
    Role.PERIOD_VALUE: "项目规划期预期目标值",
    Role.DESCRIPTION: "绩效指标值涵义与计算公式",
    Role.BASIS: "设定目标值的文件依据",
    Role.WEIGHT: "考核指标赋分（%）",
    Role.UNIT: "绩效目标值计量单位",
    Role.SIGN: "目标值关系符号",
    Role.ACTUAL: "本年实际达成值",
    Role.SCORE: "指标自评得分",
    Role.DEVIATION: "未达标原因及整改措施",
}


@dataclass(frozen=True, slots=True)
class Strange:
    """A document of which one word of its headings is another.

    Attributes:
        role: of the column whose heading it is.
        printed: the heading as it was.
        word: what stands there now.
        document: with that word.
    """

    role: Role | None
    printed: str
    word: str
    document: Document


def strange(document: Document, reading: Reading) -> Iterator[Strange]:
    """The document with each of its headings' words replaced in turn, all over the document."""
    tables = [table for table in reading.tables if table.kind == "performance"]
    lines = {number for table in tables for number in table.heading_lines}
    seen: set[str] = set()
    for table in tables:
        for column in table.heading.columns:
            printed = column.heading.folded
            if not printed or printed in seen or column.role is None:
                continue
            seen.add(printed)
            for word in filter(None, (NONSENSE, COMPOSED.get(column.role))):
                yield Strange(column.role, printed, word, _with(document, lines, printed, word))


def twice_strange(document: Document, reading: Reading) -> Iterator[tuple[Strange, Role | None]]:
    """The document with two words of its headings replaced, and the role of the second column."""
    tables = [table for table in reading.tables if table.kind == "performance"]
    lines = {number for table in tables for number in table.heading_lines}
    roles = {
        column.heading.folded: column.role
        for table in tables
        for column in table.heading.columns
        if column.role in COMPOSED and not column.heading.is_blank
    }
    for first, second in combinations(roles, 2):
        once = _with(document, lines, first, NONSENSE)
        both = _with(once, lines, second, OTHER)
        yield Strange(roles[first], f"{first}, {second}", NONSENSE, both), roles[second]


def _with(document: Document, lines: set[int], printed: str, word: str) -> Document:
    return replace(
        document,
        lines=tuple(
            _replaced(line, printed, word) if line.number in lines else line
            for line in document.lines
        ),
    )


def _replaced(line: Line, printed: str, word: str) -> Line:
    cells = tuple(
        Cell(word if fold(cell.text) == printed else cell.text, *cell[1:]) for cell in line.cells
    )
    if cells == line.cells:
        return line
    return replace(line, cells=cells, text="\t".join(cell.text for cell in cells))


def said(target: Target, without: Sequence[Role | None]) -> tuple[object, ...]:
    """What a row says, but for the text under some columns and what stands in no known one."""
    texts = {"description": target.description, "basis": target.basis}
    extra = {name: text for name, text in target.extra.items() if name in set(Role)}
    texts |= extra
    for role in without:
        texts.pop("basis" if role == Role.STANDARD else str(role), None)
    return (
        target.indicator, target.value, target.level1, target.level2,
        target.project.name if target.project else None, tuple(sorted(texts.items())),
    )  # fmt: skip


def compared(right: Reading, read: Reading, *without: Role | None) -> Counter[str]:
    """The sure rows of a document by how they are read in another printing of it."""
    counts: Counter[str] = Counter()
    found: dict[int, list[Target]] = {}
    for target in read.targets:
        found.setdefault(target.line, []).append(target)
    for target in right.targets:
        if target.reasons:
            continue
        same = found.get(target.line, [])
        other = next((one for one in same if one.indicator == target.indicator), None)
        other = other or (same[0] if same else None)
        if other is None:
            counts["missed"] += 1
            continue
        is_right = said(target, without) == said(other, without)
        how = "unsure" if other.reasons else "sure"
        counts[f"{'right' if is_right else 'wrong'} {how}"] += 1
    return counts


def read_strange(one: Strange) -> Reading:
    """The document read."""
    return read_records(one.document)
