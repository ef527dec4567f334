"""The summary after a build, and three example questions with their answers."""

from pathlib import Path

from rich.console import Console
from rich.markup import escape
from rich.table import Table as View

from kg.build.snapshot import BuildReport, software_version
from kg.graph.terms import DEF
from kg.queries.rows import as_text, ask
from kg.store import GraphStore, Manifest, open_store

# Question, parameters, how it is put to a person, columns to show.
_EXAMPLES: tuple[tuple[str, dict[str, str], str, tuple[str, ...]], ...] = (
    (
        "shared-indicators",
        {"departments": "2"},
        "哪些指标被两个以上部门共用？",
        ("indicator", "departments", "targets"),
    ),
    (
        "projects-missing-level",
        {"level1": "效益指标"},
        "哪些项目没有真正的效益指标？",
        ("department", "project", "document", "line"),
    ),
    ("money-by-policy", {}, "每份政策文件下达了多少资金？", ("policy", "projects", "yuan")),
)
SHOWN_ROWS = 5


def show_summary(report: BuildReport, manifest: Manifest, root: Path, *, examples: bool) -> None:
    """Print what the store holds now, and what this build changed."""
    console = Console(highlight=False)
    store = open_store(root)
    view = View(
        title=f"绩谱 jipu {software_version()}：{escape(str(root))}",
        title_justify="left",
        show_header=False,
        box=None,
        pad_edge=False,
    )
    view.add_column(style="dim")
    view.add_column(justify="right", style="bold")
    view.add_column()
    entries = manifest.documents
    change = (
        f"新增 {report.added}，更新 {report.changed}，"
        f"移除 {report.removed}，未变 {report.unchanged}"
    )
    unsure = sum(entry.counts.get("unsure", 0) for entry in entries)
    view.add_row("文件", str(len(entries)), change)
    view.add_row("部门", _count(store, "Department"), "")
    view.add_row("项目", _count(store, "Project"), "")
    view.add_row(
        "绩效指标",
        _count(store, "Target"),
        f"其中 {unsure} 行读取不确定：jipu query unsure-targets",
    )
    view.add_row("不同指标", _count(store, "Indicator"), "")
    view.add_row("政策文件", _count(store, "PolicyDocument"), "")
    view.add_row(
        "发现",
        _count(store, "Finding"),
        f"文件的问题和读不准的地方：jipu check --store {escape(str(root))}",
    )
    view.add_row("快照", manifest.id, "内容未变" if report.is_unchanged else "已启用")
    console.print(view)
    if examples:
        for name, values, title, columns in _EXAMPLES:
            _show_example(console, store, name, values, title, columns)


def _count(store: GraphStore, kind: str) -> str:
    (row,) = ask(store, "cli/instances", **{"class": f"{DEF}{kind}"})
    return str(row["things"])


def _show_example(
    console: Console,
    store: GraphStore,
    name: str,
    values: dict[str, str],
    title: str,
    columns: tuple[str, ...],
) -> None:
    rows = list(ask(store, f"questions/{name}", as_text, **values))
    options = "".join(f" -p {key}={value}" for key, value in values.items())
    console.print(f"\n[bold]{title}[/bold]  [dim]jipu query {name}{options}[/dim]")
    if not rows:
        console.print("  没有")
        return
    view = View(box=None, pad_edge=False, header_style="dim")
    view.add_column("")
    for column in columns:
        view.add_column(column, overflow="fold")
    for row in rows[:SHOWN_ROWS]:
        view.add_row(" ", *(escape(row[column] or "") for column in columns))
    console.print(view)
    if len(rows) > SHOWN_ROWS:
        console.print(f"  [dim]… 共 {len(rows)} 行[/dim]")
