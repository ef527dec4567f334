"""Titles of tables: what they are about besides the form that they name.

These functions classify text. Cells are classified once, by ``kg.tables.cell``.
"""

import re

from nlp.text import fold

_NUMBERING = re.compile(
    r"^(?:[一二三四五六七八九十]+、|[(（][一二三四五六七八九十\d]+[)）]|\d{1,2}[、.．])"
)
_ENDING = re.compile(
    r"(?:部门|预算)?(?:项目)?(?:支出)?(?:绩效)?(?:目标|自评)?(?:申报|情况|批复)?表?(?:[(（].*[)）])?$"
)
_YEAR = re.compile(r"^20\d\d年度?$")  # of the form: 一、2024年项目支出绩效目标
_GENERIC = re.compile(r"绩效|预算|目标|情况|说明|部门|单位|附件|表\d*$|公开")
# Words of the titles of forms themselves, and organisations, which are no subject of one.
_OF_TITLES = re.compile(
    r"""
    部门预算 | 转移支付 | 财政 | 支出 | 项目 | 专项 | 资金 | 政策 | 绩效 | 目标 | 指标 | 申报 | 批复
    | 公开 | 自评 | 评价 | 监控 | 运行 | 情况 | 整体 | 区域 | 一览 | 汇总 | 分解 | 年度 | 部门
    | 单位 | 预算 | 附[件表] | [省市县区]级 | 中央 | 本级 | 地方 | 对 | 表 | 书 | 及 | 和 | 的 | 第
    | [一二三四五六七八九十]+部分 | [\d一二三四五六七八九十]+、? | 年 | [-—、:：()（）《》“”.·]
    """,
    re.X,
)
_BODY = re.compile(
    r"^.*(?:局|厅|委|会|院|校|中心|站|所|部|办|政府|中学|小学|镇|乡|街道)(?:本级|机关)?$"
)
SHORTEST_NAME, LONGEST_NAME = 3, 60


def project_in_title(text: str) -> str | None:
    """The project that a numbered title names (3、办公楼租赁经费绩效目标表), None for none."""
    folded = fold(text)
    if _NUMBERING.match(folded) is None:
        return None
    name = _YEAR.sub("", _ENDING.sub("", _NUMBERING.sub("", folded)))
    is_name = SHORTEST_NAME <= len(name) <= LONGEST_NAME and not _GENERIC.search(name)
    return name if is_name else None


def subject_of_title(text: str) -> str | None:
    """What a title is about besides the form it names: a project, None for 项目支出绩效目标表.

    The name of an organisation is no subject.
    """
    words = [word for word in _OF_TITLES.split(fold(text)) if len(word) >= SHORTEST_NAME]
    return next((word for word in words if not _BODY.match(word)), None)
