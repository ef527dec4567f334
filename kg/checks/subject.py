"""What a rule looks at, a document or a collection of them, and how it makes its findings."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from kg.analysis import Reuse
from kg.checks.dossier import Dossier, Group, is_sure
from kg.findings import Finding, Rule
from kg.links import Links, Use
from kg.records import Project, Reading, Target

T = TypeVar("T")
# Texts are put in “…” by the templates of the rules: quotation marks in them become inner ones.
_INNER = str.maketrans("“”", "‘’")


@dataclass(frozen=True, slots=True)
class Subject:
    """A document before one rule: rows that the rule may judge, and findings with its texts.

    Attributes:
        dossier: of the document.
        rule: whose code, texts and needs apply.
    """

    dossier: Dossier
    rule: Rule

    @property
    def reading(self) -> Reading:
        """What the document says."""
        return self.dossier.reading

    @property
    def groups(self) -> list[Group]:
        """Its projects in order, and the department."""
        return self.dossier.groups

    def once(self, compute: Callable[[Dossier], T]) -> T:
        """``Dossier.once``."""
        return self.dossier.once(compute)

    def rows(self) -> Iterator[Target]:
        """The rows that promise something and whose reading is sure enough for the rule."""
        return self.dossier.rows(self.rule.needs)

    def is_sure(self, target: Target) -> bool:
        """Whether a row's reading is sure enough for the rule."""
        return is_sure(target, self.rule.needs)

    def sure_groups(self) -> Iterator[Group]:
        """The groups that the rule may judge as a whole: every row is sure enough for it."""
        return (group for group in self.groups if all(map(self.is_sure, group.targets)))

    def at(
        self,
        target: Target,
        /,
        *others: Target,
        printed: str | None = None,
        right: str | None = None,
        proof: Iterable[int] = (),
        **words: Any,
    ) -> Finding:
        """A finding on a row.

        Args:
            target: the row.
            others: further rows that prove it.
            printed: the offending text; by default the value, or the name where the value is blank.
            right: what would be right, for a rule whose own text does not say it.
            proof: further lines that prove it.
            words: what the texts of the rule name, besides ``name`` and ``value``.
        """
        return self._finding(
            target.line,
            printed or target.value or target.indicator,
            {*proof, *(line for one in (target, *others) for line in one.lines)},
            target.project,
            {"name": target.indicator, "value": target.value or "", "right": right or "", **words},
            target=target.id,
            page=target.page,
            department=target.department,
            indicator=target.indicator,
        )

    def on(
        self,
        project: Project | None,
        line: int | None,
        printed: str,
        lines: Iterable[int] = (),
        /,
        *,
        right: str | None = None,
        **words: Any,
    ) -> Finding:
        """A finding on a project, or on the document as a whole where there is none."""
        reading = self.reading
        here = reading.document.lines[line - 1 : line] if line else ()
        return self._finding(
            line,
            printed,
            set(lines),
            project,
            {"right": right or "", **words},
            page=next((one.page for one in here), None),
            department=(project.department if project else None) or reading.publisher.department,
        )

    def _finding(
        self,
        line: int | None,
        printed: str,
        lines: set[int],
        project: Project | None,
        words: dict[str, Any],
        **place: Any,
    ) -> Finding:
        rule = self.rule
        inner = {key: _inner(word) for key, word in words.items()}
        has_right = rule.right and (words["right"] or "{right}" not in rule.right)
        return Finding(
            rule.code,
            line,
            printed,
            tuple(sorted(lines | {line} if line else lines)),
            detail=rule.detail.format(**inner),
            detail_en=rule.detail_en.format(**inner),
            suggestion=rule.right.format(**inner) if has_right else None,
            project=project.id if project else None,
            project_code=project.code if project else None,
            project_name=project.name if project else None,
            **place,
        )


@dataclass(frozen=True, slots=True)
class Collection:
    """Several documents before one rule.

    Attributes:
        uses: of indicators, in all documents.
        links: which of their names are one indicator.
        reuse: copied sets and conflicts among them.
        rule: whose code and texts apply.
    """

    uses: Sequence[Use]
    links: Links
    reuse: Reuse
    rule: Rule

    def key(self, use: Use) -> str:
        """The indicator that is used."""
        return self.links.named[use.name].key

    def at(self, use: Use, lines: Iterable[int], **words: object) -> tuple[str, Finding]:
        """A finding on a target, beside the document it is in."""
        printed = use.value_text or use.name
        return self._finding(use, printed, lines, words, target=use.target, indicator=use.name)

    def on(self, use: Use, lines: Iterable[int], **words: object) -> tuple[str, Finding]:
        """A finding on the project of a target, beside the document it is in."""
        return self._finding(use, use.project or "", lines, words)

    def _finding(
        self,
        use: Use,
        printed: str,
        lines: Iterable[int],
        words: dict[str, object],
        **about: str,
    ) -> tuple[str, Finding]:
        found = Finding(
            self.rule.code,
            use.line,
            printed,
            tuple(sorted(lines)),
            detail=self.rule.detail.format(**words),
            detail_en=self.rule.detail_en.format(**words),
            project=use.project_id,
            page=use.page,
            department=use.department,
            project_code=use.project_code,
            project_name=use.project,
            **about,
        )
        return use.document, found


def _inner(word: Any) -> Any:
    """A text as it stands inside quotation marks."""
    return word.translate(_INNER) if isinstance(word, str) else word
