"""Rows of a performance table -> entries: one per indicator row, every other line accounted for."""

from kg.findings import Finding
from kg.tables.headings.by_content import settle_by_content
from kg.tables.rows.alignment import Aligned, align
from kg.tables.rows.entry import Block, Entry
from kg.tables.rows.labels import LabelCarrier, put_labels_right
from kg.tables.rows.project_carrier import BlockCarrier
from kg.tables.rows.projects import PROJECT_ROLES, block_of_head
from kg.tables.rows.table_reading import (
    TableReading,
    drop_templates,
    is_column_numbers,
    report_unknown,
)
from kg.tables.rows.wrapped import is_fragment, join_fragment, may_be_wrapped
from kg.tables.table import Column, Row, Table
from kg.tables.words.forms import ends_form, field_of, is_unknown_key
from kg.tables.words.shapes import LABEL1, LABEL2, LABEL12, SENTENCE, SIDE, TEXT, WEAK, shape_of
from kg.tables.words.vocabulary import is_strong_label, level1_of
from nlp.text import fold, join_wrapped


class EntryReader:
    """Walks the rows of one table, carrying labels and projects down.

    Args:
        table: that is read.
    """

    def __init__(self, table: Table) -> None:
        self.heading = settle_by_content(table.heading, table.rows)
        self.habit = 0
        self.reading = TableReading(
            headings=[*table.heading_lines, *(row.line.number for row in table.head)]
        )
        self.labels = LabelCarrier()
        self.projects = BlockCarrier(doubtful=bool(table.heading.doubts))
        self.in_columns = table.heading.has("project_name") or table.heading.has("project_code")
        self.head: Block | None = None
        if table.scope == "project" and not self.in_columns:
            self.head = block_of_head(table)
            self.reading.blocks.append(self.head)
        self.previous: Entry | None = None
        self.waiting: tuple[int, str] | None = None
        self.interruptions = set(table.interrupted)
        self.interrupted = False
        self.below_key = False
        report_unknown(self.reading, self.heading)

    def _close_label(self, *, used: bool = False) -> None:
        """A label that stood alone: a heading where rows followed under it, else the place of a blank indicator."""
        if self.waiting is None:
            return
        if used:
            self.reading.headings.append(self.waiting[0])
        else:
            self.reading.findings.append(Finding("R005", *self.waiting))
        self.waiting = None

    def take(self, row: Row) -> None:
        """Read one row."""
        if self.interruptions and row.line.number >= min(self.interruptions):
            self.interruptions.clear()
            self.interrupted = True
            if self.previous is not None:
                self.previous.doubt("may_be_wrapped")
        row = self._without_label_pieces(row)
        if self._is_label_row(row):
            self._close_label(used=len(row.texts) == 1)
            self.waiting = (row.line.number, row.line.text.strip())
            return
        if (
            not row.filled
            or ends_form(row)
            or is_column_numbers(row)
            or is_unknown_key(row, self.heading)
        ):
            self.reading.headings.append(row.line.number)
            self.below_key = bool(row.filled) and field_of(row.texts[row.filled[0]]) in (
                "other",
                "amount",
                "part",
                "purpose",
            )
            return
        if self._is_below_key(row):
            self.reading.findings.append(Finding("R001", row.line.number, row.line.text.strip()))
            return
        aligned = align(row, self.heading.columns, self.habit)
        self.habit = aligned.shift
        for section, cells in _by_section(aligned):
            self._take_cells(row, aligned, cells, section)

    def _is_below_key(self, row: Row) -> bool:
        """A row of the money or tasks that a form states below its targets: it goes on until a label stands again."""
        labels = (LABEL1, LABEL2, LABEL12, WEAK)
        self.below_key = (
            self.below_key
            and row.filled[0] > 0
            and not any(shape_of(row.texts[c]) in labels for c in row.filled[:2])
        )
        return self.below_key

    def _without_label_pieces(self, row: Row) -> Row:
        """The row without cells that only end a label cut by a break."""
        texts = row.texts
        for column in self.heading.columns:
            if (
                column.role in ("level1", "level2")
                and column.index < len(texts)
                and column.index not in row.spanned
            ):
                text = texts[column.index]
                is_whole = level1_of(text) is not None and row.rowspan(column.index) > 1
                if text.strip() and not is_whole and self.labels.take_piece(text, column.role):
                    texts = [*texts[: column.index], "", *texts[column.index + 1 :]]
        return row if texts is row.texts else Row(row.line, texts, row.spanned, row.more)

    def _is_label_row(self, row: Row) -> bool:
        """A label alone on its row (or line): it applies to what follows."""
        if len(row.filled) != 1 or (
            len(row.texts) > 1 and not is_strong_label(row.texts[row.filled[0]])
        ):
            return False
        text = row.texts[row.filled[0]]
        if shape_of(text) not in (LABEL1, LABEL2, LABEL12, SIDE):
            return False
        if level1_of(text) is not None and not self.labels.goes_on_with(text):
            self.labels.see_level1(text)
        elif shape_of(text) != SIDE:
            self.labels.see_level2(text, level1_beside=False)
        return True

    def _take_cells(
        self, row: Row, aligned: Aligned, cells: list[tuple[Column, str]], section: int
    ) -> None:
        texts = {column.role: text for column, text in cells if column.role is not None}
        line = row.line.number
        targets = {
            role: text
            for role, text in texts.items()
            if role not in (*PROJECT_ROLES, "level1", "level2", "serial")
        }
        only_period = (
            "indicator" not in targets and "value" not in targets and "period_indicator" in targets
        )
        if only_period:
            targets["indicator"] = targets["period_indicator"]
        has_target = "indicator" in targets
        complete = "value" in targets or "level1" in texts or "level2" in texts
        alone = self.in_columns and self._take_project(
            row, cells, has_target=has_target, complete=complete
        )
        own = {column.role: text for column, text in cells if column.index not in row.spanned}
        labels_alone = not targets and any(
            is_strong_label(own.get(role, "")) for role in ("level1", "level2")
        )
        if (
            alone
            and not targets
            and not labels_alone
            and any(role in texts for role in PROJECT_ROLES)
        ):
            self.reading.headings.append(line)
            return
        if labels_alone and len([role for role in own if role in ("level1", "level2")]) == 1:
            self._step_down(row, own)
            return
        labelled = any(
            shape_of(texts.get(role, "")) in (LABEL1, LABEL2, LABEL12)
            for role in ("level1", "level2")
        )
        labelled = labelled or any(
            role in texts for role in ("project_name", "project_code", "serial")
        )
        fragment = is_fragment(targets, self.previous, labelled=labelled) and section == 0
        labels = self._see_labels(texts)
        self._close_label(used="level2" not in texts and has_target)
        if not targets:
            self._take_leftover(row, cells, texts)
        elif fragment and self.previous is not None:
            if not join_fragment(self.previous, targets, line):
                self.reading.findings.append(Finding("R008", line, row.line.text.strip()))
        elif has_target and self._is_echo(targets):
            self.reading.findings.append(Finding("R009", line, row.line.text.strip()))
        elif has_target:
            self._salvage(row, texts)
            self._add(row, aligned, cells, targets, labels, labelled=labelled)
            if only_period and self.previous is not None:
                self.previous.doubt("period_only")
        else:
            self.reading.findings.append(Finding("R006", line, row.line.text.strip()))
            if self.previous is not None:
                self.previous.doubt("may_be_wrapped")

    def _step_down(self, row: Row, own: dict[str | None, str]) -> None:
        """Labels on rows of their own, one step deeper each: 产出指标, below it 数量指标, below that the indicators."""
        self._close_label(used="level1" not in own and self.labels.level2 is None)
        self._see_labels(
            {str(role): text for role, text in own.items() if role in ("level1", "level2")}
        )
        self.waiting = (row.line.number, row.line.text.strip())

    def _salvage(self, row: Row, texts: dict[str, str]) -> None:
        """In a table whose heading is not to be trusted, a new text in a neighbouring column may be an indicator too."""
        text = texts.get("content", "")
        if not self.heading.doubts or shape_of(text) not in (TEXT, SENTENCE):
            return
        folded = fold(text)
        known = {fold(cell) for entry in self.reading.entries for cell in entry.cells.values()}
        known |= {fold(cell) for role, cell in texts.items() if role != "content"}
        if any(
            other.startswith(folded) or folded.startswith(other)
            for other in known
            if len(other) > 1
        ):
            return
        entry = Entry(
            row.line.number,
            [row.line.number],
            {"indicator": text},
            block=self.projects.block or self.head,
        )
        self.labels.stamp(entry)
        entry.reasons = [*self.heading.doubts, "name_without_column"]
        self.reading.entries.append(entry)

    def _is_echo(self, targets: dict[str, str]) -> bool:
        """In a table whose heading is not to be trusted, a row that repeats the one above is its echo."""
        if not self.heading.doubts or self.previous is None:
            return False
        return all(
            fold(targets.get(role, "")) == fold(self.previous.cells.get(role, ""))
            for role in ("indicator", "value")
        )

    def _take_project(
        self, row: Row, cells: list[tuple[Column, str]], *, has_target: bool, complete: bool
    ) -> bool:
        """Take the project columns of a row; a new project starts its labels afresh."""
        before = len(self.projects.blocks)
        alone = self.projects.see(row, cells, has_target=has_target, complete=complete)
        if len(self.projects.blocks) > before:
            self.labels = LabelCarrier(entries=self.labels.entries)
            self.previous = None
        return alone

    def _see_labels(self, texts: dict[str, str]) -> str | None:
        level1, level2 = texts.get("level1"), texts.get("level2")
        if level1 is not None:
            self.labels.see_level1(level1)
        if level2 is not None:
            return self.labels.see_level2(level2, level1_beside=level1 is not None)
        return None

    def _take_leftover(
        self, row: Row, cells: list[tuple[Column, str]], texts: dict[str, str]
    ) -> None:
        """A row without indicator or value: a piece of a further column, or labels whose indicator was left blank."""
        further = {
            column.label: text for column, text in cells if column.role is None and column.label
        }
        if self.previous is not None and further and len(further) == len(cells):
            self.previous.lines.append(row.line.number)
            for label, text in further.items():
                self.previous.unknown[label] = join_wrapped(
                    self.previous.unknown.get(label, ""), text
                )
        elif any(shape_of(text) in (LABEL1, LABEL2, LABEL12, WEAK) for text in texts.values()):
            self.reading.findings.append(Finding("R005", row.line.number, row.line.text.strip()))
        else:
            self.reading.headings.append(row.line.number)

    def _add(
        self,
        row: Row,
        aligned: Aligned,
        cells: list[tuple[Column, str]],
        targets: dict[str, str],
        label_reason: str | None,
        *,
        labelled: bool,
    ) -> None:
        entry = Entry(
            row.line.number,
            [row.line.number, *row.more],
            targets,
            block=self.projects.block or self.head,
        )
        entry.unknown = {
            c.label or f"第{c.index + 1}列": t
            for c, t in cells
            if c.role is None and shape_of(t) != SIDE
        }
        self.labels.stamp(entry)
        if aligned.moved and (not aligned.proven or "value" not in targets):
            entry.doubt("cell_shifted")
        if may_be_wrapped(targets, self.previous, labelled=labelled) and self.previous is not None:
            entry.doubt("may_be_wrapped")
            self.previous.doubt("may_be_wrapped")
        if any(
            column.role is None and not column.label and shape_of(text) != SIDE
            for column, text in cells
        ):
            entry.doubt("cell_without_column")
        if aligned.cost >= 5:
            entry.doubt("row_does_not_fit")
        if label_reason is not None:
            entry.doubt(label_reason)
        for doubt in (*self.heading.doubts, *(("interrupted",) if self.interrupted else ())):
            entry.doubt(doubt)
        self.reading.entries.append(entry)
        self.previous = entry

    def finish(self) -> TableReading:
        """Second pass over labels; templates dropped."""
        has = self.heading.has
        self._close_label()
        put_labels_right(self.reading.entries, has_level1=has("level1"), has_level2=has("level2"))
        self.reading.blocks += self.projects.blocks
        drop_templates(self.reading)
        return self.reading


def _by_section(aligned: Aligned) -> list[tuple[int, list[tuple[Column, str]]]]:
    """The cells of side-by-side sets apart; one set in nearly every table."""
    sections: dict[int, list[tuple[Column, str]]] = {}
    for column, text in aligned.cells:
        sections.setdefault(column.section, []).append((column, text))
    return sorted(sections.items()) or [(0, [])]
