"""CSV and TSV files are sheets of one table."""

import pytest

from kg.documents import parse_document
from kg.documents.document import Document
from kg.errors import SourceError
from kg.records import read_records
from tests.support.samples import to_records

ROWS = [
    ["项目名称", "一级指标", "二级指标", "三级指标", "指标值"],
    ["道路养护", "产出指标", "数量指标", "养护里程", "≥186公里"],
    ["道路养护", "产出指标", "质量指标", "验收合格率", "≥98%"],
    ["道路养护", "效益指标", "社会效益指标", "路况，安全;畅通", "良好"],
]


def text(mark: str, rows: list[list[str]] = ROWS) -> str:
    return "".join(mark.join(row) + "\r\n" for row in rows)


def cells(document: Document) -> list[list[str]]:
    return [[cell.text for cell in line.cells] for line in document.lines if line.cells]


@pytest.mark.parametrize("mark", [",", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-le"])
@pytest.mark.parametrize("name", ["表.csv", "表.CSV", "表.tsv"])
def test_the_delimiter_and_the_encoding_are_told_by_the_content(
    mark: str, encoding: str, name: str
) -> None:
    document = parse_document(name, text(mark).encode(encoding))
    assert document.format == "csv"
    assert cells(document) == ROWS


def test_semicolons_part_cells_where_commas_stand_in_the_text() -> None:
    rows = [[cell.replace(";", "").replace("，", ",") for cell in row] for row in ROWS]
    assert cells(parse_document("表.csv", text(";", rows).encode())) == rows


def test_a_stated_delimiter_is_used() -> None:
    data = "sep=#\r\n" + text("#")
    document = parse_document("表.csv", data.encode())
    assert cells(document) == ROWS
    assert [line.row for line in document.lines if line.cells] == [2, 3, 4, 5]


def test_a_cell_in_quotation_marks_may_hold_delimiters_and_lines() -> None:
    data = '三级指标,指标值\r\n"养护里程,\r\n含桥梁","≥186\n公里"\r\n"所谓""达标""率",≥98%\r\n'
    document = parse_document("表.csv", data.encode())
    assert cells(document) == [
        ["三级指标", "指标值"],
        ["养护里程,含桥梁", "≥186公里"],
        ['所谓"达标"率', "≥98%"],
    ]
    assert [line.row for line in document.lines] == [1, 2, 3]


def test_a_quotation_mark_that_nothing_closes_spoils_its_line_only() -> None:
    rows = [f"道路养护,产出指标,数量指标,指标{number},≥{number}次\n" for number in range(300)]
    data = (
        ",".join(ROWS[0])
        + "\n"
        + "".join(rows[:5])
        + '"道路,产出指标,数量指标,甲,≥3次\n'
        + "".join(rows[5:])
    )
    found = cells(parse_document("表.csv", data.encode()))
    assert len(found) == 302
    assert found[-1] == ["道路养护", "产出指标", "数量指标", "指标299", "≥299次"]


def test_codes_kept_from_excel_are_shown_as_excel_shows_them() -> None:
    data = '项目编码,三级指标\n="0041700123",甲\n'
    assert cells(parse_document("表.csv", data.encode()))[1] == ["0041700123", "甲"]


def test_titles_and_heads_above_the_table_are_read() -> None:
    data = (
        "项目支出绩效目标申报表（2025年度）,,,\n项目名称,道路养护,,\n主管部门,甲县住房和城乡建设局,实施单位,甲县市政处\n"
        "一级指标,二级指标,三级指标,指标值\n产出指标,数量指标,养护里程,≥186公里\n,,更换井盖,≥240套\n"
    )
    records = to_records(read_records(parse_document("d/表.csv", data.encode())))
    said = [
        (
            r["project_name"],
            r["department"],
            r["level2"],
            r["value"],
            r["sheet"],
            r["line"],
            r["confidence"],
        )
        for r in records
    ]
    assert said == [
        ("道路养护", "甲县住房和城乡建设局", "数量指标", "≥186公里", "表", 5, "sure"),
        ("道路养护", "甲县住房和城乡建设局", "数量指标", "≥240套", "表", 6, "sure"),
    ]


@pytest.mark.parametrize("name", ["表.txt", "表"])
def test_without_the_suffix_all_lines_must_be_alike(name: str) -> None:
    assert cells(parse_document(name, text(",").encode())) == ROWS
    prose = "第一，甲,乙,丙。\n第二。\n第三,丁。\n"
    assert parse_document(name, prose.encode()).format == "text"


def test_tabs_in_any_other_text_are_read_as_they_stand() -> None:
    data = '"三公"经费\t12\n一级指标\t"三公"经费\n'
    document = parse_document("表.txt", data.encode())
    assert document.format == "text"
    assert cells(document) == [['"三公"经费', "12"], ["一级指标", '"三公"经费']]


def test_a_file_called_csv_that_has_no_delimiter_is_a_text() -> None:
    document = parse_document("表.csv", "第一部分\n部门概况\n".encode())
    assert document.format == "text"
    assert [line.text for line in document.lines] == ["第一部分", "部门概况"]


def test_a_table_larger_than_any_real_one_is_refused() -> None:
    with pytest.raises(SourceError, match="列"):
        parse_document("表.csv", (("甲," * 600) + "乙\n").encode() * 3)
