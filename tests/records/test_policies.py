"""Every naming of a policy document in the samples, against gold read by hand."""

import json
from collections import Counter
from pathlib import Path

import pytest

from kg.documents import parse_text
from kg.records import read_records
from kg.records.policies import read_policies
from nlp.names.authorities import find_authority
from tests.support.samples import SOURCE_IDS, document

GOLD = Path(__file__).parents[2] / "data" / "gold"


def gold(name: str) -> Counter[tuple[str | None, str | None, bool]]:
    rows = [
        json.loads(line)
        for line in (GOLD / name / "policies.jsonl").read_text("utf-8").splitlines()
    ]
    return Counter((row["doc_number"], row["title"], row["used_as"] == "basis") for row in rows)


@pytest.mark.parametrize("name", SOURCE_IDS)
def test_every_mention_is_found_and_none_invented(name: str) -> None:
    found = read_policies(read_records(document(name)))
    assert Counter(
        (p.mention.number, p.mention.title, p.used_as == "basis") for p in found
    ) == gold(name)


@pytest.mark.parametrize("name", SOURCE_IDS)
def test_every_prefix_that_occurs_has_its_authority(name: str) -> None:
    prefixes = {
        p.mention.prefix for p in read_policies(read_records(document(name))) if p.mention.prefix
    }
    assert all(find_authority(prefix) for prefix in prefixes)


def test_goals_and_running_text_are_read_with_their_line() -> None:
    text = "某市水利局\n2024年部门预算\n根据冀财农〔2024〕5号安排资金。\n"
    found = read_policies(read_records(parse_text("x", text.encode())))
    assert [(p.line, p.used_as, p.mention.raw) for p in found] == [(3, "text", "冀财农〔2024〕5号")]


def test_each_place_says_what_a_document_is_used_as() -> None:
    text = (
        "某市水利局\n2024年部门预算\n据冀财农〔2024〕1号安排。\n"
        "项目支出表\n单位：万元\n项目名称\t项目单位\t合计\n"
        "堤防（冀财农〔2024〕2号）\t某市水利局\t10\n坝\t某市水利局\t10\n"
        "项目绩效目标表\n项目名称\t堤防（冀财农〔2024〕3号）\n绩效目标\t按冀财农〔2024〕4号加固\n"
        "一级指标\t二级指标\t三级指标\t指标解释\t指标值\t依据\n"
        "产出指标\t数量指标\t加固堤防\t按冀财农〔2024〕5号\t≥3公里\t冀财农〔2024〕6号、冀财农〔2024〕7号\n"
    )
    found = read_policies(read_records(parse_text("x", text.encode())))
    assert [(p.line, p.used_as, p.mention.number) for p in found] == [
        (3, "text", "冀财农〔2024〕1号"),
        (7, "project_name", "冀财农〔2024〕2号"),  # of the money table
        (10, "goal", "冀财农〔2024〕4号"),
        (10, "project_name", "冀财农〔2024〕3号"),
        (13, "basis", "冀财农〔2024〕6号"),
        (13, "basis", "冀财农〔2024〕7号"),
        (13, "description", "冀财农〔2024〕5号"),
    ]
