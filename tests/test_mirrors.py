"""Tests stand where their module stands; what follows a feature across modules is listed here.

`kg/tables/rows/cut.py` is tested by `tests/tables/rows/test_cut.py`, `nlp/text.py` by
`tests/nlp/test_text.py`, a package as a whole by the test named like it.
"""

from pathlib import Path

import pytest

from tests.mutants.paths import EXAMINED

ROOT = Path(__file__).parents[1]

# Folders without a module of their name, and what their tests are about.
FOLDERS = {
    "accuracy": "the whole chain against data/gold",
    "architecture": "the picture of the layers",
    "bench": "the benches run to their end",
    "edits": "damaged rows: what is done to them and what may still be read",
    "conformance": "the runner of the W3C tests",
    "system": "other programs: a browser, LibreOffice, Virtuoso, a fresh clone",
}

# Tests of what several modules do together.
ACROSS = {
    "api/test_hostile.py": "texts of documents that try to do harm, through every endpoint",
    "api/test_indicators.py": "indicator search over HTTP, from request to answer",
    "api/test_openapi.py": "the description against what the service does",
    "api/test_operation.py": "the running service: new snapshots, settings, metrics",
    "api/test_protocol.py": "the SPARQL 1.1 Protocol against a running server",
    "api/test_remote.py": "another engine behind the service",
    "api/test_strange_values.py": "every parameter of every endpoint with values without meaning",
    "api/test_things.py": "resources and analyses against the report and audit",
    "checks/test_cases.py": "the examples of all rules, which are documents",
    "checks/test_page.py": "the page about rules against the register",
    "cli/test_commands.py": "every command as users and scripts meet it",
    "cli/test_output.py": "`--out` of every command",
    "documents/test_agreement.py": "one document in every format gives the same records",
    "documents/test_hostile.py": "files that try to do harm, in every format",
    "documents/test_saved_text.py": "texts saved again in other styles give the same records",
    "nlp/test_readme.py": "the examples of the README",
    "ontology/test_schemes.py": "concept schemes against the data",
    "ontology/test_shapes.py": "shapes against the examples of the ontology",
    "ontology/test_terms.py": "the terms of ontology and code",
    "pages/test_hostile_text.py": "texts of documents that try to do harm, on every page",
    "pages/test_pages.py": "every page: links, words, states",
    "pages/test_writing.py": "what reviewers write, from the form to the file",
    "queries/test_answers.py": "every named question against stored answers",
    "queries/test_basis.py": "a question that has no row on the samples",
    "queries/test_gold_answers.py": "questions against answers found by a reader",
    "queries/test_growth.py": "the cost of questions as the data grows",
    "queries/test_missing_amounts.py": "sums where some projects have no amount",
    "queries/test_one_home.py": "SPARQL stands in kg/queries and nowhere else",
    "records/test_contract.py": "the record as the contract words it",
    "report/test_report.py": "the report in every format against a second computation",
    "search/test_quality.py": "queries of a reader of the documents",
    "store/test_build.py": "building, interrupted anywhere",
    "store/test_guard_fuzz.py": "generated queries against the guard",
    "store/test_hidden_rows.py": "what a file hides, from file to page",
    "tables/test_cells_merged_down.py": "merged cells, from file to target",
    "tables/test_heads.py": "heads of forms of many provinces, and what does not change them",
    "tables/test_layouts.py": "made-up layouts against their truth, by hand",
    "tables/test_mutations.py": "harmless changes of a table change no record",
    "tables/test_mutations_of_files.py": "the same in files of other formats",
    "tables/test_strange_headings.py": "every word of a heading replaced, from the document to its records",
    "tables/test_snapshots.py": "damaged tables, from text to record",
}

# Module, or package, without a test file named like it → the test that covers it.
COVERED = {
    "nlp": "nlp/test_pipeline.py",
    "nlp/judgements": "nlp/judgements/test_specificity.py",
    "nlp/names": "nlp/names/test_indicators.py",
    "nlp/values": "nlp/values/test_quantities.py",
    "kg/tables": "tables/test_layouts.py",
    "kg/tables/find/dense.py": "tables/find/test_stacked.py",
    "kg/tables/find/stacked_heading.py": "tables/find/test_stacked.py",
    "kg/tables/find/stacked_rows.py": "tables/find/test_stacked.py",
    "kg/tables/find/text_table.py": "tables/find/test_stacked.py",
    "kg/records": "records/test_contract.py",
    "kg/links": "links/test_clusters.py",
    "kg/checks": "checks/test_cases.py",
    "kg/report": "report/test_report.py",
}


def module_of(test: Path) -> Path | None:
    """The module, or package, that a test file mirrors."""
    own = test.relative_to(ROOT / "tests")
    place = own.with_name(own.stem.removeprefix("test_"))
    homes = [ROOT / top / place for top in ("kg", "api", "")]
    found = [path for home in homes for path in (home.with_suffix(".py"), home) if path.exists()]
    return found[0] if found else None


TESTS = sorted((ROOT / "tests").glob("*/**/test_*.py"))
MODULES = [
    path
    for package in EXAMINED
    for path in sorted((ROOT / package).rglob("*.py"))
    if path.name != "__init__.py"
]


def covering(module: Path) -> str | None:
    """The test listed for a module or for the nearest package around it."""
    own = module.relative_to(ROOT)
    return next((COVERED[str(one)] for one in (own, *own.parents) if str(one) in COVERED), None)


@pytest.mark.parametrize("test", TESTS, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_a_test_mirrors_a_module_or_is_listed(test: Path) -> None:
    own = test.relative_to(ROOT / "tests")
    reasons = own.parts[0] in FOLDERS, module_of(test) is not None, own.as_posix() in ACROSS
    assert any(reasons), "name it like its module, or list it in ACROSS with the reason"


def test_a_module_has_a_test_of_its_name_or_one_is_listed() -> None:
    mirrored = {module_of(test) for test in TESTS}
    without = [module for module in MODULES if module not in mirrored and covering(module) is None]
    assert without == []


def test_what_is_listed_exists() -> None:
    listed = [*ACROSS, *COVERED.values()]
    assert [name for name in listed if not (ROOT / "tests" / name).is_file()] == []
    assert [name for name in COVERED if not (ROOT / name).exists()] == []
    assert [name for name in FOLDERS if not (ROOT / "tests" / name).is_dir()] == []
    assert [name for name in ACROSS if module_of(ROOT / "tests" / name) is not None] == []
