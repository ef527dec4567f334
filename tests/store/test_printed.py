"""The printed lines and places of targets that a store keeps, and what is told where they are not."""

from pathlib import Path

import pytest

from kg.build.snapshot import build_store
from kg.documents import parse_document
from kg.errors import StoreError
from kg.graph.terms import DEFAULT_BASE
from kg.records import read_records
from kg.records.places import NOWHERE
from kg.store import Layout
from kg.store.printed import read_place, read_printed
from tests.support.pdf_writer import make_pdf
from tests.support.printed_pages import ROWS, ruled


def test_a_build_keeps_where_each_target_is_printed(tmp_path: Path) -> None:
    data = make_pdf([ruled(ROWS[:3]), ruled(ROWS[2:], 50)])
    (tmp_path / "a.pdf").write_bytes(data)
    build_store([str(tmp_path / "a.pdf")], tmp_path / "s", DEFAULT_BASE, check=False)
    layout = Layout(tmp_path / "s")
    manifest = layout.manifest()
    assert manifest is not None
    file = manifest.documents[0].file
    assert len(read_printed(layout.printed(file)).lines) == 6
    for target in read_records(parse_document("a.pdf", data)).targets:
        place = read_place(layout.places(file), target.id)
        assert (place.lines, place.boxes) == (target.lines, target.boxes)


def test_lines_that_are_gone_are_told(tmp_path: Path) -> None:
    for path in (tmp_path / "gone.lines", tmp_path / "blank.lines", tmp_path / "cut.lines"):
        if path.stem != "gone":
            path.write_text("" if path.stem == "blank" else '{"format": "pdf", "rec', "utf-8")
        with pytest.raises(StoreError, match="重新运行 jipu build"):
            read_printed(path)


@pytest.mark.parametrize("text", ['["a",[1],[{"page"', '["a",[1]]', '["a",[1],[{"page":1}]]'])
def test_places_that_are_damaged_are_told(tmp_path: Path, text: str) -> None:
    path = tmp_path / "x.places"
    path.write_text(text + "\n", "utf-8")
    with pytest.raises(StoreError, match="重新运行 jipu build"):
        read_place(path, "a")


def test_a_store_of_an_earlier_version_has_no_places(tmp_path: Path) -> None:
    assert read_place(tmp_path / "x.places", "a") == NOWHERE
