"""The examples of nlp/README.md are true."""

import doctest
from pathlib import Path


def test_examples_of_the_readme() -> None:
    readme = Path(__file__).parents[2] / "nlp" / "README.md"
    text = readme.read_text("utf-8").replace("```", "")
    test = doctest.DocTestParser().get_doctest(text, {}, "README", str(readme), 0)
    assert test.examples
    assert doctest.DocTestRunner(verbose=False).run(test).failed == 0
