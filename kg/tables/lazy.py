"""Attributes of an object that are found when they are first read."""

from collections.abc import Callable
from typing import Any, Generic, Self, TypeVar, overload

T = TypeVar("T")


class Lazy(Generic[T]):
    """A read-only attribute, found once and kept in the object's own dictionary.

    An object whose ``plain`` is another one has it from that.

    ``functools.cached_property`` does the same, but up to Python 3.11 takes a lock on each first
    read, which costs more than most attributes of a cell: reading documents was 10 % slower.
    """

    def __init__(self, find: Callable[[Any], T]) -> None:
        self._find = find
        self._name = find.__name__
        self.__doc__ = find.__doc__

    @overload
    def __get__(self, instance: None, owner: type) -> Self: ...
    @overload
    def __get__(self, instance: object, owner: type) -> T: ...
    def __get__(self, instance: Any, owner: type) -> Self | T:
        if instance is None:
            return self
        plain = instance.plain
        found: T = self._find(instance) if plain is instance else getattr(plain, self._name)
        instance.__dict__[self._name] = found
        return found
