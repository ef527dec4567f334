"""Changes a person would not notice do not change the records, or leave them marked unsure.

Put into any table of the samples and layouts, at any place.
"""

import os
from collections import Counter
from typing import Any

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from tests.support import mutations as m
from tests.support.samples import records_of, said, sample_records

PLACES = m.places()
# More examples for a long search: JIPU_EXAMPLES=20 pytest tests/tables
SCALE = int(os.environ.get("JIPU_EXAMPLES", "1"))
EXAMPLES = settings(
    max_examples=SCALE * 60,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)
place = st.sampled_from(PLACES)
straight_place = st.sampled_from([where for where in PLACES if m.straight(where)])
number = st.integers(0, 10_000)


def check(name: str, text: str, *left_out: str) -> None:
    """No sure record that was not there before; no record lost without an unsure one in its place.

    Keys that are left out are not compared.
    """

    def told(record: dict[str, Any]) -> str:
        return said({key: value for key, value in record.items() if key not in left_out})

    before = Counter(map(told, sample_records(name)))
    after = records_of(text)
    sure = Counter(told(record) for record in after if record["confidence"] == "sure")
    wrong = sure - before
    assert not wrong, f"sure but changed: {list(wrong)[:3]}"
    lost = before - Counter(map(told, after))
    new_unsure = Counter(told(r) for r in after if r["confidence"] == "unsure") - before
    assert lost.total() <= new_unsure.total(), f"lost: {list(lost)[:3]}"


def unchanged(name: str, text: str) -> None:
    """The very same records."""
    before = [said(record) for record in sample_records(name)]
    after = [said(record) for record in records_of(text)]
    assert after == before, [
        pair for pair in zip(before, after, strict=False) if pair[0] != pair[1]
    ][:2]


@EXAMPLES
@given(place, number, st.booleans(), st.booleans())
def test_page_break_changes_nothing(
    where: m.Place, row: int, heading: bool, page_number: bool
) -> None:
    body = m.body_lines(where)
    unchanged(
        where.name, m.page_break(where, body[row % len(body)], heading=heading, number=page_number)
    )


@EXAMPLES
@given(place, number)
def test_form_feed_changes_nothing(where: m.Place, row: int) -> None:
    body = m.body_lines(where)
    unchanged(where.name, m.form_feed(where, body[row % len(body)]))


@EXAMPLES
@given(place)
def test_full_width_changes_nothing(where: m.Place) -> None:
    unchanged(where.name, m.full_width(where))


@EXAMPLES
@given(place, number, number)
def test_other_words_for_headings_change_nothing(where: m.Place, column: int, word: int) -> None:
    text = m.synonym(where, column, word)
    assume(text is not None)
    check(where.name, text or "")


@EXAMPLES
@given(straight_place, number, st.sampled_from(["", "内部编号", "填报说明栏"]))
def test_further_column_changes_nothing(where: m.Place, at: int, label: str) -> None:
    check(where.name, m.extra_column(where, at, label))


@EXAMPLES
@given(straight_place, number)
def test_order_of_columns_does_not_matter(where: m.Place, seed: int) -> None:
    text = m.reorder(where, seed)
    assume(text is not None)
    check(where.name, text or "")


@settings(EXAMPLES, max_examples=SCALE * 120)
@given(place, number, number, number)
def test_wrapped_cell_changes_nothing(where: m.Place, row: int, column: int, cut: int) -> None:
    body = m.body_lines(where)
    text = m.wrap(where, body[row % len(body)], column, cut)
    assume(text is not None)
    # Of a label that is cut the first piece may tell the rest: it is printed as it was cut.
    check(where.name, text or "", "level1_printed", "level2_printed")


@EXAMPLES
@given(place, number)
def test_merged_or_repeated_label_changes_nothing(where: m.Place, row: int) -> None:
    """A label cell blank below its first row, or printed again in every row, is the same label."""
    columns = m.label_columns(where)
    assume(columns)
    lines = m.copy(where)
    body = m.body_lines(where)
    line = body[row % len(body)]
    above = [other for other in body if other < line]
    assume(above)
    for column in columns:
        cells, before = lines[line], lines[above[-1]]
        if (
            column < len(cells)
            and column < len(before)
            and cells[column].strip()
            and cells[column] == before[column]
        ):
            cells[column] = ""
    check(where.name, m.text_of(lines))
