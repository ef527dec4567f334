"""A spaCy pipeline for budget text, ``nlp.pipeline.blank()``: words by jieba, no model.

| spans of ``doc.spans`` | label | component | meaning, in ``span._`` |
|---|---|---|---|
| ``policies`` | POLICY | ``jipu_policies`` | ``policy``: the mention |
| ``quantities`` | QUANTITY | ``jipu_quantities`` | ``quantity``: the reading |
| ``regions`` | REGION | ``jipu_regions`` | ``region`` |
| ``organisations`` | ORGANISATION | ``jipu_organisations`` | ``organisation``: its full name |
| ``measures`` | MEASURE | ``jipu_measures`` | ``measure``: 率 of 参保率, 人数 of 受益人数 |

Importing this module registers the components; ``add_pipe`` then adds them to any pipeline.
"""

import unicodedata
from typing import Any

import spacy
from spacy.language import Language
from spacy.tokens import Doc, Span
from spacy.vocab import Vocab

from nlp.names.indicators import measure_of
from nlp.names.organisations import find_organisations, full_name, place_of
from nlp.names.policies import find_mentions
from nlp.names.regions import Region, find_region
from nlp.values.amounts import find_amounts
from nlp.values.quantities import read_value
from nlp.values.quantity import Quantity
from nlp.words import cut

SHORTEST_WORD = 2  # characters of a word that names a measure

for _name in ("policy", "quantity", "region", "organisation", "measure"):
    if not Span.has_extension(_name):
        Span.set_extension(_name, default=None)


class JiebaTokenizer:
    """Makes documents of jieba words; their text is the text given, character for character."""

    def __init__(self, vocab: Vocab) -> None:
        self.vocab = vocab

    def __call__(self, text: str) -> Doc:
        """A document of the words of ``text``; white space forms words too."""
        words = cut(text)
        return Doc(self.vocab, words=words, spaces=[False] * len(words))


def blank() -> Language:
    """A blank Chinese pipeline with our segmentation and all components."""
    pipeline = spacy.blank("zh")
    pipeline.tokenizer = JiebaTokenizer(pipeline.vocab)
    for name in (
        "jipu_policies",
        "jipu_quantities",
        "jipu_regions",
        "jipu_organisations",
        "jipu_measures",
    ):
        pipeline.add_pipe(name)
    return pipeline


@Language.component("jipu_policies")
def policies(doc: Doc) -> Doc:
    """Policy documents named in the text."""
    return _mark(doc, "policies", "policy", [(m.start, m.end, m) for m in find_mentions(doc.text)])


@Language.component("jipu_quantities")
def quantities(doc: Doc) -> Doc:
    """Numbers with their sign and unit."""
    found: list[tuple[int, int, Quantity]] = []
    text = _narrow(doc.text)
    for amount in find_amounts(text):
        reading = read_value(text[amount.start : amount.end])
        if reading.number is not None:
            found.append((amount.start, amount.end, reading))
    return _mark(doc, "quantities", "quantity", found)


@Language.component("jipu_regions")
def regions(doc: Doc) -> Doc:
    """Regions, where a word begins with one."""
    found: list[tuple[int, int, Region]] = []
    for start in (token.idx for token in doc):
        if found and start < found[-1][1]:
            continue
        region, length = find_region(doc.text[start : start + 40])
        if region is not None:
            found.append((start, start + length, region))
    return _mark(doc, "regions", "region", found)


@Language.component("jipu_organisations")
def organisations(doc: Doc) -> Doc:
    """Organisations named with their region (榆林市…) or its level (市…).

    Their names are given in full; one without a region takes that of the first one that has one.
    """
    mentions = find_organisations(doc.text)
    place = next((place for mention in mentions if len(place := place_of(mention.name)) > 1), "")
    return _mark(
        doc,
        "organisations",
        "organisation",
        [(m.start, m.end, full_name(m.name, place)) for m in mentions],
    )


@Language.component("jipu_measures")
def measures(doc: Doc) -> Doc:
    """Words that say what is measured, at the end of indicators' names."""
    found = [
        (token.idx, token.idx + len(token), measure)
        for token in doc
        if (measure := _measure(token.text)) is not None
    ]
    return _mark(doc, "measures", "measure", found)


def _measure(word: str) -> str | None:
    """What a word measures; 率 alone, one character, measures nothing."""
    measure = measure_of(word)
    return measure if len(word) >= SHORTEST_WORD else None


def _mark(doc: Doc, group: str, attribute: str, found: list[tuple[int, int, Any]]) -> Doc:
    """Spans over the words that hold what was found; each carries its reading."""
    spans = []
    for start, end, meaning in found:
        span = doc.char_span(start, end, label=attribute.upper(), alignment_mode="expand")
        if span is not None:
            span._.set(attribute, meaning)
            spans.append(span)
    doc.spans[group] = spans
    return doc


def _narrow(text: str) -> str:
    """Full-width characters as half-width ones; positions stay those of the text."""
    even = ((unicodedata.normalize("NFKC", char), char) for char in text)
    return "".join(narrow if len(narrow) == 1 else char for narrow, char in even)
