"""The units as concepts: ``nlp/values/units.yml`` -> ``units.ttl``.

Usage: python -m ontology.units   (or: make units)
"""

import hashlib
import json
import sys
from decimal import Decimal

import ontology
from nlp.datafiles import load_yaml
from nlp.values.units import units

BASE = "https://w3id.org/jipu/unit/"
ID_LENGTH = 10  # as long as the identifiers of the graph
KINDS = {
    "percent": ("比率", "ratios"),
    "money": ("金额", "money"),
    "duration": ("时长", "time"),
    "count": ("计数", "counters"),
}
_HEAD = f"""\
# Written by `make units` from nlp/values/units.yml: do not edit here.
@prefix qudt: <http://qudt.org/schema/qudt/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix unit: <http://qudt.org/vocab/unit/> .

<{BASE}scheme> a skos:ConceptScheme ;
  skos:prefLabel "计量单位"@zh, "units"@en .
"""


def units_text() -> str:
    """The concepts as ``units.ttl`` holds them: kinds, then their units as the table has them."""
    codes = load_yaml("units.yml", "nlp.values")["codes"]
    forms: dict[tuple[str, str], list[str]] = {}
    for form, (unit, kind) in units().items():
        forms.setdefault((kind, unit), []).append(form)
    blocks = [_HEAD, *(_kind(kind) for kind in KINDS)]
    for kind in KINDS:
        for (own, unit), printed in forms.items():
            if own == kind:
                blocks.append(_concept(unit, kind, printed, codes.get(unit, {})))
    return "\n".join(blocks)


def _kind(kind: str) -> str:
    chinese, english = KINDS[kind]
    return _block(
        kind,
        f'skos:prefLabel "{chinese}"@zh, "{english}"@en',
        f"skos:topConceptOf <{BASE}scheme>",
    )


def _concept(unit: str, kind: str, forms: list[str], codes: dict[str, str | int | float]) -> str:
    """One unit. A counter without a QUDT unit is a narrower kind of number (unit:NUM)."""
    others = ", ".join(f"{_literal(form)}@zh" for form in forms if form != unit)
    lines = [f"skos:prefLabel {_literal(unit)}@zh", f"skos:notation {_literal(unit)}"]
    lines += [f"skos:altLabel {others}"] if others else []
    if "exact" in codes:
        lines.append(f"skos:exactMatch unit:{codes['exact']}")
    elif "related" in codes:
        lines.append(f"skos:relatedMatch unit:{codes['related']}")
        lines.append(f"qudt:conversionMultiplier {Decimal(str(codes['multiplier']))}")
    elif kind == "count":
        lines.append("skos:broadMatch unit:NUM")
    if "ucum" in codes:
        lines.append(f"qudt:ucumCode {_literal(str(codes['ucum']))}^^qudt:UCUMcs")
    name = hashlib.sha256(unit.encode()).hexdigest()[:ID_LENGTH]
    return _block(name, *lines, f"skos:broader <{BASE}{kind}>")


def _block(name: str, *lines: str) -> str:
    body = " ;\n  ".join((*lines, f"skos:inScheme <{BASE}scheme>"))
    return f"<{BASE}{name}> a skos:Concept ;\n  {body} .\n"


def _literal(text: str) -> str:
    """A Turtle literal; JSON escapes quotes and backslashes the same way."""
    return json.dumps(text, ensure_ascii=False)


def main() -> int:
    """Write ``units.ttl``."""
    ontology.UNITS.write_text(units_text(), "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
