"""ODS: cells carry the text they show."""

from tests.support.workbooks import ods, read, texts


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
