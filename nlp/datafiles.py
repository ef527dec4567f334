"""The word lists and tables that stand beside the code as YAML."""

from importlib.resources import files
from typing import Any


def load_yaml(name: str, package: str = "nlp") -> dict[str, Any]:
    """A data file of one of our packages, with the C parser where there is one; callers keep what they make of it."""
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    loaded: dict[str, Any] = yaml.load(files(package).joinpath(name).read_bytes(), loader)  # noqa: S506
    return loaded
