"""The newcomer's path: a fresh clone, a new environment, the README's commands. Needs a package index, not the network."""

import os
import re
import subprocess
from pathlib import Path

import pytest

from tests.support.samples import ROOT


@pytest.fixture(scope="module")
def clone(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("clone") / "jipu"
    subprocess.run(["git", "clone", "--quiet", str(ROOT), str(folder)], check=True)
    return folder


def make(clone: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    environment = {
        key: value
        for key, value in os.environ.items()
        if not key.startswith(("JIPU_", "VIRTUAL_ENV", "PYTHON"))
    }
    return subprocess.run(
        ["make", *arguments],
        cwd=clone,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )


def test_make_run_builds_the_samples_and_answers_three_questions(clone: Path) -> None:
    done = make(clone, "run")
    assert done.returncode == 0, done.stderr
    assert re.search(r"绩效指标\s+604", done.stdout)
    assert done.stdout.count("jipu query ") >= 4
    assert "jipu check --store" in done.stdout
    assert "report.html" in done.stdout
    assert "冀财社〔2023〕208号" in done.stdout


def test_make_run_reads_a_folder_of_ones_own(clone: Path, tmp_path: Path) -> None:
    (tmp_path / "我的.txt").write_text(
        (ROOT / "data/sources/hongqi-2022/source.txt").read_text("utf-8"), "gb18030"
    )
    done = make(clone, "run", f"DOCS={tmp_path}", f"STORE={tmp_path / 'store'}")
    assert done.returncode == 0, done.stderr
    assert re.search(r"绩效指标\s+86", done.stdout)


def test_the_wheel_carries_all_data_files(clone: Path, tmp_path: Path) -> None:
    python = str(clone / ".venv/bin/python")
    subprocess.run(
        [python, "-m", "pip", "wheel", "--quiet", "--no-deps", "-w", str(tmp_path), str(clone)],
        check=True,
    )
    (wheel,) = tmp_path.glob("jipu-*.whl")
    listed = subprocess.run(
        [python, "-m", "zipfile", "-l", str(wheel)], check=True, capture_output=True, text=True
    ).stdout
    for name in (
        "kg/tables/words/columns.yml",
        "kg/queries/questions/departments.rq",
        "nlp/values/units.yml",
        "ontology/categories.ttl",
        "api/__init__.py",
    ):
        assert name in listed
    assert "tests/" not in listed
