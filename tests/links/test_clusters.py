"""Which names are one indicator: against gold read by hand, and rule by rule."""

import itertools
import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from kg.links import Decision, Links, Use, link_names, parse_decisions, read_uses
from kg.links.uses import value_of
from kg.records import read_records
from nlp.text import fold
from nlp.values.quantities import read_value
from tests.support.samples import GOLD, ROOT, SOURCE_IDS, SOURCES, document, load

MADE_UP = sorted((ROOT / "tests" / "fixtures" / "indicators").glob("*.jsonl"))


@cache
def sample_uses() -> tuple[Use, ...]:
    return tuple(
        use for name in SOURCE_IDS for use in read_uses(read_records(document(name)), name)
    )


def decisions() -> list[Decision]:
    path = SOURCES / "decisions.yml"
    return parse_decisions(path.read_text("utf-8"), str(path))


def joined(links: Links) -> dict[str, str]:
    return {
        name: cluster.key
        for cluster in links.clusters
        for spelling in cluster.spellings
        for name in spelling.names
    }


def pairs_of(groups: dict[str, Any]) -> set[tuple[str, str]]:
    return {
        pair
        for pair in itertools.combinations(sorted(groups), 2)
        if groups[pair[0]] == groups[pair[1]]
    }


def gold_pairs(name: str) -> set[tuple[str, str]]:
    rows = load(GOLD / "indicators" / f"{name}.jsonl")
    return {
        pair
        for row in rows
        for pair in itertools.combinations(sorted({fold(member) for member in row["members"]}), 2)
    }


@pytest.mark.parametrize(("reader", "decided", "precision", "recall"), [
    ("clusters", True, 0.98, 0.9), ("clusters", False, 0.98, 0.85), ("second-reader", True, 0.95, 0.75),
])  # fmt: skip
def test_links_of_the_samples_are_those_of_a_reader(
    reader: str, decided: bool, precision: float, recall: float
) -> None:
    linked, true = (
        pairs_of(joined(link_names(sample_uses(), decisions() if decided else ()))),
        gold_pairs(reader),
    )
    assert len(linked & true) / len(linked) >= precision
    assert len(linked & true) / len(true) >= recall


@pytest.mark.parametrize(
    "pair", load(GOLD / "indicators" / "near.jsonl"), ids=lambda pair: f"{pair['a']}|{pair['b']}"
)
def test_hard_negatives_stay_apart_in_context(
    pair: dict[str, Any], sample_joined: dict[str, str]
) -> None:
    assert sample_joined[fold(pair["a"])] != sample_joined[fold(pair["b"])]


@pytest.fixture(scope="module")
def sample_joined() -> dict[str, str]:
    return joined(link_names(sample_uses()))


def made_up(path: Path) -> tuple[list[Use], dict[str, int]]:
    uses, clusters = [], {}
    for number, row in enumerate(map(json.loads, path.read_text("utf-8").splitlines())):
        name, value = fold(row["indicator"]), row["value"]
        project = None if row["scope"] == "department" else fold(row["project"] or "")
        parsed = read_value(value, row["indicator"])
        description = fold(row["description"]) if row["description"] else None
        uses.append(
            Use(
                str(number),
                row["document"],
                name,
                row["department"],
                project,
                None,
                value_of(value, parsed),
                description,
            )
        )
        clusters[name] = row["cluster"]
    return uses, clusters


@pytest.mark.parametrize("path", MADE_UP, ids=lambda path: path.stem)
def test_links_of_departments_of_other_fields(path: Path) -> None:
    """Twelve made-up departments whose wordings were not collected from the samples."""
    uses, clusters = made_up(path)
    linked, true = pairs_of(joined(link_names(uses))), pairs_of(clusters)
    assert len(linked & true) / len(linked) >= 0.98
    assert len(linked & true) / len(true) >= 0.65


def use(
    name: str,
    doc: str = "a",
    department: str = "甲市医疗保障局",
    project: str | None = None,
    **more: Any,
) -> Use:
    return Use(f"{doc}{name}{project}", doc, name, department, project, **more)


