"""Codes printed before names: [301001]清河市水利局, 54000024T000001-路灯改造.

These functions take texts apart; cells are taken apart by ``kg.tables.rows.projects``.
"""

import re

from nlp.names.organisations import place_of
from nlp.text import fold

_OPEN, _CLOSE = r"[\[【(（〔]\s*", r"\s*[\]】)）〕]"
_GAP = r"[-—–－_:：、/\s]"
_NAME = r"(?=\S*[\u4e00-\u9fff])"
# Codes of projects have 12 digits and more in the national system, 8 in some older ones.
_PROJECT = re.compile(
    rf"""
    ^\s*(?: {_OPEN}([\dA-Z][\dA-Z\-]{{7,35}}){_CLOSE}{_GAP}*
          | ([\dA-Z][\dA-Z\-]{{7,35}}){_GAP}+
          | (\d[\dA-Z]{{15,35}})(?![\dA-Z]){_GAP}* )
    {_NAME}
    """,
    re.X,
)
# Codes of departments have 3 digits, those of units 6 or more; social credit codes have 18.
_BODY = re.compile(
    rf"""
    ^\s*(?: {_OPEN}(?!20\d\d\D)([\dA-Z][\dA-Z.\-]{{1,17}}){_CLOSE}{_GAP}*
          | ([\dA-Z][\dA-Z]{{1,17}}){_GAP}+
          | (\d{{3,18}})(?!\d) )
    (?!\s*年){_NAME}
    """,
    re.X,
)
_BEHIND = re.compile(rf"(?:{_GAP}*{_OPEN}(\d{{3,18}}){_CLOSE}|{_GAP}+(\d{{3,18}}))\s*$")
_CODE_BEHIND = re.compile(rf"{_GAP}*{_OPEN}(\d[\dA-Z]{{11,35}}){_CLOSE}\s*$")
# 120急救中心, 12345热线: the number is the name's own.
_OWN_NUMBER = re.compile(r"^(?:1[12]\d|12\d{3}|96\d{3})$")
_SHORTEST_JOINED = 6
# A name that begins with a place, or is one of an administration, is whole without a number.
_WHOLE = re.compile(
    r"^[\u4e00-\u9fff]{1,8}?[省市县区州盟旗]|(?:局|厅|委员会|委|办公室|政府|法院|检察院)$"
)


def project_code_and_name(text: str) -> tuple[str | None, str]:
    """The code before or behind a project's name, None for none, and the name as printed."""
    behind = _CODE_BEHIND.search(text)
    if behind is not None and behind.start() > 0:
        return behind[1], text[: behind.start()]
    return _apart(_PROJECT.match(text), text)


def body_code_and_name(text: str) -> tuple[str | None, str]:
    """The code before or behind an organisation's name, None for none, and the name as printed."""
    match = _BODY.match(text)
    code, name = _apart(match, text)
    if match is not None and code is not None and match[3] and len(code) < _SHORTEST_JOINED:
        # Nothing keeps the two apart: the name must be one without its number.
        code, name = (code, name) if _WHOLE.search(fold(name)) else (None, text)
    if code is not None and _OWN_NUMBER.match(code) and not place_of(fold(name)):
        return None, text
    behind = _BEHIND.search(name)
    if code is None and behind is not None and behind.start() > 0:
        return behind[1] or behind[2], name[: behind.start()]
    return code, name


def _apart(match: re.Match[str] | None, text: str) -> tuple[str | None, str]:
    if match is None:
        return None, text
    return next(group for group in match.groups() if group), text[match.end() :]
