"""Documents that nobody had looked at, with their rows beside them: each collection against its floor.

Nothing here knows the name of a document. The cases must be right; the forms of readers who had
not seen the code are held where they are.
"""

import json
from collections import Counter
from pathlib import Path

import pytest

from tests.accuracy.unseen import COLLECTIONS, FIXTURES, compare, inputs

FLOORS = json.loads((Path(__file__).parent / "unseen_floors.json").read_text("utf-8"))
WRONG = ("wrong sure", "invented sure")


@pytest.mark.parametrize("path", inputs(FIXTURES / "cases"), ids=lambda path: path.name)
def test_an_input_that_was_read_wrongly_is_read_right(path: Path) -> None:
    counts = compare(path).counts
    right = counts["right"] + counts["right unsure"] + counts["doubted"]
    assert (right, sum(counts.values()) - right) == (right, 0)


@pytest.mark.parametrize("folder", COLLECTIONS, ids=lambda folder: folder.name)
def test_a_collection_is_read_as_well_as_before(folder: Path) -> None:
    total: Counter[str] = Counter()
    for path in inputs(folder):
        total += compare(path).counts
    floor = FLOORS[folder.name]
    assert total["right"] + total["doubted"] >= floor["right and sure"]
    assert sum(total[how] for how in WRONG) <= floor["wrong while sure"]
