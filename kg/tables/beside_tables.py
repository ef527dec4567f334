"""What a text may be that stands beside or between tables: captions, titles, notes."""

from kg.tables.lazy import Lazy
from kg.tables.words.furniture import is_caption, is_foot_of_page, is_note, is_title, money_unit_of


class BesideTables:
    """The part of ``TableCell`` that tells what is no cell of a table.

    Attributes:
        text: as printed.
    """

    text: str

    @Lazy
    def is_caption(self) -> bool:
        """Whether it is a caption of a table: 单位：万元."""
        return is_caption(self.text)

    @Lazy
    def is_foot_of_page(self) -> bool:
        """Whether it stands at the foot of a web page."""
        return is_foot_of_page(self.text)

    @Lazy
    def is_note(self) -> bool:
        """Whether it is a note below a table: 注：…"""
        return is_note(self.text)

    @Lazy
    def is_title(self) -> bool:
        """Whether it looks like the title of a table."""
        return is_title(self.text)

    @Lazy
    def money_unit(self) -> str | None:
        """The unit of money that it states (单位：万元)."""
        return money_unit_of(self.text)
