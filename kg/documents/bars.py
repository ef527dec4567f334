"""Lines of text with bars between their cells -> cells: tables of Markdown and what is like them.

Bars may stand around a row (``| a | b |``), behind each cell (``a | b |``), between the cells only
(``a | b``), or behind cells that have a line each (``a |``). Rulings may stand between the rows,
and the bars may be those that draw boxes (│). The lines that stand together tell which it is.
"""

import html
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from kg.documents.grid import cell_text

_BAR = re.compile(r"(?<!\\)[|│┃║｜]")
# Where a merged cell stands beside a ruling (│ 产出 ├────┤), its ends are bars too.
_EDGE = re.compile(r"(?<!\\)[|│┃║｜├┼┤┝┿┥┠╂┨┣╋┫╠╬╣+]")
_DASHES = "─━═=—-"
# Rulings: |---|:-:| of Markdown, +----+ of plain text, ├──┼──┤ of boxes.
_OF_NO_RULING = re.compile(rf"[^\s:+|\u2500-\u257f{_DASHES}]")
_DASHED = re.compile(rf"[{_DASHES}]{{2}}")
_BRANCH = re.compile(rf"[├┼┝┿┠╂┣╋╠╬+][{_DASHES}]{{2}}")
_RULED = re.compile(rf"\s*[{_DASHES}]{{2,}}\s*")
_EMPHASIS = re.compile(r"(\*\*|__|`)(.+)\1$")
_ESCAPED = re.compile(r"\\([\\`*_{}\[\]()#+.!<>|~-])")
_BREAK = re.compile(r"<br\s*/?>", re.I)
_MOST_BLANK = 2  # lines between two rows; after more, another table begins
# Bars without a frame may also part the words of a line (首页 | 政务公开); rows are several.
_FEWEST_ROWS, _FEWEST_BARS = 3, 2
_FRAMED = 0.6  # of the rows of a table with a frame around them
# Cells that stand one below the other are more than a label and a value.
_FEWEST_STACKED = 6
# Rows of lines, by the kinds of ``_kind``: a | / b | / c, then a / | / b / | / c, then a / | b.
_ROW_OF_LINES = re.compile("E{1,15}P|P(?:LP){1,15}|PS{1,15}")
_TABLE_OF_LINES = re.compile("(?:E{1,15}P){2,}|(?:P(?:LP){1,15}){2,}|(?:PS{1,15}){2,}")
_LONGEST_CELL = 200


@dataclass(slots=True)
class Barred:
    """What a line with bars, or a ruling between such lines, is.

    Attributes:
        cells: of a row; None for a line that is none.
        text: of a line that is a cell by itself; blank for a ruling, and for a line whose words a
            row above has.
    """

    cells: list[str] | None = None
    text: str = ""


@dataclass(slots=True)
class _Block:
    """Lines that stand together: those with bars, and rulings; place -> text."""

    lines: dict[int, str] = field(default_factory=dict)

    def rows(self) -> dict[int, str]:
        """The lines that are no ruling."""
        return {place: line for place, line in self.lines.items() if not _is_ruling(line)}


def read_bars(lines: Sequence[str]) -> dict[int, Barred]:
    """The lines of a text that belong to tables with bars, by place; all others are left out."""
    if not any(_BAR.search(line) for line in lines):
        return {}
    found = _rows_of_lines(lines)
    rest = ["" if place in found else line for place, line in enumerate(lines)]
    for block in _blocks(rest):
        found |= _read_block(block)
    return found


def _rows_of_lines(lines: Sequence[str]) -> dict[int, Barred]:
    """Rows whose cells have a line each, bars between them: the last cell of a row has none."""
    filled = [place for place, line in enumerate(lines) if line.strip()]
    kinds = "".join(_kind(lines[place].strip()) for place in filled)
    found: dict[int, Barred] = {}
    for table in _TABLE_OF_LINES.finditer(kinds):
        for row in _ROW_OF_LINES.finditer(table.group()):
            first, end = table.start() + row.start(), table.start() + row.end()
            texts = [
                cell
                for place in filled[first:end]
                for cell in _cells(lines[place].strip(), True, True)
            ]
            found |= dict.fromkeys(filled[first:end], Barred())
            found[filled[first]] = Barred([cell for cell in texts if cell])
    return found


def _kind(line: str) -> str:
    """What a line is among rows of lines.

    A cell with its bar, a bar alone, a plain text, or any other.
    """
    bars = len(_BAR.findall(line))
    if bars == 0:
        return "P" if len(line) <= _LONGEST_CELL and not _is_ruling(line) else "N"
    if bars > 1:
        return "N"
    if len(line) == 1:
        return "L"
    return "E" if _trails(line) else "S" if _leads(line) else "N"


def _blocks(lines: Sequence[str]) -> Iterator[_Block]:
    block, blank, last = _Block(), 0, ""
    for place, line in enumerate(map(str.strip, lines)):
        if not line:
            blank += 1
            continue
        is_ruling = _is_ruling(line)
        begins = blank > _MOST_BLANK or (blank and is_ruling and _is_ruling(last))
        if block.lines and (begins or not (is_ruling or _BAR.search(line))):
            yield block
            block = _Block()
        if is_ruling or _BAR.search(line):
            block.lines[place] = line
        blank, last = 0, line
    yield block


