"""Labels of merged cells that a page break cuts."""

import pytest

from kg.tables.rows.entry import Entry
from kg.tables.rows.label_breaks import put_labels_over_breaks, put_points_over_breaks
from kg.tables.table import Row
from kg.tables.words.role import Role
from tests.support.rows import cells, entry, heading, row, table

HEADING = heading(Role.LEVEL2, Role.INDICATOR, Role.VALUE)


def first_page(*, label: str = "数量指标", rows: int = 2) -> list[Row]:
    """A label over two rows, then its blank rest before the page ends."""
    return [
        row(label, "甲", "1", line=1, page=1, rowspans={0: rows}),
        row(label, "乙", "2", line=2, page=1, spanned=[0]),
        row("", "丙", "3", line=3, page=1),
    ]


def second_page(label: str, page: int | None = 2) -> list[Row]:
    return [row(label, "丁", "4", line=4, page=page), row("时效指标", "戊", "5", line=5, page=page)]


def entries_of(rows: list[Row], labels: str = "数数数质时") -> list[Entry]:
    """An entry for each row, as walking down reads them."""
    names = {"数": "数量指标", "质": "质量指标", "时": "时效指标"}
    return [
        entry("甲", "产出指标", names[label], line=one.line.number)
        for one, label in zip(rows, labels, strict=True)
    ]


def put_right(rows: list[Row], entries: list[Entry] | None = None) -> list[tuple[str | None, bool]]:
    """The level 2 of each entry, and whether it is doubted."""
    own = entries_of(rows) if entries is None else entries
    put_labels_over_breaks(own, table(HEADING, *rows))
    return [(one.level2, one.reasons == ["label_over_page"]) for one in own]


AS_READ = [
    ("数量指标", False),
    ("数量指标", False),
    ("数量指标", False),
    ("质量指标", False),
    ("时效指标", False),
]


def test_a_blank_cell_at_the_end_of_a_page_has_the_label_of_the_next() -> None:
    rows = first_page() + second_page("质量指标")
    entries = entries_of(rows)
    assert put_right(rows, entries) == [*AS_READ[:2], ("质量指标", True), *AS_READ[3:]]
    assert entries[2].level2_printed is entries[3].level2_printed
    assert entries[2].level1 == "产出指标"


def test_so_has_a_label_of_level1() -> None:
    of = heading(Role.LEVEL1, Role.INDICATOR, Role.VALUE)
    rows = first_page(label="产出指标") + second_page("效益指标")
    entries = entries_of(rows)
    entries[3].level1 = "效益指标"
    entries[3].level1_printed = rows[3].cells[0]
    put_labels_over_breaks(entries, table(of, *rows))
    assert [one.level1 for one in entries[1:4]] == ["产出指标", "效益指标", "效益指标"]
    assert entries[2].level1_printed is rows[3].cells[0]
    assert entries[2].level2 == "数量指标"
    assert [one.reasons for one in entries[1:4]] == [[], ["label_over_page"], []]


def test_a_blank_cell_goes_up_over_all_rows_it_covers() -> None:
    rows = [
        row("数量指标", "甲", "1", line=1, page=1, rowspans={0: 2}),
        row("", "乙", "2", line=2, page=1, rowspans={0: 2}),
        row("", "丙", "3", line=3, page=1, spanned=[0]),
        *second_page("质量指标"),
    ]
    assert put_right(rows)[:3] == [AS_READ[0], ("质量指标", True), ("质量指标", True)]


def test_a_blank_cell_may_begin_the_table() -> None:
    rows = [
        row("", "甲", "1", line=1, page=1),
        row("质量指标", "乙", "2", line=2, page=2, rowspans={0: 2}),
        row("质量指标", "丙", "3", line=3, page=2, spanned=[0]),
    ]
    entries = entries_of(rows, "数质质")
    assert put_right(rows, entries) == [
        ("质量指标", True),
        ("质量指标", False),
        ("质量指标", False),
    ]


def test_a_label_on_neither_page_is_doubted_on_both() -> None:
    """The cell on the next page is blank as well."""
    assert put_right(first_page() + second_page(""))[2:4] == [
        ("数量指标", True),
        ("质量指标", True),
    ]


def test_where_a_cell_from_above_covers_the_next_row_only_the_blank_one_is_doubted() -> None:
    rows = first_page() + second_page("质量指标")
    rows[3] = row("质量指标", "丁", "4", line=4, page=2, spanned=[0])
    assert put_right(rows)[2:4] == [("数量指标", True), ("质量指标", False)]


def unmerged() -> list[Row]:
    """No label stands in a merged cell."""
    return [
        row("数量指标", "甲", "1", line=1, page=1),
        row("数量指标", "乙", "2", line=2, page=1, spanned=[0]),
        row("", "丙", "3", line=3, page=1),
        *second_page("质量指标"),
    ]


