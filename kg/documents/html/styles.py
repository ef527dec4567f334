"""Which elements of a web page are hidden or struck through: by tag, attribute or style.

Of the style sheets in the page, rules for a tag, a class or an id are followed, which is what
programs write that save tables as web pages; rules for media or with longer selectors are not.
"""

import re
from collections.abc import Iterator

from lxml import etree

_STRUCK_TAGS = frozenset(("s", "strike", "del"))
_STRUCK = re.compile(r"text-decoration(?:-line)?\s*:[^;]*line-through", re.I)
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)", re.I)
# In the source of a page that may hide or strike through anything.
_ANY = (b"hidden", b"collapse", b"line-through", b"none", b"<s>", b"<s ", b"<strike", b"<del")
_NO_PLACE = re.compile(r"display\s*:\s*none", re.I)
_DISPLAY = re.compile(r"(?:^|;)\s*(?:display|visibility)\s*:", re.I)
_COMMENT = re.compile(r"/\*.*?\*/|<!--|-->", re.S)
_AT_RULE = re.compile(r"@[^{};]*(?:;|\{(?:[^{}]*\{[^{}]*\})*[^{}]*\})")
_RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
_SELECTOR = re.compile(r"([A-Za-z][\w-]*)?(?:([.#])([\w-]+))?$")
_Selector = tuple[str, str, str]  # tag, . or #, name of class or id; '' for any


class PageStyles:
    """The styles of a page, as far as they hide text.

    Args:
        root: of the page.
        source: of the page.

    Attributes:
        are_plain: whether nothing is hidden or struck through; then no element is looked at.
    """

    def __init__(self, root: etree._Element, source: bytes) -> None:
        lower = source.lower()
        self.are_plain = not any(word in lower for word in _ANY)
        self._declared: dict[_Selector, str] = {}
        for sheet in root.iter("style"):
            for selector, declarations in _rules(sheet.text or ""):
                kept = self._declared.get(selector, "")
                self._declared[selector] = f"{kept};{declarations}"

    def hides(self, element: etree._Element) -> bool:
        """Whether an element and all in it is not shown."""
        if self.are_plain:
            return False
        if element.get("hidden") is not None:
            return True
        style = self._style(element)
        return style != "" and _HIDDEN.search(style) is not None

    def takes_no_place(self, element: etree._Element) -> bool:
        """Whether a hidden element leaves no blank where it stands."""
        is_attribute = element.get("hidden") is not None
        return is_attribute or bool(_NO_PLACE.search(self._style(element)))

    def strikes(self, element: etree._Element) -> bool:
        """Whether the text of an element is struck through."""
        if self.are_plain:
            return False
        if element.tag in _STRUCK_TAGS:
            return True
        style = self._style(element)
        return style != "" and _STRUCK.search(style) is not None

    def _style(self, element: etree._Element) -> str:
        """What an element declares of itself, then what the sheets declare for it."""
        own: str = element.get("style") or ""
        if not self._declared:
            return own
        given = ";".join(self._declared_for(element))
        if _DISPLAY.search(own):  # it says itself whether it is shown
            given = _HIDDEN.sub("", given)
        return f"{own};{given}"

    def _declared_for(self, element: etree._Element) -> Iterator[str]:
        tag = str(element.tag)
        names = [("", ""), *((".", name) for name in (element.get("class") or "").split())]
        names += [("#", ident)] if (ident := element.get("id")) else []
        for mark, name in names:
            for own in ("", tag):
                declared = self._declared.get((own, mark, name))
                if declared is not None:
                    yield declared


def _rules(sheet: str) -> Iterator[tuple[_Selector, str]]:
    """The rules that may hide text, one for each selector."""
    if not _HIDDEN.search(sheet) and not _STRUCK.search(sheet):
        return
    for selectors, declarations in _RULE.findall(_AT_RULE.sub("", _COMMENT.sub("", sheet))):
        if not _HIDDEN.search(declarations) and not _STRUCK.search(declarations):
            continue
        for selector in selectors.split(","):
            parts = _SELECTOR.match(selector.strip())
            if parts is not None and any(parts.groups()):
                yield (parts[1] or "", parts[2] or "", parts[3] or ""), declarations
