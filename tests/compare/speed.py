"""Reading speed of two checkouts, paired in one run."""

import os
import statistics
import subprocess
from dataclasses import dataclass

from tests.compare.sides import Pair, Side

RUNS = 5


@dataclass(frozen=True, slots=True)
class Speed:
    """CPU seconds of each run; a pair of runs follows one another."""

    this: list[float]
    other: list[float]

    def __str__(self) -> str:
        ratio = statistics.median(self.other) / statistics.median(self.this)
        ratios = sorted(two / one for one, two in zip(self.this, self.other, strict=True))
        return (
            f"reading: this {statistics.median(self.this):.2f} s CPU, other {statistics.median(self.other):.2f} s CPU "
            f"(medians of {len(self.this)}); other/this {ratio:.3f}, pairs {ratios[0]:.3f} to {ratios[-1]:.3f}"
        )


def measure(pair: Pair, inputs: tuple[str, ...], runs: int = RUNS) -> Speed:
    """Read the inputs with ``extract`` in turns, each side first in every other pair; one run of each before, to warm up."""
    seconds: dict[str, list[float]] = {pair.this.name: [], pair.other.name: []}
    for run in range(-1, runs):
        order = (pair.this, pair.other) if run % 2 else (pair.other, pair.this)
        for side in order:
            taken = cpu_seconds(side, inputs)
            if run >= 0:
                seconds[side.name].append(taken)
    return Speed(seconds[pair.this.name], seconds[pair.other.name])


def cpu_seconds(side: Side, inputs: tuple[str, ...]) -> float:
    """User and system time of one ``extract`` and the processes that it ran; the records are thrown away."""
    command = side.command("extract", "-j", "1", *inputs, "--out", "read.jsonl")
    before = os.times()
    subprocess.run(
        command,
        cwd=side.folder,
        env=side.environment(),
        check=True,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    after = os.times()
    return (
        after.children_user + after.children_system - before.children_user - before.children_system
    )
