"""Rows with nothing but a label."""

import pytest

from kg.tables.rows.label_rows import LabelRows
from kg.tables.rows.table_reading import TableReading
from kg.tables.table import Heading, Row
from kg.tables.words.role import Role
from tests.support.rows import cells, entry, heading, row

HEADING = heading(Role.LEVEL1, Role.LEVEL2, Role.INDICATOR, Role.VALUE)


def label_rows() -> LabelRows:
    return LabelRows(TableReading(Heading((), ())))


def told(own: LabelRows) -> tuple[list[int], list[tuple[str, int | None]]]:
    """Lines that are headings, and findings."""
    return own.reading.headings, [(one.code, one.line) for one in own.reading.findings]


@pytest.mark.parametrize(
    ("one", "expected"),
    [
        (row("产出指标", "", "", ""), True),
        (row("产出指标"), True),
        (row("产出指标", "数量指标"), False),  # two cells
        (row("", ""), False),
        (row("社会效益"), False),  # it may be an indicator
        (row("社会效益", ""), False),
        (row("改造路灯"), False),
        (row("绩效指标"), True),  # a heading down the side, alone
        (row("绩效指标", ""), False),
    ],
)
def test_rows_that_are_a_label_alone(one: Row, expected: bool) -> None:
    own = label_rows()
    assert own.take(one) is expected
    assert own.waiting is (one if expected else None)


@pytest.mark.parametrize(
    ("one", "expected"),
    [
        (row("产出指标", "", "", "", "50"), True),
        (row("", "", "一、产出指标（50分）", "", "50"), True),
        (row("产出指标", "", "", "≥20盏", "50"), False),
        (row("产出", "", "", "", "50"), False),  # no label by itself
        (row("产出指标", "", "", "", "50", spanned=[0]), False),
    ],
)
def test_points_may_stand_beside_a_label(one: Row, expected: bool) -> None:
    assert label_rows().take(one, {4}) is expected


def test_a_label_of_level2_below_one_of_level1_shows_that_it_is_a_heading() -> None:
    own = label_rows()
    own.take(row("产出指标", "", "50", line=5), {2})
    own.take(row("数量指标", "", "", line=6), {2})
    assert told(own) == ([5], [])
    own.take(row("质量指标", "", "", line=7), {2})
    assert told(own) == ([5], [("R005", 6)])


@pytest.mark.parametrize(
    ("texts", "level1", "level2"),
    [
        (("效益指标",), "效益指标", None),
        (("数量指标",), "产出指标", "数量指标"),
        (("绩效指标",), None, None),
        (("产出指标", "成本指标"), "成本指标", None),
        (("数量指标", "成本指标"), "产出指标", "成本指标"),
        (("数量指标", "社会效益指标"), "效益指标", "社会效益指标"),
    ],
)
def test_a_label_alone_applies_to_what_follows(
    texts: tuple[str, ...], level1: str | None, level2: str | None
) -> None:
    own = label_rows()
    for text in texts:
        assert own.take(row(text))
    assert (own.carrier.level1, own.carrier.level2) == (level1, level2)


def test_labels_of_one_cell_below_each_other_are_headings() -> None:
    own = label_rows()
    own.take(row("产出指标", line=5))
    own.take(row("数量指标", line=6))
    assert told(own) == ([5], [])
    own.close(used=True)
    assert told(own) == ([5, 6], [])


def test_a_label_beside_blank_cells_with_another_below_lacks_its_indicator() -> None:
    own = label_rows()
    own.take(row("产出指标", "", line=5))
    own.take(row("效益指标", "", line=6))
    assert told(own) == ([], [("R005", 5)])
    own.close()
    assert told(own) == ([], [("R005", 5), ("R005", 6)])


def test_a_label_is_accounted_for_once() -> None:
    own = label_rows()
    own.close(used=True)
    own.take(row("产出指标", line=5))
    own.close(used=True)
    own.close()
    assert told(own) == ([5], [])


@pytest.mark.parametrize(
    ("level2", "following", "is_used"),
    [
        (None, {"level2": "数量指标"}, True),  # one step deeper
        ("数量指标", {"level2": "质量指标"}, False),  # no step: the one above stays blank
        (None, {"level1": "效益指标"}, False),
    ],
)
def test_labels_step_down(level2: str | None, following: dict[str, str], is_used: bool) -> None:
    own = label_rows()
    own.step_down(row("产出指标", line=5), cells(level1="产出指标"))
    if level2 is not None:
        own.step_down(row("", level2, line=6), cells(level2=level2))
    last = 5 if level2 is None else 6
    own.step_down(row("x", line=7), cells(**following))
    headings, findings = told(own)
    assert ((last in headings), (("R005", last) in findings)) == (is_used, not is_used)
    assert own.waiting is not None
    assert own.waiting.line.number == 7
    label = next(iter(following.values()))
    assert label in (own.carrier.level1, own.carrier.level2)


def test_another_project_starts_without_labels_but_keeps_the_entries() -> None:
    own = label_rows()
    own.take(row("产出指标"))
    own.carrier.stamp(entry("改造路灯"))
    own.start_afresh()
    assert (own.carrier.level1, len(own.carrier.entries)) == (None, 1)


def without_pieces(one: Row) -> list[str]:
    own = label_rows()
    own.carrier.see(cells(level1="产出指", level2="数量指"))
    return [cell.text for cell in own.without_pieces(one, HEADING).cells]


@pytest.mark.parametrize(
    ("one", "expected"),
    [
        (row("标", "标", "更换电缆", "≥300米"), ["", "", "更换电缆", "≥300米"]),
        (row("", "标", "更换电缆"), ["", "", "更换电缆"]),
        (row("标"), [""]),  # shorter than the heading
        (row("效益指标", "社会效益", "甲"), ["效益指标", "社会效益", "甲"]),
        (row("", "", "标"), ["", "", "标"]),  # in no column of labels
        (row("标", "", spanned=[0]), ["标", ""]),  # begins above
        (row("标", "", rowspans={0: 2}), ["", ""]),
    ],
)
def test_pieces_of_labels_are_taken_out(one: Row, expected: list[str]) -> None:
    assert without_pieces(one) == expected


def test_a_row_without_pieces_stays_the_same() -> None:
    one = row("效益指标", "", "甲")
    assert label_rows().without_pieces(one, HEADING) is one


@pytest.mark.parametrize(("rows", "is_piece"), [(1, True), (2, False)])
def test_a_label_over_rows_of_its_own_is_no_piece(rows: int, is_piece: bool) -> None:
    """Of 部门 and 产出指标 together, which names a level as well, 产出指标 could be the end."""
    own = label_rows()
    own.carrier.see(cells(level1="部门"))
    one = own.without_pieces(row("产出指标", "", rowspans={0: rows}), HEADING)
    assert one.cells[0].is_blank is is_piece
