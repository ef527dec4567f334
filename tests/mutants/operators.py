"""The faults that are planted: one function per kind, from a node of the code to its faulty forms.

Swapped operators, numbers, ternaries, dropped cases and swapped string methods are mutmut's; what
mutmut lacks (a clause dropped, a guard that never holds, a word or element left out of a list, a
quantifier of a regular expression, an empty result, a call that is not made) stands here.
"""

import itertools
import re
from collections.abc import Callable, Iterator, Sequence

import libcst as cst
from libcst import matchers as m
from mutmut.mutation import mutators

# Keywords whose removal no input can tell, or that only guard against a slip of the programmer.
GUARDS = {"strict", "encoding", "slots", "frozen", "repr", "maxsize", "key_prefix"}
QUANTIFIER = re.compile(
    r"(?<=[^\\|(])(?P<mark>[+*?])(?![?+])|\{(?P<least>\d+)(?:,(?P<most>\d*))?\}"
)
EMPTY = {
    "str": '""',
    "list": "[]",
    "tuple": "()",
    "set": "set()",
    "dict": "{}",
    "frozenset": "frozenset()",
}


def comparison(node: cst.CSTNode) -> Iterator[cst.CSTNode]:
    """`<` for `<=`, `==` for `!=`, `in` for `not in`, `is` for `is not`, and back."""
    if isinstance(node, cst.ComparisonTarget):
        yield from mutators.operator_swap_op(node)
        for operator in mutators.operator_keywords(node.operator):
            yield node.with_changes(operator=operator)


def logic(node: cst.CSTNode) -> Iterator[cst.CSTNode]:
    """`and` for `or`, and back."""
    if isinstance(node, cst.BooleanOperation):
        yield from mutators.operator_swap_op(node)


def clause(node: cst.CSTNode) -> Iterator[cst.CSTNode]:
    """One side of an `and` or `or` left out."""
    if isinstance(node, cst.BooleanOperation):
        for side in (node.left, node.right):
            yield side.with_changes(
                lpar=[*node.lpar, *side.lpar] or [cst.LeftParen()],
                rpar=[*side.rpar, *node.rpar] or [cst.RightParen()],
            )


def negation(node: cst.CSTNode) -> Iterator[cst.CSTNode]:
    """`not` left out."""
    if isinstance(node, cst.UnaryOperation):
        for inner in mutators.operator_remove_unary_ops(node):
            yield inner.with_changes(lpar=[cst.LeftParen()], rpar=[cst.RightParen()])


def arithmetic(node: cst.CSTNode) -> Iterator[cst.CSTNode]:
    """`-` for `+`, `/` for `*`, and so on."""
    if isinstance(node, cst.BinaryOperation | cst.AugAssign):
        sides = [node.left, node.right] if isinstance(node, cst.BinaryOperation) else [node.value]
        if not any(isinstance(side, cst.BaseString | cst.List | cst.Tuple) for side in sides):
            yield from mutators.operator_swap_op(node)


def number(node: cst.CSTNode) -> Iterator[cst.CSTNode]:
    """One more, one less."""
    if isinstance(node, cst.Integer | cst.Float):
        yield from mutators.operator_number(node)
        less = node.evaluated_value - 1
        yield node.with_changes(value=str(less)) if less >= 0 else cst.parse_expression(f"({less})")


def truth(node: cst.CSTNode) -> Iterator[cst.CSTNode]:
    """`True` for `False`, and back."""
    if isinstance(node, cst.Name):
        yield from mutators.operator_name(node)


def text(node: cst.CSTNode) -> Iterator[cst.CSTNode]:
    """Another text: `XX` before and after."""
    if isinstance(node, cst.SimpleString) and node.raw_value and not _sentence(node):
        yield from itertools.islice(mutators.operator_string(node), 1)


def words(node: cst.CSTNode) -> Iterator[cst.CSTNode]:
    """A word left out of `"…".split()`."""
    if not m.matches(
        node, m.Call(func=m.Attribute(value=m.SimpleString(), attr=m.Name("split")), args=[])
    ):
        return
    string = cst.ensure_type(cst.ensure_type(node, cst.Call).func, cst.Attribute).value
    assert isinstance(string, cst.SimpleString)
    for match in re.finditer(r"\S+", string.raw_value):
        rest = string.raw_value[: match.start()] + string.raw_value[match.end() :]
        mark = string.prefix + string.quote
        yield node.with_deep_changes(string, value=f"{mark}{rest}{string.quote}")


def element(node: cst.CSTNode) -> Iterator[cst.CSTNode]:
    """An element left out of a list, a tuple, a set or a dictionary of constants."""
    if isinstance(node, cst.List | cst.Tuple | cst.Set | cst.Dict) and len(node.elements) > 1:
        elements: Sequence[cst.CSTNode] = node.elements
        if isinstance(node, cst.Tuple) and len(elements) < 4:
            return  # a pair or a triple is a record: leaving one out breaks whatever unpacks it
        for index, one in enumerate(elements):
            value = getattr(one, "key", None) or getattr(one, "value", None)
            if isinstance(value, cst.SimpleString | cst.Integer | cst.Attribute):
                yield node.with_changes(elements=[*elements[:index], *elements[index + 1 :]])


