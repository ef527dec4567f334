"""Damage sure rows of documents a little and see whether the program notices.

    python -m tests.edits                          600 edits of every kind
    python -m tests.edits --kind joined --show     the rows of one kind that are wrong while sure
    python -m tests.edits --seed 7 --count 1200    another, larger sample
    python -m tests.edits --only xingtai --show unsure

The rows are those of data/gold, of tests/fixtures/layouts and of the collections beside them that
are read surely and rightly. What a careful reader makes of an edited row: tests/edits/truth.py.
Rows that are wrong while sure are told apart: with or without a finding that names the line, and
whether the number or the shape of the cells shows the edit (tests/edits/shapes.py).

Exit code 1: more rows are wrong while sure, or missed in silence, than of 600 may be.
"""

import argparse
import sys
from collections import Counter
from collections.abc import Sequence

from tests.edits.drawing import draw
from tests.edits.judging import OUTCOMES, Verdict, judge
from tests.edits.kinds import KINDS
from tests.edits.sources import sources

MOST_WRONG, OF = 15, 600
_HEADS = ("edits", *OUTCOMES, "no finding", "shown")


def main() -> int:
    """Print a table, a line a kind."""
    options = _options()
    chosen = [source for source in sources() if options.only in source.name]
    kinds = options.kind or tuple(KINDS)
    verdicts = []
    for edit in draw(chosen, options.count, options.seed, kinds):
        verdict = judge(edit)
        verdicts.append(verdict)
        kinds_of_damage = {verdict.outcome, *(f"others {one}" for one, _ in verdict.collateral)}
        if options.show and any(one.startswith(options.show) for one in kinds_of_damage):
            _show(verdict)
    _print(verdicts, kinds)
    bad = sum(verdict.is_bad for verdict in verdicts)
    shown = sum(_is_unexcused(verdict) for verdict in verdicts)
    most = MOST_WRONG * max(len(verdicts), 1) / OF
    print(
        f"{bad} of {len(verdicts)} wrong while sure or missed (at most {most:.1f}), {shown} of them without a finding though it shows (none)"
    )
    return int(bad > most or shown > 0)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m tests.edits",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--count", type=int, default=OF, help="how many edits")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--kind", action="append", choices=tuple(KINDS), help="only this kind")
    parser.add_argument("--only", default="", help="documents whose name holds this")
    parser.add_argument(
        "--show",
        nargs="?",
        const="wrong",
        help="print the rows with this outcome (wrong and sure), or `others wrong`",
    )
    return parser.parse_args()


def _show(verdict: Verdict) -> None:
    print(verdict.edit)
    told = ", ".join(verdict.findings) or "no finding"
    print(
        f"    {verdict.outcome}: {'; '.join(verdict.differences)} [{told}; {'shows' if verdict.shows else 'nothing shows it'}]"
    )
    for kind, row in verdict.collateral:
        if kind != "doubted":
            print(f"        {kind}: {row}")


def _is_unexcused(verdict: Verdict) -> bool:
    return verdict.is_bad and verdict.shows and not verdict.findings


def _print(verdicts: Sequence[Verdict], kinds: Sequence[str]) -> None:
    print(f"{'':18}" + "".join(f"{head:>16}" for head in _HEADS))
    for kind in (*kinds, "all"):
        own = [one for one in verdicts if kind in (one.edit.kind, "all")]
        outcomes = Counter(one.outcome for one in own)
        silent = sum(one.is_bad and not one.findings for one in own)
        shown = sum(_is_unexcused(one) for one in own)
        figures = [len(own), *(outcomes[name] for name in OUTCOMES), silent, shown]
        print(f"{kind:18}" + "".join(f"{figure:>16}" for figure in figures))
    damage = Counter(kind for verdict in verdicts for kind, _ in verdict.collateral)
    print(f"other rows that were sure: {dict(sorted(damage.items()))}")


if __name__ == "__main__":
    sys.exit(main())
