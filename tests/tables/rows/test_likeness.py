"""Rows that look unlike their table are unsure; those that only differ are not."""

import pytest

from tests.support.samples import read_text

COLUMNS = "一级指标\t二级指标\t三级指标\t指标值\t评分标准\t备注\n"
HEAD = f"清河市水利局\n2024年部门预算\n项目绩效目标表\n项目名称\t堤防加固\t\t\t\t\n{COLUMNS}"
ROWS = (
    ("产出指标", "数量指标", "加固堤防长度", "≥3公里", "每少一公里扣二分", ""),
    ("", "", "巡查堤防次数", "≥12次", "每少一次扣一分", ""),
    ("", "", "清淤河道长度", "≥8公里", "每少一公里扣一分", ""),
    ("", "", "更换闸门数量", "6扇", "未更换的每扇扣一分", ""),
    ("", "质量指标", "工程验收合格率", "100%", "不合格不得分", ""),
    ("", "时效指标", "工程完成时间", "2024年11月底前", "每晚一月扣一分", "跨年项目"),
    ("效益指标", "社会效益指标", "受益人口数量", "≥8万人", "未达到不得分", ""),
    ("满意度指标", "服务对象满意度指标", "沿河居民满意度", "≥90%", "每低一点扣半分", ""),
)  # fmt: skip


def doubts(
    place: int, *cells: str, others: tuple[tuple[str, ...], ...] = ROWS
) -> dict[str, tuple[str, ...]]:
    """The unsure rows of the form with one of its rows replaced, and why."""
    rows = [*others[:place], cells, *others[place + 1 :]]
    reading = read_text(HEAD + "".join("\t".join(row) + "\n" for row in rows))
    return {target.indicator: target.reasons for target in reading.targets if target.reasons}


def test_the_form_itself_is_sure() -> None:
    assert doubts(0, *ROWS[0]) == {}


@pytest.mark.parametrize(
    "cells",
    [
        # name and value are one; what stands behind them slid left, or did not
        ("", "", "更换闸门数量6扇", "未更换的每扇扣一分", ""),
        ("", "", "更换闸门数量≥6扇", "", "未更换的每扇扣一分", ""),
        # value and scoring are one
        ("", "", "更换闸门数量", "6扇未更换的每扇扣一分；更换不合格的扣二分", "", ""),
        # a cell is gone
        ("", "", "更换闸门数量", "未更换的每扇扣一分", ""),
        # a cell stands twice, or in two pieces
        ("", "", "更换闸门数量", "更换闸门数量", "6扇", "未更换的每扇扣一分", ""),
        ("", "", "更换闸门", "数量", "6扇", "未更换的每扇扣一分", ""),
        ("", "", "更", "换闸门数量", "6扇", "未更换的每扇扣一分"),
        # two have changed places
        ("", "", "6扇", "更换闸门数量", "未更换的每扇扣一分", ""),
        ("", "", "更换闸门数量", "未更换的每扇扣一分", "6扇", ""),
        # the label stands in the name
        ("", "", "质量指标更换闸门数量", "6扇", "未更换的每扇扣一分", ""),
    ],
)  # fmt: skip
def test_a_damaged_row_is_unsure(cells: tuple[str, ...]) -> None:
    found = doubts(3, *cells)
    found.pop("清淤河道长度", None)  # the row above, where the damaged one may go on with it
    assert len(found) == 1


@pytest.mark.parametrize(
    "cells",
    [
        ("", "数量指标", "更换闸门数量", "", "未更换的每扇扣一分", ""),  # a value left blank
        ("", "", "更换闸门数量", "6扇", "", ""),  # no scoring
        ("", "", "更换闸门数量", "逐步到位", "未更换的每扇扣一分", ""),
        ("", "", "更换闸门数量", "按省厅批复的方案执行", "未更换的每扇扣一分", ""),
        ("", "", "更换闸门数量", "6扇", "未更换的每扇扣一分", "含备用闸门"),
        ("", "", "更换闸门数量（≥6扇）", "6扇", "未更换的每扇扣一分", ""),
        ("", "", "2024年更换闸门数量", "6扇", "未更换的每扇扣一分", ""),
        ("", "", "更换沿河各乡镇防汛闸门及启闭设备的数量", "6扇", "未更换的每扇扣一分", ""),
        ("", "", "无", "无", "", ""),
        ("", "", "更换闸门数量", "6扇", "10分", ""),
    ],
)
def test_a_row_that_only_differs_is_sure(cells: tuple[str, ...]) -> None:
    assert doubts(3, *cells) == {}


