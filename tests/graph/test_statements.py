"""The graph says what the records say; its lines are valid, sorted N-Quads."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import Literal, RdfFormat, parse
from rdflib import Dataset

from kg.documents import parse_text
from kg.graph import Iris, build_graph
from kg.graph.quads import QuadWriter, literal
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


def test_each_target_has_its_place_indicator_and_value() -> None:
    reading = read_records(document("xingtai-2024"))
    quads = list(parse("\n".join(build_graph(reading, Iris(), "x")), RdfFormat.N_QUADS))
    by_predicate = {}
    for quad in quads:
        by_predicate.setdefault(quad.predicate.value, set()).add(quad.subject.value)
    for name in ("indicator", "line", "inDocument", "isPlaceholder", "confidence", "scope", "level1", "valueText"):
        assert len({subject for subject in by_predicate[DEF + name] if "/target/" in subject}) == 67
    lines = {int(q.object.value) for q in quads if q.predicate.value == DEF + "line" and "/target/" in q.subject.value}
    assert lines == {target.line for target in reading.targets}


def test_ids_do_not_depend_on_width_spacing_or_other_rows() -> None:
    head = "某市水利局\n2024年部门预算\n项目绩效目标表\n项目名称\t堤防加固\t\t\n一级指标\t二级指标\t三级指标\t指标值\n"
    row = "产出指标\t数量指标\t加固堤防\t≥3公里\n"
    other = "\t质量指标\t合格率\t100%\n"

    def target(text: str) -> str:
        return read_records(parse_text("x", text.encode())).targets[-1].id

    assert target(head + row) == target(head + row.replace("≥3公里", "≥ ３ 公里")) == target(head + other + row)
    assert target(head + row) != target(head + row.replace("3公里", "4公里"))


@given(st.text(max_size=80))
def test_any_text_survives_as_a_literal(text: str) -> None:
    writer = QuadWriter("http://example.org/g")
    writer.add("<http://example.org/s>", "<http://example.org/p>", literal(text.encode("utf-8", "replace").decode()))
    (quad,) = parse("\n".join(writer.lines), RdfFormat.N_QUADS)
    assert isinstance(quad.object, Literal)
    assert quad.object.value == text.encode("utf-8", "replace").decode()
