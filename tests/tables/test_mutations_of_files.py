"""The same changes in the files that people have: web pages, Word and Excel read as the text does, or leave the record unsure."""

import os
from collections import Counter
from collections.abc import Callable
from functools import cache
from typing import Any

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from kg.documents import parse_document
from kg.records import read_records, to_json
from tests.support import mutations as m
from tests.support import rebuild
from tests.support.samples import said, source_path

SCALE = int(os.environ.get("JIPU_EXAMPLES", "1"))
PLACES = [
    where for where in m.places() if where.name != "sanmenxia-2023"
]  # its garbled table has no cells to rebuild
MAKERS: dict[str, Callable[[bytes], bytes]] = {
    "html": rebuild.to_html,
    "docx": rebuild.to_docx,
    "xlsx": rebuild.to_xlsx,
}


def read_file(format: str, text: str) -> list[dict[str, Any]]:
    """The records of a text rebuilt as a file."""
    reading = read_records(parse_document(f"x.{format}", MAKERS[format](text.encode())))
    return [to_json(target, "x") for target in reading.targets]


@cache
def unchanged(format: str, name: str) -> list[dict[str, Any]]:
    """The records of a sample or layout rebuilt as a file."""
    return read_file(format, source_path(name).read_text("utf-8"))


def changed(where: m.Place, kind: str, number: int) -> str | None:
    """A table with one change, None where it cannot be made there."""
    body = m.body_lines(where)
    row = body[number % len(body)]
    if kind == "page break":
        return m.page_break(where, row, heading=bool(number % 2), number=False)
    if kind == "full width":
        return m.full_width(where)
    if kind == "synonym":
        return m.synonym(where, number, number // 7)
    if not m.straight(where):
        return None
    if kind == "further column":
        return m.extra_column(where, number, "填报说明栏")
    return m.reorder(where, number)


@pytest.mark.parametrize("format", MAKERS)
@settings(
    max_examples=SCALE * 6,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)
@given(
    st.sampled_from(PLACES),
    st.sampled_from(["page break", "full width", "synonym", "further column", "order"]),
    st.integers(0, 10_000),
)
def test_changes_that_nobody_would_notice_change_no_sure_record(
    format: str, where: m.Place, kind: str, number: int
) -> None:
    text = changed(where, kind, number)
    assume(text is not None)
    after = read_file(format, text or "")
    before = Counter(said(record) for record in unchanged(format, where.name))
    wrong = Counter(said(record) for record in after if record["confidence"] == "sure") - before
    assert not wrong, f"sure but changed: {list(wrong)[:3]}"
    lost = before - Counter(said(record) for record in after)
    doubted = Counter(said(record) for record in after if record["confidence"] == "unsure") - before
    assert lost.total() <= doubted.total(), f"lost: {list(lost)[:3]}"
