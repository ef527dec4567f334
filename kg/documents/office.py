"""Old Office formats (.doc, .wps, .rtf, XML spreadsheets) -> new ones by headless LibreOffice.

A document may name pictures, sections and objects on other hosts, and LibreOffice fetches them
while it loads the file. Three layers keep it from that: a network namespace without a network
(Linux, where the user may make one), a profile that trusts no document and updates no link, and a
proxy that does not exist for what asks all the same.
"""

import contextlib
import functools
import os
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path

from kg.errors import SourceError

SECONDS = 120  # for one file; a budget of two hundred pages takes some ten
PROGRAMS = ("soffice", "libreoffice")
# Ways to a network namespace of its own, whose loopback is down too (util-linux): as root, else by
# way of a user namespace.
_OFFLINE = (("unshare", "--net"), ("unshare", "--user", "--map-root-user", "--net"))
_PROXY, _PROXY_PORT = "127.0.0.1", "9"  # the discard port (RFC 863), where nobody listens
_SCHEMES = ("HTTP", "HTTPS", "FTP")
_COMMON = "/org.openoffice.Office.Common/Security/Scripting"
_UPDATE = "/org.openoffice.Office.{}/Content/Update"
_INET = "/org.openoffice.Inet/Settings"
# (path, property, value) of LibreOffice's registry; names and numbers as in its officecfg schemas.
PROFILE = (
    # pictures, objects, sections outside of trusted places; none is trusted
    (_COMMON, "BlockUntrustedRefererLinks", "true"),
    (_COMMON, "DisableMacrosExecution", "true"),
    (_COMMON, "MacroSecurityLevel", "3"),  # very high
    (_COMMON, "DisableActiveContent", "true"),  # since 24.2
    (_UPDATE.format("Writer"), "Link", "0"),  # never
    (_UPDATE.format("Calc"), "Link", "1"),  # never
    (_INET, "ooInetProxyType", "2"),  # manual
    (_INET, "ooInetNoProxy", ""),
    *((_INET, f"ooInet{scheme}ProxyName", _PROXY) for scheme in _SCHEMES),
    *((_INET, f"ooInet{scheme}ProxyPort", _PROXY_PORT) for scheme in _SCHEMES),
)
_REGISTRY = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry"\
 xmlns:xs="http://www.w3.org/2001/XMLSchema"\
 xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
{}</oor:items>
"""
_ITEM = """<item oor:path="{}"><prop oor:name="{}" oor:op="fuse"><value>{}</value></prop></item>
"""


def convert(path: str, data: bytes, suffix: str, target: str) -> bytes:
    """Convert a file by LibreOffice, in a temporary folder of its own.

    Args:
        path: for messages.
        data: bytes of the file.
        suffix: of the file's format, e.g. ``.doc``.
        target: format wanted, e.g. ``docx``.

    Raises:
        SourceError: LibreOffice is not there, or cannot read the file.
    """
    program = next((found for name in PROGRAMS if (found := shutil.which(name))), None)
    if program is None:
        how = f"请安装 LibreOffice，或另存为 {target} 后再读"
        raise SourceError(path, f"是旧格式（{suffix}），需要 LibreOffice 才能读取；{how}")
    with tempfile.TemporaryDirectory(prefix="jipu-") as name:
        folder = Path(name)
        source = folder / f"document{suffix}"
        source.write_bytes(data)
        write_profile(folder / "profile")
        # A fresh profile: a running LibreOffice of the user is neither needed nor disturbed. Not
        # --safe-mode: it sets the profile aside, and with it all that keeps the document from the
        # network.
        profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
        conversion = ("--convert-to", target, "--outdir", str(folder / "out"), str(source))
        command = (*_offline(), program, profile, "--headless", "--norestore", *conversion)
        try:
            complaint = _run(command, folder)
        except subprocess.TimeoutExpired:
            reason = f"LibreOffice 在 {SECONDS} 秒内没有转换完；文件可能已损坏"
            raise SourceError(path, reason) from None
        converted = folder / "out" / f"document.{target}"
        if not converted.exists():
            reason = " ".join(complaint.split())[:150] or "没有说明原因"
            raise SourceError(
                path, f"LibreOffice 不能转换这个文件（{reason}）；文件可能已损坏或加密"
            )
        return converted.read_bytes()


def _run(command: Sequence[str], folder: Path) -> str:
    """What a command wrote to standard error.

    It runs in a process group of its own, all of which is killed when it is over its time or this
    process is interrupted: ``soffice`` is a script, and the program it starts would live on.

    Raises:
        subprocess.TimeoutExpired: it took longer than ``SECONDS``.
    """
    with subprocess.Popen(  # noqa: S603 - the program that the user has installed
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        cwd=folder,
        env=environment(),
        process_group=0,
    ) as process:
        try:
            _, complaint = process.communicate(timeout=SECONDS)
        except BaseException:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
            raise
    return complaint.decode("utf-8", "replace")


def write_profile(folder: Path) -> None:
    """Write a LibreOffice profile with ``PROFILE`` set into a folder that does not exist yet."""
    registry = folder / "user" / "registrymodifications.xcu"
    registry.parent.mkdir(parents=True)
    items = "".join(_ITEM.format(*entry) for entry in PROFILE)
    registry.write_text(_REGISTRY.format(items), "utf-8")


def environment() -> dict[str, str]:
    """The environment LibreOffice runs in: the user's, with the proxy that does not exist."""
    kept = {
        name: value for name, value in os.environ.items() if not name.lower().endswith("_proxy")
    }
    lower = [f"{scheme}_proxy" for scheme in ("http", "https", "ftp", "all")]
    upper = [f"{scheme}_PROXY" for scheme in ("HTTP", "HTTPS", "ALL")]
    return kept | dict.fromkeys([*lower, *upper], f"http://{_PROXY}:{_PROXY_PORT}")


@functools.cache
def _offline() -> tuple[str, ...]:
    """What to put before a command so that it runs without a network.

    Nothing where the system does not permit that.
    """
    for way in _OFFLINE:
        if shutil.which(way[0]) is None:
            continue
        tried = subprocess.run([*way, "true"], capture_output=True, check=False)  # noqa: S603
        if tried.returncode == 0:
            return way
    return ()
