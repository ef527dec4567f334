"""``jipu rule``: what a code of a finding means."""

import json
from dataclasses import asdict
from difflib import get_close_matches

import click

from kg.errors import UsageError
from kg.findings import Rule, rules

_SEVERITIES = {"error": "错误", "warning": "警告", "note": "提示"}
_GRADES = {
    "O": "官方文件",
    "L": "地方办法",
    "F": "已公开的表格",
    "A": "文件自身可证",
    "M": "未核实",
}


@click.command()
@click.argument("code", required=False)
@click.option(
    "--format",
    "format",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="输出格式",
)
def rule(code: str | None, format: str) -> None:
    """解释一条审核规则：怎样判断、依据什么、正反例、在样本上的准确度；不给 CODE 时列出全部规则。

    \b
    例：
      jipu rule J302
      jipu rule cost-above-budget
      jipu rule --format json
    """
    chosen = [find_rule(code)] if code else list(rules().values())
    if format == "json":
        listed = [asdict(one) for one in chosen]
        click.echo(json.dumps(listed[0] if code else listed, ensure_ascii=False, indent=1))
        return
    if code:
        click.echo(explain(chosen[0]))
        return
    for one in chosen:
        click.echo(f"{one.code}  {_SEVERITIES[one.severity]}  {one.title}（{one.name}）")


def find_rule(word: str) -> Rule:
    """The rule of a code or name.

    Raises:
        UsageError: there is none, with the nearest.
    """
    listed = rules()
    names = {one.name: one for one in listed.values()}
    found = listed.get(word.upper()) or names.get(word)
    if found is None:
        near = get_close_matches(word, [*listed, *names], 3, 0.5)
        raise UsageError(
            f"没有规则 {word}"
            + (f"；是否指 {'、'.join(near)}？" if near else "；全部规则见 jipu rule")
        )
    return found


def explain(one: Rule) -> str:
    """All that is known of a rule, as text."""
    provable = "凭文件自身可证" if one.hard else "需要人判断"
    parts = [f"{one.code} {one.title}（{one.name}）", f"  {one.title_en}", ""]
    parts.append(
        f"  级别：{_SEVERITIES[one.severity]}，{provable}    "
        f"类别：{one.category}    审核内容：{one.heading}"
    )
    for label, text in (
        ("判断", one.computes),
        ("依据", one.ground and f"{one.ground}（{_GRADES[one.grade]}）"),
        ("反例", one.bad),
        ("正例", one.good),
    ):
        if text:
            parts.append(f"  {label}：{text}")
    if one.needs != "none":
        parts.append("  读取不确定的行不判断。")
    if one.record:
        true, false = one.record
        parts.append(f"  五份样本上逐条核对：{true + false} 个发现中 {true} 个属实。")
    return "\n".join(parts)
