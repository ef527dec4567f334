"""A spaCy pipeline for budget text: ``nlp.pipeline.blank()``, segmented by jieba with our word list, no model.

Spans: ``doc.spans["policies"]`` (label POLICY), ``doc.spans["quantities"]`` (QUANTITY), ``doc.spans["regions"]``
(REGION); what each one means is in ``span._.policy``, ``span._.quantity``, ``span._.region``. The components are
registered as ``jipu_policies``, ``jipu_quantities`` and ``jipu_regions`` and can be added to any pipeline:
``spacy.blank("zh")`` then ``add_pipe``, once this module is imported.
"""

import unicodedata
from typing import Any

import spacy
from spacy.language import Language
from spacy.tokens import Doc, Span
from spacy.vocab import Vocab

from nlp.mentions import find_mentions
from nlp.quantities import Quantity, number_pattern, read_value
from nlp.regions import Region, find_region
from nlp.words import cut

for _name in ("policy", "quantity", "region"):
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
    for name in ("jipu_policies", "jipu_quantities", "jipu_regions"):
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
    return "".join(same if len(same := unicodedata.normalize("NFKC", char)) == 1 else char for char in text)
