"""What a name comes to when a word that its context implies is left out or put in."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from kg.links.names import Spelling
from nlp.names.fields import leading_field
from nlp.names.indicators import contrasts, implied_measure, read_indicator_name

_OWNER = re.compile(r"^(.{2,14}?(?:经费|资金|项目|专项|工程|中心|局|所|站|院|办))(.{4,})$")
_PLACE = re.compile(r"^.{2,8}?(?:省|自治区|市|县|区|州|盟|旗)")
_DEPTH = 3  # changes in a row: a place, an owner and a measure
SHORTEST_NAME = 4  # characters that must be left: 巡查率 alone could be of anything


@dataclass(frozen=True, slots=True)
class Variant:
    """Another form of a spelling.

    Attributes:
        key: its key.
        evidence: how it was reached: ``field_word``, ``own_place``, ``owner_name``,
            ``implied_measure``.
        field: the field of the word left out, None if none was.
    """

    key: str
    evidence: tuple[str, ...]
    field: str | None = None


def variants_of(spelling: Spelling, owners: Mapping[str, tuple[str, ...]]) -> list[Variant]:
    """Every form of a spelling that leaves out or puts in what its context says.

    Args:
        spelling: the spelling.
        owners: document -> names of its department, projects and units, which a name may repeat.
    """
    found: dict[str, Variant] = {}
    ahead = [Variant(spelling.key, ())]
    for _ in range(_DEPTH):
        ahead = [made for variant in ahead for made in _steps(variant, spelling, owners)]
        for variant in ahead:
            if variant.key != spelling.key:
                found.setdefault(variant.key, variant)
    return list(found.values())


def _steps(
    variant: Variant, spelling: Spelling, owners: Mapping[str, tuple[str, ...]]
) -> list[Variant]:
    made = []
    word = leading_field(variant.key)
    if (
        word is not None
        and spelling.fields <= {word[1]}
        and _is_name(rest := variant.key[len(word[0]) :])
    ):
        made.append(
            Variant(read_indicator_name(rest).key, (*variant.evidence, "field_word"), word[1])
        )
    place = _PLACE.match(variant.key)
    if (
        place is not None
        and _is_name(rest := variant.key[place.end() :])
        and _lies_there(place.group(0), spelling, owners)
    ):
        made.append(
            Variant(read_indicator_name(rest).key, (*variant.evidence, "own_place"), variant.field)
        )
    owner = _OWNER.match(variant.key)
    if (
        owner is not None
        and not contrasts(owner.group(1))
        and _names_owner(owner.group(1), spelling, owners)
    ):
        made.append(
            Variant(
                read_indicator_name(owner.group(2)).key,
                (*variant.evidence, "owner_name"),
                variant.field,
            )
        )
    measure = implied_measure(spelling.counted_in)
    if measure and spelling.measure is None:
        made.append(
            Variant(
                f"{variant.key}{measure}", (*variant.evidence, "implied_measure"), variant.field
            )
        )
    return [step for step in made if variant.evidence.count(step.evidence[-1]) == 0]


def _is_name(text: str) -> bool:
    return len(text) >= SHORTEST_NAME


def _names_owner(text: str, spelling: Spelling, owners: Mapping[str, tuple[str, ...]]) -> bool:
    """Whether every document that uses the name has an owner whose name holds these characters.

    They may stand apart, but in this order: 水库工程 is held by 水库维修工程.
    """
    return all(
        any(_holds(name, text) for name in owners.get(document, ()))
        for document in spelling.documents
    )


def _lies_there(place: str, spelling: Spelling, owners: Mapping[str, tuple[str, ...]]) -> bool:
    """Whether every document that uses the name has an owner whose name begins with the place."""
    return all(
        any(name.startswith(place) for name in owners.get(document, ()))
        for document in spelling.documents
    )


def _holds(name: str, part: str) -> bool:
    rest = iter(name)
    return all(char in rest for char in part)
