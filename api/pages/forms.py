"""Forms that write: read within bounds, and only from those who know the token."""

import hmac
import os
import tempfile
from pathlib import Path
from urllib.parse import parse_qs

from fastapi import Request

from api.problems import ProblemError
from api.settings import ServeSettings
from api.sparql.request import read_body

LONGEST = 2000


async def read_form(request: Request) -> dict[str, str]:
    """The fields of a form, each once.

    Raises:
        ProblemError: it is not urlencoded UTF-8, or too large.
    """
    if (
        request.headers.get("content-type", "").partition(";")[0].strip()
        != "application/x-www-form-urlencoded"
    ):
        raise ProblemError(415, "media-type", "表单应为 application/x-www-form-urlencoded")
    try:
        fields = parse_qs(
            (await read_body(request)).decode("utf-8"),
            keep_blank_values=True,
            errors="strict",
            max_num_fields=100,
        )
    except (UnicodeDecodeError, ValueError):
        raise ProblemError(400, "not-utf8", "表单不是 UTF-8 文字") from None
    return {name: values[-1].replace("\r\n", "\n") for name, values in fields.items()}


def check_token(settings: ServeSettings, form: dict[str, str]) -> None:
    """Let nobody write who does not know the token.

    Raises:
        ProblemError: writing is off, or the token is another.
    """
    if not settings.review_token:
        raise ProblemError(403, "read-only", "这个服务没有开启登记；启动时设置 JIPU_REVIEW_TOKEN")
    if not hmac.compare_digest(settings.review_token.encode(), form.get("token", "").encode()):
        raise ProblemError(403, "bad-token", "口令不对")


def needed(form: dict[str, str], *names: str) -> list[str]:
    """Fields that may not be blank.

    Raises:
        ProblemError: one is, or is too long.
    """
    values = [form.get(name, "").strip() for name in names]
    for name, value in zip(names, values, strict=True):
        if not value or len(value) > LONGEST:
            raise ProblemError(
                400,
                "bad-parameter",
                f"{name} 不能为空，也不能超过 {LONGEST} 字",
                {"parameter": name},
            )
    return values


def replace_file(path: Path, text: str) -> None:
    """Write a file whole or not at all, keeping its permissions.

    Raises:
        ProblemError: it cannot be written.
    """
    try:
        mode = path.stat().st_mode & 0o777 if path.exists() else 0o644
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.", suffix=".tmp")
        try:
            with os.fdopen(handle, "w", encoding="utf-8", newline="") as file:
                file.write(text)
                file.flush()
                os.fsync(file.fileno())
            Path(name).chmod(mode)
            Path(name).replace(path)
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise
    except OSError as error:
        raise ProblemError(503, "not-written", f"写不进 {path.name}：{error.strerror}") from None
