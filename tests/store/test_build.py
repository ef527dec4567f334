"""Building: incremental equals fresh, whatever died in between; the old store serves until the new one is whole."""

import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from kg.build import BuildReport, build_store
from kg.errors import StoreError
from kg.graph.terms import DEFAULT_BASE
from kg.store import Layout, open_store
from tests.corpus.generator import write_corpus
from tests.support.samples import ROOT, SOURCES


@pytest.fixture
def sources(tmp_path: Path) -> Path:
    return Path(shutil.copytree(SOURCES, tmp_path / "sources"))


def build(*paths: Path, root: Path) -> BuildReport:
    return build_store([str(path) for path in paths], root, DEFAULT_BASE)


def quads(root: Path) -> list[str]:
    return sorted(str(quad) for quad in open_store(root)._store)


def numbers(report: BuildReport) -> tuple[int, int, int, int]:
    return report.added, report.changed, report.removed, report.unchanged


def test_building_again_changes_nothing(sources: Path, tmp_path: Path) -> None:
    root = tmp_path / "store"
    assert numbers(build(sources, root=root)) == (5, 0, 0, 0)
    before = {path: path.stat().st_mtime_ns for path in root.rglob("*") if path.is_file() and path.name != "lock"}
    assert numbers(build(sources, root=root)) == (0, 0, 0, 5)
    assert {path: path.stat().st_mtime_ns for path in root.rglob("*") if path.is_file() and path.name != "lock"} == before


def test_changed_added_and_removed_documents_change_their_own_part(sources: Path, tmp_path: Path) -> None:
    root, fresh = tmp_path / "store", tmp_path / "fresh"
    build(sources, root=root)
    original = quads(root)
    changed = sources / "hongqi-2022" / "source.txt"
    text = changed.read_text("utf-8")
    changed.write_text(text.replace("党员满意度\t100%", "党员满意度\t95%"), "utf-8")
    (sources / "yulin-2023" / "source.txt").unlink()
    shutil.copy(SOURCES / "nanyang-2021" / "source.txt", sources / "copy.txt")
    report = build(sources, root=root)
    assert numbers(report) == (1, 1, 1, 3)
    build(sources, root=fresh)
    assert quads(root) == quads(fresh)
    changed.write_text(text, "utf-8")
    shutil.copy(SOURCES / "yulin-2023" / "source.txt", sources / "yulin-2023" / "source.txt")
    (sources / "copy.txt").unlink()
    build(sources, root=root)
    assert quads(root) == original


def test_documents_from_elsewhere_stay(sources: Path, tmp_path: Path) -> None:
    root = tmp_path / "store"
    build(sources / "hongqi-2022", root=root)
    assert numbers(build(sources / "yulin-2023", root=root)) == (1, 0, 0, 1)
    manifest = Layout(root).manifest()
    assert manifest is not None
    assert len(manifest.documents) == 2


def test_one_broken_file_among_twenty_is_named_and_the_rest_built(tmp_path: Path) -> None:
    write_corpus(tmp_path / "docs", 19)
    (tmp_path / "docs" / "broken.txt").write_bytes(b"\x00\x01\x02" * 500)
    report = build(tmp_path / "docs", root=tmp_path / "store")
    assert report.added == 19
    assert [Path(error.path).name for error in report.failed] == ["broken.txt"]


def test_a_file_that_cannot_be_read_any_more_keeps_what_was_stored(sources: Path, tmp_path: Path) -> None:
    root = tmp_path / "store"
    build(sources, root=root)
    before = quads(root)
    (sources / "hongqi-2022" / "source.txt").write_bytes(b"%PDF-1.4 replaced by mistake")
    report = build(sources, root=root)
    assert len(report.failed) == 1
    assert quads(root) == before


def test_another_base_reads_everything_anew(sources: Path, tmp_path: Path) -> None:
    root = tmp_path / "store"
    build(sources / "hongqi-2022", root=root)
    build_store([str(sources / "yulin-2023")], root, "https://example.org/other/")
    assert all("w3id.org/jipu/id/" not in quad for quad in quads(root))
    manifest = Layout(root).manifest()
    assert manifest is not None
    assert len(manifest.documents) == 2


def test_two_builds_at_once_are_refused(sources: Path, tmp_path: Path) -> None:
    layout = Layout(tmp_path / "store")
    with layout.building(), pytest.raises(StoreError, match="另一个 build"):
        build(sources, root=tmp_path / "store")


@pytest.mark.parametrize("moment", ["load", "install"])
def test_a_full_disk_leaves_the_old_store_serving(
    sources: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, moment: str
) -> None:
    root = tmp_path / "store"
    build(sources / "hongqi-2022", root=root)
    before = quads(root)

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("kg.build.load_changed" if moment == "load" else "kg.store.layout.write_durably", full)
    monkeypatch.setattr("kg.build.load_new" if moment == "load" else "kg.build.write_durably", full)
    with pytest.raises(StoreError, match="磁盘已满"):
        build(sources, root=root)
    assert quads(root) == before


def test_killed_at_random_moments_the_old_or_the_new_store_serves(tmp_path: Path) -> None:
    """SIGKILL at growing delays: whatever is left opens and is one of the two."""
    first, second, root = tmp_path / "a", tmp_path / "b", tmp_path / "store"
    write_corpus(first, 4, seed=1)
    write_corpus(second, 12, seed=2)
    build(first, root=root)
    old = len(open_store(root))
    build(first, second, root=tmp_path / "whole")
    new = len(open_store(tmp_path / "whole"))
    seen = set()
    command = [sys.executable, "-m", "kg", "build", str(first), str(second), "--store", str(root)]
    for step in range(14):
        process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        time.sleep(0.15 + step * 0.06)
        os.kill(process.pid, signal.SIGKILL)
        process.wait()
        seen.add(len(open_store(root)))
        assert seen <= {old, new}
        if new in seen:
            break
    build(first, second, root=root)
    assert len(open_store(root)) == new
    assert not list((root / "snapshots").glob(".building-*"))
