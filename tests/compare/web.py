"""Compares every HTTP answer: fixed requests, the routes of /openapi.json, and the pages that links lead to."""

import hashlib
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import islice
from urllib.parse import parse_qsl, urlsplit

import httpx

from tests.compare import requests
from tests.compare.results import Results
from tests.compare.server import Client, Request, whole
from tests.compare.sides import Pair, Side

BATCH = 32  # answers of both sides held at a time
# Pages of one route: all indicators and projects of the samples, of targets a sample. A route with a query has too
# many combinations of filters to ask for all of them.
MOST, MOST_TARGETS, MOST_WITH_QUERY = 400, 60, 5
MOST_QUERIES = 100  # named questions, linked from the page for queries
_IDENT = re.compile(r"[0-9a-f]{8,}|[A-Z]\d+|.*[^\x21-\x7e].*|.*%.*")


@dataclass(slots=True)
class Crawl:
    """Asks both services for the same things, level by level from the start page.

    Attributes:
        pair: the two checkouts.
        clients: of their services.
        results: where the comparisons go.
        most: pages that are followed by links, over all routes.
        advance: called with the number of answers compared.
        asked: names of requests made.
        taken: pages chosen so far, by route.
        written: normalised link -> the link as each side writes it; the cursor of a search differs.
    """

    pair: Pair
    clients: tuple[Client, Client]
    results: Results
    most: int
    advance: Callable[[int], None]
    asked: set[str] = field(default_factory=set)
    taken: Counter[str] = field(default_factory=Counter)
    written: tuple[dict[str, str], dict[str, str]] = field(default_factory=lambda: ({}, {}))
    openapi: bytes = b""

    def run(self) -> None:
        """Everything, in an order that depends on the answers alone."""
        self.openapi, other = (
            client.ask(Request("/openapi.json")).content for client in self.clients
        )
        found = self._ask(
            [*requests.fixed(), *requests.routes(self.openapi), *requests.routes(other)]
        )
        while found:
            found = self._ask(self._level(found))

    def _level(self, found: Iterable[str]) -> list[Request]:
        """The pages to ask for next, and what the API has of the same things; found are normalised links."""
        chosen: list[Request] = []
        for link in sorted(found, key=_turn):
            request, route = Request(link), route_of(link)
            if (
                request.name in self.asked
                or self.taken[route] >= _most(route)
                or self.taken.total() >= self.most
            ):
                continue
            self.taken[route] += 1
            chosen += [request, *requests.things(self.openapi, link)]
            query = requests.query_of(link)
            if query:
                chosen += requests.sparql(query)
        return chosen

    def _ask(self, wanted: Iterable[Request]) -> set[str]:
        """Compare the answers; gives the normalised links in them."""
        found: set[str] = set()
        new = self._new(wanted)
        while batch := list(islice(new, BATCH)):
            ours, theirs = self.pair.both(partial(self._answers, batch))
            for request, this, other in zip(batch, ours, theirs, strict=True):
                outputs = self.pair.normalised(whole(this), whole(other))
                self.results.compare(request.name, *outputs, f"http {route_of(request.path)}")
                found |= self._links(request, (this, other))
            self.advance(len(self.asked))
        return found

    def _new(self, wanted: Iterable[Request]) -> Iterator[Request]:
        for request in wanted:
            if request.name not in self.asked:
                self.asked.add(request.name)
                yield request

    def _answers(self, batch: list[Request], side: Side) -> list[httpx.Response]:
        place = 0 if side is self.pair.this else 1
        written, elsewhere = self.written[place], self.written[1 - place]
        return [
            self.clients[place].ask(
                replace(
                    request,
                    path=written.get(request.path) or elsewhere.get(request.path) or request.path,
                )
            )
            for request in batch
        ]

    def _links(self, request: Request, answers: tuple[httpx.Response, httpx.Response]) -> set[str]:
        found: set[str] = set()
        for side, written, answer in zip(
            (self.pair.this, self.pair.other), self.written, answers, strict=True
        ):
            if "html" not in answer.headers.get("content-type", ""):
                continue
            for link in requests.links(request.path, answer.text):
                key = side.normal.apply(link.encode()).decode()
                written.setdefault(key, link)
                found.add(key)
        return found


def route_of(link: str) -> str:
    """The kind of an address: ids are left out, of a query only the names of its parameters stay."""
    parts = urlsplit(link)
    path = "/".join("*" if _IDENT.fullmatch(part) else part for part in parts.path.split("/"))
    names = sorted({name for name, _ in parse_qsl(parts.query, keep_blank_values=True)})
    return path + (f"?{'&'.join(names)}" if names else "")


def _turn(link: str) -> tuple[bool, bytes]:
    """Pages of things and queries come before lists with filters; within each, links in no order of their names."""
    return "?" in link and not link.startswith("/query?"), hashlib.sha256(link.encode()).digest()


def _most(route: str) -> int:
    if route == "/query?query":
        return MOST_QUERIES
    if "?" in route:
        return MOST_WITH_QUERY
    return MOST_TARGETS if route.startswith("/targets/") else MOST
