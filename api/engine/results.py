"""Answers as bytes in the W3C formats, cut at a number of rows or bytes but always well formed."""

import io
import json
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from xml.sax.saxutils import escape, quoteattr

from pyoxigraph import (
    BlankNode,
    Literal,
    NamedNode,
    QueryBoolean,
    QuerySolutions,
    RdfFormat,
    Triple,
    serialize,
)

from kg.graph.terms import PREFIXES

RESULTS = {
    "application/sparql-results+json": "json",
    "application/json": "json",
    "application/sparql-results+xml": "xml",
    "application/xml": "xml",
    "text/xml": "xml",
    "text/csv": "csv",
    "text/tab-separated-values": "tsv",
}
GRAPHS = {
    "text/turtle": RdfFormat.TURTLE,
    "application/x-turtle": RdfFormat.TURTLE,
    "application/n-triples": RdfFormat.N_TRIPLES,
    "text/plain": RdfFormat.N_TRIPLES,
    "application/ld+json": RdfFormat.JSON_LD,
    "application/json": RdfFormat.JSON_LD,
    "application/rdf+xml": RdfFormat.RDF_XML,
    "application/xml": RdfFormat.RDF_XML,
}
_STRING = "http://www.w3.org/2001/XMLSchema#string"
_LANGUAGE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#langString"
_NOT_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_NEEDS_QUOTES = re.compile(r'[",\r\n]')
_MOST_PIECES = 100_000
_XML_HEAD = '<?xml version="1.0"?><sparql xmlns="http://www.w3.org/2005/sparql-results#">'
Term = NamedNode | BlankNode | Literal | Triple
Row = list[Term | None]


