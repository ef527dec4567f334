"""``jipu check``: audit findings of files or of a store, linter style."""

import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.cli.options import (
    file_output,
    jobs_option,
    out_option,
    progress_bar,
    refuse_overwriting,
    report_failed,
    text_output,
)
from kg.errors import SourceError, UsageError

if TYPE_CHECKING:
    from kg.audit import Suppressions

LEVELS = ("note", "warning", "error")
_COLOURS = {"error": "red", "warning": "yellow", "note": "cyan"}
SUPPRESSIONS = "jipu-suppressions.yml"
LIST = "X"  # what the codes begin with that tell of the list of suppressions
EXIT_FOUND, EXIT_FAILED = 1, 2


@click.command()
@click.argument("paths", nargs=-1)
@click.option(
    "--store",
    "store",
    type=click.Path(path_type=Path),
    default=None,
    help="审核数据目录中的全部文件，不再读文件",
)
@click.option(
    "--format",
    "format",
    type=click.Choice(["text", "json", "sarif", "xlsx"]),
    default="text",
    show_default=True,
    help="输出格式",
)
@click.option(
    "--select",
    "select",
    multiple=True,
    metavar="规则",
    help="只看这些：规则代码或其开头、类别、error/warning/note；可重复",
)
@click.option("--ignore", "ignore", multiple=True, metavar="规则", help="不看这些；可重复")
@click.option(
    "--fail-on",
    "fail_on",
    type=click.Choice([*LEVELS, "never"]),
    default="error",
    show_default=True,
    help="有这一级或更严重的问题时退出码为 1（有基线时只算新增的）",
)
@click.option(
    "--suppressions",
    "suppressions",
    default=None,
    metavar="文件",
    help=f"屏蔽文件；默认为当前文件夹的 {SUPPRESSIONS}（如有）",
)
@click.option(
    "--baseline",
    "baseline",
    default=None,
    metavar="文件",
    help="上次的结果（json 或 sarif）：标出新增、仍在、已解决",
)
@jobs_option
@out_option
def check(
    paths: tuple[str, ...],
    store: Path | None,
    format: str,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    fail_on: str,
    suppressions: str | None,
    baseline: str | None,
    jobs: int,
    out: str | None,
) -> None:
    """审核绩效目标：列出文件或数据目录中的问题，每个问题写明位置、原文和应为。

    \b
    例：
      jipu check 预算.txt
      jipu check 文件夹 --ignore R --ignore note
      jipu check --store 我的数据 --format xlsx --out 问题.xlsx
      jipu check 今年 --baseline 去年.json
      jipu rule J302                               解释一条规则

    \b
    屏蔽文件是 YAML 列表，按指纹（见 --format json）屏蔽，必须写理由：
      - {fingerprint: 3f2a…, reason: 合同金额含税, who: 张三, until: 2026-12-31}

    退出码：0 没有达到 --fail-on 的问题；1 有；2 有文件或选项不能用（其余照常审核）。
    """
    from kg.audit import audit_paths, audit_store, compare, read_baseline
    from kg.audit.writers import write_json, write_sarif, write_xlsx

    if bool(paths) == (store is not None):
        raise UsageError("请给出要审核的文件或文件夹，或者用 --store 指定数据目录；二者取一")
    refuse_overwriting(out, paths)
    chosen, before = _Choice(select, ignore), read_baseline(baseline) if baseline else None
    failed: list[SourceError] = []
    with progress_bar("审核") as progress:
        listing = _suppressions(suppressions)
        if store is None:
            codes = chosen.needed(has_suppressions=listing is not None)
            records = audit_paths(paths, failed, progress, jobs, codes)
        else:
            from kg.store import open_store

            records = audit_store(open_store(store))
        listed = records if listing is None else listing.apply(records)
        listed = (record for record in listed if chosen.takes(record))
        if before is not None:
            listed = compare(listed, [record for record in before if chosen.takes(record)])
        tally = _Tally(listed, fail_on, keep_suppressed=format == "sarif")
        if format == "xlsx":
            with file_output(out, format) as path:
                write_xlsx(tally, path)
        else:
            with text_output(out) as file:
                if format == "text":
                    for record in tally:
                        _print(record, file, is_terminal=out is None and sys.stdout.isatty())
                else:
                    (write_json if format == "json" else write_sarif)(tally, file)
    click.echo(tally.summary(), err=True)
    report_failed(failed)
    if failed:
        sys.exit(EXIT_FAILED)
    if tally.is_failure:
        sys.exit(EXIT_FOUND)


