"""Labels: in the wrong column, under the wrong level, or over what is no output at all (J201-J203, J209)."""

from collections.abc import Iterator

from kg.checks.completeness import BENEFIT, COST, OUTPUT, SATISFACTION
from kg.checks.subject import Subject, name_of, pattern
from kg.findings import Finding
from kg.records import Target
from kg.tables import Column, Row, Table
from kg.tables.words.shapes import LABEL1, LABEL2, LABEL12, SIDE, shape_of
from kg.tables.words.vocabulary import level1_of, level2_of, levels_above
from nlp.names.indicators import read_indicator_name
from nlp.text import fold, squash

QUANTITY, QUALITY, TIMELINESS = "数量指标", "质量指标", "时效指标"


def check_classes(subject: Subject) -> Iterator[Finding]:
    """All findings on level labels."""
    for table in subject.reading.tables:
        if table.kind == "performance" and not table.heading.is_wide:
            yield from _wrong_column(subject, table)
            yield from _without_own_level1(subject, table)
    for target in subject.rows("J201"):
        yield from _forbidden(subject, target)
    for target in subject.rows("J203"):
        wrong, what = _wrong_class(target), _input(target)
        if wrong is not None and what is None:
            why, right = wrong
            level = f"{target.level1 or ''}{'·' + target.level2 if target.level2 else ''}"
            yield subject.at(
                "J203", target, printed=target.indicator, why=why, level=level, right=right
            )
        if what is not None:
            yield subject.at("J209", target, printed=target.indicator, what=what)


def _wrong_column(subject: Subject, table: Table) -> Iterator[Finding]:
    """A label that can only be of the one level, printed under the heading of the other.

    A side heading (绩效指标) without a column of its own pushes all labels to the right: no defect.
    """
    templates = {
        line
        for finding in subject.reading.findings
        if finding.code == "R002"
        for line in finding.lines
    }
    first, second = (next(iter(table.heading.of(role)), None) for role in ("level1", "level2"))
    if (
        first is None
        or second is None
        or any(shape_of(_text(row, first)) == SIDE for row in table.rows)
    ):
        return
    names = {
        line: fold(target.indicator) for target in subject.reading.targets for line in target.lines
    }
    for row in table.rows:
        if row.line.number in templates:
            continue
        left, right = _text(row, first), _text(row, second)
        moved = shape_of(left) == LABEL12 and names.get(row.line.number) == fold(right) != ""
        if shape_of(left) == LABEL2 or moved:
            yield _misplaced(subject, row, left, first, "二级指标")
        if shape_of(right) == LABEL1:
            yield _misplaced(subject, row, right, second, "一级指标")


def _text(row: Row, column: Column) -> str:
    """A row's own cell; what a merged cell above repeats is not printed there."""
    return (
        row.texts[column.index]
        if column.index < len(row.texts) and column.index not in row.spanned
        else ""
    )


def _misplaced(subject: Subject, row: Row, text: str, column: Column, right: str) -> Finding:
    label = squash(text)
    return subject.on(
        "J202", None, row.line.number, label, label=label, column=squash(column.label), right=right
    )


def _without_own_level1(subject: Subject, table: Table) -> Iterator[Finding]:
    """A level 2 below a level 1 that it may not stand under, its own not printed; not after a page break, which may lose it."""
    first, second = (next(iter(table.heading.of(role)), None) for role in ("level1", "level2"))
    if first is None or second is None:
        return
    above, broken = None, set(table.heading_lines)
    for place, row in enumerate(table.rows):
        above = (
            _strong_level1(_text(row, first), LABEL12)
            or _strong_level1(_text(row, second))
            or above
        )
        level2 = level2_of(_text(row, second))
        allowed = levels_above(level2) if level2 else ()
        if above is None or not allowed or above in allowed or row.line.number - 1 in broken:
            continue
        if not _comes_later(table.rows[place + 1 :], first, second, allowed):
            label = squash(_text(row, second))
            yield subject.on(
                "J201", None, row.line.number, label, level2=label, level1=above, right=allowed[0]
            )


