"""What a target was judged to be, and by which rule."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Judgement:
    """A judgement on one axis.

    Attributes:
        label: the class, a word of the axis' SKOS scheme.
        evidence: code of the rule that decided.
        text: the words it rests on, as compared; '' where there are none.
    """

    label: str
    evidence: str
    text: str = ""
