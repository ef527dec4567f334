"""The second pass over the labels of a table."""

import pytest

from kg.tables.cell import cell_of
from kg.tables.rows.cells import RoleCells
from kg.tables.rows.entry import Block, Entry
from kg.tables.rows.label_corrections import put_labels_right
from kg.tables.table import Column, Heading
from kg.tables.words.role import Role
from tests.support.rows import heading

FIXED = ("预算完成率", "预算调整率", "结转结余率", "资金使用合规性")


def entry(name: str, level1: str | None = None, level2: str | None = None) -> Entry:
    return Entry(
        1, [1], RoleCells({Role.INDICATOR: cell_of(name)}), level1, level2,
        cell_of(level1) if level1 else None, cell_of(level2) if level2 else None,
    )  # fmt: skip


def labels(entries: list[Entry]) -> list[tuple[str | None, str | None]]:
    return [(one.level1, one.level2) for one in entries]


def test_labels_of_the_forms_own_are_no_strange_ones() -> None:
    own = Column(0, Role.LEVEL2, own=frozenset({"路灯处", "效益指标"}))
    rows = [entry(f"甲{number}", "产出指标", "数量指标") for number in range(3)]
    rows += [entry("乙", "产出指标", "路灯处"), entry("丙", "实施效果指标", "效益指标")]
    put_labels_right(rows, Heading((own,), (1,)))
    assert [row.reasons for row in rows] == [[]] * 5


def corrected(*entries: Entry, level1: bool = True, level2: bool = True) -> list[Entry]:
    roles = [Role.LEVEL1] * level1 + [Role.LEVEL2] * level2 + [Role.INDICATOR]
    put_labels_right(list(entries), heading(*roles))
    return list(entries)


def fixed_names() -> dict[str, str]:
    from kg.tables.words.vocabulary import vocabulary

    return vocabulary().fixed


def fixed_entries(count: int) -> list[Entry]:
    """Fixed indicators of one group, the label of which a break displaced to the row behind them."""
    names = fixed_names()
    group = next(iter(names.values()))
    own = [name for name, label in names.items() if label == group][:count]
    assert len(own) == count
    return [
        *[entry(name, "年度履职目标") for name in own],
        entry("别的指标", "年度履职目标", group),
    ]


@pytest.mark.parametrize(("count", "is_put_right"), [(2, False), (3, True)])
def test_three_fixed_indicators_show_a_department_form(count: int, is_put_right: bool) -> None:
    entries = corrected(*fixed_entries(count))
    found = [one.level2 is not None for one in entries[:count]]
    assert found == [is_put_right] * count


def test_fixed_indicators_whose_own_label_is_lost_are_in_doubt_under_another_one() -> None:
    labels = [*dict.fromkeys(fixed_names().values())]
    entries = fixed_entries(3)[:3]
    for one, label in zip(entries, (labels[1], labels[1], "自有标签"), strict=True):
        one.level2 = label
    assert [one.reasons for one in corrected(*entries)] == [["label_misplaced"]] * 2 + [[]]


def test_labels_of_which_one_stands_in_place_of_the_other_are_in_doubt() -> None:
    rows = corrected(
        entry("甲", "服务对象满意度", "服务对象满意度指标"),
        entry("乙", "时效", "产出"),
        entry("丙", "履职", "效能"),
    )
    assert ["label_misplaced" in one.reasons for one in rows] == [True, True, False]


def test_a_label_that_ran_into_another_text_is_none() -> None:
    rows = corrected(entry("甲", "绩效指标产出指标"), entry("乙", "履职"))
    assert [one.reasons for one in rows] == [["label_unknown"], []]


def test_a_number_is_never_a_label() -> None:
    first, second = corrected(entry("甲", "履职"), entry("乙", "≥85%"))
    assert (first.reasons, second.reasons) == ([], ["label_unknown"])


def test_fixed_indicators_of_a_project_stay_where_they_stand() -> None:
    entries = fixed_entries(3)
    for one in entries:
        one.block = Block(1)
    assert [one.level2 for one in corrected(*entries)[:3]] == [None] * 3


