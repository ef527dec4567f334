"""Plant faults in the code, one at a time, and see whether the tests notice.

    python -m tests.mutants                            300 faults over six packages
    python -m tests.mutants --only nlp --count 80      while you work on a package
    python -m tests.mutants --only kg/tables --seed 7  a fresh sample of it
    python -m tests.mutants --only nlp --near          quicker: only the tests in tests/nlp
    python -m tests.mutants --again 1a2b3c4d           one fault again, after a test was written
    python -m tests.mutants --show 1a2b3c4d            what the fault is
    python -m tests.mutants --list                     the sample; nothing is run

The sample is drawn by the content of the lines: code that is not touched keeps its faults. Of each
fault only the tests that run its lines are asked (tests/mutants/paths.py says from which folders),
the nearest and fastest first, until one fails. Everything happens in a temporary copy.

A survivor is printed with its change. Write a test that fails with it; or, if no input can tell the
two programs apart, add it to tests/mutants/equivalent.yml with the reason. The command fails under
the floor (tests/mutants/paths.py), which holds for the whole sample, not with --only.
"""

import argparse
import os
import signal
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from tests.mutants import equivalent
from tests.mutants.faults import Fault, collect, sample
from tests.mutants.paths import EXAMINED, FLOOR, MOST_EQUIVALENT
from tests.mutants.run import Verdict, judge
from tests.mutants.tree import copy_tree, measure


def main() -> int:
    options = _options()
    if os.environ.get("PYTHONHASHSEED") != "0":
        os.environ["PYTHONHASHSEED"] = "0"
        os.execv(sys.executable, [sys.executable, "-m", "tests.mutants", *sys.argv[1:]])  # noqa: S606
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # the copies and workers go too
    start = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="mutants-") as folder:
        tree = Path(folder) / "tree"
        tree.mkdir()
        copy_tree(tree)
        faults = collect(tree, tuple(options.only or EXAMINED))
        if names := [*options.show, *options.again]:
            chosen, skipped = [fault for fault in faults if fault.id.startswith(tuple(names))], 0
        else:
            chosen, skipped = _draw(faults, options.seed, options.count)
        if options.show or options.list:
            print("\n".join(f"{fault.id}  {fault.diff}" for fault in chosen))
            return 0
        reach = measure(tree, chosen, options.jobs, fresh=options.fresh, near=options.near)
        spent = time.monotonic() - start
        print(f"{len(chosen)} faults, {len(reach.seconds)} tests, after {spent:.0f} s", flush=True)
        verdicts = []
        for verdict in judge(chosen, reach, tree, options.jobs):
            verdicts.append(verdict)
            _tell(verdict, bool(options.again) or options.verbose)
    print(f"took {time.monotonic() - start:.0f} s")
    return _score(verdicts, skipped, whole=not options.only and not options.again)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m tests.mutants",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument(
        "--only",
        nargs="+",
        metavar="PATH",
        help="packages or modules, such as nlp or kg/tables/rows",
    )
    parser.add_argument("--count", type=int, default=300, help="faults to plant (300)")
    parser.add_argument("--seed", type=int, default=15, help="another seed is another sample (15)")
    parser.add_argument("--jobs", type=int, default=2, help="faults tried at the same time (2)")
    parser.add_argument("--list", action="store_true", help="print the sample and stop")
    parser.add_argument(
        "--show", nargs="+", default=[], metavar="ID", help="print these faults and stop"
    )
    parser.add_argument(
        "--again", nargs="+", default=[], metavar="ID", help="try these faults only"
    )
    parser.add_argument("--near", action="store_true", help="ask the nearest folder of tests only")
    parser.add_argument("--fresh", action="store_true", help="measure again which tests run what")
    parser.add_argument(
        "--verbose", action="store_true", help="say of each fault which test caught it"
    )
    return parser.parse_args()


def _draw(faults: list[Fault], seed: int, count: int) -> tuple[list[Fault], int]:
    """The sample without the faults known to be equivalent, and how many those were."""
    known, skipped = equivalent.load(), 0
    chosen: list[Fault] = []
    for fault in sample(faults, seed):
        if len(chosen) == count:
            break
        if equivalent.key(fault) in known:
            skipped += 1
        else:
            chosen.append(fault)
    return chosen, skipped


def _tell(verdict: Verdict, all_of_them: bool) -> None:
    fault = verdict.fault
    if not verdict.caught:
        place = fault.function or "module"
        print(f"\n{fault.id} {verdict.how.upper()} ({place})\n{fault.diff}", flush=True)
    elif all_of_them:
        print(f"{fault.id} {verdict.how} {verdict.seconds:.1f} s {verdict.test}", flush=True)


def _score(verdicts: list[Verdict], skipped: int, *, whole: bool) -> int:
    planted: Counter[str] = Counter()
    caught: Counter[str] = Counter()
    for verdict in verdicts:
        path = verdict.fault.path
        package = next((one for one in EXAMINED if path.startswith(f"{one}/")), path)
        planted[package] += 1
        caught[package] += verdict.caught
    total = len(verdicts)
    score = 100 * caught.total() / max(total, 1)
    for package, count in sorted(planted.items()):
        share = 100 * caught[package] / count
        print(f"{package:12} {caught[package]:4} of {count:4}  {share:5.1f} %")
    print(f"{'total':12} {caught.total():4} of {total:4}  {score:5.1f} %")
    print(f"equivalent, not counted: {skipped}")
    if not whole:
        return 0
    if skipped > MOST_EQUIVALENT * (total + skipped):
        print(f"more than {MOST_EQUIVALENT:.0%} of the sample are called equivalent")
        return 1
    print(f"floor {FLOOR} %: {'kept' if score >= FLOOR else 'missed'}")
    return int(score < FLOOR)


if __name__ == "__main__":
    raise SystemExit(main())
