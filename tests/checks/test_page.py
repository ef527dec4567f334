"""kg/checks/README.md: its table is the register, its worked example is a rule that works."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

from tests.checks.page import PAGE, with_table

ROOT = Path(__file__).parents[2]


def test_the_table_of_rules_is_the_register() -> None:
    page = PAGE.read_text("utf-8")
    assert page == with_table(page), "run: make rules"


def test_the_worked_example_is_a_rule_that_works(tmp_path: Path) -> None:
    """Its two files, added to a copy of the program, with ``make rules`` as the third."""
    for name in ("kg", "nlp", "ontology", "tests"):
        shutil.copytree(ROOT / name, tmp_path / name, ignore=shutil.ignore_patterns("fixtures"))
    page = PAGE.read_text("utf-8")
    files = re.findall(r"^`(kg/checks/rules/\S+)`:\n\n```\w+\n(.*?)^```$", page, re.M | re.S)
    assert len(files) == 2
    for path, text in files:
        assert not (tmp_path / path).exists()
        (tmp_path / path).write_text(text, "utf-8")

    def run(*arguments: str) -> str:
        command = [sys.executable, "-m", *arguments]
        done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True)
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    run("tests.checks.page")
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    output = run("pytest", "-q", "tests/checks", "-k", "J499 or the_register or has_a_function")
    assert re.search(r"^1\d passed", output, re.M), output
