"""Print how fast files of every format are read, beside the bare library in the same run; how two processes help; how memory stays.

Usage: python -m tests.bench.files [FILES]   (PDF by LibreOffice, where it is installed)
"""

import io
import multiprocessing
import resource
import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import docx
import pdfplumber
from lxml import html as lxml_html
from python_calamine import CalamineWorkbook

from kg.documents import parse_document
from kg.isolation import Task, run_each
from tests.bench.aims import Aims
from tests.corpus.generator import make_document
from tests.support import rebuild
from tests.support.workbooks import old

FILES, MIXED, SAMPLE = 1000, 200, 4

SOFFICE = shutil.which("soffice")


def bare_pdf(data: bytes) -> None:
    """The alternative: pdfplumber's own tables."""
    with pdfplumber.open(io.BytesIO(data)) as file:
        for page in file.pages:
            page.extract_tables()


def bare_word(data: bytes) -> None:
    """The alternative: python-docx's cells."""
    for table in docx.Document(io.BytesIO(data)).tables:
        for row in table.rows:
            [cell.text for cell in row.cells]


def bare_sheet(data: bytes) -> None:
    """The alternative: calamine alone."""
    book = CalamineWorkbook.from_filelike(io.BytesIO(data))
    for name in book.sheet_names:
        book.get_sheet_by_name(name).to_python()


def bare_page(data: bytes) -> None:
    """The alternative: lxml's own tree, every cell's text."""
    [list(cell.itertext()) for cell in lxml_html.document_fromstring(data).iter("td", "th")]


FORMATS: dict[str, tuple[Callable[[bytes], bytes], Callable[[bytes], None], str]] = {
    "docx": (rebuild.to_docx, bare_word, "python-docx"),
    "xlsx": (rebuild.to_xlsx, bare_sheet, "calamine"),
    "xls": (lambda data: old("yulin-2023"), bare_sheet, "calamine"),
    "html": (rebuild.to_html, bare_page, "lxml"),
    "pdf": (
        lambda data: rebuild.by_libreoffice(rebuild.to_docx(data), "docx", "pdf"),
        bare_pdf,
        "pdfplumber",
    ),
}


def seconds(action: Callable[[bytes], object], files: list[bytes]) -> float:
    """Median of three runs over the files."""
    runs = []
    for _ in range(3):
        start = time.perf_counter()
        for data in files:
            action(data)
        runs.append(time.perf_counter() - start)
    return statistics.median(runs)


def formats(folder: Path, aims: Aims) -> None:
    """Each format beside its bare library; the files are kept for what follows."""
    for format, (make, bare, name) in FORMATS.items():
        if format == "pdf" and SOFFICE is None:
            print("pdf   not measured: no LibreOffice here")
            continue
        files = [make(make_document(number).encode()) for number in range(SAMPLE)]
        for number, data in enumerate(files):
            (folder / f"{number}.{format}").write_bytes(data)
        ours, alone = seconds(lambda data: parse_document("x", data), files), seconds(bare, files)
        lines = sum(len(parse_document("x", data).lines) for data in files)
        print(
            f"{format:5} {lines / ours:8.0f} lines/s = {alone / ours:.2f} x bare {name} ({aims.at_least(format, alone / ours, 0.7, ' x')})",
            flush=True,
        )


def read_all(paths: list[Path], jobs: int) -> float:
    """Seconds to make records of many files."""
    start = time.perf_counter()
    tasks = [Task(str(path), "kg.build.document:extract_records", (str(path),)) for path in paths]
    for outcome in run_each(tasks, jobs):
        if isinstance(outcome, Exception):
            raise outcome
    return time.perf_counter() - start


def memory_after(paths: list[str], pipe: "multiprocessing.connection.Connection") -> None:
    """Peak memory of one process that reads the files, a tenth and all of them."""
    from kg.build.document import extract_records

    peaks = []
    for part in (paths[: max(1, len(paths) // 10)], paths):
        for path in part:
            extract_records(path)
        peaks.append(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
    pipe.send(peaks)


def main(files: int) -> None:
    """Print everything."""
    aims = Aims()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        formats(folder, aims)
        kinds = sorted(folder.iterdir())
        mixed = [kinds[number % len(kinds)] for number in range(MIXED)]
        one, two = read_all(mixed, 1), read_all(mixed, 2)
        print(
            f"{MIXED} mixed files: {one:.1f} s by one process, {two:.1f} s by two = {one / two:.2f} x ({aims.at_least('two processes', one / two, 1.7, ' x')})",
            flush=True,
        )
        own, other = multiprocessing.Pipe()
        paths = [str(kinds[number % len(kinds)]) for number in range(files)]
        process = multiprocessing.get_context("spawn").Process(
            target=memory_after, args=(paths, other)
        )
        process.start()
        few, many = own.recv()
        process.join()
        print(
            f"memory of one process: {few:.0f} MB after {files // 10} files, {many:.0f} MB after {files}"
        )
    aims.close()


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else FILES)
