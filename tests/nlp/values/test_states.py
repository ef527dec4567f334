"""Placeholders and states."""

import pytest

from nlp.values.states import STATE_LENGTH, is_placeholder, is_state


@pytest.mark.parametrize(
    "text", ["无", "无。", "不涉及", "未涉及", "/", "-", "--", "\\", "n/a", "无/无"]
)
def test_a_cell_that_says_there_is_nothing_is_a_placeholder(text: str) -> None:
    assert is_placeholder(text)


@pytest.mark.parametrize("text", ["", "无瞒报", "0", "---", "不", "有"])
def test_any_other_cell_is_none(text: str) -> None:
    assert not is_placeholder(text)


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("有效提升", True),
        ("合格", True),
        ("相关", True),
        ("相关方面", False),  # 相关 is a state at the end only
        ("无瞒报漏报", True),
        ("瞒报漏报", False),
        ("规定动作", False),
        ("实时办结、按时结算", True),
        ("实时办结,按时结算", True),
        ("实时办结、办公用房", False),  # every part must be a state
        ("办公用房、实时办结", False),
        ("合格。", False),  # a sentence
        ("合格;达标", False),
        ("", False),
        ("管理水平明显提升", True),  # eight characters
        ("的管理水平明显提升", False),
        ("无任何有责投诉事件", False),
        ("无任何有责投诉事", True),
    ],
)
def test_a_short_text_with_a_word_of_state_is_a_state(text: str, state: bool) -> None:
    assert is_state(text) is state


def test_the_length_of_a_state_is_counted_by_part() -> None:
    assert is_state("管理水平明显提升、管理水平明显提升")
    assert len("管理水平明显提升") == STATE_LENGTH


@pytest.mark.parametrize(
    "word",
    [
        "提升", "降低", "优化", "及时", "按需", "实时", "合规", "一致", "清晰", "到位", "全覆盖", "落实", "报销",
        "较高", "好", "强", "一般", "积极", "是", "有", "能力", "渠道畅通",
    ],
)  # fmt: skip
def test_one_word_of_each_kind_is_a_state(word: str) -> None:
    assert is_state(word)
