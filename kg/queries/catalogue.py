"""The ``.rq`` files as queries with title, parameters, columns; questions are the public ones."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from kg.errors import QueryError
from kg.queries.parameters import KINDS, Parameter, Value
from kg.queries.prefixes import declare

GROUPS = ("复用", "缺口", "依据", "对比", "质量", "溯源")
QUESTIONS = "questions"
_HEADER = re.compile(r"^# (\w+): (.*)$")
_PLACE = re.compile(r"\$(\w+)")
_PARAMETER = re.compile(rf"(\w+) \(({'|'.join(KINDS)})\) = ([^;]+)")


@dataclass(frozen=True, slots=True)
class Query:
    """One ``.rq`` file.

    Attributes:
        name: its path below ``kg/queries`` without ``.rq``; of a question, its file name.
        title, title_en: what it answers.
        parameters: what has to be given.
        columns: names of the columns of its answer, in order.
        text: the query with the prefixes declared, ``$name`` where parameters go.
    """

    name: str
    title: str
    title_en: str
    parameters: tuple[Parameter, ...]
    columns: tuple[str, ...]
    text: str

    def bind(self, values: Mapping[str, Value]) -> str:
        """The query with its parameters filled in. What is filled in is never looked at again.

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
                raise QueryError(self._missing(parameter))
            bound[parameter.name] = parameter.bind(values[parameter.name])
        return _PLACE.sub(lambda match: bound.get(match.group(1), match.group(0)), self.text)

    def _missing(self, parameter: Parameter) -> str:
        return f"{self.name} 需要参数 {parameter.name}（{parameter.meaning}）"


@dataclass(frozen=True, slots=True)
class Question(Query):
    """A named question: a query that people ask by name.

    Attributes:
        group: one of ``GROUPS``.
        example: parameter values that give rows on the sample documents.
    """

    group: str
    example: dict[str, str]

    def _missing(self, parameter: Parameter) -> str:
        example = " -p ".join(f"{name}={value}" for name, value in self.example.items())
        return f"{Query._missing(self, parameter)}，例如 -p {example}"


@cache
def questions() -> dict[str, Question]:
    """All named questions by name, in order of group and name."""
    folder = files("kg.queries").joinpath(QUESTIONS)
    found = [
        _read_question(entry.name.removesuffix(".rq"), entry.read_text("utf-8"))
        for entry in folder.iterdir()
        if entry.name.endswith(".rq")
    ]
    found.sort(key=lambda question: (GROUPS.index(question.group), question.name))
    return {question.name: question for question in found}


def find_question(name: str) -> Question:
    """The named question of that name.

    Raises:
        QueryError: there is none; the message lists near names.
    """
    import difflib

    known = questions()
    if name in known:
        return known[name]
    near = difflib.get_close_matches(name, known, n=3, cutoff=0.4)
    advice = f"是不是 {'、'.join(near)}？" if near else "运行 jipu query 查看全部"
    raise QueryError(f"没有名为 {name} 的查询；{advice}")


@cache
def find_query(name: str) -> Query:
    """The query in a file: ``report/targets`` for ``kg/queries/report/targets.rq``; read once.

    Raises:
        FileNotFoundError: there is no such file.
    """
    return _read_query(name, files("kg.queries").joinpath(f"{name}.rq").read_text("utf-8"))


def _read_query(name: str, text: str) -> Query:
    header = _read_header(text)
    title, _, title_en = header["title"].partition(" / ")
    given = _PARAMETER.finditer(header.get("parameters", ""))
    parameters = tuple(Parameter(*match.groups()) for match in given)
    columns = tuple(column.strip() for column in header["columns"].split(","))
    return Query(name, title, title_en, parameters, columns, declare(text))


def _read_question(name: str, text: str) -> Question:
    query, header = _read_query(name, text), _read_header(text)
    example = dict(part.split("=", 1) for part in header.get("example", "").split(";") if part)
    return Question(
        query.name,
        query.title,
        query.title_en,
        query.parameters,
        query.columns,
        query.text,
        header["group"],
        example,
    )


def _read_header(text: str) -> dict[str, str]:
    """The fields of the comments that a file begins with."""
    header: dict[str, str] = {}
    for line in text.splitlines():
        match = _HEADER.match(line)
        if match is None:
            break
        header[match.group(1)] = match.group(2).strip()
    return header
