"""Old Office formats (.doc, .wps, .rtf, XML spreadsheets) -> new ones by headless LibreOffice, where it is installed."""

import shutil
import subprocess
import tempfile
from pathlib import Path

from kg.errors import SourceError

SECONDS = 120
PROGRAMS = ("soffice", "libreoffice")


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
        raise SourceError(path, f"是旧格式（{suffix}），需要 LibreOffice 才能读取；请安装 LibreOffice，或另存为 {target} 后再读")
    with tempfile.TemporaryDirectory(prefix="jipu-") as name:
        folder = Path(name)
        source = folder / f"document{suffix}"
        source.write_bytes(data)
        # A profile of its own: a running LibreOffice of the user is neither needed nor disturbed, macros never run.
        command = [
            program, f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless", "--norestore", "--safe-mode",
            "--convert-to", target, "--outdir", str(folder / "out"), str(source),
        ]  # fmt: skip
        try:
            done = subprocess.run(command, capture_output=True, timeout=SECONDS, check=False, cwd=folder)  # noqa: S603
        except subprocess.TimeoutExpired:
            raise SourceError(path, f"LibreOffice 在 {SECONDS} 秒内没有转换完；文件可能已损坏") from None
        made = folder / "out" / f"document.{target}"
        if not made.exists():
            said = " ".join(done.stderr.decode("utf-8", "replace").split())[:150]
            raise SourceError(path, f"LibreOffice 不能转换这个文件（{said or '没有说明原因'}）；文件可能已损坏或加密")
        return made.read_bytes()