ROWS = {
    "field_word": [use("医保信息系统正常运行率"), use("系统正常运转率", "b", "乙市医疗保障局")],
    "own_place": [use("东陵市河道巡查次数", department="东陵市水利局"), use("河道巡查次数", "b", "乙市水利局")],
    "owner_name": [use("医保专项经费保障科室正常运转数量", project="医保专项工作经费"), use("保障科室正常运转数量", project="其他")],
    "implied_measure": [use("困难群众", value=("count", "22", "人")), use("困难群众人数", "b")],
    "clipped_in_project": [use("鉴定率", project="门诊规定病种鉴定费"), use("门诊规定病种鉴定比例", project="门诊规定病种鉴定费")],
    "restated": [
        use("医疗报销工作完成率", project="行政事业单位医疗补助", value=("percent", "100", "%")),
        use("行政事业单位医疗报销任务完成率", value=("percent", "100", "%")),
    ],
    "same_number": [
        use("危房改造户数", project="农村住房保障", value=("count", "1520", "户")),
        use("农村危房改造的户数", value=("count", "1520", "户")),
    ],
    "same_description": [use("工作完成率", description="重点工作完成比重"), use("重点工作完成率", description="重点工作完成比重")],
}  # fmt: skip


@pytest.mark.parametrize("evidence", ROWS)
def test_each_rule_joins_and_says_why(evidence: str) -> None:
    links = link_names(ROWS[evidence])
    assert len(links.clusters) == 1
    assert evidence in {what for link in links.clusters[0].links for what in link.evidence}


APART = {
    "the owner of another document": [
        use("医保专项经费保障科室正常运转数量", project="医保专项工作经费"), use("保障科室正常运转数量", "b", project="其他"),
    ],
    "a field word before a name other fields use": [
        use("医保政策宣传次数"), use("政策宣传次数", "b", "乙市教育局"),
    ],
    "one clipped name for two populations": [
        use("参保率", project="城乡居民医保"), use("城乡居民参保率", project="城乡居民医保"),
        use("参保率", "b", project="职工医保"), use("职工参保率", "b", project="职工医保"),
    ],
    "a population left out": [
        use("困难群众参保率", value=("percent", "95", "%")), use("参保率", project="参保缴费", value=("percent", "95", "%")),
    ],
    "a measure exchanged": [use("参保率", project="居民参保"), use("居民参保人数", project="居民参保")],
    "a whole and its part": [
        use("公厕数量", project="新建公厕", value=("count", "20", "座")), use("新建公厕数量", project="新建公厕", value=("count", "12", "座")),
    ],
    "one letter and a common value": [
        use("公办幼儿园补助标准达标率", value=("percent", "95", "%")), use("民办幼儿园补助标准达标率", project="x", value=("percent", "95", "%")),
    ],
    "two owners of one document": [
        use("县医院门诊人次", project="县医院运行项目"), use("中医院门诊人次", project="中医院运行项目"),
    ],
    "one number of two things": [
        use("高标准农田面积", value=("count", "1520", "亩")), use("退耕农田面积", project="x", value=("count", "1520", "亩")),
    ],
    "one letter that tells apart": [
        use("本单位内用户满意度", value=("percent", "90", "%")), use("本单位外用户满意度", project="x", value=("percent", "90", "%")),
    ],
    "a round number is shared by chance": [
        use("城区道路巡查次数", value=("count", "12", "次")), use("河道巡查次数", project="x", value=("count", "12", "次")),
    ],
}  # fmt: skip


@pytest.mark.parametrize("why", APART)
def test_what_could_be_two_indicators_stays_two(why: str) -> None:
    links = link_names(APART[why])
    assert len(links.clusters) == len({row.name for row in APART[why]})


def test_refused_links_are_near_misses() -> None:
    links = link_names(APART["a field word before a name other fields use"])
    assert [near.reason for near in links.near] == ["ambiguous"]


def decide(one: str, other: str, same: bool) -> Decision:
    return Decision((one, other), same, "理由", "张三")


def test_decisions_overrule_rules_and_settle_near_misses() -> None:
    rows = ROWS["field_word"]
    one, other = (row.name for row in rows)
    apart = link_names(rows, [decide(one, other, False)])
    assert len(apart.clusters) == 2
    assert apart.near == []
    assert (
        len(link_names(rows, [decide(one, other, False), decide(other, one, True)]).clusters) == 1
    )
    both = [use("甲率"), use("乙数")]
    assert link_names(both, [decide("甲率", "乙数", True)]).clusters[0].links[0].evidence == (
        "decided",
    )


