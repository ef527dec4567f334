"""Damaged rows: what is done to them, what may still be read, and how many are read wrongly."""

from random import Random

import pytest

from tests.edits.drawing import draw
from tests.edits.judging import Verdict, judge
from tests.edits.kinds import KINDS
from tests.edits.shapes import shape_of, shows
from tests.edits.sources import Source, sources

FORM = (
    ("清河市水利局",),
    ("2024年部门预算",),
    ("项目绩效目标表",),
    ("项目名称", "堤防加固", "", "", ""),
    ("一级指标", "二级指标", "三级指标", "指标值", "备注"),
    ("产出指标", "数量指标", "加固堤防长度", "≥3公里", ""),
    ("", "", "巡查次数", "≥12次", ""),
    ("", "质量指标", "验收合格率", "100%", ""),
    ("效益指标", "社会效益指标", "受益人数", "≥8万人", ""),
)
NAMES = ("加固堤防长度", "巡查次数", "验收合格率", "受益人数")
GOLD = tuple({"indicator": name, "line": 6 + place} for place, name in enumerate(NAMES))
SAMPLE, MOST_BAD = 180, 5  # a part of what `python -m tests.edits` draws; the floor may only fall


@pytest.fixture(scope="module")
def form() -> Source:
    return Source("form", FORM, GOLD)


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        ("joined", {"ab|c||", "ab||c||", "a|bc||", "a|bc|||"}),
        ("deleted", {"b|c||", "a|c||", "a|b||"}),
        ("blanked", {"|b|c||", "a||c||", "a|b|||"}),
        ("swapped", {"b|a|c||", "a|c|b||"}),
        ("doubled", {"a|a|b|c||", "a|b|b|c||", "a|b|c|c||"}),
        ("cut between cells", {"a⏎b|c||", "a|b⏎c||"}),
        ("moved", {"a|b|c||"}),
    ],
)
def test_a_kind_of_damage_is_done_in_every_place(kind: str, expected: set[str]) -> None:
    found = set()
    for seed in range(60):
        damage = KINDS[kind](["a", "b", "c", "", ""], Random(seed))
        assert damage is not None
        found.add("⏎".join("|".join(line) for line in damage.lines))
    assert found == expected


@pytest.mark.parametrize(("kind", "lines"), [("split", 1), ("cut within a cell", 2)])
def test_a_cell_is_cut_somewhere(kind: str, lines: int) -> None:
    for seed in range(20):
        damage = KINDS[kind](["abc", "", "def"], Random(seed))
        assert damage is not None
        assert len(damage.lines) == lines
        assert "".join("".join(line) for line in damage.lines) == "abcdef"


def test_rows_that_are_sure_and_right_are_edited(form: Source) -> None:
    assert [row.line for row in form.rows] == [6, 7, 8, 9]
    wrong = Source("form", FORM, (*GOLD[:3], {"indicator": "受益人数", "value": "≥9万人"}))
    assert [row.line for row in wrong.rows] == [6, 7, 8]


def test_the_same_seed_gives_the_same_edits(form: Source) -> None:
    first, second, other = ([str(edit) for edit in draw([form], 27, seed)] for seed in (1, 1, 2))
    assert first == second != other
    assert {text.split("\n")[0].split(" ", 1)[1] for text in first} == set(KINDS)


def verdicts(form: Source, kind: str) -> list[Verdict]:
    return [judge(edit) for edit in draw([form], 40, 0, (kind,))]


def test_a_blank_below_a_label_is_that_label(form: Source) -> None:
    """The row of 质量指标 goes under the label above, as other rows of the table do."""
    found = [
        one
        for one in verdicts(form, "blanked")
        if one.edit.damage.lines[0][:2] == ("", "") and one.edit.line == 8
    ]
    assert [one.outcome for one in found] == ["right"]


def test_what_is_sure_and_not_there_is_wrong(form: Source) -> None:
    for one in verdicts(form, "deleted"):
        if not one.edit.truths[0].is_known:
            assert one.outcome != "right"


def test_shapes_tell_an_edited_row(form: Source) -> None:
    assert [shape_of(text) for text in ("", "无", "数量指标", "12", "≥", "≥3公里", "冀财社〔2023〕8号", "巡查次数")] == [
        "blank", "nothing", "label", "number", "sign", "value", "document", "text",
    ]  # fmt: skip
    assert all(shows(one.edit) for one in verdicts(form, "deleted") if one.edit.line == 7)


def test_few_damaged_rows_are_wrong_while_sure() -> None:
    found = [judge(edit) for edit in draw(sources(), SAMPLE, 0)]
    assert len(found) == SAMPLE
    bad = [f"{one.edit}\n{one.differences}" for one in found if one.is_bad]
    assert len(bad) <= MOST_BAD, "\n".join(bad)
