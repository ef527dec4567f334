"""What no document settles alone: which names are one indicator, over all of a snapshot."""

from collections.abc import Iterable, Mapping
from pathlib import Path

from kg.analysis import analyse_reuse, assess
from kg.checks import check_collection
from kg.errors import SourceError
from kg.graph.assessments import build_assessments
from kg.graph.findings import build_collection_findings
from kg.graph.indicators import build_indicators
from kg.graph.iris import Iris
from kg.graph.reuse import build_reuse
from kg.links import Decision, Use, link_names, parse_decisions, uses_from_lines

DECISIONS = "decisions.yml"


class DecisionFiles:
    """The ``decisions.yml`` files in force: beside or in what was given, and of earlier builds.

    Attributes:
        texts: path -> content, in order of path; kept with the snapshot.
        failed: files that could not be used; what they said before stays in force.
        decisions: all of them, in order.

    Args:
        given: files and folders of this build.
        known: texts of the last snapshot.
        is_whole: whether everything given could be read; only then does a missing file mean that
            its decisions were withdrawn.
    """

    def __init__(self, given: Iterable[str], known: Mapping[str, str], is_whole: bool) -> None:
        folders = {path if path.is_dir() else path.parent for path in map(Path, given)}
        beside = {str((folder / DECISIONS).resolve()) for folder in folders}
        self.texts: dict[str, str] = {}
        self.failed: list[SourceError] = []
        self.decisions: list[Decision] = []
        for path in sorted(beside | set(known)):
            try:
                self._take(path, Path(path).read_text("utf-8"))
            except FileNotFoundError:
                if path in known and not (path in beside and is_whole):
                    self._take(path, known[path])
            except (OSError, UnicodeDecodeError, SourceError) as error:
                self.failed.append(
                    error
                    if isinstance(error, SourceError)
                    else SourceError(path, f"读取失败（{error}）")
                )
                if path in known:
                    self._take(path, known[path])

    def _take(self, path: str, text: str) -> None:
        self.decisions += parse_decisions(text, path)
        self.texts[path] = text


def write_indicators(
    target: Path, files: Iterable[Path], decisions: Iterable[Decision], iris: Iris
) -> None:
    """Link the names of all documents, analyse their reuse, and write the statements.

    Args:
        target: the N-Quads file to write.
        files: the uses of each document.
        decisions: of people.
        iris: where things live.
    """
    uses: list[Use] = []
    for file in sorted(files):
        with file.open(encoding="utf-8") as lines:
            uses.extend(uses_from_lines(lines))
    links = link_names(uses, list(decisions))
    with target.open("w", encoding="utf-8", newline="") as out:
        reuse = analyse_reuse(uses, links)
        for lines_of in (build_indicators(links, uses, iris), build_reuse(reuse, links, iris)):
            out.writelines(f"{line}\n" for line in lines_of)
        out.writelines(f"{line}\n" for line in build_assessments(assess(uses, links, reuse), iris))
        out.writelines(
            f"{line}\n"
            for line in build_collection_findings(check_collection(uses, links, reuse), iris)
        )
