"""Spellings of one indicator, against gold read by hand."""

import itertools
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlp.datafiles import load_yaml
from nlp.names.indicators import (
    contrasts,
    implied_measure,
    is_stock,
    measure_of,
    read_indicator_name,
)
from nlp.text import fold
from tests.support.samples import GOLD, SOURCE_IDS, sample_records

PRECISION, RECALL = 0.98, 0.38


def gold(name: str) -> list[dict[str, Any]]:
    return [
        json.loads(line)
        for line in (Path(GOLD) / "indicators" / f"{name}.jsonl").read_text("utf-8").splitlines()
    ]


def key(name: str) -> str:
    return read_indicator_name(name).key


@pytest.mark.parametrize(
    ("one", "other", "evidence"),
    [
        ("召开会议/培训场次数（≥**场）", "召开会议/培训场次数 (≥**%)", "template_tail"),
        ("DRG/DIP分组", "DIP/DRG分组", "order"),
        ("1.巡查次数", "巡查次数", "numbering"),
        ("（2）巡查次数", "巡查次数", "numbering"),
        ("运行成本（万元）", "运行成本", "unit"),
        ("榆林市水库巡查次数", "水库巡查次数", "leading"),
        ("重点任务完成率", "重点工作完成率", "synonym"),
        ("跨部门、跨行业的数据共享", "跨行业、跨部门数据共享", "order"),
    ],
)
def test_two_spellings_are_one_and_say_why(one: str, other: str, evidence: str) -> None:
    assert key(one) == key(other)
    assert evidence in read_indicator_name(one).evidence + read_indicator_name(other).evidence


def test_no_word_stands_for_two() -> None:
    equal = load_yaml("synonyms.yml", "nlp.names")["equal"]
    others = [word for words in equal.values() for word in words]
    assert sorted(others) == sorted(set(others) - set(equal))


@pytest.mark.parametrize("pair", gold("near"), ids=lambda pair: f"{pair['a']}|{pair['b']}")
def test_names_that_only_look_alike_stay_apart(pair: dict[str, Any]) -> None:
    assert key(pair["a"]) != key(pair["b"])


def test_names_with_one_key_are_one_indicator() -> None:
    cluster = {
        fold(name): number for number, row in enumerate(gold("clusters")) for name in row["members"]
    }
    names = sorted(
        {fold(record["indicator"]) for source in SOURCE_IDS for record in sample_records(source)}
    )
    pairs = list(itertools.combinations(names, 2))
    linked = {pair for pair in pairs if key(pair[0]) == key(pair[1])}
    true = {
        pair for pair in pairs if pair[0] in cluster and cluster[pair[0]] == cluster.get(pair[1])
    }
    assert len(linked & true) / len(linked) >= PRECISION
    assert len(linked & true) / len(true) >= RECALL


@given(st.text(alphabet="1.、（）()≥*%次人数率全市对的DRGIP/跨部门行业", max_size=24))
def test_reading_a_name_is_total_and_settled(text: str) -> None:
    read = read_indicator_name(text)
    assert bool(read.key) == bool(fold(text))
    assert read_indicator_name(text) == read


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("处置突发事件数", "处置突发事项数"),
        ("北京路改造里程", "南京路改造里程"),
        ("一、二级公路里程", "二级公路里程"),
        ("监测设备数量", "设备监测数量"),
        ("改善灌溉面积", "灌溉面积"),
        ("乘客对地铁服务满意度", "乘客对公交服务满意度"),
        ("对外贸易额", "外贸易额"),
        ("检查人员数量", "检查人数"),
        ("日照时间达标率", "时间达标率"),
        ("组织犯罪案件数", "犯罪案件数"),
        ("工程师人数", "项目师人数"),
    ],
)
def test_names_of_other_fields_that_only_look_alike_stay_apart(one: str, other: str) -> None:
    assert key(one) != key(other)


