"""Titles of tables: the project that a numbered one names."""

import re

from nlp.text import fold

_NUMBERING = re.compile(
    r"^(?:[一二三四五六七八九十]+、|[(（][一二三四五六七八九十\d]+[)）]|\d{1,2}[、.．])"
)
_ENDING = re.compile(
    r"(?:部门|预算)?(?:项目)?(?:支出)?(?:绩效)?(?:目标|自评)?(?:申报|情况|批复)?表?(?:[(（].*[)）])?$"
)
_GENERIC = re.compile(r"绩效|预算|目标|情况|说明|部门|单位|附件|表\d*$|公开")
SHORTEST_NAME, LONGEST_NAME = 3, 60


def project_in_title(text: str) -> str | None:
    """The project that a numbered title names (3、办公楼租赁经费绩效目标表), None for none."""
    folded = fold(text)
    if _NUMBERING.match(folded) is None:
        return None
    name = _ENDING.sub("", _NUMBERING.sub("", folded))
    is_name = SHORTEST_NAME <= len(name) <= LONGEST_NAME and not _GENERIC.search(name)
    return name if is_name else None
