"""What a search found: a page of indicators, and what else could be asked."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Hit:
    """One indicator found.

    Attributes:
        id, iri, label, wordings: of the indicator.
        targets, departments: that use it within the filters.
        score: of the text; 0 where none was asked.
        marks: spans of the label that the text asked for.
        values: the most frequent values of the targets within the filters, with how many have
            each; ``MOST_VALUES`` at most.
    """

    id: str
    iri: str
    label: str
    wordings: tuple[str, ...]
    targets: int
    departments: int
    score: float
    marks: tuple[tuple[int, int], ...]
    values: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Result:
    """What was found.

    Attributes:
        hits: one page.
        total: indicators in all.
        targets: that use them within the filters.
        facets: facet -> (label, indicators), the most frequent first; each without its own filter.
        cursor: of the next page, None at the end.
        is_loose: whether nothing had all of the text and near names are given instead.
    """

    hits: tuple[Hit, ...]
    total: int
    targets: int
    facets: dict[str, list[tuple[str, int]]]
    cursor: str | None
    is_loose: bool
