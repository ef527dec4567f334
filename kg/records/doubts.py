"""What makes a row unsure though it was read: its characters, or nothing proves it whole."""

import re
from collections.abc import Sequence

from kg.documents import Document, Line
from kg.records.target import Project
from kg.tables import Table
from kg.tables.cell import cell_of
from kg.tables.rows.entry import Block, Entry
from kg.tables.words.role import Role
from nlp.text import fold, squash

_STATED = ("html", "docx")  # formats that say themselves which cell stands in which column
_PRINTED = ("pdf", "image", "ofd")  # formats whose cells follow from where characters stand
LEAST_CERTAINTY = 0.9  # of every character of a row that is sure
_LIKE_DIGITS = re.compile(r"\d[OoQIlSBZ]|[OoQIlSBZ]\d")
_UNKNOWN = re.compile("[\ufffd\ue000-\uf8ff]")  # no character at all, or a font's own
_FORMULA = re.compile(  # not =A级
    r"""=(?!\d)(?:
      [!-~]*[A-Za-z][!-~]*                # =SUM(A1:A2)
    | .*![$A-Za-z]+\$?\d.*               # =表1!A1
    | .*".*&.* | .*&.*".*                 # ="≥"&98&"%"
    | 公式
    )$""",
    re.X,
)


def unproven(
    entry: Entry, table: Table, project: Project | None, lines: Sequence[Line], form: str
) -> list[str]:
    """Reasons to doubt a row.

    Args:
        entry: the row.
        table: it stands in.
        project: it stands under.
        lines: it stands on.
        form: format of the file.
    """
    name = (project.name or "") if project is not None else ""
    is_unnamed = table.scope == "project" and (
        project is None or not (project.name or project.code)
    )
    found = {
        "project_unnamed": is_unnamed,
        "formula_unread": any(_FORMULA.match(cell.text) for cell in entry.cells.cells),
        "label_unknown": entry.level1 is None and entry.level2 is None and _names_levels(lines),
        "name_broken": fold(name).count("(") != fold(name).count(")"),
        "cell_shifted": form in _STATED and _is_beside(entry, table, lines),
    }
    return [reason for reason, applies in found.items() if applies]


def _names_levels(lines: Sequence[Line]) -> bool:
    """Whether a cell names levels together with other words: 产出指标-数量指标."""
    return any(cell_of(cell.text).names_levels for line in lines for cell in line.cells)


def _is_beside(entry: Entry, table: Table, lines: Sequence[Line]) -> bool:
    """Whether the name stands outside the column of names.

    Then it is a line of another table, or a row that moved in its own.
    """
    columns = {column.index for column in table.heading.of(Role.INDICATOR)}
    if not columns or table.heading.is_wide or table.heading.doubts:
        return False
    name = squash(entry.cells.indicator.text)
    found = {
        column
        for line in lines
        for cell in line.cells
        if squash(cell.text) == name
        for column in range(cell.column, cell.column + cell.colspan)
    }
    return bool(found) and not columns & found


class CharacterDoubts:
    """What makes the characters or cells of a row doubtful, in one document."""

    def __init__(self, document: Document) -> None:
        self._recognised = document.recognised
        self._pages = {line.number: line.page for line in document.lines}
        self._unsure = _unsure_texts(document)

    def of(self, entry: Entry) -> list[str]:
        """Reasons to doubt a row, or the name of its project."""
        block = entry.block
        names = _names(block)
        is_doubted = (
            any(line in self._unsure for line in entry.lines)
            or self._is_named_unsurely(block, names)
            or self._has_letter_like_digit(block)
        )
        texts = "".join(cell.text for cell in entry.cells.cells)
        is_unknown = _UNKNOWN.search(texts + names) is not None
        is_recognised = self._pages[entry.line] in self._recognised
        doubt = "recognition_unsure" if is_recognised else "cells_unproven"
        return [doubt] * is_doubted + ["characters_unknown"] * is_unknown

    def _is_named_unsurely(self, block: Block | None, names: str) -> bool:
        lines = block.lines if block else ()
        return any(text in names for line in lines for text in self._unsure.get(line, ()))

    def _has_letter_like_digit(self, block: Block | None) -> bool:
        # Whether a letter in a code is a digit shows when the lines of its cell are together.
        code = block.code.text if block and block.code else ""
        return bool(self._recognised) and _LIKE_DIGITS.search(code) is not None


def _names(block: Block | None) -> str:
    """Code, name and unit of a project as one text."""
    if block is None:
        return ""
    cells = (block.code, block.name, block.unit)
    return squash("".join(cell.text for cell in cells if cell is not None))


def _unsure_texts(document: Document) -> dict[int, list[str]]:
    """Line -> texts of its cells that were not read surely.

    Nothing where the file itself says what stands in a cell.
    """
    if document.format not in _PRINTED:
        return {}
    unsure = {
        line.number: [
            squash(cell.text)
            for cell in line.cells
            if cell.certainty < LEAST_CERTAINTY and cell.text
        ]
        for line in document.lines
    }
    return {number: texts for number, texts in unsure.items() if texts}
