"""Uses of indicators -> facts about reuse, and networks to draw and export."""

from kg.analysis.facts import Community, CopiedSet, Reuse
from kg.analysis.reuse import analyse_reuse

__all__ = ["Community", "CopiedSet", "Reuse", "analyse_reuse"]
