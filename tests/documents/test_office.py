"""How LibreOffice is called: with a profile, an environment and a network namespace by which a document reaches no host."""

import json
import os
import select
import subprocess
import sys
from pathlib import Path
from typing import NoReturn
from xml.etree import ElementTree

import pytest

from kg.documents import office
from kg.errors import SourceError

FAKE = """#!{python}
import json, os, pathlib, sys
profile = next(one for one in sys.argv if one.startswith("-env:UserInstallation=")).partition("file://")[2]
out = pathlib.Path(sys.argv[sys.argv.index("--outdir") + 1])
out.mkdir()
(out / "document.docx").write_text(json.dumps({{
    "arguments": sys.argv[1:], "environment": dict(os.environ), "network": os.readlink("/proc/self/ns/net"),
    "registry": pathlib.Path(profile, "user/registrymodifications.xcu").read_text("utf-8"),
}}))
"""
OOR = "{http://openoffice.org/2001/registry}"


@pytest.fixture
def call(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, object]:
    """What a stand-in for LibreOffice sees when a file is converted."""
    program = tmp_path / "soffice"
    program.write_text(FAKE.format(python=sys.executable), "utf-8")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path), prepend=":")
    monkeypatch.setenv("https_proxy", "http://proxy.example.org:3128")
    monkeypatch.setenv("no_proxy", "*")
    seen: dict[str, object] = json.loads(office.convert("x.odt", b"x", ".odt", "docx"))
    return seen


def test_the_profile_trusts_nothing_and_updates_nothing(call: dict[str, object]) -> None:
    items = ElementTree.fromstring(str(call["registry"])).iter("item")
    found = {
        (str(item.get(f"{OOR}path")).split("/")[1], prop.get(f"{OOR}name")): prop[0].text
        for item in items
        for prop in item
    }
    assert found["org.openoffice.Office.Common", "BlockUntrustedRefererLinks"] == "true"
    assert found["org.openoffice.Office.Common", "DisableMacrosExecution"] == "true"
    assert found["org.openoffice.Office.Writer", "Link"] == "0"
    assert found["org.openoffice.Office.Calc", "Link"] == "1"
    assert found["org.openoffice.Inet", "ooInetProxyType"] == "2"
    assert found["org.openoffice.Inet", "ooInetNoProxy"] is None
    for scheme in ("HTTP", "HTTPS", "FTP"):
        proxy = (
            found["org.openoffice.Inet", f"ooInet{scheme}ProxyName"],
            found["org.openoffice.Inet", f"ooInet{scheme}ProxyPort"],
        )
        assert proxy == ("127.0.0.1", "9")
    assert len(found) == len(office.PROFILE)


def test_the_profile_is_not_set_aside(call: dict[str, object]) -> None:
    assert "--safe-mode" not in list(call["arguments"])  # type: ignore[call-overload]


def test_the_proxies_of_the_user_are_not_asked(call: dict[str, object]) -> None:
    environment = dict(call["environment"])  # type: ignore[call-overload]
    proxies = {
        name: value for name, value in environment.items() if name.lower().endswith("_proxy")
    }
    assert {"http_proxy", "https_proxy", "HTTPS_PROXY", "all_proxy"} <= set(proxies)
    assert set(proxies.values()) == {"http://127.0.0.1:9"}


def test_the_network_is_another_where_the_system_permits_it(call: dict[str, object]) -> None:
    assert (call["network"] != str(Path("/proc/self/ns/net").readlink())) == bool(office._offline())


def test_the_first_way_that_works_is_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    find = office._offline.__wrapped__
    for ways, taken in ((["no-such-program"], ()), (["false"], ()), (["false", "env"], ("env",))):
        monkeypatch.setattr(office, "_OFFLINE", [(way,) for way in ways])
        assert find() == taken


def test_a_conversion_over_its_time_leaves_no_program_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As soffice does, a script starts a program and waits for it; both hold a pipe open."""
    pipe, program = tmp_path / "alive", tmp_path / "soffice"
    os.mkfifo(pipe)
    program.write_text(f"#!/bin/sh\nexec 3> '{pipe}'\nsleep 3600 &\necho >&3\nwait\n", "utf-8")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path), prepend=":")
    office._offline()  # tried before a process is no longer waited for
    reading = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)

    def wait_until_it_runs(process: subprocess.Popen[bytes], **_: object) -> NoReturn:
        select.select([reading], [], [])
        assert os.read(reading, 9) == b"\n"
        raise subprocess.TimeoutExpired(process.args, office.SECONDS)

    monkeypatch.setattr(subprocess.Popen, "communicate", wait_until_it_runs)
    with pytest.raises(SourceError, match="没有转换完"):
        office.convert("x.doc", b"x", ".doc", "docx")
    assert select.select([reading], [], [], 60)[0], "the program lives on"
    assert os.read(reading, 9) == b""  # nobody holds the pipe open any more
    os.close(reading)
