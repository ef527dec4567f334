"""A sum of money tells how many projects it does not hold."""

from pathlib import Path

import pytest
from pyoxigraph import RdfFormat, Store

from kg.queries import find_question, questions
from kg.store import GraphStore
from tests.support.questions import answer

# Two departments, and two policy documents, each with two projects: of the first, one has an amount; of the second, none.
GRAPH = """
PREFIX jp: <https://w3id.org/jipu/def#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
BASE <http://example.org/>
<some> a jp:Department ; rdfs:label "甲局" ; jp:regionCode "1" ; jp:province "河南省" .
<none> a jp:Department ; rdfs:label "乙局" ; jp:regionCode "2" ; jp:province "河南省" .
<policy-some> a jp:PolicyDocument ; rdfs:label "甲文" .
<policy-none> a jp:PolicyDocument ; rdfs:label "乙文" .
<1> a jp:Project ; jp:department <some> ; jp:fundedUnder <policy-some> ; jp:amount 50000 .
<2> a jp:Project ; jp:department <some> ; jp:fundedUnder <policy-some> .
<3> a jp:Project ; jp:department <none> ; jp:fundedUnder <policy-none> .
<4> a jp:Project ; jp:department <none> ; jp:fundedUnder <policy-none> .
<5> a jp:Target ; jp:department <some> .
<6> a jp:Target ; jp:department <none> .
"""


@pytest.fixture
def store(tmp_path: Path) -> GraphStore:
    """The graph above."""
    whole = Store(str(tmp_path))
    whole.load(GRAPH.encode(), format=RdfFormat.TURTLE)
    whole.flush()
    del whole
    return GraphStore(tmp_path)


@pytest.mark.parametrize(
    "name", [name for name, question in questions().items() if "yuan" in question.columns]
)
def test_projects_without_an_amount_are_counted_beside_the_sum(
    name: str, store: GraphStore
) -> None:
    rows = answer(store, name, **find_question(name).example)
    assert {(row["projects"], row["yuan"], row["projects_without_amount"]) for row in rows} == {
        ("2", "50000", "1"),
        ("2", "", "2"),
    }


def test_no_question_takes_a_missing_amount_for_nothing() -> None:
    """A sum over amounts stands only where the amount is required, and under the name the test above looks for."""
    for question in questions().values():
        adds_money = "SUM(?amount)" in question.text or "SUM(?money)" in question.text
        assert adds_money == ("yuan" in question.columns), question.name
        assert "COALESCE(?amount" not in question.text
        assert "COALESCE(?money" not in question.text
