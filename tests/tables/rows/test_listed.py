"""Cells that list several amounts, or several names, without numbers."""

import pytest

from kg.tables.cell import cell_of
from kg.tables.rows.listed import amounts_of, cut_at, names_of


def lines(*parts: str) -> tuple[str, list[int]]:
    """A cell of several printed lines, and where the further ones begin."""
    text = "".join(parts)
    ends = [len("".join(parts[: number + 1])) for number in range(len(parts) - 1)]
    return text, ends


@pytest.mark.parametrize(
    "parts",
    [
        ("≥20盏", "≥300米"),
        ("100%", "98%"),
        ("3次", "5人", "≤2天"),
        ("2024年10月", "≥95%"),
        ("≥9", "≥5"),
    ],
)
def test_lines_that_are_whole_amounts_are_listed(parts: tuple[str, ...]) -> None:
    assert amounts_of(*lines(*parts)) == list(parts)


@pytest.mark.parametrize(
    "parts",
    [
        ("≥20盏",),
        ("≥20盏", "（含支路）"),
        ("≥1", "20盏"),
        ("2024年", "12月"),
        ("2024年6月", "30日"),
        ("合格", "及时"),
        ("≥300", "米"),
    ],
)
def test_lines_that_may_be_pieces_of_one_amount_are_not(parts: tuple[str, ...]) -> None:
    assert amounts_of(*lines(*parts)) == []


def test_amounts_stand_behind_semicolons_too() -> None:
    assert amounts_of("≥20盏；≥300米；", ()) == ["≥20盏", "≥300米"]
    assert amounts_of("≥20盏、≥300米", ()) == []


def test_names_are_lines_or_stand_behind_semicolons() -> None:
    text, breaks = lines("改造路灯", "更换电缆；")
    assert names_of(cell_of(text), breaks) == ["改造路灯", "更换电缆"]
    assert names_of(cell_of("改造路灯；更换电缆；"), ()) == ["改造路灯", "更换电缆"]
    assert names_of(cell_of("改造路灯"), ()) == ["改造路灯"]


def test_a_text_is_cut_at_each_place() -> None:
    assert cut_at("甲乙丙", (1, 2)) == ["甲", "乙", "丙"]
    assert cut_at("甲乙丙", ()) == ["甲乙丙"]
