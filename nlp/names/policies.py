"""Policy documents named in text: 发文字号 in any bracket and width, and titles in 《》.

``find_mentions`` takes raw text and returns spans in order; the number is normalised to ``冀财社〔2023〕208号``.
The form of a document number (机关代字, year in 〔〕, serial without 第, 号) is GB/T 9704-2012 §7.2.5.
"""

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from nlp.names.authorities import find_authority
from nlp.text import fold, fold_title


@dataclass(frozen=True, slots=True)
class Mention:
    """One naming of a policy document.

    Attributes:
        start, end: character span in the text given.
        raw: the text of the span as printed.
        number: normalised document number, None for a title alone.
        title: title without its outer 《》, None for a number alone; both where a number stands in brackets behind its title.
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


_S = r"[\s\u3000]*"
_OPEN, _CLOSE = r"[〔\[［【(（﹝〈{]", r"[〕\]］】)）﹞〉}]"
_NUMBER = re.compile(
    rf"(?P<prefix>[\u4e00-\u9fff](?:{_S}[\u4e00-\u9fff]){{0,11}}(?:{_S}[a-zA-Z])?){_S}{_OPEN}{_S}"
    rf"(?P<year>(?:19|20|１９|２０)[\d０-９](?:{_S}[\d０-９])){_S}年?{_S}{_CLOSE}{_S}第?{_S}(?P<serial>[\d０-９](?:{_S}[\d０-９]){{0,4}}){_S}号"
)
_TITLE = re.compile(r"《(?P<title>[^《》]{2,120}(?:《[^《》]{1,80}》[^《》]{0,60})*)》")
# Words that stand before a document number in running text and are no part of the 机关代字.
_LEAD = re.compile(
    r"^.*(?:根据|按照|依据|以及|关于|通知|文件|文号|办法|意见|方案|规定|资金|经费|项目|[按据和及与或的如见由经等号](?=[京津冀晋蒙辽吉黑沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝川贵云藏陕甘青宁新财国中]))"
    r"(?=.{2,})"
)
_PREFIX_LENGTH = 9
# What stands between a title and its number, and after the number.
_BETWEEN = re.compile(rf"{_S}[(（\[【〔]?{_S}")
_AFTER = re.compile(rf"{_S}[)）\]】〕]")


@lru_cache(maxsize=32768)
def find_mentions(text: str) -> tuple[Mention, ...]:
    """Every policy document named in ``text``, in order of place; numbers first where both stand at one place."""
    if "号" not in text and "《" not in text:
        return ()
    found = [
        mention
        for match in _NUMBER.finditer(text)
        if (mention := _number_mention(match)) is not None
    ]
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
        title = paired[-1] if paired else None
        if (
            title is None
            or title.number
            or not mention.number
            or not _BETWEEN.fullmatch(text[title.end : mention.start])
        ):
            paired.append(mention)
            continue
        bracket = _AFTER.match(text, mention.end)
        end = bracket.end() if bracket and mention.start > title.end else mention.end
        paired[-1] = replace(
            mention, start=title.start, end=end, raw=text[title.start : end], title=title.title
        )
    return paired


def find_numbers(text: str) -> list[str]:
    """Normalised document numbers in ``text``, each once, in order of first place."""
    return list(dict.fromkeys(mention.number for mention in find_mentions(text) if mention.number))


def _number_mention(match: re.Match[str]) -> Mention | None:
    printed = _after_gap(match.group("prefix"))
    skipped = len(match.group("prefix")) - len(printed)
    prefix = fold(printed)
    lead = _LEAD.match(prefix)
    if lead is not None:
        prefix = prefix[lead.end() :]
    prefix = prefix[-_PREFIX_LENGTH:]
    if len(prefix) < 1:
        return None
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
    """A prefix without the words of a neighbouring cell: what follows a gap, where an authority issues under that alone."""
    for gap in re.finditer(r"\s+", printed):
        if find_authority(fold(printed[gap.end() :])) is not None:
            return printed[gap.end() :]
    return printed


def _offset(printed: str, skip: int) -> int:
    """How many printed characters hold the first ``skip`` characters that are no white space."""
    position = 0
    while position < len(printed) and (skip > 0 or printed[position].isspace()):
        skip -= 0 if printed[position].isspace() else 1
        position += 1
    return position
