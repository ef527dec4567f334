"""The spellings of all documents -> indicators with evidence, and near misses for a person."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from kg.links.decisions import Decision
from kg.links.joining import Joining, Link
from kg.links.names import Spelling, group_spellings, key_of
from kg.links.near import Near, near_misses
from kg.links.restated import restated
from kg.links.uses import Use
from kg.links.variants import Variant, variants_of
from nlp.names.indicators import is_stock, read_indicator_name
from nlp.text import fold


@dataclass(frozen=True, slots=True)
class Cluster:
    """One indicator over its wordings.

    Attributes:
        key: the smallest key of its spellings; it stays while no smaller one joins.
        label: the wording most documents use, as people are shown it.
        spellings: its spellings in order of key.
        links: why they are one, in order.
    """

    key: str
    label: str
    spellings: tuple[Spelling, ...]
    links: tuple[Link, ...]


@dataclass(slots=True)
class Links:
    """What linking found.

    Attributes:
        clusters: all indicators in order of key.
        near: names that only look alike, in order.
        cluster_of: key of a spelling -> its indicator.
        named: name as printed -> its indicator.
    """

    clusters: list[Cluster]
    near: list[Near]
    cluster_of: dict[str, Cluster]
    named: dict[str, Cluster]


def link_names(uses: Sequence[Use], decisions: Sequence[Decision] = ()) -> Links:
    """Which names are one indicator. The order of uses does not matter.

    Args:
        uses: of all documents.
        decisions: of people; of two on one pair the later holds.
    """
    own_keys = _own_keys(decisions)
    spellings = group_spellings(uses, own_keys)
    decided = _decided(decisions, own_keys)
    apart = {pair for pair, same in decided.items() if not same}
    joining = Joining(apart)
    for one, other in decided:
        if one in spellings and other in spellings:
            joining.join(one, other, ("decided",))  # refused where the pair is to stay apart
    refused = _join_variants(joining, spellings, _owners(uses))
    refused += _join_restated(joining, spellings, uses)
    clusters = _clusters(joining, spellings)
    cluster_of = {spelling.key: cluster for cluster in clusters for spelling in cluster.spellings}
    near = _near(spellings, refused, cluster_of, apart)
    named = {
        name: cluster
        for cluster in clusters
        for spelling in cluster.spellings
        for name in spelling.names
    }
    return Links(clusters, near, cluster_of, named)


def _own_keys(decisions: Sequence[Decision]) -> frozenset[str]:
    """Names that words alone would join and a person decided to keep apart: each is its own key."""
    found: set[str] = set()
    for decision in decisions:
        names = {fold(name) for name in decision.names}
        if len({read_indicator_name(name).key for name in names}) > 1:
            continue
        found = found - names if decision.same else found | names
    return frozenset(found)


def _decided(
    decisions: Sequence[Decision], own_keys: frozenset[str]
) -> dict[tuple[str, str], bool]:
    """Decisions by pair of keys; names of one key need none."""
    found = {}
    for decision in decisions:
        one, other = sorted(key_of(fold(name), own_keys) for name in decision.names)
        if one != other:
            found[one, other] = decision.same
    return dict(sorted(found.items()))


def _owners(uses: Iterable[Use]) -> dict[str, tuple[str, ...]]:
    """Document -> names of its department, projects and units."""
    found: dict[str, set[str]] = defaultdict(set)
    for use in uses:
        found[use.document].update(name for name in (use.department, use.project, use.unit) if name)
    return {document: tuple(sorted(names)) for document, names in found.items()}


def _join_variants(
    joining: Joining, spellings: Mapping[str, Spelling], owners: Mapping[str, tuple[str, ...]]
) -> list[Near]:
    """Join spellings that come to one form; refuse those that could belong to several."""
    reached: dict[str, list[tuple[Spelling, Variant]]] = defaultdict(list)
    for spelling in spellings.values():
        for variant in variants_of(spelling, owners):
            reached[variant.key].append((spelling, variant))
    refused = []
    for key in sorted(reached):
        base, makers = spellings.get(key), reached[key]
        if base is not None:
            for spelling, variant in makers:
                if not (
                    _fits(spelling, variant, base)
                    and joining.join(base.key, spelling.key, variant.evidence)
                ):
                    refused.append(_refused(base.key, spelling.key))
            continue
        first, first_variant = makers[0]
        for spelling, variant in makers[1:]:
            evidence = tuple(sorted({*first_variant.evidence, *variant.evidence}))
            siblings = "owner_name" in first_variant.evidence and "owner_name" in variant.evidence
            fits = (
                not siblings
                and _fits(spelling, variant, first)
                and _fits(first, first_variant, spelling)
            )
            if not (fits and joining.join(first.key, spelling.key, evidence)):
                refused.append(_refused(first.key, spelling.key))
    return refused


def _fits(spelling: Spelling, variant: Variant, base: Spelling) -> bool:
    """Whether what a variant leaves out says nothing new beside the uses of the other spelling."""
    if (
        variant.field is not None
        and not is_stock(variant.key)
        and not base.fields <= {variant.field}
    ):
        return False
    return "owner_name" not in variant.evidence or bool(spelling.documents & base.documents)


def _join_restated(
    joining: Joining, spellings: Mapping[str, Spelling], uses: Sequence[Use]
) -> list[Near]:
    """Join what a document says twice; a clipped name that others use as well stays by itself."""
    by_document: dict[str, list[Use]] = defaultdict(list)
    for use in uses:
        by_document[use.document].append(use)
    keys = {name: key for key, spelling in spellings.items() for name in spelling.names}
    found: dict[str, dict[str, str]] = defaultdict(dict)
    for document in sorted(by_document):
        for pair in restated(by_document[document], keys):
            found[pair.shorter].setdefault(pair.longer, pair.evidence)
    refused = []
    for shorter in sorted(found):
        longer = found[shorter]
        is_clear = (
            len(spellings[shorter].documents) == 1
            and len({joining.root(key) for key in longer}) == 1
        )
        for key, evidence in sorted(longer.items()):
            if not (is_clear and joining.join(shorter, key, (evidence,))):
                refused.append(_refused(shorter, key))
    return refused


def _refused(one: str, other: str) -> Near:
    return Near(min(one, other), max(one, other), "ambiguous")


def _clusters(joining: Joining, spellings: Mapping[str, Spelling]) -> list[Cluster]:
    members: dict[str, list[Spelling]] = defaultdict(list)
    links: dict[str, list[Link]] = defaultdict(list)
    for key, spelling in spellings.items():
        members[joining.root(key)].append(spelling)
    for link in joining.links:
        links[joining.root(link.one)].append(link)
    clusters = [
        Cluster(group[0].key, _label(group), tuple(group), tuple(sorted(links[root])))
        for root, group in members.items()
    ]
    return sorted(clusters, key=lambda cluster: cluster.key)


def _label(group: Sequence[Spelling]) -> str:
    """The label most documents share.

    Of equals a plain one, which is its own key; then the most used; then the one with least beside
    its key.
    """
    documents: dict[str, set[str]] = defaultdict(set)
    uses: dict[str, int] = defaultdict(int)
    plain = {spelling.key for spelling in group}
    more: dict[str, int] = {}
    for spelling in group:
        for name, read in spelling.names.items():
            documents[read.label] |= spelling.printed_in[name]
            uses[read.label] += spelling.counts[name]
            more[read.label] = len(read.label) - len(spelling.key)
    return min(
        uses,
        key=lambda label: (
            -len(documents[label]),
            label not in plain,
            -uses[label],
            more[label],
            -len(label),
            label,
        ),
    )


def _near(
    spellings: Mapping[str, Spelling],
    refused: Iterable[Near],
    cluster_of: Mapping[str, Cluster],
    settled: set[tuple[str, str]],
) -> list[Near]:
    """Near misses between clusters; pairs a person decided are none."""
    found: dict[tuple[str, str], Near] = {}
    for near in [*sorted(refused), *near_misses(list(spellings))]:
        apart = cluster_of[near.one] is not cluster_of[near.other]
        if apart and (near.one, near.other) not in settled:
            found.setdefault((near.one, near.other), near)
    return sorted(found.values())
