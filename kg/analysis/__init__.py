"""Uses of indicators -> facts about reuse, and networks to draw and export."""

from kg.analysis.reuse import Community, CopiedSet, Reuse, analyse_reuse

__all__ = ["Community", "CopiedSet", "Reuse", "analyse_reuse"]
