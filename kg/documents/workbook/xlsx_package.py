"""The parts of an XLSX file: where each sheet's XML stands, and the number format of each style."""

import posixpath
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from urllib.parse import unquote

from lxml import etree

from kg.documents.workbook.built_in_formats import BUILT_IN
from kg.documents.workbook.number_formats import GENERAL, is_plain
from kg.documents.workbook.rich_text import Run, is_struck, runs_of

_SHARED = "sharedStrings.xml"


@dataclass(frozen=True, slots=True)
class CellFormats:
    """The number formats of a workbook.

    Attributes:
        codes: format by the number that a cell's ``s`` gives, plain ones left out.
        from_1904: whether dates count from 1904.
        used: finds a cell under such a format, or struck through, in the XML of a sheet; None where
            there are none.
        struck: numbers of the styles whose font is struck through.
        strings: place among the shared strings -> runs of those of which a part is struck through.
    """

    codes: dict[str, str]
    from_1904: bool
    used: re.Pattern[bytes] | None
    struck: frozenset[str] = frozenset()
    strings: dict[str, tuple[Run, ...]] = field(default_factory=dict)


class Package:
    """An opened XLSX file; the names of its parts are compared without case.

    Args:
        archive: the container.
    """

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self._archive = archive
        self._names = {name.lower().lstrip("/"): name for name in archive.namelist()}
        self._workbook = _tree(self.part("xl/workbook.xml"))

    def part(self, name: str) -> bytes:
        """The bytes of a part, none where it is missing."""
        stored = self._names.get(name.lower().lstrip("/"))
        return b"" if stored is None else self._archive.read(stored)

    def sheets(self) -> dict[str, str]:
        """The name of each sheet and the part that holds it, '' where none does."""
        targets = {}
        relations = _tree(self.part("xl/_rels/workbook.xml.rels"))
        for relation in relations.iterfind("{*}Relationship"):
            target = unquote(relation.get("Target", ""))
            if not target.startswith("/"):
                target = posixpath.normpath(f"xl/{target}")
            targets[relation.get("Id", "")] = target
        parts = {}
        for sheet in self._workbook.iterfind("{*}sheets/{*}sheet"):
            # r:id, whichever of its two namespaces r stands for
            own = next((value for key, value in sheet.items() if str(key).endswith("}id")), "")
            parts[sheet.get("name", "")] = targets.get(str(own), "")
        return parts

    def cell_formats(self) -> CellFormats:
        """The number format of each cell style."""
        properties = self._workbook.find("{*}workbookPr")
        from_1904 = properties is not None and properties.get("date1904") in ("1", "true")
        xml = self.part("xl/styles.xml")
        styles = _tree(xml) if xml else etree.Element("none")
        formats, struck = _formats(styles), frozenset(_struck(styles))
        strings = self._struck_strings()
        told = [*formats, *(style for style in struck if style not in formats)]
        if not told:
            return CellFormats({}, from_1904, None, struck, strings)
        used = rb"""\bs\s*=\s*["'](?:%s)["']""" % "|".join(told).encode()
        if "0" in told:  # a cell that names no style has the first one
            used = rb"<(?:\w+:)?c\b"
        return CellFormats(formats, from_1904, re.compile(used), struck, strings)

    def _struck_strings(self) -> dict[str, tuple[Run, ...]]:
        xml = self.part(f"xl/{_SHARED}")
        if b"strike" not in xml:
            return {}
        runs = {
            str(place): runs_of(item) for place, item in enumerate(_tree(xml).iterfind("{*}si"))
        }
        return {place: own for place, own in runs.items() if any(run.struck for run in own)}

    def drawings(self, sheet: str) -> Iterator[bytes]:
        """The XML of the drawings that lie on a sheet.

        Args:
            sheet: its part.
        """
        folder, name = posixpath.split(sheet)
        relations = self.part(posixpath.join(folder, "_rels", f"{name}.rels"))
        for relation in _tree(relations).iterfind("{*}Relationship") if relations else ():
            if relation.get("Type", "").endswith("/drawing"):
                target = unquote(relation.get("Target", ""))
                yield self.part(posixpath.normpath(posixpath.join(folder, target)))


def _formats(styles: etree._Element) -> dict[str, str]:
    """Format code by the number of its cell style, plain ones left out."""
    codes = {str(number): code for number, code in BUILT_IN.items()}
    for own in styles.iterfind("{*}numFmts/{*}numFmt"):
        codes[own.get("numFmtId", "")] = own.get("formatCode", GENERAL)
    formats = {}
    for index, style in enumerate(styles.iterfind("{*}cellXfs/{*}xf")):
        code = codes.get(style.get("numFmtId", "0"), GENERAL)
        if not is_plain(code):
            formats[str(index)] = code
    return formats


def _struck(styles: etree._Element) -> Iterator[str]:
    """The numbers of the cell styles whose font is struck through."""
    fonts = [is_struck(font) for font in styles.iterfind("{*}fonts/{*}font")]
    for index, style in enumerate(styles.iterfind("{*}cellXfs/{*}xf")):
        font = style.get("fontId", "")
        if font.isdecimal() and int(font) < len(fonts) and fonts[int(font)]:
            yield str(index)


def _tree(xml: bytes) -> etree._Element:
    parser = etree.XMLParser(
        resolve_entities=False, load_dtd=False, no_network=True, huge_tree=False
    )
    return etree.fromstring(xml, parser)
