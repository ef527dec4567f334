"""The levels of the reform's form, by their printed names (财预〔2021〕101号)."""

OUTPUT, BENEFIT, SATISFACTION, COST = "产出指标", "效益指标", "满意度指标", "成本指标"
QUANTITY, QUALITY, TIMELINESS = "数量指标", "质量指标", "时效指标"
LASTING = "可持续影响指标"
DIMENSIONS = (QUANTITY, QUALITY, TIMELINESS, COST)
PROMISES = (OUTPUT, BENEFIT, SATISFACTION)
