"""A spaCy pipeline for budget text: ``nlp.pipeline.blank()``, segmented by jieba with our word list, no model.

Spans: ``doc.spans["policies"]`` (label POLICY), ``["quantities"]`` (QUANTITY), ``["regions"]`` (REGION),
``["organisations"]`` (ORGANISATION) and ``["measures"]`` (MEASURE: words that end in what an indicator measures: 参保率,
受益人数); what each one means is in ``span._.policy``, ``.quantity``, ``.region``, ``.organisation`` (full name) and
``.measure``. The components are registered as ``jipu_policies``, ``jipu_quantities``, ``jipu_regions``,
``jipu_organisations`` and ``jipu_measures`` and can be added to any pipeline:
``spacy.blank("zh")`` then ``add_pipe``, once this module is imported.
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
from nlp.values.numbers import number_pattern
from nlp.values.quantities import read_value
from nlp.values.quantity import Quantity
from nlp.words import cut

for _name in ("policy", "quantity", "region", "organisation", "measure"):
    if not Span.has_extension(_name):
        Span.set_extension(_name, default=None)


class JiebaTokenizer:
    """Makes documents of jieba words; the text of a document is the text given, character for character."""

    def __init__(self, vocab: Vocab) -> None:
        self.vocab = vocab

    def __call__(self, text: str) -> Doc:
        """A document of the words of ``text``; white space is words of its own."""
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
    for match in number_pattern().finditer(_narrow(doc.text)):
        reading = read_value(match.group(0))
        if reading.number is not None:
            found.append((match.start(), match.end(), reading))
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
    """Organisations named with their region or its level; short forms in full, with the place of the first one named."""
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
    measure = measure_of(word)
    return measure if measure is not None and len(word) >= min(len(measure) + 1, 2) else None


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
    """Full-width characters as half-width ones, at their places: positions stay those of the text."""
    return "".join(
        same if len(same := unicodedata.normalize("NFKC", char)) == 1 else char for char in text
    )
