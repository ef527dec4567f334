"""Level labels carried down a table and put right: merged cells, page breaks, labels in the wrong place."""

from collections.abc import Callable
from dataclasses import dataclass, field

from kg.tables.rows.entry import Entry
from kg.tables.words.vocabulary import ends_label, fixed_level2, level1_of, level2_of, levels_above
from nlp.text import fold, join_wrapped

SHORTEST_LABEL = 3
MOSTLY = 0.7
_ORDER = ("数量指标", "质量指标", "时效指标", "成本指标")


@dataclass(slots=True)
class LabelCarrier:
    """The labels in force while walking down a table."""

    level1: str | None = None
    level2: str | None = None
    level1_printed: str | None = None
    level2_printed: str | None = None
    entries: list[Entry] = field(default_factory=list)

    def see_level1(self, text: str) -> None:
        """A level-1 cell was printed; a changed label ends the level 2 that was in force."""
        label = level1_of(text) or fold(text)
        if label != self.level1:
            self.level2 = self.level2_printed = None
        self.level1, self.level1_printed = label, text

    def see_level2(self, text: str, *, level1_beside: bool) -> str | None:
        """A level-2 cell was printed. Returns a reason when the level 1 above it had to be guessed."""
        label = level2_of(text) or fold(text)
        self.level2, self.level2_printed = label, text
        above = levels_above(label)
        if level1_beside or not above or self.level1 in above[:1]:
            return None
        if self.level1 in above and not (label == "服务对象满意度指标" and "公众" not in text):
            return None
        if self.level1 is not None and level1_of(self.level1) is None:
            return None  # a form's own level 1 stands; only a known one can be proven wrong
        guessed = self.level1 in above
        # The label proves another level 1 than the one carried down: that one was not printed.
        self.level1, self.level1_printed = above[0], None
        return "level1_inferred" if guessed else None

    def goes_on_with(self, text: str) -> bool:
        """Whether a label that may be of either level (成本指标), alone on its row, is the next level 2 of the one in force."""
        label = level2_of(text)
        return (
            label is not None and self.level2 is not None and self.level1 in levels_above(label)[:1]
        )

    def take_piece(self, text: str, role: str) -> bool:
        """Whether a cell is only the end of a label cut by a break (产出指 + 标); the label is completed then."""
        before = self.level1_printed if role == "level1" else self.level2_printed
        joined = self._completed(before, text, level1_of if role == "level1" else level2_of)
        if joined is None:
            return False
        if role == "level1":
            self._rename(joined, level1_of(joined))
        else:
            self._rename_level2(joined)
        return True

    def stamp(self, entry: Entry) -> None:
        """Give an entry the labels in force; a fixed indicator of a department form knows its own."""
        entry.level1, entry.level1_printed = self.level1, self.level1_printed
        entry.level2, entry.level2_printed = self.level2, self.level2_printed
        if entry.block is not None and entry.level2 == "满意度":
            entry.level2 = (
                "服务对象满意度指标"  # only a department form has 满意度 as a level 2 of its own
            )
        self.entries.append(entry)

    @staticmethod
    def _completed(before: str | None, text: str, known: Callable[[str], str | None]) -> str | None:
        """Two pieces of one wrapped label (产出指 + 标) as that label, None if they make none."""
        if before is None:
            return None
        joined = join_wrapped(before, text)
        label, whole = known(joined), known(before)
        if label is None or (
            whole is not None
            and whole != label
            and (known(text) is not None or not ends_label(text))
        ):
            return None
        return joined

    def _rename(self, joined: str, label: str | None) -> None:
        for entry in self.entries:
            if entry.level1_printed == self.level1_printed and entry.level1 == self.level1:
                entry.level1, entry.level1_printed = label, joined
        self.level1, self.level1_printed = label, joined

    def _rename_level2(self, joined: str) -> None:
        label = level2_of(joined)
        for entry in self.entries:
            if entry.level2_printed == self.level2_printed and entry.level2 == self.level2:
                entry.level2, entry.level2_printed = label, joined
        self.level2, self.level2_printed = label, joined


