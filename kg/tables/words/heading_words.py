"""The words of a column's heading -> what the column holds: by columns.yml, else taken apart.

These functions classify text. Cells are classified once, by ``kg.tables.cell``.
"""

import re
from dataclasses import replace
from functools import lru_cache

from kg.tables.words.composition import Composition, compose, hint
from kg.tables.words.fields import Field
from kg.tables.words.form_labels import form_label_of
from kg.tables.words.role import Role
from kg.tables.words.vocabulary import vocabulary
from nlp.text import fold

_TRAILING_BRACKET = re.compile(r"[(\[【][^()\[\]【】]*[)\]】]$")
_YEAR_BEFORE = re.compile(r"^20\d\d年度?(?=.{2})")
_BOTH = re.compile(r"[、/及和]|或者?")
_OF_FIELDS = {
    Field.PROJECT_NAME: Role.PROJECT_NAME,
    Field.PROJECT_CODE: Role.PROJECT_CODE,
    Field.DEPARTMENT: Role.DEPARTMENT,
    Field.UNIT: Role.UNIT_NAME,
    Field.AMOUNT: Role.AMOUNT,
    Field.PART: Role.PART,
}
_UNIT_AND_PROJECT = {Role.UNIT_NAME, Role.PROJECT_NAME}


@lru_cache(maxsize=8192)
def heading_of(text: str) -> Composition:
    """What a heading says; a listed one is whole, and so is one whose every word is known."""
    folded = fold(text).rstrip(":：")
    words = compose(folded)
    while folded:
        listed = _listed(folded)
        if listed is not None:
            return replace(words, role=listed, is_whole=True)
        if _is_listed_without_role(folded):
            return replace(words, role=None, is_whole=True)
        shorter = _TRAILING_BRACKET.sub("", folded)
        if words.is_whole or shorter == folded:
            break
        folded = shorter
    return words if words.is_whole else _of_form(text) or words


def _of_form(text: str) -> Composition | None:
    """The column that a label of forms heads in a list of projects: 项目主管部门, 一级项目名称."""
    label = form_label_of(text)
    role = _OF_FIELDS.get(label.field) if label is not None and label.is_whole else None
    return Composition(role, is_whole=True) if role is not None else None


@lru_cache(maxsize=8192)
def hint_of(text: str) -> Composition:
    """What a heading may be that ``heading_of`` does not know."""
    return hint(fold(text))


def _listed(folded: str) -> Role | None:
    """The role in columns.yml: of the heading, or of what is left without its year."""
    folded = _YEAR_BEFORE.sub("", folded)
    roles = vocabulary().roles
    parts = _BOTH.split(folded)
    if len(parts) == 2 and {roles.get(part) for part in parts} == _UNIT_AND_PROJECT:
        return Role.PROJECT_NAME
    return roles.get(folded) or roles.get(folded.removeprefix("绩效"))


def _is_listed_without_role(folded: str) -> bool:
    """Whether a heading is kept in ``extra``, or stands down the side."""
    known = vocabulary()
    return folded in known.other_headings | known.side_headings | known.groups
