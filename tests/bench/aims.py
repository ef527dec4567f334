"""What a bench promises, and its last line: whether it kept every promise."""

from dataclasses import dataclass, field


@dataclass
class Aims:
    """The aims of one bench, each compared once.

    A comparison returns its own words for the line that prints the figure; ``close`` prints the
    last line of the bench.
    """

    missed: list[str] = field(default_factory=list)
    compared: int = 0

    def at_least(self, what: str, found: float, aim: float, unit: str = "") -> str:
        """A figure that should not be smaller than its aim."""
        return self._compare(what, found, aim, unit, found >= aim)

    def at_most(self, what: str, found: float, aim: float, unit: str = "") -> str:
        """A figure that should not be larger than its aim."""
        return self._compare(what, found, aim, unit, found <= aim)

    def close(self) -> None:
        """Print the last line."""
        if self.missed:
            print(f"AIMS MISSED: {'; '.join(self.missed)}", flush=True)
        else:
            print(f"aims: {self.compared} met, none missed", flush=True)

    def _compare(self, what: str, found: float, aim: float, unit: str, kept: bool) -> str:
        self.compared += 1
        if not kept:
            self.missed.append(f"{what} {found:.4g}{unit}, aim {aim:.4g}{unit}")
        return f"aim {aim:.4g}{unit}" + ("" if kept else ", MISSED")
