"""The sample documents and made-up layouts, with their hand-made truth."""

import json
from functools import cache
from pathlib import Path
from typing import Any

from kg.documents import Document, parse_text
from kg.records import Reading, read_records, to_json
from nlp.text import fold

ROOT = Path(__file__).parents[2]
SOURCES = ROOT / "data" / "sources"
GOLD = ROOT / "data" / "gold"
LAYOUTS = ROOT / "tests" / "fixtures" / "layouts"
SOURCE_IDS = sorted(path.parent.name for path in SOURCES.glob("*/source.txt"))
LAYOUT_IDS = sorted(path.parent.name for path in LAYOUTS.glob("*/source.txt"))

# Keys of a record that say where it stands, not what it says.
PLACE = ("document", "page", "sheet", "line")
TRUTH_KEYS = {"indicator": "level3", "fiscal_year": "year"}


def source_path(name: str) -> Path:
    """The text of a sample or layout."""
    folder = SOURCES if (SOURCES / name).exists() else LAYOUTS
    return folder / name / "source.txt"


def load(path: Path) -> list[dict[str, Any]]:
    """JSON lines."""
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


@cache
def document(name: str) -> Document:
    """A sample or layout as read."""
    return parse_text(name, source_path(name).read_bytes())


@cache
def reading_of(name: str) -> Reading:
    """A sample or layout understood."""
    return read_records(document(name))


def records_of(text: str | bytes, path: str = "test") -> list[dict[str, Any]]:
    """The target records of a text."""
    return to_records(read_text(text, path))


def read_text(text: str | bytes, path: str = "test") -> Reading:
    """A text understood."""
    return read_records(parse_text(path, text.encode() if isinstance(text, str) else text))


def to_records(reading: Reading) -> list[dict[str, Any]]:
    """The records of a reading."""
    return [to_json(target, reading.document.path) for target in reading.targets]


@cache
def sample_records(name: str) -> tuple[dict[str, Any], ...]:
    """The records of a sample or layout."""
    return tuple(to_records(read_records(document(name))))


def comparable(value: Any) -> Any:
    """A value as comparisons see it: width and spaces do not count."""
    if isinstance(value, str):
        return fold(value)
    if isinstance(value, dict):
        return {key: comparable(item) for key, item in sorted(value.items())}
    return value


def said(record: dict[str, Any]) -> str:
    """What a record says, without its place and its confidence, as one comparable text."""
    kept = {
        key: value
        for key, value in record.items()
        if key not in (*PLACE, "confidence", "reasons", "parsed")
    }
    return json.dumps(
        {key: comparable(value) for key, value in kept.items()}, ensure_ascii=False, sort_keys=True
    )