def test_a_few_rows_tell_nothing_of_their_columns() -> None:
    two = ROWS[:2]
    assert doubts(1, "", "", "巡查堤防次数", "按省厅要求", "", "", others=two) == {}


def test_what_most_rows_have_is_no_sign() -> None:
    """A form that prints the value in the name."""
    rows = tuple((*row[:2], f"{row[2]}≥{number}%", *row[3:]) for number, row in enumerate(ROWS, 90))
    assert doubts(0, *rows[0], others=rows) == {}


def test_rows_of_ragged_tables_are_not_counted() -> None:
    rows = tuple(row[: 6 - number % 2] for number, row in enumerate(ROWS))
    assert doubts(0, *rows[0], others=rows) == {}


def test_a_name_that_begins_with_another_label_than_its_own_lost_it() -> None:
    rows = (
        *ROWS[:4],
        ("", "质量指标", *ROWS[4][2:]),
        ("", "", "质量指标达标率", "≥90%", "不达标不得分", ""),
        *ROWS[5:],
    )
    assert doubts(5, "", "", "河道水质达标率", "≥90%", "不达标不得分", "", others=rows) == {}
    assert doubts(5, "", "", "社会效益指标受益户数", "≥90户", "未达到不得分", "", others=rows)


LONG = "项目绩效目标表\n项目编码\t项目名称\t金额\t二级指标\t三级指标\t指标值\n"
PROJECTS = tuple(
    row
    for number, name in enumerate(("堤防加固", "水库清淤", "灌区改造", "泵站更新"))
    for row in (
        (f"13010{number}", name, "12", "数量指标", f"{name}数量", "≥3处"),
        ("", "", "", "质量指标", f"{name}合格率", "100%"),
    )
)


def of_projects(*rows: tuple[str, ...]) -> list[tuple[str, ...]]:
    reading = read_text(LONG + "".join("\t".join(row) + "\n" for row in rows))
    return [target.reasons for target in reading.targets]


def test_a_row_that_lost_the_name_of_its_project_doubts_those_below_up_to_the_next_one() -> None:
    assert of_projects(*PROJECTS) == [()] * 8
    rows = [*PROJECTS]
    rows[4] = ("", "", "12", *rows[4][3:])
    assert [bool(reasons) for reasons in of_projects(*rows)] == [False] * 4 + [True] * 2 + [
        False
    ] * 2


def labelled(place: int, label: str) -> dict[str, tuple[str, ...]]:
    """A form that prints the labels of every row again, but for one row."""
    rows = [
        ("产出指标", "数量指标" if number < 5 else "质量指标", *row[2:])
        for number, row in enumerate(ROWS[:4] + ROWS[4:])
    ]
    rows[place] = (rows[place][0], label, *rows[place][2:])
    return doubts(place, *rows[place], others=tuple(rows))


def test_a_blank_label_is_lost_where_all_other_rows_print_it_again() -> None:
    assert labelled(5, "质量指标") == {}
    assert labelled(5, "") == {"工程完成时间": ("label_above_lost",)}


def test_a_row_that_lost_its_label_doubts_those_below_up_to_the_next_label() -> None:
    rows = (
        *ROWS[:4],
        ("", "质量指标", *ROWS[4][2:]),
        ("", "", "河道水质达标率", "≥90%", "不达标不得分", ""),
        *ROWS[5:],
    )
    assert doubts(4, *rows[4], others=rows) == {}
    lost = doubts(4, "", "工程验收合格率", "100%", "不合格不得分", "", others=rows)
    assert {*lost} == {"工程验收合格率", "河道水质达标率"}
    assert lost["河道水质达标率"] == ("label_above_lost",)


def test_a_label_that_ran_into_a_name_is_lost_as_well() -> None:
    rows = (*ROWS[:4], ("", "", "河道水质达标率", "≥90%", "不达标不得分", ""), *ROWS[5:])
    found = doubts(3, "", "质量指标工程验收合格率", "", "100%", "不合格不得分", "", others=rows)
    assert found["河道水质达标率"] == ("label_above_lost",)