def _strong_level1(text: str, *shapes: str) -> str | None:
    """The level 1 of a cell that can be nothing but one; 成本指标 may be of either level."""
    return level1_of(text) if shape_of(text) in (LABEL1, *shapes) else None


def _comes_later(rows: list[Row], first: Column, second: Column, allowed: tuple[str, ...]) -> bool:
    """Whether the level 1 is printed further down in its own group, as merged cells over a page break are."""
    for row in rows:
        if level1_of(_text(row, first)) in allowed:
            return True
        if _text(row, second).strip():
            return False
    return False


def _forbidden(subject: Subject, target: Target) -> Iterator[Finding]:
    """Both labels printed and known, and the one may not stand under the other."""
    first, second = level1_of(target.level1_printed or ""), level2_of(target.level2_printed or "")
    allowed = levels_above(second) if second else ()
    if first is not None and second is not None and allowed and first not in allowed:
        yield subject.at(
            "J201", target, printed=second, level2=second, level1=first, right=allowed[0]
        )


def _wrong_class(target: Target) -> tuple[str, str] | None:
    """Why the words of a name do not fit its level, and the level they fit."""
    name = name_of(target)
    level1, level2, kind = target.level1, target.level2, target.parsed.kind
    if level1 is None:
        return None
    if (
        pattern("satisfaction").search(name)
        and level1 != SATISFACTION
        and "满意度" not in (level2 or "")
    ):
        return "是满意度", SATISFACTION
    if (
        level1 == SATISFACTION
        and pattern("not_satisfaction").search(name)
        and not pattern("satisfaction").search(name)
    ):
        return "不是满意度", BENEFIT if name.endswith(("知晓率", "知晓度")) else QUALITY
    if level1 == BENEFIT:
        return _benefit(name, level2, kind)
    if (
        COST in (level1, level2)
        and kind in ("state", "text")
        and not pattern("about_money").search(name)
    ):
        return "不是费用", OUTPUT
    if level1 != OUTPUT or level2 not in (QUANTITY, QUALITY, TIMELINESS, COST):
        return None
    return _output(name, level2, kind)


def _benefit(name: str, level2: str | None, kind: str) -> tuple[str, str] | None:
    key = read_indicator_name(name).key
    if pattern("finished").search(name) or (
        name.startswith("完成的") and pattern("finished").search(key)
    ):
        return "说的是完成情况", f"{OUTPUT}·{QUALITY}"
    if (
        pattern("times").search(name)
        and kind in ("duration", "date", "schedule")
        and level2 != "可持续影响指标"
    ):
        return "说的是时间", f"{OUTPUT}·{TIMELINESS}"
    return None


def _output(name: str, level2: str, kind: str) -> tuple[str, str] | None:
    is_time = pattern("times").search(name) is not None
    if level2 != TIMELINESS and (is_time or (level2 == COST and kind in ("duration", "date"))):
        return "说的是时间", TIMELINESS
    if level2 != COST and pattern("money").search(name) and kind == "money":
        return "说的是费用", COST
    if level2 == QUALITY and pattern("in_time").search(name):
        return "说的是时间", TIMELINESS
    if (
        level2 == QUANTITY
        and kind == "percent"
        and name.endswith("率")
        and not pattern("of_quantity").search(name)
    ):
        return "是比率，不是数目", QUALITY
    if level2 in (QUANTITY, TIMELINESS) and pattern("quality").search(name):
        return "说的是质量", QUALITY
    if (
        level2 == TIMELINESS
        and kind == "percent"
        and pattern("shares").search(name)
        and not pattern("of_time").search(name)
    ):
        return "与时间无关", QUALITY
    if level2 in (QUALITY, TIMELINESS) and pattern("counts").search(name) and kind == "count":
        return "说的是数目", QUANTITY
    return None


def _input(target: Target) -> str | None:
    """What an output really is, where it is an input."""
    name = name_of(target)
    if target.level1 != OUTPUT:
        return None
    if (
        target.level2 in (QUANTITY, QUALITY, TIMELINESS)
        and not pattern("prices").search(name)
        and pattern("money").search(name)
    ):
        return "花费的资金"
    if target.level2 in (QUANTITY, None) and pattern("staff").search(name):
        return "投入的人员"
    return None
