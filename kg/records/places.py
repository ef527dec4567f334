"""Where the targets of a document are printed <-> JSON lines, which a store keeps beside it."""

import json
from collections.abc import Iterable
from typing import NamedTuple

from kg.documents import PageBox
from kg.records.target import Target


class Place(NamedTuple):
    """Where a target is printed.

    Attributes:
        lines: of the document.
        boxes: one for each page, none in formats without pages.
    """

    lines: tuple[int, ...]
    boxes: tuple[PageBox, ...]


NOWHERE = Place((), ())


def places_to_lines(targets: Iterable[Target]) -> str:
    """The places as one text: a JSON list of id, lines and boxes for each target."""
    rows = (
        [target.id, target.lines, [box.to_json() for box in target.boxes]] for target in targets
    )
    return "".join(
        f"{json.dumps(row, ensure_ascii=False, separators=(',', ':'))}\n" for row in rows
    )


def find_place(lines: Iterable[str], ident: str) -> Place:
    """The place of one target among what ``places_to_lines`` wrote; nowhere where it is not."""
    own = next((line for line in lines if line.startswith(f'["{ident}",')), None)
    if own is None:
        return NOWHERE
    _, numbers, boxes = json.loads(own)
    return Place(tuple(numbers), tuple(PageBox.from_json(box) for box in boxes))
