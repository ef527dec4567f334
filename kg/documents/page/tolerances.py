"""How far apart, how large, how many: the numbers by which printed pages are read.

All were tuned on the five samples, printed by LibreOffice from Word and from Excel in two fonts
(`tests/system/test_libreoffice.py`), and on the pages that `tests/documents` draws after published
documents. Each attribute says what it measures, and what breaks when it moves: first when it is
less, then when it is more. `tests/documents/page/test_tolerances.py` holds them.

Lengths are points or shares of the font size; shares follow the print, points the pen.
"""

from dataclasses import dataclass

from kg.documents.tolerances import Tolerances


@dataclass(frozen=True)
class RulingTolerances(Tolerances):
    """Which lines of a page are rulings, and which of them are one.

    Attributes:
        near: points between rulings that are one. Less: double rulings and ends that do not quite
            meet make cells of their own, or none. More: columns of one digit disappear.
        thin: points between rulings that no text fits in. Less: double rulings make empty columns.
            More: rows of 5-point print disappear.
        rounding: points by which the sides of a box are off on turned pages. Less: boxes of turned
            pages are taken for curves.
        slant: points by which a ruling may lean. Less: rulings of printers that round differently
            at both ends are lost. More: the diagonal of a heading's corner cell is a ruling.
        in_line: points by which ends of rulings are off that end in line. Less: open sides are not
            closed. More: rulings that end apart are closed as one side.
        beside: share of the lower table's height that tables beside each other have in common.
            Less: tables that only touch are read left to right. More: tables of unlike height are
            not.
        pairs: rulings across times those down of a page; what has more is a drawing.
        crossings: of rulings on a page of a hundred rows and columns; finding cells takes its
            square.
    """

    near: float = 3.0
    thin: float = 4.5
    rounding: float = 0.01
    slant: float = 1.0
    in_line: float = 1.0
    beside: float = 0.5
    pairs: int = 4_000_000
    crossings: int = 10_000


@dataclass(frozen=True)
class GlyphTolerances(Tolerances):
    """Which characters of a page count, and where they are seen.

    Attributes:
        light: share of white from which a colour is light. Less: grey text is taken for a
            watermark. More: pale watermarks are not.
        slant: of the cosine by the sine, of text that is level. Less: text of pages scanned a
            little askew is dropped. More: slanted watermarks are read as text.
        nearly_all: share of the glyphs that turn a page. Less: pages with some turned labels are
            turned. More: landscape tables with an upright page number are not.
        inset: points from a clip at which what is clipped away is placed. Less: it falls on the
            ruling between two cells. More: in tiny cells it leaves the cell.
        seen: share of a character that has to be seen to be read. Less: slivers of clipped lines
            count as seen. More: letters cut at a ruling count as hidden, and their cells are
            doubted.
        again: points within which the same glyph is printed again to look bold. Less: bold text is
            doubled. More: narrow digits that stand twice (11) are read once.
        again_small: the same as a share of the font size, for small print, whose letters are
            nearer.
    """

    light: float = 0.7
    slant: float = 0.1
    nearly_all: float = 0.7
    inset: float = 1.0
    seen: float = 0.2
    again: float = 1.0
    again_small: float = 1 / 6


@dataclass(frozen=True)
class LineTolerances(Tolerances):
    """Glyphs as lines of text; shares of the font size.

    Attributes:
        height: by which glyphs of one line differ (Latin beside Chinese, raised notes). Less:
            raised notes are lines of their own. More: lines set tightly are mixed.
        piece: gap from which two pieces of a line stand in different columns. Less: letters spaced
            out to fill a cell are cut. More: words in narrow columns are joined.
        word: gap from which there is a space beside Chinese. Less: text spaced out is full of
            spaces. More: words set apart by hand are joined.
        latin_word: the same between Latin letters or digits.
        column: by which letters set below each other are off. Less: columns of letters are read as
            lines. More: letters of a wrapped word count as such a column.
        pitch: from one letter of such a column to the next, least and most.
    """

    height: float = 0.35
    piece: float = 1.5
    word: float = 0.9
    latin_word: float = 0.3
    column: float = 0.2
    pitch: tuple[float, float] = (0.8, 1.3)


