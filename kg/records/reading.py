"""A document understood: what the stages after this one work on."""

from dataclasses import dataclass, field

from kg.documents import Document
from kg.findings import Finding
from kg.records.organisation import Organisations
from kg.records.publisher import Publisher
from kg.records.target import BudgetLine, Project, Target
from kg.tables import Table


@dataclass(slots=True)
class Reading:
    """A document understood.

    Attributes:
        document: what was read; what its file hides is left out.
        publisher: department, year, title.
        targets: all target rows in document order.
        hidden: target rows that the file hides; only ``records`` has them.
        projects: all projects with a performance block, in document order.
        budget: project lines of the money tables.
        findings: places that could not be read surely.
        organisations: its department, units and offices in every spelling.
        ledger: line of a performance table -> ``heading``, ``record`` or ``finding``.
    """

    document: Document
    publisher: Publisher
    targets: list[Target] = field(default_factory=list)
    hidden: list[Target] = field(default_factory=list)
    projects: list[Project] = field(default_factory=list)
    budget: list[BudgetLine] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    ledger: dict[int, str] = field(default_factory=dict)
    tables: list[Table] = field(default_factory=list)
    organisations: Organisations = field(default_factory=lambda: Organisations(None))

    @property
    def records(self) -> list[Target]:
        """The target rows and the hidden ones, in document order."""
        if not self.hidden:
            return self.targets
        return sorted([*self.targets, *self.hidden], key=lambda target: target.line)
