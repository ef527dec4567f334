"""The words of performance tables."""

import pytest

from kg.tables.words import vocabulary as words


@pytest.mark.parametrize(
    ("text", "level1", "level2"),
    [
        ("产出指标", "产出指标", None),
        ("产出", "产出指标", None),
        ("履职产出", "产出指标", None),  # 指标 is missing
        ("产出指标(50分)", "产出指标", None),
        ("产出指标【50】", "产出指标", None),
        ("产出指标（12.5%）", "产出指标", None),
        ("产出指标50分", "产出指标", None),
        ("产出指标(甲)", "产出指标", None),
        ("数量指标（必填硬性指标）", None, "数量指标"),
        ("服务对象满意度指标等", None, "服务对象满意度指标"),
        ("质量目标", None, "质量指标"),
        ("年度目标", None, None),
        ("数量(盏)", None, None),  # a name with its unit
        ("一、产出指标", "产出指标", None),
        ("1.2产出指标", "产出指标", None),
        ("1.产出指标", "产出指标", None),
        ("（一）产出指标", "产出指标", None),
        ("①产出指标", "产出指标", None),
        ("C 项目产出", "产出指标", None),
        ("C1 产出数量", None, "数量指标"),
        ("C11.产出质量（10分）", None, "质量指标"),
        ("产出指标（共50分）", "产出指标", None),
        ("产出指标（权重:50%）", "产出指标", None),
        ("成本指标", "成本指标", "成本指标"),
        ("数量", None, "数量指标"),
        ("（三）数量类指标", None, "数量指标"),
        ("满意度", "满意度指标", "满意度"),  # a department form's own label
        ("履职效益", "效益指标", "履职效益"),
        ("管理指标", "管理指标", None),  # of other forms, as printed
        ("一、实施效果指标(60分)", "实施效果指标", None),
        ("路灯", None, None),
        ("", None, None),
    ],
)
def test_labels_of_both_levels(text: str, level1: str | None, level2: str | None) -> None:
    assert (words.level1_of(text), words.level2_of(text)) == (level1, level2)


@pytest.mark.parametrize(
    ("text", "pair", "names"),
    [
        ("产出指标-数量指标", ("产出指标", "数量指标"), True),
        ("产出指标 — 数量指标", ("产出指标", "数量指标"), True),
        ("产出指标>数量指标", ("产出指标", "数量指标"), False),  # no mark between words
        ("产出指标→数量指标", ("产出指标", "数量指标"), False),
        ("产出指标数量指标", ("产出指标", "数量指标"), False),
        ("产出：数量", ("产出", "数量"), True),
        ("产出、数量", ("产出", "数量"), True),
        ("产出-甲-数量", None, True),
        ("数量指标-产出指标", None, True),
        ("产出指标-路灯", None, True),
        ("路灯-数量指标", None, True),
        ("产出指标", None, False),
        ("路灯-电缆", None, False),
    ],
)
def test_cells_that_name_both_levels(text: str, pair: tuple[str, str] | None, names: bool) -> None:
    assert words.level_pair(text) == pair
    assert words.names_levels(text) is names


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("产出指标", True), ("数量指标(10分)", True), ("一、质量指标", True), ("产出", False),
        ("社会效益", False), ("履职效益", True), ("满意度", False), ("满意度指标", True),
        ("路灯指标", False), ("绩效管理", True), ("影响力目标", True), ("影响力", False), ("核心指标（40分）", True),
    ],
)  # fmt: skip
def test_labels_by_their_own_words(text: str, expected: bool) -> None:
    assert words.is_strong_label(text) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [("标", True), ("类指标(50分)", True), ("指 标", True), ("标准", False), ("", False)],
)
def test_ends_of_labels(text: str, expected: bool) -> None:
    assert words.ends_label(text) is expected


@pytest.mark.parametrize(
    ("level2", "above"),
    [
        ("数量指标", ("产出指标",)),
        ("成本指标", ("产出指标", "成本指标")),
        ("服务对象满意度指标", ("满意度指标", "效益指标")),
        ("履职效益", ("效益指标",)),
        ("数量", ()),
        ("路灯", ()),
    ],
)
def test_levels_above_a_level2(level2: str, above: tuple[str, ...]) -> None:
    assert words.levels_above(level2) == above


@pytest.mark.parametrize(
    ("name", "level2"),
    [
        ("预算调整率", "预算和财务管理"), ("预算 调整率", "预算和财务管理"),
        ("绩效监控完成率", "绩效管理"), ("路灯完好率", None), ("预算执行率（10分）", "预算和财务管理"),
    ],
)  # fmt: skip
def test_fixed_indicators_of_departments(name: str, level2: str | None) -> None:
    assert words.fixed_level2(name) == level2


@pytest.mark.parametrize(
    ("level1", "expected"),
    [
        ("产出指标", True), ("投入管理指标", True), ("过程指标", False), ("管理指标", False), ("路灯", False), (None, False),
    ],
)  # fmt: skip
def test_level1_labels_with_a_level2_of_their_own(level1: str | None, expected: bool) -> None:
    assert words.is_parent(level1) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("工作质效（10分）", "工作质效"), ("一、工作 质效", "工作质效"), ("（二）工作质效", "工作质效"), ("1.工作质效", "工作质效"),
        ("1.2、工作质效", "工作质效"), ("24小时内", "24小时内"), ("12", "12"), ("", ""),
    ],
)  # fmt: skip
def test_labels_without_number_and_points(text: str, expected: str) -> None:
    assert words.bare_label(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("绩效指标", True), ("绩 效 指 标", True), ("绩效指标（90分）", True), ("年度绩效指标(共 90 分)", True),
        ("绩效指标（甲）", False), ("产出指标", False), ("", False),
    ],
)  # fmt: skip
def test_labels_down_the_side_with_their_points(text: str, expected: bool) -> None:
    assert words.is_side_heading(text) is expected


def test_every_level2_stands_under_a_known_level1() -> None:
    own = words.vocabulary()
    known = set(own.level1.values())
    assert {one for above in own.under.values() for one in above} <= known
    assert set(own.level2.values()) | set(own.department) == set(own.under)
    assert set(own.fixed.values()) <= set(own.department)
