"""Labels carried down a table."""

import pytest

from kg.tables.cell import cell_of
from kg.tables.rows.entry import Block
from kg.tables.rows.labels import LabelCarrier
from kg.tables.words.role import Role
from kg.tables.words.vocabulary import level1_of, vocabulary
from tests.support.rows import cells, entry


def carrier(level1: str | None, level2: str | None = None) -> LabelCarrier:
    """The labels in force, as printed or completed."""
    own = LabelCarrier()
    if level1 is not None:
        own.see_level1(cell_of(level1))
    if level2 is not None:
        own.see_level2(cell_of(level2), level1_beside=True)
    return own


def labels(own: LabelCarrier) -> tuple[str | None, str | None]:
    return own.level1, own.level2


def printed(own: LabelCarrier) -> tuple[str | None, str | None]:
    first, second = own.level1_printed, own.level2_printed
    return first.text if first else None, second.text if second else None


def test_labels_are_canonical_and_stay_as_printed() -> None:
    own = carrier("一、产出", "（一）数量")
    assert labels(own) == ("产出指标", "数量指标")
    assert printed(own) == ("一、产出", "（一）数量")


def test_labels_nobody_knows_are_folded() -> None:
    own = carrier("履 职", "路 灯")
    assert labels(own) == ("履职", "路灯")
    assert printed(own) == ("履 职", "路 灯")


def test_another_level1_ends_the_level2() -> None:
    own = carrier("产出指标", "数量指标")
    own.see_level1(cell_of("效益指标"))
    assert (labels(own), printed(own)) == (("效益指标", None), ("效益指标", None))


def test_the_same_level1_printed_again_keeps_the_level2() -> None:
    own = carrier("产出指标", "数量指标")
    own.see_level1(cell_of("产出"))
    assert (labels(own), printed(own)) == (("产出指标", "数量指标"), ("产出", "数量指标"))


@pytest.mark.parametrize(
    ("level1", "level2", "expected", "reason"),
    [
        ("产出指标", "质量指标", "产出指标", None),
        ("产出指标", "社会效益指标", "效益指标", None),  # the label proves another one
        (None, "社会效益指标", "效益指标", None),
        ("产出指标", "路灯", "产出指标", None),  # nobody knows where it stands
        ("履职", "社会效益指标", "履职", None),  # a label of the form itself
        ("成本指标", "成本指标", "成本指标", None),  # may stand there, though 产出 is usual
        ("效益指标", "服务对象满意度指标", "满意度指标", "level1_inferred"),
        ("效益指标", "社会公众满意度指标", "效益指标", None),
        ("产出指标", "服务对象满意度指标", "满意度指标", None),
    ],
)
def test_a_level2_proves_its_level1(
    level1: str | None, level2: str, expected: str, reason: str | None
) -> None:
    own = carrier(level1)
    assert own.see(cells(level2=level2)) == reason
    assert own.level1 == expected
    is_kept = own.level1 == level1
    assert printed(own) == (level1 if is_kept else None, level2)


def test_a_level1_beside_its_level2_stands() -> None:
    own = carrier("满意度指标")
    assert own.see(cells(level1="效益指标", level2="服务对象满意度指标")) is None
    assert labels(own) == ("效益指标", "服务对象满意度指标")
    own.see(cells(level1="产出指标", level2="社会效益指标"))
    assert labels(own) == ("产出指标", "社会效益指标")


def test_a_row_without_labels_changes_none() -> None:
    own = carrier("产出指标", "数量指标")
    assert own.see(cells(indicator="改造路灯")) is None
    assert labels(own) == ("产出指标", "数量指标")


def test_a_level1_alone_is_no_reason_to_doubt() -> None:
    own = carrier("产出指标")
    assert own.see(cells(level1="效益指标")) is None
    assert labels(own) == ("效益指标", None)


@pytest.mark.parametrize(
    ("level1", "level2", "cell", "expected"),
    [
        ("产出指标", "数量指标", "成本指标", True),
        ("产出指标", None, "成本指标", False),  # no level 2 stands above it
        ("效益指标", "社会效益指标", "成本指标", False),
        ("成本指标", "经济成本指标", "成本指标", False),  # allowed there, not usual
        ("产出指标", "数量指标", "产出指标", False),  # no label of level 2
    ],
)
def test_costs_go_on_with_the_level1_that_they_usually_stand_under(
    level1: str, level2: str | None, cell: str, expected: bool
) -> None:
    assert carrier(level1, level2).goes_on_with(cell_of(cell)) is expected


