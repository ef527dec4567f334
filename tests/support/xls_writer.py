"""A small writer of the old workbook format, enough for tests: one stream, one sheet.

Numbers of records and their layout: [MS-XLS], 2.4.
"""

import struct
from collections.abc import Sequence

PLAIN, STRUCK = 0, 1  # cell styles
NOTE, TEXT_BOX = 0x19, 0x06  # kinds of objects
EMPTY_TEXT = b"\x03\x00\x00\x00\x00\x00\xff\xff"


def _record(code: int, data: bytes = b"") -> bytes:
    return struct.pack("<HH", code, len(data)) + data


def _begin(kind: int) -> bytes:
    return _record(0x0809, struct.pack("<HHHHII", 0x0600, kind, 0, 0, 0, 0))


def text(row: int, column: int, said: str, style: int = PLAIN) -> bytes:
    """A cell with a text."""
    letters = struct.pack("<HB", len(said), 1) + said.encode("utf-16-le")
    return _record(0x0204, struct.pack("<HHH", row, column, style) + letters)


def formula(row: int, column: int, result: bytes, flags: int = 0) -> bytes:
    """A cell with a formula (of one number) and the eight bytes of its result."""
    own = struct.pack("<HHH", row, column, PLAIN) + result
    return _record(0x0006, own + struct.pack("<HIH", flags, 0, 3) + b"\x1e\x01\x00")


def number(value: float) -> bytes:
    """A number as the result of a formula."""
    return struct.pack("<d", value)


def box(corners: Sequence[int], said: str, kind: int = TEXT_BOX) -> bytes:
    """A text box; corners are column, offset, row, offset of the first and the last cell."""
    anchor = b"\x00\x00\x10\xf0\x12\x00\x00\x00" + struct.pack("<9H", 0, *corners)
    thing = struct.pack("<HHHHH10x", 0x15, 0x12, kind, 1, 0)
    head = struct.pack("<HH6xHH4x", 0, 0, len(said), 0)
    letters = b"\x01" + said.encode("utf-16-le")
    parts = ((0x00EC, anchor), (0x005D, thing), (0x01B6, head), (0x003C, letters))
    return b"".join(_record(code, data) for code, data in parts)


def xls(*cells: bytes) -> bytes:
    """A workbook of one sheet with the records given."""
    fonts = b"".join(
        _record(
            0x0031,
            struct.pack("<HHHHHBBBB", 200, options, 0x7FFF, 400, 0, 0, 0, 0, 0) + b"\x01\x00A",
        )
        for options in (0, 8)
    )
    styles = b"".join(_record(0x00E0, struct.pack("<HH16x", font, 0)) for font in (0, 1))
    end = _record(0x000A)
    name = b"\x01\x00" + b"T"
    before = _begin(0x0005) + fonts + styles
    place = len(before) + 4 + 6 + len(name) + len(end)
    sheet = _record(0x0085, struct.pack("<IBB", place, 0, 0) + name)
    return before + sheet + end + _begin(0x0010) + b"".join(cells) + end
