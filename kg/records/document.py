"""Document -> what it says: targets, projects, money lines, findings, a ledger of its lines."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from kg.documents import Document, Line, shown
from kg.findings import Finding
from kg.records.boxes import boxes_of, cells_of
from kg.records.budget import read_budget, read_spending_totals
from kg.records.context import Context, name_from_title, of_block, read_context
from kg.records.corrections import apply_corrections
from kg.records.doubts import CharacterDoubts, unproven
from kg.records.heading_labels import place_heading_labels
from kg.records.hidden import add_hidden
from kg.records.identity import make_id
from kg.records.lost_blanks import LostBlanks
from kg.records.omissions import OmissionDoubts, findings_of
from kg.records.organisations import find_misspellings, read_organisations
from kg.records.overlooked import find_overlooked
from kg.records.projects import clean, read_project
from kg.records.publisher import read_publisher
from kg.records.reading import Reading
from kg.records.surroundings import Surroundings, surroundings
from kg.records.target import Correction, Project, Target
from kg.records.unknown_headings import told_once
from kg.records.values import extra_of, joined_value
from kg.tables import Table, find_tables
from kg.tables.rows.entries import read_entries
from kg.tables.rows.entry import Entry
from kg.tables.rows.numbered import apart
from kg.tables.rows.wide import read_wide
from kg.tables.words.role import Role


def read_records(document: Document, corrections: Sequence[Correction] = ()) -> Reading:
    """Read a document's tables into records; what cannot be read is a finding, never a failure.

    What the file hides is left out, but for the rows of ``Reading.hidden``.

    Args:
        document: the document.
        corrections: of its source, applied to the targets read.
    """
    visible = shown(document)
    reading = _read(visible, corrections)
    if visible is not document:
        add_hidden(reading, _read(document, corrections), document)
    return reading


def _read(document: Document, corrections: Sequence[Correction]) -> Reading:
    tables, findings = find_tables(document)
    reading = Reading(document, read_publisher(document, tables))
    reading.tables, reading.findings = tables, findings
    reading.ledger = {
        finding.line: "finding"
        for finding in reading.findings
        if finding.code == "R001" and finding.line
    }
    reading.findings += [*_of_pages(document), *findings_of(document)]
    builder = _Builder(reading)
    for table, around in zip(tables, surroundings(tables, document), strict=True):
        if table.kind == "money":
            reading.budget += read_budget(table)
        else:
            builder.add(table, around)
    reading.budget += read_spending_totals(document)
    reading.targets, stale = apply_corrections(reading.targets, list(corrections))
    reading.findings += find_overlooked(document, reading.tables, reading.records, reading.findings)
    reading.organisations = read_organisations(reading)
    reading.findings += [*stale, *find_misspellings(reading.organisations, document.lines)]
    reading.findings = told_once(reading.findings)
    return reading


class _Builder:
    """Turns the entries of one document's tables into targets with ids."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.by_line = {line.number: line for line in reading.document.lines}
        self.copies: Counter[str] = Counter()
        self.document = reading.document.sha256
        self.doubts = CharacterDoubts(reading.document)
        self.lacks = OmissionDoubts(reading.document)

    def add(self, table: Table, around: Surroundings) -> None:
        """Read one performance table."""
        rows = read_wide(table) if table.heading.is_wide else read_entries(table)
        rows.entries = [
            one
            for entry in rows.entries
            for one in apart(entry, [self.by_line[number] for number in entry.lines])
        ]
        table = replace(table, heading=rows.heading)
        if table.heading.is_wide:
            headings = sorted({*table.heading.lines, *table.heading_lines})
            place_heading_labels(rows.entries, [self.by_line[number] for number in headings])
        context = read_context(table, around, self.reading.publisher)
        projects: dict[int, Project] = {}
        for block in rows.blocks:
            name_from_title(block, table)
            is_filled = any(entry.block is block for entry in rows.entries)
            if is_filled or (block.name is not None and not block.name.is_blank):
                own = of_block(context, block, table, self.reading.publisher)
                projects[id(block)] = read_project(
                    block, table, own, self.document, self.by_line[block.line].page
                )
        LostBlanks(table).doubt(rows.entries)
        for entry in rows.entries:
            project = projects.get(id(entry.block)) if entry.block is not None else None
            self.reading.targets.append(self._target(entry, table, project, context))
        known = {project.id for project in self.reading.projects}
        found = {project.id: project for project in projects.values()}
        self.reading.projects += [found[ident] for ident in found if ident not in known]
        self.reading.findings += rows.findings
        self._account(table, rows.headings, rows.entries, rows.findings)

    def _account(
        self, table: Table, headings: list[int], entries: list[Entry], findings: list[Finding]
    ) -> None:
        """Every line of the table is a record, a heading or a finding; an unclaimed one is R001.

        A line may be one of two forms side by side: a record in one of them.
        """
        ledger = self.reading.ledger
        for number in (*headings, *(line for row in table.head for line in row.more)):
            if ledger.get(number) != "record":
                ledger[number] = "heading"
        for finding in findings:
            for line in (finding.line, *finding.lines):
                if line is not None:
                    ledger.setdefault(line, "finding")
        for entry in entries:
            ledger.update(dict.fromkeys(entry.lines, "record"))
        for line in table.lines:
            if line not in ledger:
                ledger[line] = "finding"
                self.reading.findings.append(Finding("R001", line, self.by_line[line].text.strip()))

    def _doubts(self, entry: Entry, table: Table) -> list[str]:
        """What makes the characters of a row doubtful, and what of it was not read."""
        return [*self.doubts.of(entry), *self.lacks.of(entry, table)]

    def _target(
        self, entry: Entry, table: Table, project: Project | None, context: Context
    ) -> Target:
        cells = entry.cells
        joined, extra = joined_value(cells), extra_of(entry)
        value = joined.text or None
        lines = [self.by_line[number] for number in entry.lines]
        raw = (table.scope, project.id if project else None, cells.indicator.text, value)
        key = make_id("target", self.document, *raw)
        self.copies[key] += 1
        line = self.by_line[entry.line]
        return Target(
            id=key if self.copies[key] == 1 else make_id(key, self.copies[key]),
            line=entry.line,
            lines=tuple(entry.lines),
            page=line.page,
            sheet=line.sheet,
            scope=table.scope,
            project=project,
            unit=project.unit if project else None,
            level1=entry.level1,
            level2=entry.level2,
            level1_printed=clean(entry.level1_printed),
            level2_printed=clean(entry.level2_printed),
            indicator=cells.indicator.stripped,
            description=clean(cells.get(Role.DESCRIPTION)),
            value=value,
            basis=clean(cells.get(Role.BASIS)),
            reasons=self._reasons(entry, table, context, project, lines),
            extra={key: cell.stripped for key, cell in extra.items()},
            department=project.department if project else context.department,
            fiscal_year=project.fiscal_year if project else context.fiscal_year,
            row=line.row,
            from_above=entry.from_above,
            boxes=boxes_of(lines, cells_of(entry, joined, extra)),
        )

    def _reasons(
        self,
        entry: Entry,
        table: Table,
        context: Context,
        project: Project | None,
        lines: Sequence[Line],
    ) -> tuple[str, ...]:
        """Why a row is unsure, each reason once."""
        block = entry.block.reasons if entry.block else ()
        found = [*entry.reasons, *context.reasons, *block, *self._doubts(entry, table)]
        found += unproven(entry, table, project, lines, self.reading.document.format)
        return tuple(dict.fromkeys(found))


def _of_pages(document: Document) -> list[Finding]:
    """Pages not read, one by one, and those that text recognition read, in one finding."""
    found = [Finding("R012", gap.line, f"第 {gap.page} 页{gap.reason}") for gap in document.gaps]
    if document.recognised:
        found.append(Finding("R013", None, f"第 {_ranges(document.recognised)} 页"))
    return found


def _ranges(pages: Sequence[int]) -> str:
    """Pages in order as 1–3、5."""
    runs: list[list[int]] = []
    for page in pages:
        if runs and page == runs[-1][-1] + 1:
            runs[-1][1:] = [page]
        else:
            runs.append([page])
    return "、".join("–".join(map(str, run)) for run in runs)
