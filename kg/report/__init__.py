"""The report on boilerplate, specific targets and findings as HTML, Excel, JSON; review forms."""

from kg.report.answers import read_figures
from kg.report.figures import Figures
from kg.report.review import ReviewForm, review_forms
from kg.report.writers import write_report, write_reviews

__all__ = ["Figures", "ReviewForm", "read_figures", "review_forms", "write_report", "write_reviews"]
