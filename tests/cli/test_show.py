"""``jipu show``: from the store alone, and the pages of a row with the row framed."""

import io
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from PIL import Image

from kg.build.snapshot import build_store
from kg.cli.show import show as command
from kg.documents import parse_document
from kg.graph.terms import DEFAULT_BASE
from kg.records import Target, read_records
from tests.support.pdf_writer import make_pdf
from tests.support.printed_pages import cut_by_a_break
from tests.support.samples import source_path


@pytest.fixture
def source(tmp_path: Path) -> Path:
    path = tmp_path / "a.pdf"
    path.write_bytes(make_pdf(cut_by_a_break()))
    build_store([str(path)], tmp_path / "s", DEFAULT_BASE, check=False)
    return path


def targets(path: Path) -> list[Target]:
    return read_records(parse_document(str(path), path.read_bytes())).targets


def show(source: Path, ident: str, *more: str) -> Result:
    store = str(source.with_name("s"))
    return CliRunner().invoke(command, [ident, "--store", store, *more])


def test_the_store_is_enough_to_print_a_row(source: Path) -> None:
    target = targets(source)[-1]
    source.unlink()
    shown = show(source, target.id, "--around", "1").output.splitlines()
    assert shown[0].endswith(f"a.pdf 第 1 页 第 {target.line} 行")
    own = [line for line in shown if line.startswith(">")]
    assert [line.split()[1] for line in own] == [str(number) for number in target.lines]
    assert len(own) == 2
    assert "  三级指标  参保群众对医保服务的满意度" in shown
    assert "  一级  满意度指标" in shown


def test_a_row_cut_by_a_page_break_is_drawn_on_both_pages(source: Path, tmp_path: Path) -> None:
    out = tmp_path / "page.png"
    whole, cut = (targets(source)[place].id for place in (0, -1))
    sizes = []
    for ident in (whole, cut):
        assert show(source, ident, "--out", str(out)).exit_code == 0
        with Image.open(io.BytesIO(out.read_bytes())) as picture:
            sizes.append(picture.size)
    assert sizes[1][0] == sizes[0][0]
    assert sizes[1][1] > 2 * sizes[0][1]


def test_pages_are_drawn_from_the_file_that_was_built(source: Path, tmp_path: Path) -> None:
    ident, out = targets(source)[0].id, ("--out", str(tmp_path / "page.png"))
    source.write_bytes(source.read_bytes() + b"\n")
    assert "改动过" in str(show(source, ident, *out).exception)
    assert show(source, ident).exit_code == 0
    source.unlink()
    assert "已不在" in str(show(source, ident, *out).exception)


def test_formats_without_pages_are_not_drawn(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(source_path("hongqi-2022").read_bytes())
    build_store([str(path)], tmp_path / "s", DEFAULT_BASE, check=False)
    shown = show(path, targets(path)[0].id, "--out", str(tmp_path / "x.png"))
    assert "--out 只用于 PDF 和扫描件" in str(shown.exception)


@pytest.mark.parametrize("ident", ["0" * 16, "x'y"])
def test_an_id_that_names_no_target_is_told(source: Path, ident: str) -> None:
    assert "编号见 jipu export" in str(show(source, ident).exception)
