"""One finding, with its place, and what its rule says of it."""

from dataclasses import dataclass

from kg.findings.rules import Rule, Severity, rules


@dataclass(frozen=True, slots=True)
class Finding:
    """One finding: the record of contract §5, but for what its document and its rule say.

    Attributes:
        code: of a rule, e.g. ``J302``.
        line: where the printed text stands (1-based), None for a whole document.
        printed: the text as printed.
        lines: every line that proves it.
        detail, detail_en: what exactly; '' where the rule's title says it all.
        suggestion: what would be right, None if only the department can know.
        target, project: ids of what it is about, None for the document.
        page: of the line, None where the format has none.
        department, project_code, project_name, indicator: as printed, None where there is none.
    """

    code: str
    line: int | None
    printed: str
    lines: tuple[int, ...] = ()
    detail: str = ""
    detail_en: str = ""
    suggestion: str | None = None
    target: str | None = None
    project: str | None = None
    page: int | None = None
    department: str | None = None
    project_code: str | None = None
    project_name: str | None = None
    indicator: str | None = None

    @property
    def rule(self) -> Rule:
        """The rule of its code."""
        return rules()[self.code]

    @property
    def severity(self) -> Severity:
        """Severity of the rule."""
        return self.rule.severity

    @property
    def message(self) -> str:
        """What was found, in Chinese."""
        return f"{self.rule.title}：{self.detail}" if self.detail else self.rule.title

    @property
    def message_en(self) -> str:
        """What was found, in English; names and values stay as printed."""
        # Reading findings have one detail, names and numbers, for both languages.
        detail = self.detail_en or (self.detail if not self.rule.detail else "")
        return f"{self.rule.title_en}: {detail}" if detail else self.rule.title_en
