"""Corrections beside a source: applied, kept in the graph, reported when stale, refused when incomplete."""

from pathlib import Path

import pytest

from kg.build.snapshot import build_store
from kg.documents import parse_text
from kg.errors import SourceError
from kg.exports.results import rows_of
from kg.graph.terms import DEFAULT_BASE
from kg.records import parse_corrections, read_records
from kg.store import open_store

TEXT = (
    "某市水利局\n2024年部门预算\n项目绩效目标表\n项目名称\t堤防加固\t\t\n一级指标\t二级指标\t三级指标\t指标值\n"
    "产出指标\t数量指标\t加固堤防\t≥3公里\n\t质量指标\t合格率\t100%\n"
)
RIGHT = "- {line: 6, field: value, printed: '≥ 3公里', right: '≥8公里', reason: 原文漏印, who: 审核员甲}\n"
STALE = "- {line: 7, field: value, printed: '90%', right: '95%', reason: 笔误, who: 审核员乙}\n"


def test_a_correction_changes_the_reading_and_keeps_the_id() -> None:
    document = parse_text("x", TEXT.encode())
    plain = read_records(document).targets
    corrected = read_records(document, parse_corrections("x", RIGHT.encode())).targets
    assert [target.id for target in plain] == [target.id for target in corrected]
    assert (corrected[0].value, corrected[0].parsed.number) == ("≥8公里", 8)
    assert corrected[1] == plain[1]


def test_everything_understood_follows_a_correction() -> None:
    document = parse_text("x", TEXT.encode())
    rows = (
        "- {line: 6, field: basis, printed: null, right: 冀财农〔2024〕5号, reason: 漏读, who: 审核员甲}\n"
        "- {line: 7, field: value, printed: 100%, right: 不涉及, reason: 笔误, who: 审核员甲}\n"
    )
    first, second = read_records(document, parse_corrections("x", rows.encode())).targets
    assert (first.citations, first.placeholder) == (("冀财农〔2024〕5号",), False)
    assert (second.citations, second.placeholder, second.parsed.kind) == ((), True, "none")


def test_a_stale_correction_is_a_finding() -> None:
    reading = read_records(parse_text("x", TEXT.encode()), parse_corrections("x", STALE.encode()))
    assert [(finding.code, finding.line) for finding in reading.findings] == [("R010", 7)]
    assert reading.targets[1].value == "100%"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("- {line: 6}", "第 1 项"),
        ("line: 6", "列表"),
        ("- [", "YAML"),
        (RIGHT.replace("field: value", "field: colour"), "field 应为"),
        (RIGHT.replace("审核员甲", "''"), "不能空"),
    ],
)
def test_an_incomplete_file_is_refused(text: str, said: str) -> None:
    with pytest.raises(SourceError, match=said):
        parse_corrections("folder/source.txt", text.encode())


def test_a_build_takes_up_a_new_correction_and_lets_go_of_a_revoked_one(tmp_path: Path) -> None:
    folder, root = tmp_path / "docs", tmp_path / "store"
    folder.mkdir()
    (folder / "source.txt").write_text(TEXT, "utf-8")

    def build() -> tuple[int, list[list[str]]]:
        report = build_store([str(folder)], root, DEFAULT_BASE)
        query = (
            "PREFIX jp: <https://w3id.org/jipu/def#> SELECT ?value ?printed ?who WHERE "
            "{ ?t jp:valueText ?value ; jp:correction ?c . ?c jp:printed ?printed ; jp:statedBy ?who }"
        )
        return report.changed, list(rows_of(open_store(root).query(query))[1])

    assert build() == (0, [])
    (folder / "corrections.yml").write_text(RIGHT, "utf-8")
    assert build() == (1, [["≥8公里", "≥ 3公里", "审核员甲"]])
    assert build()[0] == 0
    (folder / "corrections.yml").unlink()
    assert build() == (1, [])
