"""``/query``: an editor for SPARQL with the terms of the graph and the named questions."""

from collections import Counter
from collections.abc import Mapping
from itertools import groupby
from typing import Any

from fastapi import APIRouter, Request
from starlette.responses import Response

from api.pages.queries import ask
from api.pages.site import render
from api.rest.answers import snapshot_of
from api.snapshots import Snapshot
from kg.queries import questions
from kg.queries.prefixes import PREFIXES
from ontology.reference import labels

router = APIRouter(include_in_schema=False)
FIRST = "departments"


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
        request,
        "query.html",
        snapshot,
        text=text,
        catalogue=catalogue,
        vocabulary=vocabulary,
        seconds=int(snapshot.settings.query_seconds),
    )


def _vocabulary(snapshot: Snapshot) -> dict[str, Any]:
    """Prefixes, and the terms that the data use, the most used first (VoID), with their labels."""
    known = labels()
    terms = []
    for kind in ("class", "property"):
        counts: Counter[str] = Counter()
        for row in ask(snapshot, f"{kind}-counts"):
            counts[row["term"]] += row["uses"]
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
