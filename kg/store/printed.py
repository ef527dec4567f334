"""What a store keeps of the printed documents: their lines, and where each target stands."""

from pathlib import Path

from kg.documents import Printed, printed_from_lines
from kg.errors import StoreError
from kg.records.places import NOWHERE, Place, find_place


def read_printed(path: Path) -> Printed:
    """The printed lines of a document.

    Args:
        path: as ``Layout.printed`` says.

    Raises:
        StoreError: they are not there, or damaged.
    """
    try:
        with path.open(encoding="utf-8", newline="\n") as lines:
            return printed_from_lines(lines)
    except (OSError, StopIteration, ValueError):
        raise StoreError("这个文件的原文不在数据目录中；请重新运行 jipu build") from None


def read_place(path: Path, ident: str) -> Place:
    """Where a target stands; nowhere where its document was built before that was kept.

    Args:
        path: as ``Layout.places`` says.
        ident: of the target.

    Raises:
        StoreError: what is kept is damaged.
    """
    try:
        with path.open(encoding="utf-8", newline="\n") as lines:
            return find_place(lines, ident)
    except FileNotFoundError:
        return NOWHERE
    except (OSError, ValueError, LookupError):
        raise StoreError("数据目录中指标行的位置已损坏；请重新运行 jipu build") from None
