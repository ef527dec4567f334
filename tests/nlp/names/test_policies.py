"""Policy documents named in text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlp.names.policies import find_mentions, find_numbers


@pytest.mark.parametrize(
    "text",
    [
        "冀财社〔2023〕208号", "冀财社[2023]208 号", "(冀财社[2023]208号)", "冀财社【2023】208 号", "冀财社（2023）208号",
        "冀财社 [2023]２０８ 号", "冀财社〔２０２３〕208号", "根据冀财社〔2023〕208号文件", "《关于下达资金的通知》（冀财社〔2023〕208号）",
    ],
)  # fmt: skip
def test_every_spelling_is_one_number(text: str) -> None:
    assert find_numbers(text) == ["冀财社〔2023〕208号"]


@pytest.mark.parametrize(
    "prefix",
    [
        "浙经信技术",
        "晋经信字",
        "呼和政发",
        "如政发",
        "和政发",
        "财预",
        "中发",
        "国办发",
        "京财绩效",
    ],
)
def test_a_prefix_is_kept_whole(prefix: str) -> None:
    assert find_numbers(f"{prefix}〔2015〕78号") == [f"{prefix}〔2015〕78号"]


@pytest.mark.parametrize("before", ["按", "和", "根据", "以及", "见", "等", "依据"])
def test_words_before_a_number_are_no_part_of_it(before: str) -> None:
    assert find_numbers(f"{before}冀财社〔2023〕208号") == ["冀财社〔2023〕208号"]


def test_several_in_one_cell() -> None:
    assert find_numbers("邢医保发[2019]52号、冀医保发[2021]4号等") == [
        "邢医保发〔2019〕52号",
        "冀医保发〔2021〕4号",
    ]


def test_a_title_stands_beside_its_number() -> None:
    mentions = find_mentions(
        "按照《财政部关于印发〈支出经济分类科目改革方案〉的通知》（财预〔2017〕98号）要求"
    )
    assert [(m.title, m.number) for m in mentions] == [
        ("财政部关于印发〈支出经济分类科目改革方案〉的通知", "财预〔2017〕98号")
    ]
    assert (
        mentions[0].raw
        == "《财政部关于印发〈支出经济分类科目改革方案〉的通知》（财预〔2017〕98号）"
    )


def test_a_title_further_off_is_another_document() -> None:
    mentions = find_mentions("《预算法》和冀财社〔2023〕208号")
    assert [(m.title, m.number) for m in mentions] == [
        ("预算法", None),
        (None, "冀财社〔2023〕208号"),
    ]


@pytest.mark.parametrize("before", ["万元   ", "月底 ", "次  ", "多渠道宣传 "])
def test_a_neighbouring_cell_is_no_part_of_a_number(before: str) -> None:
    assert [m.raw for m in find_mentions(f"{before}冀财社〔2023〕208号")] == ["冀财社〔2023〕208号"]


@pytest.mark.parametrize(
    "text",
    ["调查问卷", "办公楼租赁合同", "2024 年预算计划", "合同编号2023-18号", "1号楼", "第3号令", ""],
)
def test_what_is_no_document_is_none(text: str) -> None:
    assert find_numbers(text) == []


@given(st.text(alphabet="冀财社〔〕[]（）【】 0123456789号年第《》〈〉、，关于通知", max_size=40))
def test_spans_are_the_text_they_name(text: str) -> None:
    for mention in find_mentions(text):
        assert text[mention.start : mention.end] == mention.raw
        assert mention.number is not None or mention.title is not None
