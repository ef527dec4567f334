"""The fiscal year that titles, captions and forms state; the name of a project states none."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from kg.tables.words.titles import project_in_title
from nlp.text import fold
from nlp.values.numerals import read_numeral

FRONT_LINES, FIRST_LINES, COVER_LINES = 60, 8, 12
LONGEST_TITLE, LONGEST_CAPTION = 60, 50
_DIGITS = "〇零○Oo一二三四五六七八九"
_Y = rf"(?<!\d)(20\d\d|二[〇零○Oo][{_DIGITS}]{{2}})"
# A date, a period of several years and the number of a policy document state no fiscal year.
_NO_YEAR = re.compile(
    rf"""
    {_Y}年(?:\d{{1,2}}|[一二三四五六七八九十]{{1,3}})月(?:\d{{1,2}}日)?
    | {_Y}年?度?(?:[-~至到—]|--){_Y}年?度?
    | [〔\[(【]{_Y}[〕\])】]第?\d+号
    | (?:提前下达|上年|较|比){_Y}年度?
    """,
    re.X,
)
_LABELLED = re.compile(
    rf"(?:(?:预算|所属|会计|财政|评价|申报|项目)年度|^年度)[:]?{_Y}|[(]{_Y}年度?[)]"
)
_BESIDE_BUDGET = re.compile(rf"{_Y}年?度?[\u4e00-\u9fff()“”]{{0,40}}?(?:预算|绩效|决算)")
_OF_DOCUMENT = re.compile(
    rf"{_Y}年度?(?:[\u4e00-\u9fff()]{{0,20}}?)(?:预算|决算)(?:信息)?(?:公开|编制|说明|草案|报告|情况)*$"
)
_STATES = re.compile(_Y)
_ANY = re.compile(rf"{_Y}年")
# In the title of a form: 2024年度, or at its beginning or behind an organisation.
_OF_FORM = re.compile(
    rf"""
    {_Y}年度
    | (?:^|[:、局厅会委院部所站校学馆室心处办社府乡镇级)]) {_Y}年
      (?= 部门 | 单位 | [中央省市县区州]{{1,2}}级? | 本级 | 预算 | 项目 | 专项 | 整体 | 财政 | 绩效
        | 支出 | 重点 | 转移 | 政策 | 资金 )
    | (?:^|[(]) {_Y}年度? (?:[)]|$)
    """,
    re.X,
)
_CELL = re.compile(rf"^[(]?{_Y}年?度?[)]?$")


@dataclass(frozen=True, slots=True)
class DatedNames:
    """Names of projects that hold a year, which is not that of the title they stand in.

    Attributes:
        names: folded.
        lengths: of the names, the longest first.
    """

    names: frozenset[str] = frozenset()
    lengths: tuple[int, ...] = ()

    @classmethod
    def of(cls, names: Iterable[str]) -> "DatedNames":
        """Those of the names that hold a year."""
        dated = frozenset(name for name in names if _STATES.search(name))
        return cls(dated, tuple(sorted({len(name) for name in dated}, reverse=True)))

    def removed_from(self, text: str) -> str:
        """A folded text without them; it takes the same time however many there are."""
        for length in self.lengths:
            start = 0
            while start + length <= len(text):
                if text[start : start + length] in self.names:
                    text = text[:start] + text[start + length :]
                else:
                    start += 1
        return text


NO_NAMES = DatedNames()


def year_of_cell(folded: str) -> int | None:
    """The year a cell or caption states by itself: 2024, 2024年度, （2024年）."""
    match = _CELL.match(folded)
    return _year(match[1]) if match is not None else None


def years_of_title(text: str, names: DatedNames = NO_NAMES) -> list[int]:
    """The years that the title or caption of a form states as its own.

    Args:
        text: as printed.
        names: of projects; a year in one of them is not the form's.
    """
    if project_in_title(text) is not None:
        return []
    return _years(_OF_FORM, _bare(text, names))


def year_of_document(texts: Sequence[str], names: DatedNames) -> tuple[int | None, int | None]:
    """The year of a document, and the one that its own title states (2024年部门预算).

    That is the one of its own title, else the year that most titles and captions name beside 预算
    or 绩效; where none does, the only year of the first lines.

    Args:
        texts: of its lines outside of tables, and of rows with one cell.
        names: of its projects.
    """
    bare = ["" if project_in_title(text) else _bare(text, names) for text in texts]
    votes: Counter[int] = Counter()
    for position, text in enumerate(bare[:FRONT_LINES]):
        if len(text) <= LONGEST_TITLE:
            for year in _years(_BESIDE_BUDGET, text):
                votes[year] += 5 if position < FIRST_LINES else 2
    for text in bare:
        if 0 < len(text) <= LONGEST_CAPTION:
            votes.update(_years(_LABELLED, text) + _years(_BESIDE_BUDGET, text))
    if not votes:
        front = {year for text in bare[:FRONT_LINES] for year in _years(_ANY, text)}
        votes.update(front if len(front) == 1 else ())
    votes.pop(0, None)
    titles = {year for text in bare[:COVER_LINES] for year in _years(_OF_DOCUMENT, text)}
    if len(titles) == 1:
        return min(titles), min(titles)
    return min(votes, key=lambda year: (-votes[year], year)) if votes else None, None


def _bare(text: str, names: DatedNames) -> str:
    """A folded line without names of projects, dates and numbers of documents."""
    folded = fold(text)
    if len(folded) > LONGEST_TITLE or _STATES.search(folded) is None:
        return ""
    folded = names.removed_from(folded)
    return _NO_YEAR.sub("", folded)


def _years(pattern: re.Pattern[str], text: str) -> list[int]:
    found = (next(filter(None, match.groups())) for match in pattern.finditer(text))
    return [year for year in map(_year, found) if year]


def _year(text: str) -> int:
    if text.isdigit():
        return int(text)
    return int(read_numeral(re.sub("[○Oo]", "〇", text)) or 0)
