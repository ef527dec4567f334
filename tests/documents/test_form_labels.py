"""Texts that label a field of a form."""

import pytest

from kg.documents.form_labels import is_form_label


@pytest.mark.parametrize(
    ("text", "is_label"),
    [
        ("项目名称", True),
        ("名称", True),
        ("主管部门：", True),
        ("资金总额（万元）", True),
        ("资金总额(万元):", True),
        ("一、项目名称", False),  # a numbered heading
        ("第一部分 部门", False),
        ("财政部门负责的全部项目支出内容", False),  # too long for a label
        ("绩效目标表", False),
        ("单位：某局", False),
    ],
)
def test_labels_of_forms(text: str, is_label: bool) -> None:
    assert is_form_label(text) == is_label
