"""Values that are words: placeholders (无, 不涉及) and states (有效提升, 合规)."""

import re

from nlp.patterns import any_of

_PLACEHOLDERS = frozenset(
    "无 不涉及 不适用 未涉及 暂无 没有 无此项 无此项指标 无内容 无指标 不需要 "
    "/ \\ - -- N/A n/a 无。 不涉及。 无/无".split()
)
# The mark of an item before it: 指标1:, 1., (1), folded.
_MARK = re.compile(r"^(?:(?:指标|目标)\d{0,2}[:.、]|\d{1,2}[.、)](?!\d)|\(\d{1,2}\))")
_STATE_WORDS = re.compile(
    any_of(
        (
            # grew, shrank, or kept up
            "提升 提高 改善 增强 促进 缓解 完善 推进 推动 加强 扩大 增加 优化 "
            "减少 降低 巩固 维护 维持 "
            # in time, and for how long
            "及时 按时 按期 按需 实时 逐步 持续 稳步 长期 "
            # in order
            "合规 合格 规范 健全 完整 真实 公开 准确 安全 科学 合理 符合 一致 "
            "稳定 正常 畅通 清晰 "
            # reached
            "完成 保障 保证 到位 全覆盖 覆盖 达标 达到 通过 落实 报销 "
            # how well
            "有效 明显 显著 满意 良好 优 一般 较 好 高 强 积极 "
            # the rest of an answer
            "是 有 渠道 能力"
        ).split()
    )
    + "|相关$"
)
_PARTS = re.compile(r"[、,]")
_SENTENCE = re.compile(r"[。;；]")
STATE_LENGTH = (
    8  # characters: the longest state of the samples has six, its sentences have nine and more
)


def is_placeholder(text: str) -> bool:
    """Whether a folded cell says that there is nothing: 无, 不涉及, a slash; 指标1:无 as well."""
    return text in _PLACEHOLDERS or _MARK.sub("", text) in _PLACEHOLDERS


def has_state_word(text: str) -> bool:
    """Whether a word of state (完成, 达标) stands anywhere in a folded text."""
    return _STATE_WORDS.search(text) is not None


def is_state(text: str) -> bool:
    """Whether a folded value without number is a short state rather than free text.

    Up to ``STATE_LENGTH`` characters with a word of state (提升, 合格, 及时 …) are a state, and so
    are several such parts in a row (实时办结、按时结算).
    """
    if _SENTENCE.search(text):
        return False
    return all(
        len(part) <= STATE_LENGTH and (_STATE_WORDS.search(part) or part.startswith("无"))
        for part in _PARTS.split(text)
    )
