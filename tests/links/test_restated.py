"""Names that one document gives one indicator: each rule, and each condition that keeps two apart."""

from typing import Any

import pytest

from kg.links import Use
from kg.links.restated import restated

SHARE, NUMBER, ROUND = ("percent", "95", "%"), ("count", "1520", "户"), ("count", "1000", "户")
LONG, SHORT = ("text", "严格按照规定执行落实", ""), ("text", "严格按照规定执行落", "")


def row(
    name: str, project: str | None = None, value: Any = None, description: str | None = None
) -> Use:
    return Use(name, "d", name, project=project, value=value, description=description)


def evidence(*rows: Use) -> list[str]:
    found = list(restated(rows, {use.name: use.name for use in rows}))
    assert all(len(pair.shorter) <= len(pair.longer) for pair in found)
    return [pair.evidence for pair in found]


CASES = {
    # a name clipped in its own project
    "clipped": ([row("鉴定率", "门诊鉴定"), row("门诊鉴定率", "门诊鉴定")], ["clipped_in_project"]),
    "the piece is no part of the project": ([row("鉴定率", "住院"), row("门诊鉴定率", "住院")], []),
    "two projects": ([row("鉴定率", "门诊鉴定"), row("门诊鉴定率", "门诊鉴定费")], []),
    "no project": ([row("鉴定率"), row("门诊鉴定率")], []),
    "other measures": ([row("门诊率", "门诊人数"), row("门诊人数率数", "门诊人数")], []),
    "one character of the end": ([row("鉴定率", "合格鉴定"), row("鉴定合格率", "合格鉴定")], []),
    "two characters of the end": (
        [row("巡查次数", "累计"), row("巡查累计次数", "累计")], ["clipped_in_project"],
    ),
    "a key of two characters": ([row("定率", "门诊"), row("门诊定率", "门诊")], []),
    "a key of three": ([row("鉴定率", "门诊"), row("门诊鉴定率", "门诊")], ["clipped_in_project"]),
    "two counts": (
        [row("公厕数量", "新建公厕", ("count", "20", "座")), row("新建公厕数量", "新建公厕", ("count", "12", "座"))], [],
    ),
    "one count twice": (
        [row("公厕数量", "新建公厕", ("count", "20", "座")), row("新建公厕数量", "新建公厕", ("count", "20", "座"))],
        ["clipped_in_project"],
    ),
    "a count and a share": ([row("公厕率", "新建公厕", ("count", "20", "座")), row("新建公厕率", "新建公厕", SHARE)], []),
    "two shares": (
        [row("公厕率", "新建公厕", ("percent", "90", "%")), row("新建公厕率", "新建公厕", SHARE)], ["clipped_in_project"],
    ),
    "a count and a blank": (
        [row("公厕数量", "新建公厕", ("count", "20", "座")), row("新建公厕数量", "新建公厕")], ["clipped_in_project"],
    ),
    # one description
    "one description": (
        [row("工作完成率", description="重点工作比重"), row("重点工作完成率", description="重点工作比重")], ["same_description"],
    ),
    "five characters of description": (
        [row("工作完成率", description="重点工作比"), row("重点工作完成率", description="重点工作比")], [],
    ),
    "other descriptions": (
        [row("工作完成率", "重点", description="重点工作的比重"), row("专项工作完成率", "重点", description="重点工作比重")], [],
    ),
    "one description, but a population more": (
        [row("工作完成率", description="重点工作比重"), row("居民工作完成率", description="重点工作比重")], [],
    ),
    "no description": ([row("工作完成率", description=""), row("重点工作完成率", description="")], []),
    "one piece in the middle": (
        [row("工作完成率", description="重点工作比重"), row("工作按时完成率", description="重点工作比重")], ["same_description"],
    ),
    "two pieces": (
        [row("工作完成率", description="重点工作比重"), row("重点工作按时完成率", description="重点工作比重")], [],
    ),
    # a value of a project restated by the department
    "restated": ([row("报销率", "医疗补助", SHARE), row("医疗报销率", None, SHARE)], ["restated"]),
    "restated the other way": ([row("报销率", None, SHARE), row("医疗报销率", "医疗补助", SHARE)], ["restated"]),
    "two values": ([row("报销率", "医疗补助", SHARE), row("医疗报销率", None, ("percent", "90", "%"))], []),
    "both of projects": ([row("报销率", "医疗补助", SHARE), row("医疗报销率", "医疗费", SHARE)], []),
    "both of the department": ([row("报销率", None, SHARE), row("医疗报销率", None, SHARE)], []),
    "the piece is not of the project": ([row("报销率", "住房补助", SHARE), row("医疗报销率", None, SHARE)], []),
    "restated, but a population more": ([row("报销率", "居民补助", SHARE), row("居民报销率", None, SHARE)], []),
    # one long text
    "a text of ten characters": ([row("制度执行", "甲", LONG), row("本年制度执行", None, LONG)], ["same_text"]),
    "a text of nine": ([row("制度执行", "甲", SHORT), row("本年制度执行", None, SHORT)], []),
    "a text of ten characters under names that end differently": (
        [row("制度执行", "甲", LONG), row("制度执行本年", None, LONG)], ["same_text"],
    ),
    "a list of ten characters": (
        [row("制度执行", "甲", ("list", LONG[1], "")), row("制度执行本年", None, ("list", LONG[1], ""))], ["same_text"],
    ),
    "a state of ten characters": (
        [row("制度执行", "甲", ("state", LONG[1], "")), row("制度执行本年", None, ("state", LONG[1], ""))], ["same_text"],
    ),
    "a date of ten characters under names that end differently": (
        [row("制度执行", "甲", ("date", LONG[1], "")), row("制度执行本年", None, ("date", LONG[1], ""))], [],
    ),
    "a text of nine under names that end differently": (
        [row("制度执行", "甲", SHORT), row("制度执行甲等", None, SHORT)], [],
    ),
    "the piece is of the project, but the names end differently": (
        [row("鉴定", "门诊鉴定", SHARE), row("鉴定门诊", None, SHARE)], [],
    ),
    "a short value under names that end differently": (
        [row("报销工作", "医疗补助", SHARE), row("报销工作医疗", None, SHARE)], [],
    ),
    "one project, but the names end differently": (
        [row("鉴定工作", "门诊鉴定"), row("鉴定工作门诊", "门诊鉴定")], [],
    ),
    "one description, but the names end differently": (
        [row("重点工作", description="重点工作比重"), row("重点工作专项", description="重点工作比重")], [],
    ),
    "one text, but a population more": ([row("制度执行", "甲", LONG), row("居民制度执行", None, LONG)], []),
    # one telling number
    "one number": ([row("危房改造户数", "甲", NUMBER), row("农村危房改造的户数", None, NUMBER)], ["same_number"]),
    "one number under names that end differently": (
        [row("危房改造", "甲", NUMBER), row("危房改造补助", None, NUMBER)], ["same_number"],
    ),
    "just a hundred": (
        [row("危房改造户数", "甲", ("count", "100", "户")), row("农村危房改造的户数", None, ("count", "100", "户"))], [],
    ),
    "less than a hundred, to the digit": (
        [row("危房改造户数", "甲", ("count", "99.5", "户")), row("农村危房改造的户数", None, ("count", "99.5", "户"))], [],
    ),
    "two digits behind zeros": (
        [row("危房改造户数", "甲", ("count", "10100", "户")), row("农村危房改造的户数", None, ("count", "10100", "户"))],
        ["same_number"],
    ),
    "other numbers": (
        [row("危房改造户数", "甲", NUMBER), row("农村危房改造的户数", None, ("count", "1521", "户"))], [],
    ),
    "one number, both of projects": (
        [row("危房改造户数", "甲", NUMBER), row("农村危房改造的户数", "乙", NUMBER)], [],
    ),
    "four characters of five": ([row("甲乙丙丁戊", "甲", NUMBER), row("甲乙丙丁己庚", None, NUMBER)], ["same_number"]),
    "three characters of four": ([row("甲乙丙丁", "甲", NUMBER), row("甲乙丙己庚", None, NUMBER)], []),
    "a population less": ([row("居民资助", "甲", NUMBER), row("资助居民城乡", None, NUMBER)], ["same_number"]),
    "a round number": ([row("危房改造户数", "甲", ROUND), row("农村危房改造的户数", None, ROUND)], []),
    "a small number": (
        [row("危房改造户数", "甲", ("count", "99", "户")), row("农村危房改造的户数", None, ("count", "99", "户"))], [],
    ),
    "a hundred and more": (
        [row("危房改造户数", "甲", ("count", "110", "户")), row("农村危房改造的户数", None, ("count", "110", "户"))],
        ["same_number"],
    ),
    "money": (
        [row("危房改造资金", "甲", ("money", "152.5", "万元")), row("农村危房改造的资金", None, ("money", "152.5", "万元"))],
        ["same_number"],
    ),
    "a share": ([row("危房改造率", "甲", ("percent", "152", "%")), row("农村危房改造的率", None, ("percent", "152", "%"))], []),
    "no figure": (
        [row("危房改造户数", "甲", ("count", "若干", "")), row("农村危房改造的户数", None, ("count", "若干", ""))], [],
    ),
    "names that share too little": ([row("危房改造户数", "甲", NUMBER), row("公厕清扫的户数", None, NUMBER)], []),
    "names of two populations": ([row("学生资助户数", "甲", NUMBER), row("教师资助的户数", None, NUMBER)], []),
    # one letter exchanged
    "one letter": ([row("复盖村庄户数", "甲", NUMBER), row("覆盖村庄户数", None, NUMBER)], ["restated"]),
    "two letters": ([row("复盖村子户数", "甲", NUMBER), row("覆盖村庄户数", None, NUMBER)], []),
    "one letter of five": ([row("复盖庄户数", "甲", NUMBER), row("覆盖庄户数", None, NUMBER)], ["same_number"]),
    "the first letter": ([row("复盖村庄户数", "甲", NUMBER), row("覆盖村庄户数", None, NUMBER)], ["restated"]),
    "one letter, but no number": ([row("复盖村庄户数", "甲", SHARE), row("覆盖村庄户数", None, SHARE)], []),
    "one letter that tells on the other side": (
        [row("单位外用户户数", "甲", NUMBER), row("单位内用户户数", None, NUMBER)], [],
    ),
    "one letter that tells": ([row("单位内用户户数", "甲", NUMBER), row("单位外用户户数", None, NUMBER)], []),
}  # fmt: skip


@pytest.mark.parametrize("why", CASES)
def test_each_condition(why: str) -> None:
    rows, expected = CASES[why]
    assert evidence(*rows) == expected


def test_one_name_twice_hides_no_pair_behind_it() -> None:
    described = [row(name, description="重点工作比重") for name in ("工作完成率", "重点工作完成率")]
    twice = [row("鉴定率", "门诊", NUMBER), row("鉴定率", None, NUMBER)]
    assert evidence(*twice, *described) == ["same_description"]


def test_each_pair_is_told_once() -> None:
    rows = [row("鉴定率", "门诊鉴定", SHARE), row("门诊鉴定率", "门诊鉴定", SHARE)]
    assert evidence(*rows, *rows, row("鉴定率", None, SHARE)) == ["clipped_in_project"]
