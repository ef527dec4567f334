"""Queries in processes of their own: bounded in number and time, and none of them harms another."""

import asyncio
from collections.abc import Awaitable, Callable, Iterator
from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, Quad, Store

from api.engine.errors import (
    BusyError,
    CrashedError,
    DeadlineError,
    NotAcceptableError,
    RefusedError,
    SilentError,
)
from api.engine.process import Job, prepare
from api.engine.workers import Workers
from api.settings import ServeSettings

COUNT = Job("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }", "text/csv")
ENDLESS = Job("SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }", "text/csv")
LONG = 600.0  # seconds that no query of these tests needs
Ask = Callable[[Workers], Awaitable[object]]


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder: Path = tmp_path_factory.mktemp("database")
    store = Store(str(folder))
    store.extend(
        Quad(NamedNode("http://x/s"), NamedNode("http://x/p"), Literal(number))
        for number in range(2000)
    )
    store.flush()
    prepare()
    return folder


@pytest.fixture
def workers(database: Path) -> Iterator[Workers]:
    made = Workers(database, ServeSettings(query_workers=2, query_queue=2, query_megabytes=1024))
    yield made
    made.close()


async def running(workers: Workers, ident: str) -> None:
    """Wait until a query is being evaluated."""
    while ident not in workers.running:
        await asyncio.sleep(0.01)


async def count(workers: Workers) -> bytes:
    return (await workers.run("count", COUNT, LONG)).body


def test_an_answer_comes_back(workers: Workers) -> None:
    assert asyncio.run(count(workers)) == b"n\r\n2000\r\n"


def test_a_worker_is_used_again(workers: Workers) -> None:
    async def twice() -> None:
        await count(workers)
        first = list(workers._idle)
        await count(workers)
        assert workers._idle == first

    asyncio.run(twice())


@pytest.mark.parametrize(
    ("job", "error"),
    [
        (Job("SELECT * {", None), RefusedError),
        (Job(COUNT.query, "image/png"), NotAcceptableError),
        (Job("SELECT * { SERVICE <http://127.0.0.1:1/> {} }", None), RefusedError),
    ],
)
def test_a_query_that_cannot_be_answered_costs_no_worker(
    workers: Workers, job: Job, error: type[Exception]
) -> None:
    async def ask() -> None:
        with pytest.raises(error):
            await workers.run("bad", job, LONG)
        assert len(workers._idle) == 1

    asyncio.run(ask())


def test_a_query_is_stopped_at_its_deadline_and_the_next_gets_a_new_worker(
    workers: Workers,
) -> None:
    async def ask() -> None:
        with pytest.raises(DeadlineError) as stopped:
            await workers.run("slow", ENDLESS, 0.2)
        assert stopped.value.seconds == 0.2
        assert (workers.running, workers._idle) == ({}, [])
        assert await count(workers)

    asyncio.run(ask())


def test_a_query_is_cancelled_by_its_id_and_no_other(workers: Workers) -> None:
    async def ask() -> None:
        slow = asyncio.create_task(workers.run("slow", ENDLESS, LONG))
        await running(workers, "slow")
        assert not workers.cancel("other")
        assert workers.cancel("slow")
        with pytest.raises(CrashedError):
            await slow
        assert not workers.cancel("slow")

    asyncio.run(ask())


def test_one_client_never_holds_all_workers(workers: Workers) -> None:
    async def ask() -> None:
        first = asyncio.create_task(workers.run("first", ENDLESS, LONG, "greedy"))
        await running(workers, "first")
        second = asyncio.create_task(workers.run("second", ENDLESS, LONG, "greedy"))
        assert (await workers.run("other", COUNT, LONG, "modest")).rows == 1
        assert list(workers.running) == ["first"]
        second.cancel()
        workers.cancel("first")
        await asyncio.gather(first, second, return_exceptions=True)
        assert workers.waiting == 0

    asyncio.run(ask())


def test_more_than_may_wait_are_refused(workers: Workers) -> None:
    async def ask() -> None:
        first = asyncio.create_task(workers.run("0", ENDLESS, LONG, "greedy"))
        await running(workers, "0")
        waiting = [
            asyncio.create_task(workers.run(str(number), COUNT, LONG, "greedy"))
            for number in (1, 2)
        ]
        await asyncio.sleep(0)
        assert workers.waiting == 2
        with pytest.raises(BusyError):
            await workers.run("3", COUNT, LONG, "greedy")
        workers.cancel("0")
        await asyncio.gather(first, return_exceptions=True)
        assert [answer.rows for answer in await asyncio.gather(*waiting)] == [1, 1]
        assert workers.waiting == 0

    asyncio.run(ask())


def test_a_worker_that_ran_out_of_memory_is_replaced(database: Path) -> None:
    workers = Workers(database, ServeSettings(query_megabytes=256))
    greedy = Job("SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } ORDER BY ?c ?f ?i", "text/csv")

    async def ask() -> None:
        with pytest.raises(CrashedError):
            await workers.run("greedy", greedy, LONG)
        assert workers._idle == []
        assert await count(workers)

    asyncio.run(ask())
    workers.close()


def test_a_database_that_cannot_be_opened_is_a_crash(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no database", "utf-8")
    workers = Workers(tmp_path / "file", ServeSettings())
    with pytest.raises(CrashedError):
        asyncio.run(count(workers))


def test_an_engine_that_is_not_there_is_told_as_silent(tmp_path: Path) -> None:
    workers = Workers(tmp_path, ServeSettings(sparql_url="http://127.0.0.1:9/"))
    with pytest.raises(SilentError, match=r"127\.0\.0\.1:9"):
        asyncio.run(count(workers))
    workers.close()


def test_closed_workers_end_with_their_query(workers: Workers) -> None:
    async def ask() -> None:
        asked = asyncio.create_task(workers.run("asked", COUNT, LONG))
        await asyncio.sleep(0)
        workers.close()
        assert (await asked).rows == 1
        assert workers._idle == []

    asyncio.run(ask())
