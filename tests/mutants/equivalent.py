"""The faults that no input can tell from the code: equivalent.yml, by content, not by line."""

from dataclasses import dataclass
from pathlib import Path

import yaml

from tests.mutants.faults import Fault

FILE = Path(__file__).with_name("equivalent.yml")


@dataclass(frozen=True, slots=True)
class Equivalent:
    """One entry; `before` and `after` are the changed lines, `reason` says why no input tells."""

    path: str
    function: str
    before: str
    after: str
    reason: str

    @property
    def key(self) -> tuple[str, str, str, str]:
        return self.path, self.function, self.before, self.after


def entries() -> list[Equivalent]:
    return [
        Equivalent(**{name: text.strip() for name, text in entry.items()})
        for entry in yaml.safe_load(FILE.read_text("utf-8")) or ()
    ]


def load() -> set[tuple[str, str, str, str]]:
    return {entry.key for entry in entries()}


def key(fault: Fault) -> tuple[str, str, str, str]:
    return fault.path, fault.function, *fault.change
