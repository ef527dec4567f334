"""Document -> the department that publishes it and its budget year, from its own text."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice

from kg.documents import Document, Line
from nlp.text import fold
from nlp.values.numerals import read_numeral

FRONT_LINES = 60
_ENDINGS = "|".join(
    "局 厅 委员会 办公室 中心 法院 检察院 研究院 医院 学院 大学 学校 中学 小学 幼儿园 "
    "协会 联合会 总工会 妇联 团委 党校 档案馆 图书馆 博物馆 总队 支队 大队 管委会 "
    "人民政府 街道办事处 委 办 部 所 站 处 院 馆 社 会 镇 乡 街道".split()
)
_NUMBERS = "二〇零一三四五六七八九"
_FOLLOWED = (
    rf"(?:本级|机关)?(?:20\d\d|[{_NUMBERS}]{{4}})?年?度?"
    "(?:部门|单位|本级|预算|整体|绩效|项目|决算|$)"
)
_ORGANISATION = re.compile(rf"([\u4e00-\u9fff()·]{{2,36}}?(?:{_ENDINGS}))(?={_FOLLOWED})")
_LABELS = (
    "部门名称 单位名称 预算部门 主管预算部门 预算主管部门 主管部门 预算单位 "
    "填报单位 填报部门 编制单位 编制部门 公开部门 部门(单位)名称 部门 单位"
).split()
_LABELLED = re.compile(
    rf"^(?:{'|'.join(map(re.escape, _LABELS))})[:：](?:\d{{3,9}})?([\u4e00-\u9fff()·]{{2,36}})$"
)
_MONEY = frozenset(("万元", "元", "千元", "亿元", "人民币元", "人民币万元"))
_CODED = re.compile(r"^\d{3,9}[-—]?((?!年)[\u4e00-\u9fff()]{4,36})$")
_OTHER_CELLS = "部门(单位) 主管单位 主管部门及代码 项目单位 实施单位 部门单位名称".split()
_LABEL_CELLS = frozenset((*_LABELS, *_OTHER_CELLS)) - {"部门", "单位"}
_HEADING = re.compile(
    r"(?:名称|编码|代码|科目|金额|合计|总计|类型|性质|方式)$"
)  # the next heading of a list, no name
_LEADING = re.compile(
    r"""^(?:附件?\d*[:：]?|关于|公开                               # 附件1：
    |第[一二三四五六七八九十]+部分                                 # 第一部分
    |[一二三四五六七八九十]+、|[(（][一二三四五六七八九十]+[)）]    # 一、 (一)
    )?
    (?:20\d\d|[二〇零一三四五六七八九]{4})?年?度?                  # 2024年, 二〇二四年度
    """,
    re.X,
)
PLACE = re.compile(r"^[\u4e00-\u9fff]{2,12}?(?:省|自治区|市|县|区|州|盟|旗|兵团|新区)")
_PLACES = re.compile(
    r"(?:[\u4e00-\u9fff]{2,10}?(?:省|自治区|市|县|区|州|盟|旗|兵团|新区|地区))+|中共|中国共产党|中国"
)
_YEAR = re.compile(r"(20\d\d|二[〇零○O][一二三四五六七八九〇零]{2})年")
_BUDGET_YEAR = re.compile(
    r"(20\d\d|二[〇零○O][一二三四五六七八九〇零]{2})年?度?[\u4e00-\u9fff()“”]{0,40}?(?:预算|绩效|决算)"
)
_YEAR_LABEL = re.compile(r"预算年度[:：]?(20\d\d)|[(（](20\d\d)年度?[)）]")


@dataclass(frozen=True, slots=True)
class Publisher:
    """Who published the document and for which year; None where the text does not say."""

    department: str | None
    fiscal_year: int | None
    title: str | None


def read_publisher(document: Document) -> Publisher:
    """The publishing department, budget year and title that the document's text states."""
    alone = (fold(text) for line in document.lines if (text := _alone(line)))
    front = list(islice(alone, FRONT_LINES))
    return Publisher(_department(document, front), _fiscal_year(document, front), _title(document))


