"""What a template asks about the request it answers: words in two languages, links, labels."""

from collections.abc import Mapping
from functools import cache
from typing import Any
from urllib.parse import quote, urlencode

from fastapi import Request

from api.pages.static_files import static_address
from api.snapshots import Snapshot
from kg.findings import rules
from kg.report.words import LABELS
from nlp.datafiles import load_yaml

CHINESE, ENGLISH = "zh-CN", "en"
# The main menu: address and name, a word of words.yml. Other pages are reached from these.
MENU = (
    ("/search", "检索"),
    ("/projects", "项目"),
    ("/departments", "部门"),
    ("/policies", "政策文件"),
    ("/documents", "文件"),
    ("/findings", "审核发现"),
    ("/network", "网络"),
    ("/query", "SPARQL"),
    ("/docs", "接口"),
)
# The resources that have a page, by the folder of their IRIs.
_PAGES = {
    "indicator": "indicators",
    "target": "targets",
    "project": "projects",
    "department": "departments",
    "policy": "policies",
    "document": "documents",
}
_CATEGORIES = {"reading": "读取", "shape": "图谱形状", "suppression": "屏蔽条目"}


@cache
def words() -> Mapping[str, str]:
    """Chinese -> English of every word that the pages have of their own."""
    loaded: dict[str, str] = load_yaml("words.yml", "api.pages")
    return loaded


class View:
    """The request that a template answers.

    Args:
        request: the request.
        snapshot: that is shown, None on pages without data.
    """

    menu = MENU

    def __init__(self, request: Request, snapshot: Snapshot | None) -> None:
        self.request, self.snapshot = request, snapshot
        self.lang = ENGLISH if request.query_params.get("lang") == ENGLISH else CHINESE
        self.path = request.url.path

    def t(self, text: str, **values: Any) -> str:
        """Words of a page in the language of the request; ``{name}`` stands for a value."""
        shown = words()[text] if self.lang == ENGLISH else text
        return shown.format(**values) if values else shown

    def label(self, word: str | None) -> str:
        """A class of specificity or measurability in words."""
        if not word or self.lang == ENGLISH:
            return word or ""
        return LABELS.get(word, word)

    def rule(self, code: str) -> str:
        """The title of a rule."""
        found = rules()[code]
        return found.title_en if self.lang == ENGLISH else found.title

    def category(self, name: str) -> str:
        """What findings of a category are about."""
        if self.lang == ENGLISH:
            return name
        titles = (rule.title for rule in rules().values() if rule.category == name)
        return _CATEGORIES.get(name) or next(titles, name)

    def link(self, path: str, /, **parameters: Any) -> str:
        """An address within the service, in the language of the request.

        Args:
            path: of the address.
            parameters: a list gives one several times, None and '' leave it out.
        """
        given = [(name, value) for name, value in _pairs(parameters) if name != "lang"]
        return _address(path, given, self.lang)

    def here(self, **changes: Any) -> str:
        """The page with some parameters changed, None to leave one out.

        It begins with the first results: what stood on a later page before may be elsewhere now.
        """
        kept = [
            (name, value)
            for name, value in self.request.query_params.multi_items()
            if name not in {*changes, "cursor", "offset", "lang"}
        ]
        return _address(self.path, [*kept, *_pairs(changes)], self.lang)

    def toggled(self, name: str, value: str) -> str:
        """The page with one value of a filter added, or removed if it is there."""
        values = self.request.query_params.getlist(name)
        others = [one for one in values if one != value]
        return self.here(**{name: others if value in values else [*values, value]})

    def other_language(self) -> str:
        """The page in the other language."""
        given = self.request.query_params.multi_items()
        kept = [(name, value) for name, value in given if name != "lang"]
        return _address(self.path, kept, CHINESE if self.lang == ENGLISH else ENGLISH)

    def of(self, iri: str | None) -> str:
        """The page of a resource, '' for an IRI that has none."""
        folder, _, ident = (iri or "").rpartition("/")
        page = _PAGES.get(folder.rpartition("/")[2])
        return self.link(f"/{page}/{quote(ident)}") if page else ""

    def static(self, name: str) -> str:
        """The address of a file of ``static/``."""
        return static_address(name)


def _address(path: str, pairs: list[tuple[str, Any]], lang: str) -> str:
    query = urlencode([*pairs, *([("lang", ENGLISH)] if lang == ENGLISH else [])])
    return f"{path}?{query}" if query else path


def _pairs(parameters: Mapping[str, Any]) -> list[tuple[str, Any]]:
    pairs: list[tuple[str, Any]] = []
    for name, value in parameters.items():
        many = value if isinstance(value, list | tuple) else [value]
        pairs += [(name, one) for one in many if one is not None and one != ""]
    return pairs
