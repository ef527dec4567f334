"""Form fields of a web page in the cells of a table: what they show.

Source: HTML, 4.10.5 (input), 4.10.7 (select).
"""

from lxml import etree

FIELDS = frozenset(("input", "select"))
_TICKS = ("checkbox", "radio")
_NO_TEXT = ("hidden", "password", "button", "submit", "reset", "image", "file")
_CHECKED, _UNCHECKED = "☑", "□"


def shown_by_field(element: etree._Element) -> str:
    """The text of a field: what was filled in, chosen or ticked."""
    if element.tag == "select":
        chosen = [one for one in element.iter("option") if one.get("selected") is not None]
        return "，".join(" ".join("".join(map(str, one.itertext())).split()) for one in chosen)
    kind = (element.get("type") or "text").lower()
    if kind in _TICKS:
        return _CHECKED if element.get("checked") is not None else _UNCHECKED
    value: str = element.get("value") or ""
    return "" if kind in _NO_TEXT else value
