"""SPARQL 1.1 Protocol as the recommendation words it, over HTTP against a running server."""

import json
import shutil
import subprocess
from xml.etree import ElementTree

import httpx
import pyoxigraph
import pytest
from rdflib import Graph
from rdflib.plugins.stores.sparqlstore import SPARQLStore
from SPARQLWrapper import JSON, SPARQLWrapper

COUNT = "SELECT (COUNT(*) AS ?n) { ?t a <https://w3id.org/jipu/def#Target> }"
ASK, CONSTRUCT = "ASK {}", "CONSTRUCT { <http://x/s> <http://x/p> 1 } WHERE {}"
FORM, DIRECT = (
    {"Content-Type": "application/x-www-form-urlencoded"},
    {"Content-Type": "application/sparql-query"},
)


def ask(server: str, **parameters: str) -> httpx.Response:
    return httpx.get(f"{server}/sparql", params=parameters)


def problem(response: httpx.Response, status: int, code: str) -> None:
    assert response.status_code == status
    assert response.headers["content-type"] == "application/problem+json"
    body = response.json()
    assert (body["status"], body["code"], body["type"]) == (
        status,
        code,
        f"https://w3id.org/jipu/problem/{code}",
    )
    assert body["detail"]


class TestOperation:
    """§2.1: the three ways to send a query."""

    def test_get(self, server: str) -> None:
        answer = ask(server, query=COUNT)
        assert answer.headers["content-type"] == "application/sparql-results+json"
        assert answer.json()["results"]["bindings"][0]["n"] == {
            "type": "literal", "value": "604", "datatype": "http://www.w3.org/2001/XMLSchema#integer"
        }  # fmt: skip
        assert answer.headers["x-jipu-rows"] == "1"

    def test_post_form(self, server: str) -> None:
        assert httpx.post(f"{server}/sparql", data={"query": ASK}).json()["boolean"] is True

    def test_post_direct(self, server: str) -> None:
        assert httpx.post(f"{server}/sparql", content=ASK, headers=DIRECT).json()["boolean"] is True
        utf8 = {"Content-Type": "application/sparql-query; charset=UTF-8"}
        assert (
            httpx.post(
                f"{server}/sparql", content="ASK { ?s ?p '无' }".encode(), headers=utf8
            ).json()["boolean"]
            is True
        )

    @pytest.mark.parametrize("method", ["PUT", "PATCH", "DELETE"])
    def test_other_methods_are_not_allowed(self, server: str, method: str) -> None:
        answer = httpx.request(method, f"{server}/sparql", params={"query": ASK})
        problem(answer, 405, "method")
        assert (
            set(answer.headers["allow"].replace(" ", "").split(",")) >= {"GET", "POST"}
            or answer.headers["allow"]
        )

    def test_exactly_one_query(self, server: str) -> None:
        problem(
            httpx.get(f"{server}/sparql?query=ASK%7B%7D&query=ASK%7B%7D"), 400, "several-queries"
        )
        problem(
            httpx.post(f"{server}/sparql", data={"default-graph-uri": "http://x/"}), 400, "no-query"
        )

    def test_media_type_of_a_post(self, server: str) -> None:
        problem(
            httpx.post(f"{server}/sparql", content=ASK, headers={"Content-Type": "text/plain"}),
            415,
            "media-type",
        )
        problem(httpx.post(f"{server}/sparql", content=ASK), 415, "media-type")

    def test_text_must_be_utf8(self, server: str) -> None:
        problem(
            httpx.post(f"{server}/sparql", content=ASK.encode("utf-16"), headers=DIRECT),
            400,
            "not-utf8",
        )
        problem(
            httpx.post(f"{server}/sparql", content=b"query=%FF%FE", headers=FORM), 400, "not-utf8"
        )

    def test_a_query_that_does_not_parse(self, server: str) -> None:
        answer = ask(server, query="SELECT * { ?s ?p ")
        problem(answer, 400, "bad-query")
        assert "语法错误" in answer.json()["detail"]

    def test_no_update_of_any_kind(self, server: str) -> None:
        update = "INSERT DATA { <http://x/s> <http://x/p> 1 }"
        problem(httpx.post(f"{server}/sparql", data={"update": update}), 403, "read-only")
        problem(
            httpx.post(
                f"{server}/sparql",
                content=update,
                headers={"Content-Type": "application/sparql-update"},
            ),
            403,
            "read-only",
        )
        problem(ask(server, update=update), 403, "read-only")
        problem(ask(server, query=update), 400, "bad-query")
        assert ask(server, query="ASK { <http://x/s> ?p ?o }").json()["boolean"] is False

    def test_unknown_parameters_are_refused(self, server: str) -> None:
        answer = ask(server, query=ASK, qeury="x")
        problem(answer, 400, "unknown-parameter")
        assert "query" in answer.json()["allowed"]


