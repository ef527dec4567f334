"""The units of the ontology are those of nlp/values/units.yml."""

from pathlib import Path

import pytest
from rdflib import RDF, SKOS, Graph, Literal, Namespace

import ontology
from nlp.datafiles import load_yaml
from nlp.values.units import units
from ontology.units import BASE, KINDS, main, units_text

UNIT = Namespace(BASE)


def test_the_file_is_the_one_written_from_the_table() -> None:
    assert ontology.UNITS.read_text("utf-8") == units_text(), (
        "units.yml has changed: run make units"
    )


def test_writing_it_again_changes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    copy = tmp_path / "units.ttl"
    monkeypatch.setattr(ontology, "UNITS", copy)
    assert main() == 0
    assert copy.read_text("utf-8") == units_text()


def test_every_printed_form_is_a_label_of_its_unit() -> None:
    graph = Graph().parse(ontology.UNITS)
    for form, (unit, kind) in units().items():
        (concept,) = graph.subjects(SKOS.notation, Literal(unit))
        labels = {*graph.objects(concept, SKOS.prefLabel), *graph.objects(concept, SKOS.altLabel)}
        assert Literal(form, "zh") in labels
        assert (concept, SKOS.broader, UNIT[kind]) in graph
        assert (concept, RDF.type, SKOS.Concept) in graph
    assert len(set(graph.objects(None, SKOS.notation))) == len(
        {unit for unit, _ in units().values()}
    )
    assert {kind for _, kind in units().values()} == set(KINDS)


def test_codes_are_those_of_units_that_exist() -> None:
    codes = load_yaml("units.yml", "nlp.values")["codes"]
    assert set(codes) <= {unit for unit, _ in units().values()}
    for code in codes.values():
        assert ("exact" in code) != ("related" in code)
        assert ("related" in code) == ("multiplier" in code)


@pytest.mark.parametrize(
    ("unit", "expected"),
    [
        ("小时", ["skos:exactMatch unit:HR", '"h"^^qudt:UCUMcs', '"个小时"@zh, "h"@zh']),
        ("万元", ["skos:relatedMatch unit:CCY_CNY", "qudt:conversionMultiplier 10000 "]),
        ("台", ["skos:broadMatch unit:NUM"]),
        ("工作日", ['skos:altLabel "个工作日"@zh']),
    ],
)
def test_a_unit_is_written_with_its_codes(unit: str, expected: list[str]) -> None:
    (block,) = [b for b in units_text().split("\n\n") if f'skos:notation "{unit}" ' in b]
    assert all(text in block for text in expected)
    assert ("broadMatch" in block) == (unit == "台")
    assert ("qudt:" in block) == (unit in ("小时", "万元"))
