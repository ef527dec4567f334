"""The runner of the W3C protocol tests, on a small manifest of our own: it passes what is right and names what is not."""

import asyncio
from pathlib import Path

import pytest

from tests.conformance.protocol import main

MANIFEST = """
@prefix : <#> . @prefix cnt: <http://www.w3.org/2011/content#> . @prefix ht: <http://www.w3.org/2011/http#> .
@prefix mf: <http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#> . @prefix hts: <http://www.w3.org/2011/http-statusCodes#> .
@prefix ut: <http://www.w3.org/2009/sparql/tests/test-update#> . @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .

[] a mf:Manifest ; mf:entries ( :query_asks_a_graph :update_is_refused ) .

:query_asks_a_graph a mf:ProtocolTest ;
  ut:graphData [ ut:graph <data1.nt> ; rdfs:label "http://example.org/one" ] ;
  mf:action [ ht:requests ( [
    ht:methodName "POST" ; ht:absolutePath "/sparql/" ;
    ht:headers ( [ ht:fieldName "Content-Type" ; ht:fieldValue "application/sparql-query" ] ) ;
    ht:body [ cnt:chars "ASK { GRAPH <http://example.org/one> { ?s ?p 1 } }" ; cnt:characterEncoding "UTF-8" ] ;
    ht:resp [ mf:expectedStatus hts:StatusCode2xx ; mf:expectedFormat "boolean" ; mf:expectedBoolean TRUTH ] ] ) ] .

:update_is_refused a mf:ProtocolTest ;
  mf:action [ ht:requests ( [
    ht:methodName "POST" ; ht:absolutePath "/sparql/" ;
    ht:headers ( [ ht:fieldName "Content-Type" ; ht:fieldValue "application/sparql-update" ] ) ;
    ht:body [ cnt:chars "CLEAR ALL" ; cnt:characterEncoding "UTF-8" ] ;
    ht:resp [ mf:expectedStatus hts:StatusCode2xx ] ] ) ] .
"""


@pytest.mark.parametrize(
    ("truth", "code", "said"), [("true", 0, "query 1/1"), ("false", 1, "FAILED query_asks_a_graph")]
)
def test_the_runner_tells_right_from_wrong(
    truth: str, code: int, said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "sparql" / "sparql11" / "protocol"
    folder.mkdir(parents=True)
    (folder / "manifest.ttl").write_text(MANIFEST.replace("TRUTH", truth), "utf-8")
    (folder / "data1.nt").write_text(
        '<http://example.org/a> <http://example.org/b> "1"^^<http://www.w3.org/2001/XMLSchema#integer> .\n',
        "utf-8",
    )
    assert asyncio.run(main(tmp_path)) == code
    out = capsys.readouterr().out
    assert said in out
    assert "update 1/1, service description 3/3" in out