@pytest.mark.parametrize(
    ("printed", "label", "name", "key", "evidence"),
    [
        # numbering, part by part
        ("指标1:(1)巡查次数", "巡查次数", "巡查次数", "巡查次数", "numbering"),
        ("(1)巡查次数", "巡查次数", "巡查次数", "巡查次数", "numbering"),
        ("1)巡查次数", "巡查次数", "巡查次数", "巡查次数", "numbering"),
        ("12.巡查次数", "巡查次数", "巡查次数", "巡查次数", "numbering"),
        ("1、巡查次数", "巡查次数", "巡查次数", "巡查次数", "numbering"),
        ("十二、巡查次数", "巡查次数", "巡查次数", "巡查次数", "numbering"),
        ("指标2:巡查次数", "巡查次数", "巡查次数", "巡查次数", "numbering"),
        ("指标12巡查次数", "巡查次数", "巡查次数", "巡查次数", "numbering"),
        ("1.5倍奖励人数", "1.5倍奖励人数", "1.5倍奖励人数", "1.5倍奖励人数", ""),
        ("一、二级公路里程", "一、二级公路里程", "一、二级公路里程", "一二级公路里程", ""),
        ("指标12", "指标12", "指标12", "指标12", ""),
        ("1.率", "1.率", "1.率", "1.率", ""),  # one character is no name
        ("1.参率", "参率", "参率", "参率", "numbering"),
        # template tails, part by part
        ("巡查次数(≥**次)", "巡查次数", "巡查次数", "巡查次数", "template_tail"),
        ("巡查次数(**次)", "巡查次数", "巡查次数", "巡查次数", "template_tail"),
        ("巡查次数(≥**次", "巡查次数", "巡查次数", "巡查次数", "template_tail"),
        ("巡查次数(≥**次)**", "巡查次数", "巡查次数", "巡查次数", "template_tail"),
        ("巡查次数(不少于**次)", "巡查次数", "巡查次数", "巡查次数", "template_tail"),
        ("巡查次数(不得少于**次)", "巡查次数", "巡查次数", "巡查次数", "template_tail"),
        ("巡查次数__", "巡查次数", "巡查次数", "巡查次数", "template_tail"),
        ("巡查次数**", "巡查次数", "巡查次数", "巡查次数", "template_tail"),
        ("巡查(含夜间)", "巡查(含夜间)", "巡查(含夜间)", "巡查(含夜间)", ""),
        # punctuation
        ("巡查次数。", "巡查次数", "巡查次数", "巡查次数", "punctuation"),
        ("巡查次数：", "巡查次数", "巡查次数", "巡查次数", "punctuation"),
        # a unit in brackets, and the measure it stands for
        ("运行成本(万元)", "运行成本(万元)", "运行成本", "运行成本", "unit"),
        ("运行成本(万元", "运行成本(万元", "运行成本", "运行成本", "unit"),
        ("运行成本(本级)", "运行成本(本级)", "运行成本(本级)", "运行成本(本级)", ""),
        ("困难群众(人)", "困难群众(人)", "困难群众", "困难群众人数", "unit"),
        ("困难群众人数(人)", "困难群众人数(人)", "困难群众人数", "困难群众人数", "unit"),
        ("树(棵)", "树(棵)", "树(棵)", "树(棵)", ""),  # one character before it
        ("乔木(棵)", "乔木(棵)", "乔木", "乔木", "unit"),  # 棵 stands for no measure
        # misprints, marks
        ("资金拔付进度", "资金拔付进度", "资金拔付进度", "资金拨付进度", "misprint"),
        ("“智慧”医保", "“智慧”医保", "“智慧”医保", "智慧医保", ""),
        # leading words and places: four characters must stay
        ("开展巡查次数", "开展巡查次数", "开展巡查次数", "巡查次数", "leading"),
        ("开展对外宣传次数", "开展对外宣传次数", "开展对外宣传次数", "对外宣传次数", "leading"),
        ("开展巡查率", "开展巡查率", "开展巡查率", "开展巡查率", ""),
        ("全市开展巡查次数", "全市开展巡查次数", "全市开展巡查次数", "巡查次数", "leading"),
        ("榆林市巡查次数", "榆林市巡查次数", "榆林市巡查次数", "巡查次数", "leading"),
        ("榆林市巡查率", "榆林市巡查率", "榆林市巡查率", "榆林市巡查率", ""),
        ("榆林巡查次数", "榆林巡查次数", "榆林巡查次数", "榆林巡查次数", ""),
        ("对外宣传次数", "对外宣传次数", "对外宣传次数", "对外宣传次数", ""),
        ("项目部巡查次数", "项目部巡查次数", "项目部巡查次数", "项目部巡查次数", ""),
        # a trailing word: four characters must stay
        ("安全巡查工作", "安全巡查工作", "安全巡查工作", "安全巡查", "trailing"),
        ("夜巡查工作", "夜巡查工作", "夜巡查工作", "夜巡查工作", ""),
        # order
        ("drg/DIP分组", "drg/DIP分组", "drg/DIP分组", "DIP/DRG分组", "order"),
        ("DRG、DIP和APG分组", "DRG、DIP和APG分组", "DRG、DIP和APG分组", "APG/DIP/DRG分组", "order"),
        ("跨行业、跨部门共享", "跨行业、跨部门共享", "跨行业、跨部门共享", "跨行业跨部门共享", ""),
        ("跨部门、行业共享", "跨部门、行业共享", "跨部门、行业共享", "跨部门行业共享", ""),
        # rules that make room for one another
        ("1.开展业务培训班次数(≥**场)", "开展业务培训班次数", "开展业务培训班次数", "培训次数", "synonym"),
        ("", "", "", "", ""),
        ("、", "、", "、", "、", ""),
    ],
)  # fmt: skip
def test_a_name_is_read_step_by_step(
    printed: str, label: str, name: str, key: str, evidence: str
) -> None:
    read = read_indicator_name(printed)
    assert (read.label, read.name, read.key) == (label, name, key)
    assert evidence in read.evidence or (evidence == "" and read.evidence == ())


