"""Where ``--out`` points to is written as a user of Unix expects: files are replaced whole, all else stays what it is."""

import contextlib
import io
import os
import stat
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from kg.cli.options import bytes_output, file_output, refuse_overwriting, text_output
from kg.errors import UsageError
from tests.cli.test_commands import SAMPLE, jipu
from tests.support.samples import ROOT

TEXT = "目标\n"


def by_text(out: str) -> None:
    with text_output(out) as file:
        file.write(TEXT)


def by_bytes(out: str) -> None:
    with bytes_output(out) as file:
        file.write(TEXT.encode())


def by_file(out: str) -> None:
    with file_output(out, "xlsx") as path:
        Path(path).write_text(TEXT, "utf-8")


Output = Callable[[str], contextlib.AbstractContextManager[Any]]
WAYS: list[Callable[[str], None]] = [by_text, by_bytes, by_file]
every_way = pytest.mark.parametrize("write", WAYS)


@every_way
def test_a_device_stays_a_device(write: Callable[[str], None]) -> None:
    before = Path("/dev/null").stat()
    write("/dev/null")
    after = Path("/dev/null").stat()
    assert stat.S_ISCHR(after.st_mode)
    assert (after.st_ino, after.st_rdev) == (before.st_ino, before.st_rdev)


@every_way
def test_a_full_device_is_told(write: Callable[[str], None]) -> None:
    with pytest.raises(UsageError, match="不能写入 /dev/full：磁盘已满"):
        write("/dev/full")


@every_way
@pytest.mark.parametrize("linked", [False, True])
def test_a_fifo_gets_everything_and_stays(
    write: Callable[[str], None], linked: bool, tmp_path: Path
) -> None:
    fifo = tmp_path / "fifo"
    os.mkfifo(fifo)
    (tmp_path / "link").symlink_to("fifo")
    got: list[bytes] = []
    reader = threading.Thread(target=lambda: got.append(fifo.read_bytes()))
    reader.start()
    write(str(tmp_path / "link" if linked else fifo))
    reader.join()
    assert got == [TEXT.encode()]
    assert stat.S_ISFIFO(fifo.stat().st_mode)


@every_way
@pytest.mark.parametrize("name", ["/dev/fd/{}", "/proc/self/fd/{}", "link"])
def test_an_open_descriptor_is_written_on_from_where_it_stands(
    write: Callable[[str], None], name: str, tmp_path: Path
) -> None:
    with (tmp_path / "log").open("ab") as log:
        log.write(b"before\n")
        log.flush()
        (tmp_path / "link").symlink_to(f"/dev/fd/{log.fileno()}")
        write(str(tmp_path / "link") if name == "link" else name.format(log.fileno()))
        log.write(b"after\n")
    assert (tmp_path / "log").read_bytes() == b"before\n" + TEXT.encode() + b"after\n"


@every_way
@pytest.mark.parametrize("exists", [True, False])
def test_a_link_stays_and_its_target_is_replaced(
    write: Callable[[str], None], exists: bool, tmp_path: Path
) -> None:
    (tmp_path / "elsewhere").mkdir()
    target = tmp_path / "elsewhere" / "target"
    if exists:
        target.write_bytes(b"old")
    (tmp_path / "link").symlink_to("second")
    (tmp_path / "second").symlink_to("elsewhere/target")
    write(str(tmp_path / "link"))
    assert ((tmp_path / "link").is_symlink(), (tmp_path / "second").is_symlink()) == (True, True)
    assert target.read_bytes() == TEXT.encode()
    assert [path.name for path in target.parent.iterdir()] == ["target"]


@every_way
def test_links_in_a_circle_are_told(write: Callable[[str], None], tmp_path: Path) -> None:
    circle = tmp_path / "circle"
    circle.symlink_to("circle")
    refuse_overwriting(str(circle), (SAMPLE,))
    with pytest.raises(UsageError, match="不能写入"):
        write(str(circle))
    assert circle.is_symlink()


@every_way
def test_a_folder_is_told(write: Callable[[str], None], tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="不能写入"):
        write(str(tmp_path))
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "output", [text_output, bytes_output, lambda out: file_output(out, "xlsx")]
)
def test_a_failure_leaves_the_old_file_and_nothing_else(output: Output, tmp_path: Path) -> None:
    def fail() -> None:
        with output(str(old)) as file:
            if isinstance(file, str):
                Path(file).write_bytes(b"new")
            else:
                file.write("new" if isinstance(file, io.TextIOBase) else b"new")
                file.flush()
            raise RuntimeError("stop")

    old = tmp_path / "old"
    old.write_bytes(b"old")
    with pytest.raises(RuntimeError, match="stop"):
        fail()
    assert old.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [old]


def test_a_name_as_long_as_the_file_system_allows_is_written(tmp_path: Path) -> None:
    by_bytes(str(tmp_path / ("n" * 255)))
    assert [len(path.name) for path in tmp_path.iterdir()] == [255]


def test_every_command_with_out_takes_a_device_and_refuses_a_folder(tmp_path: Path) -> None:
    """``report`` writes a folder of files; every other command with ``--out`` writes one."""
    store = str(tmp_path / "store")
    jipu("build", SAMPLE, "--store", store, "--no-shapes")
    commands = [
        ("extract", SAMPLE),
        ("extract", SAMPLE, "--format", "xlsx"),
        ("check", SAMPLE, "--fail-on", "never"),
        ("check", SAMPLE, "--fail-on", "never", "--format", "xlsx"),
        ("query", "departments", "--format", "csv", "--store", store),
        ("search", "参保率", "--format", "xlsx", "--store", store),
        ("search", "参保率", "--format", "csv", "--store", store),
        ("export", "--format", "nq", "--store", store),
        ("export", "--format", "csv", "--store", store),
        ("export", "--format", "parquet", "--store", store),
    ]
    for command in commands:
        jipu(*command, "--out", "/dev/null")
        assert stat.S_ISCHR(Path("/dev/null").stat().st_mode), command
        assert jipu(*command, "--out", str(tmp_path), check=False).returncode == 2, command
    assert jipu("report", "--store", store, "--out", "/dev/null", check=False).returncode == 2


@pytest.mark.parametrize("format", ["xlsx", "jsonl"])
def test_what_goes_through_a_pipe_is_what_a_file_holds(format: str, tmp_path: Path) -> None:
    command = [sys.executable, "-m", "kg", "extract", SAMPLE, "--format", format, "--out"]
    done = subprocess.run([*command, "/dev/stdout"], cwd=ROOT, capture_output=True, check=True)
    if format == "xlsx":
        sheet = openpyxl.load_workbook(io.BytesIO(done.stdout)).worksheets[0]
        assert sheet.max_row == 1 + 67
        return
    subprocess.run([*command, str(tmp_path / "file")], cwd=ROOT, capture_output=True, check=True)
    assert done.stdout == (tmp_path / "file").read_bytes()
