"""A reading -> the N-Quads lines of its document graph and of its findings graph."""

from kg.graph import terms as t
from kg.graph.findings import build_findings
from kg.graph.hidden import write_hidden
from kg.graph.iris import Iris, document_id
from kg.graph.names import SharedNames
from kg.graph.quads import QuadWriter, literal, year
from kg.records import Project, Reading, Target
from kg.records.identity import make_id
from kg.records.matching import BudgetMatch, match_budget
from kg.records.organisation import Organisation
from kg.records.policies import PolicyMention, read_policies
from kg.records.target import Correction
from nlp.names.policies import find_mentions
from nlp.text import fold, squash
from nlp.values.quantity import Quantity


def build_graph(reading: Reading, iris: Iris, path: str) -> list[str]:
    """All statements that rest on one document alone, sorted: its graph, its findings, and names.

    Which indicator a target uses rests on all documents and is stated by ``kg.graph.indicators``.

    Type and label of what several documents speak of (departments, units, categories, policy
    documents) stand in one graph of names. The union of all graphs then holds each of them once,
    and a query that counts over it counts right.

    Args:
        reading: the document understood.
        iris: where things live.
        path: the path to record, without machine folders.
    """
    writer = _DocumentWriter(reading, iris)
    writer.document(path)
    for project in reading.projects:
        writer.project(project)
    for target in reading.targets:
        writer.target(target)
    write_hidden(writer.quads, reading.hidden, iris, writer.iri)
    for policy in read_policies(reading):
        writer.mention(policy)
    for match in match_budget(reading):
        writer.budget_line(match)
    for organisation in reading.organisations.named:
        writer.organisation(organisation)
    findings = build_findings(reading.findings, document_id(reading.document.sha256), iris)
    return sorted(writer.quads.lines | writer.names.quads.lines | findings)


