"""Other forms of a name: each rule and each condition."""

from typing import Any

import pytest

from kg.links import Use
from kg.links.names import Spelling, group_spellings
from kg.links.variants import variants_of

WATER, HEALTH = "东陵市水利局", "甲市医疗保障局"


def spelling(name: str, department: str = HEALTH, values: tuple[Any, ...] = (None,)) -> Spelling:
    uses = [Use(str(n), "d", name, department, value=value) for n, value in enumerate(values)]
    (found,) = group_spellings(uses).values()
    return found


def forms(one: Spelling, *owners: str) -> dict[str, tuple[str, ...]]:
    return {variant.key: variant.evidence for variant in variants_of(one, {"d": owners})}


PEOPLE = ("count", "22", "人")


@pytest.mark.parametrize(
    ("name", "department", "owners", "expected"),
    [
        # a field word, of the own field, before a name of four characters
        ("医保系统完好率", HEALTH, (), {"系统完好率": ("field_word",)}),
        ("医保系统完好率", WATER, (), {}),
        ("医保宣传次数", HEALTH, (), {"宣传次数": ("field_word",)}),
        ("医保参保率", HEALTH, (), {}),
        # the place of a department or unit
        ("东陵市河道巡查次数", WATER, (WATER,), {"河道巡查次数": ("own_place",)}),
        ("东陵市河道巡查次数", WATER, ("西陵市水利局",), {}),
        ("东陵市河道巡查次数", WATER, (), {}),
        ("东陵市巡查率", WATER, (WATER,), {}),
        # the project or unit that a name repeats
        ("水库专项设备完好率", WATER, ("水库维修专项",), {"设备完好率": ("owner_name",)}),
        ("水库专项设备完好率", WATER, ("河道专项",), {}),
        ("水库专项完好率", WATER, ("水库维修专项",), {}),
        ("居民专项设备完好率", WATER, ("居民专项",), {}),  # a population
        # several in a row, each once
        (
            "东陵市水库专项设备完好率",
            WATER,
            (WATER, "东陵市水库专项"),
            {
                "水库专项设备完好率": ("own_place",),
                "设备完好率": ("owner_name",),
            },
        ),
    ],
)  # fmt: skip
def test_what_a_context_says_is_left_out(
    name: str, department: str, owners: tuple[str, ...], expected: dict[str, tuple[str, ...]]
) -> None:
    assert forms(spelling(name, department), *owners) == expected


@pytest.mark.parametrize(
    ("name", "values", "expected"),
    [
        ("困难群众", (PEOPLE,), {"困难群众人数": ("implied_measure",)}),
        ("困难群众人数", (PEOPLE,), {}),
        (
            "困难群众",
            (PEOPLE, PEOPLE, ("text", "若干", "")),
            {"困难群众人数": ("implied_measure",)},
        ),
        (
            "困难群众",
            (PEOPLE, ("text", "若干", "")),
            {"困难群众人数": ("implied_measure",)},
        ),  # half
        ("困难群众", (PEOPLE, ("text", "若干", ""), ("text", "若干", "")), {}),
        ("困难群众", (PEOPLE, None, None), {"困难群众人数": ("implied_measure",)}),
        ("困难群众", (PEOPLE, ("count", "3", "户")), {}),  # two units
        ("困难群众", (("percent", "95", "%"),), {"困难群众率": ("implied_measure",)}),
        ("困难群众", (("money", "95", "元"),), {}),
        ("困难群众", (None,), {}),
    ],
)
def test_a_measure_that_values_imply_is_put_in(
    name: str, values: tuple[Any, ...], expected: dict[str, tuple[str, ...]]
) -> None:
    assert forms(spelling(name, values=values)) == expected


@pytest.mark.parametrize(
    "word", ["经费", "资金", "项目", "专项", "中心", "局", "所", "站", "院", "办"]
)
def test_an_owner_ends_with_one_of_these_words(word: str) -> None:
    found = forms(spelling(f"水库{word}设备完好率", WATER), f"水库维修{word}")
    assert found == {"设备完好率": ("owner_name",)}


@pytest.mark.parametrize("end", ["省", "自治区", "市", "县", "区", "州", "盟", "旗"])
def test_a_place_ends_with_one_of_these_words(end: str) -> None:
    found = forms(spelling(f"东陵{end}河道巡查次数", WATER), f"东陵{end}水利局")
    assert found == {"河道巡查次数": ("own_place",)}


@pytest.mark.parametrize(
    ("place", "is_place"),
    [("东市", False), ("一二三四五六七八市", True), ("一二三四五六七八九市", False)],
)
def test_a_place_has_two_to_eight_characters_before_what_it_is(place: str, is_place: bool) -> None:
    found = forms(spelling(f"{place}河道巡查次数", WATER), f"{place}水利局")
    assert found == ({"河道巡查次数": ("own_place",)} if is_place else {})


@pytest.mark.parametrize(
    ("owner", "is_owner"),
    [("甲专项", False), ("甲乙专项", True), ("甲乙丙丁戊己庚辛壬癸子丑寅卯专项", True), ("甲乙丙丁戊己庚辛壬癸子丑寅卯辰专项", False)],
)  # fmt: skip
def test_an_owner_has_two_to_fourteen_characters_before_its_word(
    owner: str, is_owner: bool
) -> None:
    found = forms(spelling(f"{owner}设备完好率", WATER), owner)
    assert found == ({"设备完好率": ("owner_name",)} if is_owner else {})


def test_a_field_word_goes_only_where_all_departments_are_of_the_field() -> None:
    uses = [Use("1", "d", "医保系统完好率", HEALTH), Use("2", "d", "医保系统完好率", WATER)]
    (both,) = group_spellings(uses).values()
    assert forms(both) == {}
    assert forms(spelling("医保系统完好率", "某单位")) == {"系统完好率": ("field_word",)}


def test_three_changes_are_made_in_a_row_and_each_kind_once() -> None:
    one = spelling("东陵市医保系统专项困难群众", values=(PEOPLE,))
    found = forms(one, "东陵市系统专项")
    assert found["困难群众"] == ("own_place", "field_word", "owner_name")
    assert found["系统专项困难群众人数"] == ("own_place", "field_word", "implied_measure")
    assert max(map(len, found.values())) == 3
    assert all(len(set(evidence)) == len(evidence) for evidence in found.values())


def test_the_field_stays_noted_when_more_is_left_out() -> None:
    one = spelling("医保系统专项困难群众", values=(PEOPLE,))
    noted = {variant.key: variant.field for variant in variants_of(one, {"d": ("系统专项",)})}
    assert noted["困难群众"] == noted["系统专项困难群众人数"] == "医疗保障"
    assert noted["医保系统专项困难群众人数"] is None
    placed = variants_of(spelling("医保东陵市河道巡查次数"), {"d": ("东陵市水利局",)})
    assert {variant.key: variant.field for variant in placed}["河道巡查次数"] == "医疗保障"


def test_the_field_left_out_is_noted() -> None:
    (variant,) = variants_of(spelling("医保系统完好率"), {})
    assert variant.field == "医疗保障"


def test_every_document_must_have_the_owner() -> None:
    uses = [Use(doc, doc, "水库专项设备完好率", WATER) for doc in "de"]
    (one,) = group_spellings(uses).values()
    owners = {"d": ("水库维修专项",), "e": ("河道专项",)}
    assert variants_of(one, owners) == []
    assert len(variants_of(one, {**owners, "e": ("水库加固专项",)})) == 1