def test_a_person_parts_names_that_words_alone_join() -> None:
    rows = [use("信息系统正常运行率"), use("系统正常运转率")]
    assert len(link_names(rows).clusters) == 1
    apart = [decide("信息系统正常运行率", "系统正常运转率", False)]
    assert len(link_names(rows, apart).clusters) == 2
    assert (
        len(
            link_names(
                rows, [*apart, decide("信息系统正常运行率", "系统正常运转率", True)]
            ).clusters
        )
        == 1
    )


def test_the_order_of_uses_does_not_matter() -> None:
    uses = list(sample_uses())
    assert link_names(uses).clusters == link_names(uses[::-1]).clusters


def test_a_cluster_is_called_what_most_call_it() -> None:
    rows = [use("巡查次数", "a"), use("1.巡查次数（≥**次）", "b"), use("开展巡查的次数", "c")]
    assert [cluster.label for cluster in link_names(rows).clusters] == ["巡查次数"]


def test_the_label_most_documents_share_wins_over_the_most_used() -> None:
    rows = [use("开展巡查次数", "a", project=str(n)) for n in range(3)]
    rows += [use("组织巡查次数", "b"), use("组织巡查次数", "c")]
    assert [cluster.label for cluster in link_names(rows).clusters] == ["组织巡查次数"]


def test_of_labels_of_as_many_documents_the_plain_one_wins() -> None:
    rows = [use("开展巡查次数", "a", project=str(n)) for n in range(3)] + [use("巡查次数", "b")]
    assert [cluster.label for cluster in link_names(rows).clusters] == ["巡查次数"]


def test_of_labels_that_are_not_plain_the_most_used_wins() -> None:
    rows = [use("开展巡查次数", "a")] + [
        use("深入推进巡查次数", "b", project=str(n)) for n in range(2)
    ]
    assert [cluster.label for cluster in link_names(rows).clusters] == ["深入推进巡查次数"]


def test_of_labels_as_often_used_the_shorter_one_wins() -> None:
    rows = [use("深入推进巡查次数", "a"), use("开展巡查次数", "b")]
    assert [cluster.label for cluster in link_names(rows).clusters] == ["开展巡查次数"]


def test_stock_names_are_joined_whatever_field_uses_them() -> None:
    rows = [use("医保服务对象满意度"), use("服务对象满意度", "b", "乙市教育局")]
    assert len(link_names(rows).clusters) == 1


def test_a_clipped_name_that_other_documents_use_stays_by_itself() -> None:
    project = "门诊规定病种鉴定费"
    rows = [use("鉴定率", project=project), use("门诊规定病种鉴定率", project=project)]
    assert len(link_names(rows).clusters) == 1
    links = link_names([*rows, use("鉴定率", "b", project="其他")])
    assert len(links.clusters) == 2
    assert [near.reason for near in links.near] == ["ambiguous"]


def test_decisions_on_names_that_nobody_uses_do_nothing() -> None:
    assert len(link_names([use("甲率")], [decide("甲率", "乙数", True)]).clusters) == 1


MEETING = [use("医保系统完好率"), use("东陵市系统完好率", "b", "东陵市医疗保障局")]


def test_names_that_come_to_a_form_that_nobody_prints_are_one() -> None:
    (cluster,) = link_names(MEETING).clusters
    assert [(link.one, link.other, link.evidence) for link in cluster.links] == [
        ("东陵市系统完好率", "医保系统完好率", ("field_word", "own_place"))
    ]


@pytest.mark.parametrize(
    "rows",
    [
        [use("医保系统完好率"), use("东陵市系统完好率", "b", "东陵市水利局")],
        [use("东陵市系统完好率", "b", "东陵市水利局"), use("医保系统完好率")],
    ],
)
def test_of_two_that_come_to_one_form_each_must_fit_the_other(rows: list[Use]) -> None:
    links = link_names(rows)
    assert len(links.clusters) == 2
    assert [near.reason for near in links.near] == ["ambiguous"]


def test_two_owners_of_one_document_are_a_near_miss() -> None:
    rows = APART["two owners of one document"]
    assert [near.reason for near in link_names(rows).near] == ["ambiguous"]


