"""The lines of prose around each table."""

from kg.documents import parse_document
from kg.records.surroundings import FOOT_LINES, surroundings
from kg.tables import find_tables

FORM = (
    "项目名称\t堤防\n一级指标\t二级指标\t三级指标\t指标值\n产出指标\t数量指标\t加固堤防\t≥3公里\n"
)


def around(text: str) -> list[tuple[list[str], list[str]]]:
    document = parse_document("表.txt", text.encode())
    tables, _ = find_tables(document)
    return [
        ([line.text for line in one.above], [line.text for line in one.below])
        for one in surroundings(tables, document)
    ]


def test_a_signature_belongs_to_the_table_above_it_and_a_title_to_the_one_below() -> None:
    text = f"附件\n项目绩效目标表\n{FORM}填报单位：甲局\n\n二、项目绩效目标表\n单位：万元\n{FORM}填报单位：乙局\n"
    assert around(text) == [
        (["附件", "项目绩效目标表"], ["填报单位：甲局"]),
        (["二、项目绩效目标表", "单位：万元"], ["填报单位：乙局"]),
    ]


def test_forms_that_are_signed_above_their_titles_are_so_throughout() -> None:
    text = f"填报单位：甲局\n项目绩效目标表\n{FORM}\n填报单位：乙局\n项目绩效目标表\n{FORM}"
    assert around(text) == [
        (["填报单位：甲局", "项目绩效目标表"], []),
        (["填报单位：乙局", "项目绩效目标表"], []),
    ]


def test_without_a_title_all_that_stands_between_is_above() -> None:
    assert around(f"{FORM}填报单位：甲局\n{FORM}") == [([], []), (["填报单位：甲局"], [])]


def test_a_foot_is_short() -> None:
    lines = [f"第{number}行" for number in range(FOOT_LINES + 1)]
    assert around(FORM + "\n".join(lines) + "\n") == [([], lines[:FOOT_LINES])]
