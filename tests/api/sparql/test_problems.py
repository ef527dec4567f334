"""Every error of the engine is a problem of its own, and says whether asking again is of use."""

from multiprocessing import Pipe

import pytest

from api.engine.errors import (
    BusyError,
    CrashedError,
    DeadlineError,
    EvaluationError,
    NotAcceptableError,
    RefusedError,
    SilentError,
    UnansweredError,
)
from api.sparql.problems import problem_of
from kg.errors import QueryError
from tests.support.samples import ROOT

PROBLEMS = {
    QueryError("错"): (400, "bad-query"),
    RefusedError("错"): (400, "bad-query"),
    NotAcceptableError(): (406, "not-acceptable"),
    BusyError(): (503, "busy"),
    DeadlineError(2.5): (503, "timeout"),
    CrashedError(): (503, "stopped"),
    SilentError("没有回答"): (503, "engine"),
}


def leaves(kind: type[EvaluationError]) -> set[type[EvaluationError]]:
    """The errors that are raised: those of the tree but its branches."""
    below = set().union(*map(leaves, kind.__subclasses__()))
    return below | (set() if kind in (EvaluationError, UnansweredError) else {kind})


def test_every_error_of_the_tree_is_listed_here() -> None:
    assert {type(error) for error in PROBLEMS} - {QueryError} == leaves(EvaluationError)


@pytest.mark.parametrize("error", PROBLEMS, ids=lambda error: type(error).__name__)
def test_every_error_has_its_problem(error: EvaluationError | QueryError) -> None:
    problem = problem_of(error)
    assert (problem.status, problem.code) == PROBLEMS[error]
    assert f"`{problem.code}`" in (ROOT / "api/README.md").read_text("utf-8")
    assert problem.detail


@pytest.mark.parametrize("error", PROBLEMS, ids=lambda error: type(error).__name__)
def test_only_what_may_be_asked_again_says_when(error: EvaluationError | QueryError) -> None:
    assert ("Retry-After" in (problem_of(error).headers or {})) == isinstance(
        error, UnansweredError
    )


def test_the_problem_says_what_the_engine_said() -> None:
    assert problem_of(RefusedError("第 3 行")).detail == "第 3 行"
    assert problem_of(SilentError("没有回答")).detail == "没有回答"
    assert problem_of(DeadlineError(2.5)).detail.startswith("查询超过 2.5 秒")


def test_an_error_without_a_problem_is_a_fault_of_ours() -> None:
    with pytest.raises(TypeError, match="UnansweredError"):
        problem_of(UnansweredError())


@pytest.mark.parametrize("error", PROBLEMS, ids=lambda error: type(error).__name__)
def test_errors_pass_through_a_pipe_whole(error: EvaluationError | QueryError) -> None:
    one, other = Pipe()
    one.send(error)
    again = other.recv()
    assert (type(again), again.args, vars(again)) == (type(error), error.args, vars(error))
