"""ODS: its cells carry the text they show, so formats need not be known."""

import io
import zipfile
from collections.abc import Iterator

from lxml import etree

from kg.documents.workbook.ods_text import (
    OFFICE,
    TABLE,
    OdsStyles,
    count_of,
    said_by_cell,
    text_of_shapes,
)
from kg.documents.workbook.sheet import LIMITS, Merge, Sheet, check_bounds
from kg.errors import SourceError

_CELLS = (f"{TABLE}table-cell", f"{TABLE}covered-table-cell")
_UNSEEN = ("collapse", "filter")


def read_ods(path: str, data: bytes) -> Iterator[Sheet]:
    """The sheets of a workbook in their order.

    Args:
        path: for messages.
        data: a container that ``check_zip`` let pass.
    """
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        names = archive.namelist()
        if "META-INF/manifest.xml" in names and b"encryption-data" in archive.read(
            "META-INF/manifest.xml"
        ):
            raise SourceError(path, "文件有密码保护；请取消密码后再读")
        xml = archive.read("content.xml")
    parser = etree.XMLParser(
        resolve_entities=False, load_dtd=False, no_network=True, huge_tree=False
    )
    root = etree.fromstring(xml, parser)
    styles = OdsStyles(root)
    for table in root.iterfind(f"{OFFICE}body/{OFFICE}spreadsheet/{TABLE}table"):
        yield _Reader(path, table, styles).sheet()


class _Reader:
    """Reads one sheet.

    Args:
        path: for messages.
        table: its element.
        styles: of the workbook.
    """

    def __init__(self, path: str, table: etree._Element, styles: OdsStyles) -> None:
        self._path, self._table, self._styles = path, table, styles
        hidden = styles.hides_sheet(table)
        self._sheet = Sheet(table.get(f"{TABLE}name", ""), [], hidden=hidden)

    def sheet(self) -> Sheet:
        """The sheet as shown.

        Raises:
            SourceError: it is larger than any real one.
        """
        sheet, number = self._sheet, 0
        sheet.hidden_columns = _hidden_columns(self._table)
        shapes = self._table.find(f"{TABLE}shapes")
        if shapes is not None:
            sheet.adrift = (("box", text_of_shapes(shapes)),)
        for row in self._table.iter(f"{TABLE}table-row"):
            repeated = count_of(row, "number-rows-repeated")
            texts = self._row(row, number)
            if any(texts):
                # Checked before rows are made: a few bytes may stand for millions of them.
                check_bounds(self._path, sheet.name, number + repeated, len(texts))
                sheet.rows += [[] for _ in range(number - len(sheet.rows))]
                sheet.rows += [list(texts) for _ in range(repeated)]
                if row.get(f"{TABLE}visibility") in _UNSEEN:
                    sheet.hidden_rows += range(number, number + repeated)
            number += repeated
        return sheet

    def _row(self, row: etree._Element, number: int) -> list[str]:
        texts: list[str] = []
        merges: list[Merge] = []
        column = 0
        for cell in row.iterfind("*"):
            if cell.tag not in _CELLS:
                continue
            repeated = count_of(cell, "number-columns-repeated")
            text, omitted = said_by_cell(cell, self._styles)
            if omitted and column < LIMITS.columns and number < LIMITS.rows:
                self._sheet.omitted[number, column] = omitted
            if text and len(texts) <= LIMITS.columns:
                # One column more than may be is enough for the row to be refused.
                texts += [""] * (min(column, LIMITS.columns) - len(texts))
                texts += [text] * min(repeated, LIMITS.columns + 1 - len(texts))
            down = count_of(cell, "number-rows-spanned")
            right = count_of(cell, "number-columns-spanned")
            if down > 1 or right > 1:
                merges.append(Merge(number, column, number + down - 1, column + right - 1))
            column += repeated
        if any(texts):
            self._sheet.merges += merges
        return texts


def _hidden_columns(table: etree._Element) -> list[int]:
    hidden: list[int] = []
    column = 0
    for element in table.iter(f"{TABLE}table-column"):
        repeated = count_of(element, "number-columns-repeated")
        if element.get(f"{TABLE}visibility") in _UNSEEN:
            hidden += range(column, min(column + repeated, LIMITS.columns))
        column += repeated
    return hidden
