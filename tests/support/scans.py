"""A scanned page, a part of it that is recognised in a third of the time, and files made of both."""

import io
from collections.abc import Iterable

import pypdfium2
from PIL import Image

from kg.documents.scan.image import page_of_image
from kg.documents.scan.picture import Gray, PagePicture
from kg.documents.scan.reader import RESOLUTION
from kg.records import Target
from tests.support.samples import ROOT

PAGE = ROOT / "tests/fixtures/scans/yulin-page.jpg"
TARGETS = [
    ("召开全市医保工作会议", "1次"),
    ("全市医保业务培训会", "≥2次"),
    ("医保政策宣传", "≥2次"),
    ("对全市医保定点医药机构监督检查", "统筹区内定点医药机构"),
    ("医保人员培训合格率", "≥90%"),
    ("全市医保定点医药机构监督检查覆盖率", "100%"),
    ("召开全市医保工作会议时间", "2-9月份"),
    ("全市医保业务培训时间", "4-12月"),
    ("医保政策宣传时间", "3月-12月"),
    ("省平台系统稳定运行时间", "2023年12月底"),
    ("预算执行数", "400万"),
    ("参保政策知晓率", "≥90%"),
    ("跨行业、跨机构、跨部门的数据共享和业务协同", "有效提升"),
    ("医保服务对象满意度", "≥90%"),
]
PART_TARGETS = TARGETS[:4]
_PART = (80, 400, 2230, 1000)  # dots: the table's title, its head and its first four targets


def page_picture() -> PagePicture:
    """The page, as it is given to recognition."""
    return page_of_image("x", PAGE.read_bytes(), 1)


def page_gray() -> Gray:
    """The dots of the page."""
    return page_picture().image


def page_part(box: tuple[int, int, int, int] = _PART) -> Image.Image:
    """A part of the page: left, top, right, bottom in dots."""
    with Image.open(PAGE) as image:
        return image.crop(box)


def as_image(image: Image.Image, form: str = "PNG", more: Iterable[Image.Image] = ()) -> bytes:
    """A picture as a file that says its resolution; a TIFF may hold more of them."""
    out, dots = io.BytesIO(), (RESOLUTION, RESOLUTION)
    frames = {"save_all": True, "append_images": list(more)} if form == "TIFF" else {}
    image.save(out, form, dpi=dots, **frames)
    return out.getvalue()


def as_pdf(*images: Image.Image) -> bytes:
    """A PDF file with a page for each picture."""
    out = io.BytesIO()
    images[0].save(out, "PDF", save_all=True, append_images=list(images[1:]), resolution=RESOLUTION)
    return out.getvalue()


def joined(*files: bytes) -> bytes:
    """The pages of several PDF files in one."""
    with pypdfium2.PdfDocument.new() as whole:
        for data in files:
            whole.import_pages(pypdfium2.PdfDocument(data))
        out = io.BytesIO()
        whole.save(out)
    return out.getvalue()


def named(targets: list[Target]) -> list[tuple[str, str | None]]:
    """Indicator and value of each target."""
    return [(target.indicator, target.value) for target in targets]