def blank_merged() -> list[Row]:
    """Only a blank cell is merged."""
    rows = unmerged()
    rows[2] = row("", "丙", "3", line=3, page=1, rowspans={0: 2})
    return rows


def blank_within() -> list[Row]:
    """A blank cell stands in the middle of the page: it goes on with the label above."""
    rows = first_page() + second_page("质量指标")
    rows[1] = row("", "乙", "2", line=2, page=1)
    return rows


def labelled_end() -> list[Row]:
    """The last row of the page has its own label."""
    rows = first_page() + second_page("质量指标")
    rows[2] = row("数量指标", "丙", "3", line=3, page=1)
    return rows


def covered_end() -> list[Row]:
    """A cell from above covers the last row of the page."""
    rows = first_page(rows=3) + second_page("质量指标")
    rows[2] = row("数量指标", "丙", "3", line=3, page=1, spanned=[0])
    return rows


@pytest.mark.parametrize(
    "rows",
    [
        unmerged(),
        blank_merged(),
        blank_within(),
        labelled_end(),
        covered_end(),
        first_page() + second_page("质量指标", page=1),  # no break
        first_page() + second_page("质量指标", page=3),  # a page between
        first_page() + second_page("质量指标", page=None),
    ],
    ids=[
        "unmerged", "blank merged", "blank within", "labelled", "covered", "page", "far", "none",
    ],
)  # fmt: skip
def test_labels_elsewhere_stay_as_read(rows: list[Row]) -> None:
    assert put_right(rows) == AS_READ


def test_rows_without_pages_stay_as_read() -> None:
    rows = [
        row("数量指标", "甲", "1", line=1, rowspans={0: 2}),
        row("", "乙", "2", line=2),
        row("质量指标", "丙", "3", line=3),
    ]
    assert put_right(rows, entries_of(rows, "数数质")) == [AS_READ[0], AS_READ[1], AS_READ[3]]


def test_columns_without_a_level_are_not_looked_at() -> None:
    rows = first_page() + second_page("质量指标")
    entries = entries_of(rows)
    put_labels_over_breaks(entries, table(heading(None, Role.INDICATOR, Role.VALUE), *rows))
    assert [one.reasons for one in entries] == [[]] * 5


def test_entries_of_lines_that_are_no_rows_are_passed_over() -> None:
    rows = first_page() + second_page("质量指标")
    entries = entries_of(rows)
    entries[3].line = 99
    assert put_right(rows, entries)[2] == ("数量指标", False)
    entries = entries_of(rows)
    entries[2].line = 99
    assert put_right(rows, entries) == AS_READ


OF = heading(Role.LEVEL1, Role.INDICATOR, Role.VALUE, Role.WEIGHT)


def weighted(*rows: Row) -> list[tuple[str | None, dict[Role, int]]]:
    """The points of each row after the break was looked at, and where their cell begins."""
    entries = []
    for one in rows:
        own = entry(one.cells[1].text, "产出指标", line=one.line.number)
        own.cells = cells(
            indicator=one.cells[1].text,
            **({"weight": one.cells[3].text} if one.cells[3].text else {}),
        )
        entries.append(own)
    put_points_over_breaks(entries, table(OF, *rows))
    found = [(one.cells.get(Role.WEIGHT), one.from_above) for one in entries]
    return [(cell.text if cell else None, above) for cell, above in found]


TOP = (
    row("产出指标", "甲", "1", "50", line=1, page=1, rowspans={0: 2, 3: 2}),
    row("产出指标", "乙", "2", "50", line=2, page=1, spanned=[0, 3]),
)
BELOW = row("", "丁", "4", "", line=4, page=2, spanned=[0, 3])


def test_points_of_a_group_go_on_over_a_page_break() -> None:
    below = row("", "丙", "3", "", line=3, page=2, rowspans={0: 2, 3: 2})
    last = row("效益指标", "戊", "5", "40", line=5, page=2)
    found = weighted(*TOP, below, BELOW, last)
    assert [one[0] for one in found] == ["50", "50", "50", "50", "40"]
    assert [one[1] for one in found[2:]] == [{Role.WEIGHT: 2}, {Role.WEIGHT: 2}, {}]


@pytest.mark.parametrize(
    "below",
    [
        row("", "丙", "3", "", line=3, page=1, rowspans={0: 2, 3: 2}),  # no break
        row("效益指标", "丙", "3", "", line=3, page=2, rowspans={0: 2, 3: 2}),  # another group
        row("", "丙", "3", "", line=3, page=2, rowspans={0: 2}),  # not as far as the label
    ],
)
def test_points_that_may_be_left_blank_stay_blank(below: Row) -> None:
    assert weighted(*TOP, below)[2] == (None, {})


def test_points_of_single_rows_are_not_carried() -> None:
    first = row("产出指标", "甲", "1", "50", line=1, page=1)
    assert weighted(first, row("", "丙", "3", "", line=3, page=2))[1] == (None, {})
