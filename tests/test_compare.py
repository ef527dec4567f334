"""The comparison of two checkouts names what differs, and nothing else."""

import base64
import io
import json
import shutil
from collections.abc import Callable
from pathlib import Path

import httpx
import pyarrow.parquet
import pytest

from tests.compare import __main__ as command
from tests.compare import requests
from tests.compare.commands import compare_command
from tests.compare.normal import Normaliser
from tests.compare.results import Results, first_difference
from tests.compare.server import Client
from tests.compare.sides import Pair, Side
from tests.compare.web import Crawl
from tests.support.samples import ROOT

DOCUMENT = """某市教育局2024年项目绩效目标表

一级指标\t二级指标\t三级指标\t指标值
产出指标\t数量指标\t培训教师人数\t≥200人
"""
PLANTED = 'import sys\nif "rule" in sys.argv:\n    print("planted")\n'


@pytest.fixture(scope="module")
def changed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of this checkout in which one command prints one line more."""
    copy = tmp_path_factory.mktemp("changed")
    for name in ("kg", "nlp", "ontology", "api"):
        shutil.copytree(
            ROOT / name, copy / name, ignore=shutil.ignore_patterns("__pycache__", "assets")
        )
    main = copy / "kg" / "__main__.py"
    main.write_text(PLANTED + main.read_text("utf-8"), "utf-8")
    return copy


def pair_of(folder: Path, other: Path) -> Pair:
    sides = []
    for name, checkout in (("this", ROOT), ("other", other)):
        (folder / name / "docs").mkdir(parents=True)
        (folder / name / "docs" / "budget.txt").write_text(DOCUMENT, "utf-8")
        sides.append(Side(name, checkout, folder / name))
    return Pair(*sides)


def compared(pair: Pair, results: Results) -> None:
    compare_command(pair, results, "extract", "-j", "1", "docs")
    compare_command(pair, results, "rule", "J302")


def test_a_checkout_is_the_same_as_itself(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    pair, results = pair_of(tmp_path, ROOT), Results()
    outputs = compare_command(
        pair, results, "extract", "-j", "1", "docs", "--out", "read.jsonl", writes="read.jsonl"
    )
    assert outputs[0].startswith(b"exit 0")
    assert "培训教师人数" in pair.this.files("read.jsonl")["read.jsonl"].decode()
    assert results.summary() == "compared 2, same 2, differ 0, allowed 0"
    assert "same    extract wrote read.jsonl\n" in capsys.readouterr().out


def test_a_planted_change_is_named_with_both_lines(
    tmp_path: Path, changed: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    results = Results()
    compared(pair_of(tmp_path, changed), results)
    assert results.summary() == "compared 2, same 1, differ 1, allowed 0"
    same, differs, ours, theirs = capsys.readouterr().out.splitlines()
    assert same == "same    extract -j 1 docs"
    assert differs == "differs rule J302"
    assert "J302" in ours
    assert theirs == "    other: line 2, column 1: planted"


@pytest.mark.parametrize(
    ("arguments", "code", "last"),
    [
        ((), 1, "compared 2, same 1, differ 1, allowed 0"),
        (("--allow", "^rule J302$"), 0, "compared 2, same 1, differ 0, allowed 1"),
        (("--allow", "^planted$"), 0, "compared 2, same 1, differ 0, allowed 1"),
        (("--allow", "^no such thing$"), 1, "compared 2, same 1, differ 1, allowed 0"),
    ],
)
def test_the_exit_code_says_whether_something_differs_that_is_not_allowed(
    changed: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    arguments: tuple[str, ...],
    code: int,
    last: str,
) -> None:
    def few(pair: Pair, results: Results, *_: object) -> None:
        compare_command(pair, results, "--version")
        compare_command(pair, results, "rule", "J302")

    monkeypatch.setattr(command, "compare", few)
    assert command.main([str(changed), "--corpus", "1", *arguments]) == code
    assert capsys.readouterr().out.splitlines()[-1] == last


@pytest.mark.parametrize(
    "arguments", [["nowhere"], ["tests"], [".", "--allow", "("], [".", "--corpus", "0"], []]
)
def test_a_usage_error_exits_with_two(
    arguments: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(ROOT)
    with pytest.raises(SystemExit) as stop:
        command.main(arguments)
    assert stop.value.code == 2


def test_only_what_names_the_run_is_made_equal() -> None:
    outputs = []
    for snapshot, reading in (("a" * 16, "b" * 12), ("6" * 16, "d" * 12)):
        normal = Normaliser()
        normal.learn(
            f"<https://w3id.org/jipu/id/run/{snapshot}> <x> <https://w3id.org/jipu/id/rules/{reading}> .".encode()
        )
        cursor = (
            base64.urlsafe_b64encode(json.dumps([snapshot, "question", "last"]).encode())
            .decode()
            .rstrip("=")
        )
        outputs.append(
            normal.apply(
                f'etag: "{snapshot}-{reading[:8]}" {reading} cursor={cursor} 127.0.0.1:{len(reading)}000'.encode()
            )
        )
    assert outputs[0] == outputs[1]
    assert Normaliser().apply(b"target 0123456789abcdef") == b"target 0123456789abcdef"


def test_packed_files_are_compared_by_what_they_hold() -> None:
    outputs = []
    for snapshot in ("a" * 16, "6" * 16):
        normal, file = Normaliser({snapshot.encode(): "snapshot"}), io.BytesIO()
        table = pyarrow.table({"name": ["培训教师人数"]}).replace_schema_metadata(
            {"snapshot": snapshot}
        )
        pyarrow.parquet.write_table(table, file)
        outputs.append(normal.apply(file.getvalue()).decode())
    assert outputs[0] == outputs[1]
    assert "培训教师人数" in outputs[0]
    assert "snapshot: '<snapshot>'" in outputs[0]


def test_the_first_difference_is_shown_where_it_is() -> None:
    ours, theirs = first_difference(
        b"same\n" + b"x" * 500 + b"1\n", b"same\n" + b"x" * 500 + b"2\n"
    )
    assert ours.startswith("this:  line 2, column 501: xx")
    assert "1" in ours.partition("xx")[2]
    assert "2" in theirs.partition("xx")[2]
    assert first_difference(b"a", b"a\nb")[0] == "this:  line 2, column 1: (ends)"
    assert first_difference(None, b"abc") == ("this:  absent", "other: 3 bytes")
    assert first_difference(b"\xff", b"\\xff")[0] != first_difference(b"\\xff", b"\xff")[0]


def service(pages: dict[str, str]) -> Callable[[httpx.Request], httpx.Response]:
    def answer(request: httpx.Request) -> httpx.Response:
        text = pages.get(request.url.raw_path.decode())
        return httpx.Response(
            404 if text is None else 200, html=text or "nothing here", headers={"date": "now"}
        )

    return answer


def test_pages_are_found_by_links_and_the_one_that_differs_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(requests, "fixed", lambda: iter([requests.Request("/")]))
    pages = {
        "/": '<a href="/things/0123456789ab#top">one</a><a href="//elsewhere/x">',
        "/things/0123456789ab": '<a href="/">',
    }
    clients = tuple(
        Client(httpx.Client(transport=httpx.MockTransport(service(given))), "http://there")
        for given in (pages, {**pages, "/things/0123456789ab": '<a href="/new?x=1&amp;y=2">'})
    )
    results = Results()
    Crawl(pair_of(tmp_path, ROOT), (clients[0], clients[1]), results, 100, lambda _: None).run()
    lines = [line for line in capsys.readouterr().out.splitlines() if not line.startswith(" ")]
    assert lines == [
        "same    http GET /",
        "differs http GET /things/0123456789ab",
        "same    http GET /new?x=1&y=2",
    ]
