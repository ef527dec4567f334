"""What a table's own caption says: another department or year than the document's, a project."""

import re
from dataclasses import dataclass

from kg.records.publisher import PLACE, Publisher, labelled_name
from kg.tables import Table
from kg.tables.cell import cell_of
from kg.tables.rows.entry import Block
from nlp.text import fold

_CAPTION_YEAR = re.compile(r"^[(（]?(20\d\d)年度?[)）]?$")
_TITLE_YEAR = re.compile(
    r"^(?:附件\d*[:：]?|附表\d*[:：]?)?(20\d\d)年度?(?:部门|单位|市级|省级|县级|区级|本级|预算|项目|专项|整体|财政)"
)
_NUMBERING = re.compile(
    r"^(?:[一二三四五六七八九十]+、|[(（][一二三四五六七八九十\d]+[)）]|\d{1,2}[、.．])"
)
_ENDING = re.compile(
    r"(?:部门|预算)?(?:项目)?(?:支出)?(?:绩效)?(?:目标|自评)?(?:申报|情况|批复)?表?(?:[(（].*[)）])?$"
)
_GENERIC = re.compile(r"绩效|预算|目标|情况|说明|部门|单位|附件|表\d*$|公开")
LONGEST_NAME = 60


@dataclass(frozen=True, slots=True)
class Context:
    """Department and year that hold for one table."""

    department: str | None
    fiscal_year: int | None


def read_context(table: Table, publisher: Publisher) -> Context:
    """The table's own department and year where its caption names them, else the document's."""
    department, year = publisher.department, publisher.fiscal_year
    texts = [*(line.text for line in table.caption), table.title or ""]
    for text in texts:
        folded = fold(text)
        match = _CAPTION_YEAR.match(folded) or _TITLE_YEAR.match(folded)
        if match is not None:
            year = int(match.group(1))
        name = labelled_name(folded)
        if name is not None and PLACE.match(name) and not _same(name, publisher.department):
            department = name
    return Context(department, year)


def _same(name: str, department: str | None) -> bool:
    """Whether two names may be of one department: one is the end or beginning of the other."""
    return department is not None and (
        department.endswith(name)
        or name.endswith(department)
        or name.startswith(department)
        or department.startswith(name)
    )


def name_from_title(block: Block, table: Table) -> None:
    """Give a form without 项目名称 the name in its title or heading; its rows are unsure."""
    if block.name is not None or "cells_stacked" in table.heading.doubts:
        return  # in a dump of one cell a line any cell may look like a heading
    for line in reversed(table.caption):
        text = _ENDING.sub("", _NUMBERING.sub("", fold(line.text)))
        if (
            _NUMBERING.match(fold(line.text))
            and 3 <= len(text) <= LONGEST_NAME
            and not _GENERIC.search(text)
        ):
            block.name, block.line = cell_of(text), table.first_line
            block.reasons.append("name_from_title")
            return
