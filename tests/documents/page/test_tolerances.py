"""Every tolerance of printed pages, held from both sides: what is just within it, and what is not.

Each pair of cases lies so near to its number that moving that number by a third changes one of them.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import pairwise

import pytest

from kg.documents.page import (
    cells,
    columns,
    glyphs,
    grid,
    ruled_across,
    rulings,
    strips,
    watermarks,
)
from kg.documents.page.box import Box
from kg.documents.page.glyphs import Glyph, turn_of, usual_turn
from kg.documents.page.grid import Grid
from kg.documents.page.rulings import Edge, ruling
from kg.documents.page.text import Piece, TextLine, lines_of, text_of
from kg.documents.page.tolerances import RULINGS, CellTolerances, LineTolerances
from kg.documents.tolerances import Tolerances

SIZE = 10.0


def letter(
    x: float, y: float, text: str = "甲", *, size: float = SIZE, light: bool = False, turn: int = 0
) -> Glyph:
    """A letter, its upper left corner at (x, y)."""
    return Glyph(text, x, y, x + size, y + size, turn, size, light)


def row_of(*starts: float, y: float = 0.0, text: str = "甲") -> list[Glyph]:
    return [letter(x, y, text) for x in starts]


def line(*pieces: tuple[float, float], top: float = 0.0) -> TextLine:
    return TextLine(top, top + SIZE, SIZE, tuple(Piece("甲", *piece) for piece in pieces))


def boxes(xs: Sequence[float], ys: Sequence[float]) -> Grid:
    return Grid([Box(x0, y0, x1, y1) for y0, y1 in pairwise(ys) for x0, x1 in pairwise(xs)])


# --- numbers are checked when they are set


@pytest.mark.parametrize(
    "make",
    [
        lambda: CellTolerances(gap=0.0),
        lambda: CellTolerances(gap=-1.0),
        lambda: LineTolerances(height=float("nan")),
        lambda: LineTolerances(pitch=(1.3, 0.8)),
        lambda: LineTolerances(pitch=(0.0, 0.8)),
    ],
)
def test_what_is_no_tolerance_is_refused(make: Callable[[], Tolerances]) -> None:
    with pytest.raises(ValueError, match="Tolerances"):
        make()


# --- LineTolerances


@pytest.mark.parametrize(("lower", "count"), [(3.0, 1), (4.0, 2)])
def test_height_within_a_line(lower: float, count: int) -> None:
    assert len(lines_of([letter(0, 0), letter(10, lower)])) == count


@pytest.mark.parametrize(("gap", "pieces"), [(14.0, ("甲 甲",)), (16.0, ("甲", "甲"))])
def test_gap_between_pieces(gap: float, pieces: tuple[str, ...]) -> None:
    found = lines_of(row_of(0, SIZE + gap))
    assert tuple(piece.text for piece in found[0].pieces) == pieces


@pytest.mark.parametrize(
    ("gap", "text", "read"),
    [(8.0, "甲", "甲甲"), (10.0, "甲", "甲 甲"), (2.5, "a", "aa"), (3.5, "a", "a a")],
)
def test_gap_between_words(gap: float, text: str, read: str) -> None:
    assert text_of(row_of(0, SIZE + gap, text=text)) == read


@pytest.mark.parametrize(("off", "read"), [(1.5, "甲甲\n甲"), (2.5, "甲 甲\n甲")])
def test_letters_below_each_other_in_line(off: float, read: str) -> None:
    assert text_of([letter(0, 0), letter(off, SIZE), letter(30, 0)]) == read


@pytest.mark.parametrize(
    ("pitch", "is_column"), [(7.5, False), (8.5, True), (12.5, True), (13.5, False)]
)
def test_pitch_of_letters_below_each_other(pitch: float, is_column: bool) -> None:
    found = text_of([letter(0, 0), letter(0, pitch), letter(30, 0)])
    assert found.startswith("甲甲") == is_column


# --- GlyphTolerances


@pytest.mark.parametrize(("gray", "light"), [(0.65, False), (0.75, True)])
def test_light_colours(gray: float, light: bool) -> None:
    assert glyphs._is_light((gray,)) == light
    assert glyphs._is_light((gray, 1.0, 1.0)) == light


@pytest.mark.parametrize(("rise", "turn"), [(0.09, 0), (0.11, None)])
def test_slant_of_text(rise: float, turn: int | None) -> None:
    assert turn_of((1.0, rise)) == turn
    assert turn_of((rise, 1.0)) == (None if turn is None else 90)


@pytest.mark.parametrize(("turned", "turn"), [(65, 0), (75, 90)])
def test_share_of_turned_text_that_turns_a_page(turned: int, turn: int) -> None:
    page = [letter(0, 0, turn=90)] * turned + [letter(0, 0)] * (100 - turned)
    assert usual_turn(page) == turn


def test_what_is_clipped_away_is_placed_a_point_within_the_clip() -> None:
    seen = glyphs._seen(Box(20, 50, 30, 60), (0, 0, 100, 40))
    assert seen is not None
    assert seen.middle == (25.0, 39.0)
    tiny = glyphs._seen(Box(20, 50, 30, 60), (0, 0, 100, 2))
    assert tiny is not None
    assert tiny.middle == (25.0, 1.5)  # a quarter of a clip that is no higher


@pytest.mark.parametrize(("height", "hidden"), [(1.8, True), (2.2, False)])
def test_share_of_a_letter_that_is_seen(height: float, hidden: bool) -> None:
    assert letter(0, 0)._replace(seen=Box(0, 0, SIZE, height)).is_hidden == hidden


@pytest.mark.parametrize(
    ("size", "off", "count"), [(12, 0.9, 1), (12, 1.1, 2), (3, 0.45, 1), (3, 0.55, 2)]
)
def test_letters_printed_again(size: float, off: float, count: int) -> None:
    assert len(glyphs._once([letter(0, 0, size=size), letter(off, 0, size=size)])) == count
    assert len(glyphs._once([letter(0, 0, size=size), letter(0, off, size=size)])) == count


# --- CellTolerances


@pytest.mark.parametrize(("above", "crossed"), [(2.5, 0), (3.5, 2)])
def test_share_of_a_letter_across_a_ruling(above: float, crossed: int) -> None:
    table = boxes((0, 50, 100), (0, 30, 60))
    upper, lower = letter(5, 30 - above), letter(5, 20 + above)
    for glyph in (upper, lower):
        found = cells._sides_crossed(table, glyph, table.span_at(*glyph.shown.middle))
        assert len(found) == crossed


@pytest.mark.parametrize(("gap", "doubted"), [(0.35, 2), (0.45, 0)])
def test_distance_of_texts_in_neighbouring_cells(gap: float, doubted: int) -> None:
    table = boxes((0, 50, 100), (0, 30, 60))
    left, right = letter(39.9, 10), letter(49.9 + gap, 10)
    held = {table.span_at(*glyph.shown.middle): [glyph] for glyph in (left, right)}
    assert len(held) == 2
    assert len(cells._spilled(table, held)) == doubted


@pytest.mark.parametrize(
    ("pitch", "goes_on"), [(7.5, False), (8.5, True), (17.0, True), (19.0, False)]
)
def test_pitch_of_lines_of_a_cell(pitch: float, goes_on: bool) -> None:
    first, second = cells._lines([letter(0, 0), letter(0, pitch)])
    assert cells._goes_on([first], second) == goes_on


@pytest.mark.parametrize(("change", "goes_on"), [(0.9, True), (1.1, False)])
def test_pitch_of_further_lines_of_a_cell(change: float, goes_on: bool) -> None:
    first, second, third = cells._lines([letter(0, y) for y in (0, 12, 24 + change)])
    assert cells._goes_on([first, second], third) == goes_on


@pytest.mark.parametrize(("off", "goes_on"), [(2.4, True), (2.6, False)])
def test_lines_of_a_cell_set_to_one_side(off: float, goes_on: bool) -> None:
    first, second = cells._lines([letter(0, 0), letter(off, 12)])
    assert cells._goes_on([first], second) == goes_on


@pytest.mark.parametrize(("gap", "beside"), [(14.0, True), (16.0, False)])
def test_gap_within_a_line_of_a_cell(gap: float, beside: bool) -> None:
    assert cells._is_beside(letter(0, 0), letter(SIZE + gap, 0)) == beside


@pytest.mark.parametrize(("off", "centred"), [(2.0, True), (3.0, False)])
def test_text_in_the_middle_of_a_cell(off: float, centred: bool) -> None:
    table = boxes((0, 50, 100), (0, 30, 60))
    text = list(cells._lines([letter(5, 10 + off)]))
    assert (cells._middle_cell(table, text) is not None) == centred


@pytest.mark.parametrize(("room", "full"), [(14.0, True), (16.0, False)])
def test_room_for_one_more_letter(room: float, full: bool) -> None:
    assert cells._may_be_cut([letter(0, 0)], Box(0, 0, SIZE + room, SIZE)) == full
    assert cells._may_be_cut([letter(0, 0)], Box(0, 0, SIZE, SIZE + room)) == full


# --- ColumnTolerances


@pytest.mark.parametrize(
    ("count", "rows", "is_table"), [(3, 4, True), (2, 4, False), (3, 3, False)]
)
def test_columns_and_rows_of_a_table_without_rulings(count: int, rows: int, is_table: bool) -> None:
    page = [letter(60 * column, 20 * row) for row in range(rows) for column in range(count)]
    blocks = list(columns.blocks_of(page, []))
    assert (len(blocks) == 1 and isinstance(blocks[0], columns.PrintedTable)) == is_table


@pytest.mark.parametrize(("start", "count"), [(24.5, 2), (25.5, 3)])
def test_gutter_between_columns(start: float, count: int) -> None:
    found = columns._joined([(0, 20), (60, 80)], line((start, start + 10)))
    assert found is not None
    assert len(found) == count


@pytest.mark.parametrize(("gap", "rows"), [(14.0, 5), (16.0, 4)])
def test_a_lone_cell_below_a_table_without_rulings(gap: float, rows: int) -> None:
    table = [line((0, 10), (60, 70), (120, 130), top=20.0 * row) for row in range(4)]
    table.append(line((0, 10), top=70 + gap))
    assert columns._run(table, 0)[0] == rows


# --- AcrossTolerances


def ruled_only_across(count: int, rows: int) -> list[Edge]:
    """The rulings down that are seen in a table of plain columns."""
    across = [ruling(0, 20 * row, 100 * count, 20 * row) for row in range(rows + 1)]
    page = [
        letter(5 + 100 * column, 5 + 20 * row) for row in range(rows) for column in range(count)
    ]
    return ruled_across.columns_seen(across, page)


@pytest.mark.parametrize(
    ("count", "rows", "is_table"), [(3, 3, True), (2, 3, False), (3, 2, False), (4, 3, True)]
)
def test_columns_and_rulings_of_a_table_ruled_across(count: int, rows: int, is_table: bool) -> None:
    places = {edge["x0"] for edge in ruled_only_across(count, rows)}
    assert len(places) == (count + 1 if is_table else 0)


@pytest.mark.parametrize(("gap", "words"), [(4.5, 1), (5.5, 2)])
def test_gap_between_words_of_a_table_ruled_across(gap: float, words: int) -> None:
    assert len(list(ruled_across._words(row_of(0, SIZE + gap)))) == words


def band(*words: tuple[float, float], top: float = 0.0) -> strips.Band:
    own = tuple(strips.Word(x0, x1, top + 5, SIZE) for x0, x1 in words)
    return strips.Band(top, top + 20, own)


@pytest.mark.parametrize(("gap", "count"), [(4.5, 1), (3.5, 0)])
def test_strip_between_columns(gap: float, count: int) -> None:
    bands = [band((5, 50), (50 + gap, 95), top=20.0 * row) for row in range(3)]
    assert len(strips.strips_of(bands, 0, 100)) == count


@pytest.mark.parametrize(("rows", "count"), [(14, 1), (13, 0)])
def test_rows_that_run_over_a_strip(rows: int, count: int) -> None:
    """Two of them: 15 % of fourteen rows, more of thirteen."""
    bands = [band((5, 40), (60, 95)) for _ in range(rows - 2)] + [band((5, 95))] * 2
    assert len(strips.strips_of(bands, 0, 100)) == count


@pytest.mark.parametrize(("rest", "holds"), [(14.0, False), (16.0, True)])
def test_rest_of_a_wrapped_line(rest: float, holds: bool) -> None:
    words = [
        strips.Word(x, x + 60 - short, y, SIZE)
        for x in (0, 100)
        for y, short in ((5, rest), (17, 0.0))
    ]
    wrapped = strips.Band(0, 30, tuple(words))
    assert ruled_across._holds_rows(wrapped, [(0, 100), (100, 200)]) == holds


# --- WatermarkTolerances


def test_sizes_of_watermarks() -> None:
    page = [letter(0, 0)] * 40
    assert 2.4 * SIZE < watermarks.watermark_size(page) < 2.6 * SIZE
    assert watermarks.watermark_size(page[1:]) == float("inf")


@pytest.mark.parametrize(("off", "left"), [(7.0, 1), (8.0, 2)])
def test_light_letters_over_dark_ones(off: float, left: int) -> None:
    page = [letter(0, 0), letter(off, 0, light=True)]
    assert len(watermarks.without_watermark(page)) == left


@pytest.mark.parametrize(("off", "left"), [(40.0, 1), (50.0, 2)])
def test_how_far_letters_are_searched_that_lie_over_each_other(off: float, left: int) -> None:
    page = [letter(-50, -50, size=100), letter(off - 50, -50, size=100, light=True)]
    assert len(watermarks.without_watermark(page)) == left


# --- RulingTolerances


@pytest.mark.parametrize(("gap", "count"), [(2.8, 1), (3.2, 2)])
def test_rulings_that_are_one(gap: float, count: int) -> None:
    double = [ruling(0, 0, 100, 0), ruling(0, gap, 100, gap)]
    assert len(rulings.rulings_of(double)) == count


@pytest.mark.parametrize(("gap", "count"), [(4.4, 1), (4.6, 2)])
def test_rulings_that_no_text_fits_between(gap: float, count: int) -> None:
    assert len(grid._merged([0.0, gap])) == count
    assert Box(0, gap, 10, 20).is_below(Box(0, -10, 10, 0)) == (count == 1)


@pytest.mark.parametrize(
    ("orientation", "off", "straight"),
    [("h", 0.9, True), ("h", 1.1, False), (None, 0.009, True), (None, 0.011, False)],
)
def test_slant_of_rulings(orientation: str | None, off: float, straight: bool) -> None:
    edge = {"x0": 0.0, "x1": 100.0, "top": 0.0, "bottom": off, "orientation": orientation}
    assert rulings._is_straight(edge) == straight


@pytest.mark.parametrize(("off", "groups"), [(0.9, 1), (1.1, 2)])
def test_ends_in_line(off: float, groups: int) -> None:
    edges = [ruling(0, 0, 100, 0), ruling(off, 20, 100, 20)]
    assert len(rulings._same_ends(edges, "x0", "top", least=1)) == groups


@pytest.mark.parametrize(("shared", "beside"), [(45, False), (55, True)])
def test_tables_beside_each_other(shared: float, beside: bool) -> None:
    left, right = Box(0, 0, 100, 100), Box(150, 100 - shared, 250, 200 - shared)
    assert grid._is_beside(left, right) == beside


def test_drawings_are_no_tables(monkeypatch: pytest.MonkeyPatch) -> None:
    across = [ruling(0, y, 100, y) for y in (0, 20, 40)]
    down = [ruling(x, 0, x, 40) for x in (0, 50, 100)]
    assert len(grid.find_grids([*across, *down])) == 1
    monkeypatch.setattr(rulings, "RULINGS", replace(RULINGS, pairs=8))
    assert rulings.rulings_of([*across, *down]) == []
    monkeypatch.undo()
    monkeypatch.setattr(grid, "RULINGS", replace(RULINGS, crossings=8))
    assert grid.find_grids([*across, *down]) == []
