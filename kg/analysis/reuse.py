"""Who shares what with whom: counts, communities of indicators used together, copied targets.

Works on the uses of all documents at once, in time and memory linear in them: what many have is
dropped before pairs are made (an indicator of half the departments says nothing about who copied
from whom).
"""

from collections import Counter, defaultdict
from collections.abc import Sequence
from itertools import combinations

from kg.analysis.facts import Community, Conflict, CopiedSet, Reuse, Sharing
from kg.links import Links, Use

SHARED_BY = 2  # departments that make an indicator a shared one
MOST_INDICATORS = 2000  # of the network; the most shared ones
MOST_DEPARTMENTS = 200  # more than these have it from a common form
MOST_PARTNERS = 20  # pairs kept for each indicator or department; the rest would be noise
MOST_PROJECTS = 20  # more projects than these have it by convention, not by copying
# Copied: five targets in common, or three that are half of a project. Fewer are shared by chance:
# every project has a satisfaction of 90 % and a budget executed by 100 %.
LEAST_COPIED, MANY_COPIED, LEAST_SHARE = 3, 5, 0.5
SAMPLED = 200  # nodes from which betweenness is estimated; up to so many it is exact


def analyse_reuse(uses: Sequence[Use], links: Links) -> Reuse:
    """All facts about reuse. The order of uses does not matter."""
    said = sorted((use for use in uses if not use.placeholder), key=lambda use: use.target)
    users: dict[str, set[str]] = defaultdict(set)
    targets: Counter[str] = Counter()
    for use in said:
        key = links.named[use.name].key
        targets[key] += 1
        if use.department:
            users[key].add(use.department)
    departments = {key: len(users[key]) for key in sorted(targets)}
    communities, centrality = _communities(said, links, departments)
    copied, copies = _copied(said, links)
    return Reuse(
        departments=departments,
        targets=dict(sorted(targets.items())),
        sharing=_sharing(said, links, departments),
        projects=_projects(said),
        centrality=centrality,
        communities=communities,
        copied=copied,
        copies=copies,
        together=_together(said, links),
        common=_common(users),
        conflicts=_conflicts(said, links),
        values=_values(said, links),
    )


def _sharing(uses: Sequence[Use], links: Links, departments: dict[str, int]) -> dict[str, Sharing]:
    rows: Counter[str] = Counter()
    common: Counter[str] = Counter()
    keys: dict[str, set[str]] = defaultdict(set)
    for use in uses:
        if use.department:
            key = links.named[use.name].key
            rows[use.department] += 1
            common[use.department] += departments[key] >= SHARED_BY
            keys[use.department].add(key)
    return {
        name: Sharing(
            common[name] / rows[name],
            len(keys[name]),
            sum(departments[key] >= SHARED_BY for key in keys[name]),
        )
        for name in sorted(rows)
    }


def _projects(uses: Sequence[Use]) -> dict[str, tuple[int, int, int]]:
    counts: Counter[str] = Counter()
    numbered: Counter[str] = Counter()
    based: Counter[str] = Counter()
    for use in uses:
        if use.project_id is not None:
            counts[use.project_id] += 1
            numbered[use.project_id] += use.numbered
            based[use.project_id] += use.based
    return {
        project: (counts[project], numbered[project], based[project]) for project in sorted(counts)
    }


def _values(uses: Sequence[Use], links: Links) -> dict[tuple[str, str], tuple[int, int]]:
    """What two or more departments say of one indicator in the same words."""
    departments: dict[tuple[str, str], set[str]] = defaultdict(set)
    rows: Counter[tuple[str, str]] = Counter()
    for use in uses:
        if use.department and use.value_text:
            said = links.named[use.name].key, use.value_text
            departments[said].add(use.department)
            rows[said] += 1
    return {
        said: (len(who), rows[said])
        for said, who in sorted(departments.items())
        if len(who) >= SHARED_BY
    }


