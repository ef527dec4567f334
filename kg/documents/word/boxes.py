"""Text boxes anchored in a cell: whether they are shown in it.

Source: ECMA-376-1, 20.4.2 (DrawingML, anchored to a paragraph): a drawing in line with the text
moves with it, others stand where their offsets say.
"""

from typing import Any

from kg.documents.word.element import attribute_of, child_of, name_of, properties_of

_TWIP = 635  # English Metric Units; 12,700 are a point, 360,000 a centimetre
_ROW = 540_000  # 1.5 cm: a box further down stands in another row, for few are as high
_OVER = -180_000  # 0.5 cm: so far up a box may begin that lies over the line of its anchor
_NEAR = {"positionH": ("column", "character"), "positionV": ("paragraph", "line")}


def is_in_place(box: Any, cell: Any) -> bool:
    """Whether a text box is shown in the cell in which it is anchored.

    Args:
        box: the content of a text box.
        cell: around its anchor.
    """
    anchor = next((one for one in box.iterancestors() if name_of(one) == "anchor"), None)
    if anchor is None:
        return True
    across, down = _offset(anchor, "positionH"), _offset(anchor, "positionV")
    if across is None or down is None:
        return False
    width = _width(cell)
    return (width is None or _OVER <= across < width) and _OVER <= down <= _ROW


def floats_beside_table(box: Any, paragraph: Any) -> bool:
    """Whether a text box of a paragraph next to a table may lie over the table."""
    around = (paragraph.getprevious(), paragraph.getnext())
    is_beside = any(one is not None and name_of(one) == "tbl" for one in around)
    return is_beside and any(name_of(one) == "anchor" for one in box.iterancestors())


def _offset(anchor: Any, axis: str) -> int | None:
    """How far a drawing is off its anchor, None where it is set by the page."""
    position = child_of(anchor, axis)
    if position is None or position.get("relativeFrom") not in _NEAR[axis]:
        return None
    text = (position.findtext("{*}posOffset") or "0").strip()
    return int(text) if text.removeprefix("-").isdigit() and len(text) < 12 else None


def _width(cell: Any) -> int | None:
    stated = properties_of(cell, "tcPr").get("tcW")
    if stated is None or attribute_of(stated, "type") != "dxa":
        return None
    text = attribute_of(stated, "w")
    return int(text) * _TWIP if text.isdigit() and 0 < len(text) < 7 and int(text) else None