def test_names_that_a_person_parted_do_not_meet_in_a_form() -> None:
    one, other = (row.name for row in MEETING)
    links = link_names(MEETING, [decide(one, other, False)])
    assert (len(links.clusters), links.near) == (2, [])


def test_a_pair_that_was_refused_and_looks_alike_is_told_once() -> None:
    rows = [use("医保系统完好率"), use("系统完好率", "b", "乙市教育局")]
    links = link_names(rows)
    assert [(near.one, near.other, near.reason) for near in links.near] == [
        ("医保系统完好率", "系统完好率", "ambiguous")
    ]


def test_names_that_look_alike_and_are_one_are_no_near_miss() -> None:
    rows = [use("危房改造户数一"), use("危房改造户数二")]
    assert [near.reason for near in link_names(rows).near] == ["one_character"]
    assert link_names(rows, [decide(rows[0].name, rows[1].name, True)]).near == []


def test_a_clipped_name_of_two_longer_ones_that_are_one_joins_them() -> None:
    project = "门诊鉴定"
    rows = [
        use("鉴定率", project=project),
        use("门诊鉴定率", project=project),
        use("门诊的鉴定率", project=project),
    ]
    one = link_names(rows, [decide("门诊鉴定率", "门诊的鉴定率", True)])
    assert len(one.clusters) == 1


def test_a_clipped_name_of_two_indicators_joins_neither() -> None:
    rows = [
        use("参保率", project="城乡居民和职工"), use("城乡居民参保率", project="城乡居民和职工"),
        use("职工参保率", project="城乡居民和职工"),
    ]  # fmt: skip
    links = link_names(rows)
    assert len(links.clusters) == 3
    assert {(near.one, near.other) for near in links.near if near.reason == "ambiguous"} == {
        ("参保率", "城乡居民参保率"), ("参保率", "职工参保率"),
    }  # fmt: skip


def test_an_owner_is_left_out_only_beside_a_name_of_the_same_document() -> None:
    rows = [
        use("水库专项设备完好率", project="水库专项"),
        use("设备完好率", "b", project="水库专项"),
    ]
    assert [near.reason for near in link_names(rows).near] == ["ambiguous"]
    assert len(link_names([*rows, use("设备完好率")]).clusters) == 1


def test_owners_are_departments_projects_and_units() -> None:
    for owner in ({"department": "水库专项"}, {"project": "水库专项"}, {"unit": "水库专项"}):
        rows = [use("水库专项设备完好率", **owner), use("设备完好率")]
        assert len(link_names(rows).clusters) == 1
    assert len(link_names([use("水库专项设备完好率"), use("设备完好率")]).clusters) == 2


def test_each_name_and_each_key_leads_to_its_indicator() -> None:
    links = link_names([use("丙次数"), use("乙次数"), use("1.甲次数"), use("甲次数")])
    assert [cluster.key for cluster in links.clusters] == ["丙次数", "乙次数", "甲次数"]
    assert {name: cluster.key for name, cluster in links.named.items()} == {
        "丙次数": "丙次数", "乙次数": "乙次数", "1.甲次数": "甲次数", "甲次数": "甲次数",
    }  # fmt: skip
    assert {key: cluster.key for key, cluster in links.cluster_of.items()} == {
        "丙次数": "丙次数", "乙次数": "乙次数", "甲次数": "甲次数",
    }  # fmt: skip


def test_a_cluster_has_its_spellings_and_links_in_order() -> None:
    pairs = [decide("丁次数", "丙次数", True), decide("丙次数", "乙次数", True)]
    (cluster,) = link_names([use("丙次数"), use("乙次数"), use("丁次数")], pairs).clusters
    assert cluster.key == "丁次数"
    assert [spelling.key for spelling in cluster.spellings] == ["丁次数", "丙次数", "乙次数"]
    assert [(link.one, link.other) for link in cluster.links] == [
        ("丁次数", "丙次数"), ("丙次数", "乙次数"),
    ]  # fmt: skip


def test_of_labels_that_differ_in_nothing_else_the_one_with_least_beside_its_key_wins() -> None:
    rows = [use("1.开展巡查次数", "a"), use("组织开展巡查次数", "b")]
    assert [cluster.label for cluster in link_names(rows).clusters] == ["开展巡查次数"]
