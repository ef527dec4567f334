"""Building: incremental equals fresh, whatever died in between; the old store serves until the new one is whole."""

import io
import os
import shutil
import signal
import subprocess
import sys
import time
import zipfile
from pathlib import Path

import pytest

from kg.build.snapshot import BuildReport, build_store
from kg.errors import StoreError
from kg.exports.results import rows_of
from kg.exports.tables import write_csv_table
from kg.graph.terms import DEFAULT_BASE
from kg.store import Layout, open_store
from tests.corpus.generator import write_corpus
from tests.support.samples import ROOT, SOURCES


@pytest.fixture
def sources(tmp_path: Path) -> Path:
    return Path(shutil.copytree(SOURCES, tmp_path / "sources"))


def build(*paths: Path, root: Path) -> BuildReport:
    return build_store([str(path) for path in paths], root, DEFAULT_BASE, check=False)


def quads(root: Path) -> list[str]:
    return sorted(str(quad) for quad in open_store(root)._store)


def numbers(report: BuildReport) -> tuple[int, int, int, int]:
    return report.added, report.changed, report.removed, report.unchanged


def test_building_again_changes_nothing(sources: Path, tmp_path: Path) -> None:
    root = tmp_path / "store"
    assert numbers(build(sources, root=root)) == (5, 0, 0, 0)
    before = {
        path: path.stat().st_mtime_ns
        for path in root.rglob("*")
        if path.is_file() and path.name != "lock"
    }
    assert numbers(build(sources, root=root)) == (0, 0, 0, 5)
    assert {
        path: path.stat().st_mtime_ns
        for path in root.rglob("*")
        if path.is_file() and path.name != "lock"
    } == before


def test_changed_added_and_removed_documents_change_their_own_part(
    sources: Path, tmp_path: Path
) -> None:
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


def counted(root: Path, kind: str) -> int:
    query = f"SELECT (COUNT(*) AS ?n) WHERE {{ ?s a <https://w3id.org/jipu/def#{kind}> }}"
    _, rows = rows_of(open_store(root).query(query))
    return int(next(iter(rows))[0])


def test_the_same_bytes_under_two_paths_are_one_document(tmp_path: Path) -> None:
    folder, root = tmp_path / "docs", tmp_path / "store"
    folder.mkdir()
    for name in ("b.txt", "a.txt"):
        shutil.copy(SOURCES / "hongqi-2022" / "source.txt", folder / name)
    build(folder, root=root)
    assert (counted(root, "Document"), counted(root, "Target"), counted(root, "Project")) == (
        1,
        86,
        10,
    )
    assert numbers(build(folder, root=root)) == (0, 0, 0, 2)
    (folder / "a.txt").unlink()
    build(folder, root=root)
    build(folder, root=tmp_path / "fresh")
    assert quads(root) == quads(tmp_path / "fresh")


def test_two_versions_of_a_document_stay_apart(tmp_path: Path) -> None:
    """Every count is the sum of both: nothing is shared but names."""
    folder, root = tmp_path / "docs", tmp_path / "store"
    folder.mkdir()
    text = (SOURCES / "hongqi-2022" / "source.txt").read_text("utf-8")
    (folder / "draft.txt").write_text(text, "utf-8")
    (folder / "final.txt").write_bytes(text.encode("gb18030"))
    build(folder, root=root)
    assert (counted(root, "Document"), counted(root, "Target"), counted(root, "Project")) == (
        2,
        172,
        20,
    )
    out = io.StringIO()
    write_csv_table(open_store(root), "targets", out)
    assert len(out.getvalue().splitlines()) == 1 + 172


def test_an_empty_folder_empties_nothing(sources: Path, tmp_path: Path) -> None:
    """An unmounted share looks like an empty folder: refuse, keep what is stored."""
    root = tmp_path / "store"
    build(sources, root=root)
    before = quads(root)
    shutil.rmtree(sources)
    sources.mkdir()
    report = build(sources, root=root)
    assert [error.reason for error in report.failed] == ["文件夹中没有可读取的文件"]
    assert quads(root) == before


