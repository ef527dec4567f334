"""One use of an indicator's name with its context, which tells whether two names are one."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields
from decimal import Decimal

from kg.records import Reading, Target
from nlp.judgements.measurability import measure
from nlp.judgements.specificity import is_mandated, read_binding
from nlp.names.fields import find_field
from nlp.text import fold, squash
from nlp.values.quantity import Quantity


@dataclass(frozen=True, slots=True)
class Use:
    """A target as linking sees it. Texts are in comparison form (nlp.text.fold).

    Attributes:
        target: id of the target.
        document: id of the document.
        name: the indicator as printed.
        department: full name of the department.
        project: name of the project; None in a department's own table.
        project_id: its id.
        unit: budget unit.
        value: kind, number and unit of the value, or its text if it has none; None if blank.
        description: text of the description.
        placeholder: whether the row says that there is nothing.
        year: fiscal year.
        value_text: the value as printed.
        numbered: whether the value has a number or a date.
        based: whether the row states a basis.
        judged: specificity, its rule and words, then measurability, its rule and words; None for
            placeholders.
        mandated: whether a system imposes the indicator.
        line, page: where it stands.
        sure, sure_text: whether nothing of the row, or nothing of its text, had to be guessed.
        project_code: of the project, as printed.
    """

    target: str
    document: str
    name: str
    department: str | None = None
    project: str | None = None
    unit: str | None = None
    value: tuple[str, str, str] | None = None
    description: str | None = None
    project_id: str | None = None
    placeholder: bool = False
    year: int | None = None
    value_text: str | None = None
    numbered: bool = False
    based: bool = False
    judged: tuple[str, str, str, str, str, str] | None = None
    mandated: bool = False
    line: int | None = None
    page: int | None = None
    sure: bool = True
    sure_text: bool = True
    project_code: str | None = None

    @property
    def field(self) -> str | None:
        """The field of the department (nlp.names.fields)."""
        return find_field(self.department)


_NAMES = tuple(field.name for field in fields(Use))
_VALUE, _JUDGED = _NAMES.index("value"), _NAMES.index("judged")


def read_uses(reading: Reading, document: str) -> list[Use]:
    """The uses of a document, in its order."""
    return [_use(target, reading, document) for target in reading.targets]


def _use(target: Target, reading: Reading, document: str) -> Use:
    project, parsed, placeholder = target.project, target.parsed, target.placeholder
    return Use(
        target=target.id,
        document=document,
        name=fold(target.indicator),
        department=reading.organisations.resolve(target.department) if target.department else None,
        project=fold(project.name or "") if project else None,
        unit=fold(target.unit) if target.unit else None,
        value=value_of(target.value, parsed),
        description=fold(target.description) if target.description else None,
        project_id=project.id if project else None,
        placeholder=placeholder,
        year=target.fiscal_year,
        value_text=squash(target.value) if target.value else None,
        numbered=parsed.number is not None or parsed.date is not None,
        based=target.basis is not None,
        judged=None if placeholder else _judged(target, parsed),
        mandated=is_mandated(target.indicator),
        line=target.line,
        page=target.page,
        sure=target.confidence == "sure",
        sure_text=target.is_text_sure,
        project_code=project.code if project else None,
    )


def _judged(target: Target, parsed: Quantity) -> tuple[str, str, str, str, str, str]:
    binding = read_binding(
        target.indicator, target.value, parsed, target.description, find_field(target.department)
    )
    measured = measure(target.indicator, target.value, parsed, target.description, target.level1)
    return (
        binding.label,
        binding.evidence,
        binding.text,
        measured.label,
        measured.evidence,
        measured.text,
    )


def value_of(text: str | None, parsed: Quantity) -> tuple[str, str, str] | None:
    """A value as uses are compared by it: kind, number (or text where there is none) and unit."""
    if text is None:
        return None
    number: Decimal | None = parsed.number
    if number is None:
        return parsed.kind, fold(text), ""
    return parsed.kind, str(number), parsed.full_unit or ""


def uses_to_lines(uses: Iterable[Use]) -> str:
    """One JSON list a line, in the order of the attributes."""
    rows = ([getattr(use, name) for name in _NAMES] for use in uses)
    return "".join(
        json.dumps(row, ensure_ascii=False, separators=(",", ":")) + "\n" for row in rows
    )


def uses_from_lines(lines: Iterable[str]) -> Iterator[Use]:
    """What ``uses_to_lines`` wrote."""
    for line in lines:
        row = json.loads(line)
        for place in (_VALUE, _JUDGED):
            row[place] = tuple(row[place]) if row[place] else None
        yield Use(*row)
