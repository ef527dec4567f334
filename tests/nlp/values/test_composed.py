"""Units as people compose them."""

import pytest

from nlp.values.composed import BARE, mean_before, per_before, per_word, read_unit, unit_at, unit_in


@pytest.mark.parametrize(
    ("text", "name", "kind", "magnitude", "per"),
    [
        ("人次", "人次", "count", "", None),
        ("万人次", "人次", "count", "万", None),
        ("百人次", "人次", "count", "百", None),
        ("万千瓦时", "千瓦时", "count", "万", None),
        ("千瓦时", "千瓦时", "count", "", None),
        ("千米", "公里", "count", "", None),
        ("百分点", "%", "percent", "", None),
        ("万元", "万元", "money", "万", None),
        ("百万元", "百万元", "money", "百万", None),
        ("元/亩", "元", "money", "", "亩"),
        ("元/生·年", "元", "money", "", "生·年"),
        ("元/人/天", "元", "money", "", "人·天"),
        ("元/人.每天", "元", "money", "", "人·天"),
        ("元/人、天", "元", "money", "", "人·天"),
        ("元/(人·天)", "元", "money", "", "人·天"),
        ("元每户", "元", "money", "", "户"),
        ("万元/公里", "万元", "money", "万", "公里"),
        ("元/标准床位", "元", "money", "", "标准床位"),
        ("例/10万人", "例", "count", "", "10万人"),
        ("μg/m3", "微克", "count", "", "m3"),
        ("次/月", "次", "count", "", "月"),
        ("平米/人", "平方米", "count", "", "人"),
        ("本/人", "本", "count", "", "人"),
        # two counters for one thing
        ("套/件", "套/件", "count", "", None),
        ("个/次", "个/次", "count", "", None),
        ("人/次", "人次", "count", "", None),
        ("户/次", "户次", "count", "", None),
        # counters made of others
        ("种次", "种次", "count", "", None),
        ("人数", "人", "count", "", None),
        ("个县区", "县区", "count", "", None),
        ("个月", "个月", "duration", "", None),
        ("次次", "次", "count", "", None),
    ],
)
def test_a_unit_is_read_part_by_part(
    text: str, name: str, kind: str, magnitude: str, per: str | None
) -> None:
    unit = read_unit(text)
    assert unit is not None
    assert (unit.name, unit.kind, unit.magnitude, unit.per) == (name, kind, magnitude, per)
    assert unit.printed == text


@pytest.mark.parametrize(
    "text", ["", "万", "粒", "元以上", "元,亩", "/亩", "及时", "XX", "元/", "个镇", "个项目"]
)
def test_what_the_table_does_not_know_is_no_unit_by_itself(text: str) -> None:
    assert read_unit(text) is None


@pytest.mark.parametrize(
    ("text", "is_last", "name", "end"),
    [
        ("粒", True, "粒", 1),
        ("盘录像带", True, "盘录像带", 4),
        ("盘录像带", False, None, 0),
        ("盘录像磁带", True, None, 0),
        ("粒", False, "粒", 1),
        ("丸粒", False, "丸粒", 2),
        ("小丸粒", False, None, 0),
        ("万粒", True, "粒", 2),
        ("羽以上", True, "羽", 1),
        ("完成", True, None, 0),
        ("名学生", True, "名", 1),
        ("人份", True, "人份", 2),
        ("座桥", True, "座", 1),
        ("个项目", True, "个", 1),
        ("次和3人", False, "次", 1),
        ("V", True, "V", 1),
        ("V", False, None, 0),
        ("G", True, None, 0),
        ("G网络", True, None, 0),
        ("万", True, None, 1),
    ],
)
def test_any_noun_behind_a_number_is_a_counter(
    text: str, is_last: bool, name: str | None, end: int
) -> None:
    found = unit_at(text, 0, is_last=is_last)
    assert (found[0].name if found else None, found[1] if found else 0) == (name, end)


@pytest.mark.parametrize(
    ("bracket", "name"),
    [
        ("万人次", "人次"), ("人·次", "人次"), ("粒", "粒"), ("次/年", "次"), ("%", "%"), ("百分比", "%"),
        ("含", None), ("不含", None), ("全部", None), ("", None), ("其中男5", None),
    ],
)  # fmt: skip
def test_a_bracket_may_hold_a_unit(bracket: str, name: str | None) -> None:
    unit = unit_in(bracket)
    assert (unit and unit.name) == name


def test_a_bracket_adds_to_the_unit_before_it() -> None:
    unit = {
        text: unit_in(text) for text in ("人", "次", "件", "册", "人次", "万元", "元", "每人", "万")
    }
    magnitude = unit["万"]
    assert magnitude is not None
    for first, second, name, per in (
        ("人", "次", "人次", None), ("件", "册", "件", None), ("元", "每人", "元", "人"),
        ("万", "人次", "人次", None), ("万", "元", "万元", None),
    ):  # fmt: skip
        one, other = unit[first], unit[second]
        assert one is not None
        assert other is not None
        joined = one.with_bracket(other)
        assert (joined.name, joined.per) == (name, per)
        assert joined.printed in (first, first + second)


@pytest.mark.parametrize(
    ("lead", "per", "mean"),
    [
        ("每亩补助", "亩", None), ("每人每月", "人·月", None), ("每人", "人", None), ("每百公里", "百公里", None),
        ("按照每户每年", "户·年", None), ("每年补助每人", "年·人", None), ("人均", None, "人"), ("补助", None, None),
        ("每", None, None), ("平均", None, None),
    ],
)  # fmt: skip
def test_words_before_a_number_say_what_it_is_per(
    lead: str, per: str | None, mean: str | None
) -> None:
    assert per_before(lead) == per
    assert mean_before(lead) == mean


def test_a_word_behind_a_slash_ends_where_a_sentence_begins() -> None:
    assert per_word("亩补助标准", 0) == "亩"
    assert per_word("亩以内", 0) == "亩"
    assert per_word("完成情况", 0) == ""
    assert per_word("补助", 0, needs_known=True) == ""


def test_a_bare_number_has_no_unit() -> None:
    assert (BARE.name, BARE.base, BARE.per) == (None, None, None)
