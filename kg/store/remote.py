"""Another SPARQL 1.1 engine over HTTP in place of the embedded one: asked, never written to."""

import io
import json
import re
from collections.abc import Iterator, Sequence
from typing import Any

import httpx
from pyoxigraph import (
    Literal,
    NamedNode,
    Quad,
    QueryBoolean,
    QueryResultsFormat,
    QuerySolutions,
    QueryTriples,
    RdfFormat,
    Store,
    Triple,
)
from pyoxigraph import parse as parse_graph
from pyoxigraph import parse_query_results as parse_table

from kg.errors import EngineError, QueryError
from kg.queries import find_query
from kg.store.guard import check_query, dataset_iris, has_dataset, names_procedures

_TABLE = "application/sparql-results+json"
_GRAPH = "application/n-triples, text/plain;q=0.5, text/turtle;q=0.2"
_CONNECT_SECONDS = 5.0
_MOST_GRAPHS = 50
_FORMATS = {"text/turtle": RdfFormat.TURTLE, "application/rdf+xml": RdfFormat.RDF_XML}
Answer = QuerySolutions | QueryBoolean | Iterator[Triple]


class RemoteStore:
    """A SPARQL 1.1 endpoint, asked as ``GraphStore`` is.

    A query is first tried on an empty store: it is refused for the same reasons, in the same words,
    and what an engine adds to the language (pragmas, procedures) never reaches it.

    Args:
        url: of the endpoint. Its query string goes with queries that name no dataset, such as
            ``union-default-graph``, by which Oxigraph takes all graphs together; with it Oxigraph
            would overlook a dataset that is named.
        seconds: how long to wait for a piece of an answer.
    """

    def __init__(self, url: str, seconds: float) -> None:
        self._url = url
        # No proxies of the environment, no redirects: the setting names the one host to be asked.
        self._client = httpx.Client(
            timeout=httpx.Timeout(seconds, connect=_CONNECT_SECONDS), trust_env=False
        )
        self._empty = Store()
        self._open: httpx.Response | None = None  # whose rest nobody may have read

    def query(
        self,
        text: str,
        default_graphs: Sequence[str] | None = None,
        named_graphs: Sequence[str] | None = None,
        base: str | None = None,
    ) -> Answer:
        """Evaluate a query; parameters as ``GraphStore.query`` has them.

        Without a dataset the engine's own default graph is asked; it should be the union of all.

        Raises:
            QueryError: the query is refused, here or there.
            EngineError: the engine does not answer, or not in SPARQL 1.1.
        """
        check_query(text)
        if names_procedures(text):
            raise QueryError("查询中不能使用 bif:、sql: 函数：只支持 SPARQL 1.1")
        tried = self._tried(text, base)
        given = (*(default_graphs or ()), *(named_graphs or ()))
        self._check_graphs({*given, *dataset_iris(text)})
        pairs = [("default-graph-uri", iri) for iri in default_graphs or ()]
        pairs += [("named-graph-uri", iri) for iri in named_graphs or ()]
        if base and not re.search(r"\bBASE\b", text, re.I):
            text = f"BASE <{base}>\n{text}"
        if isinstance(tried, QueryBoolean):
            return self._truth(text, pairs)
        if isinstance(tried, QuerySolutions):
            return self._table(self._ask(text, pairs, _TABLE))
        response = self._ask(text, pairs, _GRAPH)
        media = response.headers.get("content-type", "").partition(";")[0].strip()
        quads = parse_graph(
            io.BufferedReader(_Body(response)),
            _FORMATS.get(media, RdfFormat.N_TRIPLES),
            base_iri=base or self._url,
        )
        return _triples(quads)

    def close(self) -> None:
        """Give the connections back."""
        if self._open is not None:
            self._open.close()
        self._client.close()

    def _tried(self, text: str, base: str | None) -> QuerySolutions | QueryBoolean | QueryTriples:
        """What kind of answer a query has, told by an empty store."""
        try:
            return self._empty.query(text, base_iri=base)
        except SyntaxError as error:
            raise QueryError(f"SPARQL 语法错误：{' '.join(str(error).split())}") from None
        except (OSError, ValueError, RuntimeError) as error:
            raise QueryError(f"查询失败：{error}") from None

    def _check_graphs(self, iris: set[str]) -> None:
        """Refuse graphs that are not there: some engines would fetch them from network or disk."""
        if len(iris) > _MOST_GRAPHS:
            raise QueryError(f"图太多：{len(iris)} 个，最多 {_MOST_GRAPHS} 个")
        for iri in sorted(iris):
            try:
                NamedNode(iri)
            except ValueError:
                raise QueryError(f"不是 IRI：{iri[:100]}") from None
            if not self._truth(find_query("store/has-graph").bind({"graph": iri}), []):
                raise QueryError(f"没有图 {iri[:100]}")

    def _ask(self, text: str, pairs: list[tuple[str, str]], accept: str) -> httpx.Response:
        if self._open is not None:
            self._open.close()
            self._open = None
        url = httpx.URL(self._url)
        if pairs or has_dataset(text):
            url = url.copy_with(query=None)
        data: dict[str, Any] = {"query": text}
        for name, value in pairs:
            data.setdefault(name, []).append(value)
        request = self._client.build_request("POST", url, data=data, headers={"Accept": accept})
        try:
            self._open = response = self._client.send(
                request, stream=True, auth=(url.username, url.password) if url.username else None
            )
            if response.status_code == httpx.codes.BAD_REQUEST:
                raise QueryError(f"查询引擎拒绝了这个查询：{_message(response)}")
            if not response.is_success:
                raise EngineError(f"查询引擎回答 HTTP {response.status_code}：{_message(response)}")
        except httpx.HTTPError as error:
            raise EngineError(
                f"查询引擎 {url.host}:{url.port or url.scheme} 没有回答（{type(error).__name__}）"
            ) from None
        return response

    def _truth(self, text: str, pairs: list[tuple[str, str]]) -> QueryBoolean:
        """The answer of an ASK; Virtuoso 7.2.5 gives it as a table of one number."""
        found = self._table(self._ask(text, pairs, _TABLE))
        if isinstance(found, QueryBoolean):
            return found
        cells = [row[0] for row in found]
        is_true = (
            bool(cells) and isinstance(cells[0], Literal) and cells[0].value not in ("0", "false")
        )
        # The library has no constructor of truth values: one is parsed.
        truth = parse_table(json.dumps({"head": {}, "boolean": is_true}), QueryResultsFormat.JSON)
        if not isinstance(truth, QueryBoolean):
            raise TypeError("a truth value was written")
        return truth

    def _table(self, response: httpx.Response) -> QuerySolutions | QueryBoolean:
        try:
            return parse_table(io.BufferedReader(_Body(response)), QueryResultsFormat.JSON)
        except (SyntaxError, ValueError, OSError) as error:
            raise EngineError(f"查询引擎的回答不是 SPARQL JSON 结果：{error}") from None


def _triples(quads: Iterator[Quad]) -> Iterator[Triple]:
    try:
        for quad in quads:
            yield quad.triple
    except SyntaxError as error:
        raise EngineError(f"查询引擎的回答不是 RDF：{error}") from None


def _message(response: httpx.Response) -> str:
    """The beginning of an engine's error message, on one line."""
    text = next(response.iter_text(), "")
    response.close()
    return " ".join(text.split())[:300]


class _Body(io.RawIOBase):
    """A response's body as a file, read as far as it is asked for."""

    def __init__(self, response: httpx.Response) -> None:
        self._pieces, self._rest = response.iter_bytes(), b""

    def readable(self) -> bool:
        """Always."""
        return True

    def readinto(self, buffer: "bytearray | memoryview") -> int:  # type: ignore[override]
        """Fill the buffer from the piece at hand, or the next; a broken-off answer is an error."""
        try:
            while not self._rest:
                self._rest = next(self._pieces)
        except StopIteration:
            return 0
        except httpx.HTTPError as error:
            raise OSError(f"回答中断（{type(error).__name__}）") from None
        count = min(len(buffer), len(self._rest))
        buffer[:count], self._rest = self._rest[:count], self._rest[count:]
        return count