class _DocumentWriter:
    """Writes the graph of one document."""

    def __init__(self, reading: Reading, iris: Iris) -> None:
        self.reading, self.iris = reading, iris
        self.ident = document_id(reading.document.sha256)
        self.quads = QuadWriter(iris.graph(self.ident))
        self.names = SharedNames(iris)
        self.iri = iris.of("document", self.ident)

    def document(self, path: str) -> None:
        """The document and its department."""
        publisher = self.reading.publisher
        quads, iri = self.quads, self.iri
        quads.add(iri, t.TYPE, t.JP["Document"])
        quads.add(iri, t.LABEL, literal(publisher.title or path))
        quads.put(iri, "path", path)
        quads.put(iri, "sha256", self.reading.document.sha256)
        self._year(iri, publisher.fiscal_year)
        department = self._department(publisher.department)
        if department:
            quads.add(iri, t.PUBLISHER, department)

    def project(self, project: Project) -> None:
        """A project with its money, unit, goal, and the policy documents its name cites."""
        iri, quads = self.iris.of("project", project.id), self.quads
        quads.add(iri, t.TYPE, t.JP["Project"])
        if project.name:
            quads.add(iri, t.LABEL, literal(fold(project.name)))
            quads.put(iri, "nameText", project.name)
        quads.put(iri, "projectCode", project.code)
        quads.put(iri, "programmeName", project.programme)
        quads.put(iri, "amount", project.amount)
        quads.put(iri, "goalText", project.goal)
        self._place(iri, project.line, project.page)
        self._owner(iri, project)
        for mention in find_mentions(project.name or ""):
            if mention.number:
                quads.add(iri, t.JP["fundedUnder"], self.names.policy(mention))

    def target(self, target: Target) -> None:
        """A target with its value, labels, basis and place."""
        iri, quads = self.iris.of("target", target.id), self.quads
        owner = (
            self.iris.of("project", target.project.id)
            if target.project
            else self._department(target.department)
        )
        if owner:
            quads.add(owner, t.JP["hasTarget"], iri)
        quads.add(iri, t.TYPE, t.JP["Target"])
        quads.add(iri, t.LABEL, literal(squash(target.indicator)))
        quads.put(iri, "scope", target.scope)
        for level, label, printed in (
            ("level1", target.level1, target.level1_printed),
            ("level2", target.level2, target.level2_printed),
        ):
            if label:
                quads.add(iri, t.JP[level], self.names.category(label))
            quads.put(iri, f"{level}Printed", printed)
        quads.put(iri, "description", target.description)
        quads.put(iri, "valueText", target.value)
        quads.put(iri, "basisText", target.basis)
        quads.put(iri, "isPlaceholder", target.placeholder)
        quads.put(iri, "confidence", target.confidence)
        for reason in target.reasons:
            quads.put(iri, "reason", reason)
        for name, text in target.extra.items():
            quads.put(iri, "extraText", f"{name}={text}")
        self._place(iri, target.line, target.page)
        self._owner(iri, target)
        self._values(iri, target)
        for mention in find_mentions(target.basis or ""):
            quads.add(iri, t.JP["basedOn"], self.names.policy(mention))
        for number, correction in enumerate(target.corrections):
            self._correction(iri, self.iris.of("correction", f"{target.id}-{number}"), correction)

    def _correction(self, target_iri: str, iri: str, correction: Correction) -> None:
        """A person's correction: the printed text stays in the graph beside what replaced it."""
        self.quads.add(target_iri, t.JP["correction"], iri)
        self.quads.add(iri, t.TYPE, t.JP["Correction"])
        self.quads.put(iri, "field", correction.field)
        self.quads.put(iri, "printed", correction.printed)
        self.quads.put(iri, "right", correction.right)
        self.quads.put(iri, "reason", correction.reason)
        self.quads.put(iri, "statedBy", correction.who)

    def mention(self, named: PolicyMention) -> None:
        """One naming of a policy document, with its place and what it is used as."""
        mention = named.mention
        iri = self.iris.of(
            "mention",
            make_id(
                "mention",
                self.ident,
                str(named.line),
                named.used_as,
                mention.raw,
                str(mention.start),
            ),
        )
        self.quads.add(iri, t.TYPE, t.JP["PolicyMention"])
        self.quads.add(iri, t.JP["mentions"], self.names.policy(mention))
        self.quads.add(iri, t.JP["inDocument"], self.iri)
        self.quads.put(iri, "line", named.line)
        self.quads.put(iri, "usedAs", named.used_as)
        self.quads.put(iri, "printed", mention.raw)

    def budget_line(self, match: BudgetMatch) -> None:
        """A project's line in a money table, with the project it pays for."""
        line = match.line
        iri = self.iris.of("budget-line", make_id("budget", self.ident, str(line.line), line.name))
        self.quads.add(iri, t.TYPE, t.JP["BudgetLine"])
        self.quads.add(iri, t.LABEL, literal(fold(line.name)))
        self.quads.put(iri, "budgetTable", line.table)
        self.quads.put(iri, "amount", line.amount)
        self._place(iri, line.line, None)
        if line.unit:
            self.quads.put(iri, "unitText", line.unit)
        if match.project is not None:
            self.quads.add(iri, t.JP["budgetOf"], self.iris.of("project", match.project.id))
            self.quads.put(iri, "evidence", match.evidence)

    def organisation(self, named: Organisation) -> None:
        """One printed form of an organisation's name, and what it means.

        A misspelt one only seems to mean it: another predicate.
        """
        owner = self.reading.organisations.department
        if owner is None:
            return
        iri = self.iris.of(
            "organisation-mention", make_id("organisation", self.ident, named.kind, named.printed)
        )
        if named.kind == "department":
            meant = self.names.department(named.name) or ""
        elif named.kind == "unit":
            meant = self.names.unit(named.name, owner)
        else:
            meant = self.names.office(named.name, owner)
        self.quads.add(iri, t.TYPE, t.JP["OrganisationMention"])
        self.quads.add(iri, t.JP["seems" if named.evidence == "misspelt" else "mentions"], meant)
        self.quads.add(iri, t.JP["inDocument"], self.iri)
        self.quads.put(iri, "line", named.line)
        self.quads.put(iri, "printed", named.printed)
        self.quads.put(iri, "evidence", named.evidence)

    def _owner(self, iri: str, thing: Project | Target) -> None:
        resolve = self.reading.organisations.resolve
        owner = resolve(thing.department) if thing.department else None
        department = self.names.department(owner)
        if department:
            self.quads.add(iri, t.JP["department"], department)
        self._year(iri, thing.fiscal_year)
        if thing.unit:
            self.quads.add(iri, t.JP["unit"], self.names.unit(resolve(thing.unit), owner))
            self.quads.put(iri, "unitText", thing.unit)

    def _department(self, printed: str | None) -> str | None:
        return (
            self.names.department(self.reading.organisations.resolve(printed)) if printed else None
        )

    def _year(self, iri: str, value: int | None) -> None:
        if value is not None:
            self.quads.add(iri, t.JP["fiscalYear"], year(value))

    def _place(self, iri: str, line: int | None, page: int | None) -> None:
        self.quads.add(iri, t.JP["inDocument"], self.iri)
        self.quads.put(iri, "line", line)
        self.quads.put(iri, "page", page)

    def _values(self, target_iri: str, target: Target) -> None:
        """The value understood and the result; nodes, so that unit and number stay together."""
        if target.value is not None:
            iri = self.iris.of("value", target.id)
            self.quads.add(target_iri, t.JP["value"], iri)
            self._quantity(iri, target.value, target.parsed)
        actual = target.actual_parsed
        if actual is not None:
            iri = self.iris.of("actual", target.id)
            self.quads.add(target_iri, t.JP["actualValue"], iri)
            self._quantity(iri, target.extra["actual"], actual)

    def _quantity(self, iri: str, printed: str, parsed: Quantity) -> None:
        quads = self.quads
        quads.add(iri, t.TYPE, t.JP["Value"])
        quads.add(iri, t.LABEL, literal(squash(printed)))
        quads.put(iri, "valueKind", parsed.kind)
        quads.put(iri, "comparator", parsed.comparator)
        quads.put(iri, "number", parsed.number)
        quads.put(iri, "upperNumber", parsed.upper)
        quads.put(iri, "unitName", parsed.unit)
        quads.put(iri, "dateText", parsed.date)
        quads.put(iri, "per", parsed.per)
        quads.put(iri, "change", parsed.change)
        quads.put(iri, "untilText", parsed.until)
