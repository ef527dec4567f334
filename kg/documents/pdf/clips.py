"""What pdfminer does not tell of the text of a PDF page: what of it is seen, what its codes mean.

It does not follow the clipping path, and takes codes for Latin letters where a font says nothing.

Spreadsheets draw every cell within its own box, so that a text too long for its row is cut at the
ruling. Where such a text stands says less about its cell than what is seen of it.

Source: ISO 32000-1, 8.5.4 (clipping path operators) and 8.4.2 (graphics state stack).
"""

from typing import Any

from pdfminer.converter import PDFPageAggregator
from pdfminer.layout import LTItem, LTPage
from pdfminer.pdffont import PDFFont
from pdfminer.pdfinterp import PDFPageInterpreter, PDFStackT
from pdfminer.pdfpage import PDFPage
from pdfminer.pdftypes import resolve1
from pdfminer.utils import Matrix, apply_matrix_pt
from pdfplumber.page import Page

from kg.documents.pdf.fonts import is_unmapped

_IS_UNMAPPED = "is_unmapped"
Rect = tuple[float, float, float, float]  # left, bottom, right, top, counted upwards


class ClippedPage(Page):
    """A page whose characters tell what is seen of them.

    Their `clip` is (x0, top, x1, bottom), or None where nothing clips.
    """

    @property
    def layout(self) -> LTPage:
        """As pdfplumber's, read with clipping paths.

        Raises:
            Exception: whatever damaged content makes the parser stumble over.
        """
        if not hasattr(self, "_layout"):
            device = _Device(self.pdf.rsrcmgr, pageno=self.page_number, laparams=self.pdf.laparams)
            _Interpreter(self.pdf.rsrcmgr, device).process_page(self.page_obj)
            self._layout: LTPage = device.get_result()
            self._matrix = device.matrix
        return self._layout

    def shown_point(self, point: tuple[float, float]) -> tuple[float, float]:
        """A point of the file as it stands on the page as shown, counted downwards."""
        _ = self.layout
        x, y = self.point2coord(apply_matrix_pt(self._matrix, point))
        return float(x), float(y)

    def process_object(self, obj: LTItem) -> dict[str, Any]:
        """As pdfplumber's, with `clip` and `is_unmapped`."""
        attributes: dict[str, Any] = super().process_object(obj)
        attributes["is_unmapped"] = getattr(obj, "is_unmapped", False)
        clip: Rect | None = getattr(obj, "clip", None)
        if clip is not None:
            (x0, top), (x1, bottom) = (
                self.point2coord((clip[0], clip[3])),
                self.point2coord((clip[2], clip[1])),
            )
            attributes["clip"] = (x0, top, x1, bottom)
        return attributes


class _Device(PDFPageAggregator):
    """Marks every character with the clip in force, and those of fonts that say nothing.

    Attributes:
        matrix: that turns the page as it is shown.
    """

    clip: Rect | None = None
    matrix: Matrix

    def begin_page(self, page: PDFPage, ctm: Matrix) -> None:
        self.matrix = ctm
        super().begin_page(page, ctm)

    def render_char(self, matrix: Matrix, font: PDFFont, *args: Any, **kwargs: Any) -> float:
        advance = super().render_char(matrix, font, *args, **kwargs)
        marks = vars(self.cur_item._objs[-1])
        marks["clip"] = self.clip
        marks["is_unmapped"] = vars(font).get(_IS_UNMAPPED, False)
        return advance


class _Interpreter(PDFPageInterpreter):
    """Follows the clipping path through saved states and forms.

    Of a path that is no upright rectangle it takes the box.
    """

    device: _Device

    def init_resources(self, resources: dict[object, object]) -> None:
        super().init_resources(resources)
        fonts = resolve1(resources.get("Font")) if resources else None
        for name, font in self.fontmap.items():
            spec = resolve1(fonts.get(name)) if isinstance(fonts, dict) else None
            vars(font)[_IS_UNMAPPED] = isinstance(spec, dict) and is_unmapped(spec)

    def init_state(self, ctm: Matrix) -> None:
        super().init_state(ctm)
        self._clips: list[Rect | None] = []

    def do_q(self) -> None:
        super().do_q()
        self._clips.append(self.device.clip)

    def do_Q(self) -> None:  # noqa: N802 - named by the operator
        super().do_Q()
        if self._clips:
            self.device.clip = self._clips.pop()

    def do_W(self) -> None:  # noqa: N802
        points = [
            apply_matrix_pt(self.ctm, (float(x), float(y)))
            for _, *numbers in self.curpath
            for x, y in zip(numbers[::2], numbers[1::2], strict=True)
        ]
        if points:
            xs, ys = zip(*points, strict=True)
            self.device.clip = _common(self.device.clip, (min(xs), min(ys), max(xs), max(ys)))

    def do_W_a(self) -> None:  # noqa: N802
        self.do_W()

    def do_Do(self, xobjid_arg: PDFStackT) -> None:  # noqa: N802
        clip = self.device.clip
        super().do_Do(xobjid_arg)
        self.device.clip = clip


def _common(clip: Rect | None, other: Rect) -> Rect:
    if clip is None:
        return other
    x0, y0 = max(clip[0], other[0]), max(clip[1], other[1])
    return x0, y0, max(x0, min(clip[2], other[2])), max(y0, min(clip[3], other[3]))
