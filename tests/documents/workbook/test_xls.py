"""The old format: read as the new one is."""

from tests.support.workbooks import old, read, texts


def test_the_old_format_reads_the_same() -> None:
    document = read(old("hidden"))
    assert document.format == "xls"
    assert texts(document) == [
        "00123\tTRUE\tx",
        "（工作表“旧表”是隐藏的）",
        "",
        "",
        "（第 4–4 行是隐藏的）",
        "产出指标\t100%",
        "\tx",
    ]
    assert document.lines[5].cells[0].rowspan == 2
    assert document.lines[5].row == 3


def test_dates_count_from_1904_and_errors_and_hidden_columns_are_told() -> None:
    assert texts(read(old("dates-from-1904"))) == [
        "（第 C–C 列是隐藏的）",
        "时间\t2023-12-01\t",
        "日期\t2023/12/1\t",  # built in: as a Chinese Excel shows it, whatever the file says
        "错误\t#DIV/0!\t",
        "否\tFALSE\t藏",
    ]