def put_labels_right(entries: list[Entry], *, has_level1: bool, has_level2: bool) -> None:
    """Second pass over a table: labels printed below the first rows they span, and labels never printed.

    Args:
        entries: all entries of one table, in order; changed in place.
        has_level1: whether the heading has a level-1 column.
        has_level2: whether it has a level-2 column.
    """
    _apply_fixed(entries)
    if has_level1:
        _back_fill(entries)
        for entry in entries:
            if entry.level1 is None:
                entry.doubt("level1_missing")
    if has_level2:
        _guess_first_level2(entries)
    _doubt_strange_labels(entries)
    for entry in entries:
        if _contradicts(entry):
            entry.doubt("label_misplaced")


def _doubt_strange_labels(entries: list[Entry]) -> None:
    """Where nearly all labels of a table are known words, another one is likely no label."""
    for attribute, known in (("level1", level1_of), ("level2", level2_of)):
        labels = [label for entry in entries if (label := getattr(entry, attribute)) is not None]
        strange = {label for label in labels if known(label) is None}
        if strange and sum(label not in strange for label in labels) >= MOSTLY * len(labels):
            for entry in entries:
                if getattr(entry, attribute) in strange:
                    entry.doubt("label_unknown")


def _contradicts(entry: Entry) -> bool:
    """Labels that cannot stand together: a level-1 word as level 2, or an unknown level 1 above a known level 2."""
    if entry.level2 is None:
        return False
    if level2_of(entry.level2) is None and level1_of(entry.level2) is not None:
        return True
    above = levels_above(entry.level2)
    return (
        bool(above)
        and entry.level1 is not None
        and level1_of(entry.level1) is None
        and len(entry.level1) < SHORTEST_LABEL
    )


def _apply_fixed(entries: list[Entry]) -> None:
    """The fixed indicators of a department form stand under their own level 2, whatever break displaced it."""
    fixed = [
        entry
        for entry in entries
        if entry.block is None and fixed_level2(entry.cells.get("indicator", ""))
    ]
    if len(fixed) < 3:
        return
    printed2 = {entry.level2: entry.level2_printed for entry in entries if entry.level2_printed}
    printed1 = {entry.level1: entry.level1_printed for entry in entries if entry.level1_printed}
    for entry in fixed:
        label = fixed_level2(entry.cells["indicator"])
        if label is None or label not in printed2:
            continue
        level1 = levels_above(label)[0]
        entry.level2, entry.level2_printed = label, printed2[label]
        entry.level1, entry.level1_printed = level1, printed1.get(level1)


def _back_fill(entries: list[Entry]) -> None:
    """Rows above the first printed level 1: the label of a merged cell may be printed below its first row."""
    first = next((entry for entry in entries if entry.level1 is not None), None)
    if first is None:
        return
    for entry in entries:
        if entry.level1 is not None:
            break
        above = levels_above(entry.level2) if entry.level2 else ()
        if first.level1 in above or (entry.level2 is not None and entry.level2 == first.level2):
            entry.level1, entry.level1_printed = first.level1, first.level1_printed
        else:
            entry.level1, entry.level1_printed = first.level1, first.level1_printed
            entry.doubt("level1_displaced")


def _guess_first_level2(entries: list[Entry]) -> None:
    """Rows without level 2 where the form has one: only the first kind of 产出 can be guessed, and is unsure."""
    if not any(entry.level2_printed for entry in entries):
        return
    for position, entry in enumerate(entries):
        if entry.level2 is not None or entry.level1 in (None, "满意度指标"):
            continue
        following = next(
            (
                e.level2
                for e in entries[position:]
                if e.level2 is not None and e.level1 == entry.level1
            ),
            None,
        )
        earlier = {
            e.level2 for e in entries[:position] if e.level1 == entry.level1 and e.level2_printed
        }
        if following in _ORDER[1:2] and not earlier & set(_ORDER):
            entry.level2 = _ORDER[0]
        entry.doubt("level2_missing")
