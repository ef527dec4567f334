"""Uses of indicators, as linking sees a document."""

from dataclasses import replace
from typing import Any

from kg.documents import parse_text
from kg.links import Use, read_uses, uses_from_lines, uses_to_lines
from kg.links.uses import value_of
from kg.records import Reading, read_records
from nlp.values.quantities import read_value

TEXT = (
    "清河市医疗保障局\n2024年部门预算\n项目绩效目标表\n项目名称\t宣传 经费\n"
    "一级指标\t二级指标\t三级指标\t绩效指标描述\t指标值\n"
    "产出指标\t数量指标\t宣传 次数\t开展 宣传\t≥2 次\n"
)
PLAIN = Use(
    target="t",
    document="d",
    name="宣传次数",
    department="清河市医疗保障局",
    project="宣传经费",
    value=("count", "2", "次"),
    description="开展宣传",
    project_id="p",
    year=2024,
    value_text="≥2次",
    numbered=True,
    judged=("boilerplate", "no_binding", "", "quantified", "number", "≥2次"),
    line=6,
)


def reading(project: dict[str, Any] | None = None, **target: Any) -> Reading:
    """The document with another target, or another project of it."""
    found = read_records(parse_text("x", TEXT.encode()))
    (printed,) = found.targets
    assert printed.project is not None
    own = replace(printed.project, id="p", **(project or {}))
    return replace(found, targets=[replace(printed, **{"id": "t", "project": own, **target})])


def use(project: dict[str, Any] | None = None, **target: Any) -> Use:
    (found,) = read_uses(reading(project, **target), "d")
    return found


def test_a_use_holds_what_its_row_says() -> None:
    assert use() == PLAIN


def test_each_part_of_a_row_is_taken_over() -> None:
    assert use(unit="宣传 中心").unit == "宣传中心"
    assert use(basis="冀财社〔2023〕208号").based
    assert use(page=3).page == 3
    assert use({"code": "213033410223P000001"}).project_code == "213033410223P000001"
    assert use({"name": None}).project == ""
    assert use(indicator="项目或定额成本控制率").mandated
    assert not use(reasons=("merged_cells",)).sure


def test_a_part_that_a_row_does_not_have_is_none() -> None:
    row = use(department=None, description=None, value=None, fiscal_year=None)
    assert (row.department, row.description, row.value, row.value_text) == (None,) * 4
    assert row.year is None
    assert not row.numbered
    assert use(description="").description is None
    assert use(value="").value_text is None
    assert use(department="").department is None


def test_a_row_of_the_department_has_no_project() -> None:
    found = reading()
    targets = [replace(target, project=None) for target in found.targets]
    (row,) = read_uses(replace(found, targets=targets), "d")
    assert (row.project, row.project_id, row.project_code) == (None,) * 3


def test_a_number_and_a_date_are_something_to_check() -> None:
    assert use(value="2").numbered
    assert use(value="2024年12月底").numbered
    assert not use(value="有效提升").numbered


def test_of_doubts_only_those_of_its_text_make_the_text_unsure() -> None:
    labels = use(reasons=("level1_missing",))
    assert (labels.sure, use(reasons=("merged_cells",)).sure_text) == (False, False)


def test_a_row_that_says_there_is_nothing_is_not_judged() -> None:
    row = use(value="无")
    assert (row.placeholder, row.judged) == (True, None)
    assert not PLAIN.placeholder


def test_a_row_is_judged_by_its_description_its_field_and_its_category() -> None:
    assert use(indicator="决算", value="真实", description="决算与账簿数一致").judged == (
        "boilerplate", "no_binding", "", "qualitative", "state_with_test", "真实",
    )  # fmt: skip
    assert use(indicator="疫苗接种率", value="≥95%", description=None).judged == (
        "boilerplate", "no_binding", "", "quantified", "share", "≥95%",
    )  # fmt: skip
    assert use(indicator="居民", value="≥90%", level1="满意度指标").judged == (
        "boilerplate", "no_binding", "", "quantified", "share", "≥90%",
    )  # fmt: skip
    assert use(indicator="宣传", value="2次", description="医保政策").judged == (
        "sector", "field_word", "医保", "quantified", "number", "2次",
    )  # fmt: skip


def test_a_use_knows_the_field_of_its_department() -> None:
    assert PLAIN.field == "医疗保障"
    assert replace(PLAIN, department=None).field is None


def test_values_are_compared_by_kind_number_and_unit_or_by_their_text() -> None:
    values = {text: value_of(text, read_value(text)) for text in ("≥2 次", "2", "有效 提升", "")}
    assert values == {
        "≥2 次": ("count", "2", "次"),
        "2": ("count", "2", ""),
        "有效 提升": ("state", "有效提升", ""),
        "": ("none", "", ""),
    }
    assert value_of(None, read_value(None)) is None


def test_each_use_is_one_line_with_its_texts_as_they_are() -> None:
    bare = Use("u", "d", "巡查")
    lines = uses_to_lines([PLAIN, bare])
    assert lines.startswith(
        '["t","d","宣传次数","清河市医疗保障局","宣传经费",null,["count","2","次"],'
    )
    assert len(lines.splitlines()) == 2
    assert list(uses_from_lines(lines.splitlines())) == [PLAIN, bare]
    assert uses_to_lines([]) == ""
