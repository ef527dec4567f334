"""The service of each checkout, and one request to both."""

import contextlib
import subprocess
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

import httpx

from tests.compare.normal import IGNORED_HEADERS, unpacked
from tests.compare.sides import Pair, Side
from tests.support.engines import free_port

NO_ANSWER = 599
# A service closes the connection after a failure of its own, so that a kept one would fail the next request.
CONNECTIONS = httpx.Limits(max_keepalive_connections=0)
STARTING = 120  # seconds until a server must answer
ANSWERING = 300.0  # seconds for one answer; the services' own limit is set to the same, so that a busy machine is no difference


@dataclass(frozen=True, slots=True)
class Request:
    """What is asked of both services."""

    path: str
    headers: Mapping[str, str] = field(default_factory=dict)
    method: str = "GET"
    body: str = ""

    @property
    def name(self) -> str:
        """As the lines of the comparison show it."""
        shown = "".join(f" {name}: {value}" for name, value in self.headers.items())
        return f"http {self.method} {self.path}{shown}{' ' + self.body if self.body else ''}"


@dataclass(frozen=True, slots=True)
class Client:
    """Talks to one service."""

    http: httpx.Client
    url: str

    def ask(self, request: Request) -> httpx.Response:
        """One answer, redirects not followed; 599 stands for none at all."""
        url = self.url + request.path
        try:
            return self.http.request(
                request.method, url, headers=request.headers, content=request.body or None
            )
        except httpx.TransportError as error:
            return httpx.Response(
                NO_ANSWER, text=type(error).__name__, request=httpx.Request(request.method, url)
            )


def whole(answer: httpx.Response) -> bytes:
    """Status, headers and body of an answer as one text."""
    body = answer.content
    if answer.request.url.path == "/metrics":
        body = b"\n".join(sorted(line for line in body.splitlines() if line.startswith(b"#")))
    kept = {name: value for name, value in answer.headers.items() if name not in IGNORED_HEADERS}
    if "allow" in kept:
        kept["allow"] = ", ".join(sorted(kept["allow"].split(", ")))
    headers = [f"{name}: {value}\n" for name, value in sorted(kept.items())]
    return f"status {answer.status_code}\n{''.join(headers)}\n".encode() + unpacked(body)


@contextlib.contextmanager
def serving(side: Side, store: str) -> Iterator[Client]:
    """The service of a checkout over a store."""
    port = free_port()
    process = subprocess.Popen(
        side.command("serve", "--store", store, "--port", str(port)), cwd=side.folder,
        env=side.environment(JIPU_QUERY_SECONDS=str(ANSWERING)), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    try:
        with httpx.Client(timeout=ANSWERING, trust_env=False, limits=CONNECTIONS) as http:
            client = Client(http, f"http://127.0.0.1:{port}")
            _await(client, process)
            yield client
    finally:
        process.terminate()
        process.wait(timeout=60)


def _await(client: Client, process: "subprocess.Popen[bytes]") -> None:
    end = time.monotonic() + STARTING
    while time.monotonic() < end and process.poll() is None:
        if client.ask(Request("/health")).status_code != NO_ANSWER:
            return
        time.sleep(0.1)
    raise RuntimeError("a server did not come up")


@contextlib.contextmanager
def both_serving(pair: Pair, store: str) -> Iterator[tuple[Client, Client]]:
    """Both services at once."""
    with serving(pair.this, store) as this, serving(pair.other, store) as other:
        yield this, other
