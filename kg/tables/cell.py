"""A cell of a table, classified once: every later stage reads its attributes.

``cell_of`` gives one object for one text, and each attribute is found when it is first read, so a
text that stands in a thousand rows is classified once, and an amount is never asked for its label.
A cell that knows where it is printed is an object of its own, which has its attributes from there.
No module above this one classifies text of cells (tests/test_cells_classified_once.py).
"""

from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from kg.documents import Spot
from kg.tables.beside_tables import BesideTables
from kg.tables.lazy import Lazy
from kg.tables.words.composition import Composition
from kg.tables.words.fields import Field
from kg.tables.words.form_labels import FormLabel, form_label_of
from kg.tables.words.heading_words import heading_of, hint_of
from kg.tables.words.inline import Inline, inline_of
from kg.tables.words.looks import Fused, Look, fused_in, fused_in_value, look_of
from kg.tables.words.role import LEVELS, Role
from kg.tables.words.shapes import LABELS, Shape, ends_as_name, shape_of
from kg.tables.words.totals import Total, total_of
from kg.tables.words.vocabulary import (
    bare_label,
    ends_label,
    fixed_level2,
    is_strong_label,
    level1_of,
    level2_of,
    level_pair,
    names_levels,
    vocabulary,
)
from nlp.text import fold, join_wrapped
from nlp.values.quantities import read_value
from nlp.values.quantity import Quantity
from nlp.values.signs import sign_of
from nlp.values.states import is_placeholder

_OF_TARGETS = frozenset((*LEVELS, Role.INDICATOR, Role.VALUE, Role.PERIOD_VALUE))
_AMOUNTS = frozenset((Shape.VALUE, Shape.NUMBER))
_VALUES = frozenset((Shape.VALUE, Shape.NUMBER, Shape.STATE))


