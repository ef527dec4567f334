"""Bytes are text in the encoding in which they are Chinese."""

import pytest
from opencc import OpenCC

from kg.documents.encoding import decoded

SHORT = "一级指标\t二级指标\t三级指标\t指标值\n产出指标\t数量指标\t养护道路里程\t≥186公里\n"
LONG = SHORT * 200


@pytest.mark.parametrize("text", [SHORT, LONG], ids=["short", "long"])
@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "gb18030", "gbk", "utf-16", "utf-16-le", "utf-16-be"]
)
def test_simplified_text_is_told_by_its_bytes(text: str, encoding: str) -> None:
    assert decoded(text.encode(encoding)) == text


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "big5hkscs", "utf-16-le"])
def test_traditional_text_is_told_by_its_bytes(encoding: str) -> None:
    text = OpenCC("s2t").convert(SHORT).replace("≥", "不低於")
    assert decoded(text.encode(encoding)) == text


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
@pytest.mark.parametrize("place", [100, 1001, 3002])
def test_a_lost_byte_spoils_a_character_and_not_the_text(encoding: str, place: int) -> None:
    data = LONG.encode(encoding)
    text = decoded(data[:place] + data[place + 1 :])
    assert text is not None
    assert text.count("养护道路里程") >= 198


def test_signs_without_chinese_are_read_as_utf_8() -> None:
    assert decoded("≥95%\t≤3\n".encode()) == "≥95%\t≤3\n"


@pytest.mark.parametrize("text", ["", "plain", "1,2\r\n"])
def test_ascii_stays(text: str) -> None:
    assert decoded(text.encode()) == text


def test_what_is_chinese_in_no_encoding_is_no_text() -> None:
    assert decoded("département élève âgé".encode("latin-1") * 20) is None
    assert decoded(bytes(range(128, 256)) * 20) is None
