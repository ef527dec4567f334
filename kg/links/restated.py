"""Names that one document gives one indicator: clipped, restated, or described alike."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from kg.links.uses import Use
from nlp.names.indicators import contrasts, measure_of

# Characters. Shorter keys, values, descriptions and names are alike by chance.
SHORTEST_KEY, LONG_TEXT, SHORTEST_DESCRIPTION, SHORTEST_MISSPELT = 3, 10, 6, 6
_NUMBER = re.compile(r"\d+(?:\.\d+)?")
# A number tells two rows to be one if it is a hundred or more and not round (1520, not 1000), and
# their names share four characters of five.
TELLING_DIGITS, LARGE, SHARED_CHARACTERS = 2, 100, 0.8


@dataclass(frozen=True, slots=True)
class Restated:
    """Two keys of one document that name one indicator.

    Attributes:
        shorter, longer: the keys.
        evidence: ``clipped_in_project``, ``restated``, ``same_number``, ``same_text`` or
            ``same_description``.
    """

    shorter: str
    longer: str
    evidence: str


@dataclass(frozen=True, slots=True)
class _Row:
    key: str
    use: Use


def restated(uses: Iterable[Use], key_of: Mapping[str, str]) -> Iterator[Restated]:
    """All such pairs of one document, each pair with its first evidence.

    Args:
        uses: of the document.
        key_of: name -> key.
    """
    rows = [_Row(key_of[use.name], use) for use in uses]
    seen: set[tuple[str, str]] = set()
    for one, other in _candidates(rows):
        shorter, longer = sorted((one, other), key=lambda row: (len(row.key), row.key))
        if shorter.key == longer.key or (shorter.key, longer.key) in seen:
            continue
        evidence = _evidence(shorter, longer)
        if evidence:
            seen.add((shorter.key, longer.key))
            yield Restated(shorter.key, longer.key, evidence)


def _candidates(rows: list[_Row]) -> Iterator[tuple[_Row, _Row]]:
    """Rows that share a project and the end of their name, a value, or a description.

    Never all pairs: a document may have thousands of rows.
    """
    blocks: dict[tuple[str, ...], list[_Row]] = defaultdict(list)
    for row in rows:
        use, end = row.use, row.key[-2:]
        if use.project is not None:
            blocks["project", use.project, end].append(row)
        if use.value is not None:
            is_text = use.value[0] in ("text", "list", "state") and len(use.value[1]) >= LONG_TEXT
            blocks["value", *use.value, "" if is_text or _is_telling(use.value) else end].append(
                row
            )
        if use.description is not None and len(use.description) >= SHORTEST_DESCRIPTION:
            blocks["description", use.description, end].append(row)
    for block in blocks.values():
        distinct = list({(row.key, row.use.project): row for row in block}.values())
        for number, one in enumerate(distinct):
            for other in distinct[number + 1 :]:
                yield one, other


def _evidence(shorter: _Row, longer: _Row) -> str | None:
    if measure_of(shorter.key) != measure_of(longer.key) or len(shorter.key) < SHORTEST_KEY:
        return None
    one, other = shorter.use, longer.use
    extra = _extra(shorter.key, longer.key)
    restates = (one.project is None) != (other.project is None) and one.value == other.value
    if extra is not None:
        if (
            one.project == other.project
            and one.project
            and extra in one.project
            and not _contradict(one, other)
        ):
            return "clipped_in_project"
        if one.description == other.description and one.description and not contrasts(extra):
            return "same_description"
        if restates and extra in (one.project or other.project or "") and not contrasts(extra):
            return "restated"
        if restates and one.value and len(one.value[1]) >= LONG_TEXT and not contrasts(extra):
            return "same_text"
    if not restates or not _is_telling(one.value):
        return None
    if _one_letter_apart(shorter.key, longer.key):
        return "restated"
    return "same_number" if _alike(shorter.key, longer.key) else None


def _contradict(one: Use, other: Use) -> bool:
    """Whether two rows count different numbers: 公厕 20, 新建公厕 12 are a whole and its part."""
    return (
        one.value is not None
        and other.value is not None
        and "count" in (one.value[0], other.value[0])
        and one.value != other.value
    )


def _is_telling(value: tuple[str, str, str] | None) -> bool:
    """Whether two rows hardly share a value by chance: no percentage, neither small nor round."""
    if value is None or value[0] not in ("count", "money") or _NUMBER.fullmatch(value[1]) is None:
        return False
    return float(value[1]) >= LARGE and len(value[1].replace(".", "").strip("0")) >= TELLING_DIGITS


def _alike(one: str, other: str) -> bool:
    """Whether two names share most characters and neither says what contradicts the other."""
    shared = len(set(one) & set(other)) / min(len(set(one)), len(set(other)))
    first, second = contrasts(one), contrasts(other)
    return shared >= SHARED_CHARACTERS and (first <= second or second <= first)


def _extra(shorter: str, longer: str) -> str | None:
    """The one piece the longer name has more, None when they differ otherwise."""
    same = 0
    while same < len(shorter) and shorter[same] == longer[same]:
        same += 1
    rest = shorter[same:]
    if not longer.endswith(rest) or len(longer) == len(shorter):
        return None
    return longer[same : len(longer) - len(rest)]


def _one_letter_apart(one: str, other: str) -> bool:
    """Whether one character in the middle of two names differs, and tells nothing apart."""
    if len(one) != len(other) or len(one) < SHORTEST_MISSPELT:
        return False
    places = [
        number for number, pair in enumerate(zip(one, other, strict=True)) if pair[0] != pair[1]
    ]
    if len(places) != 1:
        return False
    around = slice(max(0, places[0] - 1), places[0] + 2)
    return not contrasts(one[around]) and not contrasts(other[around])
