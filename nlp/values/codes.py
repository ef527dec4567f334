"""Digits that are no amount: years and days, numbers of documents and standards, ordinals, ratios.

``without_codes`` puts a mark in their place, so that amounts are looked for in what is left.
"""

import re

MARK = "□"
_CODE = re.compile(
    r"""
    (?=[〔\[(A-Za-z第前.\d〇○零一二三四五六七八九])(?:
    [〔\[(]\s*(?:19|20)\d\d\s*[〕\])]\s*(?:第?\d+号?)?              # 〔2023〕5号
  | (?:19|20)\d\d[-./]\d{1,2}[-./]\d{1,2}(?!\d)                    # 2023-12-31
  | (?:19|20)\d\d[-./]\d{1,2}(?=$|[底末初前月份之以内完,;。)~至到-])   # 2023.12底前
  | (?:19|20)\d\d[-~至到](?:19|20)\d\d(?:学?年)?
  | (?:(?:19|20)\d\d|[〇○零一二三四五六七八九]{4}|(?<!\d)2\d(?=年\d{1,2}月))
    (?:学?年|届)(?:\d{1,2}(?:[-~至到]\d{1,2})?月)?(?:\d{1,2}[日号])?   # 二〇二四年1-6月
  | (?<!\d)\d{1,2}[-~至到]\d{1,2}月(?!内)
  | (?<!\d)\d+(?:[-~至到]\d+)?周?岁(?:及?以[上下]|内)?
    (?=[\u4e00-\u9fff])(?!及?以|左右)                              # 65岁以上老人
  | (?<!\d)\d{1,2}月(?:\d{1,2}[日号]|(?=[底末初份前上中下]))
  | (?<=月)\d{1,2}[日号] | \d{1,2}[日号](?=前)                       # 每月10日, 季度末10日前
  | 第[\d一二三四五六七八九十百]+[\u4e00-\u9fff]?                   # 第12条
  | 前[\d一二三四五六七八九十百]+(?:[名位强列]|$)                    # 前10名
  | (?<![\dA-Za-zμ万亿])(?!(?:h|[kcdm]?m)[23](?!\d))
    [A-Za-z]++(?:[-/][A-Za-z]*+)?-?\d[\d.:-]*   # GB/T9704.1-2012, A3, not m2
  | (?<!\d)\d+(?:(?:\.\d+){2,}|(?:-\d+){2,})   # 1.2.3, 3-4-5
  | (?<!\d)\d+(?:(?:[:+×*xX⁄÷^_、。比]|\.\.+)\d+(?:\.\d+)?)+   # 1:3, 4×3, 5。5
  | (?<!\d)\d+/\d+(?![\d百千万亿人户])                                     # 1/3, but 5例/10万人
  | (?<!\d)\d{1,3}(?:,\d{3})*,\d{1,2}(?!\d) | (?<!\d)\d{4,},\d+     # 1,23
  | (?<![\d.])\.\d+                                                 # .5
  | (?<!\d)\d+(?:号|版|型|年级|[A-Z]级)(?!线)
    )
    """,
    re.VERBOSE,
)
# Every code has one of these. Looked for first: most values have none.
_HINT = re.compile(r"[〔\[(A-Za-z年月岁第前号版型比届:+×*⁄÷^_、。,./-]")
_ENUMERATOR = re.compile(r"(?:^|(?<=[;；,，。、:]))[(]?\d{1,2}(?:[)、]|\.(?!\d))")


def without_codes(text: str) -> str:
    """A folded text with a mark for each run of digits that is no amount; its length is kept."""
    if _HINT.search(text) is None:
        return text
    if text[0] in "1(" and "2" in text:
        text = _without_enumerators(text)
    return _CODE.sub(_marked, text)


def _without_enumerators(text: str) -> str:
    """1.培训5次;2.检查3次 -> the items without their numbers, if these count from one."""
    found = [int(re.sub(r"\D", "", match.group())) for match in _ENUMERATOR.finditer(text)]
    if len(found) < 2 or found != list(range(1, len(found) + 1)):
        return text
    return _ENUMERATOR.sub(_marked, text)


_GAP = re.compile(r"(?<!\d)\d+(?:\s+\d+)+")
_CLOCK = re.compile(r"\s\d{1,2}:\d\d(?::\d\d)?\s*$")  # behind a date of a spreadsheet
_THOUSANDS = 3


def is_torn(text: str) -> bool:
    """Whether white space between digits leaves open which number a printed text means: 10 20.

    Letters set wide (1 0 0 %) and thousands parted by spaces (1 234 567) are one number.
    """
    gaps = (match.group().split() for match in _GAP.finditer(_CLOCK.sub("", text)))
    return any(
        any(len(part) > 1 for part in parts)
        and (len(parts[0]) > _THOUSANDS or any(len(part) != _THOUSANDS for part in parts[1:]))
        for parts in gaps
    )


def _marked(match: re.Match[str]) -> str:
    return MARK * len(match.group())
