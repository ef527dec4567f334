"""The figures as one HTML page that prints on A4 and reads on a phone and in the dark.

It has no script and loads nothing from elsewhere.
"""

from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import Any

from kg.audit import Record
from kg.findings import REASONS, rules
from kg.report.figures import CLASSES, MEASURES, MOST_VALUES, Figures
from kg.report.words import LABELS, audit_sentences, department_sentence, percent, sentences

# What a reader can take in; the workbook has everything.
MOST_DEPARTMENTS, MOST_PROJECTS, MOST_UNSURE = 40, 15, 60
MOST_GROUPS, MOST_ROWS, MOST_COLUMNS = 20, 12, 4  # of copied sets: side by side on A4
SEVERITIES = {"error": "错误", "warning": "警告", "note": "提示"}
_RANK = {"error": 0, "warning": 1, "note": 2}


def to_html(figures: Figures) -> str:
    """The page."""
    from jinja2 import Environment, PackageLoader

    environment = Environment(
        loader=PackageLoader("kg.report", "."),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template("report.html.j2").render(
        figures=figures,
        labels=LABELS,
        classes=CLASSES,
        measures=MEASURES,
        severities=SEVERITIES,
        sentences=sentences(figures),
        percent=percent,
        shares=[
            ("部门", sorted(figures.shares("department"), key=_by_boilerplate)),
            ("一级指标", figures.shares("level1")),
            ("年度", figures.shares("year")),
        ],
        most_values=MOST_VALUES,
        copied=[_group(figures, group) for group in figures.copied[:MOST_GROUPS]],
        more_copied=max(len(figures.copied) - MOST_GROUPS, 0),
        by_rule=by_rule(figures.defects),
        by_project=by_project(figures.defects)[:MOST_PROJECTS],
        gaps=[record for record in figures.defects if rules()[record["code"]].heading == "完整性"],
        departments=[_department(figures, name) for name in figures.departments[:MOST_DEPARTMENTS]],
        more_departments=max(len(figures.departments) - MOST_DEPARTMENTS, 0),
        unsure=unsure_rows(figures)[:MOST_UNSURE],
        more_unsure=max(figures.unsure - MOST_UNSURE, 0),
    )


def _by_boilerplate(share: tuple[str, int, dict[str, int]]) -> tuple[float, str]:
    """The largest share of boilerplate first."""
    name, targets, counts = share
    return -counts.get("boilerplate", 0) / targets, name


def by_rule(defects: Sequence[Record]) -> list[dict[str, Any]]:
    """Rules with their findings and documents, the most serious and most frequent first."""
    counts = Counter(record["code"] for record in defects)
    documents: dict[str, set[str]] = defaultdict(set)
    for record in defects:
        documents[record["code"]].add(record["document"])
    listed = [
        {"rule": rules()[code], "count": count, "documents": len(documents[code])}
        for code, count in counts.items()
    ]
    return sorted(
        listed, key=lambda one: (_RANK[one["rule"].severity], -one["count"], one["rule"].code)
    )


def by_project(defects: Sequence[Record]) -> list[dict[str, Any]]:
    """Projects with their errors and warnings and what is wrong; most errors first.

    Findings outside a project are listed under the department as a whole, or under the document.
    """
    found: dict[tuple[str, str, str], list[Record]] = defaultdict(list)
    for record in defects:
        if record["severity"] != "note":
            whole = "部门整体" if record["indicator"] else "全文"
            name = record["project_name"] or whole
            found[record["document"], record["department"] or "", name].append(record)
    listed = []
    for (document, department, name), records in found.items():
        counts = Counter(record["severity"] for record in records)
        ordered = sorted(records, key=lambda one: _RANK[one["severity"]])
        titles = Counter(rules()[record["code"]].title for record in ordered)
        listed.append(
            {
                "document": document,
                "department": department,
                "project": name,
                "errors": counts["error"],
                "warnings": counts["warning"],
                "titles": list(titles.items()),
                "first": min(record["line"] or 0 for record in records),
            }
        )
    return sorted(
        listed, key=lambda one: (-one["errors"], -one["warnings"], one["document"], one["first"])
    )


def unsure_rows(figures: Figures) -> list[dict[str, Any]]:
    """Rows whose reading is a guess, with the reasons in words."""
    return [
        {
            **row,
            "why": "；".join(
                REASONS.get(reason, reason) for reason in figures.reasons.get(row["target"], [])
            ),
        }
        for row in figures.targets
        if row["confidence"] != "sure"
    ]


def _group(figures: Figures, group: dict[str, Any]) -> dict[str, Any]:
    """A copied set side by side: as many projects and rows as fit on paper."""
    rows = figures.side_by_side({"projects": group["projects"][:MOST_COLUMNS]})
    return {
        **group,
        "columns": group["projects"][:MOST_COLUMNS],
        "more_columns": group["projects"][MOST_COLUMNS:],
        "rows": rows[:MOST_ROWS],
        "more_rows": max(len(rows) - MOST_ROWS, 0),
    }


def _department(figures: Figures, name: str) -> dict[str, Any]:
    defects = figures.defects_of(name)
    return {
        "name": name,
        "sentence": department_sentence(figures, name),
        "audit": audit_sentences(defects)[1:],
        "projects": by_project(defects)[:MOST_PROJECTS],
        "errors": [record for record in defects if record["severity"] == "error"],
        "examples": figures.examples(name)[:3],
    }
