"""Texts that label a field of a form, told without knowing the fields: 项目名称, 预算总额."""

import re

_LABEL = re.compile(
    r"""
    ^[^\s、.．:：()（）第]{0,8}                # what is named: 项目, 主管 ...; no numbered heading
    (?:名称|编码|代码|单位|部门|负责人|电话|总额|合计|资金|目标|类型|类别|属性|期限|周期|内容|指标)
    (?:[（(][^()（）]*[)）])?                  # 预算总额（万元）
    [:：]?$
    """,
    re.X,
)


def is_form_label(text: str) -> bool:
    """Whether a text looks like the label of a field of a form."""
    return _LABEL.search(text.strip()) is not None
