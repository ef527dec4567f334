"""Shares in words, and other spellings, as figures."""

import pytest

from nlp.values.shares import spelled_out


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("百分之九十五点五", "95.5%"), ("百分之95.5以上", "95.5%以上"), ("百分之五以内", "5%以内"),
        ("百分之一百", "100%"), ("百分百", "100%"), ("千分之五以下", "5‰以下"), ("万分之五以下", "0.05%以下"),
        ("四分之三", "75%"), ("五分之三以上", "60%以上"),
        ("九成", "90%"), ("九成五以上", "95%以上"), ("九成半", "95%"), ("8成", "80%"),
        ("¥500", "500元"), ("¥5万", "5万元"), ("¥1,500.00元", "1,500.00元"),
        ("200余人", "200人"), ("3万多亩", "3万亩"), ("10余个", "10个"), ("3000+人次", "3000人次"),
        ("+-3%", "±3%"), ("+/-3%", "±3%"), ("正负3%", "±3%"),
        ("二O二四年", "二〇二四年"), ("[90%,100%]", "90%-100%"), ("(80%,90%]", "80%-90%"),
    ],
)  # fmt: skip
def test_other_spellings_are_written_as_figures(text: str, figures: str) -> None:
    assert spelled_out(text) == figures


@pytest.mark.parametrize(
    "text",
    [
        "百分之九",  # may be cut off
        "三分之二",  # no exact percentage
        "三成立", "成分", "多5次", "有余力", "满分100", "(5,人)", "3次,5次",
    ],
)  # fmt: skip
def test_other_texts_stay(text: str) -> None:
    assert spelled_out(text) == text
