"""Compares the commands of two checkouts: what they print and the files they write."""

import re
import shlex
from dataclasses import dataclass

from tests.compare.results import Results
from tests.compare.sides import Pair

COMMANDS = (
    "extract",
    "build",
    "check",
    "rule",
    "report",
    "search",
    "show",
    "query",
    "export",
    "serve",
)
TABLES = ("targets", "projects", "policies", "findings", "indicators", "wordings", "departments")
STORE = "store-all"  # samples and generated documents
SEARCHES = ("参保率", "满意度", "培训人数", "不涉及", "cbl", "没有这样的指标")
_TARGET = re.compile(r"/target/([0-9a-f]{16})")
_QUESTION = re.compile(r"^  ([a-z][a-z0-9-]+)\b", re.MULTILINE)
_EXAMPLE = re.compile(r"例如 (-p .+)$", re.MULTILINE)


@dataclass(slots=True)
class Commands:
    """Runs commands on both sides and compares them.

    Attributes:
        pair: the two checkouts.
        results: where the comparisons go.
        inputs: input folders, relative to the folders of the sides.
    """

    pair: Pair
    results: Results
    inputs: tuple[str, ...]

    def compare_reading(self) -> None:
        """``extract`` and ``check`` over every input, and the help of every command."""
        self._command("--version")
        self._command("--help")
        for command in COMMANDS:
            self._command(command, "--help")
        for folder in self.inputs:
            self._command("extract", "-j", "1", folder)
            self._command("check", "-j", "1", folder, "--format", "json")
        first = self.inputs[0]
        for kind in ("csv", "xlsx"):
            self._command(
                "extract",
                "-j",
                "1",
                first,
                "--format",
                kind,
                "--out",
                f"extracted.{kind}",
                writes=f"extracted.{kind}",
            )
        self._command("check", "-j", "1", first)
        self._command("check", "-j", "1", first, "--format", "sarif")
        self._command(
            "check",
            "-j",
            "1",
            first,
            "--format",
            "xlsx",
            "--out",
            "checked.xlsx",
            writes="checked.xlsx",
        )

    def compare_rules(self) -> None:
        """``rule`` of every code."""
        self._command("rule")
        outputs = self._command("rule", "--format", "json")
        for code in sorted(
            {code for output in outputs for code in re.findall(r'"code": "(\w+)"', output.decode())}
        ):
            self._command("rule", code)
            self._command("rule", code, "--format", "json")

    def compare_store(self, documents: tuple[str, ...]) -> None:
        """A store built from documents: exports, report, findings, named questions, searches."""
        build(self.pair, self.results, STORE, *documents)
        store = ("--store", STORE)
        for kind in ("ttl", "jsonld", "graphml", "gexf", "svg"):
            self._command("export", "--format", kind, *store)
        for table in TABLES:
            for kind in ("csv", "parquet"):
                file = f"{table}.{kind}"
                self._command(
                    "export", "--format", kind, "--table", table, *store, "--out", file, writes=file
                )
        outputs = self.pair.both(lambda side: side.run("report", *store, "--out", "report"))
        for side in (self.pair.this, self.pair.other):
            side.normal.learn(side.files("report/report.json").get("report/report.json", b""))
        self.results.compare("report --out report", *self.pair.normalised(*outputs))
        compare_files(self.pair, self.results, "report", "report")
        for kind in ("text", "json", "sarif"):
            self._command("check", *store, "--format", kind)
        self._questions(store)
        for text in SEARCHES:
            self._command("search", text, *store)
        self._targets(store)

    def _questions(self, store: tuple[str, ...]) -> None:
        """Every named question with the example that its error text gives, if it needs one."""
        outputs = [output.decode() for output in self._command("query", *store)]
        for name in sorted({name for output in outputs for name in _QUESTION.findall(output)}):
            answers = self._command("query", name, *store)
            example = next(
                (_EXAMPLE.search(answer.decode()) for answer in answers if b"exit 2" in answer),
                None,
            )
            values = shlex.split(example.group(1)) if example else []
            if values:
                self._command("query", name, *values, *store)
            self._command("query", name, *values, *store, "--format", "json")

    def _targets(self, store: tuple[str, ...]) -> None:
        """``show`` of some targets, spread over all of them."""
        tables = self.pair.both(lambda side: side.run("export", "--format", "csv", *store).decode())
        idents = sorted({ident for table in tables for ident in _TARGET.findall(table)})
        for ident in idents[:: max(1, len(idents) // 10)][:10]:
            self._command("show", ident, *store)

    def _command(self, *arguments: str, writes: str = "") -> tuple[bytes, bytes]:
        return compare_command(self.pair, self.results, *arguments, writes=writes)


def compare_command(
    pair: Pair, results: Results, *arguments: str, writes: str = ""
) -> tuple[bytes, bytes]:
    """Run a command on both sides and compare what it prints and, if it writes a file, that; gives what they printed."""
    outputs = pair.both(lambda side: side.run(*arguments))
    results.compare(" ".join(arguments), *pair.normalised(*outputs))
    if writes:
        compare_files(pair, results, arguments[0], writes)
    return outputs


def compare_files(pair: Pair, results: Results, command: str, path: str) -> None:
    """Compare the files that a command wrote."""
    ours, theirs = pair.this.files(path), pair.other.files(path)
    for name in sorted(ours.keys() | theirs.keys()):
        results.compare(
            f"{command} wrote {name}", *pair.normalised(ours.get(name), theirs.get(name))
        )


def build(pair: Pair, results: Results, store: str, *documents: str) -> None:
    """Build a store on both sides, learn what names it, and compare the build and the N-Quads."""
    outputs = pair.both(lambda side: side.run("build", "-j", "1", *documents, "--store", store))
    graphs = pair.both(lambda side: side.run("export", "--format", "nq", "--store", store))
    for side, graph in zip((pair.this, pair.other), graphs, strict=True):
        side.normal.learn(graph)
    results.compare(f"build {' '.join(documents)} --store {store}", *pair.normalised(*outputs))
    results.compare(f"export --format nq --store {store}", *pair.normalised(*graphs))
