"""The named questions: complete headers, safe parameters, right answers, the same on rdflib."""

import pytest
from pyoxigraph import QuerySolutions
from rdflib import Graph

from kg.errors import QueryError
from kg.queries import Parameter, Query, find_question, questions
from kg.queries.catalogue import GROUPS
from kg.store import GraphStore
from tests.support.questions import answer

NAMES = list(questions())


@pytest.mark.parametrize("name", NAMES)
def test_headers_are_complete_and_columns_are_those_of_the_answer(
    name: str, sample_store: GraphStore
) -> None:
    question = find_question(name)
    assert question.title
    assert question.title_en
    assert question.group in GROUPS
    results = sample_store.query(question.bind(question.example))
    assert isinstance(results, QuerySolutions)
    assert tuple(variable.value for variable in results.variables) == question.columns


@pytest.mark.parametrize(
    "name", [name for name in NAMES if name not in ("targets-without-basis", "corrections")]
)
def test_examples_have_rows(name: str, sample_store: GraphStore) -> None:
    assert answer(sample_store, name, **find_question(name).example)


@pytest.fixture(scope="module")
def rdflib_graph(sample_store: GraphStore) -> Graph:
    triples = {f"{quad.triple} ." for quad in sample_store._store}
    return Graph().parse(data="\n".join(sorted(triples)), format="nt")


@pytest.mark.parametrize("name", NAMES)
def test_rdflib_gives_the_same_rows(
    name: str, sample_store: GraphStore, rdflib_graph: Graph
) -> None:
    question = find_question(name)
    text = question.bind(question.example)
    ours = sorted(tuple(row.values()) for row in answer(sample_store, name, **question.example))
    theirs = sorted(
        tuple("" if term is None else short(str(term)) for term in row)
        for row in rdflib_graph.query(text)
    )
    assert [tuple(short(cell) for cell in row) for row in ours] == theirs


def short(text: str) -> str:
    return text.replace("https://w3id.org/jipu/id/", "").replace(
        "https://w3id.org/jipu/category/", "jpc:"
    )


def test_targets_of_a_policy_were_counted_by_reading(sample_store: GraphStore) -> None:
    """Lines 501-505 rest on 冀财社〔2023〕82号, line 494 is the project it funds."""
    rows = answer(sample_store, "targets-by-policy", policy="冀财社（2023）82 号")
    assert [(row["line"], row["role"]) for row in rows] == [
        ("494", "资金来源"), ("501", "依据"), ("502", "依据"), ("503", "依据"), ("504", "依据"), ("505", "依据"),
    ]  # fmt: skip


def test_money_resting_on_policies_was_added_by_hand(sample_store: GraphStore) -> None:
    rows = answer(sample_store, "money-by-policy")
    assert [(row["policy"], row["yuan"]) for row in rows] == [
        ("冀财社〔2023〕208号", "3920000"), ("冀财社〔2023〕82号", "2145600"), ("冀财社〔2022〕218号", "1360600"),
    ]  # fmt: skip


def test_placeholders_do_not_count_as_a_level(sample_store: GraphStore) -> None:
    """P2 of Xingtai has 效益 rows, one of them real (505); a project with only 无 there would be listed."""
    rows = answer(sample_store, "projects-missing-level", level1="效益指标")
    assert {row["document"] for row in rows} == {"sources/sanmenxia-2023/source.txt"}
    missing = answer(sample_store, "projects-missing-level", level1="满意度指标")
    assert not any("xingtai" in row["document"] or "hongqi" in row["document"] for row in missing)


def test_indicator_values_were_read_by_hand(sample_store: GraphStore) -> None:
    rows = answer(sample_store, "indicator-values", indicator="参保人数")
    # 南阳 prints 城乡居民基本医保参保人数; data/sources/decisions.yml says that it is the same.
    assert [(row["value"], row["targets"], row["departments"]) for row in rows] == [
        ("≤16万人", "2", "1"), ("不低于836万人", "1", "1"),
    ]  # fmt: skip


