"""The register of rules: one function for each code, tied to it by a decorator.

The texts of a code stand in ``rules/CODE.yml``, beside its function. A function whose code no file
explains fails when it is imported; a file without a function fails when the rules are run.
"""

import pkgutil
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from importlib import import_module
from typing import TypeVar

from kg.checks.subject import Collection, Subject
from kg.findings import Finding, rules

DocumentRule = Callable[[Subject], Iterator[Finding]]
CollectionRule = Callable[[Collection], Iterator[tuple[str, Finding]]]
Function = TypeVar("Function")
AUDIT = "J"  # what the codes of the audit begin with; the others are given outside kg.checks

_document: dict[str, DocumentRule] = {}
_collection: dict[str, CollectionRule] = {}


def rule(code: str) -> Callable[[DocumentRule], DocumentRule]:
    """Ties a function to a code: all that it yields of a document are findings of that code."""
    return _tie(code, "document", _document)


def collection_rule(code: str) -> Callable[[CollectionRule], CollectionRule]:
    """Ties a function to a code that only several documents show: (document id, finding)."""
    return _tie(code, "collection", _collection)


def document_rules() -> Mapping[str, DocumentRule]:
    """Code -> function, for the rules that judge a document by itself."""
    _import_all()
    return _document


def collection_rules() -> Mapping[str, CollectionRule]:
    """Code -> function, for the rules that compare documents."""
    _import_all()
    return _collection


def _tie(code: str, scope: str, functions: dict[str, Function]) -> Callable[[Function], Function]:
    known = rules().get(code)
    if known is None or known.scope != scope:
        raise ValueError(f"{code}: no file kg/checks/rules/{code}.yml with the scope {scope}")
    if code in functions:
        raise ValueError(f"{code}: two functions are tied to it")

    def register(function: Function) -> Function:
        functions[code] = function
        return function

    return register


@cache
def _import_all() -> None:
    """Import every module of kg.checks.rules, so that a new one need not be listed anywhere."""
    import kg.checks.rules as package

    for module in pkgutil.iter_modules(package.__path__, f"{package.__name__}."):
        import_module(module.name)
    codes = {code for code in rules() if code.startswith(AUDIT)}
    without = sorted(codes - set(_document) - set(_collection))
    if without:
        raise ValueError(f"no function in kg.checks.rules is tied to {', '.join(without)}")
