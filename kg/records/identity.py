"""Stable ids: a hash of few raw fields, so that cleaning never changes what a thing is called."""

import hashlib

from nlp.text import fold

LENGTH = 16


def make_id(*parts: object) -> str:
    """A 16-digit hexadecimal id of the parts; width and spacing of texts do not count."""
    text = "\x1f".join("" if part is None else fold(str(part)) for part in parts)
    return hashlib.sha256(text.encode()).hexdigest()[:LENGTH]
