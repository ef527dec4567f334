"""Who issues under a 机关代字: 冀财社 -> 河北省财政厅, from the table ``authorities.yml``.

A prefix of the table is known; without a document as source it counts as inferred. Any other is
read as province + field (桂财 -> 广西壮族自治区财政厅) and inferred too. The rest has no authority,
rather than a guessed one. The form of a prefix (机关代字) is GB/T 9704-2012 §7.2.5.
"""

from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from nlp.datafiles import load_yaml

MUNICIPALITIES = frozenset("京津沪渝")


@dataclass(frozen=True, slots=True)
class Authority:
    """An issuing authority.

    Attributes:
        name: its full name.
        level: ``central``, ``province``, ``city`` or ``county``.
        inferred: read from the parts of the prefix, or listed without a document that bears it.
    """

    name: str
    level: str
    inferred: bool = False


@cache
def _table() -> dict[str, Any]:
    return load_yaml("authorities.yml", "nlp.names")


@lru_cache(maxsize=8192)
def find_authority(prefix: str) -> Authority | None:
    """The authority that issues under a prefix; None where that cannot be told."""
    table = _table()
    listed = table["prefixes"].get(prefix)
    if listed is not None:
        return Authority(
            listed["authority"], listed["level"], inferred="〔" not in listed["source"]
        )
    province = table["provinces"].get(prefix[:1])
    body = _body(prefix[1:], table["fields"])
    if province is None or body is None:
        return None
    is_office = body.endswith("办公厅")
    if prefix[0] in MUNICIPALITIES and body.endswith("厅") and not is_office:
        body = f"{body.removesuffix('厅')}局"  # the 厅 of a province is a 局 there
    return Authority(_full_name(province, body), "province", inferred=True)


def _body(rest: str, fields: dict[str, str]) -> str | None:
    """The body whose field opens the rest of a prefix, the longest that fits.

    What follows is 发, 办, 函, 字, 规 or a section of the body (财社). A field of one character is
    taken before one more at most, as longer rests are other words; 财 and 教 have sections.
    """
    for length in range(len(rest), 0, -1):
        body = fields.get(rest[:length])
        if body is not None and (length > 1 or len(rest) <= 2 or rest[0] in "财教"):
            return body
    return None


def _full_name(province: str, body: str) -> str:
    is_party = body.startswith("委") and not body.startswith("委员会")
    return f"中共{province}{body}" if is_party else f"{province}{body}"