def test_wordings_of_an_indicator_come_with_their_reasons(sample_store: GraphStore) -> None:
    rows = answer(sample_store, "indicator-wordings", indicator="各项系统正常运行率")
    assert {row["wording"] for row in rows} >= {"各项系统正常运行率", "医保系统正常运转率"}
    assert {row["evidence"] for row in rows} == {"leading", "synonym", "field_word"}


def test_near_indicators_are_listed_and_settled_ones_are_not(sample_store: GraphStore) -> None:
    pairs = {(row["one"], row["other"]) for row in answer(sample_store, "near-indicators")}
    assert ("体检工作完成率", "重点工作完成率") in {tuple(sorted(pair)) for pair in pairs}
    assert not any({"本单位内用户满意度", "本单位外用户满意度"} == set(pair) for pair in pairs)


def test_a_parameter_is_never_looked_at_again() -> None:
    two = (Parameter("a", "text", "甲"), Parameter("b", "text", "乙"))
    text = 'SELECT ?x WHERE { VALUES ?x { $a $b "$5" } }'
    query = Query("two", "二", "two", two, ("x",), text)
    bound = query.bind({"a": "$b", "b": ") } #"})
    assert bound == 'SELECT ?x WHERE { VALUES ?x { "$b" ")}#" "$5" } }'


def test_internal_queries_are_no_questions() -> None:
    assert not any("/" in name for name in questions())
    with pytest.raises(QueryError, match="没有名为 report/targets 的查询"):
        find_question("report/targets")


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * WHERE { SERVICE <http://127.0.0.1:9/x> { ?s ?p ?o } }",
        "SELECT * WHERE { { service silent ?x { ?s ?p ?o } } UNION { ?s ?p ?o } }",
        'SELECT * WHERE { ?s ?p "a" . # x\n SERVICE<http://x> { } }',
    ],
)
def test_service_is_refused(query: str, sample_store: GraphStore) -> None:
    with pytest.raises(QueryError, match="SERVICE"):
        sample_store.query(query)


def test_the_word_service_in_a_text_is_no_service(sample_store: GraphStore) -> None:
    query = 'SELECT * WHERE { ?service ?p "SERVICE <http://x> { }" . FILTER(?p = <http://x/SERVICE>) } # SERVICE'
    assert list(sample_store.query(query)) == []


def test_full_width_names_are_found(sample_store: GraphStore) -> None:
    assert len(answer(sample_store, "targets-of-project", project="（冀财社【2023】82 号）")) == 9


def test_departments_and_their_numbers(sample_store: GraphStore) -> None:
    rows = {
        row["department"]: (row["projects"], row["targets"])
        for row in answer(sample_store, "departments")
    }
    assert rows["邢台市医疗保障局"] == ("6", "67")
    assert rows["榆林市医疗保障局"] == ("9", "119")
    assert rows["新乡市红旗区医疗保障局"] == ("10", "86")
    assert rows["南阳市医疗保障局"] == ("27", "267")


@pytest.mark.parametrize(
    ("name", "values", "message"),
    [
        ("shared-indicators", {}, "需要参数 departments"),
        ("shared-indicators", {"departments": "两个"}, "应为整数"),
        ("shared-indicators", {"departments": "2", "x": "1"}, "没有参数 x"),
        ("shared-indicatorz", {}, "是不是 shared-indicators"),
    ],
)
def test_misuse_says_what_to_do(name: str, values: dict[str, str], message: str) -> None:
    with pytest.raises(QueryError, match=message):
        find_question(name).bind(values)


@pytest.mark.parametrize(
    "text", ['参保率") } #', '"; DROP ALL', "\\", '\\"', "a\nb", "$indicator", "\\1"]
)
def test_parameters_cannot_leave_their_literal(text: str, sample_store: GraphStore) -> None:
    assert answer(sample_store, "indicator-uses", indicator=text) == []
