"""How long tests wait for what should end by itself: a busy machine must fail no test."""

import time
from collections.abc import Callable

HANG = 600  # seconds after which what should have ended never will


def await_that(is_so: Callable[[], bool], what: str) -> None:
    """Ask again and again until something is so.

    Args:
        is_so: asked ten times a second.
        what: said of a test in which it never is.
    """
    end = time.monotonic() + HANG
    while not is_so():
        assert time.monotonic() < end, what
        time.sleep(0.1)
