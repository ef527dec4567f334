"""What a column of a table holds: the roles of columns.yml, and those of the period's set."""

from enum import StrEnum


class Role(StrEnum):
    """The role of a column, told by its heading or by what it holds.

    A form that sets targets for the whole period (实施期) beside those of the year has its columns
    twice; the period's have the roles that begin with ``period_``.
    """

    LEVEL1 = "level1"
    LEVEL2 = "level2"
    INDICATOR = "indicator"
    VALUE = "value"
    STANDARD = "standard"
    DESCRIPTION = "description"
    BASIS = "basis"
    WEIGHT = "weight"
    DIRECTION = "direction"
    SIGN = "sign"
    NATURE = "nature"
    UNIT = "unit"
    ACTUAL = "actual"
    SCORE = "score"
    DEVIATION = "deviation"
    COMPLETION = "completion"
    SCORING = "scoring"
    REMARK = "remark"
    PROJECT_CODE = "project_code"
    PROJECT_NAME = "project_name"
    PROGRAMME = "programme"
    UNIT_CODE = "unit_code"
    UNIT_NAME = "unit_name"
    DEPARTMENT = "department"
    AMOUNT = "amount"
    PART = "part"
    GOAL = "goal"
    SERIAL = "serial"
    CONTENT = "content"

    PERIOD_LEVEL1 = "period_level1"
    PERIOD_LEVEL2 = "period_level2"
    PERIOD_INDICATOR = "period_indicator"
    PERIOD_VALUE = "period_value"
    PERIOD_STANDARD = "period_standard"
    PERIOD_DESCRIPTION = "period_description"
    PERIOD_BASIS = "period_basis"
    PERIOD_WEIGHT = "period_weight"
    PERIOD_DIRECTION = "period_direction"
    PERIOD_SIGN = "period_sign"
    PERIOD_NATURE = "period_nature"
    PERIOD_UNIT = "period_unit"
    PERIOD_ACTUAL = "period_actual"
    PERIOD_SCORE = "period_score"
    PERIOD_DEVIATION = "period_deviation"
    PERIOD_COMPLETION = "period_completion"
    PERIOD_SCORING = "period_scoring"
    PERIOD_REMARK = "period_remark"
    PERIOD_PROJECT_CODE = "period_project_code"
    PERIOD_PROJECT_NAME = "period_project_name"
    PERIOD_PROGRAMME = "period_programme"
    PERIOD_UNIT_CODE = "period_unit_code"
    PERIOD_UNIT_NAME = "period_unit_name"
    PERIOD_DEPARTMENT = "period_department"
    PERIOD_AMOUNT = "period_amount"
    PERIOD_PART = "period_part"
    PERIOD_GOAL = "period_goal"
    PERIOD_SERIAL = "period_serial"
    PERIOD_CONTENT = "period_content"

    @property
    def of_period(self) -> "Role":
        """The same role in the period's set of columns."""
        return self if self.startswith("period_") else Role(f"period_{self}")


LEVELS = (Role.LEVEL1, Role.LEVEL2)