def test_a_label_printed_below_its_first_row_goes_up_in_doubt() -> None:
    first, second = corrected(entry("甲"), entry("乙", "产出指标", "数量指标"), level2=False)
    assert labels([first, second]) == [("产出指标", None), ("产出指标", "数量指标")]
    assert (first.reasons, second.reasons) == (["level1_displaced"], [])


@pytest.mark.parametrize("level2", ["质量指标", "数量指标"])
def test_a_level2_that_may_stand_there_proves_the_label_below(level2: str) -> None:
    first, _ = corrected(entry("甲", None, level2), entry("乙", "产出指标", "数量指标"))
    assert (first.level1, first.reasons) == ("产出指标", [])


def test_a_level2_that_may_not_stand_there_is_displaced() -> None:
    first, _ = corrected(entry("甲", None, "社会效益指标"), entry("乙", "产出指标", "数量指标"))
    assert first.reasons == ["level1_displaced", "label_misplaced"]


def test_rows_without_any_level1_are_unsure_where_the_form_has_one() -> None:
    assert corrected(entry("甲", None, "数量指标"))[0].reasons == ["level1_missing"]
    assert corrected(entry("甲", None, "数量指标"), level1=False)[0].reasons == []


def test_the_first_level2_is_guessed_before_the_second_kind() -> None:
    first, _ = corrected(entry("甲", "产出指标"), entry("乙", "产出指标", "质量指标"))
    assert (first.level2, first.reasons) == ("数量指标", ["level2_missing"])


@pytest.mark.parametrize("following", ["数量指标", "时效指标", "成本指标"])
def test_no_other_level2_is_guessed(following: str) -> None:
    first, _ = corrected(entry("甲", "产出指标"), entry("乙", "产出指标", following))
    assert (first.level2, first.reasons) == (None, ["level2_missing"])


def test_no_level2_is_guessed_behind_a_printed_one_or_of_another_group() -> None:
    rows = corrected(
        entry("甲", "产出指标", "时效指标"),
        entry("乙", "产出指标"),
        entry("丙", "产出指标", "质量指标"),
    )
    assert (rows[1].level2, rows[1].reasons) == (None, ["level2_missing"])
    rows = corrected(entry("甲", "效益指标"), entry("乙", "产出指标", "质量指标"))
    assert rows[0].level2 is None


def test_satisfaction_and_forms_without_level2_need_none() -> None:
    rows = corrected(entry("甲", "满意度指标"), entry("乙", "产出指标", "质量指标"))
    assert rows[0].reasons == []
    assert corrected(entry("甲", "产出指标"))[0].reasons == []


@pytest.mark.parametrize(("known", "is_doubted"), [(2, False), (3, True)])
def test_one_strange_label_among_known_ones_is_doubted(known: int, is_doubted: bool) -> None:
    """Of three labels two are known (0.67), of four three (0.75): seven of ten must be."""
    rows = [entry(f"甲{number}", "产出指标", "数量指标") for number in range(known)]
    strange = entry("乙", "产出指标", "路灯处")
    corrected(*rows, strange)
    assert ("label_unknown" in strange.reasons) is is_doubted
    assert all("label_unknown" not in row.reasons for row in rows)


@pytest.mark.parametrize(
    ("level1", "level2", "is_misplaced"),
    [
        ("产出指标", "数量指标", False), ("产出指标", "效益指标", True), ("产出", "满意度指标", False),
        ("处", "数量指标", True), ("路灯处", "数量指标", False), ("处", None, False),
        # a level 2 of another level 1
        ("效益指标", "数量指标", True), ("满意度指标", "社会效益指标", True), ("成本指标", "经济成本指标", False),
        ("效益指标", "服务对象满意度指标", False), ("产出指标", "成本指标", False), ("产出指标", "经济效益指标", True),
        # under a level 1 of another form any may stand
        ("过程指标", "质量指标", False), ("核心指标", "数量指标", False), ("产出指标", "路灯管理", False),
    ],
)  # fmt: skip
def test_labels_that_cannot_stand_together(
    level1: str, level2: str | None, is_misplaced: bool
) -> None:
    row = corrected(entry("甲", level1, level2))[0]
    assert ("label_misplaced" in row.reasons) is is_misplaced
