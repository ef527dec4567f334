"""A snapshot says what it holds, and what made it."""

from pyoxigraph import QuerySolutions

from kg.store import GraphStore, Layout
from tests.support.samples import SOURCE_IDS

PREFIXES = (
    "PREFIX void: <http://rdfs.org/ns/void#> PREFIX prov: <http://www.w3.org/ns/prov#> PREFIX dcterms: <http://purl.org/dc/terms/> "
    "PREFIX jp: <https://w3id.org/jipu/def#> "
)


def rows(store: GraphStore, query: str) -> list[list[str]]:
    results = store.query(PREFIXES + query)
    assert isinstance(results, QuerySolutions)
    return [
        [term.value for term in row if term is not None and hasattr(term, "value")]
        for row in results
    ]


def test_partitions_count_what_is_there(sample_store: GraphStore) -> None:
    parts = rows(sample_store, "SELECT ?class ?n { ?p void:class ?class ; void:entities ?n }")
    assert ["https://w3id.org/jipu/def#Target", "604"] in parts
    for kind, count in parts:
        found = rows(sample_store, f"SELECT (COUNT(DISTINCT ?s) AS ?n) {{ ?s a <{kind}> }}")
        assert found == [[count]], kind
    lines = rows(sample_store, "SELECT ?n { ?p void:property jp:line ; void:triples ?n }")
    assert lines == rows(sample_store, "SELECT (COUNT(*) AS ?n) { ?s jp:line ?o }")


def test_every_document_graph_leads_to_its_document_and_run(
    sample_store: GraphStore, sample_root: object
) -> None:
    found = rows(
        sample_store,
        "SELECT ?d ?id { ?graph prov:wasDerivedFrom ?d ; prov:wasGeneratedBy ?run . ?d a jp:Document . "
        "?data prov:wasGeneratedBy ?run ; dcterms:identifier ?id }",
    )
    manifest = Layout(sample_root).manifest()  # type: ignore[arg-type]
    assert manifest is not None
    assert len(found) == len(SOURCE_IDS)
    assert {row[1] for row in found} == {manifest.id}


def test_every_target_value_and_mention_stands_in_a_document_graph(
    sample_store: GraphStore,
) -> None:
    orphans = rows(
        sample_store,
        "SELECT ?s { GRAPH ?g { ?s a ?kind } VALUES ?kind { jp:Target jp:Project jp:PolicyMention jp:OrganisationMention } "
        "MINUS { ?g prov:wasDerivedFrom ?d } }",
    )
    assert orphans == []
