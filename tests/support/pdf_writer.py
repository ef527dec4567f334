"""A small writer of PDF files, enough for tests: text, rulings, rectangles, grey pictures, ruled tables.

Coordinates are points from the upper left corner, downwards. Every character is as wide as its font is large, in a
font without a file: readers learn the text from the font's character map.
"""

from collections.abc import Iterable, Sequence
from math import cos, radians, sin

Cell = tuple[int, int, int, int, str]  # row, column, rowspan, colspan, text


class PdfPage:
    """One page; the methods draw on it in the order called.

    Args:
        width, height: of its media box.
        rotate: degrees by which it is turned clockwise to be displayed.
        crop: the part that is displayed, before it is turned: left, top, right, bottom; None for
            all.
        corner: lower left corner of its media box.
    """

    def __init__(
        self,
        width: float = 600,
        height: float = 800,
        rotate: int = 0,
        crop: Sequence[float] | None = None,
        corner: tuple[float, float] = (0, 0),
    ) -> None:
        self.width, self.height, self.rotate = width, height, rotate
        self.crop, self.corner = crop, corner
        self.drawn: list[str] = []
        self.letters: set[str] = set()
        self.notes: list[str] = []

    def text(
        self, x: float, top: float, text: str, size: float = 10, angle: float = 0, gray: float = 0
    ) -> "PdfPage":
        """A line of text; ``angle`` turns it counter-clockwise about its beginning."""
        self.letters |= set(text)
        code = "".join(f"{ord(letter):04X}" for letter in text)
        turn = f"{cos(radians(angle)):.4f} {sin(radians(angle)):.4f} {-sin(radians(angle)):.4f} {cos(radians(angle)):.4f}"
        self.drawn.append(
            f"BT {gray} g /F1 {size} Tf {turn} {x:.2f} {self.height - top - size:.2f} Tm <{code}> Tj ET"
        )
        return self

    def note(self, x0: float, top: float, x1: float, bottom: float, said: str) -> "PdfPage":
        """An annotation, a form field or a mark; ``said`` are the entries of its dictionary."""
        rect = f"{x0} {self.height - bottom} {x1} {self.height - top}"
        self.notes.append(f"<< /Type /Annot /Rect [{rect}] {said} >>")
        return self

    def clip(self, x0: float, top: float, x1: float, bottom: float) -> "PdfPage":
        """Show what is drawn from here on only within a box, until ``unclip``."""
        self.drawn.append(f"q {x0} {self.height - bottom} {x1 - x0} {bottom - top} re W n")
        return self

    def unclip(self) -> "PdfPage":
        """Show what is drawn from here on as before the last ``clip``."""
        self.drawn.append("Q")
        return self

    def line(self, x0: float, top: float, x1: float, bottom: float) -> "PdfPage":
        """A thin ruling."""
        self.drawn.append(f"0.5 w {x0} {self.height - top} m {x1} {self.height - bottom} l S")
        return self

    def rect(
        self,
        x0: float,
        top: float,
        x1: float,
        bottom: float,
        *,
        filled: bool = False,
        gray: float = 0,
    ) -> "PdfPage":
        """A rectangle, drawn around or filled, black unless ``gray`` says otherwise."""
        self.drawn.append(
            f"{gray} g {x0} {self.height - bottom} {x1 - x0} {bottom - top} re {'f' if filled else 'S'}"
        )
        return self

    def picture(self, x0: float, top: float, x1: float, bottom: float) -> "PdfPage":
        """A picture of one grey point."""
        place = f"{x1 - x0} 0 0 {bottom - top} {x0} {self.height - bottom} cm"
        self.drawn.append(f"q {place} BI /W 1 /H 1 /CS /G /BPC 8 ID \x80 EI Q")
        return self

    def table(
        self, xs: Sequence[float], ys: Sequence[float], cells: Iterable[Cell], size: float = 10
    ) -> "PdfPage":
        """Cells with a rectangle around each; line breaks in a text begin a new line."""
        for row, column, rowspan, colspan, text in cells:
            self.rect(xs[column], ys[row], xs[column + colspan], ys[row + rowspan])
            for number, line in enumerate(text.split("\n")):
                self.text(xs[column] + 2, ys[row] + 2 + number * (size + 2), line, size)
        return self


