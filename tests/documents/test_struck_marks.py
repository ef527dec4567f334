"""What Markdown strikes through is not read and told; ranges with a double tilde are left alone."""

import pytest

from kg.documents import parse_text
from kg.documents.document import Omission
from kg.documents.struck_marks import parted


@pytest.mark.parametrize(
    ("text", "left", "struck"),
    [
        ("~~≥90%~~≥98%", "≥98%", "≥90%"),
        ("≥~~90~~98%", "≥98%", "90"),
        ("<del>≥90%</del> ≥98%", "≥98%", "≥90%"),
        ("<S>甲</S>乙<strike>丙</strike>", "乙", "甲丙"),
        ("10~~20次", "10~~20次", ""),
        ("10~~20次，30~~40人", "10~~20次，30~~40人", ""),
        ("~~~~", "~~~~", ""),
        ("~~ 甲 ~~", "~~ 甲 ~~", ""),
        ("a</b", "a</b", ""),
    ],
)
def test_marks_are_told_from_ranges(text: str, left: str, struck: str) -> None:
    assert parted(text) == (left, struck)


def test_a_row_of_markdown_keeps_what_is_not_struck() -> None:
    rows = "| 名称 | 值 |\n| --- | --- |\n| 合格率 | ~~≥90%~~ ≥98% |\n| ~~旧~~ | 1 |\n"
    document = parse_text("a.md", rows.encode())
    texts = [[cell.text for cell in line.cells] for line in document.lines if line.cells]
    assert texts == [["名称", "值"], ["合格率", "≥98%"], ["", "1"]]
    assert document.omissions == (Omission("struck", 3, "≥90%", 1), Omission("struck", 4, "旧", 0))
