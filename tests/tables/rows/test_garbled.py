"""Tables whose heading is not to be trusted."""

import pytest

from kg.documents import Line
from kg.tables.cell import cell_of
from kg.tables.rows.cells import RoleCells
from kg.tables.rows.entry import Entry
from kg.tables.rows.garbled import GarbledCells, is_new_text
from kg.tables.rows.table_reading import TableReading
from kg.tables.table import Column, Heading, Row, row_of_texts
from kg.tables.words.role import Role

COLUMN = Column(5, None, group="产出指标")


def row(*texts: str) -> Row:
    return row_of_texts(Line(7, "\t".join(texts)), texts)


def of(**texts: str) -> RoleCells:
    return RoleCells({Role(role): cell_of(text) for role, text in texts.items()})


def cells(*doubts: str) -> GarbledCells:
    return GarbledCells(Heading((), (1,), doubts), TableReading(Heading((), ())))


def told(own: GarbledCells) -> list[tuple[str, str]]:
    return [(finding.code, finding.printed) for finding in own.reading.findings]


@pytest.mark.parametrize(
    ("text", "doubts", "is_entry"),
    [
        ("改造路灯", ("heading_split",), True), ("社会效益", ("heading_split",), True), ("改造路灯", (), False),
        ("≥20盏", ("heading_split",), False), ("合格率", ("heading_split",), False),
    ],
)  # fmt: skip
def test_a_text_beside_all_pairs_may_be_a_name(
    text: str, doubts: tuple[str, ...], is_entry: bool
) -> None:
    own = cells(*doubts)
    own.see(of(indicator="合格率"))
    own.take_stray(row(text), COLUMN, cell_of(text), None)
    assert told(own) == ([] if is_entry else [("R006", text)])
    found = [(one.level1, one.reasons) for one in own.reading.entries]
    assert found == ([("产出指标", [*doubts, "name_without_column"])] if is_entry else [])


def test_a_value_below_such_a_name_is_its_value_once() -> None:
    own = cells("heading_split")
    for text in ("改造路灯", "≥20盏", "≥30盏"):
        own.take_stray(row(text), COLUMN, cell_of(text), None)
    assert own.reading.entries[0].cells.value.text == "≥20盏"
    assert own.reading.entries[0].lines == [7, 7]
    assert told(own) == [("R006", "≥30盏")]


def test_words_of_headings_are_echoes_in_doubted_tables_only() -> None:
    placed = [(COLUMN, cell_of("指标值")), (COLUMN, cell_of("改造路灯"))]
    own = cells("heading_split")
    assert own.without_heading_words(row(), placed) == placed[1:]
    assert told(own) == [("R009", "指标值")]
    assert own.without_heading_words(row(), placed[1:]) == placed[1:]
    assert cells().without_heading_words(row(), placed) == placed


@pytest.mark.parametrize(
    ("texts", "found", "doubts", "is_echo"),
    [
        (("合格率",), {"indicator": "合格率"}, ("heading_split",), True),
        (("改造路灯",), {"indicator": "改造路灯"}, ("heading_split",), False),
        (("改造路灯", "改造路灯"), {"indicator": "改造路灯"}, ("heading_split",), True),
        (("合格率", "100%"), {"indicator": "合格率", "value": "100%"}, ("heading_split",), False),
        (("合格率",), {"indicator": "合格率"}, (), False),
    ],
)
def test_a_text_read_before_or_twice_in_a_row_is_an_echo(
    texts: tuple[str, ...], found: dict[str, str], doubts: tuple[str, ...], is_echo: bool
) -> None:
    own = cells(*doubts)
    own.see(of(indicator="合格率"))
    assert own.is_echo(row(*texts), of(**found)) is is_echo
    assert told(own) == ([("R009", texts[0])] if is_echo else [])
    own.start_afresh()
    assert own.is_echo(row("合格率"), of(indicator="合格率")) is False


@pytest.mark.parametrize(
    ("text", "is_name"), [("改造路灯", True), ("≥20盏", False), ("无", False), ("不涉及", False)]
)
def test_a_text_in_a_column_of_values_may_be_a_name(text: str, is_name: bool) -> None:
    assert cells("heading_split").is_name(cell_of(text)) is is_name
    assert cells().is_name(cell_of(text)) is False


@pytest.mark.parametrize(
    ("content", "is_new"),
    [("更换电缆", True), ("改造路灯", False), ("改造路灯二十盏", False), ("改造", False), ("合格率", False), ("≥20盏", False), ("", False)],
)  # fmt: skip
def test_a_text_like_none_read_is_new(content: str, is_new: bool) -> None:
    entries = [Entry(1, [1], of(indicator="合格率"))]
    own = of(indicator="改造路灯", content=content) if content else of(indicator="改造路灯")
    assert is_new_text(own, entries) is is_new
