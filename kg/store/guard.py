"""What a query may not do: reach into the network. Strings, IRIs and comments are not looked at."""

import re

from kg.errors import QueryError

_QUOTED = re.compile(
    r'"""(?:[^"\\]|\\.|"(?!""))*"""|\'\'\'(?:[^\'\\]|\\.|\'(?!\'\'))*\'\'\'|"(?:[^"\\\n]|\\.)*"|\'(?:[^\'\\\n]|\\.)*\'|<[^<>"{}|^`\\\s]*>|#[^\n]*',
    re.S,
)
_SERVICE = re.compile(r"(?<![\w:?$])SERVICE(?![\w:])", re.I)


def refuse_network(query: str) -> None:
    """Refuse SERVICE: the embedded engine would call out to any address.

    Raises:
        QueryError: the query asks another endpoint.
    """
    if _SERVICE.search(_QUOTED.sub(" ", query)):
        raise QueryError("查询中不能使用 SERVICE：绩谱只查询本地图谱，不访问网络")
