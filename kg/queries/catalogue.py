"""Named questions: one .rq file each, with title, parameters and columns; parameters are bound safely."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from kg.errors import QueryError
from kg.graph.quads import literal
from nlp.names.policies import find_numbers
from nlp.text import fold

GROUPS = ("复用", "缺口", "依据", "对比", "质量", "溯源")
_HEADER = re.compile(r"^# (\w+): (.*)$")
_PLACE = re.compile(r"\$(\w+)")
_PARAMETER = re.compile(r"(\w+) \((text|integer|number)\) = ([^;]+)")


@dataclass(frozen=True, slots=True)
class Parameter:
    """One parameter of a question: ``text``, ``integer``, or ``number`` (a policy document number)."""

    name: str
    kind: str
    meaning: str


@dataclass(frozen=True, slots=True)
class Question:
    """A named query.

    Attributes:
        name: file name without ``.rq``.
        title, title_en: what it answers.
        group: one of ``GROUPS``.
        parameters: what has to be given.
        columns: names of the result columns, in order.
        example: parameter values that give rows on the sample documents.
        text: the query, with ``$name`` where parameters go.
    """

    name: str
    title: str
    title_en: str
    group: str
    parameters: tuple[Parameter, ...]
    columns: tuple[str, ...]
    example: dict[str, str]
    text: str

    def bind(self, values: Mapping[str, str]) -> str:
        """The query with its parameters filled in as literals.

        Raises:
            QueryError: a parameter is missing, unknown, or not of its kind.
        """
        names = [parameter.name for parameter in self.parameters]
        unknown = sorted(set(values) - set(names))
        if unknown:
            raise QueryError(
                f"{self.name} 没有参数 {'、'.join(unknown)}；它的参数是：{'、'.join(names) or '无'}"
            )
        bound = {}
        for parameter in self.parameters:
            if parameter.name not in values:
                raise QueryError(
                    f"{self.name} 需要参数 {parameter.name}（{parameter.meaning}），例如 -p {self._shown_example()}"
                )
            bound[parameter.name] = _bind_one(parameter, values[parameter.name])
        return _PLACE.sub(lambda match: bound.get(match.group(1), match.group(0)), self.text)

    def _shown_example(self) -> str:
        return " -p ".join(f"{name}={value}" for name, value in self.example.items())


def _bind_one(parameter: Parameter, value: str) -> str:
    if parameter.kind == "integer":
        if not re.fullmatch(r"\d{1,9}", value.strip()):
            raise QueryError(f"参数 {parameter.name} 应为整数，不能是 {value!r}")
        return literal(int(value))
    if parameter.kind == "number":
        found = find_numbers(value)
        return literal(found[0] if found else fold(value))
    return literal(fold(value))


@cache
def questions() -> dict[str, Question]:
    """All questions by name, in order of group and name."""
    found = [
        _read_question(entry.name.removesuffix(".rq"), entry.read_text("utf-8"))
        for entry in files("kg.queries").iterdir()
        if entry.name.endswith(".rq")
    ]
    found.sort(key=lambda question: (GROUPS.index(question.group), question.name))
    return {question.name: question for question in found}


def find_question(name: str) -> Question:
    """The question of that name.

    Raises:
        QueryError: there is none; the message lists near names.
    """
    import difflib

    known = questions()
    if name in known:
        return known[name]
    near = difflib.get_close_matches(name, known, n=3, cutoff=0.4)
    raise QueryError(
        f"没有名为 {name} 的查询"
        + (f"；是不是 {'、'.join(near)}？" if near else "；运行 jipu query 查看全部")
    )


def _read_question(name: str, text: str) -> Question:
    header: dict[str, str] = {}
    for line in text.splitlines():
        match = _HEADER.match(line)
        if match is None:
            break
        header[match.group(1)] = match.group(2).strip()
    title, _, title_en = header["title"].partition(" / ")
    example = dict(part.split("=", 1) for part in header.get("example", "").split(";") if part)
    parameters = tuple(
        Parameter(*match.groups()) for match in _PARAMETER.finditer(header.get("parameters", ""))
    )
    columns = tuple(column.strip() for column in header["columns"].split(","))
    return Question(name, title, title_en, header["group"], parameters, columns, example, text)