def _suppressions(path: str | None) -> "Suppressions | None":
    """The list of suppressions in force, if any."""
    from kg.audit import read_suppressions

    if path is None and not Path(SUPPRESSIONS).is_file():
        return None
    return read_suppressions(path or SUPPRESSIONS)


class _Choice:
    """Which findings are asked for: those that ``--select`` names, if any, but for ``--ignore``.

    Raises:
        UsageError: a word names no rule, category or severity.
    """

    def __init__(self, select: tuple[str, ...], ignore: tuple[str, ...]) -> None:
        from kg.findings import rules

        selected = frozenset().union(*map(_words, select)) if select else frozenset(rules())
        self.codes: frozenset[str] = selected.difference(*map(_words, ignore))

    def takes(self, record: dict[str, object]) -> bool:
        """Whether a record is asked for."""
        return record["code"] in self.codes

    def needed(self, *, has_suppressions: bool) -> frozenset[str] | None:
        """The rules to run, None for all.

        What is wrong with a list of suppressions shows only against the findings of all rules: an
        entry does not say whose finding it suppresses.
        """
        is_list_checked = any(code.startswith(LIST) for code in self.codes)
        return None if has_suppressions and is_list_checked else self.codes


def _words(word: str) -> frozenset[str]:
    """The codes that a word of --select or --ignore means."""
    from kg.findings import rules

    meant = frozenset(
        code
        for code, rule in rules().items()
        if code.startswith(word.upper())
        or word in (rule.category, rule.name, rule.severity.value, rule.heading)
    )
    if not meant:
        raise UsageError(f"没有规则、类别或级别叫 {word}；全部规则见 jipu rule")
    return meant


class _Tally:
    """The findings as they are written, counted on the way."""

    def __init__(
        self, records: Iterable[dict[str, object]], fail_on: str, *, keep_suppressed: bool
    ) -> None:
        self.records, self.keep_suppressed = records, keep_suppressed
        self.failing = LEVELS[LEVELS.index(fail_on) :] if fail_on in LEVELS else ()
        self.counts: Counter[str] = Counter()
        self.is_failure = False

    def __iter__(self) -> Iterator[dict[str, object]]:
        for record in self.records:
            state = str(record.get("baseline", ""))
            if record.get("suppressed"):
                self.counts["suppressed"] += 1
                if not self.keep_suppressed:
                    continue
            else:
                self.counts[state] += bool(state)
                if state != "absent":
                    self.counts[str(record["severity"])] += 1
                    self.is_failure |= record["severity"] in self.failing and state != "unchanged"
            yield record

    def summary(self) -> str:
        """One line for the end."""
        counts = self.counts
        text = f"错误 {counts['error']}，警告 {counts['warning']}，提示 {counts['note']}"
        if counts["suppressed"]:
            text += f"；屏蔽 {counts['suppressed']}"
        if counts["new"] or counts["unchanged"] or counts["absent"]:
            text += f"；新增 {counts['new']}，仍在 {counts['unchanged']}，已解决 {counts['absent']}"
        return text


def _print(record: dict[str, object], file: object, *, is_terminal: bool) -> None:
    from kg.audit.writers import to_line

    line = to_line(record)
    if is_terminal:
        place, _, rest = line.partition(": ")
        colour = _COLOURS[str(record["severity"])]
        line = f"{click.style(place, bold=True)}: {click.style(rest, fg=colour)}"
    click.echo(line, file=file)  # type: ignore[arg-type]