@dataclass(frozen=True)
class CellTolerances(Tolerances):
    """Which cell a text belongs to, and when that is doubted; shares of the font size but for one.

    Attributes:
        outside: share of a character's height that may lie across a ruling. Less: ascenders in
            tight rows are doubted. More: text of the row above is taken for this row's.
        apart: points between the texts of two cells; padding is one at least. Less: a text that
            runs on into the next cell is taken for two. More: full cells beside each other are
            doubted.
        pitch: from one line of a cell to the next, least and most. Less: wide-set lines are texts
            of their own. More: the text of the row below is taken for a further line.
        gap: within a line. Less: spaced letters are lines of their own. More: the text of the next
            cell belongs to the line.
        centred: by which a text set in the middle of a cell may be off it. Less: texts that run
            over their rulings are doubted. More: texts of two rows are taken for one between them.
        even: by which distances of lines of one text differ. Less: rounded positions cut texts.
            More: lines of two texts are one.
        room: a character and the padding of a cell. Less: a full cell is not suspected of going on
            unseen. More: cells with room for more are.
    """

    outside: float = 0.3
    apart: float = 0.4
    pitch: tuple[float, float] = (0.8, 1.8)
    gap: float = 1.5
    centred: float = 0.25
    even: float = 0.1
    room: float = 1.5


@dataclass(frozen=True)
class ColumnTolerances(Tolerances):
    """Tables without any ruling: words that line up.

    Attributes:
        columns: at least. Less: 填报单位 and 联系人 on a line make a table. More: plain tables are
            prose.
        rows: with so many columns, at least. Less: lines that line up by chance make a table. More:
            short tables are prose.
        gutter: of the font size, between columns over all their lines. Less: ragged prose has
            columns. More: narrow columns are one.
        apart: of the font size, from which a lone cell below is no longer of the table. Less: the
            last row is cut off. More: the line below is a row.
    """

    columns: int = 3
    rows: int = 4
    gutter: float = 0.5
    apart: float = 1.5


@dataclass(frozen=True)
class AcrossTolerances(Tolerances):
    """Tables ruled only across; shares of the font size but for three.

    Attributes:
        rulings: one below the other, at least: three rows. Less: two lines around prose make a
            table. More: short tables are read without their rulings.
        columns: at least; text in two columns is prose beside prose.
        apart: between words of different cells. Less: spaced words are cut. More: cells are joined.
        strip: what is left at least between two columns. Less: gaps between letters are columns.
            More: columns that full cells nearly touch are one.
        crossing: share of the rows that may run over a strip, as goals and titles do. Less: a long
            goal joins two columns. More: gaps in the middle of words are columns.
        rest: what a wrapped line leaves at most at its end. Less: several lines of one cell count
            as rows. More: rows within a band are taken for wrapped lines.
    """

    rulings: int = 4
    columns: int = 3
    apart: float = 0.5
    strip: float = 0.4
    crossing: float = 0.15
    rest: float = 1.5


@dataclass(frozen=True)
class WatermarkTolerances(Tolerances):
    """Text that lies over or below the text of a page.

    Attributes:
        large: times the usual size of the page's text. Less: headings of tables are watermarks.
            More: watermarks are read into the cells they lie behind.
        few: glyphs; below that a page has no usual size. Less: the title of a nearly empty page is
            a watermark. More: those of short pages are read.
        next: points within which glyphs that stand over each other have their middles; a bound of
            the search, half of the largest font.
        over: of the font size, what both share across and down. Less: letters that touch lie over
            each other. More: those half over another do not.
    """

    large: float = 2.5
    few: int = 40
    next: float = 24.0
    over: float = 0.25


RULINGS = RulingTolerances()
GLYPHS = GlyphTolerances()
LINES = LineTolerances()
CELLS = CellTolerances()
COLUMNS = ColumnTolerances()
ACROSS = AcrossTolerances()
WATERMARKS = WatermarkTolerances()
