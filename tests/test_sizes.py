"""Modules stay under 250 lines."""

from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
MOST = 250
FILES = [path for top in ("ontology", "nlp", "kg", "api") for path in sorted((ROOT / top).rglob("*.py"))]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_modules_stay_small(path: Path) -> None:
    lines = len(path.read_text("utf-8").splitlines())
    assert lines <= MOST
