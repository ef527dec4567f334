"""Reading -> the department, units and offices that a document names, in every spelling."""

import re
from collections.abc import Iterator, Sequence

from kg.documents import Line
from kg.findings import Finding
from kg.records.offices import read_offices
from kg.records.organisation import Organisation, Organisations
from kg.records.reading import Reading
from kg.tables.cell import cell_of
from kg.tables.forms.pairs import read_pairs
from kg.tables.words.fields import Field
from nlp.names.organisations import (
    find_own_organisations,
    full_name,
    is_clipped,
    is_exchanged,
    is_misspelt,
    place_of,
)
from nlp.text import fold

SECTION_LINES, SECTION_HEADING, SHORTEST_BARE = 40, 60, 3
_SECTION = re.compile(r"预算单位构成|机构设置|所属单位|单位构成|所属预算单位")
_HEADING = re.compile(
    r"^(?:第[一二三四五六七八九十]+部分|[一二三四五六七八九十]+、|\([一二三四五六七八九十]+\))"
)
_ITEM = re.compile(r"^\d{1,2}[.、)]?(.{4,40}?)[;。,]?$")
_OWN_LEVEL = re.compile(
    r"""(?:(?<![\u4e00-\u9fff])|(?<=[和及与]))                               # 局机关本级
     (?:本?部门|局|委|厅)(?:机关本级|本级\(机关\))
    |(?<=[为括级由])(?:本?部门|局)                                            # 包括局机关预算
     (?:机关本级|本级\(机关\)|机关)(?=预算|和)
    """,
    re.X,
)
# Two organisations in one breath: 市堤防站和局机关本级; not inside a name (发展和改革委员会).
_TWO = re.compile(r"(?<=[局院校学所站队馆办厅会园处心委关级)])(?:以及|及|和|与)")
_LEVEL = re.compile(r"(?:本?部门|本|局|委|厅)?(?:机关|本级)")
_NAMED = re.compile(r"(?:具体是|分别是|包括|为)[:]?([^。]{4,200})")
_BELOW = re.compile(r"(?:所属|下属|直属)[^:,。]{0,12}单位[^:,。]{0,8}[:,]([^。]{4,200})")
_ENDING = re.compile(
    r"(?:局|中心|委员会|委|院|校|学|所|站|队|馆|办|办公室|厅|会|园|处|机关|本级|\(本级\)|\(机关\))$"
)


def read_organisations(reading: Reading) -> Organisations:
    """The organisations of a document, without those that are not its own (市委, 财政局)."""
    publisher = reading.publisher.department
    department = full_name(publisher, "") if publisher else None
    place = place_of(department or "")
    listed = list(_listed_units(reading.document.lines, place))
    in_tables = sorted(_table_units(reading))
    known = _known(department, listed, in_tables, place)
    spoken = _spoken(reading.document.lines, department, place)
    found: dict[tuple[str, str], Organisation] = {}
    for line, printed in sorted({*listed, *in_tables, *_in_text(reading.document.lines, place)}):
        named = _meant(line, printed, known, department, place)
        if named is not None:
            found.setdefault((named.kind, printed), named)
    for line, printed in _headed(reading, department):
        found.setdefault(
            ("department", printed),
            Organisation(line, printed, "department", department or "", "misspelt"),
        )
    for named in spoken:
        found.setdefault((named.kind, named.printed), named)
    for line, name in read_offices(reading.document.lines):
        found.setdefault(("office", name), Organisation(line, name, "office", name, "exact"))
    return Organisations(
        department,
        sorted(found.values(), key=lambda named: (named.line, named.kind, named.printed)),
    )


def find_misspellings(organisations: Organisations, lines: Sequence[Line]) -> list[Finding]:
    """A finding for every printed form that is most likely a writing error.

    It stands where the form is first printed, and lists all places.
    """
    found = []
    for named in organisations.named:
        if named.evidence == "misspelt":
            places = [line.number for line in lines if named.printed in fold(line.text)]
            found.append(
                Finding(
                    "O001",
                    named.line,
                    named.printed,
                    tuple(sorted({named.line, *places})),
                    detail=f"“{named.printed}”，疑为“{named.name}”",
                    detail_en=f"{named.printed}, most likely {named.name}",
                    suggestion=named.name,
                    department=organisations.department,
                )
            )
    return found


def _known(
    department: str | None,
    listed: list[tuple[int, str]],
    in_tables: list[tuple[int, str]],
    place: str,
) -> dict[str, str]:
    """Full name -> kind of what the document vouches for.

    Department, listed units, and units of tables that are no other spelling of these.
    """
    known = {department: "department"} if department else {}
    for _, printed in listed:
        known.setdefault(full_name(printed, place), "unit")
    for _, printed in in_tables:
        name = full_name(printed, place)
        if not any(is_clipped(name, right) or is_misspelt(name, right) for right in known):
            known.setdefault(name, "unit")
    return known


