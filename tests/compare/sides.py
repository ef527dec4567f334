"""The two checkouts, run through their commands only."""

import os
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from tests.compare.normal import Normaliser

SECONDS = 1800  # a command that takes longer ends the comparison
T = TypeVar("T")


@dataclass(slots=True)
class Side:
    """One checkout.

    Attributes:
        name: "this" or "other".
        checkout: its folder.
        folder: where its commands run. Both sides have the same input files there, under the same relative
            paths, so that nothing that a command prints depends on where the checkout is.
        normal: the normalisation of its outputs.
    """

    name: str
    checkout: Path
    folder: Path
    normal: Normaliser = field(default_factory=Normaliser)

    def __post_init__(self) -> None:
        for path in (self.folder, self.checkout):
            self.normal.learn_value(str(path), "folder")

    def command(self, *arguments: str) -> list[str]:
        """``python -m kg ...``."""
        return [sys.executable, "-m", "kg", *arguments]

    def environment(self, **more: str) -> dict[str, str]:
        """The checkout comes first on the path; no setting of the caller reaches the program."""
        kept = {
            name: value
            for name, value in os.environ.items()
            if not name.startswith(("JIPU_", "PYTHON"))
        }
        return {
            **kept,
            "PYTHONPATH": str(self.checkout),
            "COLUMNS": "120",
            "PYTHONDONTWRITEBYTECODE": "1",
            **more,
        }

    def run(self, *arguments: str) -> bytes:
        """Exit code, standard output and standard error of a command, as one text."""
        done = subprocess.run(
            self.command(*arguments), cwd=self.folder, env=self.environment(), capture_output=True, timeout=SECONDS,
            stdin=subprocess.DEVNULL,
        )  # fmt: skip
        return b"exit %d\n%s\n-- standard error\n%s" % (done.returncode, done.stdout, done.stderr)

    def files(self, path: str) -> dict[str, bytes]:
        """The bytes of a file, or of every file of a folder, by path; empty where there is none."""
        root = self.folder / path
        found = (
            [root] if root.is_file() else sorted(file for file in root.rglob("*") if file.is_file())
        )
        return {file.relative_to(self.folder).as_posix(): file.read_bytes() for file in found}

    def is_program(self) -> bool:
        """Whether ``kg`` is imported from this checkout, not from what is installed."""
        code = "import kg; print(kg.__file__)"
        done = subprocess.run(
            [sys.executable, "-c", code],
            cwd=self.folder,
            env=self.environment(),
            capture_output=True,
            text=True,
        )
        return done.returncode == 0 and Path(done.stdout.strip()).resolve().is_relative_to(
            self.checkout.resolve()
        )


@dataclass(frozen=True, slots=True)
class Pair:
    """Both sides; what is asked of them runs at the same time."""

    this: Side
    other: Side

    def both(self, action: Callable[[Side], T]) -> tuple[T, T]:
        """The results of an action on either side."""
        with ThreadPoolExecutor(2) as pool:
            one, two = pool.map(action, (self.this, self.other))
            return one, two

    def normalised(
        self, this: bytes | None, other: bytes | None
    ) -> tuple[bytes | None, bytes | None]:
        """Both outputs with placeholders."""
        return (
            None if this is None else self.this.normal.apply(this),
            None if other is None else self.other.normal.apply(other),
        )
