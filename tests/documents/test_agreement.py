"""The same document as Word, Excel, old Excel and web page: the records of the text, field by field.

What was made from a text dump keeps the dump's own damage, such as rows shifted by one cell; a merged cell over such a row is
the one difference that the source does not explain.
"""

from collections import Counter
from pathlib import Path

import pytest

from kg.documents import parse_document, parse_text
from kg.records import read_records, to_json
from tests.support import rebuild
from tests.support.samples import ROOT, SOURCES
from tests.support.workbooks import old

KEYS = (
    "scope",
    "project_code",
    "project_name",
    "level1",
    "level2",
    "indicator",
    "description",
    "value",
    "basis",
)
FORMATS = {
    "html": rebuild.to_html,
    "docx": rebuild.to_docx,
    "xlsx": rebuild.to_xlsx,
}
SAMPLES = sorted(path.name for path in SOURCES.iterdir() if path.is_dir())
OLD = ("hongqi-2022", "yulin-2023")  # checked in as .xls
LAYOUTS = sorted(path.name for path in (ROOT / "tests/fixtures/layouts").iterdir() if path.is_dir())
# Rows that are read otherwise, and why.
LOST = {
    "yulin-2023": 1,
    "damaged-hebei": 4,
}  # a merged label beside a shifted row; rows that hold only the ends of cells


def rows(document: object) -> list[tuple[str, ...]]:
    records = (to_json(target, "x") for target in read_records(document).targets)  # type: ignore[arg-type]
    return [
        (record["confidence"], *("".join(str(record[key]).split()) for key in KEYS))
        for record in records
    ]


def compare(data: bytes, made: bytes, lost: int) -> None:
    """At most so many rows are missing, and no sure row says anything else."""
    truth, found = (rows(parse_text("x", data)), rows(parse_document("x", made)))
    missing = Counter(row[1:] for row in truth) - Counter(row[1:] for row in found)
    assert missing.total() <= lost, missing
    known = {row[1:] for row in truth}
    assert [row for row in found if row[0] == "sure" and row[1:] not in known] == []


@pytest.mark.parametrize("format", FORMATS)
@pytest.mark.parametrize("name", SAMPLES)
def test_a_sample_says_the_same_in_every_format(name: str, format: str) -> None:
    data = (SOURCES / name / "source.txt").read_bytes()
    compare(data, FORMATS[format](data), LOST.get(name, 0))


@pytest.mark.parametrize("name", OLD)
def test_a_sample_says_the_same_in_the_old_format_of_workbooks(name: str) -> None:
    data = (SOURCES / name / "source.txt").read_bytes()
    compare(data, old(name), LOST.get(name, 0))


@pytest.mark.parametrize("format", FORMATS)
@pytest.mark.parametrize("name", LAYOUTS)
def test_a_layout_says_the_same_in_every_format(name: str, format: str) -> None:
    data = (ROOT / "tests/fixtures/layouts" / name / "source.txt").read_bytes()
    compare(data, FORMATS[format](data), LOST.get(name, 0))


def test_rows_of_workbooks_carry_sheet_and_row(tmp_path: Path) -> None:
    data = (SOURCES / "hongqi-2022" / "source.txt").read_bytes()
    document = parse_document("x", rebuild.to_xlsx(data))
    target = read_records(document).targets[0]
    record = to_json(target, "x")
    assert record["sheet"] == "Sheet1"
    printed = next(line for line in document.lines if line.row == record["line"])
    assert target.indicator in printed.text
