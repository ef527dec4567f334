"""Environment variables -> frozen models, read once at the edge and passed down.

The store folder is not here: it is the default of ``--store`` (kg.cli.options), which click reads.
Importing pydantic-settings takes 136 ms, more than ``jipu query`` takes in all (100 ms); only
``jipu build`` and ``jipu serve`` pay for it.
"""

from typing import Annotated, TypeVar

from pydantic import AfterValidator, Field, ValidationError
from pydantic_core import ErrorDetails, PydanticCustomError
from pydantic_settings import BaseSettings, SettingsConfigDict

from kg.errors import UsageError
from kg.graph.terms import DEFAULT_BASE

PREFIX = "JIPU_"
# An empty variable counts as not set: a unit file has no other way to take a value back.
FROM_ENVIRONMENT = SettingsConfigDict(
    env_prefix=PREFIX, env_ignore_empty=True, frozen=True, str_strip_whitespace=True
)
_NOT_IN_AN_IRI = ' <>"{}|\\^`'
_REASONS = {
    "int_parsing": "不是数字",
    "float_parsing": "不是数字",
    "finite_number": "应为有限的数字",
    "greater_than": "应大于零",
    "greater_than_equal": "不应小于 {ge}",
}
Model = TypeVar("Model", bound=BaseSettings)


def _check_base(base: str) -> str:
    is_absolute = base.startswith(("http://", "https://")) and base.endswith(("/", "#"))
    if not is_absolute or any(character in base for character in _NOT_IN_AN_IRI):
        raise PydanticCustomError("base", "不能作为 IRI 前缀；应以 http(s):// 开头、以 / 或 # 结尾")
    return base


class Settings(BaseSettings):
    """What a build can be told; each variable is ``JIPU_`` and the field's name in capitals."""

    model_config = FROM_ENVIRONMENT

    base: Annotated[str, AfterValidator(_check_base)] = Field(
        default=DEFAULT_BASE, description="IRI base of all resources; ends in / or #"
    )


def read_settings(model: type[Model]) -> Model:
    """The settings of a model, from environment variables.

    Raises:
        UsageError: a variable has a value that cannot be used; the message names it.
    """
    try:
        return model()
    except ValidationError as error:
        raise UsageError(_explained(error.errors()[0])) from None


def _explained(error: ErrorDetails) -> str:
    """One line on a variable that cannot be used."""
    name = f"{PREFIX}{error['loc'][0]}".upper()
    reason = _REASONS.get(error["type"], error["msg"]).format_map(error.get("ctx", {}))
    return f"{name}={error['input']!r} {reason}"
