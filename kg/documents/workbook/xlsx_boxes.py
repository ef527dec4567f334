"""Drawings on an XLSX sheet -> its text boxes, with the cells that they lie over.

Source: ECMA-376-1, 20.5.2 (SpreadsheetDrawingML): a drawing reaches from one cell to another.
"""

from collections.abc import Iterator

from lxml import etree

from kg.documents.workbook.sheet import TextBox

_LEAST = 50_000  # English Metric Units, 1.4 mm: so far a box may reach into the next cell


def text_boxes(xml: bytes) -> Iterator[TextBox]:
    """The shapes with text of a drawing.

    Args:
        xml: its part.
    """
    if b"txBody" not in xml:
        return
    parser = etree.XMLParser(resolve_entities=False, load_dtd=False, no_network=True)
    for anchor in etree.fromstring(xml, parser):
        text = "\n".join(
            "".join(run.text or "" for run in paragraph.iter("{*}t"))
            for paragraph in anchor.iterfind(".//{*}txBody/{*}p")
        ).strip()
        start, end = anchor.find("{*}from"), anchor.find("{*}to")
        if text and start is not None:
            top, left = _number(start, "row"), _number(start, "col")
            bottom, right = _last(end, "row", top), _last(end, "col", left)
            yield TextBox(text, top, left, bottom, right)


def _last(end: etree._Element | None, axis: str, first: int) -> int:
    """The last row or column that a drawing reaches into by more than its edge."""
    if end is None:
        return first
    is_edge = _number(end, f"{axis}Off") < _LEAST
    return max(first, _number(end, axis) - is_edge)


def _number(place: etree._Element, name: str) -> int:
    text = (place.findtext(f"{{*}}{name}") or "").strip()
    return int(text) if text.isdecimal() and len(text) < 12 else 0
