"""Runs the notebooks of data/examples.

Usage: python -m tests.support.notebook NOTEBOOK.ipynb   (or: make notebook)

Executes the code cells in order against the store that JIPU_STORE names, and writes what they
print into the notebook. Cells print; nothing else of what they do is kept.
"""

import contextlib
import io
import json
import sys
from pathlib import Path
from typing import Any

Notebook = dict[str, Any]


def read_notebook(path: Path) -> Notebook:
    """The notebook as its JSON says."""
    notebook: Notebook = json.loads(path.read_text("utf-8"))
    return notebook


def code_cells(notebook: Notebook) -> list[dict[str, Any]]:
    """The cells that hold code, in order."""
    return [cell for cell in notebook["cells"] if cell["cell_type"] == "code"]


def stored(cell: dict[str, Any]) -> str:
    """What a cell printed when it was last run."""
    return "".join("".join(output["text"]) for output in cell["outputs"])


def run(notebook: Notebook) -> list[str]:
    """What each code cell prints, one after the other in one namespace."""
    names: dict[str, Any] = {"__name__": "__main__"}
    printed = []
    for number, cell in enumerate(code_cells(notebook), 1):
        out = io.StringIO()
        with contextlib.redirect_stdout(out):
            exec(compile("".join(cell["source"]), f"cell {number}", "exec"), names)  # noqa: S102
        printed.append(out.getvalue())
    return printed


def main(arguments: list[str]) -> int:
    """Run a notebook and store its output."""
    if len(arguments) != 1 or arguments[0].startswith("-"):
        print(__doc__)
        return 2
    path = Path(arguments[0])
    notebook = read_notebook(path)
    for number, (cell, text) in enumerate(zip(code_cells(notebook), run(notebook), strict=True), 1):
        lines = text.splitlines(keepends=True)
        cell["execution_count"] = number
        output = {"name": "stdout", "output_type": "stream", "text": lines}
        cell["outputs"] = [output] if lines else []
    path.write_text(json.dumps(notebook, ensure_ascii=False, indent=1) + "\n", "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
