"""OFD files (GB/T 33190-2016, the national fixed-layout format) -> Document, page by page.

Lengths in the file are millimetres. Only what is printed counts: text, straight lines, pictures
that cover the page (scans); stamps and notes laid over the page are left out.
"""

import hashlib
import io
import posixpath
import zipfile
from collections.abc import Iterator
from typing import Any

from lxml import etree

from kg.documents.archives import check_zip
from kg.documents.document import Document
from kg.documents.ofd.page import Picture, Sheet, numbers
from kg.documents.page.glyphs import is_unmapped
from kg.documents.page.grid import find_grids
from kg.documents.page.placement import scaled
from kg.documents.page.writer import PageWriter, PrintedPage
from kg.documents.scan.image import page_of_image
from kg.documents.scan.picture import PagePicture
from kg.documents.scan.reader import HOW_TO_INSTALL, is_recognition_installed, read_scan
from kg.errors import SourceError

MOST_PAGES = 2_000
_WHOLE = 0.5  # of the page: a picture without text on it is a scan
_A4 = (0.0, 0.0, 210.0, 297.0)
_RESAVE = "请用 OFD 阅读器打开后另存为 PDF"


def read_ofd(path: str, data: bytes) -> Document:
    """Read the bytes of an OFD file; of several documents in it the first.

    Raises:
        SourceError: it is damaged, encrypted, too large, or nothing is written in it.
    """
    check_zip(path, data)
    writer, texts = PageWriter(path), 0
    package = _Package(path, data)
    for number, sheet in enumerate(package.pages(), start=1):
        writer.begin()
        picture = sheet.picture
        if is_unmapped(sheet.glyphs):
            writer.add_unread(number, "的文字没有编码")
        elif sheet.glyphs:
            grids = find_grids(sheet.edges, sheet.glyphs)
            writer.add(number, PrintedPage(sheet.glyphs, grids, sheet.placement))
            texts += 1
        elif picture is not None and picture.share >= _WHOLE:
            shown = picture._replace(placement=picture.placement.then(sheet.placement))
            _add_scan(writer, number, package, shown)
    if not texts and not writer.recognised:
        told = (
            f"：第 1 页{writer.gaps[0].reason}；{HOW_TO_INSTALL}"
            if writer.gaps
            else "；请确认文件是否完整"
        )
        raise SourceError(path, f"OFD 中没有读到文字{told}")
    return writer.document(hashlib.sha256(data).hexdigest(), "ofd")


def _add_scan(writer: PageWriter, number: int, package: "_Package", picture: Picture) -> None:
    image = package.image(picture.resource)
    if image is None or not is_recognition_installed():
        writer.add_unread(
            number, "是图片，没有文字" if image is not None else "是图片，图片的格式不能读取"
        )
        return
    try:
        page = page_of_image(package.path, image, 1).image
        height, width = page.shape
        placement = scaled(1 / width, 1 / height).then(picture.placement)
        writer.add_scan(number, read_scan(PagePicture(page, placement)).printed)
    except SourceError as error:
        writer.add_unread(number, f"是图片，{error.reason}")


class _Package:
    """The parts of an OFD file.

    Raises:
        SourceError: a part that every file has is missing or damaged.
    """

    def __init__(self, path: str, data: bytes) -> None:
        self.path = path
        self._archive = zipfile.ZipFile(io.BytesIO(data))
        self._names = {name.lower(): name for name in self._archive.namelist()}
        root = self._tree("OFD.xml")
        place = next((_text(part) for part in root.iter("{*}DocRoot")), None)
        if place is None:
            raise SourceError(path, f"OFD 文件中没有文档；{_RESAVE}")
        self._home = posixpath.dirname(place.lstrip("/"))
        self._document = self._tree(place)
        self._area = self._page_area(self._document) or _A4
        self._templates = {
            part.get("ID"): part.get("BaseLoc", "")
            for part in self._document.iter("{*}TemplatePage")
        }
        self._media = dict(self._media_files())

    def pages(self) -> Iterator[Sheet]:
        """Every page with its templates below it."""
        pages = list(self._document.iterfind("{*}Pages/{*}Page"))
        if not pages:
            raise SourceError(self.path, f"OFD 文件中没有页；{_RESAVE}")
        if len(pages) > MOST_PAGES:
            raise SourceError(self.path, f"OFD 超过 {MOST_PAGES} 页；请按单位或年度拆分后再读")
        for part in pages:
            page = self._tree(posixpath.join(self._home, part.get("BaseLoc", "")))
            sheet = Sheet(self._page_area(page) or self._area)
            for template in page.iterfind("{*}Template"):
                place = self._templates.get(template.get("TemplateID"))
                if place:
                    self._add(sheet, self._tree(posixpath.join(self._home, place)))
            self._add(sheet, page)
            yield sheet

    def _add(self, sheet: Sheet, page: Any) -> None:
        try:
            sheet.add(page)
        except ValueError as error:
            raise SourceError(self.path, f"{error}；不是正常的预算文件") from None

    def image(self, resource: str | None) -> bytes | None:
        """The bytes of a picture, None where the file has none by that number."""
        name = self._names.get(self._media.get(resource or "", "").lower())
        return None if name is None else self._archive.read(name)

    def _media_files(self) -> Iterator[tuple[str, str]]:
        """Number and place of every picture that the resources name."""
        for kind in ("PublicRes", "DocumentRes"):
            for part in self._document.iterfind(f"{{*}}CommonData/{{*}}{kind}"):
                place = self._within(self._home, _text(part))
                if place.lower() not in self._names:
                    continue
                tree = self._tree(place)
                folder = self._within(posixpath.dirname(place), tree.get("BaseLoc", ""))
                for media in tree.iter("{*}MultiMedia"):
                    yield (
                        media.get("ID", ""),
                        self._within(folder, _text(media.find("{*}MediaFile"))),
                    )

    def _page_area(self, tree: Any) -> tuple[float, float, float, float] | None:
        """Left, top, width and height in millimetres."""
        for place in ("{*}Area", "{*}CommonData/{*}PageArea"):
            box = numbers(_text(tree.find(f"{place}/{{*}}PhysicalBox")))
            if len(box) == 4 and box[2] > 0 and box[3] > 0:
                return box[0], box[1], box[2], box[3]
        return None

    @staticmethod
    def _within(folder: str, place: str) -> str:
        """A place in the container; one that begins with a slash counts from its root."""
        return posixpath.normpath(
            place.lstrip("/") if place.startswith("/") else posixpath.join(folder, place)
        )

    def _tree(self, place: str) -> Any:
        name = self._names.get(self._within("", place).lower())
        try:
            if name is None:
                raise KeyError(place)
            parser = etree.XMLParser(
                resolve_entities=False, no_network=True, load_dtd=False, huge_tree=True
            )
            return etree.fromstring(self._archive.read(name), parser)
        except (
            KeyError,
            etree.XMLSyntaxError,
            zipfile.BadZipFile,
            RuntimeError,
            OSError,
            EOFError,
        ) as error:
            raise SourceError(
                self.path, f"OFD 文件已损坏，读不出 {place}（{type(error).__name__}）；{_RESAVE}"
            ) from None


def _text(element: Any) -> str:
    return "" if element is None else "".join(element.itertext()).strip()
