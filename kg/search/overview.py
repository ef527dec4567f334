"""What is in a collection, counted once when it is built.

Counting a million targets takes too long while somebody waits for a page.
"""

import json
from dataclasses import asdict, dataclass
from pathlib import Path

from kg.exports.results import rows_of
from kg.store import GraphStore

FILE = "overview.json"
MOST_LISTED = 12
_PREFIXES = (
    "PREFIX jp: <https://w3id.org/jipu/def#> PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#> "
)
_COUNTS = {
    "departments": "?x a jp:Department",
    "indicators": "?x a jp:Indicator",
    "policies": "?x a jp:PolicyDocument",
    "projects": "?x a jp:Project",
    "findings": "?x a jp:Finding . FILTER NOT EXISTS { ?x jp:category 'reading' }",
    "unsure": "?x a jp:Target ; jp:confidence 'unsure'",
    "targets": "?x a jp:Target",
}
_MATRIX = """SELECT ?class ?measure (COUNT(?a) AS ?count) {
  ?a a jp:Assessment ; jp:specificityClass ?class ; jp:mandated false ;
    jp:assesses/jp:confidence "sure" .
  OPTIONAL { ?a jp:measurability ?measure }
} GROUP BY ?class ?measure ORDER BY ?class ?measure"""
_SHARED = f"""SELECT ?indicator ?label ?departments ?targets {{
  ?indicator a jp:Indicator ; jp:departmentCount ?departments ; jp:targetCount ?targets ;
    rdfs:label ?label .
  FILTER(?departments > 1)
}} ORDER BY DESC(?departments) DESC(?targets) ?label LIMIT {MOST_LISTED}"""
_BOILERPLATE = f"""SELECT ?department ?label (COUNT(?a) AS ?all) (SUM(?one) AS ?boilerplate) {{
  ?a jp:assesses ?t ; jp:specificityClass ?class ; jp:mandated false .
  ?t jp:confidence "sure" ; jp:department ?department .
  ?department rdfs:label ?label . FILTER(!STRENDS(STR(?class), "/placeholder"))
  BIND(IF(STRENDS(STR(?class), "/boilerplate"), 1, 0) AS ?one)
}} GROUP BY ?department ?label ORDER BY DESC(SUM(?one) / COUNT(?a)) ?label LIMIT {MOST_LISTED}"""


@dataclass(frozen=True, slots=True)
class Shared:
    """An indicator that several departments use, and how many departments and targets."""

    indicator: str
    label: str
    departments: int
    targets: int


@dataclass(frozen=True, slots=True)
class Boilerplate:
    """A department with its share of boilerplate.

    Attributes:
        department, label: IRI and name.
        all: its sure targets that it chose itself, placeholders left out.
        boilerplate: how many of those are boilerplate.
    """

    department: str
    label: str
    all: int
    boilerplate: int


@dataclass(frozen=True, slots=True)
class Overview:
    """What is in a collection.

    Attributes:
        counts: of departments, indicators, policies, projects, findings (those about reading left
            out), targets, unsure targets.
        matrix: (class, measure, number) of the sure targets that departments chose themselves;
            '' for no measure.
        shared: the indicators most departments use.
        boilerplate: the departments with the largest share of boilerplate.
    """

    counts: dict[str, int]
    matrix: list[tuple[str, str, int]]
    shared: list[Shared]
    boilerplate: list[Boilerplate]

    @property
    def judged(self) -> int:
        """How many targets have a class; a placeholder such as 不涉及 has none."""
        return sum(count for kind, _, count in self.matrix if kind != "placeholder")


def write_overview(folder: Path, store: GraphStore) -> None:
    """Count a database and write what was counted into its search folder."""
    counts = {
        name: int(_rows(store, f"SELECT (COUNT(?x) AS ?n) {{ {found} }}")[0][0])
        for name, found in _COUNTS.items()
    }
    matrix = [
        (kind.rpartition("/")[2], measure.rpartition("/")[2], int(count))
        for kind, measure, count in _rows(store, _MATRIX)
    ]
    shared = [
        Shared(iri, label, int(many), int(rows)) for iri, label, many, rows in _rows(store, _SHARED)
    ]
    boilerplate = [
        Boilerplate(iri, label, int(rows), int(some))
        for iri, label, rows, some in _rows(store, _BOILERPLATE)
    ]
    counted = asdict(Overview(counts, matrix, shared, boilerplate))
    (folder / FILE).write_text(json.dumps(counted, ensure_ascii=False, indent=1), "utf-8")


def read_overview(folder: Path) -> Overview:
    """What was counted when a search folder was written."""
    counted = json.loads((folder / FILE).read_text("utf-8"))
    return Overview(
        counted["counts"],
        [(kind, measure, count) for kind, measure, count in counted["matrix"]],
        [Shared(**one) for one in counted["shared"]],
        [Boilerplate(**one) for one in counted["boilerplate"]],
    )


def _rows(store: GraphStore, query: str) -> list[list[str]]:
    return list(rows_of(store.query(_PREFIXES + query))[1])
