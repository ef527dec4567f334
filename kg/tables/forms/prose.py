"""Heads of forms that are printed without a table, as rows of labels and values."""

import re
from itertools import pairwise

from kg.documents import Line
from kg.tables.table import Row, row_of_texts
from kg.tables.words.fields import BODIES, PROJECT
from kg.tables.words.form_labels import form_label_of
from kg.tables.words.inline import Inline, inline_of

LONGEST_LABEL = 14
_PARTS = re.compile(r"\s{2,}|\u3000+")
_LABELLED = re.compile(r"^[^:：。；，]{2,14}[:：].")
_COLON = re.compile(r"[:：]")


def head_of_prose(line: Line, *, is_in_head: bool) -> Row | None:
    """The head of a form that a line prints without a table, None for other prose.

    Args:
        line: the line.
        is_in_head: whether a head has begun above it.
    """
    return row_of_prose(line) or row_of_spaced(line, is_in_head=is_in_head)


def row_of_prose(line: Line) -> Row | None:
    """A head written as running text (项目名称：X　主管部门：Y) as a row of its parts.

    Beside the name of a project or an organisation a label may also be one that nobody knows. None
    for other prose.
    """
    parts = [own for part in _PARTS.split(line.text.strip()) for own in _cut_at_labels(part)]
    known = [inline_of(part) for part in parts]
    if not any(known):
        return None
    names = any(found is not None and found.field in (*PROJECT, *BODIES) for found in known)
    is_head = all(known) or (names and all(map(_LABELLED.match, parts)))
    return row_of_texts(line, parts) if is_head else None


def row_of_spaced(line: Line, *, is_in_head: bool) -> Row | None:
    """A head printed without rulings (项目名称 X 项目编码 Y) as a row; None for other prose.

    Labels and values stand by turns with gaps between them; in a head a label may have lost its
    blank value.

    Args:
        line: the line.
        is_in_head: whether a head has begun above it; otherwise only the name or code of a project
            begins one.
    """
    parts = line.text.split()
    labels = [form_label_of(part) for part in parts]
    if len(parts) < 2 or labels[0] is None:
        return None
    begins = is_in_head or labels[0].field in PROJECT
    is_one_each = all(one is not None or other is not None for one, other in pairwise(labels))
    by_turns = len(parts) % 2 == 0 and all(label is None for label in labels[1::2])
    is_head = by_turns or (is_in_head and labels[-1] is None)
    return row_of_texts(line, parts) if begins and is_one_each and is_head else None


def labelled_parts(text: str) -> list[Inline]:
    """The labels of a running text with their values; parts without a known label are left out."""
    parts = [own for part in _PARTS.split(text.strip()) for own in _cut_at_labels(part)]
    return [found for part in parts if (found := inline_of(part)) is not None]


def _cut_at_labels(text: str) -> list[str]:
    """A running head cut before each label that a colon follows.

    The gaps between its fields may be lost.
    """
    starts = [0]
    for match in _COLON.finditer(text):
        start = _label_start(text, starts[-1], match.start())
        if start is not None and start > starts[-1]:
            starts.append(start)
    parts = [text[start:end].strip() for start, end in pairwise([*starts, len(text)])]
    return [part for part in parts if part]


def _label_start(text: str, least: int, colon: int) -> int | None:
    """Where the longest label before a colon begins."""
    longest = min(LONGEST_LABEL, colon - least)
    for length in range(longest, 1, -1):
        label = form_label_of(text[colon - length : colon])
        if label is not None and label.is_whole:
            return colon - length
    return None
