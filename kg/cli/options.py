"""Options and output shared by the commands."""

import contextlib
import errno
import io
import os
import re
import shutil
import stat
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, BinaryIO, TextIO, TypeVar

import click

from kg.errors import SourceError, UsageError
from kg.isolation import processors

STORE_VARIABLE, DEFAULT_STORE = "JIPU_STORE", "jipu-store"
Command = TypeVar("Command", bound=Callable[..., Any])
_DESCRIPTOR = re.compile(r"/(?:dev|proc/self)/fd/(\d+)")
_LINKS = 40  # Linux follows as many symbolic links in a row (path_resolution(7))


def store_option(command: Command) -> Command:
    """``--store DIR``, default ``JIPU_STORE``, else ``jipu-store``."""
    return click.option(
        "--store",
        "store",
        type=click.Path(path_type=Path),
        envvar=STORE_VARIABLE,
        default=DEFAULT_STORE,
        help=f"数据目录（默认取环境变量 {STORE_VARIABLE}，否则为当前文件夹下的 {DEFAULT_STORE}）",
    )(command)


def out_option(command: Command) -> Command:
    """``--out FILE``, default stdout."""
    return click.option(
        "--out",
        "-o",
        "out",
        type=click.Path(dir_okay=False),
        default=None,
        help="写入文件（默认输出到屏幕）",
    )(command)


def jobs_option(command: Command) -> Command:
    """``--jobs N``, default one process for every processor."""
    return click.option(
        "--jobs",
        "-j",
        type=click.IntRange(1, 256),
        default=processors,
        show_default="处理器数",
        help="同时读取文件的进程数",
    )(command)


@contextlib.contextmanager
def text_output(out: str | None) -> Iterator[TextIO]:
    """stdout, or a file written whole: a failure leaves the old file, or none.

    What is no regular file (a device, a FIFO, ``/dev/stdout``) is written to as it stands. A
    symbolic link stays; the file it points to is replaced.

    Raises:
        UsageError: ``out`` cannot be written.
    """
    if out is None:
        sys.stdout.reconfigure(encoding="utf-8", newline="\n")  # type: ignore[union-attr]
        yield sys.stdout
        sys.stdout.flush()
        return
    with _opened(out) as file, io.TextIOWrapper(file, encoding="utf-8", newline="") as text:
        yield text


@contextlib.contextmanager
def bytes_output(out: str | None) -> Iterator[BinaryIO]:
    """Like ``text_output``, for bytes."""
    if out is None:
        sys.stdout.flush()
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
        return
    with _opened(out) as file:
        yield file


@contextlib.contextmanager
def file_output(out: str | None, format: str) -> Iterator[str]:
    """A path to write to for formats whose writers go back and forth in the file (xlsx, parquet).

    Where ``out`` is no regular file, the path is a temporary file, copied to it when complete.

    Raises:
        UsageError: no ``--out`` was given, or it cannot be written.
    """
    if out is None:
        raise UsageError(f"{format} 需要用 --out 指定文件")
    with _explained(out):
        stream = _stream(out)
        if stream is None:
            with _replaced(_followed(out)) as temporary:
                yield temporary
            return
        with stream, tempfile.TemporaryDirectory(prefix="jipu-") as folder:
            whole = Path(folder) / "whole"
            yield str(whole)
            with whole.open("rb") as file:
                shutil.copyfileobj(file, stream)


@contextlib.contextmanager
def _opened(out: str) -> Iterator[BinaryIO]:
    with _explained(out):
        stream = _stream(out)
        if stream is not None:
            with stream:
                yield stream
            return
        with _replaced(_followed(out)) as temporary, Path(temporary).open("wb") as file:
            yield file


def _stream(out: str) -> BinaryIO | None:
    """The target opened as it stands, None for a regular file or one that does not exist yet."""
    place = _followed(out)
    descriptor = _DESCRIPTOR.fullmatch(str(place))
    if descriptor:
        # Not opened again: that would empty the file of `--out /dev/stdout >> log`.
        sys.stdout.flush()
        return os.fdopen(os.dup(int(descriptor[1])), "wb")
    try:
        is_regular = stat.S_ISREG(place.stat().st_mode)
    except FileNotFoundError:
        return None
    return None if is_regular else place.open("wb")


def _followed(out: str) -> Path:
    """The end of a chain of symbolic links.

    Links into ``/dev/fd`` are not followed further: they lead to pipes without a name.
    """
    place = Path(out)
    for _ in range(_LINKS):
        if _DESCRIPTOR.fullmatch(str(place)) or not place.is_symlink():
            return place
        place = place.parent / place.readlink()
    raise OSError(errno.ELOOP, os.strerror(errno.ELOOP))


@contextlib.contextmanager
def _replaced(place: Path) -> Iterator[str]:
    """A temporary file in the same folder that takes the place of ``place`` when all went well."""
    handle, temporary = tempfile.mkstemp(dir=place.parent, prefix=".jipu-")
    os.close(handle)
    try:
        Path(temporary).chmod(0o666 & ~_umask())
        yield temporary
        Path(temporary).replace(place)
    finally:
        with contextlib.suppress(OSError):
            Path(temporary).unlink(missing_ok=True)


@contextlib.contextmanager
def _explained(out: str) -> Iterator[None]:
    """Failures to write as one line for the user; a reader that went away is no failure."""
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        reason = "磁盘已满" if error.errno == errno.ENOSPC else error.strerror
        raise UsageError(f"不能写入 {out}：{reason}") from None


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def refuse_overwriting(out: str | None, paths: tuple[str, ...]) -> None:
    """Refuse to write over one of the documents that are read.

    Raises:
        UsageError: ``out`` is an input.
    """
    # Not Path.resolve(): it raises on links that lead in a circle.
    if out is not None and any(os.path.realpath(path) == os.path.realpath(out) for path in paths):
        raise UsageError(f"--out {out} 就是要读取的文件；请换一个文件名")


def report_failed(failed: list[SourceError]) -> None:
    """One line on stderr for each file that failed."""
    for error in failed:
        click.echo(f"未读：{error}", err=True)


def report_notes(notes: list[tuple[str, str]]) -> None:
    """One line on stderr for each document of which something is told."""
    for path, note in notes:
        click.echo(f"提示：{path}：{note}", err=True)


@contextlib.contextmanager
def progress_bar(label: str) -> Iterator[Callable[[int, int, str], None]]:
    """A progress bar on stderr, on a terminal only; yields a function of (done, total, what)."""
    if not sys.stderr.isatty():
        yield lambda *_: None
        return
    from rich.console import Console
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        Progress,
        TextColumn,
        TimeRemainingColumn,
    )

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
