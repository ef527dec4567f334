"""``jipu serve``: the service from the command line."""

import ipaddress
from pathlib import Path

import click

from kg.cli.options import store_option
from kg.errors import UsageError


@click.command()
@click.option(
    "--host", default="127.0.0.1", show_default=True, help="监听的地址；对外开放时写 0.0.0.0"
)
@click.option(
    "--port", default=8000, show_default=True, type=click.IntRange(1, 65535), help="监听的端口"
)
@store_option
def serve(host: str, port: int, store: Path) -> None:
    """启动服务：SPARQL 端点 /sparql，以及 /health、/metrics。数据目录有新快照时自动换用，不中断请求。

    \b
    例：
      jipu serve
      jipu serve --store 我的数据 --host 0.0.0.0 --port 8080

    \b
    不接受更新，不访问网络。限额由环境变量设置，见 README 的“设置”。每个请求记一行 JSON 日志（标准错误），不含查询内容。
    """
    import uvicorn

    from api.app import create_app
    from api.gate import log_to_stderr
    from api.settings import ServeSettings
    from kg.settings import read_settings

    app = create_app(store, read_settings(ServeSettings))
    try:
        is_open = not ipaddress.ip_address(host).is_loopback
    except ValueError:
        is_open = host != "localhost"
    if is_open:
        click.echo(f"提示：{host} 对网络开放，任何能连上的人都可以查询", err=True)
    if not store.exists():
        click.echo(f"提示：{store} 中还没有数据；运行 jipu build 之后会自动启用", err=True)
    click.echo(f"http://{host}:{port}/", err=True)
    log_to_stderr()
    try:
        uvicorn.run(
            app,
            host=host,
            port=port,
            access_log=False,
            timeout_graceful_shutdown=30,
            server_header=False,
        )
    except SystemExit as stop:
        if stop.code:
            raise UsageError(f"不能监听 {host}:{port}；端口可能已被占用") from None
