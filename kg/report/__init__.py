"""The report of boilerplate versus specific targets: one set of figures, written as JSON, Excel and HTML."""

from kg.report.figures import Figures, read_figures
from kg.report.writers import write_report

__all__ = ["Figures", "read_figures", "write_report"]
