"""A document without what its file hides: lines keep their numbers, merged cells their rows."""

from kg.documents.document import Cell, Document, Line
from kg.documents.shown import shown


def document(*rows: tuple[tuple[Cell, ...], bool]) -> Document:
    lines = [
        Line(number, "\t".join(cell.text for cell in cells), cells, hidden=hidden)
        for number, (cells, hidden) in enumerate(rows, start=1)
    ]
    return Document("x", "", "docx", tuple(lines))


def view(made: Document) -> list[list[tuple[str, int, int]]]:
    return [
        [(one.text, one.column, one.rowspan) for one in line.cells] for line in shown(made).lines
    ]


def test_a_document_that_hides_nothing_is_itself() -> None:
    made = document(((Cell("甲", 0),), False))
    assert shown(made) is made


def test_hidden_lines_are_blank_and_hidden_cells_gone() -> None:
    made = document(
        ((Cell("甲", 0), Cell("旧", 1, hidden=True), Cell("1", 2)), False),
        ((Cell("乙", 0), Cell("2", 2)), True),
    )
    seen = shown(made)
    assert view(made) == [[("甲", 0, 1), ("1", 2, 1)], []]
    assert [(line.number, line.text, line.hidden) for line in seen.lines] == [
        (1, "甲\t\t1", False),
        (2, "", True),
    ]


def test_a_merged_cell_reaches_over_hidden_rows() -> None:
    made = document(
        ((Cell("产出", 0, rowspan=3), Cell("甲", 1)), False),
        ((Cell("乙", 1),), True),
        ((Cell("丙", 1),), False),
        ((Cell("效益", 0), Cell("丁", 1)), False),
    )
    assert view(made) == [
        [("产出", 0, 3), ("甲", 1, 1)],
        [],
        [("丙", 1, 1)],
        [("效益", 0, 1), ("丁", 1, 1)],
    ]


def test_a_merged_cell_that_begins_in_a_hidden_row_begins_in_the_first_one_shown() -> None:
    made = document(
        ((Cell("产出", 0, rowspan=4), Cell("甲", 1)), True),
        ((Cell("乙", 1),), True),
        ((Cell("丙", 1),), False),
        ((Cell("丁", 1),), False),
    )
    assert view(made) == [[], [], [("产出", 0, 2), ("丙", 1, 1)], [("丁", 1, 1)]]


def test_a_merged_cell_of_hidden_rows_alone_is_gone() -> None:
    made = document(
        ((Cell("产出", 0, rowspan=2), Cell("甲", 1)), True),
        ((Cell("乙", 1),), True),
        ((Cell("丙", 1),), False),
    )
    assert view(made) == [[], [], [("丙", 1, 1)]]
