"""Rows become records: the value joined from its columns, what else the form has, doubts, ids, the account of lines."""

import pytest

from kg.documents.document import Cell, Document, Gap, Line
from kg.records import Target, read_records
from tests.support.samples import read_text

HEAD = "清河市水利局\n2024年部门预算\n项目绩效目标表\n项目名称\t堤防\n"
LABELS = "一级指标\t二级指标\t三级指标\t"


def target(columns: str, row: str) -> Target:
    (found,) = read_text(f"{HEAD}{LABELS}{columns}\n产出指标\t数量指标\t巡查\t{row}\n").targets
    return found


@pytest.mark.parametrize(
    ("value", "unit", "joined"),
    [
        ("5", "次", "5次"),
        ("≥5", "次", "≥5次"),
        ("5次", "次", "5次"),  # never 5次次
        ("５次", "次", "５次"),
        ("5 次", "次", "5 次"),
        ("5", "", "5"),
        ("5", "无", "5"),  # no unit, as people write it
        ("5", "/", "5"),
        ("5", "-", "5"),
        ("优", "次", "优"),  # no number
        ("", "次", None),  # no value
    ],
)
def test_the_unit_of_its_own_column_is_joined_once(
    value: str, unit: str, joined: str | None
) -> None:
    assert target("指标值\t计量单位", f"{value}\t{unit}").value == joined


@pytest.mark.parametrize("column", ["符号", "指标性质"])
@pytest.mark.parametrize(
    ("sign", "value", "joined"),
    [
        ("≥", "5", "≥5次"),
        ("=", "5", "=5次"),
        ("≥", "≥5", "≥5次"),  # never ≥≥5
        ("≥", "≤5", "≤5次"),  # the value's own sign is nearer
        ("=", "优", "优"),  # equal to words says nothing
        ("等于", "优", "优"),
        ("≥", "优", "≥优"),
        ("定量", "5", "5次"),
        ("≥", "", None),
    ],
)
def test_the_sign_of_its_own_column_is_joined_once(
    column: str, sign: str, value: str, joined: str | None
) -> None:
    assert target(f"{column}\t指标值\t计量单位", f"{sign}\t{value}\t次").value == joined


@pytest.mark.parametrize(
    ("columns", "row", "extra"),
    [
        ("指标值\t权重\t备注", "5次\t10\t ", {"weight": "10"}),
        ("指标值\t指标方向", "5次\t正向", {"direction": "正向"}),
        ("指标性质\t指标值\t计量单位", "≥\t5\t次", {"unit": "次"}),  # the sign is in the value
        ("指标性质\t指标值\t计量单位", "定量\t5\t次", {"unit": "次", "nature": "定量"}),
        ("符号\t指标值\t计量单位", "定量\t5\t次", {"unit": "次", "nature": "定量"}),
        ("指标值\t怪栏", "5次\t 甲 ", {"怪栏": "甲"}),
    ],
)
def test_what_else_the_form_has_is_kept(columns: str, row: str, extra: dict[str, str]) -> None:
    assert target(columns, row).extra == extra


def rows(*texts: str) -> str:
    return f"{HEAD}{LABELS}指标值\n" + "".join(f"产出指标\t数量指标\t{text}\n" for text in texts)


def test_equal_rows_of_one_document_have_ids_of_their_own() -> None:
    twice = read_text(rows("巡查\t5次", "巡查\t5次", "巡查\t6次")).targets
    once = read_text(rows("巡查\t5次", "巡查\t6次")).targets
    assert len({target.id for target in twice}) == 3
    assert [target.indicator for target in twice] == ["巡查"] * 3
    assert len({target.id for target in once}) == 2


def test_an_id_rests_on_what_is_printed_and_not_on_spaces() -> None:
    plain = read_text(rows("巡查\t5次"))
    (one,), (other,) = plain.targets, read_text(rows("巡 查\t5 次")).targets
    assert one.id != other.id  # another document
    assert read_text(rows("巡查\t5次")).targets[0].id == one.id