def _communities(
    uses: Sequence[Use], links: Links, departments: dict[str, int]
) -> tuple[tuple[Community, ...], dict[str, float]]:
    """Louvain communities and betweenness of shared indicators; edges count common tables."""
    import networkx as nx

    shared = sorted(
        (key for key, count in departments.items() if count >= SHARED_BY),
        key=lambda key: (-departments[key], key),
    )
    number = {key: place for place, key in enumerate(shared[:MOST_INDICATORS])}
    tables: dict[tuple[str, str | None], set[int]] = defaultdict(set)
    for use in uses:
        place = number.get(links.named[use.name].key)
        if place is not None:
            tables[use.document, use.project_id].add(place)
    weights: Counter[tuple[int, int]] = Counter()
    for members in tables.values():
        weights.update(combinations(sorted(members), 2))
    # Numbered nodes: the order of a set of numbers is the same in every run, of texts it is not.
    graph: nx.Graph[int] = nx.Graph()
    graph.add_nodes_from(range(len(number)))
    graph.add_weighted_edges_from(
        (one, other, weight) for (one, other), weight in sorted(weights.items())
    )
    found = nx.community.louvain_communities(graph, seed=1) if graph.number_of_edges() else []
    groups = sorted(
        (sorted(group) for group in found if len(group) > 1), key=lambda group: (-len(group), group)
    )
    communities = tuple(
        Community(
            links.cluster_of[shared[group[0]]].label,
            tuple(sorted(shared[place] for place in group)),
        )
        for group in groups
    )
    between = nx.betweenness_centrality(graph, k=min(SAMPLED, len(number)) or None, seed=1)
    return communities, {shared[place]: round(value, 6) for place, value in sorted(between.items())}


def _together(uses: Sequence[Use], links: Links) -> dict[tuple[str, str], int]:
    """Indicators that at least two projects hold together."""
    projects: dict[str, set[str]] = defaultdict(set)
    for use in uses:
        if use.project_id is not None:
            projects[use.project_id].add(links.named[use.name].key)
    held = Counter(key for keys in projects.values() for key in keys)
    pairs: Counter[tuple[str, str]] = Counter()
    for keys in projects.values():
        pairs.update(combinations(sorted(key for key in keys if held[key] > 1), 2))
    return _closest(pairs)


def _common(users: dict[str, set[str]]) -> dict[tuple[str, str], int]:
    """Departments that use the same indicators, those of too many departments left out."""
    pairs: Counter[tuple[str, str]] = Counter()
    for departments in users.values():
        if SHARED_BY <= len(departments) <= MOST_DEPARTMENTS:
            pairs.update(combinations(sorted(departments), 2))
    return _closest(pairs, least=1)


def _closest(pairs: Counter[tuple[str, str]], least: int = 2) -> dict[tuple[str, str], int]:
    """The pairs counted most, at most ``MOST_PARTNERS`` that each side begins."""
    partners: Counter[str] = Counter()
    kept = {}
    for pair, count in sorted(pairs.items(), key=lambda item: (-item[1], item[0])):
        if count >= least and min(partners[pair[0]], partners[pair[1]]) < MOST_PARTNERS:
            partners.update(pair)
            kept[pair] = count
    return dict(sorted(kept.items()))


def _conflicts(uses: Sequence[Use], links: Links) -> tuple[Conflict, ...]:
    """Indicators to which one department gives several values in one year."""
    found: dict[tuple[str, int, str], list[Use]] = defaultdict(list)
    for use in uses:
        if use.department and use.year and use.value_text:
            found[use.department, use.year, links.named[use.name].key].append(use)
    return tuple(
        Conflict(*place, len({use.value_text for use in group}), tuple(use.target for use in group))
        for place, group in sorted(found.items())
        if len({use.value_text for use in group}) > 1
    )


def _copied(
    uses: Sequence[Use], links: Links
) -> tuple[tuple[CopiedSet, ...], dict[tuple[str, str], int]]:
    """Groups of projects with as many equal targets as copying takes, and the pairs in them."""
    import networkx as nx

    content: dict[str, set[tuple[str, str]]] = defaultdict(set)
    holders: dict[tuple[str, str], set[str]] = defaultdict(set)
    for use in uses:
        if use.project_id is not None and use.value_text:
            said = links.named[use.name].key, use.value_text
            content[use.project_id].add(said)
            holders[said].add(use.project_id)
    common: Counter[tuple[str, str]] = Counter()
    for projects in holders.values():
        if len(projects) <= MOST_PROJECTS:
            common.update(combinations(sorted(projects), 2))
    graph: nx.Graph[str] = nx.Graph()
    for (one, other), count in common.items():
        half = LEAST_SHARE * min(len(content[one]), len(content[other]))
        if count >= MANY_COPIED or (count >= LEAST_COPIED and count >= half):
            graph.add_edge(one, other)
    groups = sorted(sorted(group) for group in nx.connected_components(graph))
    copies = {pair: common[pair] for pair in sorted(common) if graph.has_edge(*pair)}
    return tuple(CopiedSet(tuple(group), _size(group, content)) for group in groups), copies


def _size(group: Sequence[str], content: dict[str, set[tuple[str, str]]]) -> int:
    counts = Counter(said for project in group for said in content[project])
    return sum(count > 1 for count in counts.values())
