"""Headings of unknown words are told."""

import pytest

from kg.tables.cell import cell_of
from kg.tables.rows.table_reading import TableReading
from kg.tables.rows.unknown_headings import report_unknown
from kg.tables.table import Column, Heading
from kg.tables.words.role import Role


def told(heading: Heading) -> TableReading:
    reading = TableReading(heading)
    report_unknown(reading, heading)
    return reading


def of(label: str, role: Role | None = None, lines: tuple[int, ...] = (4, 5)) -> Heading:
    columns = (Column(0, Role.INDICATOR, cell_of("三级指标")), Column(1, role, cell_of(label)))
    return Heading(columns, lines)


@pytest.mark.parametrize(
    ("role", "says", "english"),
    [
        (
            None,
            "表头不认识：“花信风”内容原样保留",
            "a heading with unknown words: “花信风” its content is kept",
        ),
        (
            Role.VALUE,
            "表头不认识：“花信风”按位置和内容读作指标值",
            "a heading with unknown words: “花信风” read as value by place and content",
        ),
        (
            Role.SERIAL,
            "表头不认识：“花信风”按位置和内容读作serial",
            "a heading with unknown words: “花信风” read as serial by place and content",
        ),
    ],
)
def test_what_its_column_was_read_as_and_where_to_add_it(
    role: Role | None, says: str, english: str
) -> None:
    reading = told(of(" 花信风 ", role))
    (finding,) = reading.findings
    assert (finding.code, finding.line, finding.printed) == ("R003", 5, "花信风")
    assert (finding.message, finding.message_en) == (says, english)
    assert finding.suggestion is not None
    assert "kg/tables/words/columns.yml" in finding.suggestion
    assert "“花信风”" in finding.suggestion
    assert reading.headings == [5]


@pytest.mark.parametrize(
    "heading",
    [of("指标值", Role.VALUE), of("历史值"), of("指标内容"), of(""), of("花信风", lines=())],
    ids=["known", "known without a role", "known, put aside", "blank", "no line"],
)
def test_other_headings_are_not_told(heading: Heading) -> None:
    assert told(heading).findings == []