class TestDataset:
    """§2.1.4: the dataset of the request goes before that of the query; without either it is the union of all graphs."""

    def graphs(self, server: str) -> list[str]:
        query = "SELECT ?g (COUNT(*) AS ?n) { GRAPH ?g { ?t a <https://w3id.org/jipu/def#Target> } } GROUP BY ?g ORDER BY ?g"
        return [row["g"]["value"] for row in ask(server, query=query).json()["results"]["bindings"]]

    def count(self, server: str, **dataset: str) -> int:
        return int(
            ask(server, query=COUNT, **dataset).json()["results"]["bindings"][0]["n"]["value"]
        )

    def test_default_graph_uri(self, server: str) -> None:
        graphs = self.graphs(server)
        counts = [self.count(server, **{"default-graph-uri": graph}) for graph in graphs]
        assert sum(counts) == self.count(server) == 604
        assert all(0 < count < 604 for count in counts)

    def test_named_graph_uri_alone_leaves_the_default_graph_empty(self, server: str) -> None:
        graph = self.graphs(server)[0]
        assert self.count(server, **{"named-graph-uri": graph}) == 0
        query = "SELECT DISTINCT ?g { GRAPH ?g { ?s ?p ?o } }"
        rows = ask(server, query=query, **{"named-graph-uri": graph}).json()["results"]["bindings"]
        assert [row["g"]["value"] for row in rows] == [graph]

    def test_from_in_the_query(self, server: str) -> None:
        one, other = self.graphs(server)[:2]
        query = COUNT.replace("{ ?t", f"FROM <{one}> {{ ?t")
        from_query = int(ask(server, query=query).json()["results"]["bindings"][0]["n"]["value"])
        assert from_query == self.count(server, **{"default-graph-uri": one})
        answer = ask(server, query=query, **{"default-graph-uri": other})
        assert int(answer.json()["results"]["bindings"][0]["n"]["value"]) == self.count(
            server, **{"default-graph-uri": other}
        )

    def test_an_iri_that_is_none(self, server: str) -> None:
        problem(ask(server, query=ASK, **{"default-graph-uri": "not an iri"}), 400, "bad-query")


class TestNegotiation:
    """§2.1.6 and RFC 9110 §12: answers in the formats of the W3C, the client's wish first."""

    @pytest.mark.parametrize(
        ("accept", "media"),
        [
            ("application/sparql-results+xml", "application/sparql-results+xml"),
            ("text/csv", "text/csv; charset=utf-8"),
            ("text/tab-separated-values", "text/tab-separated-values; charset=utf-8"),
            ("text/html, application/json;q=0.5, */*;q=0.1", "application/json"),
            ("application/*", "application/sparql-results+json"),
            (
                "text/csv;q=0.2, application/sparql-results+xml;q=0.8",
                "application/sparql-results+xml",
            ),
            ("*/*", "application/sparql-results+json"),
        ],
    )
    def test_tables(self, server: str, accept: str, media: str) -> None:
        answer = httpx.get(f"{server}/sparql", params={"query": COUNT}, headers={"Accept": accept})
        assert (answer.status_code, answer.headers["content-type"]) == (200, media)
        assert "604" in answer.text
        assert "Accept" in answer.headers["vary"]

    @pytest.mark.parametrize(
        "accept",
        ["text/turtle", "application/n-triples", "application/rdf+xml", "application/ld+json"],
    )
    def test_graphs(self, server: str, accept: str) -> None:
        answer = httpx.get(
            f"{server}/sparql", params={"query": CONSTRUCT}, headers={"Accept": accept}
        )
        assert answer.headers["content-type"].startswith(accept)
        assert (
            len(
                list(
                    pyoxigraph.parse(
                        answer.content, format=pyoxigraph.RdfFormat.from_media_type(accept)
                    )
                )
            )
            == 1
        )

    def test_what_fits_no_wish(self, server: str) -> None:
        problem(
            httpx.get(f"{server}/sparql", params={"query": COUNT}, headers={"Accept": "image/png"}),
            406,
            "not-acceptable",
        )
        problem(
            httpx.get(
                f"{server}/sparql", params={"query": COUNT}, headers={"Accept": "text/turtle"}
            ),
            406,
            "not-acceptable",
        )

    def test_format_goes_before_accept(self, server: str) -> None:
        assert ask(server, query=ASK, format="csv").text == "true\r\n"
        problem(ask(server, query=ASK, format="pdf"), 400, "unknown-format")

    def test_every_kind_of_term(self, server: str) -> None:
        query = "SELECT * { VALUES (?a ?b ?c ?d ?e) { (<http://x/?a=1&b=2> 'a\"<&\\t\\n' '词'@zh 1.5 UNDEF) } BIND(BNODE() AS ?f) }"
        row = ask(server, query=query, format="json").json()["results"]["bindings"][0]
        assert row["b"] == {"type": "literal", "value": 'a"<&\t\n'}
        assert row["c"] == {"type": "literal", "value": "词", "xml:lang": "zh"}
        assert row["f"]["type"] == "bnode"
        assert "e" not in row
        found = ElementTree.fromstring(ask(server, query=query, format="xml").text)
        assert found.find(".//{*}binding[@name='b']/{*}literal").text == 'a"<&\t\n'  # type: ignore[union-attr]
        csv = ask(server, query=query, format="csv").text
        assert csv.startswith('a,b,c,d,e,f\r\nhttp://x/?a=1&b=2,"a""<&\t\n",词,1.5,,')
        tsv = ask(server, query=query, format="tsv").text
        assert tsv.splitlines()[1].startswith('<http://x/?a=1&b=2>\t"a\\"<&\\t\\n"\t"词"@zh\t')


