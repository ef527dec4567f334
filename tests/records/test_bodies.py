"""Names of organisations as forms print them."""

import pytest

from kg.records.bodies import is_same, plain_name

OWN = "清河市水利局"


@pytest.mark.parametrize(
    ("printed", "name"),
    [
        (OWN, OWN), ("清河市 水利局", OWN), (f"{OWN}机关", OWN), (f"{OWN}（本级）", OWN), (f"{OWN}机关本级", OWN),
        ("水利局", "水利局"), ("水利", None), ("万元", None), ("项目名称", None), ("ABC局", None), ("总计", None),
        ("本年合计", None), ("水" * 36, "水" * 36), ("水" * 37, None), ("清河市机关事务中心", "清河市机关事务中心"),
    ],
)  # fmt: skip
def test_a_name_is_without_its_own_level(printed: str, name: str | None) -> None:
    assert plain_name(printed) == name


@pytest.mark.parametrize(
    ("name", "other", "expected"),
    [
        (OWN, OWN, True),
        ("水利局", OWN, True),
        (f"河东省{OWN}", OWN, True),
        ("清河市", OWN, True),
        ("市医保局", "清河市医疗保障局", True),
        ("清河市水力局", OWN, True),  # misspelt
        ("清河市财政局", OWN, False),
        ("财政局", OWN, False),
        ("清河市农业农村局", OWN, False),
    ],
)
def test_names_of_one_department(name: str, other: str, expected: bool) -> None:
    assert is_same(name, other) is expected
