"""LibreOffice asks no host for anything that a document links to, by every layer that keeps it from that."""

import http.server
import threading
from collections.abc import Callable, Iterator

import pytest

from kg.documents import office, parse_document
from tests.support import linked, rebuild

FILES = (
    linked.picture, linked.embedded_object, linked.section, linked.background, linked.fields, linked.old_word, linked.formulas,
)  # fmt: skip
NO_NAMESPACE = {"_offline": lambda: ()}
LAYERS: dict[str, dict[str, object]] = {
    "all": {},
    "no namespace": NO_NAMESPACE,
    "namespace only": {"PROFILE": (), "environment": lambda: None},
    "namespace of a user": {
        "_OFFLINE": office._OFFLINE[1:],
        "PROFILE": (),
        "environment": lambda: None,
    },
}


@pytest.fixture
def heard() -> Iterator[tuple[str, list[str]]]:
    """The address of a listener on this machine, and what it was asked for."""
    asked: list[str] = []

    class Listener(http.server.BaseHTTPRequestHandler):
        def handle_one_request(self) -> None:
            asked.append(self.rfile.readline().decode("latin-1").strip())
            self.close_connection = True

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Listener) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}/linked.png", asked
        server.shutdown()


@pytest.mark.parametrize("made", [linked.picture, linked.background, linked.embedded_object])
def test_an_unguarded_libreoffice_is_heard(
    made: Callable[[str], bytes], heard: tuple[str, list[str]]
) -> None:
    url, asked = heard
    rebuild.by_libreoffice(made(url), "odt", "docx")
    assert asked


@pytest.mark.parametrize("layers", LAYERS)
@pytest.mark.parametrize("made", FILES)
def test_nothing_is_fetched(
    made: Callable[[str], bytes],
    layers: str,
    heard: tuple[str, list[str]],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    url, asked = heard
    data = made(url)
    asked.clear()
    for name, value in LAYERS[layers].items():
        monkeypatch.setattr(office, name, value)
    if "_offline" not in LAYERS[layers]:
        office._offline.cache_clear()
        monkeypatch.setattr(office, "_offline", office._offline.__wrapped__)
    document = parse_document("x", data)
    assert document.lines
    assert asked == []
