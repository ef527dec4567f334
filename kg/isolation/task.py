"""What a process is to read, and how much it may use."""

import importlib
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Limits:
    """Of one file.

    Attributes:
        megabytes: data that the process can write to.
        seconds: by the clock.
        cpu_seconds: of the processor.
    """

    megabytes: int = 4096
    seconds: float = 600.0
    cpu_seconds: int = 500


@dataclass(frozen=True, slots=True)
class Task:
    """One file to be read.

    Attributes:
        path: for messages.
        action: ``module:function``, called with ``arguments``.
        arguments: of the function; they and its result are pickled.
    """

    path: str
    action: str
    arguments: tuple[Any, ...]


def function_of(action: str) -> Callable[..., Any]:
    """The function that an action names; its module is imported by the process that runs it."""
    module, _, name = action.partition(":")
    function: Callable[..., Any] = getattr(importlib.import_module(module), name)
    return function
