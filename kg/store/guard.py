"""What a query may not do: reach into the network, or grow past what the planner can take.

Works on tokens; strings, IRIs and comments are not looked into. The limits were measured on the
embedded engine: some thousands of nested braces kill its process; planning time grows with about
the fourth power of the triple patterns and is covered by no timeout.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kg.errors import QueryError

_TOKEN = re.compile(
    r"""\"""(?:[^"\\]|\\.|"(?!""))*\"""        # a long string, over several lines
    |'''(?:[^'\\]|\\.|'(?!''))*'''
    |"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'   # a short one
    |<[^<>\"{}|^`\\\s]*>                       # an IRI
    |\#[^\n]*                                  # a comment
    |(?P<word>[?$@]?[^\W\d][\w-]*(?::[\w.%-]*)?  # SELECT, ?target, jp:value, @zh
        |:[\w.%-]*|[?$]\w+)                    # :value, ?1
    |(?P<number>\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)
    |(?P<sign>&&|\|\||\^\^|!=|[<>]=|[^\s\w])
    """,
    re.S | re.X,
)
_ESCAPE = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")
_OPEN, _CLOSE = {"{": "}", "(": ")", "[": "]"}, frozenset("})]")
_COMBINING = frozenset(("OPTIONAL", "MINUS", "UNION", "EXISTS", "GRAPH"))
_FORBIDDEN = frozenset(("SERVICE", "LOAD"))
_OPERATORS = frozenset(("&&", "||", "!", "+", "-", "*", "=", "!=", "<", ">", "<=", ">=", "^"))
LEAST_LIST = 3


@dataclass(frozen=True, slots=True)
class Limits:
    """How large a query may be.

    Attributes:
        characters: of its text.
        nesting: of braces, parentheses and brackets.
        patterns: triple patterns.
        combining: OPTIONAL, MINUS, UNION, EXISTS and GRAPH.
        operators: of expressions, and FILTERs.
        steps: of property paths, and divisions.
    """

    characters: int = 65_536
    nesting: int = 50
    patterns: int = 60
    combining: int = 40
    operators: int = 300
    steps: int = 50


def check_query(query: str, limits: Limits | None = None) -> None:
    """Refuse a query that would call out to the network or is too large to plan.

    Raises:
        QueryError: with what is too much, and how much there may be.
    """
    limits = limits or Limits()
    if len(query) > limits.characters:
        raise QueryError(f"查询太长：{len(query)} 个字符，最多 {limits.characters} 个")
    # Code points may be written as escapes anywhere in a query: \u0053ERVICE is SERVICE.
    for text in dict.fromkeys((query, _ESCAPE.sub(_decoded, query))):
        _Count(limits).walk(text)


def _decoded(match: re.Match[str]) -> str:
    code = int(match.group(1) or match.group(2), 16)
    return chr(code) if code < 0x110000 else match.group(0)


def _tokens(query: str) -> Iterator[tuple[str, str]]:
    """(kind, text) of every token but comments: word, number, sign, or '' for strings and IRIs."""
    for match in _TOKEN.finditer(query):
        if not match.group(0).startswith("#"):
            yield match.lastgroup or "", match.group(0)


def has_dataset(query: str) -> bool:
    """Whether the query names its own dataset (FROM, FROM NAMED)."""
    return any(kind == "word" and token.upper() == "FROM" for kind, token in _tokens(query))


def dataset_iris(query: str) -> list[str]:
    """IRIs of the graphs a query names as its dataset (FROM, FROM NAMED).

    Raises:
        QueryError: one is not written out in full.
    """
    found, awaits = [], False
    for kind, token in _tokens(_ESCAPE.sub(_decoded, query)):
        if awaits and token.upper() != "NAMED":
            if not token.startswith("<"):
                raise QueryError(f"FROM 后请写完整的 IRI，如 <http://…>，不是 {token[:100]}")
            found.append(token[1:-1])
            awaits = False
        awaits = awaits or (kind == "word" and token.upper() == "FROM")
    return found


def names_procedures(query: str) -> bool:
    """Whether a query calls what some engines add to SPARQL 1.1 as functions: SQL, procedures."""
    tokens = _tokens(_ESCAPE.sub(_decoded, query))
    return any(
        kind in ("", "word") and token.lower().lstrip("<").startswith(("bif:", "sql:"))
        for kind, token in tokens
    )


class _Count:
    """Counts along one walk over the tokens."""

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self.open: list[str] = []
        self.values = 0  # depth of the VALUES block under way, 0 outside
        self.awaits_values = False
        self.run = 0  # terms in a row in parentheses: each member of a list is two patterns
        self.counts = {"patterns": 0, "combining": 0, "operators": 0, "steps": 0}

    def walk(self, text: str) -> None:
        """Look at every token."""
        for kind, token in _tokens(text):
            if kind == "sign":
                self._sign(token)
            else:
                is_keyword = kind == "word" and token[0] not in "?$@" and ":" not in token
                self._word(token.upper() if is_keyword else "")

    def _word(self, word: str) -> None:
        if word in _FORBIDDEN:
            raise QueryError(f"查询中不能使用 {word}：绩谱只查询本地图谱，不访问网络")
        self.awaits_values = self.awaits_values or word == "VALUES"
        if word in _COMBINING:
            self._add("combining", 1, "OPTIONAL、UNION、MINUS、EXISTS、GRAPH")
        if word == "FILTER":
            self._add("operators", 1, "运算和 FILTER")
        if self.open and self.open[-1] == "(" and not self.values and not self.awaits_values:
            self.run += 1
            if self.run >= LEAST_LIST:
                self._add("patterns", 2 if self.run > LEAST_LIST else 2 * LEAST_LIST, "三元组模式")

    def _sign(self, sign: str) -> None:
        self.run = 0
        if sign in _OPEN:
            self.open.append(sign)
            if len(self.open) > self.limits.nesting:
                raise QueryError(f"查询嵌套太深：最多 {self.limits.nesting} 层括号")
            if sign == "{" and self.awaits_values:
                self.values, self.awaits_values = len(self.open), False
            elif sign == "{":
                self._add("patterns", 1, "三元组模式")
        elif sign in _CLOSE:
            if self.open:
                self.open.pop()
            if len(self.open) < self.values:
                self.values = 0
        elif sign in ".;," and self.open and self.open[-1] != "(" and not self.values:
            self._add("patterns", 1, "三元组模式")
        elif sign in "/|":
            self._add("steps", 1, "属性路径的步数")
        elif sign in _OPERATORS:
            self._add("operators", 1, "运算和 FILTER")

    def _add(self, what: str, number: int, name: str) -> None:
        self.counts[what] += number
        most = getattr(self.limits, what)
        if self.counts[what] > most:
            raise QueryError(f"查询太复杂：{name}最多 {most} 个")
