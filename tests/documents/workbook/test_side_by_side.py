"""Forms beside each other on one sheet."""

from kg.records import read_records
from tests.support.workbooks import read, sheet_of

LEVELS = ["一级指标", "二级指标", "三级指标", "指标值"]


def form(project: str, name: str) -> list[list[object]]:
    return [
        ["项目支出绩效目标表", "", "", ""],
        ["项目名称", project, "", ""],
        list(LEVELS),
        ["产出指标", "数量指标", name, "≥20盏"],
        ["效益指标", "社会效益指标", f"{name}覆盖率", "≥95%"],
    ]


def test_forms_beside_each_other_are_forms_of_their_own() -> None:
    rows = [
        [*left, "", *right]
        for left, right in zip(form("路灯改造", "路灯"), form("电缆更换", "电缆"), strict=True)
    ]
    read_rows = [
        (one.project.name if one.project else None, one.indicator)
        for one in read_records(read(sheet_of(*rows))).targets
    ]
    assert read_rows == [
        ("路灯改造", "路灯"),
        ("路灯改造", "路灯覆盖率"),
        ("电缆更换", "电缆"),
        ("电缆更换", "电缆覆盖率"),
    ]


def test_sets_of_one_form_beside_each_other_stay_one_table() -> None:
    head: list[list[object]] = [
        ["项目名称", "路灯改造", "", "", "", "", "", "", ""],
        [*LEVELS, "", *LEVELS],
    ]
    rows = [
        *head,
        [*form("", "路灯")[3], "", *form("", "路灯")[3]],
        [*form("", "路灯")[4], "", *form("", "路灯")[4]],
    ]
    assert {len(line.cells) for line in read(sheet_of(*rows)).lines} == {9}
