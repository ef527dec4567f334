"""Fields of a form's head, and which of them open a form."""

from enum import StrEnum
from functools import cache

from nlp.datafiles import load_yaml


class Field(StrEnum):
    """A field of a form's head: what its label asks for."""

    PROJECT_NAME = "project_name"
    PROJECT_CODE = "project_code"
    DEPARTMENT = "department"
    UNIT = "unit"
    AMOUNT = "amount"
    PART = "part"
    GOAL = "goal"
    PURPOSE = "purpose"
    FUNDING_PLAN = "funding_plan"
    PERIOD = "period"
    YEAR = "year"
    OTHER = "other"
    TAIL = "tail"


PROJECT = (Field.PROJECT_NAME, Field.PROJECT_CODE)
BODIES = (Field.DEPARTMENT, Field.UNIT)


@cache
def openers() -> frozenset[Field]:
    """Fields with which a new form begins."""
    return frozenset(map(Field, load_yaml("forms.yml", "kg.tables.words")["openers"]))
