"""Every bench runs to its end, at a tiny size, and says at its end whether its aims were met."""

import importlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.bench.aims import Aims

BENCHES = {
    path.stem
    for path in Path(__file__).parent.glob("*.py")
    if "__main__" in path.read_text("utf-8")
}

# Bench → the size it is given, and constants of its module that make it shorter.
TINY: dict[str, tuple[Any, dict[str, Any]]] = {
    "audit": (100, {"UNITS": (2, 1)}),
    "files": (4, {"MIXED": 4, "SAMPLE": 1, "SOFFICE": None}),
    "linking": (1000, {}),
    "pages": (["6"], {"TIMES": 1}),
    "questions": (3, {"REPEATS": 1}),
    "recognisers": (2000, {}),
    "run": (1, {"UNIT": 1, "REPEATS": {1: 1}, "STARTS": 1}),
    "search": (2000, {"QUESTIONS": 4}),
    "service": (2, {"SECONDS": 0.2, "LIGHT_TIMES": 2, "ROWS": 200}),
}
WITHOUT_AIM = {"audit", "linking", "pages"}


def test_every_bench_is_tried() -> None:
    assert set(TINY) == BENCHES - {"one", "test_benches"}  # "one" is run by "run"


@pytest.mark.parametrize("name", sorted(TINY))
@pytest.mark.filterwarnings("ignore::ResourceWarning")
def test_a_bench_runs_to_its_end(
    name: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    bench = importlib.import_module(f"tests.bench.{name}")
    size, constants = TINY[name]
    for constant, value in constants.items():
        monkeypatch.setattr(bench, constant, value)
    bench.main(size)
    *lines, last = capsys.readouterr().out.splitlines()
    assert lines
    assert last.lower().startswith("aims") or name in WITHOUT_AIM


@pytest.mark.parametrize(
    ("compare", "found", "last"),
    [
        (Aims.at_least, 3, "AIMS MISSED: speed 3 MB/s, aim 4 MB/s"),
        (Aims.at_least, 4, "aims: 1 met, none missed"),
        (Aims.at_most, 4, "aims: 1 met, none missed"),
        (Aims.at_most, 5, "AIMS MISSED: speed 5 MB/s, aim 4 MB/s"),
    ],
)
def test_a_missed_aim_is_the_last_line(
    compare: Callable[..., str], found: float, last: str, capsys: pytest.CaptureFixture[str]
) -> None:
    aims = Aims()
    assert ("MISSED" in compare(aims, "speed", found, 4, " MB/s")) == ("MISSED" in last)
    aims.close()
    assert capsys.readouterr().out.splitlines()[-1] == last
