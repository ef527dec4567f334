"""The printed lines that a store keeps are those of the document."""

import pytest

from kg.documents import parse_document, printed_from_lines, printed_to_lines
from tests.support import rebuild
from tests.support.samples import SOURCE_IDS, document, source_path


@pytest.mark.parametrize("name", SOURCE_IDS)
def test_lines_come_back_as_they_were(name: str) -> None:
    read = document(name)
    printed = printed_from_lines(printed_to_lines(read).splitlines())
    assert (printed.format, printed.recognised, printed.lines) == ("text", (), list(read.lines))


def test_sheets_and_merged_cells_come_back() -> None:
    read = parse_document("x.xlsx", rebuild.to_xlsx(source_path("hongqi-2022").read_bytes()))
    printed = printed_from_lines(printed_to_lines(read).splitlines())
    assert [(line.cells, line.row, line.sheet, line.breaks_page) for line in printed.lines] == [
        (line.cells, line.row, line.sheet, line.breaks_page) for line in read.lines
    ]
    assert [line.number for line in printed.between(3, 5)] == [3, 4, 5]
    assert printed.between(0, 1) == printed.lines[:1]


def test_separators_that_only_unicode_knows_do_not_cut_a_line() -> None:
    read = parse_document("x.txt", "绩效\u2028目标\x0b表\n下一行\n".encode())
    assert printed_from_lines(printed_to_lines(read).split("\n")[:-1]).lines == list(read.lines)
