"""``/documents/{id}``, ``/targets/{id}``: printed lines, with the rows marked that were read."""

import threading
from functools import lru_cache
from itertools import groupby
from typing import Any

from fastapi import APIRouter, Request
from starlette.responses import Response

from api.pages.corrections import COLUMNS, corrections_beside
from api.pages.queries import Rows, ask, grouped, judged
from api.pages.site import render
from api.printed import entry_of, place_of, printed_of
from api.problems import ProblemError
from api.rest.answers import is_unchanged, snapshot_of
from api.rest.resources import find_resource
from api.snapshots import Snapshot
from kg.documents import Line, PageBox, Printed, read_bytes
from kg.errors import SourceError
from kg.findings import REASONS
from kg.isolation import Limits, Task, run_each
from kg.store import Entry
from nlp.text import squash

router = APIRouter(include_in_schema=False)
DRAWN = ("pdf", "image")  # formats whose pages can be drawn
AROUND, PAGE = 12, 120  # lines before a row (and twice as many after it); lines of a page
FIELDS = {
    "level1": "一级指标",
    "level2": "二级指标",
    "label": "三级指标",
    "description": "说明",
    "value": "指标值",
    "basis": "依据",
}
_DRAWING = threading.BoundedSemaphore(2)
_DRAWN_LIMITS = Limits(megabytes=3072, seconds=60.0, cpu_seconds=60)


@router.get("/documents/{ident}")
def document(request: Request, ident: str) -> Response:
    """A part of a document, around ``line`` or from its beginning."""
    snapshot = snapshot_of(request)
    entry = entry_of(snapshot, ident)
    printed = printed_of(snapshot, entry)
    line = _number(request.query_params.get("line"), len(printed.lines))
    first = max(line - AROUND, 1)
    return _shown(
        request,
        snapshot,
        entry,
        printed,
        first,
        first + PAGE - 1,
        marked=line if "line" in request.query_params else 0,
    )


@router.get("/targets/{ident}")
def target(request: Request, ident: str) -> Response:
    """A target: where it is printed, what was read, how it was judged."""
    snapshot = snapshot_of(request)
    this = find_resource(snapshot, "targets", ident)
    row = ask(snapshot, "target", this=this)[0]
    entry = entry_of(snapshot, row["document"])
    printed = printed_of(snapshot, entry)
    stands = printed.lines[row["line"] - 1]
    row["sheet"], row["sheet_row"] = stands.sheet, stands.row
    place = place_of(snapshot, entry, ident)
    row["lines"] = place.lines or (row["line"],)
    row["pages"] = [box.page for box in place.boxes]
    row["target"], row["reasons"] = (
        this,
        [one["reason"] for one in ask(snapshot, "reasons", this=this)],
    )
    return _shown(
        request, snapshot, entry, printed, row["line"] - AROUND, row["line"] + 2 * AROUND, row
    )


def _shown(
    request: Request,
    snapshot: Snapshot,
    entry: Entry,
    printed: Printed,
    first: int,
    last: int,
    row: dict[str, Any] | None = None,
    marked: int = 0,
) -> Response:
    first, last = max(first, 1), min(last, len(printed.lines))
    ident = entry.file.partition("-")[0]
    this = f"{snapshot.base}document/{ident}"
    rows = ask(snapshot, "targets-on-lines", this=this, first=first, last=last)
    written, waiting = corrections_beside(entry)
    corrections = written if waiting else []
    return render(
        request,
        "source.html",
        snapshot,
        entry=entry,
        ident=ident,
        printed=printed,
        runs=_runs(printed.between(first, last)),
        first=first,
        last=last,
        page=PAGE,
        rows=grouped(rows, "line"),
        row=row,
        fields=FIELDS,
        columns=COLUMNS,
        reasons=REASONS,
        marked=marked,
        own=set(row["lines"]) if row else set(),
        taken=_taken(row),
        is_taken=is_taken,
        judged=judged(snapshot, [row]) if row else {},
        projects=_projects(snapshot, row),
        pictured=row["pages"] if row and printed.format in DRAWN else [],
        corrections=corrections,
        corrected=ask(snapshot, "corrections-of-target", this=row["target"]) if row else [],
        may_write=bool(snapshot.settings.review_token),
        is_live=bool(corrections),
    )


def _runs(lines: list[Line]) -> list[tuple[bool, list[Line]]]:
    """Runs of lines: whether they are rows of a table, and the lines; blank ones left out."""
    filled = (line for line in lines if line.text.strip())
    return [
        (is_table, list(run))
        for is_table, run in groupby(filled, key=lambda line: bool(line.cells))
    ]


def _projects(snapshot: Snapshot, row: dict[str, Any] | None) -> Rows:
    return ask(snapshot, "projects-of-target", this=row["target"]) if row else []


def _taken(row: dict[str, Any] | None) -> set[str]:
    """The texts that were taken from the row's cells."""
    return {squash(row[name]) for name in FIELDS if row[name]} if row else set()


def is_taken(line: Line, text: str, own: set[int], taken: set[str]) -> bool:
    """Whether a cell's text went into the row that is shown."""
    cell = squash(text)
    return line.number in own and bool(cell) and any(cell in whole for whole in taken)


def _number(given: str | None, most: int) -> int:
    if given is None:
        return 1
    if not given.isdecimal() or not 1 <= int(given[:9]) <= max(most, 1):
        raise ProblemError(
            400, "bad-parameter", f"line 应为 1 与 {most} 之间的整数", {"parameter": "line"}
        )
    return int(given)


@router.get("/targets/{ident}/page.png")
def picture(request: Request, ident: str) -> Response:
    """The pages of a PDF or scan with the row of a target framed, drawn in another process."""
    snapshot = snapshot_of(request)
    this = find_resource(snapshot, "targets", ident)
    headers = {"ETag": f'"{snapshot.id}-{ident}"', "Cache-Control": "no-cache"}
    if is_unchanged(request, headers["ETag"]):
        return Response(status_code=304, headers=headers)
    row = ask(snapshot, "target", this=this)[0]
    entry = entry_of(snapshot, row["document"])
    place = place_of(snapshot, entry, ident)
    if printed_of(snapshot, entry).format not in DRAWN or not place.boxes:
        raise ProblemError(404, "no-picture", "只有 PDF 和扫描件有页面图片")
    data = _picture(entry.source, entry.sha256, place.boxes)
    return Response(data, headers=headers, media_type="image/png")


@lru_cache(maxsize=32)
def _picture(path: str, sha256: str, boxes: tuple[PageBox, ...]) -> bytes:
    import hashlib

    with _DRAWING:
        try:
            data = read_bytes(path)
        except SourceError:
            raise ProblemError(404, "no-file", "原文件已不在服务器上") from None
        if hashlib.sha256(data).hexdigest() != sha256:
            raise ProblemError(404, "no-file", "原文件在建库之后改动过；请重新运行 jipu build")
        task = Task(path, "kg.documents.page_picture:framed_pages", (path, data, boxes))
        (outcome,) = run_each([task], 1, _DRAWN_LIMITS)
    if isinstance(outcome, SourceError):
        raise ProblemError(404, "no-picture", "这一页画不成图片")
    drawn: bytes = outcome
    return drawn
