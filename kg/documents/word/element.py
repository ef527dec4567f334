"""Elements of WordprocessingML: names without namespace, properties, children in wrappers."""

from collections.abc import Iterator
from functools import lru_cache
from typing import Any

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STRICT = "{http://purl.oclc.org/ooxml/wordprocessingml/main}"
_OFF = frozenset(("0", "false", "off"))
# Content controls, tracked insertions and markup of one's own stand around what they hold.
WRAPPERS = frozenset(("sdt", "sdtContent", "ins", "customXml", "smartTag"))


def name_of(element: Any) -> str:
    """The name without its namespace, '' for comments and processing instructions."""
    tag = element.tag
    return _local(tag) if isinstance(tag, str) else ""


@lru_cache(maxsize=1024)
def _local(tag: str) -> str:
    return tag.rpartition("}")[2]


def children_of(element: Any, wanted: str) -> Iterator[Any]:
    """Rows or cells, also those inside of wrappers; none of no element."""
    for child in element if element is not None else ():
        name = name_of(child)
        if name == wanted:
            yield child
        elif name in WRAPPERS:
            yield from children_of(child, wanted)


def child_of(element: Any, name: str) -> Any:
    """The first child of a name, None where there is none, or no element."""
    for child in element if element is not None else ():
        if name_of(child) == name:
            return child
    return None


def properties_of(element: Any, group: str) -> dict[str, Any]:
    """The properties of an element (its group ``trPr``, ``tcPr`` or ``rPr``) by name."""
    properties = child_of(element, group)
    if properties is None:
        return {}
    return {name_of(one): one for one in properties}


def attribute_of(element: Any, name: str) -> str:
    """An attribute of either namespace, '' where it has none."""
    return str(element.get(f"{_W}{name}") or element.get(f"{_STRICT}{name}") or "")


def value_of(element: Any) -> str:
    """The value that an element states, '' for none, or no element."""
    return "" if element is None else attribute_of(element, "val")


def is_on(element: Any) -> bool:
    """Whether a property that is switched on or off is there and on (ECMA-376-1, 17.17.4)."""
    return element is not None and value_of(element) not in _OFF


def number_of(element: Any, default: int) -> int:
    """The number that an element states."""
    value = value_of(element)
    return int(value) if value.isdigit() and len(value) < 9 else default
