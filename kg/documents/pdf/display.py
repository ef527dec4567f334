"""What of a PDF page is displayed, and how points of it as read lie there.

Source: ISO 32000-1, 14.11.2.1 (the crop box is the part that is displayed, within the media box)
and 7.7.3.3 (Rotate).
"""

from kg.documents.page.box import Box
from kg.documents.page.placement import Placement, moved, turned_back
from kg.documents.pdf.clips import ClippedPage, Rect


def displayed_part(page: ClippedPage) -> Box:
    """The part of a page that is displayed, in the coordinates that its characters have.

    pdfplumber's own ``cropbox`` is mirrored on pages that are turned.
    """
    media, crop = page.page_obj.mediabox, page.page_obj.cropbox
    shown = _common(media, crop) or media
    corners = [page.shown_point(corner) for corner in (shown[:2], shown[2:])]
    (x0, x1), (top, bottom) = (sorted(side) for side in zip(*corners, strict=True))
    return Box(x0, top, x1, bottom)


def placement_of(part: Box, turn: int) -> Placement:
    """From a page as read to the page as displayed.

    Args:
        part: what of the page is displayed, as read.
        turn: degrees by which the page was turned clockwise to be read.
    """
    size = part.x1 - part.x0, part.bottom - part.top
    width, height = size if turn % 180 == 0 else size[::-1]
    return moved(-part.x0, -part.top).then(turned_back(turn, width, height))


def _common(one: Rect, other: Rect) -> Rect | None:
    """What two boxes have in common, None for nothing."""
    x0, y0 = max(one[0], other[0]), max(one[1], other[1])
    x1, y1 = min(one[2], other[2]), min(one[3], other[3])
    return (x0, y0, x1, y1) if x0 < x1 and y0 < y1 else None