def _meant(
    line: int, printed: str, known: dict[str, str], department: str | None, place: str
) -> Organisation | None:
    name = full_name(printed, place)
    if name in known:
        return Organisation(
            line, printed, known[name], name, "exact" if name == printed else "short_form"
        )
    for evidence, fits in (("clipped", is_clipped), ("misspelt", is_misspelt)):
        meant = [right for right in known if fits(name, right)]
        if meant:
            right = min(
                meant, key=lambda right: (abs(len(right) - len(name)), right != department, right)
            )
            return Organisation(line, printed, known[right], right, evidence)
    return None


def _listed_units(lines: tuple[Line, ...], place: str) -> Iterator[tuple[int, str]]:
    """Units under a heading on what the budget is made of: numbered, in a table, in a sentence."""
    inside = 0
    for line in lines:
        text = "" if line.cells else fold(line.text)
        if text:
            if len(text) < SECTION_HEADING and _SECTION.search(text):
                inside = SECTION_LINES
            elif _HEADING.match(text):
                inside = 0
        inside -= 1
        for name in _apart(_candidates(line, text, inside > 0), place):
            if _ENDING.search(name) and 4 <= len(name) <= 30 and _begins_here(name, place):
                yield line.number, name


def _candidates(line: Line, text: str, is_inside: bool) -> list[str]:
    if line.cells:
        return [cell_of(cell.text).folded for cell in line.cells] if is_inside else []
    item = _ITEM.match(text) if is_inside else None
    found = [item.group(1)] if item else []
    for pattern in (_NAMED, _BELOW) if is_inside else (_BELOW,) if "单位" in text else ():
        found += [
            part for match in pattern.finditer(text) for part in re.split(r"[、,;]", match.group(1))
        ]
    return found


def _apart(names: list[str], place: str) -> Iterator[str]:
    """Names, two of them in one breath apart: 市堤防站和局机关本级."""
    for name in names:
        start = 0
        for join in _TWO.finditer(name):
            if _begins_here(name[join.end() :], place) or _LEVEL.match(name, join.end()):
                yield name[start : join.start()]
                start = join.end()
        yield name[start:]


def _spoken(lines: tuple[Line, ...], department: str | None, place: str) -> Iterator[Organisation]:
    """The department without its place (医疗保障局机关), and its own level (局机关本级)."""
    bare = (department or "").removeprefix(place)
    if not department or not place or len(bare) < SHORTEST_BARE:
        return
    alone = re.compile(
        rf"(?<![\u4e00-\u9fff]){re.escape(bare)}(机关本级|机关|本级)?(?![\u4e00-\u9fff])"
    )
    for line in lines:
        if not ("机关" in line.text or bare in line.text):
            continue
        text = _folded(line)
        for found in _OWN_LEVEL.finditer(text):
            yield Organisation(
                line.number,
                found.group(0),
                "unit",
                full_name(f"{department}本级", place),
                "short_form",
            )
        for found in alone.finditer(text):
            kind, tail = ("unit", "本级") if found.group(1) else ("department", "")
            yield Organisation(
                line.number, found.group(0), kind, f"{department}{tail}", "short_form"
            )


def _folded(line: Line) -> str:
    """A line in comparison form, its cells kept apart."""
    return (
        "\t".join(cell_of(cell.text).folded for cell in line.cells)
        if line.cells
        else fold(line.text)
    )


def _begins_here(name: str, place: str) -> bool:
    return bool(place) and name.startswith((place, place[-1]))


def _table_units(reading: Reading) -> set[tuple[int, str]]:
    """Unit cells of performance and money tables, with their first lines."""
    first: dict[str, int] = {}
    places = [(project.line, project.unit) for project in reading.projects]
    places += [(target.line, target.unit) for target in reading.targets]
    places += [(line.line, line.unit) for line in reading.budget]
    places += [(target.line, target.department) for target in reading.targets]
    for line, name in places:
        if line is not None and name:
            first[fold(name)] = min(line, first.get(fold(name), line))
    return {(line, name) for name, line in first.items()}


def _headed(reading: Reading, department: str | None) -> Iterator[tuple[int, str]]:
    """What a form names as its department: the document's own but for one character."""
    for table in reading.tables:
        for pair in read_pairs(table.head) if table.kind == "performance" else ():
            printed = pair.value.folded
            if pair.field == Field.DEPARTMENT and department and is_exchanged(printed, department):
                yield pair.line, printed


def _in_text(lines: tuple[Line, ...], place: str) -> Iterator[tuple[int, str]]:
    for line in lines if place else ():
        if place[-1] not in line.text:
            continue
        for mention in find_own_organisations(_folded(line), place):
            yield line.number, mention.name
