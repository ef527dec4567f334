"""An organisation as a document prints it, and all that a document names."""

from dataclasses import dataclass, field
from functools import cached_property

from nlp.names.organisations import full_name, place_of
from nlp.text import fold


@dataclass(frozen=True, slots=True)
class Organisation:
    """One printed form of an organisation's name.

    Attributes:
        line: where it is first printed so.
        printed: without white space.
        kind: ``department``, ``unit`` or ``office``.
        name: full name of the organisation meant.
        evidence: ``exact``, ``short_form``, ``clipped``, or ``misspelt``: then ``name`` is only
            what is likely meant.
    """

    line: int
    printed: str
    kind: str
    name: str
    evidence: str


@dataclass
class Organisations:
    """What a document says of its organisations.

    Attributes:
        department: full name, None where the document names none.
        named: every printed form, in order of line.
    """

    department: str | None
    named: list[Organisation] = field(default_factory=list)

    def resolve(self, printed: str) -> str:
        """The full name of the organisation a printed name means; a misspelt one is its own."""
        text = fold(printed)
        return (
            self._meanings[text]
            if text in self._meanings
            else full_name(text, place_of(self.department or ""))
        )

    @cached_property
    def _meanings(self) -> dict[str, str]:
        """Printed form -> full name; every target asks."""
        bodies = [named for named in reversed(self.named) if named.kind != "office"]
        return {
            named.printed: named.printed if named.evidence == "misspelt" else named.name
            for named in bodies
        }
