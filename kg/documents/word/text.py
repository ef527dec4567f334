"""The text of a paragraph or cell: what is read of it, and what the file holds besides."""

from collections.abc import Iterator
from itertools import islice
from typing import Any, NamedTuple

from kg.documents.grid import Omitted
from kg.documents.word.boxes import is_in_place
from kg.documents.word.element import (
    attribute_of,
    child_of,
    children_of,
    is_on,
    name_of,
    number_of,
    properties_of,
    value_of,
)
from kg.documents.word.styles import Styles

# What is no text of the document as it stands: codes of fields, what was moved elsewhere, drawings
# told twice, the sound of a character.
_SILENT = frozenset(
    ("instrText", "delInstrText", "moveFrom", "Fallback", "rPr", "pPr", "footnoteReference", "rt")
)
_APART = frozenset(("tcPr", "txbxContent", "Fallback"))
# Characters of symbol fonts as Unicode has them.
_SYMBOLS = {
    "F0B3": "≥",
    "F0A3": "≤",
    "F0B4": "×",
    "F0FE": "☑",
    "F0A8": "□",
    "F052": "☑",
    "F0B0": "°",
}
_TO_WRITE_ON = " \n\u3000_＿…"  # blanks and lines over which a text box is laid
_CHECKED, _UNCHECKED = "☑", "□"
READ = ""  # the kind of text that is read; the others are kinds of ``Omission``


class Said(NamedTuple):
    """A text as read.

    Attributes:
        text: a paragraph a line.
        omitted: what is not read of it.
    """

    text: str
    omitted: Omitted

    @property
    def is_hidden(self) -> bool:
        """Whether it holds nothing but hidden text."""
        if not self.omitted:
            return False
        kinds = {kind for kind, text in self.omitted if text.strip()}
        return not self.text.strip() and kinds == {"hidden"}


class TextReader:
    """Reads the texts of one document.

    Args:
        styles: of it.
        before: whether what is deleted or hidden is read too, and what was inserted is not: the
            text of a row that the file does not show.
    """

    def __init__(self, styles: Styles, *, before: bool = False) -> None:
        self._styles = styles
        self._before = before

    def paragraph(self, paragraph: Any) -> Said:
        """The text of a paragraph; its text boxes left out."""
        passage = _Passage(self._styles, paragraph, before=self._before)
        return Said(passage.text, passage.omitted)

    def cell(self, cell: Any) -> Said:
        """The text of a cell, with the text boxes that stand in it.

        A table inside is left out, for it is read as one; a box around text is read as that text.
        """
        if _is_unfilled(cell):
            return Said("", ())
        passages = [
            _Passage(self._styles, paragraph, before=self._before)
            for paragraph in _paragraphs(cell)
        ]
        text = "\n".join([passage.text for passage in passages])
        omitted = [one for passage in passages for one in passage.omitted]
        boxes = [box for passage in passages for box in passage.boxes]
        if not boxes:
            return Said(text, tuple(omitted))
        inside = [self.cell(box) for box in boxes if is_in_place(box, cell)]
        shown = "\n".join(said.text for said in inside if said.text.strip())
        omitted += [one for said in inside for one in said.omitted]
        omitted += [("box", self.cell(box).text) for box in boxes if not is_in_place(box, cell)]
        if not text.strip(_TO_WRITE_ON):
            return Said(shown, tuple(omitted))
        if shown.strip() not in text:
            omitted.append(("box", shown))
        return Said(text, tuple(omitted))


