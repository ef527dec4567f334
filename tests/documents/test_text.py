"""Text files in every encoding and line end, and those that are none."""

from pathlib import Path

import pytest
from opencc import OpenCC

from kg.documents import list_files, parse_text, read_document
from kg.documents import text as text_module
from kg.errors import SourceError
from kg.records import read_records
from tests.support.samples import records_of, said, source_path

SAMPLE = source_path("xingtai-2024").read_text("utf-8")


def same(data: bytes) -> bool:
    return [said(r) for r in records_of(data)] == [said(r) for r in records_of(SAMPLE)]


@pytest.mark.parametrize(
    "data",
    [
        SAMPLE.encode("utf-8-sig"),
        SAMPLE.encode("gb18030"),
        SAMPLE.encode("utf-16"),
        SAMPLE.replace("\n", "\r\n").encode(),
        SAMPLE.replace("\n", "\r").encode(),
        SAMPLE.rstrip("\n").encode(),
    ],
    ids=["bom", "gb18030", "utf-16", "crlf", "cr", "no final newline"],
)
def test_encodings_and_line_ends_read_the_same(data: bytes) -> None:
    assert same(data)


@pytest.mark.parametrize(
    "name", ["yulin-2023", "shaanxi-two-column-goals", "self-evaluation", "guangdong-department"]
)
@pytest.mark.parametrize("change", ["traditional", "split words"])
def test_another_printing_of_the_same_words_reads_the_same(name: str, change: str) -> None:
    plain = source_path(name).read_text("utf-8")
    changed = {
        "traditional": OpenCC("s2t").convert(plain),
        "split words": plain.replace("指标", "指\u200b标").replace("单位", "单\u00ad位"),
    }[change]
    assert changed != plain
    assert [said(r) for r in records_of(changed)] == [said(r) for r in records_of(plain)]


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "文件是空的"),
        (b" \n\t\n", "文件是空的"),
        (bytes(range(32)) * 50, "控制字符"),
        ("département élève âgé".encode("latin-1") * 20, "编码无法识别"),
    ],
)
def test_unusable_files_say_why(data: bytes, reason: str) -> None:
    with pytest.raises(SourceError, match=reason):
        parse_text("x.txt", data)


def test_a_file_over_the_limit_is_refused_before_it_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kg.documents.files.MAX_BYTES", 1000)
    big = tmp_path / "big.txt"
    with big.open("wb") as file:
        file.truncate(200 * 1024 * 1024)
    with pytest.raises(SourceError, match="上限"):
        read_document(str(big))
    assert text_module.MAX_BYTES >= 1000


def test_pages_where_form_feeds_show_them() -> None:
    document = parse_text("x", "一\n\f二\n三\n\f四".encode())
    assert [(line.number, line.page, line.breaks_page) for line in document.lines] == [
        (1, 1, False), (2, 2, True), (3, 2, False), (4, 3, True),
    ]  # fmt: skip


def test_every_character_is_kept() -> None:
    document = parse_text("x", SAMPLE.encode())
    assert "\n".join(line.text for line in document.lines) == SAMPLE.rstrip(
        "\n"
    ) or SAMPLE.endswith("\n\n")
    assert all(
        "\t".join(cell.text for cell in line.cells) == line.text
        for line in document.lines
        if line.cells
    )


def test_tables_of_html_within_markdown_are_tables() -> None:
    table = (
        "<table border=1><tr><td>一级指标</td><td>三级指标</td><td>指标值</td></tr>{}"
        "<tr><td rowspan=2>产出指标</td><td>加固堤防</td><td>≥3公里</td></tr>{}<tr><td>更换闸门</td><td>2扇</td></tr></table>"
    )
    text = f"# 部门预算\n\n## 项目绩效目标表\n项目名称：堤防\n{table.format('', '')}\n正文<5\n\n{table.format(chr(10), chr(10))}\n## 附表\n| a | b |\n"
    document = parse_text("x.md", text.encode())
    said = [(line.row, line.text) for line in document.lines if line.text]
    assert said == [
        (1, "部门预算"),
        (3, "项目绩效目标表"),
        (4, "项目名称：堤防"),
        (5, "一级指标\t三级指标\t指标值"),
        (5, "产出指标\t加固堤防\t≥3公里"),
        (5, "\t更换闸门\t2扇"),
        (6, "正文<5"),
        (8, "一级指标\t三级指标\t指标值"),
        (8, "产出指标\t加固堤防\t≥3公里"),
        (8, "\t更换闸门\t2扇"),
        (11, "附表"),
        (12, "a\tb"),
    ]
    assert [line.number for line in document.lines] == list(range(1, len(document.lines) + 1))
    assert [(one.value, one.level1) for one in read_records(document).targets] == [
        ("≥3公里", "产出指标"),
        ("2扇", "产出指标"),
    ] * 2


def test_folders_are_listed_by_path_and_missing_ones_named(tmp_path: Path) -> None:
    for name in ("b/2.md", "b/1.csv", "a.txt", ".hidden/x.txt", "note.log"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("x")
    found = list(list_files([str(tmp_path), str(tmp_path / "none")]))
    assert [Path(str(item)).name for item in found[:3]] == ["a.txt", "1.csv", "2.md"]
    assert isinstance(found[3], SourceError)


def test_markdown_tables_are_tables() -> None:
    said = [
        cells
        for cells in (line.split("\t") for line in SAMPLE.splitlines() if "\t" in line)
        if len(cells) == 6
    ][:40]
    rows = ["| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |" for cells in said]
    document = parse_text(
        "x",
        "\n".join(
            ["标题", rows[0], "|---|:--|---|---|--:|---|", *rows[1:], "正文 | 不是表"]
        ).encode(),
    )
    assert [[cell.text for cell in line.cells] for line in document.lines if line.cells] == [
        [cell.strip() for cell in cells] for cells in said
    ]
    assert [line.text for line in document.lines if not line.cells] == ["标题", "", "正文 | 不是表"]
    assert len(document.lines) == len(rows) + 3
