"""Options and output shared by the commands."""

import contextlib
import errno
import os
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, BinaryIO, TextIO, TypeVar

import click

from kg.errors import SourceError, UsageError
from kg.isolation import processors
from kg.settings import read_settings

Command = TypeVar("Command", bound=Callable[..., Any])


def store_option(command: Command) -> Command:
    """``--store DIR``, default ``JIPU_STORE``, else ``jipu-store``."""
    return click.option(
        "--store", "store", type=click.Path(path_type=Path), default=None,
        help="数据目录（默认取环境变量 JIPU_STORE，否则为当前文件夹下的 jipu-store）",
    )(command)  # fmt: skip


def out_option(command: Command) -> Command:
    """``--out FILE``, default stdout."""
    return click.option("--out", "-o", "out", type=click.Path(dir_okay=False), default=None, help="写入文件（默认输出到屏幕）")(
        command
    )


def jobs_option(command: Command) -> Command:
    """``--jobs N``, default one process for every processor."""
    return click.option(
        "--jobs", "-j", type=click.IntRange(1, 256), default=processors, show_default="处理器数", help="同时读取文件的进程数"
    )(command)


def store_folder(store: Path | None) -> Path:
    """The store folder asked for, else the setting."""
    return store if store is not None else read_settings().store


@contextlib.contextmanager
def text_output(out: str | None) -> Iterator[TextIO]:
    """stdout, or a file written whole: a failure leaves no half file behind."""
    if out is None:
        sys.stdout.reconfigure(encoding="utf-8", newline="\n")  # type: ignore[union-attr]
        yield sys.stdout
        sys.stdout.flush()
        return
    with _whole_file(out) as temporary, Path(temporary).open("w", encoding="utf-8", newline="") as file:
        yield file


@contextlib.contextmanager
def bytes_output(out: str | None) -> Iterator[BinaryIO]:
    """Like ``text_output``, for bytes."""
    if out is None:
        sys.stdout.flush()
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
        return
    with _whole_file(out) as temporary, Path(temporary).open("wb") as file:
        yield file


@contextlib.contextmanager
def file_output(out: str | None, format: str) -> Iterator[str]:
    """A path to write to for formats that need a file (xlsx, parquet).

    Raises:
        UsageError: no ``--out`` was given.
    """
    if out is None:
        raise UsageError(f"{format} 需要用 --out 指定文件")
    with _whole_file(out) as temporary:
        yield temporary


@contextlib.contextmanager
def _whole_file(out: str) -> Iterator[str]:
    temporary = ""
    try:
        handle, temporary = tempfile.mkstemp(dir=Path(out).parent, prefix=f".{Path(out).name}.")
        os.close(handle)
        Path(temporary).chmod(0o666 & ~_umask())
        yield temporary
        Path(temporary).replace(out)
    except OSError as error:
        if isinstance(error, BrokenPipeError):
            raise
        reason = "磁盘已满" if error.errno == errno.ENOSPC else error.strerror
        raise UsageError(f"不能写入 {out}：{reason}") from None
    finally:
        with contextlib.suppress(OSError):
            Path(temporary).unlink(missing_ok=True)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def refuse_overwriting(out: str | None, paths: tuple[str, ...]) -> None:
    """Refuse to write over one of the documents that are read.

    Raises:
        UsageError: ``out`` is an input.
    """
    if out is not None and any(Path(path).resolve() == Path(out).resolve() for path in paths):
        raise UsageError(f"--out {out} 就是要读取的文件；请换一个文件名")


def report_failed(failed: list[SourceError]) -> None:
    """One line on stderr for each file that failed."""
    for error in failed:
        click.echo(f"未读：{error}", err=True)


@contextlib.contextmanager
def progress_bar(label: str) -> Iterator[Callable[[int, int, str], None]]:
    """A progress bar on stderr, only on a terminal; yields a function to call with (done, total, what)."""
    if not sys.stderr.isatty():
        yield lambda *_: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
        TextColumn("{task.fields[what]}"),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task(label, total=None, what="")

        def update(done: int, total: int, what: str) -> None:
            progress.update(task, completed=done, total=total, what=what[-40:])

        yield update
