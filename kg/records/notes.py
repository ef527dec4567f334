"""What a person is told of a document besides its rows: what was not read in it, and where."""

from collections.abc import Sequence

from kg.documents import Document, Line
from kg.findings import Finding
from kg.records.reading import Reading

_UNREAD = ("R001", "R012", "R019", "R020")  # a row, a page, letters, a table
_TEMPLATE, _RECOGNISED = "R002", "R013"
_SHOWN = 30  # characters of the first place


def note_of(reading: Reading) -> str:
    """One line for a person; '' where every place was read."""
    unread = [one for one in reading.findings if one.code in _UNREAD]
    places = _places(unread)
    if places:
        empty = [] if reading.records else ["没有读出指标："]
        where = _place(reading.document, places[0])
        return "".join([*empty, f"{len(places)} 处读不出，第一处在{where}；逐处列出：jipu check"])
    if reading.records:
        return ""
    if any(one.code == _TEMPLATE for one in reading.findings):
        return "绩效目标表是空白模板，没有填报"
    recognised = [one.printed for one in reading.findings if one.code == _RECOGNISED]
    # What recognition did not make out cannot be told from what is not there.
    return "；".join(
        ["没有绩效目标表", *(f"{pages}由文字识别读出，请与原件核对" for pages in recognised)]
    )


def _places(findings: Sequence[Finding]) -> list[Finding]:
    """The first finding of each place: lines that follow one another are one."""
    places: list[Finding] = []
    last = -1
    for one in sorted(findings, key=lambda finding: finding.line or 0):
        line = one.line or 0
        if not places or line > last + 1:
            places.append(one)
        last = line
    return places


def _place(document: Document, finding: Finding) -> str:
    """Where a finding stands, as a person finds it in the file, and what is printed there."""
    line = next((one for one in document.lines if one.number == finding.line), None)
    where = f"第 {finding.line} 行" if line is None else _of_line(line)
    text = " ".join(finding.printed.split())
    shown = text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"
    return f"{where}（{shown}）" if shown else where


def _of_line(line: Line) -> str:
    if line.sheet is not None and line.row is not None:
        return f"工作表“{line.sheet}”第 {line.row} 行"
    return f"第 {line.number} 行" if line.page is None else f"第 {line.page} 页"
