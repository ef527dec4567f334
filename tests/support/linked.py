"""Office files that name something on another host, as LibreOffice fetches it while it loads them."""

import io
import zipfile

from tests.support import rebuild

_NAMES = " ".join(
    f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for prefix, name in (
        ("office", "office"), ("text", "text"), ("draw", "drawing"), ("style", "style"), ("svg", "svg-compatible"),
    )
)  # fmt: skip
_FRAME = '<text:p><draw:frame svg:width="3cm" svg:height="3cm">{}</draw:frame></text:p>'


def picture(url: str) -> bytes:
    """A picture that is linked, not embedded."""
    return _odt(_FRAME.format(f'<draw:image xlink:href="{url}" xlink:actuate="onLoad"/>'))


def embedded_object(url: str) -> bytes:
    """An object, a floating frame and a film, all elsewhere."""
    kinds = ("object", "floating-frame", "plugin")
    return _odt(
        "".join(
            _FRAME.format(f'<draw:{kind} xlink:href="{url}" xlink:actuate="onLoad"/>')
            for kind in kinds
        )
    )


def section(url: str) -> bytes:
    """A section whose text stands in another file."""
    return _odt(
        f'<text:section text:name="s"><text:section-source xlink:href="{url}"/><text:p>x</text:p></text:section>'
    )


def background(url: str) -> bytes:
    """A paragraph with a picture behind it."""
    image = f'<style:background-image xlink:href="{url}" xlink:actuate="onLoad"/>'
    style = (
        f'<style:style style:name="p" style:family="paragraph"><style:paragraph-properties>{image}'
    )
    return _odt(
        '<text:p text:style-name="p">x</text:p>',
        f"<office:automatic-styles>{style}</style:paragraph-properties></style:style></office:automatic-styles>",
    )


def fields(url: str) -> bytes:
    """RTF with a linked picture, a linked text, a linked table and a template."""
    kinds = (
        f'INCLUDEPICTURE "{url}" \\\\d',
        f'INCLUDETEXT "{url}"',
        f'LINK Excel.Sheet.8 "{url}" "" \\\\a \\\\r',
    )
    made = "".join(r"{\field{\*\fldinst " + kind + r"}{\fldrslt x}}" for kind in kinds)
    return (r"{\rtf1{\*\template " + url + "}" + made + r" text\par}").encode()


def old_word(url: str) -> bytes:
    """A .doc with a linked picture; LibreOffice writes it from RTF that names the picture."""
    return rebuild.by_libreoffice(fields(url), "rtf", "doc")


def formulas(url: str) -> bytes:
    """An XML spreadsheet with cells that ask a service and another workbook."""
    space = "urn:schemas-microsoft-com:office:spreadsheet"
    asked = (f"=WEBSERVICE(&quot;{url}&quot;)", f"='{url}[x.xls]S'!R1C1")
    cells = "".join(
        f'<Cell ss:Formula="{one}"><Data ss:Type="String">1</Data></Cell>' for one in asked
    )
    return (
        '<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?>'
        f'<Workbook xmlns="{space}" xmlns:ss="{space}"><Worksheet ss:Name="a"><Table><Row>{cells}</Row></Table></Worksheet></Workbook>'
    ).encode()


def _odt(body: str, styles: str = "") -> bytes:
    kind, out = "application/vnd.oasis.opendocument.text", io.BytesIO()
    manifest = "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"
    entries = (("/", kind), ("content.xml", "text/xml"))
    listed = "".join(
        f'<m:file-entry m:full-path="{path}" m:media-type="{media}"/>' for path, media in entries
    )
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("mimetype", kind)
        archive.writestr(
            "META-INF/manifest.xml", f'<m:manifest xmlns:m="{manifest}">{listed}</m:manifest>'
        )
        archive.writestr(
            "content.xml",
            f'<office:document-content {_NAMES} xmlns:xlink="http://www.w3.org/1999/xlink" office:version="1.2">{styles}'
            f"<office:body><office:text>{body}<text:p>正文</text:p></office:text></office:body></office:document-content>",
        )
    return out.getvalue()