def test_a_folder_that_may_not_be_entered_is_named_and_keeps_its_documents(
    sources: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = tmp_path / "store"
    build(sources, root=root)
    before = quads(root)
    closed = str(sources / "yulin-2023")
    real = os.scandir

    def refuse(path: str) -> object:
        if str(path) == closed:
            raise PermissionError(13, "Permission denied", closed)
        return real(path)

    monkeypatch.setattr(os, "scandir", refuse)
    report = build(sources, root=root)
    monkeypatch.undo()
    assert [(error.path, error.reason) for error in report.failed] == [(closed, "没有读取权限")]
    assert quads(root) == before


@pytest.mark.parametrize("damage", ["manifest", "current"])
def test_a_damaged_store_is_told_and_left_alone(sources: Path, tmp_path: Path, damage: str) -> None:
    root = tmp_path / "store"
    build(sources / "hongqi-2022", root=root)
    if damage == "current":
        (root / "current").write_text("gone\n")
    else:
        next((root / "snapshots").glob("*/manifest.json")).write_text("{ broken")
    with pytest.raises(StoreError, match="已损坏"):
        build(sources, root=root)
    assert list(root.glob("documents/*.nq"))


def test_one_broken_file_among_twenty_is_named_and_the_rest_built(tmp_path: Path) -> None:
    write_corpus(tmp_path / "docs", 19)
    (tmp_path / "docs" / "broken.txt").write_bytes(b"\x00\x01\x02" * 500)
    report = build(tmp_path / "docs", root=tmp_path / "store")
    assert report.added == 19
    assert [Path(error.path).name for error in report.failed] == ["broken.txt"]


def test_a_file_that_cannot_be_read_any_more_keeps_what_was_stored(
    sources: Path, tmp_path: Path
) -> None:
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

    monkeypatch.setattr(
        "kg.build.snapshot.load_changed" if moment == "load" else "kg.store.layout.write_durably",
        full,
    )
    monkeypatch.setattr(
        "kg.build.snapshot.load_new" if moment == "load" else "kg.build.files.write_durably", full
    )
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
        process = subprocess.Popen(
            command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
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


def indicator_count(root: Path) -> int:
    return counted(root, "Indicator")


def test_decisions_beside_the_documents_make_another_snapshot(tmp_path: Path) -> None:
    folder, root = tmp_path / "docs", tmp_path / "store"
    folder.mkdir()
    shutil.copy(SOURCES / "hongqi-2022" / "source.txt", folder / "a.txt")
    build(folder, root=root)
    before = quads(root), indicator_count(root)
    decisions = folder / "decisions.yml"
    decisions.write_text(
        "same: [{names: [党员满意度, 全区正科级以上干部满意度], why: 试验, who: 张三}]\n", "utf-8"
    )
    assert build(folder, root=root).unchanged == 1
    assert indicator_count(root) == before[1] - 1
    decided = quads(root)
    build(folder, root=tmp_path / "fresh")
    assert decided == quads(tmp_path / "fresh")
    decisions.write_text("same: [{names: [党员满意度]}]\n", "utf-8")
    assert [error.path for error in build(folder, root=root).failed] == [str(decisions)]
    assert quads(root) == decided
    decisions.unlink()
    build(folder, root=root)
    assert quads(root) == before[0]


def test_a_document_may_change_the_indicators_of_others(tmp_path: Path) -> None:
    """系统正常运行率 is the medical insurance office's own until another field uses the name: then 医保系统… stands alone."""
    folder, root = tmp_path / "docs", tmp_path / "store"
    folder.mkdir()
    page = "{office}\n2024年部门预算\n项目绩效目标表\n项目名称\t运行\t\t\n一级指标\t二级指标\t三级指标\t指标值\n{rows}"
    row = "产出指标\t质量指标\t{name}\t≥95%\n"
    rows = row.format(name="医保宣传材料完好率") + row.format(name="宣传材料完好率")
    (folder / "a.txt").write_text(page.format(office="榆林市医疗保障局", rows=rows), "utf-8")
    build(folder, root=root)
    alone = quads(root)
    assert indicator_count(root) == 1
    (folder / "b.txt").write_text(
        page.format(office="榆林市教育局", rows=row.format(name="宣传材料完好率")), "utf-8"
    )
    build(folder, root=root)
    assert indicator_count(root) == 2
    build(folder, root=tmp_path / "fresh")
    assert quads(root) == quads(tmp_path / "fresh")
    (folder / "b.txt").unlink()
    build(folder, root=root)
    assert quads(root) == alone


def test_a_title_goes_with_the_last_document_that_states_it(tmp_path: Path) -> None:
    folder, root = tmp_path / "docs", tmp_path / "store"
    folder.mkdir()
    page = "某市水利局\n2024年部门预算\n{text}\n项目绩效目标表\n项目名称\t堤防\t\t\n一级指标\t二级指标\t三级指标\t指标值\n产出指标\t数量指标\t加固\t≥{n}公里\n"
    (folder / "a.txt").write_text(
        page.format(text="依据《水利发展规划》（冀财农〔2023〕12号）安排。", n=1), "utf-8"
    )
    for number in (2, 3, 4):
        (folder / f"b{number}.txt").write_text(
            page.format(text="依据冀财农〔2023〕12号安排。", n=number), "utf-8"
        )
    build(folder, root=root)
    (folder / "a.txt").unlink()
    build(folder, root=root)
    build(folder, root=tmp_path / "fresh")
    assert quads(root) == quads(tmp_path / "fresh")


def test_a_twin_that_stays_alone_shows_its_own_path(tmp_path: Path) -> None:
    one, other, root = tmp_path / "a", tmp_path / "b", tmp_path / "store"
    for folder in (one, other):
        folder.mkdir()
        shutil.copy(SOURCES / "hongqi-2022" / "source.txt", folder / "x.txt")
    shutil.copy(SOURCES / "xingtai-2024" / "source.txt", one / "y.txt")
    build(one, other, root=root)
    (one / "x.txt").unlink()
    build(one, root=root)
    build(one, other, root=root)
    build(one, other, root=tmp_path / "fresh")
    assert quads(root) == quads(tmp_path / "fresh")


def test_members_of_an_archive_are_documents_of_the_store(tmp_path: Path) -> None:
    root, archive = tmp_path / "store", tmp_path / "预算.zip"
    text = "项目绩效目标表\n项目名称\t堤防加固\n一级指标\t三级指标\t指标值\n产出指标\t加固堤防\t≥{}公里\n"

    def pack(**lengths: int) -> None:
        with zipfile.ZipFile(archive, "w") as file:
            for name, length in lengths.items():
                file.writestr(f"局/{name}.txt", text.format(length))

    pack(a=3, b=4)
    assert numbers(build(archive, root=root)) == (2, 0, 0, 0)
    assert numbers(build(archive, root=root)) == (0, 0, 0, 2)
    manifest = Layout(root).manifest()
    assert manifest is not None
    assert sorted(entry.path for entry in manifest.documents) == [
        f"{tmp_path.name}/预算.zip/局/a.txt",
        f"{tmp_path.name}/预算.zip/局/b.txt",
    ]
    pack(a=3, c=5)
    assert numbers(build(archive, root=root)) == (1, 0, 1, 1)
    archive.write_bytes(b"PK damaged")
    report = build(archive, root=root)
    assert [error.path for error in report.failed] == [str(archive)]
    assert numbers(report) == (0, 0, 0, 2)
