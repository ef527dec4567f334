"""Labels that stand in the middle of their rows."""

import pytest

from kg.records import Reading
from tests.support.samples import read_text

HEAD = "甲县项目绩效目标表\n项目名称\t农村饮水\n一级指标\t二级指标\t三级指标\t指标值\n"
OUTPUT, EFFECT = "产出指标\t数量指标", "效益指标\t社会效益指标"


def read(*labels: str) -> Reading:
    """A form with a row for each pair of labels."""
    rows = [f"{one}\t指标之{place}\t≥{place + 3}处" for place, one in enumerate(labels)]
    return read_text(HEAD + "\n".join(rows) + "\n")


def doubted(reading: Reading) -> list[bool]:
    return ["label_displaced" in one.reasons for one in reading.targets]


def test_rows_between_two_labels_are_unsure_where_the_first_stands_below_its_rows() -> None:
    reading = read("\t", OUTPUT, "\t", "\t质量指标", "\t", EFFECT, "\t")
    assert doubted(reading) == [False, False, True, False, True, False, False]
    assert reading.targets[0].reasons == ("level1_displaced", "level2_missing")
    assert [one.level1 for one in reading.targets] == ["产出指标"] * 5 + ["效益指标"] * 2


def test_a_level2_below_its_rows_makes_those_of_level2_unsure() -> None:
    reading = read("产出指标\t", "\t数量指标", "\t", "\t质量指标", EFFECT)
    assert doubted(reading) == [False, False, True, False, False]
    assert reading.targets[0].reasons == ("level2_missing",)


@pytest.mark.parametrize(
    "labels",
    [
        (OUTPUT, "\t", "\t质量指标", "\t", EFFECT, "\t"),  # each label above its rows
        ("产出指标\t", EFFECT, "\t", "满意度指标\t服务对象满意度指标"),  # a level 2 left out
        ("\t", "\t", "\t质量指标", "\t时效指标", EFFECT, "\t"),  # the first label was lost
    ],
)
def test_labels_above_their_rows_leave_nothing_in_doubt(labels: tuple[str, ...]) -> None:
    assert not any(doubted(read(*labels)))


def test_a_label_printed_again_leaves_nothing_between() -> None:
    assert doubted(read("\t", OUTPUT, "\t", OUTPUT)) == [False, False, False, False]


def test_a_level2_of_the_row_proves_its_level1() -> None:
    reading = read("\t", OUTPUT, "\t质量指标", EFFECT)
    assert doubted(reading) == [False, False, False, False]
