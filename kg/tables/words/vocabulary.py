"""The words of performance tables, from columns.yml and labels.yml: headings and labels.

These functions classify text. Cells are classified once, by ``kg.tables.cell``.
"""

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from kg.tables.words.role import Role
from nlp.datafiles import load_yaml
from nlp.text import fold

# What a form notes behind a label: 数量指标(必填), 满意度指标等.
_NOTED = re.compile(r"(?<=[标度益响])(?:[(\[【][^()\[\]【】]{1,12}[)\]】]|等)$")
_GOAL = re.compile(r"(?<=.)目标$")
# Points behind a label: (50分), (共50分), (权重:50%), 50分.
_POINTS = re.compile(
    r"[(\[【](?:共|计|合计|满分|总分|权重|分值)?:?\d+(?:\.\d+)?(?:分|%)?[)\]】]$|\d+分$"
)
_LEVELS_APART = re.compile(r"[-—–_/\\>→：:、\s]+|(?<=指标)(?=.)")
_WORDS_APART = re.compile(r"[-—–/／:：、\s]+")
_NUMBERING = re.compile(
    r"""
    ^(?: [一二三四五六七八九十]+[、.]                     # 一、
       | \d{1,2}(?:\.\d{1,2})*[、.]?(?=[^\d.])           # 1.2
       | [(（][一二三四五六七八九十\d]+[)）]              # （一）
       | [A-Z]\d{0,3}[.、]?(?=[\u4e00-\u9fff])           # A1, of scoring tables
       | [①-⑳] )
    """,
    re.X,
)
_MARKED_NUMBER = re.compile(
    r"^(?:[一二三四五六七八九十]+[、.]|\d{1,2}(?:\.\d{1,2})*[、.](?=\D)|[(][一二三四五六七八九十\d]+[)])"
)


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Both data files, keyed by folded form."""

    roles: dict[str, Role]
    money_words: frozenset[str]
    other_headings: frozenset[str]
    groups: frozenset[str]
    side_headings: frozenset[str]
    level1: dict[str, str]
    printed: frozenset[str]
    level2: dict[str, str]
    under: dict[str, tuple[str, ...]]
    department: dict[str, str]
    fixed: dict[str, str]


@cache
def vocabulary() -> Vocabulary:
    """The vocabulary, read once."""
    columns, labels = (
        load_yaml("columns.yml", "kg.tables.words"),
        load_yaml("labels.yml", "kg.tables.words"),
    )
    level2 = labels["level2"]
    return Vocabulary(
        roles={
            fold(str(form)): Role(role)
            for role, forms in columns["roles"].items()
            for form in forms
        },
        money_words=frozenset(fold(word) for word in columns["money_words"]),
        other_headings=frozenset(fold(word) for word in columns["other_headings"]),
        groups=frozenset(fold(word) for word in columns["groups"]),
        side_headings=frozenset(fold(word) for word in columns["side_headings"]),
        level1={fold(form): label for label, forms in labels["level1"].items() for form in forms},
        printed=frozenset(map(fold, labels["printed"])),
        level2={fold(form): label for label, entry in level2.items() for form in entry["forms"]},
        under={label: tuple(entry["under"]) for label, entry in level2.items()}
        | {label: (level1,) for label, level1 in labels["department"].items()},
        department=dict(labels["department"]),
        fixed={fold(name): label for label, names in labels["fixed"].items() for name in names},
    )


@lru_cache(maxsize=8192)
def level1_of(text: str) -> str | None:
    """Canonical level-1 label of a cell, None if it is none; that of another form as it is."""
    folded = _label_of(text)
    words = vocabulary()
    if folded in words.printed:
        return folded
    return words.level1.get(folded) or words.level1.get(f"{folded}指标")


@lru_cache(maxsize=8192)
def level2_of(text: str) -> str | None:
    """Canonical level-2 label of a cell, None if it is none.

    A department form's own label is canonical as it is.
    """
    folded = _label_of(text)
    words = vocabulary()
    if folded in words.department:
        return folded
    return words.level2.get(folded) or words.level2.get(f"{folded}指标")


def level_pair(text: str) -> tuple[str, str] | None:
    """Both levels of a cell that names them together (产出指标-数量指标), as printed.

    None for any other cell.
    """
    for mark in _LEVELS_APART.finditer(text):
        first, second = text[: mark.start()].strip(), text[mark.end() :].strip()
        if level1_of(first) and level2_of(second):
            return first, second
    return None


def names_levels(text: str) -> bool:
    """Whether a cell names levels together with other words: 产出指标-数量指标."""
    parts = [part for part in _WORDS_APART.split(text) if part != text]
    return any(level1_of(part) or level2_of(part) for part in parts)


def bare_label(text: str) -> str:
    """A folded label without its number and its points: 一、工作质效(50分) -> 工作质效.

    A number without a mark behind it may be a value: 24小时内.
    """
    return _MARKED_NUMBER.sub("", _unbracketed(fold(text)))


def _label_of(text: str) -> str:
    """A label folded, without its number, its points and what a form notes behind it.

    数量指标（必填）, 质量目标 and 满意度指标等 are 数量指标, 质量指标 and 满意度指标.
    """
    folded = _NUMBERING.sub("", _unbracketed(fold(text)))
    return _GOAL.sub("指标", _NOTED.sub("", folded))


def _unbracketed(folded: str) -> str:
    """A label without its points: 产出指标(50分) -> 产出指标."""
    return _POINTS.sub("", folded)


def is_strong_label(text: str) -> bool:
    """Whether a cell can be nothing but a label.

    It ends in 指标 or is a department form's own label. 服务对象满意度 or 社会效益 may be a label
    or the indicator itself; 服务对象满意度指标 is a label.
    """
    folded = _label_of(text)
    words = vocabulary()
    if folded == "满意度":
        return False
    return folded in words.department or (
        folded.endswith("指标")
        and (folded in words.level1 or folded in words.level2 or folded in words.printed)
    )


def ends_label(text: str) -> bool:
    """Whether a cell could be the end of a label that was cut: 标, 指标, 类指标(50分)."""
    return _unbracketed(fold(text)).endswith("标")


def levels_above(level2: str) -> tuple[str, ...]:
    """The level-1 labels a canonical level 2 may stand under, the usual one first.

    Empty if unknown.
    """
    return vocabulary().under.get(level2, ())


@cache
def _parents() -> frozenset[str]:
    return frozenset(label for above in vocabulary().under.values() for label in above)


def is_parent(level1: str | None) -> bool:
    """Whether a level 1 is one under which the known level-2 labels stand, each under its own.

    What stands under another one (过程指标, 实施效果指标) nobody knows.
    """
    return level1 in _parents()


def fixed_level2(indicator: str) -> str | None:
    """The level-2 label of a fixed indicator of a provincial department form.

    None for any other name.
    """
    return vocabulary().fixed.get(_unbracketed(fold(indicator)))


def begins_side_heading(folded: str) -> bool:
    """Whether a text may be the first piece of a side heading that was cut: 绩, 绩效."""
    return any(heading.startswith(folded) for heading in vocabulary().side_headings)


def is_side_heading(text: str) -> bool:
    """Whether a text stands down the side of a table: 绩效指标, with its points or without."""
    return _unbracketed(fold(text)) in vocabulary().side_headings


def is_of_fixed(label: str) -> bool:
    """Whether fixed indicators of a department's form stand under a label of level 2."""
    return label in vocabulary().fixed.values()
