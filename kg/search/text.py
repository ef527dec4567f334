"""A text -> how well each indicator fits it, by the text index; nothing fitting whole, near names are tried."""

from collections.abc import Callable, Sequence
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np
from rapidfuzz.fuzz import partial_ratio, ratio

from kg.search.analysis import characters, grams, words
from kg.search.building import schema, with_tokens
from nlp.indicator_names import read_indicator_name
from nlp.mentions import find_numbers
from nlp.text import fold

LOOSE_SHARE = 0.6  # of a text's characters that a name must have where nothing has them all
# Scores above those of the index (some 5 to 40 for a name): a name equal to the text, holding it, begun by it, filled by it.
SAME, WITHIN, BEGINS, FILLS = 100.0, 20.0, 5.0, 5.0
WITHIN_SHARE = 0.9  # of the likeness of a part of a name
LEAST_ALIKE = 0.5  # of two names that are called similar
_ALL, _CANDIDATES = 1_000_000, 200
Scores = np.ndarray[Any, np.dtype[np.float64]]


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

    def scores(self, text: str) -> tuple[np.ndarray[Any, np.dtype[np.float64]], bool]:
        """A score for every indicator, 0 for none; whether only near names were found."""
        scores = np.zeros(len(self.indicators))
        if not text.strip():
            return scores + 1e-9, False
        parts = text.split()
        for is_loose in (False, True):
            query = self._query(parts, is_loose)
            searcher = self._index.searcher()
            hits = searcher.search(query, limit=_ALL, count=False).hits if query is not None else []
            if hits:
                places = searcher.fast_field_values("place", [address for _, address in hits])
                near = self._likeness(text) if is_loose else self._closeness(text)
                for (score, _), place in zip(hits, places, strict=True):
                    scores[place] = score + near(place)
                return scores, is_loose
        return scores, False

    def similar(self, place: int, limit: int) -> list[tuple[int, float]]:
        """Indicators whose names are nearest to one's own: (number, share of the letters that agree), the nearest first."""
        import tantivy

        index_schema, label = schema(), self._labels[place]
        tokens = [(tantivy.Occur.Should, tantivy.Query.term_query(index_schema, "name", token)) for token in grams(label)]
        searcher = self._index.searcher()
        hits = searcher.search(tantivy.Query.boolean_query(tokens), limit=_CANDIDATES, count=False).hits
        places = searcher.fast_field_values("place", [address for _, address in hits])
        found = [(at, ratio(label, self._labels[at]) / 100) for at in places if at != place]
        return sorted((one for one in found if one[1] >= LEAST_ALIKE), key=lambda one: (-one[1], self._labels[one[0]], one[0]))[
            :limit
        ]

    @cached_property
    def _labels(self) -> list[str]:
        return [fold(one["label"]) for one in self.indicators]

    def _closeness(self, text: str) -> Callable[[int], float]:
        """What makes a name the one that was meant: equal, holding the text, begun by it, nothing beside it."""
        asked = fold(text)
        key = read_indicator_name(asked).key

        def of(place: int) -> float:
            label = self._labels[place]
            if asked == label or key == self.indicators[place]["key"]:
                return SAME
            near = (WITHIN if asked in label else 0.0) + (BEGINS if label.startswith(asked) else 0.0)
            return near + FILLS * len(asked) / max(len(label), 1)

        return of

    def _likeness(self, text: str) -> Callable[[int], float]:
        """How nearly a name, or a part of it as long as the text, is the text: a slip of the pen costs one edit."""
        asked = fold("".join(text.split()))

        def of(place: int) -> float:
            label = self._labels[place]
            return SAME / 100 * max(ratio(asked, label), WITHIN_SHARE * partial_ratio(asked, label))

        return of

    def _query(self, parts: Sequence[str], is_loose: bool) -> Any:
        import tantivy

        index_schema, query, occur = schema(), tantivy.Query, tantivy.Occur

        def term(name: str, token: str) -> Any:
            return query.term_query(index_schema, name, token)

        def every(tokens: Sequence[str], *names: str) -> Any:
            each = [query.boolean_query([(occur.Should, term(name, token)) for name in names]) for token in tokens]
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
                ways.append(query.boolean_query([(occur.Must, near), *((occur.Should, term("name", one)) for one in pairs)]))
            clauses.append((occur.Must, query.disjunction_max_query(ways)))
        return query.boolean_query(clauses) if clauses else None


def marks(label: str, text: str) -> tuple[tuple[int, int], ...]:
    """Spans of a label that words of the text stand in, from left to right, not overlapping."""
    spans: list[tuple[int, int]] = []
    for word in sorted({part for part in [*text.split(), *words(text)] if part}, key=lambda part: (-len(part), part)):
        start = label.find(word)
        if start >= 0 and all(start >= end or start + len(word) <= begin for begin, end in spans):
            spans.append((start, start + len(word)))
    return tuple(sorted(spans))


def _numbers(part: str) -> list[str]:
    """Tokens of the document numbers in a text, in the form they are kept; 号 may be left out."""
    found = find_numbers(part) or find_numbers(f"{part}号")
    return [token for number in found for token in grams(number)]
