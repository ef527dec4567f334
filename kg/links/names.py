"""Names of one spelling, with what all their uses have in common."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from kg.links.uses import Use
from nlp.names.indicators import IndicatorName, measure_of, read_indicator_name

HALF = 0.5


@dataclass(slots=True)
class Spelling:
    """All names with one key (nlp.names.indicators).

    Attributes:
        key: the key.
        names: printed name -> what was read of it.
        counts: printed name -> number of uses.
        printed_in: printed name -> documents.
        fields: of the departments that use it.
        units: unit of counted values -> number of uses.
        values: number of uses with a value.
    """

    key: str
    names: dict[str, IndicatorName] = field(default_factory=dict)
    counts: Counter[str] = field(default_factory=Counter)
    printed_in: dict[str, set[str]] = field(default_factory=dict)
    fields: set[str] = field(default_factory=set)
    units: Counter[str] = field(default_factory=Counter)
    values: int = 0

    @property
    def documents(self) -> set[str]:
        """Where it is used, in whatever printing."""
        return set().union(*self.printed_in.values())

    @property
    def measure(self) -> str | None:
        """What it measures, as far as its name says."""
        return measure_of(self.key)

    @property
    def counted_in(self) -> str | None:
        """The one unit most of its values are counted in."""
        if len(self.units) != 1 or self.units.total() < self.values * HALF:
            return None
        return next(iter(self.units))

    def add(self, use: Use) -> None:
        """Note one more use."""
        if use.name not in self.names:
            self.names[use.name] = read_indicator_name(use.name)
        self.counts[use.name] += 1
        self.printed_in.setdefault(use.name, set()).add(use.document)
        if use.field:
            self.fields.add(use.field)
        if use.value is not None:
            self.values += 1
            if use.value[0] in ("count", "percent"):
                self.units[use.value[2]] += 1


def key_of(name: str, own_keys: frozenset[str]) -> str:
    """The key of a name; the name itself where a person decided that its key says too little."""
    return name if name in own_keys else read_indicator_name(name).key


def group_spellings(
    uses: Iterable[Use], own_keys: frozenset[str] = frozenset()
) -> dict[str, Spelling]:
    """Spellings by key, in order of key: the order of documents does not matter."""
    found: dict[str, Spelling] = {}
    for use in uses:
        key = key_of(use.name, own_keys)
        spelling = found.get(key)
        if spelling is None:
            spelling = found[key] = Spelling(key)
        spelling.add(use)
    return dict(sorted(found.items()))
