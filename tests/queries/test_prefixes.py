"""A query gets the prefixes it uses, and no others."""

import pytest

from kg.queries.prefixes import PREFIXES, declare


def test_prefixes_are_declared_below_the_head() -> None:
    text = "# title: x\n# columns: a\nSELECT ?a { ?a a jp:Target ; rdfs:label ?b }\n"
    assert declare(text) == (
        "# title: x\n# columns: a\n"
        f"PREFIX jp: <{PREFIXES['jp']}>\nPREFIX rdfs: <{PREFIXES['rdfs']}>\n"
        "SELECT ?a { ?a a jp:Target ; rdfs:label ?b }\n"
    )


@pytest.mark.parametrize(
    "text",
    [
        'ASK { ?s ?p "jp:Target" }',
        "ASK { ?s ?p <https://example.org/> }",
        "ASK { ?s ?p ?o } # jp:Target",
    ],
)
def test_texts_iris_and_comments_use_no_prefix(text: str) -> None:
    assert declare(text) == text


def test_a_prefix_that_nobody_knows_is_an_error() -> None:
    with pytest.raises(KeyError, match="foaf"):
        declare("ASK { ?s foaf:name ?o }")
