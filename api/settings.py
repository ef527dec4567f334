"""JIPU_* environment variables of the service -> one frozen ServeSettings."""

import os
from collections.abc import Mapping
from dataclasses import dataclass, fields

from kg.errors import UsageError


@dataclass(frozen=True, slots=True)
class ServeSettings:
    """What can be set from outside; each is ``JIPU_`` and its name in capitals.

    Attributes:
        query_workers: processes that evaluate queries.
        query_seconds: a query that takes longer is stopped.
        query_queue: queries that may wait; more are refused with 503.
        query_megabytes: memory of one process.
        query_rows: rows of one answer; more are cut off, and the answer says so.
        query_bytes: bytes of one answer.
    """

    query_workers: int = 2
    query_seconds: float = 30.0
    query_queue: int = 16
    query_megabytes: int = 2048
    query_rows: int = 100_000
    query_bytes: int = 50_000_000


def read_serve_settings(environment: Mapping[str, str] | None = None) -> ServeSettings:
    """Settings from environment variables.

    Raises:
        UsageError: a variable is no positive number.
    """
    variables = os.environ if environment is None else environment
    values: dict[str, float] = {}
    for field in fields(ServeSettings):
        name = f"JIPU_{field.name.upper()}"
        if not variables.get(name):
            continue
        kind = float if field.name == "query_seconds" else int
        try:
            values[field.name] = kind(variables[name])
        except ValueError:
            raise UsageError(f"{name}={variables[name]!r} 不是数字") from None
        if not 0 < values[field.name] < float("inf"):
            raise UsageError(f"{name}={variables[name]!r} 应大于零")
    return ServeSettings(**values)  # type: ignore[arg-type]
