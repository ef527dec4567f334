"""The records of an XLS stream that xlrd does not tell of: formulas nobody calculated, text boxes.

Source: [MS-XLS], 2.4 (BoundSheet8, Formula, MsoDrawing, Obj, TxO), and [MS-ODRAW] for the anchor
of a drawing.
"""

import struct
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from kg.documents.workbook.sheet import TextBox

_BOF, _EOF, _CONTINUE = (0x0809, 0x0409, 0x0209, 0x0009), 0x000A, 0x003C
_BOUNDSHEET, _FORMULA, _DRAWING, _OBJ, _TXO = 0x0085, 0x0006, 0x00EC, 0x005D, 0x01B6
_WANTED = frozenset((_CONTINUE, _BOUNDSHEET, _FORMULA, _DRAWING, _OBJ, _TXO))
_HEAD = struct.Struct("<HH")  # type and length of a record
_ANCHOR = b"\x10\xf0\x12\x00\x00\x00"  # type and length of OfficeArtClientAnchorSheet
_NOTE = 0x0019  # an object that is the note of a cell
_ON_LOAD = 0x0002  # to be calculated when the file is opened
# 1,024ths of a column's width and 256ths of a row's height, a twentieth each: so far a box may
# reach into the next cell.
_INTO_COLUMN, _INTO_ROW = 51, 13
_EMPTY = b"\x03"  # the type of a result that is an empty text; a number's last bytes are not FF FF


@dataclass(slots=True)
class SheetRecords:
    """What the records of a sheet tell.

    Attributes:
        formulas: (row, column) -> whether it holds a result that says something.
        boxes: its text boxes.
    """

    formulas: dict[tuple[int, int], bool] = field(default_factory=dict)
    boxes: list[TextBox] = field(default_factory=list)


def read_records(stream: bytes, base: int) -> list[SheetRecords]:
    """What the worksheets of a workbook hold, in their order.

    Args:
        stream: holds the stream of the workbook.
        base: where that begins.
    """
    sheets = [data for code, data in _records(stream, base) if code == _BOUNDSHEET]
    places = [
        base + struct.unpack_from("<I", data)[0]
        for data in sheets
        if len(data) > 5 and data[5] == 0  # a worksheet, no chart or macros
    ]
    return [_sheet(stream, place) for place in places]


def uncalculated(sheets: Sequence[SheetRecords]) -> list[set[tuple[int, int]]]:
    """The formulas of each sheet whose results nobody has calculated.

    Programs that write workbooks store a zero or an empty text, and so does one that has
    calculated them; but then other formulas have results.
    """
    is_blank = not any(told for sheet in sheets for told in sheet.formulas.values())
    return [set(sheet.formulas) if is_blank else set() for sheet in sheets]


def _records(stream: bytes, place: int) -> Iterator[tuple[int, bytes]]:
    """The wanted records of a substream up to its end; those of a chart inside it are left out."""
    depth, last = 0, len(stream) - _HEAD.size
    while 0 <= place <= last:
        code, length = _HEAD.unpack_from(stream, place)
        place += _HEAD.size + length
        if code in _BOF:
            depth += 1
        elif code == _EOF:
            depth -= 1
            if depth <= 0:
                return
        elif depth <= 1 and code in _WANTED:
            yield code, stream[place - length : place]


def _sheet(stream: bytes, place: int) -> SheetRecords:
    found = SheetRecords()
    anchor, kind, letters = b"", 0, 0
    for code, data in _records(stream, place):
        if code == _FORMULA and len(data) >= 16:
            row, column, _, result, flags = struct.unpack_from("<HHH8sH", data)
            found.formulas[row, column] = _says_something(result, flags)
        elif code == _DRAWING:
            anchor = data
        elif code == _OBJ and len(data) >= 6:
            kind = struct.unpack_from("<H", data, 4)[0]
        elif code == _TXO and len(data) >= 12:
            letters = struct.unpack_from("<H", data, 10)[0]
        elif code == _CONTINUE and letters:
            box = _box(anchor, _text(data, letters))
            letters = 0
            if box is not None and kind != _NOTE:
                found.boxes.append(box)
    return found


def _says_something(result: bytes, flags: int) -> bool:
    if result[6:] == b"\xff\xff":
        return result[:1] != _EMPTY
    return struct.unpack("<d", result)[0] != 0.0 and not flags & _ON_LOAD


def _text(data: bytes, letters: int) -> str:
    if data[:1] == b"\x00":
        return data[1 : 1 + letters].decode("latin-1")
    return data[1 : 1 + 2 * letters].decode("utf-16-le", "replace")


def _box(drawing: bytes, text: str) -> TextBox | None:
    """A text box at its anchor, None without any text or place."""
    place = drawing.rfind(_ANCHOR)
    text = text.replace("\r", "\n").strip()
    if not text or place < 0 or len(drawing) < place + 24:
        return None
    left, _, top, _, right, across, bottom, down = struct.unpack_from("<8H", drawing, place + 8)
    bottom, right = bottom - (down < _INTO_ROW), right - (across < _INTO_COLUMN)
    return TextBox(text, top, left, max(top, bottom), max(left, right))
