"""Who publishes a document: names in titles, captions and forms, not the words of a sentence before them."""

import pytest

from kg.documents import parse_document
from kg.records.publisher import read_publisher

NAME = "甘肃省天水市生态环境局"


def department(*lines: str) -> str | None:
    return read_publisher(parse_document("预算.md", "\n".join(lines).encode())).department


@pytest.mark.parametrize("lead", ["纳入", "入", "将", "根据", "经"])
def test_words_of_a_sentence_before_a_name_are_no_part_of_it(lead: str) -> None:
    cover = (
        f"{NAME}2024年部门预算",
        "",
        "第二部分",
        "",
        f"{lead}{NAME}2024年部门预算编制范围的单位共4个",
        "",
    )
    assert department(*cover, f"部门名称：{NAME}") == NAME
    assert department(*reversed(cover)) == NAME


def test_the_name_that_names_its_province_wins() -> None:
    assert (
        department("天水市生态环境局2024年部门预算", "", f"部门名称：{NAME}", f"部门名称：{NAME}")
        == NAME
    )


@pytest.mark.parametrize("label", ["主管预算部门", "预算主管部门", "主管部门", "部门名称"])
def test_forms_name_it_under_many_labels(label: str) -> None:
    assert department(f"{label}：{NAME}") == NAME


def test_the_next_heading_of_a_list_is_no_name() -> None:
    table = (
        "| 单位名称 | 项目名称 | 采购金额 |",
        "|---|---|---|",
        f"| {NAME} | 监测设备购置 | 20 |",
    )
    assert (
        department(*table, "", f"| 主管预算部门 | {NAME} |", "|---|---|", "| 项目名称 | 监测 |")
        == NAME
    )
