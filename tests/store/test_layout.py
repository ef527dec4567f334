"""The store folder: one build at a time, snapshots swapped whole, and what no one needs is dropped."""

from pathlib import Path

import pytest

from kg.errors import StoreError
from kg.store import Entry, Layout, Manifest, open_store
from kg.store.layout import write_durably


def entry(number: int) -> Entry:
    return Entry(
        f"{number}.txt",
        f"/docs/{number}.txt",
        "0" * 64,
        f"{number}-a.nq",
        "v base",
        counts={"targets": number},
    )


def manifest(ident: str, *numbers: int) -> Manifest:
    return Manifest(
        ident, "v", "http://x/", [entry(number) for number in numbers], {"d.yml": "same: []"}
    )


def build(layout: Layout, ident: str, *numbers: int) -> None:
    """Install a snapshot of some documents."""
    with layout.building() as folder:
        for number in numbers:
            for path in (
                f"{number}-a.nq",
                f"{number}-a.uses",
                f"{number}-a.lines",
                f"{number}-a.places",
            ):
                write_durably(layout.documents / path, path)
        layout.install(folder, manifest(ident, *numbers))


@pytest.fixture
def layout(tmp_path: Path) -> Layout:
    return Layout(tmp_path / "store")


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_before_the_first_build_there_is_nothing(layout: Layout) -> None:
    assert (layout.current(), layout.manifest()) == (None, None)
    with pytest.raises(StoreError, match="还没有数据；先运行 jipu build"):
        open_store(layout.root)


def test_a_file_in_place_of_the_folder_holds_nothing(tmp_path: Path) -> None:
    (tmp_path / "store").write_text("x", "utf-8")
    assert Layout(tmp_path / "store").current() is None
    with pytest.raises(StoreError, match="不能写入"), Layout(tmp_path / "store").building():
        pass


def test_a_manifest_is_read_as_it_was_written(layout: Layout) -> None:
    build(layout, "one", 1, 2)
    assert layout.manifest() == manifest("one", 1, 2)
    assert manifest("one", 1).to_json().isascii()


@pytest.mark.parametrize(
    "text",
    ["", "{", "[]", "{}", '{"id": "a", "version": "v", "base": "b", "documents": [{"x": 1}]}'],
)
def test_a_damaged_manifest_is_told(layout: Layout, text: str) -> None:
    build(layout, "one", 1)
    (layout.snapshots / "one" / "manifest.json").write_text(text, "utf-8")
    with pytest.raises(StoreError, match="已损坏"):
        layout.manifest()


def test_a_manifest_without_decisions_is_of_an_earlier_version() -> None:
    text = '{"id": "a", "version": "v", "base": "b", "documents": []}'
    assert Manifest.from_json(text).decisions == {}


@pytest.mark.parametrize("name", ["", "gone"])
def test_a_pointer_to_nothing_is_told(layout: Layout, name: str) -> None:
    build(layout, "one", 1)
    (layout.root / "current").write_text(f"{name}\n", "utf-8")
    with pytest.raises(StoreError, match=f"快照 {name or '（空）'} 不存在"):
        layout.current()


def test_the_snapshot_before_stays_and_older_ones_go_with_their_documents(layout: Layout) -> None:
    build(layout, "one", 1, 2)
    build(layout, "two", 2, 3)
    assert names(layout.snapshots) == ["one", "two"]
    build(layout, "three", 3, 4)
    assert names(layout.snapshots) == ["three", "two"]
    current = layout.current()
    assert current is not None
    assert current.name == "three"
    kinds = ("lines", "nq", "places", "uses")
    assert names(layout.documents) == [f"{n}-a.{kind}" for n in (2, 3, 4) for kind in kinds]


def test_a_snapshot_built_again_takes_the_place_of_its_namesake(layout: Layout) -> None:
    build(layout, "one", 1)
    (layout.snapshots / "one" / "left over").write_text("x", "utf-8")
    build(layout, "one", 1)
    assert names(layout.snapshots / "one") == ["manifest.json"]


def test_a_document_is_there_with_all_its_files(layout: Layout) -> None:
    build(layout, "one", 1)
    assert layout.has("1-a.nq")
    assert not layout.has("2-a.nq")
    beside = (layout.uses("1-a.nq"), layout.printed("1-a.nq"), layout.places("1-a.nq"))
    for path in (*beside, layout.documents / "1-a.nq"):
        content = path.read_bytes()
        path.unlink()
        assert not layout.has("1-a.nq")
        path.write_bytes(content)


def test_a_build_that_fails_leaves_nothing_and_the_next_sweeps_what_a_killed_one_left(
    layout: Layout,
) -> None:
    with pytest.raises(ZeroDivisionError), layout.building():
        raise ZeroDivisionError
    assert names(layout.snapshots) == []
    (layout.snapshots / ".building-1").mkdir()
    (layout.documents / ".a.nq.tmp").write_text("x", "utf-8")
    build(layout, "one", 1)
    assert names(layout.snapshots) == ["one"]
    assert not [name for name in names(layout.documents) if name.endswith(".tmp")]


def test_one_build_at_a_time(layout: Layout) -> None:
    with layout.building(), pytest.raises(StoreError, match="另一个 build"), layout.building():
        pass
    with layout.building() as folder:
        assert folder.is_dir()


@pytest.mark.parametrize(("number", "said"), [(28, "磁盘已满"), (5, "Input/output error")])
def test_a_build_that_cannot_write_says_why(layout: Layout, number: int, said: str) -> None:
    with pytest.raises(StoreError, match=f"（{said}）；原有数据未受影响"), layout.building():
        raise OSError(number, "Input/output error")


def test_a_file_is_written_whole_or_not_at_all(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "file"
    write_durably(path, "old\n")

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(OSError, match="No space"):
        write_durably(path, "new\n")
    assert path.read_text("utf-8") == "old\n"
