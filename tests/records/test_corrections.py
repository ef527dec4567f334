"""Corrections beside a source: applied, kept in the graph, reported when stale, refused when incomplete."""

from pathlib import Path

import pytest

from kg.build.snapshot import build_store
from kg.documents import parse_text
from kg.errors import SourceError
from kg.exports.results import rows_of
from kg.graph.terms import DEFAULT_BASE
from kg.records import corrections_bytes, digest, parse_corrections, read_records
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


@pytest.mark.parametrize("line", [4, 5, 6, 7])
@pytest.mark.parametrize("printed", ["≥3公里", "≥ 3 公里", "≥3", "'100%'"])
def test_a_correction_holds_for_one_cell_of_one_row(line: int, printed: str) -> None:
    row = f"- {{line: {line}, field: value, printed: {printed}, right: '8', reason: 笔误, who: 甲}}"
    reading = read_records(parse_text("x", TEXT.encode()), parse_corrections("x", row.encode()))
    fits = {6: ("≥3公里", "≥ 3 公里"), 7: ("'100%'",)}
    is_applied = printed in fits.get(line, ())
    assert [target.value == "8" for target in reading.targets] == [
        is_applied and line == 6, is_applied and line == 7,
    ]  # fmt: skip
    assert [finding.code for finding in reading.findings] == ([] if is_applied else ["R010"])


@pytest.mark.parametrize("printed", ["产出指标", "产出"])
def test_a_level_is_named_as_printed_or_as_read_and_corrected_to_a_known_one(printed: str) -> None:
    text = TEXT.replace("产出指标", "产出")
    row = f"- {{line: 6, field: level1, printed: {printed}, right: 效益, reason: 错列, who: 甲}}"
    reading = read_records(parse_text("x", text.encode()), parse_corrections("x", row.encode()))
    assert [target.level1 for target in reading.targets] == ["效益指标", "产出指标"]
    assert reading.targets[0].level1_printed == "产出"


@pytest.mark.parametrize(
    ("field", "right", "said"),
    [
        ("level1", "数量指标", "不是一级指标的名称"),
        ("level2", "产出指标", "不是二级指标的名称"),
        ("indicator", "null", "不能改为空"),
        ("indicator", "' '", "不能改为空"),
    ],
)
def test_a_correction_to_what_cannot_be_is_refused(field: str, right: str, said: str) -> None:
    good = "- {line: 6, field: value, printed: a, right: null, reason: 漏读, who: 甲}\n"
    row = f"- {{line: 6, field: {field}, printed: a, right: {right}, reason: 漏读, who: 甲}}"
    with pytest.raises(SourceError, match=f"第 2 项：.*{said}"):
        parse_corrections("folder/source.txt", (good + row).encode())


def test_a_level_or_value_may_be_corrected_to_nothing() -> None:
    rows = (
        "- {line: 6, field: level2, printed: 数量指标, right: null, reason: 错列, who: 甲}\n"
        "- {line: 6, field: value, printed: ≥3公里, right: null, reason: 错列, who: 乙}\n"
    )
    (first, _) = read_records(
        parse_text("x", TEXT.encode()), parse_corrections("x", rows.encode())
    ).targets
    assert (first.level2, first.value) == (None, None)
    assert [correction.who for correction in first.corrections] == ["甲", "乙"]


@pytest.mark.parametrize(
    "change",
    [
        ("line: 6", "line: six"),
        ("reason: 原文漏印", "reason: ''"),
        ("who: 审核员甲", "who: null"),
        (", who: 审核员甲", ""),
        ("who: 审核员甲", "who: 审核员甲, when: 2024"),
    ],
)
def test_every_entry_is_complete(change: tuple[str, str]) -> None:
    with pytest.raises(SourceError, match="第 1 项"):
        parse_corrections("folder/source.txt", RIGHT.replace(*change).encode())


def test_numbers_and_texts_are_one_in_a_file() -> None:
    (found,) = parse_corrections("x", RIGHT.replace("'≥8公里'", "8").encode())
    assert (found.right, found.printed, found.line) == ("8", "≥ 3公里", 6)


def test_the_file_lies_beside_the_document(tmp_path: Path) -> None:
    path = str(tmp_path / "source.txt")
    assert corrections_bytes(path) == b""
    (tmp_path / "corrections.yml").write_text(RIGHT, "utf-8")
    assert corrections_bytes(path) == RIGHT.encode()
    (tmp_path / "corrections.yml").unlink()
    (tmp_path / "corrections.yml").mkdir()
    with pytest.raises(SourceError, match="读取失败"):
        corrections_bytes(path)


def test_a_digest_tells_states_of_a_file_apart() -> None:
    assert digest(b"") == ""
    assert digest(RIGHT.encode()) != digest(STALE.encode())
    assert len(digest(RIGHT.encode())) == 12


def test_an_empty_file_corrects_nothing() -> None:
    assert parse_corrections("x", b"") == []
    assert parse_corrections("x", b"# later\n") == []
