"""A text -> how well each indicator fits it; where none fits whole, near names are tried."""

from collections.abc import Sequence
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any

import numpy as np
from rapidfuzz.fuzz import partial_ratio, ratio

from kg.search.analysis import characters, grams, words
from kg.search.building import schema, with_tokens
from nlp.names.indicators import read_indicator_name
from nlp.names.policies import find_numbers
from nlp.text import fold

LOOSE_SHARE = 0.6  # of a text's characters that a name must have where nothing has them all
# Added to the scores of the index (some 5 to 40 for a name): the name equals the text, holds it,
# begins with it, holds little else.
SAME, WITHIN, BEGINS, FILLS = 100.0, 20.0, 5.0, 5.0
WITHIN_SHARE = 0.9  # of the likeness of a part of a name
LONGEST = 60  # characters of a name that are compared; names are some 10 to 30
LEAST_ALIKE = 0.5  # of two names that are called similar
_ALL, _CANDIDATES = 1_000_000, 200
Scores = np.ndarray[Any, np.dtype[np.float64]]
Numbers = np.ndarray[Any, np.dtype[np.int64]]


class TextIndex:
    """Scores indicators against texts.

    Args:
        folder: of the text index.
        indicators: label and key of each, in the order of their numbers.
    """

    def __init__(self, folder: Path, indicators: Sequence[dict[str, Any]]) -> None:
        self._folder, self.indicators = folder, indicators

    @cached_property
    def _index(self) -> Any:
        import tantivy

        index = tantivy.Index(schema(), path=str(self._folder))
        with_tokens(index)
        return index

    def scores(self, text: str) -> tuple[Numbers, Scores, bool]:
        """The indicators that fit.

        Returns:
            their numbers, ascending; their scores; whether only near names were found.
        """
        everything = np.arange(len(self.indicators))
        if not text.strip():
            return everything, np.zeros(len(everything)), False
        parts = text.split()
        for is_loose in (False, True):
            query = self._query(parts, is_loose)
            searcher = self._index.searcher()
            hits = searcher.search(query, limit=_ALL, count=False).hits if query is not None else []
            if hits:
                places = np.array(
                    searcher.fast_field_values("place", [address for _, address in hits]),
                    dtype=np.int64,
                )
                order = np.argsort(places)
                places, scores = places[order], np.array([score for score, _ in hits])[order]
                return (
                    places,
                    scores
                    + (self._likeness(text, places) if is_loose else self._closeness(text, places)),
                    is_loose,
                )
        return everything[:0], np.zeros(0), False

    def similar(self, place: int, limit: int) -> list[tuple[int, float]]:
        """Indicators with names like that of one, the nearest first.

        Returns:
            (number, share of the characters that agree).
        """
        import tantivy

        index_schema, label = schema(), self._labels[place]
        tokens = [
            (tantivy.Occur.Should, tantivy.Query.term_query(index_schema, "name", token))
            for token in grams(label)
        ]
        searcher = self._index.searcher()
        hits = searcher.search(
            tantivy.Query.boolean_query(tokens), limit=_CANDIDATES, count=False
        ).hits
        places = searcher.fast_field_values("place", [address for _, address in hits])
        found = [(at, ratio(label, self._labels[at]) / 100) for at in places if at != place]
        return sorted(
            (one for one in found if one[1] >= LEAST_ALIKE),
            key=lambda one: (-one[1], self._labels[one[0]], one[0]),
        )[:limit]

    @cached_property
    def _labels(self) -> list[str]:
        return [fold(one["label"]) for one in self.indicators]

    @cached_property
    def _names(self) -> Any:
        """Labels and keys, the beginning of very long ones, to be compared all at once."""
        keys = [one["key"][:LONGEST] for one in self.indicators]
        return np.array([label[:LONGEST] for label in self._labels]), np.array(keys)

    def _closeness(self, text: str, places: Numbers) -> Scores:
        """Scores of names that equal the text, hold it, begin with it, or hold little else."""
        asked = fold(text)[:LONGEST]
        labels, keys = (names[places] for names in self._names)
        found = np.strings.find(labels, asked)
        near = np.where(found >= 0, WITHIN, 0.0) + np.where(found == 0, BEGINS, 0.0)
        near += FILLS * len(asked) / np.maximum(np.strings.str_len(labels), 1)
        is_same = (labels == asked) | (keys == read_indicator_name(text).key[:LONGEST])
        scores: Scores = np.where(is_same, SAME, near)
        return scores

    def _likeness(self, text: str, places: Numbers) -> Scores:
        """How near names, or parts of them as long as the text, come to it.

        A mistyped character costs one edit.
        """
        asked = fold("".join(text.split()))
        labels = [self._labels[place] for place in places.tolist()]
        return np.array(
            [
                SAME / 100 * max(ratio(asked, label), WITHIN_SHARE * partial_ratio(asked, label))
                for label in labels
            ]
        )

    def _query(self, parts: Sequence[str], is_loose: bool) -> Any:
        import tantivy

        index_schema, query, occur = schema(), tantivy.Query, tantivy.Occur

        def term(name: str, token: str) -> Any:
            return query.term_query(index_schema, name, token)

        def every(tokens: Sequence[str], *names: str) -> Any:
            each = [
                query.boolean_query([(occur.Should, term(name, token)) for name in names])
                for token in tokens
            ]
            return query.boolean_query([(occur.Must, one) for one in each])

        clauses = []
        for part in parts:
            pairs, key = grams(part), read_indicator_name(part).key
            if not pairs:
                continue
            ways = [
                query.boost_query(term("key", key), 10.0),
                query.boost_query(every(pairs, "name"), 3.0),
                query.boost_query(every(grams(key), "name"), 2.0),
                every(words(part) or pairs, "name", "context"),
                every(_numbers(part) or pairs, "context"),
            ]
            if is_loose:
                single = [(occur.Should, term("name", token)) for token in characters(part)]
                near = query.boolean_query(single, max(1, round(LOOSE_SHARE * len(single))))
                ways.append(
                    query.boolean_query(
                        [(occur.Must, near), *((occur.Should, term("name", one)) for one in pairs)]
                    )
                )
            clauses.append((occur.Must, query.disjunction_max_query(ways)))
        return query.boolean_query(clauses) if clauses else None


@lru_cache(maxsize=64)
def _marked_words(text: str) -> list[str]:
    """What is looked for in labels, the longest first."""
    return sorted(
        {part for part in [*text.split(), *words(text)] if part},
        key=lambda part: (-len(part), part),
    )


def marks(label: str, text: str) -> tuple[tuple[int, int], ...]:
    """Spans of a label that words of the text stand in, from left to right, not overlapping."""
    spans: list[tuple[int, int]] = []
    for word in _marked_words(text):
        start = label.find(word)
        if start >= 0 and all(start >= end or start + len(word) <= begin for begin, end in spans):
            spans.append((start, start + len(word)))
    return tuple(sorted(spans))


def _numbers(part: str) -> list[str]:
    """Tokens of the document numbers in a text, in the form they are kept; 号 may be left out."""
    found = find_numbers(part) or find_numbers(f"{part}号")
    return [token for number in found for token in grams(number)]
