"""The command group, its exit codes, and what a user sees when something goes wrong."""

import importlib
import os
import sys
from importlib.metadata import entry_points

import click

from kg.errors import KgError

# Command -> module with a click command of the same name.
COMMANDS = {
    name: f"kg.cli.{name}"
    for name in ("extract", "build", "check", "rule", "report", "search", "show", "query", "export")
}
EXIT_ERROR = 2


class _LazyGroup(click.Group):
    """Loads a command's module when it is called: ``--help`` stays instant.

    Other packages add commands by an entry point in the group ``jipu.commands``.
    """

    def list_commands(self, ctx: click.Context) -> list[str]:
        return [*COMMANDS, *sorted(entry.name for entry in entry_points(group="jipu.commands"))]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name in COMMANDS:
            command: click.Command = getattr(importlib.import_module(COMMANDS[cmd_name]), cmd_name)
            return command
        for entry in entry_points(group="jipu.commands", name=cmd_name):
            loaded: click.Command = entry.load()
            return loaded
        return None


@click.group(
    cls=_LazyGroup,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.version_option(package_name="jipu", message="jipu %(version)s")
def jipu() -> None:
    """绩谱：读取公开的部门预算绩效目标，连成知识图谱，回答谁在用哪个指标、依据是什么、缺什么。

    \b
    例：
      jipu extract 部门预算.txt                    读出全部绩效指标（JSON Lines）
      jipu build 文件夹                            建成图谱
      jipu query shared-indicators -p departments=2  被两个以上部门共用的指标
      jipu query                                   列出全部现成的查询
      jipu report --out 报告                       套话与具体指标的报告
    """


def main() -> None:
    """Run the command; errors a user can mend become one line on stderr and exit code 2."""
    try:
        # Not jipu.main(): click would turn a closed pipe into exit code 1.
        with jipu.make_context("jipu", sys.argv[1:]) as context:
            jipu.invoke(context)
    except click.exceptions.Exit as stop:
        sys.exit(stop.exit_code)
    except click.ClickException as error:
        error.show()
        sys.exit(EXIT_ERROR)
    except click.Abort:
        click.echo("已中断", err=True)
        sys.exit(130)
    except KeyboardInterrupt:
        click.echo("已中断", err=True)
        sys.exit(130)
    except KgError as error:
        click.echo(f"错误：{error}", err=True)
        sys.exit(EXIT_ERROR)
    except BrokenPipeError:
        # The reader (head, less) has seen enough: end quietly.
        _forget_stdout()
        sys.exit(0)
    except OSError as error:
        _forget_stdout()
        click.echo(f"错误：读写失败（{error.strerror or error}）", err=True)
        sys.exit(EXIT_ERROR)


def _forget_stdout() -> None:
    """Send what is still buffered nowhere: Python flushes at exit, and would fail again."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
