"""A cell is classified once, by kg.tables.cell: no later module asks its text what it is."""

import ast
from pathlib import Path

import pytest

from kg.tables.cell import cell_of
from kg.tables.words.role import Role

ROOT = Path(__file__).parent.parent
CLASSIFIES = ("kg/tables/words/", "kg/tables/cell.py")
# What tells the kind, label, role or field of a text.
CLASSIFIERS = {
    "shape_of", "heading_of", "hint_of", "bare_label", "compose", "level1_of", "level2_of", "level_pair",
    "names_levels", "is_strong_label", "ends_label", "fixed_level2", "form_label_of", "inline_of",
    "is_placeholder", "is_state", "read_value", "look_of", "fused_in", "fused_in_value",
}  # fmt: skip
# Modules that fold or classify texts that are no cells, and what those texts are.
OF_OTHER_TEXTS = {
    "kg/tables/find/continuation.py": ({"fold"}, "lines of a caption"),
    "kg/tables/find/prose.py": ({"fold"}, "lines of a caption"),
    "kg/tables/headings/scope.py": ({"fold"}, "the title"),
    "kg/tables/forms/prose.py": ({"form_label_of", "inline_of"}, "parts of a line of prose"),
    "kg/records/budget.py": ({"fold"}, "the title, and lines of prose"),
    "kg/records/bodies.py": ({"fold"}, "names of organisations"),
    "kg/records/corrections.py": ({"fold"}, "what a person wrote, and fields of targets"),
    "kg/records/department.py": ({"fold"}, "lines above the first table, and names"),
    "kg/records/fiscal_year.py": ({"fold"}, "titles and captions"),
    "kg/records/doubts.py": ({"fold"}, "the name of a project, after corrections"),
    "kg/records/hidden.py": ({"fold"}, "texts that the file hides"),
    "kg/records/identity.py": ({"fold"}, "parts of ids, some of them canonical"),
    "kg/records/matching.py": ({"fold"}, "names of organisations"),
    "kg/records/offices.py": ({"fold"}, "lines of the document"),
    "kg/records/overlooked.py": ({"fold"}, "lines that belong to no table"),
    "kg/records/organisation.py": ({"fold"}, "names of organisations"),
    "kg/records/organisations.py": ({"fold"}, "lines of the document"),
    "kg/records/publisher.py": ({"fold"}, "lines above the first table"),
    "kg/records/target.py": ({"fold", "is_placeholder", "read_value"}, "fields of targets"),
}
FILES = [
    path.relative_to(ROOT).as_posix()
    for top in ("kg/tables", "kg/records")
    for path in sorted((ROOT / top).rglob("*.py"))
]


def imported(source: str) -> set[str]:
    """The classifying functions that a module imports."""
    tree = ast.parse(source)
    froms = [node for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)]
    return {alias.name for node in froms for alias in node.names} & {*CLASSIFIERS, "fold"}


@pytest.mark.parametrize("path", [path for path in FILES if not path.startswith(CLASSIFIES)])
def test_no_later_module_asks_a_text_what_it_is(path: str) -> None:
    allowed, _ = OF_OTHER_TEXTS.get(path, (set(), ""))
    assert imported((ROOT / path).read_text("utf-8")) == allowed


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("from nlp.text import fold, squash", {"fold"}),
        ("def late():\n    from kg.tables.words.shapes import shape_of as kind", {"shape_of"}),
        ("from kg.tables.words.vocabulary import levels_above", set()),
    ],
)
def test_a_planted_question_is_noticed(source: str, found: set[str]) -> None:
    assert imported(source) == found


def test_every_module_named_here_exists() -> None:
    assert set(OF_OTHER_TEXTS) <= set(FILES)


def test_one_text_is_one_object_and_its_attributes_are_kept() -> None:
    cell = cell_of("二级指标")
    assert cell_of("二级指标") is cell
    assert cell.role is Role.LEVEL2
    assert cell.__dict__["role"] is Role.LEVEL2


def test_every_role_has_its_twin_of_the_period() -> None:
    plain = [role for role in Role if not role.startswith("period_")]
    assert {role.of_period for role in plain} == set(Role) - set(plain)
    assert all(role.of_period.of_period is role.of_period for role in plain)
