"""Format codes as sections: an example for each piece that a code can have."""

from decimal import Decimal

import pytest

from kg.documents.workbook.format_codes import TOKEN, choose_section, sections_of


@pytest.mark.parametrize(
    ("code", "kind", "text"),
    [
        ('"万元"', "quoted", "万元"),
        (r"\元", "escaped", "元"),
        ("!元", "escaped", "元"),
        ("[$¥-804]", "symbol", "¥"),
        ("[h]", "elapsed", "h"),
        ("[>=10]", "limit", "10"),
        ("[<-2.5]", "limit", "-2.5"),
        ("General", "general", "General"),
        ("G/通用格式", "general", "G/通用格式"),
        ("AM/PM", "noon", "AM/PM"),
        ("上午/下午", "noon", "上午/下午"),
        ("yyyy", "date", "yyyy"),
        ("ss.00", "date", "ss.00"),
        ("aaaa", "date", "aaaa"),
        ("E+", "exponent", "E+"),
        ("#", "digit", "#"),
        ("?", "digit", "?"),
        ("%", "mark", "%"),
        ("元", "other", "元"),
        (";", "other", ";"),
    ],
)
def test_pieces_of_a_code(code: str, kind: str, text: str) -> None:
    match = TOKEN.fullmatch(code)
    assert match is not None
    assert (match.lastgroup, match[kind]) == (kind, text)


@pytest.mark.parametrize("code", ["_)", "* ", "[红色]", "[Red]"])
def test_room_fillers_and_colours_show_nothing(code: str) -> None:
    match = TOKEN.fullmatch(code)
    assert match is not None
    assert match.lastgroup is None


@pytest.mark.parametrize(
    ("code", "kinds"),
    [
        ("0.00", ["number"]),
        ("0;-0;@", ["number", "number", "unknown"]),
        ("yyyy/m/d", ["date"]),
        ("[h]:mm", ["date"]),
        ("# ?/?", ["unknown"]),
        ("0.0E+0", ["unknown"]),
        ('General"元"', ["general"]),
        ('"无"', ["text"]),
        ("", ["text"]),
    ],
)
def test_what_a_section_shows(code: str, kinds: list[str]) -> None:
    assert [section.kind for section in sections_of(code)] == kinds


@pytest.mark.parametrize(
    ("code", "kinds"),
    [
        ("h:mm", ["date", "literal", "minute"]),
        ("mm:ss", ["minute", "literal", "date"]),
        ("yyyy/mm", ["date", "mark", "date"]),
        ("h mmm", ["date", "literal", "date"]),  # the name of a month
    ],
)
def test_an_m_beside_hours_or_seconds_is_minutes(code: str, kinds: list[str]) -> None:
    assert [kind for kind, _ in sections_of(code)[0].tokens] == kinds


@pytest.mark.parametrize(
    ("code", "value", "number", "shown"),
    [
        ("0", -5, 0, -5),
        ("0;0", -5, 1, 5),
        ("0;0", 0, 0, 0),
        ("0;0;0", 0, 2, 0),
        ("0;0;0", 5, 0, 5),
        ("[>=10]0;0", 10, 0, 10),
        ("[>=10]0;0", 9, 1, 9),
        ("[>10]0;0", 10, 1, 10),
        ("[<10]0;0", 9, 0, 9),
        ("[<=10]0;0", 11, 1, 11),
        ("[=10]0;[<>10]0", 10, 0, 10),
        ("[=10]0;[<>10]0", 9, 1, 9),
        ("[>10]0;[>5]0", 1, 1, 1),  # none fits: the last
    ],
)
def test_which_section_is_used(code: str, value: int, number: int, shown: int) -> None:
    sections = sections_of(code)
    section, magnitude = choose_section(sections, Decimal(value))
    assert section is sections[number]
    assert magnitude == shown
