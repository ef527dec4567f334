"""The notebook of data/examples prints what is stored in it."""

from pathlib import Path

import pytest

from tests.support.notebook import code_cells, read_notebook, run, stored
from tests.support.samples import ROOT

NOTEBOOK = ROOT / "data/examples/ten-questions.ipynb"
LARGEST = 20_000  # bytes; a notebook is to be read, not to hold data


def test_every_cell_prints_what_is_stored(
    sample_root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("JIPU_STORE", str(sample_root))
    notebook = read_notebook(NOTEBOOK)
    kept = [stored(cell) for cell in code_cells(notebook)]
    assert run(notebook) == kept, "the answers have changed: run make notebook, and read them"


def test_it_asks_ten_questions_and_every_one_has_an_answer() -> None:
    notebook = read_notebook(NOTEBOOK)
    questions = [cell for cell in notebook["cells"] if "".join(cell["source"]).startswith("## ")]
    asked = [cell for cell in code_cells(notebook) if "".join(cell["source"]).startswith("show(")]
    assert len(questions) == len(asked) == 10
    assert all(stored(cell).strip() for cell in asked)
    assert NOTEBOOK.stat().st_size < LARGEST
