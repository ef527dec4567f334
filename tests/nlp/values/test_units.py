"""Units: printed forms, and the unit that a name fixes."""

import pytest

from nlp.datafiles import load_yaml
from nlp.errors import DataFileError
from nlp.values.quantities import read_value
from nlp.values.units import (
    bearers,
    counted_pattern,
    form_of,
    is_counter,
    read_units,
    units,
)  # fmt: skip


@pytest.mark.parametrize(
    ("form", "unit", "kind"),
    [
        ("周年", "年", "duration"),
        ("月", "个月", "duration"),
        ("h", "小时", "duration"),
        ("个工作日", "工作日", "duration"),
        ("万元", "万元", "money"),
        ("百分比", "%", "percent"),
        ("日历天", "天", "duration"),
        ("个百分点", "%", "percent"),
        ("‰", "‰", "percent"),
        ("台", "台", "count"),
        ("平米", "平方米", "count"),
        ("千米", "公里", "count"),  # a counter with an alias stands for the alias
        ("条线路", "条", "count"),
        ("个县区", "县区", "count"),  # an alias that is no counter of its own
    ],
)
def test_every_form_stands_for_one_unit(form: str, unit: str, kind: str) -> None:
    assert units()[form] == (unit, kind)


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("km", "公里"), ("KM", "公里"), ("Km", "公里"), ("kWh", "千瓦时"), ("KWH", "千瓦时"), ("m", "米"),
        ("t", "吨"), ("%", "%"), ("m2", "平方米"), ("GB", "GB"),
    ],
)  # fmt: skip
def test_of_latin_letters_the_case_may_differ(text: str, unit: str) -> None:
    form = form_of(text)
    assert form is not None
    assert form.unit == unit


@pytest.mark.parametrize(("text", "unit"), [("M", "M"), ("T", None), ("K", None), ("粒", None)])
def test_a_single_letter_is_what_it_is(text: str, unit: str | None) -> None:
    form = form_of(text)
    assert (form and form.unit) == unit


def test_things_are_counted_and_measures_are_not() -> None:
    assert all(map(is_counter, ("套", "件", "次")))
    assert not any(map(is_counter, ("吨", "公里", "人", "元")))


def test_bearers_are_units_of_count() -> None:
    assert all(units()[bearer].kind == "count" for bearer in bearers())


TABLE = {
    "duration": {},
    "money": {"元": ["元"]},
    "percent": {},
    "count": ["个"],
    "aliases": {"個": "个"},
}


@pytest.mark.parametrize(
    "part",
    [{"duration": {"天": ["元"]}}, {"count": ["元", "个"]}, {"aliases": {"元": "个"}}],
    ids=["a unit", "a counter", "an alias"],
)
def test_a_form_under_two_units_is_refused(part: dict[str, object]) -> None:
    with pytest.raises(DataFileError, match="'元' stands under two units"):
        read_units({**TABLE, **part})


def test_a_kind_of_value_that_nobody_reads_is_refused() -> None:
    with pytest.raises(DataFileError, match="flow is no kind of value"):
        read_units({**TABLE, "flow": {"立方米/秒": ["m³/s"]}})


def test_counters_and_their_other_forms_are_units_of_count() -> None:
    assert read_units(TABLE) == {
        "元": ("元", "money"), "个": ("个", "count"), "個": ("个", "count"),
    }  # fmt: skip


@pytest.mark.parametrize("unit", load_yaml("units.yml", "nlp.values")["after_numerals"])
def test_a_chinese_numeral_is_a_number_before_a_unit(unit: str) -> None:
    assert unit in counted_pattern().split("|")
    assert read_value(f"十二{unit}").kind in ("count", "money", "duration", "date", "schedule")


def test_a_chinese_numeral_is_part_of_a_name_before_other_words() -> None:
    assert read_value("三公经费").kind == "text"
    assert read_value("一般").kind == "state"