def _is_ruling(line: str) -> bool:
    return _OF_NO_RULING.search(line) is None and _DASHED.search(line) is not None


def _read_block(block: _Block) -> dict[int, Barred]:
    rows = block.rows()
    if not rows:
        return {}
    leads, trails = _frame(list(rows.values()))
    if _is_stacked(rows):
        texts = {place: "".join(_cells(line, True, True)) for place, line in rows.items()}
        return {place: Barred(None, texts.get(place, "")) for place in block.lines}
    if not (leads and trails) and not _are_rows(block, rows):
        return {}
    found = dict.fromkeys(block.lines, Barred())
    for places in _groups(block):
        own = [place for place in places if not (leads and trails) or _has_frame(rows[place])]
        for place in set(places) - set(own):
            del found[place]  # a line of prose with a bar
        if own:
            found[own[0]] = Barred(_joined([_cells(rows[place], leads, trails) for place in own]))
    return _with_titles(found)


def _with_titles(found: dict[int, Barred]) -> dict[int, Barred]:
    """A line of one cell above the rows of several is a text."""
    for place, line in sorted(found.items()):
        if line.cells is not None and len(line.cells) > 1:
            break
        found[place] = Barred(None, "".join(line.cells or []))
    return found


def _frame(rows: list[str]) -> tuple[bool, bool]:
    """Whether bars at the beginning and the end of rows are a frame.

    They are where all rows have them; else a blank cell lies beyond. Of rows with a frame around
    them, a line of prose with a bar may stand among them: it has other bars than they have.
    """
    bars = {row: len(_BAR.findall(row)) for row in rows}
    around = [row for row in rows if _leads(row) and _trails(row)]
    if len(around) >= _FRAMED * len(rows):
        usual = Counter(bars[row] for row in around).most_common(1)[0][0]
        if all(bars[row] != usual for row in rows if not (_leads(row) and _trails(row))):
            return True, True
    return all(map(_leads, rows)), all(map(_trails, rows))


def _leads(row: str) -> bool:
    return _BAR.match(row) is not None


def _trails(row: str) -> bool:
    return _BAR.match(row, len(row) - 1) is not None


def _has_frame(row: str) -> bool:
    return _leads(row) or _trails(row)


def _is_stacked(rows: dict[int, str]) -> bool:
    """Whether every line is one cell with a bar at an end."""
    if len(rows) < _FEWEST_STACKED:
        return False
    return all(len(_cells(row, True, True)) == 1 and _has_frame(row) for row in rows.values())


def _are_rows(block: _Block, rows: dict[int, str]) -> bool:
    wide = sum(len(_BAR.findall(row)) >= _FEWEST_BARS for row in rows.values())
    return len(rows) < len(block.lines) or len(rows) >= _FEWEST_ROWS or wide >= _FEWEST_BARS


def _groups(block: _Block) -> Iterator[list[int]]:
    """The lines of each row: one, or those between two rulings where all rows have these."""
    groups: list[list[int]] = [[]]
    for place, line in block.lines.items():
        if not _is_ruling(line):
            groups[-1].append(place)
        if _is_ruling(line) or _is_partly_ruled(line):
            groups.append([])
    filled = [group for group in groups if group]
    lines = list(block.lines.values())
    is_grid = _is_ruling(lines[0]) and _is_ruling(lines[-1]) and len(filled) >= _FEWEST_ROWS
    for group in filled:
        yield from [group] if is_grid else [[place] for place in group]


def _is_partly_ruled(line: str) -> bool:
    return _BRANCH.search(line) is not None


def _cells(line: str, leads: bool, trails: bool) -> list[str]:
    """The cells of a row.

    Args:
        line: the row.
        leads: whether a bar at its beginning is a frame.
        trails: whether a bar at its end is one.
    """
    parts = _BAR.split(line)
    if _is_partly_ruled(line):
        parts = ["" if _RULED.fullmatch(part) else part for part in _EDGE.split(line)]
    if leads and not parts[0].strip():
        parts = parts[1:]
    if trails and len(parts) > 1 and not parts[-1].strip():
        parts = parts[:-1]
    return [_text(part) for part in parts]


def _joined(rows: list[list[str]]) -> list[str]:
    """The cells of a row that has several lines."""
    if len(rows) == 1:
        return rows[0]
    width = max(map(len, rows))
    columns = zip(*(row + [""] * (width - len(row)) for row in rows), strict=True)
    return [cell_text("\n".join(filter(None, column))) for column in columns]


def _text(part: str) -> str:
    """What a cell shows: its text without the marks of Markdown."""
    text = part.strip()
    marked = _EMPHASIS.match(text)
    text = marked.group(2) if marked else text
    text = _ESCAPED.sub(r"\1", html.unescape(_BREAK.sub("\n", text)))
    return cell_text(text)
