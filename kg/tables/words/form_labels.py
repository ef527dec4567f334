"""Labels of key/value heads -> fields: a grammar over the words of forms.yml.

A label is composed: 项目 + 主管 + 部门, 二级 + 项目 + 名称, 主管部门 + 及 + 编码. Its last word
says what is asked for, the words before it whose. The few labels whose words say something else
stand whole in forms.yml.

These functions classify text. Cells are classified once, by ``kg.tables.cell``.
"""

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from kg.tables.words.fields import Field
from kg.tables.words.label_words import are, has, last_words, parts_of, segmented, words_of
from nlp.datafiles import load_yaml
from nlp.text import fold

_MARKS = re.compile(r"^[*☆★▲△●○◆□※#•·▪►-]+|[*:]+$")
_NUMBERING = re.compile(
    r"""
    ^(?: \d{1,2}[、.．](?!\d)                          # 1、
       | [(（][一二三四五六七八九十\d]+[)）]            # （一）
       | [一二三四五六七八九十]+[、.] )                 # 一、
    """,
    re.X,
)
_BRACKET = re.compile(r"[(\[【][^()\[\]【】]*[)\]】]")
_SEAL = re.compile(r"[(\[【](?:加?盖?公?章|签章|盖章)[)\]】]")
_PARTLY = re.compile(r"^其中:?")
_UNKNOWN_NAME = re.compile(r"^[\u4e00-\u9fff/]{0,6}(?:项目|专项|政策)[\u4e00-\u9fff/]{0,6}名称$")
_ORGANISATION = re.compile(r"单位|部门|机构|负责人")
_RANKED = {"一级": 1, "二级": 3, "三级": 4, "四级": 5}
LONGEST = 24

# Of several labels of one field in a head, the higher rank is meant.
PLAIN_RANK = 2
_CHARGED, _OF_TRADE, _CENTRAL, _FILED = 10, 9, 1, 3
_NEAR = (("counties", 8), ("cities", 7), ("places", 6), ("provinces", 5), ("above", _CENTRAL))


class FormLabel(NamedTuple):
    """What a label of a form asks for.

    Attributes:
        field: the field.
        rank: of several labels of one field in a head the highest is meant: the project's own name
            (二级项目名称) and not that of its programme, 主管部门 and not 中央主管部门 or 填报部门.
        publishes: whether the organisation it asks for answers for the whole document: its
            department, or who fills in the form.
        is_whole: whether every word of it is known.
    """

    field: Field
    rank: int = PLAIN_RANK
    publishes: bool = False
    is_whole: bool = True


@cache
def _whole_labels() -> dict[str, Field]:
    fields = load_yaml("forms.yml", "kg.tables.words")["fields"]
    return {fold(label): Field(name) for name, labels in fields.items() for label in labels}


@cache
def _last_characters() -> frozenset[str]:
    """Characters that labels end in, marks and brackets among them."""
    return frozenset(f"*:)]】{''.join(word[-1] for word in (*last_words(), *_whole_labels()))}")


@lru_cache(maxsize=16384)
def form_label_of(text: str) -> FormLabel | None:
    """What a text asks for as a label of a form, None if it is none."""
    folded = fold(text)
    if folded[-1:] not in _last_characters():
        return None  # most cells
    folded = _MARKS.sub("", _NUMBERING.sub("", _MARKS.sub("", folded)))
    is_part = _PARTLY.match(folded) is not None
    folded = _PARTLY.sub("", folded)
    plain = _MARKS.sub("", _BRACKET.sub("", folded))
    if not plain or len(plain) > LONGEST:
        return None
    whole = _whole_labels().get(plain)
    if whole is not None:
        return FormLabel(whole)
    label = _composed(plain, is_sealed=_SEAL.search(folded) is not None)
    if is_part:
        is_money = label is not None and label.field in (Field.AMOUNT, Field.PART)
        return FormLabel(Field.PART) if is_money else None
    return label


def _composed(plain: str, *, is_sealed: bool) -> FormLabel | None:
    if not plain.endswith(last_words()):
        return None
    words = segmented(plain)
    if words is None:
        is_name = _UNKNOWN_NAME.match(plain) and not _ORGANISATION.search(plain)
        return FormLabel(Field.PROJECT_NAME, is_whole=False) if is_name else None
    if is_sealed and len(words) == 1:
        words = ("填报", *words)  # 单位（盖章）
    parts = parts_of(words)
    first = _part_label(parts[0])
    if first is None:  # 项目/政策名称
        return _part_label([word for part in parts for word in part])
    is_named = any(len(part) == 1 and part[0] in words_of()["names"] for part in parts[1:])
    if is_named and first.field in (Field.PROJECT_CODE, Field.OTHER):
        return _part_label([*parts[0], "名称"])  # 项目编码及名称
    return first


