"""The life of a reading process: task after task, until nobody asks any more."""

import contextlib
import resource
from multiprocessing.connection import Connection
from typing import Any

from kg.errors import SourceError
from kg.isolation.task import function_of

LONGEST_REASON = 200  # characters of an unforeseen error's text


def serve(tasks: Connection, outcomes: Connection, megabytes: int, cpu_seconds: int) -> None:
    """Run tasks from one pipe and send into the other what came of each.

    Args:
        tasks: (action, path, arguments) of one task after the other.
        outcomes: takes (True, result) or (False, (path, reason)).
        megabytes: data that this process may hold.
        cpu_seconds: of the processor, for each task.
    """
    memory = megabytes << 20
    # Not RLIMIT_AS: addresses that are only reserved harm nobody.
    resource.setrlimit(resource.RLIMIT_DATA, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    with contextlib.suppress(EOFError, BrokenPipeError):
        while True:
            action, path, arguments = tasks.recv()
            _allow(cpu_seconds)
            outcomes.send(_outcome(action, path, arguments))


def _allow(cpu_seconds: int) -> None:
    """Give the next task its time: the kernel counts from the start of the process."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    end = int(used.ru_utime + used.ru_stime) + cpu_seconds + 1
    resource.setrlimit(resource.RLIMIT_CPU, (end, resource.getrlimit(resource.RLIMIT_CPU)[1]))


def _outcome(action: str, path: str, arguments: tuple[Any, ...]) -> tuple[bool, Any]:
    try:
        return True, function_of(action)(*arguments)
    except SourceError as error:
        return False, (error.path, error.reason)
    except MemoryError:
        return False, (path, "读取时内存不足；文件可能已损坏或过大")
    except RecursionError:
        return False, (path, "文件结构嵌套过深，不是正常的预算文件")
    except Exception as error:  # a fault of ours is reported, and the other files are read
        text = " ".join(str(error).split())[:LONGEST_REASON]
        return False, (path, f"程序出错（{type(error).__name__}: {text}）；请把文件发给开发者")