def regex(node: cst.CSTNode) -> Iterator[cst.CSTNode]:
    """A quantifier changed in a pattern: `+` for `*`, `?` left out, `{2,4}` wider or narrower."""
    if not m.matches(node, m.Call(func=m.Attribute(value=m.Name("re")))):
        return
    for string in m.findall(cst.ensure_type(node, cst.Call).args[0], m.SimpleString()):
        assert isinstance(string, cst.SimpleString)
        pattern = string.raw_value
        for match in QUANTIFIER.finditer(pattern):
            for other in _other_quantifiers(match):
                changed = pattern[: match.start()] + other + pattern[match.end() :]
                if _is_pattern(changed):
                    mark = string.prefix + string.quote
                    yield node.with_deep_changes(string, value=f"{mark}{changed}{string.quote}")


def loop(node: cst.CSTNode) -> Iterator[cst.CSTNode]:
    """`break` for `continue`, `return` for `break`."""
    if isinstance(node, cst.Break | cst.Continue):
        yield from mutators.operator_keywords(node)


def ternary(node: cst.CSTNode) -> Iterator[cst.CSTNode]:
    """A conditional expression that always takes one arm."""
    if isinstance(node, cst.IfExp):
        yield from mutators.operator_if_exp(node)


def case(node: cst.CSTNode) -> Iterator[cst.CSTNode]:
    """A case left out of a `match`."""
    if isinstance(node, cst.Match):
        yield from mutators.operator_match(node)


def method(node: cst.CSTNode) -> Iterator[cst.CSTNode]:
    """`lstrip` for `rstrip`, `find` for `rfind`, and so on."""
    if isinstance(node, cst.Call):
        yield from mutators.operator_symmetric_string_methods_swap(node)
        yield from mutators.operator_unsymmetrical_string_methods_swap(node)


def argument(node: cst.CSTNode) -> Iterator[cst.CSTNode]:
    """A keyword argument left out, so that the default holds."""
    if isinstance(node, cst.Call):
        for index, one in enumerate(node.args):
            if one.keyword is not None and one.keyword.value not in GUARDS:
                yield node.with_changes(args=[*node.args[:index], *node.args[index + 1 :]])


def statement(node: cst.CSTNode) -> Iterator[cst.CSTNode]:
    """A call, or an assignment with an operator, that is not made."""
    lone = m.SimpleStatementLine(body=[m.Expr(value=m.Call()) | m.AugAssign()])
    if isinstance(node, cst.SimpleStatementLine) and m.matches(node, lone):
        yield node.with_changes(body=[cst.Pass()])


def guard(node: cst.CSTNode) -> Iterator[cst.CSTNode]:
    """An `if` without `else` that never holds."""
    if (
        isinstance(node, cst.If)
        and node.orelse is None
        and not m.matches(node.test, m.Name("TYPE_CHECKING"))
    ):
        yield node.with_changes(test=cst.Name("False"))


def sieve(node: cst.CSTNode) -> Iterator[cst.CSTNode]:
    """The condition of a comprehension left out."""
    if isinstance(node, cst.CompFor):
        for index in range(len(node.ifs)):
            yield node.with_changes(ifs=[*node.ifs[:index], *node.ifs[index + 1 :]])


def result(node: cst.CSTNode) -> Iterator[cst.CSTNode]:
    """A function that ends with None, or the empty value of its type, instead of what it found."""
    if not isinstance(node, cst.FunctionDef) or node.returns is None:
        return
    empty = _empty(node.returns.annotation)
    last = node.body.body[-1]
    if empty is None or not m.matches(last, m.SimpleStatementLine(body=[m.Return()])):
        return
    found = cst.ensure_type(last, cst.SimpleStatementLine).body[0]
    yield node.with_deep_changes(found, value=cst.parse_expression(empty))


KINDS: tuple[Callable[[cst.CSTNode], Iterator[cst.CSTNode]], ...] = (
    comparison, logic, clause, negation, arithmetic, number, truth, text, words, element, regex,
    loop, ternary, case, method, argument, statement, guard, sieve, result,
)  # fmt: skip


def _sentence(node: cst.SimpleString) -> bool:
    """Whether a text is wording for people: one that holds a space or the marks of a sentence."""
    return bool(re.search(r"[\s。，；：？！]", node.raw_value))


def _other_quantifiers(match: re.Match[str]) -> list[str]:
    if mark := match["mark"]:
        return {"+": ["*"], "*": ["+"], "?": [""]}[mark]
    least, most = int(match["least"]), match["most"]
    if most is None:
        return [f"{{{least + 1}}}"]
    wider = [f"{{{least},{int(most) + 1}}}"] if most else []
    return [f"{{{least + 1},{most}}}", *wider]


def _is_pattern(text: str) -> bool:
    try:
        re.compile(text)
    except (re.error, OverflowError):
        return False
    return True


def _empty(annotation: cst.BaseExpression) -> str | None:
    if m.matches(annotation, m.BinaryOperation(operator=m.BitOr(), right=m.Name("None"))):
        return "None"
    name = annotation.value if isinstance(annotation, cst.Subscript) else annotation
    return EMPTY.get(name.value) if isinstance(name, cst.Name) else None
