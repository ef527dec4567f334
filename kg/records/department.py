"""Document -> the department that publishes it: from titles and labels, else from its tables.

What names the department in so many words (a title 甲县水利局2024年部门预算, 主管部门：甲县水利局)
counts before who filled in a form, and that before what is only implied.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from enum import IntEnum

from kg.documents import Document, Line
from kg.records.bodies import PLACE, is_same, plain_name
from kg.tables import Table
from kg.tables.cell import cell_of
from kg.tables.forms.lines import pairs_of_line
from kg.tables.forms.row_pairs import KeyValue
from kg.tables.rows.projects import body_of
from kg.tables.words.fields import Field
from kg.tables.words.role import Role
from nlp.text import fold

FRONT_LINES, FIRST_LINES, END_LINES, LONGEST_TITLE, LONGEST_CODED = 60, 6, 12, 60, 80
LEAST_AGREED = 0.8  # of the labels that name the department; a form may be of another
_STRONG = "局 厅 委员会 法院 检察院 人民政府 管委会".split()
_ENDINGS = (
    *_STRONG,
    *"办公室 中心 研究院 医院 学院 大学 学校 中学 小学 幼儿园 协会 联合会 总工会 妇联 团委".split(),
    *"党校 档案馆 图书馆 博物馆 总队 支队 大队 街道办事处 委 办 部 所 站 处 院 馆 社 会".split(),
    *"镇 乡 街道 台".split(),
)
_Y = r"(?:20\d\d|[二〇零○Oo一三四五六七八九]{4})"
# What stands behind the organisation in a title: an own level or an internal office, then a year or
# what the document is.
_FOLLOWED = rf"""
    (?:本级|机关|[(]本级[)]|[(]机关[)])? (?:[\u4e00-\u9fff]{{2,12}}[股科室])?
    (?: [(]?{_Y}年
      | (?:关于|公开)?(?:部门|单位|本级|预算|整体|绩效|项目|决算|专项|财政|政府|重点|支出|转移支付)
      | 关于[(]?{_Y} | $ )
"""
_ORGANISATION = re.compile(
    rf"([\u4e00-\u9fff()·]{{2,36}}?(?:{'|'.join(_ENDINGS)}))(?={_FOLLOWED})", re.X
)
_LEADING = re.compile(
    rf"""^(?:附[件表]?[\d一二三四五六七八九十]*(?:[-—]\d+)*[:：]?  # 附件1：
    |表[\d一二三四五六七八九十]+[:：]?|关于|公开
    |第[一二三四五六七八九十]+部分                                 # 第一部分
    |[一二三四五六七八九十]+、|[(（][一二三四五六七八九十]+[)）]    # 一、 (一)
    )*
    (?:{_Y})?年?度?                                                # 2024年, 二〇二四年度
    """,
    re.X,
)
_PLACES = re.compile(
    r"(?:[\u4e00-\u9fff]{2,10}?(?:省|自治区|市|县|区|州|盟|旗|兵团|新区|地区))+|中共|中国共产党|中国"
)
_NATIONAL = re.compile(r"^(?:中国|中共|国家|全国|中华)")
# An organisation that is no administration may name a project: 公办幼儿园项目, 社会2024年.
_SAYS_BUDGET = re.compile(r"^(?:本级|机关)?[(]?(?:20\d\d年?度?)?[)]?(?:部门|单位|预算|决算|$)")
_CODED = re.compile(r"^\d{3,9}[-—]?((?!年)[\u4e00-\u9fff()]{4,36})$")
_OF_MONEY_OR_BODY = re.compile(r"^单位[:：](.+)$")
_GAP = re.compile(r"\s{2,}|\u3000+")
_SOURCE = re.compile(r"^(?:信息)?(?:来源|发布机构|发布单位)[:：](.+)$")
_DATE = re.compile(rf"^{_Y}年[\d一二三四五六七八九十]+月[\d一二三四五六七八九十]+日$")


class Evidence(IntEnum):
    """How surely a text names the department of the document."""

    IMPLIED = 1  # the only unit of a ledger, who signs, where a page comes from
    FILLED_IN = 2  # 填报单位, 单位名称, a coded line
    NAMED = 3  # a title, 主管部门, 部门名称


def read_department(
    document: Document, tables: Sequence[Table], front: Sequence[str]
) -> tuple[str | None, Evidence]:
    """The fullest name that the strongest evidence gives; one that names its place wins.

    Args:
        document: as read.
        tables: its tables.
        front: its first lines outside of tables, folded.

    Returns:
        the name, None where nothing names one, and the evidence for it.
    """
    votes: dict[Evidence, Counter[str]] = {level: Counter() for level in Evidence}
    titles: Counter[str] = Counter()
    for position, text in enumerate(front[:FRONT_LINES]):
        for name in _names_in_title(text):
            titles[name] += 6 if position < FIRST_LINES else 2
    for line in document.lines:
        for named in _labelled(line):
            votes[named[0]][named[1]] += 1
    for name in _implied(document, tables):
        votes[Evidence.IMPLIED][name] += 1
    for level in reversed(Evidence):
        own = votes[level] + titles if level == Evidence.NAMED else votes[level]
        if own:
            found = _fullest(own, _fuller(votes, own, level))
            is_titled = any(is_same(name, found) for name in titles)
            return (found if is_titled or _is_agreed(votes[level], found) else None), level
    return None, Evidence.IMPLIED


def _is_agreed(votes: Counter[str], found: str) -> bool:
    """Whether the forms of a document name one department; a collection of forms has none."""
    own = sum(count for name, count in votes.items() if is_same(name, found))
    return own >= LEAST_AGREED * votes.total()


def _fuller(
    votes: dict[Evidence, Counter[str]], found: Counter[str], level: Evidence
) -> Counter[str]:
    """Names of weaker evidence that are one of the stronger in full: 清河市水利局 of 水利局."""
    weaker = [count for other, count in votes.items() if other < level]
    return Counter(
        {
            name: number
            for count in weaker
            for name, number in count.items()
            if any(name != own and name.endswith(own) for own in found)
        }
    )


def _fullest(own: Counter[str], fuller: Counter[str]) -> str:
    votes = own + fuller
    kept = {name: n for name, n in votes.items() if not _begins_with_words(name, votes)}
    grouped = {name: sum(n for other, n in kept.items() if name.endswith(other)) for name in kept}
    placed = {name: count for name, count in grouped.items() if PLACE.match(name)} or grouped
    return max(placed, key=lambda name: (placed[name], kept[name], -len(name), name))


def _begins_with_words(name: str, votes: Iterable[str]) -> bool:
    """Whether a name is another one behind words of a sentence (纳入甘肃省天水市…局).

    The name of a place before it is no such word.
    """
    leads = (
        name.removesuffix(other)
        for other in votes
        if other != name and name.endswith(other) and PLACE.match(other)
    )
    return any(not _PLACES.fullmatch(lead) for lead in leads)


def _names_in_title(line: str) -> list[str]:
    if len(line) > LONGEST_TITLE or line.endswith("。"):
        return []
    rest = _LEADING.sub("", line)
    match = _ORGANISATION.match(rest)
    if match is None:
        return []
    name = match.group(1)
    is_known = name.endswith(tuple(_STRONG)) or PLACE.match(name) or _NATIONAL.match(name)
    return [name] if is_known or _SAYS_BUDGET.match(rest[match.end() :]) else []


def _labelled(line: Line) -> Iterator[tuple[Evidence, str]]:
    """Organisations that a line's labels name, and one behind a code on a line of its own."""
    if not line.cells and len(line.text) <= LONGEST_CODED:
        for part in map(fold, _GAP.split(line.text.strip())):
            coded = _CODED.match(part) or _OF_MONEY_OR_BODY.match(part)
            body = body_of(cell_of(coded[1])) if coded else None
            found = plain_name(body.text) if body is not None else None
            if found is not None:
                yield Evidence.FILLED_IN, found
                return
    text = line.text
    if not ("部门" in text or "单位" in text or "机构" in text):
        return  # every label that names the department holds one of them
    for pair in pairs_of_line(line):
        named = named_by(pair, in_table=bool(line.cells))
        if named is not None:
            yield named


def named_by(pair: KeyValue, *, in_table: bool) -> tuple[Evidence, str] | None:
    """The department that a labelled value names, and how surely; None where it names none.

    Args:
        pair: label and value.
        in_table: whether it stands in cells, where 部门 alone heads a column.
    """
    if not pair.publishes or pair.doubtful or (in_table and pair.label.folded in ("部门", "部门:")):
        return None
    body = body_of(pair.value)
    name = plain_name(body.text) if body is not None else None
    if name is None:
        return None
    return Evidence.NAMED if pair.field == Field.DEPARTMENT else Evidence.FILLED_IN, name


def _implied(document: Document, tables: Sequence[Table]) -> Iterator[str]:
    """Names that no label gives: the body of a ledger, who signs below, where a page comes from."""
    departments = _in_columns(tables, Role.DEPARTMENT)
    yield from departments if len(departments) == 1 else ()
    own = _above_all(_in_columns(tables, Role.UNIT_NAME))
    if own is not None:
        yield own
    prose = [fold(line.text) for line in document.lines if not line.cells and line.text.strip()]
    for text in prose[:FRONT_LINES]:
        source = _SOURCE.match(text)
        if source is not None and _is_organisation(source[1]):
            yield source[1]
    for text, below in zip(prose[-END_LINES:], [*prose[-END_LINES + 1 :], ""], strict=False):
        if _DATE.match(below) and _is_organisation(text):
            yield text


def _is_organisation(name: str) -> bool:
    match = _ORGANISATION.match(name)
    return match is not None and match.end() == len(name) and plain_name(name) == name


def _in_columns(tables: Sequence[Table], role: Role) -> list[str]:
    """The different organisations in the columns of a role."""
    found: dict[str, None] = {}
    for table in tables:
        for column in table.heading.of(role):
            for row in table.rows:
                body = body_of(row.cell(column.index))
                name = fold(body.text) if body is not None else ""
                found.update({name: None} if name else {})
    return list(found)


def _above_all(units: Sequence[str]) -> str | None:
    """The department among units: the only one, or the one whose own level is among them."""
    plain = list(dict.fromkeys(filter(None, map(plain_name, units))))
    if len(plain) == 1:
        return plain[0] if plain[0].endswith(tuple(_STRONG)) else None
    own = [name for name in plain if name.endswith(tuple(_STRONG)) and name not in units]
    return own[0] if len(own) == 1 else None
