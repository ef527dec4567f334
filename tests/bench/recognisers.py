"""Print how fast values, policy documents and indicator names are read, a core, nothing kept of texts read before.

Usage: python -m tests.bench.recognisers [VALUES]
"""

import random
import re
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from nlp.names.indicators import read_indicator_name
from nlp.names.policies import find_mentions
from nlp.values.quantities import read_value
from tests.bench.aims import Aims
from tests.bench.names import make_uses
from tests.corpus.generator import write_corpus
from tests.support.samples import SOURCE_IDS, sample_records

COUNT = 200_000
_NUMBER = re.compile(r"\d+")


def values(count: int) -> list[str]:
    """Values of the samples in their own proportions, with other numbers of as many digits."""
    random.seed(1)
    shapes = [
        record["value"] for name in SOURCE_IDS for record in sample_records(name) if record["value"]
    ]
    return [_NUMBER.sub(_another, random.choice(shapes)) for _ in range(count)]


def _another(found: re.Match[str]) -> str:
    digits = len(found.group(0))
    return (
        str(random.randint(10 ** (digits - 1), 10**digits - 1))
        if digits not in (2, 4)
        else found.group(0)
    )


def numbers_by_pattern(text: str) -> object:
    """The named alternative: one regular expression for a sign, a number and what follows, nothing understood."""
    return re.search(r"([≥≤<>=])?(\d+(?:\.\d+)?)\s*(\D{0,4})", text)


def per_second(action: Callable[[str], object], texts: Sequence[str]) -> float:
    """Texts a second; tables and patterns are loaded before."""
    action(texts[0])
    start = time.perf_counter()
    for text in texts:
        action(text)
    return len(texts) / (time.perf_counter() - start)


def main(count: int) -> None:
    """Print everything."""
    aims, texts = Aims(), values(count)
    plain = per_second(numbers_by_pattern, texts)
    ours = per_second(read_value.__wrapped__, texts)
    again = per_second(read_value, texts)
    print(
        f"values   {ours:8.0f}/s a core ({aims.at_least('values', ours, 200_000, '/s')}), {again:.0f}/s with those read before kept; a bare pattern that understands nothing {plain:8.0f}/s = {plain / ours:.1f} x"
    )
    print(
        f"names    {per_second(read_indicator_name.__wrapped__, [use.name for use in make_uses(count // 4)]):8.0f}/s a core"
    )
    with tempfile.TemporaryDirectory() as folder:
        size = write_corpus(Path(folder), max(1, count // 2000))
        lines = [
            line
            for path in sorted(Path(folder).rglob("*.txt"))
            for line in path.read_text("utf-8").splitlines()
        ]
    find_mentions("财预〔2021〕101号")
    start = time.perf_counter()
    found = sum(len(find_mentions(line)) for line in lines)
    rate = size / 1e6 / (time.perf_counter() - start)
    print(
        f"mentions {rate:8.1f} MB/s a core ({aims.at_least('mentions', rate, 5, ' MB/s')}), {found} found in {size / 1e6:.1f} MB"
    )
    aims.close()


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else COUNT)