@dataclass(frozen=True, slots=True)
class Caps:
    """How large an answer may be."""

    rows: int
    bytes: int


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer ready to be sent.

    Attributes:
        body: its bytes.
        media: media type.
        rows: rows or triples in it.
        truncated: whether there are more.
    """

    body: bytes
    media: str
    rows: int
    truncated: bool


def serialize_answer(
    results: QuerySolutions | QueryBoolean | Iterable[Triple], media: str, caps: Caps
) -> Answer:
    """An answer in a media type of ``RESULTS`` (tables and truth values) or ``GRAPHS``."""
    if isinstance(results, QueryBoolean):
        return Answer(_BOOLEANS[RESULTS[media]](bool(results)).encode(), media, 1, False)
    if not isinstance(results, QuerySolutions):
        return _graph(results, media, caps)
    names = [variable.value for variable in results.variables]
    head, row, between, tail = _TABLES[RESULTS[media]](names)
    out = io.BytesIO()
    out.write(head.encode())
    count, truncated = 0, False
    for solution in results:
        if count >= caps.rows:
            truncated = True
            break
        piece = ((between if count else "") + row(list(solution))).encode()
        if out.tell() + len(piece) > caps.bytes:
            truncated = True
            break
        out.write(piece)
        count += 1
    out.write(tail.encode())
    return Answer(out.getvalue(), media, count, truncated)


def _graph(results: Iterable[Triple], media: str, caps: Caps) -> Answer:
    kept: list[Triple] = []
    size, truncated = 0, False
    for triple in results:
        size += len(str(triple))
        if len(kept) >= caps.rows or size > caps.bytes:
            truncated = True
            break
        kept.append(triple)
    out = io.BytesIO()
    serialize(sorted(kept, key=str), out, GRAPHS[media], prefixes=PREFIXES)
    return Answer(out.getvalue(), media, len(kept), truncated)


class _Pieces(dict[Term | None, str]):
    """Terms as they are written, nothing for None; most terms of an answer come many times."""

    def __init__(self, write: Callable[[Term], str]) -> None:
        super().__init__()
        self._write = write

    def __missing__(self, term: Term | None) -> str:
        if len(self) >= _MOST_PIECES:
            self.clear()
        text = self[term] = "" if term is None else self._write(term)
        return text


# head, a row, what stands between rows, tail
Parts = tuple[str, Callable[[Row], str], str, str]


def _bound(leads: list[str], terms: Row, pieces: _Pieces) -> list[str]:
    """Each variable that has a value in a row, with what leads it in."""
    return [
        lead + pieces[term] for lead, term in zip(leads, terms, strict=True) if term is not None
    ]


def _json(names: list[str]) -> Parts:
    keys = [f"{json.dumps(name, ensure_ascii=False)}:" for name in names]
    pieces = _Pieces(
        lambda term: json.dumps(_json_term(term), ensure_ascii=False, separators=(",", ":"))
    )

    def row(terms: Row) -> str:
        return f"{{{','.join(_bound(keys, terms, pieces))}}}"

    head = json.dumps({"vars": names}, ensure_ascii=False)
    return f'{{"head":{head},"results":{{"bindings":[', row, ",\n", "]}}\n"


def _json_term(term: Term) -> dict[str, object]:
    if isinstance(term, NamedNode):
        return {"type": "uri", "value": term.value}
    if isinstance(term, BlankNode):
        return {"type": "bnode", "value": term.value}
    if isinstance(term, Triple):
        parts = zip(("subject", "predicate", "object"), term, strict=True)
        return {"type": "triple", "value": {name: _json_term(part) for name, part in parts}}
    literal: dict[str, object] = {"type": "literal", "value": term.value}
    if term.language:
        literal["xml:lang"] = term.language
    elif term.datatype.value not in (_STRING, _LANGUAGE):
        literal["datatype"] = term.datatype.value
    return literal


def _xml(names: list[str]) -> Parts:
    tags = [f"<binding name={quoteattr(name)}>" for name in names]
    pieces = _Pieces(lambda term: f"{_xml_term(term)}</binding>")

    def row(terms: Row) -> str:
        return f"<result>{''.join(_bound(tags, terms, pieces))}</result>"

    variables = "".join(f"<variable name={quoteattr(name)}/>" for name in names)
    return f"{_XML_HEAD}<head>{variables}</head><results>", row, "\n", "</results></sparql>\n"


def _xml_text(text: str) -> str:
    """Text as XML 1.0 can hold it; characters it cannot hold at all become U+FFFD."""
    return escape(_NOT_XML.sub("\ufffd", text))


def _xml_term(term: Term) -> str:
    if isinstance(term, NamedNode):
        return f"<uri>{_xml_text(term.value)}</uri>"
    if isinstance(term, BlankNode):
        return f"<bnode>{_xml_text(term.value)}</bnode>"
    if isinstance(term, Triple):
        parts = zip(("subject", "predicate", "object"), term, strict=True)
        inner = "".join(f"<{name}>{_xml_term(part)}</{name}>" for name, part in parts)
        return f"<triple>{inner}</triple>"
    kind = ""
    if term.language:
        kind = f" xml:lang={quoteattr(term.language)}"
    elif term.datatype.value not in (_STRING, _LANGUAGE):
        kind = f" datatype={quoteattr(term.datatype.value)}"
    return f"<literal{kind}>{_xml_text(term.value)}</literal>"


def _csv(names: list[str]) -> Parts:
    pieces = _Pieces(lambda term: _csv_cell(_plain(term)))
    return (
        _csv_line(map(_csv_cell, names)),
        lambda terms: _csv_line([pieces[term] for term in terms]),
        "",
        "",
    )


def _csv_line(cells: Iterable[str]) -> str:
    """A line; a single empty cell is quoted, as the line would be none."""
    return (",".join(cells) or '""') + "\r\n"


def _csv_cell(text: str) -> str:
    return f'"{text.replace(chr(34), chr(34) * 2)}"' if _NEEDS_QUOTES.search(text) else text


def _plain(term: Term) -> str:
    return term.value if isinstance(term, NamedNode | Literal) else str(term)


def _tsv(names: list[str]) -> Parts:
    head = "\t".join(f"?{name}" for name in names) + "\n"
    pieces = _Pieces(_turtle)
    return head, lambda terms: "\t".join([pieces[term] for term in terms]) + "\n", "", ""


def _turtle(term: Term) -> str:
    """A term as Turtle writes it; a tab or line break in a literal stays escaped."""
    return str(term).replace("\t", "\\t").replace("\r", "\\r").replace("\n", "\\n")


_TABLES: dict[str, Callable[[list[str]], Parts]] = {
    "json": _json,
    "xml": _xml,
    "csv": _csv,
    "tsv": _tsv,
}
_BOOLEANS: dict[str, Callable[[bool], str]] = {
    "json": lambda truth: json.dumps({"head": {}, "boolean": truth}) + "\n",
    "xml": lambda truth: f"{_XML_HEAD}<head/><boolean>{str(truth).lower()}</boolean></sparql>\n",
    "csv": lambda truth: f"{str(truth).lower()}\r\n",
    "tsv": lambda truth: f"{str(truth).lower()}\n",
}
