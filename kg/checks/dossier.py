"""A document as the rules know it: rows by project, indicators linked, values judged."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeVar

from kg.links import Links, Use
from kg.records import Project, Reading, Target
from nlp.judgements.judgement import Judgement
from nlp.names.indicators import read_indicator_name
from nlp.text import fold

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Group:
    """The rows of one project, or of the department as a whole.

    Attributes:
        project: None for the department.
        targets: all rows, in order.
    """

    project: Project | None
    targets: list[Target]

    @property
    def real(self) -> list[Target]:
        """Rows that promise something."""
        return [target for target in self.targets if not target.placeholder]

    @property
    def lines(self) -> list[int]:
        """Lines of all rows: the proof that something is missing."""
        return [line for target in self.targets for line in target.lines]


@dataclass(frozen=True, slots=True)
class Dossier:
    """All that the rules know of a document.

    Attributes:
        reading: what it says.
        links: which of its names are one indicator.
        uses: id of a target -> its use of an indicator, with the judgements on it.
        groups: its projects in order, and the department.
    """

    reading: Reading
    links: Links
    uses: dict[str, Use]
    groups: list[Group]
    _results: dict[Callable[["Dossier"], Any], Any] = field(default_factory=dict)

    @classmethod
    def of(cls, reading: Reading, uses: Sequence[Use], links: Links) -> "Dossier":
        """The dossier of a reading and its uses (kg.links)."""
        groups: dict[str, Group] = {}
        for target in reading.targets:
            project = target.project
            key = project.id if project else f"/{target.department}/{target.fiscal_year}"
            groups.setdefault(key, Group(project, [])).targets.append(target)
        return cls(reading, links, {use.target: use for use in uses}, list(groups.values()))

    def key(self, target: Target) -> str:
        """The indicator that a target uses."""
        return self.links.named[fold(target.indicator)].key

    def measured(self, target: Target) -> Judgement:
        """Whether one can tell that the target was met, and by which rule of nlp.measurability."""
        judged = self.uses[target.id].judged
        return Judgement(*judged[3:]) if judged else Judgement("", "placeholder")

    def rows(self, needs: str) -> Iterator[Target]:
        """The rows that promise something and whose reading is sure enough: see ``is_sure``."""
        for target in self.reading.targets:
            if is_sure(target, needs) and not target.placeholder:
                yield target

    def once(self, compute: Callable[["Dossier"], T]) -> T:
        """What a function says of this document; it is called once, for all rules that ask.

        A rule is a function for each code, so that a computation that several of them rest on would
        otherwise run for each.
        """
        if compute not in self._results:
            self._results[compute] = compute(self)
        result: T = self._results[compute]
        return result


def is_sure(target: Target, needs: str) -> bool:
    """Whether a row's reading is sure enough for a rule.

    Args:
        target: the row.
        needs: what must be sure of it: ``text``, ``labels``, ``both`` or ``none``.
    """
    text, labels = needs in ("text", "both"), needs in ("labels", "both")
    return (target.is_text_sure or not text) and (target.are_labels_sure or not labels)


def name_of(target: Target) -> str:
    """The name of a target's indicator without numbering, template marks and unit."""
    return read_indicator_name(target.indicator).name
