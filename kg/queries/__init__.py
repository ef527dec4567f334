"""Named questions about the graph: the .rq files beside this one, read by ``catalogue``."""

from kg.queries.catalogue import Parameter, Question, find_question, questions

__all__ = ["Parameter", "Question", "find_question", "questions"]