def _part_label(part: Sequence[str]) -> FormLabel | None:
    """What the words of a label without joins ask for: its last word decides."""
    if not part:
        return None
    table, last = words_of(), part[-1]
    before = frozenset(part[:-1])
    if last in table["seals"] and before:
        return _part_label(part[:-1])
    if last in table["names"]:
        return _name(part)
    if last in table["codes"]:
        return _code(part)
    if last in table["bodies"]:
        return _body(part)
    if last in table["persons"]:
        return FormLabel(Field.TAIL)
    if last in table["offices"]:
        return FormLabel(Field.OTHER) if before else None
    return _thing(part)


def _name(part: Sequence[str]) -> FormLabel | None:
    asked = [word for word in part if word not in words_of()["names"] | words_of()["codes"]]
    if asked and asked[-1] in words_of()["bodies"]:
        return _body(part)
    if has(part, "kinds", "offices"):
        return FormLabel(Field.OTHER)  # 科目名称
    if part[-1] == "信息" or not has(part, "projects"):
        return None  # 项目信息 heads a part of the form
    return FormLabel(Field.PROJECT_NAME, _project_rank(part))


def _code(part: Sequence[str]) -> FormLabel | None:
    if len(part) == 1:
        return None
    if has(part, "names"):
        return _name(part)
    is_project = has(part, "projects") and not has(part, "bodies")
    return (
        FormLabel(Field.PROJECT_CODE, _project_rank(part)) if is_project else FormLabel(Field.OTHER)
    )


def _project_rank(words: Sequence[str]) -> int:
    """Where 一级项目 or 专项 stands beside a project it is a programme: the innermost is meant."""
    ranked = [_RANKED[word] for word in words if word in _RANKED]
    if ranked:
        return max(ranked)
    if has(words, "inner"):
        return _RANKED["二级"]
    return _RANKED["一级"] if has(words, "programmes") or not has(words, "plain") else PLAIN_RANK


def _body(part: Sequence[str]) -> FormLabel | None:
    """An organisation by what it does: 主管 is in charge, 实施 carries out, 填报 fills in."""
    if list(part) == ["单位"] or has(part, "amounts", "sums"):
        return None  # of a value, or of money: 金额单位
    is_department = "部门" in part
    if has(part, "strange") or not (is_department or "单位" in part or has(part, "doing")):
        return FormLabel(Field.OTHER)
    if has(part, "charge"):
        near = next((rank for kind, rank in _NEAR if has(part, kind)), _CHARGED)
        rank = min(near, _OF_TRADE) if has(part, "trades") else near
        return FormLabel(Field.DEPARTMENT, rank, publishes=rank > _CENTRAL)
    if has(part, "doing"):
        return FormLabel(Field.UNIT)
    if is_department or "一级" in part:  # 一级预算单位
        return FormLabel(Field.DEPARTMENT, _FILED if has(part, "filing") else 4, publishes=True)
    is_filed = has(part, "filing")
    publishes = is_filed or not has(part, "projects")
    return FormLabel(Field.UNIT, PLAIN_RANK - is_filed, publishes)


def _thing(part: Sequence[str]) -> FormLabel | None:
    """Money, goals, times and the rest: every word must be of the kind."""
    table, last, before = words_of(), part[-1], part[:-1]
    if before and last in table["kinds"]:
        return FormLabel(Field.OTHER)
    if before and last in table["times"]:
        return _time(before)
    if before and last in table["years"]:
        return FormLabel(Field.YEAR)
    if before and last in table["goals"] and are(before, "spans", "projects", "aims"):
        return FormLabel(Field.GOAL)
    if before and last in table["texts"] and has(before, "plain", "planning", "doing", "money"):
        return FormLabel(Field.PURPOSE)
    return _money(part)


def _time(before: Sequence[str]) -> FormLabel | None:
    if has(before, "filing"):
        return FormLabel(Field.TAIL)
    is_period = has(before, "projects", "doing", "edges", "spans")
    return FormLabel(Field.PERIOD) if is_period else None


def _money(part: Sequence[str]) -> FormLabel | None:
    """项目资金总额, 本年预算安排数; a part of it where a source is named: 市级财政资金."""
    table, last, before = words_of(), part[-1], part[:-1]
    near = [kind for kind, _ in _NEAR]
    about = ("spans", "planning", "projects", "bodies", *near)
    if not are(part, "money", "sums", "amounts", "sources", *about):
        return None
    is_sum = last in table["sums"] and has(part, "money")
    is_sum = is_sum or (bool(before) and last in table["amounts"])
    is_source = has(part, "sources", *near)
    is_money = last in table["money"] and (
        is_source or has(before, "spans", "planning") or "项目" in before
    )
    if not is_sum and not is_money:
        return None
    return FormLabel(Field.PART if is_source else Field.AMOUNT)
