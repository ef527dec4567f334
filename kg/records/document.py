"""Document -> everything it says: targets, projects, money lines, findings, and a ledger of table lines."""

import re
from collections import Counter
from collections.abc import Sequence

from kg.documents import Document
from kg.findings import Finding
from kg.records.budget import read_budget, read_spending_totals
from kg.records.context import Context, name_from_title, read_context
from kg.records.corrections import apply_corrections
from kg.records.doubts import unproven
from kg.records.identity import make_id
from kg.records.organisations import find_misspellings, read_organisations
from kg.records.projects import clean, read_project
from kg.records.publisher import read_publisher
from kg.records.reading import Reading
from kg.records.target import Correction, Project, Target
from kg.tables import Table, find_tables
from kg.tables.cell import BLANK, TableCell
from kg.tables.rows.cells import RoleCells
from kg.tables.rows.entries import read_entries
from kg.tables.rows.entry import Entry
from kg.tables.rows.numbered import apart
from kg.tables.rows.wide import read_wide
from kg.tables.words.role import Role
from nlp.text import squash
from nlp.values.numbers import SIGNS

EXTRA_ROLES = (
    Role.WEIGHT, Role.DIRECTION, Role.NATURE, Role.UNIT, Role.ACTUAL, Role.SCORE, Role.DEVIATION,
    Role.SCORING, Role.REMARK, Role.COMPLETION, Role.PERIOD_VALUE, Role.CONTENT,
)  # fmt: skip
_PRINTED = ("pdf", "image", "ofd")  # formats whose cells are told by where characters stand
LEAST_CERTAINTY = 0.9  # of every character of a row that is sure
_LIKE_DIGITS = re.compile(r"\d[OoQIlSBZ]|[OoQIlSBZ]\d")
_UNKNOWN = re.compile("[\ufffd\ue000-\uf8ff]")  # none, or a font's own
_NO_UNITS = ("无", "/", "-")
_NATURES = frozenset(("定性", "定量"))


def read_records(document: Document, corrections: Sequence[Correction] = ()) -> Reading:
    """Read a document's tables into records. Never fails on content: what cannot be read is a finding.

    Args:
        document: the document.
        corrections: of its source, applied to the targets read.
    """
    reading = Reading(document, read_publisher(document))
    reading.tables, reading.findings = find_tables(document)
    reading.ledger = {
        finding.line: "finding"
        for finding in reading.findings
        if finding.code == "R001" and finding.line
    }
    reading.findings += _of_pages(document)
    builder = _Builder(reading)
    for table in reading.tables:
        if table.kind == "money":
            reading.budget += read_budget(table)
        else:
            builder.add(table)
    reading.budget += read_spending_totals(document)
    reading.targets, stale = apply_corrections(reading.targets, list(corrections))
    reading.organisations = read_organisations(reading)
    reading.findings += [*stale, *find_misspellings(reading.organisations, document.lines)]
    return reading


