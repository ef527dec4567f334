"""Files of decisions: read whole, or refused with what is wrong."""

import pytest

from kg.errors import SourceError
from kg.links import Decision, parse_decisions, uses_from_lines, uses_to_lines
from tests.links.test_clusters import sample_uses


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("same: [", "不是有效的 YAML"),
        ("- 1", "格式应为"),
        ("same: 5", "格式应为"),
        ("similar: []", "格式应为"),
        ("same: [{names: [甲, 乙], why: 理由}]", "格式应为"),
        ("same: [{why: 理由, who: 张三}]", "格式应为"),
        ("same: [{names: [甲, 乙], who: 张三}]", "格式应为"),
        ("same: [{names: [甲, 乙], why: 理由, who: 张三, when: 昨天}]", "格式应为"),
        ("same: [甲, 乙]", "格式应为"),
        ("same: [{names: [甲], why: 理由, who: 张三}]", "不完整"),
        ("same: [{names: [甲, 乙, 丙], why: 理由, who: 张三}]", "不完整"),
        ("same: [{names: 甲乙, why: 理由, who: 张三}]", "不完整"),
        ("same: [{names: [甲, 乙], why: 理由, who: ''}]", "不完整"),
        ("same: [{names: [甲, 乙], why: '', who: 张三}]", "不完整"),
    ],
)
def test_a_wrong_file_is_told(text: str, said: str) -> None:
    with pytest.raises(SourceError, match=said):
        parse_decisions(text, "decisions.yml")


def test_a_file_is_read_whole_and_in_order() -> None:
    text = (
        "different: [{names: [甲, 12], why: 两件, who: 李四}]\n"
        "same: [{names: [丙, 丁], why: 一件, who: 张三}, {names: [戊, 己], why: 3, who: 4}]\n"
    )
    assert parse_decisions(text, "decisions.yml") == [
        Decision(("丙", "丁"), True, "一件", "张三"),
        Decision(("戊", "己"), True, "3", "4"),
        Decision(("甲", "12"), False, "两件", "李四"),
    ]


@pytest.mark.parametrize("text", ["same:", "same:\ndifferent:", "same: []"])
def test_a_list_may_be_empty(text: str) -> None:
    assert parse_decisions(text, "decisions.yml") == []


def test_an_empty_file_decides_nothing() -> None:
    assert parse_decisions("", "decisions.yml") == []


def test_uses_are_read_back_as_written() -> None:
    uses = list(sample_uses())
    assert list(uses_from_lines(uses_to_lines(uses).splitlines())) == uses
