"""Modules aim under 250 lines; what is longer is written down here, with the reason."""

from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
AIM = 250
DEBT = {
    "kg/tables/finder.py": 320,  # one state machine; splitting it would hide the order of its steps
    "kg/tables/headings.py": 270,
    "kg/tables/entries.py": 300,
}
FILES = [path for top in ("ontology", "nlp", "kg", "api") for path in sorted((ROOT / top).rglob("*.py"))]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_modules_stay_small(path: Path) -> None:
    lines = len(path.read_text("utf-8").splitlines())
    assert lines <= DEBT.get(path.relative_to(ROOT).as_posix(), AIM)


def test_no_debt_is_paid_off_but_still_listed() -> None:
    paid = [name for name in DEBT if len((ROOT / name).read_text("utf-8").splitlines()) <= AIM]
    assert paid == []
