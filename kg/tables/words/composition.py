"""A heading taken apart into its words: what it is of, the time it speaks of, its noun.

These functions classify text. Cells are classified once, by ``kg.tables.cell``.
"""

import re
from dataclasses import dataclass, replace

from kg.tables.words.grammar import SECOND, Time, grammar
from kg.tables.words.role import Role
from nlp.patterns import any_of

# Around a heading: marks of obligation or of a footnote, quotation marks and brackets, a number.
# Folding makes 1 of ①.
_MARKS = re.compile(
    r"""
    ^(?: \d{1,2}[.、)] | [(]\d{1,2}[)] | \d(?=[^\d年月级层~至到-]|年度) | [*★☆△▲●■◆\#※✱☑]+ )+
    | (?: \d | [*★☆△▲●■◆\#※✱:：;；。] | [(]注\d?[)] | 注\d )+$
    | [\[\]【】〔〕{}“”"'「」()<>《》]
    """,
    re.X,
)
_NOTE = re.compile(r"[(\[【〔][^()\[\]【】〔〕]*[)\]】〕]")
_LEVEL = re.compile(
    r"""
    ^(?P<before>(?: 绩效 | 考核 | 评价 | 指标 | 目标 )*)
    第?(?P<number> [一二三四1-4] | III | II | IV | I )(?: 级 | 层级 | 层 )
    (?P<behind>(?: 绩效 | 考核 | 评价 | 指标 | 目标 | 名称 | 内容 | 类别 | 分类 | 类 | 项 )*)$
    """,
    re.X,
)
_LEVELS = {"一": Role.LEVEL1, "1": Role.LEVEL1, "I": Role.LEVEL1, "二": Role.LEVEL2}
_LEVELS |= {"2": Role.LEVEL2, "II": Role.LEVEL2}
# A second thing in the column: 指标值及单位, 指标名称和解释, 目标值（含单位、符号）.
_BESIDES = re.compile(rf"(?:(?:[及和与含或、/,+])(?:其|相关|有关)?(?:{any_of(SECOND)}))+$")
_WITH_SECOND = re.compile(rf"[(【\[](?:含|及|和|与|带|包括|注明)?(?:{any_of(SECOND)})[)】\]]")
# Of these no column holds two.
_OF_ROWS = (Role.INDICATOR, Role.VALUE, Role.ACTUAL)
_TWO_NOUNS = re.compile(r"(?<=.)[及和与或/、](?=..)")
LONGEST = 24  # folded characters, notes in brackets apart


@dataclass(frozen=True, slots=True)
class Composition:
    """What the words of a heading say.

    Attributes:
        role: of its column, None for one that is kept under its heading.
        time: that it names, None for none.
        is_whole: whether every word is known; else ``role`` and ``time`` are hints.
        is_of_done: whether it is a value of something done (预计完成值), not plainly the target's.
    """

    role: Role | None = None
    time: Time | None = None
    is_whole: bool = False
    is_of_done: bool = False


NOTHING = Composition()


def compose(folded: str) -> Composition:
    """What the words of a folded heading say; ``NOTHING`` where not every word is known."""
    plain = _MARKS.sub("", _WITH_SECOND.sub("", folded))
    without = _MARKS.sub("", _NOTE.sub("", folded))
    for text in dict.fromkeys((plain, without)):
        if not text or len(text) > LONGEST:
            continue
        if text.startswith("是否"):
            return Composition(is_whole=True)
        if not _may_be_whole(text):
            continue
        if _says_two_things(text):
            return NOTHING
        found = _first_of_two(text) or _known(text) or _twice(text) or _set(text)
        if found is not None:
            notes = "".join(_NOTE.findall(folded)) if text == without else ""
            return _at_time(found, found.time or _time(notes))
    return NOTHING


def hint(folded: str) -> Composition:
    """What a folded heading of unknown words may be, by how it ends and the time it names."""
    for text in (_MARKS.sub("", _NOTE.sub("", folded)), _MARKS.sub("", folded)):
        found = _hint(text)
        if found != NOTHING:
            return found
    return NOTHING


def _may_be_whole(text: str) -> bool:
    """Whether a text ends as headings do; asked first, as most cells do not."""
    return text.endswith(grammar().ends) or text.endswith(grammar().end_of_time)


def _level(text: str) -> Composition | None:
    """一级指标, 指标（二级）, 三级绩效指标名称: a level, or the name of the indicator."""
    match = _LEVEL.match(text)
    if match is None:
        return None
    around = match["before"] + match["behind"]
    if around and not re.search("绩效|指标|目标", around):
        return None
    return Composition(_LEVELS.get(match["number"], Role.INDICATOR), is_whole=True)


