"""The prefixes of all queries: no ``.rq`` file declares any, each gets those that it uses."""

import re

from kg.graph import terms

PREFIXES = {
    **terms.PREFIXES,
    "schema": "https://schema.org/",
    "void": "http://rdfs.org/ns/void#",
}
# Literals and IRIs hold colons that are no prefixes.
_NOT_NAMES = re.compile(r'"[^"]*"|<[^>]*>|#.*')
_USED = re.compile(r"\b([a-z]+):")


def declare(text: str) -> str:
    """A query with the declarations of the prefixes it uses, below its head of comments.

    Raises:
        KeyError: it uses a prefix that ``PREFIXES`` does not have.
    """
    used = set(_USED.findall(_NOT_NAMES.sub(" ", text)))
    if unknown := used - PREFIXES.keys():
        raise KeyError(f"no such prefix: {', '.join(sorted(unknown))}")
    lines = text.splitlines(keepends=True)
    head = next((at for at, line in enumerate(lines) if not line.startswith("#")), len(lines))
    declared = [f"PREFIX {name}: <{iri}>\n" for name, iri in PREFIXES.items() if name in used]
    return "".join([*lines[:head], *declared, *lines[head:]])
