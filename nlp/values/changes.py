"""Whether a number is a change rather than a level: 下降5%, 较上年增长≥3%, but not 提高到95%."""

import re

_CHANGE = re.compile(
    r"""
    (?<![不未无非])
    (?:
        (?P<up>
            增长 | 增加 | 提高 | 提升 | 上升 | 升高 | 上涨 | 上浮 | 上调 | 扩大 | 延长 | 净增
          | (?<!新)增[收产值效幅速支]? | 涨幅? | 升幅? | (?:[比较].{1,12})[多高]
        )
      | (?P<down>
            下降 | 减少 | 降低 | 压减 | 压降 | 压缩 | 缩短 | 缩减 | 削减 | 下调 | 下浮 | 回落
          | 减[排少支耗负量幅]? | 降[低本耗幅]? | (?:[比较].{1,12})[少低]
        )
    )
    (?:幅度|比例)? [了约近为]* $
    """,
    re.VERBOSE,
)
# With its object between: 减少碳排放2.3万吨. A measure there (提高覆盖率95%) may have that level.
_WITH_OBJECT = re.compile(
    r"(?<![不未无非新])(?:(?P<up>增加)|减少|降低|压减|压缩|缩减|削减)"
    r"[\u4e00-\u9fff]{1,6}(?<![率度比例数量值额到至达为])$"
)
# What it differs from: 高于全省平均水平2个百分点 compares, and states no level.
_RELATIVE = re.compile(
    r"(?:[高低多少优]于|超过|超).*(?:平均|水平|上年|去年|同期|往年|标准|基数)(?:数|值)?[约近]?$"
)


def change_before(lead: str) -> str | None:
    """``increase`` or ``decrease`` where the words right before a number say so.

    Args:
        lead: folded text up to the number or its comparison.
    """
    match = _CHANGE.search(lead) or _WITH_OBJECT.search(lead)
    if match is None:
        return None
    return "increase" if match.group("up") else "decrease"


def is_relative(lead: str) -> bool:
    """Whether the number behind is a distance from something else: 高于全省平均水平 5%."""
    return _RELATIVE.search(lead) is not None
