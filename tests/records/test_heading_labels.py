"""Labels that head columns are placed where each page's heading prints them."""

from kg.documents import Cell, Line
from kg.records.heading_labels import place_heading_labels
from kg.tables.cell import cell_of
from kg.tables.rows.cells import RoleCells
from kg.tables.rows.entry import Entry

LEFT, RIGHT = (10.0, 20.0, 110.0, 40.0), (110.0, 20.0, 210.0, 40.0)


def heading(page: int | None, *labels: str) -> Line:
    cells = tuple(
        Cell(label, 2 * place, box=box)
        for place, (label, box) in enumerate(zip(labels, (LEFT, RIGHT), strict=True))
    )
    return Line(page or 1, "\t".join(labels), cells, page=page)


def places(label: str, *lines: Line) -> list[tuple[int, tuple[float, ...]]]:
    entry = Entry(9, [9], RoleCells({}), level1_printed=cell_of(label))
    place_heading_labels([entry], lines)
    assert entry.level1_printed == cell_of(label)
    assert entry.level2_printed is None
    return [(spot.page, spot.box) for spot in entry.level1_printed.spots]


def test_a_label_stands_in_the_heading_of_each_page() -> None:
    lines = [heading(page, "产出", "效益指标") for page in (3, 4)]
    assert places("效益指标", *lines) == [(3, RIGHT), (4, RIGHT)]
    assert places("产出指标", *lines) == [(3, LEFT), (4, LEFT)]


def test_a_label_over_several_columns_has_no_place_there() -> None:
    twice, once = heading(3, "产出指标", "产出指标"), heading(4, "产出指标", "指标值")
    assert places("产出指标", twice, once) == [(4, LEFT)]


def test_a_label_that_no_heading_prints_has_no_place() -> None:
    assert places("满意度指标", heading(3, "产出指标", "效益指标")) == []
    assert places("产出指标", heading(None, "产出指标", "效益指标")) == []
