"""Policy documents named in text: 发文字号 in any bracket and width, and titles in 《》.

``find_mentions`` takes raw text and returns spans in order; a number is normalised to
``冀财社〔2023〕208号``. The form of a number (机关代字, year in 〔〕, serial without 第, 号) is
GB/T 9704-2012 §7.2.5.
"""

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from nlp.names.authorities import find_authority
from nlp.text import fold, fold_title
from nlp.traditional import simplified


@dataclass(frozen=True, slots=True)
class Mention:
    """One naming of a policy document.

    Attributes:
        start, end: character span in the text given.
        raw: the text of the span as printed.
        number: normalised document number, None for a title alone.
        title: title without its outer 《》, None for a number alone. A number in brackets behind a
            title makes one mention with both.
        prefix, year, serial: the parts of the number (机关代字, year, serial).
    """

    start: int
    end: int
    raw: str
    number: str | None = None
    title: str | None = None
    prefix: str | None = None
    year: int | None = None
    serial: int | None = None


# The parts may stand apart: 冀财社 [2023] ２０８ 号. \d and \s hold their full-width forms.
_S = r"\s*"
_OPEN, _CLOSE = r"[〔\[［【(（﹝〈{]", r"[〕\]］】)）﹞〉}]"
_NUMBER = re.compile(
    rf"""
    (?P<prefix>[\u4e00-\u9fff] (?:{_S}[\u4e00-\u9fff]){{0,11}} (?:{_S}[a-zA-Z])?)   # 冀财社
    {_S} {_OPEN} {_S}
    (?P<year>(?:19|20|１９|２０) \d (?:{_S}\d)) {_S} 年?                              # 2023年
    {_S} {_CLOSE} {_S} 第? {_S}
    (?P<serial>\d (?:{_S}\d){{0,4}}) {_S} 号                                         # 208 号
    """,
    re.VERBOSE,
)
_TITLE = re.compile(r"《(?P<title>[^《》]{2,120}(?:《[^《》]{1,80}》[^《》]{0,60})*)》")
# Words that stand before a document number in running text and are no part of the 机关代字. One
# character is such a word only before a province, 财, 国 or 中: 和 is part of 呼和政发.
_LEAD = re.compile(
    r"""
    ^.*
    (?:
        根据|按照|依据|以及|关于|通知|文件|文号|办法|意见|方案|规定|资金|经费|项目
      | [按据和与及或的如见由经等号]
        (?=[京津冀晋蒙辽吉黑沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝川贵云藏陕甘青宁新财国中])
    )
    (?=.{2,})
    """,
    re.VERBOSE,
)
LONGEST_PREFIX = 9  # characters; what stands before belongs to the sentence
# What stands between a title and its number, and after the number.
_BETWEEN = re.compile(rf"{_S}[(（\[【〔]?{_S}")
_AFTER = re.compile(rf"{_S}[)）\]】〕]")


@lru_cache(maxsize=32768)
def find_mentions(text: str) -> tuple[Mention, ...]:
    """Every policy document named in ``text``, in order of place."""
    plain = simplified(text)
    if plain is not text and len(plain) == len(text):
        same = find_mentions(plain)
        return tuple([replace(one, raw=text[one.start : one.end]) for one in same])
    if "号" not in text and "《" not in text:
        return ()
    found = [_number_mention(match) for match in _NUMBER.finditer(text)]
    found += [
        Mention(match.start(), match.end(), match.group(0), title=fold_title(match.group("title")))
        for match in _TITLE.finditer(text)
        if not match.group("title").endswith("表")  # the department's own tables
    ]
    return tuple(_paired(sorted(found, key=lambda mention: (mention.start, mention.end)), text))


def _paired(found: list[Mention], text: str) -> list[Mention]:
    """Title and number of one document joined: 《…的通知》（财预〔2017〕98号）."""
    paired: list[Mention] = []
    for mention in found:
        if paired and _is_pair(paired[-1], mention, text):
            paired[-1] = _joined(paired[-1], mention, text)
        else:
            paired.append(mention)
    return paired


def _is_pair(title: Mention, number: Mention, text: str) -> bool:
    if title.number or not number.number:
        return False
    return _BETWEEN.fullmatch(text[title.end : number.start]) is not None


def _joined(title: Mention, number: Mention, text: str) -> Mention:
    """One mention of a title and its number, up to the bracket behind the number."""
    bracket = _AFTER.match(text, number.end)
    end = bracket.end() if bracket and number.start > title.end else number.end
    raw = text[title.start : end]
    return replace(number, start=title.start, end=end, raw=raw, title=title.title)


def find_numbers(text: str) -> list[str]:
    """Normalised document numbers in ``text``, each once, in order of first place."""
    return list(dict.fromkeys(mention.number for mention in find_mentions(text) if mention.number))


def _number_mention(match: re.Match[str]) -> Mention:
    printed = _after_gap(match.group("prefix"))
    skipped = len(match.group("prefix")) - len(printed)
    prefix = fold(printed)
    lead = _LEAD.match(prefix)
    if lead is not None:
        prefix = prefix[lead.end() :]
    prefix = prefix[-LONGEST_PREFIX:]
    start = match.start() + skipped + _offset(printed, len(fold(printed)) - len(prefix))
    year, serial = int(fold(match.group("year"))), int(fold(match.group("serial")))
    return Mention(
        start,
        match.end(),
        match.string[start : match.end()],
        number=f"{prefix}〔{year}〕{serial}号",
        prefix=prefix,
        year=year,
        serial=serial,
    )


def _after_gap(printed: str) -> str:
    """A prefix without the words of a neighbouring cell.

    Words before a gap are left out where an authority issues under the rest alone.
    """
    for gap in re.finditer(r"\s+", printed):
        if find_authority(fold(printed[gap.end() :])) is not None:
            return printed[gap.end() :]
    return printed


def _offset(printed: str, skip: int) -> int:
    """Where the character stands that follows ``skip`` others, white space not counted."""
    letters = [place for place, char in enumerate(printed) if not char.isspace()]
    return letters[skip]
