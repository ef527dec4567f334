"""Rows that lost blank cells are in doubt where another column could be meant."""

import pytest

from tests.support.samples import read_text

HEAD = "甲县水利局项目绩效目标表\n项目名称\t堤防加固\n"
LEVELS = "一级指标\t二级指标\t三级指标"


def doubted(text: str) -> dict[str, bool]:
    return {
        target.indicator: "blanks_lost" in target.reasons
        for target in read_text(HEAD + text).targets
    }


def test_points_where_others_have_values_are_no_values() -> None:
    assert doubted(
        f"{LEVELS}\t指标值\t实际完成值\t分值\t得分\n产出指标\t数量指标\t加固堤防\t3\t3\t10\t10\n"
        "\t质量指标\t工程合格\t10\t10\n\t时效指标\t完工时间\t12月底\t12月底\t10\t9\n"
    ) == {"加固堤防": False, "工程合格": True, "完工时间": False}


def test_points_where_others_have_results_are_no_results() -> None:
    assert doubted(
        f"{LEVELS}\t指标值\t实际完成值\t分值\t得分\n产出指标\t数量指标\t加固堤防\t3\t3\t10\t10\n"
        "\t质量指标\t合格率\t100%\t10\t10\n\t时效指标\t完工率\t100%\t95%\t10\n\t成本指标\t成本\t10\t10\t10\t9\n"
    ) == {"加固堤防": False, "合格率": True, "完工率": False, "成本": False}


def test_a_row_that_moved_because_merged_cells_are_left_out_has_its_points() -> None:
    assert doubted(
        f"{LEVELS}\t指标值\t实际完成值\t分值\t得分\t备注\n产出指标\t数量指标\t加固堤防\t3公里\t3公里\t10\t10\t\n"
        "更换闸门\t2扇\t2扇\t10\t10\t\n质量指标\t合格率\t100%\t100%\t10\t10\t\n"
    ) == {"加固堤防": False, "更换闸门": False, "合格率": False}


def test_a_number_that_is_no_other_rows_points_is_a_value() -> None:
    assert doubted(
        f"{LEVELS}\t指标值\t分值\n产出指标\t数量指标\t加固堤防\t3\t10\n\t\t巡查\t25\n\t质量指标\t合格率\t≥95%\t10\n"
    ) == {"加固堤防": False, "巡查": False, "合格率": False}


def test_rows_that_lack_only_the_labels_above_them_are_sure() -> None:
    assert doubted(
        f"{LEVELS}\t指标值\n产出指标\t数量指标\t加固堤防\t≥3公里\n巡查次数\t≥25次\n质量指标\t合格率\t≥95%\n"
        "效益指标\t社会效益指标\t受益人口\t≥2万人\n"
    ) == {"加固堤防": False, "巡查次数": False, "合格率": False, "受益人口": False}


def test_a_row_that_lacks_another_cell_is_in_doubt() -> None:
    assert doubted(
        f"{LEVELS}\t指标值\t指标说明\t备注\n产出指标\t数量指标\t加固堤防\t≥3公里\t完成的长度\t无\n"
        "质量指标\t合格率\t≥95%\t按标准验收\n效益指标\t社会效益指标\t受益人口\t≥2万人\t沿线居民\t无\n"
    ) == {"加固堤防": False, "合格率": True, "受益人口": False}


def test_blank_cells_that_stand_show_that_none_is_lost() -> None:
    assert doubted(
        f"{LEVELS}\t指标值\t指标说明\t备注\n产出指标\t数量指标\t加固堤防\t≥3公里\t完成的长度\t无\n"
        "\t质量指标\t合格率\t≥95%\t按标准验收\n"
    ) == {"加固堤防": False, "合格率": False}


@pytest.mark.parametrize("heading", [f"{LEVELS}\t指标值\t二级指标\t三级指标\t指标值"])
def test_sets_side_by_side_are_not_told_apart_without_blanks(heading: str) -> None:
    found = doubted(
        f"{heading}\n产出指标\t数量指标\t加固堤防\t≥9公里\t数量指标\t加固堤防\t≥3公里\n"
        "质量指标\t合格率\t≥95%\t质量指标\t合格率\t≥95%\n"
    )
    assert found
    assert all(found.values())
