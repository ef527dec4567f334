"""Documents with known findings, audited."""

from pathlib import Path
from typing import Any

from kg.audit import audit_paths
from tests.checks.forms import changed, of, rows

BAD = of(rows(benefit=changed("benefit", value="有效提升"), time=changed("time", value="45261")))


def audit(folder: Path, *texts: str) -> list[dict[str, Any]]:
    """The records of texts, each written to the folder as a file of its own."""
    for number, text in enumerate(texts):
        (folder / f"{number}.txt").write_text(text, "utf-8")
    return list(audit_paths([str(folder)], []))