def _alone(line: Line) -> str:
    """The text of a prose line, or of a grid row with one filled cell; '' for others."""
    if not line.cells:
        return line.text.strip()
    only = ""
    for cell in line.cells:
        text = cell.text.strip()
        if text and only:
            return ""
        only = only or text
    return only


def _department(document: Document, front: list[str]) -> str | None:
    """The fullest name that title, captions and forms give; one that names its place wins."""
    votes: Counter[str] = Counter()
    for position, line in enumerate(front):
        weight = 6 if position < 6 else 2
        for name in _names_in_title(line):
            votes[name] += weight
    for row in document.lines:
        for name in _names_in_captions(row):
            votes[name] += 1
    for name in [name for name in votes if name in _MONEY]:
        del votes[name]
    if not votes:
        return None
    votes = Counter(
        {name: count for name, count in votes.items() if not _begins_with_words(name, votes)}
    )
    grouped = {name: sum(n for other, n in votes.items() if name.endswith(other)) for name in votes}
    placed = {name: count for name, count in grouped.items() if PLACE.match(name)} or grouped
    return max(placed, key=lambda name: (placed[name], votes[name], -len(name), name))


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
    if len(line) > 60 or line.endswith("。"):
        return []
    names = []
    rest = _LEADING.sub("", line)
    match = _ORGANISATION.match(rest)
    if match is not None:
        names.append(match.group(1))
    return names


def labelled_name(folded: str) -> str | None:
    """The organisation a caption names (部门名称:…), None if it names none."""
    match = _LABELLED.match(folded)
    return match.group(1) if match is not None and match.group(1) not in _MONEY else None


def _names_in_captions(line: Line) -> list[str]:
    if not line.cells:
        if len(line.text) > 60:
            return []
        folded = fold(line.text)
        match = _LABELLED.match(folded) or _CODED.match(folded)
        return [match.group(1)] if match is not None else []
    folded = fold(line.cells[0].text)
    if folded.rstrip(":：") in _LABEL_CELLS:
        beside = (cell.text for cell in line.cells[1:4])
        value = next((fold(text) for text in beside if text.strip()), "")
        value = re.sub(r"^[\[【(]?\d{3,9}[\]】)]?[-—]?", "", value)
        is_name = (
            3 <= len(value) <= 36
            and re.fullmatch(r"[\u4e00-\u9fff()·]+", value)
            and not _HEADING.search(value)
        )
        return [value] if is_name else []
    match = _LABELLED.match(folded) if ":" in folded or "：" in folded else None
    return [match.group(1)] if match is not None else []


def _fiscal_year(document: Document, front: list[str]) -> int | None:
    """The year that most titles and captions name beside 预算 or 绩效; any year where none does."""
    votes: Counter[int] = Counter()
    for position, line in enumerate(front[:FRONT_LINES]):
        if len(line) <= 60:
            for match in _BUDGET_YEAR.finditer(line):
                votes[_year(match.group(1))] += 5 if position < 8 else 2
    for row in document.lines:
        text = _alone(row)
        if 0 < len(text) <= 50:
            folded = fold(text)
            for pattern in (_YEAR_LABEL, _BUDGET_YEAR):
                for match in pattern.finditer(folded):
                    votes[_year(next(group for group in match.groups() if group))] += 1
    if not votes:
        votes.update(_year(match.group(1)) for line in front for match in _YEAR.finditer(line))
    votes.pop(0, None)
    return min(votes, key=lambda year: (-votes[year], year)) if votes else None


def _year(text: str) -> int:
    if text.isdigit():
        return int(text)
    return int(read_numeral(text.replace("○", "〇").replace("O", "〇")) or 0)


def _title(document: Document) -> str | None:
    """The first lines up to a blank that look like a title, as one text."""
    parts: list[str] = []
    for line in document.lines[:12]:
        text = line.text.strip()
        if not text or line.cells:
            continue
        if len(text) > 60 or text.endswith("。") or re.fullmatch(r"目\s*录", text):
            break
        parts.append(text)
        if re.search(r"预算|绩效|决算|公开", text):
            break
    return " ".join(parts) or None