def rows_of(rows: Iterable[Sequence[str]]) -> list[Cell]:
    """Plain rows as cells for ``PdfPage.table``."""
    return [
        (row, column, 1, 1, text)
        for row, texts in enumerate(rows)
        for column, text in enumerate(texts)
    ]


def said(text: str) -> str:
    """A text as the dictionaries of a PDF hold it."""
    return f"<{(chr(0xFEFF) + text).encode('utf-16-be').hex()}>"


def make_pdf(pages: Sequence[PdfPage], *, locked: bool = False, mapped: bool = True) -> bytes:
    """The bytes of a PDF file.

    Args:
        pages: in order; none makes a file without pages.
        locked: it needs a password to be opened.
        mapped: its font says which characters its codes are.
    """
    letters = sorted(set().union(*(page.letters for page in pages)))
    first = 6
    kids = " ".join(f"{first + 2 * number} 0 R" for number in range(len(pages)))
    told = " /ToUnicode 5 0 R" if mapped else ""
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>",
        f"<< /Type /Font /Subtype /Type0 /BaseFont /Plain /Encoding /Identity-H /DescendantFonts [4 0 R]{told} >>",
        "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Plain /DW 1000"
        " /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> >>",
        _stream(_character_map(letters)),
    ]
    for number, page in enumerate(pages):
        objects.append(
            f"<< /Type /Page /Parent 2 0 R {_boxes(page)} /Rotate {page.rotate}"
            f" /Resources << /Font << /F1 3 0 R >> >> /Contents {first + 2 * number + 1} 0 R"
            f" /Annots [{' '.join(page.notes)}] >>"
        )
        moved = f"1 0 0 1 {page.corner[0]} {page.corner[1]} cm"
        objects.append(_stream("\n".join([moved, *page.drawn])))
    return _file(objects, locked=locked)


def _boxes(page: PdfPage) -> str:
    left, bottom = page.corner
    media = f"/MediaBox [{left} {bottom} {left + page.width} {bottom + page.height}]"
    if page.crop is None:
        return media
    x0, top, x1, low = page.crop
    heights = f"{bottom + page.height - low} {left + x1} {bottom + page.height - top}"
    return f"{media} /CropBox [{left + x0} {heights}]"


def _stream(text: str) -> str:
    return f"<< /Length {len(text.encode('latin-1'))} >>\nstream\n{text}\nendstream"


def _character_map(letters: Sequence[str]) -> str:
    parts = [letters[start : start + 100] for start in range(0, len(letters), 100)]
    blocks = [
        f"{len(part)} beginbfchar\n"
        + "\n".join(f"<{ord(letter):04X}> <{ord(letter):04X}>" for letter in part)
        + "\nendbfchar"
        for part in parts
    ]
    head = "/CIDInit /ProcSet findresource begin begincmap\n1 begincodespacerange <0000> <FFFF> endcodespacerange"
    return "\n".join([head, *blocks, "endcmap end"])


def _file(objects: Sequence[str], *, locked: bool) -> bytes:
    data = b"%PDF-1.7\n"
    places = []
    for number, text in enumerate(objects, start=1):
        places.append(len(data))
        data += f"{number} 0 obj\n{text}\nendobj\n".encode("latin-1")
    start = len(data)
    entries = "".join(f"{place:010d} 00000 n \n" for place in places)
    key = f"<{'42' * 32}>"
    lock = (
        f" /Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O {key} /U {key} >> /ID [<00> <00>]"
        if locked
        else ""
    )
    end = f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{entries}trailer\n<< /Size {len(objects) + 1} /Root 1 0 R{lock} >>\n"
    return data + end.encode("latin-1") + f"startxref\n{start}\n%%EOF\n".encode("latin-1")