class TestDescription:
    def test_a_bare_get_describes_the_service_and_its_data(self, server: str) -> None:
        answer = httpx.get(f"{server}/sparql")
        graph = Graph().parse(data=answer.text, format="turtle")
        sd, void = "http://www.w3.org/ns/sparql-service-description#", "http://rdfs.org/ns/void#"
        query = f"ASK {{ ?s a <{sd}Service> ; <{sd}endpoint> <{server}/sparql> ; <{sd}supportedLanguage> <{sd}SPARQL11Query> ; "
        query += f"<{sd}defaultDataset>/<{sd}defaultGraph> ?g . ?d a <{void}Dataset> ; <{void}classPartition>/<{void}class> ?c }}"
        assert graph.query(query).askAnswer
        assert (
            httpx.get(f"{server}/sparql", headers={"Accept": "application/rdf+xml"}).headers[
                "content-type"
            ]
            == "application/rdf+xml"
        )


class TestClients:
    """What people really use."""

    def test_sparqlwrapper(self, server: str) -> None:
        client = SPARQLWrapper(f"{server}/sparql")
        client.setQuery(COUNT)
        client.setReturnFormat(JSON)
        assert client.queryAndConvert()["results"]["bindings"][0]["n"]["value"] == "604"  # type: ignore[index,call-overload]

    def test_rdflib(self, server: str) -> None:
        graph = Graph(SPARQLStore(f"{server}/sparql"))
        assert [str(row[0]) for row in graph.query(COUNT)] == ["604"]  # type: ignore[index]

    def test_curl(self, server: str) -> None:
        curl = shutil.which("curl") or "curl"
        done = subprocess.run(
            [curl, "-s", "--data-urlencode", f"query={COUNT}", f"{server}/sparql"],
            capture_output=True,
            text=True,
            check=True,
        )
        assert json.loads(done.stdout)["results"]["bindings"][0]["n"]["value"] == "604"

    def test_a_browser_on_another_host(self, server: str) -> None:
        """YASGUI posts a form with an Accept header of its own, after asking whether it may."""
        origin = {
            "Origin": "http://editor.example",
            "Access-Control-Request-Method": "POST",
            "Access-Control-Request-Headers": "accept",
        }
        asked = httpx.options(f"{server}/sparql", headers=origin)
        assert asked.headers["access-control-allow-origin"] == "*"
        accept = "application/sparql-results+json,*/*;q=0.9"
        answer = httpx.post(
            f"{server}/sparql",
            data={"query": ASK},
            headers={"Origin": "http://editor.example", "Accept": accept},
        )
        assert answer.headers["access-control-allow-origin"] == "*"
        assert "access-control-allow-credentials" not in answer.headers
