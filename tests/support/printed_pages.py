"""A ruled table of five rows on a PDF page, and what is read from such pages."""

from kg.documents.document import Cell, Document, Line
from kg.documents.pdf.reader import read_pdf
from tests.support.pdf_writer import PdfPage, make_pdf, rows_of

XS = (40, 140, 260, 400, 560)


HEADING = ("一级指标", "二级指标", "三级指标", "指标值")


ROWS = (
    HEADING,
    ("产出指标", "数量指标", "检查医院次数", "≥12次"),
    ("产出指标", "质量指标", "检查合格率", "≥95%"),
    ("效益指标", "社会效益指标", "政策知晓率", "≥90%"),
    ("满意度指标", "服务对象满意度", "群众满意度", "≥98%"),
)


def read(*pages: PdfPage) -> Document:
    return read_pdf("预算.pdf", make_pdf(pages))


def texts(document: Document) -> list[str]:
    return [line.text for line in document.lines]


def unplaced(line: Line) -> tuple[Cell, ...]:
    """The cells of a line, wherever they are printed."""
    return tuple(cell._replace(box=None) for cell in line.cells)


def ys(top: float, rows: int, height: float = 20) -> list[float]:
    return [top + height * row for row in range(rows + 1)]


def ruled(rows: tuple[tuple[str, ...], ...], top: float = 100) -> PdfPage:
    return PdfPage().table(XS, ys(top, len(rows)), rows_of(rows))


def cut_by_a_break() -> list[PdfPage]:
    """Two pages; the name of the last row ends on the second one, which begins 50 points down."""
    rows = [*ROWS[:-1], (*ROWS[-1][:2], "参保群众对医保服务的", ROWS[-1][3])]
    first = ruled(tuple(rows)).text(200, 40, "部门整体支出绩效目标表", 14)
    return [first, PdfPage().table(XS, ys(50, 1), rows_of([("", "", "满意度", "")]))]


PRINTED = ["\t".join(row) for row in ROWS]
