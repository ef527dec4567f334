"""Whether a performance table sets targets for projects or for a whole department."""

import re

from kg.tables.forms.pairs import read_pairs
from kg.tables.table import Table
from kg.tables.words.fields import Field
from kg.tables.words.role import Role
from nlp.text import fold

_WHOLE = re.compile(r"整体(?:支出)?(?:预算)?绩效|整体支出|部门整体|单位整体|整体绩效")
_PROJECT = re.compile(r"项目(?:支出)?|专项|政策")


def scope_of(table: Table) -> str:
    """``department`` or ``project``: by the table's own fields first, then by its title."""
    heading = table.heading
    fields = {pair.field for pair in read_pairs(table.head)}
    if heading.has(Role.PROJECT_NAME):
        return "project"
    title = fold(table.title or "") or fold("".join(line.text for line in table.caption[-3:]))
    if _WHOLE.search(title):
        return "department"
    if fields & {Field.PROJECT_NAME, Field.PROJECT_CODE}:
        return "project"
    if _PROJECT.search(title):
        return "project"
    return "department" if fields & {Field.DEPARTMENT, Field.UNIT} else "project"
