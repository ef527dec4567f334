"""Comparisons in glyphs and words: ≥, 不低于, 不得超过, 大于或等于; behind a number 以上, 以内.

The words are composed, so they are read part by part: a negation, a direction, 于, 或等于.
"""

import re
from functools import cache

_NOT = "不得|不能|不可|不应|不宜|不要|不许|不准|不会|不|未"
_GLYPH_OF = {">=": "≥", "=>": "≥", "<=": "≤", "=<": "≤"}
_UP, _DOWN = "高大多", "低少小"
_OF_WORD = {
    **dict.fromkeys(("至少", "最少", "不下"), "≥"),
    **dict.fromkeys(("至多", "最多", "控制在"), "≤"),
    "等于或大于": "≥",
    "等于或高于": "≥",
    "等于或小于": "≤",
    "等于或低于": "≤",
    "等于": "=",
}
# Before a number these compare; alone in a cell they are words.
_OF_LEAD = {
    **dict.fromkeys(("最低", "起码"), "≥"),
    **dict.fromkeys(("最高", "限制在", "限定在", "压减到", "压降至"), "≤"),
    **dict.fromkeys(("不足", "未满", "不满", "不到"), "<"),
}
_DIRECTIONS = {"≥": 1, ">": 1, "≤": -1, "<": -1}
_OF_WAY = {(True, True): "≥", (True, False): ">", (False, True): "≤", (False, False): "<"}
_GLYPHS = "[≥≤]=?|>=|=>|<=|=<|[><=]"
_COMPARED = rf"(?P<not>{_NOT})?(?P<way>[{_UP}{_DOWN}])(?:于(?P<equal>或?等于)?|(?P<at>等于))"
_BEYOND = rf"(?P<within>{_NOT})?超(?:过|出)?"
_SIGN = re.compile(rf"(?P<glyph>{_GLYPHS})|{_COMPARED}|{_BEYOND}|(?P<word>{'|'.join(_OF_WORD)})")
_LEAD = re.compile(rf"{_SIGN.pattern}|(?P<lead>{'|'.join(_OF_LEAD)})")
_UNNAMED = re.sub(r"\?P<\w+>", "?:", _LEAD.pattern)
ABOUT = "约为|大约|大概|约|近|达到|达|为|共计|共|在|:"
# What stands before a number and belongs to it, up to the number itself.
_BEFORE = re.compile(
    rf"(?P<signs>(?:(?:{_UNNAMED})(?:{ABOUT})*)+)(?P<unit>\([^()]{{1,8}}\))?$|(?:{ABOUT})+$"
)
_AFTER_SIGN_OF = {"上": "≥", "内": "≤", "下": "≤"}
_AFTER = re.compile(
    r"(?:[(](?P<includes>不?含)[^()]{0,8}[)]|[(][及或][)]|[及或]其?|含)?"
    r"(?:[以之](?P<way>[上下内])|内(?![部容外控网涝科设存需陆]))(?:[(](?P<later>不?含)[^()]{0,8}[)])?"
)


@cache
def sign_of(text: str) -> str | None:
    """The glyph of a folded text that is a comparison and nothing else, None for any other text."""
    match = _SIGN.fullmatch(text)
    if match is None or text in ("超", "超出"):
        return None
    return _glyph(match)


@cache
def starts_with_sign(text: str) -> bool:
    """Whether a folded text begins with a comparison: ≥5次, 不低于95%."""
    match = _SIGN.match(text)
    return match is not None and match.group(0) not in ("超", "超出")


def ends_with_sign(text: str) -> bool:
    """Whether a folded text ends with a comparison whose number is lost: 学生满意度≥."""
    return any(
        match.end() == len(text) and match.group() not in ("超", "超出")
        for match in _SIGN.finditer(text)
    )


def sign_before(lead: str) -> tuple[str | None, int, str | None] | None:
    """The comparison at the end of what stands before a number.

    Args:
        lead: folded text up to the number.

    Returns:
        Glyph (None for 约 and 达到, which state none), where it begins, and the unit in brackets
        behind it (≥(万元)20); None where two of them contradict each other.
    """
    match = _BEFORE.search(lead)
    if match is None:
        return None, len(lead), None
    unit = match.group("unit")
    found = {_glyph(one) for one in _LEAD.finditer(match.group("signs") or "")}
    if len(found) > 1:
        return None
    return next(iter(found), None), match.start(), unit and unit[1:-1]


def word_of_sign(lead: str) -> str | None:
    """The comparison that words anywhere before a number make: 至少全年完成2次 -> ≥."""
    match = next((one for one in _SIGN.finditer(lead) if one["glyph"] is None), None)
    return match and _glyph(match)


def sign_after(text: str, start: int) -> tuple[str | None, int]:
    """The comparison behind a number, and where it ends: 以上 -> ≥; 以上(不含) -> >."""
    match = _AFTER.match(text, start)
    if match is None:
        return None, start
    sign = _AFTER_SIGN_OF[match.group("way") or "内"]
    if "不含" in (match.group("includes"), match.group("later")):
        sign = {"≥": ">", "≤": "<"}[sign]
    return sign, match.end()


def contradict(one: str | None, other: str | None) -> bool:
    """Whether two comparisons point in opposite directions: ≥ before a number, 以内 behind it."""
    return _DIRECTIONS.get(one or "", 0) * _DIRECTIONS.get(other or "", 0) < 0


def _glyph(match: re.Match[str]) -> str:
    parts = match.groupdict()
    if parts["glyph"]:
        glyph = parts["glyph"]
        return _GLYPH_OF.get(glyph) or glyph[0]
    for key, table in (("word", _OF_WORD), ("lead", _OF_LEAD)):
        if parts.get(key):
            return table[parts[key]]
    is_up = (parts["way"] or "多") in _UP
    if parts["not"] or parts["within"]:
        is_up = not is_up
    includes = any(parts[key] for key in ("not", "within", "equal", "at"))
    return _OF_WAY[is_up, includes]
