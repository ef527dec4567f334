"""Names of organisations as documents print them: without their own level, the same as another."""

import re

from nlp.names.organisations import full_name, is_clipped, is_exchanged, is_misspelt, place_of
from nlp.text import fold

# A place may also be hidden: 某市, 甲县.
PLACE = re.compile(
    r"^(?:[\u4e00-\u9fff]{2,12}?|[某甲乙丙丁戊己庚辛壬癸])(?:省|自治区|市|县|区|州|盟|旗|兵团|新区)"
)
_NAME = re.compile(r"^[\u4e00-\u9fff()·、]{3,36}$")
_MONEY = re.compile(r"^(?:人民币)?(?:亿元|万元|千元|元)$")
_OWN_LEVEL = re.compile(
    r"(?<=[局厅委会院部校所站府])[(]?(?:机关本级|本级[(]?机关[)]?|机关|本级|本部)[)]?$"
)
_HEADING = re.compile(r"(?:名称|编码|代码|科目|金额|合计|总计|小计|类型|性质|方式|情况|年度)$")


def plain_name(printed: str) -> str | None:
    """The department a text names: folded, without 本级 or 机关; None for what is no name."""
    folded = fold(printed)
    if not _NAME.match(folded) or _MONEY.match(folded) or _HEADING.search(folded):
        return None
    return _OWN_LEVEL.sub("", folded)


def is_same(name: str, other: str) -> bool:
    """Whether two printed names may be of one department.

    One is the other in short, the end or beginning of it, or misspelt in a character or two.
    """
    first, second = fold(name), fold(other)
    if first.endswith(second) or second.endswith(first):
        return True
    if first.startswith(second) or second.startswith(first):
        return True
    place = place_of(second)
    full, whole = full_name(first, place), full_name(second, place)
    return (
        full == whole
        or is_clipped(full, whole)
        or is_misspelt(full, whole)
        or is_exchanged(full, whole)
    )
