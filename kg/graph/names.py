"""What several documents speak of: departments, units, categories, policy documents, authorities.

They stand in one graph of names, each with its type and label once.
"""

from kg.graph import terms as t
from kg.graph.iris import Iris
from kg.graph.quads import QuadWriter, literal, year
from nlp.names.authorities import find_authority
from nlp.names.policies import Mention
from nlp.names.regions import find_region
from nlp.text import fold


class SharedNames:
    """Writes into the graph of names; every method returns the IRI of what it was asked for."""

    def __init__(self, iris: Iris) -> None:
        self.iris = iris
        self.quads = QuadWriter(iris.names_graph)
        self.written: set[str] = set()

    def department(self, name: str | None) -> str | None:
        """A department with its region; None for no name."""
        if name is None:
            return None
        iri = self.iris.named("department", name)
        if self._once(iri):
            self._name(iri, t.JP["Department"], fold(name))
            self._region(iri, fold(name))
        return iri

    def unit(self, name: str, owner: str | None) -> str:
        """A budget unit, below its department."""
        iri = self.iris.named("unit", owner, name)
        if self._once(iri):
            self._name(iri, t.JP["Unit"], fold(name))
            self._region(iri, fold(name))
            department = self.department(owner)
            if department:
                self.quads.add(iri, t.SUB_ORGANIZATION_OF, department)
        return iri

    def office(self, name: str, owner: str) -> str:
        """An internal office of a department."""
        iri = self.iris.named("office", owner, name)
        if self._once(iri):
            self._name(iri, t.JP["Office"], fold(name))
            self.quads.add(iri, t.SUB_ORGANIZATION_OF, self.department(owner) or "")
        return iri

    def category(self, label: str) -> str:
        """The concept of a level label."""
        iri = self.iris.category(label)
        if self._once(iri):
            self._name(iri, t.CONCEPT, label, t.PREF_LABEL)
        return iri

    def policy(self, mention: Mention) -> str:
        """A policy document with its number, title, year and issuer."""
        iri = self.iris.named("policy", mention.number or mention.title)
        if self._once(iri):
            self._name(iri, t.JP["PolicyDocument"], mention.number or f"《{mention.title}》")
            self.quads.put(iri, "docNumber", mention.number)
            self.quads.put(iri, "serial", mention.serial)
            if mention.year:
                self.quads.add(iri, t.JP["issueYear"], year(mention.year))
            self._issuer(iri, mention.prefix)
        if mention.number and mention.title:
            self.quads.add(iri, t.TITLE, literal(mention.title))
        return iri

    def _once(self, iri: str) -> bool:
        if iri in self.written:
            return False
        self.written.add(iri)
        return True

    def _name(self, iri: str, kind: str, label: str, predicate: str = t.LABEL) -> None:
        self.quads.add(iri, t.TYPE, kind)
        self.quads.add(iri, predicate, literal(label))

    def _region(self, iri: str, name: str) -> None:
        """The region an organisation's name begins with; nothing where it names none."""
        region = find_region(name)[0]
        if region is not None:
            self.quads.put(iri, "regionCode", region.code)
            self.quads.put(iri, "province", region.province)
            self.quads.put(iri, "city", region.city)
            self.quads.put(iri, "county", region.county)

    def _issuer(self, policy: str, prefix: str | None) -> None:
        """The authority a number's prefix names; none where the table does not tell."""
        authority = find_authority(prefix) if prefix else None
        if authority is None:
            return
        iri = self.iris.named("authority", authority.name)
        self._name(iri, t.JP["Authority"], authority.name)
        self.quads.put(iri, "authorityLevel", authority.level)
        self.quads.add(policy, t.JP["issuedBy"], iri)
        if authority.inferred:
            self.quads.put(policy, "isInferred", True)
