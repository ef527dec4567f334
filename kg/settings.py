"""JIPU_* environment variables -> one frozen Settings, read once at the edge and passed down."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from kg.errors import UsageError
from kg.graph.terms import DEFAULT_BASE


@dataclass(frozen=True, slots=True)
class Settings:
    """What can be set from outside.

    Attributes:
        store: the store folder (``JIPU_STORE``, default ``jipu-store`` in the current folder).
        base: IRI base of all resources (``JIPU_BASE``); ends in ``/`` or ``#``.
    """

    store: Path = Path("jipu-store")
    base: str = DEFAULT_BASE


def read_settings(environment: Mapping[str, str] | None = None) -> Settings:
    """Settings from environment variables.

    Raises:
        UsageError: a variable has a value that cannot be used.
    """
    variables = os.environ if environment is None else environment
    base = variables.get("JIPU_BASE") or DEFAULT_BASE
    if (
        not base.startswith(("http://", "https://"))
        or not base.endswith(("/", "#"))
        or any(c in base for c in ' <>"{}|\\^`')
    ):
        raise UsageError(
            f"JIPU_BASE={base!r} 不能作为 IRI 前缀；应以 http(s):// 开头、以 / 或 # 结尾"
        )
    return Settings(Path(variables.get("JIPU_STORE") or "jipu-store"), base)
