"""HEAD, answered as GET without the body: tools that look whether a link is alive ask so."""

from starlette.types import ASGIApp, Message, Receive, Scope, Send


class Heads:
    """Middleware around the whole service.

    Args:
        app: what answers.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http" or scope["method"] != "HEAD":
            await self.app(scope, receive, send)
            return

        async def without_body(message: Message) -> None:
            await send(
                {**message, "body": b""} if message["type"] == "http.response.body" else message
            )

        await self.app({**scope, "method": "GET"}, receive, without_body)
