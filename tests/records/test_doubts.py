"""What makes a row unsure though it was read: nothing proves that its words are whole and its own."""

import pytest

from kg.documents.document import Cell, Document, Line
from kg.records import read_records
from tests.support.samples import read_text

COLUMNS = "一级指标\t二级指标\t三级指标\t指标值\n"
HEAD = "清河市水利局\n2024年部门预算\n项目绩效目标表\n"


def reasons(row: str, head: str = "项目名称\t堤防\n", columns: str = COLUMNS) -> tuple[str, ...]:
    (found,) = read_text(f"{HEAD}{head}{columns}{row}\n").targets
    return found.reasons


@pytest.mark.parametrize(
    ("value", "is_formula"),
    [
        ("=SUM(A1:A2)", True),
        ("=公式", True),
        ('="≥"&98&"%"', True),
        ('=A1&"万元"', True),
        ("=表1!$A$1", True),
        ("=表1!AB12", True),
        ("=A级", False),  # equal to a grade
        ("=5", False),
        ("=5次", False),
        ("=表1!5", False),
        ("5=5A", False),
    ],
)
def test_a_formula_that_was_not_worked_out_is_no_value(value: str, is_formula: bool) -> None:
    found = reasons(f"产出指标\t数量指标\t巡查\t{value}")
    assert ("formula_unread" in found) == is_formula


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        ("项目名称\t堤防\n", ()),
        ("项目编码\t13\n", ()),  # a code names it
        ("", ("project_unnamed",)),
        ("年度资金总额\t5万元\n", ("project_unnamed",)),
        ("项目名称\t堤防（一期\n", ("name_broken",)),
        ("项目名称\t堤防一期）\n", ("name_broken",)),
        ("项目名称\t堤防（一期）(二标)\n", ()),
        ("项目名称\t堤防（一期)\n", ()),  # width does not count
    ],
)
def test_a_row_is_as_sure_as_the_name_of_its_project(head: str, expected: tuple[str, ...]) -> None:
    assert reasons("产出指标\t数量指标\t巡查\t5次", head) == expected


def test_a_row_of_a_whole_department_needs_no_project() -> None:
    text = f"清河市水利局\n2024年部门预算\n部门整体绩效目标表\n{COLUMNS}产出指标\t数量指标\t巡查\t5次\n"
    (found,) = read_text(text).targets
    assert (found.scope, found.reasons) == ("department", ())


@pytest.mark.parametrize(
    ("name", "is_unknown"),
    [
        ("产出指标-数量指标 巡查", True),
        ("巡查/数量指标", True),
        ("数量指标：巡查", True),
        ("巡查人数", False),
        ("巡查-检修", False),  # no level among its parts
    ],
)
def test_a_level_named_in_another_cell_is_a_label_nobody_read(name: str, is_unknown: bool) -> None:
    found = reasons(f"{name}\t5次\t", columns="三级指标\t指标值\t备注\n")
    assert ("label_unknown" in found) == is_unknown


def test_a_label_that_was_read_is_known() -> None:
    assert reasons("产出指标\t数量指标\t巡查-数量指标\t5次") == ()


FORM = (
    ("项目名称", "堤防加固", "", "", ""),
    ("一级指标", "二级指标", "三级指标", "指标值", "备注"),
    ("产出指标", "数量指标", "巡查", "5次", ""),
)


@pytest.mark.parametrize("form", ["html", "docx", "text", "pdf"])
@pytest.mark.parametrize(
    ("row", "is_beside"),
    [
        (("效益指标", "社会效益指标", "受益人数", "8万人", ""), False),
        (("效益指标", "社会效益指标", "", "受益人数", "8万人"), True),
        (("", "效益指标", "社会效益指标", "受益人数", "8万人"), True),
    ],
)
def test_only_a_file_that_states_its_columns_proves_that_a_name_is_beside_its_own(
    form: str, row: tuple[str, ...], is_beside: bool
) -> None:
    lines = tuple(
        Line(
            number, "\t".join(texts), tuple(Cell(text, column) for column, text in enumerate(texts))
        )
        for number, texts in enumerate((*FORM, row), start=1)
    )
    first, second = read_records(Document("a", "0" * 64, form, lines)).targets
    assert (first.reasons, second.indicator, second.value) == ((), "受益人数", "8万人")
    assert second.reasons == (("cell_shifted",) if is_beside and form in ("html", "docx") else ())
