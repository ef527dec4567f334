"""Words of rows that add up or grade what stands above them."""

import pytest

from kg.tables.words.totals import Total, total_of


@pytest.mark.parametrize(
    "text",
    ["合计", "小 计", "总计：", "总分", "总得分", "总分（100分）", "自评总分", "产出指标小计", "满意度小计", "合计得分",
     "绩效指标合计", "最终总得分", "三、总分", "各项指标得分合计", "項目總分"],
)  # fmt: skip
def test_words_of_sums(text: str) -> None:
    assert total_of(text) == Total.SUM


@pytest.mark.parametrize("text", ["平均", "平均分", "自评得分", "评价等级", "综合评分", "绩效等级"])
def test_words_of_marks(text: str) -> None:
    assert total_of(text) == Total.MARK


@pytest.mark.parametrize(
    "text",
    ["", "培训人次合计", "合计金额", "总分率", "考试平均分", "产出指标", "资金总计划", "得分率", "参赛总得分"],
)  # fmt: skip
def test_names_of_indicators_are_none(text: str) -> None:
    assert total_of(text) is None
