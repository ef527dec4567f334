"""Wide project table -> entries: name/value column pairs side by side, each under its level 1."""

import re

from kg.findings import Finding
from kg.tables.rows.entry import Entry
from kg.tables.rows.project_carrier import BlockCarrier
from kg.tables.rows.table_reading import TableReading, drop_templates
from kg.tables.rows.wrapped import is_fragment, join_fragment, may_be_wrapped
from kg.tables.table import Column, Heading, Row, Table, is_on_next_page
from kg.tables.words.forms import ends_form
from kg.tables.words.shapes import NUMBER, SENTENCE, TEXT, VALUE, WEAK, shape_of
from kg.tables.words.vocabulary import heading_role
from nlp.text import fold
from nlp.values.states import is_placeholder

_FUSED = re.compile(r"^(?P<name>.*[(（]\s*[≥≤<>=]+)\s*(?P<value>\d+(?:\.\d+)?\s*[%％]?)\s*$", re.S)
_VALUE_LIKE = (VALUE, NUMBER)
SHIFT_MARGIN = 4.0
PLAIN_SHIFT = 2.0


def read_wide(table: Table) -> TableReading:
    """Read a table whose indicators stand in pairs of columns (三级指标 | 指标值) under level-1 headings."""
    reading = TableReading(
        headings=[*table.heading_lines, *(row.line.number for row in table.head)]
    )
    walker = _Walker(table, reading)
    for row in table.rows:
        walker.take(row)
    reading.blocks = walker.projects.blocks
    drop_templates(reading)
    return reading


