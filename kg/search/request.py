"""A request to the search, and the cursor that continues it."""

import base64
import hashlib
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from kg.errors import QueryError
from kg.search.building import FACETS, VALUE

INDICATOR = "indicator"  # by id
FILTERS = (*FACETS, "policy", INDICATOR, VALUE)
SORTS = ("relevance", "departments", "targets", "label")
MOST_RESULTS = 100


@dataclass(frozen=True, slots=True)
class Request:
    """What is asked.

    Attributes:
        text: '' for all indicators.
        filters: one of ``FILTERS`` -> labels (of indicators: ids). A target fits a filter if it
            has any of the labels, and the request if it fits all filters.
        least, most: bounds of the value's number.
        sort: one of ``SORTS``.
        limit: of results, at most ``MOST_RESULTS``.
        cursor: of the page before.
    """

    text: str = ""
    filters: Mapping[str, Sequence[str]] = field(default_factory=dict)
    least: float | None = None
    most: float | None = None
    sort: str = "relevance"
    limit: int = 20
    cursor: str | None = None


def check(request: Request) -> None:
    """Refuse what the engine does not know.

    Raises:
        QueryError: an unknown filter or order, or a limit out of bounds.
    """
    unknown = sorted(set(request.filters) - set(FILTERS))
    if unknown:
        raise QueryError(f"没有筛选项 {'、'.join(unknown)}；可用：{'、'.join(FILTERS)}")
    if request.sort not in SORTS:
        raise QueryError(f"没有排序 {request.sort}；可用：{'、'.join(SORTS)}")
    if not 1 <= request.limit <= MOST_RESULTS:
        raise QueryError(f"limit 应在 1 与 {MOST_RESULTS} 之间")


def cursor_of(request: Request, snapshot: str, last: str) -> str:
    """A cursor for what comes after an indicator; bound to the snapshot and the request."""
    return (
        base64.urlsafe_b64encode(json.dumps([snapshot, _asked(request), last]).encode())
        .decode()
        .rstrip("=")
    )


def place_after(request: Request, snapshot: str, idents: Callable[[], Sequence[str]]) -> int:
    """The place in an order at which the request's cursor goes on; 0 without one.

    Args:
        request: what is asked.
        snapshot: that is searched.
        idents: gives those of all indicators found, in order.

    Raises:
        QueryError: the cursor is broken, or of another snapshot or question.
    """
    if request.cursor is None:
        return 0
    try:
        given, asked, last = json.loads(
            base64.urlsafe_b64decode(request.cursor + "=" * (-len(request.cursor) % 4))
        )
    except (ValueError, TypeError):
        raise QueryError("游标不完整；请从第一页开始") from None
    if given != snapshot:
        raise QueryError("数据已更新，游标已失效；请从第一页开始")
    found = idents() if asked == _asked(request) else ()
    if last not in found:
        raise QueryError("游标属于另一个查询；请从第一页开始")
    return found.index(last) + 1


def _asked(request: Request) -> str:
    """The fingerprint of a request, page and page size left out."""
    filters = {name: sorted(wanted) for name, wanted in sorted(request.filters.items()) if wanted}
    text = json.dumps([request.text, filters, request.least, request.most, request.sort])
    return hashlib.blake2b(text.encode(), digest_size=8).hexdigest()
