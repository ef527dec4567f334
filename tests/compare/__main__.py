"""``python -m tests.compare``: whether this checkout and another one give the same output, byte for byte."""

import argparse
import re
import shutil
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from tests.compare import normal, speed
from tests.compare.commands import Commands, build
from tests.compare.results import Results
from tests.compare.server import both_serving
from tests.compare.sides import Pair, Side
from tests.compare.web import Crawl
from tests.corpus.generator import write_corpus

ROOT = Path(__file__).parents[2]
SAMPLES, CORPUS = "data/sources", "corpus"
FIXTURES = ("tests/fixtures/layouts", "tests/fixtures/audits")
PARTS = ("reading", "rules", "store", "http")
DOCUMENTS, PAGES = 60, 2500
EXAMPLES = """examples:
  python -m tests.compare ../before                       everything
  python -m tests.compare ../before --only reading        extract and check alone
  python -m tests.compare ../before --corpus 5 --pages 200
  python -m tests.compare ../before --documents ../cases --documents ../more
  python -m tests.compare ../before --allow 'rule J206' --allow '^http GET /rules/J206'
  python -m tests.compare ../before --allow departments-by-region --report
  python -m tests.compare ../before --speed --corpus 200

Both read the same files, copied from this checkout and from --documents; the other checkout gives the program alone.
A difference is allowed where a pattern (a regular expression) matches the name of the thing compared, or where both
outputs are equal once the lines that match a pattern are left out.

exit code: 0 nothing differs but what is allowed; 1 something differs; 2 usage error"""


def parser() -> argparse.ArgumentParser:
    """The options."""
    options = argparse.ArgumentParser(
        "python -m tests.compare",
        description="Compare this checkout with another one byte for byte: commands, files, HTTP answers.",
        epilog=EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    options.add_argument(
        "other", type=Path, metavar="OTHER_CHECKOUT", help="folder of the other checkout"
    )
    options.add_argument(
        "--corpus",
        type=int,
        default=DOCUMENTS,
        metavar="N",
        help=f"generated documents (default {DOCUMENTS})",
    )
    options.add_argument(
        "--documents",
        type=Path,
        action="append",
        default=[],
        metavar="FOLDER",
        help="further input files",
    )
    options.add_argument(
        "--only",
        choices=PARTS,
        action="append",
        default=[],
        help="compare only this part; repeatable",
    )
    options.add_argument(
        "--allow",
        action="append",
        default=[],
        metavar="PATTERN",
        help="an intended difference; repeatable",
    )
    options.add_argument(
        "--pages",
        type=int,
        default=PAGES,
        metavar="N",
        help=f"pages found by links (default {PAGES})",
    )
    options.add_argument(
        "--report",
        action="store_true",
        help="also list what was compared and what was normalised, and why",
    )
    options.add_argument(
        "--speed",
        action="store_true",
        help="measure reading instead: ratio of CPU times, no comparison",
    )
    return options


def main(arguments: Sequence[str] | None = None) -> int:
    """Compare; gives the exit code."""
    options = parser()
    given = options.parse_args(arguments)
    try:
        allowed = tuple(re.compile(pattern) for pattern in given.allow)
    except re.error as error:
        options.error(f"--allow: {error}")
    for folder in (given.other, *given.documents):
        if not folder.is_dir():
            options.error(f"{folder} is not a folder")
    if given.corpus < 1 or given.pages < 0:
        options.error("--corpus must be at least 1, --pages at least 0")
    results = Results(allowed)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name).resolve()
        inputs = write_inputs(folder / "inputs", given.corpus, given.documents)
        pair = Pair(
            *(
                _side(title, path, folder)
                for title, path in (("this", ROOT), ("other", given.other.resolve()))
            )
        )
        if not pair.other.is_program():
            options.error(f"{given.other} is not a checkout of jipu: no package kg in it")
        if given.speed:
            print(speed.measure(pair, (SAMPLES, CORPUS)))
            return 0
        compare(pair, results, inputs, given.only or PARTS, given.pages)
    if given.report:
        _report(results, pair)
    print(results.summary())
    return 1 if results.counts["differs"] else 0


def write_inputs(folder: Path, documents: int, folders: Sequence[Path]) -> tuple[str, ...]:
    """Copy and generate the input files; gives their folders, relative to that one."""
    for name in (SAMPLES, *FIXTURES):
        shutil.copytree(ROOT / name, folder / name)
    write_corpus(folder / CORPUS, documents)
    more = [f"documents/{number}-{path.resolve().name}" for number, path in enumerate(folders, 1)]
    for name, path in zip(more, folders, strict=True):
        shutil.copytree(path, folder / name)
    return (SAMPLES, *FIXTURES, CORPUS, *more)


def compare(
    pair: Pair, results: Results, inputs: tuple[str, ...], parts: Sequence[str], pages: int
) -> None:
    """Compare the parts asked for."""
    commands = Commands(pair, results, inputs)
    if "reading" in parts:
        commands.compare_reading()
    if "rules" in parts:
        commands.compare_rules()
    if "store" in parts:
        commands.compare_store((SAMPLES, CORPUS))
    if "http" in parts:
        build(pair, results, "store-samples", SAMPLES)
        with both_serving(pair, "store-samples") as clients:
            Crawl(pair, clients, results, pages, _progress).run()


def _side(name: str, checkout: Path, folder: Path) -> Side:
    shutil.copytree(folder / "inputs", folder / name)
    return Side(name, checkout, folder / name)


def _progress(answers: int) -> None:
    if sys.stderr.isatty():
        print(f"\r{answers} HTTP answers", end="", file=sys.stderr, flush=True)


def _report(results: Results, pair: Pair) -> None:
    print("\ncompared, by command or route:")
    for group, count in sorted(results.groups.items()):
        print(f"{count:6} {group}")
    print("\nnormalised (times in this, in other):")
    for name, reason in normal.reasons().items():
        times = f"{pair.this.normal.used[name]}, {pair.other.normal.used[name]}"
        print(f"{times:>16} {name}: {reason}")


if __name__ == "__main__":
    sys.exit(main())
