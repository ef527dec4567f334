"""The figures as files: report.json, report.xlsx, report.html, and the review forms."""

import json
import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from kg.audit.records import FIELDS
from kg.report.figures import CLASSES, MEASURES, PLACEHOLDER, Figures
from kg.report.page import to_html
from kg.report.review import ReviewForm
from kg.report.review_docx import write_docx
from kg.report.review_xlsx import write_xlsx
from kg.report.words import sentences
from kg.report.workbook import rules_version, to_xlsx

_UNSAFE = re.compile(r"[^\w()（）·-]")
# IRIs: of no use outside their store.
_OWN = ("target", "project_node", "indicator_node")  # IRIs, of no use outside the store they are of


def write_report(figures: Figures, folder: Path) -> list[Path]:
    """Write all three files and return their paths; the folder is made where there is none."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = [folder / f"report.{ending}" for ending in ("html", "xlsx", "json")]
    paths[0].write_text(to_html(figures), "utf-8")
    to_xlsx(figures, paths[1])
    paths[2].write_text(json.dumps(to_json(figures), ensure_ascii=False, indent=1) + "\n", "utf-8")
    return paths


def write_reviews(forms: Mapping[str, Sequence[ReviewForm]], folder: Path) -> list[Path]:
    """Write the review forms of every department as Word and Excel.

    Args:
        forms: department -> its forms.
        folder: made where there is none.

    Returns:
        the paths of the files.
    """
    folder.mkdir(parents=True, exist_ok=True)
    paths, taken = [], set[str]()
    for department, own in forms.items():
        name = _file_name(department, taken)
        paths += [folder / f"{name}.docx", folder / f"{name}.xlsx"]
        write_docx(own, paths[-2])
        write_xlsx(own, paths[-1])
    return paths


def _file_name(department: str, taken: set[str]) -> str:
    """A department as a file name no system refuses, none of them twice."""
    base = _UNSAFE.sub("", department)[:60].strip(". ") or "部门不详"
    name, number = base, 1
    while name.lower() in taken:
        number += 1
        name = f"{base}-{number}"
    taken.add(name.lower())
    return name


def to_json(figures: Figures) -> dict[str, Any]:
    """The report as data: targets by contract §6, findings by contract §5, and the summary."""
    return {
        "snapshot": figures.snapshot,
        "rules": rules_version(),
        "summary": {
            "sentences": sentences(figures),
            "targets": len(figures.targets),
            "unsure": figures.unsure,
            "mandated": figures.mandated,
            "specificity": {label: figures.count(label) for label in CLASSES}
            | {PLACEHOLDER: figures.placeholders},
            "measurability": {label: figures.count(label) for label in MEASURES},
            "shares": {
                key: [
                    {"name": name, "targets": total, **counts}
                    for name, total, counts in figures.shares(key)
                ]
                for key in ("department", "level1", "year")
            },
        },
        "targets": [
            {key: value for key, value in row.items() if key not in _OWN} for row in figures.targets
        ],
        "findings": [{field: record[field] for field in FIELDS} for record in figures.findings],
        "shared_indicators": figures.shared,
        "copied_sets": [
            {
                **group,
                "targets": [
                    {"indicator": i, "value": v, "lines": lines}
                    for i, v, lines in figures.side_by_side(group)
                ],
            }
            for group in figures.copied
        ],
    }