@pytest.mark.parametrize(
    ("above", "piece", "expected"),
    [
        (None, "标", None),
        ("产出指", "标", "产出指标"),
        ("产出", "指标", "产出指标"),
        ("产出指标", "(50分)", "产出指标"),
        ("产出指标", "效益指标", None),
        ("路灯", "指标", None),
    ],
)
def test_pieces_of_a_level1(above: str | None, piece: str, expected: str | None) -> None:
    own = carrier(above)
    assert own.take_piece(cell_of(piece), Role.LEVEL1) is (expected is not None)
    assert own.level1 == (expected or (above and own.level1))
    assert printed(own)[0] == (f"{above}{piece}" if expected else above)


@pytest.mark.parametrize(
    ("above", "piece", "expected"),
    [
        (None, "标", None),
        ("数量指", "标", "数量指标"),
        ("社会效益", "指标", "社会效益指标"),
        ("数量指标", "(50分)", "数量指标"),
        ("数量指标", "质量指标", None),
        ("路灯", "指标", None),
        # Whole with and without the piece, another label each time:
        ("社会", "公众满意度指标", "服务对象满意度指标"),
        ("社会", "公众满意度", None),  # no end of a label
        ("经济", "成本指标", None),  # a label itself
    ],
)
def test_pieces_of_a_level2(above: str | None, piece: str, expected: str | None) -> None:
    own = carrier("产出指标", above)
    before = own.level2
    assert own.take_piece(cell_of(piece), Role.LEVEL2) is (expected is not None)
    assert own.level2 == (expected or before)
    assert printed(own)[1] == (f"{above}{piece}" if expected else above)


@pytest.mark.parametrize(
    ("role", "above", "piece"), [(Role.LEVEL1, "产出指", "标"), (Role.LEVEL2, "数量指", "标")]
)
def test_a_piece_completes_the_entries_under_the_label_and_no_others(
    role: Role, above: str, piece: str
) -> None:
    own = carrier("履职", "路灯")
    other, under, corrected = entry("甲"), entry("乙"), entry("丙")
    own.stamp(other)
    if role == Role.LEVEL1:
        own.see_level1(cell_of(above))
    else:
        own.see_level2(cell_of(above), level1_beside=True)
    own.stamp(under)
    own.stamp(corrected)
    corrected.level1 = corrected.level2 = "别的"  # put right already
    assert own.take_piece(cell_of(piece), role)
    whole = f"{above}{piece}"
    level = {Role.LEVEL1: ("level1", "level1_printed"), Role.LEVEL2: ("level2", "level2_printed")}
    label, cell = level[role]
    assert (getattr(under, label), getattr(under, cell).text) == (whole, whole)
    assert getattr(other, cell).text == ("履职" if role == Role.LEVEL1 else "路灯")
    assert (getattr(corrected, label), getattr(corrected, cell).text) == ("别的", above)


def test_entries_get_the_labels_in_force() -> None:
    own = carrier("产出", "数量")
    one = entry("改造路灯")
    own.stamp(one)
    assert (one.level1, one.level2) == ("产出指标", "数量指标")
    assert one.level1_printed is own.level1_printed
    assert one.level2_printed is own.level2_printed
    assert own.entries == [one]


def test_satisfaction_is_a_level2_of_departments_alone() -> None:
    own = carrier("效益指标", "满意度")
    for block, expected in ((None, "满意度"), (Block(1), "服务对象满意度指标")):
        one = entry("市民", block=block)
        own.stamp(one)
        assert one.level2 == expected
    other = entry("改造路灯", block=Block(1))
    carrier("产出指标", "数量指标").stamp(other)
    assert other.level2 == "数量指标"


def test_no_label_of_level1_begins_another_one() -> None:
    """Else a whole label could be taken for the first piece of the one below it."""
    forms = [form for form in vocabulary().level1 for form in (form, form.removesuffix("指标"))]
    assert [
        (whole, whole[:end])
        for whole in forms
        for end in range(1, len(whole))
        if level1_of(whole[:end]) not in (None, level1_of(whole))
    ] == []
