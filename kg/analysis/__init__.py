"""Uses of indicators -> facts about reuse, and networks to draw and export."""

from kg.analysis.assessments import Assessment, assess
from kg.analysis.facts import Community, CopiedSet, Reuse
from kg.analysis.reuse import analyse_reuse

__all__ = ["Assessment", "assess", "Community", "CopiedSet", "Reuse", "analyse_reuse"]
