"""What the checks of one document look at: its rows by project, its indicators linked, and the making of findings."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from kg.findings import Finding, rules
from kg.links import Links, Use
from kg.records import Project, Reading, Target
from nlp.datafiles import load_yaml
from nlp.judgements.judgement import Judgement
from nlp.names.indicators import read_indicator_name
from nlp.text import fold

_INNER = str.maketrans("“”", "‘’")


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


@dataclass(slots=True)
class Subject:
    """A document under audit.

    Attributes:
        reading: what it says.
        links: which of its names are one indicator.
        judged: id of a target -> its judgements.
        groups: its projects in order, and the department.
    """

    reading: Reading
    links: Links
    judged: dict[str, Use]
    groups: list[Group] = field(default_factory=list)

    @classmethod
    def of(cls, reading: Reading, uses: Sequence[Use], links: Links) -> "Subject":
        """The subject of a reading and its uses (kg.links)."""
        groups: dict[str | None, Group] = {}
        for target in reading.targets:
            key = (
                target.project.id
                if target.project
                else f"/{target.department}/{target.fiscal_year}"
            )
            groups.setdefault(key, Group(target.project, [])).targets.append(target)
        return cls(reading, links, {use.target: use for use in uses}, list(groups.values()))

    def key(self, target: Target) -> str:
        """The indicator a target uses."""
        return self.links.named[fold(target.indicator)].key

    def measured(self, target: Target) -> Judgement:
        """Whether it can be told that the target was met, and by which rule of nlp.measurability."""
        judged = self.judged[target.id].judged
        return Judgement(*judged[3:]) if judged else Judgement("", "placeholder")

    def rows(self, code: str, *, placeholders: bool = False) -> Iterator[Target]:
        """The rows a rule may judge: real ones whose reading is sure enough for it."""
        for target in self.reading.targets:
            if is_sure(target, rules()[code].needs) and (placeholders or not target.placeholder):
                yield target

    def sure_groups(self, code: str) -> Iterator[Group]:
        """The groups a rule may judge as a whole: every row sure enough for it."""
        for group in self.groups:
            if all(is_sure(target, rules()[code].needs) for target in group.targets):
                yield group

    def at(
        self, code: str, target: Target, /, *others: Target, printed: str | None = None,
        right: str | None = None, proof: Iterable[int] = (),
        **words: Any,
    ) -> Finding:  # fmt: skip
        """A finding on a row.

        Args:
            code: of the rule.
            target: the row.
            others: further rows that prove it.
            printed: the offending text; the value, or else the name, where none is given.
            right: what would be right, where the rule's own text does not say it.
            proof: further lines that prove it.
            words: what the rule's texts name, beside name, value and level 2.
        """
        words = {"name": target.indicator, "value": target.value or "", **words}
        lines = sorted({line for one in (target, *others) for line in one.lines} | set(proof))
        return _finding(
            code, target.line, printed or target.value or target.indicator, lines, target.project, right, words,
            target=target.id, page=target.page, department=target.department, indicator=target.indicator,
        )  # fmt: skip

    def on(
        self, code: str, project: Project | None, line: int | None, printed: str, lines: Sequence[int] = (), /, *,
        right: str | None = None, **words: Any,
    ) -> Finding:  # fmt: skip
        """A finding on a project, or on the document as a whole."""
        department = (project.department if project else None) or self.reading.publisher.department
        page = next(
            (one.page for one in self.reading.document.lines[(line or 1) - 1 : line] if line), None
        )
        return _finding(
            code, line, printed, lines, project, right, words, page=page, department=department
        )


def _finding(
    code: str, line: int | None, printed: str, lines: Sequence[int], project: Project | None, right: str | None,
    words: dict[str, Any], **place: Any,
) -> Finding:  # fmt: skip
    rule = rules()[code]
    named = {key: _nested(word) for key, word in {**words, "right": right or ""}.items()}
    return Finding(
        code,
        line,
        printed,
        tuple(sorted({*lines, *([line] if line else [])})),
        detail=rule.detail.format(**named),
        detail_en=rule.detail_en.format(**named),
        suggestion=rule.right.format(**named)
        if rule.right and (right or "{right}" not in rule.right)
        else None,
        project=project.id if project else None,
        project_code=project.code if project else None,
        project_name=project.name if project else None,
        **place,
    )


def _nested(word: Any) -> Any:
    """A text as it stands inside quotation marks."""
    return word.translate(_INNER) if isinstance(word, str) else word


def is_sure(target: Target, needs: str) -> bool:
    """Whether a row's reading is sure enough for a rule that needs its text, its labels, both or none."""
    text, labels = needs in ("text", "both"), needs in ("labels", "both")
    return (target.is_text_sure or not text) and (target.are_labels_sure or not labels)


def name_of(target: Target) -> str:
    """The name of a target's indicator without numbering, template marks and unit."""
    return read_indicator_name(target.indicator).name


@cache
def words() -> dict[str, Any]:
    """``words.yml``."""
    return load_yaml("words.yml", "kg.checks")


@cache
def pattern(name: str) -> re.Pattern[str]:
    """A pattern of ``words.yml``."""
    return re.compile(words()[name])
