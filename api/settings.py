"""JIPU_* environment variables of the service -> one frozen ServeSettings."""

import os
import re
from collections.abc import Mapping
from dataclasses import Field, dataclass, fields
from typing import Any

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
        sparql_url: of a SPARQL 1.1 engine that evaluates the queries in place of the embedded one; empty for none.
        hosts: names under which the service may be called, parted by commas; empty for any.
        rate_per_minute: requests of one client; more are refused with 429. 0 for no limit.
        review_token: who knows it may write corrections and suppressions on the pages; empty: nobody may.
        suppressions: the YAML file of suppressed findings; empty for none.
        baseline: an earlier ``jipu check --format json`` that findings are compared with; empty for none.
    """

    query_workers: int = 2
    query_seconds: float = 30.0
    query_queue: int = 16
    query_megabytes: int = 2048
    query_rows: int = 100_000
    query_bytes: int = 50_000_000
    sparql_url: str = ""
    hosts: str = ""
    rate_per_minute: int = 0
    review_token: str = ""
    suppressions: str = ""
    baseline: str = ""


def read_serve_settings(environment: Mapping[str, str] | None = None) -> ServeSettings:
    """Settings from environment variables.

    Raises:
        UsageError: a variable is no positive number, or no URL.
    """
    variables = os.environ if environment is None else environment
    values: dict[str, Any] = {}
    for field in fields(ServeSettings):
        name = f"JIPU_{field.name.upper()}"
        if variables.get(name):
            values[field.name] = (
                _number(name, variables[name], field)
                if field.type is not str
                else variables[name].strip()
            )
    settings = ServeSettings(**values)
    if settings.sparql_url and not re.match(r"https?://[^/?#]+", settings.sparql_url):
        raise UsageError(
            f"JIPU_SPARQL_URL={settings.sparql_url!r} 应为 http:// 或 https:// 开头的地址"
        )
    return settings


def _number(name: str, text: str, field: Field[Any]) -> float:
    try:
        value: float = field.type(text)  # type: ignore[operator]
    except ValueError:
        raise UsageError(f"{name}={text!r} 不是数字") from None
    if not 0 < value < float("inf") and value != field.default:
        raise UsageError(f"{name}={text!r} 应大于零")
    return value
