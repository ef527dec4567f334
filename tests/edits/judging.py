"""A damaged document read again: what became of the damaged row, and of the others."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from difflib import SequenceMatcher

from kg.checks import check_document
from kg.findings import Finding
from kg.links import link_names, read_uses
from kg.records import Reading
from nlp.text import fold
from tests.edits.drawing import Edit
from tests.edits.shapes import shows
from tests.edits.sources import Record, Source, records_with_lines
from tests.edits.truth import FIELDS, OF_PROJECT, Truth
from tests.support.samples import comparable, read_text

OUTCOMES = ("right", "unsure", "reported", "wrong and sure", "missed")
_UNSURE = "R011"
_LEAST_LIKE = 0.3  # of name, value and level 1: below, a record is another one


@dataclass
class Verdict:
    """What became of an edited row.

    Attributes:
        edit: the edit.
        outcome: the worst of its records: "right"; "unsure"; "reported": not read, a finding names
            the line; "wrong and sure"; "missed": not read, in silence.
        differences: what was read wrongly while sure.
        findings: codes that name its lines and did not before; looked up where it is wrong.
        shows: whether the number or the shape of its cells betrays the edit.
        collateral: other rows that were sure, as "doubted", "wrong" or "missed", and which.
    """

    edit: Edit
    outcome: str
    differences: list[str] = field(default_factory=list)
    findings: list[str] = field(default_factory=list)
    shows: bool = True
    collateral: list[tuple[str, str]] = field(default_factory=list)

    @property
    def is_bad(self) -> bool:
        """Whether the row is wrong while sure, or missed in silence."""
        return self.outcome in ("wrong and sure", "missed")


def judge(edit: Edit) -> Verdict:
    """Read the edited document and compare it with the truth."""
    reading = read_text(edit.text, edit.source.name)
    records = records_with_lines(reading)
    own = [record for record in records if edit.touched & set(record["lines"])]
    outcome, differences = _outcome(edit, own, reading)
    verdict = Verdict(edit, outcome, differences, shows=shows(edit))
    others = [one for one in records if one not in own]
    verdict.collateral = list(_collateral(edit, others, reading))
    if verdict.is_bad:
        verdict.findings = sorted(_new_findings(edit, reading))
    return verdict


def _outcome(edit: Edit, own: list[Record], reading: Reading) -> tuple[str, list[str]]:
    pairs, left = _pairs(edit.truths, own)
    outcomes: list[str] = []
    differences: list[str] = []
    for truth, read in pairs:
        if read is None:
            outcomes.append(_lost(edit, own, reading))
            continue
        wrong = truth.differences(read)
        if read["confidence"] == "unsure":
            outcomes.append("unsure")
        elif wrong or not truth.is_known:
            outcomes.append("wrong and sure")
            differences += wrong or [f"sure without its name: {read['indicator']}"]
        else:
            outcomes.append("right")
    for read in left:
        if read["confidence"] == "sure" and not _was_there(edit.source, read):
            outcomes.append("wrong and sure")
            differences.append(f"invented: {read['indicator']} | {read['value']}")
    return max(outcomes, key=OUTCOMES.index), differences


def _lost(edit: Edit, own: list[Record], reading: Reading) -> str:
    """What became of a row that is none of the records: told by a finding, or by unsure ones."""
    if any(_names(one, edit.touched) for one in reading.findings):
        return "reported"
    return "unsure" if any(one["confidence"] == "unsure" for one in own) else "missed"


def _pairs(
    truths: tuple[Truth, ...], own: list[Record]
) -> tuple[list[tuple[Truth, Record | None]], list[Record]]:
    """Each truth with the record that is most like it, and the records that are like none."""
    likeness = [
        (_likeness(truth.record, record), -i, -j)
        for i, truth in enumerate(truths)
        for j, record in enumerate(own)
    ]
    found: dict[int, int] = {}
    for ratio, i, j in sorted(likeness, reverse=True):
        if ratio >= _LEAST_LIKE and -i not in found and -j not in found.values():
            found[-i] = -j
    pairs = [(truth, own[found[i]] if i in found else None) for i, truth in enumerate(truths)]
    return pairs, [record for j, record in enumerate(own) if j not in found.values()]


def _was_there(source: Source, read: Record) -> bool:
    """Whether a row of the document says just this: a neighbour that was joined with the row."""
    return any(
        all(comparable(read[name]) == comparable(record[name]) for name in FIELDS)
        for record in source.records
    )


def _likeness(record: Record, other: Record) -> float:
    """How like two records are, by their names or by what they say in all."""
    names, said = (
        SequenceMatcher(None, *texts, autojunk=False).ratio()
        for texts in ((_name(record), _name(other)), (_said(record), _said(other)))
    )
    return max(names, said)


def _name(record: Record) -> str:
    return fold(record["indicator"])


def _said(record: Record) -> str:
    return fold(f"{record['indicator']}|{record['value']}|{record['level1']}")


def _names(finding: Finding, lines: frozenset[int]) -> bool:
    return bool(lines & {finding.line, *finding.lines})


def _new_findings(edit: Edit, reading: Reading) -> set[str]:
    """Codes that name the row's lines now and did not before."""
    before = {
        one.code for one in _findings(edit.source.reading) if _names(one, frozenset((edit.line,)))
    }
    after = {one.code for one in _findings(reading) if _names(one, edit.touched)}
    return after - before - {_UNSURE}


def _findings(reading: Reading) -> Iterator[Finding]:
    uses = read_uses(reading, reading.document.sha256)
    yield from reading.findings
    yield from check_document(reading, uses, link_names(uses))


def _collateral(edit: Edit, others: list[Record], reading: Reading) -> Iterator[tuple[str, str]]:
    """What became of the rows that were not edited and were sure."""
    found: dict[tuple[int, str], list[Record]] = {}
    for record in others:
        found.setdefault((record["line"], fold(record["indicator"])), []).append(record)
    told = {line for one in reading.findings for line in (one.line, *one.lines)}
    unsure = {record["line"] for record in others if record["confidence"] == "unsure"}
    for record in edit.source.records:
        if record["confidence"] != "sure" or edit.line in record["lines"]:
            continue
        line = edit.line_now(record["line"])
        name = f"{line} {record['indicator']}"
        left = found.get((line, fold(record["indicator"])))
        if not left:
            is_told = line in told or line in unsure
            yield ("doubted" if is_told else "missed"), name
            continue
        read = left.pop(0)
        if read["confidence"] == "unsure":
            yield "doubted", name
        elif wrong := _other_fields(edit, record, read):
            yield "wrong", f"{name}: {wrong}"


def _other_fields(edit: Edit, record: Record, read: Record) -> list[str]:
    """What a row says otherwise now; the project may have lost what the edit took away."""
    taken = {name for truth in edit.truths for name in truth.accepted if name in OF_PROJECT}
    return [
        f"{name}={read[name]!r}"
        for name in FIELDS
        if name not in taken and comparable(record[name]) != comparable(read[name])
    ]
