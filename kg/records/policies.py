"""Where a document names policy documents: bases, project names, goals, descriptions, text."""

from dataclasses import dataclass

from kg.records.reading import Reading
from nlp.names.policies import Mention, find_mentions


@dataclass(frozen=True, slots=True)
class PolicyMention:
    """One naming of a policy document at its place.

    Attributes:
        line: of the document, from 1.
        used_as: ``basis``, ``project_name``, ``goal``, ``description`` or ``text``.
        mention: number, title and the text as printed.
    """

    line: int
    used_as: str
    mention: Mention


def read_policies(reading: Reading) -> list[PolicyMention]:
    """Every naming of a policy document, in order of line.

    Cells of performance tables are read from the records, where wrapped and broken cells are whole
    again; every other line is read as it stands.
    """
    found = []
    for target in reading.targets:
        found += _named(target.line, "basis", target.basis)
        found += _named(target.line, "description", target.description)
    for project in reading.projects:
        if project.line is not None:
            found += _named(project.line, "project_name", project.name)
            found += _named(project.line, "goal", project.goal)
    names = {line.line for line in reading.budget}
    for text in reading.document.lines:
        if text.number not in reading.ledger:
            found += _named(
                text.number, "project_name" if text.number in names else "text", text.text
            )
    return sorted(found, key=lambda named: (named.line, named.used_as, named.mention.start))


def _named(line: int, used_as: str, text: str | None) -> list[PolicyMention]:
    return [PolicyMention(line, used_as, mention) for mention in find_mentions(text or "")]