def test_every_line_of_a_table_is_accounted_for() -> None:
    reading = read_text(rows("巡查\t5次", "检修\t6次") + "说明文字在表格之后\n")
    assert reading.ledger == {4: "heading", 5: "heading", 6: "record", 7: "record"}


def grid(
    texts: list[list[str]], certainty: dict[str, float] | None = None, **more: object
) -> Document:
    """A document of a kind whose cells are told by where characters stand."""
    lines = [
        Line(
            number,
            "\t".join(row),
            cells=tuple(
                Cell(text, column, certainty=(certainty or {}).get(text, 1.0))
                for column, text in enumerate(row)
            ),
            page=1,
        )
        for number, row in enumerate(texts, start=1)
    ]
    return Document("a.pdf", "0" * 64, "pdf", tuple(lines), **more)


FORM = [
    ["项目名称", "堤防加固", "", ""],
    ["一级指标", "二级指标", "三级指标", "指标值"],
    ["产出指标", "数量指标", "巡查", "5次"],
    ["效益指标", "社会效益指标", "受益人数", "8万人"],
]


@pytest.mark.parametrize(
    ("unsure", "reasons"),
    [
        ({}, [(), ()]),
        ({"5次": 0.9}, [(), ()]),  # sure enough
        ({"5次": 0.89}, [("cells_unproven",), ()]),
        ({"堤防加固": 0.5}, [("cells_unproven",), ("cells_unproven",)]),  # the name of both
        ({"项目名称": 0.5}, [(), ()]),  # a label is no name
        ({"": 0.1}, [(), ()]),  # nothing there to be unsure of
    ],
)
def test_a_row_of_a_printed_page_is_as_sure_as_its_cells(
    unsure: dict[str, float], reasons: list[tuple[str, ...]]
) -> None:
    found = read_records(grid(FORM, unsure)).targets
    assert [target.reasons for target in found] == reasons


def test_a_row_read_by_recognition_says_so() -> None:
    found = read_records(grid(FORM, {"5次": 0.5}, recognised=(1,))).targets
    assert [target.reasons for target in found] == [("recognition_unsure",), ()]


@pytest.mark.parametrize(
    ("code", "is_doubted"),
    [("1305O024", True), ("1305B024", True), ("13050024", False), ("AB-OQ", False)],
)
def test_letters_like_digits_in_a_recognised_code_are_doubted(code: str, is_doubted: bool) -> None:
    form = [["项目编码", code, "", ""], *FORM]
    (first, _), (printed, _) = (
        read_records(grid(form, recognised=pages)).targets for pages in ((1,), ())
    )
    assert ("recognition_unsure" in first.reasons) == is_doubted
    assert printed.reasons == ()


@pytest.mark.parametrize("place", [0, 2, 3])
def test_unknown_characters_make_a_row_unsure(place: int) -> None:
    form = [list(row) for row in FORM]
    if place == 0:
        form[0][1] = "堤\ue000加固"  # of the name: both rows
    else:
        form[2][place] = form[2][place][0] + "\ufffd" + form[2][place][1:]
    found = read_records(grid(form)).targets
    assert ["characters_unknown" in target.reasons for target in found] == [True, place == 0]


def test_pages_not_read_and_pages_read_by_recognition_are_findings() -> None:
    gaps = (Gap(2, 7, "没有文字"), Gap(4, 9, "是图片"))
    findings = read_records(grid(FORM, gaps=gaps, recognised=(1, 2, 3, 5, 7, 8))).findings
    assert [(f.code, f.line, f.printed) for f in findings if f.code in ("R012", "R013")] == [
        ("R012", 7, "第 2 页没有文字"),
        ("R012", 9, "第 4 页是图片"),
        ("R013", None, "第 1–3、5、7–8 页"),
    ]
