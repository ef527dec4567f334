"""Pages for people: the graph's answers as HTML, in Chinese and by ``lang=en`` in English.

Everything is made here; nothing is loaded from another host.
"""

import pkgutil
from importlib import import_module

from fastapi import APIRouter


def routers() -> list[APIRouter]:
    """The routes of all pages: every module of this package that has a ``router`` is one."""
    names = sorted(module.name for module in pkgutil.iter_modules(__path__))
    found = [vars(import_module(f"{__name__}.{name}")).get("router") for name in names]
    return [router for router in found if isinstance(router, APIRouter)]
