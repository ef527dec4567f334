"""Values that are words: placeholders (无, 不涉及) and states (有效提升, 合规)."""

import re

_PLACEHOLDERS = frozenset(
    "无 不涉及 不适用 未涉及 暂无 没有 无此项 无此项指标 无内容 无指标 不需要 / \\ - -- N/A n/a 无。 不涉及。 无/无".split()
)
_STATE_WORDS = re.compile(
    "提升|提高|改善|及时|合规|合格|完成|保障|保证|有效|明显|显著|规范|健全|完整|真实|公开|到位|满意|良好|优|全覆盖|覆盖|达标|"
    "完善|增强|促进|缓解|稳定|稳步|持续|逐步|长期|按时|实时|科学|合理|相关$|准确|安全|通过|落实|按期|按需|正常|推进|推动|加强|"
    "扩大|增加|减少|降低|巩固|维护|维持|优化|畅通|清晰|达到|符合|一致|一般|较|好|高|强|是|有|积极|渠道|报销|能力"
)
_PARTS = re.compile(r"[、,]")
_SENTENCE = re.compile(r"[。;；]")
STATE_LENGTH = 8


def is_placeholder(text: str) -> bool:
    """Whether a folded cell says that there is nothing: 无, 不涉及, a slash."""
    return text in _PLACEHOLDERS


def is_state(text: str) -> bool:
    """Whether a folded value without number is a short state rather than free text.

    Up to ``STATE_LENGTH`` characters that hold a word of state (提升, 合格, 及时 …) make a state, and so do
    several such parts in a row (实时办结、按时结算).
    """
    if _SENTENCE.search(text):
        return False
    return all(
        len(part) <= STATE_LENGTH and (_STATE_WORDS.search(part) or part.startswith("无"))
        for part in _PARTS.split(text)
    )