@dataclass(frozen=True)
class TableCell(BesideTables):
    """The text of a cell with all that its words alone tell.

    Made by ``cell_of``. Not slotted: the attributes below are kept in the object's own dictionary.
    Cells of one text are equal wherever they are printed.

    Attributes:
        text: as printed, every character kept; pieces of a wrapped cell joined.
        spots: where it is printed, once for each piece; empty in formats without pages.
    """

    text: str
    spots: tuple[Spot, ...] = field(default=(), compare=False, repr=False)

    def __reduce__(self) -> tuple[Any, ...]:
        return printed_cell, (self.text, self.spots)

    @property
    def plain(self) -> "TableCell":
        """The one cell with its text, which was classified or will be."""
        return cell_of(self.text) if self.spots else self

    def joined(self, rest: "TableCell") -> "TableCell":
        """The cell with the piece of it that stands in the next row."""
        return printed_cell(join_wrapped(self.text, rest.text), self.spots + rest.spots)

    def part(self, text: str) -> "TableCell":
        """A part of the cell: its text, printed where the cell is."""
        return printed_cell(text, self.spots)

    @Lazy
    def is_blank(self) -> bool:
        """Whether nothing is printed."""
        return not self.text or self.text.isspace() or not self.folded

    @Lazy
    def stripped(self) -> str:
        """The text without white space around it."""
        return self.text.strip()

    @Lazy
    def folded(self) -> str:
        """The text in comparison form."""
        return fold(self.text)

    @Lazy
    def shape(self) -> Shape:
        """What kind of text it is."""
        return shape_of(self.text)

    @Lazy
    def is_label(self) -> bool:
        """Whether it can be nothing but a label of level 1 or 2."""
        return self.shape in LABELS

    @Lazy
    def is_amount(self) -> bool:
        """Whether it is a number or a value with one."""
        return self.shape in _AMOUNTS

    @Lazy
    def is_value(self) -> bool:
        """Whether it is a number, a value with one, or a state (完成, 提升)."""
        return self.shape in _VALUES

    @Lazy
    def look(self) -> Look:
        """What it looks like beside the others of its column."""
        return look_of(self.folded, self.shape, self.quantity)

    @Lazy
    def fused(self) -> Fused | None:
        """What has run into it, if it is the name of an indicator."""
        return fused_in(self.folded)

    @Lazy
    def fused_value(self) -> Fused | None:
        """What has run into it, if it is a value."""
        return fused_in_value(self.folded)

    @Lazy
    def level1(self) -> str | None:
        """The canonical label of level 1 that it is."""
        return level1_of(self.text)

    @Lazy
    def level2(self) -> str | None:
        """The canonical label of level 2 that it is; that of a department's form as it is."""
        return level2_of(self.text)

    @Lazy
    def bare_label(self) -> str:
        """The text in comparison form without the number before it and the points behind it."""
        return bare_label(self.text)

    @Lazy
    def levels(self) -> tuple[str, str] | None:
        """Both labels as printed where it names both (产出指标-数量指标)."""
        return level_pair(self.text)

    @Lazy
    def names_levels(self) -> bool:
        """Whether some part of it, but not the whole, is a label."""
        return names_levels(self.text)

    @Lazy
    def is_strong_label(self) -> bool:
        """Whether it is a label by its own words, whatever its column."""
        return is_strong_label(self.text)

    @Lazy
    def ends_label(self) -> bool:
        """Whether it could be the end of a label that was cut: 标, 指标, 类指标(50分)."""
        return ends_label(self.text)

    @Lazy
    def total(self) -> Total | None:
        """Whether it says that its row adds up or grades the rows above."""
        return total_of(self.text)

    @Lazy
    def fixed_level2(self) -> str | None:
        """The level 2 of a fixed indicator of a department's form."""
        return fixed_level2(self.text)

    @Lazy
    def as_heading(self) -> Composition:
        """What it says as the heading of a column."""
        return heading_of(self.text)

    @Lazy
    def hint(self) -> Composition:
        """What it may be as a heading of which not every word is known."""
        return hint_of(self.text)

    @Lazy
    def role(self) -> Role | None:
        """The role of a column with this heading, None where not every word of it is known."""
        return self.as_heading.role if self.as_heading.is_whole else None

    @Lazy
    def names_target(self) -> bool:
        """Whether it heads levels, names or values and stands in no body, as 绩效指标 may."""
        return self.role in _OF_TARGETS and self.folded not in vocabulary().roles

    @Lazy
    def is_known_heading(self) -> bool:
        """Whether it is a heading of which every word is known, with a role or without."""
        return self.as_heading.is_whole

    @Lazy
    def form_label(self) -> FormLabel | None:
        """What it asks for as a label of a form."""
        return form_label_of(self.text)

    @Lazy
    def field(self) -> Field | None:
        """The field of a form that it labels."""
        return self.form_label.field if self.form_label is not None else None

    @Lazy
    def inline(self) -> Inline | None:
        """Label and value of a field where it holds both: 项目名称：路灯改造."""
        return inline_of(self.text)

    @Lazy
    def is_sign(self) -> bool:
        """Whether it is a comparison sign, or the word for one."""
        return sign_of(self.folded) is not None

    @Lazy
    def ends_name(self) -> bool:
        """Whether it ends as names of indicators do: 率, 数, 度."""
        return ends_as_name(self.text)

    @Lazy
    def is_placeholder(self) -> bool:
        """Whether it says that there is nothing: 无, 不涉及."""
        return is_placeholder(self.folded)

    @Lazy
    def quantity(self) -> Quantity:
        """What it says as a value."""
        return read_value(self.text)


@lru_cache(maxsize=65536)
def cell_of(text: str) -> TableCell:
    """The cell with a text: the same object for the same text."""
    return TableCell(text)


def printed_cell(text: str, spots: tuple[Spot, ...]) -> TableCell:
    """The cell with a text that is printed somewhere."""
    return TableCell(text, spots) if spots else cell_of(text)


BLANK = cell_of("")