class _Passage:
    """One paragraph, walked through.

    Attributes:
        text: what is read.
        omitted: what is not read, by kind.
        boxes: text boxes that are anchored in it.
    """

    def __init__(self, styles: Styles, paragraph: Any, *, before: bool) -> None:
        self.boxes: list[Any] = []
        self._styles, self._before = styles, before
        self._of_paragraph = styles.of_paragraph(paragraph)
        self._parts: dict[str, list[str]] = {READ: []}
        self._codes: list[str] = []  # of fields
        self._take(paragraph, READ)
        self.text = "".join(self._parts.pop(READ))
        code = "".join(self._codes).strip()
        if code.startswith("=") and not self.text.strip():
            self._add("formula", code)  # the file holds no result of it
        self.omitted = tuple((kind, "".join(said)) for kind, said in self._parts.items())

    def _take(self, parent: Any, kind: str) -> None:
        """Take the texts below an element.

        Args:
            parent: the element.
            kind: under which; what is inside of a deletion stays deleted.
        """
        for element in parent:
            name = name_of(element)
            if name == "instrText":
                self._codes.append(element.text or "")
            if name in _SILENT:
                continue
            if name == "fldSimple":
                self._codes.append(attribute_of(element, "instr"))
            if name == "r":
                self._take(element, kind or self._kind_of(element))
            elif name == "del":
                self._take(element, kind or self._unless_before("deleted"))
            elif name == "ins" and self._before:
                continue
            elif name == "txbxContent":
                self.boxes.append(element)
            elif name == "fldChar":
                self._add(kind, _form_field(element))
            elif (said := _said_by(element, name)) is not None:
                self._add(kind, said)
            elif name != "sdt" or not is_placeholder(element):
                self._take(element, kind)

    def _add(self, kind: str, text: str) -> None:
        self._parts.setdefault(kind, []).append(text)

    def _kind_of(self, run: Any) -> str:
        if self._styles.are_plain:
            return READ
        marks = self._styles.of_run(run, self._of_paragraph)
        if "vanish" in marks:
            return self._unless_before("hidden")
        return "struck" if marks else READ

    def _unless_before(self, kind: str) -> str:
        return READ if self._before else kind


def is_placeholder(element: Any) -> bool:
    """Whether an element is a content control that nobody filled in: it shows what to do."""
    return name_of(element) == "sdt" and is_on(properties_of(element, "sdtPr").get("showingPlcHdr"))


def _is_unfilled(cell: Any) -> bool:
    """Whether a content control around a cell shows what to fill in."""
    around = list(islice(cell.iterancestors(), 2))
    return len(around) == 2 and is_placeholder(around[1])


def is_grid(table: Any) -> bool:
    """Whether a table has rows and columns; others are boxes around text."""
    widths = [sum(1 for _ in children_of(row, "tc")) for row in children_of(table, "tr")]
    return len(widths) > 1 and max(widths) > 1


def _paragraphs(element: Any) -> Iterator[Any]:
    """The paragraphs of a cell but those in a table, a text box or an unfilled control of it."""
    for child in element:
        name = name_of(child)
        if name == "p":
            yield child
            continue
        is_apart = name in _APART or (name == "tbl" and is_grid(child))
        if not is_apart and not is_placeholder(child):
            yield from _paragraphs(child)


def _said_by(element: Any, name: str) -> str | None:
    """The text that an element itself stands for, None where its children say it."""
    if name in ("t", "delText"):
        return element.text or ""
    if name in ("tab", "ptab"):
        return " "
    if name in ("br", "cr"):
        return "\n"
    if name == "sym":
        return _SYMBOLS.get(attribute_of(element, "char").upper(), "□")
    return "-" if name == "noBreakHyphen" else None


def _form_field(element: Any) -> str:
    """What a form field of the old kind shows that no run says: a tick, or the chosen entry."""
    data = child_of(element, "ffData")
    box, choice = child_of(data, "checkBox"), child_of(data, "ddList")
    if box is not None:
        states = {name_of(one): one for one in box}
        is_checked = is_on(states.get("checked", states.get("default")))
        return _CHECKED if is_checked else _UNCHECKED
    entries = [value_of(entry) for entry in children_of(choice, "listEntry")]
    result = number_of(child_of(choice, "result"), number_of(child_of(choice, "default"), 0))
    return next(iter(entries[result:]), "")
