"""Second pass over a table's labels: printed below the rows they span, never printed, misplaced."""

from collections.abc import Sequence

from kg.tables.cell import cell_of
from kg.tables.rows.entry import Entry
from kg.tables.table import Heading
from kg.tables.words.role import Role
from kg.tables.words.vocabulary import is_of_fixed, is_parent, levels_above

SHORTEST_LABEL = 3
# Of the labels of a table so many must be known words for another one to be doubted; forms with
# labels of their own (履职, 效能) have few known ones.
MOSTLY = 0.7
# Two names may stand in any form; three fixed indicators show a provincial department form.
FEWEST_FIXED = 3
_ORDER = ("数量指标", "质量指标", "时效指标", "成本指标")
_SATISFACTION = "满意度指标"


def put_labels_right(entries: list[Entry], heading: Heading) -> None:
    """Put right what walking down a table cannot see.

    Args:
        entries: all entries of one table, in order; changed in place.
        heading: of the table, with the labels of its own.
    """
    own = frozenset(label for column in heading.columns for label in column.own)
    _apply_fixed(entries)
    if heading.has(Role.LEVEL1):
        _back_fill(entries)
        for entry in entries:
            if entry.level1 is None:
                entry.doubt("level1_missing")
    if heading.has(Role.LEVEL2):
        _guess_first_level2(entries)
    _doubt_strange_labels(entries, own)
    for entry in entries:
        if _contradicts(entry, own):
            entry.doubt("label_misplaced")


def _doubt_strange_labels(entries: list[Entry], own: frozenset[str]) -> None:
    """Where nearly all labels of a table are known words, another one is likely no label.

    Unless it stands there as plainly as they do.
    """
    labels1 = [entry.level1 for entry in entries if entry.level1 is not None]
    labels2 = [entry.level2 for entry in entries if entry.level2 is not None]
    first = _strange({label for label in labels1 if cell_of(label).level1 is None}, labels1)
    second = _strange({label for label in labels2 if cell_of(label).level2 is None}, labels2)
    for entry in entries:
        if entry.level1 in first - own or entry.level2 in second - own:
            entry.doubt("label_unknown")


def _strange(unknown: set[str], labels: Sequence[str]) -> set[str]:
    """The unknown labels, where most labels are known; and those that can be none in any form."""
    known = sum(label not in unknown for label in labels)
    if known >= MOSTLY * len(labels):
        return unknown
    return {label for label in unknown if cell_of(label).is_amount or _ends_with_label(label)}


def _ends_with_label(text: str) -> bool:
    """Whether a known label has run into another text: 绩效指标产出指标."""
    return any(cell_of(text[at:]).is_strong_label for at in range(2, len(text) - SHORTEST_LABEL))


def _contradicts(entry: Entry, own: frozenset[str]) -> bool:
    """Labels that cannot stand together.

    A word of one level as the other, a level 2 of another level 1, or an unknown level 1 above a
    known level 2.
    """
    if entry.level2 is None:
        return False
    label2, above = cell_of(entry.level2), levels_above(entry.level2)
    if label2.level2 is None and label2.level1 is not None:
        return entry.level2 not in own
    if entry.level1 is None or not above:
        return False
    level1 = cell_of(entry.level1).level1
    if level1 is None:
        is_level2 = cell_of(entry.level1).level2 is not None and entry.level1 not in own
        return is_level2 or len(entry.level1) < SHORTEST_LABEL
    return is_parent(level1) and level1 not in above


def _apply_fixed(entries: list[Entry]) -> None:
    """The fixed indicators of a department form stand under their own level 2.

    Whatever break displaced it.
    """
    fixed = [e for e in entries if e.block is None and e.cells.indicator.fixed_level2]
    if len(fixed) < FEWEST_FIXED:
        return
    printed2 = {entry.level2: entry.level2_printed for entry in entries if entry.level2_printed}
    printed1 = {entry.level1: entry.level1_printed for entry in entries if entry.level1_printed}
    for entry in fixed:
        label = entry.cells.indicator.fixed_level2
        if label is None or label not in printed2:
            if entry.level2 != label and entry.level2 is not None and is_of_fixed(entry.level2):
                entry.doubt("label_misplaced")  # its own was lost
            continue
        level1 = levels_above(label)[0]
        entry.level2, entry.level2_printed = label, printed2[label]
        entry.level1, entry.level1_printed = level1, printed1.get(level1)


def _back_fill(entries: list[Entry]) -> None:
    """Rows above the first printed level 1.

    The label of a merged cell may be printed below its first row.
    """
    first = next((entry for entry in entries if entry.level1 is not None), None)
    if first is None:
        return
    for entry in entries:
        if entry.level1 is not None:
            break
        above = levels_above(entry.level2) if entry.level2 else ()
        is_same = entry.level2 is not None and entry.level2 == first.level2
        if first.level1 not in above and not is_same:
            entry.doubt("level1_displaced")
        entry.level1, entry.level1_printed = first.level1, first.level1_printed


def _guess_first_level2(entries: list[Entry]) -> None:
    """Rows without level 2 where the form has one.

    Only the first kind of 产出 can be guessed, and is unsure.
    """
    if not any(entry.level2_printed for entry in entries):
        return
    for position, entry in enumerate(entries):
        is_own_label = entry.level1_printed == entry.cells.indicator  # one cell for both
        if entry.level2 is not None or entry.level1 in (None, _SATISFACTION) or is_own_label:
            continue
        below = [e.level2 for e in entries[position:] if e.level1 == entry.level1]
        following = next((level2 for level2 in below if level2 is not None), None)
        above = entries[:position]
        earlier = {e.level2 for e in above if e.level1 == entry.level1 and e.level2_printed}
        if following == _ORDER[1] and not earlier & set(_ORDER):
            entry.level2 = _ORDER[0]
        entry.doubt("level2_missing")
