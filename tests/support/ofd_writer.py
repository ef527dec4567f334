"""A small writer of OFD files (GB/T 33190), enough for tests: pages with text, lines and pictures, and PDF pages made again."""

import io
import zipfile
from collections.abc import Iterable, Sequence
from xml.sax.saxutils import escape

import pdfplumber

MM = 25.4 / 72
NAMESPACE = 'xmlns:ofd="http://www.ofdspec.org/2016"'
Part = str


def text(
    x: float, y: float, letters: str, size: float = 4, steps: str | None = None, ctm: str = ""
) -> Part:
    """Letters from a base line point on, in millimetres; each as wide as the size unless steps are given."""
    across = steps if steps is not None else f"g {max(0, len(letters) - 1)} {size}"
    turn = f' CTM="{ctm}"' if ctm else ""
    code = f'<ofd:TextCode X="0" Y="{size}" DeltaX="{across}">{escape(letters)}</ofd:TextCode>'
    return f'<ofd:TextObject ID="1" Boundary="{x} {y - size} 200 {size}" Font="1" Size="{size}"{turn}>{code}</ofd:TextObject>'


def line(x0: float, y0: float, x1: float, y1: float) -> Part:
    """A ruling."""
    data = f"M 0 0 L {x1 - x0} {y1 - y0}"
    return f'<ofd:PathObject ID="1" Boundary="{x0} {y0} {x1 - x0} {y1 - y0}"><ofd:AbbreviatedData>{data}</ofd:AbbreviatedData></ofd:PathObject>'


def picture(x: float, y: float, width: float, height: float, resource: int) -> Part:
    """A picture of the package."""
    return f'<ofd:ImageObject ID="1" Boundary="{x} {y} {width} {height}" ResourceID="{resource}"/>'


def table(
    xs: Sequence[float], ys: Sequence[float], rows: Iterable[Sequence[str]], size: float = 4
) -> list[Part]:
    """A ruled table."""
    parts = [line(xs[0], y, xs[-1], y) for y in ys] + [line(x, ys[0], x, ys[-1]) for x in xs]
    for top, cells in zip(ys, rows, strict=False):
        parts += [
            text(x + 1, top + size + 1, cell, size) for x, cell in zip(xs, cells, strict=False)
        ]
    return parts


def make_ofd(
    pages: Sequence[Sequence[Part]],
    *,
    size: tuple[float, float] = (210, 297),
    template: Sequence[Part] = (),
    images: Sequence[bytes] = (),
    root: str = "/Doc_0/Document.xml",
) -> bytes:
    """The bytes of an OFD file; pictures count from 100."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(
            "OFD.xml",
            f"<ofd:OFD {NAMESPACE}><ofd:DocBody><ofd:DocRoot>{root}</ofd:DocRoot></ofd:DocBody></ofd:OFD>",
        )
        listed = "".join(
            f'<ofd:Page ID="{10 + n}" BaseLoc="Pages/Page_{n}/Content.xml"/>'
            for n in range(len(pages))
        )
        below = '<ofd:TemplatePage ID="5" BaseLoc="Tpls/Tpl_0/Content.xml"/>' if template else ""
        common = f"<ofd:PageArea><ofd:PhysicalBox>0 0 {size[0]} {size[1]}</ofd:PhysicalBox></ofd:PageArea><ofd:DocumentRes>DocumentRes.xml</ofd:DocumentRes>"
        archive.writestr(
            "Doc_0/Document.xml",
            f"<ofd:Document {NAMESPACE}><ofd:CommonData>{common}{below}</ofd:CommonData><ofd:Pages>{listed}</ofd:Pages></ofd:Document>",
        )
        media = "".join(
            f'<ofd:MultiMedia ID="{100 + n}" Type="Image"><ofd:MediaFile>{n}.jpg</ofd:MediaFile></ofd:MultiMedia>'
            for n in range(len(images))
        )
        archive.writestr(
            "Doc_0/DocumentRes.xml",
            f'<ofd:Res {NAMESPACE} BaseLoc="Res"><ofd:MultiMedias>{media}</ofd:MultiMedias></ofd:Res>',
        )
        for number, data in enumerate(images):
            archive.writestr(f"Doc_0/Res/{number}.jpg", data)
        if template:
            archive.writestr("Doc_0/Tpls/Tpl_0/Content.xml", _page(template, ""))
        for number, parts in enumerate(pages):
            use = '<ofd:Template TemplateID="5"/>' if template else ""
            archive.writestr(f"Doc_0/Pages/Page_{number}/Content.xml", _page(parts, use))
    return out.getvalue()


def from_pdf(data: bytes) -> bytes:
    """The text and rulings of a PDF as OFD."""
    pages, size = [], (0.0, 0.0)
    with pdfplumber.open(io.BytesIO(data)) as file:
        for page in file.pages:
            size = float(page.width) * MM, float(page.height) * MM
            parts = [
                line(*(edge[side] * MM for side in ("x0", "top", "x1", "bottom")))
                for edge in page.edges
                if edge["orientation"] is not None
            ]
            parts += [
                text(
                    char["x0"] * MM,
                    (char["bottom"] - 0.12 * char["size"]) * MM,
                    char["text"],
                    char["size"] * MM,
                    "",
                )
                for char in page.chars
            ]
            pages.append(parts)
            page.close()
    return make_ofd(pages, size=size)


def _page(parts: Sequence[Part], use: str) -> str:
    return f'<ofd:Page {NAMESPACE}>{use}<ofd:Content><ofd:Layer ID="2">{"".join(parts)}</ofd:Layer></ofd:Content></ofd:Page>'
