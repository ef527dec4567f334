"""The field a department works in, and the words an indicator's name spends on it."""

from functools import cache, lru_cache

from nlp.datafiles import load_yaml


@cache
def _fields() -> tuple[tuple[tuple[str, str], ...], tuple[tuple[str, str], ...]]:
    """(word, field) of organisations' names and of indicators' names, longest word first."""
    table = load_yaml("fields.yml", "nlp.names")

    def words(kind: str) -> tuple[tuple[str, str], ...]:
        pairs = [(word, field) for field, entry in table.items() for word in entry[kind]]
        return tuple(sorted(pairs, key=lambda pair: (-len(pair[0]), pair)))

    return words("departments"), words("words")


@lru_cache(maxsize=8192)
def find_field(organisation: str | None) -> str | None:
    """The field of an organisation by its name (榆林市医疗保障局 -> 医疗保障), None for others."""
    if organisation is None:
        return None
    return next((field for word, field in _fields()[0] if word in organisation), None)


def leading_field(name: str) -> tuple[str, str] | None:
    """The field word a name opens with and its field: 医保系统正常运行率 -> (医保, 医疗保障)."""
    return next(((word, field) for word, field in _fields()[1] if name.startswith(word)), None)
