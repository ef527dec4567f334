"""A damaged snapshot is told in the log and never serves; the next good one is taken up."""

import asyncio
import logging
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from api.settings import ServeSettings
from api.snapshots import Snapshots
from kg.build.snapshot import build_store
from kg.graph.terms import DEFAULT_BASE
from kg.store import Layout
from tests.checks.forms import of, rows

TICK = 0.01


def garbled(path: Path) -> None:
    """Every file at a path holds something else."""
    for file in sorted(path.rglob("*")) if path.is_dir() else [path]:
        if file.is_file():
            file.write_bytes(b"{\xff garbled " * 9)


def gone(path: Path) -> None:
    shutil.rmtree(path) if path.is_dir() else path.unlink()


def emptied(path: Path) -> None:
    """A manifest or an index that is JSON, and not what it should be."""
    path.write_text("[]", "utf-8")


DAMAGES: dict[str, tuple[str, Callable[[Path], None]]] = {
    "manifest gone": ("manifest.json", gone),
    "manifest garbled": ("manifest.json", garbled),
    "manifest of another kind": ("manifest.json", emptied),
    "database gone": ("oxigraph", gone),
    "database garbled": ("oxigraph", garbled),
    "search gone": ("search", gone),
    "search garbled": ("search", garbled),
    "indicators of another kind": ("search/indicators.json", emptied),
    "findings gone": ("findings.parquet", gone),
    "findings garbled": ("findings.parquet", garbled),
    "all gone": ("", gone),
}


class Watched:
    """A store folder that is watched, and the documents that it is built from."""

    def __init__(self, folder: Path) -> None:
        self.documents, self.root = folder / "documents", folder / "store"
        self.documents.mkdir()
        self.snapshots = Snapshots(self.root, ServeSettings())

    def build(self, number: int) -> str:
        """A further document in a further snapshot; its id."""
        (self.documents / f"{number}.txt").write_text(
            of(rows()).replace("清河市", f"清河{number}市"), "utf-8"
        )
        manifest = build_store([str(self.documents)], self.root, DEFAULT_BASE, check=False).manifest
        assert manifest is not None
        return manifest.id

    def watch(self, *steps: Callable[[], object]) -> list[str | None]:
        """What serves after each step, with the watcher running all the time."""

        async def run() -> list[str | None]:
            watcher, seen = asyncio.create_task(self.snapshots.watch(TICK)), list[str | None]()
            for step in steps:
                step()
                await asyncio.sleep(20 * TICK)
                assert not watcher.done(), watcher.exception()
                seen.append(self.snapshots.serving.id if self.snapshots.serving else None)
            watcher.cancel()
            return seen

        return asyncio.run(run())


@pytest.fixture
def watched(tmp_path: Path) -> Iterator[Watched]:
    one = Watched(tmp_path)
    yield one
    one.snapshots.close()


@pytest.mark.parametrize("name", DAMAGES)
def test_a_damaged_snapshot_leaves_the_old_one_serving_and_the_next_good_one_serves(
    watched: Watched, name: str, caplog: pytest.LogCaptureFixture
) -> None:
    part, damage = DAMAGES[name]
    built = []

    def build() -> None:
        built.append(watched.build(len(built)))

    def build_damaged() -> None:
        build()
        damage(Layout(watched.root).snapshots / built[-1] / part)

    def build_anew() -> None:
        if name.startswith(
            ("manifest", "database", "all")
        ):  # the next build reads it, and says to begin anew
            shutil.rmtree(watched.root)
        build()

    with caplog.at_level(logging.ERROR, "jipu.requests"):
        seen = watched.watch(build, build_damaged, build_anew)
    assert seen == [built[0], built[0], built[2]]
    told = [
        record.getMessage()
        for record in caplog.records
        if "snapshot not taken" in record.getMessage()
    ]
    assert len(told) == 1


def test_a_damaged_first_snapshot_is_not_served(watched: Watched) -> None:
    def damaged() -> None:
        gone(Layout(watched.root).snapshots / watched.build(1) / "oxigraph")

    assert watched.watch(damaged)[0] is None


def test_a_store_folder_that_vanishes_and_comes_back_is_served_again(watched: Watched) -> None:
    aside = watched.root.with_name("aside")
    built: list[str] = []
    seen = watched.watch(
        lambda: built.append(watched.build(1)),
        lambda: watched.root.rename(aside),
        lambda: aside.rename(watched.root),
        lambda: built.append(watched.build(2)),
        lambda: gone(watched.root),
        lambda: built.append(watched.build(3)),
    )
    assert seen == [built[0], built[0], built[0], built[1], built[1], built[2]]