class _Builder:
    """Turns the entries of one document's tables into targets with ids."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.by_line = {line.number: line for line in reading.document.lines}
        self.copies: Counter[str] = Counter()
        self.document = reading.document.sha256
        self.doubtful = _doubtful(reading.document)

    def add(self, table: Table) -> None:
        """Read one performance table."""
        said = read_wide(table) if table.heading.is_wide else read_entries(table)
        said.entries = [
            one
            for entry in said.entries
            for one in apart(entry, [self.by_line[number] for number in entry.lines])
        ]
        context = read_context(table, self.reading.publisher)
        projects: dict[int, Project] = {}
        for block in said.blocks:
            name_from_title(block, table)
            filled = any(entry.block is block for entry in said.entries)
            if filled or (block.name is not None and not block.name.is_blank):
                projects[id(block)] = read_project(
                    block, table, context, self.document, self.by_line[block.line].page
                )
        for entry in said.entries:
            project = projects.get(id(entry.block)) if entry.block is not None else None
            self.reading.targets.append(self._target(entry, table, project, context))
        known = {project.id for project in self.reading.projects}
        self.reading.projects += [
            p for p in {p.id: p for p in projects.values()}.values() if p.id not in known
        ]
        self.reading.findings += said.findings
        self._account(table, said.headings, said.entries, said.findings)

    def _account(
        self, table: Table, headings: list[int], entries: list[Entry], findings: list[Finding]
    ) -> None:
        """Every line of the table is a record, a heading or a finding; what no one claimed becomes a finding."""
        ledger = self.reading.ledger
        ledger.update(
            dict.fromkeys(
                (*headings, *(line for row in table.head for line in row.more)), "heading"
            )
        )
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

    def _doubts(self, entry: Entry) -> list[str]:
        """What makes the characters or cells of a row, or of its project's name, doubtful."""
        own = any(line in self.doubtful for line in entry.lines)
        block = entry.block
        names = (
            squash("".join(c.text for c in (block.code, block.name, block.unit) if c is not None))
            if block
            else ""
        )
        named = any(
            text in names
            for line in (block.lines if block else ())
            for text in self.doubtful.get(line, ())
        )
        # Whether a letter in a code is a digit shows when the lines of its cell are together.
        code = block.code.text if block and block.code else ""
        alike = bool(self.reading.document.recognised) and _LIKE_DIGITS.search(code) is not None
        texts = "".join(cell.text for cell in entry.cells.cells)
        unknown = _UNKNOWN.search(texts + names) is not None
        page = self.by_line[entry.line].page
        doubt = (
            "recognition_unsure" if page in self.reading.document.recognised else "cells_unproven"
        )
        return [doubt] * (own or named or alike) + ["characters_unknown"] * unknown

    def _target(
        self, entry: Entry, table: Table, project: Project | None, context: Context
    ) -> Target:
        cells = entry.cells
        value = _joined_value(cells)
        lines, form = [self.by_line[number] for number in entry.lines], self.reading.document.format
        of_block = entry.block.reasons if entry.block else []
        reasons = dict.fromkeys(
            [
                *entry.reasons,
                *of_block,
                *self._doubts(entry),
                *unproven(entry, table, project, lines, form),
            ]
        )
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
            reasons=tuple(reasons),
            extra=_extra(entry),
            department=context.department,
            fiscal_year=context.fiscal_year,
            row=line.row,
        )


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


def _doubtful(document: Document) -> dict[int, list[str]]:
    """Line -> texts of its cells that were not read surely; nothing where the file itself says what stands in a cell."""
    if document.format not in _PRINTED:
        return {}
    doubtful = {
        line.number: [
            squash(cell.text)
            for cell in line.cells
            if cell.certainty < LEAST_CERTAINTY and cell.text
        ]
        for line in document.lines
    }
    return {number: texts for number, texts in doubtful.items() if texts}


def _joined_value(cells: RoleCells) -> str | None:
    """The value as a person writes it: sign, number and unit from their own columns joined."""
    printed, unit = cells.value, cells[Role.UNIT]
    if printed.is_blank:
        return None
    value = printed.stripped
    has_digit = any(char.isdigit() for char in printed.folded)
    has_unit = not unit.is_blank and unit.folded not in _NO_UNITS
    if has_unit and has_digit and not printed.folded.endswith(unit.folded):
        value += unit.stripped
    sign = _sign(cells)
    # A state needs no 等于 before it.
    is_told = has_digit or sign.folded not in ("=", "等于")
    if sign.text and is_told and not printed.folded.startswith(tuple(SIGNS)):
        value = sign.stripped + value
    return value


def _sign(cells: RoleCells) -> TableCell:
    """The cell of the sign, blank for none.

    A column headed 指标性质 holds 定性 and 定量 in most forms, signs in others.
    """
    found = (cells[role] for role in (Role.SIGN, Role.NATURE) if cells[role].is_sign)
    return next(found, BLANK)


def _extra(entry: Entry) -> dict[str, str]:
    extra = {str(role): entry.cells[role].stripped for role in EXTRA_ROLES if role in entry.cells}
    if entry.cells[Role.NATURE].is_sign:
        extra.pop(Role.NATURE, None)  # it stands in the value
    sign = entry.cells[Role.SIGN]
    if sign.folded in _NATURES:
        extra.setdefault(str(Role.NATURE), sign.stripped)
    for label, cell in entry.unknown.items():
        extra[squash(label)] = cell.stripped
    return extra
