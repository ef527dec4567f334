"""All SPARQL of the program, one query a file, in the folder of the package that asks it."""

from kg.queries.catalogue import Query, Question, find_query, find_question, questions
from kg.queries.parameters import Parameter

__all__ = ["Parameter", "Query", "Question", "find_query", "find_question", "questions"]
