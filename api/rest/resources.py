"""``/api/v1/{kind}/{id}``: one indicator, target, project, department or policy document with its links, as JSON or RDF."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib.resources import files
from string import Template
from typing import Annotated, Any

import yaml
from fastapi import APIRouter, Request
from fastapi import Path as PathParameter
from pyoxigraph import QueryTriples
from starlette.responses import Response

from api.engine.negotiation import best_match
from api.engine.results import GRAPHS, Caps, serialize_answer
from api.problems import ProblemError, documented
from api.rest.answers import (
    PREFIXES,
    RESPONSES,
    answer,
    is_unchanged,
    refuse_unknown,
    rows_asked,
    snapshot_of,
)
from api.snapshots import Snapshot
from kg.search import SearchEngine
from nlp.names.policies import find_numbers

router = APIRouter(prefix="/api/v1", tags=["单个对象"])
# Targets are told of in parts of their own; one label each, so that no value comes twice.
_PROPERTIES = """SELECT ?property ?value (MIN(?name) AS ?label) { $this ?property ?value
  FILTER(?property != jp:hasTarget && ?property != <http://www.w3.org/1999/02/22-rdf-syntax-ns#type>)
  OPTIONAL { ?value rdfs:label ?a } OPTIONAL { ?value skos:prefLabel ?b FILTER(LANG(?b) = "zh" || LANG(?b) = "") }
  BIND(COALESCE(?a, ?b) AS ?name) } GROUP BY ?property ?value ORDER BY ?property ?value"""
_GRAPH = """CONSTRUCT { $this ?p ?o . ?o rdfs:label ?label . ?v ?vp ?vo . ?s ?q $this . ?a ?ap ?ao } {
  { $this ?p ?o . OPTIONAL { ?o rdfs:label ?label } } UNION { $this jp:value ?v . ?v ?vp ?vo }
  UNION { ?s ?q $this } UNION { ?a jp:assesses $this ; ?ap ?ao } }"""
MOST_ROWS = 1000
_IDENT = re.compile(r"[0-9a-f]{16}")
_JSON = "application/json"
# The API's own JSON stands for what the endpoint gives as JSON-LD and N-Triples under vaguer names.
OFFERED = (
    _JSON,
    *(media for media in GRAPHS if media not in (_JSON, "text/plain", "application/xml")),
)

_OK = {
    **RESPONSES[200],
    "content": {
        media: {"schema": {"type": "object"} if media == _JSON else {"type": "string"}}
        for media in OFFERED
    },
}


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of thing: what its IRIs begin with, class, name, an id of the samples, SELECTs about ``$this``."""

    folder: str
    class_name: str
    name: str
    example: str
    parts: dict[str, str]


def _read_kinds() -> tuple[str, dict[str, Kind]]:
    """The query that tells of targets, and the kinds."""
    data = yaml.safe_load(files("api.rest").joinpath("resources.yml").read_text("utf-8"))

    def filled(query: str) -> str:
        return Template(query).safe_substitute(data["patterns"])

    kinds = {
        kind: Kind(
            one["folder"],
            one["class"],
            one["name"],
            one["example"],
            {key: filled(query) for key, query in one["parts"].items()},
        )
        for kind, one in data["kinds"].items()
    }
    return data["use"], kinds


USE, KINDS = _read_kinds()


def _endpoint(kind: str) -> Callable[[str, Request], Response]:
    def thing(ident: str, request: Request) -> Response:
        refuse_unknown(request, ())
        snapshot = snapshot_of(request)
        media = best_match(request.headers.get("accept"), OFFERED)
        if media is None:
            raise ProblemError(
                406, "not-acceptable", f"格式有 {'、'.join(OFFERED)}", {"allowed": list(OFFERED)}
            )
        iri = find_thing(snapshot, kind, ident)
        return (
            answer(request, snapshot, tell_thing(snapshot, kind, iri))
            if media == _JSON
            else _graph(request, snapshot, iri, media)
        )

    said = "16 位编号" + ("，或文号，括号写法不限" if kind == "policies" else "")
    thing.__annotations__["ident"] = Annotated[
        str, PathParameter(description=said, examples=[KINDS[kind].example])
    ]
    thing.__doc__ = f"One {KINDS[kind].class_name} with its links; RDF by Accept."
    return thing


for _kind, _found in KINDS.items():
    router.add_api_route(
        f"/{_kind}/{{ident}}", _endpoint(_kind), name=_kind, summary=f"一个{_found.name}及与它相连的一切，JSON 或 RDF",
        response_class=Response, responses={**RESPONSES, 200: _OK, **documented(404, 406)},
    )  # fmt: skip


def find_thing(snapshot: Snapshot, kind: str, ident: str) -> str:
    """The IRI of an id; a policy document also by its number, in any bracket."""
    wanted = KINDS[kind]
    if _IDENT.fullmatch(ident):
        iri = f"{snapshot.base}{wanted.folder}/{ident}"
        if rows_asked(
            snapshot, f"SELECT ?c {{ <{iri}> a ?c . FILTER(?c = jp:{wanted.class_name}) }} LIMIT 1"
        ):
            return iri
    for number in find_numbers(ident) if kind == "policies" else ():
        found = rows_asked(
            snapshot, f'SELECT ?d {{ ?d a jp:PolicyDocument ; jp:docNumber "{number}" }}'
        )
        if found:
            return str(found[0]["d"])
    raise ProblemError(404, f"no-such-{wanted.folder}", f"没有{wanted.name} {ident[:100]}")


def tell_thing(snapshot: Snapshot, kind: str, iri: str, most: int = MOST_ROWS) -> dict[str, Any]:
    """A thing as JSON tells it: its properties, and the parts of its kind, each of at most ``most`` rows."""
    properties: dict[str, list[Any]] = {}
    for row in rows_asked(snapshot, _PROPERTIES.replace("$this", f"<{iri}>")):
        said = {"iri": row["value"], "label": row["label"]} if row["label"] else row["value"]
        properties.setdefault(re.split(r"[/#]", row["property"])[-1], []).append(said)
    parts = {
        key: rows_asked(snapshot, f"{query.replace('$this', f'<{iri}>')} LIMIT {most + 1}")
        for key, query in KINDS[kind].parts.items()
    }
    if kind == "indicators":
        parts |= _around(snapshot.search, iri.rpartition("/")[2])
    for key in parts.keys() & {"uses", "targets"}:
        parts[key] = tell_uses(snapshot, [row["target"] for row in parts[key]])
    truncated = [key for key, rows in parts.items() if len(rows) > most]
    parts = {key: rows[:most] for key, rows in parts.items()}
    label = next(iter(properties.get("label", [])), None)
    told = {
        "snapshot": snapshot.id,
        "id": iri.rpartition("/")[2],
        "iri": iri,
        "type": KINDS[kind].class_name,
        "label": label,
    }
    return {**told, "properties": properties, **parts, "truncated": truncated}


def tell_uses(snapshot: Snapshot, targets: Sequence[str]) -> list[dict[str, Any]]:
    """Targets as a list shows them: name, value, levels, whose they are, where they stand; in order of document and line."""
    # The engine takes targets given one by one at once, but joins those it has to find itself with all there are.
    return (
        rows_asked(snapshot, USE.replace("$targets", " ".join(f"<{target}>" for target in targets)))
        if targets
        else []
    )


def _around(search: SearchEngine, ident: str) -> dict[str, list[dict[str, Any]]]:
    """What the search knows of an indicator: its values, and which stand beside it."""
    beside, place = search.neighbours, search.place(ident)
    values, similar = search.profile(ident)["values"], search.similar(ident)
    return {
        "values": values,
        "near": beside.near(place),
        "together": beside.together(place),
        "similar": similar,
    }


def _graph(request: Request, snapshot: Snapshot, iri: str, media: str) -> Response:
    tag = f'"{snapshot.id}-{media.rpartition("/")[2]}"'
    headers = {"ETag": tag, "Cache-Control": "no-cache", "Vary": "Accept"}
    if is_unchanged(request, tag):
        return Response(status_code=304, headers=headers)
    found = snapshot.store.query(PREFIXES + _GRAPH.replace("$this", f"<{iri}>"))
    if not isinstance(found, QueryTriples):
        raise TypeError("a graph is asked of a CONSTRUCT")
    settings = snapshot.settings
    said = serialize_answer(found, media, Caps(settings.query_rows, settings.query_bytes))
    if said.truncated:
        headers["X-Jipu-Truncated"] = f"rows={said.rows}"
    return Response(said.body, headers=headers, media_type=media)
