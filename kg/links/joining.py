"""Joining spellings into clusters one link at a time; pairs decided to be different never meet."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Link:
    """Why two spellings are one indicator.

    Attributes:
        one, other: their keys.
        evidence: the rule, or rules in a row, that joined them.
    """

    one: str
    other: str
    evidence: tuple[str, ...]


class Joining:
    """Clusters of keys as links are added.

    Args:
        apart: pairs of keys decided to be different.
    """

    def __init__(self, apart: Iterable[tuple[str, str]] = ()) -> None:
        from networkx.utils import UnionFind

        self.links: list[Link] = []
        self._union: UnionFind[str] = UnionFind()
        self._members: dict[str, list[str]] = {}
        self._apart: dict[str, set[str]] = defaultdict(set)
        for one, other in apart:
            self._apart[one].add(other)
            self._apart[other].add(one)

    def join(self, one: str, other: str, evidence: tuple[str, ...]) -> bool:
        """Link two keys, unless that joins what was decided to be apart.

        Returns:
            Whether they are together now.
        """
        first, second = self.root(one), self.root(other)
        if first == second:
            return True
        left, right = self.members(first), self.members(second)
        if any(self._apart[key] & set(right) for key in left if key in self._apart):
            return False
        self._union.union(first, second)
        root = self._union[first]
        self._members[root] = [*left, *right]
        self.links.append(Link(one, other, evidence))
        return True

    def root(self, key: str) -> str:
        """The key that stands for a cluster while it grows; alone, a key stands for itself."""
        return self._union[key] if key in self._union.parents else key

    def members(self, root: str) -> list[str]:
        """The keys of the cluster of a root."""
        return self._members.get(root, [root])
