"""The text of an element: what is read, and what the page holds besides."""

import re
from typing import NamedTuple

from lxml import etree

from kg.documents.grid import Omitted
from kg.documents.html.fields import FIELDS, shown_by_field
from kg.documents.html.styles import PageStyles

BLOCKS = frozenset(
    (
        "p div h1 h2 h3 h4 h5 h6 li ul ol dl dt dd section article header footer main aside nav "
        "form pre blockquote hr address figure figcaption center body html title"
    ).split()
)
SILENT = frozenset(
    "script style noscript template svg head iframe object select option button".split()
)
_SPACES = re.compile(r"[ \t\r\n\f]+")  # wider ones part the fields of a running line and stay


class Said(NamedTuple):
    """A text as read.

    Attributes:
        text: blocks and line breaks begin a new line.
        omitted: what is not read of it.
    """

    text: str
    omitted: Omitted


def with_single_spaces(text: str | None) -> str:
    """A text in which white space of the source is as wide as a browser shows it."""
    return _SPACES.sub(" ", text or "")


def tag_of(element: etree._Element) -> str:
    """The name of an element, '' for comments and the like."""
    return element.tag if isinstance(element.tag, str) else ""


def said_by(cell: etree._Element, styles: PageStyles, *, is_struck: bool = False) -> Said:
    """The text of a cell.

    Args:
        cell: the element; whether it is hidden itself does not matter.
        styles: of the page.
        is_struck: whether something around it strikes its text through.
    """
    is_struck = is_struck or styles.strikes(cell)
    if not is_struck and not len(cell):  # most cells hold nothing but text
        return Said(with_single_spaces(cell.text).strip(), ())
    parts: dict[str, list[str]] = {"": [], "struck": [], "hidden": []}
    stack: list[tuple[etree._Element, bool, str]] = [(cell, False, "struck" * is_struck)]
    while stack:
        element, is_end, around = stack.pop()
        name = tag_of(element)
        if name == "table":
            parts[around].append("\n")  # it is read as one, and so is what stands behind it
            continue
        if not is_end and name in FIELDS:
            parts[around].append(shown_by_field(element))
        if is_end or name in SILENT:
            if element is not cell:
                parts[around].append("\n" * (name in BLOCKS))
                parts[around].append(with_single_spaces(element.tail))
            continue
        kind = around or _kind_of(element, cell, styles)
        parts[kind].append("\n" * (name in BLOCKS or name == "br"))
        parts[kind].append(with_single_spaces(element.text))
        stack.append((element, True, around))
        stack += [(child, False, kind) for child in reversed(element)]
    omitted = tuple((kind, _tidy(parts[kind])) for kind in ("struck", "hidden"))
    return Said(_tidy(parts[""]), tuple(one for one in omitted if one[1]))


def _kind_of(element: etree._Element, cell: etree._Element, styles: PageStyles) -> str:
    if element is not cell and styles.hides(element):
        return "hidden"
    return "struck" * styles.strikes(element)


def _tidy(parts: list[str]) -> str:
    lines = (line.strip() for line in "".join(parts).split("\n"))
    return "\n".join(line for line in lines if line)
