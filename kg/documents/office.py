"""Old Office formats (.doc, .wps, .rtf, XML spreadsheets) -> new ones by headless LibreOffice, where it is installed.

A document may name pictures, sections and objects on other hosts, and LibreOffice fetches them while it loads the file. Three
layers keep it from that: a network namespace without a network (Linux, where the user may make one), a profile that trusts no
document and updates no link, and a proxy that does not exist for what asks all the same.
"""

import functools
import os
import shutil
import subprocess
import tempfile
from pathlib import Path

from kg.errors import SourceError

SECONDS = 120
PROGRAMS = ("soffice", "libreoffice")
# Ways to a network namespace of its own, whose loopback is down too: as root, else by way of a user namespace (util-linux).
_OFFLINE = (("unshare", "--net"), ("unshare", "--user", "--map-root-user", "--net"))
_PROXY, _PROXY_PORT = "127.0.0.1", "9"  # the discard port (RFC 863), where nobody listens
_COMMON = "/org.openoffice.Office.Common/Security/Scripting"
_INET = "/org.openoffice.Inet/Settings"
# (path, property, value) of LibreOffice's registry; names and numbers as in its officecfg schemas.
PROFILE = (
    (
        _COMMON,
        "BlockUntrustedRefererLinks",
        "true",
    ),  # pictures, objects, sections outside trusted places; none is trusted
    (_COMMON, "DisableMacrosExecution", "true"),
    (_COMMON, "MacroSecurityLevel", "3"),  # very high
    (_COMMON, "DisableActiveContent", "true"),  # since 24.2
    ("/org.openoffice.Office.Writer/Content/Update", "Link", "0"),  # never
    ("/org.openoffice.Office.Calc/Content/Update", "Link", "1"),  # never
    (_INET, "ooInetProxyType", "2"),  # manual
    (_INET, "ooInetNoProxy", ""),
    *((_INET, f"ooInet{scheme}ProxyName", _PROXY) for scheme in ("HTTP", "HTTPS", "FTP")),
    *((_INET, f"ooInet{scheme}ProxyPort", _PROXY_PORT) for scheme in ("HTTP", "HTTPS", "FTP")),
)


def convert(path: str, data: bytes, suffix: str, target: str) -> bytes:
    """A file converted by LibreOffice, in a folder of its own that is removed afterwards.

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
        raise SourceError(
            path,
            f"是旧格式（{suffix}），需要 LibreOffice 才能读取；请安装 LibreOffice，或另存为 {target} 后再读",
        )
    with tempfile.TemporaryDirectory(prefix="jipu-") as name:
        folder = Path(name)
        source = folder / f"document{suffix}"
        source.write_bytes(data)
        write_profile(folder / "profile")
        # A fresh profile: a running LibreOffice of the user is neither needed nor disturbed. Not --safe-mode: it sets the
        # profile aside, and with it all that keeps the document from the network.
        command = [
            *_offline(), program, f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless", "--norestore",
            "--convert-to", target, "--outdir", str(folder / "out"), str(source),
        ]  # fmt: skip
        try:
            done = subprocess.run(  # noqa: S603
                command,
                capture_output=True,
                timeout=SECONDS,
                check=False,
                cwd=folder,
                env=environment(),
            )
        except subprocess.TimeoutExpired:
            raise SourceError(
                path, f"LibreOffice 在 {SECONDS} 秒内没有转换完；文件可能已损坏"
            ) from None
        made = folder / "out" / f"document.{target}"
        if not made.exists():
            said = " ".join(done.stderr.decode("utf-8", "replace").split())[:150]
            raise SourceError(
                path,
                f"LibreOffice 不能转换这个文件（{said or '没有说明原因'}）；文件可能已损坏或加密",
            )
        return made.read_bytes()


def write_profile(folder: Path) -> None:
    """A LibreOffice profile with ``PROFILE`` set, in a folder that does not exist yet."""
    items = "".join(
        f'<item oor:path="{path}"><prop oor:name="{name}" oor:op="fuse"><value>{value}</value></prop></item>\n'
        for path, name, value in PROFILE
    )
    registry = folder / "user" / "registrymodifications.xcu"
    registry.parent.mkdir(parents=True)
    registry.write_text(
        '<?xml version="1.0" encoding="UTF-8"?>\n<oor:items xmlns:oor="http://openoffice.org/2001/registry"'
        ' xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">\n'
        f"{items}</oor:items>\n",
        "utf-8",
    )


def environment() -> dict[str, str]:
    """The environment LibreOffice runs in: whatever the user's proxies are, only the one that does not exist."""
    kept = {
        name: value for name, value in os.environ.items() if not name.lower().endswith("_proxy")
    }
    dead = f"http://{_PROXY}:{_PROXY_PORT}"
    names = (
        "http_proxy",
        "https_proxy",
        "ftp_proxy",
        "all_proxy",
        "HTTP_PROXY",
        "HTTPS_PROXY",
        "ALL_PROXY",
    )
    return kept | dict.fromkeys(names, dead)


@functools.cache
def _offline() -> tuple[str, ...]:
    """What to put before a command so that it runs without a network; nothing where the system does not permit that."""
    for way in _OFFLINE:
        if shutil.which(way[0]) is None:
            continue
        tried = subprocess.run([*way, "true"], capture_output=True, check=False)  # noqa: S603
        if tried.returncode == 0:
            return way
    return ()
