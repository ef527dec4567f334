"""What the words mean: the ontology and its categories as Turtle files; no code but the paths."""

from pathlib import Path

FOLDER = Path(__file__).parent
TERMS = FOLDER / "budget-performance.ttl"
CATEGORIES = FOLDER / "categories.ttl"
SCHEMES = FOLDER / "schemes.ttl"
UNITS = FOLDER / "units.ttl"
SHAPES = FOLDER / "shapes.ttl"
CONTEXT = FOLDER / "context.jsonld"
EXAMPLES = FOLDER / "examples"
