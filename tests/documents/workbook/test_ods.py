"""ODS: cells carry the text they show."""

import pytest

from tests.support.workbooks import ods, read, texts, with_part

CELL = "<table:table-cell><text:p>{}</text:p></table:table-cell>"
STRUCK = (
    '<style:style style:name="s"><style:text-properties style:text-line-through-style="solid"/>'
    '</style:style><style:style style:name="k"><style:text-properties'
    ' style:text-line-through-style="none"/></style:style></office:automatic-styles>'
)


def test_ods_shows_its_own_text() -> None:
    document = read(
        ods(
            '<table:table-row table:number-rows-repeated="2"><table:table-cell table:number-columns-repeated="1000"/></table:table-row>'
            '<table:table-row><table:table-cell/><table:table-cell table:number-rows-spanned="2"><text:p>产出<text:s/>指标</text:p><text:p>一</text:p></table:table-cell>'
            '<table:table-cell office:value="1"><text:p>100%</text:p></table:table-cell></table:table-row>'
            '<table:table-row table:visibility="collapse"><table:table-cell/><table:covered-table-cell/><table:table-cell table:number-columns-repeated="2"><text:p>x</text:p></table:table-cell></table:table-row>'
            '<table:table-row table:number-rows-repeated="1048572"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>'
        )
    )
    assert document.format == "ods"
    assert texts(document) == [
        "（工作表“表”是隐藏的）",
        "",
        "",
        "（第 4–4 行是隐藏的）",
        "产出 指标一\t100%\t",
        "\tx\tx",
    ]


def shown(rows: str) -> bytes:
    """A sheet that is not hidden, with styles that strike text through and that do not."""
    return with_part(
        ods(rows),
        "content.xml",
        lambda xml: xml.replace(b'"false"', b'"true"').replace(
            b"</office:automatic-styles>", STRUCK.encode()
        ),
    )


def cells(*said: str) -> str:
    return "".join(CELL.format(text) for text in said)


def row(*said: str, attributes: str = "") -> str:
    return f"<table:table-row {attributes}>{cells(*said)}</table:table-row>"


@pytest.mark.parametrize("how", ["collapse", "filter"])
def test_hidden_rows_and_columns_are_marked(how: str) -> None:
    column = (
        '<table:table-column/><table:table-column table:visibility="collapse"/>'
        '<table:table-column table:number-columns-repeated="2"/>'
    )
    given = row("a", "旧", "b"), row("c", "旧", "d", attributes=f'table:visibility="{how}"')
    document = read(shown(column + "".join(given)))
    rows = [line for line in document.lines if line.cells]
    assert [line.hidden for line in rows] == [False, True]
    assert [[cell.hidden for cell in line.cells] for line in rows] == [[False, True, False]] * 2


def test_what_is_struck_through_is_not_read_and_told() -> None:
    span = '<text:p><text:span text:style-name="s">≥90%</text:span><text:span text:style-name="k">≥98%</text:span></text:p>'
    given = (
        f"<table:table-row><table:table-cell>{span}</table:table-cell>"
        '<table:table-cell table:style-name="s"><text:p>旧</text:p><text:p>值</text:p></table:table-cell>'
        f"{cells('留')}</table:table-row>"
    )
    document = read(shown(given))
    line = next(line for line in document.lines if line.cells)
    assert [cell.text for cell in line.cells] == ["≥98%", "", "留"]
    assert [(one.kind, one.text, one.column) for one in document.omissions] == [
        ("struck", "≥90%", 0),
        ("struck", "旧值", 1),
    ]


@pytest.mark.parametrize(
    ("stored", "shown", "is_told"),
    [
        ("", "", True),
        ('office:value-type="float" office:value="186"', "186", False),
        ('office:value-type="percentage" office:value="0.98"', "98%", False),
        ('office:value-type="string" office:string-value="≥98%"', "≥98%", False),
        ('office:value-type="string"', "", False),
        ('office:value-type="date" office:date-value="2025-12-31"', "2025-12-31", False),
        ('office:value-type="float" office:value="x"', "", True),
    ],
)
def test_a_formula_shows_the_value_that_the_file_holds(
    stored: str, shown: str, is_told: bool
) -> None:
    formula = f'<table:table-cell table:formula="of:=[.A1]" {stored}/>'
    document = read(
        ods(f"<table:table-row>{cells('a', 'b')}{formula}{cells('c')}</table:table-row>")
    )
    line = next(line for line in document.lines if line.cells)
    assert line.cells[2].text == shown
    assert [one.kind for one in document.omissions] == ["formula"] * is_told


def test_shapes_with_text_fill_their_cell_or_are_told() -> None:
    space = 'xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"'
    shape = f"<draw:frame {space}><draw:text-box><text:p>≥98%</text:p></draw:text-box></draw:frame>"
    given = (
        f"<table:shapes>{shape}</table:shapes><table:table-row>{cells('a')}"
        f"<table:table-cell>{shape}</table:table-cell>"
        f"<table:table-cell><text:p>≥90%</text:p>{shape}</table:table-cell></table:table-row>"
    )
    document = read(ods(given))
    line = next(line for line in document.lines if line.cells)
    assert [cell.text for cell in line.cells] == ["a", "≥98%", "≥90%"]
    assert [(one.kind, one.column) for one in document.omissions] == [("box", 2), ("box", None)]
