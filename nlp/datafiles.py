"""The word lists and tables that stand beside the code as YAML."""

from importlib.resources import files
from typing import Any


def load_yaml(name: str, package: str = "nlp") -> dict[str, Any]:
    """A data file of one of our packages; callers keep what they make of it."""
    return parse_yaml(files(package).joinpath(name).read_text("utf-8"))


def parse_yaml(text: str) -> dict[str, Any]:
    """The mapping that a YAML text holds, read with the C parser where there is one."""
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    loaded: dict[str, Any] = yaml.load(text, loader)  # noqa: S506
    return loaded
