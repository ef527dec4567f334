"""The annotations of a PDF page: their kind, their properties, and where they stand.

Source: ISO 32000-1, 12.5.2 (dictionaries), 12.5.3 (flags), 12.7.3 (what fields have of parents).
"""

from collections.abc import Iterator
from typing import Any, NamedTuple

from pdfminer.pdftypes import PDFStream, resolve1
from pdfminer.psparser import PSLiteral
from pdfminer.utils import decode_text

from kg.documents.page.box import Box
from kg.documents.pdf.clips import ClippedPage

_UNSEEN = 0x02 | 0x20  # hidden, not to be viewed
_MOST_PARENTS = 8


class Annotation(NamedTuple):
    """What lies on a page without being drawn by it.

    Attributes:
        fields: its dictionary, and those of the fields above it.
    """

    fields: tuple[dict[str, Any], ...]

    @property
    def kind(self) -> str:
        """Its subtype."""
        return name_of(resolve1(self.fields[0].get("Subtype")))

    @property
    def is_unseen(self) -> bool:
        """Whether it is not shown."""
        flags = resolve1(self.fields[0].get("F"))
        return isinstance(flags, int) and bool(flags & _UNSEEN)

    def own(self, name: str) -> Any:
        """A property of its own, None for none."""
        return resolve1(self.fields[0].get(name))

    def value(self, name: str) -> Any:
        """A property that it has, or that holds for it, None for none."""
        values = (resolve1(field.get(name)) for field in self.fields)
        return next((value for value in values if value is not None), None)


def annotations_of(page: ClippedPage) -> Iterator[Annotation]:
    """The annotations of a page, in order; what is none by its form is left out."""
    for given in list_of(page.page_obj.annots):
        fields = tuple(_with_parents(given))
        if fields:
            yield Annotation(fields)


def _with_parents(annotation: Any) -> Iterator[dict[str, Any]]:
    for _ in range(_MOST_PARENTS):
        field = resolve1(annotation)
        if not isinstance(field, dict):
            return
        yield field
        annotation = field.get("Parent")


def box_of(annotation: Annotation, page: ClippedPage) -> Box | None:
    """Its rectangle as it stands on the page as shown, None where it has none."""
    return _box(list_of(annotation.own("Rect")), page)


def boxes_of(annotation: Annotation, page: ClippedPage) -> list[Box]:
    """The pieces of text that it marks; its rectangle where it does not say which."""
    numbers = list_of(annotation.own("QuadPoints"))
    quads = [numbers[start : start + 8] for start in range(0, len(numbers), 8)]
    boxes = [_box(quad, page) for quad in quads] or [box_of(annotation, page)]
    return [box for box in boxes if box is not None]


def _box(numbers: list[Any], page: ClippedPage) -> Box | None:
    """The box around points of the file, given as numbers."""
    said = [resolve1(number) for number in numbers]
    if len(said) % 2 or len(said) < 4 or not all(isinstance(n, int | float) for n in said):
        return None
    pairs = zip(said[::2], said[1::2], strict=True)
    points = [page.shown_point((float(x), float(y))) for x, y in pairs]
    xs, ys = zip(*points, strict=True)
    box = Box(min(xs), min(ys), max(xs), max(ys))
    return box if box.area else None


def list_of(value: Any) -> list[Any]:
    """The list that a value is, or stands for; an empty one for others."""
    value = resolve1(value)
    return value if isinstance(value, list) else []


def name_of(value: Any) -> str:
    """The name that a value is, '' for others."""
    return str(value.name) if isinstance(value, PSLiteral) else ""


def text_of(value: Any) -> str:
    """The text that a value is, '' for others; programs also write their system's encoding."""
    value = resolve1(value)
    if isinstance(value, PDFStream):
        value = value.get_data()
    if not isinstance(value, bytes):
        return value if isinstance(value, str) else ""
    if value.startswith((b"\xfe\xff", b"\xff\xfe")) or value.isascii():
        return decode_text(value)
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            return value.decode(encoding)
        except UnicodeDecodeError:
            continue
    return decode_text(value)