def _whole(text: str) -> Composition | None:
    """The heading whose every word is known, None for any other."""
    own = grammar()
    ends_in_time = text.endswith(own.end_of_time)
    for noun in own.nouns:
        if not ends_in_time and not text.endswith(noun.forms):
            continue
        match = noun.whole.fullmatch(text)
        found = _of_kind(noun.kind, match[1], match[2]) if match is not None else None
        if match is not None and found is not None:
            return replace(found, time=_time(match[1] + match[3]))
    return None


def _of_kind(kind: str, before: str, noun: str) -> Composition | None:
    own = grammar()
    is_planned, is_done = (bool(one.search(before)) for one in (own.planned, own.done))
    is_actual = bool(own.actual.search(before)) or (is_done and not is_planned)
    if own.above.search(before):
        return Composition(is_whole=True) if kind in ("weight", "score") else None
    if kind == "value":
        if not before and len(noun) < len("指标值"):
            return None
        role = Role.ACTUAL if is_actual else Role.VALUE
        return Composition(role, is_whole=True, is_of_done=is_done)
    if kind == "result":
        # 预计完成情况 is neither the target nor what was reached; 计划完成数 is the target.
        planned = Role.VALUE if noun in ("数", "量") else None
        if not is_done and not (is_planned and planned):
            return None
        return Composition(Role.ACTUAL if is_actual else planned, is_whole=True, is_of_done=is_done)
    if kind == "actual":
        return Composition(None if is_planned else Role.ACTUAL, is_whole=True)
    if (is_done and kind != "indicator") or (kind == "completion" and _time(before)):
        return None
    return Composition(Role(kind), is_whole=True)


def _set(text: str) -> Composition | None:
    """年度绩效指标, 实施期目标: a set of targets, above or beside its columns."""
    for role, pattern in ((None, grammar().indicators), (Role.GOAL, grammar().goals)):
        match = pattern.fullmatch(text)
        if match is not None:
            return Composition(role, _time(match[1]), is_whole=True)
    return None


def _known(text: str) -> Composition | None:
    return _level(text) or _whole(text)


def _first_of_two(text: str) -> Composition | None:
    """A heading that names a second thing beside the first: 指标值及单位."""
    first = _BESIDES.sub("", text)
    found = _known(first) if first != text else None
    is_main = found is not None and found.role in (Role.VALUE, Role.INDICATOR, Role.ACTUAL)
    return found if is_main else None


def _says_two_things(text: str) -> bool:
    """Whether a heading names two things that each have a column elsewhere: 指标及目标值."""
    for cut in _TWO_NOUNS.finditer(text):
        first, second = text[: cut.start()], text[cut.end() :]
        roles = [_known(one) for one in (first, second)]
        is_name = first == "指标" or _set(first) is not None
        if roles[1] is not None and roles[1].role in _OF_ROWS:
            left = Role.INDICATOR if is_name else roles[0].role if roles[0] is not None else None
            if left in _OF_ROWS and left != roles[1].role:
                return True
    return False


def _twice(text: str) -> Composition | None:
    """A heading of two nouns with one role: 偏差原因及改进措施."""
    for cut in _TWO_NOUNS.finditer(text):
        parts = [_known(text[: cut.start()]), _known(text[cut.end() :])]
        if parts[0] and parts[1] and parts[0].role == parts[1].role:
            return parts[0]
    return None


def _time(text: str, least: int = 1) -> Time | None:
    """The time that a text names, in a word of at least so many characters."""
    found = (
        (time, [match[0] for match in words.finditer(text)]) for time, words in grammar().times
    )
    return next((time for time, words in found if any(len(one) >= least for one in words)), None)


def _at_time(found: Composition, time: Time | None) -> Composition:
    """The heading at its time: what is of another time has no role."""
    role = found.role
    if role == Role.VALUE and time == Time.PERIOD:
        role = Role.PERIOD_VALUE
    elif time == Time.ANOTHER or (role == Role.ACTUAL and time == Time.PERIOD):
        role = None
    return replace(found, role=role, time=time)


def _hint(text: str) -> Composition:
    own, time = grammar(), _time(text, least=2)
    ends = [
        (len(form), noun.kind) for noun in own.nouns for form in noun.forms if text.endswith(form)
    ]
    _, kind = max(ends, default=(0, ""))
    if kind in ("value", "result", "actual"):
        is_done = own.done.search(text) and not own.planned.search(text)
        if is_done or own.actual.search(text):
            return Composition(Role.ACTUAL, time)
        return Composition(Role.VALUE if kind == "value" else None, time)
    return Composition(Role(kind) if kind else None, time)
