"""Fields of a form's head."""

from kg.tables.words.fields import BODIES, PROJECT, Field, openers


def test_fields_that_open_a_form() -> None:
    assert openers() == {*PROJECT, *BODIES}


def test_what_names_a_project_and_what_an_organisation() -> None:
    assert set(PROJECT) == {Field.PROJECT_NAME, Field.PROJECT_CODE}
    assert set(BODIES) == {Field.DEPARTMENT, Field.UNIT}
