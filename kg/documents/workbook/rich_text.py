"""The text of an XLSX cell in runs, of which some may be struck through."""

from typing import NamedTuple

from lxml import etree


class Run(NamedTuple):
    """A piece of a text in one font.

    Attributes:
        text: every character kept.
        struck: whether it is struck through; None where it has the font of its cell.
    """

    text: str
    struck: bool | None


def is_struck(font: etree._Element) -> bool:
    """Whether a font, or the properties of a run, strike text through."""
    strike = font.find("{*}strike")
    return strike is not None and strike.get("val", "1") not in ("0", "false")


def runs_of(item: etree._Element) -> tuple[Run, ...]:
    """The runs of a shared string (``si``) or of a string in its cell (``is``)."""
    runs = [Run(item.findtext("{*}t") or "", None)]
    for run in item.iterfind("{*}r"):
        own = (is_struck(properties) for properties in run.iterfind("{*}rPr"))
        runs.append(Run(run.findtext("{*}t") or "", next(own, None)))
    return tuple(runs)


def parted(runs: tuple[Run, ...], *, is_cell_struck: bool) -> tuple[str, str]:
    """What of a text is shown, and what is struck through.

    Args:
        runs: of the text.
        is_cell_struck: whether the font of its cell strikes text through.
    """
    parts = {False: "", True: ""}
    for run in runs:
        is_out = is_cell_struck if run.struck is None else run.struck
        parts[is_out] += run.text
    return parts[False], parts[True]
