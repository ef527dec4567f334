"""Names that look alike and were not linked, found by index: a person decides."""

from array import array
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from nlp.names.indicators import measure_of

MOST = 5  # near misses of one name: more are a family (甲类项目, 乙类项目 …), not misspellings
# Characters. Names of four differ by one as a rule (参保人数, 参训人数); what three characters end
# with, very many end with.
SHORTEST_TYPO, SHORTEST_CLIPPED = 5, 4


@dataclass(frozen=True, slots=True, order=True)
class Near:
    """A near miss.

    Attributes:
        one, other: keys of the two spellings, in order.
        reason: ``one_character`` (put in, left out or exchanged), ``clipped`` (one ends with the
            other), or ``ambiguous`` (a link that was refused).
    """

    one: str
    other: str
    reason: str


def near_misses(keys: Sequence[str]) -> Iterator[Near]:
    """Pairs one character apart, or of which one ends with the other; ``MOST`` for each key.

    Keys are filed under what is left when one character is taken out (deletion neighbourhood; the
    idea of Mor and Fraenkel 1982, known from SymSpell): two keys one edit apart meet in one file.
    Time and memory grow with the sum of lengths.
    """
    count = [0] * len(keys)
    for pair, reason in _pairs(keys):
        if (
            count[pair[0]] < MOST
            and count[pair[1]] < MOST
            and measure_of(keys[pair[0]]) == measure_of(keys[pair[1]])
        ):
            count[pair[0]] += 1
            count[pair[1]] += 1
            one, other = sorted((keys[pair[0]], keys[pair[1]]))
            yield Near(one, other, reason)


def _pairs(keys: Sequence[str]) -> Iterator[tuple[tuple[int, int], str]]:
    yield from ((pair, "one_character") for pair in _one_edit_apart(keys))
    number = {key: place for place, key in enumerate(keys)}
    for place, key in enumerate(keys):
        for start in range(2, len(key) - SHORTEST_CLIPPED + 1):
            other = number.get(key[start:])
            if other is not None:
                yield (place, other), "clipped"


def _one_edit_apart(keys: Sequence[str]) -> Iterator[tuple[int, int]]:
    import numpy

    hashes, owners = array("q"), array("l")
    for place, key in enumerate(keys):
        if len(key) < SHORTEST_TYPO:
            continue
        hashes.append(hash(key))
        owners.append(place)
        for at in range(len(key)):
            hashes.append(hash(key[:at] + key[at + 1 :]))
            owners.append(place)
    filed = numpy.frombuffer(hashes, dtype=numpy.int64)
    order = numpy.argsort(filed, kind="stable")
    filed, sorted_owners = filed[order], numpy.frombuffer(owners, dtype=numpy.int64)[order]
    starts = numpy.flatnonzero(numpy.r_[True, filed[1:] != filed[:-1]]) if len(filed) else order
    ends = numpy.r_[starts[1:], len(filed)] if len(filed) else order
    shared = ends - starts > 1
    pairs: set[tuple[int, int]] = set()
    for start, end in zip(starts[shared].tolist(), ends[shared].tolist(), strict=True):
        members = sorted(set(sorted_owners[start:end].tolist()))[: 4 * MOST]
        pairs.update(
            (one, other)
            for n, one in enumerate(members)
            for other in members[n + 1 :]
            if _one_edit(keys[one], keys[other])
        )
    yield from sorted(pairs)


def _one_edit(one: str, other: str) -> bool:
    """Whether one character is put in, left out or exchanged between two different texts."""
    one, other = sorted((one, other), key=len)
    if len(other) - len(one) > 1 or one == other:
        return False
    at = next((n for n, char in enumerate(one) if other[n] != char), len(one))
    return one[at + (len(one) == len(other)) :] == other[at + 1 :]
