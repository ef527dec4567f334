"""``/api/v1/{kind}/{id}``: one resource of the graph with its links, as JSON or RDF."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Annotated, Any

from fastapi import APIRouter, Request
from fastapi import Path as PathParameter
from starlette.responses import Response

from api.engine.negotiation import best_match
from api.engine.results import GRAPHS, Caps, serialize_answer
from api.printed import entry_of, place_of
from api.problems import ProblemError, documented
from api.rest.answers import (
    RESPONSES,
    answer,
    is_unchanged,
    refuse_unknown,
    rows_of,
    snapshot_of,
)
from api.snapshots import Snapshot
from kg.graph.terms import DEF
from kg.queries.rows import Row, ask_graph
from kg.search import SearchEngine
from nlp.datafiles import load_yaml
from nlp.names.policies import find_numbers

router = APIRouter(prefix="/api/v1", tags=["单个对象"])
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
    """A kind of resource, as ``resources.yml`` describes it.

    Attributes:
        folder: of its IRIs.
        class_name: in the ontology.
        name: in messages.
        example: an id in the samples.
        parts: key of the answer -> query in ``kg/queries/rest``.
    """

    folder: str
    class_name: str
    name: str
    example: str
    parts: dict[str, str]


@cache
def kinds() -> dict[str, Kind]:
    """The kinds by the names they have in addresses."""
    return {
        kind: Kind(one["folder"], one["class"], one["name"], one["example"], one["parts"])
        for kind, one in load_yaml("resources.yml", "api.rest").items()
    }


def _endpoint(kind: str) -> Callable[[str, Request], Response]:
    def resource(ident: str, request: Request) -> Response:
        refuse_unknown(request, ())
        snapshot = snapshot_of(request)
        media = best_match(request.headers.get("accept"), OFFERED)
        if media is None:
            more = {"allowed": list(OFFERED)}
            raise ProblemError(406, "not-acceptable", f"格式有 {'、'.join(OFFERED)}", more)
        iri = find_resource(snapshot, kind, ident)
        if media == _JSON:
            return answer(request, snapshot, read_resource(snapshot, kind, iri))
        return _graph(request, snapshot, iri, media)

    meaning = "16 位编号" + ("，或文号，括号写法不限" if kind == "policies" else "")
    resource.__annotations__["ident"] = Annotated[
        str, PathParameter(description=meaning, examples=[kinds()[kind].example])
    ]
    resource.__doc__ = f"One {kinds()[kind].class_name} with its links; RDF by Accept."
    return resource


for _kind, _found in kinds().items():
    router.add_api_route(
        f"/{_kind}/{{ident}}",
        _endpoint(_kind),
        name=_kind,
        summary=f"一个{_found.name}及与它相连的一切，JSON 或 RDF",
        response_class=Response,
        responses={**RESPONSES, 200: _OK, **documented(404, 406)},
    )


def find_resource(snapshot: Snapshot, kind: str, ident: str) -> str:
    """The IRI of an id; a policy document also by its number, in any bracket.

    Raises:
        ProblemError: there is no such resource.
    """
    wanted = kinds()[kind]
    if _IDENT.fullmatch(ident):
        iri, own = f"{snapshot.base}{wanted.folder}/{ident}", f"{DEF}{wanted.class_name}"
        if rows_of(snapshot, "rest/class", this=iri, wanted=own):
            return iri
    for number in find_numbers(ident) if kind == "policies" else ():
        for row in rows_of(snapshot, "rest/policy-of-number", number=number):
            return str(row["policy"])
    raise ProblemError(404, f"no-such-{wanted.folder}", f"没有{wanted.name} {ident[:100]}")


def read_resource(snapshot: Snapshot, kind: str, iri: str, most: int = MOST_ROWS) -> dict[str, Any]:
    """A resource as JSON: its properties, and the parts of its kind.

    Args:
        snapshot: that is asked.
        kind: one of ``kinds()``.
        iri: of the resource.
        most: rows of each part; a part that has more is named under ``truncated``.
    """
    properties = _properties(snapshot, iri)
    parts = {
        key: rows_of(snapshot, f"rest/{query}", this=iri, most=most + 1)
        for key, query in kinds()[kind].parts.items()
    }
    ident = iri.rpartition("/")[2]
    if kind == "indicators":
        parts |= _around(snapshot.search, ident)
    boxes = {"boxes": _boxes(snapshot, ident, properties)} if kind == "targets" else {}
    for key in parts.keys() & {"uses", "targets"}:
        parts[key] = list_targets(snapshot, [row["target"] for row in parts[key]])
    return {
        "snapshot": snapshot.id,
        "id": ident,
        "iri": iri,
        "type": kinds()[kind].class_name,
        "label": next(iter(properties.get("label", [])), None),
        "properties": properties,
        **boxes,
        **{key: rows[:most] for key, rows in parts.items()},
        "truncated": [key for key, rows in parts.items() if len(rows) > most],
    }


def _properties(snapshot: Snapshot, iri: str) -> dict[str, list[Any]]:
    """Local name of each property -> its values; of a resource that has a label, both."""
    found: dict[str, list[Any]] = {}
    for row in rows_of(snapshot, "rest/properties", this=iri):
        name, value = re.split(r"[/#]", row["property"])[-1], row["value"]
        if row["label"]:
            value = {"iri": value, "label": row["label"]}
        found.setdefault(name, []).append(value)
    return found


def _boxes(
    snapshot: Snapshot, ident: str, properties: dict[str, list[Any]]
) -> list[dict[str, Any]] | None:
    """Where a target is printed, as the record has it; None in formats without pages."""
    (document,) = properties["inDocument"]
    iri = document["iri"] if isinstance(document, dict) else document
    place = place_of(snapshot, entry_of(snapshot, iri), ident)
    return [box.to_json() for box in place.boxes] or None


def list_targets(snapshot: Snapshot, targets: Sequence[str]) -> list[Row]:
    """Targets as a list shows them, in order of document and line.

    The engine takes targets that are given one by one at once; those it has to find itself it
    joins with all there are.
    """
    return rows_of(snapshot, "rest/targets", targets=targets) if targets else []


def _around(search: SearchEngine, ident: str) -> dict[str, list[dict[str, Any]]]:
    """What the search knows of an indicator: its values, and which stand beside it."""
    beside, place = search.neighbours, search.place(ident)
    return {
        "values": search.profile(ident)["values"],
        "near": beside.near(place),
        "together": beside.together(place),
        "similar": search.similar(ident),
    }


def _graph(request: Request, snapshot: Snapshot, iri: str, media: str) -> Response:
    tag = f'"{snapshot.id}-{media.rpartition("/")[2]}"'
    headers = {"ETag": tag, "Cache-Control": "no-cache", "Vary": "Accept"}
    if is_unchanged(request, tag):
        return Response(status_code=304, headers=headers)
    found = ask_graph(snapshot.store, "rest/graph", this=iri)
    caps = Caps(snapshot.settings.query_rows, snapshot.settings.query_bytes)
    written = serialize_answer(found, media, caps)
    if written.truncated:
        headers["X-Jipu-Truncated"] = f"rows={written.rows}"
    return Response(written.body, headers=headers, media_type=media)
