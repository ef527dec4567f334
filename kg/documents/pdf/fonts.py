"""Fonts of a PDF whose codes mean nothing: they draw letters, and do not say which.

Old printer drivers cut Chinese fonts into pieces of 256 letters, each with numbers of its own; what
is copied from such a page is garbage. pdfminer takes the numbers for Latin letters.

Source: ISO 32000-1, 9.6.6 (encodings of simple fonts), 9.10.2 (from codes to Unicode). Type 0 fonts
are no matter here: pdfminer says itself which of their codes it does not know.
"""

from collections.abc import Mapping
from typing import Any

from pdfminer.pdftypes import resolve1
from pdfminer.psparser import PSLiteral

_SYMBOLIC = 0x04  # its letters are not those of the standard encoding
# Programs of fonts that hold no names of letters that pdfminer reads.
_NAMELESS = ("FontFile2", "FontFile3")


def is_unmapped(font: Mapping[str, Any]) -> bool:
    """Whether the codes of a font mean nothing.

    Args:
        font: its dictionary.
    """
    kind = resolve1(font.get("Subtype"))
    is_simple = isinstance(kind, PSLiteral) and kind.name in ("TrueType", "Type1", "MMType1")
    if not is_simple or "ToUnicode" in font or resolve1(font.get("Encoding")) is not None:
        return False
    descriptor = resolve1(font.get("FontDescriptor"))
    if not isinstance(descriptor, dict):
        return False
    flags = resolve1(descriptor.get("Flags"))
    is_symbolic = isinstance(flags, int) and bool(flags & _SYMBOLIC)
    return is_symbolic and any(name in descriptor for name in _NAMELESS)
