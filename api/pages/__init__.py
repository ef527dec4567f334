"""Pages for people: the graph's answers as HTML made here, Chinese first, English by ``lang=en``; nothing from another host."""

from fastapi import APIRouter


def routers() -> list[APIRouter]:
    """The routes of all pages."""
    from api.pages import (
        corrections,
        findings,
        lists,
        network,
        query,
        review,
        search,
        site,
        source,
        start,
    )
    from api.pages import resources as things

    modules = (
        site,
        start,
        search,
        lists,
        things,
        source,
        corrections,
        findings,
        review,
        network,
        query,
    )
    return [module.router for module in modules]
