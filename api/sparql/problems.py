"""What a client is told when a query has no answer; the errors are those of api.engine.errors."""

from api.engine.errors import (
    BusyError,
    CrashedError,
    DeadlineError,
    EvaluationError,
    NotAcceptableError,
    RefusedError,
    SilentError,
)
from api.problems import ProblemError
from kg.errors import QueryError

RETRY_SECONDS = 5


def problem_of(error: EvaluationError | QueryError) -> ProblemError:
    """The problem document of an error (api/README.md lists the codes)."""
    match error:
        case NotAcceptableError():
            return ProblemError(406, "not-acceptable", "Accept 中没有适合这种查询的格式")
        case QueryError() | RefusedError():
            return ProblemError(400, "bad-query", str(error))
        case SilentError():
            return _retry("engine", str(error))
        case BusyError():
            return _retry("busy", "同时运行的查询太多，请稍后再试")
        case DeadlineError():
            detail = f"查询超过 {error.seconds:g} 秒，已停止；请加上更多条件或 LIMIT"
            return _retry("timeout", detail)
        case CrashedError():
            return _retry("stopped", "查询用尽了内存或被取消，已停止；请加上更多条件或 LIMIT")
    raise TypeError(f"an error of the engine without a problem of its own: {type(error).__name__}")


def _retry(code: str, detail: str) -> ProblemError:
    return ProblemError(503, code, detail, headers={"Retry-After": str(RETRY_SECONDS)})
