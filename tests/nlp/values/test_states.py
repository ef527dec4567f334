"""Placeholders and states."""

import pytest

from nlp.values.states import STATE_LENGTH, is_placeholder, is_state


@pytest.mark.parametrize(
    "text",
    [
        "无", "不涉及", "不适用", "未涉及", "暂无", "没有", "无此项", "无此项指标", "无内容", "无指标", "不需要",
        "/", "\\", "-", "--", "N/A", "n/a", "无。", "不涉及。", "无/无",
        "指标1:无", "目标2:不涉及", "指标:/", "1.无", "2、不涉及", "(3)/",
    ],
)  # fmt: skip
def test_a_cell_that_says_there_is_nothing_is_a_placeholder(text: str) -> None:
    assert is_placeholder(text)


@pytest.mark.parametrize(
    "text", ["", "无瞒报", "0", "---", "不", "有", "1.", "指标1:", "指标1:无瞒报", "1.5", "11无"]
)
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
        "提升", "提高", "改善", "增强", "促进", "缓解", "完善", "推进", "推动", "加强", "扩大", "增加", "优化",
        "减少", "降低", "巩固", "维护", "维持",
        "及时", "按时", "按期", "按需", "实时", "逐步", "持续", "稳步", "长期",
        "合规", "合格", "规范", "健全", "完整", "真实", "公开", "准确", "安全", "科学", "合理", "符合", "一致",
        "稳定", "正常", "畅通", "清晰",
        "完成", "保障", "保证", "到位", "全覆盖", "覆盖", "达标", "达到", "通过", "落实", "报销",
        "有效", "明显", "显著", "满意", "良好", "优", "一般", "较多", "好", "高", "强", "积极",
        "是", "有", "渠道", "能力",
    ],
)  # fmt: skip
def test_every_word_of_state_makes_a_state(word: str) -> None:
    assert is_state(word)
