"""Codes printed before names of organisations and projects."""

import pytest

from kg.tables.words.codes import body_code_and_name, project_code_and_name


@pytest.mark.parametrize(
    ("text", "code", "name"),
    [
        ("[001]甲局", "001", "甲局"), ("【015001】 甲县水利局", "015001", "甲县水利局"), ("（301）甲局", "301", "甲局"),
        ("001-甲局", "001", "甲局"), ("001 甲局", "001", "甲局"), ("301001\n甲局", "301001", "甲局"), ("301、甲局", "301", "甲局"),
        ("301－甲局", "301", "甲局"), ("12410000MB1234 甲局", "12410000MB1234", "甲局"),
        # nothing between them
        ("301001甲县堤防站", "301001", "甲县堤防站"), ("301甲县堤防站", "301", "甲县堤防站"), ("301水利局", "301", "水利局"),
        ("301堤防站", None, "301堤防站"),
        # behind the name
        ("甲局[301001]", "301001", "甲局"), ("甲县水利局（301）", "301", "甲县水利局"), ("[301]", None, "[301]"),
        # numbers of the name itself, and years
        ("120急救中心", None, "120急救中心"), ("120 急救中心", None, "120 急救中心"), ("12345热线中心", None, "12345热线中心"),
        ("11中学", None, "11中学"), ("2024年水利局", None, "2024年水利局"), ("[2024]水利局", None, "[2024]水利局"),
        ("甲局（本级）", None, "甲局（本级）"), ("甲局", None, "甲局"), ("301001", None, "301001"),
    ],
)  # fmt: skip
def test_codes_of_organisations(text: str, code: str | None, name: str) -> None:
    assert body_code_and_name(text) == (code, name)


@pytest.mark.parametrize(
    ("text", "code", "name"),
    [
        ("A1234567-路灯改造", "A1234567", "路灯改造"),
        ("[54000021T000000123]路灯改造", "54000021T000000123", "路灯改造"),
        ("54000021T000000123054路灯改造", "54000021T000000123054", "路灯改造"),
        ("路灯改造[54000021T000000123]", "54000021T000000123", "路灯改造"),
        ("路灯改造（2024）", None, "路灯改造（2024）"),
        ("12345678路灯改造", None, "12345678路灯改造"),  # too short to be sure
        ("2024年路灯改造", None, "2024年路灯改造"),
        ("（202401）路灯改造", None, "（202401）路灯改造"),
    ],
)
def test_codes_of_projects(text: str, code: str | None, name: str) -> None:
    assert project_code_and_name(text) == (code, name)
