"""Level labels in the wrong column, or under the wrong level 1 (J201, J202)."""

from collections.abc import Iterator

from kg.checks.dossier import Dossier
from kg.checks.register import rule
from kg.checks.subject import Subject
from kg.findings import Finding
from kg.records import Target
from kg.tables import Column, Row, Table
from kg.tables.cell import BLANK, TableCell, cell_of
from kg.tables.words.role import Role
from kg.tables.words.shapes import Shape
from kg.tables.words.vocabulary import levels_above
from nlp.text import fold, squash

TEMPLATE = "R002"  # the code that reading gives a form that nobody filled in


@rule("J201")
def level2_not_allowed(subject: Subject) -> Iterator[Finding]:
    """A level 2 that may not stand under its level 1: in one row, or below a level 1 further up."""
    for table, first, second in subject.once(_labelled_tables):
        yield from _without_own_level1(subject, table, first, second)
    for target in subject.rows():
        yield from _forbidden(subject, target)


@rule("J202")
def label_wrong_column(subject: Subject) -> Iterator[Finding]:
    """A label that can only be of the one level, printed under the heading of the other.

    A side heading (绩效指标) without a column of its own pushes all labels to the right: no defect.
    """
    templates = {
        line
        for finding in subject.reading.findings
        if finding.code == TEMPLATE
        for line in finding.lines
    }
    names = {
        line: fold(target.indicator) for target in subject.reading.targets for line in target.lines
    }
    for table, first, second in subject.once(_labelled_tables):
        if any(_own(row, first).shape == Shape.SIDE for row in table.rows):
            continue
        for row in table.rows:
            if row.line.number in templates:
                continue
            left, right = _own(row, first), _own(row, second)
            is_name = names.get(row.line.number) == right.folded != ""
            # 成本指标 may be of either level; it is displaced where the name comes right after it.
            if left.shape == Shape.LABEL2 or (left.shape == Shape.LABEL12 and is_name):
                yield _misplaced(subject, row, left, first, "二级指标")
            if right.shape == Shape.LABEL1:
                yield _misplaced(subject, row, right, second, "一级指标")


def _misplaced(subject: Subject, row: Row, cell: TableCell, column: Column, right: str) -> Finding:
    label = squash(cell.text)
    return subject.on(
        None, row.line.number, label, label=label, column=squash(column.label), right=right
    )


def _labelled_tables(dossier: Dossier) -> list[tuple[Table, Column, Column]]:
    """The tables of targets with a column for either level, and these columns."""
    found = []
    for table in dossier.reading.tables:
        first, second = table.heading.first(Role.LEVEL1), table.heading.first(Role.LEVEL2)
        is_long = table.kind == "performance" and not table.heading.is_wide
        if is_long and first is not None and second is not None:
            found.append((table, first, second))
    return found


def _own(row: Row, column: Column) -> TableCell:
    """A row's own cell; what a merged cell above repeats is not printed there."""
    return BLANK if column.index in row.spanned else row.cell(column.index)


def _without_own_level1(
    subject: Subject, table: Table, first: Column, second: Column
) -> Iterator[Finding]:
    """A level 2 below a level 1 that it may not stand under, while its own is not printed.

    Rows right after a page break are left out: the break may have lost the label.
    """
    above, broken = None, set(table.heading_lines)
    for place, row in enumerate(table.rows):
        above = (
            _strong_level1(_own(row, first), Shape.LABEL12)
            or _strong_level1(_own(row, second))
            or above
        )
        level2 = _own(row, second).level2
        allowed = levels_above(level2) if level2 else ()
        if above is None or not allowed or above in allowed or row.line.number - 1 in broken:
            continue
        if not _comes_later(table.rows[place + 1 :], first, second, allowed):
            label = squash(_own(row, second).text)
            yield subject.on(
                None, row.line.number, label, level2=label, level1=above, right=allowed[0]
            )


def _strong_level1(cell: TableCell, *shapes: Shape) -> str | None:
    """The level 1 of a cell that can be nothing but one; 成本指标 may be of either level."""
    return cell.level1 if cell.shape in (Shape.LABEL1, *shapes) else None


def _comes_later(rows: list[Row], first: Column, second: Column, allowed: tuple[str, ...]) -> bool:
    """Whether the level 1 is printed further down in its own group.

    A merged cell that a page break cuts prints its label there.
    """
    for row in rows:
        if _own(row, first).level1 in allowed:
            return True
        if not _own(row, second).is_blank:
            return False
    return False


def _forbidden(subject: Subject, target: Target) -> Iterator[Finding]:
    """Both labels printed and known, and the one may not stand under the other."""
    first = cell_of(target.level1_printed or "").level1
    second = cell_of(target.level2_printed or "").level2
    allowed = levels_above(second) if second else ()
    if first is not None and second is not None and allowed and first not in allowed:
        yield subject.at(target, printed=second, level2=second, level1=first, right=allowed[0])
