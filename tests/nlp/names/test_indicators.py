"""Spellings of one indicator, against gold read by hand."""

import itertools
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlp.datafiles import load_yaml
from nlp.names.indicators import read_indicator_name
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
