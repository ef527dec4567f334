"""What a file hides: rows read for themselves, which no later stage judges or counts.

A document is read twice where something in it is hidden: as it is shown, which is what counts, and
whole. What of the second reading rests on hidden rows or cells is kept apart.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import groupby

from kg.documents import Document, Line
from kg.findings import Finding
from kg.records.identity import make_id
from kg.records.reading import Reading
from kg.records.target import Target
from nlp.text import fold, squash

_CODE, _STALE, _JOINED = "R016", "R010", "R007"


def add_hidden(reading: Reading, whole: Reading, document: Document) -> None:
    """Give a reading the rows that the file hides, and findings on what is hidden.

    A row that is shown in part is hidden where nothing but hidden cells holds its name or value.

    Args:
        reading: of the document as it is shown; changed.
        whole: of all of it.
        document: all of it.
    """
    lines = {line.number: line for line in document.lines}
    own = {_key(target): target for target in reading.targets}
    for target in whole.targets:
        shown = own.get(_key(target))
        if not lines[target.line].hidden:
            if not _stands_hidden(target, lines) or (shown is not None and _is_whole(shown)):
                continue
            reading.targets = [one for one in reading.targets if one is not shown]
        ident = make_id("hidden", target.id)
        reading.hidden.append(replace(target, id=ident, hidden=True))
    reading.findings = [
        one for one in reading.findings if not _is_of_hidden(one, whole.findings, lines)
    ]
    reading.findings += [*_of_rows(reading.hidden, lines), *_of_cells(document.lines)]


def _is_of_hidden(finding: Finding, whole: list[Finding], lines: Mapping[int, Line]) -> bool:
    """Whether what was found only shows that something is hidden.

    A correction of a hidden row, or a table that goes on below hidden rows.
    """
    if finding.code == _STALE:
        return finding not in whole
    above = lines.get(finding.line - 1) if finding.line else None
    return finding.code == _JOINED and above is not None and above.hidden


def _key(target: Target) -> tuple[int, str]:
    return target.line, fold(target.indicator)


def _is_whole(target: Target) -> bool:
    """Whether a row as shown has its value in a column of values, be it blank."""
    return "value_column_inferred" not in target.reasons


def _stands_hidden(target: Target, lines: Mapping[int, Line]) -> bool:
    """Whether the name or the value of a row stands in hidden cells only."""
    cells = [cell for number in target.lines for cell in lines[number].cells if cell.text.strip()]
    if not any(cell.hidden for cell in cells):
        return False
    hidden = {squash(cell.text) for cell in cells if cell.hidden}
    hidden -= {squash(cell.text) for cell in cells if not cell.hidden}
    return squash(target.indicator) in hidden or squash(target.value or "") in hidden


def _of_rows(hidden: Iterable[Target], lines: Mapping[int, Line]) -> Iterator[Finding]:
    """A finding for the hidden rows that stand together."""
    rows = [target for target in hidden if lines[target.line].hidden]
    first = {number: _run_begins(number, lines) for number in {target.line for target in rows}}
    for _, group in groupby(rows, key=lambda target: first[target.line]):
        own = list(group)
        numbers = tuple(sorted({number for target in own for number in target.lines}))
        names = "、".join(dict.fromkeys(target.indicator for target in own))
        yield Finding(_CODE, own[0].line, names, numbers, detail=f"{len(own)} 行", page=own[0].page)


def _run_begins(number: int, lines: Mapping[int, Line]) -> int:
    """The first of the hidden lines around one."""
    while number - 1 in lines and lines[number - 1].hidden:
        number -= 1
    return number


def _of_cells(lines: Iterable[Line]) -> Iterator[Finding]:
    """A finding for the hidden cells of each column, in lines that are shown."""
    found: dict[tuple[str | None, int], list[tuple[int, str]]] = defaultdict(list)
    for line in lines:
        for cell in line.cells:
            if cell.hidden and cell.text.strip() and not line.hidden:
                found[line.sheet, cell.column].append((line.number, cell.text))
    for own in found.values():
        number, text = own[0]
        detail = f"“{text}”，共 {len(own)} 格"
        yield Finding(_CODE, number, text, tuple(line for line, _ in own), detail=detail)
