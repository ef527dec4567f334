"""Environment variables of the service -> one frozen model."""

import re
from typing import Annotated

from pydantic import AfterValidator, Field, NonNegativeInt, PositiveInt
from pydantic_core import PydanticCustomError
from pydantic_settings import BaseSettings

from kg.settings import FROM_ENVIRONMENT


def _check_url(url: str) -> str:
    if url and not re.match(r"https?://[^/?#]+", url):
        raise PydanticCustomError("url", "应为 http:// 或 https:// 开头的地址")
    return url


class ServeSettings(BaseSettings):
    """What the service can be told; each variable is ``JIPU_`` and the field's name in capitals."""

    model_config = FROM_ENVIRONMENT

    query_workers: PositiveInt = Field(default=2, description="processes that evaluate queries")
    query_seconds: float = Field(
        default=30.0,
        gt=0,
        allow_inf_nan=False,
        description="a query that takes longer is stopped",
    )
    query_queue: PositiveInt = Field(
        default=16, description="queries that may wait; more are refused with 503"
    )
    query_megabytes: PositiveInt = Field(default=2048, description="memory of one process")
    query_rows: PositiveInt = Field(
        default=100_000, description="rows of one answer; more are cut off, and the answer says so"
    )
    query_bytes: PositiveInt = Field(default=50_000_000, description="bytes of one answer")
    sparql_url: Annotated[str, AfterValidator(_check_url)] = Field(
        default="",
        description="SPARQL 1.1 engine to ask instead of the embedded one; empty: none",
    )
    hosts: str = Field(
        default="",
        description="names by which the service may be called, separated by commas; empty: any",
    )
    rate_per_minute: NonNegativeInt = Field(
        default=0, description="requests of one client; more are refused with 429; 0: no limit"
    )
    review_token: str = Field(
        default="",
        repr=False,  # a secret: it must not reach a log
        description="whoever knows it may write corrections and suppressions; empty: nobody may",
    )
    suppressions: str = Field(
        default="", description="the YAML file of suppressed findings; empty: none"
    )
    baseline: str = Field(
        default="",
        description="result of jipu check --format json to compare findings with; empty: none",
    )
