"""Labels that stand in the middle of their rows, as in the merged cells of the page they come from.

Text keeps them there: rows above a label may be its own, and nothing tells them from those of the
label before. Where the first row of a form has no label and one follows, its labels stand so.
"""

from collections.abc import Sequence
from itertools import groupby, pairwise

from kg.tables.rows.entry import Entry
from kg.tables.words.role import LEVELS, Role
from kg.tables.words.vocabulary import levels_above

DISPLACED = "label_displaced"


def doubt_displaced_labels(entries: Sequence[Entry]) -> None:
    """Doubt rows between two labels of a form whose labels stand in the middle of their rows.

    Args:
        entries: of a table, in order; their labels are put right already.
    """
    for _, own in groupby(entries, key=lambda entry: id(entry.block)):
        form = list(own)
        for role in LEVELS:
            if _are_displaced(form, role):
                _doubt_between(form, role)


def _are_displaced(form: Sequence[Entry], role: Role) -> bool:
    """Whether the first row has no label of a level, and the first label can be that of its group.

    Then half of its rows stand above it, and the next label not within the other half; else the
    first label was lost.
    """
    first, labels = form[0], _labelled(form, role)
    if not labels or labels[0] == 0 or any(place < 2 * labels[0] for place in labels[1:2]):
        return False
    if "level1_displaced" in first.reasons:
        return True
    # Below a level 1 of its own, a label says nothing of the row above.
    return role == Role.LEVEL2 and Role.LEVEL1 in form[labels[0]].blank_labels


def _doubt_between(form: Sequence[Entry], role: Role) -> None:
    """Doubt rows below one label and above another; those above the first one are unsure anyway."""
    for above, below in pairwise(_labelled(form, role)):
        if _label(form[above], role) == _label(form[below], role):
            continue
        for entry in form[above + 1 : below]:
            if not _is_proven(entry, role):
                entry.doubt(DISPLACED)


def _labelled(form: Sequence[Entry], role: Role) -> list[int]:
    """The places of the rows that say themselves what they stand under."""
    return [
        place
        for place, entry in enumerate(form)
        if role not in entry.blank_labels or _is_proven(entry, role)
    ]


def _label(entry: Entry, role: Role) -> str | None:
    return entry.level1 if role == Role.LEVEL1 else entry.level2


def _is_proven(entry: Entry, role: Role) -> bool:
    """Whether the row itself proves its label: by its level 2, or as a form's fixed indicator."""
    if entry.block is None and entry.cells.indicator.fixed_level2 == entry.level2 is not None:
        return True
    is_own = Role.LEVEL2 not in entry.blank_labels and entry.level2 is not None
    return role == Role.LEVEL1 and is_own and entry.level1 in levels_above(entry.level2 or "")[:1]