class _Walker:
    """Walks the rows, one running entry per pair."""

    def __init__(self, table: Table, reading: TableReading) -> None:
        self.heading, self.reading = table.heading, reading
        self.interrupted = min(table.interrupted, default=None)
        self.pairs = _pairs(self.heading)
        self.projects = BlockCarrier()
        self.above: dict[int, Entry] = {}
        self.seen: set[str] = set()
        self.strays: dict[int, Entry] = {}
        self.last: Row | None = None
        self.may_be_cut = False

    def take(self, row: Row) -> None:
        """Read one row: project cells first, then each pair."""
        if ends_form(row):
            self.reading.headings.append(row.line.number)
            return
        shift = self._shift(row)
        cells = self._cells(row, shift)
        cells = self._without_echoes(row, cells)
        pairs = [
            (index, pair, self._pair_cells(pair, cells)) for index, pair in enumerate(self.pairs)
        ]
        filled = [item for item in pairs if item[2]]
        # On a page's first row a name without a value may be the end of the one above, and so may all that stand beside it.
        self.may_be_cut = bool(self.last and is_on_next_page(self.last, row)) and any(
            "value" not in item[2] for item in filled
        )
        self.last = row
        before = len(self.projects.blocks)
        complete = any(len(found) == 2 for _, _, found in filled)
        self.projects.see(row, cells, has_target=bool(filled), complete=complete)
        if len(self.projects.blocks) > before:
            self.above, self.seen = {}, set()
        made = False
        doubt = shift != 0 and (
            self._cost(row, shift) > PLAIN_SHIFT
            or self._cost(row, -shift) <= self._cost(row, shift)
        )
        for index, pair, found in filled:
            made |= self._take_pair(row, index, pair, found, doubt=doubt)
        left = [(c, t) for c, t in cells if c.role is None and t.strip()]
        for column, text in left:
            self._take_stray(row, column, text)
        if not filled and not left:
            self.reading.headings.append(row.line.number)

    def _without_echoes(
        self, row: Row, cells: list[tuple[Column, str]]
    ) -> list[tuple[Column, str]]:
        """In a table known to be garbled, heading words among the cells are echoes, no indicators."""
        if not self.heading.doubts:
            return cells
        echoes = [text for _, text in cells if heading_role(text) is not None]
        if echoes:
            self.reading.findings.append(Finding("R009", row.line.number, "、".join(echoes)))
        return [(column, text) for column, text in cells if heading_role(text) is None]

    def _take_stray(self, row: Row, column: Column, text: str) -> None:
        """A cell beside all pairs. In a garbled table a text may be a name, and a value below it its value."""
        above = self.strays.get(column.index)
        if self.heading.doubts and shape_of(text) in (TEXT, WEAK) and fold(text) not in self.seen:
            entry = Entry(
                row.line.number,
                [row.line.number],
                {"indicator": text},
                level1=column.group,
                level1_printed=column.group,
            )
            entry.block, entry.reasons = (
                self.projects.block,
                [*self.heading.doubts, "name_without_column"],
            )
            self.reading.entries.append(entry)
            self.strays[column.index] = entry
        elif above is not None and "value" not in above.cells and shape_of(text) in (VALUE, NUMBER):
            above.cells["value"] = text
            above.lines.append(row.line.number)
        else:
            self.reading.findings.append(Finding("R006", row.line.number, text))

    def _shift(self, row: Row) -> int:
        """0, or the shift of the whole row that fits clearly better."""
        costs = {shift: self._cost(row, shift) for shift in (0, 1, -1)}
        best = min(costs, key=lambda shift: (costs[shift], abs(shift)))
        return best if costs[0] - costs[best] >= SHIFT_MARGIN else 0

    def _cost(self, row: Row, shift: int) -> float:
        texts = {column + shift: row.texts[column] for column in row.filled}
        if any(column < 0 for column in texts):
            return 99.0
        cost = 0.0
        for name, value in self.pairs:
            left, right = shape_of(texts.get(name.index, "")), shape_of(texts.get(value.index, ""))
            cost += 3.0 if left in _VALUE_LIKE else 0.0
            cost += 2.0 if right == SENTENCE else 1.0 if right == TEXT else 0.0
            cost += 2.0 if (left == "empty") != (right == "empty") else 0.0
        known = {c.index for c in self.heading.columns if c.role is not None}
        cost += sum(1.5 for column in texts if column not in known)
        amounts = [c.index for c in self.heading.columns if c.role in ("amount", "part")]
        return cost + sum(
            3.0 for c in amounts if texts.get(c) and shape_of(texts[c]) not in _VALUE_LIKE
        )

    def _cells(self, row: Row, shift: int) -> list[tuple[Column, str]]:
        by_index = {column.index: column for column in self.heading.columns}
        return [
            (by_index.get(c + shift, Column(c + shift, None, "")), row.texts[c]) for c in row.filled
        ]

    def _pair_cells(
        self, pair: tuple[Column, Column], cells: list[tuple[Column, str]]
    ) -> dict[str, str]:
        name, value = pair
        found = {}
        for column, text in cells:
            if column.index == name.index:
                found["indicator"] = text
            elif column.index == value.index:
                found["value"] = text
        return found

    def _take_pair(
        self,
        row: Row,
        index: int,
        pair: tuple[Column, Column],
        found: dict[str, str],
        *,
        doubt: bool,
    ) -> bool:
        line = row.line.number
        if self._is_echo(row, found):
            return False
        reasons = list(self.heading.doubts)
        if self.interrupted is not None and line >= self.interrupted:
            reasons.append("interrupted")
        if "value" not in found:
            _split_fused(found, reasons)
        previous = self.above.get(index)
        if is_fragment(found, previous) and previous is not None and not self.heading.doubts:
            if not join_fragment(previous, found, line, proven=self.projects.joined == line):
                self.reading.findings.append(Finding("R008", line, next(iter(found.values()))))
            return True
        if "indicator" not in found:
            if not self._takes_value_as_name(found):
                self.reading.findings.append(Finding("R006", line, found["value"]))
                if previous is not None:
                    previous.doubt("may_be_wrapped")
                return False
            found = {"indicator": found["value"]}
            reasons.append("name_in_value_column")
        if "value" not in found and pair[1].index >= len(row.texts):
            reasons.append("may_be_wrapped")
        level1, level2 = pair[0].group, pair[0].level2
        entry = Entry(line, [line], found, level1, level2, level1, level2, self.projects.block)
        if (
            previous is not None
            and not self.heading.doubts
            and (self.may_be_cut or may_be_wrapped(found, previous))
        ):
            reasons.append("may_be_wrapped")
            previous.doubt("may_be_wrapped")
        entry.reasons = reasons + (["cell_shifted"] if doubt else [])
        if (
            shape_of(found["indicator"]) in _VALUE_LIKE
            and shape_of(found.get("value", "")) not in _VALUE_LIKE
        ):
            entry.doubt("row_does_not_fit")
        self.reading.entries.append(entry)
        self.above[index] = entry
        self.seen.update(fold(text) for text in found.values())
        return True

    def _is_echo(self, row: Row, found: dict[str, str]) -> bool:
        """In a table known to be garbled, a text already read, or printed twice in the row, is an echo."""
        texts = {fold(text) for text in found.values()}
        if not self.heading.doubts or len(texts) > 1:
            return False
        times = sum(fold(cell) in texts for cell in row.texts)
        if not texts <= self.seen and times < 2:
            return False
        self.reading.findings.append(Finding("R009", row.line.number, "、".join(found.values())))
        return True

    def _takes_value_as_name(self, found: dict[str, str]) -> bool:
        text = found["value"]
        return (
            bool(self.heading.doubts)
            and shape_of(text) in (TEXT, SENTENCE)
            and not is_placeholder(fold(text))
        )


def _pairs(heading: Heading) -> list[tuple[Column, Column]]:
    """Each name column with the value column that follows it."""
    pairs = []
    waiting: Column | None = None
    for column in heading.columns:
        if column.role == "indicator":
            waiting = column
        elif column.role == "value" and waiting is not None:
            pairs.append((waiting, column))
            waiting = None
    return pairs


def _split_fused(found: dict[str, str], reasons: list[str]) -> None:
    """A value that ran into the template tail of its name: 按期完成率 (≥100% -> 按期完成率 (≥ | 100%."""
    match = _FUSED.match(found["indicator"])
    if match is not None:
        found["indicator"], found["value"] = match.group("name"), match.group("value")
        reasons.append("cell_fused")
