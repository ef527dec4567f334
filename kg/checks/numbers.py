"""Document numbers (发文字号) as they are printed, right or wrong."""

import re

NUMBERED = re.compile(
    r"""
    [\u4e00-\u9fff]{1,12}                   # 冀财社
    [〔\[【(](?P<year>[^〔\[【()\]】〕]{0,8})[〕\]】)]  # 〔2023〕, and whatever else stands there
    第?(?P<serial>\d{0,6})号                # 82号
    """,
    re.VERBOSE,
)
