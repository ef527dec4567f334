"""Internal offices of a department: listed behind 内设机构, or as numbered paragraphs below it."""

import re
from collections.abc import Iterator, Sequence

from kg.documents import Line
from nlp.names.organisations import place_of
from nlp.text import fold

_OFFICES = re.compile(
    r"""(?:内设机构|科室|内设科室)[^:。;]{0,14}[:]([^。;]{2,400})       # 内设机构5个:办公室、人事科
    |(?:科室|内设机构)[,]?(?:包括|分别是|分别为|即|为)[:]?([^。;]{2,400})  # 科室包括办公室
    """,
    re.X,
)
_OFFICES_FOLLOW = re.compile(r"(?:内设机构|科室)[:]?$")
_OFFICE_ITEM = re.compile(r"^\([一二三四五六七八九十]+\)([^。,;:]{2,20}?)[。:]")
_OFFICE_MARKS = re.compile(r"、(?![^(]*\))|(?<=[科室处股部])(?:和|及)")
_OFFICE = re.compile(
    r"^[\u4e00-\u9fff、和与及()]{1,24}(?:科|室|处|股|部|办|委|队|站|组|中心|委员会|\))$"
)


def read_offices(lines: Sequence[Line]) -> Iterator[tuple[int, str]]:
    """(line, name) of every internal office, where it is named."""
    follows = False
    for line in lines:
        if line.cells:
            continue
        text = fold(line.text)
        item = _OFFICE_ITEM.match(text)
        if follows and item is not None and _OFFICE.match(item.group(1)):
            yield line.number, item.group(1)
            continue
        if text:
            follows = bool(_OFFICES_FOLLOW.search(text))
        for match in _OFFICES.finditer(text) if "科" in text or "室" in text else ():
            for part in _OFFICE_MARKS.split(match.group(1) or match.group(2)):
                if _OFFICE.match(part) and not place_of(part):
                    yield line.number, part