def test_each_change_is_named_once_and_in_order() -> None:
    read = read_indicator_name("1.开展业务培训班的场次数（≥**场）")
    assert read.evidence == ("numbering", "template_tail", "leading", "synonym")


@pytest.mark.parametrize(
    ("key", "measure"),
    [
        ("参保率", "率"),
        ("受益人数", "人数"),  # the longest measure
        ("户数", "户数"),
        ("满意度", "满意度"),
        ("巡查", None),
        ("率先完成", None),
        ("", None),
    ],
)
def test_what_a_name_measures(key: str, measure: str | None) -> None:
    assert measure_of(key) == measure


def test_what_a_unit_stands_for() -> None:
    assert [implied_measure(unit) for unit in ("人", "%", "公里", "万元", None)] == [
        "人数",
        "率",
        "里程",
        None,
        None,
    ]


def test_stock_names_and_contrasts() -> None:
    assert is_stock("群众满意度")
    assert not is_stock("患者满意度")
    assert contrasts("城乡居民参保率") == {"城乡", "居民"}
    assert contrasts("参保率") == frozenset()


@pytest.mark.parametrize(
    "numbering",
    ["指标:1.", "指标(1)", "指标12:(1)", "12)", "99、", "二十一、", "指标1、", "指标1.", "指标12", "指标12："],
)  # fmt: skip
def test_a_numbering_is_no_part_of_a_name(numbering: str) -> None:
    assert read_indicator_name(f"{numbering}巡查次数").label == "巡查次数"


@pytest.mark.parametrize(
    "words", ["指标123:(1)", "123.", "(123)", "二十一一、", "指标123", "见1、", "1.5", "第1."]
)
def test_other_figures_before_a_name_are(words: str) -> None:
    assert read_indicator_name(f"{words}巡查次数").label == fold(f"{words}巡查次数")


@pytest.mark.parametrize("sign", "≥≤<>=*")
def test_a_template_begins_with_a_sign(sign: str) -> None:
    for tail in (f"({sign}5次)", f"({sign}5次", f"({sign}次)**", f"({sign})*"):
        assert read_indicator_name(f"巡查次数{tail}").label == "巡查次数"


@pytest.mark.parametrize("tail", ["(不得少于约**次)", "(5次**)", "(**次)数", "(含(≥5)夜间)"])
def test_other_brackets_are_part_of_a_name(tail: str) -> None:
    assert read_indicator_name(f"巡查次数{tail}").label == f"巡查次数{tail}"


@pytest.mark.parametrize("mark", "。;；,，、:：.")
def test_a_mark_at_the_end_is_no_part_of_a_name(mark: str) -> None:
    assert read_indicator_name(f"巡查次数{mark}{mark}").label == "巡查次数"
    assert mark in fold(f"{mark}巡查") or mark in "；，："


@pytest.mark.parametrize("mark", "\"'“”‘’《》")
def test_quotation_marks_make_no_other_name(mark: str) -> None:
    assert key(f"{mark}巡查{mark}次数") == "巡查次数"


@pytest.mark.parametrize(
    ("printed", "ordered"),
    [
        ("BB/AA分组", "AA/BB分组"),
        ("BBBBBB和AA分组", "AA/BBBBBB分组"),
        ("CC/BB/AA分组", "AA/BB/CC分组"),
        ("B/A分组", "B/A分组"),
        ("BBBBBBB/AA分组", "BBBBBBB/AA分组"),
        ("跨部门、跨行业、跨地区共享", "跨地区跨行业跨部门共享"),
        ("跨部一二三、跨业共享", "跨业共跨部一二三享"),
        ("跨部一二三四、跨业共享", "跨部一二三四跨业共享"),
    ],
)
def test_only_short_words_side_by_side_are_put_in_order(printed: str, ordered: str) -> None:
    assert key(printed) == ordered


def test_a_change_leaves_two_characters_at_least() -> None:
    assert read_indicator_name("拔付").evidence == ("misprint",)
    assert key("拔付") == "拨付"
    assert read_indicator_name("比例").evidence == ()
    assert key("比例") == "比例"
