"""Which runs are struck through or hidden: by their own properties, or by their styles.

Source: ECMA-376-1, 17.7.3 (toggle properties): a property that both the style of the paragraph and
that of the run switch on is off; what the run itself says holds.
"""

from typing import Any

from kg.documents.word.element import attribute_of, child_of, children_of, is_on, name_of, value_of

_TOGGLES = ("strike", "dstrike", "vanish")
_NAMES = (b"strike", b"vanish")  # in the XML of a part that switches any of them
_NOTHING: frozenset[str] = frozenset()


def may_switch(xml: bytes) -> bool:
    """Whether a part may strike text through or hide it."""
    is_wide = xml.startswith((b"\xff\xfe", b"\xfe\xff"))  # UTF-16
    return is_wide or any(name in xml for name in _NAMES)


class Styles:
    """The toggles of a document's styles.

    Args:
        root: of its part of styles, None for none.
        are_used: whether the document itself switches any of them.

    Attributes:
        are_plain: whether nothing is struck through or hidden.
    """

    def __init__(self, root: Any = None, *, are_used: bool = True) -> None:
        self._own: dict[str, dict[str, bool]] = {}
        self._bases: dict[str, str] = {}
        for style in children_of(root, "style"):
            ident = attribute_of(style, "styleId")
            self._own[ident] = _toggles(child_of(style, "rPr"))
            self._bases[ident] = value_of(child_of(style, "basedOn"))
        self._is_plain = not any(self._own.values())
        self.are_plain = self._is_plain and not are_used

    def of_paragraph(self, paragraph: Any) -> frozenset[str]:
        """What the style of a paragraph switches on."""
        if self._is_plain:
            return _NOTHING
        properties = child_of(paragraph, "pPr")
        return self._of_style(properties, "pStyle")

    def of_run(self, run: Any, paragraph: frozenset[str]) -> frozenset[str]:
        """What holds for a run, of ``strike``, ``dstrike`` and ``vanish``.

        Args:
            run: the run.
            paragraph: what the style of its paragraph switches on.
        """
        properties = child_of(run, "rPr")
        if properties is None:
            return paragraph
        own = _toggles(properties)
        by_style = paragraph ^ self._of_style(properties, "rStyle")
        return frozenset(name for name in _TOGGLES if own.get(name, name in by_style))

    def _of_style(self, properties: Any, kind: str) -> frozenset[str]:
        if self._is_plain:
            return _NOTHING
        return self._switched_on(value_of(child_of(properties, kind)))

    def _switched_on(self, ident: str) -> frozenset[str]:
        """Of a style and those that it is based on, the nearest one that says something."""
        found: dict[str, bool] = {}
        seen: set[str] = set()
        while ident in self._own and ident not in seen:
            seen.add(ident)
            found = self._own[ident] | found
            ident = self._bases[ident]
        return frozenset(name for name, is_set in found.items() if is_set)


def _toggles(properties: Any) -> dict[str, bool]:
    """The toggles that properties of runs name, and whether they switch them on."""
    if properties is None:
        return {}
    named = ((name_of(one), one) for one in properties)
    return {name: is_on(one) for name, one in named if name in _TOGGLES}
