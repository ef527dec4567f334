"""The samples printed, scanned (askew, with noise, as JPEG) and read again: ``python -m tests.accuracy.scans [NAME ...]``.

Prints for each: rows of the print, rows found, rows right in every field, rows sure, sure rows wrong, seconds a page.
Needs LibreOffice; some four seconds a page.
"""

import io
import sys
import time
from collections import Counter
from typing import NamedTuple

import numpy as np
import pypdfium2
from PIL import Image

from kg.documents import parse_document
from kg.documents.scan.reader import RESOLUTION
from kg.records import read_records, to_json
from nlp.text import fold, squash
from tests.support import rebuild
from tests.support.samples import SOURCES

FIELDS = (
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
_UNJUDGED = str.maketrans("", "", "，,、。；;：:·“”‘’\"'")  # their width is a matter of the font


class Score(NamedTuple):
    """How a scan was read, in rows of the print."""

    rows: int
    found: int
    right: int
    sure: int
    sure_wrong: int


def scanned(pdf: bytes, pages: list[int] | None = None, seed: int = 1) -> bytes:
    """Pages as an office scanner makes them: up to half a degree askew, noise, JPEG."""
    chance = np.random.default_rng(seed)
    images = []
    with pypdfium2.PdfDocument(pdf) as file:
        for number in pages if pages is not None else range(len(file)):
            drawn = file[number].render(scale=RESOLUTION / 72, grayscale=True).to_pil()
            askew = drawn.rotate(
                float(chance.uniform(-0.5, 0.5)), resample=Image.Resampling.BICUBIC, fillcolor=255
            )
            noisy = np.asarray(askew, dtype=float) + chance.normal(
                0, 12, (askew.height, askew.width)
            )
            jpeg = io.BytesIO()
            Image.fromarray(np.clip(noisy, 0, 255).astype(np.uint8)).save(jpeg, "JPEG", quality=75)
            images.append(Image.open(jpeg))
    out = io.BytesIO()
    images[0].save(out, "PDF", save_all=True, append_images=images[1:], resolution=RESOLUTION)
    return out.getvalue()


def some_pages(pdf: bytes, pages: list[int]) -> bytes:
    """A PDF of some of its pages."""
    with pypdfium2.PdfDocument.new() as made:
        made.import_pages(pypdfium2.PdfDocument(pdf), pages)
        out = io.BytesIO()
        made.save(out)
    return out.getvalue()


def compare(printed: bytes, scan: bytes) -> Score:
    """A scan against the PDF that was printed, read by the same program."""
    truth, read = (
        [to_json(target, "x") for target in read_records(parse_document("x", data)).targets]
        for data in (printed, scan)
    )
    left = Counter(_key(row, FIELDS) for row in truth)
    named = Counter(_key(row, ("indicator", "value")) for row in truth)
    found = named & Counter(_key(row, ("indicator", "value")) for row in read)
    sure = [_key(row, FIELDS) for row in read if row["confidence"] == "sure"]
    right = left & Counter(_key(row, FIELDS) for row in read)
    return Score(
        len(truth), found.total(), right.total(), len(sure), sum(key not in left for key in sure)
    )


def _key(row: dict[str, object], fields: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(squash(fold(str(row[name] or ""))).translate(_UNJUDGED) for name in fields)


def main() -> None:
    names = sys.argv[1:] or sorted(path.name for path in SOURCES.iterdir() if path.is_dir())
    print(
        f"{'sample':18}{'rows':>6}{'found':>7}{'right':>7}{'sure':>6}{'sure wrong':>12}{'s/page':>8}"
    )
    for name in names:
        data = (SOURCES / name / "source.txt").read_bytes()
        pdf = rebuild.by_libreoffice(rebuild.to_docx(data, points=9), "docx", "pdf")
        scan, start = scanned(pdf), time.perf_counter()
        score = compare(pdf, scan)
        with pypdfium2.PdfDocument(scan) as file:
            pages = len(file)
        values = (
            f"{score.rows:>6}{score.found:>7}{score.right:>7}{score.sure:>6}{score.sure_wrong:>12}"
        )
        print(f"{name:18}{values}{(time.perf_counter() - start) / pages:>8.1f}", flush=True)


if __name__ == "__main__":
    main()
