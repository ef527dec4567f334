"""The graph says what the records say; its lines are valid, sorted N-Quads."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import Literal, RdfFormat, parse
from rdflib import Dataset

from kg.documents import parse_text
from kg.graph.iris import Iris
from kg.graph.quads import QuadWriter, literal
from kg.graph.statements import build_graph
from kg.graph.terms import DEF
from kg.records import read_records
from tests.support.samples import SOURCE_IDS, document


@pytest.mark.parametrize("name", SOURCE_IDS)
def test_rdflib_reads_the_same_statements(name: str) -> None:
    lines = build_graph(read_records(document(name)), Iris(), name)
    assert lines == sorted(set(lines))
    dataset = Dataset()
    dataset.parse(data="\n".join(lines), format="nquads")
    assert sum(1 for _ in dataset.quads((None, None, None, None))) == len(lines)


def test_each_target_has_its_place_and_value() -> None:
    reading = read_records(document("xingtai-2024"))
    quads = list(parse("\n".join(build_graph(reading, Iris(), "x")), RdfFormat.N_QUADS))
    by_predicate = {}
    for quad in quads:
        by_predicate.setdefault(quad.predicate.value, set()).add(quad.subject.value)
    for name in (
        "line",
        "inDocument",
        "isPlaceholder",
        "confidence",
        "scope",
        "level1",
        "valueText",
    ):
        assert len({subject for subject in by_predicate[DEF + name] if "/target/" in subject}) == 67
    lines = {
        int(q.object.value)
        for q in quads
        if q.predicate.value == DEF + "line" and "/target/" in q.subject.value
    }
    assert lines == {target.line for target in reading.targets}


SELF_EVALUATION = (
    "某市水利局2024年度项目支出绩效自评表\n项目名称\t堤防加固\n"
    "一级指标\t二级指标\t三级指标\t年度指标值\t实际完成值\n"
    "成本指标\t经济成本指标\t加固成本\t≤30万元/公里\t28.5万元/公里\n"
    "产出指标\t时效指标\t施工时间\t3-10月\t\n"
    "效益指标\t生态效益指标\t水土流失面积\t下降5%\t\n"
)


def test_a_result_is_a_value_beside_the_value() -> None:
    reading = read_records(parse_text("x", SELF_EVALUATION.encode()))
    quads = list(parse("\n".join(build_graph(reading, Iris(), "x")), RdfFormat.N_QUADS))
    said: dict[str, dict[str, str]] = {}
    for quad in quads:
        name = quad.predicate.value.removeprefix(DEF)
        said.setdefault(quad.subject.value, {})[name] = quad.object.value
    rows = [one for one in said.values() if "valueText" in one]
    of_value = {one["valueText"]: said[one["value"]] for one in rows}
    (actual,) = (said[one["actualValue"]] for one in rows if "actualValue" in one)
    assert (actual["number"], actual["unitName"], actual["per"]) == ("28.5", "万元", "公里")
    assert of_value["≤30万元/公里"]["per"] == "公里"
    assert of_value["下降5%"]["change"] == "decrease"
    assert (of_value["3-10月"]["dateText"], of_value["3-10月"]["untilText"]) == ("--03", "--10")


def ids(text: str) -> list[str]:
    return [target.id for target in read_records(parse_text("x", text.encode())).targets]


HEAD = "某市水利局\n2024年部门预算\n项目绩效目标表\n项目名称\t堤防加固\t\t\n一级指标\t二级指标\t三级指标\t指标值\n"
ROW = "产出指标\t数量指标\t加固堤防\t≥3公里\n"


def test_ids_are_stable_and_no_two_rows_share_one() -> None:
    assert ids(HEAD + ROW) == ids(HEAD + ROW)
    assert len(set(ids(HEAD + ROW + ROW + ROW))) == 3


def test_two_documents_never_share_an_id() -> None:
    """A draft and its final version stay two documents: a shared id would be counted twice in every query."""
    assert not set(ids(HEAD + ROW)) & set(ids(HEAD + ROW + "\n"))


def test_projects_of_two_units_with_one_name_are_two() -> None:
    head = "某市水利局\n2024年部门预算\n项目绩效目标表\n单位：万元\n单位名称\t项目名称\t预算数\t一级指标\t二级指标\t三级指标\t指标值\n"
    rows = "某市水文站\t公用经费\t100\t产出指标\t数量指标\t巡查次数\t12次\n某市河道管理所\t公用经费\t25\t产出指标\t数量指标\t巡查次数\t6次\n"
    projects = read_records(parse_text("x", (head + rows).encode())).projects
    assert [(project.unit, project.amount) for project in projects] == [
        ("某市水文站", 1_000_000),
        ("某市河道管理所", 250_000),
    ]
    assert len({project.id for project in projects}) == 2


@given(st.text(max_size=80))
def test_any_text_survives_as_a_literal(text: str) -> None:
    writer = QuadWriter("http://example.org/g")
    writer.add(
        "<http://example.org/s>",
        "<http://example.org/p>",
        literal(text.encode("utf-8", "replace").decode()),
    )
    (quad,) = parse("\n".join(writer.lines), RdfFormat.N_QUADS)
    assert isinstance(quad.object, Literal)
    assert quad.object.value == text.encode("utf-8", "replace").decode()


def names_of(text: str) -> set[tuple[str, str, str]]:
    quads = parse(
        "\n".join(build_graph(read_records(parse_text("x", text.encode())), Iris(), "x")),
        RdfFormat.N_QUADS,
    )
    return {
        (q.subject.value.split("/")[-2], q.predicate.value.removeprefix(DEF), q.object.value)
        for q in quads
    }


def test_departments_have_their_region_and_policy_documents_their_issuer() -> None:
    text = "邢台市水利局\n2024年部门预算\n根据《资金管理办法》（冀财农〔2024〕5号）和乙甲发〔2024〕6号安排资金。\n"
    said = names_of(text)
    assert {("department", "regionCode", "130500"), ("department", "city", "邢台市")} <= said
    assert ("authority", "http://www.w3.org/2000/01/rdf-schema#label", "河北省财政厅") in said
    assert ("policy", "http://purl.org/dc/terms/title", "资金管理办法") in said
    assert sum(1 for kind, name, _ in said if (kind, name) == ("policy", "issuedBy")) == 1
    assert {("mention", "usedAs", "text"), ("mention", "line", "3")} <= said
