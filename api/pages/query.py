"""``/query``: an editor for SPARQL, with the words of the graph, and the question catalogue as examples."""

from collections.abc import Mapping
from itertools import groupby
from typing import Any

from fastapi import APIRouter, Request
from starlette.responses import Response

from api.pages.site import render
from api.rest.answers import rows_asked, snapshot_of
from api.snapshots import Snapshot
from kg.queries import questions
from ontology.reference import labels

router = APIRouter(include_in_schema=False)
FIRST = "departments"
PREFIXES = {
    "jp": "https://w3id.org/jipu/def#",
    "jpc": "https://w3id.org/jipu/category/",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "dcterms": "http://purl.org/dc/terms/",
    "org": "http://www.w3.org/ns/org#",
    "prov": "http://www.w3.org/ns/prov#",
    "schema": "https://schema.org/",
    "void": "http://rdfs.org/ns/void#",
}
_VOID = "PREFIX void: <http://rdfs.org/ns/void#> "
_CLASSES = _VOID + "SELECT ?term ?count { ?p void:class ?term ; void:entities ?count }"
_PROPERTIES = _VOID + "SELECT ?term ?count { ?p void:property ?term ; void:triples ?count }"


@router.get("/query")
def query(request: Request) -> Response:
    """The editor; the query stands in the address."""
    snapshot = snapshot_of(request)
    catalogue = [
        (
            group,
            [
                {"title": one.title, "title_en": one.title_en, "text": one.bind(one.example)}
                for one in listed
            ],
        )
        for group, listed in groupby(questions().values(), key=lambda one: one.group)
    ]
    text = request.query_params.get("query") or questions()[FIRST].bind(questions()[FIRST].example)
    vocabulary: Mapping[str, Any] = snapshot.once("vocabulary", lambda: _vocabulary(snapshot))
    return render(
        request, "query.html", snapshot, text=text, catalogue=catalogue, vocabulary=vocabulary,
        seconds=int(snapshot.settings.query_seconds),
    )  # fmt: skip


def _vocabulary(snapshot: Snapshot) -> dict[str, Any]:
    """Prefixes, and the terms that the data use, the most used first (VoID), with their labels."""
    known = labels()
    terms = []
    for kind, text in (("class", _CLASSES), ("property", _PROPERTIES)):
        counts: dict[str, int] = {}
        for row in rows_asked(snapshot, text):
            counts[row["term"]] = counts.get(row["term"], 0) + row["count"]
        for iri, count in sorted(counts.items(), key=lambda item: (-item[1], item[0])):
            short = _short(iri)
            if short:
                terms.append(
                    {
                        "term": short,
                        "label": known.get(iri, ("", ""))[0],
                        "label_en": known.get(iri, ("", ""))[1],
                        "kind": kind,
                        "count": count,
                    }
                )
    return {"prefixes": PREFIXES, "terms": terms}


def _short(iri: str) -> str:
    return next(
        (
            f"{name}:{iri.removeprefix(space)}"
            for name, space in PREFIXES.items()
            if iri.startswith(space)
        ),
        "",
    )
