"""Lines that are no content: page numbers, repeated titles, 单位：万元, 续表."""

import re
from functools import lru_cache

from kg.tables.words.fields import Field
from kg.tables.words.form_labels import form_label_of
from nlp.text import fold

_PAGE_NUMBER = re.compile(
    r"""
    ^[-—–·.\s]*
    (?: 第?\s*\d{1,4}\s*页? (?: \s*[/共,，]{1,2}\s*\d{1,4}\s*页? )*  # 第 3 页，共 9 页
      | [-—]\s*\d{1,4}\s*[-—]                                  # — 3 —
      | \d{1,4} )
    [-—–·.\s]*$
    """,
    re.X,
)
_MONEY_UNIT = r"(?:亿元|万元|千元|元)"
_UNIT_LINE = re.compile(
    rf"""
    ^(?:金额)?单位[:：]?[（(]?(?:人民币)?{_MONEY_UNIT}[)）]?$  # 金额单位：万元
    | ^[（(](?:金额)?单位[:：]{_MONEY_UNIT}[)）]$             # （单位：万元）
    """,
    re.X,
)
# Not behind 预算单位, 填报单位 and the like, which are organisations.
_UNIT_AT_END = re.compile(
    rf"(?:^|[^预算填报编制项目用款申请])单位[:：]?[（(]?(?:人民币)?({_MONEY_UNIT})[)）]*$"
)
_CAPTION = re.compile(
    r"""
    ^(?: 预算代码 | 单位 )[:：]
    | ^[（(]?(?:20\d{2}|[二〇零○Oo一三四五六七八九]{4})年度?[)）]?$   # （2023年度）
    | ^续表 | ^[（(]续表?\d*[)）]$ | ^[（(]续[)）]
    | ^(?:附)?表[\d一二三四五六七八九十]+(?:[-—.]\d+)*$            # 附表3-1
    | ^附件[\d一二三四五六七八九十]*[:：]?$
    | ^(?:公开|预算)\d*(?:[-—]\d+)?表                             # 公开08表
    """,
    re.X,
)
_OF_PROJECT = re.compile(r"(?:项目|专项|政策)[^:]{0,6}(?:名称|编码|编号|代码):")
_DATE = re.compile(r"(?:日期|时间)$")
_NOTE = re.compile(
    r"^(?:填表|填报|填写|编制|制表|表内|附)?(?:备注|注释?|说明|要求|须知)[\d一二三]?[:：]"
)
_FOOT = re.compile(
    r"""
    ICP备 | 公网安备 | 网站标识码 | 版权所有 | ^Copyright
    | ^(?: 主办 | 承办 | 协办 | 技术支持 )(?:单位)?[:：]
    """,
    re.I | re.X,
)
_CODE_AND_NAME = re.compile(r"^\d{3,9}[-—]?(?!年)[\u4e00-\u9fff]{3,40}$")
_TITLE = re.compile(r"(?:表|申报书|目标书|情况|清单|汇总|目标)(?:[（(].*[)）])?$")
_SECTION = re.compile(
    r"""
    ^(?: [（(]?[一二三四五六七八九十]+[)）、.]            # （一） 一、
       | 第[一二三四五六七八九十]+(?:部分|章|节)
       | \d{1,2}[、.．](?!\d) )                          # 1．
    """,
    re.X,
)
LONGEST_TITLE = 70


@lru_cache(maxsize=4096)
def is_furniture(text: str) -> bool:
    """Whether a line between table rows may be page furniture: number, unit line, caption, note."""
    folded = fold(text)
    return bool(
        not folded
        or _PAGE_NUMBER.match(folded)
        or is_caption(text)
        or _NOTE.match(folded)
        or _CODE_AND_NAME.match(folded)
    )


def is_caption(text: str) -> bool:
    """Whether a text is a caption wherever it stands, also in a cell: 部门名称：…, 单位：万元."""
    folded = fold(text)
    return bool(_UNIT_LINE.match(folded) or _CAPTION.match(folded)) or _is_labelled(folded)


def _is_labelled(folded: str) -> bool:
    """Whether it says who fills in the form, when, or for which year: 填报单位（盖章）：…"""
    if ":" not in folded or _OF_PROJECT.search(folded):
        return False
    printed = folded[: folded.index(":")]
    label = form_label_of(printed)
    if label is None:
        return False
    is_date = label.field == Field.TAIL and _DATE.search(printed) is not None
    return label.publishes or label.field == Field.YEAR or is_date


def is_foot_of_page(text: str) -> bool:
    """Whether a text stands at the foot of a web page: 主办单位：…, …ICP备…号.

    The foot may be laid out as a table.
    """
    return _FOOT.search(fold(text)) is not None


def is_note(text: str) -> bool:
    """Whether a line is a note below a table: 注：…"""
    return _NOTE.match(fold(text)) is not None


@lru_cache(maxsize=4096)
def is_title(text: str) -> bool:
    """Whether a prose line looks like the title of a table."""
    folded = fold(text)
    return (
        len(folded) <= LONGEST_TITLE
        and _TITLE.search(folded) is not None
        and not folded.endswith("。")
    )


@lru_cache(maxsize=4096)
def is_section(text: str) -> bool:
    """Whether a prose line is a numbered heading of the document (八、政府采购预算情况)."""
    return len(text) <= LONGEST_TITLE and _SECTION.match(fold(text)) is not None


def money_unit_of(text: str) -> str | None:
    """The unit of money a caption states (单位：万元), None if it states none."""
    match = _UNIT_AT_END.search(fold(text))
    return match.group(1) if match else None
