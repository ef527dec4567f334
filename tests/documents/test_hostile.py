"""Files that mean harm, read as the commands read them.

Each is read, or named with a reason, within limits of processor time and memory; the others are read.
"""

import io
import random
import re
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest

from kg.documents import Document, parse_document
from kg.errors import SourceError
from kg.isolation import Limits, Task, run_each
from tests.support import rebuild
from tests.support.workbooks import old

# By the processor, not by the clock: a loaded machine must not fail a test.
LIMITS = Limits(megabytes=1500, seconds=600, cpu_seconds=4)
SMALL = "部门整体绩效目标表\n一级指标\t二级指标\t三级指标\t指标值\n产出指标\t数量指标\t培训次数\t≥2次\n".encode()
MEGA = 1 << 20


def pdf(objects: list[bytes], root: int = 1) -> bytes:
    """A PDF file of numbered objects."""
    out, places = io.BytesIO(b"%PDF-1.7\n"), []
    out.seek(0, io.SEEK_END)
    for number, body in enumerate(objects, start=1):
        places.append(out.tell())
        out.write(b"%d 0 obj\n" % number + body + b"\nendobj\n")
    table = out.tell()
    out.write(b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1))
    out.write(b"".join(b"%010d 00000 n \n" % place for place in places))
    out.write(
        b"trailer << /Size %d /Root %d 0 R >>\nstartxref\n%d\n%%%%EOF"
        % (len(objects) + 1, root, table)
    )
    return out.getvalue()


def one_page(content: bytes, box: bytes = b"[0 0 595 842]", filters: bytes = b"") -> bytes:
    """A PDF of one page."""
    stream = b"<< /Length %d %s >>\nstream\n" % (len(content), filters) + content + b"\nendstream"
    return pdf([b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
                b"<< /Type /Page /Parent 2 0 R /MediaBox " + box + b" /Contents 4 0 R >>", stream])  # fmt: skip


def deflated(size: int, unit: bytes) -> bytes:
    """A page whose content inflates to that many bytes."""
    packer = zlib.compressobj(9)
    content = (
        b"".join(packer.compress(unit * (MEGA // len(unit))) for _ in range(size // MEGA))
        + packer.flush()
    )
    return one_page(content, filters=b"/Filter /FlateDecode")


def deep_tree(depth: int) -> bytes:
    """Pages below pages below pages."""
    nodes = [
        b"<< /Type /Pages /Count 1 /Kids [%d 0 R] >>" % (number + 3) for number in range(depth)
    ]
    return pdf(
        [b"<< /Type /Catalog /Pages 2 0 R >>", *nodes, b"<< /Type /Page /MediaBox [0 0 9 9] >>"]
    )


def looped_tree() -> bytes:
    """Pages that are their own children."""
    return pdf([b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Count 1 /Kids [2 0 R] >>"])


def many_rulings(count: int) -> bytes:
    """A page of crossing lines: cells without number."""
    drawn = b"".join(
        b"%d 0 m %d 842 l S 0 %d m 595 %d l S\n" % (place, place, place, place)
        for place in range(count)
    )
    return one_page(b"BT /F1 9 Tf (x) Tj ET\n" + drawn)


def zip_bomb(name: str, size: int) -> bytes:
    """A package with one part that inflates."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive,
        archive.open(name, "w") as part,
    ):
        part.write(b"<a>")
        for _ in range(size // MEGA):
            part.write(b" " * MEGA)
        part.write(b"</a>")
    return out.getvalue()


READ = ""  # it is read; nothing is wrong with it but its size
# What each is read as: a part of the reason why not, or READ.
HOSTILE: dict[str, tuple[Callable[[], bytes], str]] = {
    "pdf inflates to endless operators": (
        lambda: deflated(64 * MEGA, b"0 0 m 9 9 l S "),
        "处理器时间超过",
    ),
    "pdf inflates to nothing": (lambda: deflated(64 * MEGA, b" "), "没有文字"),
    "pdf page tree 20,000 deep": (lambda: deep_tree(20_000), "嵌套过深|页目录损坏"),
    "pdf page tree in a loop": (looped_tree, "没有页|损坏"),
    "pdf page of 2,000,000 points": (
        lambda: one_page(b"0 0 m 9 9 l S", b"[0 0 2000000 2000000]"),
        "没有文字",
    ),
    "pdf with 2,000 crossing lines": (lambda: many_rulings(2000), READ),
    "pdf cut off": (lambda: one_page(b"BT ET")[:200], "没有页|损坏"),
    "pdf of noise": (lambda: b"%PDF-1.7\n" + bytes(range(256)) * 4000, "损坏"),
    "word inflates": (lambda: zip_bomb("word/document.xml", 48 * MEGA), "解压后过大"),
    "excel inflates": (lambda: zip_bomb("xl/workbook.xml", 48 * MEGA), "解压后过大"),
    "html of a million divisions": (lambda: b"<html>" + b"<div>" * 1_000_000, READ),
    "html of spans": (
        lambda: b"<table>" + b"<tr><td rowspan=65000 colspan=500>x" * 20_000,
        "单元格超过",
    ),
    "html of many rows": (lambda: b"<table>" + b"<tr><td>1<td>2<td>3" * 20_000, READ),
    "text of one line": (lambda: ("指标\t" * 200_000).encode(), READ),
    "text too large": (lambda: b"\n" * (65 * MEGA) + b"x", "超过 64 MB"),
    "text of brackets": (lambda: ("〔" * 3_000_000 + "\n").encode(), READ),
}


@pytest.fixture(scope="module")
def good(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A document that is read after each of them."""
    path = tmp_path_factory.mktemp("good") / "好.docx"
    path.write_bytes(rebuild.to_docx(SMALL))
    return path


@pytest.mark.parametrize("name", HOSTILE)
def test_it_is_read_or_named_and_the_next_file_is_read(
    name: str, good: Path, tmp_path: Path
) -> None:
    make, reason = HOSTILE[name]
    bad = tmp_path / "坏"
    bad.write_bytes(make())
    tasks = [Task(str(path), "kg.documents:read_document", (str(path),)) for path in (bad, good)]
    outcome, document = run_each(tasks, 1, LIMITS)
    if reason == READ:
        assert isinstance(outcome, Document)
    else:
        assert isinstance(outcome, SourceError)
        assert outcome.path == str(bad)
        assert re.search(reason, outcome.reason)
    assert isinstance(document, Document)
    assert list(tmp_path.rglob("*")) == [bad]


def test_files_broken_at_random_are_read_or_named() -> None:
    """Bytes changed, cut and doubled in every format: nothing but a document or a reason comes out."""
    chance = random.Random(5)
    whole = [
        rebuild.to_docx(SMALL),
        rebuild.to_xlsx(SMALL),
        old("small"),
        rebuild.to_html(SMALL),
        many_rulings(20),
        SMALL,
    ]
    for _ in range(400):
        broken = bytearray(chance.choice(whole))
        for _ in range(chance.randint(1, 30)):
            place = chance.randrange(len(broken))
            broken[place : place + chance.choice((0, 1, 1, 50))] = chance.randbytes(
                chance.choice((0, 1, 1, 20))
            )
        try:
            parse_document("x", bytes(broken))
        except SourceError as error:
            assert error.reason
