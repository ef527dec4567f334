"""The text of an ODS cell: what is read, and what the file holds besides.

Source: OpenDocument 1.3, part 3: 19.x (table attributes), 20.x (text-line-through).
"""

from lxml import etree

from kg.documents.grid import Omitted
from kg.documents.workbook.number_formats import plain_number

_NAMES = "urn:oasis:names:tc:opendocument:xmlns:{}:1.0"
TABLE, OFFICE = f"{{{_NAMES.format('table')}}}", f"{{{_NAMES.format('office')}}}"
_TEXT, _STYLE = f"{{{_NAMES.format('text')}}}", f"{{{_NAMES.format('style')}}}"
_DRAW = f"{{{_NAMES.format('drawing')}}}"
_SHAPES = frozenset(f"{_DRAW}{name}" for name in ("frame", "custom-shape", "rect", "caption"))
_NO_LINE = (None, "none")


class OdsStyles:
    """What the styles of a workbook tell of what is seen.

    Args:
        root: of its content.
    """

    def __init__(self, root: etree._Element) -> None:
        self._unseen: set[str | None] = set()
        self._struck: set[str | None] = set()
        for style in root.iter(f"{_STYLE}style"):
            name = style.get(f"{_STYLE}name")
            tables = style.iterfind(f"{_STYLE}table-properties")
            texts = style.iterfind(f"{_STYLE}text-properties")
            if any(one.get(f"{TABLE}display") == "false" for one in tables):
                self._unseen.add(name)
            if any(_has_line(one) for one in texts):
                self._struck.add(name)

    def hides_sheet(self, table: etree._Element) -> bool:
        """Whether a sheet is hidden."""
        return table.get(f"{TABLE}style-name") in self._unseen

    def strikes(self, element: etree._Element, namespace: str) -> bool:
        """Whether the style of a cell or a span strikes its text through."""
        return bool(self._struck) and element.get(f"{namespace}style-name") in self._struck


def said_by_cell(cell: etree._Element, styles: OdsStyles) -> tuple[str, Omitted]:
    """The text of a cell, and what of it is not read."""
    parts: dict[str, list[str]] = {"": [], "struck": []}
    is_struck = styles.strikes(cell, TABLE)
    for number, part in enumerate(cell.iterfind(f"{_TEXT}p")):
        if number:
            parts["struck" * is_struck].append("\n")
        _take(part, styles, parts, is_struck=is_struck)
    shown, struck = "".join(parts[""]), "".join(parts["struck"])
    omitted = [("struck", struck)]
    formula = cell.get(f"{TABLE}formula")
    if formula is not None and not shown and not struck:
        shown = _stored(cell)
        if not shown and not _is_empty_text(cell):
            omitted.append(("formula", formula))
    if len(cell) and (box := text_of_shapes(cell)):
        if shown and box not in shown:
            omitted.append(("box", box))
        shown = shown or box
    return shown, tuple(one for one in omitted if one[1].strip())


def _stored(cell: etree._Element) -> str:
    """The value of a formula that shows no text: another program will show it."""
    value = cell.get(f"{OFFICE}string-value") or cell.get(f"{OFFICE}date-value") or ""
    number = cell.get(f"{OFFICE}value", "")
    try:
        if cell.get(f"{OFFICE}value-type") == "percentage":
            return f"{plain_number(float(number) * 100)}%"
        return value or plain_number(float(number))
    except ValueError:
        return value


def _is_empty_text(cell: etree._Element) -> bool:
    """Whether a formula comes to an empty text."""
    return cell.get(f"{OFFICE}value-type") == "string"


def text_of_shapes(element: etree._Element) -> str:
    """The text of the shapes that are anchored in a cell, or lie on a sheet."""
    shapes = (shape for shape in element.iterfind("*") if shape.tag in _SHAPES)
    paragraphs = (part for shape in shapes for part in shape.iter(f"{_TEXT}p"))
    return "\n".join("".join(map(str, part.itertext())) for part in paragraphs).strip()


def _has_line(properties: etree._Element) -> bool:
    names = ("text-line-through-style", "text-line-through-type")
    return any(properties.get(f"{_STYLE}{name}") not in _NO_LINE for name in names)


def _take(
    element: etree._Element, styles: OdsStyles, parts: dict[str, list[str]], *, is_struck: bool
) -> None:
    """Take the texts of a paragraph or a span, what is struck through apart."""
    own = parts["struck" * is_struck]
    own.append(element.text or "")
    for child in element:
        if child.tag == f"{_TEXT}s":
            own.append(" " * min(count_of(child, "c", _TEXT), 100))
        elif child.tag in (f"{_TEXT}tab", f"{_TEXT}line-break"):
            own.append("\n" if child.tag.endswith("break") else " ")
        elif (
            isinstance(child.tag, str)
            and child.tag.startswith(_TEXT)
            and not child.tag.endswith("note")
        ):
            is_out = is_struck or styles.strikes(child, _TEXT)
            _take(child, styles, parts, is_struck=is_out)
        own.append(child.tail or "")


def count_of(element: etree._Element, name: str, namespace: str = TABLE) -> int:
    """A number of repetitions or spanned cells, 1 where none is stated."""
    value = element.get(namespace + name, "1")
    return int(value) if value.isdecimal() and len(value) < 9 and value != "0" else 1
